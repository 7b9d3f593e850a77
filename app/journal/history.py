"""A record's history in sentences, and what the file said at the end of a past day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.journal import entries as journal
from app.journal.entries import Change, Entry
from app.store.dbapi import Connection
from models.fields import Field, Stored
from models.kinds import Kind, Status

Fetch = Callable[[str, list[int]], dict[int, Kind]]
"""(kind name, ids) → records as they are now."""
Show = Callable[[Field[Any], Stored], str]
"""(field, stored value) → the value as shown: labels for codes, names for links."""
About = Callable[[str, int], str]
"""(kind name, id) → the name of a record; empty where there is none, or the reader does not meet it."""


@dataclass(frozen=True)
class FieldChange:
    """One field in one entry, before and after as shown."""

    key: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class HistoryLine:
    """One entry's effect on a record, as a sentence; `tick` names the entry for “restore this value”."""

    tick: int
    at: datetime
    on: date
    user: str
    operation: str
    sentence: str
    changes: tuple[FieldChange, ...]
    entered_late_days: int = 0
    """Days between the day the office counted and the clock's day, when it was entered later."""


def of_record(
    connection: Connection,
    kind: type[Kind],
    record_id: int,
    *,
    show: Show,
    about: About,
    shown: Callable[[Field[Any]], bool],
) -> list[HistoryLine]:
    """The record's history, newest first; fields the reader may not see are left out."""
    lines = []
    kinds: dict[str, Stored] = {}
    """Of which kinds the records are that it names, as far as the history was told."""
    for entry, change in journal.changes_to(connection, record_id):
        before = dict(kinds)
        kinds |= {each: change.fields[each][1] for each in _kinds_in(kind) if each in change.fields}
        changes = tuple(
            FieldChange(key, field.label, *_told(field, pair, (before, kinds), show, about))
            for key, pair in change.fields.items()
            if (field := kind.fields.get(key)) is not None and field.derive is None and shown(field)
        )
        lines.append(_line(kind, entry, change, changes))
    return lines[::-1]


def _kinds_in(kind: type[Kind]) -> list[str]:
    """The fields that say of which kind a record is that another field names."""
    return [field.kind_in for field in kind.fields.values() if field.kind_in]


def _told(
    field: Field[Any],
    pair: Sequence[Stored],
    kinds: tuple[Mapping[str, Stored], ...],
    show: Show,
    about: About,
) -> list[str]:
    """A field before and after; a record of any of several kinds by its name, of the kind that stood beside it then."""
    if not field.kind_in:
        return [show(field, each) for each in pair]
    return [
        about(str(named.get(field.kind_in) or ""), each) if isinstance(each, int) else ""
        for each, named in zip(pair, kinds, strict=True)
    ]


def of_merge(connection: Connection, mark: int, kind: type[Kind], title: str) -> Iterator[HistoryLine]:
    """The line that tells of a merge into a record, from the mark that was made with it; none once that is purged."""
    for entry, _ in journal.changes_to(connection, mark)[:1]:
        bare = _line(kind, entry, Change(kind.spec.name, mark), ())
        name = title.removesuffix(" (removed)")
        yield replace(
            bare, sentence=f"{entry.header['user']} merged {name} into this {kind.spec.noun}.", changes=()
        )


def _line(kind: type[Kind], entry: Entry, change: Change, changes: tuple[FieldChange, ...]) -> HistoryLine:
    header = entry.header
    at = datetime.fromtimestamp(header["at"] / 1000, UTC)
    on = date.fromisoformat(header["on"])
    what = _what(kind, entry, change, changes)
    sentence = f"{header['user']} {what}."
    return HistoryLine(
        entry.tick,
        at,
        on,
        header["user"],
        header["operation"],
        sentence,
        changes,
        max(0, ((at + timedelta(minutes=header["offset"])).date() - on).days),
    )


def _what(kind: type[Kind], entry: Entry, change: Change, changes: tuple[FieldChange, ...]) -> str:
    before, after = change.fields.get("row_status", [0, 0])
    label = kind.spec.noun
    nature = {"undo": "undid: ", "redo": "did again: "}.get(entry.header["nature"], "")
    if before is None:
        given = ", ".join(f"{each.label} {each.after}" for each in changes if each.after)
        return f"{nature}added the {label}" + (f" with {given}" if given else "")
    if after != before:
        return (
            nature
            + {
                Status.PURGED: f"erased the values of the {label}",
                Status.LIVE: f"put the {label} back",
                Status.REMOVED: f"moved the {label} to the bin",
                Status.UNMADE: f"took back the making of the {label}",
            }[Status(int(after or 0))]
        )
    return (
        nature + "; ".join(_changed(each) for each in changes) if changes else f"{nature}changed the {label}"
    )


def _changed(each: FieldChange) -> str:
    if not each.before:
        return f"set {each.label} to {each.after}"
    if not each.after:
        return f"cleared {each.label} (it was {each.before})"
    return f"changed {each.label} from {each.before} to {each.after}"


Overlay = Mapping[int, Mapping[str, Stored] | None]
"""Record id → its stored fields (with `row_status`) as they were, or None when the record did not exist yet."""


def overlay(connection: Connection, kinds: Mapping[str, type[Kind]], day: date, now_stored: Fetch
            ) -> dict[str, Overlay]:  # fmt: skip
    """For each kind, the records that differ from now, as the file had them at the end of a day.

    What was erased since stays erased on every day.
    """
    tick = journal.tick_at_end_of(connection, day)
    back: dict[str, dict[int, dict[str, Stored]]] = {}
    for change in journal.changes_after(connection, tick, kinds):
        fields = back.setdefault(change.kind, {}).setdefault(change.record_id, {})
        fields.update({key: pair[0] for key, pair in change.fields.items()})
    result: dict[str, Overlay] = {}
    for name, records in back.items():
        current = now_stored(name, list(records))
        result[name] = {
            record_id: None if before.get("row_status", 0) is None else _as_it_was(current[record_id], before)
            for record_id, before in records.items()
            if record_id in current and current[record_id].row_status is not Status.PURGED
        }
    return result


def _as_it_was(row: Kind, before: Mapping[str, Stored]) -> Mapping[str, Stored]:
    return {"row_status": int(row.row_status)} | dict(row.stored) | dict(before)
