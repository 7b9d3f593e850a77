"""A query's rows as a sheet holds them: values of the columns, the words of groups and steps, and the subtotals."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Any

from app.columns import label_of, labels_of
from app.groups import Grouped
from app.listing import STEP, is_step, missing_words
from app.reader import Reader
from app.reading import GroupBy, Query
from models.fields import Field, Stored, Type
from models.paths import column
from reports.sheets.facts import SheetColumn, SheetKind, SheetTable

AS_STORED = frozenset({Type.TEXT, Type.LONG_TEXT, Type.NAME, Type.PARTIAL_DATE})
"""Types whose stored text is what is shown."""
MOST_REMEMBERED = 10_000
"""Shown values of a column that are kept: dates and amounts come again."""
BATCH = 2_000
"""Rows whose link titles are looked up at once."""
KINDS = {
    Type.WHOLE: SheetKind.NUMBER,
    Type.DECIMAL: SheetKind.NUMBER,
    Type.MONEY: SheetKind.MONEY,
    Type.DATE: SheetKind.DATE,
    Type.PERCENT: SheetKind.PERCENT,
}


class SheetRows:
    """The columns and rows of a query; `steps` are headings of its step columns by path (`step:ito`)."""

    def __init__(
        self, reader: Reader, query: Query, steps: Mapping[str, str], grouped: Grouped | None = None
    ) -> None:
        self._reader, self._query, self._grouped = reader, query, grouped
        self._steps = [
            (at, each.removeprefix(STEP)) for at, each in enumerate(query.columns) if is_step(each)
        ]
        stored = [each for each in query.columns if not is_step(each)]
        self._fields = reader.fields(query.kind, stored)
        self._shown = _Shown(reader, self._fields)
        self._levels = [
            at
            for at, each in enumerate(query.groups)
            if each.by not in ("", "day") or each.path not in stored
        ]
        """Groups that no column tells already."""
        self._stored = tuple(stored)
        self._subjects = [at for at, each in enumerate(self._fields) if each.kind_in]
        """Columns of records of any kind, which are told by name."""
        labels = iter(labels_of(query.kind, stored))
        kinds = iter(
            SheetKind.TEXT if each.kind_in else KINDS.get(each.type, SheetKind.TEXT) for each in self._fields
        )
        own = [
            SheetColumn(steps[each]) if is_step(each) else SheetColumn(next(labels), next(kinds))
            for each in query.columns
        ]
        groups = [SheetColumn(group_heading(query, query.groups[at])) for at in self._levels]
        self.columns: tuple[SheetColumn, ...] = (*groups, *own)

    def rows(self) -> Iterator[Sequence[object]]:
        """The rows, read as they are taken."""
        from dataclasses import replace

        _, found = self._reader.values(replace(self._query, columns=self._stored))
        groups = self._group_words()
        while batch := list(islice(found, BATCH)):
            shown = self._shown.rows(batch)
            if self._subjects:
                self._name_subjects([row[0] for row in batch], shown)
            for at, step in self._steps:
                missing = self._reader.closed(self._query.kind, [row[0] for row in batch], step)
                for row, values in zip(batch, shown, strict=True):
                    values.insert(at, missing_words(missing.get(row[0], 0)))
            yield from ([*next(groups), *values] for values in shown) if self._levels else shown

    def _name_subjects(self, ids: Sequence[int], shown: Sequence[list[object]]) -> None:
        """Puts the names of the records that rows are about in the place of their ids."""
        paths = [self._stored[at] for at in self._subjects]
        named = {row.id: row.cells for row in self._reader.rows(self._query.kind, paths, ids)}
        for record_id, values in zip(ids, shown, strict=True):
            for at, cell in zip(self._subjects, named.get(record_id, ()), strict=False):
                values[at] = cell

    def _group_words(self) -> Iterator[list[str]]:
        """For each row in order the words of the groups it stands in."""
        above: list[str] = []
        last = len(self._query.groups) - 1
        for each in self._grouped.groups if self._grouped else ():
            above = [*above[: each.level], each.word]
            if each.level == last:
                words = [above[at] for at in self._levels]
                yield from (words for _ in range(each.count))


def subtotals(query: Query, grouped: Grouped) -> SheetTable:
    """The groups with their counts and sums, and a last line for everything."""
    spec = query.kind.spec
    fields = [column(query.kind, path)[1] for path in grouped.summed]
    levels = len(query.groups)
    headings = [SheetColumn(group_heading(query, each)) for each in query.groups]
    sums = [
        SheetColumn(label, KINDS[field.type])
        for label, field in zip(labels_of(query.kind, grouped.summed), fields, strict=True)
    ]

    def totals(found: Sequence[int | None]) -> list[object]:
        return [_sum(field, each) for field, each in zip(fields, found, strict=True)]

    rows: list[tuple[object, ...]] = []
    above: list[str] = []
    for each in grouped.groups:
        above = [*above[: each.level], each.word]
        words = above + [""] * (levels - len(above))
        rows.append((*words, each.count, *totals(each.sums)))
    rows.append(("All", *[""] * (levels - 1), len(grouped.ids), *totals(grouped.totals)))
    return SheetTable(
        "Subtotals", (*headings, SheetColumn(spec.plural, SheetKind.NUMBER), *sums), tuple(rows)
    )


def group_heading(query: Query, group: GroupBy) -> str:
    """`Report date by month`, `Program`."""
    label = label_of(query.kind, group.path)
    return f"{label} by {group.by}" if group.by else label


def _sum(field: Field[Any], stored: int | None) -> object:
    """A sum as a sheet's cell takes it: cents for money, else the number."""
    return stored if field.type is Type.MONEY else field.decode(stored)


