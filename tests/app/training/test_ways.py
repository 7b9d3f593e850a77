"""The way of students as the office tells it: one of them, all of them, and on the command line."""

from datetime import date, timedelta

import pytest

from app.office import Office
from app.training import ways
from models.training.journeys import ArrivalNotice, Briefing, Travel
from models.training.orders import IssuedOrder, StudentFile
from models.training.people import Student
from models.training.way import STEPS, State
from tests import support
from tests.app.complete import add_family
from tests.models.training.family import STUDENT

DAY = support.TODAY


def stand(office: Office, student: int, step: str) -> State:
    return ways.way_of(office.reader, student).stand(step).state


@pytest.fixture
def student(office: Office) -> int:
    return add_family(office)[STUDENT]


def test_a_complete_student_waits_for_his_draft(office: Office, student: int) -> None:
    way = ways.way_of(office.reader, student)
    assert [each.step.key for each in way.stands] == [each.key for each in STEPS]
    assert way.at == "draft" and way.stand("draft").state is State.DOING
    assert {way.stand(key).state for key in ("screened", "vetted", "medical", "english")} == {State.DONE}


def test_what_happens_carries_him_on_and_what_is_missing_stays_visible(office: Office, student: int) -> None:
    for kind, values, at in (
        (IssuedOrder, {"issued_on": DAY, "order_number": "BN-B-26-0101"}, "visa"),
        (Briefing, {"briefed_on": DAY}, "visa"),
        (ArrivalNotice, {"sent_on": DAY}, "visa"),
        (Travel, {"departed_on": DAY}, "training"),
        (StudentFile, {"filed_on": DAY}, None),
    ):
        with office.change("Go on") as work:
            work.add(kind, {"student_id": student} | values)
        assert ways.way_of(office.reader, student).at == at, kind
    assert stand(office, student, "visa") is State.OPEN


def test_the_board_has_everyone_once_and_adds_up(office: Office, student: int) -> None:
    for _ in range(4):
        support.add(office, Student)
    found = ways.board(office.reader)
    columns = ways.by_step(found)
    assert sorted(each.student_id for column in columns.values() for each in column) == sorted(
        each.student_id for each in found
    )
    assert sum(count for count, _ in ways.counts(columns).values()) == len(found) == 5
    assert {each.student_id: each.at for each in found}[student] == "draft"


@pytest.mark.parametrize(("days", "there"), [(89, True), (90, True), (91, False)])
def test_who_was_filed_leaves_the_board_after_a_while(
    office: Office, student: int, days: int, there: bool
) -> None:
    with office.change("File") as work:
        work.add(StudentFile, {"student_id": student, "filed_on": DAY - timedelta(days=days)})
    assert (student in {each.student_id for each in ways.board(office.reader)}) is there
    assert student in {each.student_id for each in ways.board(office.reader, everybody=True)}


def test_one_way_and_the_board_say_the_same(office: Office, student: int) -> None:
    on_board = next(each for each in ways.board(office.reader) if each.student_id == student)
    assert on_board.way == ways.way_of(office.reader, student)


def test_an_order_of_an_earlier_training_does_not_count(office: Office, student: int) -> None:
    with office.change("Old order") as work:
        work.add(IssuedOrder, {"student_id": student, "issued_on": date(2020, 5, 1), "wcn": "9999"})
    assert stand(office, student, "issued") is State.OPEN
