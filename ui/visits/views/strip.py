"""Who is in the country: a row for each party, a column for each day, its stay as a bar with its state in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

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


class _Bars(QStyledItemDelegate):
    """Paints each cell's piece of the bar, and of the words that stand on it; most cells are empty and cost nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours: dict[str, QColor] = {}
        self._drawings: dict[Tone, QPixmap] = {}
        Theme.current().changed.connect(self._forget)

    def _forget(self) -> None:
        self._colours.clear()
        self._drawings.clear()

    def _colour(self, role: str) -> QColor:
        if role not in self._colours:
            self._colours[role] = Theme.current().colour(role)
        return self._colours[role]

    def _drawing(self, tone: Tone) -> QPixmap:
        if tone not in self._drawings:
            self._drawings[tone] = icons.pixmap(icons.TONE_ICONS[tone], style_of(tone) or "muted")
        return self._drawings[tone]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        stays = index.model()
        assert isinstance(stays, Stays)
        at, place = index.column(), option.rect
        row = index.row() - len(stays.totals)
        if row < 0:
            self._total(painter, place, stays.totals[row].counts[at], option.font)
        elif stays.spans[row][0] <= at <= stays.spans[row][1]:
            self._bar(painter, option, place, stays, row)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(self._colour("accent"))
            for inset in range(3 if option.state & QStyle.StateFlag.State_HasFocus else 1):
                painter.drawRect(place.adjusted(inset, inset, -1 - inset, -1 - inset))

    def _total(self, painter: QPainter, place: QRect, count: int, font: QFont) -> None:
        if count:
            bold = QFont(font)
            bold.setBold(True)
            painter.setFont(bold)
            painter.setPen(self._colour("text"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(count))

    def _bar(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, stays: Stays, row: int
    ) -> None:
        view, stay = option.widget, stays.stays[row]
        assert isinstance(view, StayTable)
        role, (first, last) = style_of(stay.tone), stays.spans[row]
        left = view.columnViewportPosition(first)
        right = view.columnViewportPosition(last) + view.columnWidth(last)
        bar = QRect(left + 1, place.top() + 3, right - left - 3, place.height() - 7)
        painter.save()
        painter.setFont(option.font)
        painter.setClipRect(place)
        painter.fillRect(bar, self._colour(f"{role}_tint" if role else "canvas"))
        painter.setPen(self._colour(role or "field_border"))
        painter.drawRect(bar)
        drawing = self._drawing(stay.tone)
        side = Theme.current().px(icons.SMALL) - 2
        top = bar.top() + (bar.height() - side) // 2
        painter.drawPixmap(QRect(bar.left() + 4, top, side, side), drawing)
        painter.setPen(self._colour(role or "text"))
        said = bar.adjusted(side + 8, 0, -3, 0)
        shown = option.fontMetrics.elidedText(stay.word, Qt.TextElideMode.ElideRight, said.width())
        painter.drawText(said, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


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
        self.setItemDelegate(_Bars(self))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setHighlightSections(False)
        down.setHighlightSections(False)
        self.stays.fit = self._fitted
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Days off, lines and today lie below the bars, so that no line crosses a word."""
        painter, theme, stays = QPainter(self.viewport()), Theme.current(), self.stays
        end = self.rowViewportPosition(stays.rowCount() - 1) + self.rowHeight(stays.rowCount() - 1)
        whole = self.columnViewportPosition(stays.days - 1) + self.columnWidth(stays.days - 1)
        for at in range(stays.days):
            left, wide = self.columnViewportPosition(at), self.columnWidth(at)
            if stays.closed[at]:
                painter.fillRect(left, 0, wide, end, theme.colour("canvas"))
            painter.fillRect(left + wide - 1, 0, 1, end, theme.colour("border"))
            if at == stays.now:
                painter.fillRect(left, 0, 2, end, theme.colour("accent"))
        for row in range(stays.rowCount()):
            bottom = self.rowViewportPosition(row) + self.rowHeight(row) - 1
            painter.fillRect(0, bottom, whole, 1, theme.colour("border"))
        painter.end()
        super().paintEvent(event)

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
