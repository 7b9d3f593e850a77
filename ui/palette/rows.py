"""The lines of the palette: a list model over entries, and how a line is painted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons
from ui.palette.entries import Entry
from ui.parts.chip import style_of
from ui.theme import GAP, Theme

ROW, SIDE, TITLE_SHARE = 34, 16, 0.42
"""Height of a line and side of its icon in px; how much of the line the title takes at most."""
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
ICONS = {
    "action": "settings",
    "record": "file-text",
    "place": "columns-3",
    "view": "funnel",
    "help": "circle-help",
}
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Rows(QAbstractListModel):
    """Entries as rows; what is read of one is its name, kind and state."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replaces the rows."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return entry.spoken
        return entry if role == ENTRY_ROLE else None


class RowDelegate(QStyledItemDelegate):
    """Icon, title, what it is, and at the right the state as a chip and the key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, Theme.current().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, theme = index.data(ENTRY_ROLE), Theme.current()
        if not isinstance(entry, Entry):
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(option.rect, theme.colour("accent_tint"))
            painter.fillRect(
                QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.colour("accent")
            )
        room = option.rect.adjusted(GAP + 2, 0, -GAP, 0)
        side = theme.px(SIDE)
        drawing = icons.pixmap(ICONS[entry.group], "muted")
        painter.drawPixmap(QRect(room.x(), room.center().y() - side // 2, side, side), drawing)
        room.setLeft(room.left() + side + GAP)
        metrics = QFontMetrics(option.font)
        self._key(painter, room, entry, metrics)
        self._chip(painter, room, entry, metrics)
        self._words(painter, room, entry, option.font)
        painter.restore()

    def _key(self, painter: QPainter, room: QRect, entry: Entry, metrics: QFontMetrics) -> None:
        if entry.key:
            painter.setPen(Theme.current().colour("muted"))
            painter.drawText(room, _RIGHT, entry.key)
            room.setRight(room.right() - metrics.horizontalAdvance(entry.key) - GAP)

    def _chip(self, painter: QPainter, room: QRect, entry: Entry, metrics: QFontMetrics) -> None:
        if entry.state is None:
            return
        tone, word = entry.state
        theme, role = Theme.current(), style_of(tone)
        side = theme.px(SIDE)
        width = side + metrics.horizontalAdvance(word) + 2 * GAP + 4
        box = QRect(room.right() - width, room.y() + 5, width, room.height() - 10)
        if role:
            contrast = theme.palette_name == "contrast"
            painter.setPen(theme.colour(role) if contrast else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(f"{role}_tint"))
            painter.drawRoundedRect(box, 4, 4)
        drawing = icons.pixmap(icons.TONE_ICONS[tone], role or "muted")
        painter.drawPixmap(QRect(box.x() + 6, box.center().y() - side // 2, side, side), drawing)
        painter.setPen(theme.colour(role or "text"))
        painter.drawText(box.adjusted(side + 10, 0, 0, 0), _LEFT, word)
        room.setRight(box.x() - GAP)

    def _words(self, painter: QPainter, room: QRect, entry: Entry, font: QFont) -> None:
        """The title in bold, then what it is in muted words; each gives way where there is little room."""
        theme, bold = Theme.current(), QFont(font)
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        painter.setFont(bold)
        painter.setPen(theme.colour("muted" if entry.closed else "text"))
        most = int(room.width() * (TITLE_SHARE if entry.detail else 1))
        shown = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, max(most, room.width() // 3))
        painter.drawText(room, _LEFT, shown)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        rest = room.adjusted(metrics.horizontalAdvance(shown) + 2 * GAP, 0, 0, 0)
        told = f"{entry.detail} · {entry.closed}" if entry.closed else entry.detail
        painter.drawText(
            rest, _LEFT, QFontMetrics(font).elidedText(told, Qt.TextElideMode.ElideRight, rest.width())
        )


_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
