"""Everything Today shows besides the duties, read in one job."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.findings import Duty
from app.office import Office
from app.reader import Reader
from app.today import days, doubts, duties, news, safety
from app.today.days import DayOff, WeekDay
from app.today.doubts import Doubt
from app.today.news import News
from app.today.safety import Safety

REACH = timedelta(days=400)
"""How far days off are named before and after today, for the calendar."""


@dataclass(frozen=True)
class Seen:
    """What the person at work is told."""

    news: News
    doubts: tuple[Doubt, ...]
    safety: Safety
    me: frozenset[str]
    owners: tuple[str, ...]
    off: tuple[DayOff, ...]
    weekend: frozenset[int]

    def week(self, listed: Sequence[Duty], today: date) -> tuple[WeekDay, ...]:
        """The week strip for these duties."""
        return days.week_strip(self.off, listed, today, self.weekend)

    def first_weekday(self, today: date) -> int:
        """The weekday on which weeks begin in the office's country, Monday being 0."""
        return days.week_start(today, self.weekend).weekday()

    def names_off(self) -> dict[date, str]:
        """Why each day is off."""
        found: dict[date, str] = {}
        for each in self.off:
            found[each.day] = f"{found[each.day]}, {each.name}" if each.day in found else each.name
        return found


def look(office: Office, reader: Reader) -> Seen:
    """Reads everything, off the window's thread."""
    today = reader.today
    return Seen(
        news=news.news(reader, office.user),
        doubts=doubts.doubts(reader),
        safety=safety.safety(office, reader),
        me=duties.names_of(reader, office.user),
        owners=duties.owners(reader),
        off=days.days_off(reader, today - REACH, today + REACH),
        weekend=days.weekend_of(reader),
    )
