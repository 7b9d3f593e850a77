"""Arabic and Hebrew: fields that run from the right, cells and sentences in which the words keep their order."""

from array import array
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QTextLayout
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.journal.history import FieldChange, HistoryLine
from models.training.people import Student
from tests.ui.fakes import TODAY, FakeSupport
from ui.history import HistoryPane
from ui.parts import bidi
from ui.parts.form import Form
from ui.parts.grid import Grid
from ui.parts.table_model import Column, Row
from ui.theme import Theme

ARABIC, HEBREW = "محمد البنداري", "יוסף כהן"
MIXED = f"{ARABIC} (Capt.)"
LATIN_FIRST = f"Capt. {ARABIC}"


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(Student, FakeSupport(), TODAY)
    qtbot.addWidget(made)
    made.resize(900, 1200)
    with qtbot.waitExposed(made):
        made.show()
    made.show_record(Student(1, {"surname": "AL-BANDARI"}, 7))
    return made


def at(form: Form, key: str) -> QLineEdit:
    found = form.findChild(QLineEdit, f"field_{key}")
    assert found is not None
    return found


def press(control: QWidget, text: str) -> None:
    """Types any script; the clicks of QTest know Latin letters only."""
    for letter in text:
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(control, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def ink(widget: QWidget) -> QRectF:
    """Where within a field something darker than its ground is drawn, its frame left out; in its own measures."""
    image: QImage = widget.grab().toImage()
    ratio = image.devicePixelRatio()
    inside = range(int(6 * ratio), image.width() - int(6 * ratio))
    rows = range(int(5 * ratio), image.height() - int(5 * ratio))
    drawn = [x for x in inside if any(image.pixelColor(x, y).lightness() < 110 for y in rows)]
    return QRectF(min(drawn) / ratio, 0, (max(drawn) - min(drawn)) / ratio, 1) if drawn else QRectF()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (ARABIC, True),
        (HEBREW, True),
        (MIXED, True),
        ("12, " + ARABIC, True),
        (LATIN_FIRST, False),
        ("Ana", False),
    ],
)
def test_a_line_stands_at_the_side_of_its_first_letter(
    qtbot: QtBot, form: Form, text: str, right: bool
) -> None:
    line = at(form, "native_name")
    line.setFocus()
    press(line, text)
    assert line.text() == text and form.dirty
    form.setFocus()
    drawn = ink(line)
    assert drawn.width() > 10
    assert (drawn.right() > line.width() - 20) is right
    assert (drawn.left() < 20) is not right


def test_the_cursor_waits_at_the_left_end_of_what_is_typed_in_arabic(qtbot: QtBot, form: Form) -> None:
    line = at(form, "native_name")
    line.setFocus()
    press(line, "م")
    line.grab()
    first = line.cursorRect().center().x()
    assert first > line.width() / 2
    press(line, "حمد البنداري")
    line.grab()
    assert line.cursorRect().center().x() < first
    line.home(False)
    line.grab()
    assert line.cursorRect().center().x() > first - 20, "the beginning is at the right"


def test_a_field_turns_back_with_latin_letters(qtbot: QtBot, form: Form) -> None:
    line = at(form, "native_name")
    line.setFocus()
    press(line, ARABIC)
    line.selectAll()
    press(line, "Muhammad")
    form.setFocus()
    assert ink(line).left() < 20


def test_several_lines_stand_at_the_side_of_their_first_letter(qtbot: QtBot, form: Form) -> None:
    found = form.findChild(QPlainTextEdit, "field_biography")
    assert found is not None
    edits: list[bool] = []
    form.changed.connect(lambda _: edits.append(True))
    found.setFocus()
    press(found, ARABIC)
    assert edits and found.toPlainText() == ARABIC
    assert found.cursorRect().center().x() > found.viewport().width() / 2
    found.selectAll()
    press(found, f"Served in Bandaria\n{ARABIC}")
    found.moveCursor(found.textCursor().MoveOperation.Start)
    assert found.cursorRect().center().x() < 20
    form.show_record(Student(2, {"surname": "COHEN", "biography": HEBREW}, 8))
    assert not form.dirty
    found.moveCursor(found.textCursor().MoveOperation.Start)
    assert found.cursorRect().center().x() > found.viewport().width() - 30


