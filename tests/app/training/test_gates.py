"""The gates as the office keeps them: closed counts, the form by hand, silence after departure, the issued order."""

from datetime import date, timedelta

import pytest

from app.office import Office
from models.training.journeys import Travel
from models.training.orders import CcmdWaiver, IssuedOrder
from models.training.people import Student
from models.training.vetting import Screening
from tests import support
from tests.app.complete import add_family
from tests.models.training.family import ORDER, SCREENING, STUDENT

DAY = support.TODAY


@pytest.fixture
def family(office: Office) -> dict[int, int]:
    return add_family(office)


def closed(office: Office, student: int, step: str) -> int:
    return office.reader.closed(Student, [student], step).get(student, 0)


def rules(office: Office, student: int) -> set[str]:
    return {each.rule for each in office.reader.findings(Student, student)}


@pytest.mark.parametrize("today", [DAY, DAY + timedelta(days=1)], ids=["as kept", "on another day"])
def test_the_form_by_hand_counts_its_waiver_and_every_gate(
    office: Office, family: dict[int, int], today: date
) -> None:
    student = family[STUDENT]
    with office.change("Spoil") as work:
        work.set(Screening, family[SCREENING], {"outcome": "FAIL"})
    office.reader.today = today
    assert (closed(office, student, "ito"), closed(office, student, "dd2285")) == (1, 2)
    office.reader.today = DAY
    with office.change("Grant") as work:
        work.add(
            CcmdWaiver, {"student_id": student, "command": "CENTCOM", "waiver_no": "W-1", "granted_on": ORDER}
        )
    office.reader.today = today
    assert (closed(office, student, "ito"), closed(office, student, "dd2285")) == (1, 1)


def test_recording_the_departure_silences_the_gates_in_the_same_change(
    office: Office, family: dict[int, int]
) -> None:
    student = family[STUDENT]
    with office.change("Spoil") as work:
        work.remove(Screening, family[SCREENING])
    assert "SCR-03" in rules(office, student)
    with office.change("Leave") as work:
        travel = work.add(Travel, {"student_id": student, "departed_on": DAY})
    assert {"ITO-OVER", "ITO-01", "BRF-01"} <= rules(office, student)
    assert "SCR-03" not in rules(office, student)
    with office.change("Not yet") as work:
        work.remove(Travel, travel)
    assert "SCR-03" in rules(office, student) and "ITO-OVER" not in rules(office, student)


def test_a_change_behind_an_issued_order_is_told_at_once(office: Office, family: dict[int, int]) -> None:
    student = family[STUDENT]
    with office.change("Record the order") as work:
        work.add(
            IssuedOrder,
            {
                "student_id": student,
                "order_number": "X",
                "issued_on": ORDER,
                "wcn": "0001",
                "us_grade": "O-3",
            },
        )
    assert "ITO-11" not in rules(office, student)
    with office.change("Promote") as work:
        work.set(Student, student, {"us_grade": "O-4"})
    assert "ITO-11" in rules(office, student)
