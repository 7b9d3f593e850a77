"""What papers are drawn on: ReportLab's canvas, with every piece of text tagged as it is drawn.

Lengths are points (1/72 inch) from the lower left corner.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from reports import text as shaping
from reports.fonts import COMMON, Face, Script, face
from reports.paper.tags import Element
from reports.text import Piece

LANGUAGE = "en-US"
LETTER = (612.0, 792.0)
SIDE = 54.0
HEAD = 52.0
FOOT = 76.0
RULE = 0.6
RULE_GREY = 0.55
SLANT = 0.21
"""How far slanted letters lean: 12 degrees."""


_number = lru_cache(maxsize=8192)(fp_str)
"""Numbers as ReportLab writes them; pages of one kind have the same places again and again."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks. `grey` is 0 (black) to 1 (white); `slanted` leans it: there are no italics."""

    size: float = 9
    bold: bool = False
    grey: float = 0.0
    slanted: bool = False

    @property
    def leading(self) -> float:
        """From one baseline to the next; roomy enough for Arabic and Thai marks."""
        return round(self.size * 1.3, 2)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline."""

    key: str
    level: int
    title: str
    top: float


class _Canvas(Canvas):
    """ReportLab's canvas with a memory: forms say the same words again and again."""

    _code: list[str]
    _doc: PDFDocument
    _escape = staticmethod(lru_cache(maxsize=4096)(escapePDF))


