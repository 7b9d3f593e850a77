"""Who may open the office: one slot per user, each wrapping the same random data key under that user's
passphrase.

`keys.json` holds the slots; the office keeps the same slots in a table, so that a lost file is rebuilt with
the printed recovery key. Removing a slot stops the program from opening for that user, not an old copy of the
office.
"""

import base64
import secrets
import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.errors import Cause, NotFound, Refused, Trouble
from app.store import crypto, disk, lock
from app.store.crypto import key_id as key_id
from app.store.passphrases import PastPassphrase, as_bytes, folded

KEYS_NAME = "keys.json"
KEYS_LOCK_NAME = "keys.lock"
"""Held for the moment in which `keys.json` is changed; the empty file stays."""
FORMAT = 1
ROUNDS_FLOOR = 600_000
ROUNDS_CEILING = 50_000_000  # a slot that asks for more would keep the program busy for minutes
TARGET_SECONDS = 1.0
WRONG_COSTS_SECONDS = 0.5
FAILURES_ALLOWED = 3  # APSC-DV-000530: three failures in 15 minutes lock the account
WINDOW = timedelta(minutes=15)

WRONG = "That user and passphrase do not open this office."


@dataclass(frozen=True)
class Slot:
    """One user's wrapping of the data key.

    `failures`, `locked_until` and `created` are UTC instants as text.
    """

    user: str
    rounds: int
    salt: bytes
    nonce: bytes
    wrapped: bytes
    check: bytes
    created: str
    failures: tuple[str, ...] = ()
    locked_until: str | None = None

    def to_dict(self) -> dict[str, object]:
        """Plain values, as in `keys.json` and in the office's own table."""
        return {
            "user": self.user,
            "rounds": self.rounds,
            "salt": _text(self.salt),
            "nonce": _text(self.nonce),
            "wrapped": _text(self.wrapped),
            "check": _text(self.check),
            "created": self.created,
            "failures": list(self.failures),
            "locked_until": self.locked_until,
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> "Slot":
        """The slot `to_dict` described. Raises Trouble(DAMAGED) for values no program of ours wrote."""
        try:
            slot = cls(
                user=_str(values["user"]),
                rounds=_int(values["rounds"]),
                salt=_bytes(values["salt"]),
                nonce=_bytes(values["nonce"]),
                wrapped=_bytes(values["wrapped"]),
                check=_bytes(values["check"]),
                created=_str(values["created"]),
                failures=tuple(_instant_text(item) for item in _list(values["failures"])),
                locked_until=None
                if values["locked_until"] is None
                else _instant_text(values["locked_until"]),
            )
        except (KeyError, ValueError, TypeError) as error:
            raise _damaged("holds a user's key in an unknown form") from error
        if not ROUNDS_FLOOR <= slot.rounds <= ROUNDS_CEILING:
            raise _damaged(f"asks for {slot.rounds:,} rounds, outside what this program accepts")
        return slot

    @property
    def past(self) -> PastPassphrase:
        """What to keep of this slot's passphrase when it is replaced."""
        return PastPassphrase(self.rounds, self.salt, self.check)


@dataclass(frozen=True)
class KeyFile:
    """The content of `keys.json`.

    `key_id` names the data key without telling it; the first user is the default.
    """

    office: str
    key_id: str
    slots: tuple[Slot, ...]

    def slot(self, user: str) -> Slot | None:
        """The slot of `user` (an empty name means the first), whatever the case."""
        if not user:
            return self.slots[0] if self.slots else None
        return next((slot for slot in self.slots if folded(slot.user) == folded(user)), None)

    def with_slot(self, slot: Slot) -> "KeyFile":
        """With `slot` in the place of the same user's, or added at the end."""
        if self.slot(slot.user) is None:
            return replace(self, slots=(*self.slots, slot))
        kept = tuple(slot if folded(old.user) == folded(slot.user) else old for old in self.slots)
        return replace(self, slots=kept)

    def without(self, user: str) -> "KeyFile":
        """Without the slot of `user`.

        Raises NotFound, or Refused when nobody could open the office any more.
        """
        if self.slot(user) is None:
            raise NotFound(f"This office has no user {user}.")
        if len(self.slots) == 1:
            raise Refused(f"{user} is the only user.", do="Add another user first.")
        return replace(self, slots=tuple(slot for slot in self.slots if folded(slot.user) != folded(user)))


def new_data_key() -> bytes:
    """The random key that encrypts an office: 32 bytes."""
    return crypto.random_bytes(crypto.KEY_BYTES)


def tuned_rounds() -> int:
    """Rounds that take about a second on this machine, never below the floor."""
    probe = 100_000
    started = time.perf_counter()
    crypto.stretch(b"probe", bytes(crypto.SALT_BYTES), probe)
    per_round = (time.perf_counter() - started) / probe
    tuned = int(TARGET_SECONDS / per_round) // 10_000 * 10_000
    return min(max(tuned, ROUNDS_FLOOR), ROUNDS_CEILING)


def make_slot(
    user: str, passphrase: str, data_key: bytes, *, office_id: str, now: datetime, rounds: int | None = None
) -> Slot:
    """Wrap `data_key` for `user`.

    Takes about a second; `rounds` is for tests and may not be below the floor.
    """
    rounds = tuned_rounds() if rounds is None else rounds
    if rounds < ROUNDS_FLOOR:
        raise ValueError(f"{rounds} rounds are fewer than {ROUNDS_FLOOR}")
    user = unicodedata.normalize("NFC", user)
    salt, nonce = crypto.random_bytes(crypto.SALT_BYTES), crypto.random_bytes(crypto.NONCE_BYTES)
    wrapping, check = crypto.stretch(as_bytes(passphrase), salt, rounds)
    wrapped = crypto.seal(wrapping, nonce, data_key, _bound(user, office_id))
    return Slot(user, rounds, salt, nonce, wrapped, check, _instant(now))


def read_keys(folder: Path) -> KeyFile:
    """The office's slots.

    Raises NotFound without a `keys.json`, Trouble when it is damaged or of a newer program.
    """
    path = folder / KEYS_NAME
    if not path.exists():
        raise NotFound(
            f"{folder.name} has no {KEYS_NAME}.",
            kept="The records are still there, encrypted.",
            do="Use the recovery key to open the office and write it anew.",
        )
    content = disk.read_checked_json(path, what=KEYS_NAME)
    if content.get("format") != FORMAT:
        raise Trouble(
            Cause.NEWER_FILE,
            "This office was written by a newer version of the program.",
            do="Install that version.",
        )
    slots = tuple(Slot.from_dict(_dict(item)) for item in _list(content.get("slots")))
    return KeyFile(_str(content.get("office")), _str(content.get("key_id")), slots)


def write_keys(folder: Path, keys: KeyFile) -> None:
    """Replace `keys.json` durably. Raises Trouble."""
    content: dict[str, object] = {
        "format": FORMAT,
        "office": keys.office,
        "key_id": keys.key_id,
        "slots": [slot.to_dict() for slot in keys.slots],
    }
    disk.write_durably(folder / KEYS_NAME, disk.checked_json(content), what=KEYS_NAME)


def amend(folder: Path, change: Callable[[KeyFile], KeyFile]) -> None:
    """Replaces `keys.json` by a changed one, while nobody else changes it. Raises Trouble."""
    with lock.briefly(folder / KEYS_LOCK_NAME):
        write_keys(folder, change(read_keys(folder)))


def unlock(folder: Path, user: str, passphrase: str, *, now: datetime, office_id: str | None = None) -> bytes:
    """The data key of the office in `folder`; an empty `user` means the first.

    A wrong passphrase and an unknown user cost the same and answer the same. Raises Trouble(KEY) for both and
    for a locked slot, Trouble(DAMAGED) when `keys.json` is damaged or belongs to another office than
    `office_id`. `now` is an aware instant.
    """
    started = time.monotonic()
    keys = read_keys(folder)
    if office_id is not None and office_id != keys.office:
        raise _damaged("belongs to another office")
    slot = keys.slot(user)
    if slot is not None:
        _refuse_if_locked(folder, slot, now)
    data_key = _unwrap(slot or _dummy(keys), passphrase, keys)
    if slot is None or data_key is None:
        if slot is not None:
            _count_failure(folder, slot.user, now)
        time.sleep(max(0.0, WRONG_COSTS_SECONDS - (time.monotonic() - started)))
        raise Trouble(Cause.KEY, WRONG)
    if slot.failures or slot.locked_until:
        _try_update(folder, slot.user, lambda old: replace(old, failures=(), locked_until=None))
    return data_key


def _unwrap(slot: Slot, passphrase: str, keys: KeyFile) -> bytes | None:
    wrapping, check = crypto.stretch(as_bytes(passphrase), slot.salt, slot.rounds)
    if not crypto.same(check, slot.check):
        return None
    try:
        data_key = crypto.unseal(wrapping, slot.nonce, slot.wrapped, _bound(slot.user, keys.office))
    except crypto.Unauthentic as error:
        raise _damaged(f"holds a changed key for {slot.user}") from error
    if crypto.key_id(data_key) != keys.key_id:
        raise _damaged(f"holds an outdated key for {slot.user}")
    return data_key


def _dummy(keys: KeyFile) -> Slot:
    """A slot nobody can open, as dear as the dearest real one."""
    rounds = max((slot.rounds for slot in keys.slots), default=ROUNDS_FLOOR)
    blank = secrets.token_bytes(crypto.KEY_BYTES)
    return Slot("", rounds, blank[: crypto.SALT_BYTES], blank[: crypto.NONCE_BYTES], blank, blank, "")


def _refuse_if_locked(folder: Path, slot: Slot, now: datetime) -> None:
    if slot.locked_until is None:
        return
    until = datetime.fromisoformat(slot.locked_until)
    if until <= now:
        return
    if until - now > WINDOW:  # the clock was ahead when it was written; do not lock somebody out for years
        until = now + WINDOW
        _try_update(folder, slot.user, lambda old: replace(old, locked_until=_instant(until)))
    raise Trouble(
        Cause.KEY,
        f"{slot.user} is locked until {until.astimezone(UTC):%H:%M} UTC after {FAILURES_ALLOWED} failures.",
        do="Wait until then, or let another user open the office.",
    )


def _count_failure(folder: Path, user: str, now: datetime) -> None:
    """Write the failure down before the answer is given.

    Where nothing can be written nothing can be counted.
    """

    def counted(slot: Slot) -> Slot:
        expired = slot.locked_until is not None and datetime.fromisoformat(slot.locked_until) <= now
        past = () if expired else slot.failures
        # An instant in the future (a clock set back) counts too, else the clock would clear the counter.
        recent = [text for text in past if now - datetime.fromisoformat(text) < WINDOW]
        failures = (*recent, _instant(now))
        locked = _instant(now + WINDOW) if len(failures) >= FAILURES_ALLOWED else None
        return replace(slot, failures=failures[-FAILURES_ALLOWED:], locked_until=locked)

    _try_update(folder, user, counted)


def _try_update(folder: Path, user: str, change: Callable[[Slot], Slot]) -> None:
    """Change one slot in `keys.json`; a medium that cannot be written keeps what it has."""
    try:
        amend(
            folder, lambda keys: keys if (slot := keys.slot(user)) is None else keys.with_slot(change(slot))
        )
    except Trouble as trouble:
        if trouble.cause is Cause.DAMAGED:
            raise


def _damaged(how: str) -> Trouble:
    return Trouble(
        Cause.DAMAGED,
        f"{KEYS_NAME} {how}.",
        kept="The records themselves are untouched.",
        do="Open the office with the recovery key, or restore a backup.",
    )


def _bound(user: str, office_id: str) -> bytes:
    return f"sco-desk slot 1\0{office_id}\0{user}".encode()


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _instant_text(value: object) -> str:
    text = _str(value)
    if datetime.fromisoformat(text).tzinfo is None:
        raise ValueError(text)
    return text


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(value: object) -> bytes:
    return base64.b64decode(_str(value), validate=True)


def _str(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _int(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _dict(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value
