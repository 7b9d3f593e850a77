"""The one grid: fixed row heights, first columns frozen, header click sorts, rows by id, in groups where wanted."""

from array import array
from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionRange,
    QMimeData,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from app.store.search import terms_of
from ui.clipboard import Clipboard
from ui.parts.chip_delegate import ChipDelegate
from ui.parts.frozen import Frozen
from ui.parts.marks import Marks
from ui.parts.outline import Outline
from ui.parts.table_model import Column, Index, Source, TableModel
from ui.parts.view import GridView
from ui.theme import ROW_HEIGHTS, Theme

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class Grid(GridView):
    """Shows what a `Source` holds; asks by signal for another order, tells which record is looked at."""

    sort_requested = Signal(str, bool)
    picked = Signal(object)
    """The id of the record the cursor is on, None when there is none."""
    opened = Signal(int)
    """Enter or a double click on a record."""
    selection_told = Signal(int)
    """How many records are selected."""
    columns_moved = Signal(list)
    """Paths in the order into which the headings were dragged."""
    laid_out = Signal()
    """A width, the row height or what is frozen was changed by hand."""
    menu_wanted = Signal(QPoint)
    """The menu of the cell the cursor is on is wanted at this point of the screen."""
    made_of: type[TableModel] = TableModel

    def __init__(self, source: Source, columns: Sequence[Column], name: str) -> None:
        super().__init__(self.made_of(source, columns), Marks())
        self.table.setParent(self)
        self.setObjectName("grid")
        self.setAccessibleName(name)
        self.density = "normal"
        self.chosen_widths: dict[str, int] = {}
        """Widths by path that were set by hand, in px at a zoom of 100 %."""
        self._sorted = ("", False)
        self._laying = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.overlay = Frozen(self.table, self.marks, self)
        self.overlay.setSelectionModel(self.selectionModel())
        self.overlay.title_room = self._title_room
        self._chips = ChipDelegate(self)
        self._lay_columns()
        self.show_sort("", False)
        self._listen()
        self._measure()

    # -- contents --
    def show_ids(self, ids: "array[int]", keep: int | None = None) -> None:
        """Shows these rows; the cursor stays on `keep` (default: where it was) if that is among them."""
        keep = self.current_id() if keep is None else keep
        self.table.set_ids(ids)
        self._put_cursor(self.table.row_of(keep) if keep is not None else -1)

    def show_outline(self, outline: Outline, keep: int | None = None) -> None:
        """Shows rows in groups; the cursor stays as with `show_ids`, also on a heading."""
        heading = self.table.heading(self.currentIndex().row())
        keep = self.current_id() if keep is None else keep
        self.table.set_ids(outline.rows(), outline)
        row = outline.row_of(heading.key) if heading and keep is None else -1
        self._put_cursor(self.table.row_of(keep) if keep is not None else row)

    def _put_cursor(self, row: int) -> None:
        if row >= 0:
            self.go_to_row(row)
        else:
            self.picked.emit(None)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Shows other columns of the same records."""
        self.table.set_columns(columns)
        self._lay_columns()
        self.show_sort(*self._sorted)

    def show_sort(self, path: str, descending: bool) -> None:
        """Marks the column that the rows are in order of, if it is shown."""
        self._sorted = (path, descending)
        paths = [column.path for column in self.table.columns]
        at, order = (paths.index(path) if path in paths else -1), DESCENDING if descending else ASCENDING
        for view in (self, self.overlay):
            view.horizontalHeader().setSortIndicator(at, order)

    def mark(self, text: str) -> None:
        """Highlights what was typed into the search box wherever it is shown; empty text takes the marks away."""
        if self.marks.look_for(terms_of(text)):
            self._repaint()

    def current_id(self) -> int | None:
        """The record the cursor is on."""
        index = self.currentIndex()
        return self.table.record_at(index.row()) if index.isValid() else None

    def selected_ids(self) -> "array[int]":
        """The selected records in order of the grid; headings select nothing."""
        found = array("q")
        for first, last in self.selected_rows():
            found.extend(self.table.ids[first : last + 1])
        return found if self.table.outline is None else array("q", (each for each in found if each >= 0))

    def selected_rows(self) -> list[tuple[int, int]]:
        """The selected rows as stretches (first, last), in order."""
        ranges = cast(Iterable[QItemSelectionRange], self.selectionModel().selection())
        return sorted((part.top(), part.bottom()) for part in ranges)

    def selected_count(self) -> int:
        """How many records are selected; a million cost no more than one."""
        rows, outline = self.selected_rows(), self.table.outline
        headings = sum(outline.headings_between(*each) for each in rows) if outline else 0
        return sum(last - first + 1 for first, last in rows) - headings

    def go_to_row(self, row: int) -> None:
        """Puts the cursor on a row and shows it."""
        self.setCurrentIndex(self.table.index(row, max(0, self.currentIndex().column())))

    # -- lay-out --
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

    def sort_current_column(self) -> None:
        """Sorts by the column the cursor is in, from the keyboard."""
        self._header_clicked(max(0, self.currentIndex().column()))

    # -- groups --
    def fold(self, row: int, folded: bool) -> None:
        """Folds or unfolds the heading in a row."""
        self.table.fold(row, folded)

    def fold_all(self, folded: bool) -> None:
        """Folds or unfolds every group; the cursor goes to the heading of its group."""
        outline = self.table.outline
        if outline is None:
            return
        row = self.currentIndex().row()
        above = row if self.table.heading(row) else outline.above(row)
        while folded and above is not None and (around := outline.above(above)) is not None:
            above = around
        heading = self.table.heading(above) if above is not None else None
        outline.fold_all(folded)
        self.table.set_ids(outline.rows(), outline)
        self._put_cursor(outline.row_of(heading.key) if heading else -1)

    # -- copying --
    def copy_cell(self) -> None:
        """Copies the text of the cell the cursor is on."""
        said = self.currentIndex().data(Qt.ItemDataRole.DisplayRole)
        if said:
            mime = QMimeData()
            mime.setText(str(said))
            Clipboard.current().put(mime, personal=self.is_personal(self.currentIndex().column()))

    def can_sort(self, path: str) -> bool:
        """Whether the rows can be put in order of a column."""
        return True

    def is_personal(self, column: int) -> bool:
        """Whether the values of a column concern a person; the lists of a kind know."""
        return False

    # -- Qt --
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_told.emit(self.selected_count())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.picked.emit(self.table.record_at(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_cell()
        elif self.table.heading(self.currentIndex().row()) is not None and self._heading_key(event):
            return
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id() is not None:
            self.opened.emit(self.current_id())
        elif event.key() == Qt.Key.Key_Left and self._go_above(event):
            return
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        cell = self.visualRect(self.currentIndex()).bottomLeft()
        self.menu_wanted.emit(event.globalPos() if by_mouse else self.viewport().mapToGlobal(cell))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.table.ids:
            self.go_to_row(0)

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
    def _listen(self) -> None:
        for view in (self, self.overlay):
            header = view.horizontalHeader()
            header.sectionClicked.connect(self._header_clicked)
            header.sectionResized.connect(self._column_resized)
            view.fold_wanted.connect(lambda row: self.fold(row, not self.table.is_folded(row)))
        self.overlay.doubleClicked.connect(self._activated)
        self.activated.connect(self._activated)
        self.verticalScrollBar().valueChanged.connect(self.overlay.verticalScrollBar().setValue)
        self.overlay.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        Theme.current().changed.connect(self._dress)

    def _activated(self, index: QModelIndex) -> None:
        found = self.table.record_at(index.row())
        if found is None:
            self.fold(index.row(), not self.table.is_folded(index.row()))
        else:
            self.opened.emit(found)

    def _heading_key(self, event: QKeyEvent) -> bool:
        """What a key does on a heading: it folds and unfolds as a tree does; False for every other key."""
        row, key = self.currentIndex().row(), event.key()
        folded, keys = self.table.is_folded(row), Qt.Key
        if key in (keys.Key_Return, keys.Key_Enter):
            self.fold(row, not folded)
        elif key == keys.Key_Plus or (key == keys.Key_Right and folded):
            self.fold(row, False)
        elif key == keys.Key_Minus or (
            key == keys.Key_Left and not folded and self.currentIndex().column() == 0
        ):
            self.fold(row, True)
        elif key == keys.Key_Asterisk:
            self.fold_all(False)
        else:
            return False
        return True

    def _go_above(self, event: QKeyEvent) -> bool:
        """Left in the first column goes to the heading above."""
        outline, index = self.table.outline, self.currentIndex()
        if outline is None or index.column() != 0 or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        above = outline.above(index.row())
        if above is not None:
            self.go_to_row(above)
        return above is not None

    def width_of(self, at: int) -> int:
        """The width in px that a column is to have if there is room for it."""
        column = self.table.columns[at]
        return Theme.current().px(self.chosen_widths.get(column.path, column.width))

    def _lay_columns(self) -> None:
        self.overlay.count = max(1, min(self.overlay.count, len(self.table.columns) - 1))
        self._laying = True
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

    def _header_clicked(self, section: int) -> None:
        path = self.table.columns[section].path
        if not self.can_sort(path):
            self.show_sort(*self._sorted)
            return
        again = self._sorted == (path, False)
        self.show_sort(path, again)
        self.sort_requested.emit(path, again)

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
