"""Bringing an older office to this program's shape: copied, migrated beside, checked, then swapped in.

`user_version` n of a file is revision "000n" of `models/migrations`; alembic is imported only for a step to take.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import sqlcipher3.dbapi2 as dbapi

import models.migrations
from app.errors import Cause, Trouble
from app.store import connection as connections
from app.store import copies, disk, install, search, shape, swap
from app.store.connection import RECORDS_NAME, Role
from app.store.dbapi import Connection
from models.kinds import Kind, all_kinds
from models.migrations import translators

HOME = Path(models.migrations.__file__).parent
VERSIONS: tuple[Path, ...] = (HOME / "versions",)
"""Folders with the steps; tests add one of their own."""

Renew = Callable[[Connection], None]
"""Works out anew what is kept beside the written fields, inside a transaction."""
Prove = Callable[[Connection], object]
"""Raises Trouble when the file does not hold what its journal says."""
Columns = dict[str, tuple[str, ...]]
Marks = dict[str, tuple[int, str]]


def bring_up_to_date(
    folder: Path,
    data_key: bytes,
    *,
    now: datetime,
    renew: Renew,
    prove: Prove,
    locked: bool = True,
    progress: disk.Progress = disk.no_progress,
) -> bool:
    """Migrates an office when it is older, keeping the old file as `records.db.before-migration-STAMP`.

    The office must be closed; `locked` tells that the caller holds the writer's lock. False when there was nothing
    to do. Raises Trouble: REFUSED_FILE, NEWER_FILE, READ_ONLY for an older file without the lock, DISK_FULL, DAMAGED;
    the office is then as before. A crash leaves the old office or the new one.
    """
    version = _version(folder / RECORDS_NAME, data_key)
    if version == shape.SCHEMA_VERSION:
        return False
    if not locked:
        raise Trouble(
            Cause.READ_ONLY,
            "This office was last written by an older SCO Desk and has not been brought up to date.",
            do="Open it once for writing, or read it with the version that wrote it.",
        )
    disk.require_space(folder, 2 * copies.records_size(folder) + copies.SLACK, "the office's new form")
    incoming = swap.prepare(folder)
    try:
        _migrated_copy(
            folder / RECORDS_NAME, incoming / RECORDS_NAME, data_key, version, renew, prove, progress
        )
    except BaseException:
        shutil.rmtree(incoming, ignore_errors=True)
        raise
    swap.commit(folder, stamp=now.strftime("%Y%m%d-%H%M%S"), keep="before-migration")
    return True


def _version(records: Path, data_key: bytes) -> int:
    found = connections.file_version(records, data_key)
    if found.application_id != install.APPLICATION_ID or found.user_version < 1:
        raise Trouble(
            Cause.REFUSED_FILE, f"{records.name} was not made by SCO Desk.", do="Choose another folder."
        )
    _refuse_newer(found.user_version)
    return found.user_version


def _refuse_newer(version: int) -> None:
    if version > shape.SCHEMA_VERSION:
        raise Trouble(
            Cause.NEWER_FILE,
            "This office was written by a newer SCO Desk.",
            do="Open it with that version, or restore a backup made by this one.",
        )


def is_older(connection: Connection) -> bool:
    """Whether a file still has the shape of an older program, so that its record tables cannot be read as today's.

    Raises Trouble(NEWER_FILE).
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    _refuse_newer(version)
    return version < shape.SCHEMA_VERSION


def _migrated_copy(
    source: Path, target: Path, key: bytes, version: int, renew: Renew, prove: Prove, progress: disk.Progress
) -> None:
    copies.snapshot(source, key, target, progress=progress)
    opened = connections.connect(target, key, Role.WRITER)
    try:
        with connections.translated():
            columns = _unchanged(opened, version)
            before = _marks(opened, columns)
            migrate(opened, version)
            _renewed(opened, renew)
            if _marks(opened, columns) != before:
                raise _failed("values that should have stayed were changed")
            prove(opened)
    finally:
        connections.close(opened)
    copies.check_copy(target, key)
    with disk.as_trouble(target.name):
        disk.flush_file(target)


def from_nothing(connection: Connection) -> None:
    """Makes today's tables in an empty file by taking every step there ever was; install makes the same at once."""
    connection.execute("BEGIN IMMEDIATE")
    install.create_technical(connection)
    connection.execute("COMMIT")
    migrate(connection, 0)


def migrate(connection: Connection, version: int) -> None:
    """Takes every step from a version to today's, on a connection of its own, and sets `user_version`.

    Foreign keys are off before the transaction begins: a table that is rebuilt would else empty those that link to it.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        _run_alembic(connection, version)
        connection.execute("BEGIN IMMEDIATE")
        if loose := connection.execute("PRAGMA foreign_key_check").fetchone():
            raise _failed(f"a link of {loose[0]} {loose[1]} leads nowhere")
        install.install_triggers(connection)  # a rebuilt table has lost its own
        connection.execute(f"PRAGMA user_version = {shape.SCHEMA_VERSION}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys = ON")


def _run_alembic(connection: Connection, version: int) -> None:
    """Runs the steps and commits. Alembic's own table is a temporary one: the file's number is `user_version`."""
    import sqlalchemy as sa
    from alembic import command
    from alembic.config import Config

    config = Config()
    for option, value in (
        ("script_location", str(HOME)),
        ("version_locations", os.pathsep.join(map(str, VERSIONS))),
        ("path_separator", "os"),
    ):
        config.set_main_option(option, value.replace("%", "%%"))
    engine = sa.create_engine(
        "sqlite://", module=dbapi, creator=lambda: connection, poolclass=sa.pool.StaticPool
    )
    with engine.connect() as bound, bound.begin():
        connection.execute("BEGIN IMMEDIATE")  # not before: making contact ends with a rollback
        connection.execute("CREATE TEMP TABLE alembic_version (version_num TEXT NOT NULL)")
        if version:
            connection.execute("INSERT INTO alembic_version VALUES (?)", (revision(version),))
        config.attributes["connection"] = bound
        command.upgrade(config, revision(shape.SCHEMA_VERSION))
    connection.execute("DROP TABLE temp.alembic_version")


def revision(version: int) -> str:
    """The migration that makes a `user_version`."""
    return f"{version:04}"


def _renewed(connection: Connection, renew: Renew) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        renew(connection)
        search.rebuild(connection, all_kinds())
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _unchanged(connection: Connection, version: int) -> Columns:
    """By kind, the columns that no step of the way may touch."""
    found: Columns = {}
    for name, kind in all_kinds().items():
        present = {row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')}
        if present:
            found[name] = tuple(key for key in _written(kind, version) if key in present)
    return found


def _written(kind: type[Kind], version: int) -> Iterator[str]:
    yield from ("id", "row_version", "row_status", "import_key", "original")
    for field in kind.written_fields():
        if not translators.is_translated(kind.spec.name, field.key, version):
            yield field.key


def _marks(connection: Connection, columns: Columns) -> Marks:
    """By kind, the number of records and a hash over their unchanged columns."""
    found: Marks = {}
    for name, keys in columns.items():
        chosen = ", ".join(f'"{key}"' for key in keys)
        digest, count = sha256(), 0
        for row in connection.execute(f'SELECT {chosen} FROM "{name}" ORDER BY id'):
            digest.update(repr(tuple(row)).encode())
            count += 1
        found[name] = count, digest.hexdigest()
    return found


def _failed(why: str) -> Trouble:
    return Trouble(
        Cause.DAMAGED,
        f"The office could not be brought to this version's form: {why}.",
        kept="It is unchanged.",
        do="Go on with the version that wrote it, and report this.",
    )
