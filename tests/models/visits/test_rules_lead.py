"""Until when a request is sent, by the profile's days and hours: the rules, the derived day and the late reason."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.concern import fields_concerned
from models.kinds import Kind
from models.office.workdays import calendar_for
from models.visits.requests import ApprovalAction, ClearanceRequest, RequestStep
from tests.models.making import facts, findings, looked, make, messages
from tests.models.visits.world import (
    COMES,
    GOES,
    TODAY,
    again,
    aircraft,
    check,
    country,
    flight,
    holiday,
    leg,
    place,
    profile,
    request,
    told,
    with_usual,
)


def send_by(record: Any, rows: list[Any]) -> date | None:
    """The derived last day to send a request."""
    field = ClearanceRequest.submit_by
    assert field.derive is not None
    found: date | None = field.derive(facts(record, with_usual(rows), field.reads))
    return found


BUSINESS = {"lead_basis": "BUSINESS"}
HOURS = {"lead_unit": "HOUR", "lead_time": 72}
AT_NOON = place(1, COMES, GOES, arrive_at="2026-06-15T12:00[Asia/Tbilisi]")


@pytest.mark.parametrize(
    ("asked", "home", "rows", "day"),
    [
        # Saturday 16 May, so Friday
        ({}, {}, [], date(2026, 5, 15)),
        ({}, {"weekend": "FRI_SAT"}, [], date(2026, 5, 14)),
        ({"lead_time": 31}, {}, [], date(2026, 5, 15)),
        ({"lead_time": 28}, {}, [], date(2026, 5, 18)),
        ({"lead_time": 28}, {}, [holiday(date(2026, 5, 18))], date(2026, 5, 15)),
        ({"lead_time": 28}, {}, [holiday(date(2020, 5, 18), yearly=True)], date(2026, 5, 15)),
        ({"lead_time": 28}, {}, [holiday(date(2026, 5, 18), closes_offices=False)], date(2026, 5, 18)),
        ({"lead_time": 28}, {}, [holiday(date(2026, 5, 18), country_id=None)], date(2026, 5, 15)),  # of the U.S.
        ({"lead_time": 28}, {}, [holiday(date(2026, 5, 18), country_id=9)], date(2026, 5, 18)),  # of another country
        ({"lead_time": 21}, {}, [], date(2026, 5, 22)),  # Memorial Day is the 25th
        ({"lead_time": 10, **BUSINESS}, {}, [], date(2026, 6, 1)),
        ({"lead_time": 10, **BUSINESS}, {"weekend": "FRI_SAT"}, [], date(2026, 6, 1)),
        ({"lead_time": 10, **BUSINESS}, {"weekend": "FRI"}, [], date(2026, 6, 3)),
        ({"lead_time": 10, **BUSINESS}, {}, [holiday(date(2026, 6, 5))], date(2026, 5, 29)),
        ({"lead_time": 15, **BUSINESS}, {}, [], date(2026, 5, 22)),
        # the office's own days: closed on Wednesdays, open on a day on which the country rests
        ({"lead_time": 28, "open_weekdays": "Tue Wed Thu Fri"}, {}, [], date(2026, 5, 15)),
        ({"open_weekdays": "Mon Tue Wed Thu Sat"}, {}, [], date(2026, 5, 16)),
        ({"open_weekdays": "Mon Tue Wed Thu Sat"}, {"weekend": "FRI_SAT"}, [holiday(date(2026, 5, 16))],
         date(2026, 5, 14)),
        ({"lead_time": 10, "open_weekdays": "Mon Tue Thu Fri", **BUSINESS}, {}, [], date(2026, 5, 28)),
        ({"lead_time": 10, "open_weekdays": "Fri", **BUSINESS}, {}, [], date(2026, 4, 10)),
        (HOURS | BUSINESS | {"open_weekdays": "Mon Tue Wed Thu"}, {}, [AT_NOON], date(2026, 6, 9)),
        (HOURS, {}, [], date(2026, 6, 12)),  # midnight less three days is Friday's
        (HOURS, {}, [AT_NOON], date(2026, 6, 12)),
        (HOURS | {"lead_time": 96}, {}, [AT_NOON], date(2026, 6, 11)),
        (HOURS | BUSINESS, {}, [AT_NOON], date(2026, 6, 10)),
        ({"lead_time": None}, {}, [], None),
        ({"lead_from": "DEPARTURE"}, {}, [place(1, None, date(2026, 6, 13))], date(2026, 5, 14)),
        ({"lead_from": "ARRIVAL"}, {}, [place(1, None, date(2026, 6, 13))], date(2026, 5, 15)),
        # they leave Honolulu on the 14th, which is the 15th in the host's country
        ({"lead_from": "DEPARTURE", "lead_time": 28}, {},
         [place(1, None, date(2026, 6, 14), depart_at="2026-06-14T14:00[Pacific/Honolulu]")], date(2026, 5, 18)),
        ({"lead_from": "DEPARTURE", "lead_time": 28}, {},
         [place(1, None, date(2026, 6, 14), depart_at="2026-06-14T08:00[Pacific/Honolulu]")], date(2026, 5, 15)),
        # what they leave on the day they come is no home of theirs
        (HOURS | {"lead_from": "DEPARTURE", "lead_time": 84}, {},
         [place(1, COMES, COMES, arrive_at="2026-06-15T08:00[Asia/Tbilisi]",
                depart_at="2026-06-15T20:00[Asia/Tbilisi]")], date(2026, 6, 11)),
        (HOURS | {"lead_from": "DEPARTURE", "lead_time": 84}, {},
         [place(1, None, COMES, depart_at="2026-06-15T20:00[Asia/Tbilisi]")], date(2026, 6, 12)),
    ],
)  # fmt: skip
def test_the_last_day_to_send_it(
    asked: dict[str, Any], home: dict[str, Any], rows: list[Kind], day: date | None
) -> None:
    assert send_by(request(), [country(**home), profile(**asked), *rows]) == day


LAND = {
    "land_lead": 7,
    "land_unit": "DAY",
    "overfly_lead": 72,
    "overfly_unit": "HOUR",
    "land_basis": "CALENDAR",
    "overfly_basis": "CALENDAR",
}


@pytest.mark.parametrize(
    ("asked", "legs", "day"),
    [
        (LAND, [leg()], date(2026, 6, 8)),
        (LAND, [leg(leg_action="O")], date(2026, 6, 12)),
        (LAND, [leg(leg_action="O"), leg(131, leg_no=2)], date(2026, 6, 8)),
        (LAND | {"land_basis": "BUSINESS"}, [leg()], date(2026, 6, 4)),
        (LAND | {"land_basis": "BUSINESS"}, [leg(leg_action="O")], date(2026, 6, 12)),
        (LAND | {"overfly_basis": "BUSINESS"}, [leg(leg_action="O")], date(2026, 6, 10)),
        (LAND | {"overfly_basis": "BUSINESS"}, [leg()], date(2026, 6, 8)),
        (LAND, [leg(eta_at=None)], date(2026, 6, 8)),
        (LAND, [], date(2026, 6, 8)),
        # that country's profile asks for more, and its Sunday is a day of work
        (LAND, [leg(profile_id=4)], date(2026, 5, 31)),
        ({}, [leg()], None),
    ],
)
def test_an_aircraft_is_asked_for_by_its_first_country(
    asked: dict[str, Any], legs: list[Kind], day: date | None
) -> None:
    neighbour = type(country())(5, country(country_code="NB", weekend="FRI_SAT").stored)
    theirs = profile(4, country_id=5, profile_name="Landing", land_lead=15, land_unit="DAY")
    assert send_by(flight(), [profile(**asked), aircraft(), neighbour, theirs, *legs]) == day


@pytest.mark.parametrize(
    ("today", "said", "asked"),
    [
        (TODAY, ["Send it by 15 May 2026 23:59 (1959Z)."], date(2026, 5, 16)),
        (date(2026, 5, 15), ["Send it by 15 May 2026 23:59 (1959Z)."], date(2026, 5, 16)),
        (date(2026, 5, 16), ["It had to be sent by 15 May 2026 23:59"], date(2026, 6, 20)),
        (GOES + timedelta(days=1), [], None),
    ],
)
def test_the_lead_time_is_told_until_it_is_sent(today: date, said: list[str], asked: date | None) -> None:
    found, looks = looked("VIS-R-12", request(), with_usual(()), today)
    check([each.message for each in found], said)
    sum_ = "15 Jun 2026 - 30 days = 16 May 2026, closed: 15 May 2026"
    assert all((each.due_on, each.sum) == (date(2026, 5, 15), sum_) for each in found)
    assert looks == asked
    check(told("VIS-R-12", request(request_status="SUBMITTED"), (), today), [])


def test_the_moment_is_told_in_the_hosts_hours() -> None:
    rows = [profile(opens_at="09:00", closes_at="16:30", profile_zone="Europe/Athens")]
    check(told("VIS-R-12", request(), rows), ["Send it by 15 May 2026 16:30 (1330Z)."])


@pytest.mark.parametrize(
    ("values", "today", "late"),
    [
        # acceptance check 1 of visitors.md 11: asked 30 days before on a day of work, and the day after
        ({"date_from": date(2026, 6, 17)}, date(2026, 5, 18), False),
        ({"date_from": date(2026, 6, 17)}, date(2026, 5, 19), True),
        ({"date_from": date(2026, 6, 17), "late_justification": "Called up on Friday."}, date(2026, 5, 19), False),
        ({"date_from": date(2026, 6, 17), "submitted_on": date(2026, 5, 18), "request_status": "SUBMITTED"},
         date(2026, 6, 1), False),
        ({"date_from": date(2026, 6, 17), "submitted_on": date(2026, 5, 19), "request_status": "SUBMITTED"},
         date(2026, 6, 1), True),
        ({"date_from": date(2026, 6, 17), "request_status": "DENIED"}, date(2026, 6, 1), False),
    ],
)  # fmt: skip
def test_a_late_request_needs_a_reason(values: dict[str, Any], today: date, late: bool) -> None:
    found = findings("VIS-R-14", request(**values), with_usual(()), today)
    assert len(found) == late
    assert all(each.strength == "block" and each.step == "visit_ready" for each in found)
    assert all("after 18 May 2026, the last day by the lead time" in each.message for each in found)


def test_a_request_turns_late_by_time_alone() -> None:
    assert again("VIS-R-14", request(date_from=date(2026, 6, 17))) == date(2026, 5, 19)


@pytest.mark.parametrize(
    ("record", "rows", "said"),
    [
        (request(), [], []),
        (request(profile_id=None), [], ["No profile is chosen"]),
        (request(), [profile(lead_time=None)], ["The profile tells no lead time"]),
        (request(date_from=None), [profile(lead_time=None)], []),
        (flight(), [aircraft(), leg()], ["The profile tells no lead time"]),
        (flight(), [profile(land_lead=7), aircraft(), leg()], []),
    ],
)
def test_a_lead_time_nobody_knows(record: Any, rows: list[Kind], said: list[str]) -> None:
    check(told("VIS-R-12A", record, rows), said)


@pytest.mark.parametrize(
    ("today", "said", "asked"),
    [
        (COMES - timedelta(days=61), [], COMES - timedelta(days=60)),
        (COMES - timedelta(days=60), ["Begin training"], COMES + timedelta(days=1)),
        (COMES, ["Begin training"], COMES + timedelta(days=1)),
        (COMES + timedelta(days=1), [], None),
    ],
)
def test_it_is_begun_early(today: date, said: list[str], asked: date | None) -> None:
    found, looks = looked("VIS-R-13", request(), with_usual(()), today)
    check([each.message for each in found], said)
    assert all(each.due_on == COMES - timedelta(days=45) for each in found) and looks == asked
    check(told("VIS-R-13", request(request_status="READY"), (), COMES), [])


@pytest.mark.parametrize(
    ("asked", "home", "rows", "said"),
    [
        ({}, {"weekend": None}, [], []),
        (BUSINESS, {"weekend": None}, [], ["the weekend of the country is not", "is recorded for 2026"]),
        (BUSINESS, {}, [holiday(date(2026, 5, 26))], []),
        (BUSINESS, {}, [holiday(date(2025, 5, 26))], ["for 2026"]),
        (BUSINESS, {}, [holiday(date(2000, 5, 26), yearly=True)], []),
        (BUSINESS, {}, [holiday(date(2026, 5, 26), country_id=None)], ["for 2026"]),
        ({"land_basis": "BUSINESS"}, {}, [], ["for 2026"]),
        ({"overfly_basis": "BUSINESS"}, {"weekend": None}, [], ["the weekend of the country is not", "for 2026"]),
        (BUSINESS | {"open_weekdays": "Mon Tue"}, {"weekend": None}, [], ["for 2026"]),
    ],
)  # fmt: skip
def test_business_days_are_counted_with_what_closes_the_host(
    asked: dict[str, Any], home: dict[str, Any], rows: list[Kind], said: list[str]
) -> None:
    check(messages("VIS-R-38", profile(**asked), [country(**home), *rows], TODAY), said)


def test_a_calendar_is_that_of_its_country_and_its_rows() -> None:
    """One list of rows is worked out once for a country; another list, country or weekend is another calendar."""
    day, home = date(2026, 5, 18), country()
    rows = [holiday(day)]
    other = type(home)(7, home.stored)
    assert [calendar_for(each, rows).is_open(day) for each in (home, other, home, None)] == [
        False,
        True,
        False,
        True,
    ]
    assert not calendar_for(country(weekend="FRI_SAT"), rows).is_open(date(2026, 5, 15))
    assert calendar_for(home, []).is_open(day) and not calendar_for(home, rows).is_open(day)
    for extra in range(40):  # more lists than are remembered
        assert not calendar_for(home, [holiday(day + timedelta(days=extra))]).is_open(
            day + timedelta(days=extra)
        )


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("holiday", "holiday_on"), ("country", "weekend"), ("country", "time_zone"), ("clearance_profile", "lead_unit"),
        ("clearance_profile", "open_weekdays"), ("clearance_profile", "opens_at"),
        ("itinerary_leg", "depart_at"), ("aircraft_leg", "eta_at"),
        ("clearance_request", "date_from"),
    ],
)  # fmt: skip
def test_what_the_last_day_follows(kind: str, key: str) -> None:
    assert "submit_by" in fields_concerned(kind, frozenset({key})).get("clearance_request", ())
    assert "submit_by" not in fields_concerned("clearance_profile", frozenset({"profile_remarks"})).get(
        "clearance_request", ()
    )


def test_a_step_or_answer_that_was_corrected_tells_no_day() -> None:
    """Sent on the 1st by mistake, put right to the 20th: late by the 20th, whatever the mistake said."""
    wrong = make(RequestStep, 180, request_id=3, to_status="SUBMITTED", stepped_on=date(2026, 5, 1))
    right = make(
        RequestStep, 181, request_id=3, to_status="SUBMITTED", stepped_on=date(2026, 5, 20), corrects_id=180
    )
    days = (
        ("COUNTRY", date(2026, 6, 30), None),
        ("COUNTRY", date(2026, 5, 25), 182),
        ("THEATER", date(2026, 5, 26), None),
    )
    answers = [
        make(
            ApprovalAction,
            182 + at,
            request_id=3,
            approval_kind=line,
            answer="APPROVED",
            acted_on=on,
            corrects_id=of,
        )
        for at, (line, on, of) in enumerate(days)
    ]
    told = {}
    for key in ("submitted_on", "decided_on", "status_since"):
        field = ClearanceRequest.fields[key]
        assert field.derive is not None
        told[key] = field.derive(facts(request(), [wrong, right, *answers], field.reads))
    assert told == {"submitted_on": date(2026, 5, 20), "decided_on": date(2026, 5, 26),
                    "status_since": date(2026, 5, 26)}  # fmt: skip
