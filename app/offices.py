"""Making, opening and copying offices: folders NAME.sco with records.db, keys.json and files/."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app import accounts, clock, renewal, rights, seeds, upgrade
from app.change import Nature
from app.entering import Place, new_replica, opened, place_of, writers_lock
from app.errors import Cause, NotFound, Refused, Trouble, Usage
from app.office import Office
from app.store import connection as connections
from app.store import (
    copies,
    disk,
    files,
    install,
    keys,
    meta,
    migrate,
    passphrases,
    places,
    swap,
)
from app.store import lock as locks
from app.store.connection import RECORDS_NAME, Role
from app.store.recovery import data_key_from_recovery, recovery_text
from app.unlocking import SUFFIX, folder_of, found, settle, unlock
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
    data_key: bytes | None = None,
    country_name: str = "",
) -> NewOffice:
    """Makes an office and leaves it open for its first user, an administrator.

    `data_key` is one whose recovery key was printed already, `country_name` that of a country the table of codes
    does not hold. Raises Refused when the folder exists, the passphrase is too weak, or the place is a network or
    synced folder.
    """
    if not sure_of_place:
        refuse_place(folder)
    _refuse_taken(folder)
    user = user_name(user)
    if weak := passphrases.check_passphrase(passphrase, user=user):
        raise Refused("That passphrase is too weak.", do=" ".join(weak))
    data_key = data_key or keys.new_data_key()
    office_id = str(uuid.uuid4())
    slot = keys.make_slot(user, passphrase, data_key, office_id=office_id, now=now(), rounds=rounds)
    new = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        disk.make_folder(folder)
        disk.make_folder(folder / files.FILES_NAME)
        _make_records(folder, data_key, office_id, name, zone, slot)
        keys.write_keys(folder, keys.KeyFile(office_id, keys.key_id(data_key), (slot,)))
        place = Place(folder, *writers_lock(folder, user, now))
        try:
            office = opened(place, data_key, office_id, user, rights.ROLES[ADMIN], today, now)
        except BaseException:
            place.give_back()
            raise
        try:
            _seed(office, country, country_name, name, user)
        except BaseException:
            office.close()
            raise
    except BaseException:
        _sweep_failed(folder, new)
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


def _keep_slot(connection: "connections.Connection", slot: keys.Slot) -> None:
    install.keep_slot(connection, slot.user, json.dumps(slot.to_dict()))


def _seed(office: Office, country: str, country_name: str, name: str, user: str) -> None:
    with office.change("Set up the office", nature=Nature("seed")) as work:
        for kind, rows in seeds.SEEDS:
            work.add_many(kind, rows())
        work.add(UserSlot, {"user_name": user, "role": ADMIN})
    upgrade.remember_told(office)  # else each opening would compare what was just brought
    code = country.strip().upper()
    label = office.reader.codes("country_code").get(code)
    with office.change("Record the country", nature=Nature("seed")) as work:
        values = {"country_code": code, "country_name": label.label if label else country_name or name}
        values["sco_name"] = name
        work.add(Country, values)


def _sweep_failed(folder: Path, new: Sequence[Path]) -> None:
    """Takes away what the making left; `new` are the folders that were not there before, innermost first."""
    records = (f"{RECORDS_NAME}{ending}" for ending in ("", "-wal", "-shm"))
    for each in (*records, keys.KEYS_NAME, keys.KEYS_LOCK_NAME, locks.LOCK_NAME):
        (folder / each).unlink(missing_ok=True)
    for empty in (folder / files.FILES_NAME, *new):
        if empty.exists() and not any(empty.iterdir()):
            empty.rmdir()


def user_name(user: str) -> str:
    """The name of a user as it is kept. Raises Usage for one that cannot be a name."""
    user = user.strip()
    if not user or len(user) > 60 or not user.isprintable():
        raise Usage("A user name is 1 to 60 ordinary characters.")
    return user


def refuse_unfit(folder: Path) -> None:
    """Raises Refused where no new office may be made: a network or synced folder, or a name that is taken."""
    refuse_place(folder)
    _refuse_taken(folder)


def refuse_place(folder: Path) -> None:
    """Raises Refused for a network or synced folder."""
    why = places.is_network_or_synced(folder)
    if why is not None:
        raise Refused(
            f"{folder.name} would lie in {why}, where records can be damaged.",
            do="Choose a folder on a disk in this machine.",
        )


def _refuse_taken(folder: Path) -> None:
    with disk.as_trouble(folder.name):
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise Refused(f"There is already something at {folder.name}.", do="Choose another name.")


def open_office(
    folder: Path,
    user: str,
    passphrase: str,
    *,
    today: date | None = None,
    reading: bool = False,
    take_over: bool = False,
    now: clock.Clock = clock.now,
    progress: disk.Progress = disk.no_progress,
) -> Office:
    """Opens an office with a user's passphrase; a second opener on the same machine reads.

    `reading` asks for no writer's lock (commands that only look). Raises Trouble and NotFound as sentences.
    """
    folder = folder_of(folder)
    data_key, name = unlock(folder, user, passphrase, now=now)
    return open_with_key(
        folder, data_key, name, today=today, reading=reading, take_over=take_over, now=now, progress=progress
    )


def open_with_recovery(
    folder: Path, text: str, *, today: date | None = None, now: clock.Clock = clock.now
) -> Office:
    """Opens an office with its printed recovery key as the first administrator.

    A `keys.json` that is lost, damaged or of another key is rebuilt from the slots inside. Raises Refused and Trouble.
    """
    folder = found(folder)
    settle(folder, now)
    data_key = data_key_from_recovery(text)
    path = folder / RECORDS_NAME
    reader = connections.connect(path, data_key, connections.reading_role(path))
    try:
        with connections.translated():
            slots = tuple(keys.Slot.from_dict(json.loads(each)) for each in install.slots(reader))
            inside = keys.KeyFile(meta.get(reader, "office"), keys.key_id(data_key), slots)
            users = install.roles(reader)
    finally:
        connections.close(reader)
    admin = next((name for name, role in users.items() if role == ADMIN), None)
    if admin is None:
        raise Refused("This office has no administrator left.", do="Restore a backup.")
    if not _fits(folder, inside):
        keys.write_keys(folder, inside)
    office = open_with_key(folder, data_key, admin, today=today, now=now, recovering=True)
    office.by_recovery = True
    office.log("recovery key used")
    return office


def _fits(folder: Path, inside: keys.KeyFile) -> bool:
    """Whether `keys.json` can be read and belongs to the records beside it."""
    try:
        known = keys.read_keys(folder)
    except NotFound:
        return False
    except Trouble as trouble:
        if trouble.cause is not Cause.DAMAGED:
            raise
        return False
    return (known.office, known.key_id) == (inside.office, inside.key_id)


def open_with_key(
    folder: Path,
    data_key: bytes,
    user: str,
    *,
    today: date | None = None,
    reading: bool = False,
    take_over: bool = False,
    recovering: bool = False,
    now: clock.Clock = clock.now,
    progress: disk.Progress = disk.no_progress,
) -> Office:
    """Opens with the key already unwrapped (the window derives it on another thread).

    An older office is brought up to date first, when it may be written; `progress` tells of its copy. A shut account
    is refused, unless the recovery key was given (`recovering`). Raises Refused, NotFound and Trouble.
    """
    place = place_of(folder, user, now, reading=reading, take_over=take_over)
    try:
        return open_at(place, data_key, user, today=today, now=now, progress=progress, recovering=recovering)
    except BaseException:
        place.give_back()
        raise


def open_at(
    place: Place,
    data_key: bytes,
    user: str,
    *,
    today: date | None = None,
    now: clock.Clock = clock.now,
    progress: disk.Progress = disk.no_progress,
    recovering: bool = False,
) -> Office:
    """Opens with the key and the writer's lock in hand; on an error the lock stays with the caller."""
    folder = place.folder
    if place.lock is not None:
        swap.finish(folder)
    migrate.bring_up_to_date(
        folder, data_key, now=now(), renew=renewal.renew, prove=renewal.proven, locked=place.lock is not None,
        progress=progress,
    )  # fmt: skip
    known = keys.read_keys(folder)
    reader = connections.connect(folder / RECORDS_NAME, data_key, place.reading)
    try:
        role, office_id, today = _let_in(reader, user, today, now, recovering)
        if office_id != known.office:
            raise Trouble(
                Cause.DAMAGED, "keys.json belongs to another office.", do="Put the right keys.json back."
            )
    except BaseException:
        connections.close(reader)
        raise
    return opened(place, data_key, office_id, user, role, today, now, reader)


