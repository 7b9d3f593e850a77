"""The one way to change anything: a named operation in one transaction, with its journal entry.

    with office.change("Record exam result", today=today) as work:
        work.set(MedicalRecord, exam_id, {"exam_date": day})

Leaving the block checks, writes, refreshes what is derived, re-runs the rules, appends the entry, commits, and reads
the head back before anybody says "saved". An exception inside the block leaves nothing behind.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Any, TypeVar

from app import findings, gather, rights
from app.errors import Cause, NotFound, Refused, Stale, Trouble, Usage
from app.journal import entries as journal
from app.journal.entries import Author, Change, EntryRef
from app.store import meta, records, search
from app.store.connection import translated
from app.store.dbapi import Connection
from models.fields import Field, FieldError, OnRemove, Stored, Type
from models.kinds import Kind, Status, all_kinds, kind_named

K = TypeVar("K", bound=Kind)
Values = Mapping[str, object]
TECHNICAL_KEYS = ("import_key", "original")
MAX_IDS_TOLD = 1_000


@dataclass(frozen=True)
class Changed:
    """Told to every listener after a commit: the entry, the kinds touched, the ids (None when over 1,000), undo's name."""

    entry: EntryRef
    kinds: frozenset[str]
    ids: frozenset[int] | None
    undo_name: str | None


@dataclass(frozen=True)
class Nature:
    """What sort of entry this is: change, undo, redo, restore …, and the entry it undoes or redoes."""

    name: str = "change"
    undoes: str = ""
    final: bool = False


