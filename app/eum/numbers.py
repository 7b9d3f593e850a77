"""What makes a reading's identity: the name of this device, and numbers that it never gives out twice.

Both are facts of the machine (`app.machine`). Numbers are set aside in blocks before they are used, so that a restart,
a power cut or a backup put back leaves gaps and never a repeat. A machine that cannot remember gets a new name each
time.
"""

import platform
import secrets
import uuid
from hashlib import sha256
from typing import Any

from app import machine
from app.reader import Reader
from app.reading import Cond, Query, Sort
from models.eum.events import Reading

KEY = "readings"
BLOCK = 200
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXY346789"
_LENGTH = 6


class Numbers:
    """Hands out one identity after the other; `device` is this machine's unless another one is named."""

    def __init__(self, reader: Reader, device: str = "") -> None:
        self.device = device or _remembered()
        self._own = not device
        self._next = self._end = 0
        self._floor = _highest(reader, self.device) + 1

    def take(self) -> tuple[str, int]:
        """The next identity and its number."""
        if self._next >= self._end:
            self._set_aside()
        number, self._next = self._next, self._next + 1
        return uid(self.device, number), number

    def _set_aside(self) -> None:
        """Sets a block of numbers aside before the first of them is used."""
        if not self._own:
            self._next, self._end = self._floor, self._floor + BLOCK
            self._floor = self._end
            return
        known = _facts()
        first = max(int(known.get("next", 1)), self._floor)
        _keep(known | {"device": self.device, "machine": _fingerprint(), "next": first + BLOCK})
        if _facts().get("next") != first + BLOCK:  # nothing is remembered here: a name that nobody had before
            self.device, first = _new_name(), 1
        self._next, self._end = first, first + BLOCK
        self._floor = self._end


def uid(device: str, number: int) -> str:
    """The identity of a reading: device and number."""
    return f"{device}-{number:06d}"


def _remembered() -> str:
    """The name of this machine among those that read; remembered from the first time on."""
    known = _facts()
    if known.get("device") and known.get("machine") == _fingerprint():
        return str(known["device"])
    name = _new_name()  # also where the settings came from another machine
    _keep({"device": name, "machine": _fingerprint(), "next": 1})
    return name


def _facts() -> dict[str, Any]:
    known = machine.read().get(KEY)
    return known if isinstance(known, dict) and isinstance(known.get("next", 1), int) else {}


def _keep(facts: dict[str, Any]) -> None:
    machine.write(machine.read() | {KEY: facts})


def _new_name() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def _fingerprint() -> str:
    return sha256(f"{platform.node()}|{uuid.getnode()}".encode()).hexdigest()[:16]


def _highest(reader: Reader, device: str) -> int:
    newest = Query(
        Reading, columns=("sequence",), where=Cond("device", "=", device), sort=(Sort("sequence", True),), limit=1
    )  # fmt: skip
    return max((value or 0 for _, value in reader.values(newest)[1]), default=0)
