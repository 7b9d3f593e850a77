"""A ministry's nomination sheet with every defect we could think of: nothing is lost, and everything odd is told."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from app.importing import plan, run
from app.importing.dates import DateOrder
from app.importing.plan import Choices, Proposal
from app.importing.run import DryRun, Outcome
from app.office import Office
from app.reading import Query
from models.kinds import kind_named
from models.training.people import Student

HEADINGS = ("No", "Family name", "Given name", "Name in own script", "Military ID", "Rank", "Pay grade",
            "Date of birth", "Sex", "Home unit", "Internal code")  # fmt: skip
ROWS: tuple[tuple[object, ...], ...] = (
    (1, "TARQANI ", "Sahim", "سهيم طرقاني", "BN-10411", "Captain", "O3", "14/03/1993", "M", "1st Brigade", "x"),
    (2, "AL-HASSAN bin\u00a0OMAR", "Abd\u00a0al-Rahman", "عبد الرحمن", 1.2e11, "Major", "04", "02/13/1988", "male",
     "1st Brigade", "x"),
    (3, "ALVAREZ", "José", None, "BN-10413", "Captain", "O-3", datetime(1991, 5, 6), "M", "2nd Brigade", "x"),
    (4, "SMITH", "J0hn", None, "BN-10414", "Captain", "O-33", "31/02/1990", "Q", "2nd Brigade", "x"),
    (None,) * 11,
    HEADINGS,
    (5, "КАРСУНОВА", "Елима", None, "BN-10415", "Captain", "O-3", "05/06/1992", "F", "2nd Brigade", "x"),
    (6, "TARQANI", "Saheem", None, "BN-10416", "Captain", "O-3", "03/14/1993", "M", "1st Brigade", "x"),
    (7, "ONLYNAME"),
    (8, "DOUBLE", "One", None, "BN-10417", "Lt", "O-1", "1999-01-01", "M", "1st Brigade"),
    (9, "DOUBLE", "Two", None, "BN 10417", "Lt", "O-1", "1998-01-01", "M", "1st Brigade"),
    ("TOTAL", 9),
    ("Signed: Brigadier T.",),
)  # fmt: skip
FIRST = 6
"""Row of the sheet on which the first nominee stands."""


def row_of(number: int) -> int:
    """Sheet row of the nominee with that number in the first column."""
    return FIRST + next(at for at, row in enumerate(ROWS) if row[0] == number)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    made = book.worksheets[0]
    made.title = "Candidates 2027"
    made["A1"], made["A2"] = "MINISTRY OF DEFENSE OF BANDARIA", "List of candidates / قائمة المرشحين"
    groups = {"A4": "No", "B4": "Name", "E4": "Service", "H4": "Personal"}
    for cell, text in groups.items():
        made[cell] = text
    for merged in ("A1:J1", "A2:J2", "B4:D4", "E4:G4", "H4:J4"):
        made.merge_cells(merged)
    for at, heading in enumerate(HEADINGS, 1):
        made.cell(FIRST - 1, at, heading)
    for row in ROWS:
        made.append(list(row))
    made.cell(row_of(2), 5).number_format = "0.00E+00"
    made.column_dimensions["K"].hidden = True
    made.row_dimensions[row_of(4)].hidden = True
    book.create_sheet("Notes")["A1"] = "internal"
    path = tmp_path / "candidates.xlsx"
    book.save(path)
    return path


@pytest.fixture
def former(office: Office) -> int:
    with office.change("Former student") as work:
        values = {"surname": "ALVAREZ", "first_name": "Jose", "date_of_birth": date(1991, 5, 6)}
        return work.add(Student, values | {"country_service_number": "BN-90001"})


def propose(office: Office, sheet: Path) -> Proposal:
    workbook, removed = plan.read(sheet)
    return plan.propose(office.reader, kind_named("student"), workbook, removed=removed)


def settled(proposal: Proposal, **more: object) -> Choices:
    targets = {each.column: each.target_key for each in proposal.columns}
    born = next(column for column, key in targets.items() if key == "date_of_birth")
    return Choices(targets=targets, date_orders={born: DateOrder.DMY}, **more)  # type: ignore[arg-type]


def dry(office: Office, sheet: Path, **more: object) -> DryRun:
    proposal = propose(office, sheet)
    return run.dry_run(office.reader, proposal, settled(proposal, **more))


def test_the_table_is_found_under_its_merged_heads_and_questions_are_asked(
    office: Office, sheet: Path
) -> None:
    proposal = propose(office, sheet)
    found = {each.target_key for each in proposal.columns} - {None}
    assert found == {"surname", "first_name", "native_name", "country_service_number", "country_rank", "us_grade",
                     "date_of_birth", "sex", "unit_id"}  # fmt: skip
    asked = " ".join(proposal.open_questions())
    assert "mixes two date orders" in asked and "“Internal code” is not recognised" in asked


def test_every_row_has_its_outcome_and_its_reason(office: Office, sheet: Path) -> None:
    rows = {row.number: row for row in dry(office, sheet).rows}
    wanted = {row_of(number): Outcome.CREATED for number in (1, 2, 3, 5, 6, 7)}
    rejected = {4: "no day", 8: "same identity", 9: "same identity"}
    assert {number: rows[number].outcome for number in wanted} == wanted
    for number, why in rejected.items():
        row = rows[row_of(number)]
        assert row.outcome is Outcome.REJECTED and any(why in reason for reason in row.reasons)
    total = rows[FIRST + ROWS.index(("TOTAL", 9))]
    assert total.outcome is Outcome.REJECTED and "line of sums" in total.reasons[0]
    assert len(rows) == len([row for row in ROWS if any(row) and row != HEADINGS])


def test_values_come_in_as_they_were_meant(office: Office, sheet: Path) -> None:
    found = dry(office, sheet)
    rows = {row.number: row.values for row in found.rows}
    assert rows[row_of(1)]["surname"] == "TARQANI" and rows[row_of(1)]["date_of_birth"] == date(1993, 3, 14)
    assert rows[row_of(2)]["country_service_number"] == "120000000000"
    assert rows[row_of(2)]["date_of_birth"] == date(1988, 2, 13), "only the month can stand first here"
    assert rows[row_of(5)]["date_of_birth"] == date(1992, 6, 5), "the order that was chosen"
    assert any(row == row_of(2) and "E+11" in reason for row, _, _, reason in found.odd), (
        "the rounded number is told"
    )


def test_people_on_file_and_rows_alike_are_told(office: Office, sheet: Path, former: int) -> None:
    suspects = dry(office, sheet).suspects
    (met,) = suspects[row_of(3)]
    assert met.record_id == former and "same birth date" in met.why
    assert suspects[row_of(1)][0].row == row_of(6) and suspects[row_of(6)][0].title == "TARQANI, Sahim"
    assert row_of(5) not in suspects


def test_the_same_person_is_no_second_record(office: Office, sheet: Path, former: int) -> None:
    found = dry(office, sheet, same={row_of(3): former})
    row = next(row for row in found.rows if row.number == row_of(3))
    assert row.outcome is Outcome.CHANGED and row.record_id == former and row_of(3) not in found.suspects
    before = len(office.reader.ids(Query(Student)))
    result = run.apply(office, found)
    assert (result.created, result.changed) == (5, 1)
    assert len(office.reader.ids(Query(Student))) == before + 5
    assert office.reader.get(Student, former).first_name == "José"
    office.undo()
    assert office.reader.get(Student, former).first_name == "Jose"


def test_two_rows_cannot_be_one_record(office: Office, sheet: Path, former: int) -> None:
    found = dry(office, sheet, same={row_of(3): former, row_of(5): former})
    row = next(row for row in found.rows if row.number == row_of(5))
    assert row.outcome is Outcome.REJECTED and "same record" in row.reasons[0]
