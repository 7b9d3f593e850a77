"""The form that somebody else fills in: what may be typed where, what may be chosen, and that nothing is hidden."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from reports.paper import Designation
from reports.sheets import SheetColumn, SheetKind
from reports.sheets.facts import SheetTable
from reports.sheets.form_file import FormColumn, FormFacts, write_form

LONG = tuple(f"{n:04d} · Example Captains Course, with commas · reports 03 Sep 2026" for n in range(120))
FORM = FormFacts(
    title="Nominations",
    heading="12-2026: Call for Nominations / دعوة",
    notes=("One row for each seat.", "=SUM(A1)"),
    columns=(
        FormColumn("Surname", hint="As the passport prints it."),
        FormColumn("Sex", choices=("Female", "Male")),
        FormColumn("Date of birth", SheetKind.DATE),
        FormColumn("Nominated for", choices=LONG),
    ),
    rows=tuple({"Nominated for": each} for each in LONG),
    tables=(SheetTable("Courses", (SheetColumn("Training offered"),), (("Example & Co <1>",),)),),
    marking="CUI",
    designation=Designation("DoD", "ODC Bandaria", "PRVCY", "REL TO Bandaria", "odc@example.invalid"),
    provenance=(("Call", "12-2026"),),
    office="ODC Bandaria",
)


def written(facts: FormFacts = FORM) -> bytes:
    out = BytesIO()
    write_form(facts, out)
    return out.getvalue()


def test_only_the_rows_can_be_typed_in() -> None:
    sheet = openpyxl.load_workbook(BytesIO(written()))["Nominations"]
    assert sheet.protection.sheet
    assert [cell.value for cell in sheet[5]] == [each.label for each in FORM.columns]
    locked = {row: {cell.protection.locked for cell in sheet[row]} for row in (1, 2, 5, 6, 125)}
    assert locked == {1: {True}, 2: {True}, 5: {True}, 6: {False}, 125: {False}}
    assert sheet.max_row == 125 and sheet["D6"].value == LONG[0]


def test_short_lists_stand_in_the_rule_and_long_ones_on_a_sheet_in_sight() -> None:
    book = openpyxl.load_workbook(BytesIO(written()))
    rules = {str(rule.sqref): rule for rule in book["Nominations"].data_validations.dataValidation}
    assert rules["B6:B125"].formula1 == '"Female,Male"'
    assert rules["D6:D125"].formula1 == "'Lists'!$A$2:$A$121"
    assert rules["C6:C125"].type == "date" and rules["A6:A125"].prompt == "As the passport prints it."
    assert [row[0].value for row in book["Lists"].iter_rows(min_row=2)] == list(LONG)
    assert {each.sheet_state for each in book.worksheets} == {"visible"}
    assert book.sheetnames == ["Nominations", "Courses", "Lists", "Provenance"]


def test_notes_are_text_and_the_bytes_are_the_same_each_time() -> None:
    assert written() == written()
    package = ZipFile(BytesIO(written()))
    assert not any(b"<f>" in package.read(each) for each in package.namelist())
    assert openpyxl.load_workbook(BytesIO(written()))["Nominations"]["A3"].value == "=SUM(A1)"


def test_a_form_without_rows_or_lists_is_still_a_workbook() -> None:
    bare = replace(FORM, columns=FORM.columns[:1], rows=(), tables=(), notes=())
    book = openpyxl.load_workbook(BytesIO(written(bare)))
    assert book.sheetnames == ["Nominations", "Provenance"] and book["Nominations"]["A3"].value == "Surname"


def test_libreoffice_opens_it(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "form.xlsx").write_bytes(written())
    subprocess.run(
        [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "ods",
         "--outdir", str(tmp_path), str(tmp_path / "form.xlsx")],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    content = ZipFile(tmp_path / "form.ods").read("content.xml").decode()
    assert "Female" in content and 'table:protected="true"' in content
    assert content.count("content-validation table:name") == 4
