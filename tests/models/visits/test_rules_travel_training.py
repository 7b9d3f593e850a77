"""Travel training on the day of arrival, trackers and statements; at their boundary days."""

from datetime import date
from typing import Any

import pytest

from models.kinds import Kind
from tests.models.making import findings
from tests.models.visits.world import (
    TODAY,
    asks,
    check,
    country,
    done,
    party,
    profile,
    request,
    told,
    with_usual,
)

OCT = {"date_from": date(2026, 10, 6), "date_to": date(2026, 10, 10)}


@pytest.mark.parametrize(
    ("rule", "row", "day", "said"),
    [
        # acceptance check 2 of visitors.md 11: seven months before arrival
        ("VIS-R-22", asks("ISOPREP", 6), date(2026, 3, 6), ["ISOPREP review is older than 6 months on arrival"]),
        ("VIS-R-22", asks("ISOPREP", 12), date(2026, 3, 6), []),
        ("VIS-R-22", asks("ISOPREP", 6), date(2026, 4, 6), []),
        ("VIS-R-22", asks("ISOPREP", 6), date(2026, 4, 5), ["(05 Apr 2026)"]),
        ("VIS-R-20", asks("AT1", 12), date(2025, 10, 6), []),
        ("VIS-R-20", asks("AT1", 12), date(2025, 10, 5), ["Antiterrorism Level I is older than 12 months"]),
        ("VIS-R-21", asks("SERE", 36), date(2023, 10, 6), []),
        ("VIS-R-21", asks("SERE", 36), date(2023, 10, 5), ["older than 36 months"]),
        ("VIS-R-21", asks("SERE", 24), date(2023, 10, 6), ["older than 24 months"]),
        ("VIS-R-23", asks("HR", 12), date(2025, 10, 5), ["Human rights training is older"]),
        ("VIS-R-24", asks("AORBRIEF", 90, "DAY"), date(2026, 7, 8), []),
        ("VIS-R-24", asks("AORBRIEF", 90, "DAY"), date(2026, 7, 7), ["older than 90 days on arrival"]),
        ("VIS-R-24", asks("AORBRIEF"), date(2026, 7, 8), []),
        ("VIS-R-24", asks("AORBRIEF"), date(2026, 7, 7), ["older than 90 days on arrival"]),
        ("VIS-R-24A", asks("THREATBRIEF", 2), date(2026, 8, 5), ["older than 2 months"]),
        ("VIS-R-24A", asks("THREATBRIEF"), date(2020, 8, 5), []),
        ("VIS-R-24B", asks("MED", 3), date(2026, 7, 5), ["Medical note is older than 3 months"]),
        ("VIS-R-24C", asks("IATP", 1), date(2026, 9, 5), ["older than 1 month on"]),
        ("VIS-R-24D", asks("GO1", 1), date(2026, 9, 6), []),
        ("VIS-R-20", asks("AT1"), date(2025, 10, 5), ["older than 12 months"]),  # valid a year by every source
        ("VIS-R-20", asks("AT1"), date(2025, 10, 6), []),
        ("VIS-R-21", asks("SERE"), date(2020, 10, 5), []),  # asked for each journey
        ("VIS-R-20", asks("AT1", 12), None, []),  # another rule asks for the day
    ],
)  # fmt: skip
def test_how_old_training_may_be_on_arrival(rule: str, row: Any, day: date | None, said: list[str]) -> None:
    rows = with_usual([row, done(row.training_code, day), *party({})])
    found = findings(rule, request(**OCT), rows, TODAY)
    check([each.message for each in found], said)
    assert all(each.strength == "block" and each.step == "visit_ready" for each in found)
    assert all(each.due_on == date(2026, 10, 6) for each in found)


LEAP = {"date_from": date(2028, 2, 29), "date_to": date(2028, 3, 2)}


@pytest.mark.parametrize(("day", "old"), [(date(2027, 2, 28), False), (date(2027, 2, 27), True)])
def test_a_year_before_a_leap_day(day: date, old: bool) -> None:
    rows = [asks("AT1", 12), done("AT1", day), *party({})]
    check(told("VIS-R-20", request(**LEAP), rows), ["older than 12 months"] * old)


