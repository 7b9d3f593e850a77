"""The working group's checklist: what each item comes to, from plain facts of a year (SAMM Figure C10.F2).

Money is whole cents and compared in exact numbers, so that 49.99 % fails where 50 % is asked. Nothing here keeps
anything from going on: the group decides.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.fields import show_date, show_money
from models.planning.measures import (
    PlanLine,
    Share,
    counted,
    e_imet_of,
    educates,
    in_order,
    late_team,
    pme_of,
    total_of,
)
from models.text import counted as many
from models.text import listed


class State(StrEnum):
    """What an item comes to."""

    MET = "Met"
    FAILS = "Not met"
    OPEN = "Cannot be told"
    UNSET = "No share set"


@dataclass(frozen=True)
class Behind:
    """A line behind a result: which, what it costs in cents, and what it does there."""

    line_id: int
    name: str
    cents: int
    why: str


@dataclass(frozen=True)
class Result:
    """What an item comes to, in a sentence, with the numbers it was worked out of and the lines behind them."""

    code: str
    state: State
    said: str
    figures: tuple[tuple[str, str], ...] = ()
    behind: tuple[Behind, ...] = ()
    unconfirmed: bool = False
    """Whether it rests on a value that nobody compared with its source."""


@dataclass(frozen=True)
class Women:
    """The shares of women a year reports, in percent; None where nobody told."""

    in_forces: Decimal | None = None
    in_imet: Decimal | None = None


@dataclass(frozen=True)
class MeetingFacts:
    """What the checklist of a current year asks of the records."""

    country: str
    year: int
    ceiling: int | None
    lines: tuple[PlanLine, ...]
    """The current year's IMET lines."""
    plan: str = ""
    """What the CETPP that goes to the session is called; empty where none is on file."""
    approved_on: date | None = None
    visible_on: date | None = None
    women: Mapping[int, Women] = field(default_factory=dict)
    a_limit: Decimal = Decimal(100)
    pme_limit: Decimal = Decimal(50)
    e_imet_limit: Decimal = Decimal(0)
    e_imet_unconfirmed: bool = True
    aids: Collection[str] = ()
    """Generic codes of English language aids, which end-of-year money never pays."""

    @property
    def women_years(self) -> tuple[int, int]:
        """Current and planning year, whose shares of women the checklist names."""
        return self.year, self.year + 2


def results(facts: MeetingFacts) -> list[Result]:
    """Every item in order."""
    return [each(facts) for each in _ITEMS]


# -- the items -------------------------------------------------------------------------------------------------------
def _header(f: MeetingFacts) -> Result:
    figures = (("Country", f.country), ("Fiscal year", f"{f.year}"), ("Ceiling", _money(f.ceiling)))
    told = (("the country", bool(f.country)), ("the ceiling", f.ceiling is not None))
    missing = [name for name, there in told if not there]
    if missing:
        return Result(
            "CY-0", State.OPEN, f"{_first(listed(missing))} of FY {f.year} is not recorded.", figures
        )
    return Result("CY-0", State.MET, f"{f.country}, FY {f.year}, ceiling {_money(f.ceiling)}.", figures)


def _plan(f: MeetingFacts) -> Result:
    figures: list[tuple[str, str]] = [
        ("Plan", f.plan), ("Approved by the command", _day(f.approved_on)), ("Visible in SAN", _day(f.visible_on)),
    ]  # fmt: skip
    lacks = [words for words, there in (
        ("on file", f.plan), ("approved by the command", f.approved_on), ("visible in SAN", f.visible_on),
    ) if not there]  # fmt: skip
    untold: list[str] = []
    for year in f.women_years:
        women = f.women.get(year, Women())
        for words, value in (("in the forces", women.in_forces), ("in IMET", women.in_imet)):
            figures.append((f"Women {words}, {year}", "" if value is None else f"{value} %"))
            if value is None:
                untold.append(f"{words} {year}")
    said = []
    if lacks:
        wanting = lacks[:1] if not f.plan else lacks
        said.append(f"The CETPP is {'neither ' if wanting[1:] else 'not '}{' nor '.join(wanting)}.")
    if untold:
        said.append(f"The share of women is not recorded: {', '.join(untold)}.")
    if said:
        return Result("CY-1", State.FAILS, " ".join(said), tuple(figures))
    told = f"{f.plan} was approved on {_day(f.approved_on)} and is visible since {_day(f.visible_on)}."
    return Result("CY-1", State.MET, told, tuple(figures))


def _priority_a(f: MeetingFacts) -> Result:
    share = Share(total_of(f.lines, "A"), f.ceiling, f.a_limit, at_least=False)
    return _shared("CY-2", "Priority A", share, _behind(f.lines, lambda line: line.priority == "A"))


