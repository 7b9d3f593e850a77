"""What contradicts itself in a request, each with a clear answer."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.kinds import Kind
from tests.models.making import findings
from tests.models.visits.world import (
    COMES,
    GOES,
    TODAY,
    again,
    aircraft,
    check,
    flight,
    leg,
    party,
    place,
    request,
    told,
    with_usual,
)


@pytest.mark.parametrize(
    ("values", "today", "said", "asked"),
    [
        ({}, TODAY, [], COMES + timedelta(days=1)),
        ({}, COMES, [], COMES + timedelta(days=1)),
        ({}, COMES + timedelta(days=1), ["begins on 15 Jun 2026, which is over; nothing was sent"], None),
        ({"request_status": "READY"}, GOES, ["which is over"], None),
        ({"request_status": "SUBMITTED"}, GOES, [], None),
        ({"request_status": "APPROVED"}, GOES + timedelta(days=9), [], None),
        ({"is_template": True}, GOES, [], None),
        ({"date_from": None}, TODAY, [], None),
    ],
)
def test_a_request_for_yesterday(
    values: dict[str, Any], today: date, said: list[str], asked: date | None
) -> None:
    check(told("VIS-D-02", request(**values), (), today), said)
    assert again("VIS-D-02", request(**values), (), today) == asked
    assert all(each.strength == "block" and each.step == "visit_ready"
               for each in findings("VIS-D-02", request(**values), (), today))  # fmt: skip


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, []),
        ({"date_to": COMES}, []),
        ({"date_to": COMES - timedelta(days=1)}, ["ends on 14 Jun 2026, before it begins on 15 Jun 2026"]),
        ({"date_to": None}, []),
        ({"date_to": date(2025, 1, 1), "request_status": "CANCELLED"}, []),
    ],
)
def test_a_visit_that_ends_before_it_begins(values: dict[str, Any], said: list[str]) -> None:
    check(told("VIS-D-01", request(**values)), said)


AT = {"arrive_at": "2026-06-15T12:00[Asia/Tbilisi]"}


@pytest.mark.parametrize(
    ("legs", "said"),
    [
        ([place(1, COMES, GOES)], []),
        ([place(1, COMES, COMES)], []),
        ([place(1, GOES, COMES)], ["Leg 1 leaves on 15 Jun 2026 before it arrives on 19 Jun 2026."]),
        ([place(2, GOES, COMES, location="Port A")], ["Leg 2, Port A, leaves on 15 Jun"]),
        ([place(1, None, COMES)], []),
        ([place(1, COMES, COMES, **AT, depart_at="2026-06-15T11:59[Asia/Tbilisi]")],
         ["leaves on 15 Jun 2026 at 11:59 before it arrives on 15 Jun 2026 at 12:00"]),
        ([place(1, COMES, COMES, **AT, depart_at="2026-06-15T12:00[Asia/Tbilisi]")], []),
        # by UTC it leaves an hour later, though the clock says eleven
        ([place(1, COMES, COMES, **AT, depart_at="2026-06-15T11:00[Europe/Athens]")], []),
    ],
)  # fmt: skip
def test_an_itinerary_that_leaves_before_it_arrives(legs: list[Kind], said: list[str]) -> None:
    check(told("VIS-D-03", request(), legs), said)


@pytest.mark.parametrize(
    ("legs", "overlap", "outside"),
    [
        ([place(1, COMES, date(2026, 6, 17)), place(2, date(2026, 6, 17), GOES)], [], []),
        ([place(1, COMES, date(2026, 6, 18)), place(2, date(2026, 6, 16), GOES)],
         ["Leg 2 arrives on 16 Jun 2026, before leg 1 leaves on 18 Jun 2026."], []),
        # they left Guam on the 16th and landed in Honolulu on the 15th
        ([place(1, COMES, date(2026, 6, 16)), place(2, COMES, GOES)], [], []),
        ([place(1, None, date(2026, 6, 14)), place(2, COMES, GOES)], [], []),
        ([place(1, date(2026, 6, 14), GOES)], [], ["told as 14 Jun 2026 to 19 Jun 2026; the request is for 15"]),
        ([place(1, COMES, date(2026, 6, 20))], [], ["to 20 Jun 2026; the request is for 15 Jun 2026 to 19 Jun 2026"]),
        ([place(1, date(2026, 6, 20), None)], [], ["Leg 1 is told as 20 Jun 2026; the request"]),
        ([place(1, COMES, COMES, depart_at="2026-06-15T13:00[Asia/Tbilisi]"),
          place(2, COMES, GOES, arrive_at="2026-06-15T12:00[Asia/Tbilisi]")],
         ["Leg 2 arrives on 15 Jun 2026 at 12:00, before leg 1 leaves on 15 Jun 2026 at 13:00."], []),
    ],
)  # fmt: skip
def test_legs_that_overlap_or_leave_the_days(
    legs: list[Kind], overlap: list[str], outside: list[str]
) -> None:
    check(told("VIS-D-04", request(), legs), overlap)
    check(told("VIS-D-05", request(), legs), outside)


def test_an_aircraft_that_comes_on_another_day() -> None:
    rows = [aircraft(), leg(eta_at="2026-06-20T00:30[Asia/Tbilisi]")]
    check(told("VIS-D-05", flight(), rows), ["The aircraft is told to come on 20 Jun 2026"])
    check(told("VIS-D-05", flight(), [aircraft(), leg()]), [])


@pytest.mark.parametrize(
    ("size", "people", "said"),
    [
        (2, 2, []),
        (None, 2, []),
        (3, 2, ["The request is for 3 travellers and names 2."]),
        (1, 2, ["for 1 traveller and names 2"]),
    ],
)
def test_a_party_of_another_size(size: int | None, people: int, said: list[str]) -> None:
    check(told("VIS-D-06", request(group_size=size), party(*[{}] * people)), said)
    check(told("VIS-D-06", flight(group_size=size), party(*[{}] * people)), [])


def test_a_traveller_twice() -> None:
    rows = party({}, {})
    same = [*rows[:3], type(rows[3])(rows[3].id, {**rows[3].stored, "traveller_id": 10})]
    check(told("VIS-R-63", request(), same), ["ALPHA, Ann is in the party twice."])
    check(told("VIS-R-63", request(), rows), [])


@pytest.mark.parametrize(
    ("one", "two", "twice"),
    [
        ({"dod_id_number": "1234567890"}, {"dod_id_number": "1234567890"}, True),
        ({"dod_id_number": "1234567890"}, {"dod_id_number": "1234567891"}, False),
        ({"passport_number": "P1", "full_name": "A, Bo"}, {"passport_number": "P1", "full_name": "a, BO"}, True),
        ({"passport_number": "P1"}, {"passport_number": "P1"}, False),
        ({"full_name": "SAME, Sam"}, {"full_name": "SAME, Sam"}, False),
    ],
)  # fmt: skip
def test_two_travellers_who_look_like_one(one: dict[str, Any], two: dict[str, Any], twice: bool) -> None:
    check(told("VIS-R-63", request(), party(one, two)), ["as two travellers with the same number"] * twice)


def test_a_request_for_nobody() -> None:
    check(told("VIS-D-09", request()), ["Nobody is named"])
    check(told("VIS-D-09", request(), party({})), [])
    check(told("VIS-D-09", flight()), ["No worksheet"])
    check(told("VIS-D-09", flight(), [aircraft()]), [])


CLEARED = {"request_status": "APPROVED"}
CAME = {"actual_in_on": COMES, "actual_out_on": GOES}


@pytest.mark.parametrize(
    ("values", "today", "over", "days"),
    [
        (CLEARED, GOES, ["ends on 19 Jun 2026 and is not over"], []),
        (CLEARED, GOES + timedelta(days=1), [], ["The days on which they really came and left"]),
        (CLEARED | CAME, GOES + timedelta(days=1), [], []),
        (CLEARED | CAME | {"actual_out_on": COMES}, date(2026, 6, 16), [], []),
        (CLEARED | {"date_to": None}, TODAY, ["The last day of the visit is not recorded"], []),
        ({"request_status": "DRAFT"}, GOES, [], []),
    ],
)
def test_a_request_is_closed_when_it_is_over(
    values: dict[str, Any], today: date, over: list[str], days: list[str]
) -> None:
    check(told("VIS-D-07", request(**values), (), today), over)
    check(told("VIS-D-08", request(**values), (), today), days)


def test_what_is_inferred_warns_only() -> None:
    over = GOES + timedelta(days=1)
    inferred = findings("VIS-D-08", request(**CLEARED), with_usual(()), over)
    known = findings("VIS-D-07", request(**CLEARED), with_usual(()), GOES)
    assert [each.strength for each in (*inferred, *known)] == ["warn", "block"]
    assert {each.step for each in (*inferred, *known)} == {"visit_close"}
