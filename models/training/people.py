"""Students and the family members who travel with them."""

from models.fields import Privacy
from models.imports import ImportShape
from models.kinds import Section, Spec, choice, day, derived, file, flag, link, long_text, text, whole
from models.office.places import NAME_KEYS, PersonName
from models.training import derive, journey
from models.training.normalise import pay_grade, sex_letter
from models.training.sheets import FULL_NAME

_ITO = ("ito",)
_BIO = ("ito", "vetting")


class Student(PersonName):
    """An international military student (IMS)."""

    spec = Spec(
        name="student",
        label="Student",
        plural="Students",
        about="A person of the partner country who is nominated for, or in, U.S. training. One travel "
        "order names exactly one student.",
        area="training",
        cites="SAMM C2.1.6; C10.1.2",
        natural=("country_service_number",),
        title=("full_name",),
        sort=("sort_name",),
        private=True,
        retention="screening_years:training_ends_on",
        takes_part=("ito", "vetting"),
        sections=(
            Section("Name", NAME_KEYS),
            Section(
                "Service",
                (
                    "country_id",
                    "sex",
                    "country_rank",
                    "us_grade",
                    "country_service",
                    "country_service_number",
                ),
            ),
            Section(
                "Birth and citizenship",
                ("date_of_birth", "pob_city", "pob_province", "pob_country", "citizenship"),
            ),
            Section(
                "Post",
                (
                    "position",
                    "unit_id",
                    "category",
                    "foreign_detachment",
                    "career_status",
                    "planned_assignment",
                    "nominated_for",
                ),
            ),
            Section(
                "Travel order",
                ("planned_ito_on", "visa_type", "from_place", "names_in_san_on", "hazardous_duty"),
            ),
            Section(
                "Person",
                ("biography", "diet", "home_address", "phone", "email", "emergency_contact", "photo"),
            ),
            Section("Remarks", ("remarks",)),
        ),
        imports=ImportShape(
            links=("country_id", "unit_id"),
            creates=("unit_id",),
            splits=(FULL_NAME,),
            needs=("surname", "first_name", "native_name", "country_service_number"),
        ),
    )
    country_id = link(
        "Country", "country", help="Country that sends the student.", column=True, required_for=_ITO
    )
    sex = choice(
        "Sex",
        "sex",
        spelling=sex_letter,
        help="As the passport says; M and F are understood.",
        cites="SAMM Figure C10.F6 item 6b",
        required_for=_ITO,
        privacy=Privacy.PERSONAL,
        aliases=("gender",),
    )
    country_rank = text(
        "Rank",
        help="Rank in the words of the student's own service.",
        cites="SAMM Figure C10.F6 item 6c",
        column=True,
        required_for=_ITO,
        max_length=60,
        aliases=("country service rank", "own rank", "military rank"),
    )
    us_grade = choice(
        "U.S. grade",
        "pay_grade",
        spelling=pay_grade,
        help="U.S. equivalent pay grade; O3, 03 and O-3 are the same.",
        cites="SAMM Figure C10.F6 item 6d",
        column=True,
        required_for=_ITO,
        aliases=("grade", "pay grade", "us equivalent grade", "us rank", "us equiv rank"),
    )
    country_service = choice(
        "Service",
        "service",
        help="Service or ministry of the student.",
        cites="SAMM Figure C10.F6 item 6e",
        column=True,
        required_for=_ITO,
        aliases=("country service", "branch", "branch of service"),
    )
    country_service_number = text(
        "Service number",
        help="Number in the student's own service; write the service before it if two services share it.",
        cites="SAMM Figure C10.F6 item 6f",
        required_for=_ITO,
        max_length=40,
        search=True,
        privacy=Privacy.PERSONAL,
        aliases=("svc no", "service no", "service nr", "personnel number", "military id"),
    )
    date_of_birth = day(
        "Date of birth",
        help="In SAN at least 16 days before the report date.",
        cites="DSCA Policy 10-22",
        required_for=_BIO,
        privacy=Privacy.PERSONAL,
        aliases=("dob", "birth date", "born", "birthdate"),
    )
    pob_city = text(
        "City of birth",
        help="City or town where the student was born.",
        cites="DSCA Policy 10-22",
        required_for=_BIO,
        max_length=80,
        privacy=Privacy.PERSONAL,
        aliases=("place of birth", "pob", "birth city", "pob city"),
    )
    pob_province = text(
        "Province of birth",
        help="Province or district of birth, if there is one.",
        max_length=80,
        privacy=Privacy.PERSONAL,
        aliases=("birth province",),
    )
    pob_country = text(
        "Country of birth",
        help="Country where the student was born.",
        cites="DSCA Policy 10-22",
        required_for=_BIO,
        max_length=80,
        privacy=Privacy.PERSONAL,
        aliases=("birth country", "pob country"),
    )
    citizenship = text(
        "Citizenship",
        help="Country whose passport the student travels on.",
        cites="SAMM Figure C10.F6 item 6j",
        required_for=_BIO,
        max_length=80,
        aliases=("country of citizenship", "nationality"),
    )
    position = text(
        "Position",
        help="Post the student holds now.",
        cites="SAMM C2.1.6.7.4",
        aliases=("job", "duty position"),
    )
    unit_id = link(
        "Unit",
        "unit",
        help="Unit the student serves in; vetting of units looks at it.",
        cites="SAMM C2.1.6.7.4",
        column=True,
        required_for=("vetting",),
        aliases=("student's unit", "home unit"),
    )
    category = choice(
        "Category", "student_category", help="Military, kind of civilian, or cadet.", cites="JSCET 3-4b, 3-13"
    )
    foreign_detachment = flag(
        "Detachment member",
        help="Yes for members of a foreign detachment not in DoD training: they are no students.",
        cites="SAMM C4.5.1.1.2",
    )
    career_status = flag(
        "Career personnel",
        help="Career people likely to hold a key post are chosen for IMET.",
        cites="SAMM C2.1.6.3.1.2",
    )
    planned_assignment = text(
        "Planned assignment",
        help="Post in which the training will be used.",
        cites="SAMM C2.1.6.3.1.2",
        aliases=("utilization", "follow-on assignment"),
    )
    nominated_for = text(
        "Nominated for",
        help="Seat of a call for nominations, as the ministry's sheet names it; the line is given afterwards.",
        cites="SAMM C2.1.6.7",
    )
    planned_ito_on = day(
        "Planned order date",
        help="Day the travel order is to be dated; the gates are tested on it.",
        cites="SAMM C2.1.6.8",
        column=True,
        aliases=("ito date", "planned ito"),
    )
    visa_type = choice(
        "Visa type",
        "visa_type",
        help="Type of visa the student travels on; A-2 as a rule.",
        cites="SAMM Figure C10.F6 item 6l",
        required_for=_ITO,
        aliases=("visa class",),
    )
    from_place = text(
        "Departs from", help="Town or airport the student leaves from (item 7).", max_length=120
    )
    names_in_san_on = day(
        "Bio data in SAN on",
        help="Day name, birth date and place of birth were entered in SAN.",
        cites="DSCA Policy 10-22",
        aliases=("bio data in san", "entered in san"),
    )
    hazardous_duty = text(
        "Hazardous duty",
        help="Flying, airborne or other hazardous duty the order must authorize.",
        cites="JSCET 3-26",
    )
    biography = long_text(
        "Biography",
        help="Education, career and languages; some courses want it with the order.",
        cites="JSCET 3-31d",
        privacy=Privacy.PERSONAL,
    )
    diet = text("Diet", help="What the school's kitchen should know.", privacy=Privacy.PERSONAL)
    home_address = long_text(
        "Home address", help="Postal address at home.", max_length=500, privacy=Privacy.PERSONAL
    )
    phone = text(
        "Telephone",
        help="Number with country code.",
        max_length=60,
        privacy=Privacy.PERSONAL,
        aliases=("mobile",),
    )
    email = text(
        "E-mail",
        help="E-mail address.",
        max_length=120,
        privacy=Privacy.PERSONAL,
        aliases=("e-mail address",),
    )
    emergency_contact = text(
        "Emergency contact", help="Name and number of whom to call.", privacy=Privacy.PERSONAL, max_length=300
    )
    photo = file("Photograph", help="Picture of the student.", privacy=Privacy.PERSONAL)
    remarks = long_text("Remarks", help="What colleagues should know.", max_length=4000, search=True)
    next_course = derived(
        text("Next course", help="Course of the first line that still counts.", column=True),
        ("training_line<student_id", "training_line<student_id.course_id"),
        derive.next_course,
    )
    next_report_on = derived(
        day("Reports on", help="Report date of the first line that still counts.", column=True),
        ("training_line<student_id",),
        derive.next_report_date,
    )
    training_ends_on = derived(
        day("Training ends on", help="Last day of training over all lines that still count."),
        ("training_line<student_id",),
        derive.training_ends,
    )
    hr_vetting_state = derived(
        choice(
            "Human-rights vetting",
            "clearance_state",
            help="State of the latest human-rights vetting.",
            column=True,
        ),
        ("hr_vetting<student_id",),
        derive.state_of_latest("hr_vetting<student_id", derive.hr_state, *derive.HR_DATES),
    )
    dod_vetting_state = derived(
        choice(
            "DoD vetting", "clearance_state", help="State of the latest DoD security vetting.", column=True
        ),
        ("dod_vetting<student_id",),
        derive.state_of_latest("dod_vetting<student_id", derive.dod_state, *derive.DOD_DATES),
    )
    screening_state = derived(
        choice("Screening", "clearance_state", help="State of the latest screening.", column=True),
        ("screening<student_id",),
        derive.state_of_latest("screening<student_id", derive.screening_state, *derive.SCREENING_DATES),
    )
    latest_exam_on = derived(
        day("Examined on", help="Day of the latest physical examination."),
        ("medical_record<student_id",),
        derive.latest_value("medical_record<student_id", "exam_date"),
    )
    latest_ecl = derived(
        whole("ECL", help="Score of the latest English comprehension test."),
        ("english_test<student_id",),
        derive.latest_ecl,
    )
    passport_expires_on = derived(
        day("Passport expires on", help="Expiry of the passport issued last."),
        ("passport<student_id",),
        derive.passport_expiry,
    )
    dependents_travelling = derived(
        whole("Dependents", help="How many dependents accompany or join the student.", counts=True),
        ("dependent<student_id",),
        derive.travelling_dependents,
    )
    way_wcn = derived(
        text("WCN", help="Worksheet control number of the training under way.", max_length=8),
        (journey.LINES,),
        journey.way_wcn,
    )
    goes_to_us = derived(
        flag("To the United States", help="Whether the training under way leads there."),
        (journey.LINES,),
        journey.goes_to_us,
    )
    nominated_on = derived(
        day("Nominated on", help="Day the country named the student for this training."),
        (journey.LINES, "screening<student_id"),
        journey.nominated_on,
    )
    order_number = derived(
        text("Order number", help="Number of the issued order that stands.", max_length=60),
        (journey.LINES, "issued_order<student_id"),
        journey.order_number,
    )
    order_issued_on = derived(
        day("Order issued on", help="Date of the issued order that stands.", cites="SAMM C2.1.6.8"),
        (journey.LINES, "issued_order<student_id"),
        journey.order_issued,
    )
    visa_issued_on = derived(
        day("Visa issued on", help="Day the student's own visa was issued last."),
        ("visa<student_id",),
        derive.latest_value("visa<student_id", "visa_issued_on"),
    )
    briefed_on = derived(
        day("Briefed on", help="Day of the pre-departure briefing.", cites="SAMM C2.1.6.9"),
        (journey.LINES, "briefing<student_id"),
        journey.latest_on_journey("briefing<student_id", "briefed_on"),
    )
    notice_sent_on = derived(
        day("Arrival notice on", help="Day the arrival notice went out.", cites="SAMM C2.1.6.9.1"),
        (journey.LINES, "arrival_notice<student_id"),
        journey.latest_on_journey("arrival_notice<student_id", "sent_on"),
    )
    departed_on = derived(
        day("Departed on", help="Day the student left home."),
        (journey.LINES, "travel<student_id"),
        journey.latest_on_journey("travel<student_id", "departed_on"),
    )
    in_training_since = derived(
        day("In training since", help="First day of training, once it has begun."),
        (journey.LINES,),
        journey.in_training_since,
    )
    training_ended_on = derived(
        day("Training ended on", help="Last day of training, once every line is completed."),
        (journey.LINES,),
        journey.training_ended,
    )
    returned_on = derived(
        day("Returned on", help="Day the student was home again."),
        (journey.LINES, "travel<student_id"),
        journey.latest_on_journey("travel<student_id", "returned_on"),
    )
    interviewed_on = derived(
        day("Interviewed on", help="Day of the interview after training.", cites="SAMM C2.1.6.9.2"),
        (journey.LINES, "interview<student_id"),
        journey.latest_on_journey("interview<student_id", "interviewed_on"),
    )
    filed_on = derived(
        day("File closed on", help="Day the student's file was closed.", cites="SAMM C2.1.6.7.5"),
        (journey.LINES, "student_file<student_id"),
        journey.latest_on_journey("student_file<student_id", "filed_on"),
    )


