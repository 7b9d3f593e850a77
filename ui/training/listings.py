"""What the Students tab lists: students first, then training lines, programs and courses."""

from functools import partial

from app.training.forms import PREPARED, preset
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.programs import TrainingProgram
from ui.records.listing import Listing, belonging_to
from ui.training.steps import steps_of, tell_step

CHECKS = (
    ("screening", "student_id"),
    ("hr_vetting", "student_id"),
    ("dod_vetting", "student_id"),
    ("medical_record", "student_id"),
    ("english_test", "student_id"),
    ("passport", "student_id"),
    ("visa", "student_id"),
)
ORDER = (("issued_order", "student_id"), ("order_amendment", "student_id"), ("ccmd_waiver", "student_id"))
TRAVEL = (
    ("briefing", "student_id"),
    ("arrival_notice", "student_id"),
    ("travel", "student_id"),
    ("unauthorized_absence", "student_id"),
)
AFTER = (
    ("course_result", "student_id"),
    ("instructional_material", "student_id"),
    ("interview", "student_id"),
    ("follow_up", "student_id"),
    ("student_file", "student_id"),
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
    groups={
        "Training": (("training_line", "student_id"),),
        "Checks": CHECKS,
        "Family": (("dependent", "student_id"), ("coverage", "student_id")),
        "Order": ORDER,
        "Travel": TRAVEL,
        "After": AFTER,
    },
    facts={
        "country_rank": "{}", "country_service": "{}", "unit_id": "{}", "next_course": "{}",
        "next_report_on": "reports {}",
    },
    steps=steps_of,
    tell_step=tell_step,
    presets={kind: partial(preset, kind=kind) for kind in PREPARED},
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
