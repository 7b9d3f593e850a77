"""What a person types into a field, read the way an office writes: dates without a year, days from today, ranges."""

import re
from datetime import date, timedelta
from typing import Any

from models.fields import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    Field,
    FieldError,
    Type,
    read_date,
    read_local,
    show_date,
    sound_date,
)
from models.moments import EXAMPLE
from models.text import quoted

_MONTH_NUMBER = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
_OFFSET = re.compile(r"^([+-])\s*(\d{1,5})$")
_DAY_MONTH = re.compile(r"^(\d{1,2})[\s\-/.]*([a-z]{3})[a-z]*\.?$")
_MONTH_DAY = re.compile(r"^([a-z]{3})[a-z]*\.?[\s\-/.]*(\d{1,2})(?:,?[\s\-/.]+(\d{4}|\d{2}))?$")
_NUMBERS = re.compile(r"^(\d{1,2})[\s\-/.](\d{1,2})[\s\-/.](\d{4}|\d{2})$")


def read_typed_date(text: str, today: date) -> date:
    """A date as typed in a form; FieldError when it is none, or could be two.

    Beyond the forms every sheet may use (`2026-08-05`, `20260805`, `5 Aug 26`): `today`, `tomorrow`,
    `yesterday`, `+16` and `-3` (days from today), `mar 3 2027`; `5 aug` or `aug 5` is the one nearest to today.
    """
    typed = " ".join(text.split()).casefold()
    words = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if typed in words:
        return today + timedelta(days=words[typed])
    if offset := _OFFSET.match(typed):
        return _days_away(today, int(offset[1] + offset[2]))
    if (worded := _MONTH_DAY.match(typed)) and worded[1] in _MONTH_NUMBER:
        month, day = _MONTH_NUMBER[worded[1]], int(worded[2])
        return sound_date(_full_year(worded[3]), month, day) if worded[3] else _nearest(month, day, today)
    if (short := _DAY_MONTH.match(typed)) and short[2] in _MONTH_NUMBER:
        return _nearest(_MONTH_NUMBER[short[2]], int(short[1]), today)
    if numbers := _NUMBERS.match(typed):
        return _by_numbers(text.strip(), int(numbers[1]), int(numbers[2]), _full_year(numbers[3]))
    return read_date(text.strip())


_APART = re.compile(r"\s*(?:\.{2,}|[–—]|\bto\b|\buntil\b)\s*|\s+-\s+")
_DAYS_MONTH = re.compile(r"^(\d{1,2})\s*-\s*(\d{1,2})\s*([a-z].*)$")
_MONTH_DAYS = re.compile(r"^([a-z]{3,9})\.?\s*(\d{1,2})\s*-\s*(\d{1,2})(?:,?\s+(\d{4}|\d{2}))?$")
_YEARLESS_DAY = re.compile(r"^\d{1,2}$")
LONGEST_RANGE = 366
"""Days a typed range may have."""


def read_typed_range(text: str, today: date) -> tuple[date, date]:
    """First and last day of a range as typed; FieldError when it is none, ends before it begins or has over a year.

    `3-12 May`, `3 May – 12 May 2027`, `May 3-12`, `28 dec to 4 jan`, `+3..+12`, `this week`, `next week`, `next month`
    (weeks begin on Monday), or one date for one day. Without a year it is the next one that is not over.
    """
    typed = " ".join(text.split()).casefold()
    if typed in _NAMED_RANGES:
        return _NAMED_RANGES[typed](today)
    first, last = _ends(typed, today)
    if last < first:
        raise FieldError(f"{show_date(last)} lies before {show_date(first)}")
    if (last - first).days >= LONGEST_RANGE:
        raise FieldError("a range has at most a year")
    return first, last


def _ends(typed: str, today: date) -> tuple[date, date]:
    if compact := _DAYS_MONTH.match(typed):
        return _pair(compact[1], f"{compact[2]} {compact[3]}", today)
    if compact := _MONTH_DAYS.match(typed):
        year = f" {compact[4]}" if compact[4] else ""
        return _pair(f"{compact[2]} {compact[1]}{year}", f"{compact[3]} {compact[1]}{year}", today)
    parts = [each for each in _APART.split(typed) if each]
    if len(parts) == 1:
        parts = _around_a_dash(typed, today)
    if len(parts) == 1:
        day = read_typed_date(typed, today)
        return _coming(typed, typed, day, day, today)
    if len(parts) != 2:
        raise FieldError(f"{quoted(typed)} is no range such as 3-12 May")
    return _pair(parts[0], parts[1], today)


