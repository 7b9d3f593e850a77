"""The columns of a list: chosen, ordered by keys, remembered."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

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


def test_columns_are_chosen_ordered_by_keys_and_remembered(listed: Hands) -> None:
    listed.do("columns")
    boxes = listed.find(QListWidget, "column_list")
    label = next(
        item for item in (boxes.item(at) for at in range(boxes.count())) if item.text() == "Citizenship"
    )
    label.setCheckState(Qt.CheckState.Checked)
    boxes.setCurrentItem(label)
    boxes.setFocus()
    for _ in range(boxes.row(label)):
        listed.qtbot.keyClick(boxes, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    listed.click("sheet_verb")
    assert listed.students.grid.paths[:2] == ["full_name", "citizenship"]
    listed.window.close()
    folder = listed.window.machine.offices()[0]
    listed.open(folder)
    assert listed.students.grid.paths[:2] == ["full_name", "citizenship"]
