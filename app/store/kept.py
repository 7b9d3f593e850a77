"""The findings kept beside the records: plain rows in and out; what they mean is `app.findings`' business."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from app.store.dbapi import Connection
from app.store.records import chunks, marks
from models.rules import steps_of

COLUMNS = "kind, record_id, rule, strength, step, due_on, content"
Row = tuple[object, ...]


def about(connection: Connection, kind: str, rules: Sequence[str]) -> list[int]:
    """Ids of the records of a kind about which some rules found something, in order."""
    where = f"kind = ? AND rule IN ({marks(rules)})"
    sql = f"SELECT DISTINCT record_id FROM finding WHERE {where} ORDER BY record_id"
    return [row[0] for row in connection.execute(sql, [kind, *rules])]


def replace(
    connection: Connection, ids: Iterable[int], rows: Iterable[Row], rules: Sequence[str] = ()
) -> None:
    """Makes these findings (in the order of COLUMNS) all that is kept about some records, or all of some rules.

    They come in order of their rules. What is kept already is not written again: most answers survive most changes.
    """
    fresh: dict[object, list[Row]] = {}
    for row in rows:
        fresh.setdefault(row[1], []).append(row)
    gone: list[tuple[int]] = []
    named = f" AND rule IN ({marks(rules)})" if rules else ""
    for part in chunks(ids):
        where = f"WHERE record_id IN ({marks(part)}){named} ORDER BY record_id, rule, tick"
        found = connection.execute(f"SELECT tick, {COLUMNS} FROM finding {where}", [*part, *rules])
        for record_id, held in groupby(found, key=itemgetter(2)):
            ticks, before = zip(*((row[0], row[1:]) for row in held), strict=True)
            if fresh.get(record_id) == list(before):
                del fresh[record_id]
            else:
                gone += ((tick,) for tick in ticks)
    connection.executemany("DELETE FROM finding WHERE tick = ?", gone)
    connection.executemany(
        f"INSERT INTO finding ({COLUMNS}) VALUES (?,?,?,?,?,?,?)",
        (row for each in fresh.values() for row in each),
    )


def look_again(
    connection: Connection, ids: Iterable[int], looks: Iterable[tuple[int, str, str]], *, sooner: bool
) -> None:
    """Keeps the days on which to look at some records again (record, kind, day); `sooner` leaves an earlier one."""
    for part in () if sooner else chunks(ids):
        connection.execute(f"DELETE FROM recheck WHERE record_id IN ({marks(part)})", part)
    connection.executemany(
        "INSERT INTO recheck (record_id, kind, on_date) VALUES (?,?,?) "
        "ON CONFLICT (record_id) DO UPDATE SET on_date = min(on_date, excluded.on_date)",
        looks,
    )


def forget(connection: Connection) -> None:
    """Forgets everything found and the day it was found on; the next opening for writing works it out anew."""
    connection.execute("DELETE FROM finding")
    connection.execute("DELETE FROM recheck")
    connection.execute("DELETE FROM meta WHERE key = 'evaluated_on'")


def of_record(connection: Connection, record_id: int) -> list[Any]:
    """What is kept about one record."""
    sql = f"SELECT {COLUMNS} FROM finding WHERE record_id = ? ORDER BY tick"
    return connection.execute(sql, (record_id,)).fetchall()


def of_records(connection: Connection, ids: Iterable[int]) -> Iterator[Any]:
    """What is kept about some records, one record after the other."""
    for part in chunks(ids):
        where = f"WHERE record_id IN ({marks(part)}) ORDER BY record_id, tick"
        yield from connection.execute(f"SELECT {COLUMNS} FROM finding {where}", part)


def counts(connection: Connection, ids: Iterable[int]) -> dict[tuple[int, str], int]:
    """How many findings each rule has about each of some records; those without any are left out."""
    found: dict[tuple[int, str], int] = {}
    for part in chunks(ids):
        where = f"WHERE record_id IN ({marks(part)}) GROUP BY record_id, rule"
        rows = connection.execute(f"SELECT record_id, rule, count(*) FROM finding {where}", part)
        found |= {(record_id, rule): count for record_id, rule, count in rows}
    return found


def every(connection: Connection, *, due: bool = False) -> Iterator[Any]:
    """Everything that is kept, or only what is due, earliest due first."""
    where = "WHERE due_on IS NOT NULL" if due else ""
    return iter(connection.execute(f"SELECT {COLUMNS} FROM finding {where} ORDER BY due_on, record_id, tick"))


def blocked(connection: Connection, ids: Iterable[int], step: str) -> dict[int, int]:
    """How many blocking findings keep a step closed, for the records that have any."""
    found: dict[int, int] = {}
    steps = steps_of(step)
    for part in chunks(ids):
        found |= dict(
            connection.execute(
                f"SELECT record_id, count(*) FROM finding WHERE step IN ({marks(steps)}) AND strength = 'block' "
                f"AND record_id IN ({marks(part)}) GROUP BY record_id",
                [*steps, *part],
            ).fetchall()
        )
    return found


def due_for_a_look(connection: Connection, kind: str, today: date) -> list[int]:
    """Ids of records whose findings may have changed by a day though nothing else did."""
    sql = "SELECT record_id FROM recheck WHERE kind = ? AND on_date <= ? ORDER BY record_id"
    return [row[0] for row in connection.execute(sql, (kind, today.isoformat()))]
