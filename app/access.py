"""The access log: who viewed, revealed, printed or exported what; a chain of its own beside the journal.

Lines hold record ids and actions, never values.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from app.journal.entries import canonical
from app.store import accesslog
from app.store.dbapi import Connection


@dataclass(frozen=True)
class Line:
    """One line of the log."""

    at: datetime
    user: str
    action: str
    kind: str
    record_id: int | None
    detail: str


def append(
    connection: Connection, user: str, now: datetime, action: str, *, kind: str = "", record_id: int | None = None,
    detail: str = "",
) -> None:  # fmt: skip
    """Writes one line inside the caller's transaction."""
    content = canonical(
        {"action": action, "at": round(now.timestamp() * 1000), "detail": detail, "kind": kind,
         "record": record_id, "user": user}
    )  # fmt: skip
    accesslog.append(connection, record_id, content)


def lines(connection: Connection) -> Iterator[Line]:
    """The whole log, newest first."""
    for text in accesslog.contents(connection):
        told = json.loads(text)
        at = datetime.fromtimestamp(told["at"] / 1000, UTC)
        yield Line(at, told["user"], told["action"], told["kind"], told["record"], told["detail"])
