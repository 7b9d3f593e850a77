"""Locking an office and unlocking it again in the same program: no key, no connection and no record stays meanwhile.

Only the right to write stays, so that nobody else becomes the writer while somebody is at coffee. What was typed and
not saved is parked in the file; where the disk does not take it, it stays in memory, encrypted under the office's key.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from app import clock, drafts, offices
from app.drafts import Content
from app.entering import Place, place_of
from app.errors import DeskError, Trouble
from app.office import Office
from app.store import crypto
from app.store.lock import Lock
from app.unlocking import unlock

_PURPOSE = "sco-desk parked drafts"


@dataclass
class Suspended:
    """A locked office: its place, who locked it, and the writer's lock, which is held on. Nothing secret is in it."""

    user: str
    place: Place
    reading: bool = False
    """It was opened to be read, and is again."""
    sealed: dict[str, bytes] = field(default_factory=dict)
    """By user: drafts that could not be written, readable only with the office's key."""
    lacks_disk: str = ""
    """Why what was typed is kept in memory only, as a sentence; empty when it is safe on the disk."""

    @property
    def folder(self) -> Path:
        """The office's folder."""
        return self.place.folder

    def release(self) -> None:
        """Closes the office for good: gives the writer's lock back. Safe to call twice."""
        self.place.give_back()
        self.sealed.clear()


def suspend(office: Office, kept: Mapping[str, Content | None]) -> Suspended:
    """Parks what was typed, closes every connection, forgets the key; the writer's lock stays held.

    Never raises for what the disk does: the screen is dark already, and the office must not stay open behind it.
    """
    lacks_disk = ""
    try:
        drafts.park(office, kept)
    except DeskError as error:
        office.sealed[office.user] = _sealed(office, kept)
        lacks_disk = error.title if office.writable else ""
    with suppress(DeskError):
        office.log("locked")
    reading = not office.writable and not office.held and not office.unfit
    place = Place(office.folder, office.close_keeping_lock(), office.held, office.unfit)
    return Suspended(office.user, place, reading, office.sealed, lacks_disk)


def resume(
    suspended: Suspended,
    user: str,
    passphrase: str,
    *,
    today: date | None = None,
    now: clock.Clock = clock.now,
) -> Office:
    """Opens a locked office for the user who locked it or for another one, whose own drafts he then meets.

    A wrong passphrase counts as it does at unlock. Raises Trouble, Refused and NotFound; the office is still locked
    then and the writer's lock still held.
    """
    data_key, name = unlock(suspended.folder, user, passphrase, now=now)
    place = _place(suspended, name, now)
    try:
        office = offices.open_at(place, data_key, name, today=today, now=now)
    except BaseException:
        if place.lock is not suspended.place.lock:
            place.give_back()
        raise
    _hand_over(place.lock, name, now)
    suspended.place = replace(suspended.place, lock=None)
    office.sealed = suspended.sealed
    return office


def take_sealed(office: Office) -> dict[str, dict[str, Any]]:
    """What the user at work had typed and no disk took, by place; it is his again and no longer kept here."""
    sealed = office.sealed.pop(office.user, None)
    if sealed is None:
        return {}
    nonce, rest = sealed[: crypto.NONCE_BYTES], sealed[crypto.NONCE_BYTES :]
    opened = crypto.unseal(_key(office), nonce, rest, _bound(office))
    found: dict[str, dict[str, Any]] = json.loads(opened)
    return found


def _place(suspended: Suspended, user: str, now: clock.Clock) -> Place:
    """The place as it was; who only read because somebody else wrote may write if that other one is gone."""
    if suspended.place.lock is not None or suspended.reading:
        return suspended.place
    return place_of(suspended.folder, user, now)


def _hand_over(lock: Lock | None, user: str, now: clock.Clock) -> None:
    if lock is not None:
        with suppress(Trouble):  # only the name shown to others; the right is the system's
            lock.hand_over(user, now())


def _sealed(office: Office, kept: Mapping[str, Content | None]) -> bytes:
    typed = {place: content for place, content in kept.items() if content is not None}
    nonce = crypto.random_bytes(crypto.NONCE_BYTES)
    return nonce + crypto.seal(_key(office), nonce, drafts.encoded(typed).encode(), _bound(office))


def _key(office: Office) -> bytes:
    return crypto.subkey(office.data_key, _PURPOSE)


def _bound(office: Office) -> bytes:
    return f"{_PURPOSE}\0{office.office_id}\0{office.user}".encode()
