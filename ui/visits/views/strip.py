"""Who is in the country: a row for each party, a column for each day, its stay as a bar with its state in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from models.fields import MONTHS, show_date
from ui import icons
from ui.parts import words
from ui.parts.chip import Tone, style_of
from ui.parts.table_model import Index
from ui.theme import Theme

NAMES, MARGIN, DAY, ROW = 250, 20, 25, 28
"""Width of the names and what of it stays free, least width of a day, height of a row, in px at 100 %."""


@dataclass(frozen=True)
class Stay:
    """A party from a day to a day."""

    title: str
    first: date
    last: date
    word: str
    tone: Tone
    record: tuple[str, int]

    def words(self, day: date) -> str:
        """The stay as it is told of a day."""
        here = "here" if self.first <= day <= self.last else "not here"
        span = f"{show_date(self.first)} to {show_date(self.last)}"
        return f"{show_date(day)}, {here}: {self.title}, {self.word}, {span}"


@dataclass(frozen=True)
class Total:
    """A row of numbers above the stays: what it counts, and how many on each day."""

    title: str
    counts: Sequence[int]


class Stays(QAbstractTableModel):
    """Totals first, then a row for each stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.first, self.days, self.today = date.min, 0, date.min
        self.totals: Sequence[Total] = ()
        self.stays: Sequence[Stay] = ()
        self.off: dict[date, str] = {}
        self.closed: Sequence[bool] = ()
        """Of each column whether its day is off."""
        self.now = -1
        """The column of today, when it is shown."""
        self.spans: Sequence[tuple[int, int]] = ()
        """First and last column of each stay."""
        self.fit: Callable[[str], str] = str
        """Shortens a name to the room it has."""

    def show(
        self,
        span: tuple[date, date],
        totals: Sequence[Total],
        stays: Sequence[Stay],
        off: dict[date, str],
        today: date,
    ) -> None:
        """Shows other days."""
        self.beginResetModel()
        self.first, self.days, self.today = span[0], (span[1] - span[0]).days + 1, today
        self.totals, self.stays, self.off = totals, stays, off
        self.closed = [self.day_of(at) in off for at in range(self.days)]
        self.now = (today - self.first).days
        self.spans = [
            (max(0, (each.first - self.first).days), min(self.days - 1, (each.last - self.first).days))
            for each in stays
        ]
        self.endResetModel()

    def day_of(self, column: int) -> date:
        """The day of a column."""
        return self.first + timedelta(days=column)

    def stay_of(self, row: int) -> Stay | None:
        """The stay of a row; None for a row of totals."""
        at = row - len(self.totals)
        return self.stays[at] if 0 <= at < len(self.stays) else None

    # -- Qt --
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self.totals) + len(self.stays)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else self.days

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        stay, day = self.stay_of(index.row()), self.day_of(index.column())
        if stay is None:
            total = self.totals[index.row()]
            count = total.counts[index.column()]
            if role == Qt.ItemDataRole.DisplayRole:
                return str(count) if count else ""
            if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                return f"{show_date(day)}: {total.title}, {words.counted(count, 'person', 'people')}"
            return None
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return stay.words(day)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            wanted = (
                Qt.ItemDataRole.DisplayRole,
                Qt.ItemDataRole.AccessibleTextRole,
                Qt.ItemDataRole.ToolTipRole,
            )
            if role not in wanted:
                return None
            stay = self.stay_of(section)
            title = stay.title if stay else self.totals[section].title
            return self.fit(title) if role == Qt.ItemDataRole.DisplayRole else title
        day = self.day_of(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{words.DAYS[day.weekday()][0]}\n{day.day}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            now = "today" if day == self.today else ""
            said = (f"{words.DAYS[day.weekday()]} {show_date(day)}", now, self.off.get(day))
            return ", ".join(filter(None, said))
        return None


class _Drawing:
    """Draws days, numbers and bars of a strip into what is to be painted anew.

    A view asks its delegate for every cell; most of them are empty, which took longer than all that is drawn.
    """

    def __init__(self, view: "StayTable", painter: QPainter, part: QRect) -> None:
        self._view, self._stays, self._painter = view, view.stays, painter
        self._short: dict[tuple[str, int], str] = {}
        count = self._stays.rowCount()
        first, last = view.rowAt(part.top()), view.rowAt(part.bottom())
        self._rows = range(first, (last if last >= 0 else count - 1) + 1) if first >= 0 else range(0)
        self._lefts = [view.columnViewportPosition(at) for at in range(self._stays.days)]
        self._lefts.append(self._lefts[-1] + view.columnWidth(self._stays.days - 1))
        self._end = view.rowViewportPosition(count - 1) + view.rowHeight(count - 1)

    def draw(self) -> None:
        """Days off, lines and today lie below the bars, so that no line crosses a word; the cursor lies above."""
        self._days()
        painter, view, theme = self._painter, self._view, Theme.current()
        metrics, totals = view.fontMetrics(), len(self._stays.totals)
        bold = QFont(view.font())
        bold.setBold(True)
        for row in self._rows:
            top, high = view.rowViewportPosition(row), view.rowHeight(row)
            painter.fillRect(0, top + high - 1, self._lefts[-1], 1, theme.colour("border"))
            if row < totals:
                painter.setFont(bold)
                painter.setPen(theme.colour("text"))
                self._total(row, top, high)
        painter.setFont(view.font())
        for row in self._rows:
            if row >= totals:
                self._bar(row - totals, view.rowViewportPosition(row), view.rowHeight(row), metrics)
        self._cursor()

    def _days(self) -> None:
        theme, stays = Theme.current(), self._stays
        for at, left in enumerate(self._lefts[:-1]):
            wide = self._lefts[at + 1] - left
            if stays.closed[at]:
                self._painter.fillRect(left, 0, wide, self._end, theme.colour("canvas"))
            self._painter.fillRect(left + wide - 1, 0, 1, self._end, theme.colour("border"))
            if at == stays.now:
                self._painter.fillRect(left, 0, 2, self._end, theme.colour("accent"))

    def _total(self, row: int, top: int, high: int) -> None:
        for at, count in enumerate(self._stays.totals[row].counts):
            if count:
                place = QRect(self._lefts[at], top, self._lefts[at + 1] - self._lefts[at], high)
                self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(count))

    def _bar(self, row: int, top: int, high: int, metrics: QFontMetrics) -> None:
        painter, theme, stay = self._painter, Theme.current(), self._stays.stays[row]
        role, (first, last) = style_of(stay.tone), self._stays.spans[row]
        left, right = self._lefts[first], self._lefts[last + 1]
        bar = QRect(left + 1, top + 3, right - left - 3, high - 7)
        painter.fillRect(bar, theme.colour(f"{role}_tint" if role else "canvas"))
        painter.setPen(theme.colour(role or "field_border"))
        painter.drawRect(bar)
        side = theme.px(icons.SMALL) - 2
        drawing = self._view.drawing(stay.tone)
        painter.drawPixmap(QRect(bar.left() + 4, bar.top() + (bar.height() - side) // 2, side, side), drawing)
        painter.setPen(theme.colour(role or "text"))
        said = bar.adjusted(side + 8, 0, -3, 0)
        key = stay.word, said.width()
        if key not in self._short:
            self._short[key] = metrics.elidedText(stay.word, Qt.TextElideMode.ElideRight, said.width())
        painter.drawText(said, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._short[key])

    def _cursor(self) -> None:
        index = self._view.currentIndex()
        if self._view.selectionModel().isSelected(index):
            place = self._view.visualRect(index)
            self._painter.setPen(Theme.current().colour("accent"))
            for inset in range(3 if self._view.hasFocus() else 1):
                self._painter.drawRect(place.adjusted(inset, inset, -1 - inset, -1 - inset))


class StayTable(QTableView):
    """The strip; arrows go by days and parties, Enter opens the record of the party."""

    opened = Signal(str, object)
    """Kind and id of the record of a stay."""
    wanted = Signal()
    """It comes to be seen: what it shows may be of other days."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("stays")
        self.setAccessibleName(name)
        self.stays = Stays(self)
        self.setModel(self.stays)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setHighlightSections(False)
        down.setHighlightSections(False)
        self.stays.fit = self._fitted
        self._drawings: dict[Tone, QPixmap] = {}
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        Theme.current().changed.connect(self.measure)
        self.measure()

    def _fitted(self, name: str) -> str:
        font = QFont(self.verticalHeader().font())
        font.setBold(True)
        room = Theme.current().px(NAMES - MARGIN)
        return QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, room)

    def measure(self) -> None:
        """Names and days as wide, and rows as high, as the zoom asks."""
        theme = Theme.current()
        self._drawings.clear()
        self.horizontalHeader().setMinimumSectionSize(theme.px(DAY))
        self.verticalHeader().setFixedWidth(theme.px(NAMES))
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))

    def show_stays(
        self,
        span: tuple[date, date],
        totals: Sequence[Total],
        stays: Sequence[Stay],
        off: dict[date, str],
        today: date,
    ) -> None:
        """Shows these days; the cursor stays on its day and party as far as they are shown still."""
        before = self.currentIndex()
        day = self.stays.day_of(before.column()) if before.isValid() else today
        self.stays.show(span, totals, stays, off, today)
        column = min(max(0, (day - span[0]).days), self.stays.days - 1)
        self.setCurrentIndex(self.stays.index(min(max(0, before.row()), self.stays.rowCount() - 1), column))

    def drawing(self, tone: Tone) -> QPixmap:
        """The drawing of a tone."""
        if tone not in self._drawings:
            self._drawings[tone] = icons.pixmap(icons.TONE_ICONS[tone], style_of(tone) or "muted")
        return self._drawings[tone]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints what is shown by itself; there are no cells."""
        if self.stays.days:
            painter = QPainter(self.viewport())
            _Drawing(self, painter, event.rect()).draw()
            painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        self.wanted.emit()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        stay = self.stays.stay_of(row)
        if stay is not None:
            self.opened.emit(*stay.record)


def span_words(first: date, last: date) -> str:
    """A month or a week in words."""
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{show_date(first)} – {show_date(last)}"
