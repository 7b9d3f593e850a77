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

from app import collector, derived, findings, gather, numbering, rights, stamping
from app.checks import Check
from app.errors import Cause, NotFound, Trouble
from app.gates import refuse_closed
from app.journal import entries as journal
from app.journal.entries import Author, Change, EntryRef
from app.pending import Pending
from app.store import drafts, erasing, merges, meta, records, search
from app.store.connection import roomy, translated
from app.store.dbapi import Connection
from app.writing import (
    Values,
    check_append_only,
    check_frozen,
    check_removable,
    encoded,
    goes_along,
    not_changed,
    taken_back,
)
from models.fields import Stored
from models.kinds import Kind, Status
from models.office.desk import PolicyRecord
from models.office.merges import Merged
from models.policy import Policy

MAX_IDS_TOLD = 1_000
PURGE, KEEPING = "purge", "keeping"
"""Natures of the entries that erase, and of those that decide what is erased; both are final."""
WHOLE, WRITTEN, WORKED_OUT, INDEXED, LOOKED_AT = 100, 10, 50, 55, 90
"""How far a saving is, in hundredths, after its steps; working out and the rules take most of the time."""


@dataclass(frozen=True)
class Changed:
    """Told to every listener after a commit; `ids` is None when there are over 1,000."""

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


