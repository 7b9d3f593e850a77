"""The history of one record as a paper: who changed what, when, in sentences."""

from dataclasses import dataclass
from datetime import datetime

from models.text import counted
from reports.paper import Audience, Document, Frame, Paper
from reports.paper.document import MUTED
from reports.paper.frame import short_date


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change. `at` is an aware time in the office's zone; `sentences` say what changed."""

    at: datetime
    user: str
    operation: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryFacts:
    """The changes of a record as they are to be read; `journal_head` names the state they come from."""

    frame: Frame
    record: str
    entries: tuple[HistoryEntry, ...]
    journal_head: str = ""


def draw(facts: HistoryFacts, page: Document) -> None:
    """A heading for each change, its sentences below."""
    page.heading(f"History of {facts.record}", level=1)
    page.paragraph(f"{counted(len(facts.entries), 'change')}. {_source(facts)}".strip(), MUTED)
    for entry in facts.entries:
        page.space(3)
        page.heading(f"{moment(entry.at)}  {entry.operation}")
        page.paragraph(f"By {entry.user}", MUTED, after=1)
        page.items(entry.sentences)
    if not facts.entries:
        page.paragraph("Nothing has been changed.")


def moment(at: datetime) -> str:
    """`05 May 2026 14:03 UTC+03:00`; ValueError for a time without a zone."""
    if at.utcoffset() is None:
        raise ValueError("A time on a paper needs its zone.")
    return f"{short_date(at.date())} {at:%H:%M} UTC{at.isoformat()[-6:]}"


def _source(facts: HistoryFacts) -> str:
    return f"Journal head {facts.journal_head}." if facts.journal_head else ""


def _subject(facts: HistoryFacts) -> str:
    return facts.record


HISTORY = Paper(
    name="history",
    title="History",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=_subject,
)
