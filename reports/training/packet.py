"""The student packet: what a student takes along, with the order as SC-TMS issued it, in one file.

Its audience is the student: nothing on screening, vetting or health stands in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Document, Frame, Paper, Style
from reports.paper.document import BODY, MUTED
from reports.training import arrival, briefing, interview, student
from reports.training.arrival import ArrivalFacts
from reports.training.briefing import BriefingFacts
from reports.training.interview import InterviewFacts
from reports.training.student import CourseRow, StudentHead

_SHEET_TOP = 40.0


@dataclass(frozen=True, slots=True)
class PacketOrder:
    """The issued order as a file: its hash names what stands in the packet."""

    number: str
    issued_on: date | None
    kind: str
    sha256: str
    pages: int


@dataclass(frozen=True, slots=True)
class PacketPlace:
    """A place of training and whom to ask there."""

    name: str
    entries: tuple[tuple[str, str], ...]
    instructions: str


@dataclass(frozen=True, slots=True)
class PacketFacts:
    """Everything in the packet. Orders are empty on a sample only."""

    frame: Frame
    head: StudentHead
    intro: str
    orders: tuple[PacketOrder, ...]
    courses: tuple[CourseRow, ...]
    courses_note: str
    places: tuple[PacketPlace, ...]
    briefing: BriefingFacts
    arrival: ArrivalFacts
    privacy_intro: str
    privacy: tuple[tuple[str, str], ...]
    interview: InterviewFacts
    sample: bool = False


Draw = Callable[[PacketFacts, Document], None]


def draw(facts: PacketFacts, page: Document) -> None:
    """Cover, then part by part; the contents get their page numbers when all are drawn."""
    page.heading("Student packet", level=1)
    page.paragraph(facts.intro)
    student.draw_head(page, facts.head)
    page.heading("Contents")
    contents = page.tree.add("L", ListNumbering="Decimal")
    places = []
    for number, (title, _) in enumerate(_PARTS, 1):
        entry = contents.add("LI").add("LBody")
        places.append((entry, page.page, page.y))
        page.lines(entry, [f"{number}.  {title}"], page.left, _LINE)
        page.y -= 3
    begins = []
    for number, (title, part) in enumerate(_PARTS, 1):
        page.new_page()
        begins.append(page.page)
        if part is not _order or not facts.orders:
            page.heading(f"{number}. {title}", level=1)
        part(facts, page)
    for (entry, cover, y), begin in zip(places, begins, strict=True):
        with page.back_on(cover), page.tagged(entry):
            text = f"page {begin + 1}"
            page.put(page.right - page.extent(text, _LINE), y - _LINE.leading + _LINE.size * 0.3, text, _LINE)


_LINE = Style(10)


def _order(facts: PacketFacts, page: Document) -> None:
    """Each page of the issued order and its amendments as it was scanned, within the marking of the packet."""
    if not facts.orders or page.enclosed is None:
        page.paragraph("Here stands the order as SC-TMS issued it.", BODY)
        return
    sheets = enumerate(page.enclosed.sizes)
    for order in facts.orders:
        for number, (sheet, size) in zip(range(1, order.pages + 1), sheets, strict=False):
            if sheet:
                page.new_page()
            _sheet(page, order, number, sheet, size)


def _sheet(page: Document, order: PacketOrder, number: int, sheet: int, size: tuple[float, float]) -> None:
    name = f"{order.kind} {order.number}".strip()
    count = f"page {number} of {order.pages}"
    page.y = page.height - _SHEET_TOP
    if number == 1:
        page.heading(f"{name} as issued, {count}", keep=0)
    else:
        page.paragraph(f"{name} as issued, {count}", MUTED, after=2)
    figure = page.tree.add("Figure")
    figure.alt = f"{name} of {student.shown(order.issued_on)} as SC-TMS issued it, {count}."
    page.sheet(figure, sheet, size, page.y)


def _courses(facts: PacketFacts, page: Document) -> None:
    page.paragraph(facts.courses_note)
    student.courses(page, facts.courses)
    for place in facts.places:
        page.heading(place.name, keep=70)
        page.labelled(place.entries, label_width=150)
        page.paragraph(f"On arrival: {place.instructions}" if place.instructions else "")


def _briefing(facts: PacketFacts, page: Document) -> None:
    page.paragraph(facts.briefing.title.second, Style(12, bold=True), language=page.host_language)
    briefing.body(facts.briefing, page)


def _arrival(facts: PacketFacts, page: Document) -> None:
    page.labelled(facts.arrival.to, label_width=150)
    arrival.body(facts.arrival, page)


def _privacy(facts: PacketFacts, page: Document) -> None:
    page.paragraph(facts.privacy_intro)
    for heading, text in facts.privacy:
        page.heading(heading)
        page.paragraph(text)


def _interview(facts: PacketFacts, page: Document) -> None:
    page.paragraph(facts.interview.title.second, Style(12, bold=True), language=page.host_language)
    interview.body(facts.interview, page)


_PARTS: tuple[tuple[str, Draw], ...] = (
    ("Travel order as issued", _order),
    ("Courses and places", _courses),
    ("Briefing before departure", _briefing),
    ("Arrival notice", _arrival),
    ("Privacy statement", _privacy),
    ("Interview after training", _interview),
)


def file_name(facts: PacketFacts) -> str:
    """A name for the saved packet."""
    return student.file_name("packet", facts.head)


PACKET = Paper(
    name="packet",
    title="Student packet",
    version=1,
    audience=Audience.STUDENT,
    draw=draw,
    subject=lambda facts: student.subject(facts.head),
    status=lambda facts: student.sample_status(facts.sample),
)