class Work:
    """An open operation. All writing goes through it; nothing is seen by others before the block is left."""

    def __init__(
        self,
        connection: Connection,
        *,
        operation: str,
        today: date,
        now: datetime,
        author: Author,
        role: rights.Role,
        nature: Nature,
        read_back: Callable[[EntryRef], bool],
    ) -> None:
        self.entry: EntryRef | None = None
        """The entry that was written, once the block is left."""
        self.changed: Changed | None = None
        self.today = today
        self.detail: dict[str, object] = {}
        self._connection = connection
        self._operation, self._now, self._author, self._role, self._nature = (
            operation,
            now,
            author,
            role,
            nature,
        )
        self._read_back = read_back
        self._rows: dict[int, Kind] = {}
        self._touched: dict[type[Kind], dict[int, dict[str, list[Stored]]]] = {}
        self._added: dict[type[Kind], dict[int, dict[str, Stored]]] = {}
        self._minter: meta.Minter | None = None

    # -- the transaction ---------------------------------------------------------------------------------------------
    def __enter__(self) -> "Work":
        with translated():
            self._connection.execute("BEGIN IMMEDIATE")
        self._minter = meta.Minter(self._connection)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with translated():
                if error is None:
                    self._finish()
        finally:
            self._roll_back()

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    # -- what can be done --------------------------------------------------------------------------------------------
    def add(self, kind: type[Kind], values: Values) -> int:
        """Adds a record and returns its id. Raises Usage for an unknown field, FieldError-worded Usage for a bad value."""
        return self.add_many(kind, (values,))[0]

    def add_many(self, kind: type[Kind], rows: Iterable[Values]) -> list[int]:
        """Adds records and returns their ids in order."""
        assert self._minter is not None
        added = self._added.setdefault(kind, {})
        touched = self._touched.setdefault(kind, {})
        ids: list[int] = []
        checked: frozenset[str] = frozenset()
        for values in rows:
            if not checked.issuperset(values):
                rights.check_change(self._role, kind, values)
                checked |= frozenset(values)
            stored = _encoded(kind, values)
            states = kind.spec.states
            if states is not None and stored.get(states.field) is None:
                stored[states.field] = states.first
            record_id = self._minter.mint()
            added[record_id] = stored
            fields: dict[str, list[Stored]] = {"row_status": [None, 0]}
            fields |= {key: [None, value] for key, value in stored.items()}
            touched[record_id] = fields
            ids.append(record_id)
        return ids

    def set(
        self, kind: type[Kind], record_id: int, values: Values, *, read_version: int | None = None
    ) -> None:
        """Changes fields of a record. `read_version` is the version a form read: an overlap with a later change is Stale."""
        self.set_many(kind, {record_id: values}, read_version=read_version)

    def set_many(
        self, kind: type[Kind], values: Mapping[int, Values], *, read_version: int | None = None
    ) -> None:
        """Changes fields of many records; unknown or removed ones are NotFound."""
        if kind.spec.append_only and self._nature.name == "change":
            self._check_append_only(kind, values)
        current = self._current(kind, values)
        for record_id, wanted in values.items():
            rights.check_change(self._role, kind, wanted)
            row = current.get(record_id)
            if row is None or row.row_status is not Status.LIVE:
                raise NotFound(
                    f"That {kind.spec.label.lower()} is not there any more.", do="Look in the bin."
                )
            self._write(kind, row, _encoded(kind, wanted, row.stored), read_version)

    def _check_append_only(self, kind: type[Kind], values: Mapping[int, Values]) -> None:
        fixed = {key for wanted in values.values() for key in wanted if kind.fields[key].fixed}
        if fixed:
            raise Refused(
                f"{kind.spec.plural} are not changed once made.", do="Make a new one that names the old one."
            )

    def remove(self, kind: type[Kind], record_id: int) -> None:
        """Puts a record into the bin. Raises Refused when live records need it."""
        self.remove_many(kind, (record_id,))

    def remove_many(self, kind: type[Kind], ids: Iterable[int]) -> None:
        """Puts records into the bin."""
        self._set_status(kind, ids, Status.REMOVED)

    def put_back(self, kind: type[Kind], record_id: int) -> None:
        """Takes a record out of the bin."""
        self._set_status(kind, (record_id,), Status.LIVE)

    def _set_status(self, kind: type[Kind], ids: Iterable[int], status: Status) -> None:
        rights.check_change(self._role, kind, {})
        wanted = list(ids)
        current = self._current(kind, wanted)
        for record_id in wanted:
            if record_id not in current:
                raise NotFound(f"There is no such {kind.spec.label.lower()}.")
            self.apply(kind, record_id, {"row_status": int(status)})

    def apply(self, kind: type[Kind], record_id: int, stored: Mapping[str, Stored]) -> None:
        """Writes stored forms as they are (undo, restore, merge): no rights, no field rules beyond the stored form."""
        row = self._current(kind, (record_id,)).get(record_id)
        if row is None:
            raise NotFound(f"There is no such {kind.spec.label.lower()}.")
        self._write(kind, row, dict(stored), None)

    def current(self, kind: type[K], record_id: int) -> K | None:
        """The record as this operation sees it, its own changes included."""
        row = self._current(kind, (record_id,)).get(record_id)
        return row if row is None else _as(kind, row)

    @property
    def has_changes(self) -> bool:
        """True once anything would be written."""
        return any(fields for rows in self._touched.values() for fields in rows.values())

    # -- inside ------------------------------------------------------------------------------------------------------
    def _current(self, kind: type[Kind], ids: Iterable[int]) -> dict[int, Kind]:
        wanted = list(ids)
        added = self._added.get(kind, {})
        for each in wanted:
            if each in added and each not in self._rows:
                self._rows[each] = kind(each, added[each])
        missing = [each for each in wanted if each not in self._rows]
        self._rows |= records.fetch(self._connection, kind, missing)
        return {
            each: row
            for each in wanted
            if (row := self._rows.get(each)) is not None and isinstance(row, kind)
        }

    def _write(
        self, kind: type[Kind], row: Kind, stored: dict[str, Stored], read_version: int | None
    ) -> None:
        before: dict[str, Stored] = {
            key: int(row.row_status) if key == "row_status" else row.stored.get(key) for key in stored
        }
        changed = {key: value for key, value in stored.items() if value != before[key]}
        if not changed:
            return
        if read_version is not None and row.row_version > read_version:
            self._refuse_overlap(kind, row, changed, read_version)
        fields = self._touched.setdefault(kind, {}).setdefault(row.id, {})
        for key, value in changed.items():
            fields.setdefault(key, [before[key], None])[1] = value
        status = changed.pop("row_status", int(row.row_status))
        new = {key: value for key, value in (dict(row.stored) | changed).items() if value is not None}
        self._rows[row.id] = kind(row.id, new, row.row_version, int(status or 0))
        if row.id in self._added.get(kind, {}):
            again: dict[str, Stored] = dict(new)
            again["row_status"] = status
            self._added[kind][row.id] = again

    def _refuse_overlap(
        self, kind: type[Kind], row: Kind, changed: Mapping[str, Stored], read_version: int
    ) -> None:
        conflicts: dict[str, tuple[str, str, str]] = {}
        for entry, change in journal.changes_to(self._connection, row.id):
            if entry.tick <= read_version:
                continue
            for key in changed.keys() & change.fields.keys():
                field = kind.fields.get(key)
                if field is None or change.fields[key][1] == changed[key]:
                    continue
                read = conflicts[key][0] if key in conflicts else _shown(field, change.fields[key][0])
                conflicts[key] = (read, _shown(field, change.fields[key][1]), _shown(field, changed[key]))
        if conflicts:
            labels = ", ".join(kind.fields[key].label for key in conflicts)
            raise Stale(f"{labels} changed since this form was opened.", conflicts=conflicts)

    def _finish(self) -> None:
        touched = {
            kind: {each: fields for each, fields in rows.items() if fields}
            for kind, rows in self._touched.items()
        }
        touched = {kind: rows for kind, rows in touched.items() if rows}
        if not touched:
            self._roll_back()
            return
        connection = self._connection
        tick = journal.next_tick(connection)
        self._write_rows(touched, tick)
        self._check_links(touched)
        self._check_doubles(touched)
        derived = refresh_derived(connection, touched)
        self._index(touched, derived)
        findings.move_to(connection, self.today)
        findings.refresh(connection, _merged(touched, derived), findings.policy_of(connection), self.today)
        assert self._minter is not None
        self._minter.save()
        self.entry = journal.append(
            connection,
            (Change(kind.spec.name, record_id, fields) for kind, rows in touched.items() for record_id, fields in rows.items()),
            author=self._author, operation=self._operation, nature=self._nature.name, now=self._now, today=self.today,
            undoes=self._nature.undoes, final=self._nature.final, detail=self.detail,
        )  # fmt: skip
        connection.execute("COMMIT")
        if not self._read_back(self.entry):
            raise Trouble(
                Cause.DAMAGED, "The change was written but could not be read back.",
                kept="The last change is in doubt; everything before it is safe.", do="Close the office and verify it.",
            )  # fmt: skip
        self.changed = self._told(touched)

    def _told(self, touched: Mapping[type[Kind], Mapping[int, object]]) -> Changed:
        assert self.entry is not None
        ids = frozenset(each for rows in touched.values() for each in rows)
        names = frozenset(kind.spec.name for kind in touched)
        undo_name = None if self._nature.final else self._operation
        return Changed(self.entry, names, ids if len(ids) <= MAX_IDS_TOLD else None, undo_name)

    def _write_rows(self, touched: gather.Touched, tick: int) -> None:
        for kind, rows in touched.items():
            added = self._added.get(kind, {})
            if added:
                records.insert(self._connection, kind, added, tick)
            changed = {each: fields for each, fields in rows.items() if each not in added}
            if changed:
                records.update(self._connection, kind, self._rows, changed, tick)

    def _check_links(self, touched: gather.Touched) -> None:
        for kind, rows in touched.items():
            for field in kind.links():
                self._check_targets(kind, field, rows)
            gone = [each for each, fields in rows.items() if fields.get("row_status", (0, 0))[1]]
            if gone:
                self._check_not_needed(kind, gone)

    def _check_targets(
        self, kind: type[Kind], field: Field[Any], rows: Mapping[int, Mapping[str, Sequence[Stored]]]
    ) -> None:
        targets = {
            int(pair[1])
            for fields in rows.values()
            if (pair := fields.get(field.key)) and pair[1] is not None
        }
        if not targets:
            return
        target = kind_named(field.target)
        missing = targets - records.fetch(self._connection, target, sorted(targets), live=True).keys()
        if missing and self._nature.name == "change":
            raise Refused(
                f"{field.label} of {kind.spec.label.lower()} names a {target.spec.label.lower()} that is not there."
            )

    def _check_not_needed(self, kind: type[Kind], gone: Sequence[int]) -> None:
        for other in all_kinds().values():
            for field in other.links():
                if field.target != kind.spec.name or field.on_remove is OnRemove.KEEP:
                    continue
                held = records.fetch_by_link(self._connection, other, field.key, gone)
                if held:
                    raise Refused(
                        f"{held[0].shown_title} ({other.spec.label.lower()}) still belongs to it"
                        + (f", and {len(held) - 1} more." if len(held) > 1 else "."),
                        do=f"Remove {'them' if len(held) > 1 else 'that record'} first.",
                    )

    def _check_doubles(self, touched: gather.Touched) -> None:
        for kind, rows in touched.items():
            natural = kind.spec.natural
            if not natural:
                continue
            mine: dict[str, int] = {}
            for record_id, fields in rows.items():
                if not ({"row_status", *natural} & fields.keys()):
                    continue
                row = self._rows.get(record_id) or kind(record_id, self._added[kind][record_id])
                key = records.natural_key(kind, row.stored) if row.row_status is Status.LIVE else None
                if key is None:
                    continue
                if key in mine:
                    raise _double(kind, row)
                mine[key] = record_id
            for key, ids in records.ids_by(self._connection, kind, "natural_key", mine).items():
                if len(ids) > 1:
                    raise _double(
                        kind, self._rows.get(mine[key]) or kind(mine[key], self._added[kind][mine[key]])
                    )

    def _index(self, touched: gather.Touched, derived: gather.Touched) -> None:
        for kind in {*touched, *derived}:
            if not search.is_searched(kind):
                continue
            added = self._added.get(kind, {})
            fresh = [
                kind(each, stored, 0, int(stored.get("row_status") or 0)) for each, stored in added.items()
            ]
            if derived.get(kind) and added:
                fresh = list(records.fetch(self._connection, kind, added).values())
            others = ({*touched.get(kind, ())} | {*derived.get(kind, ())}) - added.keys()
            search.index(self._connection, kind, fresh, fresh=True)
            search.index(
                self._connection, kind, records.fetch(self._connection, kind, sorted(others)).values()
            )


