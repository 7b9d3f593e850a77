"""Derived fields of training records: pure functions of facts that never ask for the day."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from models.fields import Stored
from models.kinds import Kind

CLOSED_LINES = frozenset({"COMPLETED", "CANCELLED", "FO"})
"""Line statuses after which a line is no longer part of what the student is going to do."""
CLEARED, NOT_CLEARED, PENDING = "CLEARED", "NOT_CLEARED", "PENDING"
HR_DATES = ("hr_result_date", "hr_submitted")
DOD_DATES = ("dod_vet_result_date", "dod_vet_submitted")
SCREENING_DATES = ("checklist_complete_date", "nomination_date")
TRAVELLING = frozenset({"ACCOMPANY", "JOIN_LATER"})


def open_lines(lines: Iterable[Kind]) -> list[Kind]:
    """The lines that still count, earliest first (by report date, then start date, then suffix)."""
    still = [line for line in lines if line.get("line_status") not in CLOSED_LINES]
    return sorted(
        still, key=lambda line: (_arrives(line) or date.max, line.get("line_suffix") or "", line.id)
    )


def _arrives(line: Kind) -> date | None:
    found = line.get("report_date") or line.get("start_date")
    return found if isinstance(found, date) else None


def next_line(facts: Any) -> Kind | None:
    """The first line that still counts, or None."""
    lines = open_lines(facts.all("training_line<student_id"))
    return lines[0] if lines else None


def next_report_date(facts: Any) -> date | None:
    """The day the student first reports."""
    line = next_line(facts)
    return _arrives(line) if line else None


def training_ends(facts: Any) -> date | None:
    """The last day of training over all lines that still count."""
    ends = [line.get("end_date") for line in open_lines(facts.all("training_line<student_id"))]
    return max((end for end in ends if end), default=None)


def next_course(facts: Any) -> str | None:
    """Title of the course that comes first."""
    line = next_line(facts)
    if line is None:
        return None
    course = facts.linked(line, "course_id")
    title = line.get("course_title") or (course.get("title") if course else None)
    return str(title) if title else None


def latest(rows: Iterable[Kind], *keys: str) -> Kind | None:
    """The row with the latest of its dates under the keys (the last recorded one when dates are equal)."""
    ordered = sorted(rows, key=lambda row: (max(row.get(key) or date.min for key in keys), row.id))
    return ordered[-1] if ordered else None


def standing(rows: Iterable[Kind], state: Callable[[Kind], str], *keys: str) -> Kind | None:
    """The latest row that decides; a renewal still pending does not undo an answer. Else the latest row."""
    rows = list(rows)
    return latest((row for row in rows if state(row) != PENDING), *keys) or latest(rows, *keys)


def hr_state(row: Kind) -> str:
    """Cleared, not cleared or pending, from the recorded human-rights result."""
    words = {"APPROVED": CLEARED, "REJECTED": NOT_CLEARED, "SUSPENDED": NOT_CLEARED}
    return words.get(row.get("hr_result") or "", PENDING)


def dod_state(row: Kind) -> str:
    """Cleared, not cleared or pending; a risk level is cleared only with a recorded approval."""
    result = row.get("dod_vet_result") or "PENDING"
    if result == "PENDING":
        return PENDING
    if result == "CLEAR" or (result != "DENIED" and row.get("dod_vet_approved_on")):
        return CLEARED
    return NOT_CLEARED


def screening_state(row: Kind) -> str:
    """Cleared, not cleared or pending, from the recorded outcome and the completion of the checklist."""
    if row.get("outcome") == "FAIL":
        return NOT_CLEARED
    done = row.get("outcome") == "PASS" and row.get("checklist_complete_date")
    return CLEARED if done else PENDING


def state_of_latest(path: str, state: Callable[[Kind], str], *keys: str) -> Any:
    """A derive function: the state that stands among the records along a path, None when there are none."""

    def derive(facts: Any) -> str | None:
        row = standing(own(facts.all(path)), state, *keys)
        return state(row) if row else None

    return derive


def own(rows: Iterable[Kind]) -> list[Kind]:
    """The rows that are about the student himself, not about a dependent."""
    return [row for row in rows if "dependent_id" not in row.fields or row.get("dependent_id") is None]


def latest_value(path: str, key: str) -> Any:
    """A derive function: the latest date under a key along a path."""

    def derive(facts: Any) -> date | None:
        return max((value for row in own(facts.all(path)) if (value := row.get(key))), default=None)

    return derive


def passport_in_force(rows: Iterable[Kind]) -> Kind | None:
    """The student's own passport: the one issued last; without days of issue the one valid longest."""
    held = own(rows)
    replaced = all(row.get("passport_issued_on") for row in held)
    return latest(held, "passport_issued_on" if replaced else "passport_expiry")


def passport_expiry(facts: Any) -> date | None:
    """The day the student's passport in force expires."""
    row = passport_in_force(facts.all("passport<student_id"))
    found = row.get("passport_expiry") if row else None
    return found if isinstance(found, date) else None


def latest_ecl(facts: Any) -> int | None:
    """The score of the most recent ECL test."""
    tests = [row for row in facts.all("english_test<student_id") if row.get("ecl_score") is not None]
    row = latest((row for row in tests if row.get("test_type") in (None, "ECL")), "test_date")
    return row.get("ecl_score") if row else None


def travelling_dependents(facts: Any) -> int:
    """How many dependents are to accompany or join the student."""
    return sum(1 for row in facts.all("dependent<student_id") if row.get("travel") in TRAVELLING)


def years_after(day: date | None, years: int) -> date | None:
    """The same day of the year some years later (28 Feb for 29 Feb), None when there is no day."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def line_name(facts: Any) -> str | None:
    """How a line is called: WCN with suffix and course title."""
    line = facts.record
    course = facts.one("course_id")
    title = line.get("course_title") or (course.get("title") if course else None)
    wcn = f"{line.get('wcn')}{line.get('line_suffix') or ''}" if line.get("wcn") else ""
    return " ".join(part for part in (wcn, title) if part)[:200] or None


COST_PARTS = ("quantity", "unit_cost", "other_cost", "tla_cost")
"""What the total of a line is made of."""


def cost_of_line(values: Mapping[str, Stored]) -> int | None:
    """What a line costs by its parts, in cents: quantity (one where it is not told) times unit cost, other cost and
    living allowance (training.md 3.5); None while no unit cost is told.
    """
    quantity, unit, other, allowance = (values.get(key) for key in COST_PARTS)
    if unit is None:
        return None
    return int(1 if quantity is None else quantity) * int(unit) + int(other or 0) + int(allowance or 0)


def program_name(facts: Any) -> str | None:
    """How a program is called: label, case and fiscal year ("FMS BN-B-OAA FY 2026")."""
    row = facts.record
    year = row.get("fiscal_year")
    parts = (row.get("program_label"), row.get("fms_case_id"), f"FY {year}" if year else None)
    return " ".join(part for part in parts if part) or None


def state_of_dependent(facts: Any) -> str | None:
    """The state of a dependent's DoD vetting, None when there is none."""
    row = standing(facts.all("dod_vetting<dependent_id"), dod_state, *DOD_DATES)
    return dod_state(row) if row else None
