"""What the Students tab lists: students first, then training lines, programs and courses."""

from datetime import date

from app.reading import Cond, Either
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.programs import TrainingProgram
from ui.records.listing import Listing, View, belonging_to
from ui.training.steps import steps_of

CHECKS = (
    ("screening", "student_id"),
    ("hr_vetting", "student_id"),
    ("dod_vetting", "student_id"),
    ("medical_record", "student_id"),
    ("english_test", "student_id"),
    ("passport", "student_id"),
    ("visa", "student_id"),
)


def student_views(today: date) -> tuple[View, ...]:
    """The views of students that are always there."""
    pending = ("screening_state", "hr_vetting_state", "dod_vetting_state")
    return (
        View("Report within 30 days", Cond("next_report_on", "next days", 30)),
        View("In training or returned", Cond("next_report_on", "<", today)),
        View("Vetting or screening pending", Either(tuple(Cond(key, "=", "PENDING") for key in pending))),
        View("Without training line", Cond("next_course", "empty")),
    )


STUDENTS = Listing(
    kind=Student,
    icon="graduation-cap",
    columns=(
        "full_name", "next_report_on", "next_course", "country_rank", "screening_state", "hr_vetting_state",
        "dod_vetting_state", "planned_ito_on", "unit_id",
    ),
    order="full_name",
    step=("ito", "Draft order"),
    views=student_views,
    groups={
        "Training": (("training_line", "student_id"),),
        "Checks": CHECKS,
        "Family": (("dependent", "student_id"), ("coverage", "student_id")),
    },
    facts={
        "country_rank": "{}", "country_service": "{}", "unit_id": "{}", "next_course": "{}",
        "next_report_on": "reports {}",
    },
    steps=steps_of,
    begin_with="surname",
    said={"training_line": "line", "english_test": "test", "medical_record": "examination"},
    context=("training_line",),
    empty="Students stand here with what is missing for their travel orders.",
    new_hint="Save needs a surname only; the rest can follow.",
    imports=True,
    paper_words="Draft order",
)  # fmt: skip

LINES = Listing(
    kind=TrainingLine,
    facts={"program_id": "{}", "student_id": "{}", "report_date": "reports {}"},
    groups=belonging_to(TrainingLine),
    imports=True,
)
PROGRAMS = Listing(kind=TrainingProgram, groups=belonging_to(TrainingProgram), imports=True)
COURSES = Listing(kind=Course, groups=belonging_to(Course), imports=True)
