"""Files on their way in: dropped, pasted, chosen or lying in the scan folder, not kept by the office yet."""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from app import attachments
from app.scans import Scan


@dataclass(frozen=True, eq=False)
class Incoming:
    """One file: where it lies, or its content."""

    name: str
    size: int
    path: Path | None = None
    data: bytes = b""
    scan: Scan | None = None

    @property
    def key(self) -> str:
        """Tells it from the others."""
        return str(self.path) if self.path else f"pasted {id(self)}"

    def content(self) -> bytes:
        """The bytes, read in a job. Raises what `attachments.read_plain` does."""
        return attachments.read_plain(self.path) if self.path else self.data

    def parked(self) -> dict[str, Any]:
        """The same as JSON values: the place of a file, the content of what was pasted."""
        if self.path:
            return {"name": self.name, "path": str(self.path)}
        return {"name": self.name, "data": b64encode(self.data).decode()}


def from_parked(kept: Mapping[str, Any]) -> Incoming | None:
    """What `parked` gave; None when the file is not there any more."""
    if path := kept.get("path"):
        return next(iter(from_paths([Path(path)] if Path(path).is_file() else [])), None)
    data = b64decode(kept["data"])
    return Incoming(kept["name"], len(data), data=data)


def from_paths(paths: Sequence[Path]) -> list[Incoming]:
    """Files chosen or dropped."""
    return [Incoming(each.name, each.stat().st_size, each) for each in paths]


def from_scan(scan: Scan) -> Incoming:
    """A file of the scan folder."""
    return Incoming(scan.path.name, scan.size, scan.path, scan=scan)


def local_files(data: QMimeData) -> list[Path]:
    """The files among what is dragged or copied; folders and addresses of elsewhere are left out."""
    paths = [Path(each.toLocalFile()) for each in data.urls() if each.isLocalFile()]
    return [each for each in paths if each.is_file()]


def from_clipboard(data: QMimeData, now: datetime) -> list[Incoming]:
    """What was copied: files, else a picture, else text; named by the moment, since a paste has no name."""
    if paths := local_files(data):
        return from_paths(paths)
    moment = f"{now:%Y-%m-%d %H%M%S}"
    if data.hasImage():
        picture = _png(QImage(data.imageData()))
        return [Incoming(f"Pasted picture {moment}.png", len(picture), data=picture)] if picture else []
    if text := data.text():
        content = text.encode()
        return [Incoming(f"Pasted text {moment}.txt", len(content), data=content)]
    return []


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
