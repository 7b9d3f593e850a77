"""Finding the header row of a foreign sheet, below titles and blank lines, and what the rows below it are."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from app.importing.cells import EMPTY, Cell, CellFlag, Merge, Row, Sheet
from models.text import fold

_SEARCHED_ROWS = 60
_SAMPLE_ROWS = 40
_LONGEST_LABEL = 60
_VALUE = re.compile(r"^[\s$€£(]*[-+]?[\d][\d\s.,/:\-]*[)%\s]*$|^\d{1,2}[-\s/.][A-Za-z]{3,9}[-\s/.]\d{2,4}$")
_TOTAL = re.compile(r"(?i)\b(?:sub-?)?totals?\s*:?\s*$|^\s*(?:grand |sub-?)?totals?\s*(?:for|of|:)")
_TOTAL_ALONE = re.compile(r"(?i)^\s*(?:(?:grand|sub-?|report|page|overall)\s*)?totals?\s*:?\s*$")
_VALUE_FLAGS = CellFlag.NUMBER | CellFlag.DATE | CellFlag.BOOLEAN
_JOIN = " / "


@dataclass(frozen=True)
class HeaderGuess:
    """Where the header stands. `rows` index `Sheet.rows` (one, or two joined); labels go with `columns`."""

    rows: tuple[int, ...]
    labels: tuple[str, ...]
    columns: tuple[int, ...]
    """Columns of the sheet, from 0, that hold anything at or below the header; the others are left out."""
    certain: bool
    why: str

    @property
    def first_data(self) -> int:
        """Index in `Sheet.rows` of the first row below the header."""
        return self.rows[-1] + 1


class RowKind(StrEnum):
    """What a row below the header is."""

    DATA = "data"
    HEADER = "header again"
    TOTAL = "total"
    SECTION = "heading"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row below the header; cells are counted in the order of the header's labels."""

    kind: RowKind
    row: Row
    columns: tuple[int, ...]

    @property
    def number(self) -> int:
        """The row's number in the spreadsheet, from 1."""
        return self.row.number

    def cell(self, index: int) -> Cell:
        """The cell under the header's label of that index."""
        return self.row.cell(self.columns[index])

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, as many as the header has labels."""
        return tuple(self.row.cell(column) for column in self.columns)


def find_header(sheet: Sheet, known: Collection[str] = ()) -> HeaderGuess | None:
    """The most likely header row, or None for a sheet without two rows that could be a table.

    `known` are folded labels and aliases of fields (see `columns.known_labels`): a row that names several of
    them is the header whatever else it looks like.
    """
    rows = sheet.rows[:_SEARCHED_ROWS]
    looks = [_looks(row) for row in sheet.rows[: _SEARCHED_ROWS + _SAMPLE_ROWS]]
    scores = [_score(row, index, looks, known) for index, row in enumerate(rows)]
    if not scores or max(scores) <= 0:
        return None
    best = scores.index(max(scores))
    pair = _pair(sheet, best)
    labels = _labels(sheet, pair)
    columns = tuple(column for column in range(sheet.width) if _is_used(sheet, pair, column))
    runner_up = max((score for index, score in enumerate(scores) if index not in pair), default=0.0)
    certain = scores[best] >= 1.5 * runner_up and all(labels.get(column) for column in columns)
    return HeaderGuess(
        pair,
        tuple(labels.get(column, "") for column in columns),
        columns,
        certain,
        _why(sheet, pair, certain),
    )


def header_at(sheet: Sheet, rows: Sequence[int]) -> HeaderGuess:
    """The header a person pointed at: one or two row indexes of `Sheet.rows`."""
    chosen = tuple(rows)
    labels = _labels(sheet, chosen)
    columns = tuple(column for column in range(sheet.width) if _is_used(sheet, chosen, column))
    texts = tuple(labels.get(column, "") for column in columns)
    return HeaderGuess(chosen, texts, columns, True, "Chosen by hand.")


def table_rows(sheet: Sheet, header: HeaderGuess) -> list[TableRow]:
    """Every row below the header, told apart; cells of a range merged over several rows are filled."""
    names = [_folded(sheet.rows[index], header.columns) for index in header.rows]
    firsts = {name[0] for name in names if name}
    filled = _filled_below(sheet, header)
    typical = _typical_fill(sheet, header)
    table: list[TableRow] = []
    for row in sheet.rows[header.first_data :]:
        if row.number in filled:
            row = _with(row, filled[row.number])
        again = fold(row.as_shown(header.columns[0])) in firsts and _folded(row, header.columns) in names
        kind = RowKind.HEADER if again else _kind(row, header.columns[0], typical)
        table.append(TableRow(kind, row, header.columns))
    return table


# -- which row -------------------------------------------------------------------------------------
def is_value(cell: Cell) -> bool:
    """True for a cell that looks like a number, an amount or a date rather than a label."""
    return bool(cell.flags & _VALUE_FLAGS) or bool(_VALUE.match(cell.text))


def _looks(row: Row) -> list[int]:
    """What each cell is: 1 a value, 0 words, -1 nothing. Told once: every row is compared with forty below it."""
    return [int(is_value(row.cell(column))) if text else -1 for column, text in enumerate(row.texts)]


def _score(row: Row, index: int, looks: Sequence[list[int]], known: Collection[str]) -> float:
    """How much a row looks like a header; 0 or less when it cannot be one."""
    cells = [row.cell(column) for column in range(len(row.texts)) if row.texts[column].strip()]
    below = looks[index + 1 : index + 1 + _SAMPLE_ROWS]
    if len(cells) < 1 or not below:
        return 0
    labels = [fold(cell.text) for cell in cells]
    hits = sum(1 for label in set(labels) if label in known)
    width = _commonest(len(other) - other.count(-1) for other in below)
    if (len(cells) < 2 and width > 1 and not hits) or len(set(labels)) < len(labels) * 0.5:
        return 0
    values = sum(map(is_value, cells)) / len(cells)
    long = sum(len(label) > _LONGEST_LABEL for label in labels) / len(cells)
    fill = min(len(cells) / max(width, 1), 1.0)
    score = (
        fill * (1 - values) * (1 - long) + 0.5 * _contrast(looks[index], below) + 0.6 * hits - 0.02 * index
    )
    return score if values < 0.5 or hits > 2 else 0


def _contrast(row: Sequence[int], below: Sequence[Sequence[int]]) -> float:
    """Share of the row's columns in which it holds words and the rows below hold values."""
    columns = [column for column, look in enumerate(row) if look == 0]
    changed = 0
    for column in columns:
        cells = [other[column] for other in below if column < len(other) and other[column] >= 0]
        changed += bool(cells) and sum(cells) > len(cells) * 0.6
    return changed / len(columns) if columns else 0.0


