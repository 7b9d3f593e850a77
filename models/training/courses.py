"""The course list: items of the training articles list (T-MASL)."""

from models.fields import OnRemove
from models.imports import ImportShape
from models.kinds import (
    Kind,
    Section,
    Spec,
    choice,
    decimal,
    flag,
    link,
    long_text,
    money,
    percent,
    text,
    whole,
)
from models.training.normalise import pay_grade


class Course(Kind):
    """An item of the training articles list (T-MASL)."""

    spec = Spec(
        name="course",
        label="Course",
        plural="Courses",
        about="A course as the training articles list describes it: where, how long, which English "
        "score it asks for and what cancelling costs.",
        area="training",
        cites="SAMM C2.1.6.7.1",
        natural=("tmasl_id",),
        title=("tmasl_id", "title"),
        sort=("title",),
        sections=(
            Section(
                "Course",
                (
                    "tmasl_id",
                    "title",
                    "ia_code",
                    "location_code",
                    "location",
                    "site_id",
                    "school",
                    "duration_weeks",
                ),
            ),
            Section(
                "Entry",
                (
                    "ecl_required",
                    "opi_required",
                    "elt_flag",
                    "prerequisites",
                    "clearance_required",
                    "prep_course_id",
                ),
            ),
            Section(
                "Kind of course",
                (
                    "training_type",
                    "analysis_code",
                    "generic_code",
                    "e_imet_flag",
                    "e_imet_pct",
                    "pme_flag",
                    "senior_pme_invitation",
                    "dedicated_or_contract",
                    "hazardous_flag",
                    "mp_course_flag",
                    "equipment_specific",
                    "intelligence_kind",
                ),
            ),
            Section("Cost", ("tuition", "tla_estimate")),
        ),
        imports=ImportShape(),
    )
    tmasl_id = text(
        "T-MASL",
        help="Item number of the list; the first letter is the implementing agency.",
        cites="JSCET 3-12",
        max_length=12,
        column=True,
        search=True,
        aliases=("masl", "tmasl", "masl id", "item number", "masl number"),
    )
    title = text(
        "Title", help="Course title as listed.", column=True, search=True, aliases=("course title", "course")
    )
    ia_code = choice(
        "Implementing agency", "ia_code", help="B Army, D Air Force, P Navy.", column=True, aliases=("ia",)
    )
    location_code = text(
        "Location code", help="Location or execution agency code.", max_length=10, aliases=("loc",)
    )
    location = text("Location", help="Base, state and country.", column=True, search=True)
    site_id = link(
        "Installation",
        "site",
        OnRemove.KEEP,
        help="Installation with its student officer, from the directory.",
    )
    school = text("School", help="School that gives the course.", column=True, search=True)
    duration_weeks = decimal(
        "Weeks", 1, help="Length in weeks.", column=True, minimum=0, aliases=("dur wks", "duration")
    )
    ecl_required = whole(
        "ECL required",
        help="English comprehension level the course asks for, 0 to 100.",
        cites="SAMM C2.1.6.7.2",
        column=True,
        minimum=0,
        maximum=100,
        aliases=("ecl", "ecl req"),
    )
    opi_required = text(
        "OPI required",
        help="Oral rating listening/speaking, such as 2/2.",
        cites="DSCA Policy 13-66",
        max_length=10,
        aliases=("opi", "opi req"),
    )
    elt_flag = flag(
        "Language course",
        help="Yes for English language training at DLIELC; its score is an entry minimum.",
        cites="SAMM C2.1.6.7.2",
    )
    prerequisites = long_text(
        "Prerequisites", help="What a student must bring.", cites="SAMM C2.1.6.7.1", max_length=4000
    )
    clearance_required = text(
        "Clearance", help="Clearance level of a classified course.", cites="JSCET Figure 3-2"
    )
    prep_course_id = link(
        "Preparatory course", "course", OnRemove.KEEP, help="Course that must come first.", cites="JSCET 3-27"
    )
    analysis_code = text(
        "Analysis code", help="Two-letter training category.", max_length=4, aliases=("an", "analysis")
    )
    generic_code = text("Generic code", help="Three-character generic code.", max_length=4)
    e_imet_flag = flag(
        "E-IMET", help="Whether the course counts as Expanded IMET.", cites="JSCET 3-4f", aliases=("e-imet",)
    )
    e_imet_pct = percent(
        "E-IMET share", help="Share of the course that counts.", minimum=0, maximum=100, aliases=("e-imet %",)
    )
    pme_flag = flag("PME", help="Whether it is professional military education.", cites="JSCET 3-27")
    senior_pme_invitation = flag(
        "By invitation", help="Senior courses take students by invitation only.", cites="JSCET 3-27"
    )
    dedicated_or_contract = flag(
        "Dedicated or contract",
        help="Yes for all-international or contract courses: cancelling costs 100 %.",
        cites="SAMM C10.15.1",
    )
    hazardous_flag = flag("Hazardous duty", help="Flying, airborne, diving or the like.", cites="JSCET 3-26")
    mp_course_flag = flag(
        "Military police course",
        help="Needs a certificate on civilian law enforcement.",
        cites="JSCET 3-7g; SAMM C4.5.7.3.5",
    )
    training_type = choice(
        "Kind of training",
        "training_type",
        help="Formal course, on-the-job, observer, orientation, team or another.",
        cites="JSCET 3-3h, 3-29",
    )
    equipment_specific = flag(
        "About one equipment",
        help="Yes when it trains on one piece of equipment that the country must have or ask for.",
        cites="JSCET 3-2d",
    )
    intelligence_kind = choice(
        "Intelligence",
        "intelligence_kind",
        help="For intelligence courses: combat, operational, joint staff, or another.",
        cites="JSCET 3-7h; SAMM C4.5.7.2",
    )
    tuition = money("Tuition", help="Price per student at the rate in force.", aliases=("course cost",))
    tla_estimate = money(
        "Living allowance estimate", help="Planning estimate of the living allowance.", aliases=("tla",)
    )


class CoursePrerequisite(Kind):
    """Something a course asks of its students."""

    spec = Spec(
        name="course_prerequisite",
        label="Prerequisite",
        plural="Prerequisites",
        about="Something a course asks of its students: another course before it, a grade, a flight physical, a "
        "clearance, experience. Students meet all prerequisites of all their courses.",
        area="training",
        cites="SAMM C2.1.6.7.1",
        title=("prerequisite_kind", "prerequisite_text"),
        parent="course_id",
        sections=(
            Section(
                "Prerequisite",
                ("course_id", "prerequisite_kind", "required_course_id", "lowest_grade", "highest_grade",
                 "prerequisite_text", "approval_possible"),
            ),
        ),
        imports=ImportShape(links=("course_id",)),
    )  # fmt: skip
    course_id = link("Course", "course", help="Course that asks for it.", column=True)
    prerequisite_kind = choice(
        "Kind", "prerequisite_kind", help="A course, a grade or something to be shown.", column=True
    )
    required_course_id = link(
        "Course before it", "course", OnRemove.KEEP, help="Course that must have been attended.", column=True
    )
    lowest_grade = choice(
        "Lowest grade", "pay_grade", spelling=pay_grade, help="Lowest grade that is admitted."
    )
    highest_grade = choice(
        "Highest grade", "pay_grade", spelling=pay_grade, help="Highest grade that is admitted."
    )
    prerequisite_text = text(
        "What is asked", help="The prerequisite in the list's words.", max_length=500, column=True
    )
    approval_possible = flag("Can be waived", help="Whether the training agency may approve an exception.")
