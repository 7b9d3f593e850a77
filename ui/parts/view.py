"""The view behind a grid and behind its frozen columns: cells painted by Qt, then headings and marks over them."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.parts.chip_delegate import chip_box, word_box
from ui.parts.marks import Marks, paint_marks
from ui.parts.outline import Heading
from ui.parts.table_model import Chipped, TableModel
from ui.theme import Theme

SORTED_ROOM = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"
"""Room behind a heading that stands right, so that the sort arrow does not stand on its last letter."""
ARROW = 14
"""Room for the triangle before a heading, and how far an inner heading is set in."""
START = 6


class Headings(QHeaderView):
    """The line of headings; the arrow of the sorted one stands beside its words, not on them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, index: int) -> None:
        super().initStyleOptionForIndex(option, index)
        right = option.textAlignment & Qt.AlignmentFlag.AlignRight
        if right and option.sortIndicator is not QStyleOptionHeader.SortIndicator.None_:
            option.text += SORTED_ROOM


class GridView(QTableView):
    """A table that scrolls by the pixel, selects whole rows, and shows headings and what was searched."""

    fold_wanted = Signal(int)
    """The row of a heading whose triangle was pressed."""

    def __init__(self, table: TableModel, marks: Marks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table, self.marks = table, marks
        self.title: Callable[[Heading], tuple[str, int]] = self._title
        """A heading's words and where on the line they end: the same in both views of a grid."""
        self.setModel(table)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # Once and low: to raise it for a larger zoom would take a second for ten thousand rows, minutes for more.
        self.verticalHeader().setMinimumSectionSize(1)
        header = Headings(self)
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(40)
        header.setSortIndicatorShown(True)
        header.setResizeContentsPrecision(
            0
        )  # else a double click between headings would read a thousand rows
        self.horizontalScrollBar().valueChanged.connect(self._shifted)

    # -- Qt --
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.table.outline is None and not self.marks.words:
            return
        painter = QPainter(self.viewport())
        columns = [(*each, *self._text_room(each[2])) for each in self._columns()] if self.marks.words else []
        for row in self._rows(event.rect()):
            heading = self.table.heading(row)
            if heading is not None:
                self._paint_heading(painter, row, heading)
            elif columns:
                self._paint_marks(painter, row, columns)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        if event.button() is Qt.MouseButton.LeftButton and self._is_on_arrow(row, event.position().toPoint()):
            self.fold_wanted.emit(row)
            return
        super().mousePressEvent(event)

    # -- what is in sight --
    def _rows(self, within: QRect) -> Iterator[int]:
        first = self.rowAt(within.top())
        if first < 0:
            return
        last = self.rowAt(within.bottom())
        yield from range(first, (self.table.rowCount() - 1 if last < 0 else last) + 1)

    def _columns(self) -> Iterator[tuple[int, int, int]]:
        """Columns in sight with their left edge and width."""
        wide = self.viewport().width()
        for at in range(len(self.table.columns)):
            left, width = self.columnViewportPosition(at), self.columnWidth(at)
            if width > 0 and left < wide and left + width > 0:
                yield at, left, width

    def _shifted(self) -> None:
        if self.table.outline is not None:
            self.viewport().update()  # a heading's words stay where they are while the columns move

    # -- headings --
    def _title(self, heading: Heading) -> tuple[str, int]:
        """Sums whose columns are out of sight follow the words."""
        lefts = {self.table.columns[at].path: left for at, left, _ in self._columns()}
        away = [said for path, said in heading.told.items() if path not in lefts]
        ends = [left for path, left in lefts.items() if heading.sums.get(path)]
        return " · ".join((heading.words, *away)), min(ends, default=self.viewport().width())

    def _is_on_arrow(self, row: int, where: QPoint) -> bool:
        heading = self.table.heading(row)
        return heading is not None and where.x() < self._title_start(heading)

    def _title_start(self, heading: Heading) -> int:
        return START + Theme.current().px(ARROW) * (heading.level + 1)

    def _paint_heading(self, painter: QPainter, row: int, heading: Heading) -> None:
        theme = Theme.current()
        top, high = self.rowViewportPosition(row), self.rowHeight(row)
        whole = QRect(0, top, self.viewport().width(), high)
        chosen = self.selectionModel().isRowSelected(row)
        painter.fillRect(whole, theme.colour("accent_tint" if chosen else "canvas"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        painter.setPen(theme.colour("text"))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        start = self._title_start(heading)
        self._paint_arrow(painter, QRectF(start - theme.px(ARROW), top, theme.px(ARROW) - 4, high), row)
        words, end = self.title(heading)
        place = QRect(start, top, max(0, end - start - START), high)
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        for at, left, width in self._columns():
            own = heading.sums.get(self.table.columns[at].path)
            if own:
                side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
                inset, room = self._text_room(width)
                painter.drawText(QRect(left + inset, top, room, high), int(side), own)
        font.setBold(False)
        painter.setFont(font)
        if self.currentIndex().row() == row and self._has_focus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.visualRect(self.currentIndex()).adjusted(1, 1, -1, -1))

    def _has_focus(self) -> bool:
        proxy = self.focusProxy()
        return self.hasFocus() or (proxy is not None and proxy.hasFocus())

    def _paint_arrow(self, painter: QPainter, place: QRectF, row: int) -> None:
        """A triangle that points down while the group is unfolded."""
        middle, half = place.center(), place.width() * 0.4
        across, along = (-1, -0.5, 1, -0.5, 0, 0.5), (-0.5, -1, -0.5, 1, 0.5, 0)
        ends = along if self.table.is_folded(row) else across
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Theme.current().colour("text"))
        corners = zip(ends[::2], ends[1::2], strict=True)
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) * half for x, y in corners]))
        painter.restore()

    # -- marks --
    def _paint_marks(
        self, painter: QPainter, row: int, columns: Sequence[tuple[int, int, int, int, int]]
    ) -> None:
        """`columns`: those in sight with left edge, width, and inset and room of their texts."""
        top, high = self.rowViewportPosition(row), self.rowHeight(row)
        current = self.currentIndex()
        focused = (current.row(), current.column()) if self._has_focus() else (-1, -1)
        for at, left, width, inset, room in columns:
            cell = self.table.cell(row, at)
            if cell is None or cell == "":
                continue
            if isinstance(cell, Chipped):
                place = word_box(chip_box(QRect(left, top, width, high), self.fontMetrics(), cell.word))
                text = cell.word
            else:
                if (row, at) == focused:
                    inset, room = self._text_room(width, focused=True)
                place, text = QRectF(left + inset, top + 3, room, high - 6), cell
            extents = self.marks.extents(text, self.font(), place.width())
            if not extents:
                continue
            if self.table.stands_right(row, at):
                spare = place.width() - self.fontMetrics().horizontalAdvance(text)
                place.setLeft(place.left() + max(0, spare))
            paint_marks(painter, place, extents)

    def _text_room(self, width: int, focused: bool = False) -> tuple[int, int]:
        """Where the style puts the text of a cell of that width: inset and room; a focus frame takes some of it."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(0, 0, width, 40)
        option.features = QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.text = "x"
        if focused:
            option.state |= QStyle.StateFlag.State_HasFocus
        style = self.style()
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, self)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1
        return place.left() + margin, place.width() - 2 * margin
