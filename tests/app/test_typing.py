"""What a person types as a date becomes that date, or a sentence on why not."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.typing import read_typed, read_typed_date, read_typed_range
from models.fields import Field, FieldError, Type, show_date

TODAY = date(2026, 7, 20)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5 aug", date(2026, 8, 5)),
        ("Aug 5", date(2026, 8, 5)),
        ("5aug", date(2026, 8, 5)),
        ("18 jan", date(2027, 1, 18)),
        ("20 Jan", date(2026, 1, 20)),
        ("29 feb", date(2028, 2, 29)),
        ("+16", date(2026, 8, 5)),
        ("-3", date(2026, 7, 17)),
        ("today", TODAY),
        (" Tomorrow ", date(2026, 7, 21)),
        ("yesterday", date(2026, 7, 19)),
        ("20260805", date(2026, 8, 5)),
        ("2026-08-05", date(2026, 8, 5)),
        ("mar 3 2027", date(2027, 3, 3)),
        ("March 3, 27", date(2027, 3, 3)),
        ("5 Aug 26", date(2026, 8, 5)),
        ("25/12/2026", date(2026, 12, 25)),
        ("12/25/2026", date(2026, 12, 25)),
        ("05/05/2026", date(2026, 5, 5)),
    ],
)
def test_a_typed_date_is_read_as_the_office_writes_it(typed: str, meant: date) -> None:
    assert read_typed_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("5/8/2026", "5 Aug or 8 May"),
        ("31 feb", "Feb has no day 31"),
        ("soon", "not a date"),
        ("+99999", "outside"),
        ("12 bla", "not a date"),
        ("2026-13-01", "no day"),
        ("", "not a date"),
    ],
)
def test_what_is_no_certain_date_is_refused_with_the_reason(typed: str, reason: str) -> None:
    with pytest.raises(FieldError, match=reason):
        read_typed_date(typed, TODAY)


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_every_shown_date_is_read_back(day: date, today: date) -> None:
    assert read_typed_date(show_date(day), today) == day


@given(st.integers(-4000, 4000))
def test_an_offset_counts_days_from_today(days: int) -> None:
    assert read_typed_date(f"{days:+}", TODAY) == TODAY + timedelta(days=days)


@given(st.text(max_size=20))
def test_any_text_gives_a_date_or_a_reason(text: str) -> None:
    try:
        assert 1900 <= read_typed_date(text, TODAY).year <= 2199
    except FieldError as error:
        assert str(error)


MOMENT: Field[str] = Field(Type.LOCAL_MOMENT, "Arrives at")


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("2026-08-05T14:30[Asia/Tokyo]", "2026-08-05T14:30[Asia/Tokyo]"),
        ("2026-08-05 14:30[Asia/Tokyo]", "2026-08-05T14:30[Asia/Tokyo]"),
        ("05 Aug 2026 14:30 Asia/Tokyo", "2026-08-05T14:30[Asia/Tokyo]"),
        ("5 Aug 2026, 1430", "2026-08-05T14:30[Europe/Athens]"),
        ("5 aug 9:05", "2026-08-05T09:05[Europe/Athens]"),
        ("5 aug at 0905 Z", "2026-08-05T09:05[UTC]"),
        ("tomorrow 1430", "2026-07-21T14:30[Europe/Athens]"),
        ("2026-08-05 14:30:00", "2026-08-05T14:30[Europe/Athens]"),
        ("051430ZAUG26", "2026-08-05T14:30[UTC]"),
        ("051430Z AUG 2026", "2026-08-05T14:30[UTC]"),
        ("05 1430J Aug 26", "2026-08-05T14:30[Europe/Athens]"),
    ],
)
def test_a_typed_moment_is_read_as_the_office_and_its_messages_write_it(typed: str, held: str) -> None:
    assert read_typed(MOMENT, typed, TODAY, "Europe/Athens") == held


@pytest.mark.parametrize(
    ("typed", "zone", "reason"),
    [
        ("5 Aug 2026", "Europe/Athens", "says no time of day"),
        ("5 aug", "Europe/Athens", "says no time of day"),
        ("1430", "Europe/Athens", "is not a day and a time"),
        ("5 Aug 2026 1430", "", "does not say its zone"),
        ("5 Aug 2026 2560", "Europe/Athens", "not a time in a known zone"),
        ("5 Aug 2026 1430 Nowhere/Else", "Europe/Athens", "not a time in a known zone"),
        ("30 Feb 2026 1430", "Europe/Athens", "no day 2026-02-30"),
        ("051430BAUG26", "Europe/Athens", "not a time in a known zone"),
    ],
)
def test_what_is_no_certain_moment_is_refused_with_the_reason(typed: str, zone: str, reason: str) -> None:
    with pytest.raises(FieldError, match=reason):
        read_typed(MOMENT, typed, TODAY, zone)


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)),
    st.sampled_from(["UTC", "Asia/Tokyo", "Etc/GMT+5"]),
)
def test_every_shown_moment_is_read_back(at: datetime, zone: str) -> None:
    held = f"{at:%Y-%m-%dT%H:%M}[{zone}]"
    assert MOMENT.parse(MOMENT.show(held)) == held


def test_an_empty_field_has_no_value() -> None:
    assert read_typed(Field(Type.DATE, "Report date"), " ", TODAY) is None
    assert read_typed(Field(Type.MONEY, "Cost"), "$1,200.50", TODAY) == 120_050


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("3-12 May", date(2027, 5, 3), date(2027, 5, 12)),
        ("3–12 aug", date(2026, 8, 3), date(2026, 8, 12)),
        ("3 May – 12 May 2027", date(2027, 5, 3), date(2027, 5, 12)),
        ("3 May 2027 to 12 May", date(2027, 5, 3), date(2027, 5, 12)),
        ("3 - 12 may 2027", date(2027, 5, 3), date(2027, 5, 12)),
        ("3 May - 12", date(2027, 5, 3), date(2027, 5, 12)),
        ("May 3-12", date(2027, 5, 3), date(2027, 5, 12)),
        ("may 3 - 12", date(2027, 5, 3), date(2027, 5, 12)),
        ("May 3-12, 2028", date(2028, 5, 3), date(2028, 5, 12)),
        ("28 dec to 4 jan", date(2026, 12, 28), date(2027, 1, 4)),
        ("28 Dec - 4 Jan 2028", date(2027, 12, 28), date(2028, 1, 4)),
        ("15-25 jul", date(2026, 7, 15), date(2026, 7, 25)),
        ("15-19 jul", date(2027, 7, 15), date(2027, 7, 19)),
        ("+3..+12", date(2026, 7, 23), date(2026, 8, 1)),
        ("tomorrow until +5", date(2026, 7, 21), date(2026, 7, 25)),
        ("20260803-20260812", date(2026, 8, 3), date(2026, 8, 12)),
        ("2026-08-03..2026-08-12", date(2026, 8, 3), date(2026, 8, 12)),
        ("3aug-12sep", date(2026, 8, 3), date(2026, 9, 12)),
        ("5 aug", date(2026, 8, 5), date(2026, 8, 5)),
        ("3-aug-2026", date(2026, 8, 3), date(2026, 8, 3)),
        ("this week", TODAY, date(2026, 7, 26)),
        ("Next  Week", date(2026, 7, 27), date(2026, 8, 2)),
        ("next month", date(2026, 8, 1), date(2026, 8, 31)),
    ],
)
def test_a_typed_range_is_the_next_one_that_is_not_over(typed: str, first: date, last: date) -> None:
    assert read_typed_range(typed, TODAY) == (first, last)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("12-3 May", "lies before"),
        ("12 May 2027 - 3 May 2027", "lies before"),
        ("1 jan 2026 to 5 jan 2028", "at most a year"),
        ("29 feb - 3 mar", "no day 29"),
        ("3-12", "not a date"),
        ("1 may - 2 may - 3 may", "no range"),
        ("soon", "not a date"),
        ("", "no range"),
    ],
)
def test_what_is_no_certain_range_is_refused_with_the_reason(typed: str, reason: str) -> None:
    with pytest.raises(FieldError, match=reason):
        read_typed_range(typed, TODAY)


@given(
    st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    st.integers(0, 365),
    st.sampled_from((" – ", "..", " to ", " - ")),
)
def test_every_shown_range_is_read_back(first: date, days: int, between: str) -> None:
    last = first + timedelta(days=days)
    assert read_typed_range(f"{show_date(first)}{between}{show_date(last)}", TODAY) == (first, last)


@given(st.text(max_size=24) | st.from_regex(r"\A[0-9]{1,2} ?[-–] ?[0-9]{1,2} ?(may|feb|dec)( 20[0-9]{2})?\Z"))
def test_any_text_gives_a_range_or_a_reason(text: str) -> None:
    try:
        first, last = read_typed_range(text, TODAY)
    except FieldError as error:
        assert str(error)
    else:
        assert first <= last <= first + timedelta(days=366)
