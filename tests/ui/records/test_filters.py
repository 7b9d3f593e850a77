"""Filters in words: added, combined with the view, taken away; a value that is none is refused in the sheet."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QToolButton

from tests import support
from tests.ui.driving import Hands, with_office


@pytest.fixture
def listed(hands: Hands, folder: Path) -> Hands:
    def add(office: object) -> None:
        for surname, day in (("ALVAREZ", date(2026, 3, 10)), ("NAKAMBO", date(2026, 8, 1)), ("ORUBA", None)):
            support.add(office, "student", surname=surname, planned_ito_on=day)  # type: ignore[arg-type]

    with_office(folder, add)
    hands.open(folder)
    assert hands.students.isVisible()
    return hands


def ask(hands: Hands, field: str, op: str, value: str = "") -> None:
    hands.click("add_filter")
    for name, data in (("filter_field", field), ("filter_op", op)):
        combo = hands.find(QComboBox, name)
        combo.setCurrentIndex(combo.findData(data))
    if value:
        hands.find(QComboBox, "filter_value").setEditText(value)
    hands.click("sheet_verb")


def shown(hands: Hands) -> list[object]:
    table = hands.students.grid.table
    return [table.data(table.index(row, 0)) for row in range(table.rowCount())]


def test_a_filter_narrows_the_list_says_itself_in_words_and_goes_again(listed: Hands) -> None:
    ask(listed, "surname", "contains", "kam")
    listed.wait(lambda: len(shown(listed)) == 1)
    chip = listed.find(QToolButton, "filter_0")
    assert chip.text() == "Surname contains kam"
    listed.click("filter_0")
    listed.wait(lambda: len(shown(listed)) == 3)


def test_filters_hold_together(listed: Hands) -> None:
    ask(listed, "planned_ito_on", "not empty")
    ask(listed, "planned_ito_on", "next days", "30")
    listed.wait(lambda: len(shown(listed)) == 1)
    assert "ALVAREZ" in str(shown(listed)[0])
    assert listed.find(QToolButton, "filter_1").text() == "Planned order date within the next 30 days"


def test_a_date_is_typed_as_everywhere_else(listed: Hands) -> None:
    ask(listed, "planned_ito_on", ">=", "1 jul")
    listed.wait(lambda: len(shown(listed)) == 1)
    assert "NAKAMBO" in str(shown(listed)[0])


def test_what_is_no_value_is_refused_and_the_sheet_stays(listed: Hands) -> None:
    ask(listed, "planned_ito_on", ">=", "soon")
    assert "not a date" in listed.text("filter_said")
    listed.click("sheet_cancel")
    assert len(shown(listed)) == 3
