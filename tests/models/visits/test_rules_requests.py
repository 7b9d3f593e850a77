"""Which system, who needs a request, what is confirmed; visits together; at their boundary days."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.kinds import Kind
from models.visits.profiles import ProfileNeed
from models.visits.support import PlanRequest, SupportPlan
from tests.models.making import looked, make, messages
from tests.models.visits.world import (
    COMES,
    TODAY,
    again,
    check,
    country,
    flight,
    party,
    profile,
    request,
    told,
)

PLAN = make(SupportPlan, 160, plan_title="Visit", request_id=3)
FURTHER = make(PlanRequest, 161, plan_id=160, request_id=3)


@pytest.mark.parametrize(
    ("values", "rows", "said"),
    [
        ({}, [], ["No clearance request stands"]),
        ({"plan_done_on": TODAY}, [], []),
        ({"request_id": 3}, [request()], []),
        ({}, [FURTHER], []),
    ],
)
def test_a_visit_comes_under_a_request(values: dict[str, Any], rows: list[Kind], said: list[str]) -> None:
    check(messages("VIS-R-01", make(SupportPlan, 160, plan_title="Visit", **values), rows, TODAY), said)


@pytest.mark.parametrize(
    ("values", "rows", "today", "said"),
    [
        ({}, [], COMES - timedelta(days=15), []),
        ({}, [], COMES - timedelta(days=14), ["has no support plan"]),
        ({}, [PLAN], COMES - timedelta(days=14), []),
        ({}, [FURTHER], COMES - timedelta(days=14), []),
        ({"travel_type": "LEAVE"}, [], COMES, []),
        ({"request_status": "SUBMITTED"}, [], COMES, []),
    ],
)
def test_a_cleared_visit_is_supported(
    values: dict[str, Any], rows: list[Kind], today: date, said: list[str]
) -> None:
    check(told("VIS-R-01A", request(**{"request_status": "APPROVED"} | values), rows, today), said)
    if today < COMES - timedelta(days=14):
        assert again("VIS-R-01A", request(request_status="APPROVED"), rows, today) == COMES - timedelta(
            days=14
        )


MIL, CODEL, STATE, CREW = (
    {"traveller_category": each} for each in ("MIL", "CODEL", "OTHER_AGENCY", "AIRCREW")
)


@pytest.mark.parametrize(
    ("rule", "values", "people", "said"),
    [
        ("VIS-R-03", {}, [MIL], []),
        ("VIS-R-03", {"external_system": "ECC"}, [MIL, STATE], ["ALPHA, Ann: to be cleared in APACS."]),
        ("VIS-R-03", {}, [MIL, STATE], ["BRAVO, Ben: to be cleared in eCC."]),
        ("VIS-R-03", {"external_system": "ECC"}, [STATE], []),
        ("VIS-R-03", {}, [STATE] * 7, ["ECHO, Ed and 2 more: to be cleared in eCC."]),
        ("VIS-R-05", {}, [CODEL, MIL], ["ALPHA, Ann: of Congress"]),
        ("VIS-R-05", {"external_system": "OTHER"}, [CODEL], []),
        ("VIS-R-05", {}, [MIL], []),
        ("VIS-R-06", {}, [MIL, CREW], ["BRAVO, Ben: aircrew goes with the aircraft"]),
        ("VIS-R-06", {"request_notes": "The guide asks for them."}, [CREW], []),
        ("VIS-R-06", {"request_kind": "AIRCRAFT"}, [CREW], []),
        ("VIS-R-07A", {}, [], []),
        ("VIS-R-07A", {"needs_country": False, "needs_theater": None}, [], ["No clearance is asked for"]),
        ("VIS-R-07A", {"needs_country": False, "needs_theater": False, "needs_special_area": True}, [], []),
        ("VIS-R-07A", {"needs_country": False, "needs_theater": False, "travel_type": "LEAVE"}, [], []),
        ("VIS-R-08", {}, [], []),
        ("VIS-R-08", {"travel_confirmed": None}, [], ["official travel and not leave"]),
        ("VIS-R-08", {"travel_confirmed": None, "travel_type": None}, [], ["official travel and not leave"]),
        ("VIS-R-08", {"travel_confirmed": None, "travel_type": "LEAVE"}, [], []),
        ("VIS-R-08", {"travel_confirmed": None, "external_system": "ECC"}, [], []),
        ("VIS-R-08", {"travel_confirmed": None, "request_status": "SUBMITTED"}, [], []),
    ],
)  # fmt: skip
def test_who_asks_where(
    rule: str, values: dict[str, Any], people: list[dict[str, Any]], said: list[str]
) -> None:
    check(told(rule, request(**values), party(*people)), said)


@pytest.mark.parametrize(
    ("system", "said"), [("APACS", []), ("MESSAGE", ["asked for in APACS"]), (None, ["asked for in APACS"])]
)
def test_aircraft_are_asked_for_in_apacs(system: str | None, said: list[str]) -> None:
    found, _ = looked("VIS-R-04", flight(external_system=system), [], TODAY)
    check([each.message for each in found], said)
    assert all(each.strength == "block" and each.step == "visit_ready" for each in found)
    check(told("VIS-R-04", request(external_system=system)), [])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, True),
        ({"need": "NEEDED"}, False),
        ({"need_travel": "OFFICIAL"}, True),
        ({"need_travel": "LEAVE"}, False),
        ({"need_kind": "SPECIAL_AREA"}, False),
    ],
)
def test_a_profile_that_exempts_official_travellers(values: dict[str, Any], said: bool) -> None:
    row = make(ProfileNeed, 80, **{"profile_id": 2, "need_kind": "COUNTRY", "need": "NOT_NEEDED"} | values)
    check(messages("VIS-R-07", row, [], TODAY), ["compare it with the guide"] * said)


@pytest.mark.parametrize(
    ("own", "area", "values", "said"),
    [
        (None, "SOUTHCOM", {}, ["Ask the approver"]),
        ("SOUTHCOM", "EUCOM", {}, ["Ask the approver"]),
        ("EUCOM", "SOUTHCOM", {}, []),
        (None, "SOUTHCOM", {"told_to_call_first": True}, []),
        (None, "SOUTHCOM", {"request_status": "SUBMITTED"}, []),
        (None, "AFRICOM", {}, []),
    ],
)
def test_the_approver_is_asked_first(
    own: str | None, area: str, values: dict[str, Any], said: list[str]
) -> None:
    check(told("VIS-R-64", request(ccmd_area=own, **values), [country(ccmd=area)]), said)


THIRTY_ONE = "\n".join(f"Plant {number}" for number in range(31))


@pytest.mark.parametrize(
    ("values", "today", "said"),
    [
        ({}, TODAY, []),
        ({"group_size": 30}, TODAY, []),
        ({"group_size": 31}, TODAY, ["More than 30 visitors"]),
        ({"sites_to_visit": THIRTY_ONE}, TODAY, ["More than 30 visitors or 30 sites"]),
        (
            {"sites_to_visit": "Plant\nU.S. Embassy"},
            TODAY,
            ["not used for embassies and U.S. sites: U.S. Embassy."],
        ),
        ({}, COMES - timedelta(days=90), []),
        ({}, COMES - timedelta(days=91), ["It is not taken before 17 Mar 2026."]),
        ({"submitted_on": TODAY}, COMES - timedelta(days=91), []),
        ({"external_system": "APACS", "group_size": 99}, TODAY, []),
    ],
)
def test_a_request_for_visit(values: dict[str, Any], today: date, said: list[str]) -> None:
    check(told("VIS-R-53", request(**{"external_system": "RFV"} | values), [], today), said)


def visit(record_id: int, begins: date, **values: Any) -> Any:
    row = request(local_no=f"VC-2026-{record_id:04}", date_from=begins, date_to=begins, **values)
    return type(row)(record_id, row.stored)


@pytest.mark.parametrize(
    ("days", "values", "said"),
    [
        ([8, 16], {}, []),
        ([8, 15], {}, ["2 visits begin from 08 Jun 2026 to 15 Jun 2026: VC-2026-0200 and VC-2026-0201."]),
        ([1, 8, 15, 29], {}, ["3 visits begin from 01 Jun 2026 to 15 Jun 2026"]),
        ([1, 2, 20, 21], {}, ["2 visits begin from 01 Jun", "2 visits begin from 20 Jun"]),
        ([8, 9], {"request_status": "CANCELLED"}, []),
        ([8, 9], {"travel_type": "LEAVE"}, []),
        ([8, 9], {"request_kind": "AIRCRAFT"}, []),
        ([8, 9], {"is_template": True}, []),
    ],
)
def test_visits_to_one_country_in_one_period(
    days: list[int], values: dict[str, Any], said: list[str]
) -> None:
    rows = [visit(200 + at, date(2026, 6, day), **values) for at, day in enumerate(days)]
    plans = [make(SupportPlan, 300 + at, request_id=200 + at) for at in range(len(days))]
    found, asked = looked("VIS-R-62", country(), [*rows, *plans, profile()], TODAY)
    assert not messages("VIS-R-62", country(), [*rows, *plans, profile(country_id=9)], TODAY)
    assert not messages("VIS-R-62", country(), [*rows, profile()], TODAY)
    check([each.message for each in found], said)
    assert not said or asked == date(2026, 6, days[0]) + timedelta(days=1)
