"""Passports, visas, carriers, long stays; distinguished visitors and their support; at their boundary days."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.kinds import Kind, all_kinds
from models.visits.requests import ElsewhereCount, ItineraryLeg
from models.visits.support import SupportItem, SupportPlan
from models.visits.travellers import Traveller
from tests.models.making import findings, looked, make, messages
from tests.models.visits.world import (
    COMES,
    GOES,
    TODAY,
    aircraft,
    check,
    country,
    flight,
    party,
    profile,
    request,
    told,
    with_usual,
)

Values = dict[str, Any]


@pytest.mark.parametrize(
    ("rule", "values", "person", "asked", "said"),
    [
        ("VIS-R-28", {}, {"passport_kind": "REGULAR"}, {}, ["On a regular passport: ALPHA, Ann."]),
        ("VIS-R-28", {}, {"passport_kind": "OFFICIAL_NO_FEE"}, {}, []),
        ("VIS-R-28", {"travel_type": "LEAVE"}, {"passport_kind": "REGULAR"}, {}, []),
        ("VIS-R-28A", {}, {"visa_needed": True}, {}, ["A visa is needed and not recorded: ALPHA, Ann."]),
        ("VIS-R-28A", {}, {"visa_needed": True, "visa_number": "V1"}, {}, []),
        ("VIS-R-28A", {}, {"visa_needed": True, "visa_number": "V1", "visa_expires_on": GOES}, {}, []),
        ("VIS-R-28A", {}, {"visa_needed": True, "visa_number": "V1", "visa_expires_on": date(2026, 6, 18)}, {},
         ["The visa ends before the visit on 19 Jun 2026"]),
        ("VIS-R-28A", {}, {"visa_needed": False}, {}, []),
        ("VIS-R-29", {}, {"passport_expires_on": date(2026, 12, 19)}, {}, []),
        ("VIS-R-29", {}, {"passport_expires_on": date(2026, 12, 18)}, {},
         ["To be valid until 19 Dec 2026: the passport of ALPHA, Ann (18 Dec 2026)."]),
        ("VIS-R-29", {}, {"passport_expires_on": date(2026, 12, 18)}, {"passport_months": 3}, []),
        ("VIS-R-29", {}, {"passport_expires_on": date(2026, 6, 18)}, {"passport_months": 0}, ["until 19 Jun 2026"]),
        ("VIS-R-29", {}, {"passport_expires_on": GOES}, {"passport_months": 0}, []),
        ("VIS-R-29", {"date_to": date(2027, 8, 31)}, {"passport_expires_on": date(2028, 2, 28)}, {},
         ["until 29 Feb 2028"]),  # six months after a 31st, in a leap year
        ("VIS-R-29", {}, {}, {}, []),
    ],
)  # fmt: skip
def test_passports_and_visas(
    rule: str, values: Values, person: Values, asked: Values, said: list[str]
) -> None:
    check(told(rule, request(**values), [profile(**asked), *party(person)]), said)


@pytest.mark.parametrize(
    ("values", "today", "said"),
    [
        ({}, TODAY, []),
        ({"carrier_restricted": True}, TODAY, ["The carrier is restricted"]),
        ({"carrier_restricted": True, "leg_carrier": "Air X"}, COMES, ["Air X is restricted"]),
        ({"carrier_restricted": True}, COMES + timedelta(days=1), []),
        ({"carrier_restricted": True, "carrier_waiver": "W-1"}, TODAY, []),
    ],
)
def test_a_restricted_carrier(values: Values, today: date, said: list[str]) -> None:
    leg = make(ItineraryLeg, 100, request_id=3, leg_no=1, arrive_on=COMES, **values)
    check(messages("VIS-R-30", leg, [], today), said)


@pytest.mark.parametrize(
    ("ends", "said"), [(date(2026, 7, 14), []), (date(2026, 7, 15), ["They stay 31 days"])]
)
def test_a_long_stay(ends: date, said: list[str]) -> None:
    check(told("VIS-R-54A", request(date_to=ends, request_status="APPROVED")), said)
    check(told("VIS-R-54A", request(date_to=ends)), [])


# -- rank -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("code", "grade", "said"),
    [
        ("6", "O-7", []),
        ("5", "O-8", []),
        ("4", "O-9", []),
        ("3", "O-10", []),
        ("6", "O-8", ["DV code 6 stands for 1 of four stars, and O-8 has 2: code 5."]),
        ("3", "O-7", ["and O-7 has 1: code 6"]),
        ("6", "O-6", ["and O-6 has none"]),
        ("3", "E-9", ["and E-9 has none"]),
        ("7", "O-6", []),
        ("7", "O-7", ["O-7 has 1 of four stars, and DV code 7 has none: code 6."]),
        ("8", "O-6", []),
        ("2", "O-10", []),
        ("4", "SES", []),
        ("3", "CTR", []),
        (None, "O-6", []),
        (None, "O-9", ["O-9 has 3 of four stars: DV code 4 is not recorded."]),
        ("4", None, []),
    ],
)
def test_codes_and_stars(code: str | None, grade: str | None, said: list[str]) -> None:
    check(messages("VIS-R-42", make(Traveller, 10, dv_code=code, rank_grade=grade), [], TODAY), said)


GENERAL, COLONEL = {"rank_grade": "O-8"}, {"rank_grade": "O-6"}


@pytest.mark.parametrize(
    ("values", "rows", "said"),
    [
        ({}, party(COLONEL), []),
        ({}, party(COLONEL | {"dv_code": "7"}), []),
        ({}, party(GENERAL | {"dv_code": "7"}), ["ALPHA, Ann: a distinguished"]),  # a code takes no rank away
        ({}, party({"rank_grade": "SES"}), ["ALPHA, Ann: a distinguished"]),
        ({}, party({"rank_grade": "SES", "dv_code": "7"}, {"rank_grade": "GS-15"}), []),
        (
            {},
            party(COLONEL, GENERAL),
            ["BRAVO, Ben: a distinguished visitor, and no control officer is named."],
        ),
        ({}, party({"dv_code": "6"}, {"dv_code": "2"}), ["BRAVO, Ben and ALPHA, Ann: a distinguished"]),
        ({}, party({"traveller_category": "CIV", "rank_grade": "SES", "dv_code": "4"}), ["ALPHA, Ann"]),
        ({"control_officer_id": 90}, party(GENERAL), []),
        (
            {"request_kind": "AIRCRAFT"},
            [aircraft(vip_code="3", vip_name="GEN Golf")],
            ["GEN Golf: a distinguished"],
        ),
        ({"request_kind": "AIRCRAFT"}, [aircraft(vip_code="7")], []),
    ],
)
def test_a_distinguished_visitor_has_a_control_officer(
    values: Values, rows: list[Kind], said: list[str]
) -> None:
    found = findings("VIS-R-41", request(**values), with_usual(rows), TODAY)
    check([each.message for each in found], said)
    assert all(each.strength == "block" and each.step == "visit_ready" for each in found)


@pytest.mark.parametrize(
    ("area", "people", "said"), [("AFRICOM", [GENERAL], True), ("AFRICOM", [COLONEL], False), ("EUCOM",
     [GENERAL], False)]
)  # fmt: skip
def test_what_is_handled_on_the_classified_side(area: str, people: list[Values], said: bool) -> None:
    found = told("VIS-R-40", request(), [country(ccmd=area), *party(*people)])
    check(found, ["is handled on the classified side"] * said)
    assert not any("ALPHA" in each for each in found)


def test_nothing_but_a_number_is_kept_of_it() -> None:
    """Acceptance check 9 of visitors.md 11: a counter by year, and no kind that hangs on it."""
    assert set(ElsewhereCount.fields) == {"count_year", "handled_count"}
    links = [field.target for kind in all_kinds().values() for field in kind.links()]
    assert "elsewhere_count" not in links


# -- support ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("people", "plan", "today", "said", "asked"),
    [
        ([GENERAL], False, COMES - timedelta(days=61), [], COMES - timedelta(days=60)),
        ([GENERAL], False, COMES - timedelta(days=60), ["no support plan is open"], GOES + timedelta(days=1)),
        ([GENERAL], False, COMES - timedelta(days=5), ["no support plan is open"], GOES + timedelta(days=1)),
        ([GENERAL], True, COMES - timedelta(days=5), [], None),
        ([COLONEL], False, COMES - timedelta(days=5), [], None),
    ],
)
def test_the_checklist_is_opened(
    people: list[Values], plan: bool, today: date, said: list[str], asked: date | None
) -> None:
    rows = [*party(*people), make(SupportPlan, 160, request_id=3 if plan else None)]
    found, looks = looked("VIS-R-43", request(), with_usual(rows), today)
    check([each.message for each in found], said)
    assert looks == asked
    assert all(each.due_on == COMES - timedelta(days=60) for each in found), "whatever day it is looked at"


def test_a_plan_lists_what_is_arranged_by_its_day() -> None:
    plan = make(SupportPlan, 160, plan_title="Visit", execution_on=COMES)
    item = make(SupportItem, 165, plan_id=160, item_text="Vehicles", item_due_on=date(2026, 5, 20))
    check(messages("VIS-R-43A", plan, [], TODAY), ["The plan lists nothing"])
    check(messages("VIS-R-43A", plan, [item], TODAY), [])
    check(messages("VIS-R-43A", plan, [], COMES + timedelta(days=1)), [])
    found = findings("VIS-R-43B", item, [], TODAY)
    assert [(each.message, each.due_on) for each in found] == [
        ("Vehicles: to be arranged.", date(2026, 5, 20))
    ]
    for settled in ({"item_done_on": TODAY}, {"item_reason": "They walk."}):
        done = make(SupportItem, 165, plan_id=160, item_due_on=TODAY, **settled)
        check(messages("VIS-R-43B", done, [], TODAY), [])


@pytest.mark.parametrize(
    ("sites", "values", "said"),
    [
        ("Ministry of Defence", {}, False),
        ("Combined Task Force 150", {}, True),
        ("NATO liaison office", {}, True),
        ("NATO liaison office", {"bureau_told_on": TODAY}, False),
        (None, {}, False),
    ],
)
def test_the_visitors_bureau_is_told(sites: str | None, values: Values, said: bool) -> None:
    found = findings("VIS-R-44", request(sites_to_visit=sites, **values), with_usual(()), TODAY)
    assert [each.due_on for each in found] == [COMES - timedelta(days=21)] * said


def test_who_flies_is_read_of_the_worksheet() -> None:
    check(told("VIS-R-43", flight(), [aircraft(vip_code="6")]), ["no support plan is open"])
