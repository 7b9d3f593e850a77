"""A grid's arrangement: how wide its columns are, which stay in sight, in which order, and how high the rows."""

from PySide6.QtCore import QItemSelectionModel, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from ui.parts.chip_delegate import ChipDelegate
from ui.parts.frozen import Frozen
from ui.parts.marks import Marks
from ui.parts.table_model import Index, TableModel
from ui.parts.view import GridView
from ui.theme import ROW_HEIGHTS, Theme


class ArrangedView(GridView):
    """A view with its first columns frozen over it; what a person drags is told and can be kept."""

    columns_moved = Signal(list)
    """Paths in the order into which the headings were dragged."""
    laid_out = Signal()
    """A width, the row height or what is frozen was changed by hand."""

    def __init__(self, table: TableModel) -> None:
        super().__init__(table, Marks())
        self.density = "normal"
        self.chosen_widths: dict[str, int] = {}
        """Widths by path that were set by hand, in px at a zoom of 100 %."""
        self._laying = False
        self.overlay = Frozen(self.table, self.marks, self)
        self.overlay.setSelectionModel(self.selectionModel())
        self.overlay.title = self._title
        self._chips = ChipDelegate(self)
        self._lay_columns()
        for view in (self, self.overlay):
            header = view.horizontalHeader()
            header.sectionResized.connect(self._column_resized)
            # Else each painting of a heading asks every row whether it is selected: minutes for a million.
            header.setSelectionModel(QItemSelectionModel(table, header))
        self.verticalScrollBar().valueChanged.connect(self.overlay.verticalScrollBar().setValue)
        self.overlay.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        Theme.current().changed.connect(self._dress)
        self._measure()

    # -- what is chosen --
    def set_density(self, density: str) -> None:
        """compact, normal or roomy rows."""
        self.density = density if density in ROW_HEIGHTS else "normal"
        self._measure()

    def freeze(self, count: int) -> None:
        """Holds so many of the first columns in sight, at least one."""
        self.overlay.count = max(1, min(count, len(self.table.columns) - 1))
        self._lay_columns()

    def freeze_here(self) -> int:
        """Freezes up to the column of the cursor; done there again, only the first. Returns how many are frozen."""
        count = max(0, self.currentIndex().column()) + 1
        self.freeze(1 if count == self.overlay.count else count)
        self.laid_out.emit()
        return self.overlay.count

    def let_columns_move(self) -> None:
        """Lets headings be dragged to another place; the first one stays. `columns_moved` tells the order."""
        for view in (self, self.overlay):
            header = view.horizontalHeader()
            header.setSectionsMovable(True)
            header.setFirstSectionMovable(False)
            header.sectionMoved.connect(
                lambda *_, view=view: QTimer.singleShot(0, self, lambda: self._moved(view))
            )

    def width_of(self, at: int) -> int:
        """The width in px that a column is to have if there is room: as set by hand, else no less than its heading."""
        column, theme = self.table.columns[at], Theme.current()
        if chosen := self.chosen_widths.get(column.path):
            return theme.px(chosen)
        return max(theme.px(column.width), self.horizontalHeader().sectionSizeFromContents(at).width())

    # -- Qt --
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_frozen()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Shows a cell beside the frozen columns, not under them."""
        super().scrollTo(index, hint)
        if not index.isValid():
            return
        hidden = self.overlay.width() - 1 - self.visualRect(index).left()
        if index.column() >= self.overlay.count and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    # -- internal --
    def _lay_columns(self) -> None:
        self.overlay.count = max(1, min(self.overlay.count, len(self.table.columns) - 1))
        self._laying = True
        # The last column takes the room that is left, unless its figures would then stand far from all others.
        figures = bool(self.table.columns) and self.table.columns[-1].shape == "number"
        self.horizontalHeader().setStretchLastSection(not figures)
        for at, column in enumerate(self.table.columns):
            self.setColumnWidth(at, self.width_of(at))
            for view in (self, self.overlay):
                view.setItemDelegateForColumn(at, self._chips if column.shape == "chip" else None)  # type: ignore[arg-type]
        self.overlay.hide_others()
        self._laying = False
        self._place_frozen()

    def _place_frozen(self) -> None:
        if not self.table.columns:
            return
        widths = self.overlay.widths(self.width_of, self.viewport().width())
        header = self.horizontalHeader()
        self._laying = True
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        self.overlay.place(
            widths, self.viewport().x(), header.y(), self.viewport().height() + header.height()
        )
        self._laying = False

    def _column_resized(self, section: int, old: int, new: int) -> None:
        header = self.horizontalHeader()
        if (
            self._laying
            or not new
            or not header.isVisible()
            or header.visualIndex(section) == header.count() - 1
        ):
            return  # the last column takes what is left
        self.chosen_widths[self.table.columns[section].path] = round(new * 100 / Theme.current().zoom)
        if section < self.overlay.count:
            self._place_frozen()
        self.laid_out.emit()

    def _moved(self, view: GridView) -> None:
        """Headings were dragged: puts them back and asks for the columns in that order."""
        header = view.horizontalHeader()
        order = [header.logicalIndex(at) for at in range(header.count())]
        if order == sorted(order):
            return
        paths = [self.table.columns[at].path for at in order]
        for at in range(header.count()):
            header.moveSection(header.visualIndex(at), at)
        self.columns_moved.emit(paths)

    def _repaint(self) -> None:
        for view in (self, self.overlay):
            view.viewport().update()

    def _dress(self) -> None:
        self.marks.forget()
        self._lay_columns()
        self._measure()

    def _measure(self) -> None:
        height = Theme.current().px(ROW_HEIGHTS[self.density])
        for view in (self, self.overlay):
            view.verticalHeader().setDefaultSectionSize(height)
            view.horizontalHeader().setFixedHeight(height + 4)
        QTimer.singleShot(0, self, self._place_frozen)
