"""A test session: who sits there, what is typed down its roster, and what is recorded of it."""

import pytest

from app.errors import Refused, Stale
from app.office import Office
from app.training import scores
from app.training.scores import Typed, read_score
from models.training.english import EnglishTest
from models.training.people import Student
from models.training.selection import EclSession
from tests import support


@pytest.fixture
def session(office: Office) -> int:
    with office.change("Plan a test") as work:
        return work.add(EclSession, {"session_on": support.TODAY, "session_place": "Laboratory", "seats": 3})


@pytest.fixture
def students(office: Office) -> list[int]:
    with office.change("Nominate") as work:
        return [work.add(Student, {"surname": name}) for name in ("ZULU", "ALPHA", "MIKE", "OSCAR")]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("82", Typed(82)), (" 0 ", Typed(0)), ("100", Typed(100)), ("", Typed()), ("-", Typed(absent=True)),
        ("ABSENT", Typed(absent=True)), ("101", None), ("8 2", None), ("eighty", None), ("-1", None),
    ],
)  # fmt: skip
def test_what_is_typed(typed: str, read: Typed | None) -> None:
    found = read_score(typed)
    assert found == read if read is not None else found.problem.endswith(".")


def test_scores_go_down_the_roster_in_one_change(office: Office, session: int, students: list[int]) -> None:
    assert scores.seat(office, session, students[:3]) == 3
    seats = scores.roster(office.reader, session)
    assert [seat.name for seat in seats] == ["ALPHA", "MIKE", "ZULU"]
    typed = {seats[0].test_id: Typed(81), seats[1].test_id: Typed(absent=True), seats[2].test_id: Typed()}
    assert scores.record(office, session, typed, seats) == 2
    again = scores.roster(office.reader, session)
    assert [(seat.name, seat.score) for seat in again] == [("ALPHA", 81), ("ZULU", None)]
    office.undo()
    assert [seat.score for seat in scores.roster(office.reader, session)] == [None, None, None]


def test_nobody_sits_twice_and_nobody_without_a_seat(
    office: Office, session: int, students: list[int]
) -> None:
    scores.seat(office, session, students[:2])
    assert scores.seat(office, session, [students[0], students[2], students[2]]) == 1
    with pytest.raises(Refused, match="3 seats, and 4 would"):
        scores.seat(office, session, students)


def test_a_bad_line_stops_the_whole(office: Office, session: int, students: list[int]) -> None:
    scores.seat(office, session, students[:2])
    seats = scores.roster(office.reader, session)
    typed = {seats[0].test_id: Typed(81), seats[1].test_id: read_score("8o")}
    with pytest.raises(Refused, match="8o"):
        scores.record(office, session, typed, seats)
    assert [seat.score for seat in scores.roster(office.reader, session)] == [None, None]


def test_a_score_that_somebody_else_typed_meanwhile_is_told(
    office: Office, session: int, students: list[int]
) -> None:
    scores.seat(office, session, students[:1])
    seats = scores.roster(office.reader, session)
    with office.change("Type it") as work:
        work.set(EnglishTest, seats[0].test_id, {"ecl_score": 75})
    with pytest.raises(Stale):
        scores.record(office, session, {seats[0].test_id: Typed(57)}, seats)
