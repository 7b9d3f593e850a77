"""The days of a calendar: a table of seven days a row, each cell painted with its items in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPixmap, QStaticText
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from models.fields import MONTHS, show_date
from ui import icons
from ui.parts import words
from ui.parts.chip import Tone, style_of
from ui.theme import Theme

ONE_DAY = timedelta(days=1)
MONTH_ROWS, WEEK_LINES = 6, 6
"""Weeks that are shown of a month, and the lines an item may take in a week."""
MOST_SHORT = 4_096
"""Shortened texts that are remembered."""
PLAIN, BOLD, SMALL = range(3)
"""Faces of a day: its items, today's number, why it is off."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft)
MAY_BREAK = "\u200b"
_WRAP = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Item:
    """Something on a day: its state in a word, what it is, and the record that opens."""

    day: date
    word: str
    text: str
    tone: Tone = "open"
    record: tuple[str, int] | None = None


class Days(QAbstractTableModel):
    """The days shown, seven in a row, each with its words for who does not see the cell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.first = date.min
        self.rows = MONTH_ROWS
        self.today = date.min
        self.month = 0
        """The month whose days are not muted; 0 for none."""
        self.items: dict[date, list[Item]] = {}
        self.off: dict[date, str] = {}

    def show(self, first: date, rows: int, month: int) -> None:
        """Shows other days."""
        self.beginResetModel()
        self.first, self.rows, self.month = first, rows, month
        self.endResetModel()

    def day_at(self, index: Index) -> date:
        """The day of a cell."""
        return self.first + timedelta(days=index.row() * 7 + index.column())

    def place_of(self, day: date) -> QModelIndex:
        """The cell of a day; an invalid one when it is not shown."""
        away = (day - self.first).days
        return self.index(away // 7, away % 7) if 0 <= away < self.rows * 7 else QModelIndex()

    def words(self, day: date) -> str:
        """A day in words: its date, why it is off, and what is on it."""
        items = self.items.get(day, [])
        head = [f"{words.DAYS[day.weekday()]} {show_date(day)}"]
        head += ["today"] * (day == self.today)
        head += [self.off[day]] if day in self.off else []
        head.append(words.counted(len(items), "item") if items else "nothing")
        return "; ".join((", ".join(head), *(f"{each.word}: {each.text}" for each in items)))

    # -- Qt --
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else self.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else 7

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        day = self.day_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.words(day)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            return f"Week of {show_date(self.first + timedelta(days=section * 7))}"
        name = words.DAYS[(self.first + timedelta(days=section)).weekday()]
        return name if role == Qt.ItemDataRole.AccessibleTextRole else name[:3]


class _Face:
    """The font of a view as it is, bold and small, each with its measures, and texts shortened before.

    A month has hundreds of texts, most of them as the month before: measuring them takes as long as drawing them.
    """

    def __init__(self, font: QFont) -> None:
        self.font, self.bold, self.small = QFont(font), QFont(font), QFont(font)
        self.bold.setBold(True)
        self.small.setPointSizeF(font.pointSizeF() * 0.85)
        self.metrics = QFontMetrics(self.font)
        self._measures = {PLAIN: self.metrics, BOLD: QFontMetrics(self.bold), SMALL: QFontMetrics(self.small)}
        self._short: dict[tuple[str, int, int], str] = {}
        self._laid: dict[str, QStaticText] = {}

    def short(self, text: str, room: int, face: int = PLAIN) -> str:
        """A text as it goes into a width."""
        key = text, room, face
        if key not in self._short:
            if len(self._short) >= MOST_SHORT:
                self._short.clear()
            self._short[key] = self._measures[face].elidedText(text, Qt.TextElideMode.ElideRight, room)
        return self._short[key]

    def laid(self, text: str) -> QStaticText:
        """A text of an item as it is drawn, its letters placed once: placing them takes longer than drawing them."""
        if text not in self._laid:
            if len(self._laid) >= MOST_SHORT:
                self._laid.clear()
            made = self._laid[text] = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(font=self.font)
        return self._laid[text]

    def wide(self, text: str, face: int) -> int:
        """How wide a text is."""
        return self._measures[face].horizontalAdvance(text)


class DayDelegate(QStyledItemDelegate):
    """Paints a day: its number, why it is off, and as many of its items as there is room for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks: dict[Tone, tuple[QPixmap, QColor]] = {}
        """Icon and colour of each tone: a month has hundreds of them."""
        self._face = _Face(QFont())
        Theme.current().changed.connect(self._looks.clear)

    def _look(self, tone: Tone) -> tuple[QPixmap, QColor]:
        if tone not in self._looks:
            role = style_of(tone)
            drawing = icons.pixmap(icons.TONE_ICONS[tone], role or "muted")
            self._looks[tone] = drawing, Theme.current().colour(role or "text")
        return self._looks[tone]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        days = index.model()
        assert isinstance(days, Days)
        if self._face.font != option.font:
            self._face = _Face(option.font)
        day, theme = days.day_at(index), Theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        off = days.off.get(day, "")
        painter.save()
        painter.fillRect(
            option.rect, theme.colour("accent_tint" if chosen else "canvas" if off else "surface")
        )
        painter.setPen(theme.colour("border"))
        painter.drawRect(option.rect.adjusted(-1, -1, -1, -1))
        inside = option.rect.adjusted(5, 2, -4, -2)
        top = self._head(painter, inside, days, day, off)
        items, below = days.items.get(day, []), inside.adjusted(0, top, 0, 0)
        if days.rows == 1:
            self._items(painter, below, items)
        else:
            self._lines(painter, below, items)
        if chosen:
            painter.setPen(theme.colour("accent"))
            for inset in range(3 if option.state & QStyle.StateFlag.State_HasFocus else 2):
                painter.drawRect(option.rect.adjusted(inset, inset, -2 - inset, -2 - inset))
        painter.restore()

    def _head(self, painter: QPainter, place: QRect, days: Days, day: date, off: str) -> int:
        theme, face, high = Theme.current(), self._face, self._face.metrics.height()
        near = not days.month or day.month == days.month
        number = f"{day.day} {MONTHS[day.month - 1]}" if day.day == 1 or not days.month else str(day.day)
        number += ", today" if day == days.today else ""
        strong = BOLD if day == days.today else PLAIN
        painter.setFont(face.bold if strong else face.font)
        painter.setPen(theme.colour("text" if near else "muted"))
        line = QRect(place.x(), place.y(), place.width(), high)
        painter.drawText(line, _LEFT, face.short(number, line.width(), strong))
        if off:
            taken = face.wide(f"{number}  ", strong)
            room = QRect(line.x() + taken, line.y(), max(0, line.width() - taken), high)
            shown = face.short(off, room.width(), SMALL)
            if len(shown) > 1:
                painter.setFont(face.small)
                painter.setPen(theme.colour("muted"))
                painter.drawText(
                    room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown
                )
        painter.setFont(face.font)
        return high + 1

    def _lines(self, painter: QPainter, place: QRect, items: Sequence[Item]) -> None:
        """Items of a day in a month, each on a line; the last line tells how many are left out."""
        face, high = self._face, self._face.metrics.lineSpacing()
        side, x, y = Theme.current().px(icons.SMALL) - 3, place.x(), place.y()
        fits, room, down = place.height() // high, place.width() - side - 3, (high - side) // 2
        shown = len(items) if len(items) <= fits else max(0, fits - 1)
        for each in items[:shown]:
            drawing, colour = self._look(each.tone)
            painter.drawPixmap(x, y + down, side, side, drawing)
            painter.setPen(colour)
            painter.drawStaticText(x + side + 3, y, face.laid(face.short(f"{each.word}: {each.text}", room)))
            y += high
        if shown < len(items):
            self._more(painter, place, y, len(items) - shown, none=shown == 0)

    def _more(self, painter: QPainter, place: QRect, y: int, rest: int, *, none: bool) -> None:
        """How many items are left out, where the next one would stand."""
        face = self._face
        painter.setPen(Theme.current().colour("muted"))
        more = words.counted(rest, "item") if none else f"and {rest} more"
        painter.drawText(place.x(), y + face.metrics.ascent(), face.short(more, place.width()))

    def _items(self, painter: QPainter, place: QRect, items: Sequence[Item]) -> None:
        """Items of a day in a week, each on a few lines; the last line tells how many are left out."""
        theme, face = Theme.current(), self._face
        metrics, high = face.metrics, face.metrics.lineSpacing()
        side, y = theme.px(icons.SMALL) - 3, place.y()
        for number, each in enumerate(items):
            room = QRect(place.x() + side + 3, y, place.width() - side - 3, high * WEEK_LINES)
            said = _breaking(f"{each.word}: {each.text}", room.width(), metrics)
            taken = metrics.boundingRect(room, _WRAP, said).height()
            whole = max(1, round(taken / high))
            taken = -(-taken * min(WEEK_LINES, whole) // whole)  # its own lines may stand further apart
            last = number == len(items) - 1
            if y + taken + (0 if last else high) > place.bottom() + 1:
                self._more(painter, place, y, len(items) - number, none=number == 0)
                return
            drawing, colour = self._look(each.tone)
            painter.drawPixmap(QRect(place.x(), y + (high - side) // 2, side, side), drawing)
            painter.setPen(colour)
            painter.drawText(QRect(room.x(), y, room.width(), taken), _WRAP, said)
            y += taken + 4


def _breaking(said: str, width: int, metrics: QFontMetrics) -> str:
    """The same with places to break at in words that are wider than a day, so that none is cut."""
    return " ".join(
        each if metrics.horizontalAdvance(each) <= width else _broken(each, width, metrics)
        for each in said.split()
    )


def _broken(word: str, width: int, metrics: QFontMetrics) -> str:
    parts = [""]
    for letter in word:
        if parts[-1] and metrics.horizontalAdvance(parts[-1] + letter) > width:
            parts.append("")
        parts[-1] += letter
    return MAY_BREAK.join(parts)


class DayGrid(QTableView):
    """The table of days; asks for other days when a key leads beyond the ones shown."""

    moved = Signal(object)
    """The day wanted under the cursor."""
    opened = Signal(object)

    def __init__(self, days: Days) -> None:
        super().__init__()
        self.setObjectName("calendar_days")
        self._days = days
        self.setModel(days)
        self.setItemDelegate(DayDelegate(self))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(20)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setVisible(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(days.day_at(index)))

    @property
    def day(self) -> date | None:
        """The day under the cursor."""
        index = self.currentIndex()
        return self._days.day_at(index) if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.moved.emit(self._days.day_at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        key, day = Qt.Key(event.key()), self.day
        if day is None:
            super().keyPressEvent(event)
        elif key in steps:
            self.moved.emit(day + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.moved.emit(self.page_from(day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.moved.emit(self._days.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(day)
        else:
            super().keyPressEvent(event)

    def page_from(self, day: date, step: int) -> date:
        """The day a page on or back: a week, or the same day of the next month."""
        if self._days.rows == 1:
            return day + timedelta(days=7 * step)
        return month_on(day, step)


def month_on(day: date, step: int) -> date:
    """The same day some months on; the month's last day when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), after - ONE_DAY)
