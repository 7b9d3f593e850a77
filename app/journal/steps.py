"""A user's steps as a list: what undo would take back one after the other, and what redo would do again."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from app.journal.undoing import LAST_NATURE, NAME, ORDINARY
from app.store.dbapi import Connection


@dataclass(frozen=True)
class ListedStep:
    """One step: its entry's name (`replica:number`), the operation, when, how many records it touched."""

    of: str
    name: str
    at: datetime
    """UTC."""
    on: date
    """The day the office counted."""
    records: int
    final: bool
    """Never undone: issued, sent, signed."""


_COLUMNS = f"{NAME}, e.header, (SELECT count(DISTINCT c.record_id) FROM entry_change c WHERE c.tick = e.tick)"


def undo_steps(connection: Connection, user: str, limit: int) -> list[ListedStep]:
    """The user's steps that are not undone, newest first, final ones included."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM entry e WHERE e.user_name = ? AND {ORDINARY} "
        f"AND coalesce({LAST_NATURE}, 'redo') = 'redo' ORDER BY e.tick DESC LIMIT ?",
        (user, limit),
    )
    return [_listed(row) for row in rows]


def redo_steps(connection: Connection, user: str, limit: int) -> list[ListedStep]:
    """The steps the user undid since his last ordinary change, in the order in which redo does them again."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM entry u JOIN entry e ON {NAME} = u.undoes "
        f"WHERE u.user_name = ? AND u.nature = 'undo' "
        f"AND u.tick > coalesce((SELECT max(o.tick) FROM entry o WHERE o.user_name = ? AND "
        f"{ORDINARY.replace('e.', 'o.')}), 0) "
        "AND NOT EXISTS (SELECT 1 FROM entry l WHERE l.undoes = u.undoes AND l.tick > u.tick) "
        "ORDER BY u.tick DESC LIMIT ?",
        (user, user, limit),
    )
    return [_listed(row) for row in rows]


def _listed(row: Any) -> ListedStep:
    of, text, records = row
    header = json.loads(text)
    at = datetime.fromtimestamp(header["at"] / 1000, UTC)
    on = date.fromisoformat(header["on"])
    return ListedStep(of, header["operation"], at, on, records, bool(header["final"]))
