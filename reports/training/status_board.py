"""The status board: every student of a season by report date, the fifteen steps as signs, and what is due next.

The signs differ in shape, so that a black-and-white copy says the same.
"""

from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Column, Document, Frame, Paper, Style
from reports.paper.document import MUTED
from reports.training.common import counted, safe, shown

_CELL = Style(7)
ROWS_IN_TABLE = 400
"""A longer table is drawn as several: readers and validators of tagged files give up on very long ones."""


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One student: the signs stand in order of the steps, `at` names the step he stands at."""

    reports_on: date | None
    name: str
    course: str
    signs: tuple[str, ...]
    at: str
    next_due: str


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """All students of a season; `steps` are short and full words, `signs` each sign with what it means."""

    frame: Frame
    day: date
    season: str
    steps: tuple[tuple[str, str], ...]
    signs: tuple[tuple[str, str], ...]
    lines: tuple[BoardLine, ...]
    standing: tuple[tuple[str, int], ...]
    """How many stand at each step, steps nobody stands at left out."""


def draw(facts: BoardFacts, page: Document) -> None:
    """What the signs mean, how many stand where, then everybody."""
    page.heading(f"Students by report date: {facts.season}", level=1)
    page.paragraph(" · ".join(f"{sign} {meaning}" for sign, meaning in facts.signs))
    page.paragraph(" · ".join(f"{short} = {word}" for short, word in facts.steps), MUTED)
    told = " · ".join(f"{word} {number:,}" for word, number in facts.standing)
    page.paragraph(f"{counted(len(facts.lines), 'student')}. {f'Standing at: {told}.' if told else ''}")
    columns = (
        Column("Reports", 51),
        Column("Student", 90),
        Column("Course", 78),
        *(Column(short, 25.6) for short, _ in facts.steps),
        Column("Stands at", 44),
        Column("Next due", 54),
    )
    rows = [_row(each) for each in facts.lines]
    for start in range(0, len(rows), ROWS_IN_TABLE):
        page.table(columns, rows[start : start + ROWS_IN_TABLE], _CELL)


def _row(each: BoardLine) -> tuple[str, ...]:
    return (shown(each.reports_on), each.name, each.course, *each.signs, each.at, each.next_due)


def file_name(facts: BoardFacts) -> str:
    """`status_board_2026-05-12.pdf`."""
    return f"status_board_{safe(facts.season, 'all')}_{facts.day.isoformat()}.pdf"


def _subject(facts: BoardFacts) -> str:
    return f"{facts.season}, {shown(facts.day)}"


def _across(facts: BoardFacts) -> bool:  # noqa: ARG001 - always on a turned page
    return False


STATUS_BOARD = Paper(
    name="status_board",
    title="Status board",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=_subject,
    upright=_across,
)
