"""The one frame around every document: markings, status words, designation block, footer."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Generic, TypeVar

from reportlab.pdfgen.canvas import FILL_NON_ZERO  # type: ignore[attr-defined]  # not in the stub
from reportlab.pdfgen.pathobject import PDFPathObject

from reports import text as shaping
from reports.fonts import Script, face
from reports.paper.document import Document
from reports.paper.enclosed import Enclosed
from reports.paper.facts import TRANSLATION, Audience, Designation, Facts, Frame, Status, document_code
from reports.paper.file import Properties, write_pdf
from reports.paper.surface import FOOT, LETTER, Style

F = TypeVar("F", bound=Facts)

_BANNER = Style(11, bold=True)
_STATUS = Style(9, bold=True)
_NOTE = Style(7.5, grey=0.33)
_BLOCK = Style(7.5)
_BLOCK_WIDTH = 250.0
_FURNITURE = "/Type /Pagination /Subtype /{}"


RELEASED = (Audience.PARTNER, Audience.COMPANY)
"""Whom a paper reaches only once somebody released it."""


class PaperRefusedError(ValueError):
    """The paper must not be drawn from these facts; the sentence says why."""


def portrait(facts: object) -> bool:  # noqa: ARG001 - the answer for most papers
    """Whether the page stands upright."""
    return True


def authorized(facts: object) -> None:
    """The status of a paper that is what it looks like: none."""


@dataclass(frozen=True)
class Paper(Generic[F]):
    """A kind of document. `subject` says which one it is (a number, a name), `status` what it is not."""

    name: str
    title: str
    version: int
    audience: Audience
    draw: Callable[[F, Document], None]
    subject: Callable[[F], str]
    status: Callable[[F], Status | None] = authorized
    upright: Callable[[F], bool] = portrait

    def code(self, facts: F) -> str:
        """The footer's code, which finds the kept facts again."""
        return document_code(self.name, self.version, facts)


def refuse_unreleased(paper: Paper[F], facts: F) -> None:
    """Raises PaperRefusedError for a paper for the partner or a company without release authority and date."""
    if paper.audience in RELEASED and facts.frame.release is None:
        raise PaperRefusedError(f"A paper for the {paper.audience.value} needs a release authority and date.")


def render(paper: Paper[F], facts: F, enclosed: Enclosed | None = None) -> bytes:
    """The PDF of a paper. The same facts, template version and enclosed file give the same bytes.

    Raises PaperRefusedError for a paper for the partner or a company without release authority and date.
    """
    refuse_unreleased(paper, facts)
    with _uncollected():
        return _drawn(paper, facts, enclosed)


