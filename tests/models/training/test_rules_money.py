"""IMET lines: priority, program year and fifth quarter, teams, services, equipment, aids."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from models.findings import Strength
from tests.models.training.family import COURSE, LINE, PROGRAM, Family

UNSAID = "The first course starts in the fifth quarter of FY 2026; the line does not say quarter 5."
NOT_FIFTH = "Quarter 5 of FY 2026 is October to December 2026; the first course starts "


@pytest.fixture
def family() -> Family:
    return Family()


@pytest.mark.parametrize(
    ("label", "values", "rules"),
    [
        ("IMET-1", {}, {"IMT-01"}),
        ("IMET-X", {"priority": "C"}, {"IMT-01"}),
        ("IMET-1", {"priority": "A"}, set()),
        ("IMET-1", {"priority": "D", "forecast_year": "BY"}, set()),
        ("IMET-1", {"priority": "B", "forecast_year": "CY"}, set()),
        ("IMET-1", {"priority": "B"}, set()),
        ("IMET-1", {"priority": "B", "forecast_year": "BY"}, set()),  # the program is of the current year
        ("FMS", {"priority": "B", "forecast_year": "PY"}, set()),
        ("FMS", {}, set()),
        ("IMET-1", {"line_status": "COMPLETED"}, set()),
    ],
)
def test_priorities(family: Family, label: str, values: dict[str, Any], rules: set[str]) -> None:
    family.put(PROGRAM, program_label=label)
    family.put(LINE, **values)
    found = [each for rule in ("IMT-01", "IMT-02") for each in family.find(rule, on=LINE)]
    assert {each.rule for each in found} == rules
    assert all(each.strength is Strength.BLOCK and each.step == "" for each in found)


@pytest.mark.parametrize(
    ("year", "listed", "today", "word", "again"),
    [
        (2027, None, date(2026, 9, 30), "budget", date(2026, 10, 1)),
        (2027, None, date(2026, 10, 1), "", None),
        (2028, "CY", date(2026, 9, 30), "planning", date(2026, 10, 1)),
        (2028, None, date(2026, 10, 1), "budget", date(2027, 10, 1)),
        (2026, "BY", date(2026, 9, 30), "", None),
        (None, "BY", date(2026, 9, 30), "budget", None),
        (None, "PY", date(2026, 9, 30), "planning", None),
    ],
)
def test_end_of_year_money_is_of_the_current_year(
    family: Family, year: int | None, listed: str | None, today: date, word: str, again: date | None
) -> None:
    family.put(PROGRAM, fiscal_year=year)
    family.put(LINE, priority="B", forecast_year=listed, start_date=None, end_date=None, report_date=None)
    found, look = family.look("IMT-02", today, on=LINE)
    said = [f"Priority B stands in the {word} year; it is for the current year only."] if word else []
    assert ([each.message for each in found], look) == (said, again)


@pytest.mark.parametrize(
    ("year", "starts", "quarter", "said"),
    [
        (2026, date(2025, 9, 30), None, "The first course starts in FY 2025, and the program is of FY 2026."),
        (2026, date(2025, 10, 1), None, ""),
        (2026, date(2026, 9, 30), 4, ""),
        (2026, date(2026, 10, 1), None, UNSAID),
        (2026, date(2026, 10, 1), 5, ""),
        (2026, date(2026, 12, 31), 5, ""),
        (2026, date(2027, 1, 1), 5, NOT_FIFTH + "01 Jan 2027."),
        (2026, date(2026, 9, 30), 5, NOT_FIFTH + "30 Sep 2026."),
        (2027, date(2026, 10, 1), 1, ""),
        (None, date(2026, 10, 1), None, ""),
    ],
)  # fmt: skip
def test_the_first_course_decides_the_year(
    family: Family, year: int | None, starts: date, quarter: int | None, said: str
) -> None:
    family.put(PROGRAM, fiscal_year=year)
    family.put(LINE, start_date=starts, avail_qtr=quarter)
    assert family.say("IMT-10", on=LINE) == ([said] if said else [])
    family.put(LINE, line_suffix="B")
    assert family.say("IMT-10", on=LINE) == []


@pytest.mark.parametrize(
    ("kind", "starts", "ends", "more", "count"),
    [
        ("MTT", date(2025, 10, 1), date(2026, 9, 29), {}, 0),
        ("MTT", date(2025, 10, 1), date(2026, 9, 30), {}, 0),
        ("MTT", date(2025, 10, 1), date(2026, 10, 1), {}, 1),
        ("MTT", date(2025, 9, 30), date(2026, 9, 30), {}, 1),
        ("ETSS", date(2026, 5, 1), date(2026, 10, 1), {}, 1),
        ("ETSS", date(2026, 5, 1), date(2026, 10, 1), {"dedicated_or_contract": True}, 0),
        ("OT", date(2026, 10, 1), date(2026, 10, 9), {}, 2),
        ("OT", date(2026, 10, 1), date(2026, 10, 9), {"avail_qtr": 5}, 3),
        ("OT", date(2026, 5, 1), date(2026, 5, 9), {"avail_qtr": 5}, 1),
        ("FORMAL", date(2026, 5, 1), date(2026, 12, 9), {}, 0),
    ],
)
def test_teams_stay_within_the_year(
    family: Family, kind: str, starts: date, ends: date, more: dict[str, Any], count: int
) -> None:
    family.put(LINE, training_type=kind, start_date=starts, end_date=ends, **more)
    found = family.find("IMT-11", on=LINE)
    assert (len(found), {each.strength for each in found}) == (count, {Strength.BLOCK} if count else set())
    family.put(PROGRAM, program_label="FMS")
    assert family.find("IMT-11", on=LINE) == []


@pytest.mark.parametrize(
    ("ends", "waiver", "count"),
    [
        (date(2027, 9, 30), "DSCA 1", 0),
        (date(2027, 10, 1), "DSCA 1", 1),
        (date(2027, 9, 30), None, 1),
        (date(2027, 10, 1), None, 2),
    ],
)
def test_contract_services_may_run_a_year_longer(
    family: Family, ends: date, waiver: str | None, count: int
) -> None:
    family.put(LINE, training_type="CFS", start_date=date(2026, 5, 1), end_date=ends, waiver_ref=waiver)
    assert len(family.find("IMT-12", on=LINE)) == count


def test_equipment_of_a_case_is_not_for_imet(family: Family) -> None:
    family.put(LINE, equipment_basis="FMS")
    assert len(family.find("IMT-13", on=LINE)) == 1
    family.put(LINE, waiver_ref="DSCA 1")
    assert family.find("IMT-13", on=LINE) == []
    family.put(LINE, waiver_ref=None, equipment_basis="INVENTORY")
    assert family.find("IMT-13", on=LINE) == []


def test_cost_sharing_is_raised_while_the_line_is_planned(family: Family) -> None:
    family.put(LINE, tla_authorised=True)
    assert family.find("IMT-14", on=LINE) == []
    family.put(LINE, line_status="PLANNED")
    assert [each.strength for each in family.find("IMT-14", on=LINE)] == [Strength.INFORM]


@pytest.mark.parametrize(
    ("code", "due"), [("N90", True), ("n9a", True), ("N9B", True), ("N70", False), (None, False)]
)
def test_aids_are_obligated_before_august(family: Family, code: str | None, due: bool) -> None:
    family.put(COURSE, generic_code=code)
    assert [each.due_on for each in family.find("IMT-21", on=LINE)] == ([date(2026, 7, 31)] if due else [])
    family.put(LINE, funds_obligated_on=date(2026, 7, 1))
    assert family.find("IMT-21", on=LINE) == []


def test_the_list_says_how_long_a_course_is(family: Family) -> None:
    """Five weeks from a Monday to a Friday are 33 days; a tour needs none, and shares of E-IMET go before the mark."""
    family.put(LINE, end_date=date(2026, 8, 7))
    assert family.say("IMT-09") == ["IMET training of 33 days is shorter than 5 weeks."]
    family.put(COURSE, duration_weeks=Decimal("5.0"))
    assert family.say("IMT-09") == []
    family.put(COURSE, duration_weeks=Decimal("4.9"))
    assert family.say("IMT-09") == ["IMET training of 34.3 days is shorter than 5 weeks."]
    for excuse in ({"e_imet_pct": Decimal(50)}, {"training_type": "OT"}, {"e_imet_flag": True}):
        family.put(COURSE, **excuse)
        assert family.find("IMT-09") == []
        family.put(COURSE, e_imet_pct=None, training_type=None, e_imet_flag=None)
    family.put(COURSE, e_imet_flag=True, e_imet_pct=Decimal(0))
    assert len(family.find("IMT-09")) == 1


@pytest.mark.parametrize(("days", "short"), [(34, True), (35, False), (36, False)])
def test_five_weeks_pay_for_the_journey(family: Family, days: int, short: bool) -> None:
    family.put(LINE, end_date=date(2026, 7, 6) + timedelta(days=days - 1))
    said = f"IMET training of {days} days is shorter than 5 weeks."
    assert family.say("IMT-09") == ([said] if short else [])
    for excuse in ({"waiver_ref": "DSCA 1"}, {"us_unit": "WHINSEC"}, {"us_unit": "IAAFA, Lackland"}):
        excused = Family()
        excused.put(LINE, end_date=date(2026, 7, 6) + timedelta(days=days - 1), **excuse)
        assert excused.find("IMT-09") == []
