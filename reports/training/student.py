"""What the papers about one student share: his head, a line to write on, words in a second language, ticked lists."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reports import text as shaping
from reports.paper import Column, Document, Status, Style
from reports.paper.document import BODY, MUTED
from reports.paper.frame import short_date
from reports.paper.tags import Element

SAMPLE = "SAMPLE"
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur"})
_LABELS = 150.0
TICKED, EMPTY = "☑", "☐"
_SIGN_WIDTH, _SIGN_GAP = 230.0, 30.0


@dataclass(frozen=True, slots=True)
class StudentHead:
    """Who the paper is about. `order_number` is the issued order's, empty while there is none."""

    name: str
    native_name: str
    rank: str
    service: str
    service_number: str
    country: str
    course: str
    wcn: str
    order_number: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text, and the same in the office's second language where the office supplied it."""

    text: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course of the training; `weeks` as text ("23.0")."""

    wcn: str
    title: str
    place: str
    report_on: date | None
    starts_on: date | None
    ends_on: date | None
    weeks: str


def sample_status(sample: bool) -> Status | None:
    """The words over a paper about an invented student, by which an office looks at its wording."""
    return Status(SAMPLE, "SAMPLE ABOUT AN INVENTED STUDENT") if sample else None


def shown(day: date | None) -> str:
    """`05 May 2026`; empty for no date."""
    return short_date(day) if day else ""


def file_name(paper: str, head: StudentHead) -> str:
    """A name for the saved file, from the order's or the service number: nothing a file system refuses."""
    number = re.sub(r"[^A-Za-z0-9-]+", "_", head.order_number or head.service_number or head.wcn).strip("_")
    return f"{paper}_{number[:60] or 'unnumbered'}.pdf"


def subject(head: StudentHead) -> str:
    """How the footer names the paper: by number, since a footer is read by everybody."""
    return head.order_number or head.service_number or "without number"


def draw_head(page: Document, head: StudentHead) -> None:
    """The student in labelled rows; what is not recorded is left out, the name never."""
    service = ", ".join(filter(None, (head.service, head.service_number)))
    rows = (
        ("Name in own script", head.native_name), ("Rank", head.rank), ("Service, number", service),
        ("Country", head.country), ("Course", head.course), ("Order number", head.order_number),
        ("WCN", "" if head.order_number else head.wcn),
    )  # fmt: skip
    page.labelled([("Name", head.name), *(row for row in rows if row[1])], label_width=_LABELS)


def say(
    page: Document, words: Words, style: Style = BODY, *, indent: float = 0.0, after: float = 4.0
) -> None:
    """A paragraph, and below it the same in the second language."""
    page.paragraph(words.text, style, indent=indent, after=1 if words.second else after)
    page.paragraph(words.second, style, indent=indent, after=after, language=page.host_language)


def checklist(
    page: Document,
    rows: Sequence[tuple[str, Words]],
    style: Style = BODY,
    *,
    after: float = 3.0,
    widest: str = "",
) -> None:
    """A list whose entries have a mark (a box, a number) before them and perhaps a second language below.

    `widest` is the widest mark of a list that is drawn entry by entry.
    """
    if not rows:
        return
    whole = page.tree.add("L", ListNumbering="None")
    hang = (
        max(shaping.width_of(mark) for mark in (widest, *(mark for mark, _ in rows))) * style.size / 1000 + 7
    )
    x = page.left + hang
    for mark, words in rows:
        entry = whole.add("LI")
        lines = _wrapped(page, words.text, x, style)
        seconds = _wrapped(page, words.second, x, style) if words.second else []
        page.room(style.leading * min(len(lines) + len(seconds), 4))
        with page.beside():
            page.lines(entry.add("Lbl"), [mark], page.left, style)
        body = entry.add("LBody")
        page.lines(body, lines, x, style)
        if seconds:
            second_lines(page, body, seconds, x, style)
        page.y -= 2
    page.y -= after


def second_lines(page: Document, body: Element, lines: Sequence[str], x: float, style: Style) -> None:
    """Lines in the second language, from the right where it is written so; the page then says what they are."""
    said = body.add("P")
    said.language = page.host_language
    page.lines(said, lines, x, style, rtl=page.host_language.split("-")[0] in _RIGHT_TO_LEFT)
    page.foreign_pages.update(kid[0] for kid in said.kids if isinstance(kid, tuple))


def _wrapped(page: Document, text: str, x: float, style: Style) -> list[str]:
    return list(shaping.wrap(text, (page.right - x) * 1000 / style.size))


_COURSES = (
    Column("WCN", 38), Column("Course", 140), Column("Place", 110), Column("Report", 58), Column("Start", 58),
    Column("End", 58), Column("Weeks", 36, right=True),
)  # fmt: skip


def courses(page: Document, rows: Iterable[CourseRow]) -> None:
    """The courses in order, one a row."""
    cells = [
        (
            row.wcn,
            row.title,
            row.place,
            shown(row.report_on),
            shown(row.starts_on),
            shown(row.ends_on),
            row.weeks,
        )
        for row in rows
    ]
    if cells:
        page.table(_COURSES, cells)
    else:
        page.paragraph("No course is recorded.", MUTED)


def write_on(page: Document, count: int, gap: float = 17.0) -> None:
    """Empty lines to write on."""
    for _ in range(count):
        page.room(gap)
        page.y -= gap
        with page.artifact():
            page.stroke(page.left, page.y, page.right, page.y)
    page.y -= 6


def sign_here(page: Document, under: Sequence[str]) -> None:
    """Lines to sign on, two beside each other, with what is signed under each."""
    page.room(_SIGN_GAP + 2 * MUTED.leading)
    page.y -= _SIGN_GAP
    for at, words in enumerate(under):
        x = page.left if at % 2 == 0 else page.right - _SIGN_WIDTH
        with page.artifact():
            page.stroke(x, page.y, x + _SIGN_WIDTH, page.y)
        with page.beside():
            page.lines(page.tree.add("P"), [words], x, MUTED)
    page.y -= MUTED.leading + 4
