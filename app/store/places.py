"""Where an office must not be written: network drives and folders that another program synchronises.

SQLite's log needs shared memory and honest locks, and a synchronising program copies a database while it
changes.
"""

import os
import re
import sys
from pathlib import Path

_NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "afs", "ncpfs", "coda", "ceph", "glusterfs", "lustre"}
    | {"davfs", "9p", "virtiofs", "vboxsf"}  # the last three are folders a host lends to its guest
)
_NETWORK_FUSE = ("sshfs", "davfs", "rclone", "gvfsd", "s3fs", "glusterfs", "vmhgfs", "smbnetfs")
_DRIVE_REMOTE = 4

_SYNCED_NAMES = (
    ("a OneDrive folder", re.compile(r"onedrive( - .+)?", re.IGNORECASE)),
    ("a Dropbox folder", re.compile(r"dropbox( \(.+\))?", re.IGNORECASE)),
    ("a Google Drive folder", re.compile(r"google ?drive|my drive|googledrive-.+", re.IGNORECASE)),
    ("an iCloud Drive folder", re.compile(r"icloud ?drive|mobile documents", re.IGNORECASE)),
    ("a Nextcloud folder", re.compile(r"nextcloud", re.IGNORECASE)),
    ("an ownCloud folder", re.compile(r"owncloud", re.IGNORECASE)),
    ("a Box folder", re.compile(r"box sync", re.IGNORECASE)),
)
_SYNCED_MARKERS = {
    ".dropbox": "a Dropbox folder",
    ".dropbox.cache": "a Dropbox folder",
    ".stfolder": "a Syncthing folder",
    ".owncloudsync.log": "an ownCloud folder",
    ".nextcloudsync.log": "a Nextcloud folder",
    ".tmp.driveupload": "a Google Drive folder",
}


def is_network_or_synced(path: Path, *, mounts: str | None = None) -> str | None:
    """Why the office must not be written at `path`: "a network drive (nfs)" or "a OneDrive folder"; None if
    it may.

    `mounts` stands in for /proc/mounts.
    """
    place = path.resolve()
    return _network(place, mounts) or _synced(place)


def _network(place: Path, mounts: str | None) -> str | None:
    if sys.platform == "win32":
        return _windows_network(place)
    if mounts is None:
        table = Path("/proc/mounts")
        mounts = table.read_text(encoding="utf-8", errors="surrogateescape") if table.exists() else ""
    kind = _mount_type(place, mounts)
    if kind in _NETWORK_TYPES or (kind.startswith("fuse.") and any(name in kind for name in _NETWORK_FUSE)):
        return f"a network drive ({kind})"
    return None


def _mount_type(place: Path, mounts: str) -> str:
    """Type of the innermost mount that holds `place`; of two on the same spot the later counts."""
    best, found = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        spot = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[1]))
        if place.is_relative_to(spot) and len(spot.parts) >= best:
            best, found = len(spot.parts), fields[2]
    return found


def _windows_network(place: Path) -> str | None:
    if sys.platform != "win32":
        return None
    import ctypes

    anchor = place.anchor
    if anchor.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOTE:
        return "a network drive"
    return None


def _synced(place: Path) -> str | None:
    for part in place.parts:
        for name, pattern in _SYNCED_NAMES:
            if pattern.fullmatch(part):
                return name
    for parent in (place, *place.parents):
        for marker, name in _SYNCED_MARKERS.items():
            if (parent / marker).exists() and parent != Path.home():
                return name
    root = os.environ.get("OneDrive")  # noqa: SIM112 - Windows writes it in this case
    if root and place.is_relative_to(Path(root).resolve()):
        return "a OneDrive folder"
    return None
