"""The papers' layout: flowing text, lists and tables, drawn and tagged piece by piece.

A layout of its own, since ReportLab's flowing one takes time with the square of a table's rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reports import text as shaping
from reports.paper.enclosed import Enclosed
from reports.paper.surface import FOOT, HEAD, LETTER, Bookmark, Style, Surface
from reports.paper.tags import Element

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

BODY = Style()
SMALL = Style(8)
MUTED = Style(8, grey=0.33)
HEADINGS = {1: Style(15, bold=True)} | dict.fromkeys(range(2, 7), Style(9, bold=True))
"""How headings look by level; six are what a structure tree knows."""
CELL = Style(8)
GAP = 2.4


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its share of the width, and on which side its cells stand."""

    label: str
    share: float
    right: bool = False


class Document(Surface):
    """A paper under construction; what is drawn stands below what was drawn before."""

    def __init__(self, size: tuple[float, float] = LETTER, enclosed: Enclosed | None = None) -> None:
        super().__init__(size)
        self.enclosed = enclosed
        """A file of others whose pages stand in this paper."""

    # -- flowing text ------------------------------------------------------------------------------

    def heading(
        self,
        text: str,
        level: int = 2,
        *,
        beside: str = "",
        beside_at: float = 0.0,
        keep: float = 2 * BODY.leading,
        style: Style | None = None,
    ) -> None:
        """A heading with its bookmark, on one page with the next `keep` points.

        `beside` is a short value on the same line, `beside_at` points from the left or right after the text.
        `style` is another look than that of its level.
        """
        style = style or HEADINGS[level]
        lines = shaping.wrap(text, self._em(self.right - self.left, style), style.bold)
        self.room(len(lines) * style.leading + (0 if beside else keep))
        top = self.y
        here = self.bookmarks[self.page]
        here.append(Bookmark(f"{self.page}-{len(here)}", level, text, top))
        self.lines(self.tree.add(f"H{level}"), lines, self.left, style)
        if beside:
            self.y = top
            self.paragraph(beside, indent=max(beside_at, self.extent(text, style) + 8), after=0)
        self.y -= 2

    def paragraph(
        self,
        text: str,
        style: Style = BODY,
        *,
        indent: float = 0.0,
        after: float = 4.0,
        centred: bool = False,
        language: str = "",
    ) -> None:
        """A paragraph that breaks over lines and pages; empty text draws nothing.

        `language` is the BCP 47 tag of host-language words; Arabic, Persian and the like stand at the right.
        """
        if not text.strip():
            return
        lines = shaping.wrap(text, self._em(self.right - self.left - indent, style), style.bold)
        paragraph = self.tree.add("P")
        if language:
            paragraph.language = language
        rtl = language.split("-")[0] in RIGHT_TO_LEFT
        self.lines(paragraph, lines, self.left + indent, style, centred=centred, rtl=rtl)
        if language:
            self.foreign_pages.update(kid[0] for kid in paragraph.kids if isinstance(kid, tuple))
        self.y -= after

    def items(
        self,
        texts: Sequence[str],
        *,
        marks: Sequence[str] = (),
        indent: float = 0.0,
        after: float = 4,
        style: Style = BODY,
    ) -> None:
        """A list; `marks` are the numbers or letters before the entries (a bullet where there is none)."""
        if not texts:
            return
        whole = self.tree.add("L", ListNumbering="Decimal" if marks else "Disc")
        marks = marks or ["•"] * len(texts)
        hang = max(shaping.width_of(mark) for mark in marks) * style.size / 1000 + 6
        for mark, text in zip(marks, texts, strict=True):
            entry = whole.add("LI")
            lines = shaping.wrap(text, self._em(self.right - self.left - indent - hang, style))
            self.room(style.leading * min(len(lines), 2))
            with self.beside():
                self.lines(entry.add("Lbl"), [mark], self.left + indent, style)
            self.lines(entry.add("LBody"), lines, self.left + indent + hang, style)
            self.y -= 1
        self.y -= after

    def labelled(
        self,
        rows: Sequence[tuple[str, str]],
        *,
        label_width: float = 170,
        indent: float = 0.0,
        lettered: bool = False,
    ) -> None:
        """Rows of label and value with the values under one another; an empty value shows as a dash."""
        if not rows:
            return
        whole = self.tree.add("L", ListNumbering="LowerAlpha" if lettered else "None")
        hang = 16.0 if lettered else 0.0
        label_x, value_x = self.left + indent + hang, self.left + indent + label_width
        for number, (label, value) in enumerate(rows):
            entry = whole.add("LI")
            labels = shaping.wrap(label, self._em(value_x - label_x - 8, BODY))
            values = shaping.wrap(value.strip() or "–", self._em(self.right - value_x, BODY))
            self.room(BODY.leading * max(len(labels), min(len(values), 3)))
            if lettered:
                with self.beside():
                    self.lines(entry.add("Lbl"), [_letter(number)], self.left + indent, BODY)
            body = entry.add("LBody")
            with self.beside():
                self.lines(body, labels, label_x, replace(BODY, grey=0.33))
            floor = self.y - BODY.leading * len(labels)
            page = self.page
            self.lines(body, values, value_x, BODY)
            self.y = min(self.y, floor) if page == self.page else self.y
            self.y -= 1
        self.y -= 4

    def rule(self) -> None:
        """A line across the page."""
        with self.artifact():
            self.stroke(self.left, self.y, self.right, self.y)
        self.y -= 6

    # -- tables ------------------------------------------------------------------------------------

    def table(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[str]],
        style: Style = CELL,
        gap: float = GAP,
        *,
        sums: Sequence[str] = (),
    ) -> None:
        """A table; its header is drawn again on each page. Time grows with the rows, not their square.

        `gap` is the room above and below a cell's text; `sums` are a last row in bold, never alone on a page.
        """
        grid = _Grid(self, columns, style, gap)
        whole = self.tree.add("Table")
        grid.header(whole.add("THead").add("TR"))
        body = whole.add("TBody")
        for row, below in _with_last(rows, sums):
            grid.row(body.add("TR"), row, style, below)
        if sums:
            grid.row(body.add("TR"), sums, grid.head)
        if not body.kids:
            whole.kids.remove(body)
        self.y -= 6

    def lines(
        self,
        element: Element,
        lines: Sequence[str],
        x: float,
        style: Style,
        *,
        centred: bool = False,
        rtl: bool = False,
    ) -> None:
        """Lines one under the other as one element, over page ends where they must be."""
        rest = list(lines)
        while rest:
            fitting = max(int((self.y - self.bottom + 0.01) / style.leading), 0)
            if not fitting:
                self.new_page()
                continue
            first = self.y - style.leading + style.size * 0.3
            with self.tagged(element):
                if centred or rtl:
                    for number, text in enumerate(rest[:fitting]):
                        left_over = self.right - x - self.extent(text, style)
                        at = x + (left_over / 2 if centred else left_over)
                        self.put(at, first - number * style.leading, text, style, rtl=rtl)
                else:
                    self.stack(x, first, rest[:fitting], style)
            self.y -= len(rest[:fitting]) * style.leading
            rest = rest[fitting:]

    @staticmethod
    def _em(width: float, style: Style) -> float:
        return width * 1000 / style.size


