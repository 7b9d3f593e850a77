"""Papers of chapters: a cover, a list of contents with page numbers, then chapter by chapter; bookmarks throughout."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.composed import Part, draw_part
from reports.eum.common import safe
from reports.marked import blocks
from reports.paper import Audience, Document, Frame, Paper, Status, Style
from reports.paper.contents import in_two_passes
from reports.paper.document import MUTED
from reports.paper.rich import draw_blocks

_TITLE = Style(22, bold=True)
_COVER = Style(13)
_LOOKS = {1: Style(15, bold=True), 2: Style(12, bold=True), 3: Style(10, bold=True)}
_LINE = Style(9.5)
_STEP = 14.0
_KEEP, _KEEP_TABLE = 44.0, 96.0
"""What stays with a heading: two lines of words, or a table's title, heads and first row."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its place in the outline, its words as Markdown, and what is drawn from records below them.

    `lacks` stands in place of words, such as “Nothing to report: …”.
    """

    title: str
    level: int
    number: str = ""
    words: str = ""
    parts: tuple[Part, ...] = ()
    lacks: str = ""
    new_page: bool = False

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class BookFacts:
    """A paper in chapters. `cover` are the lines below its title; the first of them is what it must be."""

    frame: Frame
    stem: str
    number: str
    title: str
    cover: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    status: str = ""
    across: str = ""
    asked: str = ""
    """What was asked of a paper that asks something."""


def draw(facts: BookFacts, page: Document) -> None:
    """Cover, contents and chapters."""
    in_two_passes(page, lambda on, begins: _drawn(facts, on, begins), len(facts.chapters))


def _drawn(facts: BookFacts, page: Document, begins: Sequence[int]) -> list[int]:
    _cover(facts, page)
    page.new_page()
    _contents(facts.chapters, begins, page)
    found: list[int] = []
    for number, chapter in enumerate(facts.chapters):
        if (chapter.new_page or not number) and page.y < page.height - 60:
            page.new_page()
        page.room(_keep(chapter))
        found.append(page.page + 1)
        _chapter(chapter, page)
    return found


def _cover(facts: BookFacts, page: Document) -> None:
    page.space(150)
    page.y -= 110
    page.heading(facts.title, level=1, style=_TITLE)
    page.y -= 10
    for number, line in enumerate(facts.cover):
        page.paragraph(line, Style(11, bold=True) if not number else _COVER, after=6 if number else 22)


def _contents(chapters: Sequence[Chapter], begins: Sequence[int], page: Document) -> None:
    """One line for each chapter with the page on which it begins."""
    page.heading("Contents", level=1)
    whole = page.tree.add("TOC")
    for chapter, begun in zip(chapters, begins, strict=True):
        style = Style(_LINE.size, bold=chapter.level == 1)
        page.space(4 if chapter.level == 1 else 0)
        page.room(style.leading)
        entry, y = whole.add("TOCI"), page.y
        left = page.left + (chapter.level - 1) * _STEP
        told = str(begun)
        title = _fitted(page, chapter.heading, style, page.right - left - page.extent(told, style) - 24)
        baseline = y - style.leading + style.size * 0.3
        with page.tagged(entry):
            page.put(left, baseline, f"{title} ", style)
            page.put(page.right - page.extent(told, style), baseline, told, style)
        with page.artifact():
            start = left + page.extent(title, style) + 6
            page.stroke(start, baseline, page.right - page.extent(told, style) - 6, baseline)
        page.y -= style.leading + 2


def _fitted(page: Document, title: str, style: Style, room: float) -> str:
    """The title's first letters where all of it is wider than the room."""
    if page.extent(title, style) <= room:
        return title
    kept = len(title)
    while kept and page.extent(f"{title[:kept]} …", style) > room:
        kept -= 1
    return f"{title[:kept].rstrip()} …"


def _chapter(chapter: Chapter, page: Document) -> None:
    page.space(8 if chapter.level < 3 else 4)
    page.heading(chapter.heading, chapter.level, keep=_KEEP, style=_LOOKS.get(chapter.level))
    draw_blocks(page, blocks(chapter.words), chapter.level)
    page.paragraph(chapter.lacks, MUTED)
    for part in chapter.parts:
        draw_part(part, page)


def _keep(chapter: Chapter) -> float:
    return _KEEP_TABLE if chapter.parts and not chapter.words else _KEEP


def file_name(facts: BookFacts) -> str:
    """`cetpp_BN_2028.pdf`."""
    return f"{facts.stem}_{safe(facts.number, 'unnumbered')}.pdf"


def _subject(facts: BookFacts) -> str:
    return facts.number or "without number"


def _status(facts: BookFacts) -> Status | None:
    return Status(facts.across, facts.status) if facts.status else None


def book(name: str, title: str, audience: Audience) -> Paper[BookFacts]:
    """A paper that is drawn in chapters."""
    return Paper(
        name=name, title=title, version=1, audience=audience, draw=draw, subject=_subject, status=_status
    )
