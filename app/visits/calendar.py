"""Who comes when: requests, aircraft, industry calls, support events and foreign visitors on their days.

Each kind is read in one statement for the days asked. Nothing here names a company: a call of industry is called that
and no more, and a title or place that names one is withheld, on screen, on paper and in a search. Days are those of
the place; whether two events meet is told by UTC.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

from app import rights
from app.reader import Reader
from app.reading import All, Cond, Either, Not, Query, Where
from app.today import days
from app.visits import clashes
from app.visits.clashes import Clash, Taken
from app.visits.neutrality import firms, withheld
from models.kinds import Kind
from models.visits.access import VisitorCall
from models.visits.aircraft import AircraftLeg
from models.visits.industry import Appointment, IndustryVisit
from models.visits.lead import moment_of
from models.visits.requests import ClearanceRequest
from models.visits.states import CLEARED, OPEN
from models.visits.support import SupportItem

ONE_DAY = timedelta(days=1)
INDUSTRY_CALL = "Industry call"
"""All that is said of a company on a calendar (SAMM C2.1.8.5)."""


class What(StrEnum):
    """What stands on the calendar, and what it is filtered by."""

    REQUEST = "Visits"
    AIRCRAFT = "Aircraft"
    SUPPORT = "Support events"
    CALL = "Foreign visitors"
    INDUSTRY = "Industry calls"


@dataclass(frozen=True)
class Entry:
    """Something from a day to a day: what state it is in, what it is, and the record that opens."""

    what: What
    first: date
    last: date
    state: str
    """Code of the state; what it is called is `word`."""
    word: str
    title: str
    record: tuple[str, int]
    people: int = 0
    """How many are in the country because of it; 0 where nobody counts them."""
    at: str = ""
    """Local time at which it begins; empty for a whole day."""

    @property
    def cleared(self) -> bool:
        """Whether those who come are cleared."""
        return self.what is What.REQUEST and self.state in (*CLEARED, "CLOSED")

    @property
    def asked(self) -> bool:
        """Whether they are still to be cleared."""
        return self.what is What.REQUEST and self.state in OPEN


@dataclass(frozen=True)
class Month:
    """Everything on some days."""

    first: date
    last: date
    entries: tuple[Entry, ...]
    clashes: tuple[Clash, ...]
    off: dict[date, str]
    first_weekday: int
    people: Mapping[date, tuple[int, int]]
    """How many are in the country on a day: of parties that are cleared, and of those still to be cleared."""

    def kept(self, wanted: Iterable[What]) -> tuple[Entry, ...]:
        """The entries of these kinds, in order of their days."""
        among = frozenset(wanted)
        return tuple(each for each in self.entries if each.what in among)

    @cached_property
    def in_country(self) -> tuple[Entry, ...]:
        """Who is or may be in the country, the earliest first; none that were denied or called off."""
        return tuple(
            each
            for each in self.entries
            if each.cleared
            or each.asked
            or (each.what is What.INDUSTRY and not each.at and each.state != "CALLED_OFF")
        )


def read(reader: Reader, first: date, last: date) -> Month:
    """Everything from a day to a day, as the role may see it."""
    with reader.still():
        known = firms(reader)
        taken: list[Taken] = []
        entries = [
            *_requests(reader, first, last, taken, known),
            *_legs(reader, first, last, known),
            *_events(reader, first, last, taken, known),
            *_calls(reader, first, last, taken),
            *_industry(reader, first, last, taken),
        ]
        off = days.days_off(reader, first, last)
        weekend = days.weekend_of(reader)
        found = clashes.found(taken, first, last, reader.titles)
    entries.sort(key=lambda each: (each.first, each.at, each.what.value, each.title, each.record))
    return Month(
        first, last, tuple(entries), found, _names(off), days.week_start(reader.today, weekend).weekday(),
        _people(entries, first, last),
    )  # fmt: skip


def _names(off: Iterable[days.DayOff]) -> dict[date, str]:
    found: dict[date, str] = {}
    for each in off:
        found[each.day] = f"{found[each.day]}, {each.name}" if each.day in found else each.name
    return found


def _people(entries: Iterable[Entry], first: date, last: date) -> dict[date, tuple[int, int]]:
    counts = {first + timedelta(days=n): [0, 0] for n in range((last - first).days + 1)}
    for each in entries:
        if each.cleared or each.asked:
            day, until = max(each.first, first), min(each.last, last)
            while day <= until:
                counts[day][each.asked] += each.people
                day += ONE_DAY
    return {day: (cleared, asked) for day, (cleared, asked) in counts.items()}


# -- what is read -------------------------------------------------------------------------------------------------
def _values(
    reader: Reader, kind: type[Kind], columns: Sequence[str], where: Where
) -> Iterator[tuple[Any, ...]]:
    if rights.sees_kind(reader.role, kind):
        yield from reader.values(Query(kind, tuple(columns), where))[1]


def on_days(begins: str, ends: str, first: date, last: date) -> Where:
    """Days of which at least one lies in the range; one without an end lasts a day."""
    return All((
        Cond(begins, "<=", last),
        Either((Cond(ends, ">=", first), All((Cond(ends, "empty"), Cond(begins, ">=", first))))),
    ))  # fmt: skip


def at_times(path: str, first: date, last: date) -> Where:
    """Local times in the range; they are compared as they are written, day first."""
    return All(
        (Cond(path, ">=", f"{first - ONE_DAY}T23:59[UTC]"), Cond(path, "<", f"{last + ONE_DAY}T00:00[UTC]"))
    )


_OF_REQUEST = ("local_no", "visit_title", "request_status", "date_from", "date_to", "actual_in_on",
               "actual_out_on", "group_size", "control_officer_id")  # fmt: skip


def _requests(
    reader: Reader, first: date, last: date, taken: list[Taken], known: frozenset[str]
) -> Iterator[Entry]:
    field = ClearanceRequest.fields["request_status"]
    where = All((on_days("date_from", "date_to", first, last), Not(Cond("is_template", "=", True))))
    for row in _values(reader, ClearanceRequest, _OF_REQUEST, where):
        record, number, title, state, begins, ends, came, went, size, officer = row
        title = withheld(title, known) or number or "Visit"
        since, until = _day(came or begins), _day(went or ends or came or begins)
        people = size or 1
        said = ", ".join(filter(None, (title, f"party of {people}" if people > 1 else "")))
        entry = Entry(What.REQUEST, since, max(since, until), state or "DRAFT", reader.show(field, state), said,
                      (ClearanceRequest.spec.name, record), people)  # fmt: skip
        yield entry
        if entry.cleared or entry.asked:
            taken.append(Taken.days(clashes.OFFICER, officer, title, entry.first, entry.last))


def _legs(reader: Reader, first: date, last: date, known: frozenset[str]) -> Iterator[Entry]:
    columns = ("aircraft_id", "aircraft_id.call_sign", "aircraft_id.worksheet_name", "leg_country", "leg_action",
               "airfield", "eta_at", "etd_at", "leg_status")  # fmt: skip
    action, status = AircraftLeg.fields["leg_action"], AircraftLeg.fields["leg_status"]
    where = Either((at_times("eta_at", first, last), at_times("etd_at", first, last)))
    for row in _values(reader, AircraftLeg, columns, where):
        _, aircraft, call_sign, name, country, does, field, comes, goes, state = row
        begins, ends = _moment(comes or goes), _moment(goes or comes)
        verb = reader.show(action, does).lower()
        who = call_sign or withheld(name, known) or "Aircraft"
        title = " ".join(filter(None, (who, verb, field or "", country or "")))
        yield Entry(What.AIRCRAFT, begins.day, max(begins.day, ends.day), state or "PENDING",
                    reader.show(status, state or "PENDING"), title, ("aircraft_clearance", aircraft),
                    at=begins.clock)  # fmt: skip


def _events(
    reader: Reader, first: date, last: date, taken: list[Taken], known: frozenset[str]
) -> Iterator[Entry]:
    columns = ("plan_id", "item_text", "item_code", "starts_at", "ends_at", "item_place", "room_id", "escort_id",
               "item_done_on", "item_reason")  # fmt: skip
    code = SupportItem.fields["item_code"]
    for row in _values(reader, SupportItem, columns, at_times("starts_at", first, last)):
        _, plan, text, item, starts, ends, place, room, escort, done, reason = row
        begins, until = _moment(starts), _moment(ends) if ends else None
        named = withheld(text, known) or reader.show(code, item) or "Event"
        title = ", ".join(filter(None, (named, withheld(place, known))))
        state = "LEFT_OUT" if reason and not done else "ARRANGED" if done else "OPEN"
        yield Entry(What.SUPPORT, begins.day, begins.day, state, _EVENT_WORDS[state], title,
                    ("support_plan", plan), at=begins.clock)  # fmt: skip
        if state != "LEFT_OUT":
            taken.append(Taken(clashes.ROOM, room, title, begins.day, begins.at, until.at if until else None))
            taken.append(
                Taken(clashes.ESCORT, escort, title, begins.day, begins.at, until.at if until else None)
            )


_EVENT_WORDS = {"LEFT_OUT": "Left out", "ARRANGED": "Arranged", "OPEN": "To arrange"}


def _calls(reader: Reader, first: date, last: date, taken: list[Taken]) -> Iterator[Entry]:
    columns = ("visitor_id.full_name", "area_id", "area_id.area_name", "call_on", "in_at", "out_at", "escort_id",
               "escort_required")  # fmt: skip
    where = All((Cond("call_on", ">=", first), Cond("call_on", "<=", last)))
    for row in _values(reader, VisitorCall, columns, where):
        record, name, area, area_name, on, comes, goes, escort, required = row
        day = _day(on)
        begins, until = (_moment(each) if each else None for each in (comes, goes))
        state = "LACKS" if required and escort is None else "OUT" if goes else "IN" if comes else "EXPECTED"
        title = ", ".join(filter(None, (name or "Visitor", area_name or "")))
        yield Entry(What.CALL, day, day, state, _CALL_WORDS[state], title, (VisitorCall.spec.name, record),
                    at=begins.clock if begins else "")  # fmt: skip
        spans = (begins.at if begins else None, until.at if until else None)
        taken.append(Taken(clashes.ESCORT, escort, title, day, *spans))
        if required:
            taken.append(Taken(clashes.AREA, area, area_name or "", day, *spans, by=escort))


_CALL_WORDS = {"LACKS": "Lacks an escort", "OUT": "Was here", "IN": "Is in", "EXPECTED": "Expected"}


def _industry(reader: Reader, first: date, last: date, taken: list[Taken]) -> Iterator[Entry]:
    """Calls of companies and their appointments; of neither is more told than that it is one."""
    field, name = IndustryVisit.fields["call_state"], IndustryVisit.spec.name
    where = on_days("call_from", "call_to", first, last)
    for row in _values(reader, IndustryVisit, ("call_from", "call_to", "call_state"), where):
        record, begins, ends, state = row
        yield Entry(What.INDUSTRY, _day(begins), max(_day(begins), _day(ends or begins)), state or "ANNOUNCED",
                    reader.show(field, state or "ANNOUNCED"), INDUSTRY_CALL, (name, record))  # fmt: skip
    columns = ("visit_id", "visit_id.call_state", "meets_at", "meets_until", "room_id")
    for row in _values(reader, Appointment, columns, at_times("meets_at", first, last)):
        _, visit, state, starts, ends, room = row
        word = reader.show(field, state or "ANNOUNCED")
        begins, until = _moment(starts), _moment(ends) if ends else None
        yield Entry(What.INDUSTRY, begins.day, begins.day, state or "ANNOUNCED", word,
                    INDUSTRY_CALL, (name, visit), at=begins.clock)  # fmt: skip
        if state != "CALLED_OFF":
            taken.append(Taken(clashes.ROOM, room, INDUSTRY_CALL, begins.day, begins.at,
                               until.at if until else None))  # fmt: skip


# -- days and times -----------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Moment:
    """A local time: its day and clock at the place, and the instant."""

    day: date
    clock: str
    at: datetime


def _moment(stored: str) -> Moment:
    """A stored local time."""
    at = moment_of(stored)
    assert at is not None
    return Moment(date.fromisoformat(stored[:10]), stored[11:16], at)


def _day(stored: str) -> date:
    return date.fromisoformat(stored)
