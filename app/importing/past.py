"""The imports of an office: what came in, from which file, by whom, and whether it still stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from app import exporting, rights
from app.errors import NotFound
from app.importing.report import NATURE
from app.journal import entries as journal
from app.journal.entries import Entry
from app.office import Office
from app.reader import Reader
from app.store.connection import translated
from models.fields import show_date
from models.kinds import all_kinds, kind_named
from reports.sheets.facts import SheetColumn

_COUNTS = {
    "rows": "Rows", "created": "New", "changed": "Changed", "unchanged": "As they were", "rejected": "Rejected",
    "check": "Rows of sums", "checks_agree": "Sums that agree", "restamped": "Confirmed as of the new day",
    "kept_out": "Older than on file, left out", "states_differ": "Another state than on file",
    "linked": "Linked to other records", "answers": "Odd texts answered",
    "ssn_removed": "Social Security numbers taken out",
}  # fmt: skip
"""What the report counts, in reading order."""


@dataclass(frozen=True)
class PastImport:
    """One import as its journal entry tells it."""

    entry: str
    """Name of the journal entry, replica and number."""
    tick: int
    at: datetime
    on: date
    user: str
    report: dict[str, Any]
    undone_on: date | None = None
    undone_by: str = ""

    @property
    def file_name(self) -> str:
        """The file that was brought in."""
        return str(self.report.get("file", ""))

    @property
    def kind_label(self) -> str:
        """What the rows became."""
        name = str(self.report.get("kind", ""))
        return kind_named(name).spec.plural if name in all_kinds() else name

    @property
    def state(self) -> str:
        """In words whether it stands."""
        return f"Undone {show_date(self.undone_on)} by {self.undone_by}" if self.undone_on else "Stands"

    def count(self, what: str) -> int:
        """How many rows: rows, created, changed, unchanged, rejected, check."""
        return int(self.report.get(what, 0))

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The report as labels and values, in reading order."""
        return [(label, value) for label, value in _facts(self) if value]

    @property
    def rejected(self) -> list[tuple[int, str]]:
        """Number and reasons of each rejected row the report names; what stood in the cells is left out."""
        rows: Sequence[Any] = self.report.get("rejected_rows", ())
        return [(int(number), " ".join(map(_sentence, reasons))) for number, reasons in rows]

    @property
    def mapping(self) -> list[tuple[str, str]]:
        """Heading and the field it went to."""
        return [(str(label), str(key)) for label, key in self.report.get("mapping", {}).items()]


def imports(reader: Reader) -> list[PastImport]:
    """Every import of the office that the role may see, newest first."""
    with translated():
        found = journal.of_nature(reader.connection, NATURE)
    told = (_told(entry, last) for entry, last in found)
    return [each for each in told if _may_see(reader, each)]


def import_named(reader: Reader, entry: str) -> PastImport:
    """The import of that journal entry. Raises NotFound."""
    found = next((each for each in imports(reader) if each.entry == entry), None)
    if found is None:
        raise NotFound(f"There is no import {entry} in this office.")
    return found


def save_report(office: Office, past: PastImport, target: Path) -> int:
    """Writes the report as .xlsx or .csv by the target's ending; returns its lines. Raises Usage and Trouble."""
    columns = (SheetColumn("What"), SheetColumn("Value"))
    rejected = [(f"Row {number}", reason) for number, reason in past.rejected]
    rows = [*past.facts, *(("Goes to", f"{label} → {key}") for label, key in past.mapping), *rejected]
    exporting.write_sheet(office, f"Import of {past.file_name}", columns, rows, target)
    office.log("exported", kind=str(past.report.get("kind", "")), detail=f"report of import {past.entry}")
    return len(rows)


def _told(entry: Entry, last: Entry | None) -> PastImport:
    header = entry.header
    undone = last is not None and last.header["nature"] == "undo"
    return PastImport(
        entry.ref.name, entry.tick, datetime.fromtimestamp(header["at"] / 1000, UTC),
        date.fromisoformat(header["on"]), header["user"], dict(header["detail"]),
        date.fromisoformat(last.header["on"]) if last and undone else None,
        last.header["user"] if last and undone else "",
    )  # fmt: skip


def _may_see(reader: Reader, past: PastImport) -> bool:
    kind = all_kinds().get(str(past.report.get("kind", "")))
    return kind is None or rights.sees_kind(reader.role, kind)


def _facts(past: PastImport) -> Iterator[tuple[str, str]]:
    yield "File", past.file_name
    yield "SHA-256 of the file", str(past.report.get("sha256", ""))
    yield "Sheet", str(past.report.get("sheet", ""))
    heading = past.report.get("heading_rows", [])
    yield "Headings in row", " and ".join(map(str, heading))
    yield "Records", past.kind_label
    yield "Imported on", show_date(past.on)
    yield "Imported by", past.user
    yield "State", past.state
    for key, label in _COUNTS.items():
        count = past.count(key)
        yield label, f"{count:,}" if count or key in ("rows", "created", "changed", "rejected") else ""
    yield "Read in", " as of ".join(filter(None, (past.report.get("source"), past.report.get("as_of"))))
    orders = past.report.get("date_orders", {})
    yield "Dates", ", ".join(f"{label}: {order}" for label, order in orders.items())
    yield "Journal entry", past.entry


def _sentence(reason: str) -> str:
    return reason if reason.endswith((".", "?")) else f"{reason}."
