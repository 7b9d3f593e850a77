"""What an operation is about to write: the records it read, as they shall be, and what changes in each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from app.errors import Refused
from app.store import records
from app.store.dbapi import Connection
from app.writing import refuse_overlap
from models.fields import Stored
from models.kinds import Kind, Status

K = TypeVar("K", bound=Kind)


class Pending:
    """Nothing here is in the file yet; `app.change.Work` writes it when its block is left."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[int, Kind] = {}
        self._touched: dict[type[Kind], dict[int, dict[str, list[Stored]]]] = {}
        self._added: dict[type[Kind], dict[int, Kind]] = {}
        self._erased: dict[type[Kind], dict[int, Kind]] = {}
        """Records that a purge erases, as they were."""

    def current(self, kind: type[K], record_id: int) -> K | None:
        """The record as this operation sees it, its own changes included."""
        row = self._current(kind, (record_id,)).get(record_id)
        return row if row is None else _as(kind, row)

    def current_many(self, kind: type[K], ids: Iterable[int]) -> dict[int, K]:
        """Records as this operation sees them, by id; absent ones are left out."""
        return {each: _as(kind, row) for each, row in self._current(kind, ids).items()}

    @property
    def has_changes(self) -> bool:
        """True once anything would be written."""
        return bool(any(self._added.values()) or self._set() or self._erased)

    @property
    def _size(self) -> int:
        """How many records would be written at most."""
        return sum(len(rows) for each in (self._added, self._touched) for rows in each.values())

    def _set(self) -> dict[type[Kind], dict[int, Mapping[str, Sequence[Stored]]]]:
        """What changes in the end in records that were there: a field set there and back is no change."""
        net: dict[type[Kind], dict[int, Mapping[str, Sequence[Stored]]]] = {}
        for kind, rows in self._touched.items():
            for record_id, fields in rows.items():
                if kept := {key: pair for key, pair in fields.items() if pair[0] != pair[1]}:
                    net.setdefault(kind, {})[record_id] = kept
        return net

    def _row(self, kind: type[Kind], record_id: int) -> Kind:
        """A record of this operation as it shall be."""
        return self._rows.get(record_id) or self._added[kind][record_id]

    def _current(self, kind: type[Kind], ids: Iterable[int]) -> dict[int, Kind]:
        wanted = list(ids)
        added = self._added.get(kind, {})
        missing = [each for each in wanted if each not in self._rows and each not in added]
        self._rows |= records.fetch(self._connection, kind, missing)
        found = ((each, self._rows.get(each) or added.get(each)) for each in wanted)
        return {each: row for each, row in found if row is not None and isinstance(row, kind)}

    def _write(
        self, kind: type[Kind], row: Kind, stored: dict[str, Stored], read_version: int | None
    ) -> None:
        before: dict[str, Stored] = {
            key: int(row.row_status) if key == "row_status" else row.stored.get(key) for key in stored
        }
        changed = {key: value for key, value in stored.items() if value != before[key]}
        if not changed:
            return
        if row.row_status is Status.PURGED:
            raise Refused(
                f"That {kind.spec.noun} was erased by a purge and does not come back.",
                do="Where it is needed again, record it anew.",
            )
        if read_version is not None and row.row_version > read_version:
            refuse_overlap(self._connection, kind, row, changed, read_version)
        made = row.id in self._added.get(kind, {})
        if not made:
            fields = self._touched.setdefault(kind, {}).setdefault(row.id, {})
            for key, value in changed.items():
                fields.setdefault(key, [before[key], None])[1] = value
        status = changed.pop("row_status", int(row.row_status))
        new = {key: value for key, value in (dict(row.stored) | changed).items() if value is not None}
        rows = self._added[kind] if made else self._rows
        rows[row.id] = kind(row.id, new, row.row_version, int(status or 0))


def _as(kind: type[K], row: Kind) -> K:
    assert isinstance(row, kind)
    return row
