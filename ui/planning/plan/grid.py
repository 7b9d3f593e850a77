"""The list of a plan: lines by priority, a mark where the money ends, lines moved by the pointer or by keys."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from app.planning import plan, plantext
from app.planning.plan import Placed, Standing
from app.planning.whatif import Trial
from app.reader import Reader
from app.tabular import Table
from models.fields import show_date, show_money
from models.planning.measures import PRIORITIES
from ui.parts.chip import Tone
from ui.parts.chip_delegate import ChipDelegate
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.outline import Heading, Outline
from ui.parts.table_model import Chipped, Column, Index, Row, TableModel
from ui.theme import Theme

TONES: dict[Standing, Tone] = {Standing.CAME: "done", Standing.COUNTED: "doing", Standing.OUT: "blocked"}
COLUMNS = (
    Column("place", "Place (was)", width=106),
    Column("line", "Line", width=208),
    Column("standing", "Money", "chip", 158),
    Column("cost", "Cost", "number", 100),
    Column("sum", "Sum so far", "number", 94),
    Column("who", "Who", width=94),
    Column("program", "Program", width=80),
    Column("start", "Starts on", width=100),
)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
EDGE = 24
"""How near to the edge a dragged line scrolls the list, in px."""
_BACKGROUND, _FONT = int(Qt.ItemDataRole.BackgroundRole), int(Qt.ItemDataRole.FontRole)


@dataclass(frozen=True)
class Mark:
    """Where money ends."""

    text: str


Item = Placed | Mark


class PlanTable(TableModel):
    """Marks stand out on a band of their own."""

    source: Listed[Item]

    def _value(self, row: int, column: int, role: int) -> Any:
        if role in (_BACKGROUND, _FONT) and self._is_mark(row):
            if role == _BACKGROUND:
                return QBrush(Theme.current().colour("due_tint"))
            font = QFont(QApplication.font())
            font.setBold(True)
            return font
        return super()._value(row, column, role)

    def _is_mark(self, row: int) -> bool:
        source = self._source
        return isinstance(source, Listed) and isinstance(source.thing(self.record_at(row)), Mark)


class BandedChips(ChipDelegate):
    """Chips on the band of a mark."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if isinstance(band := index.data(Qt.ItemDataRole.BackgroundRole), QBrush):
            painter.fillRect(option.rect, band)
        super().paint(painter, option, index)


