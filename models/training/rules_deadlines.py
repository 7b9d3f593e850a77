"""Days that count down to a report date: arrival notices and the cancellation window."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import Field, show_date
from models.findings import Finding, LooksAgain, Strength
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.courses import Course
from models.training.journey import of_journey, under_way
from models.training.lines import TrainingLine
from models.training.of_line import asked_to_cancel, is_ahead
from models.training.order import (
    COURSES,
    DEPENDENTS,
    LINES,
    arrival_day,
    call,
    coming_lines,
    rows,
    shown,
)
from models.training.penalty import Penalty, cancellation_penalty, last_free_day
from models.training.people import Dependent
from models.training.where import in_united_states

NOTICES = "arrival_notice<student_id"
TRAVELS = "travel<student_id"


def first_arrivals(f: Facts) -> list[TrainingLine]:
    """The line of each WCN with which the student arrives; lines without a WCN count as one."""
    first: dict[str, TrainingLine] = {}
    for line in coming_lines(f):
        if in_united_states(line) and arrival_day(line):
            first.setdefault(line.wcn or "", line)
    return list(first.values())


def is_accompanied(f: Facts) -> bool:
    """Whether a dependent travels with the student; those who join later do not count."""
    return any(each.travel == "ACCOMPANY" for each in rows(f, DEPENDENTS, Dependent))


def is_announced(f: Facts, line: TrainingLine) -> bool:
    """Whether a notice was sent for an arrival: one for a line of its WCN, or one without a line for the next training.

    Who was seen to arrive needs no notice any more.
    """
    together = {each.id for each in f.all(LINES) if each.get("wcn") == line.wcn}
    notices = [each for each in f.all(NOTICES) if each.get("sent_on") is not None]
    if any(each.stored.get("training_line_id") in together for each in notices):
        return True
    if line.id not in {each.id for each in under_way(f)}:
        return False
    unnamed = [each for each in notices if each.stored.get("training_line_id") is None]
    mine = {each.id for each in of_journey(f, NOTICES, "sent_on")}
    arrived = any(each.get("arrived_on") for each in of_journey(f, TRAVELS, "departed_on"))
    return arrived or any(each.id in mine for each in unnamed)


def _notices(f: Facts, p: Policy, key: str, who: str) -> Iterator[Finding]:
    for line in first_arrivals(f):
        arrives = arrival_day(line)
        if arrives is None or is_announced(f, line):
            continue
        days = p.whole(key, arrives)
        due = arrives - timedelta(days=days)
        yield Finding(
            f"{call(f, line)}: arrival data of the {who} student goes to the student officer by "
            f"{show_date(due)}.",
            due_on=due,
            inputs=shown(arrives_on=arrives, days_before=days),
            sum=f"{show_date(arrives)} - {days} days = {show_date(due)}",
        )


@rule(
    "ARR-01",
    Strength.BLOCK,
    "SAMM C2.1.6.9.1",
    subject="student",
    tag="S01",
    reads=(LINES, COURSES, DEPENDENTS, NOTICES, TRAVELS),
    policy=("arrival.unaccompanied_days",),
    says="Arrival data of an unaccompanied student reaches the student officer at least 16 days before "
    "arrival.",
    clears="An arrival notice with the day it was sent.",
)
def arrival_notice_unaccompanied(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ARR-01: a duty for each arrival of a student who travels alone."""
    if not is_accompanied(f):
        yield from _notices(f, p, "arrival.unaccompanied_days", "unaccompanied")


