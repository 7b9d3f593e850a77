"""Gathers the itinerary: of a party, of one traveller, and as a card for the pocket; local times with their zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from app.office import Office
from app.papers.case_parts import title_of, told
from app.papers.eum_common import day, filled, label, rows_by_id
from app.papers.visit_aircraft import aircraft_of, country_legs
from app.papers.visit_common import (
    Member,
    fields_of,
    legs_of,
    own_paper,
    request_of,
    worded,
    written_as_document,
)
from app.reader import Reader
from app.visits.times import Moment, moment
from models.kinds import Kind
from models.visits.aircraft import AircraftClearance, AircraftLeg
from models.visits.requests import ClearanceRequest, ItineraryLeg, RequestTraveller
from models.visits.support import PlanRequest, SupportItem, SupportPlan
from models.visits.travellers import Traveller
from reports.composed import ComposedFacts, Head, Part, Table
from reports.eum.common import Named, Words
from reports.paper import Frame
from reports.sheets.facts import SheetReport
from reports.visits import papers
from reports.visits.card import CardFacts, CardLine

ITINERARY = "itinerary"
TRAVELLER = "visit_itinerary"
_SHARES = (36, 48, 52, 42, 40, 38, 40, 40, 44)
NOTHING = "No event is entered."
FILES = (
    (".docx", "Text document", "app.papers.visit_itinerary:write_itinerary"),
    (".ics", "Calendar file", "app.papers.visit_calendar:write_request_file"),
)
TRAVELLER_FILES = ((".docx", "Text document", "app.papers.visit_itinerary:write_traveller"),)
"""What the itineraries are written as beside the page."""


@dataclass(frozen=True)
class Event:
    """Something on an itinerary; `at` is none for what has a day and no time."""

    day: date
    at: Moment | None
    until: Moment | None
    cells: tuple[str, ...]
    """Event, place, participants, transport, dress, contact, remark."""

    @property
    def clock(self) -> str:
        """`10:30-11:15 Asia/Tbilisi`; empty where no time is recorded."""
        if self.at is None:
            return ""
        ends = ""
        if self.until is not None:
            same = self.until.zone == self.at.zone and self.until.day == self.at.day
            ends = f"-{self.until.clock}" if same else f" - {day(self.until.day)} {self.until.clock}"
            ends += "" if self.until.zone == self.at.zone else f" {self.until.zone}"
        return f"{self.at.clock}{ends} {self.at.zone}"


def itinerary_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Every event of a party."""
    assert isinstance(record, ClearanceRequest)
    head = told(
        ("Visit", record.visit_title),
        ("Control officer", title_of(reader, ClearanceRequest.control_officer_id, record)),
        ("Times", "local to the place, with the name of its time zone"),
    )
    return ComposedFacts(
        frame=own_paper(reader), stem=ITINERARY, number=record.local_no or "", title=Words("Itinerary"),
        parts=(Part(rows=head, table=_table(events_of(reader, record))),),
    )  # fmt: skip


def traveller_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What one traveller takes part in: events from the day of arrival to the day of departure."""
    assert isinstance(record, RequestTraveller)
    request = request_of(reader, record.request_id)
    who = rows_by_id(reader, Traveller, [record.traveller_id]).get(record.traveller_id or 0)
    found = events_of(reader, request) if request else []
    kept = [each for each in found if _within(each.day, record)]
    words = worded(reader, TRAVELLER)
    name = Member(who, record).name if who else ""
    return traveller_from(words, own_paper(reader), request, name, _contact(reader, request), kept)


def write_itinerary(office: Office, record: Kind, target: Path) -> SheetReport:
    """Writes the itinerary of a party as a text document to go on working in. Raises Trouble."""
    return written_as_document(papers.ITINERARY, itinerary_facts(office.reader, record), target)


def write_traveller(office: Office, record: Kind, target: Path) -> SheetReport:
    """Writes a traveller's itinerary as a text document. Raises Trouble."""
    return written_as_document(papers.TRAVELLER, traveller_facts(office.reader, record), target)


def traveller_from(
    words: Named,
    frame: Frame,
    request: ClearanceRequest | None,
    name: str,
    contact: str,
    events: Iterable[Event],
) -> ComposedFacts:
    """The same from events at hand and in given words."""
    known = {key: filled(each, {"contact": contact or "the office"}) for key, each in words}
    return ComposedFacts(
        frame=frame, stem="traveller_itinerary",
        number=(request.local_no if request else None) or "", title=known["title"],
        parts=(
            Part(rows=told(("Traveller", name), ("Visit", request.visit_title if request else ""))),
            Part(texts=(known["times"],)),
            Part(table=_table(events)),
            Part(texts=(known["help"], known["care"])),
        ),
    )  # fmt: skip


