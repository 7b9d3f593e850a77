"""The cover of a student's file, which is kept for ten years (SAMM C2.1.6.7.5)."""

from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Document, Frame, Paper, Style
from reports.paper.document import MUTED
from reports.training import student
from reports.training.student import EMPTY, TICKED, CourseRow, StudentHead, Words

_LARGE = Style(12, bold=True)


@dataclass(frozen=True, slots=True)
class FiledPaper:
    """A paper that belongs in the file, and the day the records have of it."""

    label: str
    on: date | None
    there: bool


@dataclass(frozen=True, slots=True)
class FileCoverFacts:
    """The file of one training."""

    frame: Frame
    head: StudentHead
    note: str
    courses: tuple[CourseRow, ...]
    training_ended_on: date | None
    filed_on: date | None
    keep_until: date | None
    place: str
    papers: tuple[FiledPaper, ...]
    remarks: str
    sample: bool = False


def draw(facts: FileCoverFacts, page: Document) -> None:
    """Who, what, until when, and what lies in it."""
    page.heading("Student file", level=1)
    page.paragraph(_kept(facts), _LARGE, after=6)
    page.paragraph(facts.note)
    student.draw_head(page, facts.head)
    page.heading("Training", keep=60)
    student.courses(page, facts.courses)
    page.heading("File")
    page.labelled(
        [
            ("Training ended on", student.shown(facts.training_ended_on)),
            ("Closed on", student.shown(facts.filed_on)),
            ("Keep until", student.shown(facts.keep_until)),
            ("Kept in", facts.place),
            ("Remarks", facts.remarks),
        ],
        label_width=150,
    )
    page.heading("Papers in the file", keep=60)
    page.paragraph(f"{TICKED} on record, {EMPTY} not on record.", MUTED)
    student.checklist(page, [
        (TICKED if each.there else EMPTY, Words(f"{each.label}{_of(each.on)}")) for each in facts.papers
    ])  # fmt: skip


def _kept(facts: FileCoverFacts) -> str:
    if facts.keep_until is None:
        return "Keep for ten years from the day it is closed"
    return f"Keep until {student.shown(facts.keep_until)}"


def _of(day: date | None) -> str:
    return f", {student.shown(day)}" if day else ""


def file_name(facts: FileCoverFacts) -> str:
    """A name for the saved file."""
    return student.file_name("file_cover", facts.head)


FILE_COVER = Paper(
    name="file_cover",
    title="File cover",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=lambda facts: student.subject(facts.head),
    status=lambda facts: student.sample_status(facts.sample),
)
