"""Days against known examples, a calendar library and plain counting."""

from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from models import calendar
from models.calendar import WorkCalendar, YearlyOrOnce, work_calendar

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
NEAR = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("day", "year", "quarter"),
    [
        (date(2025, 9, 30), 2025, 4),
        (date(2025, 10, 1), 2026, 1),
        (date(2025, 12, 31), 2026, 1),
        (date(2026, 1, 1), 2026, 2),
        (date(2026, 6, 30), 2026, 3),
    ],
)
def test_fiscal_year(day: date, year: int, quarter: int) -> None:
    assert (calendar.fiscal_year(day), calendar.fiscal_quarter(day)) == (year, quarter)


def test_fifth_quarter() -> None:
    days = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [calendar.in_fifth_quarter(day, 2026) for day in days] == [False, True, True, False]


@given(DAYS, st.integers(0, 60))
def test_months_before_against_a_calendar_library(day: date, months: int) -> None:
    assert calendar.months_before(day, months) == day - relativedelta(months=months)


@given(DAYS, st.integers(1, 24))
def test_the_last_day_within_months_is_the_last(start: date, months: int) -> None:
    last = calendar.last_day_within_months(start, months)
    assert calendar.months_before(last, months) <= start
    assert calendar.months_before(last + timedelta(days=1), months) > start


def test_federal_holidays_are_kept_on_working_days() -> None:
    kept = calendar.federal_holidays(2026)
    assert date(2026, 7, 3) in kept and date(2026, 7, 4) not in kept
    assert len(kept) == 11
    assert date(2021, 12, 31) in calendar.federal_holidays(2021), "1 January 2022 is a Saturday"
    assert not any(
        day.weekday() in (5, 6) for year in range(2000, 2060) for day in calendar.federal_holidays(year)
    )


@pytest.mark.parametrize(
    ("weekend", "start", "days", "end"),
    [
        ("SAT_SUN", date(2026, 5, 22), 1, date(2026, 5, 26)),  # over Memorial Day, 25 May
        ("FRI_SAT", date(2026, 5, 21), 1, date(2026, 5, 24)),
        ("FRI_SAT", date(2026, 5, 24), -1, date(2026, 5, 21)),
        (None, date(2026, 5, 18), 3, date(2026, 5, 21)),
        ("SAT_SUN", date(2026, 5, 22), 0, date(2026, 5, 22)),
    ],
)
def test_business_days(weekend: str | None, start: date, days: int, end: date) -> None:
    assert work_calendar(weekend, ()).add(start, days) == end


def test_holidays_of_the_country_once_and_yearly() -> None:
    closed = (YearlyOrOnce(date(2020, 7, 14), yearly=True), YearlyOrOnce(date(2026, 7, 15)))
    calendar = WorkCalendar(closed=closed, federal=False)
    assert calendar.add(date(2026, 7, 13), 1) == date(2026, 7, 16)
    assert calendar.next_open(date(2027, 7, 14)) == date(2027, 7, 15)


@given(NEAR, st.integers(-60, 60), st.sampled_from(["SAT_SUN", "FRI_SAT", "FRI", "SUN"]))
def test_adding_and_counting_business_days_agree(start: date, days: int, weekend: str) -> None:
    calendar = work_calendar(weekend, (YearlyOrOnce(date(2024, 8, 5), yearly=True),))
    end = calendar.add(start, days)
    step = 1 if days > 0 else -1
    passed = [start + timedelta(days=step * n) for n in range(1, abs((end - start).days) + 1)]
    assert sum(map(calendar.is_open, passed)) == abs(days)
    if days > 0:
        assert (
            calendar.business_days_between(start, end) == days == -calendar.business_days_between(end, start)
        )


def test_today_is_the_offices_day() -> None:
    late = datetime(2026, 5, 1, 21, 30, tzinfo=UTC)
    assert calendar.office_today(late, "Asia/Tbilisi") == date(2026, 5, 2)
    assert calendar.office_today(late, "America/Tegucigalpa") == date(2026, 5, 1)
