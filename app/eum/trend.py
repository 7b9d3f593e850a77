"""Delinquency and coverage on past days, from what happened: arrivals, changes of state, and signed readings.

Nothing is kept for it, so that any day can be asked; the book is read once for any number of days.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.eum.delinquency import PERIOD_MONTHS
from app.reader import Reader
from app.reading import Cond, Query
from models.calendar import months_before
from models.eum.afterwards import DispositionEvent
from models.eum.book import Designation, Item
from models.eum.derive import ENHANCED, INVENTORIED, due_under
from models.eum.events import Reading
from models.eum.states import BEARING, FIRST


@dataclass
class Point:
    """The figures of one day; values in cents."""

    day: date
    items: int = 0
    value: int = 0
    delinquent: int = 0
    delinquent_value: int = 0
    sighted: int = 0
    """Items seen in the year before the day."""
    reported: int = 0
    """Items seen or reported by the partner in the year before the day."""

    def share(self, part: int) -> int | None:
        """A number of items in tenths of a per cent of all; None where there are none."""
        return round(part * 1000 / self.items) if self.items else None

    @property
    def value_share(self) -> int | None:
        """What is delinquent by value, in tenths of a per cent."""
        return round(self.delinquent_value * 1000 / self.value) if self.value else None


class _Row(dict[str, Any]):
    """Values of a record that is not read whole."""


def month_days(today: date, months: int) -> tuple[date, ...]:
    """The same day of the months before, and today."""
    return (*(months_before(today, each) for each in range(months, 0, -1)), today)


def trend(reader: Reader, days: Sequence[date]) -> tuple[Point, ...]:
    """The figures of some days, in their order. Items that came and were counted together are worked out once."""
    points = [_Asked(Point(day), months_before(day, PERIOD_MONTHS)) for day in days]
    with reader.still():
        changes, readings = _changes(reader), _readings(reader)
        levels = {kind: _Levels(rows, days) for kind, rows in _levels(reader).items()}
        columns = ("article_type_id", "delivered_on", "inventoried_before_on", "entered_as", "value")
        alike: dict[tuple[Any, ...], list[int]] = {}
        for item_id, kind, *rest, value in reader.values(Query(Item, columns=columns))[1]:
            if kind in levels:
                history = kind, *rest, tuple(changes.get(item_id, ())), tuple(readings.get(item_id, ()))
                both = alike.setdefault(history, [0, 0])
                both[0] += 1
                both[1] += value or 0
        for (kind, *rest, moved, read), (count, value) in alike.items():
            _add(points, levels[kind], _history(rest), moved, read, count, value)
    return tuple(each.point for each in points)


@dataclass
class _Asked:
    """A day that is asked about, and since when a sighting counts for it."""

    point: Point
    since: date


class _Levels:
    """Enhanced designations of a type, and whether one covers each of the days."""

    def __init__(self, rows: Sequence[_Row], days: Sequence[date]) -> None:
        self.rows = rows
        self.covered = [any(_covers(each, day) for each in rows) for day in days]

    def due(self, item: _Row, last: date | None) -> date | None:
        """By when an item was due after its last inventory, under the designation that covers that day."""
        for each in self.rows:
            owed = due_under(item, last, each)
            if owed and _covers(each, owed[1]):
                return owed[1]
        return None


def _day(stored: Any) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _history(rest: Sequence[Any]) -> _Row:
    arrived, before, entered = rest
    return _Row(delivered_on=_day(arrived), before=_day(before), entered=entered or FIRST)


def _levels(reader: Reader) -> dict[int, list[_Row]]:
    """Enhanced designations by type, the latest first."""
    keys = ("valid_from", "valid_to", "initial_days", "interval_months", "interval_basis")
    query = Query(Designation, columns=("article_type_id", *keys), where=Cond("eum_level", "=", ENHANCED))
    found: dict[int, list[_Row]] = {}
    for record_id, kind, begins, ends, *rest in reader.values(query)[1]:
        row = _Row(zip(keys, (_day(begins), _day(ends), *rest), strict=True), id=record_id)
        found.setdefault(kind, []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row["valid_from"] or date.min, row["id"]), reverse=True)
    return found


def _changes(reader: Reader) -> dict[int, list[tuple[date, str]]]:
    """Changes of state by item in order of effect, without those that a later entry corrects."""
    columns = ("item_id", "to_state", "effective_on", "entered_on", "corrects_id")
    rows = list(reader.values(Query(DispositionEvent, columns=columns))[1])
    corrected = {row[-1] for row in rows}
    found: dict[int, list[tuple[Any, ...]]] = {}
    for record_id, item_id, state, effective, entered, _ in rows:
        if record_id not in corrected:
            found.setdefault(item_id, []).append((effective or "", entered or "", record_id, state))
    return {
        item_id: [(_day(effective) or date.min, state) for effective, _, _, state in sorted(inside)]
        for item_id, inside in found.items()
    }


def _readings(reader: Reader) -> dict[int, list[tuple[date, str]]]:
    """Days on which signed readings account for an item, and how, in order."""
    columns = ("matched_item_id", "counts_on", "counts_from")
    found: dict[int, list[tuple[date, str]]] = {}
    for _, item_id, day, how in reader.values(
        Query(Reading, columns=columns, where=Cond("counts_on", "not empty"))
    )[1]:
        found.setdefault(item_id, []).append((date.fromisoformat(day), how))
    for inside in found.values():
        inside.sort()
    return found


def _add(
    points: Iterable[_Asked], levels: _Levels, item: _Row, changes: Sequence[tuple[date, str]],
    readings: Sequence[tuple[date, str]], count: int, value: int,
) -> None:  # fmt: skip
    """Adds so many items of one history, and what they are worth, to the days on which they were counted."""
    counted = {day for day, how in readings if how in INVENTORIED}
    inventories = sorted(counted | {item["before"]} if item["before"] else counted)
    dues = [levels.due(item, last) for last in (None, *inventories)]
    sighted = [day for day, how in readings if how == "SIGHTED"]
    told = [day for day, how in readings if how in ("SIGHTED", "REPORTED")]
    turns = [day for day, _ in changes]
    arrived = item["delivered_on"]
    for asked, enhanced in zip(points, levels.covered, strict=True):
        point, day = asked.point, asked.point.day
        if not enhanced or (arrived is not None and arrived > day):
            continue
        turn = bisect_right(turns, day)
        if (changes[turn - 1][1] if turn else item["entered"]) not in BEARING:
            continue
        point.items += count
        point.value += value
        due = dues[bisect_right(inventories, day)]
        if due is not None and due < day:
            point.delinquent += count
            point.delinquent_value += value
        point.sighted += count * _within(sighted, asked.since, day)
        point.reported += count * _within(told, asked.since, day)


def _within(days: Sequence[date], first: date, last: date) -> bool:
    at = bisect_right(days, last)
    return at > 0 and days[at - 1] >= first


def _covers(each: _Row, day: date) -> bool:
    begins, ends = each["valid_from"], each["valid_to"]
    return (begins is None or begins <= day) and (ends is None or day <= ends)
