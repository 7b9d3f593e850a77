"""The office as the file said at the end of a past day.

A connection of its own lays, over each record table that changed since, a temporary view of the same name holding the
rows as they were; every reader then works on it unchanged. Nothing is written to the file.
"""

from collections.abc import Mapping
from datetime import date

from app import collector, derived
from app.journal import history
from app.store import lookback, records
from app.store.dbapi import Connection
from models.fields import Stored
from models.kinds import Kind, all_kinds


@collector.paused()
def look_back(connection: Connection, day: date) -> None:
    """Turns a fresh connection into a view of the office at the end of `day`."""
    connection.execute("BEGIN")  # one snapshot for as long as the connection lives
    lookback.begin(connection)
    kinds = all_kinds()
    now: dict[str, dict[int, Kind]] = {}

    def fetched(name: str, ids: list[int]) -> dict[int, Kind]:
        now[name] = dict(records.fetch(connection, kinds[name], ids))
        return now[name]

    past = history.overlay(connection, kinds, day, fetched)
    for name, kind in kinds.items():
        if name in past or any(field.derive is not None for field in kind.stored_fields()):
            lookback.shadow(connection, kind, past.get(name, {}))
    touched = {kinds[name]: _links(kinds[name], now[name], rows) for name, rows in past.items()}
    derived.refresh(connection, touched)
    lookback.end(connection)


def _links(
    kind: type[Kind], now: Mapping[int, Kind], past: Mapping[int, Mapping[str, Stored] | None]
) -> dict[int, dict[str, list[Stored]]]:
    """Both ends of every link, so that records linked then and records linked now are derived afresh."""
    keys = [field.key for field in kind.links()]
    return {
        each: {key: [now[each].stored.get(key), (was or {}).get(key)] for key in keys}
        for each, was in past.items()
    }
