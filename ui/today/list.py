"""The duties as a list under headings; a heading is a row that is read and passed over, never chosen."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.findings import PROMISE, Duty
from app.today.duties import Section
from models.fields import show_date
from models.rules import all_rules
from ui.parts import words
from ui.parts.chip import Tone
from ui.parts.chip_delegate import ChipDelegate
from ui.parts.days import Index
from ui.parts.grid import Grid
from ui.parts.table_model import ID_ROLE, Chipped, Column, Row
from ui.theme import Theme

COLUMNS = (
    Column("what", "What is due", width=360),
    Column("due", "When", "chip", 155),
    Column("record", "Record", width=145),
    Column("assigned", "Assigned to", width=95),
    Column("cites", "Paragraph", width=115),
)
REASON = Column("reason", "Waits because", width=240)


def when(duty: Duty, today: date) -> Chipped:
    """When a duty is due, as a chip: how late or how near, or until when it waits."""
    if duty.waiting_reason:
        until = f" until {show_date(duty.waiting_until)}" if duty.waiting_until else ""
        late = ", overdue" if duty.overdue else ""
        return Chipped("doing", f"Waits{until}{late}")
    tone: Tone = "blocked" if duty.overdue else "due"
    return Chipped(tone, words.sentence_start(words.due(duty.due_on, today)))


def rule_words(rule_id: str) -> str:
    """A rule as a filter names it."""
    if rule_id == PROMISE:
        return "Promises"
    rule = all_rules().get(rule_id)
    return f"{rule_id}  {rule.says}" if rule else rule_id


@dataclass(frozen=True)
class Heading:
    """A row that names a group."""

    text: str


class DutyRows:
    """Rows of the duties shown now; an id is the place among headings and duties."""

    def __init__(self, cells: Callable[[Duty], Row]) -> None:
        self._cells = cells
        self.rows: list[Heading | Duty] = []

    def show(self, sections: Iterable[Section]) -> None:
        """Replaces the rows."""
        self.rows = []
        for each in sections:
            count = words.counted(len(each.duties), "duty", "duties")
            self.rows += [Heading(f"{each.title} · {count}"), *each.duties]

    def duty(self, at: int | None) -> Duty | None:
        """The duty of a row; None for a heading."""
        found = self.rows[at] if at is not None and 0 <= at < len(self.rows) else None
        return found if isinstance(found, Duty) else None

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every place in order."""
        return array("q", range(len(self.rows)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells."""
        return [self._row(self.rows[at]) if at < len(self.rows) else None for at in ids]

    def _row(self, row: Heading | Duty) -> Row:
        return (row.text, *[""] * 8) if isinstance(row, Heading) else self._cells(row)


class DutyGrid(Grid):
    """A grid over `DutyRows`: headings stand out, and are left out of what is chosen."""

    def __init__(self, rows: DutyRows, columns: Sequence[Column], name: str) -> None:
        super().__init__(rows, columns, name)
        self._duties = rows
        self._chips = _HeadingChips(self)
        self.setItemDelegate(_Headings(self))
        self.overlay.setItemDelegate(_Headings(self))
        self._lay_columns()

    def is_heading(self, index: Index) -> bool:
        """Whether a cell belongs to a heading."""
        at = index.data(ID_ROLE)
        return isinstance(at, int) and self._duties.duty(at) is None

    def show_rows(self) -> None:
        """Shows what the rows hold now, with the cursor on the duty it was on."""
        before = self.current_duty()
        places = [at for at, row in enumerate(self._duties.rows) if isinstance(row, Duty)]
        same = [at for at in places if before is not None and _is(self._duties.rows[at], before)]
        self.show_ids(self._duties.ids(("", False), None, ""), keep=same[0] if same else -1)

    def current_duty(self) -> Duty | None:
        """The duty the cursor is on."""
        return self._duties.duty(self.current_id())

    def chosen(self) -> list[Duty]:
        """The selected duties, else the one the cursor is on."""
        found = [duty for at in self.selected_ids() if (duty := self._duties.duty(at)) is not None]
        current = self.current_duty()
        return found or ([current] if current else [])

    def first_duty(self) -> None:
        """Puts the cursor on the first duty."""
        place = next((at for at, row in enumerate(self._duties.rows) if isinstance(row, Duty)), -1)
        if place >= 0:
            self.go_to_row(place)


def _is(row: Heading | Duty, duty: Duty) -> bool:
    return isinstance(row, Duty) and (row.subject, row.due_on) == (duty.subject, duty.due_on)


class _Headings(QStyledItemDelegate):
    """Headings in bold on the ground of the window."""

    def __init__(self, grid: DutyGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._grid.is_heading(index):
            _ground(painter, option)
        super().paint(painter, option, index)


class _HeadingChips(ChipDelegate):
    """Chips, and the ground of headings between them."""

    def __init__(self, grid: DutyGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._grid.is_heading(index):
            _ground(painter, option)
        super().paint(painter, option, index)


def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    painter.fillRect(option.rect, Theme.current().colour("canvas"))
    font = QFont(option.font)
    font.setBold(True)
    option.font = font