def _drawn(paper: Paper[F], facts: F, enclosed: Enclosed | None) -> bytes:
    document = Document(LETTER if paper.upright(facts) else (LETTER[1], LETTER[0]), enclosed)
    document.host_language = facts.frame.host_language
    status = paper.status(facts)
    _open_first_page(document, facts.frame, status)
    paper.draw(facts, document)
    subject = paper.subject(facts)
    title = f"{paper.title}: {subject}"
    _furnish(document, facts.frame, status, f"{_fitting(document, title)} · {paper.code(facts)}")
    keywords = ", ".join(filter(None, [facts.frame.marking, status.words if status else "", paper.name]))
    about = f"{status.words} - {title}" if status else title
    return write_pdf(document, Properties(*map(_printable, (about, facts.frame.office, subject, keywords))))


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection meanwhile.

    A long table makes many objects that live to the end; looking through them again and again would cost more
    with every row.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def short_date(day: date) -> str:
    """`05 May 2026`, whatever the language of the machine."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{day.day:02d} {months[day.month - 1]} {day.year}"


def sources(frame: Frame) -> str:
    """Of which day a paper is, where it comes from, who released it: the first line of its foot."""
    facts = [f"As of {short_date(frame.as_of)}" if frame.as_of else "", frame.source]
    if frame.release:
        facts.append(f"Released by {frame.release.authority}, {short_date(frame.release.on)}")
    return " · ".join(filter(None, facts))


def _open_first_page(document: Document, frame: Frame, status: Status | None) -> None:
    """Marking, status and designation as real text, so that they are heard as well as seen."""
    if frame.marking:
        with document.tagged(document.tree.add("P")):
            _centre(document, document.height - 30, frame.marking, _BANNER)
    if status:
        with document.tagged(document.tree.add("P")):
            _centre(document, document.height - 43, status.words, _STATUS)
    if frame.designation:
        _designate(document, frame.designation)


def _designate(document: Document, block: Designation) -> None:
    """The designation indicator block, at the lower right of the first page."""
    room = (_BLOCK_WIDTH - 10) * 1000 / _BLOCK.size
    wrapped = [shaping.wrap(f"{name}: {value}", room) for name, value in block.entries]
    height = sum(map(len, wrapped)) * _BLOCK.leading + 6
    left = document.right - _BLOCK_WIDTH
    with document.artifact():
        document.frame(left, FOOT, _BLOCK_WIDTH, height)
    y = FOOT + height - 2
    whole = document.tree.add("Sect")
    for lines in wrapped:
        with document.tagged(whole.add("P")):
            document.stack(left + 5, y - _BLOCK.leading + 2, lines, _BLOCK)
        y -= len(lines) * _BLOCK.leading
    document.bottom = FOOT + height + 8


def _furnish(document: Document, frame: Frame, status: Status | None, name: str) -> None:
    """Banners, footers and the word across, once the number of pages is known."""
    count = len(document.pages)
    authority = frame.release.authority if frame.release else ""
    if any(map(shaping.is_foreign, f"{name} {frame.source} {authority} {frame.office}")):
        document.foreign_pages.update(range(count))
    for number, content in enumerate(document.pages):
        under: list[str] = []
        document.turn_to(under)
        if status and status.across:
            with document.artifact(_FURNITURE.format("Watermark")):
                _across(document, status.across)
        document.turn_to(content)
        if number:
            with document.artifact(_FURNITURE.format("Header")):
                _centre(document, document.height - 30, frame.marking, _BANNER)
                _centre(document, document.height - 43, status.words if status else "", _STATUS)
        with document.artifact(_FURNITURE.format("Footer")):
            _foot(document, frame, name, f"Page {number + 1} of {count}", number in document.foreign_pages)
        content[:0] = under


def _foot(document: Document, frame: Frame, name: str, page: str, foreign: bool) -> None:
    document.stroke(document.left, 62, document.right, 62)
    if foreign:
        _centre(document, 66, TRANSLATION, Style(8))
    told = sources(frame)
    space = document.right - document.left - document.extent(page, _NOTE) - 12
    document.put(document.left, 52, told, _fits(document, told, _NOTE, space))
    document.put(document.right - document.extent(page, _NOTE), 52, page, _NOTE)
    document.put(document.left, 42, name, _NOTE)
    document.put(document.right - document.extent(frame.office, _NOTE), 42, frame.office, _NOTE)
    _centre(document, 24, frame.marking, _BANNER)


def _printable(text: str) -> str:
    """Without what the XML of the metadata cannot hold."""
    return "".join(ch if ch.isprintable() else " " for ch in text)


def _fitting(document: Document, title: str) -> str:
    """The title's first words, so that the footer's two sides never meet."""
    first, *rest = shaping.wrap(title, (document.right - document.left) * 0.45 * 1000 / _NOTE.size)
    return f"{first.rstrip()} …" if rest else first


def _centre(document: Document, y: float, text: str, style: Style) -> None:
    if text:
        style = _fits(document, text, style, document.right - document.left)
        document.put((document.width - document.extent(text, style)) / 2, y, text, style)


def _fits(document: Document, text: str, style: Style, space: float) -> Style:
    """The style, smaller where the line would be wider than its space: a long number of a waiver, say."""
    wide = document.extent(text, style)
    return replace(style, size=style.size * space / wide) if wide > space else style


def _across(document: Document, word: str) -> None:
    """The status word from corner to corner, light enough to read through.

    Drawn as shapes: as text it would come between the lines when the page is copied.
    """
    width, shapes = _shapes(word)
    size = min(150.0, (document.width + document.height) * 0.55 * 1000 / width)
    turn, half = size / 1000 * 0.7071, width * size / 2000 * 0.7071
    x = document.width / 2 - half + size * 0.25
    y = document.height / 2 - half - size * 0.25
    document.canvas.saveState()
    document.canvas.setFillGray(0.93)
    document.canvas.transform(turn, turn, -turn, turn, x, y)
    document.canvas.drawPath(shapes, stroke=0, fill=1, fillMode=FILL_NON_ZERO)
    document.canvas.restoreState()


@cache
def _shapes(word: str) -> tuple[float, PDFPathObject]:
    return shaping.width_of(word, True), face(Script.LATIN, True).outline(word)
