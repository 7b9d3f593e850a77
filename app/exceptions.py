"""The exceptions register: one list of all that departs from the ordinary, for the chief and for an inspector.

Overrides, waivers, policy and codes changed by hand, restored values, uses of the recovery key, clocks set back, purges
and holds.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from app import access, rights, strengths, subjects
from app.checklists import owner_of
from app.eum.dispositions import unconsented
from app.journal import entries as journal
from app.journal import unusual
from app.journal.entries import Entry
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.fields import Field, Type, show_date
from models.kinds import Kind, Status, all_kinds, kind_named
from models.office.desk import Checklist, ChecklistAnswer, Code, Override, PolicyRecord
from models.office.places import Country
from models.office.purges import Purge, RecordHold

CHECKED = frozenset({"confirmed_on", "confirmed_by"})
"""Confirming a value is what the office is asked to do, no exception."""
KEY_ACTIONS = frozenset({"recovery key used", "recovery key shown", "office key changed"})


class Sort(StrEnum):
    """What sort of exception it is."""

    OVERRIDE = "Override"
    WAIVER = "Waiver"
    POLICY = "Changed policy or code"
    RESTORED = "Restored value"
    KEY = "Recovery or office key"
    CLOCK = "Clock set back"
    PURGE = "Purge or hold"


@dataclass(frozen=True)
class Exceptional:
    """One line of the register; `record` is (kind, id) where it is about a record."""

    sort: Sort
    on: date
    user: str
    sentence: str
    record: tuple[str, int] | None = None
    at: datetime | None = None
    """The clock's moment, where the journal or the access log has one."""


def register(reader: Reader) -> list[Exceptional]:
    """Everything exceptional in the office that the reader's role may see, newest first."""
    sources: tuple[Callable[[Reader], Iterator[Exceptional]], ...] = (
        _overrides, _waivers, _recorded_waivers, _sanctions, _without_consent, _policy, _restored, _keys, _clocks,
        _purges, _holds,
    )  # fmt: skip
    with translated():
        found = [each for source in sources for each in source(reader)]
    return sorted(
        found, key=lambda each: (each.on, each.at or datetime.min.replace(tzinfo=UTC)), reverse=True
    )


def since(reader: Reader) -> date:
    """The day from which the register tells: that of the office's first entry."""
    with translated():
        return date.fromisoformat(journal.headers(reader.connection, [1])[1]["on"])


def _overrides(reader: Reader) -> Iterator[Exceptional]:
    for row in records.every(reader.connection, Override):
        assert isinstance(row, Override)
        if reader.rests_on_hidden(row.rule_id or "") or not subjects.met(row, reader.hidden):
            continue
        subject = (row.subject_kind or "", row.subject_id or 0)
        ends = f" until {show_date(row.until_on)}" if row.until_on else ""
        over = f" It was withdrawn on {show_date(row.withdrawn_on)}." if row.withdrawn_on else ""
        with_whom = f" with {row.second_person}" if row.second_person else ""
        yield Exceptional(
            Sort.OVERRIDE, _made_on(reader, row), row.person or "",
            f"{row.rule_id} was set aside{ends}{with_whom} on the authority of {row.authority}: {row.reason}.{over}",
            subject,
        )  # fmt: skip


def _made_on(reader: Reader, row: Kind) -> date:
    return _written_on(reader, row, "row_status")[0]


def _written_on(reader: Reader, row: Kind, key: str) -> tuple[date, str]:
    """The day and the user of the entry that wrote a field last; of the making for the status."""
    written = [
        entry for entry, change in journal.changes_to(reader.connection, row.id) if key in change.fields
    ]
    entry = written[0 if key == "row_status" else -1]
    return date.fromisoformat(entry.header["on"]), entry.header["user"]


def _waivers(reader: Reader) -> Iterator[Exceptional]:
    for row in records.every(reader.connection, ChecklistAnswer):
        assert isinstance(row, ChecklistAnswer)
        if row.answer == "WAIVED":
            note = f": {row.note}" if row.note else ""
            yield Exceptional(
                Sort.WAIVER, row.checked_on or _made_on(reader, row), row.checked_by or "",
                f"Item {row.item_code} of a checklist was waived{note}.",
                owner_of(reader, row.checklist_id or 0) or (Checklist.spec.name, row.checklist_id or 0),
            )  # fmt: skip


def _recorded_waivers(reader: Reader) -> Iterator[Exceptional]:
    """Records that carry the reference of a waiver somebody granted."""
    for kind in all_kinds().values():
        keys = [
            key
            for key, field in kind.fields.items()
            if "waiver" in key and not key.endswith("_reason") and field.type is Type.TEXT
        ]
        if not keys or not rights.sees_kind(reader.role, kind):
            continue
        for row in records.every(reader.connection, kind):
            for key in keys:
                if row.get(key):
                    on, user = _written_on(reader, row, key)
                    yield Exceptional(
                        Sort.WAIVER, on, user,
                        f"{kind.spec.label} {row.shown_title} rests on waiver {row.get(key)}.",
                        (kind.spec.name, row.id),
                    )  # fmt: skip


def _sanctions(reader: Reader) -> Iterator[Exceptional]:
    """Countries whose students travel during a sanction, by the note that lets them."""
    for row in records.every(reader.connection, Country):
        if isinstance(row, Country) and row.brooke_override_note:
            on, user = _written_on(reader, row, "brooke_override_note")
            yield Exceptional(
                Sort.OVERRIDE, on, user,
                f"IMT-20 was set aside for all students of {row.shown_title}: {row.brooke_override_note}",
                (Country.spec.name, row.id),
            )  # fmt: skip


