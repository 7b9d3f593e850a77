"""The training list with exactly its columns, and the tracking sheet with every gate and what is due next."""

import csv
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app import access
from app.errors import Usage
from app.office import Office
from app.training import sheets
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from models.training.way import STEPS
from tests.app.papers import season
from tests.app.papers.season import STARTS, Season

COLUMNS = [
    "FY",
    "PROGRAM",
    "IA",
    "CASE/LINE",
    "WCN",
    "SFX",
    "PRI",
    "MASL",
    "COURSE TITLE",
    "LOC",
    "LOCATION",
    "SCHOOL",
    "QTY",
    "AVAIL QTR",
    "DUR WKS",
    "ECL",
    "RPT DATE",
    "START",
    "END",
    "STUDENT NAME",
    "RANK",
    "US GRADE",
    "TUITION",
    "TLA",
    "OTHER",
    "TOTAL",
    "STATUS",
    "E-IMET %",
    "ANALYSIS",
    "REMARKS",
]
"""Training reference 8.1, word for word."""


@pytest.fixture
def made(office: Office) -> Season:
    return season.make(office)


def table(path: Path) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(path)
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_the_training_list_has_exactly_the_columns_in_order(
    office: Office, made: Season, tmp_path: Path
) -> None:
    report = sheets.training_list(office, tmp_path / "list.xlsx")
    rows = table(tmp_path / "list.xlsx")
    assert list(rows[0]) == COLUMNS
    assert report.rows == len(rows) == 4
    assert [(row["WCN"], row["SFX"]) for row in rows] == [
        ("0100", "A"),
        ("0101", "A"),
        ("0102", "A"),
        ("0900", None),
    ]
    first = rows[0]
    assert (first["FY"], first["PROGRAM"], first["IA"], first["ECL"]) == (2026, "IMET-1", "B", 80)
    assert first["COURSE TITLE"] == "Example Captains Course" and first["LOCATION"] == "Fort Example, GA, US"
    assert (
        first["START"].date() == STARTS
        and first["STUDENT NAME"] == "SAMPLE, Ana"
        and first["US GRADE"] == "O-3"
    )
    assert first["STATUS"] == "Programmed"


def test_money_and_the_case_stand_as_numbers_and_text(office: Office, made: Season, tmp_path: Path) -> None:
    with office.change("A case") as work:
        work.set(TrainingProgram, made.program, {"fms_case_id": "BN-B-OAA", "fms_case_line": "001"})
        work.set(
            TrainingLine,
            made.lines[0],
            {"unit_cost": 2_447_700, "total_cost": 2_447_700, "remarks_mildep": "=1+1"},
        )
    sheets.training_list(office, tmp_path / "list.xlsx")
    first = table(tmp_path / "list.xlsx")[0]
    assert (first["TUITION"], first["CASE/LINE"], first["REMARKS"]) == (24477, "BN-B-OAA 001", "=1+1")
    sheets.training_list(office, tmp_path / "list.csv", fiscal_year=2031)
    assert len((tmp_path / "list.csv").read_text(encoding="utf-8").splitlines()) == 1
    with pytest.raises(Usage, match="xlsx"):
        sheets.training_list(office, tmp_path / "list.ods")


def test_the_tracking_sheet_has_every_gate_with_its_due_date(
    office: Office, made: Season, tmp_path: Path
) -> None:
    report = sheets.tracking_sheet(office, tmp_path / "tracking.xlsx")
    rows = {row["Name"]: row for row in table(tmp_path / "tracking.xlsx")}
    assert report.rows == len(rows) == 3
    ana = rows["SAMPLE, Ana"]
    gates = [label for label in ana if f"{label} due" in ana]
    assert len(gates) == len(STEPS)
    assert ana["ECL"] == 85 and ana["Reports on"].date() == STARTS - timedelta(days=4)
    due = [ana[f"{label} due"] for label in gates if ana[f"{label} due"]]
    assert ana["Next due"] == min(due)
    assert ana["How due"] == sheets.how_due(min(due).date(), office.today)
    assert rows["NOTHING"]["Course"] is None


def test_a_shade_never_stands_without_its_words(office: Office, made: Season, tmp_path: Path) -> None:
    office.move_to(STARTS - timedelta(days=20))
    sheets.tracking_sheet(office, tmp_path / "tracking.xlsx", first=STARTS - timedelta(days=30), last=STARTS)
    rows = table(tmp_path / "tracking.xlsx")
    assert len(rows) == 2 and all(str(row["How due"]).startswith("overdue") for row in rows)
    sheet = openpyxl.load_workbook(tmp_path / "tracking.xlsx").worksheets[0]
    (ranges,) = sheet.conditional_formatting
    assert {rule.type for rule in ranges.rules} == {"expression"} and len(ranges.rules) == 2


def test_exports_of_people_are_logged(office: Office, made: Season, tmp_path: Path) -> None:
    sheets.training_list(office, tmp_path / "list.xlsx")
    sheets.tracking_sheet(office, tmp_path / "tracking.xlsx")
    told = [each.detail for each in access.lines(office.reader.connection) if each.action == "exported"]
    assert {"training list: 4 lines", "tracking sheet: 3 students"} <= set(told)


@pytest.mark.parametrize(
    ("ahead", "words"),
    [(-5, "overdue 5 days"), (-1, "overdue 1 day"), (0, "today"), (1, "in 1 day"), (14, "in 14 days")],
)
def test_how_due_is_said(ahead: int, words: str) -> None:
    today = date(2026, 3, 2)
    assert sheets.how_due(today + timedelta(days=ahead), today) == words
    assert sheets.how_due(None, today) == ""


def test_another_program_reads_the_sheets(office: Office, made: Season, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    sheets.tracking_sheet(office, tmp_path / "tracking.xlsx")
    sheets.training_list(office, tmp_path / "list.xlsx")
    subprocess.run(
        [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", str(tmp_path),
         str(tmp_path / "tracking.xlsx"), str(tmp_path / "list.xlsx")],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    with (tmp_path / "list.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == COLUMNS and rows[1][17] == "09/07/2026"
    with (tmp_path / "tracking.csv").open(encoding="utf-8", newline="") as stream:
        assert [row[0] for row in csv.reader(stream)][1:3] != ["", ""]
