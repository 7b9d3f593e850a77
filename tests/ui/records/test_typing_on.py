"""Whoever types on while the next record is being read loses nothing: it is asked about first (found by the soak)."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from tests import support
from tests.ui.driving import Hands, with_office
from ui.records.pane import LOST


@pytest.fixture
def two(hands: Hands, folder: Path) -> Hands:
    with_office(
        folder, lambda office: [support.add(office, "student", surname=each) for each in ("ARUM", "BELO")]
    )
    hands.open(folder)
    return hands


@pytest.mark.parametrize("new", [False, True])
def test_what_was_typed_meanwhile_stands_until_it_is_let_go(two: Hands, new: bool) -> None:
    page = two.students
    if new:
        two.do("new_record")
    else:
        page.grid.go_to_row(0)
        two.settle()
    page.grid.go_to_row(1)  # being read from here on
    line = two.find(QLineEdit, "field_first_name")
    line.setFocus()
    line.selectAll()
    two.qtbot.keyClicks(line, "Typed on")
    two.settle()
    assert [each.windowTitle() for each in two.dialogs()] == [LOST]
    two.click("sheet_cancel")
    assert line.text() == "Typed on" and page.pane.form.dirty
    page.pane.show_record(page.grid.table.ids[1])
    two.click("sheet_verb")
    two.wait(lambda: page.pane.seen and page.pane.seen.record.get("surname") == "BELO")
    assert not page.pane.form.dirty
