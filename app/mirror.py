"""Mirrored values: for a field that an official system owns, where and as of when its value was read there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.change import Work
from app.errors import Usage
from app.reader import Reader
from app.stamping import is_stamped, notes_of, stamp_in, stamp_of
from models.cases.stamp import STAMP, Stamped, mirrored_keys
from models.fields import Stored
from models.kinds import Kind
from models.office.desk import Mirrored
from models.text import counted

STALE_DAYS = 30
"""When a mirrored value is old where the office has no value of its own (`case.stale_days`)."""


@dataclass(frozen=True)
class Source:
    """The system or paper a value was read from, and the day it was true there."""

    system: str
    as_of: date


def record(
    work: Work, reader: Reader, kind: type[Kind], record_id: int, keys: Iterable[str], source: Source
) -> None:
    """Notes for each field that its present value was read from the source; replaces an earlier note."""
    known = {row.field_key: row for row in _rows(reader, kind, record_id)}
    for key in keys:
        if key not in kind.fields:
            raise Usage(f"{kind.spec.label} has no field “{key}”.")
        values = {"source": source.system, "as_of_on": source.as_of}
        if key in known:
            work.set(Mirrored, known[key].id, values)
        else:
            named = {"subject_kind": kind.spec.name, "subject_id": record_id, "field_key": key}
            work.add(Mirrored, named | values)


def sources(reader: Reader, kind: type[Kind], record_id: int) -> dict[str, Source]:
    """Field key → where its value was read, for the fields of one record that are mirrored."""
    return {
        row.field_key: Source(row.source or "", row.as_of_on)
        for row in _rows(reader, kind, record_id)
        if row.field_key and row.as_of_on
    }


def _rows(reader: Reader, kind: type[Kind], record_id: int) -> list[Mirrored]:
    return list(notes_of(reader.connection, kind, [record_id]).get(record_id, {}).values())


@dataclass(frozen=True)
class Told:
    """What is known of where a value comes from: system (a code), day, age in days, and whether that is old."""

    system: str = ""
    as_of: date | None = None
    days: int | None = None
    stale: bool = False


def stamps(reader: Reader, kind: type[Kind], record: Kind) -> dict[str, Told]:
    """Field key → source and age, for each filled mirrored field of a record: its own note, else the record's stamp."""
    if not is_stamped(kind):
        return {}
    notes = notes_of(reader.connection, kind, [record.id]).get(record.id, {})
    whole, oldest = stamp_of(record.stored), stale_days(reader)
    return {
        key: _told(stamp_in(notes[key]) if key in notes else whole, reader.today, oldest)
        for key in mirrored_keys(kind)
        if record.stored.get(key) is not None
    }


def _told(stamp: tuple[Stored, Stored], today: date, oldest: int) -> Told:
    system, day = stamp
    as_of = date.fromisoformat(str(day)) if day else None
    days = (today - as_of).days if as_of else None
    return Told(str(system or ""), as_of, days, days is not None and days > oldest)


def stale_days(reader: Reader) -> int:
    """After how many days a mirrored value is old."""
    return int(reader.policy.text("case.stale_days", reader.today, str(STALE_DAYS)))


def aged(reader: Reader, shown: str) -> str:
    """“old: 101 days” of a day as a list shows it, where the values read on it are old; else empty."""
    if not shown:
        return ""
    days = (reader.today - Stamped.fields[STAMP[0]].parse(shown)).days
    return f"old: {counted(days, 'day')}" if days > stale_days(reader) else ""


def said(reader: Reader, told: Told) -> str:
    """“SCIP, 3 Nov 2026, 26 days ago”, with “old” before it when it is."""
    entry = reader.codes("data_source").get(told.system)
    system = (entry.label or entry.code) if entry else told.system
    if told.as_of is None or told.days is None:
        return f"{system}, day not recorded" if system else "source not recorded"
    day = f"{told.as_of.day} {told.as_of:%b %Y}"
    age = "today" if told.days == 0 else f"{counted(told.days, 'day')} ago" if told.days > 0 else "to come"
    line = ", ".join(part for part in (system or "source not recorded", day, age) if part)
    return f"old: {line}" if told.stale else line
