"""Small tables of plain values, shown alike in the window, on paper and in a workbook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from models.fields import show_date, show_money

if TYPE_CHECKING:
    from reports.sheets.facts import SheetTable


class Holds(StrEnum):
    """What a column's values are; the words are those of `reports.sheets.facts.SheetKind`."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    SHARE = "percent"


TEXT, NUMBER, MONEY, DATE, SHARE = Holds
FIGURES = frozenset({NUMBER, MONEY, SHARE})


@dataclass(frozen=True)
class Col:
    """A column: its label, its share of the width, and what its values are.

    Money is cents, a share a number of percent; a column of plain text may hold anything that is shown as it is.
    """

    label: str
    share: int
    kind: Holds = TEXT


@dataclass(frozen=True)
class Listed:
    """A table with its title; `sums` is a last row."""

    title: str
    columns: tuple[Col, ...]
    rows: tuple[tuple[object, ...], ...]
    sums: tuple[object, ...] = ()

    def shown(self) -> list[tuple[str, ...]]:
        """The cells as they are read, without the sums."""
        return [self._shown(row) for row in self.rows]

    def shown_sums(self) -> tuple[str, ...]:
        """The last row as it is read; empty where there is none."""
        return self._shown(self.sums) if self.sums else ()

    def sheet(self, title: str) -> "SheetTable":
        """The same as a sheet of a workbook, the sums as its last row."""
        from reports.sheets.facts import SheetColumn, SheetKind, SheetTable

        columns = tuple(
            SheetColumn(each.label, SheetKind(each.kind.value), width=max(10.0, each.share))
            for each in self.columns
        )
        rows = (*self.rows, *((self.sums,) if self.sums else ()))
        return SheetTable(title, columns, tuple(tuple(map(_sheet_cell, self.columns, row)) for row in rows))

    def _shown(self, row: Sequence[object]) -> tuple[str, ...]:
        return tuple(shown(value, column.kind) for value, column in zip(row, self.columns, strict=True))


def shown(value: object, kind: Holds = TEXT) -> str:
    """A value as it is read; empty for none."""
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return show_date(value)
    if kind is MONEY and isinstance(value, int):
        return show_money(value)
    if kind is SHARE:
        return f"{value} %"
    return f"{value:,}" if kind is NUMBER and isinstance(value, int) else str(value)


def _sheet_cell(column: Col, value: object) -> object:
    """Shares are fractions in a workbook, empty words empty cells."""
    if column.kind is SHARE and isinstance(value, Decimal | int):
        return Decimal(value) / 100
    return None if value == "" else value


def added(rows: Iterable[Sequence[object]], at: int) -> int:
    """The sum of a column of whole numbers."""
    return sum(row[at] for row in rows if isinstance(row[at], int))  # type: ignore[misc]