def _without_consent(reader: Reader) -> Iterator[Exceptional]:
    """Items that went to a state for which State's consent is asked, on the reason of somebody who may decide."""
    for row in unconsented(reader):
        item = reader.titles("eum_item", [row.item_id or 0]).get(row.item_id or 0, "")
        state = reader.show(row.fields["to_state"], row.to_state).lower()
        reason = f": {row.state_reason}" if row.state_reason else ""
        on, user = _written_on(reader, row, "row_status")
        yield Exceptional(
            Sort.OVERRIDE, on, user, f"{item} was recorded as “{state}” without State's consent{reason}.",
            ("eum_item", row.item_id or 0),
        )  # fmt: skip


def _policy(reader: Reader) -> Iterator[Exceptional]:
    kinds = [kind.spec.name for kind in (PolicyRecord, Code)]
    rows = (row for row in records.every(reader.connection, PolicyRecord) if isinstance(row, PolicyRecord))
    confirming = {row.id for row in rows if strengths.only_confirms(row, reader.today)}
    for each in unusual.departures(reader.connection, kinds):
        if each.record_id in confirming:
            continue
        sentence = _departed(reader, each)
        if sentence:
            own = each.key == "row_status" and each.seeded is None
            entry = _last_word(reader, each) if own else each.entry
            reason = str(entry.header["detail"].get("reason", "")).rstrip(".")
            told = f"{sentence} {reason}." if reason else sentence
            yield _of_entry(Sort.POLICY, entry, told, (each.kind, each.record_id))


def _departed(reader: Reader, each: unusual.Departure) -> str:
    field = kind_named(each.kind).fields.get(each.key)
    what = reader.titles(each.kind, [each.record_id]).get(each.record_id, "")
    if each.key == "row_status":
        return _made_or_removed(what, each.seeded, each.now)
    if field is None or each.key in CHECKED:
        return ""
    return f"{what}: {field.label} {_shown(field, each.seeded)} became {_shown(field, each.now)}."


def _last_word(reader: Reader, each: unusual.Departure) -> Entry:
    """The entry that gave a record of the office's own what it says now."""
    written = [
        entry
        for entry, change in journal.changes_to(reader.connection, each.record_id)
        if change.fields.keys() - CHECKED
    ]
    return written[-1] if written else each.entry


def _made_or_removed(what: str, seeded: Any, now: Any) -> str:
    if now == Status.UNMADE:
        return ""
    if seeded is None:
        return f"{what} was added by the office." if now == Status.LIVE else ""
    return f"{what} was removed."


def _shown(field: Field[Any], stored: Any) -> str:
    return "(empty)" if stored is None else field.show(field.decode(stored))


def _restored(reader: Reader) -> Iterator[Exceptional]:
    for entry, change in unusual.of_nature(reader.connection, "restore"):
        kind = kind_named(change.kind)
        if not rights.sees_kind(reader.role, kind):
            continue
        title = reader.titles(change.kind, [change.record_id]).get(change.record_id, "")
        for key in change.fields:
            field = kind.fields.get(key)
            if field is not None and rights.sees_field(reader.role, field):
                yield _of_entry(
                    Sort.RESTORED, entry, f"{field.label} of {title} was restored from the history.",
                    (change.kind, change.record_id),
                )  # fmt: skip


def _keys(reader: Reader) -> Iterator[Exceptional]:
    for line in access.lines(reader.connection):
        if line.action in KEY_ACTIONS:
            yield Exceptional(Sort.KEY, line.at.date(), line.user, f"{line.action.capitalize()}.", at=line.at)


def _clocks(reader: Reader) -> Iterator[Exceptional]:
    for each in unusual.set_back(reader.connection):
        at = datetime.fromtimestamp(each.entry.header["at"] / 1000, UTC)
        on = date.fromisoformat(each.entry.header["on"])
        if at < each.before_at:
            what = f"The clock stood at {at:%d %b %Y %H:%M} UTC after {each.before_at:%d %b %Y %H:%M} UTC"
        else:
            what = f"The office counted {show_date(on)} after {show_date(each.before_on)}"
        yield _of_entry(Sort.CLOCK, each.entry, f"{what}; the order of the entries is as they were saved.")


def _purges(reader: Reader) -> Iterator[Exceptional]:
    """What was erased for good, with the three who decided and did it."""
    for row in records.every(reader.connection, Purge):
        if isinstance(row, Purge) and row.erased_on is not None:
            yield Exceptional(
                Sort.PURGE, row.erased_on, row.erased_by or "",
                f"{row.purge_no} erased records past their keeping; {row.proposed_by} had proposed it, "
                f"{row.approved_by} approved it.",
                (Purge.spec.name, row.id),
            )  # fmt: skip


def _holds(reader: Reader) -> Iterator[Exceptional]:
    for row in records.every(reader.connection, RecordHold):
        if not isinstance(row, RecordHold) or not subjects.met(row, reader.hidden) or row.held_on is None:
            continue
        over = f" It was lifted by {row.lifted_by} on {show_date(row.lifted_on)}." if row.lifted_on else ""
        yield Exceptional(
            Sort.PURGE, row.held_on, row.held_by or "", f"A record is held beyond its time: {row.hold_reason}.{over}",
            (row.subject_kind or "", row.subject_id or 0),
        )  # fmt: skip


def _of_entry(sort: Sort, entry: Entry, sentence: str, record: tuple[str, int] | None = None) -> Exceptional:
    header = entry.header
    at = datetime.fromtimestamp(header["at"] / 1000, UTC)
    return Exceptional(sort, date.fromisoformat(header["on"]), header["user"], sentence, record, at)
