"""An open window over a few students: one with an old exam, one with a new one, one without any."""

from datetime import date
from pathlib import Path

import pytest

from app.office import Office
from tests import support
from tests.ui.driving import Hands, with_office

SURNAMES = ("ALVAREZ", "NAKAMBO", "ORUBA")


def fill(office: Office) -> None:
    """Exams of 10 January and 15 March 2026, and one student without."""
    days = (date(2026, 1, 10), date(2026, 3, 15), None)
    orders = (date(2026, 3, 10), date(2026, 8, 1), None)
    unit = support.add(office, "unit", unit_name="Land and Sea School")
    for surname, exam, order in zip(SURNAMES, days, orders, strict=True):
        grade = "O-3" if surname == "ORUBA" else "O-4"
        student = support.add(
            office,
            "student",
            surname=surname,
            first_name="Noa",
            planned_ito_on=order,
            us_grade=grade,
            unit_id=unit,
        )
        if exam:
            support.add(office, "medical_record", student_id=student, exam_date=exam)


@pytest.fixture
def listed(hands: Hands, folder: Path) -> Hands:
    with_office(folder, fill)
    hands.open(folder)
    assert hands.students.isVisible()
    return hands


def shown(hands: Hands) -> list[str]:
    """Surnames in the list, in its order."""
    table = hands.students.grid.table
    return [str(table.data(table.index(row, 0))).split(",")[0] for row in range(table.rowCount())]
