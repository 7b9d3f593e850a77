"""Rows of the access log and their chain."""

from collections.abc import Iterator
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
