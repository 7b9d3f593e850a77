"""Stored values of what a condition is given, as fields and today tell; none of these keeps any."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from app.errors import Usage
from app.reading import FromToday
from models.fields import FOLDED, Field, FieldError, Type
from models.text import fold, normal, without_control_characters

LONGEST = 1_000
"""Characters that are compared of a piece of text to be found within a value."""
SPANS: Mapping[str, tuple[bool, Literal["days", "months"]]] = {
    "next days": (True, "days"),
    "last days": (False, "days"),
    "next months": (True, "months"),
    "last months": (False, "months"),
}
"""Spans that begin or end today: whether they lie ahead, and what is counted."""


def one(found: Field[Any], value: Any, today: date | None) -> tuple[Any]:
    """What a field is compared with. Raises Usage."""
    return (_bound(found, _day(found, value, today) if isinstance(value, FromToday) else value),)


def each_of(found: Field[Any], value: Any, today: date | None) -> list[Any]:
    """Each of several values; typed ones stand between commas. Raises Usage."""
    values = value if isinstance(value, list | tuple | set | frozenset) else str(value).split(",")
    return [one(found, each, today)[0] for each in values]


def span(found: Field[Any], op: str, value: Any, today: date | None) -> list[str]:
    """First and last day of a span that begins or ends today. Raises Usage."""
    ahead, unit = SPANS[op]
    try:
        count = int(value)
    except (TypeError, ValueError) as error:
        raise Usage(f"“{value}” is no number of {unit}.") from error
    ends = [_day(found, FromToday(each, unit), today).isoformat() for each in (0, count if ahead else -count)]
    return ends if ahead else ends[::-1]


def pattern(found: Field[Any], op: str, value: Any, today: date | None) -> tuple[str]:  # noqa: ARG001 - as the others
    """The pattern of a piece of text, what has a meaning in patterns taken by the letter."""
    typed = without_control_characters(normal(str(value)))[:LONGEST]
    typed = fold(typed) if found.type in FOLDED else typed
    escaped = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return (f"{escaped}%" if op == "starts" else f"%{escaped}%",)


def _day(found: Field[Any], away: FromToday, today: date | None) -> date:
    """The date that many days or months from today. Raises Usage."""
    if found.type is not Type.DATE or today is None:
        raise Usage(f"{found.label} is no date, so it cannot be counted from today.")
    try:
        return away.day(today)
    except (ValueError, OverflowError) as error:
        raise Usage(f"“{away.count:,}” is no number of {away.unit} that the calendar has.") from error


def _bound(found: Field[Any], value: Any) -> Any:
    try:
        stored = found.encode(found.parse(value) if isinstance(value, str) else value)
    except FieldError as error:
        raise Usage(f"{error}.") from error
    return fold(stored) if found.type in FOLDED and isinstance(stored, str) else stored
