"""Lead times and windows: until when something is sent, and while a clearance holds (visitors.md 5, 9). Pure functions.

Days are counted back from the day of arrival or departure, that day left out; business days leave out what closes the
host's office. Hours go by UTC, whatever the clocks do on the way; hours of business leave out whole closed days. Where
the deadline falls while the office is closed, it is the last time before at which it was open.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from models.calendar import ONE_DAY, WorkCalendar
from models.fields import show_date
from models.moments import held

HOUR = timedelta(hours=1)
LAST_MINUTE = time(23, 59)


@dataclass(frozen=True)
class Lead:
    """How long before: days or hours, all of them or those on which the host works."""

    span: int
    hours: bool = False
    business: bool = False

    def __str__(self) -> str:
        """As a sentence says it: 5 business days, 1 hour."""
        unit = ("hour" if self.hours else "day") + ("" if self.span == 1 else "s")
        return f"{self.span} {'business ' if self.business else ''}{unit}"


@dataclass(frozen=True)
class HostOffice:
    """When the office that takes a request is open: business days, zone, hours (the whole day if unknown)."""

    calendar: WorkCalendar
    zone: ZoneInfo
    opens: time = time.min
    closes: time = LAST_MINUTE

    def opening(self, day: date) -> datetime:
        """The moment it opens on a business day."""
        return datetime.combine(day, self.opens, self.zone).astimezone(UTC)

    def closing(self, day: date) -> datetime:
        """The moment it closes on a business day."""
        return datetime.combine(day, self.closes, self.zone).astimezone(UTC)

    def midnight(self, day: date) -> datetime:
        """The moment a day begins there."""
        return datetime.combine(day, time.min, self.zone).astimezone(UTC)

    def day_of(self, moment: datetime) -> date:
        """The day it is there at a moment."""
        return moment.astimezone(self.zone).date()

    def last_open(self, moment: datetime) -> datetime:
        """The moment itself while it is open, else the last one before at which it was."""
        day = self.day_of(moment)
        if self.calendar.is_open(day) and moment >= self.opening(day):
            return min(moment, self.closing(day))
        return self.closing(self.calendar.previous_open(day - ONE_DAY))


@dataclass(frozen=True)
class Deadline:
    """The last day in the host's time on which something may be sent, and its last moment."""

    day: date
    at: datetime
    begins: date
    """The day in the host's time that is counted back from."""
    counted: date
    """The day to which the count alone leads, closed or not."""

    def sum(self, lead: Lead) -> str:
        """The arithmetic in words: 15 Jun 2026 - 30 days = 16 May 2026, closed: 15 May 2026."""
        closed = f", closed: {show_date(self.day)}" if self.day != self.counted else ""
        return f"{show_date(self.begins)} - {lead} = {show_date(self.counted)}{closed}"


def deadline(lead: Lead, counted_from: date | datetime, office: HostOffice) -> Deadline:
    """Until when something is sent that is wanted so long before a day or a moment.

    A day that is counted from in hours begins at midnight there; a moment that is counted from in days lies on its day
    there.
    """
    moment = counted_from if isinstance(counted_from, datetime) else None
    if lead.hours:
        start = moment or office.midnight(counted_from)
        back = _business_hours_back(start, lead.span, office) if lead.business else start - lead.span * HOUR
        at = office.last_open(back)
        return Deadline(office.day_of(at), at, office.day_of(start), office.day_of(back))
    day = office.day_of(moment) if moment else counted_from
    first = office.calendar.add(day, -lead.span) if lead.business else day - timedelta(days=lead.span)
    last = office.calendar.previous_open(first)
    return Deadline(last, office.closing(last), day, first)


def _business_hours_back(moment: datetime, hours: int, office: HostOffice) -> datetime:
    """The moment before which so many hours of business days lie up to another moment."""
    left, day = hours * HOUR, office.day_of(moment)
    while True:
        if office.calendar.is_open(day):
            begins = office.midnight(day)
            if moment - begins >= left:
                return moment - left
            left -= moment - begins
        moment = office.midnight(day)
        day -= ONE_DAY


@dataclass(frozen=True)
class Window:
    """While a clearance of an aircraft holds, both moments counted."""

    first: datetime
    last: datetime

    def holds(self, moment: datetime) -> bool:
        """Whether a moment lies within it."""
        return self.first <= moment <= self.last


def window(approved: datetime, minus: int, plus: int, *, hours: bool = True) -> Window:
    """The window about an approved time, in hours or in days of 24 hours, by UTC (VIS-R-32)."""
    unit = HOUR if hours else ONE_DAY
    return Window(approved - minus * unit, approved + plus * unit)


# -- moments as records hold them -----------------------------------------------------------------------------------
def moment_of(local: str | None) -> datetime | None:
    """A local moment with its zone, 2026-05-20T10:00[Europe/Athens], in UTC; None for what is empty.

    A time that the clocks leave out counts as the one after it, a time that comes twice as the first.
    """
    found = held(local)
    return found[0].replace(tzinfo=ZoneInfo(found[1])).astimezone(UTC) if found else None


def local_of(moment: datetime, zone: ZoneInfo) -> str:
    """A moment as a record holds it: local time with its zone."""
    return f"{moment.astimezone(zone):%Y-%m-%dT%H:%M}[{zone.key}]"


def zone_in(local: str | None) -> ZoneInfo | None:
    """The zone of a local moment; None for what is empty."""
    found = held(local)
    return ZoneInfo(found[1]) if found else None


@lru_cache(maxsize=64)
def known_zone(*names: str | None) -> ZoneInfo:
    """The first of some names that is a zone, UTC where none is."""
    for name in names:
        try:
            return ZoneInfo(name or "")
        except (ValueError, OSError, KeyError):  # KeyError: ZoneInfoNotFoundError
            continue
    return ZoneInfo("UTC")


def shown_moment(moment: datetime, zone: ZoneInfo) -> str:
    """Local time and Zulu: 02 Mar 2026 17:00 (1500Z); the day of Zulu too where it is another."""
    here, zulu = moment.astimezone(zone), moment.astimezone(UTC)
    other = f"{show_date(zulu.date())} " if zulu.date() != here.date() else ""
    return f"{show_date(here.date())} {here:%H:%M} ({other}{zulu:%H%M}Z)"
