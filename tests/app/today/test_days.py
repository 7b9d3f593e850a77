"""Days off have names, weeks begin after the country's weekend, and every duty of a week is counted on its day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.office import Office
from app.today import days
from models.calendar import WEEKENDS
from models.office.places import Country
from tests import support
from tests.app.today.test_duties import duty

TODAY = support.TODAY


def test_weekends_and_holidays_are_named_once(office: Office) -> None:
    bandaria = days.home(office.reader)
    assert bandaria is not None and bandaria.country_name
    for name, on, country in (
        ("Foundation Day", date(2020, 11, 27), bandaria.id),
        ("Veterans Day", date(2026, 11, 11), None),
    ):
        support.add(office, "holiday", holiday_name=name, holiday_on=on, country_id=country, yearly=True)
    support.add(
        office, "holiday", holiday_name="Remembrance", holiday_on=date(2026, 11, 13), closes_offices=False
    )
    found = days.days_off(office.reader, date(2026, 11, 9), date(2026, 11, 29))
    names = {(each.day.day, each.name): each.closed for each in found}
    assert names == {
        (11, "Veterans Day (U.S.)"): True,
        (13, "Remembrance (U.S.)"): False,
        (14, "Weekend"): True,
        (15, "Weekend"): True,
        (21, "Weekend"): True,
        (22, "Weekend"): True,
        (26, "Thanksgiving Day (U.S.)"): True,
        (27, f"Foundation Day ({bandaria.country_name})"): True,
        (28, "Weekend"): True,
        (29, "Weekend"): True,
    }


def test_the_weekend_is_that_of_the_offices_own_country(office: Office) -> None:
    own = days.home(office.reader)
    assert own is not None
    with office.change("Record the weekend") as work:
        work.set(Country, own.id, {"weekend": "FRI_SAT"})
    support.add(office, "country", country_code="KZ", weekend="SUN")
    assert days.weekend_of(office.reader) == {4, 5}


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.sampled_from(sorted(WEEKENDS)))
def test_a_week_begins_after_the_weekend_and_ends_with_it(today: date, code: str) -> None:
    weekend = WEEKENDS[code]
    first = days.week_start(today, weekend)
    assert first.weekday() not in weekend and (first - timedelta(days=1)).weekday() in weekend
    assert abs((first - today).days) < 7
    assert first <= today or today.weekday() in weekend


@given(st.lists(st.integers(-10, 20), max_size=20))
def test_the_strip_counts_the_duties_of_its_days(due: list[int]) -> None:
    listed = [duty(each) for each in due]
    strip = days.week_strip((), listed, TODAY, WEEKENDS["SAT_SUN"])
    assert [each.day for each in strip] == [date(2026, 3, 2) + timedelta(days=n) for n in range(7)]
    for each in strip:
        assert each.due == sum(one.due_on == each.day for one in listed)
        assert each.overdue == (each.due if each.day < TODAY else 0)


@pytest.mark.parametrize(
    ("today", "first"), [(date(2026, 3, 4), date(2026, 3, 2)), (date(2026, 3, 7), date(2026, 3, 9))]
)
def test_on_a_weekend_the_coming_week_is_shown(today: date, first: date) -> None:
    off = (days.DayOff(first, "Founding Day (Bandaria)"), days.DayOff(first, "Day of the Sea", closed=False))
    strip = days.week_strip(off, (), today, WEEKENDS["SAT_SUN"])
    assert strip[0].day == first and strip[0].off == "Founding Day (Bandaria)"
    assert strip[0].name == "Monday"
