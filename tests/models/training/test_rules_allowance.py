"""The living allowance: estimate, proofs, when there is none, the family rate."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.training.rules_allowance import allowance_days, allowance_estimate
from tests.models.making import POLICY, policy
from tests.models.training.family import LINE, PROGRAM, SPOUSE, TODAY, Family

FMS = {"program_label": "FMS", "fms_case_id": "BN-B-OAA", "case_implemented_on": date(2026, 1, 5)}
REPORTS = date(2026, 7, 1)


@pytest.fixture
def family() -> Family:
    made = Family()
    made.put(LINE, tla_authorised=True, report_date=REPORTS)
    return made


@pytest.mark.parametrize(
    ("days", "lodging", "meals", "cents"), [(1, 0, 0, 1_100), (10, 0, 0, 11_000), (30, 8_000, 4_550, 409_500)]
)
def test_the_estimate_is_days_by_lodging_meals_and_eleven_dollars(
    days: int, lodging: int, meals: int, cents: int
) -> None:
    assert allowance_estimate(POLICY, days, TODAY, lodging, meals) == cents


def test_days_run_from_the_report_date_to_the_end(family: Family) -> None:
    family.put(LINE, end_date=REPORTS)
    assert allowance_days(family.rows[LINE]) == 1  # type: ignore[arg-type]
    family.put(LINE, end_date=REPORTS - timedelta(days=1))
    assert allowance_days(family.rows[LINE]) is None  # type: ignore[arg-type]


def test_a_grant_line_gets_an_estimate(family: Family) -> None:
    family.put(LINE, end_date=date(2026, 7, 10), tla_situation="3")
    assert family.say("TLA-01", on=LINE) == [
        "ESTIMATE: incidentals of $110 for 10 days; lodging and meals come to it by row 3 of the allowance table."
    ]
    (found,) = family.find("TLA-01", values=policy(tla__incidentals="12.50"), on=LINE)
    assert found.sum == "10 x $12.50 = $125"


@pytest.mark.parametrize(
    ("line", "program"),
    [
        ({"tla_authorised": False}, {}),
        ({"tla_authorised": None}, {}),
        ({"tla_cost": 400_000}, {}),
        ({"end_date": None}, {}),
        ({"line_status": "IN_TRAINING"}, {}),
        ({}, FMS),
    ],
)
def test_no_estimate(family: Family, line: dict[str, Any], program: dict[str, Any]) -> None:
    assert len(family.find("TLA-01", on=LINE)) == 1
    family.put(LINE, **line)
    family.put(PROGRAM, **program)
    assert family.find("TLA-01", on=LINE) == []


@pytest.mark.parametrize(("row", "told"), [("1", 0), ("2", 1), ("3", 0), ("8", 1), ("9", 0), (None, 0)])
def test_proofs_without_government_quarters(family: Family, row: str | None, told: int) -> None:
    family.put(LINE, tla_situation=row)
    assert len(family.find("TLA-02", on=LINE)) == told
    family.put(LINE, tla_authorised=False)
    assert family.find("TLA-02", on=LINE) == []


@pytest.mark.parametrize(
    ("status", "told"),
    [("UA", 1), ("CANCELLED", 1), ("FO", 1), ("IN_TRAINING", 0), ("COMPLETED", 0), (None, 0)],
)
def test_no_training_no_allowance(family: Family, status: str | None, told: int) -> None:
    family.put(LINE, line_status=status)
    assert len(family.find("TLA-04", on=LINE)) == told


@pytest.mark.parametrize(("program", "told"), [(FMS, 1), (FMS | {"case_tla_line": True}, 0), ({}, 0)])
def test_the_country_pays_unless_the_case_does(family: Family, program: dict[str, Any], told: int) -> None:
    family.put(PROGRAM, **program)
    assert len(family.find("TLA-05", on=LINE)) == told
    family.put(LINE, tla_authorised=False)
    assert family.find("TLA-05", on=LINE) == []


@pytest.mark.parametrize(("days", "least"), [(1, 1), (3, 3), (4, 3), (100, 75), (101, 76)])
def test_the_family_lives_with_the_student_for_three_quarters(family: Family, days: int, least: int) -> None:
    family.with_spouse().put(LINE, end_date=date(2026, 7, 6) + timedelta(days=days - 1))
    assert family.say("DEP-03") == [
        f"Line 0001A: for the family rate the dependents live with the student on {least} of {days} days; housing is "
        "subject to availability."
    ]


def test_no_family_rate_for_who_joins_later_or_has_no_allowance(family: Family) -> None:
    family.with_spouse().put(SPOUSE, travel="JOIN_LATER")
    assert family.find("DEP-03") == []
    family.put(SPOUSE, travel="ACCOMPANY")
    family.put(LINE, tla_authorised=None)
    assert family.find("DEP-03") == []
