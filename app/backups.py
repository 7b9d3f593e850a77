"""Backups of an office: made beside whoever works, read back and proven by the journal, and restored."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app import clock, machine, offices, users
from app.entering import become_replica
from app.errors import Cause, NotFound, Refused, Trouble
from app.journal import entries as journal
from app.office import Office
from app.renewal import proven
from app.rights import ROLES
from app.store import backup, connection, disk, install, keys, lock, rotation
from app.store.backup import Restored
from app.store.connection import RECORDS_NAME, Role
from app.store.keys import KEYS_NAME
from app.store.manifest import Backup
from app.unlocking import unlock
from app.version import PROGRAM


@dataclass(frozen=True)
class RestoredOffice:
    """A restored office: its folder, the backup it came from, and what the store did with the files."""

    folder: Path
    backup: Backup
    files: Restored


def default_folder(office: Path) -> Path:
    """Where backups go when nobody said where: beside the office, `NAME backups`."""
    return office.with_name(f"{office.name.removesuffix(offices.SUFFIX)} backups")


def back_up(
    office: Office,
    target: Path | None = None,
    *,
    progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Backup:
    """Makes a backup, opens it, proves its journal, thins out older ones. Raises as `store.backup` does."""
    folder = (target or default_folder(office.folder)).absolute()
    made = backup.back_up(
        office.folder,
        office.data_key,
        folder,
        now=office.clock(),
        program=PROGRAM,
        verify=proven,
        keep=rotation.Policy(),
        progress=progress,
        cancelled=cancelled,
    )
    _remember(office.office_id, folder)
    office.log("backed up")
    return made


def known_backups(office: Office) -> list[Backup]:
    """Every backup of the office in the folders this machine knows, newest first."""
    folders = (default_folder(office.folder).absolute(), *_remembered(office.office_id))
    found = [each for folder in dict.fromkeys(folders) for each in _listed(folder)]
    mine = [each for each in found if each.office == office.office_id]
    return sorted(mine, key=lambda each: each.made, reverse=True)


def last_proven(office: Office) -> datetime | None:
    """When a backup that is still there was last read back; None when there is no good one."""
    return max(
        (each.verified for each in known_backups(office) if each.verified and not each.problem), default=None
    )


def restore(
    source: Path,
    office: Path,
    user: str,
    passphrase: str,
    *,
    now: clock.Clock = clock.now,
    progress: disk.Progress = disk.no_progress,
) -> RestoredOffice:
    """Puts a backup in the place of an office, or makes the office where there is none.

    `source` is one backup, or a folder of backups whose newest good one is taken. The passphrase is one that
    opens the present office, or, where that has another key or is gone, one that opened the backup. Only an
    administrator restores. The present records stay beside; the restored office becomes a new working copy.
    Raises Refused, NotFound and Trouble.
    """
    chosen = _chosen(source)
    data_key, name = _key_for(chosen, office, user, passphrase, now)
    _refuse_others(chosen, data_key, name)
    disk.make_folder(office)
    with _swept_if_failed(office), _writers_lock(office, name, now):
        done = backup.restore_backup(chosen, office, data_key, now=now(), verify=proven, progress=progress)
    with offices.open_with_key(office, data_key, name, now=now, recovering=True) as opened:
        become_replica(opened)
        users.keep_slots_of_keys(opened)
        opened.log("restored from a backup", detail=chosen.made.isoformat(timespec="seconds"))
    return RestoredOffice(office, chosen, done)


def _chosen(source: Path) -> Backup:
    if not source.is_dir():
        raise NotFound(f"There is no backup at {source}.")
    single = next(
        (each for each in backup.list_backups(source.absolute().parent) if each.folder.name == source.name),
        None,
    )
    candidates = [single] if single else backup.list_backups(source)
    good = next((each for each in candidates if not each.problem), None)
    if good is not None:
        return good
    if candidates:
        raise Trouble(
            Cause.DAMAGED, f"This backup cannot be used. {candidates[0].problem}", do="Choose another backup."
        )
    raise NotFound(f"{source} holds no backup.")


def _key_for(chosen: Backup, office: Path, user: str, passphrase: str, now: clock.Clock) -> tuple[bytes, str]:
    """The key, by the present office's slots when they wrap it, else by the backup's own."""
    if (office / KEYS_NAME).exists() and (office / RECORDS_NAME).exists():
        present = keys.read_keys(office)
        if present.office != chosen.office:
            raise Refused("That backup belongs to another office.", do="Restore it under a new name.")
        if present.key_id == chosen.key_id:
            return unlock(office, user, passphrase, now=now)
    with tempfile.TemporaryDirectory() as place:
        # A wrong passphrase is counted in keys.json, and the backup's own may not change.
        shutil.copyfile(chosen.folder / KEYS_NAME, Path(place) / KEYS_NAME)
        data_key = keys.unlock(Path(place), user, passphrase, now=now())
        slot = keys.read_keys(Path(place)).slot(user)
    return data_key, slot.user if slot else user


def _refuse_others(chosen: Backup, data_key: bytes, user: str) -> None:
    opened = connection.connect(chosen.folder / RECORDS_NAME, data_key, Role.FROZEN)
    try:
        with connection.translated():
            codes = {name.casefold(): code for name, code in install.roles(opened).items()}
    finally:
        connection.close(opened)
    role = ROLES.get(codes.get(user.casefold(), ""))
    if role is None or not role.may_administer:
        raise Refused("Only an administrator restores a backup.", do="Ask an administrator of this office.")


def _writers_lock(office: Path, user: str, now: clock.Clock) -> lock.Lock:
    taken = lock.take(office, user=user, machine=journal.machine_name(), version=PROGRAM, now=now())
    if isinstance(taken, lock.Held):
        raise Refused(taken.sentence, do="Close the office there, then restore.")
    return taken


@contextmanager
def _swept_if_failed(office: Path) -> Iterator[None]:
    """Leaves no empty folder behind where there was no office before."""
    try:
        yield
    except BaseException:
        if not (office / RECORDS_NAME).exists():
            (office / lock.LOCK_NAME).unlink(missing_ok=True)
            with suppress(OSError):
                office.rmdir()
        raise


def _listed(folder: Path) -> list[Backup]:
    try:
        return backup.list_backups(folder)
    except Trouble:  # a drive that is not connected
        return []


def _remember(office_id: str, folder: Path) -> None:
    content = machine.read()
    known = content.setdefault("backups", {})
    known[office_id] = list(dict.fromkeys([str(folder), *known.get(office_id, [])]))[:8]
    machine.write(content)


def _remembered(office_id: str) -> list[Path]:
    return [Path(each) for each in machine.read().get("backups", {}).get(office_id, [])]