class Dependent(PersonName):
    """A family member of a student."""

    spec = Spec(
        name="dependent",
        label="Dependent",
        plural="Dependents",
        about="A wife, husband or child of a student. Only those listed on the order may travel with "
        "privileges, and only with proof of coverage and vetting.",
        area="training",
        cites="SAMM C10.12; DSCA Policy 18-31",
        title=("full_name",),
        parent="student_id",
        private=True,
        sort=("sort_name",),
        takes_part=("ito", "vetting"),
        sections=(
            Section("Name", NAME_KEYS),
            Section("Family", ("student_id", "relationship", "travel", "authorised_on_ito")),
            Section(
                "Birth and citizenship",
                ("sex", "date_of_birth", "pob_city", "pob_province", "pob_country", "citizenship"),
            ),
        ),
        imports=ImportShape(links=("student_id",), splits=(FULL_NAME,)),
    )
    student_id = link(
        "Student", "student", help="Student the person belongs to.", column=True, aliases=("sponsor",)
    )
    relationship = choice(
        "Relationship",
        "relationship",
        help="Spouse or child; other relatives travel on visitor visas.",
        column=True,
        required_for=("listing",),
        aliases=("relation",),
    )
    travel = choice(
        "Travel", "dependent_travel", help="Accompanies, joins later or stays at home.", column=True
    )
    authorised_on_ito = flag(
        "Authorized on the order",
        help="Yes when the order lists the person; coverage and vetting must be proven first.",
        cites="DSCA Policy 18-31",
        column=True,
    )
    sex = choice(
        "Sex",
        "sex",
        spelling=sex_letter,
        help="As the passport says; M and F are understood.",
        required_for=("listing",),
        privacy=Privacy.PERSONAL,
    )
    date_of_birth = day(
        "Date of birth",
        help="The arrival notice gives the ages of children.",
        cites="SAMM C2.1.6.9.1",
        required_for=("listing",),
        privacy=Privacy.PERSONAL,
        aliases=("dob", "birth date"),
    )
    pob_city = text(
        "City of birth",
        help="City or town of birth.",
        required_for=("listing",),
        max_length=80,
        privacy=Privacy.PERSONAL,
        aliases=("place of birth", "pob"),
    )
    pob_province = text(
        "Province of birth", help="Province or district of birth.", max_length=80, privacy=Privacy.PERSONAL
    )
    pob_country = text(
        "Country of birth",
        help="Country of birth.",
        required_for=("listing",),
        max_length=80,
        privacy=Privacy.PERSONAL,
    )
    citizenship = text(
        "Citizenship", help="Country of the passport.", required_for=("listing",), max_length=80
    )
    dod_vetting_state = derived(
        choice(
            "DoD vetting", "clearance_state", help="State of the latest DoD security vetting.", column=True
        ),
        ("dod_vetting<dependent_id",),
        derive.state_of_dependent,
    )
