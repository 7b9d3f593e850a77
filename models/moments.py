"""Local times with their zone as people write them: `5 Aug 2026 14:30 Europe/Athens`, `051430ZAUG26`."""

import re
from datetime import datetime
from typing import NamedTuple

_STORED = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})\[([A-Za-z0-9_+\-/]+)\]")
EXAMPLE = "5 Aug 2026 14:30 Europe/Athens"
_WRITTEN = re.compile(
    r"^(?P<day>.+?)(?:[T\s,]+|\s+at\s+)(?P<hour>\d{1,2})[:.]?(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?"
    r"\s*(?:\[?(?P<zone>[A-Za-z][A-Za-z0-9_+\-/]*)\]?)?$"
)
_DATE_TIME_GROUP = re.compile(
    r"^(?P<day>\d{1,2})\s*(?P<hour>\d{2})(?P<minute>\d{2})\s*(?P<zone>[A-Z])?\s*(?P<month>[A-Z]{3})\s*(?P<year>\d{4}|\d{2})$",
    re.IGNORECASE,
)
"""Day, hours and minutes in one, letter of the zone, month, year, as messages write it."""
_UTC_WORDS = frozenset({"Z", "ZULU", "UTC", "GMT"})


class Written(NamedTuple):
    """The parts of a written moment; the day is still as it was written, the zone may be empty."""

    day: str
    clock: str
    """Hours and minutes, `09:05`."""
    zone: str


def held(stored: str | None) -> tuple[datetime, str] | None:
    """Local time and name of the zone of a moment as a record holds it, 2026-08-05T14:30[Europe/Athens].

    None for what has another form. Raises ValueError for a time that there is not (25:00).
    """
    found = _STORED.fullmatch(stored or "")
    return (datetime.fromisoformat(found[1]), found[2]) if found else None


def taken_apart(typed: str) -> Written | None:
    """Day, hours and minutes, and zone of a written moment; None for what has no time of day.

    Z, Zulu and GMT are UTC; the letter J (local, ACP 121) is no zone of its own and left out.
    """
    group = _DATE_TIME_GROUP.match(typed)
    found = group or _WRITTEN.match(typed)
    if found is None:
        return None
    day = f"{group['day']} {group['month']} {group['year']}" if group else found["day"]
    zone = found["zone"] or ""
    zone = "UTC" if zone.upper() in _UTC_WORDS else "" if zone.upper() == "J" else zone
    return Written(day, f"{found['hour']:0>2}:{found['minute']}", zone)
