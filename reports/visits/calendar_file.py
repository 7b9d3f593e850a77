"""Calendar files that other calendars take (RFC 5545): whole days, or local times with the rules of their time zone.

Nothing personal and no firm belongs into an event; who makes the events sees to that.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from reports.sheets.facts import SheetReport
from reports.sheets.target import whole_file

PRODID = "-//SCO Desk//Visits//EN"
OCTETS = 75
"""Longest line in octets without its end (RFC 5545 3.1)."""
_DAY, _YEAR = timedelta(days=1), timedelta(days=366)
_SECOND = timedelta(seconds=1)


class Standing(StrEnum):
    """Whether an event stands."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class LocalTime:
    """A wall time at a place and the IANA name of its zone; no zone for a time in UTC."""

    wall: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event: whole days from `first` to `last`, or from `begins` to `ends` on the clock.

    `key` is the same whenever the same thing is written again.
    """

    key: str
    summary: str
    first: date
    last: date
    standing: Standing
    category: str
    begins: LocalTime | None = None
    ends: LocalTime | None = None
    location: str = ""
    description: str = ""


def calendar_bytes(events: Sequence[CalendarEvent], stamp: datetime, name: str) -> bytes:
    """The file: UTF-8, CRLF, folded. `stamp` is the instant it is made, `name` what the calendar is called."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]  # fmt: skip
    for zone in _zones(events):
        lines += _zone_lines(zone, *_years(events, zone))
    for event in events:
        lines += _event_lines(event, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def write_calendar(
    events: Sequence[CalendarEvent], target: Path | BytesIO, stamp: datetime, name: str
) -> SheetReport:
    """Writes the file whole or not at all; OSError when it cannot be written."""
    data = calendar_bytes(events, stamp, name)
    with whole_file(target) as stream:
        stream.write(data)
    return SheetReport(len(events))


# -- lines ----------------------------------------------------------------------------------------------------------
def escaped(text: str) -> str:
    """A value of type TEXT (RFC 5545 3.3.11)."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """A line with its end, over several of at most 75 octets, none divided within a character."""
    parts: list[bytes] = [b""]
    for character in line:
        octets = character.encode("utf-8")
        if len(parts[-1]) + len(octets) > OCTETS:
            parts.append(b" ")
        parts[-1] += octets
    return b"\r\n".join(parts) + b"\r\n"


def _event_lines(event: CalendarEvent, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.key}"
    yield f"DTSTAMP:{_utc(stamp)}"
    if event.begins is None:
        yield f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.last + _DAY:%Y%m%d}"
    else:
        yield _moment("DTSTART", event.begins)
        yield _moment("DTEND", _end(event.begins, event.ends))
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.location:
        yield f"LOCATION:{escaped(event.location)}"
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    yield f"CATEGORIES:{escaped(event.category)}"
    yield "CLASS:PRIVATE"
    yield f"STATUS:{event.standing.value}"
    yield "TRANSP:OPAQUE" if event.begins else "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _end(begins: LocalTime, ends: LocalTime | None) -> LocalTime:
    """When it ends; an hour after it begins where nobody said, or where it would end before."""
    if ends is not None and _instant(ends) > _instant(begins):
        return ends
    later = _instant(begins) + timedelta(hours=1)
    return LocalTime(later.astimezone(ZoneInfo(begins.zone)).replace(tzinfo=None), begins.zone)


def _instant(at: LocalTime) -> datetime:
    return at.wall.replace(tzinfo=ZoneInfo(at.zone)).astimezone(UTC)


def _moment(name: str, at: LocalTime) -> str:
    if at.zone == "UTC":
        return f"{name}:{at.wall:%Y%m%dT%H%M%S}Z"
    return f"{name};TZID={at.zone}:{at.wall:%Y%m%dT%H%M%S}"


def _utc(stamp: datetime) -> str:
    return f"{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"


# -- time zones -----------------------------------------------------------------------------------------------------
def _zones(events: Iterable[CalendarEvent]) -> list[str]:
    """Every zone of an event, in order of its name."""
    found = {
        at.zone for event in events for at in (event.begins, event.ends) if at is not None and event.begins
    }
    return sorted(found - {"UTC"})


def _years(events: Iterable[CalendarEvent], zone: str) -> tuple[datetime, datetime]:
    """The time over which the rules of a zone must be known: from a year before its events to a year after."""
    found = [
        at.wall for event in events for at in (event.begins, event.ends)
        if event.begins is not None and at is not None and at.zone == zone
    ]  # fmt: skip
    return min(found).replace(tzinfo=UTC) - _YEAR, max(found).replace(tzinfo=UTC) + _YEAR


def _zone_lines(name: str, since: datetime, until: datetime) -> Iterator[str]:
    """The zone with what holds at first and every change of its clocks until then."""
    zone = ZoneInfo(name)
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{name}"
    first = since.astimezone(zone)
    yield from _rule(zone, since, first.utcoffset() or timedelta())
    for change in _changes(zone, since, until):
        before = (change - _SECOND).astimezone(zone).utcoffset() or timedelta()
        yield from _rule(zone, change, before)
    yield "END:VTIMEZONE"


def _rule(zone: ZoneInfo, at: datetime, before: timedelta) -> Iterator[str]:
    """What holds from an instant on; its beginning is told in the time that held before."""
    there = at.astimezone(zone)
    kind = "DAYLIGHT" if there.dst() else "STANDARD"
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{(at + before):%Y%m%dT%H%M%S}"
    yield f"TZOFFSETFROM:{_offset(before)}"
    yield f"TZOFFSETTO:{_offset(there.utcoffset() or timedelta())}"
    yield f"TZNAME:{escaped(there.tzname() or zone.key)}"
    yield f"END:{kind}"


def _offset(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    sign, rest = "-" if seconds < 0 else "+", abs(seconds)
    hours, minutes = rest // 3600, rest % 3600 // 60
    return f"{sign}{hours:02}{minutes:02}" + (f"{rest % 60:02}" if rest % 60 else "")


def _changes(zone: ZoneInfo, since: datetime, until: datetime) -> Iterator[datetime]:
    """Every instant at which the clocks of a zone change, to the second."""
    days = [since + at * _DAY for at in range((until - since).days + 2)]
    for early, late in pairwise(days):
        if _state(zone, early) != _state(zone, late):
            yield _change(zone, early, late)


def _change(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    before = _state(zone, early)
    while late - early > _SECOND:
        middle = early + timedelta(seconds=int((late - early).total_seconds()) // 2)
        early, late = (middle, late) if _state(zone, middle) == before else (early, middle)
    return late


def _state(zone: ZoneInfo, at: datetime) -> tuple[timedelta | None, timedelta | None]:
    there = at.astimezone(zone)
    return there.utcoffset(), there.dst()
