"""Rows of records for a grid: the columns of a kind, and where their cells come from."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.columns import labels_of
from app.listing import OPEN, STEP, ListCells, is_step
from app.mirror import aged
from app.reading import Query, Sort
from app.stamping import is_stamped
from models.cases.stamp import STAMP
from models.fields import Type
from models.kinds import Kind
from models.paths import column as column_of
from ui.parts.chip import Tone
from ui.parts.table_model import Cell, Chipped, Column, Row
from ui.session import Session

WIDTHS = {Type.DATE: 112, Type.FLAG: 70, Type.WHOLE: 80, Type.MONEY: 110, Type.CHOICE: 130, Type.LINK: 150}
NAME_WIDTH, TEXT_WIDTH, AGE_WIDTH = 200, 160, 230
NUMBERS = frozenset({Type.WHOLE, Type.DECIMAL, Type.MONEY, Type.PERCENT})
STATE_TABLE = "clearance_state"
DAY = STAMP[0]
STATE_TONES: dict[str, Tone] = {"CLEARED": "done", "NOT_CLEARED": "blocked", "PENDING": "doing"}


def columns_for(kind: type[Kind], paths: Sequence[str]) -> list[Column]:
    """Grid columns for link paths of a kind."""
    made = []
    for at, (path, label) in enumerate(zip(paths, labels_of(kind, paths), strict=True)):
        _, found = column_of(kind, path)
        ages = is_day_of_mirror(kind, path)
        shape = (
            "chip" if found.choices == STATE_TABLE or ages else "number" if found.type in NUMBERS else "text"
        )
        width = NAME_WIDTH if at == 0 else AGE_WIDTH if ages else WIDTHS.get(found.type, TEXT_WIDTH)
        made.append(Column(path, label, shape, width))  # type: ignore[arg-type]
    return made


def is_day_of_mirror(kind: type[Kind], path: str) -> bool:
    """Whether a column holds the day as of which the values of its records were read."""
    return path == DAY and is_stamped(kind)


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

    def query(self, sort: tuple[str, bool], where: object, text: str, then: tuple[Sort, ...] = ()) -> Query:
        """The question behind a list; `then` orders what the first column leaves alike."""
        order = (Sort(*sort), *then) if sort[0] else ()
        return Query(self.kind, where=where, sort=order, text=text)  # type: ignore[arg-type]

    @property
    def cells(self) -> ListCells:
        """The list as it leaves the window."""
        return ListCells(self.kind, [each.path for each in self.columns])

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells of these records."""
        rows = self.cells.rows(self.session.reader, ids)
        shaped = [(at, each.path) for at, each in enumerate(self.columns) if each.shape == "chip"]
        days = [at for at, path in shaped if is_day_of_mirror(self.kind, path)]
        chips = [(at, is_step(path)) for at, path in shaped if at not in days]
        dressed = {each: self._dressed(cells, chips) for each, cells in rows.items()}
        for cells in dressed.values() if days else ():
            self._age(cells, days)
        return [dressed.get(each) for each in ids]

    def _age(self, cells: list[Cell], days: Sequence[int]) -> None:
        """A day that is long ago says how long: the values of the record are old."""
        for at in days:
            if old := aged(self.session.reader, str(cells[at])):
                cells[at] = Chipped("due", f"{cells[at]}, {old}")

    def _dressed(self, cells: Sequence[str], chips: Sequence[tuple[int, bool]]) -> list[Cell]:
        dressed: list[Cell] = list(cells)
        for at, step in chips:
            if cells[at]:
                dressed[at] = Chipped(
                    self._step_tone(cells[at]) if step else self._tone(cells[at]), cells[at]
                )
        return dressed

    def _step_tone(self, word: str) -> Tone:
        return "done" if word == OPEN else "blocked"

    def _tone(self, word: str) -> Tone:
        if not self._tones:
            codes = self.session.reader.codes(STATE_TABLE).values()
            self._tones = {each.label: STATE_TONES.get(each.code, "open") for each in codes}
        return self._tones.get(word, "open")
