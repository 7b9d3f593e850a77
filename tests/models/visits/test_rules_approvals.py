"""Which clearances are needed, what answers say, what no answer means; at their boundary days."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.kinds import Kind
from models.visits.requests import ApprovalAction, RequestStep
from models.visits.states import overall
from tests.models.making import findings, looked, make, messages
from tests.models.visits.world import (
    COMES,
    GOES,
    TODAY,
    check,
    country,
    needs,
    party,
    profile,
    request,
    told,
    with_usual,
)

MIL, CIV, CTR = ({"traveller_category": each} for each in ("MIL", "CIV", "CTR"))
LEAVE = {"travel_type": "LEAVE"}
NO_THEATER = {"needs_theater": False}


@pytest.mark.parametrize(
    ("area", "values", "people", "rules"),
    [
        ("AFRICOM", {}, [MIL], ""),
        ("AFRICOM", NO_THEATER, [CIV], "VIS-R-09"),
        ("AFRICOM", NO_THEATER | LEAVE, [CIV, MIL], "VIS-R-09"),
        ("AFRICOM", NO_THEATER | LEAVE, [CIV], "VIS-R-09A"),
        ("AFRICOM", NO_THEATER | {"travel_type": "EMERGENCY_LEAVE"}, [MIL], "VIS-R-09"),
        ("AFRICOM", NO_THEATER | {"travel_type": "PERMISSIVE_TDY"}, [MIL], ""),
        ("AFRICOM", NO_THEATER | {"request_kind": "AIRCRAFT"}, [MIL], ""),
        ("SOUTHCOM", NO_THEATER, [MIL], ""),
        ("SOUTHCOM", NO_THEATER | LEAVE, [MIL, CIV], "VIS-R-10"),
        ("SOUTHCOM", NO_THEATER | LEAVE, [CIV, CTR], ""),
        ("SOUTHCOM", LEAVE, [CIV, CTR], "VIS-R-10A"),
        ("SOUTHCOM", LEAVE, [CIV, MIL], ""),
        ("EUCOM", NO_THEATER | LEAVE, [MIL], ""),
    ],
)
def test_theater_clearance_by_area(
    area: str, values: dict[str, Any], people: list[dict[str, Any]], rules: str
) -> None:
    rows = with_usual([country(ccmd=area), *party(*people)])
    ids = ("VIS-R-09", "VIS-R-09A", "VIS-R-10", "VIS-R-10A")
    found = [each for rule in ids for each in findings(rule, request(**values), rows, TODAY)]
    assert [each.rule for each in found] == ([rules] if rules else [])
    assert all(each.strength == ("inform" if rules.endswith("A") else "block") for each in found)


@pytest.mark.parametrize(
    ("values", "rows", "people", "needed", "wanted"),
    [
        ({}, [needs("COUNTRY"), needs("THEATER", record_id=81)], [MIL], [], []),
        ({}, [needs("SPECIAL_AREA")], [MIL], ["needs special area clearance, answered by OSD Policy"], []),
        ({"needs_special_area": True}, [needs("SPECIAL_AREA")], [MIL], [], []),
        ({}, [needs("HOST_NATION", "RECOMMENDED")], [MIL], [], ["recommends: host nation"]),
        ({}, [needs("HOST_NATION", "NOT_NEEDED")], [MIL], [], []),
        ({}, [needs("HOST_NATION", need_travel="LEAVE")], [MIL], [], []),
        (LEAVE, [needs("HOST_NATION", need_travel="LEAVE")], [MIL], ["needs host nation clearance"], []),
        ({}, [needs("HOST_NATION", need_category="CTR")], [MIL], [], []),
        ({}, [needs("HOST_NATION", need_category="CTR")], [MIL, CTR], ["needs host nation"], []),
        # the strictest of two rows that fit
        ({}, [needs("HOST_NATION"), needs("HOST_NATION", "NOT_NEEDED", 81, need_category="MIL")], [MIL],
         ["needs host nation"], []),
    ],
)  # fmt: skip
def test_clearances_that_the_profile_needs(
    values: dict[str, Any],
    rows: list[Kind],
    people: list[dict[str, Any]],
    needed: list[str],
    wanted: list[str],
) -> None:
    rows = [*rows, *party(*people)]
    check(told("VIS-R-11", request(**values), rows), needed)
    check(told("VIS-R-11A", request(**values), rows), wanted)


def test_a_restriction_of_one_clearance_restricts_all() -> None:
    """Acceptance check 3 of visitors.md 11, first half; the roster prints the derived text."""
    lines = {"COUNTRY": "APPROVED", "THEATER": "APPROVED", "SPECIAL_AREA": "APPROVED_RESTRICTED"}
    assert overall(lines | {"HOST_NATION": "NOT_REQUIRED"}) == "APPROVED_RESTRICTED"


@pytest.mark.parametrize(
    ("status", "today", "said", "asked"),
    [
        ("SUBMITTED", COMES - timedelta(days=8), [], COMES - timedelta(days=7)),
        ("SUBMITTED", COMES - timedelta(days=7), ["begins on 15 Jun 2026. No answer is no approval."], COMES),
        ("NEED_MORE_INFO", COMES, ["and travel has begun. No answer"], GOES + timedelta(days=1)),
        ("APPROVED", COMES, [], None),
        ("DRAFT", COMES, [], None),
    ],
)  # fmt: skip
def test_no_answer_is_no_approval(status: str, today: date, said: list[str], asked: date | None) -> None:
    found, looks = looked("VIS-R-15", request(request_status=status), with_usual(()), today)
    check([each.message for each in found], said)
    assert looks == asked


@pytest.mark.parametrize(
    ("values", "corrected", "said"),
    [
        ({"answer": "APPROVED"}, False, []),
        ({"answer": "DENIED"}, False, ["What the approver wrote"]),
        ({"answer": "DENIED", "answer_comment": "No visits in August."}, False, []),
        ({"answer": "DENIED"}, True, []),
        ({"answer": "NEED_MORE_INFO"}, False, ["What the approver wrote"]),
        (
            {"answer": "APPROVED_RESTRICTED", "answer_comment": "See below."},
            False,
            ["a restriction that is not"],
        ),
        ({"answer": "APPROVED_RESTRICTED", "answer_restriction": "No rural travel."}, False, []),
        ({"answer": "REVOKED"}, False, ["What the approver wrote"]),
        ({"answer": "REVOKED", "answer_comment": "Unrest."}, False, []),
    ],
)
def test_an_answer_says_why(values: dict[str, Any], corrected: bool, said: list[str]) -> None:
    row = make(ApprovalAction, 170, request_id=3, approval_kind="COUNTRY", acted_on=TODAY, **values)
    later = make(ApprovalAction, 171, request_id=3, answer="DENIED", corrects_id=170 if corrected else None)
    check(messages("VIS-R-16", row, [row, later], TODAY), said)


@pytest.mark.parametrize(
    ("values", "member", "said"),
    [
        ({}, {}, ["Not told of the answer: ALPHA, Ann and BRAVO, Ben."]),
        (
            {"restriction_text": "No rural travel."},
            {},
            ["Not told of the answer, with the restriction: ALPHA"],
        ),
        ({"decided_on": TODAY}, {"told_cleared_on": TODAY}, []),
        ({"decided_on": TODAY}, {"told_cleared_on": TODAY - timedelta(days=1)}, ["Not told"]),
        ({"request_status": "DENIED"}, {}, ["Not told"]),
        ({"request_status": "SUBMITTED"}, {}, []),
    ],
)
def test_travellers_are_told(values: dict[str, Any], member: dict[str, Any], said: list[str]) -> None:
    record = request(**{"request_status": "APPROVED"} | values)
    check(told("VIS-R-16A", record, party({}, {}, **member)), said)


def test_a_revoked_clearance_stops_travel() -> None:
    check(told("VIS-R-17", request(request_status="REVOKED"), (), GOES), ["The clearance was revoked"])
    check(told("VIS-R-17", request(request_status="REVOKED"), (), GOES + timedelta(days=1)), [])
    check(told("VIS-R-17", request(request_status="APPROVED")), [])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, []),
        ({"travel_restricted": False}, []),
        ({"travel_restricted": True}, ["Travel there is restricted at present."]),
        (
            {"travel_restricted": True, "restricted_note": "north of the river"},
            ["at present: north of the river"],
        ),
    ],
)
def test_restricted_travel(values: dict[str, Any], said: list[str]) -> None:
    check(told("VIS-R-17A", request(request_status="APPROVED"), [profile(**values)]), said)
    check(told("VIS-R-17A", request(request_status="CLOSED"), [profile(**values)]), [])


@pytest.mark.parametrize(
    ("values", "corrected", "said"),
    [
        ({}, False, ["no clearance is asked again"]),
        ({}, True, []),
        ({"reopens_theater": True}, False, []),
        ({"reopens_country": False}, False, ["no clearance is asked again"]),
        ({"from_status": "NEED_MORE_INFO"}, False, []),
        ({"to_status": "CANCELLED"}, False, []),
    ],
)
def test_a_change_is_asked_again(values: dict[str, Any], corrected: bool, said: list[str]) -> None:
    row = make(
        RequestStep, 180, **{"request_id": 3, "from_status": "APPROVED", "to_status": "SUBMITTED"} | values
    )
    later = make(
        RequestStep, 181, request_id=3, to_status="SUBMITTED", corrects_id=180 if corrected else None
    )
    check(messages("VIS-R-18", row, [row, later], TODAY), said)
