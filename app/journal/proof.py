"""Proves an office: chains, replay equals tables, attachments equal their hashes; names the first bad thing.

SQLCipher's own checks pass when an old page is put back; replaying the journal does not.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from app.journal import entries as journal
from app.store import meta, records
from app.store.dbapi import Connection
from models.fields import Stored
from models.kinds import Kind, Status, all_kinds
from models.office.desk import Attachment, Document

Progress = Callable[[int, int], None]
_HEADER = frozenset(
    {
        "replica", "number", "clock", "on", "nature", "user", "at", "undoes", "previous", "changes", "changes_hash",
        "seen",
    }
)  # fmt: skip
"""What every entry's header must hold for the proof to go on."""


@dataclass(frozen=True)
class Proof:
    """The result: entries, the head ("" when not sound), soundness, the first bad thing in words, purged values."""

    entries: int
    head: str
    sound: bool
    first_bad: str | None
    purged: int = 0


@dataclass(frozen=True)
class Chain:
    """The access log's chain: lines looked at, hash of the last one, and the first that does not follow (0: none)."""

    lines: int
    head: str
    first_bad: int = 0


class _Bad(Exception):
    """Carries the words for the first bad thing."""


def prove(
    connection: Connection,
    *,
    progress: Progress | None = None,
    replay: bool = True,
    attachments: Callable[[str], bool] | None = None,
) -> Proof:
    """Checks every entry and, with `replay`, that the tables say what the journal says, all in one snapshot."""
    connection.execute("BEGIN")
    try:
        return _proved(connection, progress, replay, attachments)
    finally:
        connection.execute("ROLLBACK")


def _proved(
    connection: Connection,
    progress: Progress | None,
    replay: bool,
    attachments: Callable[[str], bool] | None,
) -> Proof:
    count = connection.execute("SELECT count(*) FROM entry").fetchone()[0]
    purged = connection.execute("SELECT count(*) FROM entry_change WHERE content IS NULL").fetchone()[0]
    try:
        _check_chains(connection, count, progress)
        _check_access_log(connection)
        if replay:
            _check_replay(connection)
            _check_counter(connection)
            _check_file(connection)
        if attachments is not None:
            _check_attachments(connection, attachments)
        head = journal.head(connection)
    except _Bad as bad:
        return Proof(count, "", False, str(bad), purged)
    return Proof(count, head, True, None, purged)


def _check_chains(connection: Connection, count: int, progress: Progress | None) -> None:
    heads: dict[int, tuple[int, str]] = {}
    seen: dict[str, tuple[int, str]] = {}
    rows = connection.execute(
        "SELECT tick, replica, number, clock, on_date, nature, user_name, at_ms, undoes, header, hash "
        "FROM entry ORDER BY tick"
    )
    for done, (tick, replica, number, clock, on, nature, user, at, undoes, text, hashed) in enumerate(
        rows, 1
    ):
        name = f"entry {replica}:{number}"
        header = _header(text, name)
        if sha256(text.encode()).hexdigest() != hashed:
            raise _Bad(f"{name}: its hash does not fit its header")
        told = (replica, number, clock, on, nature, user, at, undoes or "")
        if told != tuple(
            header[key] for key in ("replica", "number", "clock", "on", "nature", "user", "at", "undoes")
        ):
            raise _Bad(f"{name}: its columns do not fit its header")
        last_number, last_hash = heads.get(replica, (0, ""))
        if number != last_number + 1 or header["previous"] != last_hash:
            raise _Bad(f"{name}: it does not follow entry {replica}:{last_number}")
        heads[replica] = (number, hashed)
        for other, last in header["seen"].items():
            seen[other] = max(seen.get(other, (0, "")), (last, name))
        _check_changes(connection, tick, header, name)
        if progress is not None and done % 1_000 == 0:
            progress(done, count)
    _check_ends(connection, heads, seen)


def _check_ends(
    connection: Connection, heads: dict[int, tuple[int, str]], seen: dict[str, tuple[int, str]]
) -> None:
    """A chain cut off at its end still fits together; what is left of the entries, or had seen them, tells."""
    row = connection.execute(
        "SELECT min(tick) FROM entry_change WHERE tick NOT IN (SELECT tick FROM entry)"
    ).fetchone()
    if row[0] is not None:
        raise _Bad(f"entry at place {row[0]}: it is missing, though its changes are there")
    for other, (last, by) in seen.items():
        if heads.get(int(other), (0, ""))[0] < last:
            raise _Bad(f"entry {other}:{last}: it is missing, though {by} had seen it")


def _header(text: str, name: str) -> dict[str, Any]:
    try:
        header = json.loads(text)
    except ValueError as error:
        raise _Bad(f"{name}: its header cannot be read") from error
    if not isinstance(header, dict) or not header.keys() >= _HEADER:
        raise _Bad(f"{name}: its header cannot be read")
    return header


