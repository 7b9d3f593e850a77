"""Exported sheets, read back with other programs."""

import csv
import io
import re
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from reports.paper import Designation
from reports.sheets import (
    CellTooLongError,
    SheetCancelledError,
    SheetColumn,
    SheetFacts,
    SheetKind,
    csv_plain,
    csv_safe,
    write_csv,
    write_xlsx,
)
from reports.sheets.parts import column_name, sheet_name

HOSTILE = (
    "000123",
    "1E5",
    "=1+1",
    "+1 555 0100",
    "-",
    "@SUM(A1)",
    "2026-01-02",
    "1234567890123456789012345",
    " lead",
    "trail ",
    "two\nlines",
    "tab\tinside",
    "محمد بن عبد الله",
    "ม้า",
    "<b>&amp;</b>",
    "_x0041_",
    "'quoted",
    "TRUE",
    "3/4",
    "0x1F",
    "€5",
    '"=1+1"',
)
BLOCK = Designation("DoD", "ODC Bandaria", "PRVCY", "FEDCON", "odc@example.invalid")


def sheet(*texts: str, **changes: object) -> SheetFacts:
    facts: dict[str, object] = {
        "title": "Students",
        "columns": (SheetColumn("Serial"), SheetColumn("Note")),
        "rows": [(text, "x") for text in texts],
        "marking": "CUI",
        "designation": BLOCK,
        "provenance": (("Exported by", "Sgt. Example"), ("Journal head", "9f2c41d0")),
        "office": "ODC Bandaria",
    } | changes
    return SheetFacts(**facts)  # type: ignore[arg-type]


def workbook(facts: SheetFacts) -> bytes:
    out = io.BytesIO()
    write_xlsx(facts, out)
    return out.getvalue()


def read_openpyxl(data: bytes, name: str = "Students") -> list[list[object]]:
    return [
        [cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(data))[name].iter_rows()
    ]


def read_calamine(data: bytes, name: str = "Students") -> list[list[Any]]:
    return list(CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python())


def test_hostile_texts_stay_texts_in_two_readers() -> None:
    data = workbook(sheet(*HOSTILE))
    expected = [
        text.replace("_x0041_", "_x005F_x0041_") for text in HOSTILE
    ]  # openpyxl shows the escape itself
    assert [row[0] for row in read_openpyxl(data)[1:]] == expected
    assert [row[0] for row in read_calamine(data)[1:]] == list(HOSTILE)


def test_libreoffice_shows_what_was_typed(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "t.xlsx").write_bytes(workbook(sheet(*HOSTILE)))
    subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", str(tmp_path),
         str(tmp_path / "t.xlsx")],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert [row[0] for row in rows[1:]] == list(HOSTILE)


def test_no_cell_is_a_formula_and_leads_carry_the_quote_prefix() -> None:
    data = workbook(sheet("=1+1", "+1", "-1", "@a", "\tx", "plain"))
    cells = [row[0] for row in openpyxl.load_workbook(io.BytesIO(data))["Students"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert [bool(cell.quotePrefix) for cell in cells] == [True, True, True, True, True, False]
    assert b"<f>" not in ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


TYPED = (
    SheetColumn("Name"),
    SheetColumn("Count", SheetKind.NUMBER),
    SheetColumn("Cost", SheetKind.MONEY),
    SheetColumn("Report", SheetKind.DATE),
    SheetColumn("Share", SheetKind.PERCENT),
)


def test_numbers_money_dates_and_percent_are_typed() -> None:
    rows = [
        ("a", 7, 123456, date(2026, 5, 4), Decimal("0.25")),
        ("b", None, -5, None, None),
        ("=c", 10**20, None, "TBD", 1),
    ]
    data = workbook(sheet(columns=TYPED, rows=rows))
    cells = list(openpyxl.load_workbook(io.BytesIO(data))["Students"].iter_rows(min_row=2))
    assert [cell.value for cell in cells[0]][1:3] == [7, 1234.56]
    assert cells[0][3].value.date() == date(2026, 5, 4)  # type: ignore[union-attr]
    assert [cell.number_format for cell in cells[0]] == [
        "@",
        "General",
        "#,##0.00",
        "dd\\ mmm\\ yyyy",
        "0.00%",
    ]
    assert [cell.value for cell in cells[1]] == ["b", None, -0.05, None, None]
    assert [cell.value for cell in cells[2]] == ["=c", "1" + "0" * 20, None, "TBD", 1]
    assert read_calamine(data)[1][3] == date(2026, 5, 4)


def test_header_is_frozen_filtered_and_repeated_and_pages_are_marked() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(sheet("a", "b"))))
    page = book["Students"]
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("A2", "A1:B3", "$1:$1")
    assert page["A1"].font.b and page.column_dimensions["A"].width >= 9
    for name in book.sheetnames:
        for area in (book[name].oddHeader, book[name].oddFooter):
            assert area is not None and area.center.text == "CUI"
    assert (book.properties.title, book.properties.category, book.properties.keywords) == (
        "Students",
        "CUI",
        "CUI",
    )


