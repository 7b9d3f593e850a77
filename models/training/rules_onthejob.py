"""Army training on the job and as an observer: asked for in time, as long as allowed, charged by the week."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.calendar import months_before
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.lines import TrainingLine
from models.training.of_line import (
    COURSE,
    PROGRAM,
    begins_on,
    days_of,
    is_ahead,
    is_army,
    is_asked_for,
    the_course,
    the_line,
    the_program,
    training_type,
)
from models.training.order import shown

ON_THE_JOB = frozenset({"OJT", "OBT"})


def _army_on_the_job(f: Facts) -> str:
    """OJT or OBT of the Army, else empty."""
    course = the_course(f)
    kind = training_type(the_line(f), course)
    return kind if kind in ON_THE_JOB and is_army(course, the_program(f)) else ""


@rule(
    "PLN-13",
    Strength.WARN,
    "JSCET 3-29g, 3-30a(6), 3-30b(3)",
    subject="training_line",
    tag="S20",
    reads=(COURSE, PROGRAM),
    when=is_asked_for,
    policy=("ojt.request_days",),
    says="Unprogrammed Army training on the job or as an observer is asked for at least 120 days before its start.",
    clears="The day it was asked for, recorded on the line.",
)
def asked_in_time(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-13: a duty to ask in time; afterwards, that it was asked too late."""
    line = the_line(f)
    starts = begins_on(line)
    if starts is None or starts < today or not _army_on_the_job(f):
        return
    days = p.whole("ojt.request_days", starts)
    due = starts - timedelta(days=days)
    inputs = shown(starts_on=starts, days_before=days, asked_for_on=line.requested_on)
    yield LooksAgain(starts + timedelta(days=1))
    if line.requested_on is None:
        yield Finding(
            f"Ask the service for it by {show_date(due)}.",
            due_on=due,
            fields=("requested_on",),
            inputs=inputs,
            sum=f"{show_date(starts)} - {days} days = {show_date(due)}",
        )
    elif line.requested_on > due:
        before = (starts - line.requested_on).days
        yield Finding(
            f"It was asked for {before} days before its start; {days} days are asked for.",
            since=line.requested_on,
            fields=("requested_on", "start_date"),
            inputs=inputs,
            sum=f"{show_date(starts)} - {show_date(line.requested_on)} = {before} days < {days}",
        )


@rule(
    "PLN-14",
    Strength.WARN,
    "JSCET 3-30, 3-31c",
    subject="training_line",
    tag="S20",
    reads=(COURSE, PROGRAM),
    when=is_ahead,
    policy=("ojt.max_weeks", "obt.min_weeks", "obt.max_months", "ojt.closed_days"),
    says="Army training on the job lasts two weeks at most, observer training two weeks to six months, and neither "
    "lies in the last two weeks of December.",
    clears="Other dates, or for long training on the job its justification.",
)
def lasts_as_allowed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-14: length of OJT and OBT, and the days around the New Year."""
    line, kind = the_line(f), _army_on_the_job(f)
    days, starts, ends = days_of(line), line.start_date, line.end_date
    if not kind or days is None or starts is None or ends is None:
        return
    inputs = shown(starts_on=starts, ends_on=ends, days=days)
    for said, total in _length(p, line, kind, days):
        yield Finding(said, fields=("start_date", "end_date"), inputs=inputs, sum=total)
    closed = p.whole("ojt.closed_days", starts)
    for year in range(starts.year, ends.year + 1):
        new_year = date(year + 1, 1, 1)
        first = new_year - timedelta(days=closed)
        if starts < new_year and ends >= first:
            yield Finding(
                f"It lies in the days from {show_date(first)} to the New Year, when there is none.",
                fields=("start_date", "end_date"),
                inputs=inputs,
            )


def _length(p: Policy, line: TrainingLine, kind: str, days: int) -> Iterator[tuple[str, str]]:
    """What is wrong with the length, and the arithmetic."""
    starts, ends = line.start_date, line.end_date
    assert starts is not None and ends is not None
    if kind == "OJT":
        most = p.whole("ojt.max_weeks", starts)
        if days > most * 7 and not line.justification:
            told = f"{days} days > {most} x 7 = {most * 7} days"
            yield f"Training on the job of {days} days is longer than {most} weeks and not justified.", told
        return
    least, months = p.whole("obt.min_weeks", starts), p.whole("obt.max_months", starts)
    last = months_before(starts, -months) - timedelta(days=1)
    if days < least * 7:
        told = f"{days} days < {least} x 7 = {least * 7} days"
        yield f"Observer training of {days} days is shorter than {least} weeks.", told
    if ends > last:
        told = f"{show_date(ends)} > {show_date(last)}"
        yield f"Observer training lasts longer than {months} months, to {show_date(last)}.", told


@rule(
    "PLN-15",
    Strength.INFORM,
    "JSCET 3-29e",
    subject="training_line",
    tag="S20",
    reads=(COURSE, PROGRAM),
    when=is_ahead,
    says="Army training on the job is charged by the week; a part of a week counts as a full one.",
    clears="Nothing to do.",
)
def full_weeks_charged(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-15: tells the weeks that will be charged when the last one is not full."""
    days = days_of(the_line(f))
    if days is None or days % 7 == 0 or _army_on_the_job(f) != "OJT":
        return
    weeks = charged_weeks(days)
    yield Finding(
        f"{days} days are charged as {weeks} {'week' if weeks == 1 else 'weeks'}.",
        fields=("end_date",),
        inputs=shown(days=days, weeks_charged=weeks),
        sum=f"{days} / 7, rounded up = {weeks}",
    )


def charged_weeks(days: int) -> int:
    """Weeks that training of so many days is charged for (JSCET 3-29e)."""
    return -(-days // 7)
