"""What stands out in the journal: clocks that went back, values restored, seeds changed by hand."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from app.journal import entries as journal
from app.journal.entries import Change, Entry
from app.store.dbapi import Connection
from models.fields import Stored

SLACK_MS = 60_000
"""A clock that is set right by less than a minute is not told."""


@dataclass(frozen=True)
class SetBack:
    """An entry that stands after one with a later clock or a later day; the order of the entries is kept."""

    entry: Entry
    before_at: datetime
    before_on: date


def set_back(connection: Connection) -> Iterator[SetBack]:
    """Entries of each working copy whose clock or day lies before that of the entry before them."""
    rows = connection.execute(
        "SELECT * FROM (SELECT tick, header, hash, at_ms, on_date, lag(at_ms) OVER earlier AS was_ms, "
        "lag(on_date) OVER earlier AS was_on FROM entry WINDOW earlier AS (PARTITION BY replica ORDER BY number)) "
        "WHERE at_ms < was_ms - ? OR on_date < was_on ORDER BY tick",
        (SLACK_MS,),
    )
    for tick, header, hashed, _, _, was_ms, was_on in rows:
        entry = Entry(tick, json.loads(header), hashed)
        yield SetBack(entry, datetime.fromtimestamp(was_ms / 1000, UTC), date.fromisoformat(was_on))


def of_nature(connection: Connection, nature: str) -> Iterator[tuple[Entry, Change]]:
    """Every change by entries of a nature, oldest first."""
    rows = connection.execute("SELECT tick FROM entry WHERE nature = ? ORDER BY tick", (nature,)).fetchall()
    for (tick,) in rows:
        entry = journal.entry_at(connection, tick)
        for change in journal.changes_of(connection, tick):
            yield entry, change


@dataclass(frozen=True)
class Departure:
    """A field of a seeded record that is not as the program brought it; of a record added by hand its status alone."""

    kind: str
    record_id: int
    key: str
    seeded: Stored
    now: Stored
    entry: Entry
    """The entry that wrote the value that stands."""


def seeded(connection: Connection, kinds: Iterable[str]) -> dict[int, dict[str, Stored]]:
    """What the program brought last for each record of the kinds: the values that seeds and upgrades wrote."""
    names = tuple(kinds)
    found: dict[int, dict[str, Stored]] = {}
    for tick in sorted(_brought(connection)):
        for change in journal.changes_of(connection, tick):
            if change.kind in names:
                values = found.setdefault(change.record_id, {})
                values |= {key: pair[1] for key, pair in change.fields.items() if key != "row_status"}
    return found


def _brought(connection: Connection) -> set[int]:
    """The entries by which the program itself brought values and that are not undone."""
    rows = connection.execute(
        "SELECT e.tick FROM entry e WHERE e.nature IN ('seed', 'upgrade') AND coalesce((SELECT u.nature FROM entry u "
        "WHERE u.undoes = e.replica || ':' || e.number ORDER BY u.tick DESC LIMIT 1), 'redo') = 'redo'"
    )
    return {row[0] for row in rows}


def departures(connection: Connection, kinds: Iterable[str]) -> Iterator[Departure]:
    """Fields of the kinds' records whose value differs from what seeds and upgrades wrote, in order of writing."""
    seeded: dict[tuple[str, int, str], Stored] = {}
    now: dict[tuple[str, int, str], tuple[Stored, int]] = {}
    names, brought_by = tuple(kinds), _brought(connection)
    rows = connection.execute(
        "SELECT c.kind, c.record_id FROM entry_change c JOIN entry e USING (tick) "
        f"WHERE e.nature <> 'seed' AND c.kind IN ({','.join('?' * len(names))}) GROUP BY c.record_id",
        names,
    ).fetchall()
    for kind, record_id in rows:
        for entry, change in journal.changes_to(connection, record_id):
            for key, pair in change.fields.items():
                if entry.tick in brought_by:
                    seeded[kind, record_id, key] = pair[1]
                now[kind, record_id, key] = (pair[1], entry.tick)
    for (kind, record_id, key), (value, tick) in sorted(now.items(), key=lambda each: each[1][1]):
        was = seeded.get((kind, record_id, key))
        brought = (kind, record_id, "row_status") in seeded
        if value != was and (brought or key == "row_status"):
            yield Departure(kind, record_id, key, was, value, journal.entry_at(connection, tick))
