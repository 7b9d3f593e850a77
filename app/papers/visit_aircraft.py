"""Gathers the aircraft clearance worksheet: header, countries, cargo, dangerous goods, numbers; page and workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.office import Office
from app.papers.case_parts import number, told
from app.papers.eum_common import day, label
from app.papers.eum_scip import written
from app.papers.visit_common import fields_of, own_paper, request_of
from app.reader import Reader
from app.visits.times import with_zulu
from models.kinds import Kind
from models.visits.aircraft import AircraftClearance, AircraftLeg, HazmatLine
from models.visits.requests import ClearanceRequest
from reports.composed import ComposedFacts, Head, Part, Row, Table
from reports.eum.common import Words
from reports.sheets.facts import SheetColumn, SheetFacts, SheetReport, SheetTable

WORKSHEET = "aircraft_clearance_worksheet"
_LEGS, _GOODS, _ANSWERS = 9, 12, 15
_LEG = (("Leg", 12), ("Country", 20), ("Action", 26), ("Entry point", 32), ("Not earlier than", 52), ("Route", 60),
        ("Exit point", 32), ("Not later than", 52))  # fmt: skip
_FIELD = (("Leg", 12), ("Country", 20), ("Airfield", 28), ("ETA", 58), ("ETD", 58), ("Alternate", 28),
          ("Altitude and speed", 50))  # fmt: skip
_ANSWER = (("Leg", 12), ("Country", 20), ("Number", 44), ("Valid from", 52), ("Valid to", 52), ("Call sign", 28),
           ("Remark", 52), ("Status", 34))  # fmt: skip
_LINE = (("UN number", 26), ("Shipping name", 60), ("Class", 30), ("Division", 22), ("Group", 20), ("Gross kg", 24),
         ("Net quantity", 30), ("NEQ kg", 22), ("Remark", 50))  # fmt: skip
NO_LEG, NO_GOODS = "No country is entered.", "No dangerous goods are entered."
Columns = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Mission:
    """The records of an aircraft clearance."""

    reader: Reader
    aircraft: AircraftClearance
    request: ClearanceRequest | None
    legs: tuple[AircraftLeg, ...]
    goods: tuple[HazmatLine, ...]

    def leg_rows(self) -> list[tuple[str, ...]]:
        """Where it crosses or lands, and between which points."""
        return [
            (*_which(each), label(self.reader, AircraftLeg.leg_action, each), each.entry_point or "",
             with_zulu(each.entry_not_earlier_at), each.route or "", each.exit_point or "",
             with_zulu(each.exit_not_later_at))
            for each in self.legs
        ]  # fmt: skip

    def field_rows(self) -> list[tuple[str, ...]]:
        """Airfields with times."""
        return [
            (*_which(each), each.airfield or "", with_zulu(each.eta_at), with_zulu(each.etd_at),
             each.alternate_airfield or "", each.altitude_speed or "")
            for each in self.legs
        ]  # fmt: skip

    def answer_rows(self) -> list[tuple[str, ...]]:
        """What each country gave; no answer is pending, never approved (VIS-R-15)."""
        return [
            (*_which(each), each.dcn or "", with_zulu(each.holds_from_at), with_zulu(each.holds_to_at),
             each.cleared_call_sign or "", "; ".join(filter(None, (each.valid_words, each.window_remark,
                                                                   each.leg_remark))),
             label(self.reader, AircraftLeg.leg_status, each) or "Pending")
            for each in self.legs
        ]  # fmt: skip

    def goods_rows(self) -> list[tuple[str, ...]]:
        """Dangerous goods line by line."""
        return [
            (each.un_number or "", each.shipping_name or "", label(self.reader, HazmatLine.hazard_class, each),
             each.hazard_division or "", each.packing_group or "", kilograms(each, HazmatLine.gross_kg.key),
             each.net_quantity or "", kilograms(each, HazmatLine.net_explosive_kg.key), _special(each))
            for each in self.goods
        ]  # fmt: skip


def aircraft_of(reader: Reader, request_id: int) -> list[AircraftClearance]:
    """What flies under a request."""
    return sorted(reader.children(AircraftClearance, "request_id", request_id), key=lambda each: each.id)


def country_legs(reader: Reader, aircraft_id: int) -> list[AircraftLeg]:
    """The countries that an aircraft crosses or lands in, in their order."""
    rows = reader.children(AircraftLeg, "aircraft_id", aircraft_id)
    return sorted(rows, key=lambda each: (each.leg_no or 0, each.id))


def mission_of(reader: Reader, record: Kind) -> Mission:
    """The aircraft with its legs in order and its goods."""
    assert isinstance(record, AircraftClearance)
    legs = country_legs(reader, record.id)
    goods = reader.children(HazmatLine, "aircraft_id", record.id)
    return Mission(reader, record, request_of(reader, record.request_id), tuple(legs), tuple(goods))


def kilograms(row: Kind, key: str) -> str:
    """`120`, `5.5`; empty where nothing is recorded."""
    value = row.get(key)
    return "" if value is None else f"{value.normalize():f}"


def yes_no(value: bool | None, words: str | None) -> str:
    """`yes: off over land`, `no`; empty where nobody said."""
    if value is None:
        return words or ""
    return ("yes" if value else "no") + (f": {words}" if words else "")


def _which(leg: AircraftLeg) -> tuple[str, str]:
    return f"{leg.leg_no or ''}", leg.leg_country or ""


def _special(line: HazmatLine) -> str:
    told_of = (
        ("toxic munitions", line.toxic_munitions), ("infectious", line.infectious), ("Yellow III", line.yellow_three)
    )  # fmt: skip
    return "; ".join(filter(None, (*(name for name, yes in told_of if yes), line.goods_remark)))


# -- the page -------------------------------------------------------------------------------------------------------
def worksheet_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The worksheet in the order of visitors.md 7."""
    mission = mission_of(reader, record)
    aircraft, fields = mission.aircraft, fields_of(WORKSHEET)
    cleared = bool(mission.legs) and all(each.leg_status == "APPROVED" for each in mission.legs)
    return ComposedFacts(
        frame=own_paper(reader), stem="aircraft_clearance", number=_number(mission),
        title=Words("Aircraft clearance worksheet"),
        parts=(
            Part(rows=_head(mission)),
            Part(Words(fields[_LEGS]), table=_table(_LEG, mission.leg_rows(), NO_LEG)),
            Part(Words(fields[_LEGS + 1]), table=_table(_FIELD, mission.field_rows(), NO_LEG)),
            Part(Words(fields[_GOODS - 1]), texts=(Words(aircraft.cargo_summary or "None recorded."),)),
            Part(Words(fields[_GOODS]), table=_table(_LINE, mission.goods_rows(), NO_GOODS),
                 rows=told(("Flight plan remark", aircraft.flight_remark or "none"))),
            Part(rows=_ground(mission)),
            Part(Words(fields[_ANSWERS]), table=_table(_ANSWER, mission.answer_rows(), NO_LEG)),
        ),
        status="" if cleared else "NOT CLEARED BY EVERY COUNTRY",
    )  # fmt: skip


