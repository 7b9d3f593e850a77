"""Looks at an office as a whole, with plain SQL and full recomputation, to compare with what is kept."""

from collections import Counter
from datetime import date
from typing import Any

from app import findings, gather
from app.office import Office
from app.store import records, search
from app.store.dbapi import Connection
from models.kinds import Status, all_kinds

State = dict[str, dict[int, dict[str, Any]]]


def tables(connection: Connection) -> State:
    """Every live row of every record table, without its version: kind → id → column → stored value."""
    state: State = {}
    for name in all_kinds():
        cursor = connection.execute(f'SELECT * FROM "{name}" WHERE row_status = 0')
        keys = [column[0] for column in cursor.description]
        for values in cursor:
            row = dict(zip(keys, values, strict=True))
            row.pop("row_version")
            state.setdefault(name, {})[row["id"]] = row
    return state


def stale_derived(connection: Connection) -> list[str]:
    """Derived values that differ from what they come to when everything is worked out anew."""
    stale = []
    for name, kind in all_kinds().items():
        fields = [field for field in kind.stored_fields() if field.derive is not None]
        rows = [
            row for row in records.every(connection, kind, live=False) if row.row_status is not Status.UNMADE
        ]
        paths = {path for field in fields for path in field.reads}
        for row_id, facts in gather.facts_of(connection, kind, rows, paths).items() if fields else ():
            for field in fields:
                assert field.derive is not None
                if field.encode(field.derive(facts)) != facts.record.stored.get(field.key):
                    stale.append(f"{name} {row_id}: {field.key}")
    return stale


def search_differs(office: Office) -> str:
    """What a search index built anew has otherwise; empty when the kept one is the same and sound."""
    connection = office.writer
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("INSERT INTO search_fts (search_fts, rank) VALUES ('integrity-check', 1)")
        kept = _index(connection)
        search.rebuild(connection, all_kinds())
        fresh = _index(connection)
    finally:
        connection.execute("ROLLBACK")
    return "" if kept == fresh else f"{kept ^ fresh}"


def _index(connection: Connection) -> set[tuple[Any, ...]]:
    docs = connection.execute("SELECT 'doc', id, kind, title, folded FROM search_doc").fetchall()
    exact = connection.execute("SELECT 'exact', record_id, kind, token FROM search_exact").fetchall()
    sounds = connection.execute("SELECT 'sound', record_id, kind, sound FROM search_sound").fetchall()
    return {*docs, *exact, *sounds}


def evaluated(connection: Connection, today: date) -> Counter[str]:
    """Every finding worked out from nothing."""
    policy = findings.policy_of(connection)
    found: Counter[str] = Counter()
    for kind in findings.subject_kinds():
        rows = list(records.every(connection, kind))
        for _, told, _ in findings.evaluate(connection, kind, rows, policy, today) if rows else ():
            found.update(_key(each) for each in told)
    return found


def kept(connection: Connection, today: date) -> Counter[str]:
    """Every finding as the program tells it."""
    return Counter(_key(each) for each in findings.everything(connection, today))


def _key(finding: Any) -> str:
    return repr((finding.record, finding.rule, finding.strength, finding.message, finding.due_on, finding.since,
                 sorted(finding.inputs.items()), finding.sum, finding.fields, finding.cites))  # fmt: skip
