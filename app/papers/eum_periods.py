"""Quarters and fiscal years as people type them, for papers about one of them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.errors import Usage
from models.calendar import fiscal_quarter, fiscal_year

_QUARTER = re.compile(
    r"(?:FY\s*)?(\d{4}|\d{2})\s*[-/ ]?\s*Q([1-4])|Q([1-4])\s*[-/ ]?\s*(?:FY\s*)?(\d{4}|\d{2})", re.I
)
_YEAR = re.compile(r"(?:FY\s*)?(\d{4}|\d{2})", re.I)


@dataclass(frozen=True)
class Quarter:
    """A quarter of a fiscal year, with its first and last day."""

    year: int
    number: int

    @property
    def name(self) -> str:
        """`FY2026 Q1`, as routine checks carry it."""
        return f"FY{self.year} Q{self.number}"

    @property
    def first(self) -> date:
        """Its first day; the first quarter begins on 1 October of the year before."""
        return date(self.year - 1, 10, 1) if self.number == 1 else date(self.year, 3 * self.number - 5, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after.first - timedelta(days=1)

    @property
    def after(self) -> "Quarter":
        """The next one."""
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)

    @property
    def before(self) -> "Quarter":
        """The one before."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)


def quarter_of(day: date) -> Quarter:
    """The quarter a day lies in."""
    return Quarter(fiscal_year(day), fiscal_quarter(day))


def quarter_asked(typed: str) -> Quarter:
    """A quarter as it was typed: FY2026 Q1, 26Q1, Q1 2026. Raises Usage."""
    found = _QUARTER.fullmatch(typed.strip())
    if found is None:
        raise Usage(
            f"“{typed.strip()}” is no quarter.", do="Give a fiscal year and quarter such as FY2026 Q1."
        )
    year, number = (found[1], found[2]) if found[1] else (found[4], found[3])
    return Quarter(_whole(year), int(number))


def year_asked(typed: str) -> int:
    """A fiscal year as it was typed: FY2026, 2026, FY26. Raises Usage."""
    found = _YEAR.fullmatch(typed.strip())
    if found is None:
        raise Usage(f"“{typed.strip()}” is no fiscal year.", do="Give a fiscal year such as FY2026.")
    return _whole(found[1])


def _whole(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)