class Work(Pending):
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
        policy: Callable[[bool], Policy],
        read_back: Callable[[EntryRef], bool],
    ) -> None:
        self.entry: EntryRef | None = None
        """The entry that was written, once the block is left."""
        self.changed: Changed | None = None
        self.today = today
        self.detail: dict[str, object] = {}
        self.readings: dict[type[Kind], dict[int, stamping.Read]] = {}
        """What an extract said of records of the mirror, by id; noted beside the values when the block is left."""
        self.watch: Callable[[int, int], object] = lambda done, total: None
        """Told how far the saving is (done of the whole); what it raises leaves nothing behind."""
        super().__init__(connection)
        self._operation, self._now, self._author, self._role, self._nature = (
            operation,
            now,
            author,
            role,
            nature,
        )
        self._policy, self._read_back = policy, read_back
        self._minter: meta.Minter | None = None

    # -- the transaction ---------------------------------------------------------------------------------------------
    def __enter__(self) -> "Work":
        with translated():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._minter = meta.Minter(self._connection)
            except BaseException:
                self._roll_back()
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with translated(), roomy(self._connection, self._size if error is None else 0):
                if error is None:
                    self._finish()
        finally:
            self._roll_back()

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    # -- what can be done --------------------------------------------------------------------------------------------
    def add(self, kind: type[Kind], values: Values) -> int:
        """Adds a record and returns its id. Raises Usage for an unknown field or a value that does not fit."""
        return self.add_many(kind, (values,))[0]

    def add_many(self, kind: type[Kind], rows: Iterable[Values]) -> list[int]:
        """Adds records and returns their ids in order."""
        assert self._minter is not None
        added = self._added.setdefault(kind, {})
        ids: list[int] = []
        checked: frozenset[str] = frozenset()
        for values in rows:
            if not checked.issuperset(values):
                rights.check_change(self._role, kind, values)
                checked |= frozenset(values)
            stored = encoded(kind, values)
            states = kind.spec.states
            if states is not None and stored.get(states.field) is None:
                stored[states.field] = states.first
            if kind.spec.numbered is not None and stored.get(kind.spec.numbered.key) is None:
                stored[kind.spec.numbered.key] = numbering.next_number(
                    self._connection, kind, kind.spec.numbered, self.today.year, added.values()
                )
            record_id = self._minter.mint()
            if self._nature.name == "change":
                stored |= goes_along(kind(record_id, {}), stored)
            added[record_id] = kind(record_id, stored)
            ids.append(record_id)
        return ids

    def set(
        self, kind: type[Kind], record_id: int, values: Values, *, read_version: int | None = None
    ) -> None:
        """Changes fields of a record; an overlap with a change later than `read_version` is Stale."""
        self.set_many(kind, {record_id: values}, read_version=read_version)

    def set_many(
        self, kind: type[Kind], values: Mapping[int, Values], *, read_version: int | None = None
    ) -> None:
        """Changes fields of many records; unknown or removed ones are NotFound."""
        if kind.spec.append_only and self._nature.name == "change":
            check_append_only(kind, values)
        current = self._current(kind, values)
        for record_id, wanted in values.items():
            rights.check_change(self._role, kind, wanted)
            row = current.get(record_id)
            if row is None or row.row_status is not Status.LIVE:
                raise NotFound(f"That {kind.spec.noun} is not there any more.", do="Look in the bin.")
            stored = encoded(kind, wanted, row.stored)
            stored |= taken_back(row, stored)
            along: dict[str, Stored] = {}
            if self._nature.name == "change":
                check_frozen(row, stored)
                along = goes_along(row, stored)
            self._write(kind, row, stored, read_version)
            if along:  # of what the record is now, so that nobody's other change stands against it
                self._write(kind, self._row(kind, record_id), along, None)

    def remove(self, kind: type[Kind], record_id: int) -> None:
        """Puts a record into the bin. Raises Refused when live records need it, and when it was sent or issued."""
        self.remove_many(kind, (record_id,))

    def remove_many(self, kind: type[Kind], ids: Iterable[int]) -> None:
        """Puts records into the bin."""
        self._set_status(kind, ids, Status.REMOVED)

    def put_back(self, kind: type[Kind], record_id: int) -> None:
        """Takes a record out of the bin."""
        self._set_status(kind, (record_id,), Status.LIVE)

    def _set_status(self, kind: type[Kind], ids: Iterable[int], status: Status) -> None:
        wanted = list(ids)
        current = self._current(kind, wanted)
        for record_id in wanted:
            row = current.get(record_id)
            if row is None or row.row_status is Status.UNMADE:
                raise NotFound(f"There is no such {kind.spec.noun}.")
            if kind.spec.append_only and self._nature.name == "change":
                raise not_changed(kind)
            if status is Status.REMOVED and self._nature.name == "change":
                check_removable(row)
        self.apply_many(kind, {each: {"row_status": int(status)} for each in wanted})

    def apply(self, kind: type[Kind], record_id: int, stored: Mapping[str, Stored]) -> None:
        """Writes stored forms as they are (undo, restore, merge): no field rules beyond the stored form."""
        self.apply_many(kind, {record_id: stored})

    def apply_many(self, kind: type[Kind], rows: Mapping[int, Mapping[str, Stored]]) -> None:
        """Writes stored forms of many records as they are."""
        current = self._current(kind, rows)
        for record_id, stored in rows.items():
            if self._nature.name != "merge":
                rights.check_change(self._role, kind, stored)
            row = current.get(record_id)
            if row is None:
                raise NotFound(f"There is no such {kind.spec.noun}.")
            self._write(kind, row, dict(stored), None)

    def erase_many(self, kind: type[Kind], ids: Iterable[int]) -> None:
        """Erases records for good, with their values in the journal; only their numbers stay. Purges alone do it."""
        if self._nature.name != PURGE:
            raise RuntimeError("only a purge erases")
        rows = records.fetch(self._connection, kind, ids)
        kept = {each: row for each, row in rows.items() if row.row_status is not Status.PURGED}
        self._erased.setdefault(kind, {}).update(kept)

    def forget_draft(self, place: str) -> None:
        """Forgets what the author has parked there, together with saving it: neither is ever without the other."""
        drafts.drop(self._connection, self._author.user, (place,))

    def leave_files(self, digests: Iterable[str]) -> None:
        """Notes the files that go with what is erased, so that they go even after a crash."""
        erasing.leave_files(self._connection, digests)

    def forget_typed(self, rows: Iterable[tuple[str, int]]) -> None:
        """Forgets drafts and layouts that a purge found, by table and row, together with the erasing."""
        erasing.forget_typed(self._connection, rows)

    # -- inside ------------------------------------------------------------------------------------------------------
    @collector.paused()
    def _finish(self) -> None:
        connection = self._connection
        if self._nature.name in stamping.NATURES:
            self._stamp()
        if not self.has_changes and not self._nature.undoes:
            self._roll_back()
            return
        touched = self._written(journal.next_tick(connection))
        self.watch(WRITTEN, WHOLE)
        Check(connection, touched, self._row, self._nature.name, self._author.user, self._role).run()
        known = gather.Seen(self._rows)
        for rows in self._added.values():
            known.update(rows)
        changed = derived.refresh(connection, touched, known, exact=True, watch=self._works_out)
        self.watch(WORKED_OUT, WHOLE)
        self._index(touched, changed, known)
        findings.move_to(connection, self.today)
        all_changed = gather.merged(touched, changed)
        policy = self._policy(PolicyRecord in touched)
        findings.refresh(connection, all_changed, policy, self.today, known, self._looked_at)
        self.watch(LOOKED_AT, WHOLE)
        refuse_closed(connection, touched, known, self._nature.name, self.today)
        assert self._minter is not None
        self._minter.save()
        entry = self._append(touched)
        connection.execute("COMMIT")
        self._prove_saved(entry)
        self.entry = entry
        self.changed = self._told(entry, all_changed)

    def _stamp(self) -> None:
        """Keeps source and day of mirrored values right."""
        for kind in filter(stamping.is_stamped, list(self._added)):
            stamping.stamp_new(self, kind, self._added[kind])
        touched = self._set()
        for kind in filter(stamping.is_stamped, {**touched, **self.readings}):
            stamping.follow(self, self._connection, touched.get(kind, {}), kind, self.readings.get(kind, {}))

    def _works_out(self, done: int, total: int) -> None:
        self.watch(WRITTEN + (WORKED_OUT - WRITTEN) * done // total, WHOLE)

    def _looked_at(self, done: int, total: int) -> None:
        self.watch(INDEXED + (LOOKED_AT - INDEXED) * done // max(1, total), WHOLE)

    def _append(self, touched: gather.Touched) -> EntryRef:
        return journal.append(
            self._connection,
            (
                Change(kind.spec.name, each, self._told_of(kind, each, fields))
                for kind, rows in touched.items()
                for each, fields in rows.items()
            ),
            author=self._author, operation=self._operation, nature=self._nature.name, now=self._now, today=self.today,
            undoes=self._nature.undoes, final=self._nature.final, detail=self.detail,
        )  # fmt: skip

    def _told_of(
        self, kind: type[Kind], record_id: int, fields: Mapping[str, Sequence[Stored]]
    ) -> Mapping[str, Sequence[Stored]]:
        gone = self._erased.get(kind, {}).get(record_id)
        return _pairs(fields) if gone is None else _ended(gone)

    def _prove_saved(self, entry: EntryRef) -> None:
        try:
            there = self._read_back(entry)
        except Trouble:
            there = False
        if not there:
            raise Trouble(
                Cause.DAMAGED, "The change was written but could not be read back.",
                kept="The last change is in doubt; everything before it is safe.", do="Close the office and verify it.",
            )  # fmt: skip

    def _told(self, entry: EntryRef, touched: gather.Touched) -> Changed:
        ids = frozenset(each for rows in touched.values() for each in rows)
        names = frozenset(kind.spec.name for kind in touched)
        undo_name = None if self._nature.final else self._operation
        return Changed(entry, names, ids if len(ids) <= MAX_IDS_TOLD else None, undo_name)

    def _written(self, tick: int) -> gather.Touched:
        """Writes the records and tells what was touched."""
        touched = self._set()
        for kind, changed in touched.items():
            records.update(self._connection, kind, self._rows, changed, tick)
        for kind in derived.in_order(self._added):
            rows = self._added[kind]
            derived.fill_in(self._connection, kind, rows)
            records.insert(self._connection, kind, rows.values(), tick)
            if rows:
                touched.setdefault(kind, {}).update((each, gather.Made(row)) for each, row in rows.items())
        for kind, gone in self._erased.items():
            erasing.erase(self._connection, kind, gone, tick)
            touched.setdefault(kind, {}).update(self._emptied(kind, gone))
        return touched

    def _emptied(self, kind: type[Kind], gone: Mapping[int, Kind]) -> dict[int, dict[str, list[Stored]]]:
        """What an erased record has lost, for what was worked out of it; none of it goes into the journal."""
        self._rows |= {
            each: kind(each, {}, row.row_version, int(Status.PURGED)) for each, row in gone.items()
        }
        return {
            each: {key: [value, None] for key, value in row.stored.items() if key in kind.fields}
            | _ended(row)
            for each, row in gone.items()
        }

    def _index(self, touched: gather.Touched, worked_out: gather.Touched, known: gather.Known) -> None:
        connection = self._connection
        marks = [known[each] for each in touched.get(Merged, ())]
        heirs = merges.heirs(connection, (each for rows in touched.values() for each in rows), marks)
        for kind in {*touched, *worked_out, *heirs}:
            added = self._added.get(kind, {})
            shown = search.rests_on(kind)
            changed = {
                each
                for rows in (touched.get(kind, {}), worked_out.get(kind, {}))
                for each, fields in rows.items()
                if each not in added and not shown.isdisjoint(fields)
            }
            others = changed | (heirs.get(kind, set()) - added.keys())
            search.index(connection, kind, (known[each] for each in added), fresh=True)
            rows = gather.rows_of(connection, kind, sorted(others), known)
            search.index(connection, kind, rows.values())


def _pairs(fields: Mapping[str, Sequence[Stored]]) -> Mapping[str, Sequence[Stored]]:
    return fields.pairs() if isinstance(fields, gather.Made) else fields


def _ended(row: Kind) -> dict[str, list[Stored]]:
    """All that the journal says of an erasure."""
    return {"row_status": [int(row.row_status), int(Status.PURGED)]}
