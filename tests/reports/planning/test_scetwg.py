"""The session's workbook read back, and worked out anew by LibreOffice after a line was changed in it."""

import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reports.planning.scetwg import SHEETS, BookFacts, BookItem, BookLine, BookYear, book
from reports.sheets.facts import SheetColumn, SheetTable
from reports.sheets.xlsx_file import write_xlsx

LINE = BookLine(
    year=2027, program="IMET-1", service="Army", imet=True, priority="A", rank=1, wcn="0101", course="Staff Course",
    kind="Formal course", quarter=2, people=1, cost=4_999_99, pme=True, invited=False, e_imet=Decimal(50),
    e_imet_cents=2_499_99, report=None, start=None, end=None, status="Planned", named=1, women=1,
)  # fmt: skip
TECHNICAL = replace(LINE, cost=2_500_00, pme=False, e_imet=Decimal(0), e_imet_cents=0, women=0)
LINES = (
    LINE, TECHNICAL,
    replace(TECHNICAL, priority="B", cost=70_00, as_b="No"),
    replace(TECHNICAL, priority="D", status="Cancelled", named=0),
    replace(LINE, imet=False, program="FMS", priority="", cost=9_000_00),
)  # fmt: skip
ITEMS = (
    BookItem(0, "Header", "Met", "Bandaria", "", "", amount=10_000_00),
    BookItem(1, "CETPP", "Not met", "", "", ""),
    BookItem(2, "A", "Met", "", "", "", 7_499_99, share=Decimal("74.99"), limit=Decimal(100)),
    BookItem(3, "B", "Not met", "", "", "", 70_00, 1),
    BookItem(4, "D", "Met", "", "", "", 0, 0),
    BookItem(5, "PME", "Not met", "", "", "", 4_999_99, share=Decimal("49.99"), limit=Decimal(50)),
    BookItem(6, "E-IMET", "No share set", "", "", "", 2_499_99, share=Decimal("24.99"), limit=Decimal(0)),
)
FACTS = BookFacts(
    "SCETWG 2027", ITEMS,
    (BookYear(2027, 10_000_00, LINES, Decimal("9.1"), Decimal(13)), BookYear(2028, None, ()), BookYear(2029, 1_00, ())),
    tuple(SheetTable(name, (SheetColumn("Year"),), ()) for name in ("Teams", "PME invitations", "Waivers", "CTFP")),
    "Mobile training team", ("Cancelled", "Forfeited"), marking="CUI",
)  # fmt: skip
COLUMNS = "DEFG"


def results(path: Path) -> list[tuple[Any, ...]]:
    """Result, amount, count and share of every row of the checklist, as a reader of the workbook has them."""
    sheet = openpyxl.load_workbook(path, data_only=True)["Checklist"]
    return [
        tuple(sheet[f"{column}{row}"].value or None for column in COLUMNS)
        for row in range(2, sheet.max_row + 1)
    ]


def test_a_line_that_changes_in_the_workbook_changes_the_result(tmp_path: Path) -> None:
    stream = BytesIO()
    write_xlsx(book(FACTS), stream)
    made = tmp_path / "made.xlsx"
    made.write_bytes(stream.getvalue())
    work = openpyxl.load_workbook(made)
    assert work.sheetnames == ["Checklist", *SHEETS, *(each.title for each in FACTS.tables), "Provenance"]
    told = results(made)
    assert [each[0] for each in told[:7]] == [each.state for each in ITEMS]
    assert told[5] == ("Not met", 4_999.99, None, 0.4999) and told[7][1] == 10_000
    assert work["Checklist"]["E4"].value.startswith("=SUMIFS('CY lines'!$L$2:$L$")
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    work.save(tmp_path / "same.xlsx")  # openpyxl keeps the formulas and leaves out what they come to
    lines = work["CY lines"]
    lines["L2"], lines["M4"], lines["E3"], lines["L3"] = 5_000, "Yes", "D", 2_500.01
    lines["O3"] = 0.5
    work["Checklist"]["H8"] = 0.10
    work.save(tmp_path / "changed.xlsx")
    for name, ceiling in (("nothing", 0), ("untold", None)):
        work["Checklist"]["E2"] = ceiling
        work.save(tmp_path / f"{name}.xlsx")
    subprocess.run(
        [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), str(tmp_path / "same.xlsx"),
         *(str(tmp_path / f"{name}.xlsx") for name in ("changed", "nothing", "untold"))],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    assert results(tmp_path / "out" / "same.xlsx") == told
    after = results(tmp_path / "out" / "changed.xlsx")
    assert [each[0] for each in after[:7]] == ["Met", "Not met", "Met", "Met", "Not met", "Met", "Met"]
    assert after[2][1] == 5_000 and after[4][1:3] == (2_500.01, 1) and after[5][3] == 0.507
    assert after[6][1] == 3_750 and after[13][1] == 3_750
    found = [
        [each[0] for each in results(tmp_path / "out" / f"{name}.xlsx")][2:6:3]
        for name in ("nothing", "untold")
    ]
    assert found == [["Not met", "Cannot be told"], ["Cannot be told", "Cannot be told"]]
