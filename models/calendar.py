"""Days as the office counts them: fiscal years, calendar months, business days, federal holidays, today."""

import calendar
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from importlib.util import find_spec, module_from_spec
from typing import Any
from zoneinfo import ZoneInfo

SATURDAY_SUNDAY = frozenset({5, 6})
WEEKENDS = {
    "SAT_SUN": SATURDAY_SUNDAY,
    "FRI_SAT": frozenset({4, 5}),
    "THU_FRI": frozenset({3, 4}),
    "FRI": frozenset({4}),
    "SUN": frozenset({6}),
}
"""Weekend days by the code of a country's weekend, Monday being 0."""
ONE_DAY = timedelta(days=1)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Names of the days, whatever the language of the machine."""


def fiscal_year(day: date) -> int:
    """The U.S. fiscal year (1 October to 30 September) a day lies in; training reference 10.8."""
    return day.year + (day.month >= 10)


def fiscal_quarter(day: date) -> int:
    """Quarter of the fiscal year, 1 for October to December."""
    return (day.month + 2) // 3 % 4 + 1


def in_fifth_quarter(start: date, program_year: int) -> bool:
    """Whether a start in October to December may sit in the program of the year just ended (JSCET 3-3g)."""
    return start.month >= 10 and start.year == program_year


def months_before(day: date, months: int) -> date:
    """The same day some calendar months earlier; the month's last day when it has no such day.

    31 May less three months is 28 February (training reference 10.2).
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_after(day: date, months: int) -> date:
    """The same day some calendar months later; the month's last day when it has no such day: 30 Nov gives 28 Feb."""
    return months_before(day, -months)


def last_day_within_months(start: date, months: int) -> date:
    """The last day from which `months` calendar months back is not after `start`: 28 Feb gives 31 May."""
    day = months_before(start, -months)
    while months_before(day + ONE_DAY, months) <= start:
        day += ONE_DAY
    return day


def last_day_of(partial: str) -> date:
    """The last day of a year, a month or a day as a partial date names it: 2026-02 ends on 28 February 2026."""
    year, month, day = (*map(int, partial.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


@dataclass(frozen=True)
class YearlyOrOnce:
    """A holiday of the office's list: once on its day, or every year on its day and month."""

    day: date
    yearly: bool = False

    def falls_on(self, day: date) -> bool:
        """Whether the holiday is kept on a day; one of 29 February is kept in leap years only."""
        return (day.month, day.day) == (self.day.month, self.day.day) if self.yearly else day == self.day


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are business days: no weekend day (Monday is 0) and no holiday of the office or the U.S."""

    weekend: frozenset[int] = SATURDAY_SUNDAY
    closed: tuple[YearlyOrOnce, ...] = ()
    federal: bool = True

    @cached_property
    def _days_closed(self) -> tuple[frozenset[date], frozenset[tuple[int, int]]]:
        """The holidays of the list: single days, and months with days that come every year."""
        once = frozenset(each.day for each in self.closed if not each.yearly)
        return once, frozenset((each.day.month, each.day.day) for each in self.closed if each.yearly)

    @cached_property
    def _known(self) -> dict[date, bool]:
        """Days that were asked about: records of a list are counted over the same ones."""
        return {}

    def is_open(self, day: date) -> bool:
        """Whether the day is a business day."""
        found = self._known.get(day)
        if found is None:
            found = self._known[day] = self._opens(day)
        return found

    def _opens(self, day: date) -> bool:
        once, yearly = self._days_closed
        if day.weekday() in self.weekend or day in once or (day.month, day.day) in yearly:
            return False
        return not (self.federal and day in federal_holidays(day.year))

    def business_days_between(self, start: date, end: date) -> int:
        """Business days after `start` up to and with `end`; negative when `end` lies before."""
        if end < start:
            return -self.business_days_between(end, start)
        return sum(1 for day in _days(start + ONE_DAY, end) if self.is_open(day))

    def add(self, start: date, days: int) -> date:
        """The day some business days after (before, if negative) a day; the start is not counted."""
        step = ONE_DAY if days > 0 else -ONE_DAY
        day, left = start, abs(days)
        while left:
            day += step
            left -= self.is_open(day)
        return day

    def next_open(self, day: date) -> date:
        """The day itself when it is a business day, else the next one."""
        while not self.is_open(day):
            day += ONE_DAY
        return day

    def previous_open(self, day: date) -> date:
        """The day itself when it is a business day, else the one before it."""
        while not self.is_open(day):
            day -= ONE_DAY
        return day


def work_calendar(
    weekend: str | None, closed: Iterable[YearlyOrOnce], *, federal: bool = True
) -> WorkCalendar:
    """The calendar of an office by the code of its country's weekend (Saturday and Sunday when not said)."""
    return WorkCalendar(weekend_days(weekend), tuple(closed), federal)


def weekend_days(code: str | None) -> frozenset[int]:
    """Days of the week, Monday being 0, of a country's weekend by its code (Saturday and Sunday when not said)."""
    return WEEKENDS.get(code or "", SATURDAY_SUNDAY)


def holidays_known() -> Any:
    """The library's class of U.S. holidays; loading it takes a while, which a window spends before it is asked."""
    package = "holidays.countries"
    if package not in sys.modules and (found := find_spec(package)) is not None:
        sys.modules[package] = module_from_spec(found)  # not run: it would load every country
    from holidays.countries.united_states import UnitedStates

    return UnitedStates


@lru_cache(maxsize=64)
def federal_holidays(year: int) -> Mapping[date, str]:
    """The days of a year on which U.S. federal offices are closed, with their names.

    A holiday that falls on a weekend is kept on the Friday or Monday beside it (5 U.S.C. 6103), so that
    1 January of the next year may close 31 December of this one.
    """
    known = holidays_known()(years=(year, year + 1))
    kept = sorted(day for day in known if day.year == year and day.weekday() not in SATURDAY_SUNDAY)
    return {day: known[day] for day in kept}


def office_today(now: datetime, zone: str) -> date:
    """The date in the office's zone at a moment with time zone (Asia/Tbilisi may be a day ahead of UTC)."""
    return now.astimezone(ZoneInfo(zone)).date()


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
