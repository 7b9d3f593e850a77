"""The plan of a country by program year: its money, its IMET lines in their order, what is paid and what falls out.

Prior, current, budget and planning year always stand in it, and later ones that have lines or money (PLN-01; SAMM
C2.1.6.2). The arithmetic is that of `models.planning.measures`; nothing is written here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from app import findings
from app.planning.planned import Planned, planned
from app.reader import Reader
from app.reading import Cond, Query
from app.store.connection import translated
from models.calendar import fiscal_year
from models.findings import Finding
from models.office.places import Country
from models.planning import measures, yearly
from models.planning.derive import IMET
from models.planning.measures import PlanLine, Share
from models.planning.of_year import begins_on, ends_on
from models.planning.requests import TrainingTeam
from models.planning.years import Allocation, TrainingYear
from models.policy import Policy
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram

FORFEITED, B = "FO", "B"
CALLED = {
    yearly.PRIOR: "prior year",
    yearly.CURRENT: "current year",
    yearly.BUDGET: "budget year",
    yearly.PLANNING: "planning year",
}


class Standing(StrEnum):
    """Whether money reaches a line."""

    CAME = "Money came"
    COUNTED = "Within the money"
    """Within what is reckoned with, of which not so much has come yet."""
    OUT = "Falls out"


@dataclass(frozen=True)
class Money:
    """The money of a year in cents, as told so far."""

    ceiling: int | None
    came: int = 0
    """Allocations less what was taken back, without end-of-year money."""
    first_on: date | None = None
    end_of_year: int = 0
    """What came by end-of-year reallocation; it pays the lines of priority B."""
    resolution: Decimal | None = None
    """Share of the ceiling that may be planned for while a continuing resolution stands."""
    begins: date = date.min
    today: date = date.min

    @property
    def usable(self) -> int | None:
        """What the plan reckons with: the ceiling, or the part a continuing resolution leaves; None while not told."""
        return yearly.may_plan(self.ceiling, self.resolution)

    @property
    def short(self) -> int | None:
        """By how much what came is less than the ceiling; None without a ceiling."""
        return None if self.ceiling is None else max(0, self.ceiling - self.came)

    @property
    def days_late(self) -> int:
        """Days from 1 October to the first money, or to today while none came; 0 before the year begins."""
        return max(0, ((self.first_on or self.today) - self.begins).days)


@dataclass(frozen=True)
class Limits:
    """The shares a year must keep, in percent of its ceiling; 0 where the office has set none."""

    a: Decimal
    d: Decimal
    pme: Decimal
    e_imet: Decimal


@dataclass(frozen=True)
class Lost:
    """A line that was given up, and what that cost; None while the share charged is not told."""

    name: str
    cost: int | None


@dataclass(frozen=True)
class Placed:
    """A line at its place within its priority, the sum up to it in its money, and whether that reaches it."""

    line: PlanLine
    place: int
    sum: int
    standing: Standing
    fifth: bool = False
    """Starts in the quarter after its program year."""


@dataclass(frozen=True)
class Told:
    """A share that the plan must keep, with its name."""

    title: str
    share: Share
    limited: bool = True
    """False while the office has set no limit."""

    @property
    def kept(self) -> bool | None:
        """Whether it is kept; None where nothing can be said."""
        return self.share.met if self.limited else None

    @property
    def word(self) -> str:
        """Kept or missed, in words."""
        if self.share.whole is None:
            return "No ceiling told"
        if not self.limited:
            return "No share set"
        if self.share.met is None:
            return "No part of $0"
        return "Kept" if self.share.met else "Missed"

    @property
    def asked(self) -> str:
        """The limit in words."""
        return f"at {'least' if self.share.at_least else 'most'} {self.share.limit.normalize():f} %"


@dataclass(frozen=True)
class YearPlan:
    """One program year of a country."""

    country_id: int
    year: int
    called: str
    """PRIOR, CY, BY or PY."""
    record_id: int | None
    money: Money
    limits: Limits
    lines: tuple[PlanLine, ...] = ()
    """The IMET lines that the plan counts."""
    others: tuple[PlanLine, ...] = ()
    """Lines that other money pays."""
    lost: tuple[Lost, ...] = ()
    teams: tuple[str, ...] = ()
    women_in_forces: Decimal | None = None
    women_in_imet: Decimal | None = None
    people: Mapping[int, str] = field(default_factory=dict)
    """Who goes, by line: the student's name, else how many."""

    @property
    def title(self) -> str:
        """FY, year and what it is called."""
        return f"FY {self.year} ({CALLED[self.called]})"

    @property
    def empty(self) -> bool:
        """Whether nothing is planned and no money is told."""
        return not (self.lines or self.others or self.lost or self.record_id)

    @cached_property
    def placed(self) -> list[Placed]:
        """Its lines in order, at the money it reckons with."""
        return place(self, self.lines, self.money.usable)


