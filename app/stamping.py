"""Where the values of the mirror come from, kept right by every change: the stamp of a record and the notes beside it.

A record of the mirror (`models.cases.stamp.Stamped`) says once for all its values where and as of when they were read.
A value that was read elsewhere, or on another day, has a note of its own (`Mirrored`). A change that stamps a record
anew speaks of the values it read; the others keep the stamp they had.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.store import records
from app.store.dbapi import Connection
from models.cases.stamp import OWN, STAMP, Stamped, mirrored_keys
from models.fields import Stored
from models.kinds import Kind
from models.office.desk import Mirrored

if TYPE_CHECKING:
    from app.change import Work

Stamp = tuple[Stored, Stored]
"""System and ISO day, as they are stored; either may be unknown."""
Rows = Mapping[int, Mapping[str, Sequence[Stored]]]
NATURES = frozenset({"change", "import", "restore"})
"""Natures of entries that say something new of a value; undo and merge bring notes of their own."""
_FEW = 200
"""Records up to which notes are looked for one by one; of more, all of the kind are read at once."""


@dataclass(frozen=True)
class Read:
    """What an extract said of a record: the fields whose values it has, and its stamp."""

    keys: frozenset[str]
    stamp: Stamp


Readings = Mapping[type[Kind], Mapping[int, Read]]


def stamp_of(stored: Mapping[str, Stored]) -> Stamp:
    """The stamp of a record as a whole."""
    day, system = STAMP
    return stored.get(system), stored.get(day)


def noted(
    filled: Iterable[str], changed: frozenset[str], before: Stamp, after: Stamp, notes: Mapping[str, Stamp],
    own: Stamp, read: Read | None = None,
) -> dict[str, Stamp]:  # fmt: skip
    """Field key → stamp of its own, for the filled values that have another than the record once a change is made.

    What an extract read has its stamp. By hand: values changed beside a new stamp have that stamp, and so have all of a
    record that is only stamped anew; values changed without one are the office's own of that day.
    """
    filled = tuple(filled)
    if read is not None:
        new = dict.fromkeys(read.keys | changed, read.stamp)
    elif after == before:
        new = dict.fromkeys(changed, own)
    else:
        new = dict.fromkeys(changed or filled, after)
    stamps = {key: new.get(key) or notes.get(key, before) for key in filled}
    return {key: stamp for key, stamp in stamps.items() if stamp != after}


def notes_of(connection: Connection, kind: type[Kind], ids: Iterable[int]) -> dict[int, dict[str, Mirrored]]:
    """The live notes of records, by record and field key."""
    wanted = set(ids)
    found: dict[int, dict[str, Mirrored]] = {}
    for row in _notes(connection, kind, wanted):
        subject, key = row.stored.get("subject_id"), row.stored.get("field_key")
        if isinstance(row, Mirrored) and subject in wanted and isinstance(subject, int):
            found.setdefault(subject, {})[str(key)] = row
    return found


def _notes(connection: Connection, kind: type[Kind], ids: set[int]) -> Iterator[Kind]:
    name = kind.spec.name
    if len(ids) > _FEW:
        yield from records.with_first_part(connection, Mirrored, name)
        return
    for each in sorted(ids):
        yield from records.with_first_part(connection, Mirrored, name, each)


def stamp_in(note: Mirrored) -> Stamp:
    """The stamp that a note holds."""
    return note.stored.get("source"), note.stored.get("as_of_on")


def follow(
    work: "Work", connection: Connection, touched: Rows, kind: type[Kind], readings: Mapping[int, Read]
) -> None:
    """Writes, within a change, the notes of the records of one kind that it touches or that an extract spoke of."""
    ids = touched.keys() | readings.keys()
    current = work.current_many(kind, ids)
    notes = notes_of(connection, kind, ids)
    own: Stamp = (OWN, work.today.isoformat())
    for record_id, row in current.items():
        fields = touched.get(record_id, {})
        after = stamp_of(row.stored)
        before = stamp_of({key: fields[key][0] if key in fields else row.stored.get(key) for key in STAMP})
        keys = mirrored_keys(kind)
        there = notes.get(record_id, {})
        wanted = noted(
            [key for key in keys if row.stored.get(key) is not None], frozenset(keys) & fields.keys(), before, after,
            {key: stamp_in(note) for key, note in there.items()}, own, readings.get(record_id),
        )  # fmt: skip
        _write(work, row, there, wanted)


def _write(work: "Work", row: Kind, there: Mapping[str, Mirrored], wanted: Mapping[str, Stamp]) -> None:
    for key, (system, day) in wanted.items():
        values = {"source": system, "as_of_on": date.fromisoformat(str(day)) if day else None}
        if key in there:
            work.set(Mirrored, there[key].id, values)
        else:
            named = {"subject_kind": row.spec.name, "subject_id": row.id, "field_key": key}
            work.add(Mirrored, named | values)
    gone = [note.id for key, note in there.items() if key not in wanted]
    if gone:
        work.remove_many(Mirrored, gone)


def stamp_new(work: "Work", kind: type[Kind], rows: Mapping[int, Kind]) -> None:
    """Values entered with a new record that names no source are the office's own of that day."""
    day, system = STAMP
    keys = mirrored_keys(kind)
    bare = (
        each
        for each, row in rows.items()
        if stamp_of(row.stored) == (None, None) and any(row.stored.get(key) is not None for key in keys)
    )
    work.set_many(kind, {each: {day: work.today, system: OWN} for each in bare})


def is_stamped(kind: type[Kind]) -> bool:
    """Whether records of a kind carry a stamp."""
    return issubclass(kind, Stamped)
