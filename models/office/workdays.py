"""Business days of a country from the office's records: its weekend, its holidays and those of the U.S."""

from collections.abc import Sequence

from models.calendar import WorkCalendar, YearlyOrOnce, weekend_days
from models.kinds import Kind

_KNOWN: dict[tuple[int, int | None, frozenset[int]], tuple[Sequence[Kind], WorkCalendar]] = {}
"""Calendars by the very rows they were made of, which are kept so that no other list takes their place."""
_MOST = 16


def calendar_for(
    country: Kind | None, holidays: Sequence[Kind], rests: frozenset[int] | None = None
) -> WorkCalendar:
    """Which days are business days for one country; U.S. holidays, that name no country, close it too.

    `rests` are weekdays, Monday being 0, on which an office of that country is closed in place of its weekend.
    Facts of many subjects share one list of holidays, so its calendar is worked out once; the list is not to change.
    """
    own = country.id if country is not None else None
    weekend = (
        weekend_days(country.get("weekend") if country is not None else None) if rests is None else rests
    )
    key = (id(holidays), own, weekend)
    known = _KNOWN.get(key)
    if known is not None and known[0] is holidays:
        return known[1]
    closed = [
        YearlyOrOnce(row.get("holiday_on"), bool(row.get("yearly")))
        for row in holidays
        if row.get("holiday_on") is not None
        and row.get("closes_offices") is not False
        and row.get("country_id") in (None, own)
    ]
    found = WorkCalendar(weekend, tuple(closed))
    if len(_KNOWN) >= _MOST:
        _KNOWN.clear()
    _KNOWN[key] = (holidays, found)
    return found