class Surface:
    """Pages under construction. `y` is the next line's upper edge; it falls as text is drawn."""

    def __init__(self, size: tuple[float, float] = LETTER) -> None:
        self.width, self.height = size
        self.left, self.right = SIDE, self.width - SIDE
        self.bottom = FOOT
        plain = face(Script.LATIN).fontName
        # not compressed here: ReportLab would put ASCII85 around it, which pikepdf then had to undo
        self.data = BytesIO()
        self.canvas = _Canvas(
            self.data,
            size,
            pageCompression=0,
            invariant=True,
            initialFontName=plain,  # type: ignore[arg-type]  # the stub takes it for a size
            lang=LANGUAGE,
        )
        self.pages: list[list[str]] = []
        self.tree = Element("Document")
        self.bookmarks: dict[int, list[Bookmark]] = defaultdict(list)  # by page
        self.foreign_pages: set[int] = set()
        self.host_language = "und"
        self._next_mcid: list[int] = []
        self._open: Element | None = None
        self._page = 0
        self.sheets: list[tuple[int, str, int]] = []
        """Page, name and number of each page of an enclosed file that is drawn."""
        self.new_page()

    # -- pages -------------------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """The number of the page that is drawn on, from 0."""
        return self._page

    @property
    def out(self) -> list[str]:
        """The operators of the page that is drawn on."""
        return self.canvas._code

    def turn_to(self, content: list[str]) -> None:
        """Draw on another page's operators: the number of pages is known only when all are drawn."""
        self.canvas._code = content

    def new_page(self) -> None:
        """Begin a page."""
        self.turn_to([])
        self.pages.append(self.out)
        self._page = len(self.pages) - 1
        self.canvas.setLineWidth(RULE)
        self.canvas.setStrokeGray(RULE_GREY)
        self._next_mcid.append(0)
        self.bottom = FOOT
        self.y = self.height - HEAD

    @contextmanager
    def back_on(self, page: int) -> Iterator[None]:
        """What is drawn inside stands on an earlier page: a list of contents learns its page numbers last."""
        here, y, bottom = self._page, self.y, self.bottom
        self._page = page
        self.turn_to(self.pages[page])
        yield
        self._page, self.y, self.bottom = here, y, bottom
        self.turn_to(self.pages[here])

    def room(self, height: float) -> None:
        """Begin a page unless `height` still fits on this one."""
        if self.y - height < self.bottom:
            self.new_page()

    def space(self, height: float) -> None:
        """Leave room, but never at the top of a page."""
        if self.y < self.height - HEAD:
            self.y -= height

    # -- marked content ----------------------------------------------------------------------------

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to `element`."""
        out = self.out
        self._begin(element)
        self._open = element
        yield
        self._open = None
        out.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn inside is decoration or page furniture; a screen reader leaves it out."""
        out = self.out
        properties = kind if "/" in kind else f"/Type /{kind}"
        out.append(f"/Artifact <<{properties}>> BDC")
        yield
        out.append("EMC")

    @contextmanager
    def beside(self) -> Iterator[None]:
        """What is drawn inside takes no height."""
        top, page = self.y, self.page
        yield
        if page == self.page:
            self.y = top

    # -- drawing -----------------------------------------------------------------------------------

    def put(self, x: float, y: float, text: str, style: Style, *, rtl: bool = False) -> None:
        """One line of text with its baseline at `y`; only inside `tagged` or `artifact`."""
        if style.grey:
            self.canvas.setFillGray(style.grey)
        for piece in shaping.line(text.rstrip() if rtl else text, style.bold, rtl):
            self._show(x, y, piece, style)
            x += piece.width * style.size / 1000
        if style.grey:
            self.canvas.setFillGray(0)

    def stack(self, x: float, y: float, lines: Sequence[str], style: Style) -> None:
        """Lines one under the other, the first with its baseline at `y`; as `put` otherwise."""
        if style.slanted or not all(map(COMMON.issuperset, lines)):
            for number, text in enumerate(lines):
                self.put(x, y - number * style.leading, text, style)
            return
        latin = face(Script.LATIN, style.bold)
        if self._is_plain(latin, lines):
            self._plain(x, y, latin, (style.size, style.leading), lines, " T*", style.grey)
            return
        shown = self.canvas.beginText(x, y)
        if style.grey:
            shown.setFillGray(style.grey)
        shown.setFont(latin.fontName, style.size, style.leading)
        for text in lines:
            shown.textLine(text)
        if style.grey:
            shown.setFillGray(0)
        self.canvas.drawText(shown)

    def _is_plain(self, used: Face, lines: Sequence[str]) -> bool:
        """Whether lines are printable ASCII in a face that the file already has: they need no text object."""
        known = used.script is Script.LATIN and self.canvas._doc in used.state
        return known and all(each.isascii() and each.isprintable() for each in lines)

    def _plain(
        self, x: float, y: float, used: Face, size: tuple[float, float], lines: Sequence[str], end: str, grey: float
    ) -> None:  # fmt: skip
        """What a text object would write for such lines, to the letter, in a third of the time."""
        name = used.getSubsetInternalName(0, self.canvas._doc)
        shown = " ".join(f"({self.canvas._escape(each.encode('ascii'))}) Tj{end}" for each in lines)
        before, after = (f" {_number(grey)} g", " 0 g") if grey else ("", "")
        font = f"{name} {_number(size[0])} Tf {_number(size[1])} TL"
        self.canvas._code.append(f"BT 1 0 0 1 {_number(x, y)} Tm{before} {font} {shown}{after} ET")

    def stroke(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line in the one rule weight; only inside `artifact`."""
        self.canvas.line(x1, y1, x2, y2)

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """A rectangle in the one rule weight; only inside `artifact`."""
        self.canvas.rect(x, y, width, height)

    @contextmanager
    def pen(self, grey: float, thick: float = RULE) -> Iterator[Canvas]:
        """The canvas with another grey and line weight, for shapes; only inside `tagged` or `artifact`."""
        self.canvas.setStrokeGray(grey)
        self.canvas.setFillGray(grey)
        self.canvas.setLineWidth(thick)
        yield self.canvas
        self.canvas.setLineWidth(RULE)
        self.canvas.setFillGray(0)
        self.canvas.setStrokeGray(RULE_GREY)

    def sheet(self, element: Element, number: int, size: tuple[float, float], top: float) -> None:
        """A page of the enclosed file below `top`, as large as the page allows; `size` is its own, in points."""
        width, height = self.right - self.left + SIDE, top - self.bottom
        scale = min(width / size[0], height / size[1], 1.0)
        x = (self.width - size[0] * scale) / 2
        y = top - size[1] * scale
        name = f"Sheet{len(self.sheets)}"
        self.sheets.append((self.page, name, number))
        element.box = (x, y, x + size[0] * scale, top)
        with self.tagged(element):
            self.out.append(f"q {scale:.5f} 0 0 {scale:.5f} {x:.2f} {y:.2f} cm /{name} Do Q")
        self.y = y

    def extent(self, text: str, style: Style) -> float:
        """The width of one line in points, without the space it was broken at."""
        return shaping.width_of(text.rstrip(), style.bold) * style.size / 1000

    def _show(self, x: float, y: float, piece: Piece, style: Style) -> None:
        if piece.foreign:
            self.foreign_pages.add(self.page)
        if piece.rtl and self._open is not None:
            with self._span(self._open, piece):
                self._show_parts(x, y, piece, style)
        else:
            properties = self._properties(piece)
            if properties:
                self.out.append(f"/Span <<{properties}>> BDC")
            self._show_parts(x, y, piece, style)
            if properties:
                self.out.append("EMC")

    def _show_parts(self, x: float, y: float, piece: Piece, style: Style) -> None:
        size = style.size * piece.face.scale
        texts = [part for rise, part in piece.parts if not rise and type(part) is str]
        if not style.slanted and len(texts) == len(piece.parts) == 1 and self._is_plain(piece.face, texts):
            self._plain(x, y, piece.face, (size, size * 1.2), texts, "", 0)
            return
        shown = self.canvas.beginText(x, y)
        if style.slanted:
            shown.setTextTransform(1, 0, SLANT, 1, x, y)
        shown.setFont(piece.face.fontName, size)
        for rise, part in piece.parts:
            if rise:
                shown.setRise(rise * size / 1000)
            shown.textOut(part)
            if rise:
                shown.setRise(0)
        self.canvas.drawText(shown)

    @contextmanager
    def _span(self, around: Element, piece: Piece) -> Iterator[None]:
        """An element of its own inside the open one, which goes on after it."""
        span = around.add("Span")
        span.actual, span.language = piece.actual, self.host_language
        self.out.append("EMC")
        self._begin(span)
        yield
        self.out.append("EMC")
        self._begin(around)

    def _begin(self, element: Element) -> None:
        mcid = self._next_mcid[self._page]
        self._next_mcid[self._page] += 1
        element.kids.append((self.page, mcid))
        self.out.append(f"/{element.tag} <</MCID {mcid}>> BDC")

    def _properties(self, piece: Piece) -> str:
        properties = f"/Lang ({self.host_language})" if piece.foreign else ""
        if piece.actual is not None and not piece.rtl:
            properties += f"/ActualText <FEFF{piece.actual.encode('utf-16-be').hex().upper()}>"
        return properties
