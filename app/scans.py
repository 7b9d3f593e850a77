"""The scan folder: what a scanner or a phone put there, offered until the office keeps it.

The plain originals lie outside the encryption, so the person says once what becomes of them: they are left, moved
into a subfolder, or deleted. Deleting takes the name away; what the disk still holds is the disk encryption's part.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from app.attachments import LARGEST
from app.errors import Cause, Refused, Trouble
from app.reader import Reader
from app.reading import Query
from app.store import disk
from models.office.desk import Attachment

MOST = 50
"""Files offered at once, the newest."""
DONE_FOLDER = "attached"


class After(StrEnum):
    """What becomes of the plain original once the office keeps it."""

    LEAVE = "leave"
    MOVE = "move"
    DELETE = "delete"


@dataclass(frozen=True)
class Scan:
    """A file in the scan folder."""

    path: Path
    size: int
    modified: datetime
    """UTC."""
    sha256: str


Known = dict[tuple[str, int, int], str]
"""(path, size, time) → hash of files looked at before, so that a large scan is read once."""


def kept_hashes(reader: Reader) -> frozenset[str]:
    """Hashes of every live attachment of the office."""
    _, rows = reader.values(Query(Attachment, columns=("sha256",)))
    return frozenset(str(digest) for _, digest in rows if digest)


def new_scans(folder: Path, kept: Collection[str], known: Known) -> list[Scan]:
    """Files of the folder that the office does not keep yet, newest first; remembers hashes in `known`.

    Raises Trouble when the folder cannot be read.
    """
    if not folder.is_dir():
        raise Trouble(
            Cause.REFUSED_FILE, "The scan folder is not there.", kept="Nothing was changed.",
            do="Plug in what it lies on, or choose another folder.",
        )  # fmt: skip
    with disk.as_trouble("the scan folder"):
        found = [scan for scan in _scans(folder, known) if scan.sha256 not in kept]
    return sorted(found, key=lambda scan: scan.modified, reverse=True)


def _scans(folder: Path, known: Known) -> Iterator[Scan]:
    files = (each for each in folder.iterdir() if each.is_file() and not each.name.startswith((".", "~")))
    dated = sorted(
        ((each.stat(), each) for each in files), key=lambda pair: pair[0].st_mtime_ns, reverse=True
    )
    for facts, path in dated[:MOST]:
        if not 0 < facts.st_size <= LARGEST:
            continue
        key = (str(path), facts.st_size, facts.st_mtime_ns)
        if key not in known:
            known[key] = _hash(path)
        yield Scan(path, facts.st_size, datetime.fromtimestamp(facts.st_mtime, UTC), known[key])


def put_away(scan: Scan, after: After) -> None:
    """Does with the original what was chosen. Raises Refused when it changed meanwhile, Trouble.

    Called when the office keeps the file; the original is looked at once more, so that nothing unseen is lost.
    """
    if after is After.LEAVE:
        return
    with disk.as_trouble(scan.path.name):
        if _hash(scan.path) != scan.sha256:
            raise Refused(f"{scan.path.name} changed meanwhile.", kept="It was left in the scan folder.")
        if after is After.DELETE:
            scan.path.unlink()
        else:
            target = scan.path.parent / DONE_FOLDER
            target.mkdir(exist_ok=True)
            scan.path.rename(_free(target / scan.path.name))


def _free(path: Path) -> Path:
    """The path, or one with a number where a file of that name lies already."""
    names = (path.with_stem(f"{path.stem} {number}") for number in range(2, 1_000))
    return path if not path.exists() else next(each for each in names if not each.exists())


def _hash(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as stream:
        while block := stream.read(disk.COPY_BLOCK):
            digest.update(block)
    return digest.hexdigest()
