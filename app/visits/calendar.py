"""Who comes when: requests, aircraft, industry calls, support events and foreign visitors on their days.

Each kind is read in one statement for the days asked. Nothing here names a company: a call of industry is called that
and no more, and a title or place that names one is withheld, on screen, on paper and in a search. Days are those of
the place; whether two events meet is told by UTC.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from app import rights
from app.reader import Reader
from app.reading import All, Cond, Either, Not, Query, Where
from app.store import records
from app.store.connection import translated
from app.today import days
from app.visits import clashes
from app.visits.clashes import Clash, Taken
from app.visits.entries import FOREIGN, INDUSTRY_CALL, Entry, What
from app.visits.neutrality import firms, withheld
from app.visits.times import Moment, moment
from models.kinds import Kind
from models.visits.access import VisitorCall
from models.visits.aircraft import AircraftClearance, AircraftLeg
from models.visits.industry import Appointment, IndustryVisit
from models.visits.requests import ClearanceRequest, ItineraryLeg, RequestTraveller
from models.visits.support import SupportItem

ONE_DAY = timedelta(days=1)


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
        dated = All((on_days("date_from", "date_to", first, last), Not(Cond("is_template", "=", True))))
        flown = Either((at_times("eta_at", first, last), at_times("etd_at", first, last)))
        entries = [
            *_requests(reader, _values(reader, ClearanceRequest, _OF_REQUEST, dated), taken, known),
            *_legs(reader, flown, known),
            *_events(reader, at_times("starts_at", first, last), taken, known),
            *_calls(reader, first, last, taken),
            *_industry(reader, first, last, taken),
        ]
        off = days.days_off(reader, first, last)
        weekend = days.weekend_of(reader)
        found = clashes.found(taken, first, last, reader.titles)
    entries.sort(key=_order)
    return Month(
        first, last, tuple(entries), found, _names(off), days.week_start(reader.today, weekend).weekday(),
        _people(entries, first, last),
    )  # fmt: skip


def of_request(reader: Reader, request_id: int, plans: Sequence[int]) -> list[Entry]:
    """One request: its days, what flies under it, and the events of these plans. Raises NotFound."""
    with reader.still():
        known, request = firms(reader), reader.get(ClearanceRequest, request_id)
        own = (request.id, *(request.stored.get(key) for key in _OF_REQUEST))
        events = All((Cond("plan_id", "in", tuple(plans)), Not(Cond("starts_at", "empty"))))
        flown = All((Cond("aircraft_id.request_id", "=", request_id),
                     Either((Not(Cond("eta_at", "empty")), Not(Cond("etd_at", "empty"))))))  # fmt: skip
        entries = [
            *_requests(reader, [own], [], known),
            *_legs(reader, flown, known), *(_events(reader, events, [], known) if plans else ()),
        ]  # fmt: skip
    return sorted(entries, key=_order)


def for_paper(reader: Reader, entries: Iterable[Entry]) -> list[Entry]:
    """The same with what the window does without: the first place of a journey, the number a flight is asked under.

    A place that names a company is withheld.
    """
    found, known = list(entries), firms(reader)
    ids = tuple(each.record[1] for each in found if each.what is What.REQUEST)
    where, columns = Cond("request_id", "in", ids), ("request_id", "leg_no", "location")
    rows = _values(reader, ItineraryLeg, columns, where) if ids else ()
    places: dict[int, str] = {}
    for _, request, _number, place in sorted(rows, key=lambda row: (row[2] or 0, row[0])):
        if place:
            places.setdefault(request, withheld(place, known))
    numbers: dict[int, str] = {}
    if any(each.what is What.AIRCRAFT for each in found):
        flown = Not(Cond("request_id", "empty"))
        numbers = dict(_values(reader, AircraftClearance, ("request_id.local_no",), flown))
    return [_filled(each, places, numbers) for each in found]


def _filled(entry: Entry, places: Mapping[int, str], numbers: Mapping[int, str]) -> Entry:
    if entry.what is What.REQUEST:
        return replace(entry, place=places.get(entry.record[1], ""))
    if entry.what is What.AIRCRAFT:
        return replace(entry, number=numbers.get(entry.record[1]) or "")
    return entry


def _order(entry: Entry) -> tuple[date, str, str, str, tuple[str, int]]:
    return entry.first, entry.at, entry.what.value, entry.title, entry.row


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


_OF_REQUEST = ("local_no", "visit_title", "request_kind", "request_status", "date_from", "date_to", "actual_in_on",
               "actual_out_on", "group_size", "control_officer_id")  # fmt: skip


def _requests(
    reader: Reader,
    rows: Iterable[tuple[Any, ...]],
    taken: list[Taken],
    known: frozenset[str],
) -> Iterator[Entry]:
    field = ClearanceRequest.fields["request_status"]
    found = list(rows)
    with translated():
        named = records.count_linking(
            reader.connection, RequestTraveller, "request_id", [row[0] for row in found]
        )
    for row in found:
        record, number, title, kind, state, begins, ends, came, went, size, officer = row
        title = withheld(title, known) or number or "Visit"
        since = _day(came or begins) if came or begins else reader.today
        until = _day(went or ends or came or begins) if went or ends or came or begins else since
        people = max(size or 0, named.get(record, 0)) or 1
        party = _party(people, named.get(record, 0), flies=kind == "AIRCRAFT")
        own = (ClearanceRequest.spec.name, record)
        entry = Entry(
            What.REQUEST, since, max(since, until), state or "DRAFT", reader.show(field, state or "DRAFT"),
            ", ".join(filter(None, (title, party))), own, own, plain=", ".join(filter(None, ("Visit", party))),
            number=number or "", people=people, unnamed=people - named.get(record, 0),
        )  # fmt: skip
        yield entry
        if entry.cleared or entry.asked:
            taken.append(Taken.days(clashes.OFFICER, officer, title, entry.first, entry.last))


def _party(people: int, named: int, *, flies: bool) -> str:
    """How many come, and how many of them are named where that is not everybody."""
    if flies and not named:
        return f"{people} aboard" if people > 1 else ""
    if people == 1:
        return ""
    return f"party of {people}" + (f", {named or 'none'} named" if named < people else "")


_OF_LEG = ("aircraft_id", "aircraft_id.call_sign", "aircraft_id.worksheet_name", "leg_country", "leg_action",
           "airfield", "eta_at", "etd_at", "leg_status")  # fmt: skip
_FLIES = {"L": "Aircraft lands", "O": "Aircraft flies over"}


def _legs(reader: Reader, where: Where, known: frozenset[str]) -> Iterator[Entry]:
    status = AircraftLeg.fields["leg_status"]
    for row in _values(reader, AircraftLeg, _OF_LEG, where):
        record, aircraft, call_sign, name, country, does, field, comes, goes, state = row
        begins, ends = _moment(comes or goes), _moment(goes) if comes and goes else None
        verb = _FLIES.get(does, "Aircraft")
        title = " ".join(filter(None, (verb, call_sign or withheld(name, known))))
        yield Entry(
            What.AIRCRAFT, begins.day, max(begins.day, ends.day) if ends else begins.day, state or "PENDING",
            reader.show(status, state or "PENDING"), title, (AircraftClearance.spec.name, aircraft),
            (AircraftLeg.spec.name, record), plain=verb, place=field or country or "",
            begins=begins, ends=ends,
        )  # fmt: skip


_OF_EVENT = ("plan_id", "item_text", "item_code", "starts_at", "ends_at", "item_place", "room_id", "escort_id",
             "item_done_on", "item_reason")  # fmt: skip
_EVENT_WORDS = {"LEFT_OUT": "Left out", "ARRANGED": "Arranged", "OPEN": "To arrange"}


def _events(reader: Reader, where: Where, taken: list[Taken], known: frozenset[str]) -> Iterator[Entry]:
    code = SupportItem.fields["item_code"]
    for row in _values(reader, SupportItem, _OF_EVENT, where):
        record, plan, text, item, starts, ends, place, room, escort, done, reason = row
        begins, until = _moment(starts), _moment(ends) if ends else None
        named = reader.show(code, item) or "Event"
        state = "LEFT_OUT" if reason and not done else "ARRANGED" if done else "OPEN"
        entry = Entry(
            What.SUPPORT, begins.day, begins.day, state, _EVENT_WORDS[state], withheld(text, known) or named,
            ("support_plan", plan), (SupportItem.spec.name, record), plain=named, place=withheld(place, known),
            begins=begins, ends=until,
        )  # fmt: skip
        yield entry
        if state != "LEFT_OUT":
            for what, which in ((clashes.ROOM, room), (clashes.ESCORT, escort)):
                taken.append(_taken(what, which, entry))


_OF_CALL = ("visitor_id.full_name", "area_id", "area_id.area_name", "call_on", "in_at", "out_at", "escort_id",
            "escort_required")  # fmt: skip
_CALL_WORDS = {"LACKS": "Lacks an escort", "OUT": "Was here", "IN": "Is in", "EXPECTED": "Expected",
               "PAST": "No entry recorded"}  # fmt: skip


def _calls(reader: Reader, first: date, last: date, taken: list[Taken]) -> Iterator[Entry]:
    """Foreign visitors; neither name nor ministry stands on a wall."""
    where = All((Cond("call_on", ">=", first), Cond("call_on", "<=", last)))
    for row in _values(reader, VisitorCall, _OF_CALL, where):
        record, name, area, area_name, on, comes, goes, escort, required = row
        day = _day(on)
        begins, until = (_moment(each) if each else None for each in (comes, goes))
        state = call_state(day, reader.today, required and escort is None, comes, goes)
        own = (VisitorCall.spec.name, record)
        entry = Entry(What.CALL, day, day, state, _CALL_WORDS[state], name or "Visitor", own, own, FOREIGN, FOREIGN,
                      area_name or "", begins=begins, ends=until)  # fmt: skip
        yield entry
        taken.append(_taken(clashes.ESCORT, escort, entry, entry.words))
        if required:
            taken.append(replace(_taken(clashes.AREA, area, entry, area_name or ""), by=escort))


def call_state(day: date, today: date, lacks: bool, comes: str | None, goes: str | None) -> str:
    """What is true of a call: whoever was here needs no escort any more, and nobody is expected on a past day."""
    if goes:
        return "OUT"
    if comes:
        return "LACKS" if lacks else "IN" if day >= today else "OUT"
    if day < today:
        return "PAST"
    return "LACKS" if lacks else "EXPECTED"


def _industry(reader: Reader, first: date, last: date, taken: list[Taken]) -> Iterator[Entry]:
    """Calls of companies and their appointments; of neither is more told than that it is one."""
    field, name = IndustryVisit.fields["call_state"], IndustryVisit.spec.name
    where = on_days("call_from", "call_to", first, last)
    for row in _values(reader, IndustryVisit, ("call_from", "call_to", "call_state"), where):
        record, begins, ends, state = row
        own = (name, record)
        yield Entry(What.INDUSTRY, _day(begins), max(_day(begins), _day(ends or begins)), state or "ANNOUNCED",
                    reader.show(field, state or "ANNOUNCED"), INDUSTRY_CALL, own, own)  # fmt: skip
    columns = ("visit_id", "visit_id.call_state", "meets_at", "meets_until", "room_id")
    for row in _values(reader, Appointment, columns, at_times("meets_at", first, last)):
        record, visit, state, starts, stops, room = row
        at = _moment(starts)
        entry = Entry(
            What.INDUSTRY, at.day, at.day, state or "ANNOUNCED", reader.show(field, state or "ANNOUNCED"),
            INDUSTRY_CALL, (name, visit), (Appointment.spec.name, record), begins=at,
            ends=_moment(stops) if stops else None,
        )  # fmt: skip
        yield entry
        if state != "CALLED_OFF":
            taken.append(_taken(clashes.ROOM, room, entry))


# -- days and times -----------------------------------------------------------------------------------------------
def _taken(what: str, which: int | None, entry: Entry, title: str = "") -> Taken:
    """What an entry takes, at its times where they are known."""
    begins, ends = entry.begins, entry.ends
    return Taken(what, which, title or entry.words, entry.first, begins.instant if begins else None,
                 ends.instant if ends else None)  # fmt: skip


def _moment(stored: str) -> Moment:
    """A stored local time."""
    at = moment(stored)
    assert at is not None
    return at


def _day(stored: str) -> date:
    return date.fromisoformat(stored)
