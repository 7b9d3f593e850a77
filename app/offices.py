"""Making, opening and copying offices: folders NAME.sco with records.db, keys.json and files/."""

import json
import secrets
import uuid
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app import clock, machine, rights, seeds
from app.change import Nature
from app.errors import Cause, Refused, Trouble, Usage
from app.journal import entries as journal
from app.office import Office
from app.store import (
    accesslog,
    copies,
    disk,
    exports,
    files,
    install,
    keys,
    meta,
    migrate,
    places,
    records,
    swap,
)
from app.store import connection as connections
from app.store import lock as locks
from app.store.connection import RECORDS_NAME, Role
from app.store.recovery import data_key_from_recovery, recovery_text
from app.unlocking import SUFFIX, folder_of, unlock
from app.version import PROGRAM
from models.kinds import all_kinds
from models.office.desk import UserSlot
from models.office.places import Country

ADMIN = "admin"


@dataclass(frozen=True)
class NewOffice:
    """A freshly made office: open, with the recovery key that is shown once and printed for the safe."""

    office: Office
    recovery_key: str


def create(
    folder: Path,
    *,
    country: str,
    name: str,
    user: str,
    passphrase: str,
    today: date,
    rounds: int | None = None,
    zone: str = "",
    sure_of_place: bool = False,
    now: clock.Clock = clock.now,
) -> NewOffice:
    """Makes an office and leaves it open for its first user, an administrator.

    Raises Refused when the folder exists, the passphrase is too weak, or the place is a network or synced folder.
    """
    _check_place(folder, sure_of_place)
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"There is already something at {folder.name}.", do="Choose another name.")
    user = _user_name(user)
    if weak := keys.check_passphrase(passphrase, user=user):
        raise Refused("That passphrase is too weak.", do=" ".join(weak))
    data_key = keys.new_data_key()
    office_id = str(uuid.uuid4())
    slot = keys.make_slot(user, passphrase, data_key, office_id=office_id, now=now(), rounds=rounds)
    made = not folder.exists()
    try:
        disk.make_folder(folder)
        disk.make_folder(folder / files.FILES_NAME)
        _make_records(folder, data_key, office_id, name, zone, slot)
        keys.write_keys(folder, keys.KeyFile(office_id, keys.key_id(data_key), (slot,)))
        office = _opened(folder, data_key, office_id, user, rights.ROLES[ADMIN], today, now)
        try:
            _seed(office, country, name, user)
        except BaseException:
            office.close()
            raise
    except BaseException:
        _sweep_failed(folder, made)
        raise
    return NewOffice(office, recovery_text(data_key))


def _make_records(
    folder: Path, data_key: bytes, office_id: str, name: str, zone: str, slot: keys.Slot
) -> None:
    made = connections.connect(folder / RECORDS_NAME, data_key, Role.WRITER, create=True)
    facts: dict[str, str | int] = {
        "office": office_id, "office_name": name, "zone": zone, "replica": new_replica(),
    }  # fmt: skip
    try:
        with connections.translated():
            made.execute("BEGIN IMMEDIATE")
            install.create(made)
            for key, value in facts.items():
                meta.put(made, key, value)
            _keep_slot(made, slot)
            made.execute("COMMIT")
    finally:
        connections.close(made)


def new_replica() -> int:
    """A random replica number: 20 bits, never 0."""
    return secrets.randbelow((1 << meta.REPLICA_BITS) - 1) + 1


def _keep_slot(connection: "connections.Connection", slot: keys.Slot) -> None:
    install.keep_slot(connection, slot.user, json.dumps(slot.to_dict()))


def _seed(office: Office, country: str, name: str, user: str) -> None:
    with office.change("Set up the office", nature=Nature("seed")) as work:
        for kind, rows in seeds.SEEDS:
            work.add_many(kind, rows())
        work.add(UserSlot, {"user_name": user, "role": ADMIN})
    code = country.strip().upper()
    label = office.reader.codes("country_code").get(code)
    with office.change("Record the country", nature=Nature("seed")) as work:
        values = {"country_code": code, "country_name": label.label if label else name, "sco_name": name}
        work.add(Country, values)


def _sweep_failed(folder: Path, made: bool) -> None:
    for each in ("records.db", "records.db-wal", "records.db-shm", keys.KEYS_NAME, locks.LOCK_NAME):
        (folder / each).unlink(missing_ok=True)
    if made and folder.exists():
        for empty in (folder / files.FILES_NAME, folder):
            if empty.exists() and not any(empty.iterdir()):
                empty.rmdir()


def _user_name(user: str) -> str:
    user = user.strip()
    if not user or len(user) > 60 or not user.isprintable():
        raise Usage("A user name is 1 to 60 ordinary characters.")
    return user


def _check_place(folder: Path, sure: bool) -> None:
    why = places.is_network_or_synced(folder)
    if why is not None and not sure:
        raise Refused(why, do="Choose a folder on a disk in this machine, or make a local copy.")


def open_office(
    folder: Path,
    user: str,
    passphrase: str,
    *,
    today: date | None = None,
    reading: bool = False,
    take_over: bool = False,
    now: clock.Clock = clock.now,
) -> Office:
    """Opens an office with a user's passphrase; a second opener on the same machine reads.

    `reading` asks for no writer's lock (commands that only look). Raises Trouble and NotFound as sentences.
    """
    folder = folder_of(folder)
    data_key, name = unlock(folder, user, passphrase, now=now)
    return open_with_key(folder, data_key, name, today=today, reading=reading, take_over=take_over, now=now)


