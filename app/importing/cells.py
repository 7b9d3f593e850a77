"""What a foreign file holds, as texts: workbook, sheets, rows, cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple


class CellFlag:
    """What a cell is besides its text, as bits of one byte.

    Plain numbers and no enum: a large sheet asks for them ten million times.
    """

    NUMBER: Final = 1
    """The file stores a number: leading zeros and digits past the fifteenth are gone, if there were any."""
    SCIENTIFIC: Final = 2
    """What the spreadsheet shows is in powers of ten (1.2E+11)."""
    DATE: Final = 4
    """A date or time; `shown` is its ISO form."""
    BOOLEAN: Final = 8
    ERROR: Final = 16
    """An error value such as #REF!."""
    FORMULA: Final = 32
    """The text is the result a formula had when the file was saved; empty when none was saved."""
    PERCENT: Final = 64
    MERGED: Final = 128
    """The text stands in another cell of the same merged range."""


class Cell(NamedTuple):
    """One cell: `text` exactly as the file stores it, `shown` as the spreadsheet shows it."""

    text: str
    shown: str
    flags: int = 0
    """Bits of CellFlag."""


EMPTY = Cell("", "")


def plain(text: str) -> Cell:
    """A cell that holds text and nothing else (every cell of a csv file)."""
    return Cell(text, text)


@dataclass(slots=True)
class Row:
    """One row that is not empty. `number` counts from 1 as the spreadsheet does; rows are not padded."""

    number: int
    texts: list[str]
    flags: bytes = b""
    """One byte a cell; empty when no cell has a flag."""
    shown: dict[int, str] | None = None
    """What is shown, by column, where it differs from the text."""

    def cell(self, column: int) -> Cell:
        """The cell of a column counted from 0; an empty cell beyond the end of the row."""
        if column >= len(self.texts):
            return EMPTY
        text = self.texts[column]
        shown = self.shown.get(column, text) if self.shown else text
        return Cell(text, shown, self.flags[column] if self.flags else 0)

    def as_shown(self, column: int) -> str:
        """The text a person sees in a column counted from 0; empty beyond the end of the row."""
        if self.shown and column in self.shown:
            return self.shown[column]
        return self.texts[column] if column < len(self.texts) else ""


class Merge(NamedTuple):
    """A merged range; rows count from 1 as in `Row.number`, columns from 0, all inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass
class Sheet:
    """One sheet: its rows that are not empty, in order."""

    name: str
    rows: list[Row] = field(default_factory=list)
    merges: tuple[Merge, ...] = ()
    hidden: bool = False

    @property
    def width(self) -> int:
        """Number of columns up to the last one that holds anything."""
        return max((len(row.texts) for row in self.rows), default=0)

    def cells(self) -> Iterator[tuple[int, int, str]]:
        """Row number, column from 0 and text of every cell that is not empty."""
        for row in self.rows:
            for column, text in enumerate(row.texts):
                if text:
                    yield row.number, column, text


@dataclass
class Workbook:
    """A foreign file, read. `notes` are texts outside the cells: page headers, comments, properties."""

    file_name: str
    format: str
    """csv, xlsx or ods, by content and not by the ending of the name."""
    sheets: list[Sheet]
    notes: tuple[str, ...] = ()
    encoding: str = ""
    """For csv: how the bytes were read."""
    encoding_guessed: bool = False
    """True when the file itself does not say its encoding and another one would also have read it."""
    delimiter: str = ""
    digest: str = ""
    """SHA-256 of the file; empty for a workbook that came from none."""
    peak_memory: int = 0
    """Most memory the reading process used, in bytes; 0 where the system does not tell."""


def column_letters(column: int) -> str:
    """The spreadsheet's name of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
