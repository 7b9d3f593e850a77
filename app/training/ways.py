"""Where students stand on their way: one student, or all of them by step (`models.training.way`)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.reader import Reader
from app.reading import All, Cond, Either, Query, Where
from models.office.desk import Document
from models.training.people import Student
from models.training.way import STEPS, Stand, Way, stops, way

DRAFT_PAPER = "ito"
SHOWN_AFTER_FILING = 90
"""Days for which a student whose file is closed still stands on the board."""


@dataclass(frozen=True)
class OnBoard:
    """One student as the board shows him: who, where he stands, what is next due, what blocks."""

    student_id: int
    name: str
    rank: str
    course: str
    reports_on: date | None
    way: Way
    state: str
    """State of the step he stands at, as shown."""
    due_on: date | None
    """The earliest day that anything on his way is due."""
    blocked_by: str
    """What blocks the step he stands at, in the rule's words; empty when nothing does."""

    @property
    def at(self) -> str | None:
        """Key of the step he stands at; None once the file is closed."""
        return self.way.at


def way_of(reader: Reader, student_id: int) -> Way:
    """The way of one student. Raises NotFound."""
    record = reader.get(Student, student_id)
    return way(record, reader.findings(Student, student_id), drafts(reader, (student_id,)).get(student_id))


def ways_of(reader: Reader, students: Sequence[Student]) -> dict[int, Way]:
    """The ways of many students, in one reading of findings and of kept drafts."""
    ids = [each.id for each in students]
    findings, drafted = reader.findings_of(Student, ids), drafts(reader, ids)
    return {each.id: way(each, findings.get(each.id, ()), drafted.get(each.id)) for each in students}


def drafts(reader: Reader, ids: Iterable[int]) -> dict[int, date]:
    """The day of the newest kept draft order of each student that has one."""
    wanted = list(ids)
    where: Where = Cond("paper", "=", DRAFT_PAPER)
    if len(wanted) == 1:
        where = All((where, Cond("subject_id", "=", wanted[0])))
    _, rows = reader.values(Query(Document, columns=("subject_id", "made_on"), where=where))
    found: dict[int, date] = {}
    for _, student_id, made_on in rows:
        day = date.fromisoformat(made_on) if made_on else None
        if student_id is not None and day is not None:
            found[student_id] = max(day, found.get(student_id, date.min))
    return found


def board(reader: Reader, *, everybody: bool = False) -> list[OnBoard]:
    """Every student with his step, earliest report date first; filed ones stay for a while unless `everybody`."""
    students = reader.records(Query(Student, where=None if everybody else _current(reader.today)))
    ways = ways_of(reader, students)
    found = [_on_board(each, ways[each.id]) for each in students]
    return sorted(found, key=lambda each: (each.reports_on or date.max, each.name, each.student_id))


def by_step(students: Iterable[OnBoard]) -> dict[str, list[OnBoard]]:
    """The board's columns: students by the key of the step they stand at; those whose file is closed under ""."""
    columns: dict[str, list[OnBoard]] = {key: [] for key in (*(each.key for each in STEPS), "")}
    for each in students:
        columns[each.at or ""].append(each)
    return columns


def counts(columns: Mapping[str, Sequence[OnBoard]]) -> dict[str, tuple[int, int]]:
    """How many stand at each step, and how many of them are blocked there."""
    return {
        key: (len(students), sum(1 for each in students if each.blocked_by))
        for key, students in columns.items()
    }


def _current(today: date) -> Where:
    """Students under way: those whose file is not closed, or was closed lately."""
    return Either(
        (Cond("filed_on", "empty"), Cond("filed_on", ">=", today - timedelta(days=SHOWN_AFTER_FILING)))
    )


def _on_board(record: Student, found: Way) -> OnBoard:
    stand = found.stand(found.at) if found.at else None
    return OnBoard(
        student_id=record.id,
        name=record.full_name or record.shown_title,
        rank=record.country_rank or "",
        course=record.next_course or "",
        reports_on=record.next_report_on,
        way=found,
        state=stand.state.value if stand else "filed",
        due_on=min((each.due_on for each in found.stands if each.due_on), default=None),
        blocked_by=_blocked_by(stand),
    )


def _blocked_by(stand: Stand | None) -> str:
    return next((each.message for each in stand.blocks if stops(each)), "") if stand else ""
