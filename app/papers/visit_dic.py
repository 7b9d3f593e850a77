"""Gathers the sheet in the manner of the EU diplomatic clearance form: boxes 1 to 48; it is not the form itself."""

from collections.abc import Mapping, Sequence
from functools import cache

import resources
from app.papers import visit_aircraft
from app.papers.case_parts import number, title_of
from app.papers.eum_common import rows_by_id
from app.papers.visit_aircraft import Mission, kilograms, mission_of
from app.papers.visit_common import release_missing, released_paper
from app.reader import Reader
from app.visits.times import moment, with_zulu
from models.fields import show_date
from models.findings import Finding
from models.kinds import Kind
from models.office.places import Person
from models.visits.aircraft import AircraftLeg, BlanketClearance, HazmatLine
from models.visits.requests import ClearanceRequest
from reports.composed import ComposedFacts, Head, Part, Row, Table
from reports.eum.common import Words

_ITINERARY, _GOODS = "detailed itinerary", "dangerous goods"
_WAY = (26, 70, 60, 70)
_GOODS_SHARES = (26, 60, 30, 22, 26, 30, 26, 46)
NOT_THE_FORM = "Boxes are numbered as on the form; compare with the form of the state before sending."
BY_HAND = ""
"""What the office keeps nowhere: radio frequencies, flight rules, fax."""


@cache
def _boxes() -> tuple[tuple[int, str, str], ...]:
    """Number, field and block of each box."""
    return tuple(
        (int(row["box"]), row["field"], row["block"])
        for row in resources.table("visits/aircraft_form_field.csv")
    )


def dic_missing(reader: Reader, _record: Kind) -> list[Finding]:
    """Released to the host."""
    return release_missing(reader)


