"""One writer per office folder: a lock that the operating system frees when its holder dies.

`writer.lock` tells who writes, on which machine and since when. On the same machine the operating system's
lock is the truth, so a killed program leaves nothing behind; a name from another machine is never taken over
silently. Children of the program must be started with spawn: a forked one would share the lock.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from app.errors import Cause, Trouble
from app.store import disk

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_NAME = "writer.lock"
_FAR = 1 << 30  # Windows locks bytes, not files: one far behind the text leaves the text readable
_BRIEF_TRIES = 100
_BRIEF_PAUSE = 0.02


@dataclass(frozen=True)
class Owner:
    """Who wrote the lock file; `since` is a UTC instant as text."""

    user: str
    machine: str
    version: str
    pid: int
    since: str

    def age(self, now: datetime) -> str:
        """How long ago the lock was taken, in words: "3 hours"; "an unknown time" if unreadable."""
        try:
            seconds = int((now - datetime.fromisoformat(self.since)).total_seconds())
        except (TypeError, ValueError):
            return "an unknown time"
        for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
            if seconds >= size:
                count = seconds // size
                return f"{count} {unit}{'s' if count > 1 else ''}"
        return "less than a minute"


@dataclass(frozen=True)
class Held:
    """Someone else writes. `alive` is None when that cannot be known because it is another machine."""

    owner: Owner | None
    alive: bool | None
    now: datetime

    @property
    def sentence(self) -> str:
        """Who holds the office and since when, for the reader's banner."""
        if self.owner is None:
            return "Another window is just opening this office for writing."
        who, age = f"{self.owner.user} on {self.owner.machine}", self.owner.age(self.now)
        if self.alive:
            return f"{who} has had this office open for writing for {age}."
        return (
            f"{who} opened this office for writing {age} ago and did not close it. "
            "Make sure that machine no longer has it open before you take over."
        )


class Lock:
    """The right to write, held until `release`.

    `took_over` names the dead holder whose lock was found, if any.
    """

    def __init__(self, descriptor: int, owner: Owner, took_over: Owner | None) -> None:
        self._descriptor: int | None = descriptor
        self.owner = owner
        self.took_over = took_over

    def release(self) -> None:
        """Give the right back and empty the file. Safe to call twice."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        # A vanished drive must not stop the program from closing; the system's lock ends with the descriptor.
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
        with suppress(OSError):
            os.close(descriptor)

    def hand_over(self, user: str, now: datetime) -> None:
        """Names another user of this program as the one who writes; the right itself never changes hands.

        Raises Trouble when the folder cannot be written any more.
        """
        if self._descriptor is None or user == self.owner.user:
            return
        self.owner = replace(self.owner, user=user, since=now.isoformat(timespec="seconds"))
        with disk.as_trouble("the office's lock"):
            _write(self._descriptor, self.owner)

    def __enter__(self) -> "Lock":
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def take(
    folder: Path, *, user: str, machine: str, version: str, now: datetime, take_over: bool = False
) -> Lock | Held:
    """The writer's lock of the office in `folder`, or who holds it.

    A lock left by a dead program of this machine is taken and reported in `Lock.took_over`; one left by
    another machine only with `take_over`, which a person must have chosen. Raises Trouble when the folder
    cannot be written.
    """
    with disk.as_trouble("the office's lock"):
        descriptor = _open(folder / LOCK_NAME)
        try:
            if not _seize(descriptor):
                return _held(descriptor, alive=True, now=now)
            left = _read(descriptor)
            if left is not None and left.machine != machine and not take_over:
                return _held(descriptor, alive=None, now=now)
            owner = Owner(user, machine, version, os.getpid(), now.isoformat(timespec="seconds"))
            _write(descriptor, owner)
            kept, descriptor = descriptor, -1
            return Lock(kept, owner, left)
        finally:
            if descriptor >= 0:
                os.close(descriptor)


def holder(folder: Path) -> Owner | None:
    """Who wrote the lock file last, without asking for it; None when closed cleanly or never opened."""
    try:
        descriptor = os.open(folder / LOCK_NAME, os.O_RDONLY)
    except OSError:
        return None
    try:
        return _read(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def briefly(path: Path) -> Iterator[None]:
    """Hold `path` as a lock for a short change of a file beside it.

    Waits up to two seconds. Raises Trouble.
    """
    with disk.as_trouble(path.name):
        descriptor = _open(path)
    try:
        for _ in range(_BRIEF_TRIES):
            if _seize(descriptor):
                break
            time.sleep(_BRIEF_PAUSE)
        else:
            raise Trouble(
                Cause.LOCKED,
                f"Another program keeps {path.name} locked.",
                do="Close the other program and try again.",
            )
        yield
    finally:
        os.close(descriptor)


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


def _held(descriptor: int, *, alive: bool | None, now: datetime) -> Held:
    return Held(_read(descriptor), alive, now)


def _seize(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if disk.cause_of(error) in (Cause.LOCKED, Cause.READ_ONLY):
            return False
        raise
    return True


def _read(descriptor: int) -> Owner | None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        content = json.loads(os.read(descriptor, 4096))
        return Owner(
            str(content["user"]),
            str(content["machine"]),
            str(content["version"]),
            int(content["pid"]),
            str(content["since"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _write(descriptor: int, owner: Owner) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(asdict(owner), ensure_ascii=False).encode())
    os.fsync(descriptor)
