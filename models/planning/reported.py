"""How the joint report on foreign military training writes a line: columns, dollars, days (training reference 8.2).

A published row keeps its own texts, which stand in the record's `original`: each is taken as long as it still says what
the record says, so that dirt and spelling come back letter for letter, and a corrected value is told as corrected.
"""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from models.fields import Field, FieldError, Stored
from models.training.sheets import read_us_unit

COLUMNS = (
    "Course Title", "Qty", "Training Location", "Student's Unit", "US Unit", "Total Cost", "Start Date", "End Date",
)  # fmt: skip
REGIONS = (
    "Africa", "East Asia and Pacific", "Europe", "Near East", "South Central Asia", "Western Hemisphere",
)  # fmt: skip
"""In the order of the parts of section IV."""
NUMERALS = ("I", "II", "III", "IV", "V", "VI")
USUAL_DEPARTMENT = "Department of State"
"""Whose training it is where neither the program nor its label says so: sales and grants of security assistance stand
with State in older volumes of the report [R]."""
_NUMBER = re.compile(r"\d+(?:,\d{3})*")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")
_SHORT_WORDS = frozenset({
    "a", "aid", "air", "all", "an", "and", "arms", "army", "art", "as", "at", "base", "by", "care", "civil", "crew",
    "data", "drug", "for", "fire", "foot", "from", "gun", "head", "in", "into", "job", "land", "law", "lead", "life",
    "line", "main", "mine", "navy", "of", "on", "or", "port", "post", "road", "sea", "ship", "site", "tank", "team",
    "the", "to", "tour", "unit", "use", "war", "wing", "with", "work",
})  # fmt: skip
"""Words of up to four letters that are no abbreviation; other short words in capitals stay as they are."""
SHORTEST_WORD = 5


def region_line(region: str) -> str:
    """The line at the head of each page; a country without a region has the section alone."""
    if region not in REGIONS:
        return "Volume I - Section IV"
    return f"Volume I - Section IV - Part IV-{NUMERALS[REGIONS.index(region)]} - {region}"


def program_heading(label: str, year: int, department: str) -> str:
    """`IMET-1 - Fiscal Year 2019 Department of State Training`."""
    return f"{label} - Fiscal Year {year} {department} Training"


def totals_title(year: int) -> str:
    """What stands in the first column of a totals row."""
    return f"Fiscal Year {year} Program Totals"


# -- a line of the office --------------------------------------------------------------------------------------------
def whole_dollars(cents: int) -> int:
    """Cents as whole dollars, half a dollar up; the totals add up what stands in the rows."""
    return int((Decimal(cents) / 100).quantize(Decimal(1), ROUND_HALF_UP))


def dollars(amount: int) -> str:
    """`$13,841`."""
    return f"-${-amount:,}" if amount < 0 else f"${amount:,}"


def us_date(day: date) -> str:
    """`6/4/2018`: month first, no leading zeros."""
    return f"{day.month}/{day.day}/{day.year}"


def title_case(title: str) -> str:
    """A title all in capitals with capital initials, abbreviations left alone; any other title as it is."""
    if title != title.upper():
        return title

    def cased(found: re.Match[str]) -> str:
        word = found[0]
        plain = len(word) >= SHORTEST_WORD or word.casefold() in _SHORT_WORDS
        return word.capitalize() if plain else word

    return _WORD.sub(cased, title)


def unit_with_count(unit: str, count: int | None) -> str:
    """The U.S. unit, with the count of U.S. people behind it where there is one."""
    return unit if count is None else f"{unit} - {count}".lstrip()


# -- a published row -------------------------------------------------------------------------------------------------
def says_text(field: Field[Any], text: str, stored: Stored) -> bool:
    """Whether a published text is what the record holds."""
    if text == stored:
        return True
    if not text.strip():
        return stored is None
    try:
        return field.encode(field.parse(text)) == stored
    except FieldError:
        return False


def says_unit(text: str, unit: Stored, count: Stored) -> bool:
    """Whether a published U.S. unit, count included, is what the record holds."""
    found = read_us_unit(text)
    number = int(found["us_unit_count"]) if "us_unit_count" in found else None
    return (found["us_unit"] or None, number) == (unit, count)


def says_count(field: Field[int], text: str, stored: Stored) -> bool:
    """Whether a published number of people is what the record holds."""
    typed = text.strip()
    return _whole(typed) == stored if _NUMBER.fullmatch(typed) else says_text(field, text, stored)


def says_cost(field: Field[int], text: str, stored: Stored) -> bool:
    """Whether a published amount is what the record holds, in cents."""
    amount = text.strip().removeprefix("$").strip()
    return _whole(amount) * 100 == stored if _NUMBER.fullmatch(amount) else says_text(field, text, stored)


def says_day(text: str, stored: Stored) -> bool:
    """Whether a published day, month first, is the ISO date that the record holds."""
    typed = text.strip()
    if not typed:
        return stored is None
    found = _MONTH_FIRST.fullmatch(typed)
    return found is not None and f"{found[3]}-{int(found[1]):02d}-{int(found[2]):02d}" == stored


def _whole(typed: str) -> int:
    return int(typed.replace(",", ""))
