"""A table over any number of records: an array of ids, and pages of texts fetched when painted.

Between the ids may stand the headings of groups (`ui.parts.outline`), as negative numbers.
"""

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QModelRoleData,
    QModelRoleDataSpan,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ui.parts.basics import spoken
from ui.parts.bidi import isolated, runs_right_to_left
from ui.parts.chip import Tone
from ui.parts.outline import Heading, Outline

PAGE = 32
"""Rows read at once: a jump paints one screen; it takes a fourth longer with pages of 64, half as long again of 200."""
PAGES_KEPT = 80
CHIP_ROLE = Qt.ItemDataRole.UserRole + 1
ID_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """A column of a grid; `path` is what the source sorts by."""

    path: str
    label: str
    shape: Literal["text", "number", "chip"] = "text"
    width: int = 140


@dataclass(frozen=True)
class Chipped:
    """A cell that shows a state: its tone and its word."""

    tone: Tone
    word: str


Cell = str | Chipped
Row = Sequence[Cell]


class Source(Protocol):
    """Where a grid's rows come from; `page` is called in the window's thread, `ids` in a job."""

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """All ids that match, in order of a column path (True: descending)."""

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """The shown texts of these records in this order; None where a record is gone."""


_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_ROOT = QModelIndex()


class TableModel(QAbstractTableModel):
    """Rows by id; nothing is read before it is painted, and pages are dropped when their records change."""

    def __init__(self, source: Source, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.columns = tuple(columns)
        self.ids: array[int] = array("q")
        """The rows in sight: ids of records, negative numbers for headings."""
        self.outline: Outline | None = None
        self._pages: OrderedDict[int, Sequence[Row | None]] = OrderedDict()

    # -- contents --
    def set_ids(self, ids: "array[int]", outline: Outline | None = None) -> None:
        """Replaces all rows; with an outline, `ids` are the rows it shows."""
        self.beginResetModel()
        self.ids, self.outline = ids, outline
        self._pages.clear()
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Shows other columns of the same records."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._pages.clear()
        self.endResetModel()

    def forget_pages(self) -> None:
        """Reads what is visible again, after records changed."""
        self._pages.clear()
        if self.ids and self.columns:
            last = self.index(len(self.ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @property
    def count(self) -> int:
        """How many records the list holds, those in folded groups included."""
        return len(self.ids if self.outline is None else self.outline.ids)

    def row_of(self, record_id: int) -> int:
        """The row of a record, -1 when it is not shown."""
        try:
            return self.ids.index(record_id)
        except ValueError:
            return -1

    def record_at(self, row: int) -> int | None:
        """The id of the record in a row, None for a heading."""
        found = self.ids[row]
        return found if self.outline is None or found >= 0 else None

    def cell(self, row: int, column: int) -> Cell | None:
        """What stands in a record's cell; None where the record is gone, and in headings."""
        number, at = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(number)
        shown = page[at]
        return None if shown is None else shown[column]

    def stands_right(self, row: int, column: int) -> bool:
        """Whether a record's cell begins at its right side: numbers, and texts in Arabic, Hebrew and the like."""
        if self.columns[column].shape == "number":
            return True
        shown = self.cell(row, column)
        return isinstance(shown, str) and runs_right_to_left(shown)

    def _fetch(self, number: int) -> Sequence[Row | None]:
        wanted = self.ids[number * PAGE : (number + 1) * PAGE]
        page = self._source.page(wanted) if self.outline is None else self._between_headings(wanted)
        self._pages[number] = page
        if len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return page

    def _between_headings(self, wanted: "array[int]") -> Sequence[Row | None]:
        records = array("q", (each for each in wanted if each >= 0))
        rows = iter(self._source.page(records) if records else ())
        return [next(rows) if each >= 0 else None for each in wanted]

    # -- headings --
    def heading(self, row: int) -> Heading | None:
        """The heading in a row, None where a record stands."""
        if self.outline is None or not 0 <= row < len(self.ids) or self.ids[row] >= 0:
            return None
        return self.outline.headings[-1 - self.ids[row]]

    def is_folded(self, row: int) -> bool:
        """Whether the heading in a row hides what is below it."""
        heading = self.heading(row)
        return heading is not None and self.outline is not None and heading.key in self.outline.folded

    def fold(self, row: int, folded: bool) -> None:
        """Folds or unfolds the heading in a row."""
        heading, outline = self.heading(row), self.outline
        if heading is None or outline is None or folded == self.is_folded(row):
            return
        below = outline.below(-1 - self.ids[row])
        first, last = row + 1, row + len(below)
        if folded:
            self.beginRemoveRows(_ROOT, first, last)
            outline.folded.add(heading.key)
            del self.ids[first : last + 1]
            self._pages.clear()
            outline.settle()
            self.endRemoveRows()
        else:
            self.beginInsertRows(_ROOT, first, last)
            outline.folded.discard(heading.key)
            self.ids[first:first] = below
            self._pages.clear()
            outline.settle()
            self.endInsertRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    # -- Qt --
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        return self._value(index.row(), index.column(), int(role))

    def multiData(self, index: Index, roleDataSpan: QModelRoleDataSpan | QModelRoleData) -> None:
        """All roles of a cell in one call: a jump in the grid costs half as much."""
        row, column = index.row(), index.column()
        for item in cast(Iterable[QModelRoleData], roleDataSpan):
            value = self._value(row, column, item.role())
            if value is None:
                item.clearData()
            else:
                item.setData(value)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (_DISPLAY, _ACCESSIBLE):
            return self.columns[section].label
        if role == _ALIGN:
            return _RIGHT if self.columns[section].shape == "number" else _LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS

    def _value(self, row: int, column: int, role: int) -> Any:
        if self.outline is not None and self.ids[row] < 0:
            return self._heading_value(row, column, role)
        if role in (_DISPLAY, _ACCESSIBLE):
            shown = self.cell(row, column)
            if isinstance(shown, str):
                return spoken(shown) if role == _ACCESSIBLE else isolated(shown)
            return None if shown is None else shown.word
        if role == _ALIGN:
            return _RIGHT if self.stands_right(row, column) else _LEFT
        if role == CHIP_ROLE:
            shown = self.cell(row, column)
            return shown if isinstance(shown, Chipped) else None
        if role == ID_ROLE:
            return self.ids[row]
        return None

    def _heading_value(self, row: int, column: int, role: int) -> Any:
        heading = self.heading(row)
        assert heading is not None
        own = heading.sums.get(self.columns[column].path)
        if role == _DISPLAY:
            return own if own is not None else heading.words if column == 0 else None
        if role == _ACCESSIBLE:
            folded = "folded" if self.is_folded(row) else "unfolded"
            return f"{heading.sentence}, {folded}" if own is None else f"{own} in {heading.title}"
        return None
