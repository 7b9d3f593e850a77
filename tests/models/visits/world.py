"""Rows of a visit for tests of rules: a country, its profile, a request, who and what travels."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from models.kinds import Kind
from models.office.places import Country, Holiday
from models.visits.aircraft import AircraftClearance, AircraftLeg, HazmatLine
from models.visits.profiles import ClearanceProfile, ProfileNeed, ProfileTraining
from models.visits.requests import ClearanceRequest, ItineraryLeg, RequestTraveller
from models.visits.travellers import TrainingRecord, Traveller
from tests.models.making import looked, make, messages

TODAY = date(2026, 5, 4)
COMES, GOES = date(2026, 6, 15), date(2026, 6, 19)
NAMES = ("ALPHA, Ann", "BRAVO, Ben", "CHARLIE, Cy", "DELTA, Di", "ECHO, Ed", "FOXTROT, Fay", "GOLF, Gus")
SAID = Sequence[str]


def country(**values: Any) -> Any:
    return make(Country, 1, **{"country_code": "BN", "country_name": "Bandaria", "weekend": "SAT_SUN",
                               "time_zone": "Asia/Tbilisi"} | values)  # fmt: skip


def profile(record_id: int = 2, **values: Any) -> Any:
    return make(ClearanceProfile, record_id, **{
        "country_id": 1, "profile_name": "Official", "fcg_section": "III", "for_kind": "PERSONNEL", "lead_time": 30,
        "lead_unit": "DAY", "lead_basis": "CALENDAR", "lead_from": "ARRIVAL"} | values)  # fmt: skip


def request(**values: Any) -> Any:
    return make(ClearanceRequest, 3, **{
        "local_no": "VC-2026-0001", "request_kind": "PERSONNEL", "travel_type": "OFFICIAL", "travel_confirmed": True,
        "profile_id": 2, "date_from": COMES, "date_to": GOES, "external_system": "APACS", "needs_country": True,
        "needs_theater": True, "request_status": "DRAFT"} | values)  # fmt: skip


def flight(**values: Any) -> Any:
    return request(**{"request_kind": "AIRCRAFT"} | values)


def party(*people: dict[str, Any], **member: Any) -> list[Kind]:
    """Travellers and their places in the request, named in order."""
    rows: list[Kind] = []
    for at, values in enumerate(people):
        told = {
            "full_name": NAMES[at],
            "traveller_category": "MIL",
            "branch_dept": "USA",
            "rank_grade": "O-4",
        }
        rows.append(make(Traveller, 10 + at, **told | values))
        rows.append(make(RequestTraveller, 30 + at, **{"request_id": 3, "traveller_id": 10 + at} | member))
    return rows


def done(code: str, day: date | None, person: int = 10, record_id: int = 50) -> Any:
    return make(TrainingRecord, record_id, traveller_id=person, training_code=code, done_on=day)


def asks(
    code: str, valid_for: int | None = None, unit: str = "MONTH", record_id: int = 70, **values: Any
) -> Any:
    return make(ProfileTraining, record_id, **{"profile_id": 2, "training_code": code, "valid_for": valid_for,
                                               "valid_unit": unit} | values)  # fmt: skip


def needs(line: str, need: str = "NEEDED", record_id: int = 80, **values: Any) -> Any:
    return make(ProfileNeed, record_id, **{"profile_id": 2, "need_kind": line, "need": need} | values)


def place(number: int, comes: date | None, goes: date | None, **values: Any) -> Any:
    return make(ItineraryLeg, 100 + number, **{"request_id": 3, "leg_no": number, "arrive_on": comes,
                                               "depart_on": goes} | values)  # fmt: skip


def aircraft(record_id: int = 120, **values: Any) -> Any:
    return make(AircraftClearance, record_id, **{"request_id": 3, "worksheet_name": "RCH1", "call_sign": "RCH1",
                                                 "aircraft_count": 1} | values)  # fmt: skip


def leg(record_id: int = 130, **values: Any) -> Any:
    return make(AircraftLeg, record_id, **{"aircraft_id": 120, "leg_no": 1, "leg_country": "BN", "leg_action": "L",
                                           "eta_at": "2026-06-15T14:00[Asia/Tbilisi]"} | values)  # fmt: skip


def goods(record_id: int = 140, **values: Any) -> Any:
    return make(
        HazmatLine, record_id, **{"aircraft_id": 120, "un_number": "UN0323", "hazard_class": "1"} | values
    )


def holiday(day: date, record_id: int = 150, **values: Any) -> Any:
    return make(Holiday, record_id, **{"holiday_on": day, "country_id": 1} | values)


def told(rule: str, record: Any, rows: Sequence[Any] = (), today: date = TODAY) -> list[str]:
    """Messages of a rule on a record, with the country and the profile unless the rows bring their own."""
    return messages(rule, record, with_usual(rows), today)


def again(rule: str, record: Any, rows: Sequence[Any] = (), today: date = TODAY) -> date | None:
    """The day on which a rule is to be asked again."""
    return looked(rule, record, with_usual(rows), today)[1]


def with_usual(rows: Sequence[Any]) -> list[Kind]:
    """The rows, with the country and the profile where they bring none of their own."""
    kinds = {row.id for row in rows}
    return [*rows, *(row for row in (country(), profile()) if row.id not in kinds)]


def check(found: Sequence[str], said: SAID) -> None:
    """Each message says what is expected of it, and there is no other."""
    assert len(found) == len(said), found
    assert all(words in message for words, message in zip(said, found, strict=True)), found
