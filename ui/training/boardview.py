"""The board as it is painted: a column for each step of the way, in it a card for each student who stands there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.training.ways import OnBoard
from models.fields import show_date
from models.training.way import STEPS
from ui import icons
from ui.parts import words
from ui.parts.bidi import isolated
from ui.parts.chip import Tone, style_of
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
CLOSED = "File closed"
"""The word of the last column, which is there while somebody stands in it."""
WIDE, NARROW = 196, 104
"""Width of a column with cards and of an empty one, px."""
LINES = 5
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole))
_ROOT = QModelIndex()


@dataclass(frozen=True)
class BoardColumn:
    """A step with the students who stand at it, and how many of them are blocked."""

    word: str
    students: Sequence[OnBoard]
    blocked: int

    @property
    def counted(self) -> str:
        """`5, 2 blocked`."""
        return f"{len(self.students)}, {self.blocked} blocked" if self.blocked else str(len(self.students))


def columns_of(
    by_step: Mapping[str, Sequence[OnBoard]], counts: Mapping[str, tuple[int, int]]
) -> list[BoardColumn]:
    """The columns in order of the way; the last one, of closed files, only when somebody is in it."""
    found = [BoardColumn(each.word, by_step[each.key], counts[each.key][1]) for each in STEPS]
    return [*found, BoardColumn(CLOSED, by_step[""], 0)] if by_step[""] else found


def due_words(student: OnBoard, today: date) -> tuple[Tone, str] | None:
    """When the next thing on a student's way is due; None when nothing is."""
    if student.due_on is None:
        return None
    said = words.sentence_start(words.due(student.due_on, today))
    return ("blocked" if student.due_on < today else "due"), said


def card_words(student: OnBoard, word: str, today: date) -> str:
    """A card in words, for screen readers and the tip."""
    due = due_words(student, today)
    parts = [student.name, student.rank, student.course]
    parts.append(f"reports {show_date(student.reports_on)}" if student.reports_on else "")
    parts.append(f"{word}: {student.state}")
    parts.append(due[1].lower() if due else "")
    parts.append(f"blocked: {student.blocked_by}" if student.blocked_by else "")
    return ", ".join(filter(None, parts))


