"""The journal: every change as a hash-chained entry with salted values, in the form docs/journal.md describes.

An entry's header is canonical JSON and its hash covers the header, which holds the previous entry's hash and the hash
of all changes. The values of the changes lie in a second table with their salts, so that a purge can erase them and
leave the chain whole.
"""

import json
import os
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from app.store.dbapi import Connection
from app.store.records import chunks, marks
from models.fields import Stored
from models.migrations import translators

Fields = Mapping[str, Sequence[Stored]]
"""Field key → [before, after], stored forms; the key `row_status` tells making, removing and putting back."""

SALT = 16


@dataclass(frozen=True)
class EntryRef:
    """Names an entry: replica and number everywhere, tick in this file only."""

    replica: int
    number: int
    tick: int

    @property
    def name(self) -> str:
        """`replica:number`, as headers and the command line write it."""
        return f"{self.replica}:{self.number}"


@dataclass
class Change:
    """What one entry did to one record."""

    kind: str
    record_id: int
    fields: Fields = field(default_factory=dict)

    def content(self) -> str:
        """Canonical JSON of the change."""
        return canonical({"fields": self.fields, "id": self.record_id, "kind": self.kind})


@dataclass(frozen=True)
class Entry:
    """An entry as read back."""

    tick: int
    header: Mapping[str, Any]
    hash: str

    @property
    def ref(self) -> EntryRef:
        """The entry's name."""
        return EntryRef(self.header["replica"], self.header["number"], self.tick)


def canonical(value: object) -> str:
    """Canonical JSON: sorted keys, no blanks, no escapes beyond JSON's own; floats are refused."""
    return _CANONICAL.encode(value)


_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def change_hash(salt: bytes, content: str) -> bytes:
    """Salted hash of one change."""
    return sha256(salt + content.encode()).digest()


def header_hash(header: Mapping[str, Any]) -> str:
    """Hash of an entry."""
    return sha256(canonical(header).encode()).hexdigest()


@dataclass(frozen=True)
class Author:
    """Who writes: user, machine, program and schema version."""

    user: str
    machine: str
    program: str
    schema: int


def machine_name() -> str:
    """Name of this machine, for entries and the lock."""
    return platform.node()[:60]


def append(
    connection: Connection,
    changes: Iterable[Change],
    *,
    author: Author,
    operation: str,
    nature: str,
    now: datetime,
    today: date,
    undoes: str = "",
    final: bool = False,
    detail: Mapping[str, object] | None = None,
) -> EntryRef:
    """Writes one entry with its changes inside the caller's transaction and returns its name."""
    tick = next_tick(connection)
    digest, count = sha256(), 0
    salts = _salts()

    def rows() -> Iterator[tuple[object, ...]]:
        nonlocal count
        for change in changes:
            content, salt = change.content(), next(salts)
            hashed = change_hash(salt, content)
            digest.update(hashed)
            yield tick, count, change.kind, change.record_id, bytearray(salt), content, bytearray(hashed)
            count += 1

    connection.executemany(
        "INSERT INTO entry_change (tick, seq, kind, record_id, salt, content, hash) VALUES (?,?,?,?,?,?,?)",
        rows(),
    )
    facts = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('replica', 'clock')"))
    replica = int(facts["replica"])
    number, previous = head_of(connection, replica)
    clock = int(facts.get("clock") or 0) + 1
    offset = now.astimezone().utcoffset()
    header = {
        "at": round(now.timestamp() * 1000), "changes": count, "changes_hash": digest.hexdigest(), "clock": clock,
        "detail": dict(detail or {}), "final": final, "machine": author.machine, "nature": nature, "number": number + 1,
        "offset": int(offset.total_seconds() // 60) if offset else 0, "on": today.isoformat(), "operation": operation,
        "previous": previous, "program": author.program, "replica": replica, "schema": author.schema,
        "seen": seen(connection, replica), "undoes": undoes, "user": author.user,
    }  # fmt: skip
    told = canonical(header)
    connection.execute(
        "INSERT INTO entry (tick, replica, number, clock, on_date, nature, user_name, at_ms, undoes, header, hash) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (
            tick, replica, number + 1, clock, today.isoformat(), nature, author.user, header["at"], undoes or None,
            told, sha256(told.encode()).hexdigest(),
        ),
    )  # fmt: skip
    connection.execute(
        "INSERT INTO meta (key, value) VALUES ('clock', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (str(clock),),
    )
    return EntryRef(replica, number + 1, tick)


