"""By when each preparation for a training should be done, counted back from the day the student reports.

Only the days for the arrival notice, the bio data and the medical examination are stated by the sources; the others
are the office's own planning figures, seeded by inference and meant to be changed (training reference 9, 10.1).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from models.calendar import months_before
from models.fields import show_date
from models.policy import Policy


@dataclass(frozen=True)
class Planned:
    """One preparation: its step of the way, what is done, the day, and how the day was reckoned."""

    step: str
    what: str
    on: date
    sum: str
    earliest: bool = False
    """True when the work must not be done before the day, False when it must be done by it."""


KEYS = ("plan.nominate_days", "plan.vetting_days", "plan.english_days", "plan.order_days", "plan.visa_days",
        "plan.briefing_days", "arrival.unaccompanied_days", "arrival.accompanied_days", "medical.exam_months",
        "medical.window_in_days", "medical.exam_days")  # fmt: skip
"""Policy values the plan rests on."""


def earliest_exam(on: date, p: Policy) -> tuple[date, str]:
    """The first day an examination counts for an order of a day, and the sum in words (reference 10.2)."""
    if p.flag("medical.window_in_days", on):
        days = p.whole("medical.exam_days", on)
        first, window = on - timedelta(days=days), f"{days} days"
    else:
        months = p.whole("medical.exam_months", on)
        first, window = months_before(on, months), f"{months} months"
    return first, f"{show_date(on)} - {window} = {show_date(first)}"


def order_by(policy: Policy, reports_on: date) -> date:
    """The day by which the order should be drafted."""
    return reports_on - timedelta(days=policy.whole("plan.order_days", reports_on))


def back_plan(
    policy: Policy,
    reports_on: date,
    *,
    accompanied: bool = False,
    order_on: date | None = None,
    visa_lead: int | None = None,
) -> list[Planned]:
    """Every preparation with its day, in order of the way; `visa_lead` is what the embassy's visa section asks for."""
    exam, how = earliest_exam(order_on or order_by(policy, reports_on), policy)
    notice = "arrival.accompanied_days" if accompanied else "arrival.unaccompanied_days"
    days = {
        each: planned(policy, reports_on, each, order_on=order_on, visa_lead=visa_lead) for each in COUNTED
    }
    return [
        days["nominated"],
        days["vetted"],
        days["english"],
        Planned("medical", "Earliest examination", exam, how, earliest=True),
        days["draft"],
        days["visa"],
        days["briefed"],
        _count(reports_on, "noticed", "Arrival notice", policy.whole(notice, reports_on)),
    ]


COUNTED: Mapping[str, tuple[str, str]] = {
    "nominated": ("Nominate", "plan.nominate_days"),
    "vetted": ("Vetting asked for", "plan.vetting_days"),
    "english": ("English test", "plan.english_days"),
    "draft": ("Draft order", "plan.order_days"),
    "visa": ("Visa applied for", "plan.visa_days"),
    "briefed": ("Briefing", "plan.briefing_days"),
}
"""Steps that one policy value counts back from the report date: what is done, and the value."""


def planned(
    policy: Policy, reports_on: date, step: str, *, order_on: date | None = None, visa_lead: int | None = None
) -> Planned:
    """The day of one of the steps COUNTED; it rests on that step's policy value alone."""
    what, key = COUNTED[step]
    if step == "draft" and order_on is not None:
        return _count(reports_on, step, what, (reports_on - order_on).days)
    days = policy.whole(key, reports_on)
    return _count(reports_on, step, what, max(visa_lead or 0, days) if step == "visa" else days)


def _count(reports_on: date, step: str, what: str, days: int) -> Planned:
    on = reports_on - timedelta(days=days)
    return Planned(step, what, on, _sum(reports_on, days, on))


def _sum(reports_on: date, days: int, on: date) -> str:
    return f"{show_date(reports_on)} - {days} days = {show_date(on)}"
