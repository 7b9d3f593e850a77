"""What the program put on the clipboard goes again; what others put there stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests import support
from tests.ui.driving import Hands, with_office
from ui import clipboard
from ui.clipboard import MARK, TOLD, Clipboard

AFTER_MS = 60


def mime(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


@pytest.fixture
def board(qapp: QApplication) -> Iterator[QClipboard]:
    found = QApplication.clipboard()
    found.clear()
    yield found
    found.clear()


@pytest.fixture
def ours(board: QClipboard, qapp: QApplication) -> Iterator[Clipboard]:
    """One that clears sooner than a minute."""
    made = Clipboard(qapp, AFTER_MS)
    yield made
    made.setParent(None)  # type: ignore[call-overload]
    made.deleteLater()


def test_a_minute_is_what_it_waits(qapp: QApplication) -> None:
    assert clipboard.CLEARED_AFTER_MS == 60_000


def test_a_personal_value_goes_after_its_time(qtbot: QtBot, board: QClipboard, ours: Clipboard) -> None:
    ours.put(mime("ORUBA, Tam"), personal=True)
    assert board.text() == "ORUBA, Tam"
    qtbot.waitUntil(lambda: board.text() == "")
    assert not ours.is_ours


def test_anything_else_stays_until_the_lock(qtbot: QtBot, board: QClipboard, ours: Clipboard) -> None:
    ours.put(mime("C2.1.6.8"), personal=False)
    assert not ours._timer.isActive()
    ours.clear()
    assert board.text() == ""


def test_a_later_copy_starts_the_time_anew_or_ends_it(board: QClipboard, ours: Clipboard) -> None:
    ours.put(mime("ORUBA"), personal=True)
    assert ours._timer.isActive()
    ours.put(mime("C2.1.6.8"), personal=False)
    assert not ours._timer.isActive()
    assert ours.is_ours


def test_what_somebody_else_copied_since_is_never_touched(board: QClipboard, ours: Clipboard) -> None:
    ours.put(mime("ORUBA"), personal=True)
    board.setText("a shopping list")
    assert not ours._timer.isActive()
    ours.clear()
    assert board.text() == "a shopping list"
    ours.put(mime("ORUBA"), personal=True)
    board.setMimeData(mime("ORUBA"))
    ours.clear()
    assert board.text() == "ORUBA", "the same word, but somebody else's copy"


def test_histories_are_asked_to_keep_no_personal_value(board: QClipboard, ours: Clipboard) -> None:
    ours.put(mime("ORUBA"), personal=True)
    assert {*clipboard.UNTOLD} <= set(board.mimeData().formats())
    ours.put(mime("C2.1.6.8"), personal=False)
    assert not {*clipboard.UNTOLD} & set(board.mimeData().formats())


def test_a_table_is_copied_for_sheets_too(board: QClipboard, ours: Clipboard) -> None:
    table = mime("a\tb")
    table.setHtml("<table><tr><td>a</td><td>b</td></tr></table>")
    ours.put(table, personal=False)
    data = board.mimeData()
    assert (data.text(), data.hasHtml(), data.hasFormat(MARK)) == ("a\tb", True, True)


def test_it_is_said_once(ours: Clipboard) -> None:
    told: list[str] = []
    ours.told.connect(told.append)
    ours.put(mime("C2.1.6.8"), personal=False)
    assert told == []
    ours.put(mime("ORUBA"), personal=True)
    ours.put(mime("TARIM"), personal=True)
    assert told == [TOLD]


# -- at the window ---------------------------------------------------------------------------------------------------
@pytest.fixture
def at_student(hands: Hands, folder: Path, board: QClipboard) -> Hands:
    with_office(folder, lambda office: support.add(office, "student", surname="ORUBA", us_grade="O-3"))
    hands.open(folder)
    hands.students.grid.setFocus()
    hands.settle()
    return hands


def press_copy(hands: Hands, name: str, key: Qt.Key = Qt.Key.Key_C) -> None:
    field = hands.find(QLineEdit, name)
    field.setFocus()
    field.selectAll()
    hands.qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_copying_out_of_a_personal_field_is_noticed(
    at_student: Hands, board: QClipboard, key: Qt.Key
) -> None:
    current = Clipboard.current()
    current._has_told = False
    press_copy(at_student, "field_surname", key)
    assert board.text() == "ORUBA"
    assert current._timer.isActive() and current._timer.interval() == 60_000
    assert at_student.workspace.message.text == TOLD
    current._timer.timeout.emit()
    assert board.text() == ""


def test_copying_out_of_another_field_lasts_until_the_lock(at_student: Hands, board: QClipboard) -> None:
    press_copy(at_student, "search")
    assert board.text() == ""
    at_student.workspace.search.setText("oruba")
    press_copy(at_student, "search")
    assert board.text() == "oruba"
    assert not Clipboard.current()._timer.isActive()
    at_student.do("lock")
    assert board.text() == ""


def test_a_cell_of_a_list_is_personal(at_student: Hands, board: QClipboard) -> None:
    grid = at_student.students.grid
    grid.setFocus()
    at_student.qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "ORUBA" in board.text()
    assert Clipboard.current()._timer.isActive()


def test_closing_takes_it_off_and_leaves_what_is_somebody_elses(at_student: Hands, board: QClipboard) -> None:
    press_copy(at_student, "field_surname")
    at_student.window.close()
    assert board.text() == ""


def test_the_lock_leaves_somebody_elses_copy_alone(at_student: Hands, board: QClipboard) -> None:
    press_copy(at_student, "field_surname")
    board.setText("a shopping list")
    at_student.do("lock")
    assert board.text() == "a shopping list"
