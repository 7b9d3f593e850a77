"""Absence without authority: what the installation does, whom it tells, and what the office follows."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.journey import under_way
from models.training.journeys import UnauthorizedAbsence
from models.training.order import LINES, call, listed, rows, shown, student_lines

ABSENCES = "unauthorized_absence<student_id"
TELLS = (
    "ice_local_on",
    "ice_national_on",
    "service_told_on",
    "program_manager_told_on",
    "ccmd_told_on",
    "dsca_told_on",
)
_TOLD = {
    "ice_local_on": "ICE (local)",
    "ice_national_on": "ICE (national)",
    "service_told_on": "the service",
    "program_manager_told_on": "the country program manager",
    "ccmd_told_on": "the combatant command",
    "dsca_told_on": "DSCA",
    "id_card_cancelled_on": "the identity card",
    "finance_told_on": "payments",
    "lodging_told_on": "lodging",
}
STOPS = ("id_card_cancelled_on", "finance_told_on", "lodging_told_on")


def _absences(f: Facts) -> list[UnauthorizedAbsence]:
    return rows(f, ABSENCES, UnauthorizedAbsence)


def _ended(each: UnauthorizedAbsence) -> date | None:
    return each.returned_on or each.detained_on


def _noticed(each: UnauthorizedAbsence) -> date | None:
    return each.noticed_on or (date.fromisoformat(each.last_seen_at[:10]) if each.last_seen_at else None)


@rule(
    "UAB-01",
    Strength.WARN,
    "SAMM C10.19",
    subject="student",
    tag="S08",
    reads=(LINES, ABSENCES),
    policy=("absence.declare_days",),
    says="Who is away for more than 24 hours without authority is verified and declared absent by the installation; "
    "the office keeps a record of it.",
    clears="The day it was declared, or the day of return, on the absence.",
)
def absence_followed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """UAB-01: an absence not declared and not over; a line in absence without a record, and the other way round."""
    still = [each for each in _absences(f) if _ended(each) is None]
    away = [line for line in student_lines(f) if line.line_status == "UA"]
    for each in still:
        noticed = _noticed(each)
        if each.declared_on is not None:
            continue
        days = p.whole("absence.declare_days", noticed or today)
        due = noticed + timedelta(days=days) if noticed else None
        yield Finding(
            "The student is absent; the installation verifies and declares it after 24 hours.",
            since=noticed,
            due_on=due,
            inputs=shown(noticed_on=noticed, declared_on=None),
            sum=f"{show_date(noticed)} + {days} day = {show_date(due)}" if noticed and due else "",
        )
    if away and not still:
        yield Finding(f"{call(f, away[0])} says unauthorized absence, and no absence is recorded.")
    if any(each.declared_on for each in still) and not away:
        yield Finding("The absence was declared, and no training line says so.")


@rule(
    "UAB-02",
    Strength.WARN,
    "SAMM C10.19",
    subject="student",
    tag="S08 I",
    reads=(ABSENCES,),
    policy=("absence.tell_days",),
    says="After the declaration ICE (local and national), the service, the program manager, the combatant command and "
    "DSCA are told, and identity card, payments and lodging are stopped; return or detention is reported.",
    clears="The days on which each was told or stopped, on the absence.",
)
def everybody_told(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """UAB-02: who was not told, what was not stopped, and the end that was not reported."""
    for each in _absences(f):
        declared, ended = each.declared_on, _ended(each)
        if declared is None:
            continue
        untold = [_TOLD[key] for key in TELLS if each.stored.get(key) is None]
        running = [_TOLD[key] for key in STOPS if each.stored.get(key) is None]
        if untold and ended is None:
            yield _within(p, declared, f"Not told of the absence: {listed(untold)}.")
        if running and ended is None:
            yield _within(p, declared, f"Not stopped during the absence: {listed(running)}.")
        if ended is not None and each.end_reported_on is None:
            how = "return" if each.returned_on else "detention"
            yield _within(p, ended, f"The {how} of {show_date(ended)} is not reported.")


def _within(p: Policy, start: date, message: str) -> Finding:
    days = p.whole("absence.tell_days", start)
    due = start + timedelta(days=days)
    return Finding(
        message,
        since=start,
        due_on=due,
        inputs=shown(since=start, days=days),
        sum=f"{show_date(start)} + {days} day{'s' * (days != 1)} = {show_date(due)}",
    )


@rule(
    "UAB-03",
    Strength.INFORM,
    "SAMM C10.19",
    subject="student",
    tag="S08",
    reads=(LINES, ABSENCES),
    says="Who is missing between two installations is reported by the last one, after it has asked the next.",
    clears="Nothing to record; the finding ends with the absence.",
)
def missing_between_sites(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """UAB-03: noticed after one line of the training ended and before the next began."""
    lines = under_way(f)
    for each in _absences(f):
        noticed = _noticed(each)
        if _ended(each) is None and noticed is not None and _between(lines, noticed):
            yield Finding(
                "The student is missing between two installations: the last one reports, after it has asked the next.",
                since=noticed,
                inputs=shown(noticed_on=noticed),
            )


def _between(lines: list[Kind], day: date) -> bool:
    ended = any(end < day for line in lines if (end := line.get("end_date")))
    ahead = any(start > day for line in lines if (start := line.get("report_date") or line.get("start_date")))
    during = any(
        start <= day <= end
        for line in lines
        if (start := line.get("report_date") or line.get("start_date")) and (end := line.get("end_date"))
    )
    return ended and ahead and not during
