"""Extracts of an official system: of when and from where they are, and what they say of records of the mirror.

What an extract says of a value counts from its day. A newer value on file stays, unless a person wants the older one; a
row that says the same as the file only brings its source and day. The record's own stamp never goes back.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.importing.cells import Sheet
from app.importing.dates import read_date
from app.importing.rows import ImportRow, Outcome
from app.stamping import Read, Stamp, is_stamped, noted, notes_of, stamp_in, stamp_of
from app.store.dbapi import Connection
from models.cases.stamp import OWN, STAMP, mirrored_keys
from models.fields import FieldError, Stored
from models.imports import ImportShape
from models.kinds import Kind

DAY, SYSTEM = STAMP
_LABEL = re.compile(
    r"\b(?:as of|as at|(?:report|run|data|extract|statement|status)\s+date|extracted(?:\s+on)?)\b[\s:]*(.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Extract:
    """What a person said of the whole sheet: the system it is from (a code), the day it was true there."""

    system: str = ""
    as_of: date | None = None
    take_older: bool = False
    """Whether values of an older extract replace newer ones on file."""


NOT_SAID = Extract()


@dataclass(frozen=True)
class Against:
    """A row of an extract against the record it is about."""

    changes: Mapping[str, Any]
    """Values that are taken, the stamp among them where the record's follows."""
    newer: Mapping[str, Stamp]
    """Fields in which the file differs and is newer, with the stamp on file; they stay."""
    read: Read
    restamps: bool
    """Whether source or day of any value changes."""
    typed: tuple[str, ...] = ()
    """Fields that are taken in place of a value that somebody of the office had typed."""


def asked(kind: type[Kind], mapped: Collection[str]) -> tuple[str, ...]:
    """What of the stamp no column of the sheet says: fields of the kind, or none."""
    return tuple(key for key in STAMP if key not in mapped) if is_stamped(kind) else ()


def question(kind: type[Kind], mapped: Collection[str], extract: Extract) -> str:
    """What has to be said of the extract before it can be imported; empty when nothing has."""
    open_ = asked(kind, mapped)
    system = SYSTEM in open_ and not extract.system
    day = DAY in open_ and extract.as_of is None
    if system and day:
        return "From which system is this extract, and as of which day?"
    return (
        "From which system is this extract?" if system else "As of which day is this extract?" if day else ""
    )


def day_above(sheet: Sheet, first: int) -> date | None:
    """The day a line above the headings says the sheet is of (“As of 03-Nov-2026”), when it is one day for certain."""
    for row in sheet.rows[:first]:
        for at in range(len(row.texts)):
            match = _LABEL.search(row.as_shown(at))
            days = (_day(text) for text in (match[1], row.as_shown(at + 1))) if match else ()
            if found := next(filter(None, days), None):
                return found
    return None


def _day(text: str) -> date | None:
    try:
        return read_date(text.strip().removesuffix(" 00:00:00"), None, today=date.max)
    except FieldError:
        return None


def stamp_rows(kind: type[Kind], rows: Iterable[ImportRow], extract: Extract) -> None:
    """Gives the rows of an extract source and day where no column of theirs does."""
    if not is_stamped(kind):
        return
    for row in rows:
        if row.outcome is Outcome.CREATED:
            if row.values.get(DAY) is None and extract.as_of is not None:
                row.values[DAY] = extract.as_of
            if not row.values.get(SYSTEM) and extract.system:
                row.values[SYSTEM] = extract.system


def stamps_on_file(
    connection: Connection, kind: type[Kind], ids: Collection[int]
) -> dict[int, dict[str, Stamp]]:
    """Stamps of values that have one of their own, by record and field; empty for kinds without."""
    if not is_stamped(kind):
        return {}
    found = notes_of(connection, kind, ids)
    return {each: {key: stamp_in(note) for key, note in notes.items()} for each, notes in found.items()}


def against(
    kind: type[Kind], current: Kind, values: Mapping[str, Any], notes: Mapping[str, Stamp], take_older: bool
) -> Against:
    """What a row with these values changes in a record, and which of its values are newer on file."""
    stored = {key: kind.fields[key].encode(value) for key, value in values.items()}
    stamp, record = stamp_of(stored), stamp_of(current.stored)
    mirrored = frozenset(mirrored_keys(kind))

    def newer(key: str) -> bool:
        own = notes.get(key, record) if key in mirrored else record
        return _later(own, stamp)

    differing = {key for key in stored if key not in STAMP and stored[key] != current.stored.get(key)}
    if not differing and stamp == record and not notes:  # most rows of an extract that comes again
        return Against({}, {}, Read(mirrored & stored.keys(), stamp), False)
    kept = {key for key in differing if not take_older and current.stored.get(key) is not None and newer(key)}
    taken = differing - kept
    leads = stamp != record and not _later(record, stamp)
    after = stamp if leads else record
    read = Read(frozenset(key for key in mirrored & stored.keys() if key in taken or not newer(key)), stamp)
    filled = {key for key in mirrored if current.stored.get(key) is not None or key in taken}
    wanted = noted(filled, mirrored & taken, record, after, notes, stamp, read)
    changes = {key: value for key, value in values.items() if key in taken or (leads and key in STAMP)}
    own = {key: notes.get(key, record) for key in sorted(kept)}
    typed = (key for key in taken & mirrored if current.stored.get(key) is not None)
    ours = tuple(sorted(key for key in typed if notes.get(key, record)[0] == OWN and stamp[0] != OWN))
    return Against(changes, own, read, after != record or wanted != dict(notes), ours)


def _later(one: Stamp, two: Stamp) -> bool:
    """Whether one stamp is of a later day than another; an unknown day is earlier than any."""
    return str(one[1] or "") > str(two[1] or "")


# -- fields that a sheet fills for new records only ------------------------------------------------------------------
def told(shape: ImportShape, current: Kind, values: dict[str, Any]) -> dict[str, tuple[Stored, Stored]]:
    """Takes what only a new record takes out of the values; by field what stands on file, and what the sheet says."""
    found: dict[str, tuple[Stored, Stored]] = {}
    for key, each in shape.only_new.items():
        theirs = current.fields[key].encode(values.pop(key, None))
        ours = current.stored.get(each.field)
        if theirs is not None and theirs != ours:
            found[key] = (ours, theirs)
    return found


def for_new(shape: ImportShape, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a new record gets besides: the day of what came in with it, where the sheet names none."""
    day = values.get(DAY)
    days = {each.day: day for key, each in shape.only_new.items() if each.day and values.get(key) and day}
    return {key: value for key, value in days.items() if values.get(key) is None}
