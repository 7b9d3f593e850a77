"""Derived fields: stored beside the written ones and brought up to date in the change that touches what they read."""

from collections.abc import Iterable, Mapping
from typing import Any

from app import gather
from app.findings import BATCH
from app.store import records
from app.store.dbapi import Connection
from models.fields import Field, Stored
from models.kinds import Kind, all_kinds, per_kind
from models.paths import hops

Changes = dict[type[Kind], dict[int, dict[str, list[Stored]]]]
"""Kind → record → field → [before, after]; a `gather.Touched` that can be added to."""


Rows = dict[int, Kind]


def refresh(connection: Connection, touched: gather.Touched, known: Rows | None = None) -> Changes:
    """Recomputes and stores derived fields of every affected record; returns what changed. Derived may read derived.

    `known` are records as the tables hold them, kept so; made ones have gone through `fill_in`.
    """
    changed: Changes = {}
    known = {} if known is None else known
    front: gather.Touched = touched
    for _round in range(6):
        wave: Changes = {}
        for kind in all_kinds().values():
            wave |= _derive(connection, kind, front, known)
        if not wave:
            return changed
        for kind, rows in wave.items():
            for record_id, fields in rows.items():
                changed.setdefault(kind, {}).setdefault(record_id, {}).update(fields)
        front = wave
    raise RuntimeError("derived fields read each other in a circle")


@per_kind
def _derived(kind: type[Kind]) -> tuple[tuple[Field[Any], ...], tuple[str, ...]]:
    """The derived fields of a kind and all the paths they read."""
    fields = tuple(field for field in kind.stored_fields() if field.derive is not None)
    return fields, tuple(dict.fromkeys(path for field in fields for path in field.reads))


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
def _early(kind: type[Kind]) -> bool:
    """Whether derived fields can be worked out before a record is written: they do not read each other in a ring."""
    return bool(_derived(kind)[0]) and kind.spec.name not in _rests_on(kind)


@per_kind
def _written_before(kind: type[Kind]) -> frozenset[str]:
    """Names of the kinds that its derived fields reach by links away from it only: such records stand there before."""
    reached: set[str] = set()
    behind: set[str] = set()
    for path in _derived(kind)[1]:
        backward = False
        for hop in hops(kind, path):
            backward = backward or hop.backward
            (behind if backward else reached).add(hop.target.spec.name)
    return frozenset(reached - behind)


def in_order(kinds: Iterable[type[Kind]]) -> list[type[Kind]]:
    """The kinds so that those read by others come first."""
    return sorted(kinds, key=lambda kind: len(_rests_on(kind)))


def fill_in(connection: Connection, kind: type[Kind], rows: Rows) -> None:
    """Gives records that are about to be made what can be derived already; what they read stands in the tables."""
    if not _early(kind):
        return
    fields, paths = _derived(kind)
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
    """What was touched without the records that were made, when these were filled in before.

    What belongs to a record may be made after it in the same change, and counts.
    """
    if not _early(kind):
        return touched
    before = _written_before(kind) | {kind.spec.name}
    return {
        each: {record_id: fields for record_id, fields in rows.items() if not isinstance(fields, gather.Made)}
        if each.spec.name in before
        else rows
        for each, rows in touched.items()
        if each is kind or each.spec.name in _rests_on(kind)
    }


def _derive(connection: Connection, kind: type[Kind], touched: gather.Touched, known: Rows) -> Changes:
    fields, paths = _derived(kind)
    if not fields:
        return {}
    ids = sorted(gather.affected(connection, kind, paths, _unfinished(kind, touched), known, removals=False))
    changed: dict[int, dict[str, list[Stored]]] = {}
    for batch in records.chunks(ids, BATCH):
        rows = gather.rows_of(connection, kind, batch, known)
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
                new[record_id] = _with(row, values)
        records.update(connection, kind, new, {each: changed[each] for each in new}, None)
        known |= new
    return {kind: changed} if changed else {}
