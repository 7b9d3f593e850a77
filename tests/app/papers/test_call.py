"""The call for nominations: released or not at all, course by course, and a sheet that comes back unasked."""

from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from app import documents
from app.errors import Refused
from app.importing import fits, plan, run
from app.importing.run import Outcome
from app.office import Office
from app.papers.call import call_facts
from app.reading import Cond, Query
from models.office.desk import Wording
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.selection import NominationCall
from reports.paper import TRANSLATION
from tests.app.papers.reading import words
from tests.app.papers.season import ARABIC, Season

PERSON = {
    "Surname": "NOMINEE", "First name": "Dela", "Sex": "Female", "Rank": "Captain", "U.S. grade": "O-3",
    "Service": "Army", "Service number": "777", "Date of birth": datetime(1993, 5, 4), "City of birth": "Ostravend",
    "Country of birth": "Bandaria", "Citizenship": "Bandaria", "Unit": "1st Example Battalion",
    "Name in own script": ARABIC,
}  # fmt: skip


def test_the_letter_lists_each_course_once_with_its_seats_and_what_it_asks(
    office: Office, made: Season
) -> None:
    facts = call_facts(office.reader, office.reader.get(NominationCall, made.call))
    (course,) = facts.courses
    assert (course.seats, course.wcns) == (4, ("0100A", "0101A", "0102A"))
    assert course.asked == (
        ("English", "ECL 80"), ("Grade", "O-3 to O-4"), ("Course before it", "B170001 Basic Example Course"),
        ("As listed", "Two years of command"),
    )  # fmt: skip
    said = words(documents.preview(office.reader, "nomination_call", made.call).data)
    assert "Names are asked for by 15 Apr 2026." in said and "Lena HARROW" in said
    assert "Released by Chief, ODC, 20 Feb 2026" in said and "REL TO Bandaria" in said
    assert TRANSLATION not in said and "FEDCON" not in said


@pytest.mark.parametrize("field", ["release_authority", "released_on"])
def test_without_a_release_neither_letter_nor_sheet_leaves(
    office: Office, made: Season, field: str, tmp_path: Path
) -> None:
    with office.change("Not released") as work:
        work.set(NominationCall, made.call, {field: None})
    for attempt in (documents.preview, documents.draw):
        with pytest.raises(Refused, match="Cannot print the call for nominations yet: one thing is missing"):
            attempt(office.reader, "nomination_call", made.call)
    with pytest.raises(Refused, match="Cannot print the call for nominations yet: one thing is missing"):
        documents.write_sheet(office, "nomination_call", tmp_path / "sheet.xlsx", record_id=made.call)
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_heading_in_another_language_brings_the_sentence(office: Office, made: Season) -> None:
    with office.change("Word the heading in Arabic") as work:
        work.add(
            Wording,
            {"paper": "nomination_call", "paragraph": "heading", "language": "ar", "body": "دعوة لترشيح"},
        )
    drawn = documents.print_paper(office, "nomination_call", made.call)
    said = words(drawn.data)
    assert TRANSLATION in said and drawn.record_id is not None
    facts = call_facts(office.reader, office.reader.get(NominationCall, made.call))
    assert facts.host_heading.startswith("دعوة") and facts.frame.host_language == "ar"


def test_cancelled_lines_and_an_empty_call_are_no_courses(office: Office, made: Season) -> None:
    with office.change("Cancel") as work:
        for line in made.lines:
            work.set(
                TrainingLine, line, {"line_status": "CANCELLED", "cancel_request_date": date(2026, 3, 1)}
            )
    assert "No course is listed." in words(
        documents.preview(office.reader, "nomination_call", made.call).data
    )


# -- the sheet -------------------------------------------------------------------------------------------------------
def written(office: Office, made: Season, folder: Path) -> Path:
    target = folder / "nominations.xlsx"
    documents.write_sheet(office, "nomination_call", target, record_id=made.call)
    return target


def filled(path: Path, *people: dict[str, object]) -> Path:
    """The sheet as somebody fills it in, from the first row down."""
    book = openpyxl.load_workbook(path)
    sheet = book["Nominations"]
    head = next(at for at, row in enumerate(sheet.iter_rows(), 1) if row[0].value == "Surname")
    columns = {str(cell.value): at for at, cell in enumerate(sheet[head], 1)}
    for at, person in enumerate(people, 1):
        for label, value in person.items():
            cell = sheet.cell(head + at, columns[label])
            assert not cell.protection.locked, label
            cell.value = value  # type: ignore[assignment]
    book.save(path)
    return path


def test_the_sheet_has_a_row_for_each_seat_and_hides_nothing(
    office: Office, made: Season, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(written(office, made, tmp_path))
    sheet = book["Nominations"]
    assert [each.sheet_state for each in book.worksheets] == ["visible"] * len(book.worksheets)
    assert not any(each.hidden for each in sheet.column_dimensions.values())
    assert sheet.protection.sheet and not sheet.protection.password
    seats = [row[-1].value for row in sheet.iter_rows(min_row=6) if row[-1].value]
    assert len(seats) == 4 and seats[0] == "0100A · Example Captains Course · reports 03 Sep 2026"
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    assert '"Female,Male"' in lists and any("O-3" in each for each in lists if each)
    xml = ZipFile(tmp_path / "nominations.xlsx").read("xl/worksheets/sheet1.xml").decode()
    assert all(
        '&amp;"-,Bold"CUI' in xml.split(f"<odd{each}>")[1].split("</odd")[0] for each in ("Header", "Footer")
    )


def test_a_filled_sheet_is_known_and_comes_in_without_a_question(
    office: Office, made: Season, tmp_path: Path
) -> None:
    path = filled(
        written(office, made, tmp_path), PERSON, PERSON | {"Surname": "OTHER", "Service number": "778"}
    )
    book, removed = plan.read(path)
    assert fits.kind_that_fits(office.reader, book) is Student
    proposal = plan.propose(office.reader, Student, book, removed=removed)
    assert list(proposal.open_questions()) == []
    dry = run.dry_run(office.reader, proposal)
    assert [row.outcome for row in dry.rows] == [Outcome.CREATED] * 2 + [Outcome.REJECTED] * 2
    assert run.why_rejected(dry.rejected[0]) == "No student is named in this row."
    assert dry.odd == ()
    run.apply(office, dry)
    came = office.reader.get(Student, office.reader.lookup(Student, "777").id)
    assert (came.sex, came.us_grade, came.country_service) == ("FEMALE", "O-3", "Army")
    assert (came.date_of_birth, came.native_name) == (date(1993, 5, 4), ARABIC)
    assert came.unit_id == made.unit
    assert came.nominated_for == "0100A · Example Captains Course · reports 03 Sep 2026"


def test_an_empty_sheet_makes_nobody(office: Office, made: Season, tmp_path: Path) -> None:
    book, removed = plan.read(written(office, made, tmp_path))
    dry = run.dry_run(office.reader, plan.propose(office.reader, Student, book, removed=removed))
    assert dry.count(Outcome.REJECTED) == len(dry.rows) == 4
    before = office.reader.count(Query(Student))
    run.apply(office, dry)
    assert office.reader.count(Query(Student)) == before
    assert office.reader.count(Query(Student, where=Cond("surname", "empty"))) == 0


def test_the_sheet_is_the_same_each_time(office: Office, made: Season, tmp_path: Path) -> None:
    first = written(office, made, tmp_path).read_bytes()
    assert written(office, made, tmp_path).read_bytes() == first
