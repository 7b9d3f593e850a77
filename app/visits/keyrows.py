"""What stands in each row of a request message: names, labels and values, gathered from the request."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.reader import Reader
from models.fields import show_date
from models.kinds import Kind
from models.office.places import Person
from models.visits.aircraft import AircraftClearance, AircraftLeg, HazmatLine
from models.visits.profiles import ClearanceProfile, ProfileTraining
from models.visits.requests import ClearanceRequest, ItineraryLeg, RequestTraveller
from models.visits.states import LINES, NEEDS
from models.visits.travellers import TrainingRecord, Traveller

Row = tuple[str, str, str]
"""Short name, label, value."""
USUAL = ("AT1", "SERE", "ISOPREP", "HR")
"""Training whose day every message has where it was done (visitors.md 7)."""
MEDICAL = "MED"


@dataclass(frozen=True)
class Told:
    """A request with what belongs to it."""

    reader: Reader
    request: ClearanceRequest
    profile: ClearanceProfile | None
    party: tuple[Traveller, ...]
    legs: tuple[ItineraryLeg, ...]
    planes: tuple[AircraftClearance, ...]

    def asks(self, flag: str) -> bool:
        """Whether the profile asks for something; nothing is asked without one."""
        return self.profile is not None and bool(self.profile.get(flag))

    def show(self, row: Kind, key: str) -> str:
        """A value in words, as the official system is told it: also a sensitive one."""
        value, field = row.get(key), type(row).fields[key]
        if value is None or value == "":
            return ""
        shown = self.reader.show(field, row.stored.get(key)) if field.choices else field.show(value)
        return shown.strip()


def gathered(reader: Reader, request: ClearanceRequest) -> Told:
    """Everything the message tells of a request."""
    members = reader.children(RequestTraveller, "request_id", request.id)
    legs = sorted(
        reader.children(ItineraryLeg, "request_id", request.id), key=lambda row: (row.leg_no or 0, row.id)
    )
    return Told(
        reader, request,
        reader.get(ClearanceProfile, request.profile_id) if request.profile_id else None,
        tuple(reader.get(Traveller, each.traveller_id) for each in members if each.traveller_id),
        tuple(legs), tuple(reader.children(AircraftClearance, "request_id", request.id)),
    )  # fmt: skip


def _of(key: str, label: str = "") -> Callable[[Told], Iterator[Row]]:
    """A row that is one field of the request."""

    def rows(told: Told) -> Iterator[Row]:
        yield key, label or ClearanceRequest.fields[key].label, told.show(told.request, key)

    return rows


def _each(told: Told, row: Kind, start: str, label: str, keys: tuple[str, ...]) -> Iterator[Row]:
    for key in keys:
        yield f"{start}.{key}", f"{label}{type(row).fields[key].label}", told.show(row, key)


def _number(told: Told) -> Iterator[Row]:
    """The system's own number is left out: it gives that, nobody keys it."""
    yield from _each(told, told.request, "request", "", ("external_system", "local_no"))


def _clearances(told: Told) -> Iterator[Row]:
    for line in LINES:
        field = ClearanceRequest.fields[NEEDS[line]]
        yield f"needs.{line}", field.label, "Yes" if told.request.get(field.key) else "No"


def _travellers(told: Told) -> Iterator[Row]:
    for number, who in enumerate(told.party, 1):
        start, label = f"traveller.{who.id}", f"{number}. "
        yield f"{start}.name", f"{label}Name", who.full_name or ""
        yield from _each(told, who, start, label,
                         ("rank_grade", "branch_dept", "traveller_category", "official_email"))  # fmt: skip
        if who.traveller_category == "CTR":
            yield from _each(told, who, start, label, ("employer", "contract_number"))


_ASKED = {
    "asks_passport": ("passport_number", "passport_kind", "passport_expires_on"), "asks_birth_date": ("birth_date",),
    "asks_dod_id": ("dod_id_number",), "asks_emergency": ("traveller_emergency_contact",),
}  # fmt: skip
"""What of a traveller is told only where the profile asks for it."""


def _passports(told: Told) -> Iterator[Row]:
    keys = tuple(key for flag, keys in _ASKED.items() if told.asks(flag) for key in keys)
    for number, who in enumerate(told.party, 1):
        yield from _each(told, who, f"traveller.{who.id}", f"{number}. ", keys)


def _places(told: Told) -> Iterator[Row]:
    yield from _each(told, told.request, "request", "", ("date_from", "date_to"))
    for leg in told.legs:
        yield from _each(told, leg, f"leg.{leg.id}", f"Leg {leg.leg_no or ''}: ", (
            "leg_country", "location", "arrive_on", "arrive_at", "depart_on", "depart_at", "leg_mode", "leg_carrier",
            "flight_no", "airport_in", "airport_out"))  # fmt: skip


def _lodging(told: Told) -> Iterator[Row]:
    for leg in told.legs:
        yield from _each(told, leg, f"leg.{leg.id}", f"Leg {leg.leg_no or ''}: ",
                         ("lodging_name", "lodging_address", "lodging_contact"))  # fmt: skip


