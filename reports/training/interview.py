"""The interview sheet after training: empty, to be filled in by hand (SAMM C2.1.6.9.2)."""

from dataclasses import dataclass

from reports.paper import Audience, Document, Frame, Paper, Style
from reports.paper.document import BODY, MUTED
from reports.training import student
from reports.training.student import EMPTY, StudentHead, Words

LINE_GAP, _SIGNING = 15.0, 66.0


@dataclass(frozen=True, slots=True)
class Question:
    """A question; `choices` are the boxes behind it, `lines` how many empty ones follow."""

    code: str
    theme: str
    words: Words
    choices: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class InterviewFacts:
    """The empty sheet for one student."""

    frame: Frame
    head: StudentHead
    title: Words
    intro: Words
    questions: tuple[Question, ...]
    sample: bool = False


def draw(facts: InterviewFacts, page: Document) -> None:
    """Head, questions, signatures."""
    page.heading(facts.title.text, level=1)
    page.paragraph(facts.title.second, Style(12, bold=True), language=page.host_language)
    student.draw_head(page, facts.head)
    body(facts, page)


def body(facts: InterviewFacts, page: Document) -> None:
    """The same without title and head, as the packet has it."""
    student.say(page, facts.intro)
    student.sign_here(page, ("Date of the interview", "Interviewer"))
    page.y -= 4
    for number, question in enumerate(facts.questions, 1):
        last = number == len(facts.questions)
        _ask(page, number, question, _SIGNING if last else 0.0)
    student.sign_here(page, ("Student", "Interviewer"))


def _ask(page: Document, number: int, question: Question, keep: float) -> None:
    """A question with its lines on one page with the next `keep` points."""
    boxes = "    ".join(f"{EMPTY} {choice}" for choice in question.choices)
    page.room(2 * BODY.leading + (LINE_GAP + 1) * question.lines + keep)
    student.checklist(page, [(f"{number}.", question.words)], widest="00.")
    page.y += 4
    page.paragraph(f"{boxes}    ({question.theme})".strip(), MUTED, indent=18, after=0)
    student.write_on(page, question.lines, LINE_GAP)


def file_name(facts: InterviewFacts) -> str:
    """A name for the saved file."""
    return student.file_name("interview", facts.head)


INTERVIEW = Paper(
    name="interview_sheet",
    title="Interview after training",
    version=1,
    audience=Audience.STUDENT,
    draw=draw,
    subject=lambda facts: student.subject(facts.head),
    status=lambda facts: student.sample_status(facts.sample),
)
