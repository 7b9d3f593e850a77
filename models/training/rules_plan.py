"""By when the office wants each preparation done: duties counted back from the report date.

The sources state no such days, so each rule warns and is marked unconfirmed; the office sets its own figures.
"""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.policy import Policy
from models.rules import Check, Facts, Yield, rule
from models.training.backplan import COUNTED, planned
from models.training.lines import TrainingLine
from models.training.of_line import is_ahead
from models.training.order import (
    COURSES,
    LINES,
    coming_lines,
    country_of,
    goes_to_us,
    is_us_funded,
    issued_on,
    order_lines,
    program_of,
    required_scores,
    rows,
    student,
)
from models.training.passports import Visa

VISAS = "visa<student_id"
PLANNED = frozenset({None, "PLANNED", "PROGRAMMED", "CONFIRMED", "ITO_AUTHORIZED"})


def _wants_vetting(f: Facts, p: Policy, today: date) -> bool:
    record = student(f)
    paid = any(is_us_funded(program_of(f, line), p, today) for line in order_lines(f))
    return (paid and record.hr_vetting_state is None) or (goes_to_us(f) and record.dod_vetting_state is None)


def _wants_english(f: Facts, p: Policy, today: date) -> bool:
    country = country_of(f)
    exempt = country is not None and country.ecl_exemption in ("ALL", "IN_COUNTRY")
    asked = any(required_scores(f, line)[0] for line in order_lines(f))
    return asked and not exempt and student(f).latest_ecl is None


def _wants_order(f: Facts, p: Policy, today: date) -> bool:
    return issued_on(f) is None


def _wants_visa(f: Facts, p: Policy, today: date) -> bool:
    applied = any(each.visa_applied_on or each.visa_issued_on for each in rows(f, VISAS, Visa))
    return goes_to_us(f) and not applied


def _wants_briefing(f: Facts, p: Policy, today: date) -> bool:
    return goes_to_us(f) and student(f).briefed_on is None


def _duty(step: str, wanted: Callable[[Facts, Policy, date], bool], say: str) -> Check:
    """A check that asks for one preparation of the back plan while it is missing and the training lies ahead."""

    def check(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
        line = next(iter(coming_lines(f)), None)
        reports_on = line.report_date or line.start_date if line else None
        if line is None or reports_on is None or reports_on < today or student(f).departed_on is not None:
            return
        if not wanted(f, p, today):
            return
        country = country_of(f)
        lead = country.embassy_visa_lead_days if country else None
        due = planned(p, reports_on, step, order_on=student(f).planned_ito_on, visa_lead=lead)
        yield LooksAgain(reports_on + timedelta(days=1))
        yield Finding(say.format(show_date(due.on)), due_on=due.on, sum=due.sum)

    return check


_PLANS = (
    ("PLAN-VET", "vetted", _wants_vetting, "Ask for the vetting by {}.", "SAMM C2.1.6.7.4",
     "Vetting is asked for early enough to be answered before the order.", "A vetting with the day it was asked for."),
    ("PLAN-ECL", "english", _wants_english, "Test the student's English by {}.", "SAMM C2.1.6.7.2",
     "The English test lies early enough to plan language training.", "An English test with its score."),
    ("PLAN-ITO", "draft", _wants_order, "Draft the order by {}.", "SAMM C2.1.6.8",
     "The order is drafted early enough for visa and tickets.", "The issued order."),
    ("PLAN-VISA", "visa", _wants_visa, "Apply for the visa by {}.", "SAMM C10.15.1",
     "The visa is applied for within the time the visa section asks for; it protects from the penalty.",
     "A visa with the day it was applied for."),
    ("PLAN-BRF", "briefed", _wants_briefing, "Brief the student by {}.", "SAMM C2.1.6.9",
     "The student is briefed before he leaves.", "A briefing with its day."),
)  # fmt: skip


def _more(step: str) -> tuple[str, ...]:
    """Policy values that tell whether a preparation is wanted."""
    return ("hr.labels_not_us_funded",) if step == "vetted" else ()


for _id, _step, _wanted, _say, _cites, _says, _clears in _PLANS:
    rule(
        _id, Strength.WARN, _cites, subject="student", tag="I", reads=(LINES, COURSES,
        "training_line<student_id.program_id", "country_id", VISAS), policy=(COUNTED[_step][1], *_more(_step)),
        says=_says, clears=_clears,
    )(_duty(_step, _wanted, _say))  # fmt: skip


@rule(
    "PLAN-NOM",
    Strength.WARN,
    "SAMM C2.1.6.7",
    subject="training_line",
    tag="I",
    when=is_ahead,
    policy=(COUNTED["nominated"][1],),
    says="Every line that is coming has a student early enough for vetting and tests.",
    clears="The student on the line, or its cancellation.",
)
def nominate_in_time(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLAN-NOM: a duty to find a student for a line that has none and lies ahead."""
    line = f.record
    assert isinstance(line, TrainingLine)
    if line.stored.get("student_id") is not None or line.stored.get("line_status") not in PLANNED:
        return
    reports_on = line.report_date or line.start_date
    if reports_on is None or reports_on < today:
        return
    due = planned(p, reports_on, "nominated")
    yield LooksAgain(reports_on + timedelta(days=1))
    yield Finding(
        f"Name a student by {show_date(due.on)}.", due_on=due.on, sum=due.sum, fields=("student_id",)
    )
