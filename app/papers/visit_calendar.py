"""Gathers who comes when, for the calendar of a week on the wall and for calendar files.

Nothing on either names a firm: a call of industry is called that and no more, and a title or place that names a company
is withheld. A calendar file tells nothing personal besides: how many come, where, and the number of the request.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from app.errors import Usage
from app.office import Office
from app.papers.case_parts import heads
from app.papers.eum_common import day
from app.papers.visit_common import own_paper
from app.papers.visit_itinerary import plans_of
from app.reader import Reader
from app.store import disk
from app.today import days
from app.typing import read_typed_range
from app.visits import calendar
from app.visits.calendar import ONE_DAY
from app.visits.entries import Entry, What
from app.visits.times import Moment
from models.calendar import DAYS
from models.fields import FieldError
from models.kinds import Kind
from models.visits.states import CLEARED
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Words
from reports.sheets.facts import SheetReport
from reports.visits.calendar_file import CalendarEvent, LocalTime, Standing, write_calendar

FILES = ((".ics", "Calendar file", "app.papers.visit_calendar:write_week_file"),)
"""What the calendar is written as beside the page."""
NAME = "CUI - Visits"
"""What the calendar file is called: its marking first."""
LONGEST, WEEK = 62, 7
_CATEGORIES = {What.REQUEST: "Visit", What.AIRCRAFT: "Aircraft", What.SUPPORT: "Support event",
               What.CALL: "Foreign visitor", What.INDUSTRY: "Industry call"}  # fmt: skip
_GONE = frozenset(("DENIED", "REVOKED", "CANCELLED", "EXPIRED", "LEFT_OUT", "CALLED_OFF"))
_SURE = frozenset((*CLEARED, "CLOSED", "ARRANGED", "CONFIRMED", "HELD"))


def entries_of(reader: Reader, first: date, last: date) -> list[Entry]:
    """Everything from a day to a day that the role sees, in order of day and time."""
    return calendar.for_paper(reader, calendar.read(reader, first, last).entries)


def standing_of(entry: Entry) -> Standing:
    """Whether it takes place, as a calendar file tells it: no answer is never approval (VIS-R-15)."""
    sure = entry.state in _SURE or entry.what is What.CALL
    return Standing.CANCELLED if entry.state in _GONE else Standing.CONFIRMED if sure else Standing.TENTATIVE


def wall_words(entry: Entry, on: date) -> str:
    """As the wall says it on one of its days: the time on the first, what, where, state."""
    told = ", ".join(filter(None, (entry.wall or entry.title, entry.place)))
    return " ".join(filter(None, (entry.at if on == entry.first else "", told))) + f" ({entry.word})"


# -- the wall -------------------------------------------------------------------------------------------------------
def week_facts(_office: Office, reader: Reader, asked: str) -> ComposedFacts:
    """The weeks that hold the days asked, a grid of days each. Raises Usage for what are no days."""
    first, last = asked_days(reader, asked)
    start = days.week_start(first, days.weekend_of(reader))
    start -= timedelta(days=WEEK if start > first else 0)  # a weekend ends its week
    weeks = [start + timedelta(days=WEEK * at) for at in range((last - start).days // WEEK + 1)]
    entries = [each for each in entries_of(reader, start, weeks[-1] + 6 * ONE_DAY)
               if standing_of(each) is not Standing.CANCELLED]  # fmt: skip
    until = weeks[-1] + 6 * ONE_DAY
    return ComposedFacts(
        frame=own_paper(reader, persons=False), stem="visitor_calendar", number=start.isoformat(),
        title=Words(f"Visitors, {day(start)} - {day(until)}"),
        parts=tuple(_week(reader, each, entries, number > 0) for number, each in enumerate(weeks)), asked=asked,
    )  # fmt: skip


def asked_days(reader: Reader, asked: str) -> tuple[date, date]:
    """First and last day that were asked, two months at most. Raises Usage."""
    try:
        first, last = read_typed_range(asked, reader.today)
    except FieldError as error:
        raise Usage(f"“{asked}” is no range of days: {error}.", do="Say days such as 9-13 Mar.") from error
    if (last - first).days >= LONGEST:
        raise Usage(
            f"A calendar takes {LONGEST} days at most.", do="Ask for fewer days, or write a calendar file."
        )
    return first, last


def _week(reader: Reader, start: date, entries: Iterable[Entry], further: bool) -> Part:
    """Seven columns; each row holds the next entry of every day, so that a full week runs on over pages."""
    shown = [start + timedelta(days=at) for at in range(WEEK)]
    off = dict.fromkeys(shown, "")
    for found in days.days_off(reader, shown[0], shown[-1]):
        off[found.day] = ", ".join(filter(None, (off[found.day], found.name)))
    listed = list(entries)
    by_day = [[wall_words(each, on) for each in listed if each.first <= on <= each.last] for on in shown]
    for column, on in zip(by_day, shown, strict=True):
        if off[on]:
            column.insert(0, off[on])
    depth = max((len(column) for column in by_day), default=0)
    cells = tuple(tuple(column[at] if at < len(column) else "" for column in by_day) for at in range(depth))
    columns = heads(*((f"{DAYS[on.weekday()]} {day(on)[:6]}", 40) for on in shown))
    return Part(Words(f"Week of {day(start)}") if further else Words(""), new_page=further,
                table=Table(columns, cells, "Nobody is expected."))  # fmt: skip


# -- the file -------------------------------------------------------------------------------------------------------
def calendar_events(office: str, entries: Iterable[Entry]) -> list[CalendarEvent]:
    """The entries without anything personal; the same thing keeps its identifier for good."""
    return [
        CalendarEvent(
            key=f"{uuid5(NAMESPACE_URL, f'sco-desk:{office}/{each.row[0]}/{each.row[1]}')}@sco-desk",
            summary=each.plain or each.title, first=each.first, last=each.last, standing=standing_of(each),
            category=_CATEGORIES[each.what], begins=_local(each.begins), ends=_local(each.ends),
            location=each.place, description=each.number,
        )
        for each in entries
    ]  # fmt: skip


def _local(at: Moment | None) -> LocalTime | None:
    return LocalTime(at.local, at.zone) if at else None


def write_days(office: Office, first: date, last: date, target: Path) -> SheetReport:
    """Writes a calendar file of everything from a day to a day. Raises Trouble when it cannot be written."""
    return _write(office, entries_of(office.reader, first, last), target)


def write_week_file(office: Office, asked: str, target: Path) -> SheetReport:
    """Writes a calendar file of the days asked. Raises Usage, and Trouble when it cannot be written."""
    return write_days(office, *asked_days(office.reader, asked), target)


def write_request_file(office: Office, record: Kind, target: Path) -> SheetReport:
    """Writes a calendar file of one request: its days, its flights and the events of its plans. Raises Trouble."""
    reader = office.reader
    plans = [each.id for each in plans_of(reader, record.id)]
    return _write(office, calendar.for_paper(reader, calendar.of_request(reader, record.id, plans)), target)


def _write(office: Office, entries: Iterable[Entry], target: Path) -> SheetReport:
    events = calendar_events(office.reader.office_name, entries)
    try:
        return write_calendar(events, target, office.clock(), NAME)
    except OSError as error:
        raise disk.trouble_from(error, target.name) from error
