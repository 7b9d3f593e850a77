"""Rows of the access log and their chain."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from app.store.dbapi import Connection


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
