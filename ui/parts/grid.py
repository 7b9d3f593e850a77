"""The one grid: fixed row heights, first columns frozen, header click sorts, rows by id, in groups where wanted."""

from array import array
from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QAbstractItemView

from app.store.search import terms_of
from ui.clipboard import Clipboard
from ui.parts.arranged import ArrangedView
from ui.parts.bidi import bare
from ui.parts.outline import Outline
from ui.parts.table_model import Column, Index, Source, TableModel

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class Grid(ArrangedView):
    """Shows what a `Source` holds; asks by signal for another order, tells which record is looked at."""

    sort_requested = Signal(str, bool)
    picked = Signal(object)
    """The id of the record the cursor is on, None when there is none."""
    opened = Signal(int)
    """Enter or a double click on a record."""
    selection_told = Signal(int)
    """How many records are selected."""
    menu_wanted = Signal(QPoint)
    """The menu of the cell the cursor is on is wanted at this point of the screen."""
    made_of: type[TableModel] = TableModel

    def __init__(self, source: Source, columns: Sequence[Column], name: str) -> None:
        super().__init__(self.made_of(source, columns))
        self.table.setParent(self)
        self.setObjectName("grid")
        self.setAccessibleName(name)
        self._sorted = ("", False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.show_sort("", False)
        self._listen()

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
            Clipboard.current().copy(bare(str(said)), personal=self.is_personal(self.currentIndex().column()))

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

    # -- internal --
    def _listen(self) -> None:
        for view in (self, self.overlay):
            view.horizontalHeader().sectionClicked.connect(self._header_clicked)
            view.fold_wanted.connect(lambda row: self.fold(row, not self.table.is_folded(row)))
        self.overlay.doubleClicked.connect(self._activated)
        self.activated.connect(self._activated)

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

    def _header_clicked(self, section: int) -> None:
        path = self.table.columns[section].path
        if not self.can_sort(path):
            self.show_sort(*self._sorted)
            return
        again = self._sorted == (path, False)
        self.show_sort(path, again)
        self.sort_requested.emit(path, again)
