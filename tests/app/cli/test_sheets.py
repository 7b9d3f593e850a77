"""Sheets and papers: import, export, print."""

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app import access
from tests import support
from tests.app.cli.conftest import Sco


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "students.csv"
    path.write_text(
        "Surname,First name,Service number,DOB,Hobby\n"
        "TARIM,Dela,00123,25/03/1990,chess\n"
        "AMAR,Noa,00124,03/04/1991,\n"
        "BELO,Ira,00125,never,rowing\n",
        encoding="utf-8",
    )
    return path


SETTLED = ("--map", "Hobby=")


def test_an_unsure_column_stops_the_import_with_the_proposal(sco: Sco, folder: Path, sheet: Path) -> None:
    ran = sco("import", folder, "student", sheet, "--json")
    assert (ran.code, ran.told["error"]["kind"]) == (2, "usage")
    columns = {each["header"]: each for each in ran.told["result"]["columns"]}
    assert columns["Surname"]["field"] == "surname"
    assert columns["Hobby"]["certainty"] == "unknown"
    assert any("Hobby" in question for question in ran.told["result"]["questions"])
    assert "Hobby" in sco("import", folder, "student", sheet).out
    assert sco("list", folder, "student", "--json").result == []


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_mended_rejects_sheet_goes_in_without_a_question(
    sco: Sco, folder: Path, tmp_path: Path, ending: str
) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (
        ["Nr", "Name", None, "US grade"], [None, "Last name", "First name", None],
        [1, "TARIM", "Dela", "O3"], [2, "AMAR", "Noa", "O-11"],
    ):  # fmt: skip
        page.append(row)
    for span in ("A1:A2", "B1:C1", "D1:D2"):
        page.merge_cells(span)
    book.save(tmp_path / "list.xlsx")
    rejects = tmp_path / f"rejects.{ending}"
    first = sco("import", folder, "student", tmp_path / "list.xlsx", "--map", "Nr=", "--rejects", rejects)
    assert first.out.startswith("2 rows: 1 created")
    if ending == "csv":
        rejects.write_text(rejects.read_text(encoding="utf-8-sig").replace("O-11", "O-10"), encoding="utf-8")
    else:
        book = openpyxl.load_workbook(rejects)
        for cells in book.worksheets[0].iter_rows():
            for cell in cells:
                cell.value = "O-10" if cell.value == "O-11" else cell.value
        book.save(rejects)
    again = sco("import", folder, "student", rejects, "--json").result
    assert (again["rows"], again["created"], again["rejected"]) == (1, 1, [])
    assert len(sco("list", folder, "student", "--json").result) == 2


