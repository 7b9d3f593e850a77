"""The only place that asks the machine for the time; everything else is told."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Clock = Callable[[], datetime]


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today_in(zone: str, moment: datetime) -> date:
    """The calendar date in the office's zone (the machine's own when the zone is empty or unknown)."""
    try:
        return moment.astimezone(ZoneInfo(zone)).date() if zone else moment.astimezone().date()
    except (ZoneInfoNotFoundError, ValueError):
        return moment.astimezone().date()
