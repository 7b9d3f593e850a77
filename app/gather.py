"""Gathers facts: the records that rules and derived fields read, along link paths, in bulk; and who is affected."""

from collections.abc import Iterable, Mapping, Sequence

from app.store import records
from app.store.dbapi import Connection
from models.fields import Stored
from models.kinds import Kind
from models.paths import Hop, hops
from models.rules import Facts

Touched = Mapping[type[Kind], Mapping[int, Mapping[str, Sequence[Stored]]]]
"""Kind → record → changed field → [before, after]."""


def facts_of(
    connection: Connection, kind: type[Kind], rows: Sequence[Kind], paths: Iterable[str]
) -> dict[int, Facts]:
    """Facts of each subject row along every path; one query per hop and 500 ids, whatever the number of subjects."""
    wanted = sorted(
        {prefix for path in paths for prefix in _prefixes(path)}, key=lambda path: path.count(".")
    )
    along: dict[int, dict[str, Sequence[Kind]]] = {row.id: {} for row in rows}
    roots: dict[str, dict[int, list[Kind]]] = {"": {row.id: [row] for row in rows}}
    for path in wanted:
        parent, _, _ = path.rpartition(".")
        reached = _follow(connection, hops(kind, path)[-1], roots[parent])
        roots[path] = reached
        for subject, found in reached.items():
            along[subject][path] = found
    return {row.id: Facts(row, along[row.id]) for row in rows}


def _prefixes(path: str) -> list[str]:
    parts = path.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _follow(connection: Connection, hop: Hop, start: Mapping[int, list[Kind]]) -> dict[int, list[Kind]]:
    """For each subject, the live records one hop further, without repeats, in order of id."""
    if hop.backward:
        sources = {row.id for rows in start.values() for row in rows}
        by_source: dict[int, list[Kind]] = {}
        for row in records.fetch_by_link(connection, hop.target, hop.link, sorted(sources)):
            by_source.setdefault(int(row.stored[hop.link] or 0), []).append(row)
        return {
            subject: found
            for subject, rows in start.items()
            if (found := [target for row in rows for target in by_source.get(row.id, ())])
        }
    wanted = {
        target
        for rows in start.values()
        for row in rows
        if isinstance(target := row.stored.get(hop.link), int)
    }
    targets = records.fetch(connection, hop.target, sorted(wanted), live=True)
    result: dict[int, list[Kind]] = {}
    for subject, rows in start.items():
        ids = dict.fromkeys(row.stored.get(hop.link) for row in rows)
        if found := [targets[each] for each in ids if isinstance(each, int) and each in targets]:
            result[subject] = found
    return result


Positions = tuple[tuple[type[Kind], tuple[Hop, ...]], ...]
_KNOWN: dict[tuple[str, tuple[str, ...]], Positions] = {}


def _positions(subject: type[Kind], paths: tuple[str, ...]) -> Positions:
    """Every (kind, hops back to the subject) at which a changed record can matter to the subject."""
    if known := _KNOWN.get((subject.spec.name, paths)):
        return known
    found: dict[tuple[str, ...], tuple[type[Kind], tuple[Hop, ...]]] = {(): (subject, ())}
    for path in paths:
        way = hops(subject, path)
        for end in range(1, len(way) + 1):
            found[tuple(hop.text for hop in way[:end])] = (way[end - 1].target, way[:end])
    return _KNOWN.setdefault((subject.spec.name, paths), tuple(found.values()))


def affected(
    connection: Connection, subject: type[Kind], paths: tuple[str, ...], touched: Touched
) -> set[int]:
    """Ids of subjects whose facts may have changed: walks every path back from each touched record."""
    ids: set[int] = set()
    for kind, way in _positions(subject, paths):
        changed = touched.get(kind)
        if not changed:
            continue
        if not way:
            ids.update(changed)
            continue
        ids |= _back(connection, way[:-1], _before_last(connection, way[-1], changed))
    return ids


def _before_last(
    connection: Connection, hop: Hop, changed: Mapping[int, Mapping[str, Sequence[Stored]]]
) -> set[int]:
    """Sources of the last hop: over a touched record's own link both its old and its new target count."""
    if not hop.backward:
        return records.ids_linking(connection, hop.source, hop.link, set(changed))
    moved = {
        value for fields in changed.values() for value in fields.get(hop.link, ()) if isinstance(value, int)
    }
    still = [record_id for record_id, fields in changed.items() if hop.link not in fields]
    rows = records.fetch(connection, hop.target, still).values() if still else ()
    return moved | {value for row in rows if isinstance(value := row.stored.get(hop.link), int)}


def _back(connection: Connection, way: tuple[Hop, ...], ids: set[int]) -> set[int]:
    for hop in reversed(way):
        if not ids:
            break
        if hop.backward:
            rows = records.fetch(connection, hop.target, sorted(ids)).values()
            ids = {value for row in rows if isinstance(value := row.stored.get(hop.link), int)}
        else:
            ids = records.ids_linking(connection, hop.source, hop.link, ids)
    return ids
