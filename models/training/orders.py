"""The order that admits a student: as SC-TMS issued it, its amendments, the waiver for a form by hand, the file."""

from models.fields import OnRemove, Privacy
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, choice, day, derived, file, flag, link, long_text, text, whole
from models.training import derive
from models.training.normalise import pay_grade, sex_letter

_AS_ISSUED = Privacy.PERSONAL


class IssuedOrder(Kind):
    """An invitational travel order as SC-TMS issued it, or an amendment to one."""

    spec = Spec(
        name="issued_order",
        label="Issued order",
        plural="Issued orders",
        about="The invitational travel order that SC-TMS issued, item by item as it stands there, with its scan. "
        "It is compared with the office's own records; only this paper admits a student to training.",
        area="training",
        cites="SAMM C2.1.6.8; C10.11",
        title=("order_number", "order_kind", "issued_on"),
        parent="student_id",
        private=True,
        sort=("issued_on", "amendment_no"),
        frozen_by="issued_on",
        loose=("scan", "handed_over_on", "copy_to_imso_on", "translation_attached"),
        sections=(
            Section(
                "Order",
                (
                    "student_id",
                    "order_number",
                    "order_kind",
                    "amendment_no",
                    "amends_id",
                    "corrects_id",
                    "issued_on",
                    "wcn",
                    "scan",
                ),
            ),
            Section(
                "Item 6 as issued",
                (
                    "order_surname",
                    "order_given_names",
                    "sex",
                    "country_rank",
                    "us_grade",
                    "country_service",
                    "country_service_number",
                    "date_of_birth",
                    "passport_no",
                    "visa_type",
                ),
            ),
            Section("Items 7 and 8 as issued", ("installation", "report_date", "courses")),
            Section(
                "Further items as issued",
                ("tla_authorised", "dependents_listed", "hazardous_duty", "order_remarks"),
            ),
            Section("Copies", ("handed_over_on", "copy_to_imso_on", "translation_attached")),
        ),
        imports=ImportShape(links=("student_id",)),
    )
    student_id = link("Student", "student", help="Student the order is for; always exactly one.", column=True)
    order_number = text(
        "Order number",
        help="Number as SC-TMS printed it; kept as text.",
        cites="SAMM Figure C10.F6 item 1",
        max_length=60,
        column=True,
        search=True,
        aliases=("ito number", "ito no"),
    )
    order_kind = choice(
        "Kind", "order_kind", help="The order itself, an amendment or an endorsement.", column=True
    )
    amendment_no = whole("Amendment", help="Number of the amendment; empty for the order itself.", minimum=1)
    amends_id = link("Amends", "issued_order", OnRemove.KEEP, help="The order that the amendment changes.")
    corrects_id = link(
        "Corrects",
        "issued_order",
        OnRemove.KEEP,
        help="The entry with a typing error that this one replaces.",
    )
    issued_on = day(
        "Date of the order",
        help="Date the order carries; afterwards the entry is frozen.",
        cites="SAMM Figure C10.F6 item 3",
        column=True,
        aliases=("ito date",),
    )
    wcn = text("WCN", help="Worksheet control number on the order.", max_length=8, column=True)
    scan = file(
        "Order", help="The order as a file or scan; the student packet carries it.", privacy=_AS_ISSUED
    )
    order_surname = text(
        "Surname", help="Surname as the order prints it.", max_length=100, privacy=_AS_ISSUED
    )
    order_given_names = text(
        "Given names", help="All given names as the order prints them.", max_length=200, privacy=_AS_ISSUED
    )
    sex = choice("Sex", "sex", spelling=sex_letter, help="As the order prints it.", privacy=_AS_ISSUED)
    country_rank = text("Rank", help="Own-service rank as the order prints it.", max_length=60)
    us_grade = choice("U.S. grade", "pay_grade", spelling=pay_grade, help="Grade as the order prints it.")
    country_service = choice("Service", "service", help="Service as the order prints it.")
    country_service_number = text(
        "Service number", help="Number as the order prints it.", max_length=40, privacy=_AS_ISSUED
    )
    date_of_birth = day("Date of birth", help="As the order prints it.", privacy=_AS_ISSUED)
    passport_no = text(
        "Passport number", help="Number as the order prints it.", max_length=40, privacy=Privacy.SENSITIVE
    )
    visa_type = choice("Visa type", "visa_type", help="Type as the order prints it.")
    installation = text("Installation", help="Where item 7 sends the student.", max_length=200)
    report_date = day("Report date", help="Day item 7 tells the student to report.", column=True)
    courses = long_text(
        "Courses",
        help="Item 8, one course a line: WCN, item number, title, dates.",
        cites="SAMM Figure C10.F6 item 8",
        max_length=4000,
    )
    tla_authorised = flag("Allowance authorized", help="Whether the order authorizes a living allowance.")
    dependents_listed = whole(
        "Dependents listed", help="How many dependents the order lists.", minimum=0, counts=True
    )
    hazardous_duty = text("Hazardous duty", help="What the order authorizes, word for word.")
    order_remarks = long_text("Special conditions", help="Remarks as the order prints them.", max_length=4000)
    handed_over_on = day("Handed to the student on", help="Day the student got the original.")
    copy_to_imso_on = day("Copy to the installation on", help="Day the installation got its copy.")
    translation_attached = flag(
        "Translation attached", help="Whether a translation went with it.", cites="SAMM C10.11"
    )


