"""A list of sentences that wrap, whatever width the list has."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

HIGHEST = 10_000
MOST_KNOWN = 64
"""Widths and fonts whose measures are remembered."""


class Sentences(QListWidget):
    """Its lines are laid anew when it gets another width, also through a scroll bar, and none is cut."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setItemDelegate(_Wrapping(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def sizeHint(self) -> QSize:
        """Asks for its least height and takes what it is given."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.doItemsLayout)


class _Wrapping(QStyledItemDelegate):
    """Measures a sentence in the room that the style leaves it: Qt forgets the padding of the style sheet."""

    def __init__(self, around: Sentences) -> None:
        super().__init__(around)
        self._around = around
        self._known: dict[tuple[int, str, bool], tuple[int, int]] = {}
        """Room for a text and height around it by width, font and whether an icon stands before it: asking the style
        takes longer than measuring the text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        whole = self._around.viewport().width()
        told = QStyleOptionViewItem(option)
        self.initStyleOption(told, index)
        metrics, text = told.fontMetrics, told.text
        key = whole, told.font.key(), told.icon.isNull()
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[key] = self._measured(told, whole)
        room, around = self._known[key]
        wrapped = metrics.boundingRect(QRect(0, 0, room, HIGHEST), Qt.TextFlag.TextWordWrap, text)
        return QSize(whole, wrapped.height() + around)

    def _measured(self, told: QStyleOptionViewItem, whole: int) -> tuple[int, int]:
        told.rect, told.text = QRect(0, 0, whole, HIGHEST), "x"
        style = self._around.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, told, self._around).width()
        room -= 2 * (style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._around) + 1)
        told.features = QStyleOptionViewItem.ViewItemFeature.HasDisplay
        line = style.sizeFromContents(QStyle.ContentsType.CT_ItemViewItem, told, QSize(), self._around)
        return max(room, 20), line.height() - told.fontMetrics.height()
