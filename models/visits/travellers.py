"""Who travels: travellers, entered once and used in every request, and what training they have had."""

from models.fields import OnRemove, Privacy
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, choice, day, derived, file, flag, link, long_text, text
from models.office.places import NAME_KEYS, PersonName
from models.training.normalise import pay_grade
from models.training.sheets import FULL_NAME
from models.visits import derive


class Traveller(PersonName):
    """A U.S. visitor, or somebody who travels under DoD sponsorship."""

    spec = Spec(
        name="traveller",
        label="Traveller",
        plural="Travellers",
        about="A person who comes on official travel or leave, entered once and used in every request. Passport and "
        "birth date are kept only when a country profile asks for them.",
        area="visits",
        cites="SAMM C2.1.9.3; F011 AF A3 B DoD",
        natural=("dod_id_number",),
        title=("full_name",),
        sort=("sort_name",),
        private=True,
        retention="visitor_years:last_travel_on",
        sections=(
            Section("Name", NAME_KEYS),
            Section("Service", ("traveller_category", "branch_dept", "rank_grade", "own_title", "dv_code",
                                "dod_id_number", "citizenship", "clearance_level_passed")),
            Section("Employer", ("employer", "contract_number")),
            Section("How to reach", ("office_address", "office_phone", "official_email", "personal_email",
                                     "traveller_emergency_contact")),
            Section("Passport and visa", ("passport_number", "passport_kind", "passport_expires_on", "visa_needed",
                                          "visa_number", "visa_expires_on", "birth_date")),
            Section("Remarks", ("traveller_remarks",)),
        ),
        imports=ImportShape(
            splits=(FULL_NAME,), needs=("surname", "first_name", "native_name", "dod_id_number")
        ),
    )  # fmt: skip
    traveller_category = choice("Category", "traveller_category", help="Military, civilian, contractor or other.",
                                cites="F011 AF A3 B DoD", column=True, required_for=("visit_ready",),
                                aliases=("traveler category", "traveller type", "status"))  # fmt: skip
    branch_dept = choice("Branch or department", "branch_dept", help="Service or department the traveller serves.",
                         cites="F011 AF A3 B DoD", column=True, required_for=("visit_ready",),
                         aliases=("branch", "service", "department"))  # fmt: skip
    rank_grade = choice("Grade", "visit_grade", spelling=pay_grade, column=True, required_for=("visit_ready",),
                        help="Pay grade, GS or SES grade; O4, 04 and O-4 are the same.", cites="F011 AF A3 B DoD",
                        aliases=("rank", "grade", "pay grade", "rank/grade", "rank or pay grade"))  # fmt: skip
    own_title = text(
        "Rank or title", help="As a roster prints it: Maj, Dr, Ms.", max_length=40, aliases=("title",)
    )
    dv_code = choice("DV code", "dv_code", help="Code of a distinguished visitor; 1 is the highest.",
                     cites="AIA pamphlet 90-0101", column=True, aliases=("vip code",))  # fmt: skip
    dod_id_number = text("DoD ID number", help="Ten digits of the identity card, where a profile asks for them.",
                         max_length=10, exact=True, privacy=Privacy.SENSITIVE, form=derive.ten_digits,
                         aliases=("edipi", "dod id"))  # fmt: skip
    citizenship = text("Citizenship", help="Country of citizenship, two letters; US unless told otherwise.",
                       max_length=2, form=derive.two_letters, aliases=("nationality",))  # fmt: skip
    clearance_level_passed = choice("Clearance passed", "clearance_level", help="Level passed by the security office.",
                                    cites="DoD 5220.22-M Appendix B")  # fmt: skip
    employer = text(
        "Employer", help="Company of a contractor.", max_length=120, aliases=("company", "organization")
    )
    contract_number = text("Contract", help="Contract under which a contractor travels; kept as text.",
                           max_length=40, exact=True, aliases=("contract number", "contract no"))  # fmt: skip
    office_address = long_text(
        "Office address", help="Address of the traveller's office.", max_length=400, aliases=("address",)
    )
    office_phone = text("Office telephone", help="Number with country code.", max_length=60,
                        privacy=Privacy.PERSONAL, aliases=("phone", "telephone"))  # fmt: skip
    official_email = text("Official e-mail", help="Official address.", max_length=120, privacy=Privacy.PERSONAL,
                          aliases=("email", "e-mail"))  # fmt: skip
    personal_email = text(
        "Personal e-mail", help="Where nothing else reaches.", max_length=120, privacy=Privacy.PERSONAL
    )
    traveller_emergency_contact = text("Emergency contact", help="Name and number of who is told first.",
                                       max_length=200, privacy=Privacy.SENSITIVE)  # fmt: skip
    passport_number = text("Passport number", help="As printed; only when the country profile asks for it.",
                           max_length=20, exact=True, privacy=Privacy.SENSITIVE,
                           aliases=("passport", "passport no"))  # fmt: skip
    passport_kind = choice("Passport type", "visit_passport", help="Official travel takes a no-fee official passport.",
                           cites="DoD 1000.21-R")  # fmt: skip
    passport_expires_on = day("Passport expires on", help="Last day it is valid.", privacy=Privacy.PERSONAL,
                              aliases=("passport expiry", "passport expiration"))  # fmt: skip
    visa_needed = flag(
        "Visa needed", help="Whether the country wants a visa of this traveller.", cites="DoD 1000.21-R"
    )
    visa_number = text(
        "Visa number", help="As printed.", max_length=30, exact=True, privacy=Privacy.SENSITIVE
    )
    visa_expires_on = day("Visa expires on", help="Last day it is valid.", privacy=Privacy.PERSONAL)
    birth_date = day("Date of birth", help="Only when the country profile asks for it.", privacy=Privacy.SENSITIVE,
                     aliases=("dob", "birthdate", "date of birth"))  # fmt: skip
    traveller_remarks = long_text("Remarks", help="What colleagues should know.", max_length=2000)
    last_travel_on = derived(day("Last travel ended", help="Last day of the latest request; keeping counts from it."),
                             derive.TRAVELS, derive.last_travel)  # fmt: skip


class TrainingRecord(Kind):
    """A course or briefing that travel asks for: the day it was done, never its content or result."""

    spec = Spec(
        name="training_record",
        label="Travel training",
        plural="Travel training",
        about="The day a traveller did what entry asks for: antiterrorism, SERE, ISOPREP review, a threat briefing, a "
        "medical note. Only the day is kept, no content and no result.",
        area="visits",
        cites="12 AF AOR travel page; F011 AF A3 B DoD",
        title=("training_code", "done_on"),
        parent="traveller_id",
        private=True,
        sort=("done_on",),
        sections=(
            Section("Training", ("traveller_id", "training_code", "done_on", "certificate_on_file", "verified_by_id",
                                 "certificate")),
        ),
        imports=ImportShape(links=("traveller_id",)),
    )  # fmt: skip
    traveller_id = link("Traveller", "traveller", help="Who did it.", column=True)
    training_code = choice("Training", "travel_training", help="What was done.", column=True)
    done_on = day("Done on", help="Day it was completed, reviewed or read.", column=True,
                  aliases=("completed on", "completion date"))  # fmt: skip
    certificate_on_file = flag(
        "Certificate seen", help="Whether a certificate was seen or is filed.", column=True
    )
    verified_by_id = link("Verified by", "person", OnRemove.KEEP, help="Who looked at the certificate.")
    certificate = file("Certificate", help="Scan of it; never an ISOPREP or a medical paper.")
