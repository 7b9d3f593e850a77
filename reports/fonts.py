"""The embedded typefaces: fonts of ReportLab with what tagged, archivable papers and shaped scripts need more.

ReportLab parses the files, measures, and cuts the subsets. Added here: what a glyph means when text is copied
out, characters for glyphs that only a shaper reaches, and a memory for subsets, since most papers use the same.
"""

import unicodedata
import zlib
from collections.abc import Sequence
from enum import Enum
from functools import cache, cached_property, lru_cache
from threading import Lock
from typing import Any

import uharfbuzz as hb
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.pathobject import PDFPathObject

from resources import path

# What a plain name or form letter is written with: drawn as it is, without shaping or another face.
COMMON = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("–—‘’“”•·§")
_PRIVATE = 0xF0000  # the first code of the supplementary private use area
_LOADING = Lock()
_NO_BREAK_SPACE = "\xa0"  # ReportLab draws it as a space


class Script(Enum):
    """A typeface family by the scripts it is there for."""

    LATIN = "NotoSans"  # with Cyrillic and Greek
    ARABIC = "NotoNaskhArabic"
    THAI = "NotoSansThai"
    SYMBOLS = (
        "DejaVuSans"  # arrows, ticks and the like that the others have not, and the letters of `BORROWED`
    )


# How much larger a script is set, so that its letters look as large as the Latin beside them.
_SCALES = {Script.LATIN: 1.0, Script.ARABIC: 1.25, Script.THAI: 1.15, Script.SYMBOLS: 1.0}

BORROWED = ("HEBREW", "GEORGIAN", "ARMENIAN")
"""Scripts, by the names of their letters, that have no typeface of their own here; that of the signs draws them."""