def refresh_derived(
    connection: Connection, touched: gather.Touched
) -> dict[type[Kind], dict[int, dict[str, list[Stored]]]]:
    """Recomputes and stores derived fields of every affected record; returns what changed. Derived may read derived."""
    changed: dict[type[Kind], dict[int, dict[str, list[Stored]]]] = {}
    front: gather.Touched = touched
    for _round in range(6):
        wave: dict[type[Kind], dict[int, dict[str, list[Stored]]]] = {}
        for kind in all_kinds().values():
            wave |= _derive(connection, kind, front)
        if not wave:
            return changed
        for kind, rows in wave.items():
            for record_id, fields in rows.items():
                changed.setdefault(kind, {}).setdefault(record_id, {}).update(fields)
        front = wave
    raise RuntimeError("derived fields read each other in a circle")


def _derive(connection: Connection, kind: type[Kind], touched: gather.Touched
            ) -> dict[type[Kind], dict[int, dict[str, list[Stored]]]]:  # fmt: skip
    fields = [field for field in kind.stored_fields() if field.derive is not None]
    if not fields:
        return {}
    paths = tuple(dict.fromkeys(path for field in fields for path in field.reads))
    ids = sorted(gather.affected(connection, kind, paths, touched))
    changed: dict[int, dict[str, list[Stored]]] = {}
    for batch in records.chunks(ids, findings.BATCH):
        rows = records.fetch(connection, kind, batch)
        new: dict[int, Kind] = {}
        for record_id, facts in gather.facts_of(connection, kind, list(rows.values()), paths).items():
            row = rows[record_id]
            values = {field.key: field.encode(field.derive(facts)) for field in fields if field.derive}
            differs = {
                key: [row.stored.get(key), value]
                for key, value in values.items()
                if value != row.stored.get(key)
            }
            if differs:
                changed[record_id] = differs
                new[record_id] = kind(
                    record_id, dict(row.stored) | values, row.row_version, int(row.row_status)
                )
        records.update(connection, kind, new, {each: changed[each] for each in new}, None)
    return {kind: changed} if changed else {}


