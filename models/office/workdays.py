"""Business days of a country from the office's records: its weekend, its holidays and those of the U.S."""

from collections.abc import Iterable

from models.calendar import WorkCalendar, YearlyOrOnce, work_calendar
from models.kinds import Kind


def calendar_for(country: Kind | None, holidays: Iterable[Kind]) -> WorkCalendar:
    """Which days are business days for one country; U.S. holidays, that name no country, close it too."""
    own = country.id if country is not None else None
    closed = [
        YearlyOrOnce(row.get("holiday_on"), bool(row.get("yearly")))
        for row in holidays
        if row.get("holiday_on") is not None
        and row.get("closes_offices") is not False
        and row.get("country_id") in (None, own)
    ]
    return work_calendar(country.get("weekend") if country is not None else None, closed)
