"""A cell's text arrives exactly as the file stores it, whatever the format."""

import csv
import io
import re
import shutil
import subprocess
import threading
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Trouble
from app.importing.cells import Cell, CellFlag, Merge
from app.importing.guard import Limits
from app.importing.sheets import Cancelled, read_bytes, read_sheets
from tests import support
from tests.app.importing.files import rows_xml, sheet_xml, styles_xml, xlsx

N = CellFlag.NUMBER
HOSTILE = [
    "000123", "1E5", "1.2E+11", "1234567890123456789012345", "2026-08-05", "5-Aug", " lead", "trail ",
    "a  b", "=1+1", "+1", "-1", "@x", "'quoted", "СЕР123", "ΑΒ12", "سيريال", "AB\u200b1", "\u202eRTL",
    "١٢٣", "ＡＢ", "TRUE", "#REF!", "_x0041_", "_x005F_", "a\tb", "a\nb", 'say "x"', "a,b;c|d", "NULL",
    "1/2", "½", "é", "e\u0301", "😀",
]  # fmt: skip

serials = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs",), exclude_characters="\r\0\ufffe\uffff"),
    min_size=1,
)
_CONTROL = re.compile(r"[\x01-\x08\x0b-\x1f]")  # no program writes these to a csv
rows_of_serials = st.lists(st.lists(serials, min_size=2, max_size=6), min_size=2, max_size=8)


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def texts(path: Path) -> list[list[str]]:
    return [row.texts for row in read_sheets(path).sheets[0].rows]


