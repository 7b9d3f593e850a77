"""The partner's nomination sheet: written the way such sheets come, read in as any other file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from app.demo.data import Nominee
from app.importing import plan, run
from app.importing.dates import DateOrder
from app.importing.plan import Choices, Proposal
from app.importing.run import DryRun, Result
from app.office import Office
from models.kinds import kind_named
from reports.sheets import SheetColumn, SheetFacts, write_xlsx

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_GROUPS = (("Name", 4), ("Service", 5), ("Birth", 3), ("Post", 3))
_LABELS = (
    "Last name", "First name", "Second name", "Name in own script",
    "Gender", "Own rank", "Grade", "Branch", "Service no",
    "DOB", "Birth city", "Birth country",
    "Nationality", "Home unit", "Job",
)  # fmt: skip
_WIDTHS = (16, 14, 14, 28, 9, 20, 8, 10, 12, 13, 14, 14, 12, 34, 34)
_LABEL_ROW = 5
_ANSWERS = {"date_of_birth": {"10/25/1992": "1992-10-25"}, "us_grade": {"O3": "O-3"}}
"""What the directorate said on the telephone about the texts that could not be read."""
_SEXES = {"M": "Male", "F": "Female"}


@dataclass(frozen=True)
class Nominations:
    """What came of the sheet: the result, what had to be asked, and the sheet of rejected rows."""

    result: Result
    questions: tuple[str, ...]
    rejects: Path


def write_sheet(target: Path, people: Sequence[Nominee], today: date) -> None:
    """The sheet as the partner's directorate sends it: titles, blank row, merged headings, dates as they fell."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Nominations"
    sheet.append(["Bandarian Training Directorate"])
    sheet.append([f"Nominations for training in the United States, as of {today:%d %B %Y}"])
    sheet.append([])
    _write_headings(sheet)
    for each in people:
        sheet.append(_cells(each))
    for index, width in enumerate(_WIDTHS):
        sheet.column_dimensions[ascii_uppercase[index]].width = width
    sheet["A1"].font = Font(bold=True, size=14)
    book.save(target)


def _write_headings(sheet: "Worksheet") -> None:
    column = 1
    for title, width in _GROUPS:
        cell = sheet.cell(_LABEL_ROW - 1, column, title)
        cell.font, cell.alignment = Font(bold=True), Alignment(horizontal="center")
        last = sheet.cell(_LABEL_ROW - 1, column + width - 1)
        sheet.merge_cells(f"{cell.coordinate}:{last.coordinate}")
        column += width
    for index, label in enumerate(_LABELS, 1):
        sheet.cell(_LABEL_ROW, index, label).font = Font(bold=True)


def _cells(each: Nominee) -> list[str]:
    return [
        each.surname, each.first_name, each.middle_name, each.native_name,
        _SEXES[each.sex], each.rank, each.grade, each.service, each.number,
        each.born, each.city, "Bandaria",
        "Bandaria", each.unit, each.position,
    ]  # fmt: skip


def take_in(office: Office, sheet: Path, rejects: Path) -> Nominations:
    """Reads the sheet, settles what is asked as a clerk would, imports it and writes the rejected rows beside it."""
    workbook, removed = plan.read(sheet)
    proposal = plan.propose(office.reader, kind_named("student"), workbook, removed=removed)
    choices = _settled(proposal)
    dry = run.dry_run(office.reader, plan.with_choices(proposal, choices), choices)
    result = run.apply(office, dry)
    _write_rejects(dry, rejects, office)
    return Nominations(result, tuple(proposal.open_questions()), rejects)


def _settled(proposal: Proposal) -> Choices:
    """The proposed columns confirmed, the day first where both are possible, and the answers of the directorate."""
    targets = {each.column: each.target_key for each in proposal.columns}
    columns = {key: column for column, key in targets.items() if key}
    return Choices(
        targets=targets,
        date_orders={columns["date_of_birth"]: DateOrder.DMY},
        answers={columns[key]: answers for key, answers in _ANSWERS.items()},
    )


def _write_rejects(dry: DryRun, target: Path, office: Office) -> None:
    facts = SheetFacts(
        "Rejected rows", tuple(SheetColumn(label) for label in run.reject_labels(dry)), run.rejects(dry),
        marking="CUI", provenance=(("File", dry.proposal.file_name), ("Sheet", dry.proposal.sheet)),
        office=office.reader.office_name,
    )  # fmt: skip
    write_xlsx(facts, target)
