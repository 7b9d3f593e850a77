"""The roster of a class: everybody who starts one course on one day, and by when what has to be ready."""

from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Column, Document, Frame, Paper
from reports.paper.document import MUTED
from reports.training.common import CELL, counted, safe, shown

_STUDENTS = (
    Column("No.", 9, right=True),
    Column("WCN", 11),
    Column("Name", 42),
    Column("Rank", 20),
    Column("Grade", 13),
    Column("Service; unit", 36),
    Column("ECL", 10, right=True),
    Column("Stands at", 18),
    Column("Reports", 20),
)
_PLAN = (Column("By", 15), Column("What", 32), Column("How the day was reckoned", 52), Column("Done for", 16))


@dataclass(frozen=True, slots=True)
class Classmate:
    """One line of the class; an open seat has no name."""

    wcn: str
    name: str
    native_name: str
    rank: str
    grade: str
    service: str
    unit: str
    ecl: str
    at: str
    reports_on: date | None


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One preparation with its day; `earliest` when it must not be done before it."""

    on: date
    what: str
    sum: str
    earliest: bool
    done: str


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """A class with its students, its seats and its plan."""

    frame: Frame
    course: str
    starts_on: date | None
    head: tuple[tuple[str, str], ...]
    seats: int
    mates: tuple[Classmate, ...]
    plan: tuple[PlannedDay, ...]


def draw(facts: ClassFacts, page: Document) -> None:
    """Head, everybody, then the plan counted back from the report date."""
    page.heading(f"Class: {facts.course or 'course not recorded'}", level=1)
    page.labelled(facts.head, label_width=90)
    named = sum(bool(each.name) for each in facts.mates)
    page.heading(f"{counted(named, 'student')} on {counted(facts.seats, 'seat')}", keep=44)
    if facts.mates:
        page.table(_STUDENTS, [_mate(at, each) for at, each in enumerate(facts.mates, 1)], CELL)
    page.heading("Counted back from the report date", keep=44)
    if not facts.plan:
        page.paragraph("No report date is recorded.", MUTED)
        return
    rows = [
        (shown(each.on), f"{each.what}{' (not before)' if each.earliest else ''}", each.sum, each.done)
        for each in facts.plan
    ]
    page.table(_PLAN, rows, CELL)


def _mate(number: int, each: Classmate) -> tuple[str, ...]:
    name = "\n".join(filter(None, (each.name, each.native_name))) or "open seat"
    where = "\n".join(filter(None, (each.service, each.unit)))
    return (
        str(number),
        each.wcn,
        name,
        each.rank,
        each.grade,
        where,
        each.ecl,
        each.at,
        shown(each.reports_on),
    )


def file_name(facts: ClassFacts) -> str:
    """`class_Captains_Course_2026-07-06.pdf`."""
    day = facts.starts_on.isoformat() if facts.starts_on else "undated"
    return f"class_{safe(facts.course, 'unnamed')[:40]}_{day}.pdf"


def _subject(facts: ClassFacts) -> str:
    return f"{facts.course}, {shown(facts.starts_on) or 'without day'}"


CLASS_ROSTER = Paper(
    name="class_roster",
    title="Class roster",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=_subject,
)
