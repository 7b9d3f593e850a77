"""Reading .xlsx as it is stored (ECMA-376 part 1): the text of a number is its `<v>`, never a float's.

One pass over each part with expat; the shared strings are held, the sheet is streamed row by row.
"""

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from app.importing.cells import CellFlag
from app.importing.guard import Meter, Part, Reader, Refusal, damaged, feed, xml_parser
from app.importing.numfmt import BUILT_IN, NumberFormat, number_format

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$")
_NOTE_PARTS = re.compile(
    r"^(?:xl/(?:comments|threadedComments|drawings)/?[^/]*|xl/\w*omments[^/]*|docProps/\w+)\.xml$"
)
# &C, &"font,style", &12: codes in a page header or footer (ECMA-376 part 1, 18.3.1.39)
_LAYOUT_CODE = re.compile(r'&(?:"[^"]*"|\d+|[A-Za-z])')
_MOST_NOTES = 5_000


@dataclass
class Styles:
    """Number formats by cell style; None where what is shown is what General shows."""

    formats: list[NumberFormat] = field(default_factory=list)
    from_1904: bool = False


@dataclass(frozen=True)
class SheetPart:
    """A sheet of the workbook and the part that holds it."""

    name: str
    part: str
    hidden: bool


def read_xlsx(archive: zipfile.ZipFile, meter: Meter, reader: Reader) -> list[str]:
    """Send every worksheet to the reader; returns the texts that stand outside the cells."""
    sheets, from_1904 = _workbook(archive, meter)
    if not sheets:
        raise damaged("it holds no sheet")
    if len(sheets) > meter.limits.sheets:
        raise Refusal(f"The file has more than {meter.limits.sheets} sheets.")
    names = set(archive.namelist())
    strings = _shared_strings(archive, meter) if "xl/sharedStrings.xml" in names else []
    formats = _styles(archive, meter) if "xl/styles.xml" in names else []
    notes: list[str] = []
    for sheet in sheets:
        reader.begin_sheet(sheet.name, sheet.hidden)
        parser = SheetParser(meter, reader, strings, Styles(formats, from_1904))
        parser.run(Part(archive, sheet.part, meter))
        reader.end_sheet(parser.merges)
        notes += parser.notes
    for name in sorted(names):
        if _NOTE_PARTS.match(name):
            notes += _all_text(Part(archive, name, meter))
    return notes[:_MOST_NOTES]


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _relations(archive: zipfile.ZipFile, meter: Meter) -> dict[str, str]:
    targets: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath("xl/" + target)
            targets[attributes.get("Id", "")] = path

    parser = xml_parser()
    parser.StartElementHandler = start
    feed(parser, Part(archive, "xl/_rels/workbook.xml.rels", meter))
    return targets


def _workbook(archive: zipfile.ZipFile, meter: Meter) -> tuple[list[SheetPart], bool]:
    targets = _relations(archive, meter)
    sheets: list[SheetPart] = []
    from_1904 = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904
        match _local(name):
            case "workbookPr":
                from_1904 = attributes.get("date1904") in ("1", "true")
            case "sheet":
                relation = next((value for key, value in attributes.items() if _local(key) == "id"), "")
                part = targets.get(relation, "")
                if "worksheets/" in part:
                    state = attributes.get("state", "visible")
                    sheets.append(SheetPart(attributes.get("name", ""), part, state != "visible"))

    parser = xml_parser()
    parser.StartElementHandler = start
    feed(parser, Part(archive, "xl/workbook.xml", meter))
    return sheets, from_1904


def _styles(archive: zipfile.ZipFile, meter: Meter) -> list[NumberFormat]:
    codes = dict(BUILT_IN)
    formats: list[NumberFormat] = []
    inside = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        local = _local(name)
        if local == "numFmt":
            codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")[:500]
        elif local == "cellXfs":
            inside = True
        elif local == "xf" and inside:
            formats.append(number_format(codes.get(_number(attributes.get("numFmtId")), "General")))

    def end(name: str) -> None:
        nonlocal inside
        inside = inside and _local(name) != "cellXfs"

    parser = xml_parser()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    feed(parser, Part(archive, "xl/styles.xml", meter))
    return formats