@pytest.mark.parametrize(
    ("values", "rows", "said"),
    [
        # the last of two; that of another traveller counts for that one
        ({}, [asks("AT1", 12), done("AT1", date(2020, 1, 1)), done("AT1", date(2026, 5, 1), record_id=51),
              done("AT1", date(2026, 5, 1), 11, 52)], []),
        ({}, [asks("AT1", 12), done("AT1", date(2020, 1, 1)), done("AT1", date(2020, 2, 1), 11, 51)],
         ["ALPHA, Ann (01 Jan 2020) and BRAVO, Ben (01 Feb 2020)."]),
        # leave does not need it; a row for another sort of traveller
        ({"travel_type": "LEAVE"}, [asks("AT1", 12, official_only=True), done("AT1", date(2020, 1, 1))], []),
        ({}, [asks("AT1", 12, for_category="CTR"), done("AT1", date(2020, 1, 1))], []),
        # the row of a traveller's own sort comes first
        ({}, [asks("AT1", 12), asks("AT1", 600, record_id=71, for_category="MIL"), done("AT1", date(2020, 1, 1))], []),
        ({"request_status": "CLOSED"}, [asks("AT1", 12), done("AT1", date(2020, 1, 1))], []),
    ],
)  # fmt: skip
def test_whose_training_counts(values: dict[str, Any], rows: list[Kind], said: list[str]) -> None:
    check(told("VIS-R-20", request(**OCT | values), [*rows, *party({}, {})]), said)


@pytest.mark.parametrize(
    ("rule", "code", "day", "values", "rows", "said"),
    [
        # where the profile is silent and the area asks, the pages of its command say how old it may be
        ("VIS-R-20", "AT1", date(2025, 10, 5), {}, [], ["Antiterrorism Level I is older than 12 months"]),
        ("VIS-R-20", "AT1", date(2025, 10, 6), {}, [], []),
        ("VIS-R-20", "AT1", date(2025, 10, 5), {"travel_type": "LEAVE"}, [], ["older than 12 months"]),
        ("VIS-R-22", "ISOPREP", date(2026, 4, 5), {}, [], ["older than 6 months"]),
        ("VIS-R-22", "ISOPREP", date(2026, 4, 5), {}, [asks("ISOPREP", 12)], []),
        ("VIS-R-21", "SERE", date(2023, 10, 5), {}, [asks("SERE", 24, for_category="CTR")], ["than 36 months"]),
        ("VIS-R-21", "SERE", date(2023, 10, 5), {"travel_type": "LEAVE"}, [], []),
        ("VIS-R-23", "HR", date(2025, 10, 5), {}, [], ["Human rights training is older"]),
    ],
)  # fmt: skip
def test_how_old_training_may_be_that_only_the_area_asks(
    rule: str, code: str, day: date, values: dict[str, Any], rows: list[Kind], said: list[str]
) -> None:
    world = [country(ccmd="SOUTHCOM"), *rows, done(code, day), *party({})]
    check(told(rule, request(**OCT | values), world), said)


def test_a_member_who_comes_later_is_judged_on_that_day() -> None:
    rows = [asks("AT1", 12), done("AT1", date(2025, 10, 6)), *party({}, arrives_on=date(2026, 10, 7))]
    check(told("VIS-R-20", request(**OCT), rows), ["older than 12 months"])


@pytest.mark.parametrize(
    ("area", "values", "rows", "said"),
    [
        ("EUCOM", {}, [], []),
        ("EUCOM", {}, [asks("AT1", 12)], ["No day of antiterrorism Level I is recorded for ALPHA, Ann and"]),
        ("EUCOM", {}, [asks("AT1", 12), done("AT1", TODAY)], ["recorded for BRAVO, Ben."]),
        ("EUCOM", {}, [asks("AT1", 12), done("AT1", None)], ["for ALPHA, Ann and BRAVO, Ben."]),
        ("EUCOM", {}, [asks("COC")], []),  # a statement, not a training
        ("EUCOM", {}, [asks("MED")], ["medical note"]),
        ("EUCOM", {"medical_note_on": TODAY}, [asks("MED")], []),
        ("EUCOM", {}, [asks("AT1", 12, for_category="CTR")], []),
        ("SOUTHCOM", {}, [], ["antiterrorism Level I", "human rights training", "SERE training", "ISOPREP review"]),
        ("SOUTHCOM", {"travel_type": "LEAVE"}, [], ["antiterrorism Level I"]),
        ("SOUTHCOM", {"request_kind": "AIRCRAFT"}, [], []),
    ],
)  # fmt: skip
def test_the_days_of_training_stand_in_the_request(
    area: str, values: dict[str, Any], rows: list[Kind], said: list[str]
) -> None:
    check(told("VIS-R-19", request(**values), [country(ccmd=area), *rows, *party({}, {})]), said)