def _salts() -> Iterator[bytes]:
    while True:
        block = os.urandom(SALT * 256)
        for start in range(0, len(block), SALT):
            yield block[start : start + SALT]


def is_there(connection: Connection, entry: EntryRef) -> bool:
    """Whether another connection reads the entry back as the newest of its replica, with the hash of its header."""
    row = connection.execute(
        "SELECT tick, header, hash FROM entry WHERE replica = ? ORDER BY number DESC LIMIT 1",
        (entry.replica,),
    ).fetchone()
    return row is not None and row[0] == entry.tick and sha256(row[1].encode()).hexdigest() == row[2]


def next_tick(connection: Connection) -> int:
    """The tick the next entry will have in this file."""
    return int(connection.execute("SELECT coalesce(max(tick), 0) + 1 FROM entry").fetchone()[0])


def head_of(connection: Connection, replica: int) -> tuple[int, str]:
    """Number and hash of a replica's newest entry; (0, "") when it has none."""
    row = connection.execute(
        "SELECT number, hash FROM entry WHERE replica = ? ORDER BY number DESC LIMIT 1", (replica,)
    ).fetchone()
    return (0, "") if row is None else (row[0], row[1])


def hash_of(connection: Connection, replica: int, number: int) -> str:
    """Hash of an entry by its name; empty when this file does not hold it."""
    row = connection.execute(
        "SELECT hash FROM entry WHERE replica = ? AND number = ?", (replica, number)
    ).fetchone()
    return "" if row is None else str(row[0])


def replicas(connection: Connection) -> set[int]:
    """The replicas whose entries this file holds."""
    return {int(row[0]) for row in connection.execute("SELECT DISTINCT replica FROM entry")}


def seen(connection: Connection, replica: int) -> dict[str, int]:
    """What this file had seen of the other replicas: number of each one's newest entry."""
    rows = connection.execute(_SEEN, (replica,))
    return {str(other): number for other, number in rows}


_SEEN = """
    WITH RECURSIVE other (replica) AS (
        SELECT min(replica) FROM entry
        UNION ALL
        SELECT (SELECT min(replica) FROM entry WHERE replica > other.replica) FROM other WHERE replica IS NOT NULL
    )
    SELECT replica, (SELECT max(number) FROM entry e WHERE e.replica = other.replica) FROM other
    WHERE replica IS NOT NULL AND replica <> ?
"""
"""Steps from replica to replica: looking through every entry would take longer with each one."""


def head(connection: Connection) -> str:
    """One hash over the newest entry of every replica; printed in papers, packages and backups as a witness."""
    rows = connection.execute(
        "SELECT e.replica, e.number, e.hash FROM entry e WHERE e.number = "
        "(SELECT max(number) FROM entry WHERE replica = e.replica) ORDER BY e.replica"
    ).fetchall()
    return sha256(canonical([list(row) for row in rows]).encode()).hexdigest() if rows else ""


def entry_at(connection: Connection, tick: int) -> Entry:
    """The entry with a tick; KeyError when there is none."""
    row = connection.execute("SELECT tick, header, hash FROM entry WHERE tick = ?", (tick,)).fetchone()
    if row is None:
        raise KeyError(tick)
    return Entry(row[0], json.loads(row[1]), row[2])


def headers(connection: Connection, ticks: Iterable[int]) -> dict[int, Mapping[str, Any]]:
    """Headers by tick; ticks without an entry are left out."""
    found: dict[int, Mapping[str, Any]] = {}
    for batch in chunks(ticks):
        rows = connection.execute(f"SELECT tick, header FROM entry WHERE tick IN ({marks(batch)})", batch)
        found |= {tick: json.loads(header) for tick, header in rows}
    return found


Reading = Callable[[int, str, Fields], Fields]
"""(tick, kind, fields as written) → the fields under today's keys and in today's forms."""


def as_today(connection: Connection) -> Reading:
    """How the entries of older schemas are read; the others are as they are."""
    newest = translators.newest()
    older: dict[int, int] = dict(
        connection.execute(
            "SELECT tick, json_extract(header, '$.schema') FROM entry WHERE json_extract(header, '$.schema') < ?",
            (newest,),
        )
        if newest
        else ()
    )

    def read(tick: int, kind: str, fields: Fields) -> Fields:
        return translators.translated(kind, fields, older[tick]) if tick in older else fields

    return read


