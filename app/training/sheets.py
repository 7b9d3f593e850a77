"""The training list and the student tracking sheet as workbooks (training reference 8.1 and 8.5).

The layout of the service's own list was not found; the columns of 8.1 are proposed there and kept here word for word.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.errors import Usage
from app.exporting import write_sheet
from app.listing import refuse_unlogged
from app.office import Office
from app.papers.frame import frame_of
from app.reader import Reader
from app.reading import Cond, Query, Sort
from app.today import days
from app.training import ways
from app.training.ways import OnBoard
from models.fields import Type, show_date
from models.text import counted
from models.training.journeys import Travel
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.way import Stand, State
from reports.sheets.facts import SheetColumn, SheetKind, SheetReport, SheetShade

SOON_DAYS = 14
"""A next due day within so many days is shaded as near."""
_KINDS = {Type.DATE: SheetKind.DATE, Type.MONEY: SheetKind.MONEY, Type.WHOLE: SheetKind.NUMBER,
          Type.DECIMAL: SheetKind.NUMBER, Type.PERCENT: SheetKind.PERCENT}  # fmt: skip
_CODED = frozenset({"IA", "PRI", "US GRADE"})
"""Columns that print the code, not its label."""

# -- 8.1 -------------------------------------------------------------------------------------------------------------
TRAINING_LIST = (
    ("FY", "program_id.fiscal_year", ""),
    ("PROGRAM", "program_id.program_label", ""),
    ("IA", "program_id.ia_code", "course_id.ia_code"),
    ("CASE/LINE", "program_id.fms_case_id", ""),
    ("WCN", "wcn", ""),
    ("SFX", "line_suffix", ""),
    ("PRI", "priority", ""),
    ("MASL", "course_id.tmasl_id", ""),
    ("COURSE TITLE", "course_title", "course_id.title"),
    ("LOC", "course_id.location_code", ""),
    ("LOCATION", "location", "course_id.location"),
    ("SCHOOL", "us_unit", "course_id.school"),
    ("QTY", "quantity", ""),
    ("AVAIL QTR", "avail_qtr", ""),
    ("DUR WKS", "course_id.duration_weeks", ""),
    ("ECL", "ecl_required", "course_id.ecl_required"),
    ("RPT DATE", "report_date", ""),
    ("START", "start_date", ""),
    ("END", "end_date", ""),
    ("STUDENT NAME", "student_id.full_name", ""),
    ("RANK", "student_id.country_rank", ""),
    ("US GRADE", "student_id.us_grade", ""),
    ("TUITION", "unit_cost", "course_id.tuition"),
    ("TLA", "tla_cost", "course_id.tla_estimate"),
    ("OTHER", "other_cost", ""),
    ("TOTAL", "total_cost", ""),
    ("STATUS", "line_status", ""),
    ("E-IMET %", "course_id.e_imet_pct", ""),
    ("ANALYSIS", "course_id.analysis_code", ""),
    ("REMARKS", "remarks_mildep", "remarks_imso"),
)
"""Heading, where its value stands, and where else when it stands nowhere there."""
_CASE_LINE = "program_id.fms_case_line"


def training_list(office: Office, target: Path, *, fiscal_year: int | None = None) -> SheetReport:
    """Writes the training list as .xlsx or .csv, by agency, WCN and suffix; one fiscal year or all.

    Raises Usage for another ending, Trouble, and Refused where it cannot be logged.
    """
    refuse_unlogged(office, Student, "Exports")
    with office.another_reader() as reader, reader.still():
        columns, rows = list_rows(reader, fiscal_year)
        designation = frame_of(reader, days.home(reader), as_of=reader.today).designation
        report = write_sheet(office, "Training list", columns, rows, target, designation=designation)
    office.log("exported", kind=TrainingLine.spec.name, detail=f"training list: {report.rows} lines")
    return report


def fiscal_years(reader: Reader) -> Mapping[int | None, int]:
    """The fiscal years of the training lines, the newest first, with their counts; None for lines of no program."""
    _, rows = reader.values(Query(TrainingLine, columns=("program_id.fiscal_year",)))
    found = Counter(year for _, year in rows)
    return {year: found[year] for year in sorted(found, key=lambda each: -(each or 0))}


def list_rows(
    reader: Reader, fiscal_year: int | None = None
) -> tuple[tuple[SheetColumn, ...], Iterator[tuple[object, ...]]]:
    """The columns of 8.1 and a row for each line, read in one statement as they are taken."""
    paths = tuple(dict.fromkeys(path for _, *where in TRAINING_LIST for path in where if path))
    where = Cond("program_id.fiscal_year", "=", fiscal_year) if fiscal_year is not None else None
    order = ("program_id.ia_code", "wcn", "line_suffix", "report_date")
    query = Query(
        TrainingLine, columns=(*paths, _CASE_LINE), where=where, sort=tuple(Sort(each) for each in order)
    )
    fields, found = reader.values(query)
    at = {path: number for number, path in enumerate(query.columns)}
    columns = tuple(
        SheetColumn(label, _KINDS.get(fields[at[path]].type, SheetKind.TEXT))
        for label, path, _ in TRAINING_LIST
    )

    def shown(label: str, path: str, values: Sequence[Any]) -> object:
        field, stored = fields[at[path]], values[at[path]]
        if stored is None or label in _CODED:
            return stored
        if field.type is Type.PERCENT:
            return Decimal(field.decode(stored)) / 100  # as the format of the cell shows shares
        return field.decode(stored) if field.type in _KINDS else reader.show(field, stored)

    def rows() -> Iterator[tuple[object, ...]]:
        for _, *values in found:
            case_line = values[at[_CASE_LINE]] or ""
            row = []
            for label, path, other in TRAINING_LIST:
                value = shown(label, path, values)
                value = shown(label, other, values) if value is None and other else value
                row.append(f"{value or ''} {case_line}".strip() if label == "CASE/LINE" else value)
            yield tuple(row)

    return columns, rows()


# -- 8.5 -------------------------------------------------------------------------------------------------------------
_GATES = (
    ("Nomination", "nominated"), ("Screening", "screened"), ("Vetting", "vetted"), ("Medical", "medical"),
    ("English", "english"), ("Draft order", "draft"), ("Order", "issued"), ("Visa", "visa"), ("Briefing", "briefed"),
    ("Arrival notice", "noticed"), ("Departed", "departed"), ("In training", "training"), ("Returned", "returned"),
    ("Interview", "interviewed"), ("File", "filed"),
)  # fmt: skip
_HEAD = (
    ("Name", SheetKind.TEXT), ("Rank", SheetKind.TEXT), ("U.S. grade", SheetKind.TEXT), ("Service", SheetKind.TEXT),
    ("WCN", SheetKind.TEXT), ("Course", SheetKind.TEXT), ("Reports on", SheetKind.DATE), ("ECL", SheetKind.NUMBER),
    ("HR vetting", SheetKind.TEXT), ("DoD vetting", SheetKind.TEXT), ("Examined on", SheetKind.DATE),
    ("Passport until", SheetKind.DATE), ("Arrived on", SheetKind.DATE), ("Completed on", SheetKind.DATE),
    ("Stands at", SheetKind.TEXT), ("Next due", SheetKind.DATE), ("How due", SheetKind.TEXT),
    ("What is due", SheetKind.TEXT),
)  # fmt: skip
_WIDE = {
    "Name": 34,
    "Rank": 18,
    "Service": 16,
    "Course": 38,
    "Stands at": 16,
    "How due": 18,
    "What is due": 16,
}
_NEXT = 15
"""Place of the column “Next due”, from 0."""


def tracking_sheet(
    office: Office, target: Path, *, first: date | None = None, last: date | None = None
) -> SheetReport:
    """Writes the tracking sheet: a row for each student under way, by report date, each gate with its due date.

    `first` and `last` limit the report dates. Raises Usage for another ending and for days the wrong way round,
    Trouble, and Refused where it cannot be logged.
    """
    refuse_turned(first, last)
    refuse_unlogged(office, Student, "Exports")
    with office.another_reader() as reader, reader.still():
        columns, rows = tracking_rows(reader, first, last)
        designation = frame_of(reader, days.home(reader), as_of=reader.today).designation
        today = reader.today
        shades = (SheetShade(_NEXT, today, today + timedelta(days=SOON_DAYS + 1)),)
        report = write_sheet(
            office, "Student tracking", columns, rows, target, designation=designation, shades=shades
        )
    office.log("exported", kind=Student.spec.name, detail=f"tracking sheet: {report.rows} students")
    return report


def tracking_rows(
    reader: Reader, first: date | None = None, last: date | None = None
) -> tuple[tuple[SheetColumn, ...], list[tuple[object, ...]]]:
    """The columns of 8.5 and a row for each student under way."""
    students = [each for each in ways.board(reader) if within(each.reports_on, first, last)]
    records = {
        row.id: row for row in reader.records(Query(Student, among=[each.student_id for each in students]))
    }
    arrived = _arrivals(reader)
    gates = [SheetColumn(label, width=18) for label, _ in _GATES]
    due = [SheetColumn(f"{label} due", SheetKind.DATE) for label, _ in _GATES]
    columns = (
        *(SheetColumn(label, kind, _WIDE.get(label, 0)) for label, kind in _HEAD),
        *(column for pair in zip(gates, due, strict=True) for column in pair),
    )
    return columns, [
        _row(reader, each, records[each.student_id], arrived.get(each.student_id)) for each in students
    ]


def report_days(reader: Reader) -> list[date | None]:
    """The report date of each student under way, None where none is recorded."""
    return [each.reports_on for each in ways.board(reader)]


def in_words(days: Sequence[date | None], first: date | None, last: date | None) -> str:
    """How many students under way a range of report dates takes in, and how many have no date to go by."""
    taken, bare = sum(within(each, first, last) for each in days), sum(each is None for each in days)
    told = f"{taken} of {counted(len(days), 'student')} under way will stand on the sheet."
    if bare and (first or last):
        have = "has" if bare == 1 else "have"
        told += f" {bare} {have} no report date and stand{'s' * (bare == 1)} on it only without a range."
    return told


def refuse_turned(first: date | None, last: date | None) -> None:
    """Raises Usage for a range whose last day is before its first."""
    if first and last and last < first:
        raise Usage(f"{show_date(last)} is before {show_date(first)}.", do="Give the earlier day first.")


def within(day: date | None, first: date | None, last: date | None) -> bool:
    """Whether a report date lies in a range; a day that is not known lies in none, but in no limits at all."""
    if first is None and last is None:
        return True
    return day is not None and (first is None or first <= day) and (last is None or day <= last)


def _arrivals(reader: Reader) -> dict[int, date]:
    """The last day on which an installation saw each student arrive."""
    _, rows = reader.values(
        Query(Travel, columns=("student_id", "arrived_on"), where=Cond("arrived_on", "not empty"))
    )
    found: dict[int, date] = {}
    for _, student, stored in rows:
        day = date.fromisoformat(stored)
        found[student] = max(day, found.get(student, day))
    return found


def _row(reader: Reader, each: OnBoard, record: Student, arrived: date | None) -> tuple[object, ...]:
    due = min(
        (stand for stand in each.way.stands if stand.due_on),
        key=lambda stand: stand.due_on or date.max,
        default=None,
    )
    at = each.way.stand(each.way.at).step.word if each.way.at else "File closed"
    since = record.departed_on or date.min
    head = (
        each.name, each.rank, record.us_grade, reader.show(Student.country_service, record.country_service),
        record.way_wcn, each.course, each.reports_on, record.latest_ecl,
        reader.show(Student.hr_vetting_state, record.hr_vetting_state),
        reader.show(Student.dod_vetting_state, record.dod_vetting_state), record.latest_exam_on,
        record.passport_expires_on, arrived if arrived and arrived >= since else None, record.training_ended_on, at,
        due.due_on if due else None, how_due(due.due_on if due else None, reader.today), due.step.word if due else "",
    )  # fmt: skip
    stands = (each.way.stand(key) for _, key in _GATES)
    return (*head, *(value for stand in stands for value in (_told(stand), stand.due_on)))


def _told(stand: Stand) -> str:
    """The state of a gate, with its day when it is done."""
    if stand.state is State.DONE and stand.on is not None:
        return f"done {show_date(stand.on)}"
    return stand.state.value


def how_due(day: date | None, today: date) -> str:
    """In words what the shade of a due day says."""
    if day is None:
        return ""
    ahead = (day - today).days
    if ahead < 0:
        return f"overdue {-ahead} day{'' if ahead == -1 else 's'}"
    return "today" if not ahead else f"in {ahead} day{'' if ahead == 1 else 's'}"
