"""Plaintext that a person asked to open outside the program: one folder, swept at start, at lock and at
close.

This is the only place where the program writes an attachment unencrypted.
"""

import re
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from app.errors import NotFound
from app.store import disk

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_OURS = re.compile(r"[0-9a-f]{16}")
"""Only folders this module made are ever swept, whatever folder it is pointed at."""
_NAME_BYTES = 120
OPENED_NAME = "opened"
"""Name of the swept folder inside an office."""


def export_to_swept(folder: Path, name: str, chunks: Iterable[bytes]) -> Path:
    """Write the plaintext under a folder of its own in `folder`, readable by this user only; returns where.

    `name` comes from outside and is made harmless. Raises Trouble.
    """
    disk.make_folder(folder)
    place = folder / secrets.token_hex(8)
    with disk.as_trouble("the copy to open outside"):
        folder.chmod(0o700)
        place.mkdir(mode=0o700)
        try:
            path = place / safe_name(name)
            with path.open("xb") as out:
                path.chmod(0o600)
                out.writelines(chunks)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
    return path


def sweep_exports(folder: Path) -> list[Path]:
    """Remove every copy; returns those that another program still holds open."""
    for place in _places(folder):
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place, ignore_errors=True)
        else:
            place.unlink(missing_ok=True)
    return [path for place in _places(folder) for path in (place, *place.rglob("*")) if path.is_file()]


def safe_name(name: str) -> str:
    """A file name with no path, no device and no sign that some system forbids; keeps the ending."""
    bare = _FORBIDDEN.sub("_", name).strip(" .") or "attachment"
    if _DEVICES.fullmatch(bare):
        bare = f"_{bare}"
    stem, dot, ending = bare.rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = bare, "", ""
    if len(stem.encode()) > _NAME_BYTES:
        stem = stem.encode()[:_NAME_BYTES].decode(errors="ignore").rstrip(" .")
    return f"{stem}{dot}{ending}"


def _places(folder: Path) -> list[Path]:
    if not folder.exists():
        return []
    if not folder.is_dir():
        raise NotFound(f"{folder.name} is not a folder.")
    return sorted(place for place in folder.iterdir() if _OURS.fullmatch(place.name))
