"""Turning a passphrase into an office's key; light, so that the rest can be imported meanwhile."""

from pathlib import Path

from app import clock
from app.errors import NotFound
from app.store import keys

SUFFIX = ".sco"
RECORDS_NAME = "records.db"
INCOMING = "incoming"


def folder_of(path: Path) -> Path:
    """The office folder a person means; adds `.sco` when that exists and the plain name does not."""
    with_suffix = path.with_name(path.name + SUFFIX) if path.name else path
    return with_suffix if not path.exists() and with_suffix.exists() else path


def found(path: Path) -> Path:
    """The folder of an office that is there. Raises NotFound."""
    folder = folder_of(path)
    if not (folder / RECORDS_NAME).exists():
        raise NotFound(f"There is no office at {folder}.", do="Check the folder's name.")
    return folder


def settle(folder: Path, now: clock.Clock = clock.now) -> None:
    """Completes an exchange of files that a crash interrupted, unless somebody is at work on it."""
    if not (folder / INCOMING).exists():
        return
    from app.journal.entries import machine_name
    from app.store import connection, lock, swap
    from app.version import PROGRAM

    if connection.reading_role(folder / RECORDS_NAME) is connection.Role.FROZEN:
        return
    taken = lock.take(folder, user=PROGRAM, machine=machine_name(), version=PROGRAM, now=now())
    if isinstance(taken, lock.Lock):
        with taken:
            swap.finish(folder)


def unlock(folder: Path, user: str, passphrase: str, *, now: clock.Clock = clock.now) -> tuple[bytes, str]:
    """The data key and the user's name as the slot has it. Raises Trouble(KEY) for a wrong passphrase."""
    folder = found(folder)
    settle(folder, now)
    data_key = keys.unlock(folder, user, passphrase, now=now())
    slot = keys.read_keys(folder).slot(user)
    return data_key, slot.user if slot else user
