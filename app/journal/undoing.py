"""Undo, redo and restoring one value: each is a new entry that writes old values back."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from app.change import Work
from app.errors import NotFound, Refused
from app.journal import entries as journal
from app.journal.entries import Entry, Fields
from app.store import records
from app.store.dbapi import Connection
from models.fields import Stored
from models.kinds import Kind, Status, kind_named

ORDINARY = "e.nature NOT IN ('undo', 'redo', 'seed', 'merge', 'purge')"


@dataclass(frozen=True)
class Step:
    """An entry that can be undone or redone, and the entry that wrote its values last (itself or its last redo)."""

    entry: Entry
    last_written: int
    """Tick of the entry whose values stand (undo) or of the undo itself (redo)."""

    @property
    def name(self) -> str:
        """Name of the operation, as the undo button shows it."""
        return str(self.entry.header["operation"])


@dataclass(frozen=True)
class Skipped:
    """A field that was left alone because somebody wrote it later."""

    kind: str
    record_id: int
    key: str


def next_undo(connection: Connection, user: str) -> Step | None:
    """The user's newest step that is not undone; None when there is none or the newest is final."""
    row = connection.execute(
        f"SELECT e.tick, e.header, e.hash, {_LAST} FROM entry e WHERE e.user_name = ? AND {ORDINARY} "
        f"AND coalesce({_LAST_NATURE}, 'redo') = 'redo' ORDER BY e.tick DESC LIMIT 1",
        (user,),
    ).fetchone()
    if row is None:
        return None
    entry = Entry(row[0], json.loads(row[1]), row[2])
    return None if entry.header["final"] else Step(entry, row[3] or row[0])


def next_redo(connection: Connection, user: str) -> Step | None:
    """The step the user undid last, unless an ordinary change of his came after it."""
    newest = connection.execute(
        f"SELECT coalesce(max(e.tick), 0) FROM entry e WHERE e.user_name = ? AND {ORDINARY}", (user,)
    ).fetchone()[0]
    row = connection.execute(
        f"SELECT e.tick, e.header, e.hash, {_LAST} AS last FROM entry e WHERE e.user_name = ? AND {ORDINARY} "
        f"AND {_LAST_NATURE} = 'undo' AND last > ? ORDER BY last DESC LIMIT 1",
        (user, newest),
    ).fetchone()
    return None if row is None else Step(Entry(row[0], json.loads(row[1]), row[2]), row[3])


_NAME = "e.replica || ':' || e.number"
_LAST = f"(SELECT max(u.tick) FROM entry u WHERE u.undoes = {_NAME})"
_LAST_NATURE = f"(SELECT u.nature FROM entry u WHERE u.undoes = {_NAME} ORDER BY u.tick DESC LIMIT 1)"


def write_back(work: Work, connection: Connection, step: Step, *, undo: bool) -> list[Skipped]:
    """Writes the values before (undo) or after (redo) the step; fields that were written later are skipped and listed."""
    later = _written_later(connection, step)
    skipped: list[Skipped] = []
    for change in list(journal.changes_of(connection, step.entry.tick)):
        kind = kind_named(change.kind)
        standing = later.get(change.record_id, frozenset())
        skipped += (Skipped(change.kind, change.record_id, key) for key in change.fields if key in standing)
        wanted = _wanted({key: pair for key, pair in change.fields.items() if key not in standing}, undo=undo)
        if wanted:
            work.apply(kind, change.record_id, wanted)
    return skipped


def _wanted(fields: Fields, *, undo: bool) -> dict[str, Stored]:
    """Stored values to write: undoing a making only unmakes the record, so that redo finds it whole."""
    making = fields.get("row_status", [0, 0])[0] is None
    if making:
        return {"row_status": int(Status.UNMADE if undo else Status.LIVE)}
    return {key: pair[0 if undo else 1] for key, pair in fields.items()}


def _written_later(connection: Connection, step: Step) -> dict[int, frozenset[str]]:
    """For each record of the step, the fields that entries after the step's values wrote."""
    rows = connection.execute(
        "SELECT c.record_id, c.content FROM entry_change c WHERE c.tick > ? AND c.content IS NOT NULL "
        "AND c.record_id IN (SELECT record_id FROM entry_change WHERE tick = ?)",
        (step.last_written, step.entry.tick),
    )
    found: dict[int, frozenset[str]] = {}
    for record_id, content in rows:
        found[record_id] = found.get(record_id, frozenset()) | json.loads(content)["fields"].keys()
    return found


def restore_value(
    work: Work, connection: Connection, kind: type[Kind], record_id: int, key: str, tick: int
) -> None:
    """Gives a field the value it had before the entry with this tick changed it."""
    for entry, change in journal.changes_to(connection, record_id):
        if entry.tick == tick and key in change.fields and key in kind.fields:
            if not kind.fields[key].editable or kind.spec.append_only:
                raise Refused(f"{kind.fields[key].label} is not changed by hand.")
            work.apply(kind, record_id, {key: change.fields[key][0]})
            return
    raise NotFound("That change is not in the record's history.")


def bin_of(connection: Connection, kinds: Iterator[type[Kind]]) -> list[Kind]:
    """Removed records of the kinds, in order of id."""
    return [
        row
        for kind in kinds
        for row in records.every(connection, kind, live=False)
        if row.row_status is Status.REMOVED
    ]