def test_provenance_sheet_names_marking_block_source_and_rows() -> None:
    rows = read_openpyxl(workbook(sheet("a", "b", "c")), "Provenance")
    assert rows == [
        ["Marking", "CUI"],
        ["Controlled by", "DoD"],
        ["Controlled by", "ODC Bandaria"],
        ["CUI Category", "PRVCY"],
        ["Distribution/Dissemination Control", "FEDCON"],
        ["POC", "odc@example.invalid"],
        ["Title", "Students"],
        ["Exported by", "Sgt. Example"],
        ["Journal head", "9f2c41d0"],
        ["Rows", "3"],
    ]


def test_same_facts_give_the_same_bytes() -> None:
    assert workbook(sheet(*HOSTILE)) == workbook(sheet(*HOSTILE))


def test_control_characters_are_removed_and_reported() -> None:
    out = io.BytesIO()
    report = write_xlsx(sheet("a", "b\x00\x07c", "d\ufffe"), out)
    assert (report.rows, report.cleaned_count, report.cleaned) == (3, 2, ((2, "Serial"), (3, "Serial")))
    assert [row[0] for row in read_openpyxl(out.getvalue())[1:]] == ["a", "bc", "d"]


def test_a_text_of_the_limit_goes_in_and_one_longer_is_refused_with_the_file_kept(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    write_xlsx(sheet("x" * 32_767), target)
    before = target.read_bytes()
    with pytest.raises(CellTooLongError, match="Row 2, column Serial"):
        write_xlsx(sheet("ok", "\U0001f600" * 16_384), target)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]


@pytest.mark.parametrize("write", [write_xlsx, write_csv])
def test_cancelling_leaves_nothing_behind(write: object, tmp_path: Path) -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(SheetCancelledError):
        write(sheet(*map(str, range(5000))), tmp_path / "out", None, cancelled)  # type: ignore[operator]
    assert list(tmp_path.iterdir()) == []


def test_progress_hears_every_row() -> None:
    heard: list[int] = []
    write_xlsx(sheet(*map(str, range(1234))), io.BytesIO(), heard.append)
    assert heard == sorted(heard) and heard[-1] == 1234


# Any text a field can hold (control characters are refused there) and some it cannot.
texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufffe\uffff", min_codepoint=32),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=1, max_size=8))
def test_any_text_comes_back_from_a_workbook(values: list[str]) -> None:
    rows = read_calamine(workbook(sheet(*values)))[1:]
    assert [row[0] for row in rows] == values


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20) | st.text(alphabet="'=+-@\t\ra 0", max_size=6))
@example("- 0")  # a count behind a blank unit, as published
@example("- 0+1")
def test_csv_prefix_can_be_undone(text: str) -> None:
    safe = csv_safe(text)
    assert csv_plain(safe) == text
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r")) or re.fullmatch(r"- \d+", safe)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=1, max_size=8))
def test_any_text_comes_back_from_csv(values: list[str]) -> None:
    out = io.BytesIO()
    write_csv(sheet(*values), out)
    rows = list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")))[1:]
    assert [csv_plain(row[0]) for row in rows] == values


def test_csv_form() -> None:
    out = io.BytesIO()
    rows = [("=a", 7, -5, date(2026, 5, 4), Decimal("0.25"))]
    write_csv(sheet(columns=TYPED, rows=rows), out, marking_line=True)
    assert (
        out.getvalue() == b"\xef\xbb\xbfName,Count,Cost,Report,Share\r\n'=a,7,-0.05,2026-05-04,25%\r\nCUI\r\n"
    )


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Students", "Students"),
        ("A/B: [x]?*", "A B   x"),
        ("", "rows"),
        ("History", "History rows"),
        ("x" * 50, "x" * 31),
    ],
)
def test_sheet_names_hold_what_workbooks_allow(title: str, name: str) -> None:
    assert sheet_name(title) == name


def test_column_names() -> None:
    assert [column_name(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
