"""What a profile demands before a request is ready, and what closes the gates of a request."""

from datetime import date
from typing import Any

import pytest

from models.findings import Strength
from models.kinds import Kind
from models.rules import blocking, rules_of
from models.visits.requests import ClearanceRequest
from models.visits.rules_ready import NEEDED
from models.visits.states import REQUEST_STATES
from tests.models.making import findings
from tests.models.visits.world import (
    COMES,
    GOES,
    TODAY,
    aircraft,
    asks,
    check,
    done,
    flight,
    leg,
    party,
    place,
    profile,
    request,
    told,
    with_usual,
)

Values = dict[str, Any]
WHOLE: Values = {
    "purpose": "Annual review",
    "sites_to_visit": "Ministry",
    "group_size": 1,
    "sponsor_office": "Training",
}


@pytest.mark.parametrize(
    ("values", "asked", "said"),
    [
        (WHOLE, {}, []),
        ({}, {}, ["Not recorded: purpose, sites to visit, party of and sponsor."]),
        (WHOLE | {"date_to": None, "travel_type": None}, {}, ["Not recorded: travel and to."]),
        (WHOLE | {"profile_id": None}, {}, ["Not recorded: profile."]),
        (WHOLE, {"asks_home_poc": True}, ["asks for home contact, home telephone and home e-mail"]),
        (WHOLE | {"home_poc_name": "A", "home_poc_phone": "1",
         "home_poc_email": "a@b.mil"}, {"asks_home_poc": True}, []),
        (WHOLE, {"profile_statements": "We pay."}, ["The statements that the profile wants"]),
        (WHOLE | {"mandatory_statements": "We pay."}, {"profile_statements": "We pay."}, []),
        ({"request_status": "CANCELLED"}, {}, []),
        ({"is_template": True}, {}, []),
    ],
)  # fmt: skip
def test_a_request_says_what_every_request_says(values: Values, asked: Values, said: list[str]) -> None:
    check(told("VIS-R-02B", request(**values), [profile(**asked)]), said)


def test_what_the_rule_needs_is_marked_in_the_form() -> None:
    marked = {field.key for field in ClearanceRequest.fields.values() if "visit_ready" in field.required_for}
    assert set(NEEDED) == marked


PASSPORT = {
    "passport_number": "P1",
    "passport_kind": "OFFICIAL_NO_FEE",
    "passport_expires_on": date(2030, 1, 31),
}


@pytest.mark.parametrize(
    ("people", "asked", "said"),
    [
        ([{}], {}, []),
        ([{"branch_dept": None}], {}, ["ALPHA, Ann: branch or department not recorded."]),
        ([{"traveller_category": "CTR"}], {}, ["employer not recorded"]),
        ([{"traveller_category": "CTR", "employer": "Firm"}], {}, []),
        ([{}, PASSPORT], {"asks_passport": True}, ["ALPHA, Ann: passport number, passport type and passport expires"]),
        ([{}, {}], {"asks_birth_date": True}, ["ALPHA, Ann and BRAVO, Ben: date of birth not recorded."]),
        ([{}, {"birth_date": date(1990, 1, 1)}], {"asks_birth_date": True}, ["ALPHA, Ann: date of birth"]),
        ([{}], {"asks_dod_id": True, "asks_emergency": True}, ["DoD ID number and emergency contact"]),
    ],
)  # fmt: skip
def test_each_traveller_as_the_profile_asks(people: list[Values], asked: Values, said: list[str]) -> None:
    check(told("VIS-R-02C", request(), [profile(**asked), *party(*people)]), said)


LODGING = {"lodging_name": "Inn", "lodging_address": "Main St", "lodging_contact": "12345"}


@pytest.mark.parametrize(
    ("values", "legs", "asked", "said"),
    [
        ({}, [], {}, ["No itinerary is recorded"]),
        ({}, [place(1, COMES, GOES, location="Capital")], {}, []),
        ({}, [place(1, COMES, GOES)], {}, ["Place or day is not recorded of leg 1."]),
        ({}, [place(1, None, None, location="Capital"), place(2, None, None)], {}, ["of leg 1 and 2"]),
        ({}, [place(1, COMES, GOES, location="Capital")], {"asks_lodging": True}, ["Lodging with address and contact"]),
        ({}, [place(1, COMES, GOES, location="Capital", **LODGING)], {"asks_lodging": True}, []),
        ({}, [place(1, None, COMES, location="Home")], {"asks_lodging": True}, []),
        ({"travel_type": "LEAVE"}, [place(1, COMES, GOES, location="Capital")], {"asks_lodging": True}, []),
    ],
)  # fmt: skip
def test_the_itinerary_says_where_they_stay(
    values: Values, legs: list[Kind], asked: Values, said: list[str]
) -> None:
    check(told("VIS-R-02D", request(**values), [profile(**asked), *legs]), said)


SHEET: Values = {"operator": "USAF", "owner": "USAF", "aircraft_type": "C-130J", "mission_no": "BNSP-0417",
                 "suspense_on": TODAY, "first_departure_at": "2026-06-14T21:00[UTC]",
                 "aircraft_purpose": "Spares"}  # fmt: skip
LANDS: Values = {"airfield": "BNAA"}


