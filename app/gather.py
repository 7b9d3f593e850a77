"""Gathers facts: the records that rules and derived fields read, along link paths, in bulk; and who is affected."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from app.store import records
from app.store.dbapi import Connection
from models.concern import ANY
from models.fields import Stored
from models.kinds import Kind, kind_named, per_kind
from models.paths import COUNT, Hop, hops
from models.rules import Facts

Touched = Mapping[type[Kind], Mapping[int, Mapping[str, Sequence[Stored]]]]
"""Kind → record → changed field → [before, after]."""
Known = Mapping[int, Kind]
"""Records that need not be read: as the tables hold them, by id."""
MOST_REMEMBERED = 20_000


class Seen(dict[int, Kind]):
    """Records as the tables hold them, by id: those an operation wrote.

    Beside them it remembers what was read on the way, so that the rules need not read again what the derived fields
    read before them. What is remembered must not be written but through this: only derived fields change meanwhile.
    """

    def __init__(self, rows: Mapping[int, Kind] = MappingProxyType({})) -> None:
        super().__init__(rows)
        self._read: dict[int, Kind] = {}
        self._links: dict[tuple[type[Kind], str], dict[int, list[int]]] = {}
        self._size = 0

    def linking(self, connection: Connection, hop: Hop, sources: set[int]) -> dict[int, list[Kind]]:
        """The live records whose link leads to each of some, in order of id; those without any are left out."""
        known = self._links.setdefault((hop.target, hop.link), {})
        missing = sorted(each for each in sources if each not in known)
        self._size += len(missing)
        for row in records.fetch_by_link(connection, hop.target, hop.link, missing):
            self._size += 1
            self._read[row.id] = row
            known.setdefault(int(row.stored[hop.link] or 0), []).append(row.id)
        for each in missing:
            known.setdefault(each, [])
        return {each: [self._row(target) for target in found] for each in sources if (found := known[each])}

    def live(self, connection: Connection, kind: type[Kind], ids: set[int]) -> dict[int, Kind]:
        """The live records among some of a kind, by id."""
        missing = [each for each in sorted(ids) if each not in self and each not in self._read]
        self._size += len(missing)
        self._read |= records.fetch(connection, kind, missing, live=True)
        found = ((each, self.get(each) or self._read.get(each)) for each in ids)
        return {each: row for each, row in found if row is not None and not row.row_status}

    def _row(self, record_id: int) -> Kind:
        return self.get(record_id) or self._read[record_id]

    def forget_some(self) -> None:
        """Forgets what was read when it has become much; not to be called while facts are gathered."""
        if self._size > MOST_REMEMBERED:
            self._read.clear()
            self._links.clear()
            self._size = 0


class Made(Mapping[str, Sequence[Stored]]):
    """[before, after] of the written fields of a record made in this operation, seen through the record itself."""

    __slots__ = ("row",)

    def __init__(self, row: Kind) -> None:
        self.row = row

    def __getitem__(self, key: str) -> Sequence[Stored]:
        pair: Sequence[Stored] | None = self.get(key)
        if pair is None:
            raise KeyError(key)
        return pair

    def get(self, key: str, default: object = None) -> Any:
        """The pair of a field, or the default when it was left empty."""
        if key == "row_status":
            return None, int(self.row.row_status)
        value = self.row.stored.get(key)
        return default if value is None or key in _derived(type(self.row)) else (None, value)

    def pairs(self) -> dict[str, Sequence[Stored]]:
        """All pairs at once."""
        derived = _derived(type(self.row))
        pairs = {key: (None, value) for key, value in self.row.stored.items() if key not in derived}
        return {"row_status": (None, int(self.row.row_status)), **pairs}

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.pairs())

    def __len__(self) -> int:
        return len(self.pairs())


@per_kind
def _derived(kind: type[Kind]) -> frozenset[str]:
    return frozenset(field.key for field in kind.stored_fields() if field.derive is not None)


def rows_of(
    connection: Connection, kind: type[Kind], ids: Iterable[int], known: Known, *, live: bool = False
) -> dict[int, Kind]:
    """Records by id in the order of the ids, from those known or from the tables; absent ids are left out."""
    wanted = list(ids)
    read = records.fetch(connection, kind, (each for each in wanted if each not in known))
    found = ((each, known.get(each) or read.get(each)) for each in wanted)
    return {each: row for each, row in found if row is not None and not (live and row.row_status)}


def facts_of(
    connection: Connection,
    kind: type[Kind],
    rows: Sequence[Kind],
    paths: Iterable[str],
    seen: Seen | None = None,
) -> dict[int, Facts]:
    """Facts of each subject row along every path; one query per hop and 500 ids, whatever the number of subjects."""
    seen = Seen() if seen is None else seen
    seen.forget_some()
    along: dict[int, dict[str, Sequence[Kind]]] = {row.id: {} for row in rows}
    counts: dict[int, dict[str, int]] = {}
    roots: dict[str, dict[int, list[Kind]]] = {"": {row.id: [row] for row in rows}}
    for path, parent, hop in _walk(kind.spec.name, tuple(paths)):
        if path.startswith(COUNT):
            for subject, count in records.count_linking(connection, hop.target, hop.link, along).items():
                counts.setdefault(subject, {})[path] = count
            continue
        start = roots[parent]
        roots[path] = reached = _follow(connection, hop, start, seen) if start else start
        for subject, found in reached.items():
            along[subject][path] = found
    return {row.id: Facts(row, along[row.id], counts.get(row.id)) for row in rows}


@cache
def _walk(name: str, paths: tuple[str, ...]) -> tuple[tuple[str, str, Hop], ...]:
    """Every path and beginning of a path, the shortest first, with the path before its last hop and that hop."""
    kind = kind_named(name)
    wanted = sorted(
        {prefix for path in paths for prefix in _prefixes(path)}, key=lambda path: (path.count("."), path)
    )
    return tuple((path, path.rpartition(".")[0], hops(kind, path)[-1]) for path in wanted)


def _prefixes(path: str) -> list[str]:
    parts = path.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _follow(
    connection: Connection, hop: Hop, start: Mapping[int, list[Kind]], seen: Seen
) -> dict[int, list[Kind]]:
    """For each subject, the live records one hop further, without repeats, in order of id."""
    if not hop.link:
        everything = list(records.every(connection, hop.target))
        return dict.fromkeys(start, everything) if everything else {}
    if hop.backward:
        sources = {row.id for rows in start.values() for row in rows}
        by_source = _lean(connection, hop, sources) if hop.only else seen.linking(connection, hop, sources)
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
    targets = seen.live(connection, hop.target, wanted)
    result: dict[int, list[Kind]] = {}
    for subject, rows in start.items():
        ids = dict.fromkeys(row.stored.get(hop.link) for row in rows)
        if found := [targets[each] for each in ids if isinstance(each, int) and each in targets]:
            result[subject] = found
    return result


def _lean(connection: Connection, hop: Hop, sources: set[int]) -> dict[int, list[Kind]]:
    """As `Seen.linking`, with the fields alone that the hop names; such rows are not whole and not remembered."""
    found: dict[int, list[Kind]] = {}
    for row in records.fetch_by_link(
        connection, hop.target, hop.link, sorted(sources), (hop.link, *hop.only)
    ):
        found.setdefault(int(row.stored[hop.link] or 0), []).append(row)
    return found


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
    connection: Connection,
    subject: type[Kind],
    paths: tuple[str, ...],
    touched: Touched,
    known: Known = MappingProxyType({}),
    *,
    removals: bool = True,
) -> set[int]:
    """Ids of subjects whose facts may have changed: walks every path back from each touched record.

    Without `removals` a subject that only went to the bin or came back does not count by itself.
    """
    ids: set[int] = set()
    for kind, way in _positions(subject, paths):
        changed = touched.get(kind)
        if not changed:
            continue
        if not way:
            ids.update(
                each
                for each, fields in changed.items()
                if removals or isinstance(fields, Made) or fields.keys() != {"row_status"}
            )
            continue
        ids |= _back(connection, way[:-1], _before_last(connection, way[-1], changed, known), known)
    return ids


def _before_last(
    connection: Connection, hop: Hop, changed: Mapping[int, Mapping[str, Sequence[Stored]]], known: Known
) -> set[int]:
    """Sources of the last hop: over a touched record's own link both its old and its new target count."""
    if not hop.link:
        return {row.id for row in records.every(connection, hop.source)}
    if not hop.backward:
        return records.ids_linking(connection, hop.source, hop.link, set(changed))
    found: set[Stored] = set()
    still: list[int] = []
    for record_id, fields in changed.items():
        pair = fields.get(hop.link)
        if pair is None:
            still.append(record_id)
        else:
            found.update(pair)
    return {value for value in found if isinstance(value, int)} | _targets(connection, hop, still, known)


