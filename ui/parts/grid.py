"""The one grid: fixed row heights, first column frozen, header click sorts, rows by id."""

from array import array
from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import QItemSelection, QItemSelectionRange, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.parts.chip_delegate import ChipDelegate
from ui.parts.table_model import Column, Index, Source, TableModel
from ui.theme import ROW_HEIGHTS, Theme

FROZEN_SHARE = 0.6
"""How much of the width the first column may take, so that the others can be reached at any zoom."""
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class Grid(QTableView):
    """Shows what a `Source` holds; asks by signal for another order, tells which record is looked at."""

    sort_requested = Signal(str, bool)
    picked = Signal(object)
    """The id of the record the cursor is on, None when there is none."""
    opened = Signal(int)
    """Enter or a double click on a record."""
    selection_told = Signal(int)
    """How many records are selected."""

    def __init__(self, source: Source, columns: Sequence[Column], name: str) -> None:
        super().__init__()
        self.setObjectName("grid")
        self.setAccessibleName(name)
        self.table = TableModel(source, columns, self)
        self.setModel(self.table)
        self._density = "normal"
        self._first_width = 0
        """What the first column would take if there is room for it."""
        self._set_up(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._frozen = self._frozen_view()
        self._chips = ChipDelegate(self)
        self._lay_columns()
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        for view in (self, self._frozen):
            view.horizontalHeader().setSortIndicator(-1, ASCENDING)
        header.sectionClicked.connect(self._header_clicked)
        header.sectionResized.connect(self._column_resized)
        self.verticalScrollBar().valueChanged.connect(self._frozen.verticalScrollBar().setValue)
        self._frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.activated.connect(lambda index: self.opened.emit(self.table.ids[index.row()]))
        Theme.current().changed.connect(self._measure)
        self._measure()

    # -- contents --
    def show_ids(self, ids: "array[int]", keep: int | None = None) -> None:
        """Shows these rows; the cursor stays on `keep` (default: where it was) if that is among them."""
        keep = self.current_id() if keep is None else keep
        self.table.set_ids(ids)
        row = self.table.row_of(keep) if keep is not None else -1
        if row >= 0:
            self.go_to_row(row)
        else:
            self.picked.emit(None)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Shows other columns of the same records."""
        self.table.set_columns(columns)
        self._lay_columns()

    def show_sort(self, path: str, descending: bool) -> None:
        """Marks the column that the rows are in order of."""
        paths = [column.path for column in self.table.columns]
        if path in paths:
            order = DESCENDING if descending else ASCENDING
            for view in (self, self._frozen):
                view.horizontalHeader().setSortIndicator(paths.index(path), order)

    def current_id(self) -> int | None:
        """The record the cursor is on."""
        index = self.currentIndex()
        return self.table.ids[index.row()] if index.isValid() else None

    def selected_ids(self) -> list[int]:
        """The selected records in order of the grid."""
        ranges = sorted((part.top(), part.bottom()) for part in self._ranges())
        return [self.table.ids[row] for top, bottom in ranges for row in range(top, bottom + 1)]

    def go_to_row(self, row: int) -> None:
        """Puts the cursor on a row and shows it."""
        self.setCurrentIndex(self.table.index(row, max(0, self.currentIndex().column())))

    def set_density(self, density: str) -> None:
        """compact, normal or roomy rows."""
        self._density = density
        self._measure()

    def widths(self) -> dict[str, int]:
        """Column widths by path, to be remembered."""
        return {column.path: self.columnWidth(at) for at, column in enumerate(self.table.columns)}

    # -- Qt --
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_told.emit(sum(part.height() for part in self._ranges()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.picked.emit(self.table.ids[current.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id() is not None:
            self.opened.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.table.ids:
            self.go_to_row(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_frozen()

    def sort_current_column(self) -> None:
        """Sorts by the column the cursor is in, from the keyboard."""
        self._header_clicked(max(0, self.currentIndex().column()))

    # -- internal --
    def _ranges(self) -> list[QItemSelectionRange]:
        return list(cast(Iterable[QItemSelectionRange], self.selectionModel().selection()))

    def _set_up(self, view: QTableView) -> None:
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().setVisible(False)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setStretchLastSection(True)
        view.horizontalHeader().setMinimumSectionSize(40)

    def _frozen_view(self) -> QTableView:
        """A second view of the first column that lies over this one and does not scroll sideways."""
        view = QTableView(self)
        view.setObjectName("frozen")
        view.setAccessibleName("First column")
        view.setModel(self.table)
        view.setSelectionModel(self.selectionModel())
        self._set_up(view)
        view.setFocusProxy(self)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.horizontalHeader().setSortIndicatorShown(True)
        view.horizontalHeader().sectionClicked.connect(self._header_clicked)
        view.doubleClicked.connect(lambda index: self.opened.emit(self.table.ids[index.row()]))
        return view

    def _lay_columns(self) -> None:
        theme = Theme.current()
        for at, column in enumerate(self.table.columns):
            self.setColumnWidth(at, theme.px(column.width))
            self.setItemDelegateForColumn(at, self._chips if column.shape == "chip" else None)  # type: ignore[arg-type]
            self._frozen.setColumnHidden(at, at > 0)
        if self.table.columns:
            self._first_width = theme.px(self.table.columns[0].width)
        self._place_frozen()

    def _place_frozen(self) -> None:
        if not self.table.columns:
            return
        most = max(80, int(self.viewport().width() * FROZEN_SHARE))
        width = min(self._first_width, most)
        if width != self.columnWidth(0):
            with QSignalBlocker(self.horizontalHeader()):
                self.setColumnWidth(0, width)
        self._frozen.setColumnWidth(0, width)
        header = self.horizontalHeader()
        height = self.viewport().height() + header.height()
        self._frozen.setGeometry(self.viewport().x(), header.y(), width + 1, height)
        self._frozen.setVisible(len(self.table.columns) > 1)

    def _column_resized(self, section: int, old: int, new: int) -> None:
        if section == 0:
            self._first_width = new
            self._place_frozen()

    def _header_clicked(self, section: int) -> None:
        header = self.horizontalHeader()
        path = self.table.columns[section].path
        again = header.sortIndicatorSection() == section and header.sortIndicatorOrder() is ASCENDING
        self.show_sort(path, again)
        self.sort_requested.emit(path, again)

    def _measure(self) -> None:
        height = Theme.current().px(ROW_HEIGHTS[self._density])
        for view in (self, self._frozen):
            view.verticalHeader().setMinimumSectionSize(height)
            view.verticalHeader().setDefaultSectionSize(height)
            view.horizontalHeader().setFixedHeight(height + 4)
        QTimer.singleShot(0, self, self._place_frozen)
