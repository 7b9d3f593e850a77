"""Attachments: files kept with a record, encrypted; opening one outside is a logged export to a swept folder."""

import mimetypes
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from app import subjects
from app.errors import Refused, Usage
from app.eum.photos import without_location
from app.importing.cells import Sheet
from app.importing.screen import is_marked
from app.office import Office
from app.reader import Reader
from app.store import disk, exports, files, records
from models.kinds import Kind
from models.office.desk import Attachment
from models.retention import path_up

_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a]")
PLACELESS = "eum"
"""Area whose photographs are kept without the place where they were taken."""
LARGEST = 200 * 1024 * 1024
"""Bytes of the largest file taken in."""
SHEETS = (".csv", ".tsv", ".xlsx", ".ods")
MOST_ROWS, MOST_COLUMNS = 500, 60
"""How much of a sheet is shown."""


@dataclass(frozen=True)
class Opened:
    """Content of an attachment, for showing inside the program."""

    file_name: str
    media_type: str
    data: bytes


@dataclass(frozen=True)
class Told:
    """What a person says of a file: what the paper is, when it reached the office, how it is marked."""

    description: str = ""
    received_on: date | None = None
    """The office's day when not said."""
    marking: str | None = None
    """Code of the table `marking`."""


NOTHING_TOLD = Told()


def attach(
    office: Office, kind: type[Kind], record_id: int, path: Path, told: Told = NOTHING_TOLD, *,
    progress: disk.Progress = disk.no_progress,
) -> int:  # fmt: skip
    """Takes a file into the office with a record. Raises Refused for classified words, Usage and Trouble."""
    return attach_bytes(office, kind, record_id, read_plain(path), path.name, told, progress=progress)


def read_plain(path: Path) -> bytes:
    """The content of a file outside the office. Raises Usage, Refused when it is too large, Trouble."""
    if not path.is_file():
        raise Usage(f"There is no file {path.name}.")
    size = path.stat().st_size
    if size > LARGEST:
        raise Refused(f"{path.name} has {size // 2**20} MB; at most {LARGEST // 2**20} MB are taken in.")
    with disk.as_trouble(path.name):
        return path.read_bytes()


def peek(data: bytes, file_name: str) -> Opened:
    """Content that is not attached yet, to be looked at. Raises Refused for classified words."""
    _refuse_marked(file_name, _plain_text(data))
    return Opened(file_name, media_type_of(file_name), data)


def media_type_of(file_name: str) -> str:
    """The media type by the ending of a name."""
    return mimetypes.guess_type(file_name)[0] or "application/octet-stream"


def attach_bytes(
    office: Office, kind: type[Kind], record_id: int, data: bytes, file_name: str, told: Told = NOTHING_TOLD, *,
    progress: disk.Progress = disk.no_progress,
) -> int:  # fmt: skip
    """Takes content (a paste, a scan) into the office with a record."""
    office.reader.get(kind, record_id)
    kept, without_place = take_in(office, kind, data, file_name, progress=progress)
    with office.change(
        f"Attach {spoken(kind, file_name)}{' without its place' if without_place else ''}"[:120]
    ) as work:
        return work.add(Attachment, kept | with_record(office, kind, record_id, told))


def take_in(
    office: Office,
    kind: type[Kind],
    data: bytes,
    file_name: str,
    *,
    progress: disk.Progress = disk.no_progress,
) -> tuple[dict[str, object], bool]:
    """Stores content for a kind of record: what its attachment says of it, and whether its place was taken out.

    Nothing names it before a change adds that attachment. Raises Refused for classified words, and Trouble.
    """
    _refuse_marked(file_name, _plain_text(data))
    given, (data, _) = data, as_kept(kind, data)
    held = files.store(
        office.folder / files.FILES_NAME, office.data_key, BytesIO(data), size=len(data), progress=progress
    )
    kept: dict[str, object] = {
        "file_name": file_name[-200:], "media_type": media_type_of(file_name), "size": held.size,
        "sha256": held.sha256,
    }  # fmt: skip
    return kept, data != given


def with_record(
    office: Office, kind: type[Kind], record_id: int, told: Told = NOTHING_TOLD
) -> dict[str, object]:
    """What an attachment says of its record and of the paper itself."""
    return {
        "subject_kind": kind.spec.name, "subject_id": record_id, "description": told.description,
        "received_on": told.received_on or office.today, "marking": told.marking,
    }  # fmt: skip