def _with_last(
    rows: Iterable[Sequence[str]], sums: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Each row, the last one with the sums that stay with it."""
    held: Sequence[str] | None = None
    for row in rows:
        if held is not None:
            yield held, ()
        held = row
    if held is not None:
        yield held, sums


def _letter(number: int) -> str:
    return f"{chr(97 + number)}." if number < 26 else f"{number + 1}."


class _Grid:
    """The geometry of one table and the drawing of its rows."""

    pad = 4.0  # beside a cell's text

    def __init__(self, page: Document, columns: Sequence[Column], style: Style, gap: float) -> None:
        self.page, self.columns, self.style, self.gap = page, columns, style, gap
        self.head = replace(style, bold=True)
        scale = (page.right - page.left) / sum(column.share for column in columns)
        widths = [column.share * scale for column in columns]
        self.cells = [
            (page.left + sum(widths[:i]) + self.pad, width - 2 * self.pad, columns[i].right)
            for i, width in enumerate(widths)
        ]
        self.labels = self._wrapped([column.label for column in columns], self.head)
        self.labels_height = max(map(len, self.labels)) * style.leading + 2 * self.gap

    def header(self, row: Element) -> None:
        """The header row, with at least one line of body below it."""
        self.page.room(self.labels_height + self.style.leading + 2 * self.gap)
        cells = [row.add("TH", Scope="Column") for _ in self.columns]
        self._draw(cells, self.labels, self.head)

    def row(self, row: Element, values: Sequence[str], style: Style, below: Sequence[str] = ()) -> None:
        """One body row, on one page with the row `below`; a row that is higher than a page runs on over the next."""
        page, leading = self.page, style.leading
        kept = max(map(len, self._wrapped(below, self.head))) * leading + 2 * self.gap if below else 0.0
        texts = self._wrapped(values, style)
        cells = [row.add("TD") for _ in self.columns]
        while True:
            height = max(map(len, texts)) * leading + 2 * self.gap
            if height + kept <= page.y - page.bottom + 0.01:
                self._draw(cells, texts, style)
                return
            whole_page = page.height - HEAD - FOOT - self.labels_height
            if height + kept > whole_page:
                kept = 0.0
            if height > whole_page:
                fitting = max(int((page.y - page.bottom - 2 * self.gap) / leading), 0)
                if fitting:
                    self._draw(cells, [lines[:fitting] for lines in texts], style)
                    texts = [lines[fitting:] for lines in texts]
            page.new_page()
            self._repeat_header()

    def _repeat_header(self) -> None:
        """Seen at the top of a page, but heard only once: the cells keep their header through the tags."""
        with self.page.artifact("Pagination"):
            self._put(self.labels, self.head, [None] * len(self.labels))
        self._finish_row(self.labels_height)

    def _draw(self, cells: Sequence[Element], texts: list[Sequence[str]], style: Style) -> None:
        self._put(texts, style, cells)
        self._finish_row(max(map(len, texts)) * style.leading + 2 * self.gap)

    def _put(self, texts: list[Sequence[str]], style: Style, cells: Sequence[Element | None]) -> None:
        page = self.page
        first = page.y - self.gap - style.leading + style.size * 0.15
        for (x, width, right), lines, cell in zip(self.cells, texts, cells, strict=True):
            if not any(lines):
                continue
            if cell is None:
                self._put_cell(x, width, right, lines, first, style)
            else:
                with page.tagged(cell):
                    self._put_cell(x, width, right, lines, first, style)

    def _put_cell(
        self, x: float, width: float, right: bool, lines: Sequence[str], y: float, style: Style
    ) -> None:
        if not right:
            self.page.stack(x, y, lines, style)
            return
        for number, text in enumerate(lines):
            at = x + width - self.page.extent(text, style)
            self.page.put(at, y - number * style.leading, text, style)

    def _finish_row(self, height: float) -> None:
        page = self.page
        page.y -= height
        with page.artifact():
            page.stroke(page.left, page.y, page.right, page.y)

    def _wrapped(self, values: Sequence[str], style: Style) -> list[Sequence[str]]:
        return [
            shaping.wrap(value, width * 1000 / style.size, style.bold) if value else [""]
            for value, (_, width, _) in zip(values, self.cells, strict=True)
        ]
