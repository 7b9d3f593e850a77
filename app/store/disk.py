"""Files that are whole or absent: written beside, flushed to the disk, renamed into place and read back.

Every file of the office that SQLite does not write itself goes through here, and every error of the operating
system becomes a `Trouble` here, so that the rest of the program meets only its own errors.
"""

import errno
import hashlib
import json
import os
import secrets
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.errors import Cause, Refused, Trouble

Progress = Callable[[int, int], None]
"""Called with (done, total); the unit is the caller's, bytes unless it says otherwise."""

Cancelled = Callable[[], bool]
"""Asked between steps; True stops the work with nothing changed."""

PART = ".part"
"""Ending of every unfinished file, so that a sweep after a crash knows them."""

COPY_BLOCK = 1 << 20
RENAME_TRIES = 8
RENAME_PAUSE = 0.02  # eight tries are about 150 ms: what a virus scanner needs to let go of a file on Windows

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_LOCKED = {errno.EAGAIN, errno.EBUSY, errno.ETXTBSY, errno.EDEADLK}
_WINDOWS_CAUSES = {
    5: Cause.READ_ONLY,  # ERROR_ACCESS_DENIED
    19: Cause.READ_ONLY,  # ERROR_WRITE_PROTECT
    32: Cause.LOCKED,  # ERROR_SHARING_VIOLATION
    33: Cause.LOCKED,  # ERROR_LOCK_VIOLATION
    39: Cause.DISK_FULL,  # ERROR_HANDLE_DISK_FULL
    112: Cause.DISK_FULL,  # ERROR_DISK_FULL
}


def never_cancelled() -> bool:
    """The `Cancelled` of work that nobody can stop."""
    return False


def no_progress(_done: int, _total: int) -> None:
    """The `Progress` of work that nobody watches."""


def stop_if(cancelled: Cancelled, what: str) -> None:
    """Raise Refused when the person asked to stop; `what` begins the sentence: "The backup"."""
    if cancelled():
        raise Refused(f"{what} was stopped.", kept="Nothing was changed.")


def cause_of(error: OSError) -> Cause:
    """The program's word for an operating-system error."""
    windows = getattr(error, "winerror", None)
    if windows in _WINDOWS_CAUSES:
        return _WINDOWS_CAUSES[windows]
    if error.errno in _FULL:
        return Cause.DISK_FULL
    if error.errno in _READ_ONLY:
        return Cause.READ_ONLY
    return Cause.LOCKED if error.errno in _LOCKED else Cause.OTHER


def trouble_from(error: OSError, what: str, *, kept: str = "") -> Trouble:
    """The `Trouble` for `error` while writing or reading `what` ("the backup of 5 May").

    `kept` overrides the usual "What was there before is unchanged."
    """
    cause = cause_of(error)
    reason = error.strerror or type(error).__name__
    title, do = {
        Cause.DISK_FULL: (
            f"The disk is full: {what} could not be written.",
            "Free some space, then try again.",
        ),
        Cause.READ_ONLY: (
            f"This disk or folder does not allow writing: {what} could not be written.",
            "Use a folder you may write to, or ask the administrator of this machine.",
        ),
        Cause.LOCKED: (
            f"Another program is using {what}.",
            "Close the other program or wait a moment, then try again.",
        ),
    }.get(
        cause,
        (
            f"The disk reported an error with {what}: {reason}.",
            "Check that the drive is connected, then try again.",
        ),
    )
    return Trouble(cause, title, kept=kept or "What was there before is unchanged.", do=do)


@contextmanager
def as_trouble(what: str, *, kept: str = "") -> Iterator[None]:
    """Turn an OSError inside the block into the `Trouble` that names `what`."""
    try:
        yield
    except OSError as error:
        raise trouble_from(error, what, kept=kept) from error


def write_durably(path: Path, data: bytes, *, what: str = "") -> None:
    """Replace `path` by `data`, or leave it as it was; returns only when the disk holds and gives back
    `data`.

    Raises Trouble (DISK_FULL, READ_ONLY, LOCKED, OTHER).
    """
    with replacing(path, what=what) as stream:
        stream.write(data)
    with as_trouble(what or path.name):
        held = path.read_bytes()
    if held != data:
        raise Trouble(
            Cause.DAMAGED,
            f"{what or path.name} was written but reads back differently.",
            kept="The file cannot be trusted.",
            do="Use another disk; this one may be failing.",
        )