def _around_a_dash(typed: str, today: date) -> list[str]:
    """The two dates of `20260503-20260512` or `3may-12jun`; the text itself where it is one date."""
    for at in (found.start() for found in re.finditer("-", typed[1:])):
        left, right = typed[: at + 1], typed[at + 2 :]
        try:
            read_typed_date(left, today)
            read_typed_date(right, today)
        except FieldError:
            continue
        return [left, right]
    return [typed]


def _pair(left: str, right: str, today: date) -> tuple[date, date]:
    """Two ends, of which either may leave out what the other one says: `3` – `12 May 2027`, `3 May` – `12`."""
    if _YEARLESS_DAY.match(left):
        left = re.sub(r"^\d{1,2}|(?<=[a-z])[\s\-.]*\d{1,2}(?!\d)", left, right, count=1)
    elif _YEARLESS_DAY.match(right):
        right = re.sub(r"^\d{1,2}|(?<=[a-z])[\s\-.]*\d{1,2}(?!\d)", right, left, count=1)
    return _coming(left, right, read_typed_date(left, today), read_typed_date(right, today), today)


def _coming(left: str, right: str, first: date, last: date, today: date) -> tuple[date, date]:
    """The ends with the years that were left out: the next range that is not over."""
    if not _without_year(right):
        return (_in_year(first, last.year, last) if _without_year(left) else first), last
    if not _without_year(left):
        return first, _from(last, first)
    if (first.month, first.day) > (last.month, last.day) and first.month == last.month:
        raise FieldError(
            f"{last.day} {MONTHS[last.month - 1]} lies before {first.day} {MONTHS[first.month - 1]}"
        )
    last = _from(last, today)
    return _in_year(first, last.year, last), last


def _without_year(typed: str) -> bool:
    """Whether a typed date has a day and a month only."""
    worded = _MONTH_DAY.match(typed)
    return bool(_DAY_MONTH.match(typed) or (worded and not worded[3]))


def _from(day: date, start: date) -> date:
    """The same day of the year, on or after another."""
    return next(
        each for year in range(start.year, start.year + 9) if (each := _same_day(day, year)) and each >= start
    )


def _in_year(day: date, year: int, latest: date) -> date:
    """The same day in a year or the one before, not after another."""
    for each in (_same_day(day, year), _same_day(day, year - 1)):
        if each is not None and each <= latest:
            return each
    raise FieldError(f"{MONTHS[day.month - 1]} has no day {day.day} in {year}")


def _same_day(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 Feb
        return None


def _this_week(today: date) -> tuple[date, date]:
    return today, today + timedelta(days=6 - today.weekday())


def _next_week(today: date) -> tuple[date, date]:
    monday = today + timedelta(days=7 - today.weekday())
    return monday, monday + timedelta(days=6)


def _next_month(today: date) -> tuple[date, date]:
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


_NAMED_RANGES = {"this week": _this_week, "next week": _next_week, "next month": _next_month}


def read_typed(field: Field[Any], text: str, today: date, zone: str = "") -> Any:
    """The Python value of what a person typed into a field, None when empty; FieldError otherwise.

    `zone` is the office's: a moment without a zone is one of its clocks (`tomorrow 1430`).
    """
    if field.type not in (Type.DATE, Type.LOCAL_MOMENT) or not text.strip():
        return field.parse(text)
    dated = field.type is Type.DATE
    value = read_typed_date(text, today) if dated else _read_typed_moment(text.strip(), today, zone)
    field.encode(value)
    return value


def _read_typed_moment(text: str, today: date, zone: str) -> str:
    try:
        read_typed_date(text, today)
    except FieldError:
        return read_local(text, lambda day: read_typed_date(day, today), zone)
    raise FieldError(f"{quoted(text)} says no time of day, as {EXAMPLE} does")


def _full_year(written: str) -> int:
    year = int(written)
    return year if year > 99 else year + (1900 if year >= 70 else 2000)


def _days_away(today: date, days: int) -> date:
    try:
        day = today + timedelta(days=days)
    except OverflowError:
        day = date.max
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise FieldError(f"{days:+} days from today lies outside {FIRST_YEAR}-{LAST_YEAR}")
    return day


def _nearest(month: int, day: int, today: date) -> date:
    found = []
    for year in range(today.year - 4, today.year + 5):  # 29 Feb stands in one year of four
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    if not found:
        raise FieldError(f"{MONTHS[month - 1]} has no day {day}")
    return min(found, key=lambda each: (abs(each - today), each < today))


def _by_numbers(typed: str, first: int, second: int, year: int) -> date:
    """Day and month by figures alone: only where they cannot be exchanged."""
    if first > 12 or first == second:
        return sound_date(year, second, first)
    if second > 12:
        return sound_date(year, first, second)
    either = f"{first} {MONTHS[second - 1]} or {second} {MONTHS[first - 1]}"
    raise FieldError(f"{quoted(typed)} is {either}; write the month as a word")
