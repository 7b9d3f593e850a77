"""Gathers what the office asks for besides a line: IMET waiver memo, OJT request, data sheet of a CTFP nomination."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.papers.case_parts import told
from app.papers.eum_common import country_of, day, label, rows_by_id
from app.papers.eum_figures import dollars
from app.papers.plan_common import (
    ACROSS,
    DRAFT,
    own_paper,
    rows_of,
    signing,
    worded,
    written,
)
from app.papers.training import title_of, wcn_of
from app.reader import Reader
from models.kinds import Kind
from models.office.places import Country, Unit
from models.planning.requests import CtfpNomination, ImetWaiver, OjtRequest
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.programs import TrainingProgram
from reports.composed import ComposedFacts, Part, Row
from reports.eum.common import Words
from reports.paper import Frame

WAIVER, OJT, CTFP = "imet_waiver_memo", "ojt_request_paper", "ctfp_data_sheet"
REASONS = ("why_requirement", "why_objective", "why_capability", "why_quantity", "why_impact", "why_funding",
           "why_political", "why_benefit")  # fmt: skip
"""The eight numbered justifications in the order of the set format (SAMM Figure C10.F1)."""
NOT_THE_NOMINATION = "DATA SHEET - NOT THE NOMINATION, WHICH IS MADE IN THE OFFICIAL SYSTEM"


@dataclass(frozen=True)
class About:
    """A line with its program and course, and the student with his unit, as far as they are on file."""

    line: TrainingLine | None = None
    program: TrainingProgram | None = None
    course: Course | None = None
    student: Student | None = None
    unit: Unit | None = None


def about_of(reader: Reader, line_id: int | None, student_id: int | None = None) -> About:
    """What a request links to."""
    line = rows_by_id(reader, TrainingLine, [line_id]).get(line_id or 0)
    program_id, course_id = (line.program_id, line.course_id) if line else (None, None)
    student_id = student_id or (line.student_id if line else None)
    student = rows_by_id(reader, Student, [student_id]).get(student_id or 0)
    unit_id = student.unit_id if student else None
    return About(
        line,
        rows_by_id(reader, TrainingProgram, [program_id]).get(program_id or 0),
        rows_by_id(reader, Course, [course_id]).get(course_id or 0),
        student,
        rows_by_id(reader, Unit, [unit_id]).get(unit_id or 0),
    )


def covered(_reader: Reader, record: Kind) -> Sequence[tuple[str, int]]:
    """The student whose data the paper prints."""
    student_id = record.get("student_id")
    return [(Student.spec.name, student_id)] if student_id else []


def called(country: Country | None) -> str:
    """The country as a paper names it; empty where none is known."""
    return (country.country_name if country else None) or ""


# -- the waiver --------------------------------------------------------------------------------------------------------
def waiver_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The memo that asks for a waiver of IMET policy; a draft until it was sent, after which it is frozen."""
    assert isinstance(record, ImetWaiver)
    country = called(country_of(reader, record.country_id))
    places = {
        "country": country,
        "waiver": label(reader, ImetWaiver.waiver_type, record) or "type not recorded",
    }
    frame = own_paper(reader, record.country_id, persons=False)
    return waiver_from(reader, worded(reader, WAIVER, places), frame, record)


def waiver_from(
    reader: Reader, known: Mapping[str, Words], frame: Frame, record: ImetWaiver
) -> ComposedFacts:
    """The same from a record at hand and in given words."""
    quantity = record.waiver_quantity or 1
    unit = dollars(record.waiver_unit_cost) + (f" x {quantity}" if quantity > 1 else "")
    other = [dollars(record.waiver_other_cost), (record.other_cost_why or "").strip()]
    head = {
        "through": label(reader, ImetWaiver.waiver_ccmd, record), "subject": known["subject_text"].text,
        "program": label(reader, ImetWaiver.waiver_ia, record), "type": label(reader, ImetWaiver.waiver_type, record),
        "requested": record.requested_training,
    }  # fmt: skip
    block = {
        "course": record.waiver_course, "year": str(record.waiver_fy or ""), "unit_cost": unit,
        "quarter": str(record.waiver_qtr or ""), "priority": record.waiver_priority,
        "other_cost": "\n".join(filter(None, other)), "total": dollars(record.waiver_total),
    }  # fmt: skip
    sent = record.waiver_sent_on is not None
    way = told(
        ("Sent on", day(record.waiver_sent_on)), ("Answer", label(reader, ImetWaiver.waiver_answer, record) or "open"),
        ("Answered on", day(record.waiver_answered_on)), ("Number", record.waiver_no),
    )  # fmt: skip
    return ComposedFacts(
        frame=frame, stem=WAIVER, number=" ".join(filter(None, (str(record.waiver_fy or ""), record.waiver_course))),
        title=known["title"],
        parts=(
            Part(rows=rows_of(known, head)), Part(known["course_block"], rows=rows_of(known, block)),
            Part(known["justification"]), *(written(known[name], record.get(name)) for name in REASONS),
            *((Part(rows=way),) if sent else ()),
        ),
        signing=signing(known), status="" if sent else DRAFT, across="" if sent else ACROSS,
    )  # fmt: skip


