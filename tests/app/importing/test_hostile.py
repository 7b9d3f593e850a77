"""Hostile, broken and huge files are read or refused within ten seconds and 512 MB (T17, M6, M7)."""

import io
import os
import random
import signal
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest

from app.errors import Cause, Trouble
from app.importing.cells import Workbook
from app.importing.guard import Limits
from app.importing.sheets import read_sheets
from tests import support
from tests.app.importing.files import bomb, rows_xml, sheet_xml, text_cell, xlsx, zipped

TEN_SECONDS = 10.0
CAP = 512 << 20
ENTITY_BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ONE = sheet_xml(rows_xml([["Name", "Unit"], ["Ali", "1 BN"]]))


def attempt(path: Path) -> Workbook | Trouble:
    """Read or be refused, in time and within the memory cap; anything else fails the test."""
    started = support.processor_seconds()
    try:
        book = read_sheets(path)
    except Trouble as refusal:
        assert refusal.cause is Cause.REFUSED_FILE
        assert refusal.sentence.endswith(".")
        assert "Nothing was imported" in refusal.sentence
        assert "Traceback" not in refusal.sentence
        return refusal
    finally:
        assert support.processor_seconds() - started < TEN_SECONDS
    assert book.peak_memory < CAP
    return book


def refuse(tmp_path: Path, data: bytes, name: str = "list.xlsx") -> str:
    path = tmp_path / name
    path.write_bytes(data)
    outcome = attempt(path)
    assert isinstance(outcome, Trouble), "the file was read"
    return outcome.title


