"""Undo, redo and restoring one value: each is a new entry that writes old values back."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app import collector, rights
from app.change import Work
from app.errors import NotFound, Refused
from app.journal import entries as journal
from app.journal.entries import Entry, Fields
from app.store.dbapi import Connection
from app.store.records import chunks, marks
from app.writing import check_frozen
from models.fields import Stored
from models.kinds import Kind, Status, kind_named

WITHOUT_FIELD = ("row_status", "import_key", "original")
"""Journalled keys that are no fields; any other key without a field belongs to one that the program gave up."""
_CHANGES = "EXISTS (SELECT 1 FROM entry_change c WHERE c.tick = e.tick"
ORDINARY = (
    "e.nature NOT IN ('undo', 'redo', 'seed', 'merge', 'purge', 'keeping', 'print') "
    f"AND ({_CHANGES} AND c.content IS NOT NULL) OR NOT {_CHANGES}))"
)
"""Entries that are steps of a person's work; keeping a printed paper and deciding a purge are final and stand
in nobody's way. What a purge
erased whole cannot be taken back and is no step any more.
"""


@dataclass(frozen=True)
class Step:
    """An entry that can be undone or redone, and the entry whose values are taken back to do so."""

    entry: Entry
    taken_back: int
    """Tick of the entry itself or of its last redo (undo), or of its last undo (redo)."""

    @property
    def name(self) -> str:
        """Name of the operation, as the undo button shows it."""
        return str(self.entry.header["operation"])

    @property
    def user(self) -> str:
        """Whose work it is."""
        return str(self.entry.header["user"])

    @property
    def final(self) -> bool:
        """Whether the operation is never undone: issued, sent, signed."""
        return bool(self.entry.header["final"])


@dataclass(frozen=True)
class Skipped:
    """A field that was left alone because somebody wrote it later."""

    kind: str
    record_id: int
    key: str


def next_undo(connection: Connection, user: str) -> Step | None:
    """The user's newest step that is not undone, which may be final; None when there is none."""
    return _newest(connection, "e.user_name = ?", user)


def next_of_office(connection: Connection) -> Step | None:
    """The newest step of anybody that is not undone, which may be final; None when there is none."""
    return _newest(connection, "1")


def _newest(connection: Connection, whose: str, *user: str) -> Step | None:
    row = connection.execute(
        f"SELECT e.tick, e.header, e.hash, {_LAST} FROM entry e WHERE {whose} AND {ORDINARY} "
        f"AND coalesce({LAST_NATURE}, 'redo') = 'redo' ORDER BY e.tick DESC LIMIT 1",
        user,
    ).fetchone()
    return None if row is None else Step(Entry(row[0], json.loads(row[1]), row[2]), row[3] or row[0])


def check_right(connection: Connection, step: Step, role: rights.Role) -> None:
    """Raises Refused when a role may not write every field that the step of somebody else wrote."""
    for change in journal.changes_of(connection, step.taken_back):
        before = {key: pair[0] for key, pair in change.fields.items()}
        rights.check_change(role, kind_named(change.kind), before)


def next_redo(connection: Connection, user: str) -> Step | None:
    """The step the user undid last, unless an ordinary change of his came after it."""
    newest = connection.execute(
        f"SELECT e.tick FROM entry e WHERE e.user_name = ? AND {ORDINARY} ORDER BY e.tick DESC LIMIT 1",
        (user,),
    ).fetchone()
    undo = connection.execute(
        "SELECT u.tick, u.undoes FROM entry u WHERE u.tick > ? AND u.user_name = ? AND u.nature = 'undo' "
        "AND NOT EXISTS (SELECT 1 FROM entry l WHERE l.undoes = u.undoes AND l.tick > u.tick) "
        "ORDER BY u.tick DESC LIMIT 1",
        (newest[0] if newest else 0, user),
    ).fetchone()
    if undo is None:
        return None
    row = connection.execute(
        "SELECT tick, header, hash FROM entry WHERE replica = ? AND number = ?",
        tuple(map(int, undo[1].split(":"))),
    ).fetchone()
    return None if row is None else Step(Entry(row[0], json.loads(row[1]), row[2]), undo[0])


NAME = "e.replica || ':' || e.number"
_LAST = f"(SELECT max(u.tick) FROM entry u WHERE u.undoes = {NAME})"
LAST_NATURE = f"(SELECT u.nature FROM entry u WHERE u.undoes = {NAME} ORDER BY u.tick DESC LIMIT 1)"