def csv_bytes(rows: list[list[str]], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return buffer.getvalue().encode(encoding)


# -- byte-equal -------------------------------------------------------------------------------------
def test_hostile_serials_survive_every_format(tmp_path: Path) -> None:
    rows = [["Serial", "Again"], *([serial, serial] for serial in HOSTILE)]
    assert texts(write(tmp_path / "a.csv", csv_bytes(rows))) == rows
    assert texts(write(tmp_path / "a.xlsx", xlsx(sheet_xml(rows_xml(rows))))) == rows


@settings(max_examples=40, deadline=None)
@given(rows=rows_of_serials)
def test_any_text_survives_csv_and_xlsx(
    rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    assert texts(write(folder / "a.xlsx", xlsx(sheet_xml(rows_xml(rows))))) == rows
    table = [["Head", "Er"], *([_CONTROL.sub("~", text) for text in row] for row in rows)]
    assert texts(write(folder / "a.csv", csv_bytes(table))) == table


def test_openpyxl_text_cells_survive(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    kept = [serial for serial in HOSTILE if "_x" not in serial]
    for serial in kept:
        sheet.append([serial])
        cell = sheet.cell(sheet.max_row, 1)
        cell.data_type = "s"
    book.save(tmp_path / "a.xlsx")
    assert [row[0] for row in texts(tmp_path / "a.xlsx")] == kept


# -- csv --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "encoding", "found", "guessed"),
    [
        ("Name;Ort\nAli;Köln\n", "utf-8", "utf-8", False),
        ("Name;Ort\nAli;Köln\n", "utf-8-sig", "utf-8-sig", False),
        ("Name;Ort\nAli;Köln\n", "utf-16", "utf-16", False),
        ("Name;Ort\nAli;Koeln\n" * 5, "utf-16-le", "utf-16-le", True),
        ("Name;Ort\nAli;Koeln\n" * 5, "utf-16-be", "utf-16-be", True),
        ("Name;Ort\nAli;Köln\nEva;Besançon\n", "cp1252", "cp1252", True),
        ("Имя;Часть\nИван;Батальон связи\n", "cp1251", "cp1251", True),
        ("الاسم;الوحدة\nعلي;كتيبة المشاة الاولى\n", "cp1256", "cp1256", True),
    ],
)
def test_encodings(tmp_path: Path, text: str, encoding: str, found: str, guessed: bool) -> None:
    book = read_sheets(write(tmp_path / "a.csv", text.encode(encoding)))
    assert (book.encoding, book.encoding_guessed, book.delimiter) == (found, guessed, ";")
    assert "\n".join(";".join(row.texts) for row in book.sheets[0].rows) + "\n" == text


def test_the_encoding_can_be_chosen(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "Name,Ort\nAli,Łódź\n".encode("cp1250"))
    assert read_sheets(path, encoding="cp1250").sheets[0].rows[1].texts == ["Ali", "Łódź"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_and_quoted_line_breaks(tmp_path: Path, delimiter: str) -> None:
    rows = [["Name", "Remarks, long"], ["Ali", "one\ntwo"], ["Eva", "a;b|c\td,e"]]
    path = write(tmp_path / "a.csv", csv_bytes(rows, delimiter=delimiter))
    assert read_sheets(path).delimiter == delimiter
    assert texts(path) == rows


def test_a_declared_delimiter_is_taken(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", b"sep=;\r\na,1;b,2\r\nc,3;d,4\r\n")
    assert texts(path) == [["a,1", "b,2"], ["c,3", "d,4"]]


def test_rows_keep_their_numbers_over_blank_lines(tmp_path: Path) -> None:
    book = read_sheets(write(tmp_path / "a.csv", b"Title\n\n\na,b\n1,2\n"))
    assert [row.number for row in book.sheets[0].rows] == [1, 4, 5]


# -- xlsx -------------------------------------------------------------------------------------------
CELLS = (
    '<row r="1">'
    '<c r="A1" s="1"><v>123</v></c><c r="B1"><v>1.2E+11</v></c><c r="C1" s="2"><v>46239</v></c>'
    '<c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#REF!</v></c>'
    '<c r="F1" t="str"><f>A1&amp;B1</f><v>x</v></c>'
    '<c r="G1"><f>SUM(A1)</f></c><c r="H1" s="3"><v>0.25</v></c><c r="I1" t="s"><v>1</v></c>'
    '<c r="J1"><v>0.1</v></c><c r="L1"><v>41472.100000000006</v></c></row>'
)
SHARED = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>zero</t></si>'
    "<si><r><t>ri</t></r><r><t xml:space='preserve'>ch </t></r><rPh><t>no</t></rPh></si></sst>"
)


def test_a_cell_keeps_what_is_stored_and_what_is_shown(tmp_path: Path) -> None:
    parts = {"xl/styles.xml": styles_xml("000000", "m/d/yyyy", "0%"), "xl/sharedStrings.xml": SHARED}
    row = read_sheets(write(tmp_path / "a.xlsx", xlsx(sheet_xml(CELLS), parts=parts))).sheets[0].rows[0]
    assert [row.cell(column) for column in range(13)] == [
        Cell("123", "000123", N),
        Cell("1.2E+11", "1.2E+11", N | CellFlag.SCIENTIFIC),
        Cell("46239", "2026-08-05", N | CellFlag.DATE),
        Cell("1", "TRUE", CellFlag.BOOLEAN),
        Cell("#REF!", "#REF!", CellFlag.ERROR),
        Cell("x", "x", CellFlag.FORMULA),
        Cell("", "", CellFlag.FORMULA),
        Cell("0.25", "25%", N | CellFlag.PERCENT),
        Cell("rich ", "rich "),
        Cell("0.1", "0.1", N),
        Cell("", ""),
        Cell("41472.100000000006", "41472.1", N),
        Cell("", ""),
    ]


def test_merges_page_headers_comments_and_sheet_names_are_told(tmp_path: Path) -> None:
    after = '<mergeCells><mergeCell ref="A1:C2"/></mergeCells><headerFooter><oddHeader>&amp;C&amp;"Arial"CUI'
    after += "</oddHeader></headerFooter>"
    comments = (
        '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList>'
        '<comment ref="A1"><text><r><t>look </t></r><r><t>here</t></r></text></comment></commentList>'
        "</comments>"
    )
    data = xlsx(sheet_xml(rows_xml([["a"]]), after), parts={"xl/comments1.xml": comments})
    book = read_sheets(write(tmp_path / "a.xlsx", data))
    assert book.sheets[0].merges == (Merge(1, 0, 2, 2),)
    assert book.notes == ("CUI", "look here")
    named = xlsx(sheet_xml(rows_xml([["a"]])), names=("Naïve & Co",))
    assert read_sheets(write(tmp_path / "b.xlsx", named)).sheets[0].name == "Naïve & Co"


def test_a_prefixed_namespace_and_missing_places_are_read(tmp_path: Path) -> None:
    xml = (
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c/>'
        "<x:c><x:v>7</x:v></x:c></x:row><x:row><x:c><x:v>8</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    assert texts(write(tmp_path / "a.xlsx", xlsx(xml))) == [["", "7"], ["8"]]


# -- another program --------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A csv with texts only, opened and saved again as .ods and .xlsx by a real spreadsheet program."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs a spreadsheet program")
    folder = tmp_path_factory.mktemp("converted")
    rows = [["Serial", "Start", "Cost"], ["000123", "2026-08-05", "1234.5"], ["1E5", "2026-12-31", "7"]]
    (folder / "a.csv").write_bytes(csv_bytes(rows))
    for ending in ("ods", "xlsx"):
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", ending, "--outdir", str(folder), str(folder / "a.csv")]
        subprocess.run(command, check=True, capture_output=True, timeout=110)
    return folder


@pytest.mark.parametrize("ending", ["ods", "xlsx"])
def test_what_a_spreadsheet_changed_is_flagged_for_each_cell(converted: Path, ending: str) -> None:
    rows = read_sheets(converted / f"a.{ending}").sheets[0].rows
    zeros, power = rows[1].cell(0), rows[2].cell(0)
    assert (zeros.text, zeros.flags) == ("123", N)
    assert (power.text, bool(power.flags & N)) == ("100000", True)
    assert rows[1].cell(1).shown == "2026-08-05"
    assert rows[1].cell(1).flags & CellFlag.DATE
    assert rows[1].cell(2).text == "1234.5"


# -- running ----------------------------------------------------------------------------------------
def test_progress_is_told_and_reading_can_be_stopped(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 200_001))
    path = write(tmp_path / "a.xlsx", xlsx(sheet_xml(rows)))
    told: list[float] = []
    stop = threading.Event()

    def progress(share: float) -> None:
        told.append(share)
        stop.set()

    started = support.processor_seconds()
    with pytest.raises(Cancelled):
        read_sheets(path, progress=progress, cancelled=stop.is_set)
    assert support.processor_seconds() - started < 5
    assert told
    assert all(0 <= share <= 1 for share in told)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"no file gone\.csv"):
        read_sheets(tmp_path / "gone.csv")


def test_a_sheet_kept_in_memory_reads_as_its_file_does(tmp_path: Path) -> None:
    large = csv_bytes([[f"{row}", "x" * 50] for row in range(20_000)])  # more than a pipe holds at once
    for name, data in (("a.xlsx", xlsx(sheet_xml(rows_xml([["a", "7"], ["b"]])))), ("b.csv", large)):
        book, piped = read_sheets(write(tmp_path / name, data)), read_bytes(data, name)
        assert [sheet.rows for sheet in piped.sheets] == [sheet.rows for sheet in book.sheets]
        assert (piped.file_name, piped.format) == (name, book.format)


def test_a_sheet_in_memory_is_held_to_the_same_limits() -> None:
    with pytest.raises(Trouble, match="larger than 0 MB"):
        read_bytes(b"a,b", "a.csv", limits=Limits(file_size=2))
    with pytest.raises(Trouble, match="20 cells"):
        read_bytes(csv_bytes([["a"]] * 40), "a.csv", limits=Limits(cells=20))