def _number(mission: Mission) -> str:
    request = mission.request
    return (request.local_no if request else None) or mission.aircraft.mission_no or ""


def _table(columns: Columns, cells: Sequence[tuple[str, ...]], none: str) -> Table:
    return Table(tuple(Head(Words(name), share) for name, share in columns), tuple(cells), none)


def _head(mission: Mission) -> tuple[Row, ...]:
    """The first nine fields."""
    own, request, fields = mission.aircraft, mission.request, fields_of(WORKSHEET)
    apacs = (request.external_no if request else None) or "no number yet"
    vip = " ".join(filter(None, (label(mission.reader, AircraftClearance.vip_code, own), own.vip_name)))
    values = (
        _listed(own.worksheet_name, f"due {day(own.suspense_on)}" if own.suspense_on else ""),
        _listed(own.mission_no, f"APACS {apacs}", f"first departure {with_zulu(own.first_departure_at)}"
                if own.first_departure_at else ""),
        _listed(own.operator, own.aircraft_type),
        _listed(number(own.aircraft_count), "formation" if own.formation else "", own.tail_number,
                f"spare {own.spare_tail}" if own.spare_tail else ""),
        _listed(own.call_sign, f"spare {own.spare_call_sign}" if own.spare_call_sign else ""),
        own.aircraft_purpose or (request.purpose if request else "") or "",
        _listed(own.pilot, f"alternate {own.alternate_pilot}" if own.alternate_pilot else ""),
        _listed(number(own.crew_count), "security team aboard" if own.ravens_aboard else ""),
        _listed(number(own.pax_count), vip),
    )  # fmt: skip
    return told(*zip(fields[: len(values)], values, strict=True))


def _ground(mission: Mission) -> tuple[Row, ...]:
    own, fields = mission.aircraft, fields_of(WORKSHEET)
    armed = "\n".join(
        f"{name} {said}" for name, said in (
            ("Weapons", yes_no(own.weapons_aboard, own.weapons_text)),
            ("Cameras or sensors", yes_no(own.sensors_aboard, own.sensors_text)),
            ("Electronic warfare", yes_no(own.ew_aboard, own.ew_text)),
        ) if said
    )  # fmt: skip
    ground = "\n".join(filter(None, (own.fuel_request, own.ground_handling, own.fund_source)))
    return told((fields[_GOODS + 1], armed), (fields[_GOODS + 2], ground))


def _listed(*parts: str | None) -> str:
    return ", ".join(filter(None, parts))


# -- the workbook ---------------------------------------------------------------------------------------------------
def write_worksheet(office: Office, record: Kind, target: Path) -> SheetReport:
    """Writes the header, and on sheets of their own countries, airfields, goods and answers. Raises Trouble."""
    reader = office.reader
    mission, frame = mission_of(reader, record), own_paper(reader)
    head = (*_head(mission), *_ground(mission),
            *told(("Cargo", mission.aircraft.cargo_summary),
                  ("Flight plan remark", mission.aircraft.flight_remark or "none")))  # fmt: skip
    return written(SheetFacts(
        title="Worksheet", columns=(SheetColumn("Field", width=44), SheetColumn("Value", width=70)),
        rows=[(each.label.text, each.value) for each in head], marking=frame.marking, designation=frame.designation,
        office=frame.office,
        provenance=(("As of", day(office.today)), ("Worksheet", mission.aircraft.worksheet_name or ""),
                    ("Made by", office.user)),
        more=(
            _sheet("Countries", _LEG, mission.leg_rows()), _sheet("Airfields", _FIELD, mission.field_rows()),
            _sheet("Dangerous goods", _LINE, mission.goods_rows()), _sheet("Answers", _ANSWER, mission.answer_rows()),
        ),
    ), target)  # fmt: skip


def _sheet(title: str, columns: Columns, rows: Sequence[tuple[str, ...]]) -> SheetTable:
    return SheetTable(
        title, tuple(SheetColumn(name, width=max(10, share / 2)) for name, share in columns), tuple(rows)
    )