Place = tuple[int, str]
"""A record and a field key."""


@collector.paused()
def write_back(work: Work, connection: Connection, step: Step) -> list[Skipped]:
    """Gives every field that the step wrote last the value it had before; the others are left alone and listed."""
    shared = _touched_by_others(connection, step)
    left, now = _writers(connection, shared, step.taken_back)
    others = {each for (each, _), writer in now.items() if writer not in ("", step.entry.ref.name)}
    skipped: list[Skipped] = []
    wanted: dict[type[Kind], dict[int, dict[str, Stored]]] = {}
    for change in journal.changes_of(connection, step.taken_back):
        kind = kind_named(change.kind)
        for key, value in _before(change.fields).items():
            place = (change.record_id, key)
            unmakes = key == "row_status" and value == Status.UNMADE
            gone = key not in kind.fields and key not in WITHOUT_FIELD
            if gone or now.get(place) != left.get(place) or (unmakes and change.record_id in others):
                skipped.append(Skipped(change.kind, change.record_id, key))
            else:
                wanted.setdefault(kind, {}).setdefault(change.record_id, {})[key] = value
    for kind, rows in wanted.items():
        work.apply_many(kind, rows)
    return skipped


def _before(fields: Fields) -> dict[str, Stored]:
    """Stored values before a change; a making is taken back by its status alone, so that redo finds it whole."""
    if fields.get("row_status", [0])[0] is None:
        return {"row_status": int(Status.UNMADE)}
    return {key: pair[0] for key, pair in fields.items()}


def _touched_by_others(connection: Connection, step: Step) -> list[int]:
    """The step's records that other entries touched too; in the rest every field still holds the step's own value."""
    rows = connection.execute(
        "SELECT DISTINCT record_id FROM entry_change "
        "WHERE record_id IN (SELECT record_id FROM entry_change WHERE tick = ?) "
        "AND tick NOT IN (SELECT tick FROM entry WHERE tick = ? OR undoes = ?)",
        (step.entry.tick, step.entry.tick, step.entry.ref.name),
    )
    return [row[0] for row in rows]


def _writers(
    connection: Connection, ids: Sequence[int], taken_back: int
) -> tuple[dict[Place, str], dict[Place, str]]:
    """Whose value each field of some records holds: right after the values to take back were written, and now.

    An undone entry hands a field back to whoever had written it before; so undoing twice in a row works, and a field
    counts as written later only while somebody's later value stands. What nobody has written is "".
    """
    read = journal.as_today(connection)
    left: dict[Place, str] = {}
    now: dict[Place, str] = {}
    earlier: dict[tuple[str, Place], str] = {}
    for tick, name, nature, undoes, kind, record_id, content in _changes_to(connection, ids):
        for key in read(tick, kind, json.loads(content)["fields"]):
            place = (record_id, key)
            if nature == "undo":
                now[place] = earlier.get((undoes, place), f"before {undoes}")
            else:
                writer = undoes if nature == "redo" else name
                earlier[writer, place] = now.get(place, "")
                now[place] = writer
            if tick == taken_back:
                left[place] = now[place]
    return left, now


def _changes_to(connection: Connection, ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """What every entry did to some records; each record's changes from the oldest on."""
    for batch in chunks(ids):
        yield from connection.execute(
            f"SELECT c.tick, {NAME}, e.nature, e.undoes, c.kind, c.record_id, c.content "
            "FROM entry_change c JOIN entry e USING (tick) "
            f"WHERE c.record_id IN ({marks(batch)}) AND c.content IS NOT NULL ORDER BY c.tick, c.seq",
            batch,
        )


def restore_value(
    work: Work, connection: Connection, kind: type[Kind], record_id: int, key: str, tick: int
) -> None:
    """Gives a field the value it had before the entry with this tick changed it. Raises Refused, NotFound."""
    for entry, change in journal.changes_to(connection, record_id):
        if entry.tick == tick and key in change.fields and key in kind.fields:
            if not kind.fields[key].editable or kind.spec.append_only:
                raise Refused(f"{kind.fields[key].label} is not changed by hand.")
            row = work.current(kind, record_id)
            if row is None or row.row_status is not Status.LIVE:
                raise Refused(f"That {kind.spec.noun} is in the bin.", do="Put it back first.")
            before = {key: change.fields[key][0]}
            check_frozen(row, before)
            work.apply(kind, record_id, before)
            return
    raise NotFound("That change is not in the record's history.")
