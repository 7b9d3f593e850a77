"""What was entered since an entry: who did what to how many records, in one look over the journal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from app.store.dbapi import Connection

SHOWN = 4
"""Records of an entry and kind that are named."""
MOST = 2_000
"""Entries looked through, the newest ones."""


@dataclass(frozen=True)
class Done:
    """What one entry did to the records of one kind."""

    tick: int
    user: str
    nature: str
    operation: str
    at: datetime
    on: date
    kind: str
    count: int
    first: tuple[int, ...]
    """Ids of the first records."""


def since(connection: Connection, tick: int, quiet: Iterable[str]) -> list[Done]:
    """What entries after a tick did, oldest first, without what the program itself set up and without quiet kinds."""
    rows = connection.execute(
        "SELECT e.tick, e.user_name, e.nature, json_extract(e.header, '$.operation'), e.at_ms, e.on_date, c.kind, "
        "count(DISTINCT c.record_id) FROM entry e JOIN entry_change c USING (tick) WHERE e.tick > ? AND e.tick > "
        "(SELECT coalesce(max(tick), 0) - ? FROM entry) AND e.nature <> 'seed' GROUP BY e.tick, c.kind ORDER BY e.tick",
        (tick, MOST),
    ).fetchall()
    hidden = frozenset(quiet)
    return [_done(connection, row) for row in rows if row[6] not in hidden]


def _done(connection: Connection, row: tuple[Any, ...]) -> Done:
    tick, user, nature, operation, at_ms, on, kind, count = row
    ids = connection.execute(
        "SELECT DISTINCT record_id FROM entry_change WHERE tick = ? AND kind = ? ORDER BY seq LIMIT ?",
        (tick, kind, SHOWN),
    )
    at = datetime.fromtimestamp(at_ms / 1000, UTC)
    first = tuple(each[0] for each in ids)
    return Done(tick, user, nature, operation or "", at, date.fromisoformat(on), kind, count, first)


def records_of(connection: Connection, ticks: Iterable[int], most: int) -> list[tuple[int, str, int]]:
    """(tick, kind, record) of what some entries touched, oldest first."""
    found: list[tuple[int, str, int]] = []
    for tick in ticks:
        rows = connection.execute(
            "SELECT DISTINCT kind, record_id FROM entry_change WHERE tick = ? ORDER BY seq LIMIT ?",
            (tick, most - len(found)),
        )
        found += [(tick, kind, record_id) for kind, record_id in rows]
        if len(found) >= most:
            break
    return found


def newest(connection: Connection) -> int:
    """The tick of the newest entry; 0 when there is none."""
    return int(connection.execute("SELECT coalesce(max(tick), 0) FROM entry").fetchone()[0])


def moment_of(connection: Connection, tick: int) -> datetime | None:
    """When the entry with a tick was written; None when there is none."""
    row = connection.execute("SELECT at_ms FROM entry WHERE tick = ?", (tick,)).fetchone()
    return None if row is None else datetime.fromtimestamp(row[0] / 1000, UTC)