# -- one line or two ---------------------------------------------------------------------------------
def _pair(sheet: Sheet, best: int) -> tuple[int, ...]:
    """The best row alone, or with the neighbour that carries the other half of the labels."""
    for upper, lower in ((best - 1, best), (best, best + 1)):
        if upper >= 0 and lower < len(sheet.rows) - 1 and _belong_together(sheet, upper, lower):
            return upper, lower
    return (best,)


def _belong_together(sheet: Sheet, upper: int, lower: int) -> bool:
    top, bottom = sheet.rows[upper], sheet.rows[lower]
    if bottom.number != top.number + 1:
        return False
    if any(
        is_value(row.cell(column)) for row in (top, bottom) for column, text in enumerate(row.texts) if text
    ):
        return False
    table_width = max(len(top.texts), len(bottom.texts))
    for merge in sheet.merges:
        spans_rows = merge.first_row <= top.number and merge.last_row == bottom.number
        groups = merge.first_row == top.number == merge.last_row and merge.last_column > merge.first_column
        narrower = merge.last_column - merge.first_column + 1 < table_width
        if spans_rows and merge.first_row == top.number:
            return True
        if groups and narrower and _filled(bottom, merge) > 1:
            return True
    return not sheet.merges and _interlock(top, bottom)


def _filled(row: Row, merge: Merge) -> int:
    return sum(map(bool, row.texts[merge.first_column : merge.last_column + 1]))


def _interlock(top: Row, bottom: Row) -> bool:
    """Without merges: the lower line fills holes of the upper, and both leave some to the other."""
    upper = {column for column, text in enumerate(top.texts) if text}
    lower = {column for column, text in enumerate(bottom.texts) if text}
    holes_filled = lower - upper
    return len(upper) > 1 and bool(holes_filled) and bool(upper - lower) and min(upper) <= min(lower)


def _labels(sheet: Sheet, rows: tuple[int, ...]) -> dict[int, str]:
    lines = [_line(sheet, index, spread=len(rows) > 1 and index != rows[-1]) for index in rows]
    labels: dict[int, str] = {}
    for column in range(sheet.width):
        parts = [line[column].strip() for line in lines if line.get(column, "").strip()]
        joined = parts[:1] + [two for one, two in pairwise(parts) if fold(one) != fold(two)]
        labels[column] = re.sub(r"\s+", " ", _JOIN.join(joined))
    return labels


