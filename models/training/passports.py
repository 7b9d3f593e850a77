"""Passports and visas, with the name exactly as they print it."""

from models.fields import OnRemove, Privacy
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, choice, day, file, link, text

_ITO = ("ito",)


class Passport(Kind):
    """A passport of a student or dependent."""

    spec = Spec(
        name="passport",
        label="Passport",
        plural="Passports",
        about="A passport as it is printed. The order's name must be identical to it, and it must be "
        "valid through training.",
        area="training",
        cites="SAMM C10.11.1",
        natural=("passport_no",),
        title=("passport_type", "passport_expiry"),
        parent="student_id",
        private=True,
        sort=("passport_expiry",),
        sections=(
            Section("Holder", ("student_id", "dependent_id", "passport_surname", "passport_given_names")),
            Section(
                "Passport",
                (
                    "passport_no",
                    "passport_type",
                    "passport_issued_by",
                    "passport_issued_on",
                    "passport_expiry",
                    "scan",
                ),
            ),
        ),
        imports=ImportShape(links=("student_id",)),
    )
    student_id = link(
        "Student", "student", help="Student who holds it, or whose dependent does.", column=True
    )
    dependent_id = link("Dependent", "dependent", help="Dependent who holds it; empty for the student's own.")
    passport_surname = text(
        "Surname in passport",
        help="Surname exactly as printed in the passport.",
        cites="SAMM C10.11.1",
        max_length=100,
        column=True,
        privacy=Privacy.PERSONAL,
        aliases=("surname as in passport",),
        required_for=_ITO,
    )
    passport_given_names = text(
        "Given names in passport",
        help="All given names exactly as printed.",
        cites="SAMM C10.11.1",
        max_length=160,
        column=True,
        privacy=Privacy.PERSONAL,
        aliases=("given names as in passport",),
        required_for=_ITO,
    )
    passport_no = text(
        "Passport number",
        help="Number as printed; kept as text.",
        cites="SAMM Figure C10.F6 item 6i",
        max_length=40,
        required_for=_ITO,
        privacy=Privacy.SENSITIVE,
        search=True,
        aliases=("passport no", "passport nr", "passport #"),
    )
    passport_type = choice(
        "Passport type",
        "passport_type",
        help="Official, service, diplomatic or tourist.",
        column=True,
        required_for=_ITO,
    )
    passport_issued_by = text("Issued by", help="Country that issued it.", max_length=80)
    passport_issued_on = day("Issued on", help="Day of issue.")
    passport_expiry = day(
        "Expires on",
        help="Last day it is valid; it must be valid through training.",
        column=True,
        required_for=_ITO,
        aliases=("passport expiry", "passport expires", "passport exp", "passport expiration"),
    )
    scan = file("Scan", help="Picture of the passport page.", privacy=Privacy.PERSONAL)


class Visa(Kind):
    """A U.S. visa of a student or dependent."""

    spec = Spec(
        name="visa",
        label="Visa",
        plural="Visas",
        about="A U.S. visa once it is issued. The order never waits for its number; when it is "
        "recorded, its name must be identical to the passport and the order.",
        area="training",
        cites="SAMM C10.11.1",
        title=("visa_type", "visa_expiry"),
        parent="student_id",
        private=True,
        sections=(
            Section("Holder", ("student_id", "dependent_id", "visa_surname", "visa_given_names")),
            Section("Visa", ("visa_no", "visa_type", "visa_applied_on", "visa_issued_on", "visa_expiry")),
        ),
        imports=ImportShape(links=("student_id",)),
    )
    student_id = link(
        "Student", "student", help="Student who holds it, or whose dependent does.", column=True
    )
    dependent_id = link(
        "Dependent", "dependent", OnRemove.REFUSE, help="Dependent who holds it; empty for the student."
    )
    visa_surname = text(
        "Surname in visa", help="Surname exactly as printed.", max_length=100, privacy=Privacy.PERSONAL
    )
    visa_given_names = text(
        "Given names in visa",
        help="Given names exactly as printed.",
        max_length=160,
        privacy=Privacy.PERSONAL,
    )
    visa_no = text(
        "Visa number",
        help="Number when issued; never needed for the draft order.",
        max_length=40,
        cites="SAMM Figure C10.F6 item 6k",
        privacy=Privacy.SENSITIVE,
        search=True,
        aliases=("visa no", "visa nr"),
    )
    visa_type = choice("Visa type", "visa_type", help="Type as printed.", column=True)
    visa_applied_on = day(
        "Applied on", help="Day of the application; in the embassy's time it protects from the penalty."
    )
    visa_issued_on = day("Issued on", help="Day of issue.", column=True)
    visa_expiry = day("Expires on", help="Last day of entry.", column=True)
