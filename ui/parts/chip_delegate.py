"""Paints a state cell as a chip: icon and word on the tint of its tone."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons
from ui.parts.chip import style_of
from ui.parts.table_model import CHIP_ROLE, Chipped
from ui.theme import Theme


def chip_box(cell: QRect, metrics: QFontMetrics, word: str) -> QRectF:
    """Where a chip stands in its cell."""
    side = Theme.current().px(icons.SMALL)
    room = cell.adjusted(6, 3, -6, -3)
    width = min(room.width(), side + metrics.horizontalAdvance(word) + 18)
    return QRectF(room.x(), room.y(), width, room.height())


def word_box(box: QRectF) -> QRectF:
    """Where the word stands in a chip."""
    return box.adjusted(Theme.current().px(icons.SMALL) + 9, 0, -5, 0)


class ChipDelegate(QStyledItemDelegate):
    """For columns of shape `chip`; other cells in it are painted as text."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        chip = index.data(CHIP_ROLE)
        if not isinstance(chip, Chipped):
            super().paint(painter, option, index)
            return
        theme = Theme.current()
        role = style_of(chip.tone)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.brush(QPalette.ColorRole.Highlight).color())
            painter.fillRect(option.rect, theme.colour("accent_tint"))
            for edge in (option.rect.top(), option.rect.bottom() - 1):  # high contrast has no tint
                painter.fillRect(
                    option.rect.left(), edge, option.rect.width(), 2, theme.colour("chosen_line")
                )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(icons.SMALL)
        box = chip_box(option.rect, option.fontMetrics, chip.word)
        if role:
            painter.setPen(theme.colour(role) if theme.palette_name == "contrast" else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(f"{role}_tint"))
            painter.drawRoundedRect(box, 4, 4)
        top = box.y() + (box.height() - side) / 2
        drawing = icons.pixmap(icons.TONE_ICONS[chip.tone], role or "muted")
        painter.drawPixmap(QRectF(box.x() + 5, top, side, side), drawing, QRectF(drawing.rect()))
        painter.setPen(theme.colour(role or "text"))
        text = word_box(box)
        shown = option.fontMetrics.elidedText(chip.word, Qt.TextElideMode.ElideRight, int(text.width()) + 1)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
