"""What the search over everything found."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.store.search import Hit
from models.kinds import kind_named
from ui.parts import words
from ui.parts.basics import label
from ui.parts.grid import Grid
from ui.parts.table_model import Column, Row

COLUMNS = (
    Column("title", "Record", width=280),
    Column("kind", "Kind", width=150),
    Column("piece", "Found in", width=420),
)


class _Hits:
    """Rows of the hits; an id is the place in the list."""

    def __init__(self) -> None:
        self.hits: list[Hit] = []

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every place, as found."""
        return array("q", range(len(self.hits)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells."""
        return [self._row(self.hits[at]) if at < len(self.hits) else None for at in ids]

    def _row(self, hit: Hit) -> Row:
        return (hit.title, kind_named(hit.kind).spec.label, hit.piece)


class FoundPane(QWidget):
    """The records found, each with where the text stands."""

    opened = Signal(str, object)
    """Kind and id of a record that is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("found")
        self._hits = _Hits()
        self.grid = Grid(self._hits, COLUMNS, "Found records")
        self._sum = label("", "muted", name="found_sum")
        self.setFocusProxy(self.grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self._sum)
        self.grid.opened.connect(self._open)

    @property
    def current(self) -> tuple[str, int] | None:
        """Kind and id of the record the cursor is on."""
        at, hits = self.grid.current_id(), self._hits.hits
        return (hits[at].kind, hits[at].record_id) if at is not None and at < len(hits) else None

    def show_hits(self, hits: list[Hit], text: str) -> None:
        """Replaces the rows, with the words searched marked in them."""
        self._hits.hits = hits
        self.grid.mark(text)
        self.grid.show_ids(self._hits.ids(("", False), None, ""))
        self._sum.setText(f"{words.counted(len(hits), 'record')} found")

    def _open(self, at: int) -> None:
        hit = self._hits.hits[at]
        self.opened.emit(hit.kind, hit.record_id)
