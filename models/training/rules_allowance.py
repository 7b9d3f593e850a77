"""The living allowance: what it comes to, which proofs go with it, and when there is none."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_CEILING

from models.fields import Field
from models.findings import Finding, Strength
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.training.lines import TrainingLine
from models.training.of_line import PROGRAM, begins_on, days_of, is_ahead, the_line, the_program
from models.training.order import (
    COURSES,
    DEPENDENTS,
    LINES,
    call,
    listed_dependents,
    order_lines,
    runs_on_case,
    shown,
    words,
)

STOPPED = frozenset({"UA", "CANCELLED", "FO"})


is_stopped = While(lambda record: record.stored.get("line_status") in STOPPED)
"""While the student is in no authorized training on a line."""


def allowance_days(line: TrainingLine) -> int | None:
    """Days of the allowance: from the report date to the end, both included; None while a date is missing."""
    first, last = line.report_date or line.start_date, line.end_date
    return (last - first).days + 1 if first and last and last >= first else None


def allowance_estimate(p: Policy, days: int, on: date, lodging: int = 0, meals: int = 0) -> int:
    """A planning estimate in cents: days by lodging, meals (cents a day) and incidentals (reference 10.6)."""
    return days * (lodging + meals + p.cents("tla.incidentals", on))


def _money(cents: int) -> str:
    cost: Field[int] = TrainingLine.tla_cost
    return cost.show(cents)


@rule(
    "TLA-01",
    Strength.INFORM,
    "SAMM Table C10.T12",
    subject="training_line",
    tag="S15",
    reads=(PROGRAM,),
    when=is_ahead,
    policy=("tla.incidentals", "case.labels"),
    says="IMET and grants pay the student by the situation of the allowance table, with $11 a day for incidentals.",
    clears="The living allowance on the line, once it is known.",
)
def allowance_estimated(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """TLA-01: the estimate of a grant line whose allowance has no sum yet."""
    line, program = the_line(f), the_program(f)
    days, first = allowance_days(line), begins_on(line)
    if not line.tla_authorised or line.tla_cost is not None or days is None or first is None:
        return
    if runs_on_case(program, p, first):
        return
    rate = p.cents("tla.incidentals", first)
    row = f"row {line.tla_situation}" if line.tla_situation else "the row"
    yield Finding(
        f"ESTIMATE: incidentals of {_money(allowance_estimate(p, days, first))} for {days} days; lodging and meals "
        f"come to it by {row} of the allowance table.",
        fields=("tla_cost", "tla_situation"),
        inputs=shown(days=days, a_day=_money(rate), situation=line.tla_situation),
        sum=f"{days} x {_money(rate)} = {_money(allowance_estimate(p, days, first))}",
    )


@rule(
    "TLA-02",
    Strength.INFORM,
    "SAMM Table C10.T12",
    subject="training_line",
    tag="S15",
    when=is_ahead,
    policy=("tla.without_quarters",),
    says="Without government quarters a statement of non-availability and the receipts are filed with the voucher.",
    clears="Nothing to do for the office; the remark goes on the order.",
)
def statement_and_receipts(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """TLA-02: an allowance in a situation without government quarters."""
    line = the_line(f)
    if line.tla_authorised and line.tla_situation in words(
        p, "tla.without_quarters", begins_on(line) or today
    ):
        yield Finding(
            "There are no government quarters: the statement of non-availability and the receipts go with the "
            "voucher.",
            fields=("tla_situation",),
            inputs=shown(situation=line.tla_situation),
        )


@rule(
    "TLA-04",
    Strength.WARN,
    "AFSAT IMS Travel Payment Guide",
    subject="training_line",
    tag="S16",
    when=is_stopped,
    says="There is no living allowance without authorized training.",
    clears="“Allowance authorized” set to no, or the student back in training.",
)
def no_training_no_allowance(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """TLA-04: an allowance on a line that is cancelled, forfeited or interrupted by an absence."""
    line = the_line(f)
    if line.tla_authorised:
        status = line.fields["line_status"].show(line.line_status)
        yield Finding(
            "The student is in no authorized training, and the allowance still stands.",
            fields=("tla_authorised", "line_status"),
            inputs=shown(status=status, allowance_authorized="yes"),
        )


@rule(
    "TLA-05",
    Strength.WARN,
    "SAMM C2.1.6.4.2",
    subject="training_line",
    tag="S01",
    reads=(PROGRAM,),
    when=is_ahead,
    policy=("case.labels",),
    says="Under FMS the country pays the allowance unless the case has a line for it.",
    clears="“Living allowance line” on the case, or “Allowance authorized” set to no.",
)
def country_pays(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """TLA-05: an allowance on the line of a case that does not pay it."""
    program = the_program(f)
    if not the_line(f).tla_authorised or program is None or not runs_on_case(program, p, today):
        return
    if not program.case_tla_line:
        yield Finding(
            "The allowance is authorized, and the case has no line that pays it.",
            fields=("tla_authorised",),
            inputs=shown(allowance_authorized="yes", living_allowance_line="no"),
        )


@rule(
    "DEP-03",
    Strength.INFORM,
    "SAMM Table C10.T12",
    subject="student",
    tag="S15",
    reads=(LINES, COURSES, DEPENDENTS),
    policy=("tla.family_percent",),
    says="For the family rate the student certifies that the dependents live with him for at least 75 % of the "
    "course; housing is subject to availability.",
    clears="Nothing to do for the office; the remark goes on the order.",
)
def family_rate(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """DEP-03: days of each course that accompanying dependents must live with the student."""
    if not any(each.travel == "ACCOMPANY" for each in listed_dependents(f)):
        return
    for line in order_lines(f):
        days, on = days_of(line), line.start_date
        if not line.tla_authorised or days is None or on is None:
            continue
        share = p.number("tla.family_percent", on)
        least = int((days * share / 100).to_integral_value(ROUND_CEILING))
        yield Finding(
            f"{call(f, line)}: for the family rate the dependents live with the student on {least} of {days} days; "
            "housing is subject to availability.",
            inputs=shown(days_of_training=days, share_needed=f"{share:f} %"),
            sum=f"{days} x {share:f} % = {least} days, rounded up",
        )
