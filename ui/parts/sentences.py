"""A list of sentences that wrap, whatever width the list has."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

HIGHEST = 10_000


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

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        whole = self._around.viewport().width()
        told = QStyleOptionViewItem(option)
        self.initStyleOption(told, index)
        told.rect = QRect(0, 0, whole, HIGHEST)
        style, text = self._around.style(), told.text
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, told, self._around).width()
        room -= 2 * (style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._around) + 1)
        metrics = told.fontMetrics
        wrapped = metrics.boundingRect(QRect(0, 0, max(room, 20), HIGHEST), Qt.TextFlag.TextWordWrap, text)
        told.text, told.features = "x", QStyleOptionViewItem.ViewItemFeature.HasDisplay
        line = style.sizeFromContents(QStyle.ContentsType.CT_ItemViewItem, told, QSize(), self._around)
        return QSize(whole, wrapped.height() + line.height() - metrics.height())