@pytest.mark.parametrize(
    ("sheet", "legs", "asked", "said"),
    [
        (SHEET, [leg(**LANDS)], {}, []),
        ({}, [leg(**LANDS)], {}, ["RCH1: operator, owner, type, mission, suspense, first departure and purpose not"]),
        (SHEET, [], {}, ["No country leg is recorded"]),
        (SHEET, [leg()], {}, ["Leg 1: airfield not recorded."]),
        (SHEET, [leg(leg_action="O")], {}, []),
        (SHEET, [leg(leg_action="O", eta_at=None)], {}, ["Leg 1: arrives at not recorded."]),
        (SHEET, [leg(**LANDS)], {"asks_tail": True, "asks_crew_count": True}, ["crew and tail number not recorded"]),
        (SHEET | {"pilot": "Capt Doe"}, [leg(**LANDS)], {"asks_pilot_names": True}, ["alternate pilot not recorded"]),
        (SHEET, [leg(**LANDS)], {"asks_ravens": True}, ["security team not recorded"]),
        (SHEET | {"ravens_aboard": False}, [leg(**LANDS)], {"asks_ravens": True}, []),
        (SHEET | {"vip_code": "3"}, [leg(**LANDS)], {"asks_dv": True}, ["distinguished visitor not recorded"]),
        (SHEET, [leg(**LANDS)], {"asks_route": True, "asks_points": True}, ["route, entry point and exit point"]),
        (SHEET, [leg(**LANDS)], {"asks_airfields": True, "airfields": "BNBB BNCC"}, ["BNAA is not among those"]),
        (SHEET, [leg(**LANDS)], {"asks_airfields": True, "airfields": "BNBB BNAA"}, []),
        (SHEET, [leg(**LANDS)], {"airfields": "BNBB"}, []),
        (SHEET, [leg(**LANDS, entry_point="BATEL")], {"entry_points": "NOVO"}, ["BATEL is not among those"]),
    ],
)  # fmt: skip
def test_a_worksheet_as_the_profiles_ask(
    sheet: Values, legs: list[Kind], asked: Values, said: list[str]
) -> None:
    check(told("VIS-R-02E", flight(), [profile(**asked), aircraft(**sheet), *legs]), said)


CARRIED: Values = {"passport_number": "X1", "passport_kind": "REGULAR", "passport_expires_on": GOES}


@pytest.mark.parametrize(
    ("people", "asked", "said"),
    [
        ([], {}, []),
        ([], {"asks_crew_list": True}, ["asks for the names of the crew: nobody is named in the party."]),
        ([], {"asks_crew_details": True, "asks_passport_crew": True}, ["data about the crew and passports of those"]),
        ([{}], {"asks_crew_list": True}, []),
        ([{}, CARRIED], {"asks_passport_crew": True}, ["ALPHA, Ann: passport"]),
        ([CARRIED], {"asks_passport_crew": True}, []),
    ],
)  # fmt: skip
def test_who_is_aboard_as_the_profiles_ask(people: list[Values], asked: Values, said: list[str]) -> None:
    rows = [profile(**asked), aircraft(**SHEET), leg(**LANDS), *party(*people)]
    check(told("VIS-R-02F", flight(), rows), said)


# -- the gates --------------------------------------------------------------------------------------------------------
def closing(record: Any, rows: list[Any], step: str, today: date = TODAY) -> set[str]:
    """Rules that keep a step of a request closed."""
    found = [
        each
        for rule in rules_of("clearance_request")
        for each in findings(rule.id, record, with_usual(rows), today)
    ]
    return {each.rule for each in blocking(found, step)}


READY = [place(1, COMES, GOES, location="Capital"), *party({})]


def test_a_whole_request_is_ready_and_sent() -> None:
    for step in ("visit_ready", "visit_submit"):
        assert closing(request(**WHOLE), READY, step) == set()


@pytest.mark.parametrize(
    ("values", "rows", "rules"),
    [
        ({"purpose": None}, READY, {"VIS-R-02B"}),
        ({"date_from": date(2026, 5, 20)}, READY, {"VIS-R-14"}),
        ({"date_from": date(2026, 5, 20), "late_justification": "Ordered late."}, READY, set()),
        ({}, [*READY, asks("AT1", 12)], {"VIS-R-19"}),
        ({}, [*READY, asks("AT1", 12), done("AT1", date(2020, 1, 1))], {"VIS-R-20"}),
        ({}, [*READY[:1], *party({"rank_grade": "O-8", "dv_code": "5"})], {"VIS-R-41"}),
        ({}, READY[:1], {"VIS-D-09"}),
        ({"date_from": date(2026, 6, 20)}, READY, {"VIS-D-01"}),
    ],
)  # fmt: skip
def test_what_keeps_a_request_at_the_desk(values: Values, rows: list[Kind], rules: set[str]) -> None:
    """Acceptance check 1 of visitors.md 11 among them; to be sent it must still be ready."""
    for step in ("visit_ready", "visit_submit"):
        assert closing(request(**WHOLE | values), rows, step) == rules
    assert not closing(request(**WHOLE | values), rows, "visit_close")


def test_an_aircraft_by_message_alone_is_not_ready() -> None:
    rows = [aircraft(**SHEET), leg(**LANDS)]
    assert closing(flight(**WHOLE), rows, "visit_ready") == set()
    assert closing(flight(**WHOLE | {"external_system": "MESSAGE"}), rows, "visit_ready") == {"VIS-R-04"}


def test_every_gate_of_a_request_has_rules_that_close_it() -> None:
    steps = {move.step for move in REQUEST_STATES.moves if move.step}
    rules = rules_of("clearance_request")
    assert steps == {"visit_ready", "visit_submit", "visit_close"}
    assert {each.step for each in rules if each.strength is Strength.BLOCK} == {"visit_ready", "visit_close"}
    assert any(each.step == "visitor_in" for each in rules_of("visitor_call"))


def test_a_request_that_is_over_is_left_alone_but_for_its_closing() -> None:
    after = date(2026, 7, 1)
    record = request(**WHOLE | {"request_status": "APPROVED", "purpose": None})
    found = [rule.id for rule in rules_of("clearance_request")
             if findings(rule.id, record, with_usual(READY), after)]  # fmt: skip
    assert found == ["VIS-D-08"]
