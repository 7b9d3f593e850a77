"""What differs between two days: records that came and went, and every field with its value then and now.

Taken from the journal: what is told is the difference between the ends of both days, not each step in between. Fields
that follow from others (an age, a next date) are not told by themselves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app import rights
from app.errors import Usage
from app.journal import entries as journal
from app.journal.entries import Entry
from app.reader import Reader
from app.shower import masked
from app.store import records
from app.store.connection import translated
from models.fields import MASK, Field, Stored
from models.kinds import Kind, Status, all_kinds

ADDED, REMOVED, BACK, CHANGED, ERASED = "Added", "Removed", "Put back", "Changed", "Erased"


@dataclass(frozen=True)
class Difference:
    """One line: a record that came or went, or one field of a record that was there on both days."""

    kind: str
    record_id: int
    title: str
    what: str
    field: str
    """Label of the field; empty for a record as a whole."""
    then: str
    now: str
    on: date
    """Day of the last entry behind it."""
    by: str
    """Who made that entry."""
    person: str
    """The person the record is about or belongs to; empty when none."""


@dataclass
class _Net:
    """A record's fields as they were at the start and are at the end, with the last entry."""

    before: dict[str, Stored]
    after: dict[str, Stored]
    last: Entry

    def take(self, entry: Entry, fields: journal.Fields) -> None:
        for key, pair in fields.items():
            self.before.setdefault(key, pair[0])
            self.after[key] = pair[1]
        self.last = entry


def differences(
    reader: Reader, earlier: date, later: date, kinds: Iterable[type[Kind]] = ()
) -> list[Difference]:
    """What differs between the ends of two days, for some kinds or all that are no inner workings of the desk.

    By record, then field. Hidden kinds and fields are left out, sensitive values masked. Raises Usage when the days
    are not in order.
    """
    if earlier >= later:
        raise Usage("The first day lies before the second.")
    wanted = {each.spec.name: each for each in kinds or offered(reader)}
    with translated():
        start, end = (journal.tick_at_end_of(reader.connection, day) for day in (earlier, later))
        nets: dict[tuple[str, int], _Net] = {}
        for entry, change in journal.changes_between(reader.connection, start, end, wanted):
            place = (change.kind, change.record_id)
            nets.setdefault(place, _Net({}, {}, entry)).take(entry, change.fields)
        return _told(reader, wanted, nets)


def offered(reader: Reader) -> list[type[Kind]]:
    """Kinds that can be compared: those the role sees, without slots and settings."""
    left_out = ("setting", "saved_view", "mirrored")
    kinds = [each for each in all_kinds().values() if rights.sees_kind(reader.role, each)]
    return sorted(
        (each for each in kinds if each.spec.name not in left_out), key=lambda each: each.spec.technical
    )


def _told(
    reader: Reader, kinds: dict[str, type[Kind]], nets: dict[tuple[str, int], _Net]
) -> list[Difference]:
    rows = {
        name: records.fetch(
            reader.connection, kind, reader.met(kind, [each for of, each in nets if of == name])
        )
        for name, kind in kinds.items()
    }
    persons = _persons(reader, [row for found in rows.values() for row in found.values()])
    lines: list[Difference] = []
    for (name, record_id), net in nets.items():
        row = rows[name].get(record_id)
        if row is not None:
            lines += _of_record(reader, row, net, persons.get(record_id, ""))
    order = list(kinds)
    return sorted(
        lines, key=lambda each: (order.index(each.kind), each.title, each.record_id, each.what, each.field)
    )


def _persons(reader: Reader, rows: Sequence[Kind]) -> dict[int, str]:
    """The person by record: the record itself when it is one, else the one it belongs to."""
    found = {row.id: row.shown_title for row in rows if "surname" in row.fields}
    wanted: dict[str, dict[int, list[int]]] = {}
    for row in rows:
        parent = row.spec.parent
        target = row.stored.get(parent) if parent else None
        if row.id not in found and isinstance(target, int):
            wanted.setdefault(row.fields[parent].target, {}).setdefault(target, []).append(row.id)
    for kind, of in wanted.items():
        if "surname" in all_kinds()[kind].fields:
            for parent_id, title in reader.titles(kind, of).items():
                found |= dict.fromkeys(of[parent_id], title.removesuffix(" (removed)"))
    return found


def _of_record(reader: Reader, row: Kind, net: _Net, person: str) -> list[Difference]:
    there_then, there_now, made = _there(reader, row, net)
    if there_then and there_now:
        return [_line(reader, row, net, person, field) for field in _changed(reader, row, net)]
    if there_now:
        what = ADDED if made else BACK
        return [_whole(row, net, person, what, now=_filled(reader, row, net.after))]
    if there_then:
        gone = ERASED if row.row_status is Status.PURGED else REMOVED
        return [_whole(row, net, person, gone, then=row.shown_title)]
    return []


def _there(reader: Reader, row: Kind, net: _Net) -> tuple[bool, bool, bool]:
    """Whether a record counted then, whether it counted later, and whether it was made in between."""
    if "row_status" in net.after:
        before, after = net.before["row_status"], net.after["row_status"]
    elif row.row_status is Status.LIVE:
        before = after = int(Status.LIVE)
    else:  # it went after the later day, or had gone before the earlier one
        before = after = _status_at(reader, row.id, net.last.tick)
    live = int(Status.LIVE)
    return before == live, after == live, before in (None, int(Status.UNMADE))


def _status_at(reader: Reader, record_id: int, tick: int) -> Stored:
    status: Stored = None
    for entry, change in journal.changes_to(reader.connection, record_id):
        if entry.tick <= tick and "row_status" in change.fields:
            status = change.fields["row_status"][1]
    return status


def _changed(reader: Reader, row: Kind, net: _Net) -> list[Field[object]]:
    fields = (row.fields[key] for key in net.after if key in row.fields)
    return [
        field for field in fields
        if field.derive is None and rights.sees_field(reader.role, field)
        and net.before.get(field.key) != net.after.get(field.key)
    ]  # fmt: skip


def _shown(reader: Reader, field: Field[object], stored: Stored) -> str:
    if stored is None:
        return ""
    return MASK if masked(field) else reader.show(field, stored)


def _line(reader: Reader, row: Kind, net: _Net, person: str, field: Field[object]) -> Difference:
    then, now = (_shown(reader, field, values.get(field.key)) for values in (net.before, net.after))
    return _difference(row, net, person, CHANGED, field.label, then, now)


def _whole(row: Kind, net: _Net, person: str, what: str, *, then: str = "", now: str = "") -> Difference:
    return _difference(row, net, person, what, "", then, now)


def _difference(
    row: Kind, net: _Net, person: str, what: str, field: str, then: str, now: str
) -> Difference:  # fmt: skip
    header = net.last.header
    on = date.fromisoformat(header["on"])
    return Difference(
        row.spec.name, row.id, row.shown_title, what, field, then, now, on, header["user"], person
    )


def _filled(reader: Reader, row: Kind, values: dict[str, Stored]) -> str:
    """The columns of a list that a new record fills, in one line."""
    fields = (
        field for field in row.written_fields() if field.column and rights.sees_field(reader.role, field)
    )
    shown = ((field.label, _shown(reader, field, values.get(field.key))) for field in fields)
    return ", ".join(f"{label} {text}" for label, text in shown if text)
