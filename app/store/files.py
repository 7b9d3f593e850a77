"""Attachments: encrypted files named by the SHA-256 of what they hold, so that equal content is kept once.

Format: magic, 32-byte salt, then chunks of 64 KiB under AES-256-GCM. The file's key comes from the data key
and the salt; a chunk's nonce is its number and a flag on the last one, and the header is authenticated with
every chunk, so that chunks cannot be changed, dropped, swapped or moved to another file.
"""

import hashlib
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.errors import Cause, NotFound, Trouble
from app.store import crypto, disk

FILES_NAME = "files"
CHUNK = 64 * 1024
_MAGIC = b"SCOFILE1"
_SALT = 32
_HEADER = len(_MAGIC) + _SALT
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class StoredFile:
    """What a record keeps of its attachment: hexadecimal digest and size in bytes of the content."""

    sha256: str
    size: int


def store(
    folder: Path,
    key: bytes,
    source: BinaryIO,
    *,
    size: int = 0,
    progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> StoredFile:
    """Encrypt `source` into `folder`; returns when the disk holds it and it was read back, so a record may
    name it.

    `size` is only for `progress` (bytes done, size). Raises Trouble, and Refused when cancelled.
    """
    disk.make_folder(folder)
    part = disk.part_beside(folder / "attachment")
    try:
        with disk.as_trouble("the attachment", kept="The record is unchanged."):
            held = _write(part, key, source, size, progress, cancelled)
            if not _whole(part, key, held.sha256):
                raise _damaged(held.sha256)
            _put_in_place(part, path_of(folder, held.sha256), key, held.sha256)
    finally:
        part.unlink(missing_ok=True)
    return held


def open_stored(folder: Path, key: bytes, sha256: str) -> Iterator[bytes]:
    """The content in chunks. The whole file is verified before the first chunk is given.

    Raises NotFound, Trouble(DAMAGED) naming the digest.
    """
    path = _existing(folder, sha256)
    verify(folder, key, sha256)
    with disk.as_trouble(f"attachment {sha256[:12]}"):
        yield from _chunks(path, key, sha256)


def read_stored(folder: Path, key: bytes, sha256: str) -> bytes:
    """The whole content, verified. Raises as `open_stored`."""
    with disk.as_trouble(f"attachment {sha256[:12]}"):
        content = b"".join(_chunks(_existing(folder, sha256), key, sha256))
    if crypto.sha256(content) != sha256:
        raise _damaged(sha256)
    return content


def verify(folder: Path, key: bytes, sha256: str) -> int:
    """Size of the content, after every chunk and the whole's digest were checked. Raises as `open_stored`."""
    with disk.as_trouble(f"attachment {sha256[:12]}"):
        return _verify_file(_existing(folder, sha256), key, sha256)


def path_of(folder: Path, sha256: str) -> Path:
    """Where the attachment lies. Raises ValueError for anything that is not a digest."""
    if not _DIGEST.fullmatch(sha256):
        raise ValueError("not a SHA-256 digest")
    return folder / sha256[:2] / sha256


def stored(folder: Path) -> dict[str, int]:
    """Every attachment in `folder`: digest to size on disk in bytes."""
    if not folder.exists():
        return {}
    with disk.as_trouble("the attachments"):
        return {
            path.name: path.stat().st_size
            for path in sorted(folder.glob("??/*"))
            if _DIGEST.fullmatch(path.name) and path.parent.name == path.name[:2]
        }


def sweep_temporaries(folder: Path) -> int:
    """Remove what a crash left half written; returns how many. Only the writer may call it."""
    return disk.sweep_parts(folder) if folder.exists() else 0


def unreferenced(folder: Path, used: Set[str]) -> list[str]:
    """Digests of attachments no record names any more."""
    return sorted(stored(folder).keys() - used)


def remove(folder: Path, sha256: str) -> None:
    """Erase one attachment; the caller has made sure that nothing names it. Raises Trouble."""
    path = path_of(folder, sha256)
    with disk.as_trouble(f"attachment {sha256[:12]}"):
        if path.exists():
            path.unlink()
            disk.sync_folder(path.parent)


def copy_stored(source: Path, target: Path, key: bytes, sha256: str) -> bool:
    """Copy an attachment as it is, encrypted, unless `target` has a sound one.

    True when copied. Raises Trouble.
    """
    end = path_of(target, sha256)
    if is_sound(target, key, sha256):
        return False
    disk.make_folder(end.parent)
    disk.copy_durably(_existing(source, sha256), end, what=f"attachment {sha256[:12]}")
    verify(target, key, sha256)
    return True


def is_sound(folder: Path, key: bytes, sha256: str) -> bool:
    """Whether `folder` has the attachment, whole and under this key."""
    path = path_of(folder, sha256)
    with disk.as_trouble(f"attachment {sha256[:12]}"):
        return path.exists() and _whole(path, key, sha256)


def reencrypt(source: Path, target: Path, old_key: bytes, new_key: bytes, sha256: str) -> None:
    """Write the attachment of `source` into `target` under another key. Raises Trouble."""
    content = open_stored(source, old_key, sha256)
    held = store(target, new_key, _Stream(content))  # type: ignore[arg-type]
    if held.sha256 != sha256:
        raise _damaged(sha256)


class _Stream:
    """The reading half of a file over chunks, as `store` uses it."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = b""

    def read(self, size: int) -> bytes:
        while len(self._rest) < size and (chunk := next(self._chunks, b"")):
            self._rest += chunk
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


def _write(
    part: Path,
    key: bytes,
    source: BinaryIO,
    size: int,
    progress: disk.Progress,
    cancelled: disk.Cancelled,
) -> StoredFile:
    header = _MAGIC + crypto.random_bytes(_SALT)
    file_key = _file_key(key, header)
    digest, done, number = hashlib.sha256(), 0, 0
    with disk.replacing(part, what="the attachment") as out:
        out.write(header)
        chunk = _full_read(source)
        while True:
            disk.stop_if(cancelled, "Storing the attachment")
            following = _full_read(source) if len(chunk) == CHUNK else b""
            digest.update(chunk)
            out.write(crypto.seal(file_key, _nonce(number, last=not following), chunk, header))
            done, number = done + len(chunk), number + 1
            progress(done, max(size, done))
            if not following:
                return StoredFile(digest.hexdigest(), done)
            chunk = following


def _full_read(source: BinaryIO) -> bytes:
    """CHUNK bytes, fewer only at the end: a stream may give less than asked for."""
    data = source.read(CHUNK)
    while data and len(data) < CHUNK and (more := source.read(CHUNK - len(data))):
        data += more
    return data


def _chunks(path: Path, key: bytes, sha256: str) -> Iterator[bytes]:
    with path.open("rb") as stream:
        header = stream.read(_HEADER)
        if len(header) < _HEADER or not header.startswith(_MAGIC):
            raise _damaged(sha256)
        file_key, number = _file_key(key, header), 0
        sealed = stream.read(CHUNK + crypto.TAG_BYTES)
        while True:
            following = stream.read(CHUNK + crypto.TAG_BYTES)
            try:
                yield crypto.unseal(file_key, _nonce(number, last=not following), sealed, header)
            except crypto.Unauthentic as error:
                raise _damaged(sha256) from error
            if not following:
                return
            sealed, number = following, number + 1


def _verify_file(path: Path, key: bytes, sha256: str) -> int:
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(path, key, sha256):
        digest.update(chunk)
        size += len(chunk)
    if digest.hexdigest() != sha256:
        raise _damaged(sha256)
    return size


def _whole(path: Path, key: bytes, sha256: str) -> bool:
    try:
        _verify_file(path, key, sha256)
    except Trouble:
        return False
    return True


def _put_in_place(part: Path, end: Path, key: bytes, sha256: str) -> None:
    """Equal content is kept once, but a damaged copy of it is replaced."""
    if end.exists() and _whole(end, key, sha256):
        return
    disk.make_folder(end.parent)
    disk.rename(part, end)
    disk.sync_folder(end.parent)


def _existing(folder: Path, sha256: str) -> Path:
    path = path_of(folder, sha256)
    if not path.exists():
        raise NotFound(
            f"The file of attachment {sha256[:12]} is missing.",
            kept="Its record is unchanged.",
            do="Restore it from a backup, or attach the document again.",
        )
    return path


def _file_key(key: bytes, header: bytes) -> bytes:
    return crypto.subkey(key, "sco-desk attachment 1", header[len(_MAGIC) :])


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(crypto.NONCE_BYTES - 1, "big") + (b"\1" if last else b"\0")


def _damaged(sha256: str) -> Trouble:
    return Trouble(
        Cause.DAMAGED,
        f"The file of attachment {sha256} is damaged.",
        kept="Its record is unchanged, and nothing of the file is shown.",
        do="Restore it from a backup, or attach the document again.",
    )
