"""The grid shows any number of records, reads only what is seen, and works from the keyboard."""

from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.clipboard import Clipboard
from ui.parts.grid import Grid
from ui.parts.table_model import CHIP_ROLE, Chipped, Column, Row, TableModel

COLUMNS = (
    Column("surname", "Name", width=200),
    Column("state", "Step", "chip"),
    Column("cost", "Cost", "number"),
)


class Numbers:
    """A source of `count` records whose texts come from their ids; records what was asked."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.asked: list[tuple[int, int]] = []
        self.gone: set[int] = set()

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        found = range(1, self.count + 1)
        return array("q", reversed(found) if sort[1] else found)

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        self.asked.append((ids[0], len(ids)))
        return [None if each in self.gone else self.row(each) for each in ids]

    @staticmethod
    def row(record: int) -> Row:
        return (f"NAME {record:07}", Chipped("due", "Due"), f"${record:,}")


def made(qtbot: QtBot, source: Numbers) -> Grid:
    grid = Grid(source, COLUMNS, "Students")
    qtbot.addWidget(grid)
    grid.resize(700, 400)
    grid.show_ids(source.ids(("surname", False), None, ""))
    grid.show()  # nothing is waited for: a grid that gets the focus stands on its first record at once
    return grid


@pytest.mark.parametrize("count", [0, 1, 450])
def test_the_table_model_is_a_sound_qt_model(qtmodeltester: ModelTester, count: int) -> None:
    source = Numbers(count)
    model = TableModel(source, COLUMNS)
    model.set_ids(source.ids(("surname", False), None, ""))
    qtmodeltester.check(model, force_py=True)


def test_a_million_records_cost_a_few_pages(qtbot: QtBot) -> None:
    source = Numbers(1_000_000)
    grid = made(qtbot, source)
    grid.grab()
    grid.go_to_row(999_999)
    grid.grab()
    assert grid.current_id() == 1_000_000
    assert 2 <= len(source.asked) <= 4
    assert all(size <= 200 for _, size in source.asked)


def test_arrow_keys_tell_the_record_and_enter_opens_it(qtbot: QtBot) -> None:
    grid = made(qtbot, Numbers(30))
    told: list[object] = []
    opened: list[int] = []
    grid.picked.connect(told.append)
    grid.opened.connect(opened.append)
    grid.setFocus()
    grid.go_to_row(0)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert told == [1, 2, 3]
    assert opened == [3]


def test_a_click_on_a_header_asks_for_that_order_and_a_second_one_for_the_reverse(qtbot: QtBot) -> None:
    grid = made(qtbot, Numbers(30))
    asked: list[tuple[str, bool]] = []
    grid.sort_requested.connect(lambda path, descending: asked.append((path, descending)))
    grid.horizontalHeader().sectionClicked.emit(2)
    grid.horizontalHeader().sectionClicked.emit(2)
    assert asked == [("cost", False), ("cost", True)]


def test_the_cursor_stays_on_its_record_when_the_order_changes(qtbot: QtBot) -> None:
    source = Numbers(500)
    grid = made(qtbot, source)
    grid.go_to_row(99)
    grid.show_ids(source.ids(("surname", True), None, ""))
    assert grid.current_id() == 100
    assert grid.currentIndex().row() == 400


def test_the_cursor_is_told_to_be_nowhere_when_its_record_is_filtered_out(qtbot: QtBot) -> None:
    grid = made(qtbot, Numbers(10))
    grid.go_to_row(4)
    told: list[object] = []
    grid.picked.connect(told.append)
    grid.show_ids(array("q", [1, 2]))
    assert told == [None]


def test_a_record_that_is_gone_shows_as_an_empty_row(qtbot: QtBot) -> None:
    source = Numbers(10)
    source.gone = {3}
    grid = made(qtbot, source)
    grid.grab()
    model = grid.table
    assert model.data(model.index(2, 0)) is None
    assert model.data(model.index(3, 0)) == "NAME 0000004"


def test_changed_records_are_read_again(qtbot: QtBot) -> None:
    source = Numbers(10)
    grid = made(qtbot, source)
    grid.grab()
    before = len(source.asked)
    grid.table.forget_pages()
    grid.grab()
    assert len(source.asked) == before + 1


def test_cells_say_their_state_in_words(qtbot: QtBot) -> None:
    model = made(qtbot, Numbers(1)).table
    index = model.index(0, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Due"
    assert index.data(CHIP_ROLE) == Chipped("due", "Due")
    assert model.data(QModelIndex()) is None


def test_selected_records_come_in_order_of_the_grid(qtbot: QtBot) -> None:
    grid = made(qtbot, Numbers(20))
    counts: list[int] = []
    grid.selection_told.connect(counts.append)
    grid.selectAll()
    assert grid.selected_ids().tolist() == list(range(1, 21))
    assert counts[-1] == 20


# -- selection ---------------------------------------------------------------------------------------------------------
def test_everything_is_selected_without_being_read(qtbot: QtBot) -> None:
    source = Numbers(1_000_000)
    grid = made(qtbot, source)
    grid.grab()
    before = len(source.asked)
    counts: list[int] = []
    grid.selection_told.connect(counts.append)
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert counts[-1] == grid.selected_count() == 1_000_000
    ids = grid.selected_ids()
    assert isinstance(ids, array) and len(ids) == 1_000_000 and ids[-1] == 1_000_000
    grid.grab()
    assert len(source.asked) - before <= 1


def test_shift_and_ctrl_select_by_keyboard(qtbot: QtBot) -> None:
    grid = made(qtbot, Numbers(30))
    grid.setFocus()
    grid.go_to_row(2)
    keys, modifier = Qt.Key, Qt.KeyboardModifier
    for _ in range(2):
        qtbot.keyClick(grid, keys.Key_Down, modifier.ShiftModifier)
    for _ in range(3):
        qtbot.keyClick(grid, keys.Key_Down, modifier.ControlModifier)
    qtbot.keyClick(grid, keys.Key_Space, modifier.ControlModifier)
    assert grid.selected_ids().tolist() == [3, 4, 5, 8]
    assert grid.selected_rows() == [(2, 4), (7, 7)] and grid.selected_count() == 4


def test_a_cell_is_copied_with_the_usual_keys(qtbot: QtBot) -> None:
    grid = made(qtbot, Numbers(5))
    grid.setFocus()
    grid.setCurrentIndex(grid.table.index(2, 1))
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Due"
    Clipboard.current().clear()
