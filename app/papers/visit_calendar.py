"""Gathers who comes when, for the calendar of a week on the wall and for calendar files.

Nothing on either names a firm: a call of industry is called that and no more, and a title or place that names a company
is withheld. A calendar file tells nothing personal besides: how many come, where, and the number of the request.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from app import rights
from app.errors import Usage
from app.office import Office
from app.papers.case_parts import heads
from app.papers.eum_common import day, label, rows_by_id
from app.papers.visit_common import legs_of, own_paper
from app.papers.visit_itinerary import plans_of
from app.papers.visit_times import Moment, moment
from app.reader import Reader
from app.reading import All, Cond, Either, Not, Query, Sort
from app.store import disk
from app.today import days
from app.typing import read_typed_range
from app.visits.calendar import INDUSTRY_CALL, ONE_DAY, at_times, on_days
from app.visits.neutrality import firms, withheld
from models.calendar import DAYS
from models.fields import FieldError
from models.kinds import Kind
from models.text import counted
from models.visits.access import VisitorCall
from models.visits.aircraft import AircraftClearance, AircraftLeg
from models.visits.industry import Appointment, IndustryVisit
from models.visits.requests import ClearanceRequest, ItineraryLeg
from models.visits.states import CLEARED
from models.visits.support import SupportItem
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Words
from reports.sheets.facts import SheetReport
from reports.visits.calendar_file import CalendarEvent, LocalTime, Standing, write_calendar

FILES = ((".ics", "Calendar file", "app.papers.visit_calendar:write_week_file"),)
"""What the calendar is written as beside the page."""
REQUEST_FILES = ((".ics", "Calendar file", "app.papers.visit_calendar:write_request_file"),)
"""What the itinerary of a request is written as beside the page."""
NAME = "CUI - Visits"
"""What the calendar file is called: its marking first."""
LONGEST, WEEK = 62, 7
_GONE = ("DENIED", "REVOKED", "CANCELLED", "EXPIRED")


@dataclass(frozen=True)
class Entry:
    """Something on a calendar: what kind, on which days, what the wall says, what the file says."""

    category: str
    record: tuple[str, int]
    first: date
    last: date
    state: str
    standing: Standing
    wall: str
    plain: str
    """What it is without anything personal."""
    at: Moment | None = None
    until: Moment | None = None
    place: str = ""
    number: str = ""

    def words(self, on: date) -> str:
        """As the wall says it on one of its days: the time on the first, what, where, state."""
        told = ", ".join(filter(None, (self.wall, self.place)))
        clock = self.at.clock if self.at and on == self.first else ""
        return " ".join(filter(None, (clock, told))) + f" ({self.state})"


def entries_of(reader: Reader, first: date, last: date) -> list[Entry]:
    """Everything from a day to a day that the role sees, in order of day and time."""
    known = firms(reader)
    with reader.still():
        found = [
            *_requests(reader, first, last, known), *_legs(reader, first, last), *_items(reader, first, last, known),
            *_calls(reader, first, last), *_industry(reader, first, last),
        ]  # fmt: skip
    return sorted(
        found, key=lambda each: (each.first, each.at.instant.isoformat() if each.at else "", each.wall)
    )


def _standing(gone: bool, sure: bool) -> Standing:
    return Standing.CANCELLED if gone else Standing.CONFIRMED if sure else Standing.TENTATIVE


def _requests(reader: Reader, first: date, last: date, known: frozenset[str]) -> Iterator[Entry]:
    where = All((on_days("date_from", "date_to", first, last), Not(Cond("is_template", "=", True))))
    on_way = on_days("request_id.date_from", "request_id.date_to", first, last)
    legs = reader.records(Query(ItineraryLeg, where=on_way, sort=(Sort("leg_no"),)))
    places: dict[int, str] = {}
    for leg in legs:
        if leg.location and leg.request_id:
            places.setdefault(leg.request_id, leg.location)
    for row in reader.records(Query(ClearanceRequest, where=where)):
        yield _of_request(reader, row, places.get(row.id, ""), known)


def _of_request(reader: Reader, row: ClearanceRequest, place: str, known: frozenset[str]) -> Entry:
    begins = row.date_from or reader.today
    size = counted(row.group_size, "traveller") if row.group_size else ""
    state = str(row.request_status or "DRAFT")
    standing = _standing(state in _GONE, state in (*CLEARED, "CLOSED"))
    title = withheld(row.visit_title, known) or "Visit"
    return Entry(
        "Visit", (ClearanceRequest.spec.name, row.id), begins, max(begins, row.date_to or begins),
        label(reader, ClearanceRequest.request_status, row) or "Draft", standing,
        ", ".join(filter(None, (title, size))), ", ".join(filter(None, ("Visit", size))),
        place=withheld(place, known), number=row.local_no or "",
    )  # fmt: skip


def _legs(reader: Reader, first: date, last: date) -> Iterator[Entry]:
    where = Either((at_times("eta_at", first, last), at_times("etd_at", first, last)))
    rows: list[AircraftLeg] = reader.records(Query(AircraftLeg, where=where))
    aircraft = rows_by_id(reader, AircraftClearance, (each.aircraft_id for each in rows))
    requests = rows_by_id(reader, ClearanceRequest, (each.request_id for each in aircraft.values()))
    for row in rows:
        begins = moment(row.eta_at or row.etd_at)
        ends = moment(row.etd_at) if row.eta_at else None
        if begins is None:
            continue
        flown = aircraft.get(row.aircraft_id or 0)
        request = requests.get(flown.request_id or 0) if flown else None
        verb = {"L": "Aircraft lands", "O": "Aircraft flies over"}.get(str(row.leg_action), "Aircraft")
        sign = " ".join(filter(None, (verb, flown.call_sign if flown else "")))
        state = str(row.leg_status or "PENDING")
        standing = _standing(state in _GONE, state in CLEARED)
        yield Entry(
            "Aircraft", (AircraftLeg.spec.name, row.id), begins.day, max(begins.day, ends.day) if ends else begins.day,
            label(reader, AircraftLeg.leg_status, row) or "Pending", standing, sign, verb, begins, ends,
            row.airfield or row.leg_country or "", (request.local_no if request else None) or "",
        )  # fmt: skip


def _items(reader: Reader, first: date, last: date, known: frozenset[str]) -> Iterator[Entry]:
    for row in reader.records(Query(SupportItem, where=at_times("starts_at", first, last))):
        begins = moment(row.starts_at)
        if begins is not None:
            yield _of_item(reader, row, begins, known)


def _of_item(reader: Reader, row: SupportItem, begins: Moment, known: frozenset[str]) -> Entry:
    named = label(reader, SupportItem.item_code, row) or "Event"
    done = row.item_done_on is not None
    state = "arranged" if done else "left out" if row.item_reason else "to arrange"
    standing = _standing(bool(row.item_reason) and not done, done)
    return Entry(
        "Support event", (SupportItem.spec.name, row.id), begins.day, begins.day, state, standing,
        withheld(row.item_text, known) or named, named, begins, moment(row.ends_at),
        withheld(row.item_place, known),
    )  # fmt: skip


def _calls(reader: Reader, first: date, last: date) -> Iterator[Entry]:
    """Foreign visitors: neither name nor ministry stands on a wall."""
    where = All((Cond("call_on", ">=", first), Cond("call_on", "<=", last)))
    rows: list[VisitorCall] = reader.records(Query(VisitorCall, where=where))
    areas = reader.titles("visit_area", {each.area_id for each in rows if each.area_id})
    for row in rows:
        begins = moment(row.in_at)
        lacks = bool(row.escort_required and row.escort_id is None)
        if row.call_on is not None:
            yield Entry(
                "Foreign visitor", (VisitorCall.spec.name, row.id), row.call_on, row.call_on,
                "lacks an escort" if lacks else "expected", Standing.CONFIRMED, "Foreign visitor", "Foreign visitor",
                begins, moment(row.out_at), areas.get(row.area_id or 0, ""),
            )  # fmt: skip


def _industry(reader: Reader, first: date, last: date) -> Iterator[Entry]:
    """Calls of companies and their appointments; of neither is more told than that it is one."""
    if not rights.sees_kind(reader.role, IndustryVisit):
        return
    where = on_days("call_from", "call_to", first, last)
    visits: list[IndustryVisit] = reader.records(Query(IndustryVisit, where=where))
    for row in visits:
        begins = row.call_from or reader.today
        yield _call(
            reader, row, (IndustryVisit.spec.name, row.id), begins, max(begins, row.call_to or begins)
        )
    meetings: list[Appointment] = reader.records(Query(Appointment, where=at_times("meets_at", first, last)))
    owners = rows_by_id(reader, IndustryVisit, (each.visit_id for each in meetings))
    for meeting in meetings:
        at, visit = moment(meeting.meets_at), owners.get(meeting.visit_id or 0)
        if at is not None and visit is not None:
            yield _call(reader, visit, (Appointment.spec.name, meeting.id), at.day, at.day, at,
                        moment(meeting.meets_until))  # fmt: skip


def _call(
    reader: Reader, visit: IndustryVisit, record: tuple[str, int], first: date, last: date,
    at: Moment | None = None, until: Moment | None = None,
) -> Entry:  # fmt: skip
    state = str(visit.call_state or "ANNOUNCED")
    standing = _standing(state == "CALLED_OFF", state != "ANNOUNCED")
    return Entry(INDUSTRY_CALL, record, first, last, label(reader, IndustryVisit.call_state, visit) or "Announced",
                 standing, INDUSTRY_CALL, INDUSTRY_CALL, at, until)  # fmt: skip


# -- the wall -------------------------------------------------------------------------------------------------------
def week_facts(_office: Office, reader: Reader, asked: str) -> ComposedFacts:
    """The weeks that hold the days asked, a grid of days each. Raises Usage for what are no days."""
    first, last = asked_days(reader, asked)
    start = days.week_start(first, days.weekend_of(reader))
    start -= timedelta(days=WEEK if start > first else 0)  # a weekend ends its week
    weeks = [start + timedelta(days=WEEK * at) for at in range((last - start).days // WEEK + 1)]
    entries = [each for each in entries_of(reader, start, weeks[-1] + 6 * ONE_DAY)
               if each.standing is not Standing.CANCELLED]  # fmt: skip
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
    by_day = [[each.words(on) for each in listed if each.first <= on <= each.last] for on in shown]
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
            key=f"{uuid5(NAMESPACE_URL, f'sco-desk:{office}/{each.record[0]}/{each.record[1]}')}@sco-desk",
            summary=each.plain, first=each.first, last=each.last, standing=each.standing, category=each.category,
            begins=_local(each.at), ends=_local(each.until), location=each.place, description=each.number,
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
    """Writes a calendar file of one request: its days and the events of its plans. Raises Trouble."""
    assert isinstance(record, ClearanceRequest)
    reader = office.reader
    known = firms(reader)
    place = next((each.location for each in legs_of(reader, record.id) if each.location), "")
    entries = [_of_request(reader, record, place, known)]
    for plan in plans_of(reader, record.id):
        for item in reader.children(SupportItem, "plan_id", plan.id):
            if (begins := moment(item.starts_at)) is not None:
                entries.append(_of_item(reader, item, begins, known))
    return _write(office, entries, target)


def _write(office: Office, entries: Iterable[Entry], target: Path) -> SheetReport:
    events = calendar_events(office.reader.office_name, entries)
    try:
        return write_calendar(events, target, office.clock(), NAME)
    except OSError as error:
        raise disk.trouble_from(error, target.name) from error