def _let_in(
    reader: connections.Connection, user: str, today: date | None, now: clock.Clock, recovering: bool
) -> tuple[rights.Role, str, date]:
    """The user's role, the office's id and its today. Raises Refused for whoever is no user or is shut out."""
    with connections.translated():
        codes = {name.casefold(): code for name, code in install.roles(reader).items()}
        zone, office_id = meta.get(reader, "zone"), meta.get(reader, "office")
    if user.casefold() not in codes:
        raise Refused(f"{user} is no user of this office any more.", do="Ask an administrator.")
    today = today or clock.today_in(zone, now())
    if not recovering:
        accounts.refuse_shut(reader, user, today)
    return rights.ROLES.get(codes[user.casefold()], rights.ROLES["viewer"]), office_id, today


def copy(office: Office, target: Path, *, progress: disk.Progress = disk.no_progress) -> Path:
    """Copies an open office, attachments included, to another folder; the copy becomes a replica at its first write."""
    _refuse_taken(target)
    if target.exists():
        target.rmdir()
    copies.copy_office(office.folder, target, office.data_key, progress=progress)
    office.log("office copied")
    return target


__all__ = [
    "SUFFIX",
    "copy",
    "create",
    "folder_of",
    "open_office",
    "open_with_key",
    "open_with_recovery",
    "unlock",
]
