"""What a person types into a field, read the way an office writes: dates without a year, days from today."""

import re
from datetime import date, timedelta
from typing import Any

from models.fields import FIRST_YEAR, LAST_YEAR, MONTHS, Field, FieldError, Type, read_date, sound_date

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


def read_typed(field: Field[Any], text: str, today: date) -> Any:
    """The Python value of what a person typed into a field, None when empty; FieldError otherwise."""
    if field.type is Type.DATE and text.strip():
        value = read_typed_date(text, today)
        field.encode(value)
        return value
    return field.parse(text)


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
    raise FieldError(f"“{typed}” is {either}; write the month as a word")