def changes_of(connection: Connection, tick: int) -> Iterator[Change]:
    """The changes of an entry in order; purged ones are left out."""
    read = as_today(connection)
    rows = connection.execute(
        "SELECT kind, record_id, content FROM entry_change WHERE tick = ? AND content IS NOT NULL ORDER BY seq",
        (tick,),
    )
    for kind, record_id, content in rows:
        yield Change(kind, record_id, read(tick, kind, json.loads(content)["fields"]))


def changes_to(connection: Connection, record_id: int) -> list[tuple[Entry, Change]]:
    """Every entry that touched a record with what it did, oldest first."""
    read = as_today(connection)
    rows = connection.execute(
        "SELECT e.tick, e.header, e.hash, c.kind, c.content FROM entry_change c JOIN entry e USING (tick) "
        "WHERE c.record_id = ? AND c.content IS NOT NULL ORDER BY e.tick",
        (record_id,),
    )
    return [
        (
            Entry(tick, json.loads(header), hashed),
            Change(kind, record_id, read(tick, kind, json.loads(content)["fields"])),
        )
        for tick, header, hashed, kind, content in rows
    ]


def tick_at_end_of(connection: Connection, day: date) -> int:
    """The tick of the last entry the file held at the end of a day (the office's own day); 0 when none."""
    row = connection.execute(
        "SELECT min(tick) - 1 FROM entry WHERE on_date > ?", (day.isoformat(),)
    ).fetchone()
    if row[0] is not None:
        return int(row[0])
    return int(connection.execute("SELECT coalesce(max(tick), 0) FROM entry").fetchone()[0])


def changes_between(
    connection: Connection, after: int, until: int, kinds: Iterable[str]
) -> Iterator[tuple[Entry, Change]]:
    """Changes to records of some kinds by the entries after one tick and up to another, oldest first."""
    names, read = tuple(kinds), as_today(connection)
    rows = connection.execute(
        "SELECT e.tick, e.header, e.hash, c.kind, c.record_id, c.content FROM entry_change c JOIN entry e USING (tick) "
        f"WHERE c.tick > ? AND c.tick <= ? AND c.content IS NOT NULL AND c.kind IN ({marks(names)}) "
        "ORDER BY c.tick, c.seq",
        (after, until, *names),
    )
    entry: Entry | None = None
    for tick, header, hashed, kind, record_id, content in rows:
        if entry is None or entry.tick != tick:
            entry = Entry(tick, json.loads(header), hashed)
        yield entry, Change(kind, record_id, read(tick, kind, json.loads(content)["fields"]))


def changes_after(connection: Connection, tick: int, kinds: Iterable[str]) -> Iterator[Change]:
    """Changes to records of some kinds by entries after a tick, newest first."""
    names, read = tuple(kinds), as_today(connection)
    rows = connection.execute(
        "SELECT tick, kind, record_id, content FROM entry_change WHERE tick > ? AND content IS NOT NULL "
        f"AND kind IN ({','.join('?' * len(names))}) ORDER BY tick DESC, seq DESC",
        (tick, *names),
    )
    for at, kind, record_id, content in rows:
        yield Change(kind, record_id, read(at, kind, json.loads(content)["fields"]))


def of_nature(connection: Connection, nature: str) -> list[tuple[Entry, Entry | None]]:
    """The entries of a nature, newest first, each with the last entry that undid it or did it again, or None."""
    rows = connection.execute(
        "SELECT e.tick, e.header, e.hash, u.tick, u.header, u.hash FROM entry e LEFT JOIN entry u ON u.tick = "
        "(SELECT max(l.tick) FROM entry l WHERE l.undoes = e.replica || ':' || e.number) "
        "WHERE e.nature = ? ORDER BY e.tick DESC",
        (nature,),
    )
    return [
        (Entry(tick, json.loads(header), hashed), None if last is None else Entry(last, json.loads(told), by))
        for tick, header, hashed, last, told, by in rows
    ]


def last_by_user(connection: Connection) -> dict[str, int]:
    """When each user last changed anything, in milliseconds."""
    return dict(connection.execute("SELECT user_name, max(at_ms) FROM entry GROUP BY user_name"))
