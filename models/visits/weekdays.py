"""Weekdays on which an office of the host is open: typed in words, kept as `Mon Tue Wed Thu Sun` (visitors.md 4.6)."""

import re

from models.calendar import DAYS
from models.fields import FieldError

WHOLE_WEEK = frozenset(range(7))
_SHORT = tuple(day[:3] for day in DAYS)
_RANGE = re.compile(r"\s*(?:-|–|—|\bto\b)\s*", re.IGNORECASE)
_APART = re.compile(r"(?:[\s,;/+&.]|\band\b)+", re.IGNORECASE)


def weekdays(text: str) -> str:
    """Days such as `Mon-Thu, Sun` in the order of the week; raises FieldError for what are none."""
    found: set[int] = set()
    for part in filter(None, _APART.split(_RANGE.sub("-", text))):
        first, *rest = map(_day, part.split("-"))
        if len(rest) > 1:
            raise _wrong()
        last = rest[0] if rest else first
        found |= {(first + at) % 7 for at in range((last - first) % 7 + 1)}
    if not found:
        raise _wrong()
    return " ".join(_SHORT[day] for day in sorted(found))


def closed_weekdays(kept: str | None) -> frozenset[int] | None:
    """Days of the week, Monday being 0, on which an office with these open days is closed; None where none are kept."""
    if not kept:
        return None
    return WHOLE_WEEK - {_SHORT.index(each) for each in kept.split()}


def _day(word: str) -> int:
    """The day that a word of at least two letters begins: `Tu`, `Tues`, `tuesday`."""
    found = [
        at for at, day in enumerate(DAYS) if len(word) > 1 and day.casefold().startswith(word.casefold())
    ]
    if len(found) != 1:
        raise _wrong()
    return found[0]


def _wrong() -> FieldError:
    return FieldError("days are written Mon-Thu, Sun")
