"""Day counts of an offer: the clock of development and the days on which payments fall due."""

from collections.abc import Iterable
from datetime import date, timedelta

from models.calendar import ONE_DAY
from models.kinds import Kind
from models.policy import Policy

STARTS = {"A": "lor_receipt_on", "B": "lor_receipt_on", "C": "lor_actionable_on", "D": "request_memo_on",
          "D-LTS": "request_memo_on"}  # fmt: skip
"""The day from which the clock of a category runs (SAMM C5.T6); BPC counts from its memorandum of request."""
WINDOWS = ("payments.spring", "payments.summer", "payments.autumn", "payments.winter")
"""Policy values of the windows of expiry: first day, last day, earliest payment, each as MM-DD (SAMM C9.T16)."""


def stopped_days(holds: Iterable[Kind], start: date, until: date) -> int:
    """Days on which the clock stood, both ends counted and none twice: holds granted by DSCA only (SAMM C5.4.2.2)."""
    spans = sorted(
        (max(each.get("held_from"), start), min(each.get("held_to") or until, until))
        for each in holds
        if each.get("hold_kind") == "CPOHOLD" and each.get("held_from") is not None
    )
    total, counted = 0, start - ONE_DAY
    for first, last in spans:
        begins = max(first, counted + ONE_DAY)
        if last >= begins:
            total += (last - begins).days + 1
            counted = last
    return total


def stands(holds: Iterable[Kind], today: date) -> bool:
    """Whether a hold granted by DSCA lasts today."""
    return any(
        each.get("hold_kind") == "CPOHOLD"
        and each.get("held_from") is not None
        and each.get("held_from") <= today <= (each.get("held_to") or today)
        for each in holds
    )


def first_payment(p: Policy, oed: date) -> date:
    """The earliest payment of a schedule, by the window in which the offer expires (SAMM C9.T16)."""
    told = oed.strftime("%m-%d")
    for key in WINDOWS:
        begins, ends, pays = p.entry(key, oed).value.split()
        inside = begins <= told <= ends if begins <= ends else told >= begins or told <= ends
        if inside:
            month, day = map(int, pays.split("-"))
            found = date(oed.year, month, day)
            return found if found > oed else date(oed.year + 1, month, day)
    raise ValueError(f"no window of payments holds {told}")


def payment_days(p: Policy, on: date) -> frozenset[str]:
    """The days of the year on which instalments fall due, as MM-DD."""
    return frozenset(p.entry(key, on).value.split()[2] for key in WINDOWS)


def due_after(start: date, days: int, stopped: int) -> date:
    """The day on which a clock runs out."""
    return start + timedelta(days=days + stopped)
