"""The office's working calendar: the country's weekend, its holidays and those of the United States."""

from app.reader import Reader
from app.store import records
from models.calendar import WorkCalendar, YearlyOrOnce, work_calendar
from models.office.places import Country, Holiday


def calendar_of(reader: Reader, country_id: int | None = None) -> WorkCalendar:
    """Business days as the office counts them for one country (the only one when there is just one)."""
    countries = [row for row in records.every(reader.connection, Country) if isinstance(row, Country)]
    if country_id is None and len(countries) == 1:
        country_id = countries[0].id
    country = next((row for row in countries if row.id == country_id), None)
    closed = [
        YearlyOrOnce(row.holiday_on, bool(row.yearly))
        for row in records.every(reader.connection, Holiday)
        if isinstance(row, Holiday)
        and row.holiday_on is not None
        and row.closes_offices is not False
        and row.country_id in (None, country_id)
    ]
    return work_calendar(country.weekend if country else None, closed)