def test_what_an_import_says(sco: Sco, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "students.csv"
    path.write_text(
        "Surname,Sex,U.S. grade,Remarks\nTARIM,F,03,SSN 123-45-6789\nAMAR,X,O-11,\n", encoding="utf-8"
    )
    said = sco("import", folder, "student", path).out.splitlines()
    assert said[0] == "2 rows: 1 created, 0 changed, 0 unchanged, 1 rejected, 0 checks; 0 linked."
    assert said[1].startswith("  row 3 rejected: Sex: “X” is not among the codes. U.S. grade: “O-11” is not")
    assert said[2].startswith("Social Security numbers were taken out of 1 cell: ")
    assert said[3] == "Imported as one step; sco undo takes it back."
    assert said[4] == "The rules find 9 things that a step waits for. sco check tells each."
    (kept,) = sco("list", folder, "student", "--columns", "surname,sex,us_grade", "--json").result
    assert (kept["sex"], kept["us_grade"]) == ("FEMALE", "O-3")
    path.write_text("Surname,Sex\nAMAR,X\n", encoding="utf-8")
    said = sco("import", folder, "student", path).out.splitlines()
    assert said[0].startswith("1 row: 0 created")
    assert said[-1] == "There was nothing to import."


def test_every_row_is_accounted_for_and_rejects_become_a_sheet(
    sco: Sco, folder: Path, sheet: Path, tmp_path: Path
) -> None:
    words = ("import", folder, "student", sheet, *SETTLED, "--rejects", tmp_path / "rejects.csv", "--json")
    dry = sco(*words, "--dry-run").result
    assert sco("list", folder, "student", "--json").result == []
    result = sco(*words).result
    assert result == dry
    assert list(result) == [
        "rows",
        "created",
        "changed",
        "unchanged",
        "checks",
        "rejected",
        "linked",
        "restamped",
        "kept_out",
        "states_differ",
        "look_alikes",
    ]
    assert (result["rows"], result["created"], result["checks"]) == (3, 2, [])
    (rejected,) = result["rejected"]
    assert rejected["row"] == 4
    assert "never" in rejected["reason"]
    with (tmp_path / "rejects.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0][:2] == ["Row", "Reason"]
    assert rows[1][0] == "4"
    assert "BELO" in rows[1]
    again = sco(*words).result
    assert (again["created"], again["unchanged"]) == (0, 2)


def test_an_import_is_one_step_that_undo_takes_back(sco: Sco, folder: Path, sheet: Path) -> None:
    text = sco("import", folder, "student", sheet, *SETTLED).out
    assert "3 rows: 2 created" in text
    assert "row 4 rejected" in text
    births = {row["surname"]: row["date_of_birth"] for row in sco("list", folder, "student", "--json").result}
    assert births == {"TARIM": "1990-03-25", "AMAR": "1991-04-03"}
    assert sco("undo", folder).code == 0
    assert sco("list", folder, "student", "--json").result == []


def test_an_ambiguous_date_is_asked_for_and_answered(sco: Sco, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    path.write_text("Surname,First name,DOB\nTARIM,Dela,03/04/1990\n", encoding="utf-8")
    assert sco("import", folder, "student", path).code == 2
    assert sco("import", folder, "student", path, "--date-order", "DOB=soon").code == 2
    assert sco("import", folder, "student", path, "--date-order", "DOB=MDY").code == 0
    (row,) = sco("list", folder, "student", "--json").result
    assert row["date_of_birth"] == "1990-03-04"


def test_published_sums_are_checks(sco: Sco, folder: Path, fmt: Path) -> None:
    result = sco("import", folder, "training_line", fmt, "--json").result
    told = result["created"] + result["changed"] + result["unchanged"]
    assert result["rows"] == told + len(result["rejected"]) + len(result["checks"])
    assert result["checks"]
    assert list(result["checks"][0]) == ["name", "expected", "got", "agrees"]
    assert all(check["agrees"] for check in result["checks"])


@pytest.fixture
def fmt(tmp_path: Path) -> Path:
    """Published rows with their sum, in the report's columns."""
    import resources

    source = next(resources.path("demo").glob("fmt_*.csv"))
    with source.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    place = {name: index for index, name in enumerate(header)}
    name = next(key for key in place if "course" in key.casefold() or "title" in key.casefold())
    end = next(index for index, row in enumerate(rows) if "Totals" in row[place[name]])
    path = tmp_path / "fmt.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows[: end + 1]])
    return path


def test_social_security_numbers_are_taken_out_and_told(sco: Sco, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "ssn.csv"
    path.write_text("Surname,First name,Remarks\nTARIM,Dela,123-45-6789\n", encoding="utf-8")
    told = sco("import", folder, "student", path, "--json").told
    (finding,) = told["findings"]
    assert finding["rule"] == "INF-B-02"
    assert "123-45-6789" not in str(told) + sco("show", folder, "student", "TARIM, Dela", "--json").out


@pytest.mark.parametrize(
    ("kind", "heads", "row"),
    [("user", "User name,Role", "mallory,admin"), ("case_step", "Entered,On", "CLOSED,2026-08-01")],
)
def test_what_rules_and_rights_guard_comes_from_no_sheet(
    sco: Sco, folder: Path, tmp_path: Path, kind: str, heads: str, row: str
) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(f"{heads}\n{row}\n", encoding="utf-8")
    before = sco("list", folder, kind, "--json").result
    ran = sco("import", folder, kind, path)
    assert ran.code == 2 and f"sco help {kind}" in ran.err and "come from no sheet" in ran.err
    assert sco("list", folder, kind, "--json").result == before


def test_a_file_that_is_not_there_is_trouble(sco: Sco, folder: Path, tmp_path: Path) -> None:
    assert sco("import", folder, "student", tmp_path / "none.csv").code == 3


# -- export ----------------------------------------------------------------------------------------------------
def rows_of(path: Path, sheet: int = 0) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(path)
    return list(book.worksheets[sheet].iter_rows(values_only=True))


def test_an_export_holds_the_list_its_marking_and_where_it_came_from(
    sco: Sco, folder: Path, student: str, tmp_path: Path
) -> None:
    sco("edit", folder, "student", student, "date_of_birth=1990-03-05", "country_service_number=00123")
    out = tmp_path / "s.xlsx"
    columns = "surname,us_grade,date_of_birth,country_service_number,country_id"
    ran = sco(
        "export", folder, "student", "--columns", columns, "--where", "surname~TAR", "--out", out, "--json"
    )
    assert ran.result["rows"] == 1
    header, row = rows_of(out)
    assert header == ("Surname", "U.S. grade", "Date of birth", "Service number", "Country")
    assert row[:2] == ("TARIM", "O-3")
    assert row[2].date().isoformat() == "1990-03-05"
    assert row[3:] == ("00123", "Bandaria")
    told = dict(row[:2] for row in rows_of(out, 1))
    assert told["Marking"] == "CUI"
    assert told["Exported by"] == support.USER
    assert told["Filter"] == "Surname contains “TAR”"
    assert told["Journal head"] == sco("info", folder, "--json").result["head"]
    with support.reopen(folder) as office:
        every = access.lines(office.reader.connection)
        line = next(each for each in every if each.action not in ("opened", "closed"))
    assert (line.action, line.kind) == ("exported", "student")
    assert "TARIM" not in line.detail


def test_a_csv_export_is_safe_to_open(sco: Sco, folder: Path, tmp_path: Path) -> None:
    sco("add", folder, "unit", "unit_name==1+1")
    sco("export", folder, "unit", "--out", tmp_path / "u.csv")
    text = (tmp_path / "u.csv").read_text("utf-8-sig")
    assert "'=1+1" in text


def test_an_export_leaves_sensitive_fields_out_unless_named(
    sco: Sco, folder: Path, student: str, tmp_path: Path
) -> None:
    sco("add", folder, "passport", f"student_id={student}", "passport_no=X123")
    out = tmp_path / "p.csv"
    sco("export", folder, "passport", "--out", out)
    assert "X123" not in out.read_text("utf-8-sig")
    sco("export", folder, "passport", "--out", out, "--columns", "passport_no")
    assert "X123" in out.read_text("utf-8-sig")


@pytest.mark.parametrize(("name", "code"), [("s.pdf", 2), ("missing/s.csv", 3)])
def test_a_target_that_cannot_be_is_told(
    sco: Sco, folder: Path, tmp_path: Path, name: str, code: int
) -> None:
    assert sco("export", folder, "student", "--out", tmp_path / name).code == code


# -- print -----------------------------------------------------------------------------------------------------
def test_a_closed_paper_tells_what_is_missing_and_writes_nothing(
    sco: Sco, folder: Path, student: str, tmp_path: Path
) -> None:
    out = tmp_path / "draft.pdf"
    ran = sco("print", folder, "ito", student, "--out", out, "--json")
    assert ran.code == 1
    assert ran.told["error"]["title"].startswith("Cannot print the draft")
    assert all(each["strength"] == "block" for each in ran.told["findings"])
    assert not out.exists()
    assert sco("print", folder, "dd9999", student, "--out", out).code == 2


def test_the_ending_of_the_file_chooses_what_is_written(sco: Sco, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "week.ics"
    ran = sco("print", folder, "visitor_calendar", "9-13 Mar 2026", "--out", out)
    assert ran.code == 0 and f"Wrote {out} (0 rows)." in ran.out
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert sco("print", folder, "visitor_calendar", "9-13 Mar 2026", "--out", tmp_path / "w.xlsx").code == 2
    assert sco("print", folder, "visitor_calendar", "no days", "--out", out).code == 2


def test_an_open_paper_is_written_and_kept(
    sco: Sco, folder: Path, student: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app import documents

    monkeypatch.setattr(documents, "closed_by", lambda reader, paper, record_id: [])
    ran = sco("print", folder, "ito", student, "--out", tmp_path, "--json")
    path = Path(ran.result["file"])
    assert path.parent == tmp_path
    assert "DRAFT" in path.name
    assert path.read_bytes().startswith(b"%PDF")
    (kept,) = sco("list", folder, "document", "--json").result
    assert (kept["id"], kept["code"]) == (ran.result["id"], ran.result["code"])


def test_numbers_keep_their_kind_in_json_and_in_the_sheet(sco: Sco, folder: Path, tmp_path: Path) -> None:
    sco(
        "add", folder, "course", "title=Signals", "tuition=$24,477.50",
        "duration_weeks=12.5", "e_imet_pct=25 %",
    )  # fmt: skip
    columns = ("--columns", "tuition,duration_weeks,e_imet_pct")
    (row,) = sco("list", folder, "course", *columns, "--json").result
    assert (row["tuition"], row["duration_weeks"], row["e_imet_pct"]) == ("24477.50", "12.5", "25.00")
    sco("export", folder, "course", *columns, "--out", tmp_path / "c.xlsx")
    _, cells = rows_of(tmp_path / "c.xlsx")
    assert cells == (24477.5, 12.5, 0.25)


def test_a_code_goes_out_as_its_label_only_where_the_label_names_it_alone(
    sco: Sco, folder: Path, tmp_path: Path
) -> None:
    for code, label in (("P", "Doubled"), ("Q", "Doubled")):
        sco("add", folder, "code", "table_name=sex", f"code={code}", f"label={label}")
    sco("add", folder, "student", "surname=TARIM", "sex=P", "country_service=army")
    out = tmp_path / "s.xlsx"
    sco("export", folder, "student", "--columns", "sex,country_service", "--out", out)
    assert rows_of(out)[1] == ("P", "Army")


def test_the_kind_may_be_left_out_where_the_headings_tell_it(sco: Sco, folder: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(
        "surname,first_name,us_grade,date_of_birth\nTARIM,Dela,O3,1990-01-02\n", encoding="utf-8"
    )
    assert sco("import", folder, people, "--json").result["created"] == 1
    assert [each["surname"] for each in sco("list", folder, "student", "--json").result] == ["TARIM"]
    vague = tmp_path / "vague.csv"
    vague.write_text("remarks\nnothing to go by\nnor here\n", encoding="utf-8")
    assert sco("import", folder, vague, "--json").told["error"]["kind"] in ("usage", "trouble")