class PlanGrid(Grid):
    """Lines by priority; a line is moved within its priority by dragging it or with Alt and the arrow keys."""

    made_of = PlanTable
    step_wanted = Signal(int)
    """The chosen line shall go so many places down; up when below 0."""
    dropped = Signal(object, int)
    """A line by id, and the place of its priority to which it was dragged."""
    refused = Signal(str)
    """Why a line cannot be dropped there."""

    def __init__(self) -> None:
        self._items: Listed[Item] = Listed(self._row)
        self._tried: Trial | None = None
        self._stood: dict[int, str] = {}
        self._grip: tuple[int, QPoint] | None = None
        self._dragging = False
        super().__init__(self._items, COLUMNS, "Lines of the plan")
        self.setObjectName("plan_lines")
        self.setAccessibleDescription("Alt+Up and Alt+Down move a line within its priority.")
        self.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self._chips = BandedChips(self)
        self.freeze(2)
        for view in (self, self.overlay):
            view.viewport().installEventFilter(self)

    # -- contents --
    def show_trial(self, tried: Trial, keep: int | None) -> None:
        """Shows the lines of what is tried; the cursor goes to a line by id, else stays."""
        keep = keep if keep is not None else self.line_id
        self._tried = tried
        self._stood = {line: f"{was.line.priority}{was.place}" for line, was in tried.stood.items()}
        items, headings = _arranged(tried)
        self._items.things = items
        folded = self.table.outline.folded if self.table.outline else set()
        at = next(
            (at for at, each in enumerate(items) if isinstance(each, Placed) and each.line.id == keep), None
        )
        self.show_outline(Outline(array("q", range(len(items))), headings, folded), at)

    @property
    def line(self) -> Placed | None:
        """The line the cursor is on; None on a heading or a mark."""
        found = self._items.thing(self.current_id())
        return found if isinstance(found, Placed) else None

    @property
    def line_id(self) -> int | None:
        """Its id."""
        return self.line.line.id if self.line else None

    def seek(self, words: str) -> None:
        """Marks what was typed, and goes to the first line that has it."""
        self.mark(words)
        wanted = words.casefold().split()
        for at, each in enumerate(self._items.things):
            if (
                wanted
                and isinstance(each, Placed)
                and all(word in each.line.name.casefold() for word in wanted)
            ):
                if (row := self.table.row_of(at)) >= 0:
                    self.go_to_row(row)
                return

    def rows(self) -> list[Row]:
        """Every row in words, marks among them."""
        return [self._row(each) for each in self._items.things]

    def can_sort(self, path: str) -> bool:
        return False  # the order is what the plan says

    # -- moving --
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_wanted.emit(STEPS[key])
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and watched in (self.viewport(), self.overlay.viewport()):
            if event.type() is QEvent.Type.MouseButtonPress:
                self._take(event)
            elif event.type() is QEvent.Type.MouseMove and self._grip is not None:
                return self._drag(event)
            elif event.type() is QEvent.Type.MouseButtonRelease and self._grip is not None:
                return self._drop(event)
        return super().eventFilter(watched, event)

    def _take(self, event: QMouseEvent) -> None:
        at = self.rowAt(event.position().toPoint().y())
        found = self._items.thing(self.table.record_at(at)) if at >= 0 else None
        if event.button() is Qt.MouseButton.LeftButton and isinstance(found, Placed):
            self._grip = found.line.id, event.globalPosition().toPoint()

    def _drag(self, event: QMouseEvent) -> bool:
        assert self._grip is not None
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._let_go()
            return False
        far = (event.globalPosition().toPoint() - self._grip[1]).manhattanLength()
        if not self._dragging and far < QApplication.startDragDistance():
            return True
        self._dragging = True
        y = event.position().toPoint().y()
        bar = self.verticalScrollBar()
        if y < EDGE or y > self.viewport().height() - EDGE:
            bar.setValue(bar.value() + (self.rowHeight(0) if y >= EDGE else -self.rowHeight(0)))
        fits = self._place_at(y) is not None
        shape = Qt.CursorShape.ClosedHandCursor if fits else Qt.CursorShape.ForbiddenCursor
        for view in (self, self.overlay):
            view.viewport().setCursor(shape)
        return True

    def _drop(self, event: QMouseEvent) -> bool:
        assert self._grip is not None
        line_id, dragged = self._grip[0], self._dragging
        place = self._place_at(event.position().toPoint().y()) if dragged else None
        self._let_go()
        if not dragged:
            return False
        if place is None:
            self.refused.emit(
                "A line is dragged within its priority. “Change priority…” gives it another one."
            )
        else:
            self.dropped.emit(line_id, place)
        return True

    def _let_go(self) -> None:
        self._grip, self._dragging = None, False
        for view in (self, self.overlay):
            view.viewport().unsetCursor()

    def _place_at(self, y: int) -> int | None:
        """The place of the dragged line's priority at a height: that of the line there; None in another priority."""
        if self._grip is None or self._tried is None:
            return None
        own = self._tried.place_of(self._grip[0])
        row = self.rowAt(y)
        found = self._items.thing(self.table.record_at(row)) if row >= 0 else None
        if isinstance(found, Mark):  # dropped on the mark: behind the line above it
            found = self._items.thing(self.table.record_at(row - 1))
        return found.place if isinstance(found, Placed) and found.line.priority == own.line.priority else None

    # -- words --
    def _row(self, item: Item) -> Row:
        if isinstance(item, Mark):
            return "", item.text, Chipped("warn", "Money ends"), "", "", "", "", ""
        line = item.line
        was = self._stood.get(line.id)
        place = f"{line.priority}{item.place}" if line.priority else str(item.place)
        starts = show_date(line.starts_on) if line.starts_on else ""
        name = f"{line.name} · fifth quarter" if item.fifth else line.name
        who = self._tried.year.people.get(line.id, "") if self._tried else ""
        return (
            f"{place} ({was})" if was else place, name, Chipped(TONES[item.standing], item.standing.value),
            show_money(line.total), show_money(item.sum), who, line.program, starts,
        )  # fmt: skip


def _arranged(tried: Trial) -> tuple[list[Item], list[Heading]]:
    """Lines with a mark where money ends, and the headings of the priorities."""
    placed, marks = tried.placed, plan.ends(tried.placed)
    items: list[Item] = []
    headings: list[Heading] = []
    for name in (*PRIORITIES, ""):
        begun = len(items)
        own = [(at, each) for at, each in enumerate(placed) if _class_of(each) == name]
        for at, each in own:
            if at in marks:
                items.append(Mark(plantext.end(tried, at)))
            items.append(each)
        if own or name:
            headings.append(_heading(name, [each for _, each in own], len(items) - begun))
    return items, headings


def _class_of(each: Placed) -> str:
    return each.line.priority if each.line.priority in PRIORITIES else ""


def _heading(name: str, own: Sequence[Placed], rows: int) -> Heading:
    money = show_money(sum(each.line.total for each in own))
    title = f"Priority {name}" if name else "No priority yet"
    return Heading((name,), 0, title, rows, plantext.counted(len(own)), {"cost": money}, {"cost": money})


def table_of(tried: Trial, rows: Sequence[Row]) -> Callable[[Reader], Table]:
    """A job that makes the table of a plan as it is on screen."""
    sentences = (*plantext.supposed(tried), *plantext.share_lines(tried))
    told = f"{tried.year.title}, {plantext.reckoned(tried)}. {' '.join(sentences)}"
    cells = tuple(tuple(each.word if isinstance(each, Chipped) else each for each in row) for row in rows)
    made = Table("plan", f"Plan of FY {tried.year.year}", told, tuple(each.label for each in COLUMNS), cells)
    return lambda _: made
