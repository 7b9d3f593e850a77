"""The main job in the practice office: the draft order, what keeps the others closed, sheets, backup, proof."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from app import backups, documents, exporting
from app.office import Office
from app.reading import Cond, Query
from models.findings import Finding
from models.training.lines import TrainingLine
from models.training.people import Student
from reports.sheets.target import whole_file

PAPER = "ito"
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Standing:
    """A student and what keeps the draft order closed; nothing when it can be printed."""

    record_id: int
    name: str
    missing: tuple[Finding, ...]


def standings(office: Office) -> list[Standing]:
    """Every student without an issued order, with what is missing for the draft, in the order of names."""
    paper = documents.printable(PAPER)
    found = []
    for each in office.reader.ids(Query(Student, where=Cond("order_issued_on", "empty"))):
        row = office.reader.get(Student, each)
        missing = tuple(documents.closed_by(office.reader, paper, each))
        found.append(Standing(each, row.shown_title, missing))
    return found


def print_draft(office: Office, student: int, folder: Path) -> Path:
    """Prints and keeps the draft order of a student, and saves it as a file."""
    printed = documents.print_paper(office, PAPER, student)
    target = folder / printed.file_name
    _write(target, printed.data)
    return target


def keep_reasons(office: Office, closed: Sequence[Standing], target: Path) -> Path:
    """Writes down, for each student whose order is closed, what is missing, by which rule, and what clears it."""
    lines = [
        "Draft travel orders that are closed, and why",
        f"{office.reader.office_name}, as of {office.today:%d %b %Y}. Practice data; every person is invented.",
    ]
    for each in sorted(closed, key=lambda one: (len(one.missing), one.name)):
        lines += ["", f"{each.name}: {len(each.missing)} missing"]
        for finding in each.missing:
            lines += [
                f"  - {finding.message}",
                f"    {finding.rule}, {finding.cites}. Clears: {finding.clears}",
            ]
    _write(target, ("\n".join(lines) + "\n").encode())
    return target


def export_sheets(office: Office, folder: Path) -> tuple[Path, Path]:
    """The students and the training lines of the partner country as workbooks."""
    students, lines = folder / "students.xlsx", folder / "training-lines.xlsx"
    exporting.export(office, Query(Student), students)
    exporting.export(office, Query(TrainingLine), lines)
    return students, lines


@dataclass(frozen=True)
class DutyCount:
    """How many duties there are: all, overdue, and within the next seven days."""

    all: int
    overdue: int
    this_week: int


def count_duties(office: Office) -> DutyCount:
    """Counts the office's duties as of today."""
    duties = office.reader.duties()
    week = [each for each in duties if office.today <= each.due_on <= office.today + _WEEK]
    return DutyCount(len(duties), sum(each.overdue for each in duties), len(week))


def back_up(office: Office) -> Path:
    """A verified backup beside the office."""
    return backups.back_up(office).folder


def _write(target: Path, data: bytes) -> None:
    with whole_file(target) as stream:
        stream.write(data)
