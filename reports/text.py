"""From text to glyphs: which face draws a character, shaping, order of right-to-left words, line breaks.

Widths are thousandths of the type size. What stands in a PDF is glyphs; where they alone would not give the
typed text back (Arabic, Thai, marks), the original goes with them as ActualText. Arabic glyphs also mean
their letters one by one: programs that copy text out turn right-to-left words round themselves, and would
turn an ActualText round too.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise

import uharfbuzz as hb
from bidi import algorithm as bidi
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

from reports.fonts import COMMON, Face, Script, face

_REPLACEMENT = "\ufffd"
_JOINERS = "\u200c\u200d"  # zero width, but they decide how Arabic and Persian letters join


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one face: parts of drawn characters, each raised by thousandths of the type size.

    `actual` is the original text where the glyphs alone do not give it; of an `rtl` piece it belongs to the
    structure tree, not to the page content.
    """

    face: Face
    parts: tuple[tuple[int, str], ...]
    width: float
    actual: str | None = None
    foreign: bool = False
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class _Kind:
    """What joins neighbouring characters into one run."""

    face: Face
    foreign: bool
    missing: bool
    level: int


@lru_cache(maxsize=4096)  # forms say the same words again and again
def width_of(text: str, bold: bool = False) -> float:
    """The width of one line of text."""
    if COMMON.issuperset(text):
        return _latin(bold).stringWidth(text, 1000)
    return sum(piece.width for piece in line(text, bold))


@lru_cache(maxsize=4096)
def line(text: str, bold: bool = False, rtl: bool = False) -> tuple[Piece, ...]:
    """One line of text as pieces from left to right; `rtl` for a paragraph written from the right."""
    if COMMON.issuperset(text):
        return (_simple(text, _latin(bold), None, False),)
    return _mixed_line(text, bold, rtl)


def is_foreign(ch: str) -> bool:
    """Whether a character belongs to a script that English is not written in."""
    return ch.isalpha() and not unicodedata.name(ch, "LATIN").startswith(
        ("LATIN", "FEMININE", "MASCULINE", "MICRO")
    )


def undrawn(text: str) -> str:
    """The letters and signs of a text that no typeface here draws, each once, in the order in which they stand.

    On paper a mark stands in the place of each. What nobody sees anyway, such as a direction mark, is none of them.
    """
    if text.isascii() or _latin(False).coverage.issuperset(text):
        return ""
    return "".join(each for each in dict.fromkeys(text) if _strange(each))


def _strange(ch: str) -> bool:
    return unicodedata.category(ch)[0] not in "CZ" and _face_of(ch, False, None) is None


@lru_cache(maxsize=4096)
def wrap(text: str, width: float, bold: bool = False) -> tuple[str, ...]:
    """The lines `text` takes in `width`. Breaks at spaces, and inside a word that is longer than a line.

    A line keeps the space it was broken at, so that words stay apart for who hears or copies them.
    """
    lines: list[str] = []
    for paragraph in text.replace("\t", " ").splitlines() or [""]:
        if lines:
            lines[-1] += " "
        if width_of(paragraph, bold) <= width:
            lines.append(paragraph)
        else:
            lines.extend(_wrap_words(paragraph.split(" "), width, bold))
    return tuple(lines)


@cache
def _latin(bold: bool) -> Face:
    return face(Script.LATIN, bold)


def _wrap_words(words: list[str], width: float, bold: bool) -> Iterator[str]:
    space, current, used = width_of(" ", bold), "", 0.0
    for word in words:
        extent = width_of(word, bold)
        if current and used + space + extent > width:
            yield current + " "
            current, used = "", 0.0
        if extent > width:
            *full, word = _broken(word, width, bold)
            yield from full
            extent = width_of(word, bold)
        current, used = (f"{current} {word}", used + space + extent) if current else (word, extent)
    if current:
        yield current


def _broken(word: str, width: float, bold: bool) -> list[str]:
    parts, current = [], ""
    for cluster in _clusters(word):
        if current and width_of(current + cluster, bold) > width:
            parts.append(current)
            current = ""
        current += cluster
    return [*parts, current]


def _clusters(word: str) -> Iterator[str]:
    """Letters with the marks that sit on them."""
    current = ""
    for ch in word:
        if current and unicodedata.category(ch)[0] != "M" and ch not in _JOINERS:
            yield current
            current = ""
        current += ch
    if current:
        yield current


def _mixed_line(text: str, bold: bool, rtl: bool) -> tuple[Piece, ...]:
    kinds = _kinds(text, bold, rtl)
    runs = [
        ("".join(ch for ch, _ in group), kind)
        for kind, group in groupby(zip(text, kinds, strict=True), key=lambda pair: pair[1])
    ]
    return tuple(_piece(run, kind) for run, kind in _visual_order(runs))


def _kinds(text: str, bold: bool, rtl: bool) -> list[_Kind]:
    found: list[_Kind] = []
    levels = _levels(text, rtl)
    before: _Kind | None = None
    for ch, level in zip(text, levels, strict=True):
        near = before if before is not None and before.level == level else None
        chosen = _face_of(ch, bold, near)
        foreign = is_foreign(ch) or (near is not None and near.foreign and not ch.isalnum())
        before = _Kind(
            chosen or face(Script.LATIN, bold), foreign and chosen is not None, chosen is None, level
        )
        found.append(before)
    return found


