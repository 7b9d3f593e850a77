"""The record of a pre-departure briefing: its topics, ticked where they were covered (SAMM C2.1.6.9)."""

from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Document, Frame, Paper, Style
from reports.paper.document import MUTED, SMALL
from reports.training import student
from reports.training.student import EMPTY, TICKED, StudentHead, Words


@dataclass(frozen=True, slots=True)
class BriefingTopic:
    """A topic of the briefing; `covered` is empty while nobody said, else yes, no or not needed."""

    code: str
    words: Words
    covered: str = ""


@dataclass(frozen=True, slots=True)
class BriefingFacts:
    """One briefing; without a day it is the sheet that is filled in while briefing."""

    frame: Frame
    head: StudentHead
    title: Words
    intro: Words
    briefed_on: date | None
    briefer: str
    language: str
    topics: tuple[BriefingTopic, ...]
    location_data: str
    remarks: str
    signing: Words
    signed_on: date | None
    sample: bool = False


_TOGETHER, _SIGNING = 4, 64.0
_MARKS = {"yes": TICKED, "no": EMPTY, "not needed": "–"}


def draw(facts: BriefingFacts, page: Document) -> None:
    """Head, topics, signature."""
    page.heading(facts.title.text, level=1)
    page.paragraph(facts.title.second, Style(12, bold=True), language=page.host_language)
    student.draw_head(page, facts.head)
    body(facts, page)


def body(facts: BriefingFacts, page: Document) -> None:
    """The same without title and head, as the packet has it."""
    student.say(page, facts.intro)
    given = (f"by {facts.briefer}" if facts.briefer else "", f"in {facts.language}" if facts.language else "")
    told = ", ".join(filter(None, (student.shown(facts.briefed_on), *given)))
    page.labelled(
        [("Briefing", told), ("Location data handed over", facts.location_data), ("Remarks", facts.remarks)],
        label_width=150,
    )
    page.heading("Topics", keep=60)
    covered = sum(topic.covered == "yes" for topic in facts.topics)
    rest = sum(topic.covered == "not needed" for topic in facts.topics)
    count = f"{covered} of {len(facts.topics)} covered" + (f", {rest} not needed" if rest else "")
    page.paragraph(f"{count}. {TICKED} covered, {EMPTY} open, – not needed.", MUTED)
    rows = [(_MARKS.get(each.covered, EMPTY), each.words) for each in facts.topics]
    student.checklist(page, rows[:-_TOGETHER], SMALL, after=0)
    tall = 2 if any(words.second for _, words in rows) else 1
    page.room(_SIGNING + tall * (SMALL.leading + 2) * _TOGETHER)  # nobody signs on a page of its own
    student.checklist(page, rows[-_TOGETHER:], SMALL)
    student.say(page, facts.signing)
    signed = student.shown(facts.signed_on)
    if signed:
        page.paragraph(f"Signed by the student on {signed}; the signed record is in the file.")
    else:
        student.sign_here(page, ("Student, date", "Briefer, date"))


def file_name(facts: BriefingFacts) -> str:
    """A name for the saved file."""
    return student.file_name("briefing", facts.head)


BRIEFING = Paper(
    name="briefing_record",
    title="Briefing record",
    version=1,
    audience=Audience.STUDENT,
    draw=draw,
    subject=lambda facts: student.subject(facts.head),
    status=lambda facts: student.sample_status(facts.sample),
)