@dataclass(frozen=True)
class CountryPlan:
    """All years of a country's plan."""

    country_id: int
    country: str
    years: tuple[YearPlan, ...]

    def of(self, year: int) -> YearPlan | None:
        """One of its years; None where it has none such."""
        return next((each for each in self.years if each.year == year), None)


# -- what follows of the lines ---------------------------------------------------------------------------------------
def place(year: YearPlan, lines: Iterable[PlanLine], amount: int | None, supposed: int = 0) -> list[Placed]:
    """Lines in order with what an amount reaches; priority B is paid by end-of-year money alone.

    `supposed` are cents of end-of-year money that have not come: they pay after those that came.
    """
    money = year.money
    found = []
    for each in measures.funded(lines, amount, money.end_of_year + supposed):
        came = money.end_of_year if each.line.priority == B else money.came
        paid = Standing.CAME if each.sum <= came else Standing.COUNTED
        standing = paid if each.pays else Standing.OUT
        fifth = measures.is_fifth_quarter(each.line, year.year)
        found.append(Placed(each.line, each.place, each.sum, standing, fifth))
    return found


def ends(placed: Sequence[Placed]) -> list[int]:
    """The places in the list before which money ends: that of the year, and end-of-year money."""
    found: dict[bool, int] = {}
    for at, each in enumerate(placed):
        if each.standing is Standing.OUT:
            found.setdefault(each.line.priority == B, at)
    return sorted(found.values())


def paid_up_to(placed: Sequence[Placed], at: int) -> int:
    """What the lines before an end come to, in the money that ends there."""
    each = placed[at]
    return each.sum - each.line.total


def alternates(lines: Iterable[PlanLine]) -> dict[int, list[PlanLine]]:
    """The lines that are named as alternate of another one, by that one."""
    found: dict[int, list[PlanLine]] = {}
    for line in lines:
        if line.alternate_of is not None:
            found.setdefault(line.alternate_of, []).append(line)
    return found


def shares(year: YearPlan, placed: Sequence[Placed], amount: int | None = None) -> list[Told]:
    """The shares of a year: of its ceiling and all its lines, or of another amount and the lines that it pays for."""
    whole = year.money.ceiling if amount is None else amount
    every = [each.line for each in placed]
    reached = every if amount is None else [each.line for each in placed if each.standing is not Standing.OUT]
    limits, total_of = year.limits, measures.total_of
    return [
        Told("Priority A", Share(total_of(every, "A"), whole, limits.a, False)),
        Told("Priority D", Share(total_of(every, "D"), whole, limits.d, False)),
        Told("Military education", Share(measures.pme_of(reached), whole, limits.pme, True)),
        Told("Expanded IMET", Share(measures.e_imet_of(reached), whole, limits.e_imet, True), limits.e_imet > 0),
    ]  # fmt: skip


# -- reading ---------------------------------------------------------------------------------------------------------
def read(reader: Reader, country_id: int | None = None) -> CountryPlan:
    """All years of the plan of a country (the one the office serves unless said). Raises NotFound."""
    now = fiscal_year(reader.today)
    with reader.still():
        held = planned(reader, now + 1, country_id)
        named = {row.fiscal_year or 0 for row in held.programs.values()} | set(held.training_years)
        beyond = sorted(each for each in named if each > now + 2)
        held = replace(held, also=(now - 1, now, *beyond))
        policy = _policy(reader)
        years = tuple(_year(held, each, policy) for each in (*range(now - 1, now + 3), *beyond))
    country = held.country
    return CountryPlan(country.id if country else 0, country.shown_title if country else "", years)


