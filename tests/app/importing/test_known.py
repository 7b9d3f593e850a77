"""A sheet whose headings were seen before; which kind fits; the reports that stay."""

import csv
import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from app.errors import NotFound, Refused, Usage
from app.importing import fits, past, plan, run
from app.importing.cells import Workbook
from app.importing.columns import header_signature
from app.importing.dates import DateOrder
from app.importing.plan import Choices
from app.importing.report import without_values
from app.importing.rows import Outcome
from app.journal.proof import state_hash
from app.office import Office
from app.reading import Query
from models.kinds import kind_named
from tests import support

HEAD = ["Surname", "First name", "Zimbalist", "Born on"]
ROWS = [HEAD, ["DOE", "Jane", "77001", "05/06/1988"], ["ROE", "Max", "77002", "07/08/1990"]]
CHOICES = Choices({2: "country_service_number", 3: "date_of_birth"}, {3: DateOrder.MDY})


def sheet(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def bring(office: Office, path: Path, choices: Choices = CHOICES, kind: str = "student") -> run.Result:
    book, removed = plan.read(path)
    proposal = plan.with_choices(
        plan.propose(office.reader, kind_named(kind), book, removed=removed), choices
    )
    return run.apply(office, run.dry_run(office.reader, proposal, choices))


def propose(office: Office, path: Path) -> plan.Proposal:
    return plan.propose(office.reader, kind_named("student"), plan.read(path)[0])


# -- known headings ------------------------------------------------------------------------------------------------
def test_the_next_sheet_with_these_headings_asks_nothing(office: Office, tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.csv", ROWS)
    assert not propose(office, path).known
    bring(office, path)
    again = propose(office, sheet(tmp_path / "b.csv", [HEAD, ["LOE", "Lea", "77003", "01/02/1993"]]))
    usual = plan.usual_choices(office.reader, again)
    assert again.known and usual.date_orders == {3: DateOrder.MDY}
    assert list(again.open_questions(usual)) == []
    dry = run.dry_run(office.reader, again, usual)
    assert str(dry.rows[0].values["date_of_birth"]) == "1993-01-02"


def test_a_heading_row_pointed_at_once_is_found_the_next_time(office: Office, tmp_path: Path) -> None:
    misleading = [
        ["Report", "2026", "Page", "1"],
        ["Surname", "Name", "First name", "Grade"],
        ["Sir", "Ma", "x", "y"],
    ]
    rows = [*misleading, HEAD, *ROWS[1:]]
    book, _ = plan.read(sheet(tmp_path / "a.csv", rows))
    student = kind_named("student")
    guessed = plan.propose(office.reader, student, book)
    assert guessed.heading_rows != (4,)
    pointed = plan.propose(office.reader, student, book, header_rows=(4,))
    assert pointed.labels == tuple(HEAD)
    run.apply(office, run.dry_run(office.reader, plan.with_choices(pointed, CHOICES), CHOICES))
    assert plan.propose(office.reader, student, book).heading_rows == (4,)


def test_a_row_that_holds_nothing_cannot_be_the_headings(office: Office, tmp_path: Path) -> None:
    book, _ = plan.read(sheet(tmp_path / "a.csv", ROWS))
    with pytest.raises(Usage, match="holds nothing"):
        plan.propose(office.reader, kind_named("student"), book, header_rows=(99,))


def test_what_an_older_program_remembered_is_still_known(office: Office, tmp_path: Path) -> None:
    from models.office.desk import Setting

    signature = header_signature(HEAD)
    mapping = {"surname": "surname", "first name": "first_name", "zimbalist": "", "born on": ""}
    kept = json.dumps({"signature": signature, "mapping": mapping})
    with office.change("Remember") as work:
        work.add(Setting, {"key": "import:student:0123456789abcdef", "user_name": "office", "value": kept})
    found = propose(office, sheet(tmp_path / "a.csv", ROWS))
    assert found.known and plan.usual_choices(office.reader, found) == Choices()
    assert list(found.open_questions()) == []


# -- which kind ----------------------------------------------------------------------------------------------------
def read(path: Path) -> Workbook:
    return plan.read(path)[0]


def test_the_kind_is_told_from_the_headings(office: Office, tmp_path: Path) -> None:
    lines = read(resources.path("demo/fmt_georgia.csv"))
    assert fits.fits(office.reader, lines)[0].kind is kind_named("training_line")
    assert fits.kind_that_fits(office.reader, lines) is kind_named("training_line")
    people = read(
        sheet(tmp_path / "a.csv", [["Surname", "First name", "U.S. grade"], ["DOE", "Jane", "O-3"]])
    )
    best = fits.fits(office.reader, people)[0]
    assert best.kind is kind_named("student") and best.settled
    assert best.sentence == "3 of 3 headings are fields of students."


def test_a_kind_the_headings_were_imported_as_before_comes_first(office: Office, tmp_path: Path) -> None:
    rows = [["Surname", "First name"], ["DOE", "Jane"]]
    bring(office, sheet(tmp_path / "a.csv", rows), Choices(), "dependent")
    best = fits.fits(office.reader, read(sheet(tmp_path / "b.csv", rows)))[0]
    assert best.known and best.kind is kind_named("dependent")
    assert best.sentence.endswith("as the last time.")


def test_only_kinds_that_come_from_sheets_are_offered(office: Office) -> None:
    names = {kind.spec.name for kind in fits.importable(office.role)}
    assert {"student", "training_line", "course", "passport"} <= names
    assert names.isdisjoint({"policy_value", "user", "setting"})


def test_headings_that_tell_nothing_are_said_to_tell_nothing(office: Office, tmp_path: Path) -> None:
    rows = [["Alpha", "Beta"], ["1", "2"]]
    with pytest.raises(Usage, match="do not tell"):
        fits.kind_that_fits(office.reader, read(sheet(tmp_path / "a.csv", rows)))


# -- reports -------------------------------------------------------------------------------------------------------
def test_the_report_tells_file_counts_mapping_and_rejected_rows(office: Office, tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.csv", [*ROWS, ["POE", "Ann", "77003", "31/31/1990"]])
    bring(office, path)
    (told,) = past.imports(office.reader)
    assert (told.file_name, told.user, told.on) == ("a.csv", support.USER, support.TODAY)
    assert told.report["sha256"] == sha256(path.read_bytes()).hexdigest()
    assert (told.count("rows"), told.count("created"), told.count("rejected")) == (3, 2, 1)
    assert told.report["heading_rows"] == [1]
    assert ("Zimbalist", "country_service_number") in told.mapping
    assert told.report["date_orders"] == {"Born on": "MDY"}
    ((number, reason),) = told.rejected
    assert number == 4 and reason.startswith("Born on: ")
    facts = dict(told.facts)
    assert facts["Records"] == "Students" and facts["State"] == "Stands" and facts["New"] == "2"


def test_a_report_says_when_the_import_was_undone_and_by_whom(office: Office, tmp_path: Path) -> None:
    bring(office, sheet(tmp_path / "a.csv", ROWS))
    office.undo()
    (told,) = past.imports(office.reader)
    assert told.undone_on == support.TODAY and told.state == "Undone 02 Mar 2026 by Ada Quill"
    office.redo()
    (again,) = past.imports(office.reader)
    assert again.undone_on is None and again.state == "Stands"
    assert past.import_named(office.reader, again.entry) == again
    with pytest.raises(NotFound):
        past.import_named(office.reader, "1:99999")


def test_the_report_is_saved_as_a_sheet(office: Office, tmp_path: Path) -> None:
    bring(office, sheet(tmp_path / "a.csv", [*ROWS, ["POE", "Ann", "77003", "31/31/1990"]]))
    (told,) = past.imports(office.reader)
    target = tmp_path / "report.xlsx"
    assert past.save_report(office, told, target) > 10
    cells = {
        str(cell.value) for row in openpyxl.load_workbook(target).worksheets[0].iter_rows() for cell in row
    }
    assert {"a.csv", "Row 4", "Zimbalist → country_service_number"} <= cells


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("Born on: “31/02/1990” is not a date", "Born on: “…” is not a date"),
        ("Born on: there is no day 1990-02-31", "Born on: there is no day …"),
        ("Student: there is no student “DOE “Jane” x”", "Student: there is no student “…”"),
        ("WCN: 1.2E+11: the spreadsheet cut digits off", "WCN: … the spreadsheet cut digits off"),
    ],
)
def test_a_reason_is_kept_without_what_stood_in_the_cell(reason: str, kept: str) -> None:
    assert without_values(reason) == kept


@given(value=st.from_regex(r"[A-Z][A-Za-z0-9”“/.\- ]{2,20}[0-9a-z]", fullmatch=True))
def test_no_quoted_value_stays_in_a_report(value: str) -> None:
    assert value not in without_values(f"Grade: “{value}” is not among the codes")


def test_no_value_of_a_rejected_row_stands_in_the_journal(office: Office, tmp_path: Path) -> None:
    rows = [["surname", "first_name", "us_grade", "date_of_birth"], ["DOE", "Jane", "O-3", "1988-06-05"],
            ["ZWQXV", "Qwyrt", "Emperor Zorp", "31/02/1977"]]  # fmt: skip
    bring(office, sheet(tmp_path / "a.csv", rows), Choices())
    (told,) = past.imports(office.reader)
    text = json.dumps(told.report)
    assert told.count("rejected") == 1
    assert not any(value in text for value in ("ZWQXV", "Qwyrt", "Zorp", "1977"))


# -- stopping ------------------------------------------------------------------------------------------------------
def test_an_import_tells_how_far_it_is_and_can_be_stopped_with_nothing_kept(
    office: Office, tmp_path: Path
) -> None:
    rows = [["surname", "first_name"], *([f"S{at}", "A"] for at in range(450))]
    book, _ = plan.read(sheet(tmp_path / "a.csv", rows))
    dry = run.dry_run(office.reader, plan.propose(office.reader, kind_named("student"), book))
    before, told = state_hash(office.reader.connection), list[tuple[int, int]]()
    with pytest.raises(Refused, match="stopped"):
        run.apply(office, dry, progress=lambda *at: told.append(at), cancelled=lambda: len(told) > 2)
    assert state_hash(office.reader.connection) == before and past.imports(office.reader) == []
    assert told == [(0, 450), (100, 450), (200, 450)]
    run.apply(office, dry, progress=lambda *at: told.append(at))
    assert told[-1] == (0, 0)
    assert office.reader.count(Query(kind_named("student"))) == 450


def test_an_outcome_is_a_word_of_its_own() -> None:
    assert len({str(each) for each in Outcome}) == len(Outcome)
