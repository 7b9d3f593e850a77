"""Gathers the roster of an English test session: who is on it, what the courses ask, the seats that are left."""

from app import gather
from app.papers.frame import frame_of, words_of
from app.reader import Reader
from app.today import days
from models.fields import show_date
from models.kinds import Kind
from models.rules import Facts
from models.training import order
from models.training.journey import LINES, journey_lines
from models.training.people import Student
from models.training.selection import EclSession
from reports.training.ecl_roster import EclFacts, Seat

PAPER = "ecl_roster"
TESTS = "english_test<ecl_session_id"
STUDENT_PATHS = ("country_id", LINES, f"{LINES}.course_id")
MOST_SEATS = 500


def ecl_facts(reader: Reader, record: Kind) -> EclFacts:
    """What stands on the roster; each student once, by name, then the free seats. Scores are never printed."""
    assert isinstance(record, EclSession)
    facts = gather.facts_of(reader.connection, EclSession, [record], (TESTS, f"{TESTS}.student_id"))[
        record.id
    ]
    students = [row for row in facts.all(f"{TESTS}.student_id") if isinstance(row, Student)]
    known = gather.facts_of(reader.connection, Student, students, STUDENT_PATHS)
    ordered = sorted(students, key=lambda each: (each.sort_name or "", each.id))
    taken = [_seat(at, known[row.id]) for at, row in enumerate(ordered, 1)]
    seats = min(record.seats or 0, MOST_SEATS)
    free = [Seat(number) for number in range(len(taken) + 1, seats + 1)]
    return EclFacts(
        frame=frame_of(reader, days.home(reader), as_of=reader.today),
        held_on=record.session_on,
        session=(
            ("Day", show_date(record.session_on) if record.session_on else ""),
            ("Begins at", record.session_time or ""),
            ("Place", record.session_place or ""),
            ("Examiner", record.examiner or ""),
            ("Test form", record.test_form or ""),
            (
                "Seats",
                f"{len(taken)} taken of {record.seats}"
                if record.seats is not None
                else f"{len(taken)} taken",
            ),
        ),
        seats=(*taken, *free),
        over=max(0, len(taken) - record.seats) if record.seats is not None else 0,
        rules=tuple(filter(None, words_of(reader, PAPER)["rules"].text.split("\n"))),
    )


def _seat(number: int, facts: Facts) -> Seat:
    row = order.student(facts)
    scores = [
        score for line in journey_lines(facts.all(LINES))
        for score in [_required(facts, line)] if score
    ]  # fmt: skip
    return Seat(
        number, row.full_name or row.shown_title, row.native_name or "", row.country_rank or "",
        row.country_service_number or "", str(max(scores)) if scores else "",
    )  # fmt: skip


def _required(facts: Facts, line: Kind) -> int:
    course = facts.linked(line, "course_id")
    return max(line.get("ecl_required") or 0, (course.get("ecl_required") if course else 0) or 0)