def _number(text: str | None) -> int:
    if text is None or not text.isdecimal() or len(text) > 9:
        return 0
    return int(text)


def unescape(text: str) -> str:
    """Text with the `_xHHHH_` escapes of ST_Xstring resolved (ECMA-376 part 1, 22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: _character(match[0], int(match[1], 16)), text)


def _character(escaped: str, code: int) -> str:
    return escaped if 0xD800 <= code <= 0xDFFF else chr(code)


def _shared_strings(archive: zipfile.ZipFile, meter: Meter) -> list[str]:
    strings: list[str] = []
    parts: list[str] = []
    whole: list[str] = []
    phonetic = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal phonetic
        parts.clear()
        if name.endswith("}rPh"):
            phonetic = True

    def end(name: str) -> None:
        nonlocal phonetic
        if name.endswith("}t") and not phonetic:
            whole.append("".join(parts))
        elif name.endswith("}rPh"):
            phonetic = False
        elif name.endswith("}si"):
            text = unescape("".join(whole))
            meter.check_cell(text, len(strings) + 1)
            strings.append(text)
            whole.clear()

    parser = xml_parser()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = parts.append
    feed(parser, Part(archive, "xl/sharedStrings.xml", meter))
    return strings


def _all_text(part: Part) -> list[str]:
    """Every text of a small part, one entry per paragraph or property."""
    found: list[str] = []
    parts: list[str] = []

    def end(name: str) -> None:
        if _local(name) not in ("t", "r", "rPr"):
            text = "".join(parts).strip()
            parts.clear()
            if text and len(found) < _MOST_NOTES:
                found.append(text[:2_000])

    parser = xml_parser()
    parser.EndElementHandler = end
    parser.CharacterDataHandler = parts.append
    feed(parser, part)
    return found


class SheetParser:
    """The state of one sheet being read. Handlers are short: a large sheet calls them ten million times."""

    def __init__(self, meter: Meter, reader: Reader, strings: list[str], styles: Styles) -> None:
        self.merges: list[tuple[int, int, int, int]] = []
        self.notes: list[str] = []
        self._meter = meter
        self._reader = reader
        self._strings = strings
        self._formats = styles.formats
        self._from_1904 = styles.from_1904
        self._columns: dict[str, int] = {}
        self._parts: list[str] = []
        self._row = 0
        self._begin_row({})
        self._row = 0
        self._cell: dict[str, str] = {}
        self._text = ""
        self._inline: list[str] = []
        self._formula = self._phonetic = False

    def run(self, part: Part) -> None:
        """Read the whole part."""
        parser = xml_parser()
        parser.StartElementHandler = self._root(parser)
        feed(parser, part)

    def _root(self, parser: expat.XMLParserType) -> Callable[[str, dict[str, str]], None]:
        """The handler of the first element, which tells the namespace; whole names compare fast."""

        def root(name: str, _: dict[str, str]) -> None:
            space = name.removesuffix("worksheet")
            self._c, self._v, self._t, self._is = (space + local for local in ("c", "v", "t", "is"))
            self._row_name, self._f = space + "row", space + "f"
            self._phonetic_name, self._merge_name = space + "rPh", space + "mergeCell"
            parser.StartElementHandler = self._start
            parser.EndElementHandler = self._end
            parser.CharacterDataHandler = self._parts.append

        return root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._c:
            self._cell = attributes
            self._text = ""
            self._formula = False
        elif name == self._v or name == self._t:
            self._parts.clear()
        elif name == self._is:
            self._inline.clear()
        elif name == self._row_name:
            self._begin_row(attributes)
        elif name == self._f:
            self._formula = True
        elif name == self._phonetic_name:
            self._phonetic = True
        elif name == self._merge_name:
            self._merge(attributes.get("ref", ""))
        else:
            self._parts.clear()

    def _end(self, name: str) -> None:
        if name == self._c:
            if self._text or self._formula:
                self._end_cell()
            elif "r" not in self._cell:
                self._column += 1
        elif name == self._v:
            self._text = "".join(self._parts)
        elif name == self._t:
            if not self._phonetic:
                self._inline.append("".join(self._parts))
        elif name == self._is:
            self._text = "".join(self._inline)
        elif name == self._row_name:
            self._end_row()
        elif name == self._phonetic_name:
            self._phonetic = False
        elif name.endswith(("Header", "Footer")) and self._parts:
            self.notes.append(_LAYOUT_CODE.sub(" ", "".join(self._parts)[:2_000]).strip())
            self._parts.clear()

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self._row = _number(number) if number else self._row + 1
        self._column = -1
        self._texts: list[str] = []
        self._flags = bytearray()
        self._shown: dict[int, str] = {}
        self._flagged = 0

    def _end_cell(self) -> None:
        get = self._cell.get
        place = get("r")
        column = self._column = self._find_column(place.rstrip("0123456789")) if place else self._column + 1
        kind = get("t", "n")
        if kind == "n":
            text, shown, flags = self._read_number(self._text, get("s", "0"))
        elif kind == "s":
            text = shown = self._shared(self._text)
            flags = 0
        else:
            text, shown, flags = _read_other(kind, self._text)
        if self._formula:
            flags |= CellFlag.FORMULA
        if not text and not flags:
            return
        if column != len(self._texts) or len(text) > 32_767:
            self._make_room(column, text)
        self._texts.append(text)
        self._flags.append(flags)
        self._flagged |= flags
        if shown is not text and shown != text:
            self._shown[column] = shown

    def _find_column(self, letters: str) -> int:
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = _column_number(letters)
        return column

    def _make_room(self, column: int, text: str) -> None:
        """Fill up to the column with empty cells; a cell that comes late or twice is damage."""
        self._meter.check_place(self._row, column)
        self._meter.check_cell(text, self._row)
        missing = column - len(self._texts)
        if missing < 0:
            raise damaged(f"the cells of row {self._row} are out of order")
        self._texts.extend([""] * missing)
        self._flags.extend(bytes(missing))

    def _shared(self, index: str) -> str:
        try:
            return self._strings[int(index)]
        except (ValueError, IndexError) as error:
            raise damaged(f"row {self._row} names a text that is missing") from error

    def _read_number(self, text: str, style_text: str) -> tuple[str, str, int]:
        style = _number(style_text)
        form = self._formats[style] if style < len(self._formats) else _GENERAL
        if form.is_general and len(text) < 12 and text.isdecimal():
            return text, text, CellFlag.NUMBER
        if not text:
            return "", "", 0
        shown, flags = form.show(text, from_1904=self._from_1904)
        if "E" in text or "e" in text:
            flags |= CellFlag.SCIENTIFIC
        return text, shown, flags

    def _end_row(self) -> None:
        if self._texts:
            if not 0 < self._row <= self._meter.limits.rows:
                self._meter.check_place(self._row, 0)
            flags = bytes(self._flags) if self._flagged else b""
            self._reader.row(self._row, self._texts, flags, self._shown)
        self._texts = []

    def _merge(self, reference: str) -> None:
        match = _RANGE.match(reference)
        if match and match[3] and len(self.merges) < 100_000:
            first, last = _column_number(match[1]), _column_number(match[3])
            self.merges.append((int(match[2]), first, int(match[4]), last))


_GENERAL = number_format("General")


def _read_other(kind: str, text: str) -> tuple[str, str, int]:
    """Text, shown text and flags of a cell that is neither number nor shared string."""
    if kind == "b":
        return text, "TRUE" if text in ("1", "true") else "FALSE", CellFlag.BOOLEAN
    if kind == "e":
        return text, text, CellFlag.ERROR
    if kind == "d":
        return text, text.removesuffix("Z").replace("T00:00:00", "").replace("T", " "), CellFlag.DATE
    text = unescape(text)
    return text, text, 0


def _column_number(letters: str) -> int:
    """A is 0, AA is 26; a reference that is none is refused."""
    if not 0 < len(letters) <= 3 or not letters.isascii() or not letters.isalpha():
        raise damaged("it names a cell that does not exist")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
