"""Backups nobody has to ask for: while somebody works and before what is risky; and proving an old one again.

A safeguard never stops the work it guards: what went wrong comes back as a sentence.
"""

from datetime import timedelta

from app import backups
from app.errors import DeskError
from app.journal import entries as journal
from app.office import Office
from app.renewal import proven
from app.store import backup, disk, keys
from app.store.connection import translated
from app.store.manifest import Backup

EVERY = timedelta(minutes=30)
"""How often a backup is made while somebody changes the office."""
RISKY_ROWS = 500
"""An import of more rows than this is backed up first."""


def changed_since_backup(office: Office) -> bool:
    """Whether the newest good backup that this machine knows lacks an entry of the office."""
    good = next((each for each in backups.known_backups(office) if not each.problem), None)
    if good is None:
        return True
    with office.another_reader() as reader, translated():
        return journal.head(reader.connection) != good.contents.head


def back_up_if_changed(
    office: Office,
    *,
    progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Backup | None:
    """Makes a backup unless the newest one holds everything. Raises as `backups.back_up` does."""
    if not office.writable or not changed_since_backup(office):
        return None
    return backups.back_up(office, progress=progress, cancelled=cancelled)


def before_risky(office: Office, what: str, *, progress: disk.Progress = disk.no_progress) -> str:
    """A backup before `what` ("the import"); a sentence when none could be made, empty when one is there."""
    try:
        back_up_if_changed(office, progress=progress)
    except DeskError as error:
        return f"No backup was made before {what}: {error.title}"
    return ""


def before_import(office: Office, rows: int, *, progress: disk.Progress = disk.no_progress) -> str:
    """The same before an import of many rows; nothing for a small one."""
    return before_risky(office, "the import", progress=progress) if rows > RISKY_ROWS else ""


def verify_again(office: Office, old: Backup) -> Backup:
    """Reads a whole backup of this office again: with its new date, or with `problem` as a sentence."""
    if old.key_id != keys.key_id(office.data_key):
        return old
    return backup.verify_backup(old, office.data_key, now=office.clock(), verify=proven)


def state_of(office: Office, old: Backup) -> str:
    """In words whether a backup is good: proven when, or why it cannot be used or proven here."""
    if old.problem:
        return old.problem
    if old.key_id != keys.key_id(office.data_key):
        return "Under an earlier office key; opens with the passphrase of that time."
    missing = f", without {len(old.missing)} damaged files" if old.missing else ""
    return (
        f"Proven {old.verified.astimezone():%d %b %Y %H:%M}{missing}" if old.verified else "Not read back yet"
    )