def spoken(kind: type[Kind], file_name: str) -> str:
    """How a step of the journal names a file: not at all where the record stands behind a guard, or ends some day.

    The name of a step stands in the chain of the journal for good, and a purge cannot take it out.
    """
    whole = (kind, *(above for above, _ in path_up(kind)))
    ends = kind.spec.private or any(each.spec.retention for each in whole)
    return "a file" if ends or kind.spec.guard else file_name


def as_kept(kind: type[Kind], data: bytes) -> tuple[bytes, str]:
    """The content as it is kept with a kind of record, and what is to be said of that; empty for nothing.

    Photographs of monitored articles lose the place where they were taken.
    """
    if kind.spec.area != PLACELESS:
        return data, ""
    cleaned = without_location(data)
    return cleaned.data, cleaned.said


def describe(office: Office, attachment: Attachment, told: Told) -> None:
    """Changes what is said of a file. Raises Stale."""
    values = {"description": told.description, "received_on": told.received_on, "marking": told.marking}
    with office.change("Describe a file") as work:
        work.set(Attachment, attachment.id, values, read_version=attachment.row_version)


@dataclass(frozen=True)
class Shown:
    """The beginning of one sheet of a workbook, as a spreadsheet program shows it."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    """With empty ones where the sheet has them, all of one length."""
    more: int
    """Rows that are not among them."""


def is_sheet(opened: Opened) -> bool:
    """Whether the content can be shown as a table."""
    return Path(opened.file_name).suffix.casefold() in SHEETS


def tables_of(opened: Opened) -> list[Shown]:
    """The sheets of a workbook, read by the capped child process that reads imports. Raises Trouble."""
    from app.importing.sheets import read_bytes

    return [_shown(sheet) for sheet in read_bytes(opened.data, opened.file_name).sheets if not sheet.hidden]


def _shown(sheet: Sheet) -> Shown:
    by_number = {row.number: row for row in sheet.rows if row.number <= MOST_ROWS}
    width = min(MOST_COLUMNS, max((len(row.texts) for row in by_number.values()), default=0))
    rows = (by_number.get(number) for number in range(1, max(by_number, default=0) + 1))
    return Shown(
        sheet.name,
        tuple(tuple(row.as_shown(at) if row else "" for at in range(width)) for row in rows),
        sum(1 for row in sheet.rows if row.number > MOST_ROWS),
    )


def _plain_text(data: bytes) -> str:
    """The content where it is plain text, whatever its name says; empty for anything else."""
    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:  # an older one-byte encoding, or no text at all
        text = data.decode("latin-1")
    return "" if _BINARY.search(text) else text


def _refuse_marked(file_name: str, text: str) -> None:
    if is_marked(file_name.replace("_", " ")) or any(is_marked(line) for line in text.splitlines()):
        raise Refused(
            f"{file_name} carries a classification marking.", kept="It was not taken in and nothing of it was kept.",
            do="Do not copy or delete it: tell the security officer now and open the help page on spillage.",
        )  # fmt: skip


def attachments_of(reader: Reader, record_id: int) -> list[Attachment]:
    """Live attachments of a record, in order of coming in."""
    rows = (row for row in records.every(reader.connection, Attachment) if isinstance(row, Attachment))
    return [row for row in rows if row.subject_id == record_id and subjects.met(row, reader.hidden)]


def open_inside(office: Office, attachment: Attachment) -> Opened:
    """The content, to be shown in the program; the view is logged."""
    office.log("viewed", kind="attachment", record_id=attachment.id)
    data = files.read_stored(office.folder / files.FILES_NAME, office.data_key, attachment.sha256 or "")
    return Opened(attachment.file_name or "", attachment.media_type or "", data)


def open_outside(office: Office, attachment: Attachment) -> Path:
    """Puts a plain copy into the swept folder for another program; logged, swept at lock, close and next start."""
    opened = open_inside(office, attachment)
    office.log("opened outside", kind="attachment", record_id=attachment.id)
    path = exports.export_to_swept(office.folder / exports.OPENED_NAME, opened.file_name, [opened.data])
    office.handed_out.append(path)
    return path