@pytest.mark.parametrize(
    ("rule", "area", "values", "asked", "said"),
    [
        ("VIS-R-19A", "SOUTHCOM", {}, {}, ["The day of the medical note"]),
        ("VIS-R-19A", "SOUTHCOM", {"medical_note_on": TODAY}, {}, []),
        ("VIS-R-19A", "SOUTHCOM", {"travel_type": "LEAVE"}, {}, []),
        ("VIS-R-19A", "EUCOM", {}, {}, []),
        ("VIS-R-19A", "EUCOM", {}, {"asks_medical_day": True}, ["The day of the medical note"]),
        ("VIS-R-25", "INDOPACOM", {}, {}, ["The TT/IATP is done first"]),
        ("VIS-R-25", "INDOPACOM", {"ttiatp_number": "T1"}, {}, []),
        ("VIS-R-25", "INDOPACOM", {"travel_type": "LEAVE"}, {}, ["The TT/IATP is done first"]),
        ("VIS-R-25", "EUCOM", {}, {}, []),
        ("VIS-R-25", "EUCOM", {}, {"asks_ttiatp": True}, ["The TT/IATP is done first"]),
        ("VIS-R-27", "AFRICOM", {}, {}, ["The chain-of-command statement is not recorded."]),
        ("VIS-R-27", "AFRICOM", {"chain_statement": "Reviewed."}, {}, ["lacks who signed it and its day."]),
        (
            "VIS-R-27",
            "AFRICOM",
            {"chain_statement": "Reviewed.", "chain_name": "LTC Doe", "chain_on": TODAY},
            {},
            [],
        ),
        ("VIS-R-27", "EUCOM", {}, {}, []),
        ("VIS-R-27", "EUCOM", {}, {"asks_chain": True}, ["is not recorded"]),
    ],
)
def test_statements_and_numbers(
    rule: str, area: str, values: dict[str, Any], asked: dict[str, Any], said: list[str]
) -> None:
    found = findings(rule, request(**values), with_usual([country(ccmd=area), profile(**asked)]), TODAY)
    check([each.message for each in found], said)
    assert all(each.strength == "block" and each.step == "visit_ready" for each in found)


@pytest.mark.parametrize(("sort", "asked"), [("CIV", False), ("MIL", True)])
def test_civilians_on_leave_have_no_tracker(sort: str, asked: bool) -> None:
    rows = [country(ccmd="INDOPACOM"), *party({"traveller_category": sort})]
    check(told("VIS-R-25", request(travel_type="LEAVE"), rows), ["The TT/IATP is done first"] * asked)


def test_a_profile_may_ask_for_the_statement_by_its_rows() -> None:
    check(told("VIS-R-27", request(), [asks("COC")]), ["The chain-of-command statement"])


@pytest.mark.parametrize(
    ("number", "days", "people", "said"),
    [
        ("T1", {}, 2, []),
        ("T1", {"arrives_on": date(2026, 6, 15), "departs_on": date(2026, 6, 19)}, 2, []),
        ("T1", {"arrives_on": date(2026, 6, 16)}, 2, ["other days for ALPHA, Ann and BRAVO, Ben"]),
        ("T1", {"departs_on": date(2026, 6, 18)}, 2, ["other days"]),
        ("T1", {"arrives_on": date(2026, 6, 16)}, 1, []),
        (None, {"arrives_on": date(2026, 6, 16)}, 2, []),
    ],
)
def test_one_tracker_entry_is_for_one_itinerary(
    number: str | None, days: dict[str, Any], people: int, said: list[str]
) -> None:
    check(told("VIS-R-26", request(ttiatp_number=number), party(*[{}] * people, **days)), said)
