"""Draws marked words: headings, paragraphs and items of several looks, tables."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports import text as shaping
from reports.marked import Block, BlockKind, Run
from reports.paper.document import BODY, CELL, HEADINGS, Column, Document
from reports.paper.surface import Style
from reports.paper.tags import Element

_STEP = 14.0
"""How much deeper an inner list stands, in points."""
_NARROW, _WIDE = 6, 40
"""Letters that a column of a table has room for at least and at most, in proportion to the others."""


def draw_blocks(page: Document, blocks: Sequence[Block], level: int, style: Style = BODY) -> None:
    """Draws blocks one below the other; their highest heading stands one step below `level` in the outline."""
    lists = _Lists(page, style)
    before, first = level, min((each.level for each in blocks if each.kind is BlockKind.HEADING), default=1)
    for block in blocks:
        if block.kind is BlockKind.ITEM:
            lists.item(block)
            continue
        lists.end()
        if block.kind is BlockKind.HEADING:
            before = min(level + 1 + block.level - first, before + 1, max(HEADINGS))
            page.space(2)
            page.heading(block.text, before)
        elif block.kind is BlockKind.TABLE:
            _table(page, block)
        else:
            _paragraph(page, block.runs, style)
    lists.end()


def _paragraph(page: Document, runs: Sequence[Run], style: Style) -> None:
    lone = _one_look(runs)
    if lone is not None:
        page.paragraph(lone.text, replace(style, bold=lone.bold, slanted=lone.slanted))
        return
    draw_runs(page, page.tree.add("P"), runs, page.left, style)
    page.y -= 4


def _one_look(runs: Sequence[Run]) -> Run | None:
    return runs[0] if len(runs) == 1 else None


def draw_runs(page: Document, element: Element, runs: Sequence[Run], x: float, style: Style) -> None:
    """Runs of several looks from `x` to the right edge, line below line, over page ends where they must be."""
    for line in broken(runs, (page.right - x) * 1000 / style.size):
        page.room(style.leading)
        at, y = x, page.y - style.leading + style.size * 0.3
        with page.tagged(element):
            for run in line:
                page.put(at, y, run.text, replace(style, bold=run.bold, slanted=run.slanted))
                at += shaping.width_of(run.text, run.bold) * style.size / 1000
        page.y -= style.leading


def broken(runs: Sequence[Run], width: float) -> list[list[Run]]:
    """The lines that runs take in `width` (thousandths of the type size); broken at blanks, and in too long words.

    A line keeps the blank it was broken at, as `reports.text.wrap` does.
    """
    lines: list[list[Run]] = [[]]
    used = 0.0
    for word in _words(runs):
        if word == (Run("\n"),):
            lines.append([])
            used = 0.0
            continue
        extent = sum(shaping.width_of(each.text.rstrip(" "), each.bold) for each in word)
        if lines[-1] and used + extent > width:
            lines.append([])
            used = 0.0
        for part in word if extent <= width else _parts(word, width):
            wide = shaping.width_of(part.text, part.bold)
            if extent > width and lines[-1] and used + wide > width:
                lines.append([])
                used = 0.0
            _put(lines[-1], part)
            used += wide
    return lines


def _put(line: list[Run], run: Run) -> None:
    """Adds a run to a line; one of the same look goes on where it ended."""
    if line and (line[-1].bold, line[-1].slanted) == (run.bold, run.slanted):
        line[-1] = Run(line[-1].text + run.text, run.bold, run.slanted)
    else:
        line.append(run)


def _words(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """Words with the blanks behind them; a word may change its look within. A line break is a word of its own."""
    word: list[Run] = []
    for run in runs:
        for number, line in enumerate(run.text.split("\n")):
            if number:
                if word:
                    yield tuple(word)
                yield (Run("\n"),)
                word = []
            for part in _with_blanks(line):
                if word and word[-1].text.endswith(" "):
                    yield tuple(word)
                    word = []
                word.append(Run(part, run.bold, run.slanted))
    if word:
        yield tuple(word)


def _with_blanks(text: str) -> Iterator[str]:
    first, *rest = text.replace("\t", " ").split(" ")
    for each in rest:
        yield first + " "
        first = each
    if first:
        yield first


def _parts(word: Sequence[Run], width: float) -> Iterator[Run]:
    for run in word:
        for part in shaping.wrap(run.text, width, run.bold):
            yield Run(part, run.bold, run.slanted)


class _Lists:
    """The lists that are open while items are drawn, each within the item it belongs to."""

    def __init__(self, page: Document, style: Style) -> None:
        self._page, self._style = page, style
        self._open: list[tuple[Element, bool]] = []
        self._body: Element | None = None

    def item(self, block: Block) -> None:
        """Draws an item with its mark, or a further paragraph of the last one."""
        page, style = self._page, self._style
        numbered = block.mark not in ("", "•")
        if block.mark or self._body is None:
            self._turn_to(block.level, numbered)
            entry = self._open[-1][0].add("LI")
            x = page.left + block.level * _STEP
            page.room(style.leading * 2)
            with page.beside():
                page.lines(entry.add("Lbl"), [block.mark or "•"], x, style)
            self._body = entry.add("LBody")
        draw_runs(page, self._body, block.runs, page.left + block.level * _STEP + _STEP, style)
        page.y -= 1

    def _turn_to(self, level: int, numbered: bool) -> None:
        del self._open[level + 1 :]
        if len(self._open) == level + 1 and self._open[-1][1] != numbered:
            self._open.pop()
        while len(self._open) <= level:
            inside = self._open and self._body is not None
            above = self._body if inside and self._body is not None else self._page.tree
            made = above.add("L", ListNumbering="Decimal" if numbered else "Disc")
            self._open.append((made, numbered))

    def end(self) -> None:
        """What follows is no item."""
        if self._open:
            self._page.y -= 4
        self._open, self._body = [], None


def _table(page: Document, block: Block) -> None:
    if not block.rows:
        return
    heads, *rows = block.rows
    shares = [
        max(_NARROW, min(_WIDE, max(len(row[at]) for row in block.rows if at < len(row))))
        for at in range(len(heads))
    ]
    columns = [Column(head or " ", share) for head, share in zip(heads, shares, strict=True)]
    page.table(columns, [(*row, *("",) * (len(heads) - len(row)))[: len(heads)] for row in rows], CELL)
