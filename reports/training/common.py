"""What several papers about students share: a course in a line, a table of courses, the places to sign."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reports.paper import Column, Document, Style
from reports.paper.frame import short_date

CELL = Style(8)
SIGNING = 9.0
"""Room above and below an empty cell that somebody signs or stamps."""
_PLAIN = str.maketrans(
    {"Đ": "D", "đ": "d", "Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "ı": "i", "ß": "ss", "Æ": "AE", "æ": "ae"}
)
"""Letters that are no letter with a mark to Unicode."""
COURSES = (
    Column("WCN", 9),
    Column("Course", 38),
    Column("Place", 26),
    Column("Reports", 13),
    Column("Starts", 13),
    Column("Ends", 13),
)


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One course of a student's training, in order."""

    wcn: str
    title: str
    place: str
    reports_on: date | None
    starts_on: date | None
    ends_on: date | None

    @property
    def row(self) -> tuple[str, ...]:
        """The cells under `COURSES`."""
        days = (shown(self.reports_on), shown(self.starts_on), shown(self.ends_on))
        return (self.wcn, self.title, self.place, *days)


def shown(day: date | None) -> str:
    """`05 May 2026`; empty for no date."""
    return short_date(day) if day else ""


def courses(page: Document, lines: Iterable[CourseLine], none: str) -> None:
    """A table of courses, or the sentence `none`."""
    rows = [each.row for each in lines]
    if rows:
        page.table(COURSES, rows, CELL)
    else:
        page.paragraph(none)


def signatures(page: Document, labels: Sequence[str]) -> None:
    """Empty cells to write in under these labels, on one page with them."""
    page.room(60)
    page.table([Column(each, 1) for each in labels], [[""] * len(labels)], CELL, SIGNING)


def counted(number: int, noun: str, nouns: str = "") -> str:
    """`1 student`, `2 students`."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def safe(name: str, instead: str = "paper") -> str:
    """A text as part of a file name: Latin letters without their marks, digits, hyphens, at most 60 of them."""
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    return re.sub(r"[^A-Za-z0-9-]+", "_", bare)[:60].strip("_") or instead