def read_year(reader: Reader, year: int, country_id: int | None = None) -> YearPlan:
    """One year of the plan of a country. Raises NotFound."""
    with reader.still():
        return _year(planned(reader, year, country_id), year, _policy(reader))


def countries(reader: Reader) -> list[tuple[int, str]]:
    """The countries that have a plan from the prior year on, by name, with their ids."""
    first = Cond("fiscal_year", ">=", fiscal_year(reader.today) - 1)
    ids = {
        row.country_id
        for kind in (TrainingYear, TrainingProgram)
        for row in reader.records(Query(kind, where=first))
        if row.country_id
    }
    found: list[Country] = [row for row in reader.records(Query(Country)) if row.id in ids]
    return sorted(((row.id, row.shown_title) for row in found), key=lambda each: each[1])


def rule_findings(reader: Reader, year: int, country_id: int | None = None) -> list[Finding]:
    """What the rules find of a program year and of the country's years as a whole. Raises NotFound."""
    held = planned(reader, year, country_id)
    if held.country is None:
        return []
    found = [each for each in reader.findings(Country, held.country.id) if each.rule.startswith("PLN-")]
    row = held.training_years.get(year)
    return [*found, *(reader.findings(TrainingYear, row.id) if row else ())]


def _policy(reader: Reader) -> Policy:
    with translated():
        return findings.policy_of(reader.connection)


def _year(held: Planned, year: int, policy: Policy) -> YearPlan:
    rows, told = held.every(year), held.training_years.get(year)
    counted = list(measures.counted(held.measured(rows)))
    ours = tuple(line for line in counted if line.program.startswith(IMET))
    own = {line.id for line in ours}
    return YearPlan(
        country_id=held.country.id if held.country else 0,
        year=year,
        called=yearly.plan_year(year, held.reader.today),
        record_id=told.id if told else None,
        money=_money(held, year),
        limits=_limits(policy, min(held.reader.today, ends_on(year))),
        lines=tuple(measures.in_order(ours)),
        others=tuple(line for line in counted if line.id not in own),
        lost=tuple(_lost(row) for row in rows if row.line_status == FORFEITED),
        teams=tuple(_team(row) for row in held.teams_of(year)),
        women_in_forces=told.women_pct_forces if told else None,
        women_in_imet=told.women_pct_imet if told else None,
        people=_people(held.reader, [row for row in rows if row.id in own]),
    )


def _money(held: Planned, year: int) -> Money:
    told, today = held.training_years.get(year), held.reader.today
    rows = held.reader.children(Allocation, "year_id", told.id) if told else []
    usual, late = yearly.come(rows, today)
    stands = told is not None and yearly.stands_under_resolution(told.cr_from, told.cr_to, today)
    return Money(
        ceiling=held.ceiling(year),
        came=sum(map(yearly.signed, usual)),
        first_on=min((day for row in usual if (day := row.get("allocated_on"))), default=None),
        end_of_year=sum(map(yearly.signed, late)),
        resolution=told.cr_percent if told and stands else None,
        begins=begins_on(year),
        today=today,
    )


def _limits(policy: Policy, on: date) -> Limits:
    return Limits(*(policy.number(f"imet.{each}_percent", on) for each in ("a", "d", "pme", "eimet")))


def _lost(row: TrainingLine) -> Lost:
    tuition = row.total_cost if row.unit_cost is None else row.unit_cost * (row.quantity or 1)
    return Lost(row.line_name or "", yearly.forfeited(tuition, row.penalty_pct))


def _team(row: TrainingTeam) -> str:
    return row.team_title or row.shown_title


def _people(reader: Reader, rows: Sequence[TrainingLine]) -> dict[int, str]:
    """The student of each line by name, else how many it is for."""
    named = [row.id for row in rows if row.student_id]
    shown = dict(zip(named, reader.rows(TrainingLine, ("student_id",), named), strict=True)) if named else {}
    return {
        row.id: shown[row.id].cells[0]
        if row.id in shown
        else f"{row.quantity or 1} {'student' if (row.quantity or 1) == 1 else 'students'}"
        for row in rows
    }
