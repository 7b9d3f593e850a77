"""Derived fields: stored beside the written ones and brought up to date in the change that touches what they read."""

from app import gather
from app.findings import BATCH
from app.store import records
from app.store.dbapi import Connection
from models.fields import Stored
from models.kinds import Kind, all_kinds

Changes = dict[type[Kind], dict[int, dict[str, list[Stored]]]]
"""Kind → record → field → [before, after]; a `gather.Touched` that can be added to."""


def refresh(connection: Connection, touched: gather.Touched) -> Changes:
    """Recomputes and stores derived fields of every affected record; returns what changed. Derived may read derived."""
    changed: Changes = {}
    front: gather.Touched = touched
    for _round in range(6):
        wave: Changes = {}
        for kind in all_kinds().values():
            wave |= _derive(connection, kind, front)
        if not wave:
            return changed
        for kind, rows in wave.items():
            for record_id, fields in rows.items():
                changed.setdefault(kind, {}).setdefault(record_id, {}).update(fields)
        front = wave
    raise RuntimeError("derived fields read each other in a circle")


def _derive(connection: Connection, kind: type[Kind], touched: gather.Touched) -> Changes:
    fields = [field for field in kind.stored_fields() if field.derive is not None]
    if not fields:
        return {}
    paths = tuple(dict.fromkeys(path for field in fields for path in field.reads))
    ids = sorted(gather.affected(connection, kind, paths, touched))
    changed: dict[int, dict[str, list[Stored]]] = {}
    for batch in records.chunks(ids, BATCH):
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
