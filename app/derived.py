"""Derived fields: stored beside the written ones and brought up to date in the change that touches what they read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app import gather
from app.findings import BATCH, Watch, unwatched
from app.store import records
from app.store.dbapi import Connection
from models.concern import ANY, fields_concerned
from models.fields import Field, Stored
from models.kinds import Kind, all_kinds, per_kind
from models.paths import hops
from models.rules import Facts

Changes = dict[type[Kind], dict[int, dict[str, list[Stored]]]]
"""Kind → record → field → [before, after]; a `gather.Touched` that can be added to."""


Rows = dict[int, Kind]
Derived = Field[Any]


def refresh(
    connection: Connection,
    touched: gather.Touched,
    known: gather.Seen | None = None,
    *,
    exact: bool = False,
    watch: Watch = unwatched,
) -> Changes:
    """Recomputes and stores derived fields of every affected record; returns what changed. Derived may read derived.

    `known` are records as the tables hold them, kept so; made ones have gone through `fill_in`. Where `touched` is
    `exact`, it names every field that changed, and what reads none of them is not worked out. `watch` is told how far
    it is, in hundredths; how many rounds there will be nobody knows, so each takes half of what is left.
    """
    changed: Changes = {}
    known = gather.Seen() if known is None else known
    front: gather.Touched = touched
    for turn in range(6):
        wave: Changes = {}
        waiting = _concerned(front, exact or front is not touched)
        for at, (kind, concerned) in enumerate(waiting.items()):
            stretch = _Stretch(watch, 100 * (1 - 0.5**turn), 100 * 0.5 ** (turn + 1), at, len(waiting))
            wave |= _derive(connection, kind, concerned, front, known, stretch)
        if not wave:
            return changed
        for kind, rows in wave.items():
            for record_id, fields in rows.items():
                changed.setdefault(kind, {}).setdefault(record_id, {}).update(fields)
        front = wave
    raise RuntimeError("derived fields read each other in a circle")


@dataclass(frozen=True)
class _Stretch:
    """A part of the whole way, in hundredths, that falls to one of several kinds."""

    watch: Watch
    begins: float
    length: float
    at: int
    of: int

    def tell(self, done: int, total: int) -> None:
        """Says that so many of a kind's records are worked out."""
        self.watch(round(self.begins + self.length * (self.at + done / max(1, total)) / self.of), 100)


@per_kind
def _derived(kind: type[Kind]) -> tuple[tuple[Field[Any], ...], tuple[str, ...]]:
    """The derived fields of a kind and all the paths they read."""
    fields = tuple(field for field in kind.stored_fields() if field.derive is not None)
    return fields, tuple(dict.fromkeys(path for field in fields for path in field.reads))


def _concerned(touched: gather.Touched, exact: bool) -> dict[type[Kind], tuple[Derived, ...]]:
    """The derived fields that may be others after a change, by kind."""
    keys: dict[str, frozenset[str]] = {}
    for each, changed in gather.changed_keys(touched).items():
        for name, derived in fields_concerned(each.spec.name, changed if exact else ANY).items():
            keys[name] = keys.get(name, frozenset()) | derived
    return {
        kind: tuple(each for each in _derived(kind)[0] if each.key in keys[name])
        for name, kind in all_kinds().items()
        if name in keys
    }


@per_kind
def _rests_on(kind: type[Kind]) -> frozenset[str]:
    """Names of the kinds whose records its derived fields read, and of those that theirs read."""
    found: set[str] = set()
    ahead = [kind]
    while ahead:
        each = ahead.pop()
        read = {hop.target for path in _derived(each)[1] for hop in hops(each, path)}
        ahead += [target for target in read if target.spec.name not in found]
        found |= {target.spec.name for target in read}
    return frozenset(found)


@per_kind
def _early(kind: type[Kind]) -> tuple[Derived, ...]:
    """The derived fields that can be worked out before a record is written: they rest on nothing that rests on it."""

    def rests_on_itself(field: Derived) -> bool:
        read = {hop.target for path in field.reads for hop in hops(kind, path)}
        return any(each is kind or kind.spec.name in _rests_on(each) for each in read)

    return tuple(field for field in _derived(kind)[0] if not rests_on_itself(field))


