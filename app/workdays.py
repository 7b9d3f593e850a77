"""The office's working calendar: the country's weekend, its holidays and those of the United States."""

from app.reader import Reader
from app.store import records
from models.calendar import WorkCalendar
from models.office.places import Country, Holiday
from models.office.workdays import calendar_for


def calendar_of(reader: Reader, country_id: int | None = None) -> WorkCalendar:
    """Business days as the office counts them for one country (the only one when there is just one)."""
    countries = list(records.every(reader.connection, Country))
    if country_id is None and len(countries) == 1:
        country_id = countries[0].id
    country = next((row for row in countries if row.id == country_id), None)
    return calendar_for(country, list(records.every(reader.connection, Holiday)))