# -- training on the job -----------------------------------------------------------------------------------------------
def ojt_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The request for training on the job, items A to K; a draft until it was sent."""
    assert isinstance(record, OjtRequest)
    frame = own_paper(reader, record.country_id)
    about = about_of(reader, record.training_line_id, record.student_id)
    country = called(country_of(reader, record.country_id))
    return ojt_from(reader, worded(reader, OJT, {"office": frame.office}), frame, record, (about, country))


def ojt_from(
    reader: Reader, known: Mapping[str, Words], frame: Frame, record: OjtRequest, told_of: tuple[About, str]
) -> ComposedFacts:
    """The same from records at hand and in given words."""
    about, country = told_of
    student, weeks = about.student, record.ojt_weeks
    head = {
        "A": country, "B": label(reader, OjtRequest.ojt_branch, record), "C": _money_of(about),
        "D": wcn_of(about.line) if about.line else "", "E": about.course.tmasl_id if about.course else "",
        "F": _figure(weeks),
    }  # fmt: skip
    training = {
        "G1": record.ojt_title, "G2": record.ojt_objective, "G3": record.ojt_tasks, "G4": record.ojt_equipment,
        "H": record.ojt_when, "I": day(record.latest_graduation),
    }  # fmt: skip
    person = {
        "J1": _joined(student.full_name, student.position) if student else "",
        "J2": _joined(student.country_rank, label(reader, Student.us_grade, student)) if student else "",
        "J3": record.ojt_experience, "J4": record.ojt_prior, "J5": record.ojt_expected_duty, "J6": record.ojt_clearance,
    }  # fmt: skip
    sent = record.ojt_sent_on is not None
    kind = told(("Kind of training", label(reader, OjtRequest.ojt_type, record)))
    return ComposedFacts(
        frame=frame, stem=OJT, number=record.ojt_title or "", title=known["title"],
        parts=(
            Part(texts=(known["intro"],), rows=kind), Part(rows=rows_of(known, head)),
            Part(known["G"], rows=rows_of(known, training)), Part(known["J"], rows=rows_of(known, person)),
            Part(rows=rows_of(known, {"K": record.ojt_comments})),
        ),
        signing=signing(known), status="" if sent else DRAFT, across="" if sent else ACROSS,
    )  # fmt: skip


def _figure(weeks: Decimal | None) -> str:
    """`2` or `2.5`."""
    return "" if weeks is None else f"{weeks.normalize():f}"


def _money_of(about: About) -> str:
    """The case of an FMS program, else its label with the fiscal year."""
    program = about.program
    if program is None:
        return ""
    return program.fms_case_id or " ".join(
        filter(None, (program.program_label, f"FY {program.fiscal_year}" if program.fiscal_year else ""))
    )


def _joined(*parts: str | None) -> str:
    return "; ".join(part for part in parts if part)


# -- the fellowship ----------------------------------------------------------------------------------------------------
def ctfp_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What is entered of a nomination, and how far it is; never the nomination itself (SAMM C2.1.6.3.3)."""
    assert isinstance(record, CtfpNomination)
    about = about_of(reader, record.training_line_id, record.student_id)
    country = called(country_of(reader, record.country_id))
    return ctfp_from(
        reader, worded(reader, CTFP), own_paper(reader, record.country_id), record, (about, country)
    )


def ctfp_from(
    reader: Reader,
    known: Mapping[str, Words],
    frame: Frame,
    record: CtfpNomination,
    told_of: tuple[About, str],
) -> ComposedFacts:
    """The same from records at hand and in given words."""
    about, country = told_of
    line = about.line
    course = told(
        ("Country", country), ("Course", record.ctfp_course), ("Fiscal year", str(record.ctfp_fy or "")),
        ("WCN", wcn_of(line) if line else ""), ("On the training list", title_of(line, about.course) if line else ""),
        ("Reports on", day(line.report_date) if line else ""), ("Ends on", day(line.end_date) if line else ""),
    )  # fmt: skip
    way = told(
        ("Entered in the official system", day(record.ctfp_keyed_on)), ("To the command's manager",
                                                                        day(record.ctfp_sent_on)),
        ("Command", _answer(label(reader, CtfpNomination.ctfp_ccmd_answer, record), day(record.ctfp_ccmd_on))),
        ("Office of the Secretary of Defense",
         _answer(label(reader, CtfpNomination.ctfp_osd_answer, record), day(record.ctfp_osd_on))),
        ("Written approval", record.ctfp_ref),
    )  # fmt: skip
    return ComposedFacts(
        frame=frame, stem=CTFP, number=" ".join(filter(None, (str(record.ctfp_fy or ""), record.ctfp_course))),
        title=known["title"],
        parts=(
            Part(texts=(known["intro"],)), Part(known["course"], rows=course),
            Part(known["nominee"], rows=_nominee(reader, about)), written(known["role"], record.ctfp_role),
            written(known["why"], record.ctfp_why), Part(known["way"], rows=way),
        ),
        status=NOT_THE_NOMINATION, across="" if record.ctfp_sent_on else ACROSS,
    )  # fmt: skip


def _nominee(reader: Reader, about: About) -> tuple[Row, ...]:
    student = about.student
    if student is None:
        return told(("Name", ""))
    birth = ", ".join(filter(None, (student.pob_city, student.pob_province, student.pob_country)))
    score = str(student.latest_ecl) if student.latest_ecl is not None else ""
    return told(
        ("Name", student.full_name), ("In own script", student.native_name),
        ("Rank; U.S. grade", _joined(student.country_rank, label(reader, Student.us_grade, student))),
        ("Service", label(reader, Student.country_service, student)),
        ("Service number", student.country_service_number), ("Unit", about.unit.unit_name if about.unit else ""),
        ("Position", student.position), ("Planned assignment", student.planned_assignment),
        ("Sex", label(reader, Student.sex, student)), ("Born", day(student.date_of_birth)), ("Place of birth", birth),
        ("Citizenship", student.citizenship), ("Latest English score (ECL)", score),
    )  # fmt: skip


def _answer(answer: str, on: str) -> str:
    return f"{answer} on {on}" if answer and on else answer or "open"
