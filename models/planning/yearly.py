"""The money of a program year as it is told and as it comes, and what a year is called from today."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from models.calendar import fiscal_year
from models.kinds import Kind
from models.training.penalty import of_tuition

REALLOCATED = "REALLOCATED"
"""Kind of an allocation at the end of the year; it pays the lines of priority B."""


TAKEN_BACK = "WITHDRAWN"


def signed(allocation: Kind) -> int:
    """What an allocation adds in cents; money taken back takes off, whether or not it was written with a minus."""
    amount: int = allocation.get("amount") or 0
    return -abs(amount) if allocation.get("allocation_kind") == TAKEN_BACK else amount


def come(allocations: Iterable[Kind], today: date) -> tuple[list[Kind], list[Kind]]:
    """The allocations of a year that came by a day, without a day ones too: the usual ones, and end-of-year money."""
    here = [
        row
        for row in allocations
        if row.get("amount") is not None and (row.get("allocated_on") or today) <= today
    ]
    late = [row for row in here if row.get("allocation_kind") == REALLOCATED]
    return [row for row in here if row not in late], late


def forfeited(tuition: int | None, penalty: Decimal | None) -> int | None:
    """What a line that was given up cost in cents, as the penalty is worked out; None while its share is not told."""
    return None if tuition is None or penalty is None else of_tuition(tuition, penalty)


def ceiling_of(told: int | None, parts: Iterable[int | None]) -> int | None:
    """The ceiling of a year in cents: as the year tells it, else the sum over its programs; None when nobody told."""
    if told is not None:
        return told
    known = [each for each in parts if each is not None]
    return sum(known) if known else None


def may_plan(ceiling: int | None, percent: Decimal | None) -> int | None:
    """What may be planned for under a continuing resolution, cut to whole cents; all of it where no share is told."""
    if ceiling is None or percent is None:
        return ceiling
    return int(ceiling * percent / 100)


def stands_under_resolution(begins: date | None, ends: date | None, today: date) -> bool:
    """Whether a continuing resolution stands on a day, its first and last day included."""
    return begins is not None and begins <= today and (ends is None or today <= ends)


CURRENT, BUDGET, PLANNING, PRIOR = "CY", "BY", "PY", "PRIOR"


def plan_year(program_year: int | None, today: date) -> str:
    """Current, budget or planning year (and what lies beyond), or prior year, of a program; empty without its year."""
    if program_year is None:
        return ""
    ahead = program_year - fiscal_year(today)
    return PRIOR if ahead < 0 else (CURRENT, BUDGET, PLANNING)[min(ahead, 2)]
