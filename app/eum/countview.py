"""What a count shows while it goes on: inventories that are open, what is still to be found, the readings made."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.eum.counting import Count, Seen
from app.reader import Reader
from app.reading import All, Cond, Query, Sort
from app.shower import CodeEntry
from models.eum.events import ExpectedLine, InventoryEvent, Reading
from models.eum.matching import DUPLICATE_READ, FOUND, FOUND_ELSEWHERE, SUGGEST, Outcome
from models.eum.text import normal_serial

SHOWN = 500
"""Readings that the running list begins with."""


@dataclass(frozen=True)
class Open:
    """An inventory that may be chosen: its number, kind and status in words, and whether its list is frozen."""

    event_id: int
    words: str
    frozen: bool
    planned_on: date | None


def open_events(reader: Reader) -> list[Open]:
    """Inventories that are neither signed nor given up, those begun first, then by their day."""
    where = All((Cond("signed_on", "empty"), Cond("cancelled_on", "empty")))
    rows = reader.records(Query(InventoryEvent, where=where))
    rows.sort(key=lambda row: (row.started_on is None, row.planned_on or date.max, row.event_no or ""))
    return _in_words(reader, rows)


def signed_events(reader: Reader, limit: int = 20) -> list[Open]:
    """The inventories signed last."""
    where, latest = Cond("signed_on", "not empty"), (Sort("signed_on", True),)
    return _in_words(reader, reader.records(Query(InventoryEvent, where=where, sort=latest, limit=limit)))


def _in_words(reader: Reader, rows: Sequence[InventoryEvent]) -> list[Open]:
    kinds, statuses = reader.codes("inventory_kind"), reader.codes("event_status")
    return [
        Open(
            row.id,
            ", ".join(filter(None, (
                row.event_no, _label(kinds, row.inventory_kind), _label(statuses, row.event_status),
            ))),
            row.frozen_at is not None,
            row.planned_on,
        )
        for row in rows
    ]  # fmt: skip


def _label(codes: Mapping[str, CodeEntry], code: str | None) -> str:
    entry = codes.get(code or "")
    return entry.label or "" if entry else code or ""


@dataclass(frozen=True)
class Expected:
    """A line of the frozen list as the counting screen shows it."""

    line_id: int
    item_id: int
    number: int
    serial: str
    norm: str
    article: str
    location: str
    site_id: int | None
    unit_id: int | None


def expected(reader: Reader, event_id: int) -> list[Expected]:
    """The frozen list in the order of the count sheets."""
    columns = ("item_id", "line_no", "expected_serial", "article_type_id.article_code", "expected_location", "site_id",
               "unit_id")  # fmt: skip
    where = Cond("event_id", "=", event_id)
    _, rows = reader.values(Query(ExpectedLine, columns=columns, where=where, sort=(Sort("line_no"),)))
    return [
        Expected(line_id, item, number or 0, serial or "", normal_serial(serial or ""), article or "", place or "",
                 site, unit)
        for line_id, item, number, serial, article, place, site, unit in rows
    ]  # fmt: skip


@dataclass(frozen=True)
class Past:
    """A reading on file as the running list shows it."""

    reading_id: int
    seen: Seen
    outcome: Outcome
    at: str
    struck: bool


def past(reader: Reader, event_id: int, limit: int = SHOWN) -> list[Past]:
    """The latest readings of an inventory, the newest first."""
    query = Query(Reading, where=Cond("event_id", "=", event_id), sort=(Sort("read_at", True),), limit=limit)
    return [_past(row) for row in reader.records(query)]


def _past(row: Reading) -> Past:
    seen = Seen(
        row.serial_read or "", row.read_method or "TYPED", row.sighted or "ITEM", row.article_type_id, row.site_id,
        row.unit_id, row.location_text or "", row.mark_quality or "", row.condition or "",
    )  # fmt: skip
    outcome = Outcome(row.match_kind or "", row.matched_item_id, row.expected_line_id)
    when = f"{row.read_at.astimezone():%H:%M:%S}" if row.read_at else ""
    return Past(row.id, seen, outcome, when, row.struck_on is not None)


def undecided(reader: Reader, event_id: int) -> int:
    """Readings that wait for a person's decision."""
    columns = ("match_kind",)
    where = All((Cond("event_id", "=", event_id), Cond("struck_on", "empty"), Cond("resolution", "empty")))
    _, rows = reader.values(Query(Reading, columns=columns, where=where))
    return sum(asks(kind or "") for _, kind in rows)


def asks(kind: str) -> bool:
    """Whether an outcome waits for a person's decision."""
    return kind not in ("", FOUND, DUPLICATE_READ)


@dataclass(frozen=True)
class Tally:
    """How far a count is. Expected is found and to go together; what is found besides is not on the list."""

    expected: int
    found: int
    besides: int
    questions: int
    repeated: int

    @property
    def to_go(self) -> int:
        """Lines of the list that nobody has read yet."""
        return self.expected - self.found

    @property
    def words(self) -> str:
        """The tally as a sentence that adds up."""
        said = f"{self.expected:,} expected: {self.found:,} found, {self.to_go:,} to go."
        more = [f"{self.besides:,} found that the list has not"] if self.besides else []
        more += [f"{self.questions:,} to decide"] if self.questions else []
        more += [f"{self.repeated:,} read twice"] if self.repeated else []
        return f"{said} Besides: {', '.join(more)}." if more else said


def tally(count: Count, listed: frozenset[int], questions: int) -> Tally:
    """The tally of a count; `listed` are the items of the frozen list, `questions` the readings to be decided."""
    items = count.read.items
    found = len(items & listed)
    return Tally(len(listed), found, len(items) - found, questions, count.tally[DUPLICATE_READ])


def judged(count: Count, seen: Sequence[Seen]) -> list[Outcome]:
    """What each of these would be, read one after the other; nothing is kept."""
    trial = replace(count, read=count.read.copy(), tally=Counter(count.tally))
    outcomes = []
    for each in seen:
        outcome = trial.judge(each)
        trial.take(each, outcome)
        outcomes.append(outcome)
    return outcomes


def summed(outcomes: Iterable[Outcome]) -> str:
    """What readings come to: `36 found, 2 like an expected one, 2 otherwise`."""
    kinds = Counter(each.kind for each in outcomes)
    found, like = kinds[FOUND] + kinds[FOUND_ELSEWHERE], kinds[SUGGEST]
    other = kinds.total() - found - like
    parts = [f"{found:,} found"]
    parts += [f"{like:,} like an expected one"] if like else []
    parts += [f"{other:,} otherwise"] if other else []
    return ", ".join(parts)
