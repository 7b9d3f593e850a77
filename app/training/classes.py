"""Classes: the lines of one course that start on one day, with their students, open seats and back-planned days.

Nothing is kept: a class is read from the training lines each time, in one statement for any number of lines.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.errors import NotFound
from app.reader import Reader
from app.reading import All, Cond, Not, Query, Sort, Where
from models.fields import Stored
from models.policy import Policy
from models.text import fold
from models.training.backplan import Planned, back_plan
from models.training.lines import TrainingLine

DROPPED = ("CANCELLED", "FO")
"""Statuses of lines that are in no class any more."""
_COLUMNS = (
    "course_id", "course_id.title", "course_title", "start_date", "report_date", "end_date", "location",
    "course_id.location", "wcn", "line_suffix", "line_status", "quantity", "student_id", "student_id.full_name",
    "student_id.dependents_travelling", "program_id.country_id.embassy_visa_lead_days",
)  # fmt: skip


@dataclass(frozen=True)
class Seat:
    """One line of a class: its student, or how many seats it leaves open."""

    line_id: int
    wcn: str
    status: str
    student_id: int | None
    student: str
    accompanied: bool
    reports_on: date | None
    open: int
    """Seats without a student; 0 on a line that has one."""


@dataclass(frozen=True)
class TrainingClass:
    """A class: course, day of start, place, seats by name, and the plan counted back from its first report date."""

    course_id: int | None
    course: str
    starts_on: date | None
    reports_on: date | None
    ends_on: date | None
    location: str
    seats: tuple[Seat, ...]
    plan: tuple[Planned, ...] = field(default=(), repr=False)

    @property
    def size(self) -> int:
        """Seats in all."""
        return sum(each.open or 1 for each in self.seats)

    @property
    def open(self) -> int:
        """Seats without a student."""
        return sum(each.open for each in self.seats)

    @property
    def students(self) -> tuple[int, ...]:
        """Ids of the students, in order of the seats."""
        return tuple(each.student_id for each in self.seats if each.student_id is not None)


def classes(
    reader: Reader, first: date | None = None, last: date | None = None, *, past: bool = False
) -> list[TrainingClass]:
    """Every class that starts in a range of days, by start and course; without `past` only those not yet over."""
    where: list[Where] = [Cond("start_date", "not empty"), Not(Cond("line_status", "in", DROPPED))]
    if first is not None:
        where.append(Cond("start_date", ">=", first))
    if last is not None:
        where.append(Cond("start_date", "<=", last))
    if not past:
        where.append(Not(Cond("end_date", "<", reader.today)))
        where.append(Not(Cond("line_status", "=", "COMPLETED")))
    return _read(reader, All(tuple(where)))


def class_of(reader: Reader, line_id: int) -> TrainingClass:
    """The class a line belongs to, past or to come; a line without a start is a class of its own. Raises NotFound."""
    line = reader.get(TrainingLine, line_id)
    if line.start_date is None:
        found = _read(reader, None, among=(line_id,))
    else:
        same = Cond("start_date", "=", line.start_date)
        dropped = Cond("line_status", "in", tuple(each for each in DROPPED if each != line.line_status))
        found = _read(reader, All((same, Not(dropped))))
    for each in found:
        if any(seat.line_id == line_id for seat in each.seats):
            return each
    raise NotFound("There is no such training line.")


def days_of(
    found: Iterable[TrainingClass], first: date, last: date
) -> Iterator[tuple[date, TrainingClass, Planned | None]]:
    """What a calendar shows of classes between two days: each planned day, and the start (None)."""
    for each in found:
        for planned in each.plan:
            if first <= planned.on <= last:
                yield planned.on, each, planned
        if each.starts_on is not None and first <= each.starts_on <= last:
            yield each.starts_on, each, None


# -- reading ---------------------------------------------------------------------------------------------------------
def _read(reader: Reader, where: Where | None, among: Sequence[int] | None = None) -> list[TrainingClass]:
    query = Query(TrainingLine, columns=_COLUMNS, where=where, sort=(Sort("start_date"),), among=among)
    _, rows = reader.values(query)
    together: dict[tuple[Stored, Stored], list[dict[str, Any]]] = {}
    for line_id, *values in rows:
        row = dict(zip(_COLUMNS, values, strict=True), id=line_id)
        title = row["course_title"] or row["course_id.title"] or ""
        key = (row["start_date"] or line_id, row["course_id"] or fold(title))
        together.setdefault(key, []).append(row)
    made = [_class(lines, reader.policy) for lines in together.values()]
    return sorted(made, key=lambda each: (each.starts_on or date.max, fold(each.course)))


def _class(lines: Sequence[dict[str, Any]], policy: Policy) -> TrainingClass:
    seats = sorted(
        map(_seat, lines),
        key=lambda each: (each.student_id is None, fold(each.student), each.wcn, each.line_id),
    )
    reports = min((each.reports_on for each in seats if each.reports_on), default=None)
    leads = [row["program_id.country_id.embassy_visa_lead_days"] or 0 for row in lines]
    first = lines[0]
    plan: tuple[Planned, ...] = ()
    if reports is not None:
        along = any(each.accompanied for each in seats)
        plan = tuple(back_plan(policy, reports, accompanied=along, visa_lead=max(leads) or None))
    return TrainingClass(
        course_id=first["course_id"],
        course=first["course_title"] or first["course_id.title"] or "",
        starts_on=_day(first["start_date"]),
        reports_on=reports,
        ends_on=max((day for row in lines if (day := _day(row["end_date"]))), default=None),
        location=first["location"] or first["course_id.location"] or "",
        seats=tuple(seats),
        plan=plan,
    )


def _seat(row: dict[str, Any]) -> Seat:
    quantity = row["quantity"]
    named = row["student_id"] is not None
    return Seat(
        line_id=row["id"],
        wcn=f"{row['wcn'] or ''}{row['line_suffix'] or ''}",
        status=row["line_status"] or "",
        student_id=row["student_id"],
        student=row["student_id.full_name"] or "",
        accompanied=bool(row["student_id.dependents_travelling"]),
        reports_on=_day(row["report_date"]),
        open=0 if named else 1 if quantity is None else max(int(quantity), 0),
    )


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