def _targets(connection: Connection, hop: Hop, ids: Iterable[int], known: Known) -> set[int]:
    """Where the link of a backward hop leads from records of its target kind."""
    found: set[int] = set()
    unread: list[int] = []
    for each in ids:
        row = known.get(each)
        if row is None:
            unread.append(each)
        elif isinstance(value := row.stored.get(hop.link), int):
            found.add(value)
    return found | records.targets(connection, hop.target, hop.link, unread)


def _back(connection: Connection, way: tuple[Hop, ...], ids: set[int], known: Known) -> set[int]:
    for hop in reversed(way):
        if not ids:
            break
        if not hop.link:
            ids = {row.id for row in records.every(connection, hop.source)}
        elif hop.backward:
            ids = _targets(connection, hop, sorted(ids), known)
        else:
            ids = records.ids_linking(connection, hop.source, hop.link, ids)
    return ids


def changed_keys(touched: Touched) -> dict[type[Kind], frozenset[str]]:
    """Of each touched kind the keys that changed; ANY where a record was made, removed or put back."""
    found: dict[type[Kind], frozenset[str]] = {}
    for kind, rows in touched.items():
        if any(isinstance(fields, Made) or "row_status" in fields for fields in rows.values()):
            found[kind] = ANY
        elif rows:
            found[kind] = frozenset(key for fields in rows.values() for key in fields)
    return found


def merged(first: Touched, second: Touched) -> Touched:
    """What two touched, together; the second counts where both have a field. A made record is touched as a whole."""
    both = {kind: dict(rows) for kind, rows in first.items()}
    for kind, rows in second.items():
        into = both.setdefault(kind, {})
        for record_id, fields in rows.items():
            known = into.get(record_id)
            if not isinstance(known, Made):
                into[record_id] = fields if known is None else {**known, **fields}
    return both
