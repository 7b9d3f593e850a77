"""The line below a list: how many are shown of how many, in how many groups, selected, and what they come to."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

from app import groups
from app.reader import Reader
from app.reading import Query
from models.paths import column
from models.text import in_sentence
from ui.jobs import Running
from ui.lists import RecordGrid
from ui.parts.words import counted
from ui.session import Session
from ui.theme import GAP

REST_MS = 200
"""Shift and an arrow held down select many times a second; they are added up when that rests."""
Totals = tuple[int | None, ...]


class SumLine(QLabel):
    """`31 shown of 214 students · 5 selected · $12,300 selected`; sums are worked out off the window's thread."""

    def __init__(self, session: Session, grid: RecordGrid, name: str = "list_sum") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("text_size", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(GAP, 3, GAP, 3)
        self._session, self._grid = session, grid
        self._all: int | None = None
        self._selected: Totals = ()
        self._asked: Running | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._add_up)
        grid.table.modelReset.connect(self._selection_changed)
        grid.selection_told.connect(lambda _: self._selection_changed())

    # -- Qt --
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        """All its lines: a splitter asks for the least height only, not for that of the width."""
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    def tell_all(self, count: int) -> None:
        """How many records of the kind there are."""
        self._all = count
        self._tell()

    # -- internal --
    def _selection_changed(self) -> None:
        self._selected = ()
        if self._asked is not None:
            self._asked.drop()
            self._asked = None
        self._tell()
        if self._grid.summed and self._grid.selected_count() > 1:
            self._rest.start()
        else:
            self._rest.stop()

    def _add_up(self) -> None:
        query, sums = self._grid.query(), self._grid.summed
        chosen = Query(query.kind, where=query.where, text=query.text)
        if self._grid.selected_count() < self._grid.table.count:
            chosen = Query(query.kind, among=self._grid.selected_ids())

        def job(reader: Reader) -> Totals:
            return reader.totals(chosen, sums)

        self._asked = self._session.read(job, self._add, lambda _: None)

    def _add(self, totals: Totals) -> None:
        self._asked, self._selected = None, totals
        self._tell()

    def _tell(self) -> None:
        self.setText(" · ".join(self._parts()))
        self._take_room()

    def _parts(self) -> Iterator[str]:
        grid, spec = self._grid, self._grid.kind.spec
        shown = grid.table.count
        yield f"{shown:,} shown of {counted(shown if self._all is None else self._all, spec.noun, spec.nouns)}"
        if grid.grouped is not None:
            yield counted(sum(each.level == 0 for each in grid.grouped.groups), "group")
            yield from (f"{label} {total}" for label, total in self._told(grid.grouped.totals))
        chosen = grid.selected_count()
        if chosen > 1:
            yield f"{chosen:,} selected"
            found = list(self._told(self._selected))
            one = len(grid.summed) == 1
            yield from (f"{total} selected" if one else f"{label} {total} selected" for label, total in found)

    def _told(self, totals: Totals) -> Iterator[tuple[str, str]]:
        """Heading and sum of each column that came to something."""
        headings = {each.path: each.label for each in self._grid.table.columns}
        for path, total in zip(self._grid.summed, totals, strict=False):
            if total is not None:
                yield in_sentence(headings[path]), groups.shown_sum(column(self._grid.kind, path)[1], total)
