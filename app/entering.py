"""From an office's folder to the open office: who may write there, and what a writer does on coming in."""

import secrets
from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app import accounts, clock, machine, rights
from app.journal import entries as journal
from app.leftfiles import erase_left_files
from app.office import Office
from app.store import connection as connections
from app.store import exports, files, meta, places
from app.store import lock as locks
from app.store.connection import RECORDS_NAME, Role
from app.version import PROGRAM


def new_replica(taken: Set[int] = frozenset()) -> int:
    """A random replica number: 20 bits, never 0, none of those taken."""
    while (number := secrets.randbelow((1 << meta.REPLICA_BITS) - 1) + 1) in taken:
        pass
    return number


@dataclass(frozen=True)
class Place:
    """An office's folder and what may be done there: the writer's lock, or why there is none."""

    folder: Path
    lock: locks.Lock | None = None
    held: locks.Held | None = None
    unfit: str = ""
    """A sentence when nobody may write here."""

    @property
    def reading(self) -> Role:
        """What the office's own reading connection is for."""
        return Role.GRID if self.lock else connections.reading_role(self.folder / RECORDS_NAME)

    def give_back(self) -> None:
        """Releases the lock, if there is one."""
        if self.lock is not None:
            self.lock.release()


def place_of(
    folder: Path, user: str, now: clock.Clock, *, reading: bool = False, take_over: bool = False
) -> Place:
    """The place of an office with its writer's lock, unless somebody else holds it or nobody may write there."""
    unfit = ""
    if connections.reading_role(folder / RECORDS_NAME) is Role.FROZEN:
        unfit = "This office lies where nothing can be written."
    elif why := places.is_network_or_synced(folder):
        unfit = f"This office lies in {why}, where writing can damage it."
    if reading or unfit:
        return Place(folder, unfit=unfit)
    return Place(folder, *writers_lock(folder, user, now, take_over))


def writers_lock(
    folder: Path, user: str, now: clock.Clock, take_over: bool = False
) -> tuple[locks.Lock | None, locks.Held | None]:
    """The right to write, or who holds it."""
    taken = locks.take(
        folder, user=user, machine=journal.machine_name(), version=PROGRAM, now=now(), take_over=take_over
    )
    return (taken, None) if isinstance(taken, locks.Lock) else (None, taken)


def opened(
    place: Place,
    data_key: bytes,
    office_id: str,
    user: str,
    role: rights.Role,
    today: date,
    now: clock.Clock,
    connection: connections.Connection | None = None,
) -> Office:
    """The office, its first duties done; on an error the lock stays with the caller.

    `connection` is an open one of the role `place.reading`, which the office takes over: to read the description of
    all tables takes longer than all else in opening.
    """
    connection = connection or connections.connect(place.folder / RECORDS_NAME, data_key, place.reading)
    office = Office(
        place.folder, data_key, connection, office_id=office_id, user=user, role=role, today=today, lock=place.lock,
        held=place.held, unfit=place.unfit, clock=now,
    )  # fmt: skip
    try:
        with connections.translated():
            older = office.lacks_what_was_seen()
        office.last_opened = accounts.last_opening(office.reader.connection, user)
        unwritten = first_duties(office, older=older) if office.writable else ""
        told = (place.unfit and f"{place.unfit} {LOCAL_COPY}", OLDER_COPY * older, unwritten)
        office.warnings = tuple(filter(None, told))
        return office
    except BaseException:
        office.close_keeping_lock()
        raise


LOCAL_COPY = "It can be read. To work in it, copy it to a disk in this machine."


OLDER_COPY = (
    "This is an older copy of the office: changes that this machine has seen are not in it. "
    "Look for the newer copy before working on in this one."
)


def first_duties(office: Office, *, older: bool) -> str:
    """What a writer does on opening: sweeps leftovers, becomes a new replica when moved or put back, moves the day.

    A sentence when the opening itself could not be written down.
    """
    files.sweep_temporaries(office.folder / files.FILES_NAME)
    exports.sweep_exports(office.folder / exports.OPENED_NAME)
    erase_left_files(office)
    place = machine.place_of(office.folder)
    if older or office.setting("place") not in ("", place):
        become_replica(office)
    elif not office.setting("place"):
        office.put_setting("place", place)
    office.move_to(office.today)
    return accounts.note_opening(office)


def become_replica(office: Office) -> None:
    """Makes an open office a working copy of its own: it mints other ids and writes a chain of its own from now on."""
    number = new_replica(journal.replicas(office.reader.connection) | {int(office.setting("replica"))})
    office.become_replica(number, machine.place_of(office.folder))
