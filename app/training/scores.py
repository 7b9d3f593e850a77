"""Scores of a test session, typed down its roster and recorded in one change."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.errors import NotFound, Refused
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from models.fields import FieldError
from models.training.english import EnglishTest
from models.training.people import Student
from models.training.selection import EclSession

ABSENT = frozenset({"-", "abs", "absent", "no show", "n/a"})
"""What is typed for somebody who did not come."""


@dataclass(frozen=True)
class Seat:
    """One line of the roster: the test that waits for its score, and who sits there."""

    test_id: int
    version: int
    student_id: int
    name: str
    number: str
    rank: str
    reports_on: date | None
    wanted: int | None
    """The highest score his courses ask for."""
    score: int | None


@dataclass(frozen=True)
class Sitting:
    """A test session to choose: when and where, and how many sit there."""

    session_id: int
    title: str
    on: date | None
    taken: int
    seats: int | None

    @property
    def words(self) -> str:
        """Day, place, and how full it is."""
        of = f" of {self.seats}" if self.seats is not None else ""
        return f"{self.title} ({self.taken}{of} {'seat' if self.taken == 1 and not of else 'seats'} taken)"


@dataclass(frozen=True)
class Typed:
    """What was typed on a line: a score, that he did not come, or a problem told in one sentence."""

    score: int | None = None
    absent: bool = False
    problem: str = ""


def sittings(reader: Reader) -> list[Sitting]:
    """Every test session, the latest first."""
    tests = reader.records(Query(EnglishTest, where=Cond("ecl_session_id", "not empty")))
    taken = Counter(each.ecl_session_id for each in tests)
    rows = sorted(reader.records(Query(EclSession)), key=lambda row: row.session_on or date.min, reverse=True)
    return [Sitting(row.id, row.shown_title, row.session_on, taken[row.id], row.seats) for row in rows]


def roster(reader: Reader, session_id: int) -> list[Seat]:
    """The seats of a session in order of names. Raises NotFound."""
    reader.get(EclSession, session_id)
    tests = reader.records(Query(EnglishTest, where=Cond("ecl_session_id", "=", session_id)))
    seats = [_seat(reader, test) for test in tests if test.student_id is not None]
    return sorted(seats, key=lambda seat: (seat.name, seat.test_id))


def _seat(reader: Reader, test: EnglishTest) -> Seat:
    student = reader.get(Student, test.student_id or 0)
    return Seat(
        test.id, test.row_version, student.id, student.full_name or student.shown_title,
        student.country_service_number or "", student.country_rank or "", student.next_report_on,
        wanted_score(reader, student.id), test.ecl_score,
    )  # fmt: skip


def wanted_score(reader: Reader, student_id: int) -> int | None:
    """The highest ECL score the student's coming lines ask for (SAMM C2.1.6.7.2)."""
    from app import gather
    from models.training import order

    student = reader.get(Student, student_id)
    facts = gather.facts_of(reader.connection, Student, [student], (order.LINES, order.COURSES))[student_id]
    scores = [order.required_scores(facts, line)[0] for line in order.coming_lines(facts)]
    return max((score for score in scores if score), default=None)


def read_score(text: str) -> Typed:
    """A score as typed: 0 to 100, or a sign that he did not come; empty says nothing."""
    typed = " ".join(text.split()).casefold()
    if not typed:
        return Typed()
    if typed in ABSENT:
        return Typed(absent=True)
    try:
        score = int(typed)
        EnglishTest.ecl_score.encode(score)
    except (ValueError, FieldError):
        return Typed(problem=f"“{text.strip()}” is no score from 0 to 100.")
    return Typed(score=score)


def seat(office: Office, session_id: int, students: Iterable[int]) -> int:
    """Puts students on the roster who are not on it yet, in one change; how many were put there."""
    session = office.reader.get(EclSession, session_id)
    there = {each.student_id for each in roster(office.reader, session_id)}
    new = [each for each in dict.fromkeys(students) if each not in there]
    if session.seats is not None and len(there) + len(new) > session.seats:
        raise Refused(
            f"The session has {session.seats} seats, and {len(there) + len(new)} would sit there.",
            do="Take fewer, or make a second session.",
        )
    if new:
        with office.change(f"Seat {len(new)} students at the test of {session.shown_title}") as work:
            values = {
                "test_type": "ECL", "test_date": session.session_on, "test_place": "IN_COUNTRY",
                "ecl_session_id": session_id,
            }  # fmt: skip
            work.add_many(EnglishTest, (values | {"student_id": each} for each in new))
    return len(new)


def record(office: Office, session_id: int, typed: Mapping[int, Typed], seats: Iterable[Seat]) -> int:
    """Records what was typed by test, in one change; who did not come leaves the roster. How many lines.

    Raises Refused when any line has a problem, NotFound for a test that is not on the roster, Stale when a
    score was changed meanwhile.
    """
    known = {each.test_id: each for each in seats}
    problems = [each.problem for each in typed.values() if each.problem]
    if problems:
        raise Refused(problems[0], do="Mend the line, then save.")
    wanted = {test: each for test, each in typed.items() if each.absent or each.score is not None}
    if not wanted.keys() <= known.keys():
        raise NotFound("One of the lines is not on the roster any more.", do="Open the roster again.")
    changed = {test: each for test, each in wanted.items() if each.absent or each.score != known[test].score}
    if not changed:
        return 0
    session = office.reader.get(EclSession, session_id)
    with office.change(f"Record {len(changed)} scores of {session.shown_title}") as work:
        for test, each in changed.items():
            values: dict[str, object] = {"ecl_session_id": None} if each.absent else {"ecl_score": each.score}
            work.set(EnglishTest, test, values, read_version=known[test].version)
    return len(changed)
