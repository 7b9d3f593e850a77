"""A training line as the foreign military training report writes it, from what is stored and how it was published."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.importing.columns import normal_label
from app.reader import Reader
from models.fields import FieldError
from models.planning.reported import (
    dollars,
    program_heading,
    says_cost,
    says_count,
    says_day,
    says_text,
    says_unit,
    title_case,
    unit_with_count,
    us_date,
    whole_dollars,
)
from models.text import key_text
from models.training.lines import TrainingLine
from models.training.sheets import PROGRAM_HEADING, US_UNIT, read_program
from reports.planning.fmt import COST, FIRST_DAY, LAST_DAY, FmtLine

PATHS = (
    "course_title", "quantity", "location", "student_unit", "us_unit", "us_unit_count", "total_cost", "start_date",
    "end_date", "report_date", "report_years", "course_id.title", "course_id.location", "course_id.school",
    "student_id.unit_id.unit_name",
)  # fmt: skip
"""What is read of each line."""
_LINE = TrainingLine.fields
_HEADED = {
    "course_title": (_LINE["course_title"].label, *_LINE["course_title"].aliases),
    "quantity": (_LINE["quantity"].label, *_LINE["quantity"].aliases, "# students activities"),
    "location": (_LINE["location"].label, *_LINE["location"].aliases),
    "student_unit": (_LINE["student_unit"].label, *_LINE["student_unit"].aliases),
    "us_unit": (US_UNIT.label, *US_UNIT.aliases),
    "total_cost": (_LINE["total_cost"].label, *_LINE["total_cost"].aliases),
    "start_date": (_LINE["start_date"].label, *_LINE["start_date"].aliases),
    "end_date": (_LINE["end_date"].label, *_LINE["end_date"].aliases),
    "program": (PROGRAM_HEADING.label, *PROGRAM_HEADING.aliases),
    "country": ("country", "country name"),
}
"""By what the report calls it, the headings under which published texts stand."""
_KEYS = {normal_label(each): key for key, headings in _HEADED.items() for each in (key, *headings)}


@dataclass(frozen=True)
class Headings:
    """Country and program as they stand above the lines."""

    country: str
    heading: str


def heading_as_published(reader: Reader, first: Sequence[int], country: str, heading: str) -> Headings:
    """Both headings letter for letter as the first published line has them, where that says the same."""
    texts = _published(next(iter(reader.originals(TrainingLine, first).values()), ""))
    told, named = texts.get("program", ""), texts.get("country", "")
    return Headings(
        named if key_text(named) == key_text(country) and named else country,
        told if _as_written(told) == heading else heading,
    )


def _as_written(told: str) -> str:
    try:
        parts = read_program(told)
    except FieldError:
        return ""
    return program_heading(*(_part(parts, key) for key in ("program_label", "fiscal_year", "department")))  # type: ignore[arg-type]


def _part(parts: Mapping[str, str], key: str) -> str:
    return parts.get(f"program_id.{key}", "")


@lru_cache(maxsize=256)
def _key_of(heading: str) -> str:
    """What a heading of a published sheet is in this report; empty for another column."""
    return _KEYS.get(normal_label(heading), "")


def _published(original: str) -> dict[str, str]:
    """The texts of a published row by what they are; none for a line that was not published."""
    if not original:
        return {}
    found = {_key_of(heading): text for heading, text in json.loads(original).items()}
    found.pop("", None)
    return found


def line_of(values: Sequence[Any], original: str) -> FmtLine:
    """The line from the stored values of `PATHS` and, for a published one, the texts of its row."""
    stored = dict(zip(PATHS, values, strict=True))
    quantity, cost = stored["quantity"], stored["total_cost"]
    if not stored["report_years"]:
        return FmtLine(_own(stored), 1 if quantity is None else quantity, _whole(cost))
    return FmtLine(_told(_published(original), stored), quantity or 0, _whole(cost))


@lru_cache(maxsize=4096)
def _whole(cost: int | None) -> int:
    return 0 if cost is None else whole_dollars(cost)


_ORDER = (
    "course_title", "quantity", "location", "student_unit", "us_unit", "total_cost", "start_date", "end_date",
)  # fmt: skip
"""The columns of the report."""
_SAYS: Mapping[str, Callable[[str, Mapping[str, Any]], bool]] = {
    "course_title": lambda text, stored: says_text(_LINE["course_title"], text, stored["course_title"]),
    "quantity": lambda text, stored: says_count(_LINE["quantity"], text, stored["quantity"]),
    "location": lambda text, stored: says_text(_LINE["location"], text, stored["location"]),
    "student_unit": lambda text, stored: says_text(_LINE["student_unit"], text, stored["student_unit"]),
    "us_unit": lambda text, stored: says_unit(text, stored["us_unit"], stored["us_unit_count"]),
    "total_cost": lambda text, stored: says_cost(_LINE["total_cost"], text, stored["total_cost"]),
    "start_date": lambda text, stored: says_day(text, stored["start_date"]),
    "end_date": lambda text, stored: says_day(text, stored["end_date"]),
}
"""Whether a published text still says what the record says."""


def _told(texts: Mapping[str, str], stored: Mapping[str, Any]) -> tuple[str, ...]:
    """The published texts, and what the record says now in the place of those that it departs from.

    Where no day stands as the report writes days, the row came out of a workbook: its bare numbers are no texts.
    """
    given, now = tuple(texts.get(key, "") for key in _ORDER), _own(stored)
    if given == now:
        return given
    stays = [_SAYS[key](text, stored) for key, text in zip(_ORDER, given, strict=True)]
    if not (stays[FIRST_DAY] and stays[LAST_DAY]):
        stays[COST] = stays[COST] and given[COST].lstrip().startswith("$")
    return tuple(text if same else other for text, same, other in zip(given, stays, now, strict=True))


def _own(stored: Mapping[str, Any]) -> tuple[str, ...]:
    """The line as the report would have it; a day, unit or cost that is not known stays blank."""
    published = bool(stored["report_years"])
    quantity = stored["quantity"]
    if quantity is None and not published:
        quantity = 1
    cost = stored["total_cost"]
    begins = stored["start_date"] or (None if published else stored["report_date"])
    unit = stored["us_unit"] or stored["course_id.school"] or ""
    return (
        title_case(_first(stored, ("course_title", "course_id.title"))),
        "" if quantity is None else f"{quantity:,}",
        _first(stored, ("location", "course_id.location")),
        _first(stored, ("student_unit", "student_id.unit_id.unit_name")),
        unit_with_count(unit, stored["us_unit_count"]),
        "" if cost is None else dollars(_whole(cost)),
        _day(begins),
        _day(stored["end_date"]),
    )


def _first(stored: Mapping[str, Any], paths: Iterable[str]) -> str:
    return next((stored[each] for each in paths if stored[each]), "")


@lru_cache(maxsize=4096)
def _day(stored: str | None) -> str:
    return us_date(_LINE["start_date"].decode(stored)) if stored else ""