def _training(told: Told) -> Iterator[Row]:
    rows = told.reader.children(ProfileTraining, "profile_id", told.profile.id) if told.profile else []
    for number, who in enumerate(told.party, 1):
        wanted = [each.training_code or "" for each in rows if _asked(told, each, who)]
        done = _done(told.reader, who.id)
        for code in dict.fromkeys((*USUAL, *wanted)):
            label = told.reader.show(TrainingRecord.fields["training_code"], code)
            if code != MEDICAL and code in done:
                yield f"training.{who.id}.{code}", f"{number}. {label}", done[code]


def _asked(told: Told, row: ProfileTraining, who: Traveller) -> bool:
    """Whether the profile asks a training of this traveller on this travel."""
    official = told.request.travel_type in (None, "OFFICIAL")
    return (official or not row.official_only) and row.for_category in (None, who.traveller_category)


def _done(reader: Reader, traveller_id: int) -> dict[str, str]:
    """The last day of each training of a traveller."""
    rows = reader.children(TrainingRecord, "traveller_id", traveller_id)
    days = {
        row.training_code or "": row.done_on for row in sorted(rows, key=lambda row: str(row.done_on or ""))
    }
    return {code: show_date(day) for code, day in days.items() if day}


def _medical(told: Told) -> Iterator[Row]:
    yield from _of("medical_note_on")(told)
    for number, who in enumerate(told.party, 1):
        yield (
            f"training.{who.id}.{MEDICAL}",
            f"{number}. Medical note of",
            _done(told.reader, who.id).get(MEDICAL, ""),
        )


def _statements(told: Told) -> Iterator[Row]:
    yield from _each(told, told.request, "request", "",
                     ("mandatory_statements", "chain_statement", "chain_name", "chain_on"))  # fmt: skip
    if not told.request.mandatory_statements and told.profile is not None:
        yield (
            "profile.profile_statements",
            "Mandatory statements",
            told.show(told.profile, "profile_statements"),
        )


def _home(told: Told) -> Iterator[Row]:
    yield from _each(told, told.request, "request", "", ("home_poc_name", "home_poc_phone", "home_poc_email"))


def _control(told: Told) -> Iterator[Row]:
    yield from _of("sponsor_office")(told)
    if told.request.control_officer_id:
        officer = told.reader.get(Person, told.request.control_officer_id)
        yield "control.name", "Control officer", officer.full_name or ""
        yield from _each(told, officer, "control", "Control officer: ", ("phone", "email"))


def _plane(*keys: str) -> Callable[[Told], Iterator[Row]]:
    """Rows that are fields of each aircraft."""

    def rows(told: Told) -> Iterator[Row]:
        for plane in told.planes:
            yield from _each(told, plane, f"aircraft.{plane.id}", _named(told, plane.worksheet_name), keys)

    return rows


def _flown(*keys: str) -> Callable[[Told], Iterator[Row]]:
    """Rows that are fields of each country on the way of each aircraft."""

    def rows(told: Told) -> Iterator[Row]:
        for plane in told.planes:
            for leg in sorted(
                told.reader.children(AircraftLeg, "aircraft_id", plane.id), key=lambda row: row.leg_no or 0
            ):
                label = f"{_named(told, plane.worksheet_name)}{leg.leg_no or ''} {leg.leg_country or ''}: "
                yield from _each(told, leg, f"flown.{leg.id}", label, keys)

    return rows


def _named(told: Told, name: str | None) -> str:
    """The aircraft where there are several."""
    return f"{name}: " if name and len(told.planes) > 1 else ""


def _goods(told: Told) -> Iterator[Row]:
    keys = ("un_number", "shipping_name", "hazard_class", "hazard_division", "packing_group", "gross_kg",
            "net_quantity", "net_explosive_kg")  # fmt: skip
    for plane in told.planes:
        for row in told.reader.children(HazmatLine, "aircraft_id", plane.id):
            yield from _each(told, row, f"goods.{row.id}", f"{row.un_number or 'Goods'}: ", keys)


ROWS: Mapping[str, Callable[[Told], Iterator[Row]]] = {
    "number": _number, "travel": _of("travel_type"), "clearances": _clearances, "purpose": _of("purpose"),
    "sites": _of("sites_to_visit"), "travellers": _travellers, "passports": _passports, "places": _places,
    "lodging": _lodging, "training": _training, "medical": _medical, "ttiatp": _of("ttiatp_number"),
    "statements": _statements, "late": _of("late_justification"), "home": _home, "control": _control,
    "worksheet": _plane("worksheet_name", "suspense_on"), "mission": _plane("mission_no", "first_departure_at"),
    "type": _plane("operator", "owner", "aircraft_type"),
    "tails": _plane("aircraft_count", "tail_number", "spare_tail"),
    "call_signs": _plane("call_sign", "spare_call_sign"), "flown_for": _plane("aircraft_purpose"),
    "pilots": _plane("pilot", "alternate_pilot"), "crew": _plane("crew_count"),
    "aboard": _plane("pax_count", "vip_code", "vip_name", "ravens_aboard"),
    "ways": _flown("leg_action", "entry_point", "entry_not_earlier_at", "route", "exit_point", "exit_not_later_at"),
    "airfields": _flown("airfield", "eta_at", "etd_at", "alternate_airfield"), "cargo": _plane("cargo_summary"),
    "goods": _goods,
    "equipment": _plane("weapons_aboard", "weapons_text", "sensors_aboard", "sensors_text", "ew_aboard", "ew_text"),
    "ground": _plane("fuel_request", "ground_handling", "fund_source"),
}  # fmt: skip
"""By key of a row of the message, what stands in it."""
