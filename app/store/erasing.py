"""What a purge erases: the values of records, their values in the journal, what was typed about them, their files.

A record's row stays with its number alone, and a journalled change with its hash: the chain of the journal is whole,
and what named the record still says that there was one.
"""

from collections.abc import Callable, Collection, Iterable, Iterator

from app.store import meta
from app.store.dbapi import Connection
from app.store.records import chunks, marks
from models.kinds import Kind, Status

KEPT = ("id", "row_version", "row_status")
"""All that is left of an erased record's row."""
FILES_TO_GO = "files_to_erase"
TYPED = ("draft", "layout")
"""Tables of what users typed and arranged, by user and place."""


def erase(connection: Connection, kind: type[Kind], ids: Collection[int], version: int) -> None:
    """Empties rows of a kind and all that the journal holds of them, inside the caller's transaction."""
    from app.store.schema import column_names  # opening an office to look at it needs no SQLAlchemy

    emptied = ", ".join(f'"{each}" = NULL' for each in column_names(kind) if each not in KEPT)
    for batch in chunks(ids):
        where = f"WHERE id IN ({marks(batch)})"
        connection.execute(
            f'UPDATE "{kind.spec.name}" SET {emptied}, row_version = ?, row_status = {int(Status.PURGED)} {where}',
            [version, *batch],
        )
        connection.execute(
            f"UPDATE entry_change SET salt = NULL, content = NULL WHERE record_id IN ({marks(batch)})", batch
        )


def journalled(connection: Connection, ids: Iterable[int]) -> int:
    """How many changes of the journal hold values of some records."""
    return sum(
        connection.execute(
            f"SELECT count(*) FROM entry_change WHERE record_id IN ({marks(batch)}) AND content IS NOT NULL", batch
        ).fetchone()[0]
        for batch in chunks(ids)
    )  # fmt: skip


def with_marker(connection: Connection, kind: type[Kind], key: str, wanted: Iterable[int]) -> list[int]:
    """Ids of records in any state whose link leads to one of some records."""
    found: list[int] = []
    for batch in chunks(wanted):
        sql = f'SELECT id FROM "{kind.spec.name}" WHERE "{key}" IN ({marks(batch)}) ORDER BY id'
        found += [row[0] for row in connection.execute(sql, batch)]
    return found


def texts(
    connection: Connection, kind: type[Kind], keys: Iterable[str]
) -> Iterator[tuple[int, *tuple[str | None, ...]]]:
    """Id and some texts of every record of a kind that is in use or in the bin."""
    columns = ", ".join(f'"{key}"' for key in keys)
    kept = f"{int(Status.LIVE)}, {int(Status.REMOVED)}"
    yield from connection.execute(
        f'SELECT id, {columns} FROM "{kind.spec.name}" WHERE row_status IN ({kept})'
    )


def about(connection: Connection, kind: type[Kind], subject: str, ids: Iterable[int]) -> list[int]:
    """Ids of records in any state that name one of some records of the kind `subject` by kind and number."""
    found: list[int] = []
    for batch in chunks(ids):
        sql = f'SELECT id FROM "{kind.spec.name}" WHERE subject_kind = ? AND subject_id IN ({marks(batch)})'
        found += [row[0] for row in connection.execute(sql, [subject, *batch])]
    return found


def printed_with(connection: Connection, ids: Iterable[int]) -> set[str]:
    """Footer codes of the papers that the access log says were printed with some records on them."""
    found: set[str] = set()
    for batch in chunks(ids):
        rows = connection.execute(
            "SELECT json_extract(content, '$.detail') FROM access_log WHERE json_extract(content, '$.action') = "
            f"'printed' AND record_id IN ({marks(batch)})",
            batch,
        )
        found.update(str(row[0]).rpartition(" ")[2] for row in rows)
    return found


def typed(connection: Connection, holds: Callable[[str], bool]) -> list[tuple[str, int]]:
    """Table and row of everything that was typed and not saved, or arranged, whose text `holds` what is erased."""
    return [
        (table, row)
        for table in TYPED
        for row, place, content in connection.execute(f"SELECT rowid, place, content FROM {table}")
        if holds(f"{place}\n{content}")
    ]


def forget_typed(connection: Connection, rows: Iterable[tuple[str, int]]) -> None:
    """Erases such rows."""
    for table, row in rows:
        connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))


def hashes(connection: Connection, kind: type[Kind]) -> dict[int, str]:
    """Hashes of the files that records of a kind name, in any state."""
    sql = f'SELECT id, sha256 FROM "{kind.spec.name}" WHERE sha256 IS NOT NULL'
    return dict(connection.execute(sql).fetchall())


def leave_files(connection: Connection, digests: Iterable[str]) -> None:
    """Notes which files go, together with the records: a crash in between leaves none of them for good."""
    meta.put(connection, FILES_TO_GO, "\n".join(sorted(digests)))


def files_to_go(connection: Connection) -> list[str]:
    """The files that a purge left, which no record names."""
    return meta.get(connection, FILES_TO_GO).split()


def rewrite(connection: Connection) -> None:
    """Writes the whole file anew and folds the log away, so that no page holds what was erased. Takes its time.

    Raises what the database raises when the disk is full or another connection holds on; nothing is lost then.
    """
    connection.execute("INSERT INTO search_fts (search_fts) VALUES ('optimize')")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
