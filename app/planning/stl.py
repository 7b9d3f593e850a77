"""The service's training list against the lines on file: what it no longer has, what it moved, what that may cost.

New and changed lines are told by the import itself, row by row and field by field. Here stands what only the whole list
tells: lines of the same programs that it no longer has. They are never taken away with it: each stays until a person
cancels it, with the day and the reason, in the same change as the import (SAMM C10.15.1; training reference 8.6, 10.3).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.change import Work
from app.errors import Refused, Usage
from app.importing import run
from app.importing.reading import Progress
from app.importing.rows import ImportRow, Outcome
from app.importing.run import Cancelled, DryRun, Result
from app.office import Office
from app.reader import Reader
from app.reading import All, Cond, Not, Query, Sort
from models.fields import show_date
from models.kinds import Kind
from models.planning.measures import OUT_OF_PLAN
from models.policy import Policy
from models.text import counted, key_text
from models.training.courses import Course
from models.training.lines import LINE_STATES, TrainingLine
from models.training.penalty import Penalty, cancellation_penalty

CANCELLED = "CANCELLED"
MAY_CANCEL = frozenset(each.source for each in LINE_STATES.moves if each.target == CANCELLED)
"""States from which a line can be cancelled."""
DONE = frozenset({*OUT_OF_PLAN, "COMPLETED"})
_DAYS = ("start_date", "report_date")
"""Fields that say when a line begins."""


@dataclass(frozen=True)
class Stake:
    """A line with what its penalty rests on; tuition in cents, None where it is not known."""

    line_id: int
    number: str
    """Its WCN with the suffix."""
    title: str
    program: str
    status: str
    starts_on: date | None
    tuition: int | None
    dedicated: bool
    may_cancel: bool
    moved_to: date | None = None
    """The day the list moves it to; None for a line that the list no longer has."""
    elsewhere: bool = False
    """Whether the list has its number anew, under another program or suffix."""

    @property
    def gone(self) -> bool:
        """Whether the list no longer has the line."""
        return self.moved_to is None

    def told(self, policy: Policy, asked_on: date, reason: str | None = None) -> str:
        """Its day, its new one, and what leaving it costs, in a sentence or two."""
        day = f"starts {show_date(self.starts_on)}" if self.starts_on else "no start known"
        moved = f", moved to {show_date(self.moved_to)}" if self.moved_to else ""
        again = " Its number stands in the list anew." if self.elsewhere else ""
        found = self.penalty(policy, asked_on, reason)
        if found is None:
            return f"{day}{moved}; no penalty to count.{again}"
        amount = "" if found.cents is None else f", {TrainingLine.unit_cost.show(found.cents)}"
        price = f"{found.percent:.0f} % of the tuition{amount}" if found.percent else "no penalty"
        return f"{day}{moved}; {price} ({found.sum.rstrip('.')}).{again}"

    def penalty(self, policy: Policy, asked_on: date, reason: str | None = None) -> Penalty | None:
        """What it costs to leave the class, asked for on a day; None where it has begun, or nobody knows when it does.

        A dedicated or contract course costs the same whenever it begins.
        """
        starts = self.starts_on or (asked_on if self.dedicated else None)
        if starts is None or (self.starts_on is not None and starts <= asked_on):
            return None
        return cancellation_penalty(
            policy, requested_on=asked_on, starts_on=starts, tuition=self.tuition, reason=reason,
            dedicated_or_contract=self.dedicated,
        )  # fmt: skip


@dataclass(frozen=True)
class Compared:
    """A training list that was read, against the file; `policy` is what penalties go by."""

    dry: DryRun
    gone: tuple[Stake, ...]
    moved: tuple[Stake, ...]
    policy: Policy
    today: date

    @property
    def stakes(self) -> tuple[Stake, ...]:
        """Lines that are gone, then those that moved."""
        return (*self.gone, *self.moved)

    @property
    def amount(self) -> str:
        """The penalty at stake today in dollars, and for how many lines no tuition is known."""
        found = [each.penalty(self.policy, self.today) for each in self.stakes]
        unknown = sum(each is not None and each.cents is None for each in found)
        more = f", and that of {counted(unknown, 'line')} without a known tuition" if unknown else ""
        return f"{TrainingLine.unit_cost.show(self.at_stake)}{more}"

    @property
    def at_stake(self) -> int:
        """Cents that leaving all these classes today would cost, as far as tuition is known."""
        found = (each.penalty(self.policy, self.today) for each in self.stakes)
        return sum(each.cents or 0 for each in found if each is not None)


@dataclass(frozen=True)
class Cancellation:
    """That a line is cancelled: the day it was asked for, and the reason's code."""

    asked_on: date
    reason: str


# -- what the list says ----------------------------------------------------------------------------------------------
def tells(dry: DryRun) -> bool:
    """Whether a sheet is a training list as the service keeps it: lines by their numbers, and no published report."""
    mapped = set(dry.proposal.mapping(dry.choices).values())
    return dry.proposal.kind is TrainingLine and "wcn" in mapped and "report_years" not in mapped