def _merged(first: gather.Touched, second: gather.Touched) -> gather.Touched:
    merged = {kind: {each: dict(fields) for each, fields in rows.items()} for kind, rows in first.items()}
    for kind, rows in second.items():
        for record_id, fields in rows.items():
            merged.setdefault(kind, {}).setdefault(record_id, {}).update(fields)
    return merged


def _encoded(
    kind: type[Kind], values: Values, before: Mapping[str, Stored] | None = None
) -> dict[str, Stored]:
    stored: dict[str, Stored] = {}
    for key, value in values.items():
        if key in TECHNICAL_KEYS:
            stored[key] = None if value is None else str(value)
            continue
        field = kind.fields.get(key)
        if field is None or field.derive is not None:
            raise Usage(f"{kind.spec.label} has no field “{key}” that can be written.")
        try:
            stored[key] = field.encode(value)
        except FieldError as error:
            raise Usage(f"{error}.") from error
    return {key: value for key, value in stored.items() if value is not None} if before is None else stored


def _shown(field: Field[Any], stored: Stored) -> str:
    return "" if field.type is Type.LINK else field.show(field.decode(stored))


def _double(kind: type[Kind], row: Kind) -> Refused:
    labels = ", ".join(
        kind.fields[key].label for key in kind.spec.natural if kind.fields[key].type is not Type.LINK
    )
    return Refused(
        f"There is already a {kind.spec.label.lower()} {row.shown_title} with the same {labels or 'identity'}."
    )


def _as(kind: type[K], row: Kind) -> K:
    assert isinstance(row, kind)
    return row