def _check_changes(connection: Connection, tick: int, header: dict[str, Any], name: str) -> None:
    digest, count = sha256(), 0
    rows = connection.execute(
        "SELECT seq, kind, record_id, salt, content, hash FROM entry_change WHERE tick = ? ORDER BY seq",
        (tick,),
    )
    for seq, kind, record_id, salt, content, hashed in rows:
        if seq != count:
            raise _Bad(f"{name}: change {count} is missing")
        if content is not None:
            if journal.change_hash(salt, content) != hashed:
                raise _Bad(f"{name}: the change to {kind} {record_id} does not fit its hash")
            told = json.loads(content)
            if (told["kind"], told["id"]) != (kind, record_id):
                raise _Bad(f"{name}: the change to {kind} {record_id} names another record")
        digest.update(hashed)
        count += 1
    if count != header["changes"] or digest.hexdigest() != header["changes_hash"]:
        raise _Bad(f"{name}: its changes do not fit its header")


def _check_access_log(connection: Connection) -> None:
    chain = prove_access_log(connection)
    if chain.first_bad:
        raise _Bad(f"line {chain.first_bad} of the access log does not follow the line before it")


def prove_access_log(connection: Connection) -> Chain:
    """Follows the chain of the access log to its end, or to the first line that does not follow."""
    previous, count = "", 0
    rows = connection.execute("SELECT tick, content, hash FROM access_log ORDER BY tick")
    for tick, content, hashed in rows:
        count += 1
        if sha256((previous + content).encode()).hexdigest() != hashed:
            return Chain(count, "", tick)
        previous = hashed
    return Chain(count, previous)


def replayed(connection: Connection) -> dict[str, dict[int, dict[str, Stored]]]:
    """Every record as the journal alone tells it: kind → id → stored fields with `row_status`."""
    state: dict[str, dict[int, dict[str, Stored]]] = {}
    read = journal.as_today(connection)
    rows = connection.execute(
        "SELECT tick, kind, record_id, content FROM entry_change WHERE content IS NOT NULL ORDER BY tick, seq"
    )
    for tick, kind, record_id, content in rows:
        fields = read(tick, kind, json.loads(content)["fields"])
        state.setdefault(kind, {}).setdefault(record_id, {}).update(
            {key: pair[1] for key, pair in fields.items()}
        )
    return state


def _check_replay(connection: Connection) -> None:
    state = replayed(connection)
    _check_erased(connection, state)
    for name, kind in all_kinds().items():
        told = state.pop(name, {})
        for row in records.every(connection, kind, live=False):
            expected = told.pop(row.id, None)
            _compare(kind, row, expected)
        if told:
            raise _Bad(f"{name} {min(told)} stands in the journal and not in the records")
    if state:
        raise _Bad(f"the journal tells of {min(state)}, a kind of record this program does not know")


def _check_erased(connection: Connection, state: dict[str, dict[int, dict[str, Stored]]]) -> None:
    """Values are gone where a purge tells of it and nowhere else, and there all of them are."""
    ended = {"row_status": int(Status.PURGED)}
    erased: set[int] = set()
    for name, told in state.items():
        for record_id, fields in told.items():
            if fields.get("row_status") == ended["row_status"]:
                erased.add(record_id)
                if fields != ended:
                    raise _Bad(f"the journal still holds values of {name} {record_id}, which was erased")
    rows = connection.execute(
        "SELECT kind, record_id FROM entry_change WHERE content IS NULL GROUP BY record_id ORDER BY min(tick)"
    )
    for name, record_id in rows:
        if record_id not in erased:
            raise _Bad(f"the journal's values of {name} {record_id} are gone, though no purge tells of it")


def _check_file(connection: Connection) -> None:
    """Every index says what its table says: an old page of an index hides records though all of them are there."""
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise _Bad(f"the file does not hold together: {found}")


def _check_counter(connection: Connection) -> None:
    """The counter of ids may not stand behind the records, else an id would be given out twice."""
    minter = meta.Minter(connection)
    last = minter.mint() - 1
    for name in all_kinds():
        row = connection.execute(
            f'SELECT max(id) FROM "{name}" WHERE id > ? AND id <= ?',
            (last, last | ((1 << meta.COUNTER_BITS) - 1)),
        ).fetchone()
        if row[0] is not None:
            raise _Bad(f"{name} {row[0]} is newer than the counter of ids")


def _check_attachments(connection: Connection, is_sound: Callable[[str], bool]) -> None:
    for kind in (Attachment, Document):
        for row in records.every(connection, kind):
            digest = row.get("sha256")
            if digest and not is_sound(digest):
                raise _Bad(f"the file of {kind.spec.name} {row.id} is missing or damaged ({digest[:12]})")


def _compare(kind: type[Kind], row: Kind, expected: dict[str, Stored] | None) -> None:
    name = f"{kind.spec.name} {row.id}"
    if expected is None:
        raise _Bad(f"{name} stands in the records and not in the journal")
    if expected.get("row_status") != int(row.row_status):
        raise _Bad(f"{name}: whether it is removed differs from the journal")
    for key in ("import_key", "original", *(field.key for field in kind.written_fields())):
        if expected.get(key) != row.stored.get(key):
            raise _Bad(f"{name}: {key} differs from the journal")


def state_hash(connection: Connection) -> str:
    """One hash over every live record's written fields; equal states hash equal."""
    digest = sha256()
    for text in _lines(connection):
        digest.update(text.encode())
    return digest.hexdigest()


def _lines(connection: Connection) -> Iterator[str]:
    for name, kind in sorted(all_kinds().items()):
        written = {field.key for field in kind.written_fields()}
        for row in records.every(connection, kind):
            yield journal.canonical(
                [name, row.id, {key: value for key, value in row.stored.items() if key in written}]
            )