@per_kind
def _written_before(kind: type[Kind]) -> frozenset[str]:
    """The kind, and those that its derived fields reach by links away from it only: such records stand there before."""
    ahead: set[str] = {kind.spec.name}
    behind: set[str] = set()
    for path in _derived(kind)[1]:
        backward = False
        for hop in hops(kind, path):
            backward = backward or hop.backward or not hop.link
            (behind if backward else ahead).add(hop.target.spec.name)
    return frozenset(ahead - behind)


def in_order(kinds: Iterable[type[Kind]]) -> list[type[Kind]]:
    """The kinds so that those read by others come first."""
    return sorted(kinds, key=lambda kind: len(_rests_on(kind)))


def fill_in(connection: Connection, kind: type[Kind], rows: Rows) -> None:
    """Gives records that are about to be made what can be derived already; what they read stands in the tables."""
    fields = _early(kind)
    if not fields:
        return
    paths = tuple(dict.fromkeys(path for field in fields for path in field.reads))
    for batch in records.chunks(rows, BATCH):
        facts = gather.facts_of(connection, kind, [rows[each] for each in batch], paths)
        for record_id, told in facts.items():
            row = rows[record_id]
            values = {field.key: field.encode(field.derive(told)) for field in fields if field.derive}
            rows[record_id] = _with(row, values)


def _with(row: Kind, values: Mapping[str, Stored]) -> Kind:
    stored = {key: value for key, value in {**row.stored, **values}.items() if value is not None}
    return type(row)(row.id, stored, row.row_version, int(row.row_status))


def _unfinished(kind: type[Kind], touched: gather.Touched) -> gather.Touched:
    """What was touched without the records that were made and stood there when these were filled in.

    What belongs to a record may be made after it in the same change, and counts.
    """
    before = _written_before(kind)
    return {
        each: {record_id: fields for record_id, fields in rows.items() if not isinstance(fields, gather.Made)}
        if each.spec.name in before
        else rows
        for each, rows in touched.items()
        if each is kind or each.spec.name in _rests_on(kind)
    }


def _derive(
    connection: Connection,
    kind: type[Kind],
    concerned: Sequence[Derived],
    touched: gather.Touched,
    known: gather.Seen,
    stretch: _Stretch,
) -> Changes:
    early = [each for each in concerned if each in _early(kind)]
    late = [each for each in concerned if each not in early]
    changed: dict[int, dict[str, list[Stored]]] = {}
    for fields, front in ((early, _unfinished(kind, touched) if early else {}), (late, touched)):
        for record_id, differs in _of_some(connection, kind, fields, front, known, stretch).items():
            changed.setdefault(record_id, {}).update(differs)
    return {kind: changed} if changed else {}


def _facts(
    connection: Connection, kind: type[Kind], rows: Rows, fields: Sequence[Derived], known: gather.Seen
) -> Iterator[tuple[int, Facts]]:
    """The facts of each row; those of which no field reads anything are not gathered for."""
    paths = tuple(dict.fromkeys(path for field in fields for path in field.reads))
    tests = [field.reads_where for field in fields if field.reads]
    reading = [row for row in rows.values() if any(test is None or test(row) for test in tests)]
    yield from gather.facts_of(connection, kind, reading, paths, known).items()
    without = rows.keys() - {row.id for row in reading}
    yield from ((each, Facts(rows[each])) for each in sorted(without))


def _of_some(
    connection: Connection,
    kind: type[Kind],
    fields: Sequence[Derived],
    touched: gather.Touched,
    known: gather.Seen,
    stretch: _Stretch,
) -> dict[int, dict[str, list[Stored]]]:
    """Works some derived fields of a kind out and writes them; returns what changed."""
    changed: dict[int, dict[str, list[Stored]]] = {}
    if not fields:
        return changed
    paths = tuple(dict.fromkeys(path for field in fields for path in field.reads))
    ids = sorted(gather.affected(connection, kind, paths, touched, known, removals=False))
    for at, batch in enumerate(records.chunks(ids, BATCH)):
        stretch.tell(at * BATCH, len(ids))
        rows = gather.rows_of(connection, kind, batch, known)
        new: dict[int, Kind] = {}
        for record_id, facts in _facts(connection, kind, rows, fields, known):
            row = rows[record_id]
            values = {field.key: field.encode(field.derive(facts)) for field in fields if field.derive}
            differs = {
                key: [row.stored.get(key), value]
                for key, value in values.items()
                if value != row.stored.get(key)
            }
            if differs:
                changed[record_id] = differs
                new[record_id] = _with(row, values)
        records.update(connection, kind, new, {each: changed[each] for each in new}, None)
        known.update(new)
    return changed
