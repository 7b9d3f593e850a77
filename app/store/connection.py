"""Opening the encrypted database: key, settings by role, the proof that the key fits, and errors as
sentences.

Connections are in autocommit: a transaction begins with an explicit BEGIN IMMEDIATE and nothing else.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import sqlcipher3.dbapi2 as dbapi

from app.errors import Cause, NotFound, Trouble
from app.store import disk
from app.store.dbapi import Connection as Connection

RECORDS_NAME = "records.db"
MINIMUM_SQLITE = (
    3,
    51,
    3,
)  # before, two connections at once could corrupt the log
PAGE = 4096
BUSY_MS = 5_000
MANY_ROWS, ROOMY_KIB = 2_000, 64 * 1024
"""From so many rows on, a transaction gets so large a cache."""
_PLAIN_HEADER = b"SQLite format 3\0"


class Role(Enum):
    """What a connection is for; the value is its cache in KiB (each connection's cache is real memory)."""

    WRITER = 8 * 1024
    GRID = 32 * 1024
    SEARCH = 16 * 1024
    READER = 4 * 1024
    FROZEN = 4 * 1024 + 1  # a medium that cannot be written; distinct from READER, else it would be an alias


@dataclass(frozen=True)
class FileVersion:
    """What the file's own header says about who wrote it."""

    application_id: int
    user_version: int


def connect(path: Path, data_key: bytes, role: Role, *, create: bool = False) -> Connection:
    """Open `path` with the raw 32-byte key; may be used from any one thread at a time.

    All roles but WRITER are `query_only`. Raises NotFound, or Trouble: KEY for a key of another office,
    DAMAGED, REFUSED_FILE for a database that is not encrypted, READ_ONLY, LOCKED. Only with `create` a file
    is made.
    """
    _refuse_old_sqlite()
    if not create:
        _look_at(path, role)
    connection = _raw(path, role, create=create)
    try:
        with translated():
            _set_key(connection, data_key)
            _prove_key(connection, path)
            _set_up(connection, role)
    except BaseException:
        connection.close()
        raise
    return connection


def reading_role(path: Path) -> Role:
    """FROZEN where the medium cannot be written, else READER."""
    return Role.READER if os.access(path.parent, os.W_OK) and os.access(path, os.W_OK) else Role.FROZEN


@contextmanager
def roomy(connection: Connection, rows: int) -> Iterator[None]:
    """A larger cache while many rows are written: index pages put out and fetched back are encrypted each time."""
    if rows < MANY_ROWS:
        yield
        return
    connection.execute(f"PRAGMA cache_size = -{ROOMY_KIB}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = -{Role.WRITER.value}")


def close(connection: Connection) -> None:
    """Close; a writer first folds the log back into the file, so that no -wal stays behind. Never raises."""
    with suppress(dbapi.Error):
        if connection.in_transaction:
            connection.rollback()
        if not connection.execute("PRAGMA query_only").fetchone()[0]:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with suppress(dbapi.Error):
        connection.close()


def check_integrity(connection: Connection) -> list[str]:
    """What is wrong with the file, in SQLite's words; empty when every page is authentic and well formed.

    A whole old page put back passes: only the journal's replay finds that.
    """
    problems: list[str] = []
    for check, sound in (("cipher_integrity_check", ()), ("quick_check", ("ok",))):
        try:
            problems += [row[0] for row in connection.execute(f"PRAGMA {check}") if row[0] not in sound]
        except dbapi.DatabaseError as error:
            if map_error(error) is None:
                raise
            problems.append(str(error))
    return problems


def file_version(path: Path, data_key: bytes) -> FileVersion:
    """`application_id` and `user_version` of a database. Raises as `connect` does.

    Both stand on the first page; the description of the tables, which takes longer than all else, is not read.
    """
    _refuse_old_sqlite()
    role = reading_role(path)
    _look_at(path, role)
    connection = _raw(path, role, create=False)
    try:
        with translated():
            _set_key(connection, data_key)
            connection.execute("PRAGMA query_only = ON")
            application, user = (
                _first_asked(connection, path, f"PRAGMA {name}")
                for name in ("application_id", "user_version")
            )
        return FileVersion(application, user)
    finally:
        close(connection)


def copy_target(path: Path, data_key: bytes) -> Connection:
    """A new, empty database to copy another one into; no journal, since a failed copy is thrown away."""
    connection = _raw(path, Role.WRITER, create=True)
    try:
        with translated():
            _set_key(connection, data_key)
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
    except BaseException:
        connection.close()
        raise
    return connection


def side_files(path: Path) -> list[Path]:
    """The log and its index beside a database, where they exist."""
    return [side for ending in ("-wal", "-shm") if (side := path.with_name(path.name + ending)).exists()]


@contextmanager
def translated() -> Iterator[None]:
    """Turn the database's known errors in the block into Trouble; a program's fault stays what it is."""
    try:
        yield
    except dbapi.Error as error:
        trouble = map_error(error)
        if trouble is None:
            raise
        raise trouble from error


def map_error(error: BaseException) -> Trouble | None:
    """The Trouble behind a database error, also one wrapped by SQLAlchemy; None for a program's fault."""
    original = getattr(error, "orig", None) or error
    if not isinstance(original, dbapi.Error):
        return None
    known = _TROUBLES.get(_code(original) & 0xFF)
    return None if known is None else Trouble(known[0], known[1], kept=known[2], do=known[3])


def _code(error: BaseException) -> int:
    """SQLite's result code; the driver's `backup` gives only SQLite's fixed words for it."""
    code = getattr(error, "sqlite_errorcode", None)
    return int(code) if code is not None else _WORDS.get(str(error), 0)


_WORDS = {
    "database or disk is full": 13,
    "database is locked": 5,
    "database table is locked": 6,
    "attempt to write a readonly database": 8,
    "database disk image is malformed": 11,
    "file is not a database": 26,
    "disk I/O error": 10,
    "unable to open database file": 14,
    "out of memory": 7,
    "Cannot operate on a closed database.": 21,
}


_UNCHANGED = "The last saved state is unchanged."
_TROUBLES: dict[int, tuple[Cause, str, str, str]] = {
    13: (Cause.DISK_FULL, "The disk is full.", _UNCHANGED, "Free some space, then do it again."),
    5: (
        Cause.LOCKED,
        "Another program is using the office's records.",
        _UNCHANGED,
        "Wait a moment or close the other program, then do it again.",
    ),
    8: (
        Cause.READ_ONLY,
        "The office cannot be written here.",
        _UNCHANGED,
        "Copy it to a disk you may write to, or ask who has it open for writing.",
    ),
    11: (
        Cause.DAMAGED,
        "Part of the office's records is damaged.",
        "Nothing damaged is shown as good.",
        "Restore the last backup.",
    ),
    10: (
        Cause.OTHER,
        "The disk reported an error.",
        _UNCHANGED,
        "Check that the drive is connected, then open the office again.",
    ),
    14: (
        Cause.OTHER,
        "The office's records cannot be opened on this disk.",
        "Nothing was changed.",
        "Check that the drive is connected and that you may read and write the folder.",
    ),
    21: (Cause.KEY, "The office is closed.", "Everything saved is kept.", "Open it again."),
    7: (
        Cause.OTHER,
        "The machine is out of memory.",
        _UNCHANGED,
        "Close other programs, then do it again.",
    ),
}
_TROUBLES |= {6: _TROUBLES[5], 3: _TROUBLES[8], 26: _TROUBLES[11], 22: _TROUBLES[10], 15: _TROUBLES[5]}


def _refuse_old_sqlite() -> None:
    if dbapi.sqlite_version_info < MINIMUM_SQLITE:
        wanted = ".".join(map(str, MINIMUM_SQLITE))
        raise Trouble(
            Cause.OTHER,
            f"The database library is {dbapi.sqlite_version}; versions before {wanted} can damage records.",
            do="Install the program again from its own package.",
        )


def _look_at(path: Path, role: Role) -> None:
    with disk.as_trouble(path.name, kept="Nothing was changed."):
        if not path.is_file():
            raise NotFound(f"There is no {path.name} in {path.parent.name}.")
        wal = path.with_name(path.name + "-wal")
        unfinished = wal.exists() and wal.stat().st_size > 0
        with path.open("rb") as stream:
            header = stream.read(len(_PLAIN_HEADER))
    if role is Role.FROZEN and unfinished:
        raise Trouble(
            Cause.READ_ONLY,
            "This office was not closed cleanly; its last changes can only be read where writing is allowed.",
            do="Copy the whole folder to a disk you may write to and open it there.",
        )
    if header == _PLAIN_HEADER:
        raise Trouble(
            Cause.REFUSED_FILE, f"{path.name} is not encrypted, so it is not an office of this program."
        )
    if not header and not unfinished:
        raise _damaged(path, "is empty")


def _raw(path: Path, role: Role, *, create: bool) -> Connection:
    mode = "immutable=1&mode=ro" if role is Role.FROZEN else "mode=rwc" if create else "mode=rw"
    with translated():
        connection: Connection = dbapi.connect(
            f"{path.absolute().as_uri()}?{mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_MS / 1000,
        )
    return connection


def _set_key(connection: Connection, data_key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # before the key, else errors go to the terminal
    connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
    connection.execute("PRAGMA cipher_compatibility = 4")  # the file's format stays when the library moves on


def _prove_key(connection: Connection, path: Path) -> None:
    _first_asked(connection, path, "SELECT count(*) FROM sqlite_master")


def _first_asked(connection: Connection, path: Path, question: str) -> int:
    """The number that answers the first question to a file; says why there is none."""
    try:
        return int(connection.execute(question).fetchone()[0])
    except dbapi.DatabaseError as error:
        if _code(error) & 0xFF not in (11, 26):
            raise
        raise _why_unreadable(connection, path) from error


def _why_unreadable(connection: Connection, path: Path) -> Trouble:
    """SQLite says the same of a wrong key and a damaged first page; the other pages tell them apart."""
    pages, rest = divmod(path.stat().st_size, PAGE)
    if rest or not pages:
        return _damaged(path, "is cut off")
    with suppress(dbapi.DatabaseError):
        bad = len(connection.execute("PRAGMA cipher_integrity_check").fetchall())
        if bad < pages:
            return _damaged(path, f"is damaged ({bad} of {pages} pages)")
    return Trouble(
        Cause.KEY,
        f"The key does not fit {path.name}: it belongs to another office, or the file is damaged throughout.",
        do=f"Check that keys.json and {path.name} come from the same office, or restore a backup.",
    )


def _damaged(path: Path, how: str) -> Trouble:
    return Trouble(
        Cause.DAMAGED,
        f"{path.name} {how}.",
        kept="Nothing damaged is shown as good.",
        do="Restore the last backup.",
    )


def _set_up(connection: Connection, role: Role) -> None:
    settings: Sequence[str] = (
        f"busy_timeout = {BUSY_MS}",
        "foreign_keys = ON",
        "synchronous = FULL",
        "temp_store = MEMORY",
        "secure_delete = ON",
        "trusted_schema = OFF",
        f"cache_size = -{role.value}",
        "journal_size_limit = 67108864",
    )
    for setting in settings:
        connection.execute(f"PRAGMA {setting}")
    if role is not Role.WRITER:
        connection.execute("PRAGMA query_only = ON")
    elif connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
        raise Trouble(
            Cause.OTHER,
            "This disk does not support safe writing of the office's records.",
            do="Copy the office to a disk in this machine.",
        )
