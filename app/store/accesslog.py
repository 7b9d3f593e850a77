"""Rows of the access log and their chain; a line is found by its place (`tick`), newest first."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from app.store.dbapi import Connection
from app.store.records import CHUNK, marks


@dataclass(frozen=True)
class Asked:
    """What is asked of the log; empty parts ask nothing. Moments are UTC milliseconds, `until` excluded."""

    user: str = ""
    action: str = ""
    kinds: tuple[str, ...] = ()
    """Kinds that must not be among the lines."""
    since: int | None = None
    until: int | None = None
    records: tuple[int, ...] = ()


def append(connection: Connection, record_id: int | None, content: str) -> None:
    """Adds a line whose hash covers the line before it."""
    row = connection.execute("SELECT hash FROM access_log ORDER BY tick DESC LIMIT 1").fetchone()
    hashed = sha256(((row[0] if row else "") + content).encode()).hexdigest()
    connection.execute(
        "INSERT INTO access_log (record_id, content, hash) VALUES (?,?,?)", (record_id, content, hashed)
    )


def contents(connection: Connection) -> Iterator[str]:
    """Lines, newest first."""
    return (row[0] for row in connection.execute("SELECT content FROM access_log ORDER BY tick DESC"))


def newest(connection: Connection, actions: Sequence[str]) -> int | None:
    """When the newest line with one of these actions was written, in milliseconds; None when there is none."""
    row = connection.execute(
        "SELECT json_extract(content, '$.at') FROM access_log WHERE json_extract(content, '$.action') IN "
        f"({','.join('?' * len(actions))}) ORDER BY tick DESC LIMIT 1",
        tuple(actions),
    ).fetchone()
    return None if row is None else int(row[0])


def found(connection: Connection, asked: Asked) -> Iterator[tuple[int, str]]:
    """Place and content of every line that fits, newest first."""
    parts: list[str] = []
    values: list[object] = []
    for key, value in (("user", asked.user), ("action", asked.action)):
        if value:
            parts.append(f"json_extract(content, '$.{key}') = ?")
            values.append(value)
    if asked.since is not None:
        parts.append("json_extract(content, '$.at') >= ?")
        values.append(asked.since)
    if asked.until is not None:
        parts.append("json_extract(content, '$.at') < ?")
        values.append(asked.until)
    if asked.kinds:
        parts.append(f"json_extract(content, '$.kind') NOT IN ({marks(asked.kinds)})")
        values += asked.kinds
    if asked.records:
        parts.append("record_id IN (SELECT value FROM json_each(?))")
        values.append(f"[{','.join(map(str, asked.records))}]")
    where = f"WHERE {' AND '.join(parts)} " if parts else ""
    return iter(connection.execute(f"SELECT tick, content FROM access_log {where}ORDER BY tick DESC", values))


def at(connection: Connection, places: Sequence[int]) -> dict[int, str]:
    """Contents by place; places without a line are left out."""
    lines: dict[int, str] = {}
    for start in range(0, len(places), CHUNK):
        part = places[start : start + CHUNK]
        sql = f"SELECT tick, content FROM access_log WHERE tick IN ({marks(part)})"
        lines |= dict(connection.execute(sql, list(part)).fetchall())
    return lines


def places(found_lines: Iterable[tuple[int, str]]) -> "array[int]":
    """The places alone, in their order."""
    return array("q", (tick for tick, _ in found_lines))


def names(connection: Connection, key: str) -> list[str]:
    """Every user or action that stands in the log, by the alphabet."""
    rows = connection.execute(
        f"SELECT DISTINCT json_extract(content, '$.{key}') FROM access_log ORDER BY 1"
    ).fetchall()
    return [str(row[0]) for row in rows]


def last_by_user(connection: Connection) -> dict[str, int]:
    """When each user last left a line, in milliseconds."""
    return dict(
        connection.execute(
            "SELECT json_extract(content, '$.user'), max(json_extract(content, '$.at')) FROM access_log GROUP BY 1"
        )
    )