@contextmanager
def replacing(path: Path, *, what: str = "") -> Iterator[BinaryIO]:
    """A stream to a temporary file that takes the place of `path` if the block ends well, else goes."""
    part = part_beside(path)
    with as_trouble(what or path.name):
        try:
            with part.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            rename(part, path)
            sync_folder(path.parent)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def part_beside(path: Path) -> Path:
    """An unused name in the same folder, ending in `PART`."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}{PART}")


def rename(source: Path, target: Path) -> None:
    """Put `source` in the place of `target`.

    On Windows it tries for about 150 ms while a scanner holds either file.
    """
    for attempt in range(RENAME_TRIES):
        try:
            source.replace(target)
            return
        except PermissionError:
            if sys.platform != "win32" or attempt == RENAME_TRIES - 1:
                raise
            time.sleep(RENAME_PAUSE)


def sync_folder(folder: Path) -> None:
    """Make a rename or removal in `folder` last through a power cut.

    Windows offers no such call and needs none.
    """
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_file(path: Path) -> None:
    """Make the content of a finished file last through a power cut."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def make_folder(folder: Path) -> None:
    """Create `folder` and its parents, each durable in its parent. Raises Trouble."""
    with as_trouble(f"the folder {folder.name}"):
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        for place in reversed(missing):
            place.mkdir(exist_ok=True)
            sync_folder(place.parent)


def copy_durably(source: Path, target: Path, *, what: str = "") -> str:
    """Copy a file, flush it, read the copy back; returns the SHA-256 of what was copied. Raises Trouble."""
    digest = hashlib.sha256()
    with replacing(target, what=what) as out, source.open("rb") as stream:
        while block := stream.read(COPY_BLOCK):
            digest.update(block)
            out.write(block)
    if sha256_of(target) != digest.hexdigest():
        raise Trouble(
            Cause.DAMAGED,
            f"The copy of {what or source.name} reads back differently.",
            kept="The original is unchanged.",
            do="Use another disk; this one may be failing.",
        )
    return digest.hexdigest()


def sha256_of(path: Path) -> str:
    """SHA-256 of a file in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sweep_parts(folder: Path) -> int:
    """Remove unfinished files a crash left in `folder`, and below; returns how many.

    Call it only as the writer.
    """
    swept = 0
    for part in sorted(folder.rglob(f"*{PART}"), reverse=True):
        with as_trouble(part.name):
            if part.is_dir():
                shutil.rmtree(part)
            else:
                part.unlink(missing_ok=True)
            swept += 1
    return swept


def free_space(folder: Path) -> int:
    """Free bytes on the disk that holds `folder` (or its nearest parent that exists)."""
    place = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    return shutil.disk_usage(place).free


def require_space(folder: Path, needed: int, what: str) -> None:
    """Raise Trouble(DISK_FULL) with both figures unless `needed` bytes are free on the disk of `folder`."""
    free = free_space(folder)
    if free < needed:
        raise Trouble(
            Cause.DISK_FULL,
            f"There is not enough room for {what}: it needs {megabytes(needed)}, {free >> 20:,} MB are free.",
            do=f"Free {megabytes(needed - free)} or choose another disk.",
        )


def megabytes(size: int) -> str:
    """`size` bytes as a person reads them, rounded up: "3 MB"."""
    return f"{-(-size >> 20):,} MB"


def checked_json(content: dict[str, object]) -> bytes:
    """`content` as readable JSON with a SHA-256 over it under `sum`: a flipped bit is seen on reading."""
    body = {**content, "sum": _sum(content)}
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def read_checked_json(path: Path, *, what: str) -> dict[str, object]:
    """What `checked_json` wrote. Raises Trouble: DAMAGED when a byte differs, else the reading error."""
    with as_trouble(what):
        data = path.read_bytes()
    try:
        content = json.loads(data)
        held = content.pop("sum")
        # Comparing the bytes too sees changes that JSON itself would not, such as in white space.
        sound = held == _sum(content) and checked_json(content) == data
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        sound = False
    if not sound:
        raise Trouble(
            Cause.DAMAGED,
            f"{what} is damaged.",
            kept="The records themselves are untouched.",
            do="Restore it from a backup, or use the recovery key.",
        )
    return dict(content)


def _sum(content: dict[str, object]) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
