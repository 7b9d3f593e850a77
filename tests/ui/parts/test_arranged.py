"""Columns that stay, move and keep their width; rows of any height, however many there are."""

from array import array

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.parts.test_grid import Numbers, made
from ui.parts.grid import Grid
from ui.parts.table_model import Column, Row
from ui.theme import ROW_HEIGHTS, Theme


def test_columns_up_to_the_cursor_are_frozen_and_let_go_again(qtbot: QtBot) -> None:
    grid = made(qtbot, Numbers(30))
    told: list[bool] = []
    grid.laid_out.connect(lambda: told.append(True))
    grid.setCurrentIndex(grid.table.index(0, 1))
    assert grid.freeze_here() == 2
    assert [grid.overlay.isColumnHidden(at) for at in range(3)] == [False, False, True]
    assert grid.overlay.width() == grid.columnWidth(0) + grid.columnWidth(1) + 1
    assert grid.freeze_here() == 1
    assert grid.overlay.isColumnHidden(1) and len(told) == 2
    grid.setCurrentIndex(grid.table.index(0, 2))
    assert grid.freeze_here() == 2, "the last column never stands still"


def test_frozen_columns_leave_the_others_their_share(qtbot: QtBot) -> None:
    grid = made(qtbot, Numbers(30))
    grid.freeze(2)
    grid.resize(300, 300)
    qtbot.waitUntil(lambda: grid.overlay.width() <= 0.6 * grid.viewport().width() + 1)
    assert grid.columnWidth(0) == grid.overlay.columnWidth(0) < 200
    grid.resize(900, 300)
    qtbot.waitUntil(lambda: grid.columnWidth(0) == 200 and grid.columnWidth(1) == 140)
    assert grid.chosen_widths == {}


def test_figures_in_the_last_column_stay_beside_the_others(qtbot: QtBot) -> None:
    grid = made(qtbot, Numbers(30))
    grid.resize(900, 300)
    qtbot.waitUntil(lambda: grid.viewport().width() > 800)
    assert [grid.columnWidth(at) for at in range(3)] == [200, 140, 140]
    grid.show_columns((*grid.table.columns[::-1],))
    assert grid.columnViewportPosition(2) + grid.columnWidth(2) == grid.viewport().width(), (
        "words take the rest"
    )


def test_the_cursor_never_hides_under_the_frozen_columns(qtbot: QtBot) -> None:
    columns = [Column(f"c{n}", f"Column {n}", width=150) for n in range(8)]

    class Wide(Numbers):
        @staticmethod
        def row(record: int) -> Row:
            return [f"{record}-{n}" for n in range(8)]

    grid = Grid(Wide(5), columns, "Wide")
    qtbot.addWidget(grid)
    grid.resize(500, 300)
    grid.show_ids(array("q", range(1, 6)))
    with qtbot.waitExposed(grid):
        grid.show()
    grid.setFocus()
    grid.freeze(2)
    grid.setCurrentIndex(grid.table.index(0, 7))
    for _ in range(5):
        qtbot.keyClick(grid, Qt.Key.Key_Left)
        assert grid.visualRect(grid.currentIndex()).left() >= grid.overlay.width() - 1
    assert grid.currentIndex().column() == 2


def test_a_width_set_by_hand_is_told_and_kept_at_every_zoom(qtbot: QtBot) -> None:
    grid = made(qtbot, Numbers(30))
    told: list[bool] = []
    grid.laid_out.connect(lambda: told.append(True))
    grid.horizontalHeader().resizeSection(1, 90)
    grid.overlay.horizontalHeader().resizeSection(0, 250)
    assert grid.chosen_widths == {"state": 90, "surname": 250} and told
    assert grid.columnWidth(0) == 250
    Theme.current().choose(zoom=200)
    assert grid.columnWidth(1) == 180
    assert grid.chosen_widths == {"state": 90, "surname": 250}


@pytest.mark.parametrize("frozen", [1, 3])
def test_headings_that_are_dragged_ask_for_that_order_and_stand_as_before(qtbot: QtBot, frozen: int) -> None:
    columns = [Column(f"c{n}", f"Column {n}") for n in range(4)]
    grid = Grid(Numbers(3), columns, "Students")
    qtbot.addWidget(grid)
    grid.let_columns_move()
    grid.freeze(frozen)
    orders: list[list[str]] = []
    grid.columns_moved.connect(orders.append)
    view = grid.overlay if frozen > 1 else grid
    view.horizontalHeader().moveSection(2, 1)
    qtbot.waitUntil(lambda: bool(orders))
    assert orders == [["c0", "c2", "c1", "c3"]]
    header = view.horizontalHeader()
    assert [header.visualIndex(at) for at in range(4)] == [0, 1, 2, 3]
    assert not header.isFirstSectionMovable()


@pytest.mark.parametrize("density", ["roomy", "compact"])
def test_row_height_and_zoom_of_a_long_list_change_at_once(qtbot: QtBot, density: str) -> None:
    """To raise the least height of a row took minutes for a million rows."""
    grid = made(qtbot, Numbers(300_000))
    grid.set_density(density)
    Theme.current().choose(zoom=200)
    assert grid.rowHeight(5) == grid.overlay.rowHeight(5) == 2 * ROW_HEIGHTS[density]
    grid.set_density("huge")
    assert grid.density == "normal"


def test_the_name_leaves_room_for_the_others_and_takes_its_own_back(qtbot: QtBot) -> None:
    grid = made(qtbot, Numbers(10))
    grid.resize(200, 300)
    qtbot.waitUntil(lambda: grid.columnWidth(0) < 150)
    grid.resize(900, 300)
    qtbot.waitUntil(lambda: grid.columnWidth(0) == 200)
