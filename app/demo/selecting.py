"""The rest of the practice season's desk: lines without names, a test session, cancellations, waivers."""

# ruff: noqa: ARG001 - every step takes season, work and reader

from datetime import timedelta

from app.change import Work
from app.demo.season import Season, Step
from app.reader import Reader
from app.store import records
from models.office.places import Contact, Country
from models.training.courses import Course, CoursePrerequisite
from models.training.english import EnglishTest
from models.training.lines import TrainingLine
from models.training.orders import CcmdWaiver
from models.training.selection import EclSession, NominationCall
from models.training.vetting import Screening

_OPEN_LINES = (
    ("0301", "B990101", 130),
    ("0302", "B990108", 175),
    ("0303", "B990102", 190),
    ("0304", "D990202", 215),
)
"""WCN, course and days until the report date of lines that nobody is named for; the first is late."""
_CANCELLED = (
    ("0311", "B990103", 40, 55, "OTHER", "CANCELLED"), ("0312", "B990106", 35, 41, "OTHER", "FO"),
    ("0313", "B990104", 60, 70, "UNAVOIDABLE", "CANCELLED"), ("0314", "B990101", 90, 110, "OTHER", "CANCELLED"),
)  # fmt: skip
"""WCN, course, days until the start, days before it on which it was asked for, reason and status."""
_ROSTER = ("BN-10439", "BN-10440", "BN-10425")
_WAIVERS = (("BN-10416", "J5-0412"), ("BN-10420", "J5-0413"))
_ALTERNATES = (("BN-10440", "BN-10434"), ("BN-10439", "BN-10358"))
_CALL = "T-01"
_GRADES = (("B990101", "O-3", "O-3", "Captain"), ("B990104", "O-4", "O-5", "Major or lieutenant colonel"))


def _open_lines(season: Season, work: Work, reader: Reader) -> None:
    courses, country = _courses(reader), next(iter(records.every(reader.connection, Country))).id
    contact = next(iter(records.every(reader.connection, Contact))).id
    call = work.add(
        NominationCall,
        {
            "call_no": _CALL, "call_subject": "Nominations for courses of next spring", "country_id": country,
            "contact_id": contact, "answer_by": season.today + timedelta(days=6), "sent_on": season.ago(20),
        },
    )  # fmt: skip
    for wcn, number, days in _OPEN_LINES:
        line = _line(season, courses[number], wcn, days)
        work.add(TrainingLine, line | {"line_status": "PROGRAMMED", "call_id": call})
    for wcn, number, days, before, reason, status in _CANCELLED:
        line = _line(season, courses[number], wcn, days - 3)
        asked = season.today + timedelta(days=days - before)
        gone = {"line_status": status, "cancel_reason": reason, "cancel_request_date": asked}
        work.add(TrainingLine, line | gone)


def _line(season: Season, course: Course, wcn: str, days: int) -> dict[str, object]:
    reports = season.today + timedelta(days=days)
    weeks = float(course.duration_weeks or 10)
    program = next(record for (key, _), record in sorted(season.programs.items()) if key == "imet1")
    return {
        "program_id": program, "wcn": wcn, "course_id": course.id, "course_title": course.title,
        "location": course.location, "us_unit": course.school, "report_date": reports,
        "start_date": reports + timedelta(days=3), "end_date": reports + timedelta(days=2 + round(weeks * 7)),
        "priority": "A", "forecast_year": "CY", "quantity": 1, "unit_cost": course.tuition,
        "total_cost": course.tuition,
    }  # fmt: skip


def _courses(reader: Reader) -> dict[str, Course]:
    rows = records.every(reader.connection, Course)
    return {row.tmasl_id: row for row in rows if isinstance(row, Course) and row.tmasl_id}


def _asked_for(season: Season, work: Work, reader: Reader) -> None:
    """What two courses ask of their students."""
    courses = _courses(reader)
    for number, lowest, highest, said in _GRADES:
        work.add(
            CoursePrerequisite,
            {
                "course_id": courses[number].id, "prerequisite_kind": "GRADE", "lowest_grade": lowest,
                "highest_grade": highest, "prerequisite_text": said, "approval_possible": True,
            },
        )  # fmt: skip


def _session(season: Season, work: Work, reader: Reader) -> None:
    """A session next week with its roster; the seats wait for scores."""
    held = season.today + timedelta(days=5)
    session = work.add(
        EclSession,
        {
            "session_on": held, "session_time": "09:00", "session_place": "Language laboratory, Ostravend",
            "examiner": "MAJ Odin BRUSKELL", "seats": 12,
        },
    )  # fmt: skip
    for number in _ROSTER:
        seat = {"student_id": season.students[number], "test_type": "ECL", "test_date": held,
                "test_place": "IN_COUNTRY", "ecl_session_id": session}  # fmt: skip
        work.add(EnglishTest, seat)


def _waivers(season: Season, work: Work, reader: Reader) -> None:
    for number, waiver in _WAIVERS:
        granted = {"command": "EUCOM", "waiver_no": waiver, "granted_on": season.ago(1),
                   "waiver_reason": "SC-TMS is not reached from the embassy"}  # fmt: skip
        work.add(CcmdWaiver, granted | {"student_id": season.students[number]})


def _stand_by(season: Season, work: Work, reader: Reader) -> None:
    """Whom the alternates stand by for."""
    for alternate, primary in _ALTERNATES:
        mine = season.students[alternate]
        rows = [row for row in records.every(reader.connection, Screening) if row.get("student_id") == mine]
        standing = {"primary_or_alternate": "ALTERNATE", "alternate_of_id": season.students[primary]}
        if rows:
            work.set(Screening, rows[-1].id, standing)
        else:
            named = {"student_id": mine, "nomination_date": season.ago(20), "outcome": "PENDING"}
            work.add(Screening, standing | named)


STEPS = (
    Step(20, "trainer", "Call for names", _open_lines),
    Step(19, "trainer", "Note what courses ask for", _asked_for),
    Step(17, "trainer", "Name whom the alternates stand by for", _stand_by),
    Step(2, "trainer", "Plan a test session", _session),
    Step(1, "chief", "Record the command's waivers", _waivers),
)