def _line(sheet: Sheet, index: int, *, spread: bool) -> dict[int, str]:
    """The texts of a header line by column, merged ranges filled; an upper line spreads to the right."""
    row = sheet.rows[index]
    line = {column: row.as_shown(column) for column, text in enumerate(row.texts) if text}
    for merge in sheet.merges:
        if merge.first_row == row.number:
            for column in range(merge.first_column, min(merge.last_column, sheet.width) + 1):
                line.setdefault(column, row.as_shown(merge.first_column))
    if spread and not sheet.merges:
        below = sheet.rows[index + 1]
        for column in range(1, sheet.width):
            if (
                column not in line
                and column - 1 in line
                and below.cell(column).text
                and below.cell(column - 1).text
            ):
                line[column] = line[column - 1]
    return line


def _is_used(sheet: Sheet, rows: tuple[int, ...], column: int) -> bool:
    return any(row.cell(column) != EMPTY for row in sheet.rows[rows[0] :])


def _why(sheet: Sheet, rows: tuple[int, ...], certain: bool) -> str:
    numbers = " and ".join(str(sheet.rows[index].number) for index in rows)
    lines = f"row {numbers}" if len(rows) == 1 else f"rows {numbers}"
    above = f", below {rows[0]} other rows" if rows[0] else ""
    return f"The labels stand in {lines}{above}." + ("" if certain else " Another row could be meant.")


# -- the rows below --------------------------------------------------------------------------------
def _folded(row: Row, columns: Sequence[int]) -> tuple[str, ...]:
    return tuple(fold(row.as_shown(column)) for column in columns)


def _typical_fill(sheet: Sheet, header: HeaderGuess) -> int:
    return _commonest(_fill(row) for row in sheet.rows[header.first_data :])


def _fill(row: Row) -> int:
    return sum(map(bool, row.texts))


def _commonest(numbers: Iterable[int]) -> int:
    """The most frequent number, of equals the largest; 0 for none."""
    return max(Counter(numbers).items(), key=lambda item: (item[1], item[0]), default=(0, 0))[0]


def _kind(row: Row, first_column: int, typical: int) -> RowKind:
    fill = _fill(row)
    if names_sums(row, first_column) and fill > 1:
        return RowKind.TOTAL
    if fill >= typical and typical > 1:
        return RowKind.DATA
    filled = [row.cell(column) for column, text in enumerate(row.texts) if text]
    values = [cell for cell in filled if is_value(cell)]
    if fill > 1 and values and any(_TOTAL.search(cell.text) for cell in filled if cell not in values):
        return RowKind.TOTAL
    if fill == 1 and typical > 3 and row.cell(first_column).text and not values:
        return RowKind.SECTION
    return RowKind.DATA


def names_sums(row: Row, first_column: int) -> bool:
    """Whether a row says by its first cell that it holds sums, whatever else it holds."""
    return bool(_TOTAL_ALONE.match(row.cell(first_column).text))


def _filled_below(sheet: Sheet, header: HeaderGuess) -> dict[int, dict[int, Cell]]:
    """Cells that ranges merged over several rows leave empty, by row number and column."""
    filled: dict[int, dict[int, Cell]] = {}
    tops = {row.number: row for row in sheet.rows[header.first_data :]} if sheet.merges else {}
    for merge in sheet.merges:
        top = tops.get(merge.first_row)
        if top is None or merge.last_row == merge.first_row or merge.last_column != merge.first_column:
            continue
        cell = top.cell(merge.first_column)
        for number in range(merge.first_row + 1, min(merge.last_row, sheet.rows[-1].number) + 1):
            filled.setdefault(number, {})[merge.first_column] = cell
    return filled


def _with(row: Row, cells: dict[int, Cell]) -> Row:
    """A copy of the row with the empty ones among these cells filled and flagged as merged."""
    width = max(len(row.texts), max(cells) + 1)
    texts = row.texts + [""] * (width - len(row.texts))
    flags = bytearray(row.flags.ljust(width, b"\0"))
    shown = dict(row.shown or {})
    for column, cell in cells.items():
        if not texts[column]:
            texts[column] = cell.text
            flags[column] = cell.flags | CellFlag.MERGED
            if cell.shown != cell.text:
                shown[column] = cell.shown
    return Row(row.number, texts, bytes(flags), shown or None)
