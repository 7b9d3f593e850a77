"""What a backup says of itself: its manifest, and what a look at names, sizes and hashes finds wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from app.errors import Trouble
from app.store import disk, files
from app.store.connection import RECORDS_NAME
from app.store.keys import KEYS_NAME

MANIFEST_NAME = "manifest.json"
FORMAT = 1
STAMP = re.compile(r"(\d{8}T\d{6}Z)(-\d+)?")
STAMP_FORM = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Contents:
    """What the opened copy says of itself: the journal's head, and counts such as entries and records."""

    head: str
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Backup:
    """One backup. `files` maps attachment digests to encrypted sizes; `missing` are damaged in the office
    itself.

    `problem` is a sentence, empty when nothing wrong is known; only then the backup counts as good.
    """

    folder: Path
    made: datetime
    office: str = ""
    key_id: str = ""
    program: str = ""
    contents: Contents = Contents("")
    size: int = 0
    records_sha256: str = ""
    keys_sha256: str = ""
    files: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    verified: datetime | None = None
    problem: str = ""

    @property
    def shared_files(self) -> Path:
        """Where this backup's attachments lie."""
        return self.folder.parent / files.FILES_NAME / self.key_id


def write(backup: Backup) -> None:
    """Writes the manifest into the backup. Raises Trouble."""
    content: dict[str, object] = {
        "format": FORMAT,
        "office": backup.office,
        "key_id": backup.key_id,
        "made": backup.made.isoformat(timespec="seconds"),
        "program": backup.program,
        "head": backup.contents.head,
        "counts": dict(backup.contents.counts),
        "records": {"size": backup.size, "sha256": backup.records_sha256},
        "keys": {"sha256": backup.keys_sha256},
        "files": dict(backup.files),
        "missing": list(backup.missing),
        "verified": None if backup.verified is None else backup.verified.isoformat(timespec="seconds"),
    }
    disk.write_durably(
        backup.folder / MANIFEST_NAME, disk.checked_json(content), what="the backup's manifest"
    )


def read(folder: Path) -> Backup:
    """The backup in `folder` as its manifest tells it, with what a look at names and sizes finds wrong."""
    match = STAMP.fullmatch(folder.name)
    stamped = datetime.strptime(match[1] if match else "19700101T000000Z", STAMP_FORM).replace(tzinfo=UTC)
    try:
        content = disk.read_checked_json(folder / MANIFEST_NAME, what="The backup's manifest")
        if content["format"] != FORMAT:
            return Backup(folder, stamped, problem="It was made by a newer version of the program.")
        backup = _from_manifest(folder, content)
    except Trouble as trouble:
        return Backup(folder, stamped, problem=trouble.title)
    except (KeyError, ValueError, TypeError, AttributeError):
        return Backup(folder, stamped, problem="The backup's manifest has an unknown form.")
    return replace(backup, problem=_incomplete(backup))


def _from_manifest(folder: Path, content: Mapping[str, object]) -> Backup:
    records, key_part, held, counts = (
        _table(content[name]) for name in ("records", "keys", "files", "counts")
    )
    missing, verified = content["missing"], content["verified"]
    return Backup(
        folder=folder,
        made=datetime.fromisoformat(str(content["made"])),
        office=str(content["office"]),
        key_id=str(content["key_id"]),
        program=str(content["program"]),
        contents=Contents(str(content["head"]), {name: int(str(count)) for name, count in counts.items()}),
        size=int(str(records["size"])),
        records_sha256=str(records["sha256"]),
        keys_sha256=str(key_part["sha256"]),
        files={digest: int(str(size)) for digest, size in held.items()},
        missing=tuple(map(str, missing)) if isinstance(missing, list) else (),
        verified=None if verified is None else datetime.fromisoformat(str(verified)),
    )


def _table(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


def _incomplete(backup: Backup) -> str:
    records, key_path = backup.folder / RECORDS_NAME, backup.folder / KEYS_NAME
    if not records.is_file() or records.stat().st_size != backup.size:
        return "Its records are missing or cut off."
    if not key_path.is_file():
        return "Its keys.json is missing."
    held = files.stored(backup.shared_files)
    lost = sum(held.get(digest) != size for digest, size in backup.files.items())
    return f"{lost} of its {len(backup.files)} attachments are missing or cut off." if lost else ""


def changed(backup: Backup) -> str:
    """What the hashes say, as a sentence; empty when the files are byte for byte those that were written."""
    for name, expected in ((RECORDS_NAME, backup.records_sha256), (KEYS_NAME, backup.keys_sha256)):
        try:
            if disk.sha256_of(backup.folder / name) != expected:
                return f"Its {name} was changed or damaged."
        except OSError as error:
            return disk.trouble_from(error, name).title
    return ""
