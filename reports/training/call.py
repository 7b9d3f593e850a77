"""The call for nominations: a letter that asks the partner's ministry for names, course by course.

It is a paper for the partner and goes nowhere without the authority and the day of its release (SAMM C2.1.6.7).
"""

from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Column, Document, Frame, Paper, Style
from reports.training.common import CELL, counted, safe, shown, signatures

_SIGNING = 110.0
"""Room for the day to answer by, the closing and the place to sign, in points."""
_LINES = (
    Column("No.", 7, right=True),
    Column("Course", 40),
    Column("Place", 30),
    Column("Reports", 14),
    Column("Starts", 14),
    Column("Ends", 14),
    Column("Seats", 8, right=True),
)
_ASKED = (
    Column("No.", 7, right=True),
    Column("What is asked", 24),
    Column("In the words of the course list", 90),
)


@dataclass(frozen=True, slots=True)
class CallCourse:
    """A course with the seats that are open; `asked` are kind and words of each prerequisite."""

    wcns: tuple[str, ...]
    title: str
    place: str
    reports_on: date | None
    starts_on: date | None
    ends_on: date | None
    seats: int
    asked: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CallFacts:
    """The letter; all wording is in its final form. The heading in the host language is empty without one."""

    frame: Frame
    number: str
    written_on: date
    sender: tuple[str, ...]
    to: tuple[str, ...]
    heading: str
    host_heading: str
    subject: str
    salutation: str
    opening: tuple[str, ...]
    courses: tuple[CallCourse, ...]
    conditions: tuple[str, ...]
    remarks: tuple[str, ...]
    answer: str
    closing: str


def draw(facts: CallFacts, page: Document) -> None:
    """Letterhead, text, the courses with what they ask, how to answer, the place to sign."""
    for line in facts.sender:
        page.paragraph(line, Style(9, bold=line == facts.sender[0]), after=0)
    page.space(8)
    page.labelled([("Number", facts.number), ("Date", shown(facts.written_on))], label_width=60)
    for line in facts.to:
        page.paragraph(line, after=0)
    page.space(8)
    page.heading(facts.heading, level=1)
    if facts.host_heading:
        page.paragraph(facts.host_heading, Style(13, bold=True), language=facts.frame.host_language)
    if facts.subject:
        page.paragraph(f"Subject: {facts.subject}", Style(9, bold=True))
    page.paragraph(facts.salutation)
    for text in facts.opening:
        page.paragraph(text)
    _courses(facts, page)
    page.heading("How to answer")
    page.items(facts.conditions)
    for text in facts.remarks:
        page.paragraph(text)
    page.room(_SIGNING)  # nobody signs on a page of its own
    page.paragraph(facts.answer, Style(9, bold=True))
    page.paragraph(facts.closing)
    signatures(page, ("Name and title", "Signature"))


def _courses(facts: CallFacts, page: Document) -> None:
    if not facts.courses:
        page.paragraph("No course is listed.", Style(9, bold=True))
        return
    seats = sum(each.seats for each in facts.courses)
    page.heading(f"Courses: {counted(len(facts.courses), 'course')}, {counted(seats, 'seat')}", keep=44)
    page.table(_LINES, [_line(at, each) for at, each in enumerate(facts.courses, 1)], CELL)
    rows = [(str(at), *asked) for at, each in enumerate(facts.courses, 1) for asked in each.asked]
    if rows:
        page.heading("What each course asks", keep=44)
        page.table(_ASKED, rows, CELL)


def _line(number: int, each: CallCourse) -> tuple[str, ...]:
    title = f"{each.title}\nWCN {', '.join(each.wcns)}" if each.wcns else each.title
    days = (shown(each.reports_on), shown(each.starts_on), shown(each.ends_on))
    return (str(number), title, each.place, *days, str(each.seats))


def file_name(facts: CallFacts) -> str:
    """`call_for_nominations_12-2027.pdf`."""
    return f"call_for_nominations_{safe(facts.number, 'unnumbered')}.pdf"


def _subject(facts: CallFacts) -> str:
    return facts.number or "without number"


CALL = Paper(
    name="nomination_call",
    title="Call for nominations",
    version=1,
    audience=Audience.PARTNER,
    draw=draw,
    subject=_subject,
)
