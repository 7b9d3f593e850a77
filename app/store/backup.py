"""Backups on a disk: made while somebody works, read back before they count, rotated, verified and restored.

Layout of a backup folder: `STAMP/records.db, keys.json, manifest.json` per backup, and `files/KEY/` with the
encrypted attachments that all backups under the same office key share. A folder may hold several offices.
"""

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from app.errors import Cause, NotFound, Refused, Trouble
from app.store import connection, copies, disk, files, keys, manifest, rotation, swap
from app.store.connection import RECORDS_NAME
from app.store.dbapi import Connection
from app.store.keys import KEYS_NAME
from app.store.manifest import Backup, Contents

Verify = Callable[[Connection], Contents]
"""Looks into the opened copy and raises Trouble when it does not hold what it should."""


@dataclass(frozen=True)
class Restored:
    """What a restore did: old pieces kept aside, whether the slots are the backup's, attachments lost."""

    aside: tuple[Path, ...]
    keys_replaced: bool
    missing: tuple[str, ...]


def back_up(
    office: Path,
    key: bytes,
    target: Path,
    *,
    now: datetime,
    program: str,
    verify: Verify,
    keep: rotation.Policy | None = None,
    progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Backup:
    """Make a backup of the office in folder `target`, read it back, and rotate older ones by `keep` (None:
    keep all).

    Runs beside a writer. Raises Trouble (DISK_FULL before anything is copied, DAMAGED when the office or the
    copy does not read back) and Refused when cancelled; earlier backups are then untouched. `now` is an aware
    instant.
    """
    if target.absolute().is_relative_to(office.absolute()):
        raise Refused(
            "A backup inside the office would be lost with it.", do="Choose a folder outside the office."
        )
    key_file = keys.read_keys(office)
    new_files = _new_files(office, target / files.FILES_NAME / key_file.key_id)
    needed = copies.records_size(office) + sum(new_files.values()) + copies.SLACK
    disk.require_space(target, needed, "the backup")
    disk.make_folder(target)
    _sweep(target)
    end = _free_name(target, now)
    part = target / f".{end.name}{disk.PART}"
    try:
        disk.make_folder(part)
        made = Backup(
            part, now.astimezone(UTC), key_file.office, key_file.key_id, program, verified=now.astimezone(UTC)
        )
        made = _copy_records(office, key, made, verify, progress, cancelled)
        made = _copy_files(office, key, made, new_files, cancelled)
        manifest.write(made)
        with disk.as_trouble("the backup"):
            disk.rename(part, end)
            disk.sync_folder(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    made = replace(made, folder=end)
    if keep is not None:
        rotate(made, keep, now=now)
    return made


def list_backups(folder: Path) -> list[Backup]:
    """Every backup in `folder`, newest first.

    Missing or short files are seen, changed ones only by `verify_backup`.
    """
    if not folder.is_dir():
        return []
    with disk.as_trouble("the backup folder"):
        places = [
            place for place in folder.iterdir() if place.is_dir() and manifest.STAMP.fullmatch(place.name)
        ]
    return sorted(
        (manifest.read(place) for place in places),
        key=lambda backup: (backup.made, backup.folder),
        reverse=True,
    )


def verify_backup(backup: Backup, key: bytes, *, now: datetime, verify: Verify | None = None) -> Backup:
    """Read the whole backup: hashes, every page, every attachment, and what `verify` looks at.

    Returns it with `verified` set, or with `problem`. The date is kept in the manifest where that can be
    written.
    """
    fresh = manifest.read(backup.folder)
    if fresh.problem:
        return fresh
    problem = manifest.changed(fresh)
    if not problem:
        try:
            _look_inside(fresh, key, verify)
            for digest in fresh.files:
                files.verify(fresh.shared_files, key, digest)
        except Trouble as trouble:
            problem = trouble.title
    if problem:
        return replace(fresh, problem=problem)
    good = replace(fresh, verified=now.astimezone(UTC))
    with suppress(Trouble):  # a read-only medium: the answer stands all the same
        manifest.write(good)
    return good


def rotate(newest: Backup, keep: rotation.Policy, *, now: datetime) -> list[Backup]:
    """Remove what `keep` does not ask for among the backups of the same office; returns what was removed.

    `newest` has just been read back. Attachments go when no backup names them any more.
    """
    folder = newest.folder.parent

    def is_good(backup: Backup) -> bool:
        return backup.folder == newest.folder or (not backup.problem and not manifest.changed(backup))

    same_office = [backup for backup in list_backups(folder) if backup.office == newest.office]
    removed = rotation.to_remove(same_office, keep, now=now, is_good=is_good)
    for backup in removed:
        _remove(backup)
    if removed:
        _remove_unused_files(folder)
    return removed


def restore_backup(
    backup: Backup,
    office: Path,
    key: bytes,
    *,
    now: datetime,
    verify: Verify | None = None,
    keys_from_backup: bool = False,
    progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Restored:
    """Put the backup in the place of the office's records (or make the office, where there is none).

    The office must be closed and its lock held. The present records stay beside as
    `records.db.before-restore-STAMP`. Present slots stay when they wrap the backup's key, unless
    `keys_from_backup`. A crash leaves the old office or the restored one. Raises Trouble(DAMAGED) when the
    backup does not read back.
    """
    checked = _checked(backup, key, verify)
    stamp = now.astimezone(UTC).strftime(manifest.STAMP_FORM)
    disk.require_space(
        office, checked.size + sum(checked.files.values()) + copies.SLACK, "the restored office"
    )
    disk.make_folder(office)
    same_key = _current_key_id(office) == checked.key_id
    incoming = swap.prepare(office)
    try:
        _bring(checked.folder / RECORDS_NAME, incoming / RECORDS_NAME, checked.records_sha256)
        if keys_from_backup or not same_key:
            _bring(checked.folder / KEYS_NAME, incoming / KEYS_NAME, checked.keys_sha256)
        place = (office if same_key else incoming) / files.FILES_NAME
        disk.make_folder(place)
        missing = _bring_files(checked, place, key, progress, cancelled)
    except BaseException:
        shutil.rmtree(incoming, ignore_errors=True)
        raise
    keys_replaced = (incoming / KEYS_NAME).exists()
    swap.commit(office, stamp=stamp, keep="before-restore")
    aside = tuple(sorted(office.glob(f"*.before-restore-{stamp}*")))
    return Restored(aside, keys_replaced, missing)


def _copy_records(
    office: Path, key: bytes, made: Backup, verify: Verify, progress: disk.Progress, cancelled: disk.Cancelled
) -> Backup:
    records = made.folder / RECORDS_NAME
    copies.snapshot(office / RECORDS_NAME, key, records, progress=progress, cancelled=cancelled)
    keys_sha256 = disk.copy_durably(office / KEYS_NAME, made.folder / KEYS_NAME)
    contents = _look_inside(made, key, verify)
    with disk.as_trouble("the backup"):
        return replace(
            made,
            contents=contents,
            size=records.stat().st_size,
            records_sha256=disk.sha256_of(records),
            keys_sha256=keys_sha256,
        )


def _look_inside(backup: Backup, key: bytes, verify: Verify | None) -> Contents:
    """Open the copy and read every page; what `verify` returns. Raises Trouble."""
    records = backup.folder / RECORDS_NAME
    copies.check_copy(records, key)
    opened = connection.connect(records, key, connection.Role.FROZEN)
    try:
        with connection.translated():
            return backup.contents if verify is None else verify(opened)
    finally:
        connection.close(opened)


def _new_files(office: Path, shared: Path) -> dict[str, int]:
    """The office's attachments that the backup folder does not hold yet, with their sizes."""
    held = files.stored(shared)
    present = files.stored(office / files.FILES_NAME)
    return {digest: size for digest, size in present.items() if held.get(digest) != size}


def _copy_files(
    office: Path, key: bytes, made: Backup, new_files: Mapping[str, int], cancelled: disk.Cancelled
) -> Backup:
    """Copy the new attachments.

    One that is damaged in the office is named, not a reason to have no backup.
    """
    missing = []
    for digest in new_files:
        disk.stop_if(cancelled, "The backup")
        try:
            files.copy_stored(office / files.FILES_NAME, made.shared_files, key, digest)
        except Trouble as trouble:
            if trouble.cause is not Cause.DAMAGED:
                raise
            files.remove(made.shared_files, digest)
            missing.append(digest)
    held = files.stored(made.shared_files)
    present = files.stored(office / files.FILES_NAME)
    kept = {digest: held[digest] for digest in present if digest in held}
    return replace(made, files=kept, missing=tuple(missing))


def _checked(backup: Backup, key: bytes, verify: Verify | None) -> Backup:
    """The backup anew from its manifest, its records read whole; attachments are checked as copied."""
    fresh = manifest.read(backup.folder)
    # Lost attachments are no reason to withhold the records; they are named in `Restored.missing`.
    lost_files_only = "attachments" in fresh.problem
    problem = manifest.changed(fresh) if not fresh.problem or lost_files_only else fresh.problem
    if problem:
        raise Trouble(
            Cause.DAMAGED,
            f"This backup cannot be used. {problem}",
            kept="The office is unchanged.",
            do="Choose another backup.",
        )
    _look_inside(fresh, key, verify)
    return fresh


def _bring(source: Path, target: Path, expected: str) -> None:
    if disk.copy_durably(source, target) != expected:
        raise Trouble(
            Cause.DAMAGED, f"{source.name} changed while it was restored.", kept="The office is unchanged."
        )


def _bring_files(
    backup: Backup, place: Path, key: bytes, progress: disk.Progress, cancelled: disk.Cancelled
) -> tuple[str, ...]:
    """Copy the attachments the office does not hold soundly; returns the digests that are nowhere sound."""
    missing, done, total = list(backup.missing), 0, sum(backup.files.values())
    for digest, size in backup.files.items():
        disk.stop_if(cancelled, "The restore")
        try:
            files.copy_stored(backup.shared_files, place, key, digest)
        except (NotFound, Trouble) as error:
            if isinstance(error, Trouble) and error.cause is not Cause.DAMAGED:
                raise
            missing.append(digest)
        done += size
        progress(done, total)
    return tuple(missing)


def _current_key_id(office: Path) -> str:
    try:
        return keys.read_keys(office).key_id
    except (NotFound, Trouble):
        return ""


def _free_name(target: Path, now: datetime) -> Path:
    stamp, number = now.astimezone(UTC).strftime(manifest.STAMP_FORM), 2
    name = stamp
    while (target / name).exists():
        name, number = f"{stamp}-{number}", number + 1
    return target / name


def _sweep(target: Path) -> None:
    """Clear away what an interrupted backup left, by exact name: the folder may hold other files."""
    for part in target.glob(f".*{disk.PART}"):
        if part.is_dir() and manifest.STAMP.fullmatch(part.name.removeprefix(".").removesuffix(disk.PART)):
            shutil.rmtree(part, ignore_errors=True)
    files.sweep_temporaries(target / files.FILES_NAME)


def _remove(backup: Backup) -> None:
    """Rename first, so that a half removed backup is never listed."""
    part = backup.folder.with_name(f".{backup.folder.name}{disk.PART}")
    with disk.as_trouble("an old backup"):
        disk.rename(backup.folder, part)
        disk.sync_folder(part.parent)
        shutil.rmtree(part)


def _remove_unused_files(folder: Path) -> None:
    left = list_backups(folder)
    if any(not backup.key_id for backup in left):
        return  # a manifest cannot be read: what it names is not known
    for shared in (folder / files.FILES_NAME).glob("*"):
        used = {digest for backup in left if backup.key_id == shared.name for digest in backup.files}
        for digest in files.unreferenced(shared, used):
            files.remove(shared, digest)
