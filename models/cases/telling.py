"""What the rules of cases share: the funds that are grants, states in which they speak, business days."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from models.calendar import work_calendar
from models.cases.states import BEFORE_OFFER, ENDED, FIRST
from models.fields import show_date
from models.kinds import Kind

FMF = frozenset({"FMF_NONREPAYABLE", "FMF_REPAYABLE"})
GRANTS = frozenset({*FMF, "EDA_GRANT", "MAP_MERGER"})


def state(case: Kind) -> str:
    """The derived state of a case."""
    return str(case.get("case_state") or FIRST)


def alive(case: Kind) -> bool:
    """Whether anything may still be due on a case."""
    return state(case) not in ENDED


def is_bpc(case: Kind) -> bool:
    """Whether it is a BPC case."""
    return bool(case.get("case_kind") == "BPC")


def before_offer(case: Kind) -> bool:
    """Whether the case was not offered yet, by its state."""
    return state(case) in BEFORE_OFFER


def business_days_after(start: date, days: int) -> tuple[date, str]:
    """A day some U.S. business days later, federal holidays left out, and the sum in words."""
    due = work_calendar(None, ()).add(start, days)
    return due, f"{show_date(start)} + {days} business days = {show_date(due)}"


def out_of_order(row: Kind, keys: Iterable[str]) -> list[tuple[str, str]]:
    """The neighbours among days, empty ones left out, of which the later one lies before the earlier one."""
    known = [key for key in keys if row.get(key) is not None]
    return [(one, two) for one, two in pairwise(known) if row.get(two) < row.get(one)]


def dollars(cents: int) -> str:
    """An amount of cents as a sentence says it: whole dollars."""
    return f"USD {cents / 100:,.0f}"
