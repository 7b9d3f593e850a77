"""Putting prepared files in the place of the office's own so that a crash leaves the old ones or the new,
never a mix.

The new pieces are made ready in `incoming/`; a durable `ready.json` is the point of no return, after which
`finish` completes the exchange, now or at the next start.
"""

import os
import shutil
from pathlib import Path

from app.store import disk
from app.store.connection import RECORDS_NAME, side_files

INCOMING = "incoming"
_READY = "ready.json"
_WHAT = "the office's files"


def prepare(folder: Path) -> Path:
    """An empty folder in the office to put the new pieces in (records.db, keys.json, files/)."""
    finish(folder)
    incoming = folder / INCOMING
    disk.make_folder(incoming)
    return incoming


def commit(folder: Path, *, stamp: str, keep: str = "") -> None:
    """Exchange the office's pieces for those in `incoming/`; the office must be closed and locked by the
    caller.

    With `keep` ("before-restore") each old piece stays beside as `records.db.before-restore-STAMP`; else it
    is removed. The pieces must be complete and flushed.
    """
    incoming = folder / INCOMING
    pieces = sorted(piece.name for piece in incoming.iterdir())
    aside = f".{keep}-{stamp}" if keep else ""
    ready = disk.checked_json({"aside": aside, "pieces": list(pieces)})
    disk.write_durably(incoming / _READY, ready, what=_WHAT)
    finish(folder)


def finish(folder: Path) -> bool:
    """Complete an exchange that a crash interrupted, or clear away one that was never ready.

    Call it before opening an office for writing. True when something was completed. Raises Trouble.
    """
    incoming = folder / INCOMING
    if not incoming.exists():
        return False
    ready = (incoming / _READY).exists()
    with disk.as_trouble(_WHAT):
        if ready:
            content = disk.read_checked_json(incoming / _READY, what=_WHAT)
            pieces = content["pieces"]
            assert isinstance(pieces, list)
            for piece in pieces:
                if (incoming / piece).exists():
                    _exchange(folder, str(piece), str(content["aside"]))
            (incoming / _READY).unlink()
        shutil.rmtree(incoming)
        disk.sync_folder(folder)
    return ready


def _exchange(folder: Path, name: str, aside: str) -> None:
    new, current = folder / INCOMING / name, folder / name
    if name == RECORDS_NAME:
        _put_log_aside(current, aside)
    if aside and current.exists():
        _keep_beside(current, folder / (name + aside))
    elif current.is_dir():
        shutil.rmtree(current)
    disk.rename(new, current)
    disk.sync_folder(folder)


def _put_log_aside(records: Path, aside: str) -> None:
    """An old log beside a new database would be played into it. It stays with the copy that is put aside."""
    for side in side_files(records):
        ending = side.name.removeprefix(records.name)
        if aside and ending == "-wal":
            disk.rename(side, records.with_name(records.name + aside + ending))
        else:
            side.unlink()


def _keep_beside(current: Path, beside: Path) -> None:
    """Give `current` a second name, so that it never goes missing while the new piece takes the first."""
    if beside.exists():
        return
    if current.is_dir():
        disk.rename(current, beside)
        return
    try:
        os.link(current, beside)
    except OSError:  # a file system without links
        disk.copy_durably(current, beside, what=current.name)
