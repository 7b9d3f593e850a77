"""Reading .ods (OpenDocument 1.2 part 1, section 9): `office:value` as stored, the paragraphs as shown."""

import re
import zipfile
from xml.parsers import expat

from app.importing.cells import CellFlag
from app.importing.guard import Meter, Part, Reader, Refusal, feed, password, xml_parser

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SCIENTIFIC = re.compile(r"\d[Ee][+-]?\d")
_FLAGS = {
    "float": CellFlag.NUMBER,
    "currency": CellFlag.NUMBER,
    "percentage": CellFlag.NUMBER | CellFlag.PERCENT,
    "date": CellFlag.DATE,
    "time": CellFlag.DATE,
    "boolean": CellFlag.BOOLEAN,
}
_VALUE_ATTRIBUTES = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}
_MOST_NOTES = 5_000


def read_ods(archive: zipfile.ZipFile, meter: Meter, reader: Reader) -> list[str]:
    """Send every table to the reader; returns the texts that stand outside the cells."""
    names = archive.namelist()
    if "META-INF/manifest.xml" in names and _is_encrypted(archive, meter):
        raise password()
    parser = ContentParser(meter, reader)
    parser.run(Part(archive, "content.xml", meter))
    notes = parser.notes
    for name in ("styles.xml", "meta.xml"):
        if name in names:
            notes += _paragraphs(Part(archive, name, meter))
    return notes[:_MOST_NOTES]


def _is_encrypted(archive: zipfile.ZipFile, meter: Meter) -> bool:
    found = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal found
        found = found or name.endswith("}encryption-data")

    parser = xml_parser()
    parser.StartElementHandler = start
    feed(parser, Part(archive, "META-INF/manifest.xml", meter))
    return found


def _paragraphs(part: Part) -> list[str]:
    """Texts of page headers, footers and properties."""
    found: list[str] = []
    parts: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        if not name.startswith(_TEXT):
            parts.clear()

    def end(name: str) -> None:
        if name in (_TEXT + "p", _TEXT + "h") or not name.startswith(_TEXT):
            text = "".join(parts).strip()
            parts.clear()
            if text and len(found) < _MOST_NOTES:
                found.append(text[:2_000])

    parser = xml_parser()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = parts.append
    feed(parser, part)
    return found


def _repeat(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 1


class ContentParser:
    """The state of content.xml being read, with its repeated rows and cells."""

    def __init__(self, meter: Meter, reader: Reader) -> None:
        self.notes: list[str] = []
        self._meter = meter
        self._reader = reader
        self._depth = 0
        self._sheets = 0
        self._in_cell = False
        self._note = 0
        self._paragraphs: list[str] = []
        self._parts: list[str] = []
        self._cell: dict[str, str] = {}

    def run(self, part: Part) -> None:
        """Read the whole part."""
        parser: expat.XMLParserType = xml_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        feed(parser, part)

    def _characters(self, text: str) -> None:
        if self._in_cell:
            self._parts.append(text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _TABLE + "table-cell" or name == _TABLE + "covered-table-cell":
            self._in_cell = True
            self._cell = attributes
            self._paragraphs = []
        elif name == _TEXT + "p":
            self._parts = []
        elif name == _TEXT + "s":
            self._parts.append(" " * min(_repeat(attributes.get(_TEXT + "c")), 10_000))
        elif name == _TEXT + "tab":
            self._parts.append("\t")
        elif name == _TEXT + "line-break":
            self._parts.append("\n")
        elif name == _OFFICE + "annotation":
            self._note += 1
        elif name == _TABLE + "table-row":
            self._begin_row(attributes)
        elif name == _TABLE + "table":
            self._begin_table(attributes)

    def _end(self, name: str) -> None:
        if name == _TEXT + "p":
            paragraphs = self.notes if self._note or not self._in_cell else self._paragraphs
            paragraphs.append("".join(self._parts))
            self._parts = []
        elif name == _TABLE + "table-cell" or name == _TABLE + "covered-table-cell":
            self._end_cell()
        elif name == _OFFICE + "annotation":
            self._note -= 1
        elif name == _TABLE + "table-row":
            self._end_row()
        elif name == _TABLE + "table":
            self._depth -= 1
            if not self._depth:
                self._reader.end_sheet(self._merges)

    def _begin_table(self, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 1:
            raise Refusal("The file holds a table inside a table.")
        self._sheets += 1
        if self._sheets > self._meter.limits.sheets:
            raise Refusal(f"The file has more than {self._meter.limits.sheets} sheets.")
        self._reader.begin_sheet(attributes.get(_TABLE + "name", ""))
        self._merges: list[tuple[int, int, int, int]] = []
        self._next_row = 1

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = self._next_row
        self._row_repeat = _repeat(attributes.get(_TABLE + "number-rows-repeated"))
        self._next_row += self._row_repeat
        self._column = 0
        self._texts: list[str] = []
        self._flags = bytearray()
        self._shown: dict[int, str] = {}

    def _end_cell(self) -> None:
        self._in_cell = False
        attributes = self._cell
        repeat = _repeat(attributes.get(_TABLE + "number-columns-repeated"))
        text, shown, flags = self._read(attributes)
        column, self._column = self._column, self._column + repeat
        self._note_merge(attributes, column)
        if not text and not flags:
            return
        self._meter.check_place(self._row, column + repeat - 1)
        self._meter.check_cell(text, self._row)
        missing = column - len(self._texts)
        self._texts.extend([""] * missing + [text] * repeat)
        self._flags.extend(bytes(missing) + bytes([flags]) * repeat)
        if shown != text:
            self._shown.update(dict.fromkeys(range(column, column + repeat), shown))

    def _read(self, attributes: dict[str, str]) -> tuple[str, str, int]:
        paragraphs = "\n".join(self._paragraphs)
        kind = attributes.get(_OFFICE + "value-type", "")
        flags = _FLAGS.get(kind, 0)
        if _TABLE + "formula" in attributes:
            flags |= CellFlag.FORMULA
        if kind in _FLAGS:
            text = attributes.get(_OFFICE + _VALUE_ATTRIBUTES.get(kind, "value"), paragraphs)
            shown = _iso(text) if kind == "date" else paragraphs or text
            if _SCIENTIFIC.search(shown) or _SCIENTIFIC.search(text):
                flags |= CellFlag.SCIENTIFIC if kind == "float" else 0
            return text, shown, flags
        if any(value == "error" for key, value in attributes.items() if key.endswith("}value-type")):
            flags |= CellFlag.ERROR
        text = attributes.get(_OFFICE + "string-value", paragraphs)
        return text, text, flags

    def _note_merge(self, attributes: dict[str, str], column: int) -> None:
        rows = _repeat(attributes.get(_TABLE + "number-rows-spanned"))
        columns = _repeat(attributes.get(_TABLE + "number-columns-spanned"))
        if (rows > 1 or columns > 1) and len(self._merges) < 100_000:
            self._merges.append((self._row, column, self._row + rows - 1, column + columns - 1))

    def _end_row(self) -> None:
        if not self._texts:
            return
        self._meter.check_place(self._row + self._row_repeat - 1, 0)
        flags = bytes(self._flags) if any(self._flags) else b""
        for number in range(self._row, self._row + self._row_repeat):
            self._reader.row(number, self._texts, flags, self._shown)


def _iso(text: str) -> str:
    return text.removesuffix("T00:00:00").replace("T", " ")
