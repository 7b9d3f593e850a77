"""The restore drill: the newest backup is restored beside the office, opened, proven, compared, and taken away again.

A backup that nobody ever restored is a hope. The drill leaves the office untouched; what it makes is encrypted like the
office itself and goes when the drill ends, whatever its end.
"""

import json
import shutil
import tempfile
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from app import access, backups
from app.errors import Cause, NotFound, Refused, Trouble
from app.journal import entries as journal
from app.office import Office
from app.reader import Reader
from app.renewal import proven
from app.store import backup, connection, disk, files, keys, meta
from app.store.connection import RECORDS_NAME, Role, translated
from app.store.keys import KEYS_NAME
from app.store.manifest import Backup, Contents
from models.fields import show_date

DAYS = "backup.drill_days"
DEFAULT_DAYS = 90
PHASES = 5
_KEPT = "drill"
DONE, FAILED = "restore drill", "restore drill failed"
"""Actions in the access log."""


@dataclass(frozen=True)
class Drill:
    """What a drill found; `problem` is a sentence, empty when the backup is as good as the office."""

    at: str
    """UTC instant as text."""
    by: str
    backup_made: str
    place: str
    """Folder of the backup."""
    entries: int = 0
    records: int = 0
    files: int = 0
    behind: int = 0
    """Entries the office had then and the backup lacked: what was recorded since."""
    problem: str = ""

    @property
    def on(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.at)

    @property
    def sentence(self) -> str:
        """The result in words."""
        made = f"{datetime.fromisoformat(self.backup_made).astimezone():%d %b %Y %H:%M}"
        if self.problem:
            return f"The backup of {made} failed the drill. {self.problem}"
        since = "; one entry was recorded since" if self.behind == 1 else ""
        since = f"; {self.behind:,} entries were recorded since" if self.behind > 1 else since
        return (
            f"The backup of {made} was restored, opened and proven: {self.entries:,} entries, "
            f"{self.records:,} records, {self.files:,} files, the journal's head as when it was made{since}."
        )


def drill(
    office: Office,
    passphrase: str,
    *,
    progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Drill:
    """Restores the newest good backup into a place of its own, proves it and takes it away; the result is kept.

    Raises Refused when the office is only read or the person stopped it, NotFound without a backup, Trouble(KEY) for a
    wrong passphrase; what is wrong with the backup itself is the result's `problem`.
    """
    _ = office.writer
    chosen = next((each for each in backups.known_backups(office) if not each.problem), None)
    if chosen is None:
        raise NotFound("There is no good backup to restore.", do="Make a backup first.")
    key = _key_for(office, chosen, passphrase)
    place = office.folder.with_name(f".{office.name} restore drill")
    shutil.rmtree(place, ignore_errors=True)  # what a killed drill left
    try:
        found = _tried(office, chosen, key, place, progress, cancelled)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    progress(PHASES, PHASES)
    _keep(office, found)
    return found


def _key_for(office: Office, chosen: Backup, passphrase: str) -> bytes:
    """The key by the backup's own slots; by the office's where the passphrase changed since and the key did not."""
    with tempfile.TemporaryDirectory() as place:
        # A wrong passphrase is counted in keys.json, and the backup's own may not change.
        shutil.copyfile(chosen.folder / KEYS_NAME, Path(place) / KEYS_NAME)
        try:
            return keys.unlock(Path(place), office.user, passphrase, now=office.clock())
        except Trouble as trouble:
            if trouble.cause is not Cause.KEY or chosen.key_id != keys.key_id(office.data_key):
                raise
    return keys.unlock(office.folder, office.user, passphrase, now=office.clock())


def _tried(
    office: Office,
    chosen: Backup,
    key: bytes,
    place: Path,
    progress: disk.Progress,
    cancelled: disk.Cancelled,
) -> Drill:
    def step(number: int) -> None:
        disk.stop_if(cancelled, "The drill")
        progress(number, PHASES)

    def result(contents: Contents, problem: str = "") -> Drill:
        counts = contents.counts
        return Drill(
            office.clock().isoformat(timespec="seconds"), office.user, chosen.made.isoformat(timespec="seconds"),
            str(chosen.folder), counts.get("entries", 0), counts.get("records", 0), len(chosen.files),
            max(0, _entries(office) - counts.get("entries", 0)), problem,
        )  # fmt: skip

    try:
        step(1)
        restored = backup.restore_backup(
            chosen, place, key, now=office.clock(), keys_from_backup=True, cancelled=cancelled
        )
        step(2)
        contents = _contents(place, key)
        step(3)
        for digest in chosen.files:
            disk.stop_if(cancelled, "The drill")
            if digest not in restored.missing:
                files.verify(place / files.FILES_NAME, key, digest)
        step(4)
    except Refused:
        raise
    except Trouble as trouble:
        if trouble.cause in (Cause.DISK_FULL, Cause.READ_ONLY, Cause.LOCKED):
            raise  # the machine's trouble, not the backup's
        return result(Contents(""), trouble.title)
    return result(contents, _differs(chosen, contents, len(restored.missing)))


def _contents(place: Path, key: bytes) -> Contents:
    opened = connection.connect(place / RECORDS_NAME, key, Role.FROZEN)
    try:
        with translated():
            return proven(opened)
    finally:
        connection.close(opened)


def _differs(chosen: Backup, contents: Contents, missing: int) -> str:
    if contents.head != chosen.contents.head:
        return "The restored journal ends elsewhere than the backup says."
    if dict(contents.counts) != dict(chosen.contents.counts):
        return "The restored office holds another number of records than the backup says."
    return f"{missing} files are sound nowhere." if missing else ""


def _entries(office: Office) -> int:
    with office.another_reader() as reader, translated():
        return journal.next_tick(reader.connection) - 1


def _keep(office: Office, found: Drill) -> None:
    with office.transaction() as opened:
        meta.put(opened, _KEPT, json.dumps(asdict(found), sort_keys=True))
        detail = found.problem or f"backup of {found.backup_made}"
        access.append(opened, office.user, office.clock(), FAILED if found.problem else DONE, detail=detail)


def last_drill(reader: Reader) -> Drill | None:
    """The last drill that was made, good or not; None when there was none."""
    with translated():
        kept = meta.get(reader.connection, _KEPT)
    return Drill(**json.loads(kept)) if kept else None


def due(reader: Reader) -> str:
    """A sentence when the next drill is due: the last good one, or else the office's making, lies too long back."""
    found = reader.policy.find(DAYS, reader.today)
    days = int(found.value) if found is not None and found.value.isdecimal() else DEFAULT_DAYS
    last = last_drill(reader)
    with translated():
        zone = access.zone_of(reader.connection)
        since = last.on.astimezone(zone).date() if last else _made_on(reader)
    if last is not None and last.problem:
        return f"The last restore drill failed: {last.problem}"
    if (reader.today - since).days <= days:
        return ""
    if last is None:
        return "No backup of this office was ever restored in a drill."
    return f"The last restore drill was on {show_date(since)}, more than {days} days ago."


def _made_on(reader: Reader) -> date:
    """Day of the office's first entry."""
    return date.fromisoformat(journal.headers(reader.connection, [1])[1]["on"])