_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
%s
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Face(TTFont):
    """One font file, as ReportLab knows it under its own name."""

    def __init__(self, name: str, script: Script) -> None:
        super().__init__(name, str(path(f"fonts/{name}.ttf")), asciiReadable=script is Script.LATIN)
        self.script = script
        self.scale = _SCALES[script]
        self.shaper: hb.Font = self.hbFont()
        # thousandths of the type size in a unit of the file
        self.unit = 1000 / self.face.unitsPerEm
        self._own = {glyph: chr(code) for code, glyph in sorted(self.face.charToGlyph.items(), reverse=True)}
        covered = (chr(code) for code, glyph in self.face.charToGlyph.items() if code and glyph)
        self.coverage = frozenset(filter(_lent, covered) if script is Script.SYMBOLS else covered)
        self._stand_ins: dict[tuple[int, str], str] = {}
        self._meanings: dict[int, str] = {}
        self._lock = Lock()
        self._cut = lru_cache(maxsize=64)(self.face.makeSubset)
        self._mapped = lru_cache(maxsize=64)(self._to_unicode)
        self.face.makeSubset = self._remembered_subset  # type: ignore[method-assign]

    @cached_property
    def exact(self) -> frozenset[str]:
        """Characters that need no shaping and come back as themselves when copied out."""
        return frozenset(filter(_stands_alone, self.coverage))

    def character(self, glyph: int, meaning: str) -> str:
        """The character that draws a shaped glyph: its own, else a private one copied out as `meaning`."""
        if glyph in self._own:
            return self._own[glyph]
        with self._lock:
            return self._stand_ins.get((glyph, meaning)) or self._stand_in(glyph, meaning)

    def splitString(  # noqa: N802 - ReportLab's name
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """The text as codes of the face's parts; of the first part ReportLab makes plain ASCII."""
        if self.script is Script.LATIN and text.isascii() and text.isprintable() and doc in self.state:
            return [(0, text.encode("ascii"))]
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - ReportLab's name
        """ReportLab's font objects, with the maps to Unicode that PDF/UA and PDF/A ask for.

        ReportLab's own map has entries for unused codes and blocks of more than 100.
        """
        state = self.state[doc]
        super().addObjects(doc)
        objects: dict[str, Any] = doc.idToObject
        for number, codes in enumerate(state.subsets):
            font = objects["BasicFonts"].dict[f"{state.internalName}+{number}"]
            descriptor = objects[font.FontDescriptor.name]
            to_unicode, program = objects[font.ToUnicode.name], objects[descriptor.dict["FontFile2"].name]
            to_unicode.content = self._mapped(tuple(codes))
            to_unicode.filters = program.filters = [_Flate]
            font.Widths = _numbers(tuple(font.Widths.sequence))

    def outline(self, text: str) -> PDFPathObject:
        """The shapes of a line, in thousandths of the type size: a picture of words, not text."""
        pen = _Pen()
        for ch in text:
            self.shaper.draw_glyph(self.face.charToGlyph[ord(ch)], pen.functions, pen)
            pen.origin += self.face.charWidths[ord(ch)]
        return pen.path

    def _stand_in(self, glyph: int, meaning: str) -> str:
        code = _PRIVATE + len(self._stand_ins)
        self.face.charToGlyph[code] = glyph
        self.face.charWidths[code] = self.face.hmetrics[glyph][0] * self.unit
        self._meanings[code] = meaning
        self._stand_ins[glyph, meaning] = chr(code)
        return chr(code)

    def _to_unicode(self, codes: Sequence[int]) -> str:
        """The map from code to text; blocks of at most 100 entries, none for codes that draw nothing."""
        entries = [
            f"<{number:02X}> <{meaning.encode('utf-16-be').hex().upper()}>"
            for number, meaning in enumerate(map(self._meaning, codes))
            if meaning
        ]
        blocks = [entries[i : i + 100] for i in range(0, len(entries), 100)]
        return _CMAP % "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )

    def _meaning(self, code: int) -> str:
        """What a code is copied out as; a letter's joined forms stand for the letter, code 0 for nothing."""
        if code in self._meanings:
            return self._meanings[code]
        ch = chr(code)
        letter = unicodedata.normalize("NFKC", ch) if ch >= "\ufb50" else ch
        return (letter if len(letter) == 1 else ch) if ch in self.coverage else ""

    def _remembered_subset(self, subset: Sequence[int]) -> bytes:
        with self._lock:  # the parsed file has one reading position
            return settled(self._cut(tuple(subset)), b"\0\0\0\1")


class _Pen:
    """Takes a glyph's outline down as a path; a quadratic curve becomes the cubic one PDF knows."""

    def __init__(self) -> None:
        self.path = PDFPathObject()
        self.origin = 0.0
        self.functions = hb.DrawFuncs()
        self.functions.set_move_to_func(lambda x, y, pen: pen.move(x, y))
        self.functions.set_line_to_func(lambda x, y, pen: pen.line(x, y))
        self.functions.set_quadratic_to_func(lambda x1, y1, x, y, pen: pen.curve(x1, y1, x, y))
        self.functions.set_close_path_func(lambda pen: pen.path.close())
        self._last = (0.0, 0.0)

    def move(self, x: float, y: float) -> None:
        """Begin a part of the outline."""
        self.path.moveTo(self.origin + x, y)
        self._last = (x, y)

    def line(self, x: float, y: float) -> None:
        """A straight stretch."""
        self.path.lineTo(self.origin + x, y)
        self._last = (x, y)

    def curve(self, x1: float, y1: float, x: float, y: float) -> None:
        """A quadratic curve through one control point."""
        (x0, y0), third = self._last, 2 / 3
        first = (self.origin + x0 + third * (x1 - x0), y0 + third * (y1 - y0))
        second = (self.origin + x + third * (x1 - x), y + third * (y1 - y))
        self.path.curveTo(*first, *second, self.origin + x, y)
        self._last = (x, y)


class _Flate:
    """ReportLab's compression with a memory: papers of one kind embed the same few streams."""

    pdfname = "FlateDecode"

    @staticmethod
    @lru_cache(maxsize=128)
    def encode(content: bytes | str) -> bytes:
        """The compressed content."""
        return zlib.compress(settled(content.encode("ascii")) if isinstance(content, str) else content)


@lru_cache(maxsize=64)
def _numbers(values: tuple[float, ...]) -> str:
    """A PDF array."""
    return f"[{fp_str(values)}]"


def is_symbol(ch: str) -> bool:
    """Whether a character is a sign of its own, no letter, mark or punctuation."""
    return unicodedata.category(ch)[0] == "S"


def _lent(ch: str) -> bool:
    """Whether the typeface of the signs draws a character, be there another or not."""
    return is_symbol(ch) or unicodedata.name(ch, "").startswith(BORROWED)


def settled(content: bytes, filler: bytes = b" ") -> bytes:
    """The content of a stream, filled up until its compressed form does not end in a carriage return.

    Validators take such an end and the line feed after it for one line end, and find the length wrong.
    """
    while zlib.adler32(content) & 0xFF == ord("\r"):  # the checksum stands last
        content += filler
    return content


def _stands_alone(ch: str) -> bool:
    marked = unicodedata.category(ch)[0] in "CM" or ch == _NO_BREAK_SPACE
    return not marked and unicodedata.bidirectional(ch) not in ("R", "AL", "AN")


@cache
def face(script: Script, bold: bool = False) -> Face:
    """The face of a script, read and registered once in a process."""
    name = f"{script.value}-{'Bold' if bold and script is not Script.SYMBOLS else 'Regular'}"
    with _LOADING:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(Face(name, script))
        found = pdfmetrics.getFont(name)
    assert isinstance(found, Face)
    return found
