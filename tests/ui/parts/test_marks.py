"""What was searched is marked where it stands: in cells, chips and numbers, in every theme."""

import pytest
from PySide6.QtGui import QColor, QFont
from pytestqt.qtbot import QtBot

from tests.ui.parts.test_grid import Numbers, made
from ui.parts.grid import Grid
from ui.parts.marks import Marks
from ui.theme import Choice, Theme


def coloured(grid: Grid, colour: QColor, column: int | None = None) -> set[int]:
    """Columns of pixels in which a colour stands in the first row, or in one cell of it."""
    image = grid.grab().toImage()
    left = grid.columnViewportPosition(column or 0)
    end = image.width() if column is None else left + grid.columnWidth(column)
    top = grid.horizontalHeader().height() + grid.rowViewportPosition(0) + 4
    rows = range(top, top + grid.rowHeight(0) - 6)
    wanted = colour.rgb()
    return {x for x in range(left, end) if any(image.pixel(x, y) == wanted for y in rows)}


@pytest.mark.parametrize("look", ["light", "dark"])
def test_what_was_searched_is_marked_in_its_cell_and_nowhere_else(qtbot: QtBot, look: Choice) -> None:
    Theme.current().choose(look)
    grid = made(qtbot, Numbers(5))
    line = Theme.current().colour("hit_line")
    assert coloured(grid, line, 0) == set()
    grid.mark("0000001")
    found = coloured(grid, line, 0)
    metrics = grid.fontMetrics()
    start, width = metrics.horizontalAdvance("NAME "), metrics.horizontalAdvance("0000001")
    assert found and min(found) == pytest.approx(start + 8, abs=4)
    assert max(found) - min(found) == pytest.approx(width, abs=4)
    grid.mark("")
    assert coloured(grid, line, 0) == set()


def test_high_contrast_frames_what_was_searched(qtbot: QtBot) -> None:
    Theme.current().choose("contrast")
    grid = made(qtbot, Numbers(5))
    before = grid.grab().toImage()
    grid.mark("name")
    assert grid.grab().toImage() != before


def test_chips_and_numbers_are_marked_where_their_words_stand(qtbot: QtBot) -> None:
    grid = made(qtbot, Numbers(5))
    line = Theme.current().colour("hit_line")
    grid.mark("due")
    chip = coloured(grid, line)
    left = grid.columnViewportPosition(1)
    assert chip and left + 20 < min(chip) and max(chip) < left + grid.columnWidth(1) // 2
    grid.mark("$1")
    number = coloured(grid, line)
    assert number and min(number) > grid.columnViewportPosition(2) + grid.columnWidth(2) - 60


def test_a_hit_beyond_the_cut_is_told_by_the_dots(qtbot: QtBot) -> None:
    grid = made(qtbot, Numbers(5))
    grid.horizontalHeader().resizeSection(0, 90)
    grid.mark("0000001")
    found = coloured(grid, Theme.current().colour("hit_line"))
    assert found and min(found) > 50 and max(found) < 90


def test_arabic_and_latin_in_one_cell_are_each_marked_where_they_are_drawn() -> None:
    font = QFont()
    marks = Marks()
    text = "محمد ALVAREZ"
    marks.look_for(("alv",))
    ((left, right),) = marks.extents(text, font, 1_000)
    marks.look_for(("محم",))
    ((other, end),) = marks.extents(text, font, 1_000)
    assert end <= left or right <= other, "they lie beside each other"
    assert end - other > 5 and right - left > 5
