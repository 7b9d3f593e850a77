"""Tables of the practice office as a book: records named by a text, days that count from today.

A table is named after its kind, its columns after the fields; `more` holds further fields as “key=value ;; key=value”.
A day is a number of days from today, a number of months (-119m), the end of a quarter (q-2 is that of the one before
the last) or a day of payment (p+1 is the next one); a time of a day is 12@10:30, in the office's own zone or the one
that is told behind it; y-1 is the year before this one. `told` says how many days ago the office heard of it, where
that does not follow from its own days, and `name` by which word other tables name it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from app.demo import data
from models.calendar import months_after
from models.fields import Field, Type
from models.kinds import Kind, kind_named
from models.telling import quarter_begins

Values = dict[str, Any]
MORE, TOLD, NAME = "more", "told", "name"
ZONE = "Europe/Athens"
"""The zone of the practice office's country."""
ONE_DAY = timedelta(days=1)
_OFFSET = re.compile(r"^([+-]?\d+)(m?)$")
_TURN = re.compile(r"^([qp])([+-]\d+)(?:\+(\d+))?$")


@dataclass
class Row:
    """A record of a table: its kind, how it is named, its values, and whose ids stand in its links."""

    kind: type[Kind]
    name: str
    values: Values
    links: dict[str, tuple[str, str]]
    """By link field, kind and name of the record it leads to."""
    told: int
    """How many days ago the office heard of it."""
    made: int = 0
    """Its record, once it is written down."""


@dataclass(frozen=True)
class Tables:
    """The tables of a book: what begins their names, the order in which they name each other, which days are plans."""

    prefix: str
    by: Mapping[str, tuple[str, ...]]
    """By kind, the columns by which others name its records."""
    plans: frozenset[str]
    """Days that are known before they come, or by which a record is told from another."""


@dataclass
class Book:
    """All tables read for a day."""

    today: date
    tables: Tables
    rows: list[Row] = field(default_factory=list)
    known: dict[tuple[str, str], Row] = field(default_factory=dict)

    def read(self) -> "Book":
        """The book with every table in it."""
        for table, by in self.tables.by.items():
            for cells in data.table(f"{self.tables.prefix}{table.removeprefix(self.tables.prefix)}"):
                self._take(kind_named(table), by, cells)
        return self

    def _take(self, kind: type[Kind], by: tuple[str, ...], cells: Mapping[str, str]) -> None:
        given = dict(_cells(cells))
        told, name = given.pop(TOLD, ""), given.pop(NAME, "")
        row = Row(kind, name or "/".join(given.get(key, "") for key in by), {}, {}, 0)
        for key, cell in given.items():
            _put(row, kind.fields[key], cell, self.today)
        row.told = int(told) if told else self._heard(row)
        self.rows.append(row)
        if by or name:
            self.known[kind.spec.name, row.name] = row

    def _heard(self, row: Row) -> int:
        """By its first day that is over; never before the office heard of what it belongs to."""
        plans = self.tables.plans | {"as_of_on"}
        days = [(self.today - day).days for key, day in row.values.items()
                if isinstance(day, date) and day <= self.today and key not in plans]  # fmt: skip
        above = [known.told for each in row.links.values() if (known := self.known.get(each))]
        return min([max(days), *above] if days else above, default=FIRST)


FIRST = 10_000
"""Days ago at which the office heard of what has no day."""


def _cells(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, cell in cells.items():
        if key != MORE and cell:
            yield key, cell
    for pair in filter(None, map(str.strip, (cells.get(MORE) or "").split(";;"))):
        key, _, cell = pair.partition("=")
        yield key, cell


def _put(row: Row, one: Field[Any], cell: str, today: date) -> None:
    if one.kind_in:
        row.links[one.key] = (row.values[one.kind_in], cell)
    elif one.type is Type.LINK:
        row.links[one.key] = (str(one.target), cell)
    else:
        row.values[one.key] = _value(one, cell, today)


def _value(one: Field[Any], cell: str, today: date) -> object:
    if one.type is Type.DATE:
        return day_of(cell, today)
    if one.type is Type.MONEY:
        return int(cell) * 100
    if one.type is Type.WHOLE:
        return today.year + int(cell[1:] or 0) if cell.startswith("y") else int(cell)
    if one.type is Type.DECIMAL:
        return Decimal(cell)
    if one.type is Type.LOCAL_MOMENT:
        return _moment(cell, today)
    if one.type is Type.FLAG:
        return cell == "yes"
    return cell.replace("|", "\n") if one.type is Type.LONG_TEXT else cell


def _moment(cell: str, today: date) -> str:
    day, _, rest = cell.partition("@")
    clock, _, zone = rest.partition(" ")
    return f"{day_of(day, today)}T{clock}[{zone or ZONE}]"


def day_of(cell: str, today: date) -> date:
    """The day that a cell means. Raises ValueError where it means none."""
    if turn := _TURN.match(cell):
        count, more = int(turn[2]), timedelta(days=int(turn[3] or 0))
        return (_quarter(today, count) if turn[1] == "q" else _payment(today, count)) + more
    offset = _OFFSET.match(cell)
    if offset is None:
        raise ValueError(f"no day: {cell}")
    number = int(offset[1])
    return months_after(today, number) if offset[2] else today + timedelta(days=number)


def _quarter(today: date, count: int) -> date:
    """The end of a quarter: -1 the last one that is over, +1 the one that runs."""
    begins = months_after(quarter_begins(today), 3 * (count + 1 if count < 0 else count))
    return begins - ONE_DAY


def _payment(today: date, count: int) -> date:
    """The fifteenth of the last month of a quarter: -1 the last one before today, +1 the next."""
    this = months_after(quarter_begins(today), 2).replace(day=15)
    if count > 0:
        return months_after(this, 3 * (count - 1 if this >= today else count))
    return months_after(this, 3 * (count + 1 if this < today else count))
