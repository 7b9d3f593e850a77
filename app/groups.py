"""A list in groups: what each is called, how many records it holds, what its numbers come to; groups within groups."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from app.columns import label_of
from app.reader import Reader
from app.reading import GroupBy, Query
from app.reading_groups import Part
from app.reading_keys import DATED, UNGROUPED
from app.shower import masked
from models.fields import MONTHS, Field, Type, show_date
from models.kinds import Kind
from models.paths import column

LEVELS = 2
WAYS = ("month", "quarter", "fiscal year", "day")
"""How dates are grouped; the fiscal year begins on 1 October."""
NOT_FILLED = "not filled"
_QUARTERS = (("Jan–Mar", 2), ("Apr–Jun", 3), ("Jul–Sep", 4), ("Oct–Dec", 1))
"""Months of a calendar quarter, and which quarter of the fiscal year they are."""


@dataclass(frozen=True)
class Group:
    """A group: its place in the tree, what all its records have in common, and what they come to."""

    level: int
    """0 for an outer group, 1 for one inside it."""
    keys: tuple[Any, ...]
    """Its own key after those of the groups around it; the same after every reading."""
    label: str
    """What is grouped by."""
    word: str
    """The common value as shown."""
    count: int
    sums: tuple[int | None, ...]
    """Stored sums (cents, scaled integers) of the list's `summed` columns; None where no record has a value."""

    @property
    def title(self) -> str:
        """`Program: IMET-1`."""
        return f"{self.label}: {self.word}"


@dataclass(frozen=True)
class Grouped:
    """The ids group by group, the groups in reading order (each before those inside it), and what was added up."""

    ids: "array[int]"
    groups: tuple[Group, ...]
    summed: tuple[str, ...]
    totals: tuple[int | None, ...]


def grouped(reader: Reader, query: Query, sums: Sequence[str], first: int | None = None) -> Grouped:
    """What a query with `groups` finds, as groups. Raises Usage and Refused as `Reader.grouped` does."""
    ids, parts = reader.grouped(query, sums, first)
    words = _Words(reader, query.kind, query.groups, parts)
    found = tuple(words.groups(parts))
    outer = [each.sums for each in found if each.level == 0]
    return Grouped(ids, found, tuple(sums), _added(outer, len(sums)))


def may_group(field: Field[Any]) -> bool:
    """Whether a list can be grouped by a field."""
    return field.type not in UNGROUPED and not masked(field)


def ways_of(field: Field[Any]) -> tuple[str, ...]:
    """The stretches of time by which a field is grouped, the usual one first; empty for what is no date."""
    return WAYS if field.type in DATED else ()


def may_add(field: Field[Any]) -> bool:
    """Whether the field's values make sense added up."""
    return field.adds_up and not masked(field)


def shown_sum(field: Field[Any], stored: int | None) -> str:
    """A sum as shown, its thousands apart; empty when there was nothing to add."""
    if stored is None or field.type is Type.MONEY:
        return field.show(stored)
    return f"{field.decode(stored):,}"


def key_word(key: Any, by: str) -> str:
    """The words for a stretch of time: August 2026, Jul–Sep 2026 (FY2026 Q4), FY2026."""
    if by == "month":
        return f"{MONTHS[int(key[5:7]) - 1]} {key[:4]}"
    if by == "quarter":
        year, (months, quarter) = key // 4, _QUARTERS[key % 4]
        return f"{months} {year} (FY{year + (quarter == 1)} Q{quarter})"
    if by == "fiscal year":
        return f"FY{key}"
    from datetime import date

    return show_date(date.fromisoformat(key))


class _Words:
    """What the groups of a list are called."""

    def __init__(
        self, reader: Reader, kind: type[Kind], by: Sequence[GroupBy], parts: Sequence[Part]
    ) -> None:
        self._reader, self._by = reader, by
        self._fields = [column(kind, each.path)[1] for each in by]
        self._labels = [label_of(kind, each.path) for each in by]
        self._titles = [
            reader.titles(field.target, {part.samples[at] for part in parts} - {None})
            if field.type is Type.LINK
            else None
            for at, field in enumerate(self._fields)
        ]

    def groups(self, parts: Sequence[Part], level: int = 0) -> Iterator[Group]:
        """The groups of a level, each followed by those inside it."""
        last = level == len(self._by) - 1
        for keys, inside in groupby(parts, key=lambda part: part.keys[: level + 1]):
            held = list(inside)
            sums = _added([part.sums for part in held], len(held[0].sums))
            yield Group(
                level, keys, self._labels[level], self._word(level, held[0]), sum(p.count for p in held), sums
            )
            if not last:
                yield from self.groups(held, level + 1)

    def _word(self, level: int, part: Part) -> str:
        key, field, by = part.keys[level], self._fields[level], self._by[level].by
        if key is None:
            return NOT_FILLED
        if field.type in DATED:
            return key_word(key, by)
        return self._reader.show(field, part.samples[level], self._titles[level]) or NOT_FILLED


def _added(sums: Sequence[Sequence[int | None]], width: int) -> tuple[int | None, ...]:
    columns = ([each[at] for each in sums if each[at] is not None] for at in range(width))
    return tuple(sum(found) if found else None for found in columns)  # type: ignore[arg-type]
