"""The office's own small facts inside the file: its id, replica number, counters, clock, last day of evaluation."""

from app.store.dbapi import Connection

REPLICA_BITS, COUNTER_BITS = 20, 33
"""Ids are replica number × 2^33 + counter, below 2^53."""


def get(connection: Connection, key: str, default: str = "") -> str:
    """The value of a key, or the default."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return default if row is None else str(row[0])


def put(connection: Connection, key: str, value: str | int) -> None:
    """Sets a key, inside the caller's transaction."""
    connection.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, str(value)),
    )


class Minter:
    """Hands out record ids for one transaction; `save` writes the counter back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._base = int(get(connection, "replica")) << COUNTER_BITS
        self._counter = int(get(connection, "counter", "0"))
        self._start = self._counter

    def mint(self) -> int:
        """The next id; never used before, never used again."""
        self._counter += 1
        if self._counter >= 1 << COUNTER_BITS:
            raise OverflowError("the replica has used all its ids")
        return self._base + self._counter

    def save(self) -> None:
        """Writes the counter back when it moved."""
        if self._counter != self._start:
            put(self._connection, "counter", self._counter)
            self._start = self._counter
