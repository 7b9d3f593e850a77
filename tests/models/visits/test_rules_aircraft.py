"""Aircraft: until when, windows, amendments, dangerous goods, standing clearances; at their boundary moments."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.kinds import Kind
from models.visits.aircraft import AircraftClearance, BlanketClearance
from tests.models.making import changed, facts, findings, looked, make, messages
from tests.models.visits.world import (
    COMES,
    GOES,
    TODAY,
    aircraft,
    check,
    country,
    flight,
    goods,
    holiday,
    leg,
    profile,
    request,
    told,
    with_usual,
)

Values = dict[str, Any]
LAND = {
    "land_lead": 7,
    "land_unit": "DAY",
    "overfly_lead": 72,
    "overfly_unit": "HOUR",
    "land_basis": "CALENDAR",
    "overfly_basis": "CALENDAR",
}
SPAN = {"land_minus": 0, "land_plus": 72, "land_window_unit": "HOUR", "overfly_minus": 3, "overfly_plus": 3}
ASKED: Values = {"request_status": "SUBMITTED"}
GIVEN = {"leg_status": "APPROVED", "approved_at": "2026-06-15T10:00[UTC]", "dcn": "MDCN1"}


def of_leg(rule: str, values: Values, asked: Values, today: date = TODAY, **more: Any) -> list[str]:
    rows = [profile(**asked), country(), flight(**more), aircraft()]
    return messages(rule, leg(**values), rows, today)


@pytest.mark.parametrize(
    ("values", "asked", "rows", "said", "due"),
    [
        ({}, LAND, [], "Ask by 08 Jun 2026 23:59 (1959Z): 7 days before, to land.", date(2026, 6, 8)),
        ({}, LAND, [holiday(date(2026, 6, 8))], "Ask by 05 Jun 2026 23:59", date(2026, 6, 5)),
        ({"leg_action": "O"}, LAND, [], "Ask by 12 Jun 2026 14:00 (1000Z): 72 hours before, to overfly.",
         date(2026, 6, 12)),
        ({"leg_action": "O"}, LAND | {"overfly_basis": "BUSINESS"},
         [], "Ask by 10 Jun 2026 14:00 (1000Z): 72 business",
         date(2026, 6, 10)),
        ({"leg_action": "O"}, LAND | {"opens_at": "09:00", "closes_at": "13:00"}, [], "Ask by 12 Jun 2026 13:00",
         date(2026, 6, 12)),
        ({}, LAND | {"profile_zone": "America/New_York"}, [], "Ask by 08 Jun 2026 23:59 (09 Jun 2026 0359Z)",
         date(2026, 6, 8)),
    ],
)  # fmt: skip
def test_a_country_is_asked_in_time(
    values: Values, asked: Values, rows: list[Kind], said: str, due: date
) -> None:
    world = [profile(**asked), country(), flight(), aircraft(), *rows]
    found, looks = looked("VIS-R-31", leg(**values), world, TODAY)
    assert [said in each.message for each in found] == [True] and found[0].due_on == due
    assert looks == due + timedelta(days=1)
    late = messages("VIS-R-31", leg(**values), world, due + timedelta(days=1))
    check(late, ["It had to be asked by"])


def test_a_country_that_was_asked_or_has_answered_is_not_told_of() -> None:
    assert of_leg("VIS-R-31", {}, LAND) and not of_leg("VIS-R-31", {}, LAND, request_status="SUBMITTED")
    assert not of_leg("VIS-R-31", {"leg_status": "APPROVED"}, LAND) and not of_leg("VIS-R-31", {}, {})


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"eta_at": "2026-06-15T10:00[UTC]"}, []),
        # acceptance check 4 of visitors.md 11
        ({"eta_at": "2026-06-18T10:00[UTC]"}, []),
        ({"eta_at": "2026-06-18T14:00[Asia/Tbilisi]"}, []),
        ({"eta_at": "2026-06-18T11:00[UTC]"}, ["after it ends 18 Jun 2026 10:00 (1000Z): ask for an amendment"]),
        ({"eta_at": "2026-06-18T14:01[Asia/Tbilisi]"}, ["after it ends 18 Jun 2026 14:00 (1000Z)"]),
        ({"eta_at": "2026-06-15T09:59[UTC]"}, ["before it begins 15 Jun 2026 10:00 (1000Z)"]),
        ({"eta_at": "2026-06-15T09:59[UTC]", "leg_action": "O"}, []),
        ({"eta_at": "2026-06-15T13:01[UTC]", "leg_action": "O"}, ["after it ends"]),
        # a window that was recorded holds before the computed one
        ({"eta_at": "2026-06-18T11:00[UTC]", "valid_to_at": "2026-06-18T12:00[UTC]"}, []),
        ({"eta_at": "2026-06-16T11:00[UTC]", "valid_to_at": "2026-06-16T10:00[UTC]"}, ["after it ends"]),
        ({"eta_at": None}, []),
    ],
)  # fmt: skip
def test_an_aircraft_outside_its_window_needs_an_amendment(values: Values, said: list[str]) -> None:
    check(of_leg("VIS-R-33", GIVEN | values, SPAN, **ASKED), said)
    check(of_leg("VIS-R-33", GIVEN | values | {"leg_status": "PENDING"}, SPAN, **ASKED), [])
    check(of_leg("VIS-R-33", GIVEN | values, SPAN, request_status="CANCELLED"), [])


def test_an_amendment_is_asked_until_it_has_come() -> None:
    late = GIVEN | {"eta_at": "2026-06-18T11:00[UTC]"}
    assert of_leg("VIS-R-33", late, SPAN, date(2026, 6, 18), **ASKED)
    assert not of_leg("VIS-R-33", late, SPAN, date(2026, 6, 19), **ASKED)


@pytest.mark.parametrize(
    ("values", "asked", "said"),
    [
        ({}, SPAN, []),
        ({}, {}, ["while it holds is not recorded"]),
        ({"approved_at": None}, SPAN, ["while it holds is not recorded"]),
        ({"approved_at": None, "valid_from_at": "2026-06-15T10:00[UTC]",
         "valid_to_at": "2026-06-16T10:00[UTC]"}, {}, []),
        ({"valid_to_at": "2026-06-18T10:00[UTC]"}, SPAN, []),
        ({"valid_to_at": "2026-06-18T14:00[Asia/Tbilisi]"}, SPAN, []),
        ({"valid_to_at": "2026-06-17T10:00[UTC]"}, SPAN, ["to 18 Jun 2026 10:00 (1000Z); another window"]),
        ({"valid_to_at": "2026-06-17T10:00[UTC]", "window_remark": "Two days only."}, SPAN, []),
        ({"valid_to_at": "2026-06-17T10:00[UTC]"}, {"land_plus": 2, "land_window_unit": "DAY"}, []),
        ({"valid_to_at": "2026-06-17T10:00[UTC]"}, {"land_plus": 2, "overfly_window_unit": "DAY"}, ["another window"]),
        ({"valid_to_at": "2026-06-17T10:00[UTC]", "leg_action": "O"},
         {"land_plus": 72, "overfly_plus": 2, "overfly_window_unit": "DAY"}, []),
    ],
)  # fmt: skip
def test_a_window_is_told_or_has_a_remark(values: Values, asked: Values, said: list[str]) -> None:
    check(of_leg("VIS-R-32", GIVEN | values, asked, **ASKED), said)


@pytest.mark.parametrize(
    ("rule", "values", "asked", "said"),
    [
        ("VIS-R-32A", {}, {}, []),
        ("VIS-R-32A", {"dcn": None}, {}, ["the clearance number is not recorded"]),
        ("VIS-R-32A", {"dcn": None}, {"standing_number": "S-1"}, []),
        ("VIS-R-37", {}, {}, []),
        ("VIS-R-37", {}, {"asks_changes": True}, ["wants every change reported"]),
        ("VIS-R-37A", {}, {}, []),
        ("VIS-R-37A", {"cleared_call_sign": "rch 1"}, {}, []),
        ("VIS-R-37A", {"cleared_call_sign": "RCH2"}, {}, ["Cleared as RCH2, and flown as RCH1"]),
    ],
)
def test_numbers_changes_and_call_signs(rule: str, values: Values, asked: Values, said: list[str]) -> None:
    check(of_leg(rule, GIVEN | values, asked, **ASKED), said)


def test_changes_are_reported_until_the_visit_is_over() -> None:
    asked = {"asks_changes": True}
    assert of_leg("VIS-R-37", GIVEN, asked, GOES, **ASKED)
    assert not of_leg("VIS-R-37", GIVEN, asked, GOES + timedelta(days=1), **ASKED)


@pytest.mark.parametrize(
    ("values", "status", "said"),
    [
        ({}, "DRAFT", []),
        ({"aircraft_count": 2}, "DRAFT", ["2 aircraft that are no formation"]),
        ({"aircraft_count": 2, "formation": True}, "DRAFT", []),
        ({"aircraft_count": 2}, "APPROVED", []),
        ({"aircraft_count": None}, "DRAFT", []),
    ],
)
def test_each_aircraft_or_formation_is_asked_for(values: Values, status: str, said: list[str]) -> None:
    check(messages("VIS-R-34", aircraft(**values), [flight(request_status=status)], TODAY), said)


def test_several_worksheets_are_several_requests() -> None:
    check(told("VIS-R-34A", flight(), [aircraft(), aircraft(121)]), ["2 aircraft stand in one request"])
    check(told("VIS-R-34A", flight(), [aircraft()]), [])


# -- dangerous goods --------------------------------------------------------------------------------------------------
WHOLE = {"shipping_name": "Cartridges", "gross_kg": 12, "hazard_division": "1.4", "net_explosive_kg": 1}


@pytest.mark.parametrize(
    ("asked", "rows", "forbidden", "unknown"),
    [
        ({"hazmat_allowed": False}, [], [], []),
        # acceptance check 7 of visitors.md 11
        ({"hazmat_allowed": False}, [goods()], ["“Official” allows no dangerous goods; aboard: UN0323."], []),
        ({"hazmat_allowed": True}, [goods()], [], []),
        ({}, [goods()], [], ["Whether the profile “Official” allows"]),
        # the profile of the leg holds, not that of the request
        ({"hazmat_allowed": True}, [goods(), leg(profile_id=4), profile(4, profile_name="Other", hazmat_allowed=False)],
         ["“Other” allows no"], []),
        ({"hazmat_allowed": False}, [goods(), leg(profile_id=4), profile(4, profile_name="Other", hazmat_allowed=True)],
         [], []),
    ],
)  # fmt: skip
def test_goods_fly_where_the_profile_allows_them(
    asked: Values, rows: list[Kind], forbidden: list[str], unknown: list[str]
) -> None:
    found = findings("VIS-R-35", flight(), with_usual([profile(**asked), aircraft(), *rows]), TODAY)
    check([each.message for each in found], forbidden)
    assert all(each.strength == "block" and each.step == "visit_ready" for each in found)
    check(told("VIS-R-35A", flight(), [profile(**asked), aircraft(), *rows]), unknown)


@pytest.mark.parametrize(
    ("asked", "values", "header", "said"),
    [
        ({}, {}, {}, []),
        ({"asks_hazmat": True}, WHOLE, {}, []),
        ({"asks_hazmat": True}, WHOLE | {"hazard_division": None}, {}, ["UN0323: division not recorded."]),
        ({"asks_class_1": True}, WHOLE | {"net_explosive_kg": None}, {}, ["net explosive quantity"]),
        ({"asks_class_9": True}, {}, {}, []),
        ({"asks_class_9": True}, WHOLE | {"hazard_class": "9", "gross_kg": None}, {}, ["gross weight"]),
        ({"asks_division_1_1": True}, {"hazard_division": "1.1"}, {},
         ["shipping name, gross weight and net explosive"]),
        ({"asks_division_1_1": True}, {"hazard_division": "1.2"}, {}, []),
        ({"asks_all_hazmat": True}, WHOLE | {"un_number": None}, {}, ["Cartridges: UN number"]),
        ({"asks_weapons": True}, WHOLE, {}, ["whether any are aboard"]),
        ({"asks_weapons": True}, WHOLE, {"weapons_aboard": True}, ["which are aboard"]),
        ({"asks_weapons": True}, WHOLE, {"weapons_aboard": True, "weapons_text": "4 rifles"}, []),
        ({"asks_weapons": True}, WHOLE, {"weapons_aboard": False}, []),
    ],
)  # fmt: skip
def test_goods_are_described_as_the_profile_asks(
    asked: Values, values: Values, header: Values, said: list[str]
) -> None:
    check(told("VIS-R-35B", flight(), [profile(**asked), aircraft(**header), goods(**values)]), said)


@pytest.mark.parametrize(
    ("values", "remark"),
    [
        ({"hazard_division": "1.1"}, True),
        ({"hazard_division": "1.3"}, True),
        ({"hazard_division": "1.4"}, False),
        ({"hazard_class": "3", "gross_kg": 453}, False),
        ({"hazard_class": "3", "gross_kg": 454}, True),
        ({"hazard_division": "1.4", "gross_kg": 454}, True),  # other than 1.1 to 1.3: by weight
        ({"hazard_class": "7", "gross_kg": 454}, True),
        ({"hazard_class": "7", "gross_kg": 453}, False),
        ({"hazard_class": "9", "gross_kg": 900}, False),
        ({"hazard_class": "7", "yellow_three": True}, True),
        ({"hazard_class": "6", "infectious": True}, True),
        ({"hazard_class": "6", "toxic_munitions": True}, True),
    ],
)
def test_the_remark_of_the_flight_plan(values: Values, remark: bool) -> None:
    field = AircraftClearance.flight_remark
    assert field.derive is not None
    told_remark = field.derive(facts(aircraft(), [goods(**values)], field.reads))
    said = messages("VIS-R-36", changed(aircraft(), flight_remark=told_remark), [], TODAY)
    check(said, ["The remarks of the flight plan say: HAZARDOUS CARGO."] * remark)


# -- standing clearances ----------------------------------------------------------------------------------------------
ENDS = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("values", "today", "said", "asked"),
    [
        ({}, ENDS - timedelta(days=91), [], ENDS - timedelta(days=90)),
        ({}, ENDS - timedelta(days=90), ["not renewed: it ends on 31 Dec 2026, in 90 days."], ENDS - timedelta(60)),
        ({}, ENDS - timedelta(days=60), ["in 60 days"], ENDS - timedelta(days=30)),
        ({}, ENDS - timedelta(days=30), ["in 30 days"], ENDS + timedelta(days=1)),
        ({}, ENDS - timedelta(days=1), ["in 1 day."], ENDS + timedelta(days=1)),
        ({}, ENDS + timedelta(days=1), ["It ended on 31 Dec 2026; nothing flies under it."], None),
        ({"renewal_asked_on": TODAY}, ENDS - timedelta(days=31), [], ENDS - timedelta(days=30)),
        ({"renewal_asked_on": TODAY}, ENDS - timedelta(days=30), ["was asked on 04 May 2026 and did not come"],
         ENDS + timedelta(days=1)),
        ({"renewed_by_id": 191}, ENDS, [], None),
        ({"blanket_to": None}, TODAY, [], None),
    ],
)  # fmt: skip
def test_a_standing_clearance_is_renewed(
    values: Values, today: date, said: list[str], asked: date | None
) -> None:
    found, looks = looked("VIS-R-39", blanket(**values), [], today)
    check([each.message for each in found], said)
    assert looks == asked


def blanket(**values: Any) -> Any:
    return make(BlanketClearance, 190, **{"blanket_no": "BL-1", "country_id": 1, "blanket_to": ENDS} | values)


@pytest.mark.parametrize(
    ("values", "rows", "said"),
    [
        ({"blanket_from": COMES}, [], []),
        (
            {"blanket_from": COMES + timedelta(days=1)},
            [],
            ["BL-1 holds from 16 Jun 2026 to 31 Dec 2026, not for all"],
        ),
        ({"blanket_to": GOES}, [], []),
        ({"blanket_to": GOES - timedelta(days=1)}, [], ["holds from (no day) to 18 Jun 2026"]),
        ({"covers_hazmat": False}, [aircraft(), goods()], ["does not cover dangerous goods; aboard: UN0323"]),
        ({"covers_hazmat": True}, [aircraft(), goods()], []),
        ({"covers_types": "C-130, C-17"}, [aircraft(aircraft_type="C-130J")], []),
        (
            {"covers_types": "C-130; C-17"},
            [aircraft(aircraft_type="KC-46")],
            ["covers C-130; C-17, not KC-46."],
        ),
        ({"covers_types": "C-17"}, [aircraft()], []),  # nobody told the type
        ({"covers_call_signs": "RCH*"}, [aircraft()], []),
        ({"covers_call_signs": "PAT1 PAT2"}, [aircraft()], ["covers PAT1 PAT2, not RCH1."]),
        ({"covers_airfields": "BNOS BNTU"}, [aircraft(), leg(airfield="BNAA")], ["not BNAA."]),
        ({"covers_airfields": "BNOS BNTU"}, [aircraft(), leg(airfield="XMKA", leg_country="XM")], []),
    ],
)
def test_a_flight_within_its_standing_clearance(values: Values, rows: list[Kind], said: list[str]) -> None:
    check(told("VIS-R-39A", flight(blanket_id=190), [blanket(**values), *rows]), said)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, []),
        ({"still_notify": True, "notify_hours": 48}, ["Announce the flight by 13 Jun 2026 14:00 (1000Z)."]),
        ({"still_notify": False, "notify_hours": 48}, []),
    ],
)
def test_flights_are_still_announced(values: Values, said: list[str]) -> None:
    rows = [blanket(**values), aircraft(), leg()]
    check(told("VIS-R-39B", flight(blanket_id=190), rows), said)
    check(told("VIS-R-39B", request(blanket_id=190, **ASKED), rows), [])
