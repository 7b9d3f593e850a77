"""Rows of the record tables by id: the one place that reads and writes whole records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from app.store.dbapi import Connection
from models.fields import FOLDED, Stored
from models.kinds import Kind, Status, per_kind
from models.text import fold, key_text

CHUNK = 500
"""Ids bound in one statement."""
PURGED = int(Status.PURGED)
LARGEST = 1 << 53
"""Ids lie below."""


def chunks(ids: Iterable[int], size: int = CHUNK) -> Iterator[list[int]]:
    """The ids in lists of at most `size`, without numbers that can be no id."""
    batch: list[int] = []
    for each in ids:
        if not 0 < each < LARGEST:
            continue
        batch.append(each)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def marks(values: Sequence[object]) -> str:
    """As many question marks as values, for an IN list."""
    return ",".join("?" * len(values))


@per_kind
def _selected(kind: type[Kind]) -> tuple[str, tuple[str, ...]]:
    keys = ("import_key", "original", *kind.fields)
    return _select(kind, keys), keys


def _select(kind: type[Kind], keys: Sequence[str]) -> str:
    names = ", ".join(f'"{key}"' for key in ("id", "row_version", "row_status", *keys))
    return f'SELECT {names} FROM "{kind.spec.name}"'


def row_from(kind: type[Kind], keys: Sequence[str], values: Sequence[Any]) -> Kind:
    """A record from one fetched tuple (id, version, status, then the keys)."""
    stored = {key: value for key, value in zip(keys, values[3:], strict=True) if value is not None}
    return kind(values[0], stored, values[1], values[2])


def fetch(
    connection: Connection, kind: type[Kind], ids: Iterable[int], *, live: bool = False
) -> dict[int, Kind]:
    """Records by id, whatever their status unless `live`; absent ids are left out."""
    sql, keys = _selected(kind)
    found: dict[int, Kind] = {}
    for batch in chunks(ids):
        where = f" WHERE id IN ({marks(batch)})" + (" AND row_status = 0" if live else "")
        for values in connection.execute(sql + where, batch):
            found[values[0]] = row_from(kind, keys, values)
    return found


def parts(
    connection: Connection, kind: type[Kind], ids: Iterable[int], keys: Sequence[str]
) -> dict[int, dict[str, Stored]]:
    """Some stored values of records by id, whatever their status; a whole row costs several times as much."""
    names = ", ".join(f'"{key}"' for key in ("id", *keys))
    found: dict[int, dict[str, Stored]] = {}
    for batch in chunks(ids):
        sql = f'SELECT {names} FROM "{kind.spec.name}" WHERE id IN ({marks(batch)})'
        for values in connection.execute(sql, batch):
            found[values[0]] = dict(zip(keys, values[1:], strict=True))
    return found


def originals(connection: Connection, kind: type[Kind], ids: Iterable[int]) -> dict[int, str]:
    """The texts of the sheet rows that records came from, as JSON by heading; the others are left out."""
    found: dict[int, str] = {}
    for batch in chunks(ids):
        sql = f'SELECT id, original FROM "{kind.spec.name}" WHERE id IN ({marks(batch)}) AND original IS NOT NULL'
        found |= dict(connection.execute(sql, batch).fetchall())
    return found


def statuses(connection: Connection, kind: type[Kind], ids: Iterable[int]) -> dict[int, int]:
    """The status of records by id; absent ids are left out."""
    found = parts(connection, kind, ids, ("row_status",))
    return {each: int(row["row_status"] or 0) for each, row in found.items()}


def fetch_by_link(
    connection: Connection, kind: type[Kind], link: str, targets: Iterable[int], only: Sequence[str] = ()
) -> list[Kind]:
    """Live records whose link points to one of the targets, in order of id; with `only` these fields alone are read."""
    sql, keys = (_select(kind, only), tuple(only)) if only else _selected(kind)
    found = []
    for batch in chunks(targets):
        where = f' WHERE "{link}" IN ({marks(batch)}) AND row_status = 0 ORDER BY id'
        found += [row_from(kind, keys, values) for values in connection.execute(sql + where, batch)]
    return found


def count_linking(
    connection: Connection, kind: type[Kind], link: str, targets: Iterable[int]
) -> dict[int, int]:
    """How many live records link to each of the targets; those without any are left out."""
    found: dict[int, int] = {}
    for batch in chunks(targets):
        where = f'WHERE "{link}" IN ({marks(batch)}) AND row_status = 0 GROUP BY "{link}"'
        found |= dict(
            connection.execute(f'SELECT "{link}", count(*) FROM "{kind.spec.name}" {where}', batch).fetchall()
        )
    return found


def ids_linking(connection: Connection, kind: type[Kind], link: str, targets: Iterable[int]) -> set[int]:
    """Ids of records, removed ones too, whose link points to one of the targets."""
    found: set[int] = set()
    for batch in chunks(sorted(targets)):
        where = f'WHERE "{link}" IN ({marks(batch)})'
        found.update(
            row[0] for row in connection.execute(f'SELECT id FROM "{kind.spec.name}" {where}', batch)
        )
    return found


def matching(connection: Connection, kind: type[Kind], values: Mapping[str, Stored]) -> list[Kind]:
    """Live and removed records whose fields hold just these values, in order of id; looks through the whole table."""
    sql, keys = _selected(kind)
    where = " AND ".join(f'"{key}" = ?' for key in values)
    found = connection.execute(f"{sql} WHERE {where} AND row_status < 2 ORDER BY id", tuple(values.values()))
    return [row_from(kind, keys, each) for each in found]


def highest_number(connection: Connection, kind: type[Kind], key: str, beginning: str) -> int:
    """The highest number behind a beginning (VC-2026-) among live and removed records; 0 when there is none."""
    found = connection.execute(
        f'SELECT MAX(CAST(substr("{key}", ?) AS INTEGER)) FROM "{kind.spec.name}" WHERE "{key}" > ? AND "{key}" < ?'
        " AND row_status < 2",
        (len(beginning) + 1, beginning, beginning + ":"),
    ).fetchone()
    return int(found[0] or 0)


def targets(connection: Connection, kind: type[Kind], link: str, ids: Iterable[int]) -> set[int]:
    """Where the links of some records point, removed ones too."""
    found: set[int | None] = set()
    for batch in chunks(ids):
        sql = f'SELECT DISTINCT "{link}" FROM "{kind.spec.name}" WHERE id IN ({marks(batch)})'
        found.update(row[0] for row in connection.execute(sql, batch))
    return {each for each in found if each is not None}


def every(connection: Connection, kind: type[Kind], *, live: bool = True) -> Iterator[Kind]:
    """Every record of a kind in order of id."""
    sql, keys = _selected(kind)
    for values in connection.execute(sql + (" WHERE row_status = 0" if live else "") + " ORDER BY id"):
        yield row_from(kind, keys, values)


def columns(connection: Connection, kind: type[Kind], *keys: str) -> Iterator[tuple[Any, ...]]:
    """Stored values of some fields of every live record in order of id: for the thousands of a code table."""
    names = ", ".join(f'"{kind.fields[key].key}"' for key in keys)
    yield from connection.execute(f'SELECT {names} FROM "{kind.spec.name}" WHERE row_status = 0 ORDER BY id')


def beginnings(connection: Connection, kind: type[Kind], key: str) -> Iterator[tuple[int, int, Stored]]:
    """Id, status and one stored value of every record that was not erased, those in the bin too."""
    sql = f'SELECT id, row_status, "{key}" FROM "{kind.spec.name}"'
    yield from connection.execute(f"{sql} WHERE row_status <> {int(Status.PURGED)} ORDER BY id")


def removed(connection: Connection, kind: type[Kind]) -> list[Kind]:
    """The records of a kind that lie in the bin, in order of id."""
    sql, keys = _selected(kind)
    found = connection.execute(f"{sql} WHERE row_status = {int(Status.REMOVED)} ORDER BY id")
    return [row_from(kind, keys, values) for values in found]


def live_ids(connection: Connection, kind: type[Kind]) -> list[int]:
    """Ids of every live record of a kind, in order."""
    return [
        row[0]
        for row in connection.execute(f'SELECT id FROM "{kind.spec.name}" WHERE row_status = 0 ORDER BY id')
    ]


def ids_by(
    connection: Connection, kind: type[Kind], column: str, values: Iterable[str]
) -> dict[str, list[int]]:
    """Live ids by the value of a technical column (natural_key, import_key)."""
    found: dict[str, list[int]] = {}
    for batch in _text_chunks(values):
        rows = connection.execute(
            f'SELECT "{column}", id FROM "{kind.spec.name}" '
            f'WHERE "{column}" IN ({marks(batch)}) AND row_status = 0 ORDER BY id',
            batch,
        )
        for value, record_id in rows:
            found.setdefault(value, []).append(record_id)
    return found


def with_first_part(connection: Connection, kind: type[Kind], *parts: str | int) -> Iterator[Kind]:
    """Live records whose natural key begins with these parts, found by its index."""
    sql, keys = _selected(kind)
    first = "".join(f"{_key_part(part)}|" for part in parts)
    where = " WHERE natural_key >= ? AND natural_key < ? AND row_status = 0 ORDER BY natural_key"
    for values in connection.execute(sql + where, (first, first[:-1] + chr(ord("|") + 1))).fetchall():
        yield row_from(kind, keys, values)


def _text_chunks(values: Iterable[str]) -> Iterator[list[str]]:
    known = sorted(set(values))
    for start in range(0, len(known), CHUNK):
        yield known[start : start + CHUNK]


@per_kind
def _folded_keys(kind: type[Kind]) -> frozenset[str]:
    """Fields with a folded copy."""
    return frozenset(field.key for field in kind.stored_fields() if field.type in FOLDED)


def insert(connection: Connection, kind: type[Kind], rows: Iterable[Kind], version: int) -> None:
    """Writes new records; their stored forms hold import_key and original where there are any.

    A statement names filled columns only: a wide table is mostly empty, and binding an empty value costs five times
    as much as binding a full one.
    """
    by_keys: dict[tuple[str, ...], list[Kind]] = {}
    for row in rows:
        by_keys.setdefault(tuple(row.stored), []).append(row)
    for keys, alike in by_keys.items():
        copies = [key for key in keys if key in _folded_keys(kind)]
        keyed = [(natural_key(kind, row.stored), row) for row in alike]
        for has_key in (True, False):
            names = ["id", "row_version", "row_status", *keys, *(f"{key}_f" for key in copies)]
            names += ["natural_key"] if has_key else []
            quoted = ", ".join(f'"{each}"' for each in names)
            connection.executemany(
                f'INSERT INTO "{kind.spec.name}" ({quoted}) VALUES ({marks(names)})',
                (
                    (
                        row.id, version, int(row.row_status), *row.stored.values(),
                        *(_folded(row.stored[key]) for key in copies), *((natural,) if has_key else ()),
                    )
                    for natural, row in keyed if (natural is not None) is has_key
                ),
            )  # fmt: skip


def update(connection: Connection, kind: type[Kind], rows: Mapping[int, Kind], changed: Mapping[int, Iterable[str]],
           version: int | None) -> None:  # fmt: skip
    """Writes the changed keys of existing records; `rows` are the records as they shall be. None keeps the version."""
    folded = _folded_keys(kind)
    natural = set(kind.spec.natural)
    by_keys: dict[tuple[str, ...], list[int]] = {}
    for record_id, keys in changed.items():
        by_keys.setdefault(tuple(sorted(keys)), []).append(record_id)
    for keys, ids in by_keys.items():
        copies = [key for key in keys if key in folded]
        renames = bool(natural & set(keys))
        names = [*keys, *(f"{key}_f" for key in copies), *(["natural_key"] if renames else [])]
        names += [] if version is None else ["row_version"]
        if not names:
            continue
        sets = ", ".join(f'"{each}" = ?' for each in names)
        connection.executemany(
            f'UPDATE "{kind.spec.name}" SET {sets} WHERE id = ?',
            (_update_values(kind, rows[record_id], keys, copies, renames, version) for record_id in ids),
        )


def _update_values(kind: type[Kind], row: Kind, keys: Sequence[str], copies: Sequence[str], renames: bool,
                   version: int | None) -> list[object]:  # fmt: skip
    values: list[object] = [
        int(row.row_status) if key == "row_status" else row.stored.get(key) for key in keys
    ]
    values += [_folded(row.stored.get(key)) for key in copies]
    values += [natural_key(kind, row.stored)] if renames else []
    values += [] if version is None else [version]
    return [*values, row.id]


def _folded(value: Stored) -> str | None:
    return fold(value) if isinstance(value, str) else None


def natural_key(kind: type[Kind], stored: Mapping[str, Stored]) -> str | None:
    """The normalised natural key of a record, or None when the kind has none or a part is empty."""
    spec = kind.spec
    parts = [_key_part(stored.get(key)) for key in spec.natural]
    if not any(parts):
        return None
    if "" in parts and any(
        not part and key not in spec.natural_optional for key, part in zip(spec.natural, parts, strict=True)
    ):
        return None
    return "|".join(parts)


def _key_part(value: Stored) -> str:
    """A part without what separates parts; a lone dash for “none” is as good as empty."""
    return "" if value is None else key_text(str(value)).replace("|", "")