def encrypted(data: bytes) -> bytes:
    """The zip with the encryption bit set in every header."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            changed[at + offset] |= 1
    return bytes(changed)


def with_link(data: bytes) -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        link = zipfile.ZipInfo("xl/media/link.xml")
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return buffer.getvalue()


BAD_PARTS = {
    "outside, dots": ({"../../evil.xml": "x"}, "points outside"),
    "outside, absolute": ({"/etc/evil.xml": "x"}, "points outside"),
    "outside, backslash": ({"xl\\..\\evil.xml": "x"}, "points outside"),
    "outside, drive": ({"C:evil.xml": "x"}, "points outside"),
    "device": ({"xl/CON.xml": "x"}, "points outside"),
    "macros": ({"xl/vbaProject.bin": b"\xd0\xcf"}, "macros"),
    "other files": ({"xl/externalLinks/externalLink1.xml": "<x/>"}, "other files"),
    "archive inside": ({"xl/media/pack.bin": zipped({"a": "b"})}, "another archive"),
    "entities": ({"xl/sharedStrings.xml": ENTITY_BOMB + "<sst>&c;</sst>"}, "entities"),
    "no sheet part": ({"xl/_rels/workbook.xml.rels": "<Relationships/>"}, "damaged"),
    "broken sheet": ({"xl/worksheets/sheet1.xml": ONE[:-20]}, "damaged"),
    "text that is missing": (
        {"xl/worksheets/sheet1.xml": sheet_xml('<row r="1"><c r="A1" t="s"><v>9</v></c></row>')},
        "damaged",
    ),
    "a cell far right": (
        {"xl/worksheets/sheet1.xml": sheet_xml(f'<row r="1">{text_cell("XFD1", "x")}</row>')},
        "columns",
    ),
    "a cell far down": (
        {"xl/worksheets/sheet1.xml": sheet_xml(f'<row r="9999999">{text_cell("A9999999", "x")}</row>')},
        "damaged",
    ),
    "a cell nowhere": (
        {"xl/worksheets/sheet1.xml": sheet_xml('<row><c r="ZZZZ1"><v>1</v></c></row>')},
        "damaged",
    ),
    "cells twice": (
        {"xl/worksheets/sheet1.xml": sheet_xml('<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')},
        "damaged",
    ),
    "an endless cell": (
        {"xl/worksheets/sheet1.xml": sheet_xml(f'<row r="1">{text_cell("A1", "ab" * 60_000)}</row>')},
        "characters",
    ),
}


@pytest.mark.parametrize("name", BAD_PARTS)
def test_a_workbook_with_a_bad_part_is_refused(tmp_path: Path, name: str) -> None:
    parts, reason = BAD_PARTS[name]
    assert reason in refuse(tmp_path, xlsx(ONE, parts=parts))


@pytest.mark.parametrize("declaration", [ENTITY_BOMB, OUTSIDE])
def test_entities_in_the_sheet_are_refused(tmp_path: Path, declaration: str) -> None:
    sheet = sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>', before=declaration)
    assert "entities" in refuse(tmp_path, xlsx(sheet))


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.csv", "empty"),
        (encrypted(xlsx(ONE)), "a.xlsx", "password"),
        (with_link(xlsx(ONE)), "a.xlsx", "link"),
        (xlsx(ONE)[:-300], "a.xlsx", "damaged"),
        (xlsx(ONE)[:200], "a.xlsx", "damaged"),
        (b"PK\x03\x04", "a.xlsx", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xls", "old .xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "password"),
        (b"%PDF-1.7\n%\xe2\xe3", "a.csv", "PDF"),
        (b"<html><table><tr><td>1</td></tr></table>", "a.xls", "page or document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "a.csv", "not a table"),
        (zipped({"word/document.xml": "<x/>"}), "a.xlsx", "not a spreadsheet"),
        (zipped({"xl/workbook.bin": b"x"}), "a.xlsb", ".xlsb"),
        (zipped({f"x{n}.xml": "" for n in range(2_100)}), "a.xlsx", "parts"),
        (zipped({"a.xml": b"<a/>"}, zipfile.ZIP_LZMA), "a.xlsx", "packed"),
        (b'Name,Unit\nAli,"1 BN\nEva,2 BN\n', "a.csv", "quotation marks"),
        (b"Name,Unit\n" + b"," * 3_000 + b"x\n", "a.csv", "columns"),
        (b'Name,Unit\n"' + b"x" * 200_000 + b'",1\n', "a.csv", "quotation marks"),
    ],
)
def test_a_file_that_is_no_sound_sheet_is_refused(
    tmp_path: Path, data: bytes, name: str, reason: str
) -> None:
    assert reason in refuse(tmp_path, data, name)


def test_a_wrong_ending_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_bytes(xlsx(ONE))
    (tmp_path / "text.xlsx").write_bytes(b"Name,Unit\nAli,1 BN\n")
    assert [read_sheets(tmp_path / name).format for name in ("sheet.csv", "text.xlsx")] == ["xlsx", "csv"]


def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    data = bomb(600)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert sum(part.file_size for part in archive.infolist()) > 600_000_000, "the bomb is none"
        archive.open("xl/worksheets/sheet2.xml").read(1 << 16)  # unguarded, it would open
    assert len(data) < 1 << 20
    started = support.processor_seconds()
    assert "unpacks" in refuse(tmp_path, data)
    assert support.processor_seconds() - started < 2


def test_a_bomb_below_the_size_limit_is_refused_by_its_ratio(tmp_path: Path) -> None:
    assert "far more than its size" in refuse(tmp_path, bomb(100))


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    data = bytearray(bomb(600))
    true_size = struct.pack("<I", next(p.file_size for p in _parts(bytes(data)) if p.file_size > 1 << 20))
    at = -1
    while (at := data.find(true_size, at + 1)) >= 0:
        data[at : at + 4] = struct.pack("<I", 1 << 20)
    parts = {part.filename: part.file_size for part in _parts(bytes(data))}
    assert parts["xl/worksheets/sheet2.xml"] == 1 << 20, "the size was not changed"
    both = bytes(data).replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet0.xml")
    both = both.replace(b"xl/worksheets/sheet2.xml", b"xl/worksheets/sheet1.xml")
    assert "damaged" in refuse(tmp_path, both)


def _parts(data: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.infolist()


def test_a_million_empty_rows_are_nothing(tmp_path: Path) -> None:
    rows = "<row/>" * 1_048_576
    path = tmp_path / "empty.xlsx"
    path.write_bytes(xlsx(sheet_xml(rows)))
    assert path.stat().st_size < 20_000
    book = attempt(path)
    assert isinstance(book, Workbook)
    assert book.sheets[0].rows == []


def test_repeated_rows_of_an_ods_do_not_explode(tmp_path: Path) -> None:
    head = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="A">'
    )
    tail = "</table:table></office:spreadsheet></office:body></office:document-content>"
    cell = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"

    def ods(row: str) -> bytes:
        return zipped({"mimetype": mimetype, "content.xml": head + row + tail})

    empty = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>'
    (tmp_path / "empty.ods").write_bytes(ods(empty))
    book = attempt(tmp_path / "empty.ods")
    assert isinstance(book, Workbook)
    assert book.sheets[0].rows == []
    wide = cell.format(' table:number-columns-repeated="99999999"')
    assert "columns" in refuse(tmp_path, ods(f"<table:table-row>{wide}</table:table-row>"), "a.ods")
    many = cell.format(' table:number-columns-repeated="1000"')
    tall = f'<table:table-row table:number-rows-repeated="1048576">{many}</table:table-row>'
    assert "rows" in refuse(tmp_path, ods(tall), "b.ods")


def test_a_file_that_needs_too_much_memory_is_refused_not_the_program(tmp_path: Path) -> None:
    """Under a cap of 64 MB the same honest file is refused that is read under the real one."""
    noise = random.Random(5)
    rows = [[f"{noise.getrandbits(64):x}" for _ in range(20)] for _ in range(30_000)]
    path = tmp_path / "large.xlsx"
    strings = "".join(f"<si><t>{text}</t></si>" for row in rows for text in row)
    shared = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>'
    path.write_bytes(xlsx(ONE, parts={"xl/sharedStrings.xml": shared}))
    book = attempt(path)
    assert isinstance(book, Workbook)
    with pytest.raises(Trouble, match="memory"):
        read_sheets(path, limits=Limits(memory=64 << 20))


def test_a_reading_process_that_dies_is_a_refusal(tmp_path: Path) -> None:
    """Killed from outside, as a system short of memory does it."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    if not children.exists():
        pytest.skip("needs the list of child processes")
    path = tmp_path / "list.xlsx"
    path.write_bytes(xlsx(sheet_xml("<row/>" * 1_000_000)))
    killed: list[int] = []

    def kill(_: float) -> None:
        if not killed:
            killed.append(int(children.read_text().split()[-1]))
            os.kill(killed[0], signal.SIGKILL)

    with pytest.raises(Trouble, match="memory"):
        read_sheets(path, progress=kill)
    assert killed


