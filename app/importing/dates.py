"""Dates as partners write them: many forms, the order of day and month settled once for a column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.fields import FieldError, sound_date
from models.text import fold


class DateOrder(StrEnum):
    """In which order a column writes day, month and year in figures."""

    DMY = "day month year"
    MDY = "month day year"
    YMD = "year month day"
    AMBIGUOUS = "day or month first: cannot be told"
    MIXED = "two orders in one column"
    NONE = "no date that depends on the order"


@dataclass(frozen=True)
class DateEvidence:
    """What a column's dates say about their order. Rows are indexes into the texts that were given."""

    order: DateOrder
    rows: Mapping[DateOrder, tuple[int, ...]]
    """Rows that can only be read in one order (at most 50 for each)."""
    open_rows: tuple[int, ...] = ()
    """Rows that mean two different days in the two orders (at most 50)."""
    likely: DateOrder | None = None
    """For AMBIGUOUS: the order to offer first (points between figures are custom where the day is first)."""


_MOST_ROWS = 50
_TIME = re.compile(r"(?i)[\sT]+0?0:00(?::00(?:\.0+)?)?(?:\s*Z)?$|\s+12:00(?::00)?\s*AM$")
_FIGURES = re.compile(r"^(\d{1,2})\s*([/.\-\s])\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})\.?$")
_YEAR_FIRST = re.compile(r"^(\d{4})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_DAY_WORD = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th|º)?[\s\-/.,]*(?:de\s+)?([^\W\d_]{3,12})\.?[\s\-/.,]*(?:de\s+)?(\d{4}|\d{2})$"
)
_WORD_DAY = re.compile(r"^([^\W\d_]{3,12})\.?[\s\-/.]*(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]+(\d{4}|\d{2})$")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+", re.IGNORECASE)
_SERIAL = re.compile(r"^[1-9]\d{4}(?:\.\d+)?$")
_FIRST_SERIAL, _LAST_SERIAL = 14_611, 73_050  # 1940 to 2099
_PIVOT = 70
# First letters that settle the month in English, Spanish, Portuguese, French, German and Russian.
_MONTHS = (
    "jan ene янв", "feb fev фев", "mar mrz мар", "apr abr avr апр", "may mai май мая", "jun juin июн",
    "jul juil июл", "aug ago aou авг", "sep set сен", "oct okt out окт", "nov ноя", "dec dic dez дек",
)  # fmt: skip


def _month_table() -> dict[str, int]:
    return {fold(start): number for number, starts in enumerate(_MONTHS, 1) for start in starts.split()}


_MONTH = _month_table()


def month_number(word: str) -> int | None:
    """The month a word names, 1 to 12, by its first letters; None when it names none."""
    folded = fold(word)
    return _MONTH.get(folded[:4]) or _MONTH.get(folded[:3])


def date_orders(texts: Sequence[str]) -> DateEvidence:
    """In which order the dates of a column are written, with the rows that prove it."""
    rows: dict[DateOrder, list[int]] = {}
    undecided: list[int] = []
    points = 0
    for index, text in enumerate(texts):
        bare = _bare(text)
        if _YEAR_FIRST.match(bare) or _COMPACT.match(bare):
            rows.setdefault(DateOrder.YMD, []).append(index)
        elif match := _FIGURES.match(bare):
            first, second = int(match[1]), int(match[3])
            if order := _settled(first, second):
                rows.setdefault(order, []).append(index)
            elif first != second:
                undecided.append(index)
                points += match[2] == "."
    likely = DateOrder.DMY if undecided and points * 2 > len(undecided) else None
    return DateEvidence(
        _verdict(rows, undecided),
        {order: tuple(found[:_MOST_ROWS]) for order, found in rows.items()},
        tuple(undecided[:_MOST_ROWS]),
        likely,
    )


def _settled(first: int, second: int) -> DateOrder | None:
    if first > 12 >= second:
        return DateOrder.DMY
    return DateOrder.MDY if second > 12 >= first else None


def _verdict(rows: Mapping[DateOrder, Sequence[int]], undecided: Sequence[int]) -> DateOrder:
    """Year-first dates read the same whatever the column; only day-first beside month-first is a mixture."""
    figures = [order for order in (DateOrder.DMY, DateOrder.MDY) if rows.get(order)]
    if len(figures) == 2:
        return DateOrder.MIXED
    if figures:
        return figures[0]
    if undecided:
        return DateOrder.AMBIGUOUS
    return DateOrder.YMD if rows.get(DateOrder.YMD) else DateOrder.NONE


def _bare(text: str) -> str:
    return _WEEKDAY.sub("", _TIME.sub("", " ".join(text.split())))


def read_date(text: str, order: DateOrder | None, *, today: date, past: bool = False) -> date:
    """The day a text means, figures read in `order`; FieldError when it means none or the order is open.

    Two-digit years lie in 1970-2069; with `past` (dates of birth) in the hundred years up to `today`.
    """
    bare = _bare(text)
    if match := _YEAR_FIRST.match(bare) or _COMPACT.match(bare):
        return sound_date(int(match[1]), int(match[2]), int(match[3]))
    if (match := _DAY_WORD.match(bare)) and (month := month_number(match[2])):
        return _day(match[3], month, int(match[1]), today, past)
    if (match := _WORD_DAY.match(bare)) and (month := month_number(match[1])):
        return _day(match[3], month, int(match[2]), today, past)
    if match := _FIGURES.match(bare):
        first, second = int(match[1]), int(match[3])
        day, month = _day_and_month(text, first, second, order)
        return _day(match[4], month, day, today, past)
    raise FieldError(f"“{text}” is not a date")


def _day_and_month(text: str, first: int, second: int, order: DateOrder | None) -> tuple[int, int]:
    settled = _settled(first, second)
    order = settled or order  # 25 is no month, whatever order the column has elsewhere
    if first == second or order is DateOrder.DMY:
        return first, second
    if order is DateOrder.MDY:
        return second, first
    raise FieldError(f"“{text}” can be read as two days: choose whether day or month comes first")


def _day(year_text: str, month: int, day: int, today: date, past: bool) -> date:
    year = int(year_text)
    if len(year_text) == 2:
        year += 1900 if year >= _PIVOT else 2000
        if past and (year, month, day) > (today.year, today.month, today.day):
            year -= 100
        elif past and year < today.year - 99:
            year += 100
    return sound_date(year, month, day)


def serial_day(text: str) -> date | None:
    """The day a bare serial number of a spreadsheet stands for (1940 to 2099), or None."""
    if not _SERIAL.match(text) or not _FIRST_SERIAL <= float(text) <= _LAST_SERIAL:
        return None
    return date(1899, 12, 30) + timedelta(days=int(float(text)))
