"""A letter to a student from one of the office's templates, its places filled from the record."""

from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Document, Frame, Paper, Status, Style
from reports.training.common import safe, shown, signatures


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """One letter; `asked` is the template's name, `left_open` the labels of what was not recorded."""

    frame: Frame
    asked: str
    title: str
    language: str
    written_on: date
    sender: tuple[str, ...]
    to: tuple[str, ...]
    paragraphs: tuple[str, ...]
    left_open: tuple[str, ...]


def draw(facts: LetterFacts, page: Document) -> None:
    """Letterhead, date, addressee, the paragraphs, the place to sign."""
    for line in facts.sender:
        page.paragraph(line, Style(9, bold=line == facts.sender[0]), after=0)
    page.space(10)
    page.paragraph(shown(facts.written_on), after=10)
    for line in facts.to:
        page.paragraph(line, after=0)
    page.space(10)
    page.heading(facts.title, level=1)
    for text in facts.paragraphs:
        page.paragraph(text, Style(10), after=7, language=facts.language)
    page.space(10)
    signatures(page, ("Name and title", "Signature"))


def file_name(facts: LetterFacts) -> str:
    """`letter_reporting_DOE_Jane.pdf`."""
    return f"letter_{safe(facts.asked, 'unnamed')}_{safe(facts.to[0] if facts.to else '', 'unnamed')}.pdf"


def _subject(facts: LetterFacts) -> str:
    return f"{facts.title}, {facts.to[0] if facts.to else 'without name'}"


def _status(facts: LetterFacts) -> Status | None:
    """A letter with gaps says so across every page: it is no letter yet."""
    count = len(facts.left_open)
    if not count:
        return None
    return Status(
        "NOT READY", f"NOT READY - {count} {'ENTRY IS' if count == 1 else 'ENTRIES ARE'} NOT RECORDED"
    )


LETTER = Paper(
    name="letter",
    title="Letter",
    version=1,
    audience=Audience.STUDENT,
    draw=draw,
    subject=_subject,
    status=_status,
)