def card_facts(reader: Reader, record: Kind) -> CardFacts:
    """The same in a few words, to be folded into a pocket."""
    assert isinstance(record, ClearanceRequest)
    events = events_of(reader, record)
    lines = tuple(
        CardLine(day(each.day), each.at.clock if each.at else "", each.cells[0], each.cells[1])
        for each in events
    )
    zones = tuple(dict.fromkeys(each.at.zone for each in events if each.at is not None))
    stays = tuple(
        ", ".join(filter(None, (each.lodging_name, each.lodging_contact)))
        for each in legs_of(reader, record.id) if each.lodging_name
    )  # fmt: skip
    return CardFacts(
        frame=own_paper(reader), number=record.local_no or "", title=record.visit_title or "Visit",
        contact=_contact(reader, record), zones=zones, lodging=stays, lines=lines,
    )  # fmt: skip


def _within(on: date, row: RequestTraveller) -> bool:
    after = row.arrives_on is None or on >= row.arrives_on
    return after and (row.departs_on is None or on <= row.departs_on)


def _contact(reader: Reader, request: ClearanceRequest | None) -> str:
    return title_of(reader, ClearanceRequest.control_officer_id, request) if request else ""


# -- events ---------------------------------------------------------------------------------------------------------
def plans_of(reader: Reader, request_id: int) -> list[SupportPlan]:
    """The plans that serve a request, first or further."""
    first = reader.children(SupportPlan, "request_id", request_id)
    further = (row.plan_id for row in reader.children(PlanRequest, "request_id", request_id))
    found = {row.id: row for row in first} | rows_by_id(reader, SupportPlan, further)
    return [found[number] for number in sorted(found)]


def events_of(reader: Reader, request: ClearanceRequest) -> list[Event]:
    """Arrivals, flights, programme and departures in the order in which they happen, whatever the zones."""
    found = [event for leg in legs_of(reader, request.id) for event in _of_leg(reader, leg)]
    for craft in aircraft_of(reader, request.id):
        for way in country_legs(reader, craft.id):
            found += _of_flight(craft, way)
    for plan in plans_of(reader, request.id):
        for item in reader.children(SupportItem, "plan_id", plan.id):
            at = moment(item.starts_at)
            if at is not None and not (item.item_reason and item.item_done_on is None):
                found.append(Event(at.day, at, moment(item.ends_at), _of_item(reader, item)))
    zone = next((each.at.zone for each in found if each.at), "UTC")
    return sorted(found, key=lambda each: _instant(each, ZoneInfo(zone)))


def _instant(event: Event, zone: ZoneInfo) -> tuple[datetime, bool]:
    """When it happens, so that a journey over the date line reads as it goes; what has no time begins its day."""
    if event.at is not None:
        return event.at.instant, True
    return datetime.combine(event.day, time.min, zone).astimezone(UTC), False


def _of_item(reader: Reader, item: SupportItem) -> tuple[str, ...]:
    return (
        item.item_text or label(reader, SupportItem.item_code, item), item.item_place or "", item.participants or "",
        item.item_transport or "", item.dress or "", item.item_poc or "", item.item_remark or "",
    )  # fmt: skip


def _of_leg(reader: Reader, leg: ItineraryLeg) -> Iterable[Event]:
    way = " ".join(filter(None, (label(reader, ItineraryLeg.leg_mode, leg), leg.leg_carrier, leg.flight_no)))
    stay = ", ".join(filter(None, (leg.lodging_name, leg.lodging_address, leg.lodging_contact)))
    where = ", ".join(filter(None, (leg.location, leg.leg_country)))
    note = "on leave" if leg.leave_part else ""
    for verb, stored, on, port, told_of, transport in (
        ("Arrive", leg.arrive_at, leg.arrive_on, leg.airport_in, stay, way),
        ("Depart", leg.depart_at, leg.depart_on, leg.airport_out, "", ""),
    ):
        at = moment(stored)
        begins = at.day if at else on
        if begins is not None:
            remark = "; ".join(filter(None, (f"lodging: {told_of}" if told_of else "", note)))
            yield Event(begins, at, None, (f"{verb} {where}", port or "", "", transport, "", "", remark))


def _of_flight(craft: AircraftClearance, leg: AircraftLeg) -> Iterable[Event]:
    """Landing and take-off, or entry and exit of a country that is flown over."""
    sign = " ".join(filter(None, (craft.aircraft_type, craft.call_sign)))
    lands = leg.leg_action != "O"
    country = leg.leg_country or "the country"
    ways = (
        (f"Land in {country}" if lands else f"Enter {country}, overflight", leg.eta_at, leg.entry_point),
        (f"Take off from {country}" if lands else f"Leave {country}, overflight", leg.etd_at, leg.exit_point),
    )
    for said, stored, point in ways:
        if at := moment(stored):
            yield Event(
                at.day, at, None, (said, (leg.airfield if lands else point) or "", "", sign, "", "", "")
            )


def _table(events: Iterable[Event]) -> Table:
    columns = tuple(
        Head(Words(name), share) for name, share in zip(fields_of(ITINERARY), _SHARES, strict=True)
    )
    cells = tuple((day(each.day), each.clock, *each.cells) for each in events)
    return Table(columns, cells, NOTHING)


def covered(_reader: Reader, record: Kind) -> list[tuple[str, int]]:
    """The traveller of an itinerary, for the access log."""
    assert isinstance(record, RequestTraveller)
    return [("traveller", record.traveller_id)] if record.traveller_id else []