def open_with_recovery(
    folder: Path, text: str, *, today: date | None = None, now: clock.Clock = clock.now
) -> Office:
    """Opens an office with its printed recovery key as the first administrator, and rebuilds a lost `keys.json`."""
    folder = folder_of(folder)
    data_key = data_key_from_recovery(text)
    path = folder / RECORDS_NAME
    reader = connections.connect(path, data_key, connections.reading_role(path))
    try:
        with connections.translated():
            slots = [keys.Slot.from_dict(json.loads(each)) for each in install.slots(reader)]
            office_id = meta.get(reader, "office")
            users = [row for row in records.every(reader, UserSlot) if isinstance(row, UserSlot)]
    finally:
        connections.close(reader)
    admin = next((row.user_name for row in users if row.role == ADMIN and row.disabled_on is None), None)
    if admin is None:
        raise Refused("This office has no administrator left.", do="Restore a backup.")
    if not (folder / keys.KEYS_NAME).exists():
        keys.write_keys(folder, keys.KeyFile(office_id, keys.key_id(data_key), tuple(slots)))
    office = open_with_key(folder, data_key, admin, today=today, now=now)
    office.log("recovery key used")
    return office


def open_with_key(
    folder: Path,
    data_key: bytes,
    user: str,
    *,
    today: date | None = None,
    reading: bool = False,
    take_over: bool = False,
    now: clock.Clock = clock.now,
) -> Office:
    """Opens with the key already unwrapped (the window derives it on another thread)."""
    if not reading and connections.reading_role(folder / RECORDS_NAME) is not Role.FROZEN:
        swap.finish(folder)
    migrate.bring_up_to_date(folder, data_key, now=now())
    known = keys.read_keys(folder)
    role, zone, office_id = _role_of(folder, data_key, user)
    if office_id != known.office:
        raise Trouble(
            Cause.DAMAGED, "keys.json belongs to another office.", do="Put the right keys.json back."
        )
    day = today or clock.today_in(zone, now())
    return _opened(folder, data_key, office_id, user, role, day, now, reading=reading, take_over=take_over)


def _role_of(folder: Path, data_key: bytes, user: str) -> tuple[rights.Role, str, str]:
    path = folder / RECORDS_NAME
    reader = connections.connect(path, data_key, connections.reading_role(path))
    try:
        with connections.translated():
            rows = [row for row in records.every(reader, UserSlot) if isinstance(row, UserSlot)]
        found = next((row for row in rows if (row.user_name or "").casefold() == user.casefold()), None)
        if found is None or found.disabled_on is not None:
            raise Refused(f"{user} is no user of this office any more.", do="Ask an administrator.")
        role = rights.ROLES.get(found.role or "", rights.ROLES["viewer"])
        return role, meta.get(reader, "zone"), meta.get(reader, "office")
    finally:
        connections.close(reader)


def _opened(
    folder: Path, data_key: bytes, office_id: str, user: str, role: rights.Role, today: date, now: clock.Clock,
    *, reading: bool = False, take_over: bool = False,
) -> Office:  # fmt: skip
    lock: locks.Lock | None = None
    held: locks.Held | None = None
    frozen = connections.reading_role(folder / RECORDS_NAME) is Role.FROZEN
    if not reading and not frozen and places.is_network_or_synced(folder) is None:
        taken = locks.take(
            folder, user=user, machine=journal.machine_name(), version=PROGRAM, now=now(), take_over=take_over
        )
        lock, held = (taken, None) if isinstance(taken, locks.Lock) else (None, taken)
    try:
        office = Office(
            folder,
            data_key,
            office_id=office_id,
            user=user,
            role=role,
            today=today,
            lock=lock,
            held=held,
            clock=now,
        )
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    try:
        if lock is not None:
            _first_duties(office)
        return office
    except BaseException:
        office.close()
        raise


def _first_duties(office: Office) -> None:
    """What a writer does on opening: sweeps leftovers, becomes a new replica when moved, moves the day."""
    files.sweep_temporaries(office.folder / files.FILES_NAME)
    exports.sweep_exports(office.folder / exports.OPENED_NAME)
    place = machine.place_of(office.folder)
    if office.setting("place") not in ("", place):
        office.become_replica(new_replica(), place)
    elif not office.setting("place"):
        office.put_setting("place", place)
    office.move_to(office.today)


def copy(office: Office, target: Path, *, progress: disk.Progress = disk.no_progress) -> Path:
    """Copies an open office, attachments included, to another folder; the copy becomes a replica at its first write."""
    if target.exists() and any(target.iterdir()):
        raise Refused(f"There is already something at {target.name}.", do="Choose another name.")
    copies.copy_office(office.folder, target, office.data_key, progress=progress)
    office.log("office copied")
    return target


__all__ = [
    "SUFFIX",
    "accesslog",
    "all_kinds",
    "copy",
    "create",
    "folder_of",
    "open_office",
    "open_with_key",
    "open_with_recovery",
    "unlock",
]
