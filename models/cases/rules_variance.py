"""What rules ask of the aim of a case: within its value, and on its schedule (SAMM C2.2.3).

That a line is delivered as planned is CASE-E-08, that a case is closed in time CASE-C-02 to C-04.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from models.cases.states import ENDED, EXECUTING
from models.fields import show_date, show_money
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import shown
from models.text import listed

CASE, MILESTONES = "case_file", "case_milestone<case_id"
PERCENT, DAYS = "variance.value_percent", "variance.schedule_days"
SHOWN = 4
"""Milestones that a finding names; more are counted."""
ONE_DAY = timedelta(days=1)


@rule(
    "CASE-R-172", Strength.WARN, "SAMM C2.2.3", subject=CASE, tag="S I", policy=(PERCENT,),
    when=While(lambda row: row.get("case_state") in EXECUTING and row.get("total_value") is not None),
    says="A case stays within its value: what was delivered or billed does not exceed it.",
    clears="A later value of the case, delivered or billed; an amendment or modification that raises the value.",
)  # fmt: skip
def within_value(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-R-172: cents delivered or billed above the total value and the share that is let pass."""
    total = f.record.get("total_value")
    percent = p.number(PERCENT, today)
    for key, words in (("delivered_value", "delivered"), ("billed_value", "billed")):
        value = f.record.get(key)
        if value is not None and value * 100 > total * (100 + percent):
            yield Finding(
                f"{show_money(value)} is {words} on a case of {show_money(total)}: {show_money(value - total)} more.",
                fields=(key, "total_value"), sum=f"{show_money(value)} - {show_money(total)} = "
                f"{show_money(value - total)}", inputs=shown(let_pass=f"{percent} %"),
            )  # fmt: skip


@rule(
    "CASE-R-172A", Strength.WARN, "SAMM C2.2.3, C2.2.5", subject=CASE, tag="S I", reads=(MILESTONES,), policy=(DAYS,),
    when=While(lambda row: row.get("case_state") not in ENDED),
    says="A case stays on its schedule: a milestone is reached about when it was expected.",
    clears="The day the milestone was reached, or a later day on which it is expected.",
)  # fmt: skip
def on_schedule(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-R-172A: milestones that are not reached some days after they were expected."""
    days = p.whole(DAYS, today)
    expected = [
        (day, row)
        for row in f.all(MILESTONES)
        if (day := row.get("expected_on")) and row.get("reached_on") is None
    ]
    late = sorted(((day, row) for day, row in expected if (today - day).days > days), key=_order)
    if ahead := [day for day, _ in expected if (today - day).days <= days]:
        yield LooksAgain(min(ahead) + timedelta(days=days) + ONE_DAY)
    if late:
        told = [f"{_named(row)} ({show_date(day)})" for day, row in late[:SHOWN]]
        more = [f"{len(late) - SHOWN} more"] if len(late) > SHOWN else []
        first = late[0][0]
        yield Finding(
            f"Expected and not reached: {listed([*told, *more])}.", since=first,
            sum=f"{show_date(today)} - {show_date(first)} = {(today - first).days} days",
            inputs=shown(let_pass=f"{days} days"),
        )  # fmt: skip


def _order(each: tuple[date, Kind]) -> tuple[date, int]:
    return each[0], each[1].id


def _named(milestone: Kind) -> str:
    return str(
        milestone.get("milestone_text") or milestone.get("milestone_code") or "a milestone without a name"
    )
