"""Where merged records lead: from the one in the bin to the one that stayed, over several merges.

A merged record that was put back stands for itself again.
"""

from collections.abc import Iterable, Iterator, Mapping

from app.store import records
from app.store.dbapi import Connection
from models.kinds import Kind, Status, kind_named
from models.office.merges import Merged


def marks(connection: Connection) -> dict[int, tuple[str, int]]:
    """Merged record → kind and the record that stayed; the newest mark counts."""
    return {
        row.loser_record: (row.kind_name or "", row.winner_record)
        for row in records.every(connection, Merged)
        if isinstance(row, Merged) and row.loser_record and row.winner_record
    }


def standing(connection: Connection, kind: type[Kind], record_id: int) -> int:
    """The record that stands for this one: itself, unless it was merged and still lies in the bin."""
    return winners(connection, kind, [record_id]).get(record_id, record_id)


def winners(connection: Connection, kind: type[Kind], ids: Iterable[int]) -> dict[int, int]:
    """The record that stands for each of some; those that stand for themselves are left out."""
    known = marks(connection)
    found: dict[int, int] = {}
    for record_id in ids:
        now = record_id
        for _ in range(len(known)):
            if known.get(now, ("", 0))[0] != kind.spec.name or _is_live(connection, kind, now):
                break
            now = known[now][1]
        if now != record_id:
            found[record_id] = now
    return found


def losers(connection: Connection, kind: type[Kind], ids: Iterable[int]) -> dict[int, list[Kind]]:
    """The records in the bin that some lead from, over several merges, in order of merging; others are left out."""
    into: dict[int, list[int]] = {}
    for loser, (name, winner) in marks(connection).items():
        if name == kind.spec.name:
            into.setdefault(winner, []).append(loser)
    found: dict[int, list[Kind]] = {}
    for each in ids if into else ():
        if rows := list(_below(connection, kind, into, each, {each})):
            found[each] = rows
    return found


def _below(
    connection: Connection, kind: type[Kind], into: Mapping[int, list[int]], winner: int, seen: set[int]
) -> Iterator[Kind]:
    for loser in into.get(winner, ()):
        row = records.fetch(connection, kind, [loser]).get(loser)
        if row is not None and row.row_status is Status.REMOVED and loser not in seen:
            seen.add(loser)
            yield row
            yield from _below(connection, kind, into, loser, seen)


def every_loser(connection: Connection, kind: type[Kind]) -> dict[int, Kind]:
    """Every merged record of a kind that lies in the bin."""
    ids = [loser for loser, (name, _) in marks(connection).items() if name == kind.spec.name]
    rows = records.fetch(connection, kind, ids)
    return {each: row for each, row in rows.items() if row.row_status is Status.REMOVED}


def led(connection: Connection, kind: type[Kind], column: str) -> dict[str, int]:
    """What merged records held in a technical column (natural_key, import_key) → the record that stands for them."""
    lost = every_loser(connection, kind)
    held = {
        each: records.natural_key(kind, row.stored) if column == "natural_key" else row.stored.get(column)
        for each, row in lost.items()
    }
    stands = winners(connection, kind, lost)
    return {value: stands[each] for each, value in held.items() if isinstance(value, str) and each in stands}


def heirs(connection: Connection, touched: Iterable[int], gone: Iterable[Kind]) -> dict[type[Kind], set[int]]:
    """Records found by what others held, after some records and marks (`gone` ones too) were touched."""
    known = marks(connection)
    begin = {known[each] for each in touched if each in known}
    begin |= {(row.get("kind_name") or "", row.get("winner_record") or 0) for row in gone}
    found: dict[type[Kind], set[int]] = {}
    for name, winner in begin:
        ids = found.setdefault(kind_named(name), set())
        while winner and winner not in ids:
            ids.add(winner)
            winner = known.get(winner, ("", 0))[1]
    return found


def _is_live(connection: Connection, kind: type[Kind], record_id: int) -> bool:
    return bool(records.fetch(connection, kind, [record_id], live=True))
