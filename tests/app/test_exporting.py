"""An export holds what is shown: groups as a column and their sums beside it, steps, only the selected records."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from app import exporting
from app.errors import Refused, Usage
from app.listing import STEP
from app.office import Office
from app.reading import GroupBy, Query, Sort
from models.fields import Privacy
from models.training.lines import TrainingLine
from models.training.passports import Passport
from models.training.people import Student
from tests.support import add

COLUMNS = ("course_title", "report_date", "unit_cost", "penalty_pct", "program_id")


@pytest.fixture
def filled(office: Office) -> Office:
    programs = [add(office, "training_program", program_label=f"IMET-{n}", fiscal_year=2026) for n in (1, 2)]
    for title, day, cost, program in (
        ("Signals", date(2026, 8, 5), 125_050, 0), ("Logistics", date(2026, 8, 20), 100, 0),
        ("Medics", date(2026, 11, 2), None, 1), ("=cmd", None, 5_000, 1),
    ):  # fmt: skip
        add(office, "training_line", course_title=title, report_date=day, unit_cost=cost,
            penalty_pct=Decimal("12.5"), program_id=programs[program])  # fmt: skip
    return office


def grouped(*by: GroupBy) -> Query:
    return Query(TrainingLine, columns=COLUMNS, sort=(Sort("course_title"),), groups=by)


def sheets(path: Path) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def test_groups_are_a_column_and_their_sums_a_second_sheet(filled: Office, tmp_path: Path) -> None:
    target = tmp_path / "lines.xlsx"
    made = exporting.export(filled, grouped(GroupBy("report_date", "month")), target)
    assert made.labels[0] == "Report date by month" and made.rows == 4
    found = sheets(target)
    assert list(found) == ["Training lines", "Subtotals", "Provenance"]
    assert [row[:2] for row in found["Training lines"][1:]] == [
        ["not filled", "=cmd"], ["Aug 2026", "Logistics"], ["Aug 2026", "Signals"], ["Nov 2026", "Medics"],
    ]  # fmt: skip
    assert found["Subtotals"] == [
        ["Report date by month", "Training lines", "Unit cost"],
        ["not filled", 1, 50], ["Aug 2026", 2, 1251.5], ["Nov 2026", 1, None], ["All", 4, 1301.5],
    ]  # fmt: skip


def test_a_group_that_is_a_column_already_is_no_second_one(filled: Office, tmp_path: Path) -> None:
    target = tmp_path / "lines.xlsx"
    made = exporting.export(
        filled, grouped(GroupBy("program_id"), GroupBy("report_date", "fiscal year")), target
    )
    assert made.labels == ("Report date by fiscal year", "Course title", "Report date", "Unit cost",
                           "Penalty charged", "Program")  # fmt: skip
    found = sheets(target)
    assert [row[0] for row in found["Training lines"][1:]] == ["FY2026", "FY2026", "not filled", "FY2027"]
    assert [row[:3] for row in found["Subtotals"][1:]] == [
        ["IMET-1 FY 2026", None, 2], ["IMET-1 FY 2026", "FY2026", 2],
        ["IMET-2 FY 2026", None, 2], ["IMET-2 FY 2026", "not filled", 1], ["IMET-2 FY 2026", "FY2027", 1],
        ["All", None, 4],
    ]  # fmt: skip


def test_a_text_table_has_the_groups_and_no_second_sheet(filled: Office, tmp_path: Path) -> None:
    target = tmp_path / "lines.csv"
    exporting.export(filled, grouped(GroupBy("report_date", "quarter")), target)
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[2] == [
        "Jul–Sep 2026 (FY2026 Q4)",
        "Logistics",
        "2026-08-20",
        "1.00",
        "12.5%",
        "IMET-1 FY 2026",
    ]
    assert rows[1][1] == "'=cmd"
    assert len(rows) == 5


def test_only_chosen_records_leave_and_a_step_as_it_is_shown(office: Office, tmp_path: Path) -> None:
    students = [add(office, "student", surname=name) for name in ("ALVAREZ", "NAKAMBO", "ORUBA")]
    query = Query(Student, columns=("surname", f"{STEP}ito", "first_name"), among=students[1:])
    target = tmp_path / "students.xlsx"
    made = exporting.export(office, query, target, steps={f"{STEP}ito": "Draft order"})
    assert made.labels == ("Surname", "Draft order", "First name")
    rows = sheets(target)["Students"][1:]
    assert [row[0] for row in rows] == ["NAKAMBO", "ORUBA"]
    assert all(str(row[1]).endswith(" missing") for row in rows)


@pytest.mark.parametrize(("csv_file", "cells"), [
    (False, ("Signals", "05 Aug 2026", "1,250.50", "12.50%", "IMET-1 FY 2026")),
    (True, ("Signals", "2026-08-05", "1250.50", "12.5%", "IMET-1 FY 2026")),
])  # fmt: skip
def test_the_preview_shows_the_first_rows_as_they_will_stand(
    filled: Office, tmp_path: Path, csv_file: bool, cells: tuple[str, ...]
) -> None:
    query = Query(TrainingLine, columns=COLUMNS, sort=(Sort("course_title", True),))
    ids = filled.reader.ids(query)
    made = exporting.preview(filled.reader, query, ids, text_table=csv_file)
    assert made.labels[0] == "Course title" and made.rows[0] == cells
    assert made.rows[-1][0] == ("'=cmd" if csv_file else "=cmd")
    many = exporting.preview(filled.reader, query, ids * 5)
    assert len(many.rows) == 4, "each record once"


def test_the_preview_of_groups_says_their_words(filled: Office) -> None:
    query = grouped(GroupBy("report_date", "month"))
    made = exporting.preview(filled.reader, query, filled.reader.ids(query))
    assert made.labels[0] == "Report date by month"
    assert [row[0] for row in made.rows] == ["not filled", "Aug 2026", "Aug 2026", "Nov 2026"]


def test_private_columns_are_told(office: Office) -> None:
    query = Query(
        Passport, columns=("passport_no", "passport_expiry", "student_id.date_of_birth", f"{STEP}x")
    )
    private = {"passport_no": Privacy.SENSITIVE, "student_id.date_of_birth": Privacy.PERSONAL}
    assert {
        path: each for path, each in exporting.private_columns(query).items() if path in private
    } == private


def test_a_stopped_export_leaves_nothing_behind(filled: Office, tmp_path: Path) -> None:
    told: list[int] = []
    target = tmp_path / "lines.xlsx"
    with pytest.raises(Refused, match="was stopped"):
        exporting.export(filled, grouped(), target, progress=told.append, cancelled=lambda: True)
    assert [each.name for each in tmp_path.iterdir()] == ["Bandaria.sco"]
    exporting.export(filled, grouped(), target, progress=told.append, cancelled=lambda: False)
    assert told == [4]


@pytest.mark.parametrize(
    "columns", [("nothing",), ("program_id.nothing",), ("training_line<student_id.wcn",)]
)
def test_a_column_that_is_not_there_is_a_usage_error(
    filled: Office, tmp_path: Path, columns: tuple[str]
) -> None:
    with pytest.raises(Usage):
        exporting.export(filled, Query(TrainingLine, columns=columns), tmp_path / "x.xlsx")
    assert [each.name for each in tmp_path.iterdir()] == ["Bandaria.sco"]
