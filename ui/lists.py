"""Lists of records of one kind: where a grid's rows come from, which cells are chips, and the sums below."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QTimer

from app.reader import Reader
from app.reading import Query, Sort, Where
from models.fields import Type
from models.kinds import Kind
from models.paths import column as column_of
from ui.jobs import Running
from ui.parts.chip import Tone
from ui.parts.grid import Grid
from ui.parts.table_model import Cell, Chipped, Column, Row
from ui.session import Session

WIDTHS = {Type.DATE: 112, Type.FLAG: 70, Type.WHOLE: 80, Type.MONEY: 110, Type.CHOICE: 130, Type.LINK: 150}
NAME_WIDTH, TEXT_WIDTH = 200, 160
NUMBERS = frozenset({Type.WHOLE, Type.DECIMAL, Type.MONEY, Type.PERCENT})
STEP = "step:"
"""Start of a column's path that shows whether a step is open; it cannot be sorted, filtered or exported."""
FIRST_HITS = 200
"""Hits that are shown at once while a person types."""
REST_MS = 250
STATE_TABLE = "clearance_state"
STATE_TONES: dict[str, Tone] = {"CLEARED": "done", "NOT_CLEARED": "blocked", "PENDING": "doing"}


def columns_for(kind: type[Kind], paths: Sequence[str]) -> list[Column]:
    """Grid columns for link paths of a kind."""
    made = []
    for at, path in enumerate(paths):
        _, found = column_of(kind, path)
        shape = "chip" if found.choices == STATE_TABLE else "number" if found.type in NUMBERS else "text"
        width = NAME_WIDTH if at == 0 else WIDTHS.get(found.type, TEXT_WIDTH)
        made.append(Column(path, found.label, shape, width))  # type: ignore[arg-type]
    return made


def step_column(step: str, label: str) -> Column:
    """A column that says whether a step is open, and else how many things are missing."""
    return Column(STEP + step, label, "chip", WIDTHS[Type.CHOICE])


@dataclass
class RecordSource:
    """Rows of a kind for a grid; `ids` runs in a job, `page` in the window's thread."""

    session: Session
    kind: type[Kind]
    columns: list[Column]
    _tones: dict[str, Tone] = field(default_factory=dict)

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Ids in order, read on the window's own connection (jobs use `query` with their own)."""
        return self.session.reader.ids(self.query(sort, where, text))

    def query(self, sort: tuple[str, bool], where: object, text: str) -> Query:
        """The question behind a list."""
        order = (Sort(*sort),) if sort[0] else ()
        return Query(self.kind, where=where, sort=order, text=text)  # type: ignore[arg-type]

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells of these records."""
        stored = [each for each in self.columns if not each.path.startswith(STEP)]
        found = self.session.reader.rows(self.kind, [each.path for each in stored], list(ids))
        rows = {row.id: self._dressed(stored, row.cells) for row in found}
        for at, each in enumerate(self.columns):
            if each.path.startswith(STEP):
                self._show_step(rows, at, each.path.removeprefix(STEP))
        return [rows.get(each) for each in ids]

    def _dressed(self, columns: Sequence[Column], cells: Sequence[str]) -> list[Cell]:
        pairs = zip(columns, cells, strict=True)
        return [self._chip(cell) if each.shape == "chip" and cell else cell for each, cell in pairs]

    def _show_step(self, rows: dict[int, list[Cell]], at: int, step: str) -> None:
        missing = self.session.reader.closed(self.kind, list(rows), step)
        for record_id, cells in rows.items():
            count = missing.get(record_id, 0)
            cells.insert(at, Chipped("blocked", f"{count} missing") if count else Chipped("done", "Open"))

    def _chip(self, word: str) -> Cell:
        if not self._tones:
            codes = self.session.reader.codes(STATE_TABLE).values()
            self._tones = {each.label: STATE_TONES.get(each.code, "open") for each in codes}
        return Chipped(self._tones.get(word, "open"), word)


class RecordGrid(Grid):
    """A grid over a kind that asks again when search, filter, order or the office changes."""

    def __init__(
        self,
        session: Session,
        kind: type[Kind],
        paths: Sequence[str],
        name: str,
        step: Column | None = None,
    ) -> None:
        remembered = session.layouts.get(f"grid:{kind.spec.name}", ())
        known = [path for path in remembered if path in kind.fields]
        self._step = step
        columns = self._with_step(columns_for(kind, known if known[:1] == list(paths[:1]) else paths))
        self.source = RecordSource(session, kind, columns)
        super().__init__(self.source, columns, name)
        self._session = session
        self._asked: Running | None = None
        self.text = ""
        self.where: Where | None = None
        self.sort: tuple[str, bool] = ("", False)
        self.sort_requested.connect(self._sort_by)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(lambda: self._after_rest())
        self._after_rest: Callable[[], object] = lambda: None

    def ask(self, keep: int | None = None) -> None:
        """Reads the ids again; a newer question replaces an older one."""
        query = self.source.query(self.sort, self.where, self.text)
        if self._asked is not None:
            self._asked.drop()

        def done(ids: "array[int]") -> None:
            self._asked = None
            self.show_ids(ids, keep)

        def first_done(ids: "array[int]") -> None:
            done(ids)
            if (
                len(ids) >= FIRST_HITS
            ):  # a word that many records hold: all of them follow when the typing rests
                self._rest.start()

        def all_hits() -> None:
            self._asked = self._session.read(lambda reader: reader.ids(query), done)

        self._rest.stop()
        self._after_rest = all_hits

        def first(reader: Reader) -> "array[int]":
            return reader.ids(query, FIRST_HITS if query.text else None)

        self._asked = self._session.read(first, first_done if query.text else done)

    def choose_columns(self, paths: Sequence[str]) -> None:
        """Shows other columns of the same records and remembers them."""
        self._session.layouts[self.objectName() + ":" + self.source.kind.spec.name] = list(paths)
        self._session.layout_changed.emit()
        self.source.columns[:] = self._with_step(columns_for(self.source.kind, paths))
        row = self.currentIndex().row()
        self.show_columns(self.source.columns)
        if row >= 0:
            self.go_to_row(row)

    @property
    def paths(self) -> list[str]:
        """The columns of records shown now."""
        return [each.path for each in self.source.columns if not each.path.startswith(STEP)]

    def _with_step(self, columns: list[Column]) -> list[Column]:
        return columns if self._step is None else [*columns[:1], self._step, *columns[1:]]

    def search(self, text: str) -> None:
        """Shows only what matches the text."""
        self.text = text
        self.ask()

    def filter(self, where: Where | None) -> None:
        """Shows only what meets the condition."""
        self.where = where
        self.ask()

    def _sort_by(self, path: str, descending: bool) -> None:
        if path.startswith(STEP):
            return
        self.sort = (path, descending)
        self.ask()
