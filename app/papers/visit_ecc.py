"""Gathers the eCC keying sheet: the steps in their order, and each value in the order in which it is asked.

eCC wants an approved itinerary first, then the country pages read, then a new itinerary with its countries; the
traveller carries the country sheet, and some agencies let coordinators alone submit (visitors.md 7).
"""

from app.papers.case_parts import heads, title_of, told
from app.papers.eum_common import day, label
from app.papers.visit_common import category_of, legs_of, own_paper, party_of, ranked
from app.reader import Reader
from app.visits.times import local_words
from models.kinds import Kind
from models.visits.requests import ClearanceRequest, ItineraryLeg
from models.visits.travellers import Traveller
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Words

STEPS = (
    "Have the itinerary approved in the traveller's own agency.",
    "Read the pages of every country on the way.",
    "Begin a new itinerary and key the values below.",
    "Add each country with its days.",
    "Submit it; where the agency lets coordinators alone submit, hand it to one.",
    "Give the country sheet to the traveller to carry.",
)
_COLUMNS = heads(("Key in", 60), ("Value", 110), ("Keyed", 24))


def keying_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The sheet; only eCC's own fields stand on it, passport and birth date do not."""
    assert isinstance(record, ClearanceRequest)
    return ComposedFacts(
        frame=own_paper(reader), stem="ecc_keying", number=record.local_no or "", title=Words("eCC keying sheet"),
        parts=(
            Part(rows=told(("System", label(reader, ClearanceRequest.external_system, record)),
                           ("Number there", record.external_no),
                           ("Status", label(reader, ClearanceRequest.request_status, record)))),
            Part(Words("In this order"), texts=(Words(_steps()),)),
            Part(Words("Itinerary"), table=_keyed(_of_request(reader, record))),
            Part(Words("Travellers"), table=_keyed(_of_party(reader, record))),
            Part(Words("Countries"), table=_keyed(_of_legs(reader, record))),
        ),
        status="FOR KEYING - NOT A CLEARANCE",
    )  # fmt: skip


def _steps() -> str:
    return "\n".join(f"{number}. {each}" for number, each in enumerate(STEPS, 1))


def _keyed(rows: list[tuple[str, str]]) -> Table:
    """Values that are there, each with a box to tick."""
    return Table(
        _COLUMNS, tuple((name, value or "not recorded", "☐") for name, value in rows), "Nothing is entered."
    )


def _of_request(reader: Reader, own: ClearanceRequest) -> list[tuple[str, str]]:
    home = ", ".join(filter(None, (own.home_poc_name, own.home_poc_phone, own.home_poc_email)))
    return [
        ("Travel", label(reader, ClearanceRequest.travel_type, own)), ("Purpose", own.purpose or ""),
        ("From", day(own.date_from)), ("To", day(own.date_to)), ("Sites to visit", own.sites_to_visit or ""),
        ("Sponsor at post", own.sponsor_office or ""),
        ("Control officer", title_of(reader, ClearanceRequest.control_officer_id, own)), ("Home contact", home),
        ("Justification", own.late_justification or own.mission_essential_reason or "none"),
    ]  # fmt: skip


def _of_party(reader: Reader, own: ClearanceRequest) -> list[tuple[str, str]]:
    return [
        (each.name, ", ".join(filter(None, (
            ranked(each.traveller), label(reader, Traveller.branch_dept, each.traveller),
            category_of(reader, each.traveller), each.traveller.official_email,
            label(reader, Traveller.clearance_level_passed, each.traveller)))))
        for each in party_of(reader, own.id)
    ]  # fmt: skip


def _of_legs(reader: Reader, own: ClearanceRequest) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for leg in legs_of(reader, own.id):
        where = " ".join(filter(None, (f"{leg.leg_no or ''}", leg.leg_country, leg.location)))
        stay = ", ".join(filter(None, (leg.lodging_name, leg.lodging_address, leg.lodging_contact)))
        way = " ".join(
            filter(None, (label(reader, ItineraryLeg.leg_mode, leg), leg.leg_carrier, leg.flight_no))
        )
        found += [
            (f"{where}: arrives", ", ".join(filter(None, (local_words(leg.arrive_at) or day(leg.arrive_on), way)))),
            (f"{where}: departs", local_words(leg.depart_at) or day(leg.depart_on)), (f"{where}: lodging", stay),
        ]  # fmt: skip
    return found