class BoardModel(QAbstractTableModel):
    """The students of each column under each other."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.columns: Sequence[BoardColumn] = ()
        self.today = date.min
        self._rows = 0

    def show(self, columns: Sequence[BoardColumn], today: date) -> None:
        """Replaces everything."""
        self.beginResetModel()
        self.columns, self.today = columns, today
        self._rows = max((len(each.students) for each in columns), default=0)
        self.endResetModel()

    def student(self, index: Index) -> OnBoard | None:
        """The student of a cell; None below the last card of a column."""
        if not index.isValid():
            return None
        students = self.columns[index.column()].students
        return students[index.row()] if index.row() < len(students) else None

    def place_of(self, student_id: int) -> QModelIndex:
        """The cell of a student, an invalid one when he is not on the board."""
        for at, column in enumerate(self.columns):
            for row, each in enumerate(column.students):
                if each.student_id == student_id:
                    return self.index(row, at)
        return QModelIndex()

    # -- Qt --
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        student = self.student(index)
        if student is None:
            return None
        if role == _DISPLAY:
            return student.name
        if role in _SPOKEN:
            return card_words(student, self.columns[index.column()].word, self.today)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return str(section + 1) if role == _DISPLAY else None
        column = self.columns[section]
        if role == _DISPLAY:
            return f"{column.word}\n{column.counted}"
        if role in _SPOKEN:
            return (
                f"{column.word}: {words.counted(len(column.students), 'student')}, {column.blocked} blocked"
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.student(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class CardDelegate(QStyledItemDelegate):
    """Paints a card: name, rank and course, report date, what is due next, what blocks."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, BoardModel)
        student = model.student(index)
        if student is None:
            return
        theme = Theme.current()
        box = option.rect.adjusted(4, 3, -4, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._frame(painter, box, option)
        room = box.adjusted(8, 5, -6, -5)
        metrics = option.fontMetrics
        high = metrics.height()
        bold = QFont(option.font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(theme.colour("text"))
        _line(
            painter, QRect(room.x(), room.y(), room.width(), high), QFontMetrics(bold), isolated(student.name)
        )
        painter.setFont(option.font)
        painter.setPen(theme.colour("muted"))
        about = " · ".join(filter(None, (student.rank, student.course)))
        reports = f"Reports {show_date(student.reports_on)}" if student.reports_on else "No report date"
        for at, text in enumerate((about, reports), 1):
            _line(painter, QRect(room.x(), room.y() + at * high, room.width(), high), metrics, text)
        y = room.y() + 3 * high
        due = due_words(student, model.today)
        for tone, text in ((due or ("", "")), ("blocked", student.blocked_by)):
            if text:
                self._told(painter, QRect(room.x(), y, room.width(), high), metrics, tone, text)
                y += high
        painter.restore()

    def _frame(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem) -> None:
        theme = Theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focus = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        pen = painter.pen()
        pen.setColor(theme.colour("accent" if chosen else "border"))
        pen.setWidth(3 if focus else 2 if chosen else 1)
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent_tint" if chosen else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _told(self, painter: QPainter, place: QRect, metrics: QFontMetrics, tone: str, text: str) -> None:
        """An icon and words in the colour of their tone."""
        theme, role = Theme.current(), style_of(tone)
        side = min(theme.px(icons.SMALL) - 2, place.height())
        drawing = icons.pixmap(icons.TONE_ICONS[tone], role or "muted")
        painter.drawPixmap(QRect(place.x(), place.y() + (place.height() - side) // 2, side, side), drawing)
        painter.setPen(theme.colour(role or "text"))
        _line(painter, place.adjusted(side + 4, 0, 0, 0), metrics, text)


def _line(painter: QPainter, place: QRect, metrics: QFontMetrics, text: str) -> None:
    if text:
        painter.drawText(place, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width()))


class BoardView(QTableView):
    """Cards in columns; arrow keys go from card to card and over empty columns, Enter opens the student."""

    opened = Signal(object)
    """Id of the student whose card was opened."""
    picked = Signal(object)
    """The student under the cursor, None for none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("board")
        self.setAccessibleName("Board")
        self.board = BoardModel(self)
        self.setModel(self.board)
        self.setItemDelegate(CardDelegate(self))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.doubleClicked.connect(self._open)
        Theme.current().changed.connect(self._measure)

    @property
    def current(self) -> OnBoard | None:
        """The student under the cursor."""
        return self.board.student(self.currentIndex())

    def show_columns(self, columns: Sequence[BoardColumn], today: date, keep: int | None = None) -> None:
        """Replaces the cards; the cursor stays with the student it was on, or goes to `keep`."""
        before = self.current
        self.board.show(columns, today)
        self._measure()
        wanted = keep if keep is not None else before.student_id if before else None
        if wanted is not None:
            self.go_to(wanted)

    def go_to(self, student_id: int) -> None:
        """Puts the cursor on a student's card."""
        place = self.board.place_of(student_id)
        if place.isValid():
            self.setCurrentIndex(place)

    # -- Qt --
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.picked.emit(self.board.student(current))

    def moveCursor(self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        actions, at = QTableView.CursorAction, self.currentIndex()
        if not at.isValid():
            return self._first()
        sideways = {actions.MoveLeft: -1, actions.MovePrevious: -1, actions.MoveRight: 1, actions.MoveNext: 1}
        if action in sideways:
            return self._beside(at, sideways[action])
        last = len(self.board.columns[at.column()].students) - 1
        page = max(1, self.viewport().height() // max(1, self.rowHeight(0)))
        rows = {
            actions.MoveUp: at.row() - 1, actions.MoveDown: at.row() + 1, actions.MoveHome: 0,
            actions.MoveEnd: last, actions.MovePageUp: at.row() - page, actions.MovePageDown: at.row() + page,
        }  # fmt: skip
        return self.board.index(min(max(rows[action], 0), last), at.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():  # Qt itself would go there without choosing it
            self.setCurrentIndex(self._first())
        super().focusInEvent(event)

    # -- internal --
    def _beside(self, at: QModelIndex, way: int) -> QModelIndex:
        """The card at the same height in the next column that has any, else its last one."""
        column = at.column() + way
        while 0 <= column < len(self.board.columns):
            if students := self.board.columns[column].students:
                return self.board.index(min(at.row(), len(students) - 1), column)
            column += way
        return at

    def _first(self) -> QModelIndex:
        filled = (at for at, each in enumerate(self.board.columns) if each.students)
        at = next(filled, None)
        return self.board.index(0, at) if at is not None else QModelIndex()

    def _open(self, index: Index) -> None:
        student = self.board.student(index)
        if student is not None:
            self.opened.emit(student.student_id)

    def _measure(self) -> None:
        """Height of a card and widths of the columns at the present zoom; empty columns are narrow."""
        theme, metrics = Theme.current(), self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(LINES * metrics.height() + 18)
        header = self.horizontalHeader()
        for at, each in enumerate(self.board.columns):
            header.resizeSection(at, theme.px(WIDE if each.students else NARROW))