class _Shown:
    """Stored values as a sheet holds them; a label stands for its code where it names only that one."""

    def __init__(self, reader: Reader, fields: Sequence[Field[Any]]) -> None:
        self.reader = reader
        self.links = [
            (place, each) for place, each in enumerate(fields) if each.type in (Type.LINK, Type.FILE)
        ]
        self.titles: dict[tuple[str, int], str] = {}
        self.labels = {
            each.choices: self._labels(each.choices) for each in fields if each.type is Type.CHOICE
        }
        self.shown = [
            (at, self._shower(each)) for at, each in enumerate(fields) if each.type not in AS_STORED
        ]

    def rows(self, batch: Sequence[tuple[Any, ...]]) -> list[list[object]]:
        """The rows without their ids."""
        self._look_up(batch)
        found = []
        for row in batch:
            values = list(row[1:])
            for place, shown in self.shown:
                if values[place] is not None:
                    values[place] = shown(values[place])
            found.append(values)
        return found

    def _look_up(self, rows: Iterable[tuple[Any, ...]]) -> None:
        for place, field in self.links:
            wanted = {row[place + 1] for row in rows if row[place + 1] is not None}
            missing = [each for each in sorted(wanted) if (field.target, each) not in self.titles]
            for record_id, title in self.reader.titles(field.target, missing).items():
                self.titles[field.target, record_id] = title

    def _shower(self, field: Field[Any]) -> Callable[[Any], object]:
        """How a column's stored values are shown."""
        if field.type in (Type.LINK, Type.FILE):
            return lambda stored: self.titles.get((field.target, stored), "")
        if field.type is Type.CHOICE:
            labels = self.labels[field.choices]
            return lambda stored: labels.get(stored, stored)
        return lru_cache(MOST_REMEMBERED)(lambda stored: self._value(field, stored))

    def _value(self, field: Field[Any], stored: Stored) -> object:
        value = field.decode(stored)
        if field.type is Type.PERCENT:
            return Decimal(value) / 100
        return value if field.type in KINDS else field.show(value)

    def _labels(self, table: str) -> dict[str, str]:
        entries = self.reader.codes(table)
        labels = [each.label for each in entries.values()]
        unique = len(set(labels)) == len(labels) and all(labels)
        return {code: each.label for code, each in entries.items()} if unique else {}
