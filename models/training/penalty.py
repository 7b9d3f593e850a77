"""What cancelling a training line costs (SAMM C10.15.1; training reference 10.3)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from models.fields import show_date
from models.policy import Policy


@dataclass(frozen=True)
class Penalty:
    """Share of the tuition in percent, the amount in cents (None when the tuition is not known), and why."""

    percent: Decimal
    cents: int | None
    sum: str


def cancellation_penalty(
    policy: Policy,
    *,
    requested_on: date,
    starts_on: date,
    tuition: int | None,
    reason: str | None = None,
    filled_by_other: bool = False,
    dedicated_or_contract: bool = False,
) -> Penalty:
    """The penalty of a cancellation asked for on a day; exactly 60 days before the start costs nothing."""
    free = {part.strip() for part in policy.entry("penalty.free_reasons", requested_on).value.split(",")}
    if reason in free or filled_by_other:
        return Penalty(
            Decimal(0), 0, "No penalty for this reason." if reason in free else "The place was filled."
        )
    if dedicated_or_contract:
        share = policy.number("penalty.dedicated_percent", requested_on)
        return _share(share, tuition, f"Dedicated or contract course: {share} %")
    window = policy.whole("penalty.window_days", requested_on)
    days = (starts_on - requested_on).days
    told = f"{show_date(starts_on)} - {show_date(requested_on)} = {days} days"
    if days < window:
        share = policy.number("penalty.late_percent", requested_on)
        return _share(share, tuition, f"{told} < {window}: {share} %")
    return Penalty(Decimal(0), 0, f"{told}, not less than {window}")


def proportionate_share(tuition: int | None, starts_on: date, left_on: date, ends_on: date) -> Penalty:
    """The share of the tuition for a course left early, by days attended, first and last included (SAMM C10.15.1).

    The text says "proportionate" and no more; counting days is our reading of it.
    """
    attended, total = (left_on - starts_on).days + 1, (ends_on - starts_on).days + 1
    told = f"{attended} of {total} days"
    percent = Decimal(attended * 100) / total
    if tuition is None:
        return Penalty(percent, None, told)
    cents = int((Decimal(tuition * attended) / total).quantize(Decimal(1), ROUND_HALF_UP))
    return Penalty(percent, cents, told)


def of_tuition(tuition: int, percent: Decimal) -> int:
    """A share of a tuition in whole cents, half a cent rounded up."""
    return int((tuition * percent / 100).quantize(Decimal(1), ROUND_HALF_UP))


def last_free_day(policy: Policy, starts_on: date) -> date:
    """The last day on which cancelling an ordinary course costs nothing."""
    return starts_on - timedelta(days=policy.whole("penalty.window_days", starts_on))


def _share(percent: Decimal, tuition: int | None, told: str) -> Penalty:
    if tuition is None:
        return Penalty(percent, None, told)
    return Penalty(percent, of_tuition(tuition, percent), told)