class Names:
    """A source of the given names, one a record."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        return array("q", range(len(self.names)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        return [(self.names[each], "Air Base 4") for each in ids]


def grid_of(qtbot: QtBot, *names: str) -> Grid:
    source = Names(*names)
    grid = Grid(
        source, (Column("native", "Name in own script", width=300), Column("at", "Place")), "Students"
    )
    qtbot.addWidget(grid)
    grid.resize(700, 300)
    grid.show_ids(source.ids(("native", False), None, ""))
    with qtbot.waitExposed(grid):
        grid.show()
    return grid


def inked(grid: Grid, row: int) -> tuple[int, int]:
    """First and last column of pixels with letters in a row's first cell."""
    image = grid.grab().toImage()
    top = grid.horizontalHeader().height() + grid.rowViewportPosition(row) + 4
    rows = range(top, top + grid.rowHeight(row) - 8)
    drawn = [
        x
        for x in range(4, grid.columnWidth(0) - 2)
        if any(image.pixelColor(x, y).lightness() < 110 for y in rows)
    ]
    return min(drawn), max(drawn)


def test_cells_begin_at_the_side_of_their_first_letter(qtbot: QtBot) -> None:
    Theme.current().choose("light")
    grid = grid_of(qtbot, "Ana", ARABIC, HEBREW, MIXED, LATIN_FIRST)
    for row, right in ((1, True), (2, True), (3, True), (4, False)):
        first, last = inked(grid, row)
        assert (last > grid.columnWidth(0) - 14) is right, row
        assert (first < 16) is not right, row


def test_a_cell_is_copied_and_spoken_as_it_was_written(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, MIXED)
    grid.setCurrentIndex(grid.table.index(0, 0))
    grid.copy_cell()
    assert QGuiApplication.clipboard().text() == MIXED
    assert grid.table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == MIXED


def test_what_was_searched_is_marked_under_its_letters_at_the_right(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, MIXED)
    image = grid.grab().toImage()
    grid.mark("capt")
    line = Theme.current().colour("hit_line").rgb()
    marked = grid.grab().toImage()
    assert marked != image
    top = grid.horizontalHeader().height() + grid.rowViewportPosition(0)
    hits = {
        x
        for x in range(grid.columnWidth(0))
        for y in range(top, top + grid.rowHeight(0))
        if marked.pixel(x, y) == line
    }
    first, last = inked(grid, 0)
    assert hits and first - 4 <= min(hits) <= first + 12, (
        "the rank is the last word, so it stands at the left"
    )
    assert max(hits) < last - 30


def test_history_keeps_before_before_after(qtbot: QtBot) -> None:
    pane = HistoryPane()
    qtbot.addWidget(pane)
    change = FieldChange("native_name", "Name in own script", ARABIC, HEBREW)
    pane.show_lines(
        [
            HistoryLine(
                5,
                datetime(2026, 5, 1, tzinfo=UTC),
                date(2026, 5, 1),
                "ana",
                "set",
                "Ana changed a name",
                (change,),
            )
        ],
        can_write=True,
    )
    (said,) = [each.text() for each in pane.findChildren(QLabel) if "→" in each.text()]
    assert left_of(said, ARABIC) < left_of(said, "→") < left_of(said, HEBREW)
    assert bidi.bare(bidi.isolated(ARABIC)) in said


def left_of(said: str, part: str) -> float:
    """Where the first letter of a part of a line is drawn, as Qt lays it out from the left."""
    layout = QTextLayout(said)
    option = layout.textOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return min(run.boundingRect().left() for run in line.glyphRuns(said.index(part), len(part)))


@given(st.text(max_size=40))
def test_isolating_is_undone_and_leaves_latin_alone(text: str) -> None:
    if not text.startswith(bidi.FIRST_STRONG_ISOLATE) and not text.endswith(bidi.POP_ISOLATE):
        assert bidi.bare(bidi.isolated(text)) == text
    if text.isascii():
        assert bidi.isolated(text) == text and not bidi.runs_right_to_left(text)


@given(st.text(max_size=20), st.sampled_from([ARABIC, HEBREW]))
def test_the_first_letter_says_the_direction(after: str, name: str) -> None:
    assert bidi.runs_right_to_left(name + after)
    assert bidi.runs_right_to_left(f"12. {name}{after}")
    assert not bidi.runs_right_to_left(f"a{name}{after}")
