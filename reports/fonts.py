"""The embedded typefaces: coverage, widths and per-document subsets.

Glyphs are drawn by number (Identity-H), so that what a shaper returns can be drawn as it is; a subset keeps
the font's own glyph numbers.
"""

import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property, lru_cache
from hashlib import sha256

import uharfbuzz as hb

from resources import path

# Everything a bare name or form letter needs: papers that need no more share one subset.
COMMON = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("–—‘’“”•·§")
# Layout and naming tables have no work in an embedded subset drawn by glyph number.
_DROPPED = (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"name", b"post", b"OS/2", b"cmap", b"gasp", b"DSIG")


class Script(Enum):
    """A typeface family by the scripts it is there for."""

    LATIN = "NotoSans"  # with Cyrillic and Greek
    ARABIC = "NotoNaskhArabic"
    THAI = "NotoSansThai"


# How much larger a script is set, so that its letters look as large as the Latin beside them.
_SCALES = {Script.LATIN: 1.0, Script.ARABIC: 1.25, Script.THAI: 1.15}


@dataclass(frozen=True, slots=True)
class Subset:
    """What a document embeds of a face. `program` and `to_unicode` are zlib streams, `widths` a PDF array."""

    tag: str
    program: bytes
    program_length: int
    to_unicode: bytes
    widths: bytes


class Face:
    """One font file: what it covers, how wide it runs. All measures are thousandths of the type size."""

    def __init__(self, script: Script, bold: bool) -> None:
        self.script = script
        self.scale = _SCALES[script]
        self.name = f"{script.value}-{'Bold' if bold else 'Regular'}"
        self._file = hb.Face(hb.Blob.from_file_path(str(path(f"fonts/{self.name}.ttf"))))
        if self._file.upem != 1000:  # every width below is taken as thousandths
            raise ValueError(f"{self.name} is not drawn on a grid of 1000 units.")
        self.font = hb.Font(self._file)
        self.coverage = frozenset(map(chr, self._file.unicodes))
        extents = self.font.get_font_extents("ltr")
        self.ascent, self.descent = int(extents.ascender), int(extents.descender)

    @cached_property
    def glyphs(self) -> dict[str, int]:
        """The glyph of each covered character."""
        return {ch: self.font.get_nominal_glyph(ord(ch)) or 0 for ch in sorted(self.coverage)}

    @cached_property
    def characters(self) -> dict[int, str]:
        """The one character a glyph stands for when text is copied out (the lowest, where several share it).

        A letter's joined forms stand for the letter.
        """
        found: dict[int, str] = {}
        for ch, glyph in self.glyphs.items():
            letter = unicodedata.normalize("NFKC", ch) if ch >= "\ufb50" else ch
            found.setdefault(glyph, letter if len(letter) == 1 else ch)
        return found

    @cached_property
    def exact(self) -> frozenset[str]:
        """Characters that need no shaping and come back as themselves when copied out."""
        return frozenset(ch for glyph, ch in self.characters.items() if glyph and _stands_alone(ch))

    @cached_property
    def advances(self) -> dict[str, int]:
        """The width of each exact character."""
        return {ch: self.advance(self.glyphs[ch]) for ch in self.exact}

    @cached_property
    def codes(self) -> dict[int, str]:
        """Code point to the four hex digits that show it, for `str.translate`."""
        return {ord(ch): f"{self.glyphs[ch]:04X}" for ch in self.exact}

    @cache  # noqa: B019 - faces live as long as the process
    def advance(self, glyph: int) -> int:
        """The width of a glyph."""
        return int(self.font.get_glyph_h_advance(glyph))

    @property
    def box(self) -> tuple[int, int, int, int]:
        """A box that holds every glyph's line: left, bottom, right, top."""
        return (-600, self.descent, 3000, self.ascent)

    def subset(self, glyphs: Iterable[int], texts: Iterable[tuple[int, str]]) -> Subset:
        """The part of the font with `glyphs`; `texts` says what glyphs outside the character map mean."""
        return _subset(self, self.common.union(glyphs), tuple(sorted(texts)))

    def cut(self, glyphs: frozenset[int]) -> bytes:
        """A font file with only these glyphs, each under its own number."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(int.from_bytes(tag, "big") for tag in _DROPPED)
        wanted.flags = (
            hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        )
        return bytes(hb.subset(self._file, wanted).blob.data)

    def outline(self, text: str) -> str:
        """The shapes of a line as PDF path operators, in thousandths: a picture of words, not text."""
        path_of, pen = _Outline(), 0
        for ch in text:
            path_of.origin = pen
            self.font.draw_glyph(self.glyphs[ch], path_of.functions, path_of)
            pen += self.advance(self.glyphs[ch])
        return " ".join(path_of.operators)

    @cached_property
    def common(self) -> frozenset[int]:
        """Glyphs that every subset of this face holds."""
        return frozenset(self.glyphs[ch] for ch in COMMON & self.exact)


class _Outline:
    """Takes a glyph's outline down as path operators; a quadratic curve becomes the cubic one PDF knows."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self.origin = 0
        self.functions = hb.DrawFuncs()
        self.functions.set_move_to_func(lambda x, y, at: at.add("m", (x, y)))
        self.functions.set_line_to_func(lambda x, y, at: at.add("l", (x, y)))
        self.functions.set_quadratic_to_func(lambda x1, y1, x, y, at: at.curve((x1, y1), (x, y)))
        self.functions.set_close_path_func(lambda at: at.operators.append("h"))
        self._last = (0.0, 0.0)

    def add(self, operator: str, *points: tuple[float, float]) -> None:
        """Write one operator and remember where it ended."""
        numbers = " ".join(f"{x + self.origin:.0f} {y:.0f}" for x, y in points)
        self.operators.append(f"{numbers} {operator}")
        self._last = points[-1]

    def curve(self, control: tuple[float, float], end: tuple[float, float]) -> None:
        """A quadratic curve through `control` to `end`."""

        def towards(point: tuple[float, float]) -> tuple[float, float]:
            x, y = point
            return x + 2 / 3 * (control[0] - x), y + 2 / 3 * (control[1] - y)

        self.add("c", towards(self._last), towards(end), end)


def _stands_alone(ch: str) -> bool:
    return unicodedata.category(ch)[0] not in "CM" and unicodedata.bidirectional(ch) not in ("R", "AL", "AN")


@lru_cache(maxsize=64)
def _subset(face: Face, glyphs: frozenset[int], texts: tuple[tuple[int, str], ...]) -> Subset:
    program = face.cut(glyphs)
    meanings = {glyph: ch for glyph, ch in face.characters.items() if glyph in glyphs} | dict(texts)
    tag = "".join(chr(65 + byte % 26) for byte in sha256(program).digest()[:6])
    return Subset(
        tag=f"{tag}+{face.name}",
        program=zlib.compress(program),
        program_length=len(program),
        to_unicode=zlib.compress(_to_unicode(meanings)),
        widths=b"[%b]" % b" ".join(b"%d [%d]" % (glyph, face.advance(glyph)) for glyph in sorted(glyphs)),
    )


def _to_unicode(meanings: dict[int, str]) -> bytes:
    """The map from glyph to text; blocks of at most 100 entries, none for glyphs that are not there."""
    entries = [
        f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for glyph, text in sorted(meanings.items())
    ]
    blocks = [entries[i : i + 100] for i in range(0, len(entries), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return f"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end""".encode("ascii")


@cache
def face(script: Script, bold: bool = False) -> Face:
    """The face of a script, read once in a process."""
    return Face(script, bold)
