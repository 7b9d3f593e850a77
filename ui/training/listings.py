"""What the Students tab lists: students first, then lines, programs and courses, calls, tests, installations."""

from functools import partial

from app.reading import Cond, Either
from app.training.forms import PREPARED, preset
from models.office.places import Site
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.programs import TrainingProgram
from models.training.selection import EclSession, NominationCall
from ui.planning.graduates import PROMINENT
from ui.records.listing import Listing, belonging_to
from ui.training.acts import (
    ALTERNATE,
    AMENDMENT,
    PASSPORT,
    SCORES,
    VISA,
    session_acts,
    sheet_acts,
    student_acts,
)
from ui.training.keying import key
from ui.training.steps import clearing_form, steps_of, tell_step

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
    usual=clearing_form,
    sheets=(("Keying sheet…", "keying_sheet", key),),
    acts=student_acts,
    finding_acts=(ALTERNATE, AMENDMENT),
    child_acts={"passport": PASSPORT, "visa": VISA, "follow_up": PROMINENT},
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
    acts=sheet_acts,
    imports=True,
)
PROGRAMS = Listing(kind=TrainingProgram, groups=belonging_to(TrainingProgram), imports=True)
COURSES = Listing(
    kind=Course,
    groups={
        "Prerequisites": (("course_prerequisite", "course_id"),),
        "Lines": (("training_line", "course_id"),),
    },
    imports=True,
)
CALLS = Listing(
    kind=NominationCall,
    order="sent_on",
    facts={"contact_id": "to {}", "answer_by": "answer by {}", "answered_on": "answered {}"},
    groups={"Lines": (("training_line", "call_id"),)},
    begin_with="call_no",
)
SESSIONS = Listing(
    kind=EclSession,
    order="session_on",
    facts={"session_place": "{}", "examiner": "{}"},
    groups={"Scores": (("english_test", "ecl_session_id"),)},
    acts=session_acts,
    child_acts={"english_test": SCORES},
)
INSTALLATIONS = Listing(
    kind=Site,
    place="list:installation",
    where=Either((Cond("site_purpose", "=", "TRAINING"), Cond("student_officer", "not empty"))),
    columns=("site_name", "city", "student_officer", "site_phone", "site_email", "location_code",
             "directory_checked_on"),
    order="site_name",
    facts={"student_officer": "{}", "site_phone": "{}", "city": "{}"},
    groups=belonging_to(Site),
)  # fmt: skip
"""The directory of installations: the office's sites that train, or have a student officer."""
