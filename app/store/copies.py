"""Copies of a whole office: a snapshot while somebody works, "Copy office…", a new office key."""

import shutil
from collections.abc import Callable
from pathlib import Path

from app.errors import Cause, Refused, Trouble
from app.store import connection, crypto, disk, files, keys, swap
from app.store.connection import RECORDS_NAME
from app.store.dbapi import Connection

STEP_PAGES = 1024  # 4 MB between two looks at `cancelled`
SLACK = 8 << 20
"""Bytes that must stay free beyond what is copied."""

Amend = Callable[[Connection], None]


def snapshot(
    source: Path,
    key: bytes,
    target: Path,
    *,
    new_key: bytes | None = None,
    progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> None:
    """Copy the database `source` as it is at this moment to `target`, under `new_key` if given.

    A writer may go on meanwhile. Raises Trouble, and Refused when cancelled; `target` is then removed.
    """

    def step(_status: int, remaining: int, total: int) -> None:
        disk.stop_if(cancelled, "The copy")
        progress((total - remaining) * connection.PAGE, total * connection.PAGE)

    reader = connection.connect(source, key, connection.reading_role(source))
    try:
        writer = connection.copy_target(target, new_key or key)
        try:
            with connection.translated():
                # A read transaction holds the moment still; without it each commit would restart the copy.
                reader.execute("BEGIN")
                reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
                reader.backup(writer, pages=STEP_PAGES, progress=step)
        finally:
            writer.close()
        with disk.as_trouble(target.name):
            disk.flush_file(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        connection.close(reader)


def check_copy(path: Path, key: bytes) -> None:
    """Read every page of a closed copy. Raises Trouble(DAMAGED) when one is not authentic."""
    opened = connection.connect(path, key, connection.Role.FROZEN)
    try:
        problems = connection.check_integrity(opened)
    finally:
        connection.close(opened)
    if problems:
        raise Trouble(
            Cause.DAMAGED,
            f"The copy of {path.name} does not read back: {problems[0]}.",
            kept="The original is unchanged.",
            do="Try another disk; if that fails too, restore the last backup.",
        )


def copy_office(
    source: Path,
    target: Path,
    key: bytes,
    *,
    progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> None:
    """Copy the office folder `source` to the new folder `target`, whole or not at all; the source may be in
    use.

    The copy is read back and all its attachments are verified. Raises Refused when `target` exists, Trouble.
    """
    if target.exists():
        raise Refused(f"{target.name} exists already.", do="Choose another name for the copy.")
    if target.absolute().is_relative_to(source.absolute()):
        raise Refused("An office cannot be copied into itself.", do="Choose a folder outside the office.")
    held = files.stored(source / files.FILES_NAME)
    disk.require_space(target.parent, records_size(source) + sum(held.values()) + SLACK, "the copy")
    disk.make_folder(target.parent)
    part = disk.part_beside(target)
    try:
        disk.make_folder(part)
        snapshot(source / RECORDS_NAME, key, part / RECORDS_NAME, progress=progress, cancelled=cancelled)
        check_copy(part / RECORDS_NAME, key)
        keys.write_keys(part, keys.read_keys(source))
        for digest in held:
            disk.stop_if(cancelled, "The copy")
            files.copy_stored(source / files.FILES_NAME, part / files.FILES_NAME, key, digest)
        with disk.as_trouble("the copy"):
            disk.rename(part, target)
            disk.sync_folder(target.parent)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def change_key(
    office: Path,
    old_key: bytes,
    new_key: bytes,
    new_keys: keys.KeyFile,
    *,
    amend: Amend,
    stamp: str,
    progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> None:
    """Encrypt records and attachments anew under `new_key`; afterwards nothing in the folder opens with the
    old one.

    The office must be closed and its lock held. `amend` writes the new slots into the new database before it
    takes the old one's place. A crash leaves the old office or the new one. Raises Trouble, Refused when
    cancelled.
    """
    if new_keys.key_id != crypto.key_id(new_key):
        raise ValueError("the slots wrap another key")
    old_files = files.stored(office / files.FILES_NAME)
    disk.require_space(office, records_size(office) + sum(old_files.values()) + SLACK, "the new key")
    incoming = swap.prepare(office)
    try:
        records = incoming / RECORDS_NAME
        snapshot(
            office / RECORDS_NAME, old_key, records, new_key=new_key, progress=progress, cancelled=cancelled
        )
        opened = connection.connect(records, new_key, connection.Role.WRITER)
        try:
            amend(opened)
        finally:
            connection.close(opened)
        check_copy(records, new_key)
        disk.make_folder(incoming / files.FILES_NAME)
        for digest in old_files:
            disk.stop_if(cancelled, "Changing the office key")
            files.reencrypt(office / files.FILES_NAME, incoming / files.FILES_NAME, old_key, new_key, digest)
        keys.write_keys(incoming, new_keys)
    except BaseException:
        shutil.rmtree(incoming, ignore_errors=True)
        raise
    swap.commit(office, stamp=stamp)
    for kept in office.glob("*.before-*"):  # what earlier exchanges put aside opens with the old key
        if kept.is_dir():
            shutil.rmtree(kept, ignore_errors=True)
        else:
            kept.unlink(missing_ok=True)


def records_size(office: Path) -> int:
    """Bytes of the database and its log: an upper bound for a copy."""
    records = office / RECORDS_NAME
    with disk.as_trouble(RECORDS_NAME):
        return sum(path.stat().st_size for path in (records, *connection.side_files(records)))
