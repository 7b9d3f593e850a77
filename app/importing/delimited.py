"""Reading .csv and .tsv: the bytes' encoding and the delimiter are found out; the quoting has to be sound."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from operator import methodcaller
from typing import IO, TYPE_CHECKING

from app.importing.guard import Meter, Reader, Refusal

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = (",", ";", "\t", "|")
_CHUNK = 1 << 16
# The letters most frequent in running text, as bytes of the single-byte encodings of Windows.
_CYRILLIC = "оеаинтсрвлкмдпуОЕАИНТСРВЛКМДПУ".encode("cp1251")
_ARABIC = "اليمنوترةبدسعهكأقف".encode("cp1256")
_HIGH_RUN = re.compile(rb"[\xc0-\xff]{2,}")
_quoted = methodcaller("startswith", "'")
_GUARDED = re.compile("'+[=+\\-@\t\r]")
"""A text that a table of texts, ours too, keeps from being read as a formula: the apostrophe is none of its own."""
_ENOUGH_LETTERS = 50_000
_FEW_CONTROLS = 16
_NOT_TEXT = "The file is not a table of text."
_SAVE_XLSX = "Open it in a spreadsheet program, save a copy as .xlsx and import the copy."


@dataclass(frozen=True)
class Encoding:
    """How the bytes are to be read; `guessed` when nothing in the file settles it."""

    name: str
    guessed: bool = False


def read_delimited(
    stream: IO[bytes], meter: Meter, reader: Reader, encoding: str = ""
) -> tuple[Encoding, str]:
    """Send the rows to the reader; returns encoding and delimiter. `encoding` overrides the one found."""
    found = Encoding(encoding) if encoding else find_encoding(stream)
    try:
        sample = _text(stream, meter, found.name).read(_CHUNK)
        declared = sample.startswith("sep=") and sample[4:5] and sample[5:6] in ("\r", "\n")
        delimiter = sample[4] if declared else find_delimiter(sample)
        text = _text(stream, meter, found.name)
        if declared:
            text.readline()
        _rows(text, delimiter, meter, reader)
    except UnicodeError as error:
        raise Refusal(f"The file cannot be read as {found.name} text.", _SAVE_XLSX) from error
    return found, delimiter


class Counted(io.RawIOBase):
    """The stream from its beginning, its bytes counted by the meter."""

    def __init__(self, stream: IO[bytes], meter: Meter) -> None:
        stream.seek(0)
        self._stream = stream
        self._meter = meter

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer; 0 at the end."""
        view = memoryview(buffer)
        chunk = self._stream.read(len(view))
        view[: len(chunk)] = chunk
        self._meter.add_bytes(len(chunk), inflated=False)
        return len(chunk)


def _text(stream: IO[bytes], meter: Meter, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedReader(Counted(stream, meter), _CHUNK), encoding=encoding, newline="")


def _rows(text: Iterator[str], delimiter: str, meter: Meter, reader: Reader) -> None:
    csv.field_size_limit(meter.limits.cell_characters)
    table = csv.reader(text, delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, row in enumerate(table, 1):
            while row and not row[-1]:
                row.pop()
            if any(map(_quoted, row)):
                row = [each[1:] if _GUARDED.match(each) else each for each in row]
            if row:
                meter.check_place(number, len(row) - 1)
                reader.row(number, row, b"", {})
    except csv.Error as error:
        raise Refusal(
            f"The quotation marks do not match after row {number} (line {table.line_num}).", _SAVE_XLSX
        ) from error


def find_encoding(stream: IO[bytes]) -> Encoding:
    """The encoding by byte order mark, zero bytes, being sound UTF-8, else by the frequency of letters."""
    start = stream.read(_CHUNK)
    for mark, name in _BOMS:
        if start.startswith(mark):
            return Encoding(name)
    if name := _utf16_by_zeros(start):
        return Encoding(name, guessed=True)
    _refuse_binary(start)
    if _is_utf8(start, stream):
        return Encoding("utf-8")
    stream.seek(0)
    return Encoding(_single_byte(stream), guessed=True)


def _is_utf8(start: bytes, stream: IO[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    chunk = start
    try:
        while chunk:
            if b"\x00" in chunk:
                raise Refusal(_NOT_TEXT, _SAVE_XLSX)
            decoder.decode(chunk)
            chunk = stream.read(_CHUNK)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def _single_byte(stream: IO[bytes]) -> str:
    """Western letters stand alone among plain ones; Cyrillic and Arabic words are high bytes throughout."""
    high = Counter[int]()
    runs = 0
    while high.total() < _ENOUGH_LETTERS and (chunk := stream.read(_CHUNK)):
        high.update(chunk.translate(None, delete=bytes(range(128))))
        runs += sum(len(run) - 1 for run in _HIGH_RUN.findall(chunk))
    letters = sum(count for byte, count in high.items() if byte > 0xBF)
    if runs > letters * 0.5:
        cyrillic = sum(high[byte] for byte in _CYRILLIC)
        arabic = sum(high[byte] for byte in _ARABIC)
        return "cp1256" if arabic > cyrillic else "cp1251"
    undefined_in_western = sum(high[byte] for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D))
    return "cp1256" if undefined_in_western else "cp1252"


def _utf16_by_zeros(start: bytes) -> str:
    """UTF-16 without a mark: every other byte of plain letters and delimiters is zero."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = max(len(start) // 2, 1)
    if odd > half * 0.3 and even < half * 0.02:
        return "utf-16-le"
    if even > half * 0.3 and odd < half * 0.02:
        return "utf-16-be"
    return ""


def _refuse_binary(start: bytes) -> None:
    control = sum(1 for byte in start if byte < 32 and byte not in b"\t\r\n\f\x1b")
    head = start.lstrip()[:200].lower()
    if start.startswith(b"%PDF"):
        raise Refusal("The file is a PDF.", "Ask the sender for the sheet it was made from.")
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta", b"{\\rtf")):
        raise Refusal("The file is a page or document, not a sheet, whatever its name says.", _SAVE_XLSX)
    if control > _FEW_CONTROLS and control * 10 > len(start):
        raise Refusal(_NOT_TEXT, _SAVE_XLSX)


def find_delimiter(sample: str) -> str:
    """The delimiter that gives most first rows the same number of columns; a comma when none does."""
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        widths = _widths(sample, delimiter)
        several = Counter(width for width in widths if width > 1)
        width, rows = max(several.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        if rows and (score := rows / len(widths) * min(width, 30)) > best_score:
            best, best_score = delimiter, score
    return best


def _widths(sample: str, delimiter: str) -> list[int]:
    widths: list[int] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if row:
                widths.append(len(row))
    except csv.Error:
        pass
    return widths[:-1] if len(widths) > 1 else widths