def compare(reader: Reader, dry: DryRun) -> Compared | None:
    """What a list that was read no longer has and what it moved; None where it is no training list. Writes nothing."""
    if not tells(dry):
        return None
    here = {row.record_id: row for row in dry.rows if row.record_id is not None}
    rows = {each.id: each for each in reader.records(Query(TrainingLine, among=list(here)))}
    programs = {each.program_id for each in rows.values()} | set(_programs_of_new(dry))
    gone = list(_gone(reader, dry, {each for each in programs if each}, set(here)))
    moved = [rows[each] for each, row in here.items() if each in rows and _moved_to(rows[each], row)]
    shown = _Shown(reader, [*gone, *moved])
    new = {_number(row.values) for row in dry.rows if row.outcome is Outcome.CREATED}
    return Compared(
        dry,
        tuple(
            replace(shown.stake(each), elsewhere=key_text(each.wcn or "") in {wcn for wcn, _ in new})
            for each in gone
        ),
        tuple(replace(shown.stake(each), moved_to=_moved_to(each, here[each.id])) for each in moved),
        reader.policy,
        reader.today,
    )


def _programs_of_new(dry: DryRun) -> Iterator[int]:
    """Programs on file that new rows go to."""
    for row in dry.rows:
        if row.outcome is Outcome.CREATED:
            found = dry.links.stored(row, ("wcn",)).get("program_id")
            if isinstance(found, int) and found > 0:
                yield found


def _gone(reader: Reader, dry: DryRun, programs: set[int], here: set[int]) -> Iterator[TrainingLine]:
    """Lines with a number, of programs that the list speaks of, in none of its rows, rejected ones among them."""
    rejected = {_number(row.values) for row in dry.rejected}
    where = All((
        Cond("program_id", "in", sorted(programs)), Cond("wcn", "not empty"), Cond("report_years", "empty"),
        Not(Cond("line_status", "in", sorted(DONE))),
    ))  # fmt: skip
    for each in reader.records(Query(TrainingLine, where=where, sort=(Sort("wcn"), Sort("line_suffix")))):
        if each.id not in here and _number(each.stored) not in rejected:
            yield each


def _number(values: Mapping[str, object]) -> tuple[str, str]:
    return key_text(str(values.get("wcn") or "")), key_text(str(values.get("line_suffix") or ""))


def _moved_to(line: Kind, row: ImportRow) -> date | None:
    """The other day on which the list lets a line begin, where the file has one already."""
    key = next((each for each in _DAYS if line.stored.get(each) is not None), "")
    day = row.changes.get(key) if key else None
    return day if isinstance(day, date) else None


class _Shown:
    """Lines with the names of their programs and the prices of their courses, read for all of them at once."""

    def __init__(self, reader: Reader, lines: list[TrainingLine]) -> None:
        self._reader = reader
        self._programs = reader.titles(
            "training_program", {each.program_id for each in lines if each.program_id}
        )
        wanted = [each.course_id for each in lines if each.course_id]
        self._courses: dict[int, Course] = {
            each.id: each for each in reader.records(Query(Course, among=wanted))
        }

    def stake(self, line: TrainingLine) -> Stake:
        """What is at stake with a line that leaves its class."""
        course = self._courses.get(line.course_id or 0)
        tuition = course.tuition if course else None
        own = line.unit_cost * (line.quantity or 1) if line.unit_cost is not None else tuition
        status = self._reader.show(TrainingLine.fields["line_status"], line.line_status)
        number = " ".join(filter(None, (line.wcn, line.line_suffix)))
        course_title = line.course_title or (course.title if course else None) or ""
        title = " ".join(filter(None, (number, course_title)))
        return Stake(
            line.id, number, title, self._programs.get(line.program_id or 0, ""), status,
            line.start_date or line.report_date, own,
            bool(line.dedicated_or_contract or (course and course.dedicated_or_contract)),
            (line.line_status or LINE_STATES.first) in MAY_CANCEL,
        )  # fmt: skip


# -- the one change --------------------------------------------------------------------------------------------------
def apply(
    office: Office,
    found: Compared,
    cancellations: Mapping[int, Cancellation],
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Result:
    """Takes the list in and cancels the lines that a person chose, in one change; the others that are gone stay.

    Raises Usage for a line that is not gone, Refused for one that can no longer be cancelled, and as an import does.
    """
    known = {each.line_id: each for each in found.gone}
    for line_id in cancellations:
        if line_id not in known:
            raise Usage(
                "Only a line that the list no longer has is cancelled with it.", do="Cancel it by itself."
            )
        if not known[line_id].may_cancel:
            raise Refused(
                f"{known[line_id].title} is {known[line_id].status.lower()} and cannot be cancelled."
            )

    def cancel(work: Work) -> None:
        work.set_many(TrainingLine, {
            line_id: {"line_status": CANCELLED, "cancel_request_date": each.asked_on, "cancel_reason": each.reason}
            for line_id, each in cancellations.items()
        })  # fmt: skip

    also = cancel if cancellations else None
    return run.apply(office, found.dry, progress=progress, cancelled=cancelled, also=also)