def _priority_b(f: MeetingFacts) -> Result:
    found = [line for line in in_order(f.lines) if line.priority == "B"]
    behind = tuple(Behind(line.id, line.name, line.total, _as_b(line, f)) for line in found)
    wrong = sum(not educates(line, f.aids) or late_team(line, f.year) for line in found)
    figures = (("Lines of priority B", f"{len(found)}"), ("Their cost", _money(total_of(found))),
               ("Not of an allowed kind", f"{wrong}"))  # fmt: skip
    if not found:
        return Result("CY-3", State.MET, "No line has priority B.", figures)
    if wrong:
        told = f"{wrong} of {many(len(found), 'line')} of priority B {_is(wrong)} not of a kind that may be."
        return Result("CY-3", State.FAILS, told, figures, behind)
    told = f"{many(len(found), 'line')} of priority B for {_money(total_of(found))}, of allowed kinds."
    return Result("CY-3", State.MET, told, figures, behind)


def _priority_d(f: MeetingFacts) -> Result:
    behind = _behind(f.lines, lambda line: line.priority == "D")
    cents = total_of(f.lines, "D")
    figures = (("Lines of priority D", f"{len(behind)}"), ("Their cost", _money(cents)))
    if not behind:
        return Result("CY-4", State.MET, "No line of priority D is left.", figures)
    told = f"{many(len(behind), 'line')} of priority D for {_money(cents)} {_is(len(behind))} left."
    return Result("CY-4", State.FAILS, told, figures, behind)


def _education(f: MeetingFacts) -> Result:
    share = Share(pme_of(f.lines), f.ceiling, f.pme_limit, at_least=True)
    behind = _behind(f.lines, lambda line: line.pme)
    return _shared("CY-5", "Professional military education", share, behind)


def _expanded(f: MeetingFacts) -> Result:
    share = Share(e_imet_of(f.lines), f.ceiling, f.e_imet_limit, at_least=True)
    behind = tuple(
        Behind(line.id, line.name, line.e_imet_cents, f"{line.e_imet.normalize():f} % of {_money(line.total)}")
        for line in in_order(f.lines) if line.e_imet
    )  # fmt: skip
    result = _shared("CY-6", "E-IMET", share, behind, unconfirmed=f.e_imet_unconfirmed)
    if f.e_imet_limit > 0:
        return result
    comes = f"E-IMET comes to {_money(share.part)}{_of(share)}."
    told = f"No share is set, since the text of the item was not seen. {comes}"
    return Result("CY-6", State.UNSET, told, result.figures, behind, unconfirmed=True)


_ITEMS: tuple[Callable[[MeetingFacts], Result], ...] = (
    _header, _plan, _priority_a, _priority_b, _priority_d, _education, _expanded,
)  # fmt: skip


# -- words -----------------------------------------------------------------------------------------------------------
def _shared(
    code: str, what: str, share: Share, behind: tuple[Behind, ...], *, unconfirmed: bool = False
) -> Result:
    word = "at least" if share.at_least else "at most"
    figures = (
        (what, _money(share.part)), ("Ceiling", _money(share.whole)),
        ("Share", "" if share.percent is None else f"{share.percent} %"), ("Asked for", f"{word} {share.limit} %"),
    )  # fmt: skip
    if share.met is None:
        lacking = (
            "there is no ceiling to compare it with"
            if share.whole is None
            else "of a ceiling of $0 nothing is asked"
        )
        told = f"{what} comes to {_money(share.part)}; {lacking}."
        return Result(code, State.OPEN, told, figures, behind, unconfirmed)
    told = f"{what} comes to {_money(share.part)}{_of(share)}"
    if share.met:
        return Result(
            code, State.MET, f"{told}; {word} {share.limit} % is asked for.", figures, behind, unconfirmed
        )
    gap = "lacks" if share.at_least else "is too much"
    more = (*figures, (_first(f"what {gap}"), _money(share.lacks)))
    return Result(code, State.FAILS, f"{told}; {_money(share.lacks)} {gap}.", more, behind, unconfirmed)


def _of(share: Share) -> str:
    part = "" if share.percent is None else f", {share.percent} %"
    return "" if share.whole is None else f" of {_money(share.whole)}{part}"


def _behind(lines: Iterable[PlanLine], wanted: Callable[[PlanLine], bool]) -> tuple[Behind, ...]:
    return tuple(
        Behind(line.id, line.name, line.total, f"priority {line.priority}" if line.priority else "no priority")
        for line in in_order(counted(lines)) if wanted(line)
    )  # fmt: skip


def _as_b(line: PlanLine, f: MeetingFacts) -> str:
    """What kind of line of priority B it is, or why it may be none."""
    if late_team(line, f.year):
        return "not allowed: a mobile team in the fifth quarter"
    if line.by_invitation:
        return "allowed: education by invitation"
    if line.pme:
        return "allowed: other professional education"
    if educates(line, f.aids):
        return "allowed: E-IMET"
    if line.e_imet:
        return "not allowed: English language training, laboratories or books"
    return "not allowed: neither professional education nor E-IMET"


def _money(cents: int | None) -> str:
    return "" if cents is None else show_money(cents)


def _day(day: date | None) -> str:
    return "" if day is None else show_date(day)


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]