def test_a_file_that_takes_too_long_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "slow.xlsx"
    path.write_bytes(xlsx(sheet_xml("<row/>" * 1_000_000)))
    with pytest.raises(Trouble, match="takes longer"):
        read_sheets(path, limits=Limits(seconds=-0.9, seconds_per_mebi=0))


@pytest.mark.slow
def test_mutated_real_files_are_read_or_refused(tmp_path: Path) -> None:
    """80 mutations of files that three programs wrote; the seed names a failing one."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number in range(200):
        sheet.append([f"SER{number:05}", number, number / 7, "x" * (number % 50)])
    buffer = io.BytesIO()
    book.save(buffer)
    demo = Path(__file__).parents[3] / "resources" / "demo" / "fmt_honduras.csv"
    utf16 = "Name;Ort\nA;B\n".encode("utf-16-le")
    originals = [buffer.getvalue(), xlsx(ONE), demo.read_bytes()[:20_000], utf16]
    before = set(tmp_path.iterdir())
    for seed in range(80):
        path = tmp_path / "mutated"
        path.write_bytes(mutated(originals[seed % len(originals)], random.Random(seed)))
        try:
            attempt(path)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}") from error
        path.unlink()
    assert set(tmp_path.iterdir()) == before, "the reading wrote a file"


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few flipped, cut, doubled or overwritten."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randrange(len(changed)), chance.randint(1, 64)
        match chance.randrange(4):
            case 0:
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = changed[at : at + length]
            case _:
                changed[at : at + length] = chance.randbytes(length)
        if not changed:
            return b"x"
    return bytes(changed)
