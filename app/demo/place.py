"""Where the practice office lies, and the only thing that is ever cleared away: a practice office made before."""

import json
import shutil
from pathlib import Path

from app import clock, practice
from app.errors import DeskError, Refused
from app.journal import entries as journal
from app.store import disk, exports, files, keys, lock
from app.store.connection import RECORDS_NAME
from app.version import PROGRAM

NAME, MARKER = practice.NAME, practice.MARKER
_OURS = frozenset(
    {
        MARKER, RECORDS_NAME, f"{RECORDS_NAME}-wal", f"{RECORDS_NAME}-shm", keys.KEYS_NAME, keys.KEYS_LOCK_NAME,
        lock.LOCK_NAME, files.FILES_NAME, exports.OPENED_NAME,
    }
)  # fmt: skip


def mark(office: Path, office_id: str) -> None:
    """Says in the folder which office was made for practice; an office of one's own never fits it."""
    disk.write_durably(office / MARKER, json.dumps({"practice office": office_id}).encode())


def is_practice(office: Path) -> bool:
    """Whether a folder holds nothing but an office made for practice."""
    try:
        marked = json.loads((office / MARKER).read_text(encoding="utf-8"))
        known = keys.read_keys(office).office
    except (OSError, ValueError, DeskError):
        return False
    names = {each.name for each in office.iterdir()}
    aside = {
        name for name in names if name.startswith(f"{RECORDS_NAME}.before-")
    }  # by a migration or a restore
    return marked == {"practice office": known} and names - aside <= _OURS


def make_room(office: Path) -> None:
    """Clears an earlier practice office away. Raises Refused for anything else, and while it is open."""
    if not office.exists() or not any(office.iterdir()):
        return
    if not is_practice(office):
        raise Refused(
            f"{office} holds something that is not only a practice office.", kept="It was left as it is.",
            do="Choose another folder.",
        )  # fmt: skip
    taken = lock.take(
        office, user="practice", machine=journal.machine_name(), version=PROGRAM, now=clock.now()
    )
    if isinstance(taken, lock.Held):
        raise Refused(taken.sentence, kept="The practice office was left as it is.", do="Close it first.")
    taken.release()
    with disk.as_trouble(office.name):
        shutil.rmtree(office)
