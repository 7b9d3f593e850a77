"""What a sheet is made from, and what making it found."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reports.paper.facts import Designation

ROWS_PER_SHEET = 1_048_575  # below the header row


class SheetKind(StrEnum):
    """How a column's values are written."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column, `width` in characters (0 fits the label); long texts of a column that `wraps` take more lines.

    Money is integer U.S. cents or Decimal dollars, percent a fraction (Decimal 0.25 is 25 %), a date a
    `datetime.date`; a value of another kind is written as text.
    """

    label: str
    kind: SheetKind = SheetKind.TEXT
    width: float = 0
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class SheetFormula:
    """A cell that the workbook works out; `value` is what it comes to now, as other cells of its column hold it.

    The formula is written without `=`. A text table has its value only.
    """

    formula: str
    value: object = None


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A small table on a sheet of its own beside the rows (subtotals); a text table has no room for it."""

    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class SheetShade:
    """Dates of a column (from 0) that are shaded: those before `late`, and those before `soon`, told apart.

    A column beside it must say the same in words.
    """

    column: int
    late: date
    soon: date


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """A sheet; `rows` are taken once, as they come.

    `provenance` are labels and values of the last sheet: exported when and by whom, office, filter, journal
    head. The writer adds the row count.
    """

    title: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[Sequence[object]]
    marking: str = ""
    designation: Designation | None = None
    provenance: tuple[tuple[str, str], ...] = ()
    office: str = ""
    more: tuple[SheetTable, ...] = ()
    shades: tuple[SheetShade, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetReport:
    """Rows written, and which cells lost control characters (row from 1, column label; the first 1,000)."""

    rows: int
    cleaned: tuple[tuple[int, str], ...] = ()
    cleaned_count: int = 0


class SheetCancelledError(Exception):
    """The person stopped the export. Nothing was written."""


class SheetFullError(ValueError):
    """More rows than a sheet holds. Nothing was written."""


class Cleaned:
    """Collects the cells that lost control characters."""

    def __init__(self) -> None:
        self.cells: list[tuple[int, str]] = []
        self.count = 0

    def add(self, row: int, column: str) -> None:
        """Note one cell."""
        self.count += 1
        if self.count <= 1000:
            self.cells.append((row, column))

    def report(self, rows: int) -> SheetReport:
        """The report of a finished sheet."""
        return SheetReport(rows, tuple(self.cells), self.count)


def provenance_rows(facts: SheetFacts, rows: int) -> Iterator[tuple[str, str]]:
    """The last sheet's lines: marking and designation block first, then where the rows came from."""
    if facts.marking:
        yield "Marking", facts.marking
    if facts.designation:
        yield from facts.designation.entries
    yield "Title", facts.title
    yield from facts.provenance
    yield "Rows", f"{rows}"