class OrderAmendment(Kind):
    """An amendment the office asks for because its records changed after the order was issued."""

    spec = Spec(
        name="order_amendment",
        label="Order amendment",
        plural="Order amendments",
        about="A change to an issued order that the office enters in SC-TMS: which order, why, and when it was "
        "entered. What is to be changed is read from the difference between the order and the records.",
        area="training",
        cites="SAMM C2.1.6.8; JSCET 9-6",
        title=("amendment_no", "asked_on"),
        parent="student_id",
        private=True,
        sort=("asked_on",),
        frozen_by="entered_on",
        loose=("issued_order_id",),
        sections=(
            Section(
                "Amendment",
                ("student_id", "order_id", "amendment_no", "asked_on", "amendment_reason"),
            ),
            Section("In SC-TMS", ("entered_on", "issued_order_id")),
        ),
        imports=ImportShape(links=("student_id",)),
    )
    student_id = link("Student", "student", help="Student whose order is amended.", column=True)
    order_id = link(
        "Order", "issued_order", OnRemove.KEEP, help="The issued order to be changed.", column=True
    )
    amendment_no = whole("Amendment", help="Number of the amendment to that order.", minimum=1, column=True)
    asked_on = day("Prepared on", help="Day the office prepared the amendment.", column=True)
    amendment_reason = text("Reason", help="Why the order is amended.", max_length=500, column=True)
    entered_on = day("Entered in SC-TMS on", help="Day it was entered; afterwards it is frozen.", column=True)
    issued_order_id = link(
        "Issued as",
        "issued_order",
        OnRemove.KEEP,
        help="The amendment as SC-TMS issued it, once it is there.",
    )


class CcmdWaiver(Kind):
    """A combatant command's waiver that lets the office issue a DD Form 2285 for one student."""

    spec = Spec(
        name="ccmd_waiver",
        label="CCMD waiver",
        plural="CCMD waivers",
        about="The combatant command's policy waiver without which no DD Form 2285 exists: command, number and "
        "date. It covers one student and, when it says so, a last day.",
        area="training",
        cites="SAMM C2.1.6.8",
        title=("command", "waiver_no", "granted_on"),
        title_codes=("command",),
        parent="student_id",
        private=True,
        sort=("granted_on",),
        sections=(
            Section(
                "Waiver",
                ("student_id", "command", "waiver_no", "granted_on", "valid_to", "waiver_reason", "scan"),
            ),
        ),
        imports=ImportShape(links=("student_id",)),
    )
    student_id = link("Student", "student", help="Student whose order may be made by hand.", column=True)
    command = choice(
        "Command", "ccmd", help="Combatant command that granted it.", cites="SAMM C2.1.6.8", column=True
    )
    waiver_no = text(
        "Waiver number", help="Number or message reference.", max_length=80, column=True, search=True
    )
    granted_on = day("Granted on", help="Date of the waiver.", cites="SAMM C2.1.6.8", column=True)
    valid_to = day("Valid to", help="Last day it may be used, when it says so.", column=True)
    waiver_reason = text("Why", help="Why SC-TMS could not be reached.", max_length=500)
    scan = file("Waiver", help="The waiver as a file or scan.")


class StudentFile(Kind):
    """The closed file of one student's training: where it lies and until when it is kept."""

    spec = Spec(
        name="student_file",
        label="Closed file",
        plural="Closed files",
        about="The file of a student's training once everything is in it: the day it was closed, where it lies "
        "and until when it is kept. Screening papers are kept for ten years.",
        area="training",
        cites="SAMM C2.1.6.7.5",
        title=("filed_on", "file_place"),
        parent="student_id",
        private=True,
        sort=("filed_on",),
        sections=(
            Section("File", ("student_id", "training_line_id", "filed_on", "file_place", "file_remarks")),
        ),
        imports=ImportShape(links=("student_id",)),
    )
    student_id = link("Student", "student", help="Student whose file it is.", column=True)
    training_line_id = link(
        "Training", "training_line", OnRemove.KEEP, help="A line of the training it is about.", column=True
    )
    filed_on = day("Closed on", help="Day everything was in the file.", column=True)
    file_place = text("Kept in", help="Cabinet, box or folder.", column=True, search=True)
    file_remarks = long_text("Remarks", help="What is missing and why.", max_length=2000)
    keep_until = derived(
        day("Keep until", help="Ten years after it was closed.", cites="SAMM C2.1.6.7.5", column=True),
        (),
        lambda facts: derive.years_after(facts.record.get("filed_on"), 10),
    )
