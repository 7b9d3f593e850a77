"""Derived fields of planning records: pure functions of facts that never ask for the day."""

from typing import Any

from models.kinds import Kind

ALLOCATIONS = ("allocation<year_id",)
POSITIONS = ("prominent_position<person_id",)
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
    return sum(row.get("amount") or 0 for row in rows) if rows else None


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