def _face_of(ch: str, bold: bool, before: _Kind | None) -> Face | None:
    """The face that draws a character, or None; spaces, marks and joiners stay with what is before."""
    follows = before is not None and not before.missing and ch in before.face.coverage
    if unicodedata.category(ch)[0] == "C":  # unseen characters must not hide in a name
        joins = follows and ch in _JOINERS and before is not None and before.face.script is not Script.LATIN
        return before.face if joins and before is not None else None
    if follows and before is not None and not ch.isalnum():
        return before.face
    candidates = (face(script, bold) for script in Script)
    return next((found for found in candidates if ch in found.coverage), None)


def _levels(text: str, rtl: bool) -> list[int]:
    """The embedding level of each character (Unicode bidirectional algorithm, without its controls)."""
    base = int(rtl)
    if not rtl and not any(unicodedata.bidirectional(ch) in ("R", "AL", "AN") for ch in text):
        return [0] * len(text)
    visible = "".join(_neutral(ch) for ch in text)
    storage = bidi.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    bidi.get_embedding_levels(visible, storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    levels = iter([int(char["level"]) for char in storage["chars"]])
    found: list[int] = []
    for ch in visible:
        kept = unicodedata.bidirectional(ch) not in bidi.X9_REMOVED
        found.append(next(levels) if kept else (found[-1] if found else base))
    return found


def _neutral(ch: str) -> str:
    return ch if unicodedata.category(ch)[0] != "C" or ch in _JOINERS else _REPLACEMENT


def _visual_order(runs: list[tuple[str, _Kind]]) -> list[tuple[str, _Kind]]:
    """Rule L2: from the highest level down, turn round every stretch at that level or above."""
    ordered = list(runs)
    for level in range(max((kind.level for _, kind in runs), default=0), 0, -1):
        turned: list[tuple[str, _Kind]] = []
        for high, group in groupby(ordered, key=lambda run, at=level: run[1].level >= at):  # type: ignore[misc]
            stretch = list(group)
            turned += stretch[::-1] if high else stretch
        ordered = turned
    return ordered


def _piece(run: str, kind: _Kind) -> Piece:
    if kind.missing:
        marks = _REPLACEMENT * len(run)
        actual = "".join(f"[U+{ord(ch):04X}]" for ch in run)
        return _simple(marks, kind.face, actual, False)
    if kind.level % 2 == 0 and kind.face.exact.issuperset(run):
        return _simple(run, kind.face, None, kind.foreign)
    return _shaped(run, kind)


def _simple(run: str, drawn: Face, actual: str | None, foreign: bool) -> Piece:
    return Piece(drawn, ((0, run),), drawn.stringWidth(run, 1000) * drawn.scale, actual, foreign)


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A shaped glyph where it stands, and the character that draws it."""

    character: str
    x: float
    y: int
    advance: float


def _shaped(run: str, kind: _Kind) -> Piece:
    rtl = kind.level % 2 == 1
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.guess_segment_properties()
    # word ligatures such as that of the divine name give no single letters back when copied
    hb.shape(kind.face.shaper, buffer, {"liga": False, "kern": kind.face.script is not Script.LATIN})
    glyphs = _placed(run, buffer, kind.face, rtl)
    width = sum(pos.x_advance for pos in buffer.glyph_positions) * kind.face.unit * kind.face.scale
    return Piece(kind.face, _parts(glyphs), width, run, kind.foreign, rtl)


def _placed(run: str, buffer: hb.Buffer, drawn: Face, rtl: bool) -> list[_Glyph]:
    """The glyphs from left to right, in each cluster the letter before its marks."""
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    ends = dict(pairwise([*sorted({info.cluster for info in infos}), len(run)]))
    unit, pen, placed = drawn.unit, 0, []
    for cluster, group in groupby(zip(infos, positions, strict=True), key=lambda pair: pair[0].cluster):
        text, found = run[cluster : ends[cluster]], []
        for info, pos in group:
            found.append((info.codepoint, (pen + pos.x_offset) * unit, round(pos.y_offset * unit)))
            pen += pos.x_advance
        ordered = found[::-1] if rtl else found
        whole = text if len(ordered) == 1 else text[0]
        for i, (glyph, x, y) in enumerate(ordered):
            ch = drawn.character(glyph, whole if i == 0 else text[1:] or text)
            placed.append(_Glyph(ch, x, y, drawn.face.charWidths[ord(ch)]))
    return placed


def _parts(glyphs: list[_Glyph]) -> tuple[tuple[int, str], ...]:
    """Stretches of one height, with the distances between glyphs in ReportLab's terms."""
    parts: list[tuple[int, str]] = []
    pen = 0.0
    for rise, group in groupby(glyphs, key=lambda glyph: glyph.y):
        text, data = "", []
        for glyph in group:
            gap = glyph.x - pen
            text += glyph.character
            data.append(ShapeData(0, gap + glyph.advance, 0, gap, 0, glyph.advance))
            pen = glyph.x + glyph.advance
        parts.append((rise, ShapedStr(text, data)))  # type: ignore[arg-type]  # a list, says ReportLab itself
    return tuple(parts)
