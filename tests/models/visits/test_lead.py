"""Lead times and windows against a walk day by day, over twenty years, odd weekends, zones and the date line."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.calendar import WEEKENDS, WorkCalendar, YearlyOrOnce, work_calendar
from models.visits.lead import (
    Deadline,
    HostOffice,
    Lead,
    deadline,
    known_zone,
    local_of,
    moment_of,
    shown_moment,
    window,
    zone_in,
)

TBILISI, ATHENS, APIA = ZoneInfo("Asia/Tbilisi"), ZoneInfo("Europe/Athens"), ZoneInfo("Pacific/Apia")
HOST = ((3, 3), (5, 26), (2, 29))
"""Holidays of every year in the host country; one is kept in leap years only."""
ONCE = (date(2018, 6, 15), date(2024, 4, 10), date(2026, 3, 20), date(2031, 8, 4))


# -- an implementation of its own: nothing of models.calendar ---------------------------------------------------------
def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    days = [day for at in range(31) if (day := date(year, month, 1) + timedelta(days=at)).month == month]
    return [day for day in days if day.isoweekday() == weekday][nth]


def _federal(year: int) -> set[date]:
    fixed = [(1, 1), (7, 4), (11, 11), (12, 25)] + ([(6, 19)] if year >= 2021 else [])
    named = {date(year, month, day) for month, day in fixed} | {date(year + 1, 1, 1)}
    kept = {day + timedelta(days={6: -1, 7: 1}.get(day.isoweekday(), 0)) for day in named}
    kept |= {_nth(year, 1, 1, 2), _nth(year, 2, 1, 2), _nth(year, 5, 1, -1), _nth(year, 9, 1, 0), _nth(year, 10, 1, 1),
             _nth(year, 11, 4, 3)}  # fmt: skip
    return kept


FEDERAL = {day for year in range(2013, 2039) for day in _federal(year)}
REST = {"SAT_SUN": "67", "FRI_SAT": "56", "THU_FRI": "45", "FRI": "5", "SUN": "7"}


def works(day: date, weekend: str) -> bool:
    if str(day.isoweekday()) in REST[weekend] or day in FEDERAL or day in ONCE:
        return False
    return (day.month, day.day) not in HOST


def walked(begins: date, days: int, weekend: str, *, business: bool) -> date:
    """The last day so long before, by walking back a day at a time."""
    day, left = begins, days
    while left > 0:
        day = day.fromordinal(day.toordinal() - 1)
        left -= 1 if not business or works(day, weekend) else 0
    while not works(day, weekend):
        day = day.fromordinal(day.toordinal() - 1)
    return day


def office(
    weekend: str = "SAT_SUN", zone: ZoneInfo = TBILISI, opens: str = "", closes: str = ""
) -> HostOffice:
    closed = [*(YearlyOrOnce(date(2000, *day), yearly=True) for day in HOST), *map(YearlyOrOnce, ONCE)]
    hours = {"opens": time.fromisoformat(opens), "closes": time.fromisoformat(closes)} if opens else {}
    return HostOffice(work_calendar(weekend, closed), zone, **hours)


# -- days -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("weekend", sorted(WEEKENDS))
def test_days_against_a_walk_over_twenty_years(weekend: str) -> None:
    host = office(weekend)
    first, last = date(2016, 1, 1), date(2036, 1, 1)
    spans = (0, 1, 5, 21, 30, 45)
    for at, ordinal in enumerate(range(first.toordinal(), last.toordinal(), 5)):
        begins, days = date.fromordinal(ordinal), spans[at % len(spans)]
        for business in (False, True):
            told = deadline(Lead(days, business=business), begins, host).day
            assert told == walked(begins, days, weekend, business=business), (begins, days, business)


@given(st.dates(date(2016, 1, 1), date(2035, 12, 31)), st.integers(0, 400), st.sampled_from(sorted(WEEKENDS)),
       st.booleans())  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_a_deadline_is_a_day_of_work_and_the_last_one(
    begins: date, days: int, weekend: str, business: bool
) -> None:
    host = office(weekend)
    told = deadline(Lead(days, business=business), begins, host).day
    assert works(told, weekend) and told == walked(begins, days, weekend, business=business)
    later = deadline(Lead(days, business=business), begins + timedelta(days=1), host).day
    assert later >= told


@pytest.mark.parametrize(
    ("lead", "begins", "weekend", "day"),
    [
        (Lead(30), date(2024, 3, 30), "SAT_SUN", date(2024, 2, 28)),  # 29 February is a holiday of the host
        (Lead(30), date(2025, 3, 30), "SAT_SUN", date(2025, 2, 28)),
        (Lead(1), date(2024, 3, 1), "FRI_SAT", date(2024, 2, 28)),
        (Lead(366), date(2025, 3, 1), "SUN", date(2024, 2, 28)),  # over the leap day, that is closed
        (Lead(7), date(2026, 5, 17), "FRI_SAT", date(2026, 5, 10)),  # a Sunday on which the host works
        (Lead(7), date(2026, 5, 17), "SAT_SUN", date(2026, 5, 8)),
        (Lead(5, business=True), date(2026, 5, 10), "FRI_SAT", date(2026, 5, 3)),
        (Lead(5, business=True), date(2026, 5, 10), "SAT_SUN", date(2026, 5, 4)),
        (Lead(5, business=True), date(2026, 6, 1), "SAT_SUN", date(2026, 5, 21)),  # Memorial Day and 26 May
        (Lead(3, business=True), date(2027, 1, 4), "SAT_SUN", date(2026, 12, 29)),  # 1 January
        (Lead(0), date(2026, 7, 3), "SAT_SUN", date(2026, 7, 2)),
        (Lead(0, business=True), date(2026, 7, 3), "FRI", date(2026, 7, 2)),
    ],
)
def test_days_by_hand(lead: Lead, begins: date, weekend: str, day: date) -> None:
    assert deadline(lead, begins, office(weekend)).day == day


def test_a_day_ends_when_the_office_closes() -> None:
    host = office(zone=ATHENS, opens="09:00", closes="17:00")
    day = date(2026, 6, 8)
    assert deadline(Lead(30), date(2026, 7, 8), host) == Deadline(
        day, datetime(2026, 6, 8, 14, 0, tzinfo=UTC), date(2026, 7, 8), day
    )
    assert deadline(Lead(30), date(2026, 2, 8), host).at == datetime(2026, 1, 9, 15, 0, tzinfo=UTC)
    assert deadline(Lead(30), date(2026, 7, 8), office(zone=ATHENS)).at == datetime(
        2026, 6, 8, 20, 59, tzinfo=UTC
    )


# -- hours ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("lead", "eta", "host", "at"),
    [
        # Thursday noon less 72 hours is Monday noon
        (Lead(72, hours=True), "2026-05-14T12:00[Asia/Tbilisi]", office(), "2026-05-11T12:00[Asia/Tbilisi]"),
        # on a Sunday nobody is there: the end of Friday
        (Lead(48, hours=True), "2026-05-12T12:00[Asia/Tbilisi]", office(), "2026-05-08T23:59[Asia/Tbilisi]"),
        (Lead(48, hours=True), "2026-05-12T12:00[Asia/Tbilisi]", office(opens="09:00", closes="17:00"),
         "2026-05-08T17:00[Asia/Tbilisi]"),
        # that Sunday is a day of work where Friday and Saturday are not
        (Lead(48, hours=True), "2026-05-12T12:00[Asia/Tbilisi]", office("FRI_SAT"), "2026-05-10T12:00[Asia/Tbilisi]"),
        # before it opens and after it closes
        (Lead(24, hours=True), "2026-05-14T08:00[Asia/Tbilisi]", office(opens="09:00", closes="17:00"),
         "2026-05-12T17:00[Asia/Tbilisi]"),
        (Lead(24, hours=True), "2026-05-14T19:30[Asia/Tbilisi]", office(opens="09:00", closes="17:00"),
         "2026-05-13T17:00[Asia/Tbilisi]"),
        # clocks of Athens go on by an hour on 29 March 2026: 24 hours before noon it is eleven
        (Lead(24, hours=True), "2026-03-29T12:00[Europe/Athens]", office("FRI", ATHENS),
         "2026-03-28T11:00[Europe/Athens]"),
        (Lead(24, hours=True), "2026-10-25T12:00[Europe/Athens]", office("FRI", ATHENS),
         "2026-10-24T13:00[Europe/Athens]"),
        # business hours leave Saturday and Sunday out: 12 h of Monday, the other 36 from Friday back
        (Lead(48, hours=True, business=True), "2026-05-11T12:00[Asia/Tbilisi]", office(),
         "2026-05-07T12:00[Asia/Tbilisi]"),
        (Lead(12, hours=True, business=True), "2026-05-10T12:00[Asia/Tbilisi]", office(),
         "2026-05-08T12:00[Asia/Tbilisi]"),
        # told in the zone of the aircraft, answered in that of the host
        (Lead(72, hours=True), "2026-05-14T12:00[America/New_York]", office(), "2026-05-11T20:00[Asia/Tbilisi]"),
    ],
)  # fmt: skip
def test_hours_go_by_utc(lead: Lead, eta: str, host: HostOffice, at: str) -> None:
    comes = moment_of(eta)
    assert comes is not None
    told = deadline(lead, comes, host)
    assert local_of(told.at, host.zone) == at and told.day == date.fromisoformat(at[:10])


@given(st.datetimes(datetime(2018, 1, 1), datetime(2034, 1, 1)), st.integers(0, 400), st.booleans())
@settings(max_examples=40, deadline=None)
def test_hours_against_a_walk_by_the_hour(moment: datetime, hours: int, business: bool) -> None:
    """Over a zone without summer time, walked back in UTC an hour at a time."""
    moment = moment.replace(minute=0, second=0, microsecond=0, tzinfo=UTC)

    def open_at(end: datetime) -> bool:  # whether the hour that ends then lies on a day of work
        return works((end - timedelta(hours=1)).astimezone(TBILISI).date(), "FRI_SAT")

    at, left = moment, hours
    while left:
        left -= 1 if not business or open_at(at) else 0
        at -= timedelta(hours=1)
    closed = not works(at.astimezone(TBILISI).date(), "FRI_SAT")
    while not works(at.astimezone(TBILISI).date(), "FRI_SAT"):
        at -= timedelta(hours=1)
    told = deadline(Lead(hours, hours=True, business=business), moment, office("FRI_SAT"))
    if closed:  # the walk stops in the last hour of the day of work before
        assert told.at == at.astimezone(TBILISI).replace(hour=23, minute=59).astimezone(UTC)
    else:
        assert told.at == at
    assert told.day == at.astimezone(TBILISI).date()


def test_a_day_is_one_of_the_host_on_either_side_of_the_date_line() -> None:
    left_honolulu = moment_of("2026-06-08T20:00[Pacific/Honolulu]")
    assert left_honolulu is not None
    samoa = office("SUN", APIA)
    assert samoa.day_of(left_honolulu) == date(2026, 6, 9)
    assert deadline(Lead(7), left_honolulu, samoa).day == date(2026, 6, 2)
    assert deadline(Lead(7), left_honolulu, office("SUN", ZoneInfo("Pacific/Honolulu"))).day == date(
        2026, 6, 1
    )
    # Samoa left 30 December 2011 out: a day's hours before the 31st it was the 29th
    jumped = moment_of("2011-12-31T12:00[Pacific/Apia]")
    assert jumped is not None
    assert local_of(jumped - timedelta(hours=24), APIA) == "2011-12-29T12:00[Pacific/Apia]"


# -- windows ----------------------------------------------------------------------------------------------------------
def test_a_window_of_72_hours_goes_by_utc() -> None:
    """Acceptance check 4 of visitors.md 11."""
    approved = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
    found = window(approved, 0, 72)
    assert (found.first, found.last) == (approved, datetime(2026, 5, 7, 10, 0, tzinfo=UTC))
    assert found.holds(approved + timedelta(hours=72))
    assert not found.holds(approved + timedelta(hours=73))
    assert not found.holds(approved - timedelta(minutes=1))
    assert window(approved, 3, 3).first == datetime(2026, 5, 4, 7, 0, tzinfo=UTC)
    assert window(approved, 1, 2, hours=False).last == datetime(2026, 5, 6, 10, 0, tzinfo=UTC)


def test_a_window_over_a_change_of_clocks_keeps_its_hours() -> None:
    approved = moment_of("2026-03-28T10:00[Europe/Athens]")
    assert approved is not None
    assert local_of(window(approved, 0, 72).last, ATHENS) == "2026-03-31T11:00[Europe/Athens]"


# -- moments ----------------------------------------------------------------------------------------------------------
def test_moments_are_read_and_shown() -> None:
    told = "2026-03-02T01:30[Asia/Tbilisi]"
    at = moment_of(told)
    assert at == datetime(2026, 3, 1, 21, 30, tzinfo=UTC) and local_of(at, TBILISI) == told
    assert shown_moment(at, TBILISI) == "02 Mar 2026 01:30 (01 Mar 2026 2130Z)"
    assert shown_moment(at, ZoneInfo("UTC")) == "01 Mar 2026 21:30 (2130Z)"
    assert moment_of(None) is None and zone_in(told) == TBILISI and zone_in("") is None


def test_times_that_the_clocks_leave_out_or_tell_twice() -> None:
    assert moment_of("2026-03-29T03:30[Europe/Athens]") == moment_of("2026-03-29T04:30[Europe/Athens]")
    assert moment_of("2026-10-25T03:30[Europe/Athens]") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("names", "zone"),
    [
        (("Europe/Athens", "Asia/Tbilisi"), "Europe/Athens"),
        ((None, "Asia/Tbilisi"), "Asia/Tbilisi"),
        (("Athens", "Asia/Tbilisi"), "Asia/Tbilisi"),
        (("", None), "UTC"),
        (("../etc/passwd",), "UTC"),
    ],
)
def test_a_zone_that_is_none_is_passed_over(names: tuple[str | None, ...], zone: str) -> None:
    assert known_zone(*names).key == zone


@pytest.mark.parametrize(
    ("lead", "begins", "said"),
    [
        (Lead(30), date(2026, 7, 8), "08 Jul 2026 - 30 days = 08 Jun 2026"),
        (Lead(30), date(2026, 6, 15), "15 Jun 2026 - 30 days = 16 May 2026, closed: 15 May 2026"),
        (Lead(5, business=True), date(2026, 6, 15), "15 Jun 2026 - 5 business days = 08 Jun 2026"),
        (
            Lead(24, hours=True),
            date(2026, 6, 15),
            "15 Jun 2026 - 24 hours = 14 Jun 2026, closed: 12 Jun 2026",
        ),
    ],
)
def test_the_arithmetic_in_words(lead: Lead, begins: date, said: str) -> None:
    assert deadline(lead, begins, office()).sum(lead) == said


def test_how_a_lead_time_is_said() -> None:
    said = [str(Lead(5, business=True)), str(Lead(1, hours=True)), str(Lead(30)), str(Lead(1))]
    assert said == ["5 business days", "1 hour", "30 days", "1 day"]


def test_a_calendar_without_federal_holidays() -> None:
    assert WorkCalendar(federal=False).previous_open(date(2026, 7, 5)) == date(2026, 7, 3)