@rule(
    "ARR-02",
    Strength.BLOCK,
    "SAMM C2.1.6.9.1",
    subject="student",
    tag="S01",
    reads=(LINES, COURSES, DEPENDENTS, NOTICES, TRAVELS),
    policy=("arrival.accompanied_days",),
    says="Arrival data of an accompanied student reaches the student officer at least 30 days before "
    "arrival.",
    clears="An arrival notice with the day it was sent.",
)
def arrival_notice_accompanied(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ARR-02: a duty for each arrival of a student who brings family."""
    if is_accompanied(f):
        yield from _notices(f, p, "arrival.accompanied_days", "accompanied")


_COMMITTED = frozenset({"PROGRAMMED", "CONFIRMED", "ITO_AUTHORIZED"})
PENALTIES = (
    "penalty.window_days",
    "penalty.late_percent",
    "penalty.dedicated_percent",
    "penalty.free_reasons",
)


def _line(f: Facts) -> TrainingLine:
    assert isinstance(f.record, TrainingLine)
    return f.record


def tuition_of(f: Facts) -> int | None:
    """The tuition of a line in cents for all its people: its own, else the course's."""
    line, course = _line(f), f.one("course_id")
    each = course.tuition if line.unit_cost is None and isinstance(course, Course) else line.unit_cost
    return None if each is None else each * (line.quantity or 1)


def is_dedicated(f: Facts) -> bool:
    """Whether a line is a dedicated or contract course."""
    course = f.one("course_id")
    return bool(
        _line(f).dedicated_or_contract or (isinstance(course, Course) and course.dedicated_or_contract)
    )


def told_amount(penalty: Penalty) -> str:
    """A penalty in words: its share and, where the tuition is known, the money."""
    sum_told = "" if penalty.cents is None else f", {money(penalty.cents)}"
    return f"{penalty.percent:.0f} % of the tuition{sum_told}"


def money(cents: int) -> str:
    """Cents as dollars are shown."""
    cost: Field[int] = TrainingLine.unit_cost
    return cost.show(cents)


def _cancellable_start(line: TrainingLine, today: date) -> date | None:
    """The start of a committed line that lies ahead and is not cancelled; cheap for the thousands that are past."""
    status, stored = line.stored.get("line_status"), line.stored
    nominated = status in (None, "PLANNED") and stored.get("student_id") is not None
    if not (nominated or status in _COMMITTED) or stored.get("cancel_request_date") is not None:
        return None
    start = line.start_date
    return start if start is not None and start > today else None


@rule(
    "CAN-01",
    Strength.INFORM,
    "SAMM C10.15.1",
    subject="training_line",
    tag="S07",
    reads=("course_id",),
    when=is_ahead,
    policy=PENALTIES,
    says="Cancelling a dedicated or contract course costs the whole tuition, whenever it is asked for.",
    clears="Nothing to do; the finding ends when training starts.",
)
def dedicated_course(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CAN-01: tells the price of cancelling a dedicated course before it starts."""
    start = _cancellable_start(_line(f), today)
    if start is None or not is_dedicated(f):
        return
    yield LooksAgain(start)
    penalty = cancellation_penalty(
        p, requested_on=start, starts_on=start, tuition=tuition_of(f), dedicated_or_contract=True
    )
    yield Finding(f"Cancelling costs {told_amount(penalty)}.", sum=penalty.sum, inputs=shown(starts_on=start))


@rule(
    "CAN-02",
    Strength.WARN,
    "SAMM C10.15.1",
    subject="training_line",
    tag="S07",
    reads=("course_id",),
    when=is_ahead,
    policy=PENALTIES,
    says="Cancelling or moving a course less than 60 days before its start costs half the tuition, "
    "unless the place is filled.",
    clears="The day attendance was confirmed, or the day the cancellation was asked for, recorded on "
    "the line.",
)
def cancel_in_time(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CAN-02: a duty to decide by the last free day; after it, what cancelling costs until the start."""
    start = _cancellable_start(_line(f), today)
    if start is None or is_dedicated(f) or _line(f).attendance_confirmed_on is not None:
        return
    last = last_free_day(p, start)
    price = cancellation_penalty(
        p, requested_on=last + timedelta(days=1), starts_on=start, tuition=tuition_of(f)
    )
    inputs = shown(starts_on=start, last_day_without_penalty=last)
    window = (start - last).days
    arithmetic = f"{show_date(start)} - {window} days = {show_date(last)}"
    yield LooksAgain(start if today > last else last + timedelta(days=1))
    if today <= last:
        yield Finding(
            f"After {show_date(last)} cancelling costs {told_amount(price)}.",
            due_on=last,
            inputs=inputs,
            sum=arithmetic,
            fields=("attendance_confirmed_on",),
        )
    else:
        yield Finding(
            f"Cancelling now costs {told_amount(price)}.",
            since=last + timedelta(days=1),
            inputs=inputs,
            sum=arithmetic,
        )


@rule(
    "CAN-05",
    Strength.WARN,
    "SAMM C10.15.1.2",
    subject="training_line",
    tag="S07",
    reads=("course_id",),
    when=asked_to_cancel,
    policy=PENALTIES,
    says="A cancelled line on which a penalty falls is marked forfeited (FO).",
    clears="The status FO on the line, or the reason that costs nothing.",
)
def forfeiture_marked(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CAN-05: a cancellation that costs a penalty, on a line not yet marked FO."""
    line = _line(f)
    asked, starts = line.cancel_request_date, line.start_date
    if asked is None or line.line_status == "FO" or (starts is None and not is_dedicated(f)):
        return
    penalty = cancellation_penalty(
        p,
        requested_on=asked,
        starts_on=starts or asked,
        tuition=tuition_of(f),
        reason=line.cancel_reason,
        filled_by_other=bool(line.filled_by_other),
        dedicated_or_contract=is_dedicated(f),
    )
    if penalty.percent:
        yield Finding(
            f"The cancellation costs {told_amount(penalty)}; the line is not marked forfeited.",
            fields=("line_status", "cancel_reason"),
            sum=penalty.sum,
            inputs=shown(
                asked_on=line.cancel_request_date, starts_on=line.start_date, reason=line.cancel_reason
            ),
        )
