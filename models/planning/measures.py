"""The arithmetic of a year's training plan: order of its lines, what an amount pays for, the shares it must meet.

All money is whole cents and every comparison is made between whole numbers, so that 49.99 % of a ceiling never passes
for 50 % (SAMM Figure C10.F2 item 5; training reference 10.4). Rules, checklist, what-if, charts and papers ask here.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar

from models.calendar import in_fifth_quarter
from models.kinds import Kind

PRIORITIES = ("A", "B", "D")
"""In the order in which money reaches them (JSCET 3-11a)."""
OUT_OF_PLAN = frozenset({"CANCELLED", "FO"})
"""Statuses of lines that no plan counts any more; what a forfeiture costs is told beside the plan."""
LAST = 1 << 40
"""Rank of a line that has none: after those that have."""


@dataclass(frozen=True)
class PlanLine:
    """What the plan must know of a training line; money in cents."""

    id: int
    name: str
    priority: str
    """A, B or D; empty where the line is not IMET."""
    rank: int | None
    total: int
    program: str = ""
    """Label of what pays: IMET-1, FMS, CTFP."""
    status: str = "PLANNED"
    quantity: int = 1
    quarter: int | None = None
    pme: bool = False
    e_imet: Decimal = Decimal(0)
    """Share of the line in percent that counts as expanded IMET."""
    by_invitation: bool = False
    kind: str = ""
    """Kind of training: FORMAL, OJT, MTT; empty when not said."""
    language: bool = False
    generic: str = ""
    """Generic code of the listed course, in capitals; some are books and aids."""
    starts_on: date | None = None
    alternate_of: int | None = None
    objective: int | None = None
    requirement: int | None = None
    version: int = 0

    @property
    def e_imet_cents(self) -> int:
        """What of the line counts as expanded IMET, cut to whole cents so that no share is rounded up."""
        return cut(self.total, self.e_imet)

    def standing(self, priority: str, rank: int | None) -> "PlanLine":
        """The same line with another priority and rank; thousands of them are made while somebody waits."""
        made = object.__new__(PlanLine)
        made.__dict__.update(self.__dict__, priority=priority, rank=rank)
        return made


@dataclass(frozen=True)
class Funded:
    """A line at its place in the plan, with the sum up to and including it; `pays` where money reaches it."""

    line: PlanLine
    place: int
    """Place within its priority, from 1."""
    sum: int
    pays: bool


@dataclass(frozen=True)
class Share:
    """A part of a whole in cents against a limit in percent.

    A whole of None was not told, and nothing is said of it. One of 0 was told: whatever costs money is too much of it,
    and no part of it can be asked for.
    """

    part: int
    whole: int | None
    limit: Decimal
    at_least: bool
    """True when the part must reach the limit, False when it may not pass it."""

    @property
    def met(self) -> bool | None:
        """Whether the limit is kept, in exact numbers; None where there is no whole to compare with."""
        if self.whole is None or (self.at_least and not self.whole):
            return None
        left, right = Decimal(self.part) * 100, self.limit * self.whole
        return left >= right if self.at_least else left <= right

    @property
    def percent(self) -> Decimal | None:
        """The share in percent, cut (not rounded) to two places; None without a whole, and for a whole of 0."""
        if not self.whole:
            return None
        return Decimal(self.part * 10_000 // self.whole) / 100

    @property
    def lacks(self) -> int:
        """Cents that lack, or are too many; 0 where the limit is kept or there is no whole."""
        if self.met is not False:
            return 0
        edge = self.limit * (self.whole or 0) / 100
        gap = edge - self.part if self.at_least else self.part - edge
        return int(gap.to_integral_value(rounding="ROUND_CEILING"))


def of_line(line: Kind, course: Kind | None, program: str, name: str = "") -> PlanLine:
    """What the plan must know of a record of the training list and the listed course it names."""
    return PlanLine(
        id=line.id,
        name=name or line.get("line_name") or line.get("course_title") or "",
        priority=line.get("priority") or "",
        rank=line.get("plan_rank"),
        total=line.get("total_cost") or 0,
        program=program,
        status=line.get("line_status") or "PLANNED",
        quantity=line.get("quantity") or 1,
        quarter=line.get("avail_qtr"),
        pme=is_pme(course),
        e_imet=e_imet_share(course),
        by_invitation=bool(course is not None and course.get("senior_pme_invitation")),
        kind=line.get("training_type") or (course.get("training_type") if course is not None else None) or "",
        language=bool(line.get("elt_flag") or (course is not None and course.get("elt_flag"))),
        generic=((course.get("generic_code") if course is not None else None) or "").upper(),
        starts_on=line.get("start_date") or line.get("report_date"),
        alternate_of=line.get("alternate_of_id"),
        objective=line.get("objective_id"),
        requirement=line.get("requirement_id"),
        version=line.row_version,
    )


class Priced(NamedTuple):
    """As much of a line as sums of money ask; what reads no more is not worked out anew when the rest changes."""

    priority: str
    total: int
    status: str
    pme: bool
    e_imet_cents: int


def priced(lines: Iterable[Kind], course_of: Callable[[Kind], Kind | None]) -> list[Priced]:
    """Records of the training list as sums ask for them; each listed course is looked at once."""
    shares: dict[int, tuple[bool, Decimal]] = {}
    found = []
    for line in lines:
        course_id = line.get("course_id") or 0
        if course_id not in shares:
            course = course_of(line)
            shares[course_id] = is_pme(course), e_imet_share(course)
        pme, share = shares[course_id]
        total = line.get("total_cost") or 0
        found.append(
            Priced(
                line.get("priority") or "",
                total,
                line.get("line_status") or "PLANNED",
                pme,
                cut(total, share),
            )
        )
    return found


def cut(cents: int, percent: Decimal) -> int:
    """A share of a sum, cut to whole cents so that none is rounded up."""
    return int(cents * percent / 100) if percent else 0


def is_pme(course: Kind | None) -> bool:
    """Whether a listed course is professional military education."""
    return bool(course is not None and course.get("pme_flag"))


def e_imet_share(course: Kind | None) -> Decimal:
    """Share of a listed course in percent that counts as expanded IMET; a recorded share goes before the mark."""
    share = course.get("e_imet_pct") if course is not None else None
    if share is not None:
        return Decimal(share)
    return Decimal(100) if course is not None and course.get("e_imet_flag") else Decimal(0)


def in_order(lines: Iterable[PlanLine]) -> list[PlanLine]:
    """Lines that the plan counts in the order money reaches them: priority, rank, start, age of the record."""
    return sorted(counted(lines), key=_turn)


Counts = PlanLine | Priced
"""What sums are made of."""
C = TypeVar("C", bound=PlanLine | Priced)


def counted(lines: Iterable[C]) -> Iterator[C]:
    """The lines that the plan counts, in whatever order."""
    return (line for line in lines if line.status not in OUT_OF_PLAN)


def _turn(line: PlanLine) -> tuple[int, int, date, int]:
    turn = PRIORITIES.index(line.priority) if line.priority in PRIORITIES else len(PRIORITIES)
    return turn, LAST if line.rank is None else line.rank, line.starts_on or date.max, line.id


def funded(
    lines: Iterable[PlanLine], amount: int | None, end_of_year: int | None = None
) -> list[Funded]:  # fmt: skip
    """Every line in order with the running sum; where the money ends, that line and all behind it fall out.

    A cheaper line further down is not slipped in: that is a decision, made by moving it or naming it as alternate.
    Without an amount every line is paid for. Where end-of-year money is told (0 while none came), it alone pays the
    lines of priority B, which have a sum of their own (JSCET 3-11a(2)(b)).
    """
    found: list[Funded] = []
    own = end_of_year is not None
    main, late = _Purse(amount), _Purse(end_of_year)
    places = dict.fromkeys((*PRIORITIES, ""), 0)
    for line in in_order(lines):
        purse = late if own and line.priority == "B" else main
        pays = purse.pays(line.total)
        key = line.priority if line.priority in PRIORITIES else ""
        places[key] += 1
        found.append(Funded(line, places[key], purse.spent, pays))
    return found


class _Purse:
    """Money that lines take in order; once one of them asks for too much, none behind it gets any."""

    def __init__(self, amount: int | None) -> None:
        self._amount, self._open = amount, True
        self.spent = 0

    def pays(self, cost: int) -> bool:
        self.spent += cost
        self._open = self._open and (self._amount is None or self.spent <= self._amount)
        return self._open


def is_fifth_quarter(line: PlanLine, program_year: int) -> bool:
    """Whether a line of a program year starts in the quarter after that year, 1 October to 31 December (JSCET 3-3g)."""
    day = line.starts_on
    return day is not None and date(program_year, 10, 1) <= day <= date(program_year, 12, 31)


def moved(lines: Sequence[PlanLine], line_id: int, place: int, priority: str | None = None) -> list[PlanLine]:
    """The lines with one of them put at a place (from 1) of its priority, or of another, which is ranked anew.

    Other priorities keep their ranks. Raises KeyError for a line that is not among them.
    """
    known = {line.id: line for line in lines}
    target = known[line_id].priority if priority is None else priority
    row = [line for line in in_order(lines) if line.priority == target and line.id != line_id]
    row.insert(max(0, min(place - 1, len(row))), known[line_id])
    ranked = {
        line.id: line if (line.priority, line.rank) == (target, number) else line.standing(target, number)
        for number, line in enumerate(row, 1)
    }
    return [ranked.get(line.id, line) for line in lines]


def changed(before: Iterable[PlanLine], after: Iterable[PlanLine]) -> dict[int, tuple[str, int | None]]:
    """Priority and rank of every line that stands elsewhere afterwards, by id."""
    old = {line.id: (line.priority, line.rank) for line in before}
    return {
        line.id: (line.priority, line.rank)
        for line in after
        if old.get(line.id) != (line.priority, line.rank)
    }


def with_changes(lines: Iterable[PlanLine], wanted: Mapping[int, tuple[str, int | None]]) -> list[PlanLine]:
    """The lines with other priorities and ranks; ids that are not among them are left out."""
    return [line.standing(*wanted[line.id]) if line.id in wanted else line for line in lines]


def total_of(lines: Iterable[Counts], priority: str = "") -> int:
    """Sum in cents of the lines the plan counts, of one priority or of all."""
    return sum(line.total for line in counted(lines) if not priority or line.priority == priority)


def count_of(lines: Iterable[Counts], priority: str) -> int:
    """How many lines of a priority the plan counts."""
    return sum(1 for line in counted(lines) if line.priority == priority)


def pme_of(lines: Iterable[Counts]) -> int:
    """Sum in cents of professional military education among the lines the plan counts."""
    return sum(line.total for line in counted(lines) if line.pme)


def e_imet_of(lines: Iterable[Counts]) -> int:
    """Sum in cents of what counts as expanded IMET; it is a share of the same money, never more (JSCET 3-4)."""
    return sum(line.e_imet_cents for line in counted(lines))


MOBILE_TEAM, FIFTH_QUARTER = "MTT", 5


def of_language(line: PlanLine, aids: Collection[str]) -> bool:
    """Whether a line is for English: a language course, or books and laboratories by their generic codes."""
    return line.language or line.generic in aids


def educates(line: PlanLine, aids: Collection[str] = ()) -> bool:
    """Whether end-of-year money may pay the line: invitational or other PME, or E-IMET (SAMM Figure C10.F2 item 3).

    Instructors of English, laboratories and books are never paid so, whatever share of them counts as E-IMET.
    """
    return line.pme or line.by_invitation or (bool(line.e_imet) and not of_language(line, aids))


def late_team(line: PlanLine, year: int) -> bool:
    """Whether a line is a mobile team in the fifth quarter of a program year, when none can run."""
    late = line.starts_on is not None and in_fifth_quarter(line.starts_on, year)
    return line.kind == MOBILE_TEAM and (late or line.quarter == FIFTH_QUARTER)
