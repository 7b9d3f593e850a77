"""A list in groups folds by keyboard and mouse as a tree does, and a heading is no record."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.parts.test_grid import Numbers, made
from tests.ui.parts.test_outline import outline
from ui.parts.grid import Grid


def in_groups(qtbot: QtBot, *sizes: int | tuple[int, ...]) -> Grid:
    grid = made(qtbot, Numbers(10_000))
    grid.show_outline(outline(*sizes))
    grid.setFocus()
    return grid


def press(qtbot: QtBot, grid: Grid, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(grid, key)


def test_groups_fold_and_unfold_by_keyboard_as_a_tree_does(qtbot: QtBot) -> None:
    grid, keys = in_groups(qtbot, (2, 1), 3), Qt.Key
    rows = grid.table.rowCount
    assert rows() == 10
    grid.go_to_row(0)
    press(qtbot, grid, keys.Key_Return)
    assert (rows(), grid.current_id()) == (5, None)
    press(qtbot, grid, keys.Key_Right)
    assert rows() == 10
    press(qtbot, grid, keys.Key_Left)
    assert rows() == 5
    press(qtbot, grid, keys.Key_Plus, keys.Key_Down, keys.Key_Minus)
    assert rows() == 8 and grid.currentIndex().row() == 1
    press(qtbot, grid, keys.Key_Asterisk)
    assert rows() == 10 and grid.currentIndex().row() == 1
    press(qtbot, grid, keys.Key_Down, keys.Key_Down)
    assert grid.current_id() == 101
    press(qtbot, grid, keys.Key_Left)
    assert grid.currentIndex().row() == 1, "Left goes to the heading above"
    press(qtbot, grid, keys.Key_Left, keys.Key_Left)
    assert grid.currentIndex().row() == 0, "and from a folded one to that around it"


def test_enter_on_a_record_in_a_group_still_opens_it(qtbot: QtBot) -> None:
    grid = in_groups(qtbot, 2)
    told: list[object] = []
    grid.opened.connect(told.append)
    grid.picked.connect(told.append)
    grid.go_to_row(0)
    press(qtbot, grid, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert told == [None, 100, 100]


@pytest.mark.parametrize("frozen", [True, False])
def test_a_press_on_the_triangle_folds(qtbot: QtBot, frozen: bool) -> None:
    grid = in_groups(qtbot, 3, 2)
    view = grid.overlay if frozen else grid
    place = QPoint(10, grid.rowViewportPosition(0) + 10)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert grid.table.is_folded(0) and grid.table.rowCount() == 4
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not grid.table.is_folded(0)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(60, 0))
    assert not grid.table.is_folded(0) and grid.currentIndex().row() == 0


def test_the_cursor_stays_on_its_heading_when_the_list_is_read_again(qtbot: QtBot) -> None:
    grid = in_groups(qtbot, 3, 2)
    grid.go_to_row(4)
    grid.show_outline(outline(1, 1, 2))
    assert grid.currentIndex().row() == 2 and grid.current_id() is None
    grid.fold_all(True)
    assert grid.table.rowCount() == 3 and grid.currentIndex().row() == 1
    grid.fold_all(False)
    assert grid.table.rowCount() == 7 and grid.currentIndex().row() == 2


def test_a_million_records_in_groups_still_cost_a_few_pages(qtbot: QtBot) -> None:
    source = Numbers(2_000_000)
    grid = made(qtbot, source)
    before = len(source.asked)
    grid.show_outline(outline(500_000, (250_000, 250_000)))
    grid.grab()
    grid.go_to_row(grid.table.rowCount() - 1)
    grid.grab()
    assert grid.current_id() == 1_000_099
    grid.fold(0, True)
    grid.grab()
    assert len(source.asked) - before <= 8


def test_headings_count_for_nothing_in_a_selection(qtbot: QtBot) -> None:
    grid = in_groups(qtbot, (3, 2), 4)
    grid.selectAll()
    assert grid.selected_count() == 9
    assert grid.selected_ids().tolist() == list(range(100, 109))
    grid.fold(0, True)
    grid.selectAll()
    assert grid.selected_ids().tolist() == list(range(105, 109))
    assert grid.selected_count() == 4
