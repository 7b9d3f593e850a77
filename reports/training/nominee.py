"""The nominee sheet: who is named for what, on one page, without a word on vetting."""

from dataclasses import dataclass

from reports.paper import Audience, Column, Document, Frame, Paper
from reports.paper.document import MUTED
from reports.training.common import CELL, CourseLine, courses, safe

_ASKED = (Column("Course", 34), Column("What is asked", 52), Column("Met", 14), Column("How it is known", 34))
_TESTS = (Column("Test", 16), Column("On", 16), Column("Result", 16), Column("Where", 30))


@dataclass(frozen=True, slots=True)
class Asked:
    """A prerequisite of one course and whether the nominee meets it, in words."""

    course: str
    what: str
    met: str
    known: str


@dataclass(frozen=True, slots=True)
class NomineeFacts:
    """One nominee: entries in two groups, courses, prerequisites, English."""

    frame: Frame
    name: str
    native_name: str
    person: tuple[tuple[str, str], ...]
    post: tuple[tuple[str, str], ...]
    nominated: str
    courses: tuple[CourseLine, ...]
    asked: tuple[Asked, ...]
    english: str
    tests: tuple[tuple[str, str, str, str], ...]
    biography: str


def draw(facts: NomineeFacts, page: Document) -> None:
    """Person, post, courses with what they ask, English, biography."""
    page.heading(f"Nominee: {facts.name or 'name not recorded'}", level=1)
    page.paragraph(facts.native_name)
    page.paragraph(facts.nominated, MUTED)
    page.heading("Person")
    page.labelled(facts.person, label_width=150)
    page.heading("Post")
    page.labelled(facts.post, label_width=150)
    page.heading("Training", keep=44)
    courses(page, facts.courses, "No training line names this person.")
    page.heading("Prerequisites", keep=44)
    if facts.asked:
        page.table(_ASKED, [(each.course, each.what, each.met, each.known) for each in facts.asked], CELL)
    else:
        page.paragraph("No prerequisites are recorded for these courses.")
    page.heading("English", keep=44)
    page.paragraph(facts.english)
    if facts.tests:
        page.table(_TESTS, facts.tests, CELL)
    if facts.biography:
        page.heading("Biography")
        page.paragraph(facts.biography)


def file_name(facts: NomineeFacts) -> str:
    """`nominee_DOE_Jane.pdf`."""
    return f"nominee_{safe(facts.name, 'unnamed')}.pdf"


def _subject(facts: NomineeFacts) -> str:
    return facts.name or "without name"


NOMINEE = Paper(
    name="nominee",
    title="Nominee sheet",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=_subject,
)
