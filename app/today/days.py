"""The days of a calendar: which of them offices are closed on and why, and what is due on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.findings import Duty
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.calendar import DAYS, YearlyOrOnce, federal_holidays, weekend_days
from models.office.places import Country, Holiday
from models.text import fold

ONE_DAY = timedelta(days=1)
WEEKEND = "Weekend"


@dataclass(frozen=True)
class DayOff:
    """Why a day is no working day; `closed` is false for one that is only remembered."""

    day: date
    name: str
    closed: bool = True


def home(reader: Reader) -> Country | None:
    """The country the office serves: the one that carries the office's name, else one with a name of an office."""
    with translated():
        rows = [row for row in records.every(reader.connection, Country) if isinstance(row, Country)]
    office = fold(reader.office_name)
    return max(
        rows, key=lambda row: (fold(row.sco_name or "") == office, bool(row.sco_name), -row.id), default=None
    )


def weekend_of(reader: Reader) -> frozenset[int]:
    """Weekend days of the office's country, Monday being 0; Saturday and Sunday when not said."""
    country = home(reader)
    return weekend_days(country.weekend if country else None)


def days_off(reader: Reader, first: date, last: date) -> tuple[DayOff, ...]:
    """Weekend days and holidays from a day to a day with their names: the office's list, then U.S. federal ones."""
    weekend = weekend_of(reader)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    found = [DayOff(day, WEEKEND) for day in days if day.weekday() in weekend]
    with translated():
        listed = [row for row in records.every(reader.connection, Holiday) if isinstance(row, Holiday)]
    countries = reader.titles("country", [row.country_id for row in listed if row.country_id])
    for row in listed:
        if row.holiday_on is not None:
            kept = YearlyOrOnce(row.holiday_on, bool(row.yearly))
            whose = countries.get(row.country_id or 0, "U.S.")
            name = f"{row.holiday_name or 'Holiday'} ({whose})"
            found += [
                DayOff(day, name, row.closes_offices is not False) for day in days if kept.falls_on(day)
            ]
    known = {(each.day, each.name.partition(" (")[0].casefold()) for each in found}
    for year in range(first.year, last.year + 1):
        for day, name in federal_holidays(year).items():
            plain = name.partition(" (")[0]
            if first <= day <= last and (day, plain.casefold()) not in known:
                found.append(DayOff(day, f"{name} (U.S.)"))
    return tuple(sorted(found, key=lambda each: (each.day, each.name != WEEKEND, each.name)))


@dataclass(frozen=True)
class WeekDay:
    """One day of the week strip."""

    day: date
    name: str
    off: str
    """Names of what closes the offices; empty on a working day."""
    due: int
    overdue: int


def week_strip(
    off: Iterable[DayOff], duties: Sequence[Duty], today: date, weekend: frozenset[int]
) -> tuple[WeekDay, ...]:
    """The working week that today lies in or that comes next, with its weekend, and what is due on each day."""
    names: dict[date, list[str]] = {}
    for each in off:
        if each.closed:
            names.setdefault(each.day, []).append(each.name)
    first = week_start(today, weekend)
    made = []
    for day in (first + timedelta(days=n) for n in range(7)):
        on = [duty for duty in duties if duty.due_on == day]
        late = sum(duty.overdue for duty in on)
        made.append(WeekDay(day, DAYS[day.weekday()], ", ".join(names.get(day, ())), len(on), late))
    return tuple(made)


def week_start(today: date, weekend: frozenset[int]) -> date:
    """The first day after the weekend, of the week that today lies in; on a weekend day of the coming one."""
    day = today
    if day.weekday() in weekend:
        while day.weekday() in weekend:
            day += ONE_DAY
        return day
    while (day - ONE_DAY).weekday() not in weekend:
        day -= ONE_DAY
    return day
