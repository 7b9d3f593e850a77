"""Derived fields of planning records: pure functions of facts that never ask for the day."""

from collections.abc import Sequence
from typing import Any

from models.kinds import Kind
from models.planning import measures, yearly
from models.planning.measures import Priced
from models.rules import Facts, once

ALLOCATIONS = ("allocation<year_id",)
POSITIONS = ("prominent_position<person_id",)
PROGRAM_LINES = "training_line<program_id[line_status,priority,total_cost,course_id]"
PLAN = (PROGRAM_LINES, f"{PROGRAM_LINES}.course_id")
IMET = "IMET"
"""Start of the labels of which plan sums are kept; rules and papers ask the policy `imet.label_prefix` besides."""
EMPTY, DRAFTED, REVIEWED, NOT_NEEDED = "UNWRITTEN", "DRAFTED", "REVIEWED", "NOT_NEEDED"


def _named(word: str, year: int | None) -> str:
    return f"{word} {year}" if year else word


def year_name(facts: Any) -> str:
    """FY and the year."""
    return _named("FY", facts.record.get("fiscal_year"))


def cetpp_name(facts: Any) -> str:
    """CETPP and its budget year."""
    return _named("CETPP", facts.record.get("budget_year"))


def session_name(facts: Any) -> str:
    """SCETWG and its year."""
    return _named("SCETWG", facts.record.get("session_fy"))


def allocated(facts: Any) -> int | None:
    """Sum of all allocations of a year in cents; None before the first came."""
    rows = facts.all("allocation<year_id")
    return sum(map(yearly.signed, rows)) if rows else None


def section_state(facts: Any) -> str:
    """How far a section of the plan is, from its words and its review."""
    row = facts.record
    if row.get("reviewed_on") and (row.get("narrative") or row.get("nothing_because")):
        return REVIEWED
    if row.get("narrative"):
        return DRAFTED
    return NOT_NEEDED if row.get("nothing_because") else EMPTY


def waiver_total(facts: Any) -> int | None:
    """Quantity times unit cost plus other costs, in cents; None while the unit cost is not known."""
    row = facts.record
    unit = row.get("waiver_unit_cost")
    if unit is None:
        return None
    return int((row.get("waiver_quantity") or 1) * unit + (row.get("waiver_other_cost") or 0))


def latest_first(positions: list[Kind]) -> list[Kind]:
    """Positions, those still held first, then by when they began, the latest first."""
    began = sorted(positions, key=lambda row: (str(row.stored.get("held_from") or ""), row.id), reverse=True)
    return sorted(began, key=lambda row: row.get("held_to") is not None)


def current_position(facts: Any) -> str | None:
    """The latest position that has no end."""
    held = latest_first(facts.all("prominent_position<person_id"))
    return next((row.get("position_title") for row in held if row.get("held_to") is None), None)


def positions_held(facts: Any) -> str | None:
    """All positions, the latest first, joined as the report prints them (SAMM C10.21.1.3)."""
    titles = [row.get("position_title") for row in latest_first(facts.all("prominent_position<person_id"))]
    return "; ".join(title for title in titles if title)[:2000] or None


def is_planned(program: Kind) -> bool:
    """Whether sums of the plan are kept of a program: of IMET only, since no other money has its shares."""
    return str(program.stored.get("program_label") or "").startswith(IMET)


@once
def _plan(facts: Facts) -> Sequence[Priced] | None:
    """The lines of an IMET program as the plan counts them; None of other programs."""
    if not is_planned(facts.record):
        return None
    return measures.priced(facts.all(PROGRAM_LINES), lambda line: facts.linked(line, "course_id"))


def plan_a(facts: Any) -> int | None:
    """Sum in cents of the lines of priority A."""
    return None if (lines := _plan(facts)) is None else measures.total_of(lines, "A")


def plan_b(facts: Any) -> int | None:
    """Sum in cents of the lines of priority B."""
    return None if (lines := _plan(facts)) is None else measures.total_of(lines, "B")


def plan_d(facts: Any) -> int | None:
    """Sum in cents of the lines of priority D."""
    return None if (lines := _plan(facts)) is None else measures.total_of(lines, "D")


def plan_d_lines(facts: Any) -> int | None:
    """How many lines of priority D the plan counts; some have no price yet."""
    return None if (lines := _plan(facts)) is None else measures.count_of(lines, "D")


def plan_pme(facts: Any) -> int | None:
    """Sum in cents of professional military education."""
    return None if (lines := _plan(facts)) is None else measures.pme_of(lines)


def plan_e_imet(facts: Any) -> int | None:
    """Sum in cents of what counts as expanded IMET."""
    return None if (lines := _plan(facts)) is None else measures.e_imet_of(lines)