def dic_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Every box with its value, block by block; what is not kept is written in by hand."""
    mission = mission_of(reader, record)
    values = _values(mission)
    blocks = dict.fromkeys(block for _, _, block in _boxes())
    parts = [_part(mission, block, values) for block in blocks]
    return ComposedFacts(
        frame=released_paper(reader), stem="dic_sheet",
        number=(mission.request.local_no if mission.request else None) or "", title=Words("Diplomatic clearance sheet"),
        parts=(Part(texts=(Words(NOT_THE_FORM),)), *parts), status="NOT THE OFFICIAL FORM",
    )  # fmt: skip


def _part(mission: Mission, block: str, values: Mapping[int, str]) -> Part:
    heading = Words(block[:1].upper() + block[1:])
    boxes = [(at, field) for at, field, where in _boxes() if where == block]
    if block == _ITINERARY:
        return Part(heading, table=_table(boxes, _WAY, _way(mission), visit_aircraft.NO_LEG))
    if block == _GOODS:
        return Part(heading, table=_table(boxes, _GOODS_SHARES, _goods(mission), visit_aircraft.NO_GOODS))
    return Part(
        heading, rows=tuple(Row(Words(f"{at} {field}"), values.get(at, BY_HAND)) for at, field in boxes)
    )


def _table(
    boxes: list[tuple[int, str]], shares: tuple[int, ...], cells: tuple[tuple[str, ...], ...], none: str
) -> Table:
    columns = tuple(
        Head(Words(f"{at} {field.partition(': ')[2] or field}"), share)
        for (at, field), share in zip(boxes, shares, strict=True)
    )
    return Table(columns, cells, none)


def _way(mission: Mission) -> tuple[tuple[str, ...], ...]:
    """Where it comes in or takes off, the route, where it goes out or lands."""
    return tuple(_leg(each) for each in mission.legs)


def _leg(leg: AircraftLeg) -> tuple[str, ...]:
    if leg.leg_action == "O":
        comes, goes = (
            _at(leg.entry_point, leg.entry_not_earlier_at),
            _at(leg.exit_point, leg.exit_not_later_at),
        )
    else:
        comes, goes = _at(leg.airfield, leg.etd_at), _at(leg.airfield, leg.eta_at)
    return leg.leg_country or "", comes, leg.route or "", goes


def _at(place: str | None, stored: str | None) -> str:
    return " ".join(filter(None, (place, with_zulu(stored))))


def _goods(mission: Mission) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (each.un_number or "", each.shipping_name or "", each.hazard_division or str(each.hazard_class or ""),
         each.packing_group or "", _weight(each, HazmatLine.gross_kg.key), each.net_quantity or "",
         _weight(each, HazmatLine.net_explosive_kg.key), each.goods_remark or "")
        for each in mission.goods
    )  # fmt: skip


def _weight(row: HazmatLine, key: str) -> str:
    return f"{told} kg" if (told := kilograms(row, key)) else ""


# -- single boxes ---------------------------------------------------------------------------------------------------
def _values(mission: Mission) -> dict[int, str]:
    """The value of each box outside the tables, by number."""
    own, request = mission.aircraft, mission.request
    lands = [each for each in mission.legs if each.leg_action == "L"]
    given = [each for each in mission.legs if each.dcn]
    again = any(each.dcn and each.leg_status == "PENDING" for each in mission.legs)
    announced = _announced(mission)
    return {
        1: (request.local_no if request else None) or "", 3: _states(mission.legs),
        4: _yes(not announced), 5: _yes(announced), 6: _yes(bool(lands)), 7: _yes(bool(mission.goods)), 8: _yes(again),
        10: _numbers(given), 11: "United States",
        12: " ".join(filter(None, (number(own.aircraft_count), own.aircraft_type))), 13: own.tail_number or "",
        14: own.spare_tail or "", 15: ", ".join(filter(None, (own.call_sign, own.spare_call_sign))),
        16: number(own.crew_count), 17: own.pilot or "",
        18: visit_aircraft.yes_no(own.sensors_aboard, own.sensors_text),
        19: visit_aircraft.yes_no(own.weapons_aboard, own.weapons_text),
        20: visit_aircraft.yes_no(own.ew_aboard, own.ew_text), 21: _first_day(mission),
        22: own.aircraft_purpose or (request.purpose if request else "") or "",
        24: ", ".join(each.airfield for each in lands if each.airfield),
        25: ", ".join(each.alternate_airfield for each in lands if each.alternate_airfield),
        27: number(own.pax_count), 28: own.vip_name or "", 29: "see boxes 41 to 48" if mission.goods else "none",
        30: own.flight_remark or "", 35: _states(given), 36: _numbers(given), **_contact(mission),
    }  # fmt: skip


def _yes(told: bool) -> str:
    return "yes" if told else "no"


def _states(legs: Sequence[AircraftLeg]) -> str:
    return ", ".join(dict.fromkeys(each.leg_country for each in legs if each.leg_country))


def _numbers(legs: list[AircraftLeg]) -> str:
    return ", ".join(f"{each.leg_country or ''} {each.dcn}".strip() for each in legs)


def _announced(mission: Mission) -> bool:
    """Whether it only announces a flight under a standing clearance."""
    blanket_id = mission.request.blanket_id if mission.request else None
    blanket = rows_by_id(mission.reader, BlanketClearance, [blanket_id]).get(blanket_id or 0)
    return bool(blanket is not None and blanket.still_notify)


def _first_day(mission: Mission) -> str:
    stored = mission.aircraft.first_departure_at
    times = [moment(each) for leg in mission.legs for each in (leg.entry_not_earlier_at, leg.eta_at)]
    first = moment(stored) or min((each for each in times if each), default=None)
    return show_date(first.day) if first else ""


def _contact(mission: Mission) -> dict[int, str]:
    """Who answers: the control officer, else the office."""
    request = mission.request
    person_id = request.control_officer_id if request else None
    person = rows_by_id(mission.reader, Person, [person_id]).get(person_id or 0)
    if person is None or request is None:
        return {31: (request.sponsor_office if request else None) or ""}
    name = title_of(mission.reader, ClearanceRequest.control_officer_id, request)
    return {31: " ".join(filter(None, (person.rank, name))), 32: person.phone or "", 33: person.email or ""}
