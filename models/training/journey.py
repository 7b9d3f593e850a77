"""One student's way through one training: which lines it is about, and what was recorded on it.

A student may come again after years. His records of the way (order, briefing, notice, travel, interview) count for
the training that is under way: the lines of one WCN.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from models.kinds import Kind
from models.rules import Facts, once
from models.training.derive import CLOSED_LINES, open_lines
from models.training.where import in_united_states

LINES = "training_line<student_id"
STARTED = frozenset({"IN_TRAINING", "UA"})
AFTERWARDS = frozenset({"returned_on", "interviewed_on", "filed_on", "report_received_on"})
"""What is recorded after a training: until the next one begins it is about the one before."""
_LONG_BEFORE = timedelta(days=366)
"""An order older than that, counted from the report date, was for a training whose lines are not on file."""


def journey_lines(lines: Iterable[Kind]) -> list[Kind]:
    """The lines of the training under way: begun, else the next to begin, else the one that ended last."""
    rows = list(lines)
    ahead = open_lines(rows)
    first = next((line for line in ahead if line.get("line_status") in STARTED), next(iter(ahead), None))
    if first is None:
        ended = [line for line in rows if line.get("line_status") == "COMPLETED"]
        first = max(ended, key=lambda line: (line.get("end_date") or date.min, line.id), default=None)
    if first is None:
        return []
    dropped = CLOSED_LINES - {"COMPLETED"}
    same = [
        line
        for line in rows
        if line.get("wcn") == first.get("wcn") and line.get("line_status") not in dropped
    ]
    same = [line for line in same if line.get("program_id") == first.get("program_id") or not line.get("wcn")]
    return sorted(
        same, key=lambda line: (line.get("report_date") or date.max, line.get("line_suffix") or "", line.id)
    )


@once
def under_way(facts: Facts) -> list[Kind]:
    """The lines of the training under way among the facts of a student."""
    return journey_lines(facts.all(LINES))


def of_journey(facts: Facts, path: str, key: str) -> list[Kind]:
    """The rows along a path that belong to the training under way, by their line, their WCN, or their day.

    By its day too where it bears a WCN that is none of the student's, unless it is over a year older than the training:
    the line was given another one since.
    """
    if not facts.all(path):
        return []
    known = facts.worked_out
    if (path, key) not in known:
        known[path, key] = _of_journey(facts, path, key)
    found: list[Kind] = known[path, key]
    return found


def _of_journey(facts: Facts, path: str, key: str) -> list[Kind]:
    lines = under_way(facts)
    mine = {line.id for line in lines}
    wcns = {line.get("wcn") for line in lines if line.get("wcn")}
    known = {line.get("wcn") for line in facts.all(LINES)} - {None}
    reports = min((day for line in lines if (day := line.get("report_date"))), default=None)
    before = max(
        (line.get("end_date") for line in facts.all(LINES)
         if line.id not in mine and line.get("line_status") == "COMPLETED" and line.get("end_date")),
        default=date.min,
    )  # fmt: skip
    if key in AFTERWARDS and before > date.min:
        starts = (line.get("report_date") or line.get("start_date") for line in lines)
        before = max(before, min((day for day in starts if day), default=date.max))
    found = []
    for row in facts.all(path):
        line_id, wcn = row.stored.get("training_line_id"), row.stored.get("wcn")
        if line_id is not None:
            belongs = line_id in mine
        elif wcns and wcn in known:
            belongs = wcn in wcns
        else:
            strange = wcn is not None and bool(wcns)
            earliest = max(before, reports - _LONG_BEFORE) if strange and reports else before
            belongs = (row.get(key) or date.max) >= earliest
        if belongs:
            found.append(row)
    return found


def latest_on_journey(path: str, key: str) -> Any:
    """A derive function: the latest day under a key along a path, for the training under way."""

    def derive(facts: Facts) -> date | None:
        return max((value for row in of_journey(facts, path, key) if (value := row.get(key))), default=None)

    return derive


def standing_order(facts: Facts) -> Kind | None:
    """The issued order that stands: the newest order or amendment of this training that no entry corrects."""
    path = "issued_order<student_id"
    corrected = {row.stored.get("corrects_id") for row in facts.all(path)}
    standing = [
        row
        for row in of_journey(facts, path, "issued_on")
        if row.id not in corrected and row.get("issued_on") is not None
    ]
    return max(
        standing, key=lambda row: (row.get("issued_on"), row.get("amendment_no") or 0, row.id), default=None
    )


def order_number(facts: Facts) -> str | None:
    """Number of the order that stands."""
    row = standing_order(facts)
    return row.get("order_number") if row else None


def order_issued(facts: Facts) -> date | None:
    """Day of the order that stands."""
    row = standing_order(facts)
    found = row.get("issued_on") if row else None
    return found if isinstance(found, date) else None


def in_training_since(facts: Facts) -> date | None:
    """The day training began, once a line says that it did."""
    begun = STARTED | {"COMPLETED"}
    days = [
        line.get("start_date") or line.get("report_date")
        for line in under_way(facts)
        if line.get("line_status") in begun
    ]
    return min((day for day in days if day), default=None)


def training_ended(facts: Facts) -> date | None:
    """The last day of a training whose lines are all completed."""
    lines = under_way(facts)
    if not lines or any(line.get("line_status") != "COMPLETED" for line in lines):
        return None
    return max((line.get("end_date") for line in lines if line.get("end_date")), default=None)


def nominated_on(facts: Facts) -> date | None:
    """The day the country named the student, from the screening that stands for this training; none once it ended."""
    days = [
        row.get("nomination_date")
        for row in of_journey(facts, "screening<student_id", "nomination_date")
        if row.get("nomination_ended_on") is None
    ]
    return max((day for day in days if day), default=None)


def way_wcn(facts: Facts) -> str | None:
    """The WCN of the training under way."""
    lines = under_way(facts)
    return lines[0].get("wcn") if lines else None


def goes_to_us(facts: Facts) -> bool | None:
    """Whether any line of the training under way leads to the United States; None without a line."""
    lines = under_way(facts)
    return any(in_united_states(line) for line in lines) if lines else None
