"""FMS cases: tuition rate by IMET in the year of acceptance, training line, allowance, attrition, contractors."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from tests.models.training.family import CASE, COUNTRY, COURSE, LINE, PROGRAM, SECOND, TODAY, Family

FMS = {"program_label": "FMS", "fms_case_id": "BN-B-OAA", "case_implemented_on": date(2026, 1, 5)}


@pytest.fixture
def family() -> Family:
    return Family().with_courses()


@pytest.mark.parametrize(
    ("accepted", "rate", "imet_year", "receives", "said"),
    [
        (date(2025, 10, 1), "C", 2026, None, None),
        (date(2026, 9, 30), "C", 2026, None, None),
        (date(2025, 10, 1), "A", 2026, None, "received IMET in FY 2026"),
        (date(2025, 10, 1), None, 2026, None, "no rate is recorded."),
        (date(2025, 9, 30), "A", 2026, None, None),  # of FY 2025, of which nothing is known
        (date(2025, 10, 1), "A", 2025, False, None),
        (date(2025, 10, 1), "C", 2025, False, "did not receive IMET in FY 2026"),
        (date(2025, 10, 1), "C", 2025, True, None),
        (date(2025, 10, 1), "C", 2025, None, None),
        (date(2025, 10, 1), "B", 2026, None, None),
        (None, "A", 2026, None, None),
    ],
)
def test_the_rate_follows_imet_in_the_year_of_acceptance(
    family: Family,
    accepted: date | None,
    rate: str | None,
    imet_year: int,
    receives: bool | None,
    said: str | None,
) -> None:
    family.put(CASE, loa_accepted_on=accepted, tuition_rate=rate)
    family.put(PROGRAM, fiscal_year=imet_year)
    family.put(COUNTRY, receiving_imet=receives)
    found = family.say("FMS-03", on=CASE)
    assert len(found) == (said is not None) and all(said in each for each in found if said)


def test_the_countrys_own_word_holds_for_the_current_year(family: Family) -> None:
    family.put(PROGRAM, fiscal_year=2020)
    family.put(COUNTRY, receiving_imet=False)
    found, again = family.look("FMS-03", date(2026, 9, 30), on=CASE)
    assert (len(found), again) == (1, date(2026, 10, 1))
    assert family.find("FMS-03", date(2026, 10, 1), on=CASE) == []


def test_money_of_the_united_states_has_no_such_rate(family: Family) -> None:
    for values in ({"us_funded": True}, {"us_funded": None, "program_label": "FMF"}):
        family.put(CASE, tuition_rate="A", **values)
        assert family.find("FMS-03", on=CASE) == []


@pytest.mark.parametrize(
    ("line", "rate", "mixed"),
    [("001", "A", True), ("001", "C", False), ("002", "A", False), ("001", "B", False)],
)
def test_one_line_has_one_rate(family: Family, line: str, rate: str, mixed: bool) -> None:
    family.add(
        TrainingProgram, SECOND, country_id=COUNTRY, program_label="FMS", fiscal_year=2027,
        fms_case_id="BN-B-OAA", fms_case_line=line, tuition_rate=rate,
    )  # fmt: skip
    said = "Line 001 of case BN-B-OAA has rate C here and rate A in FMS BN-B-OAA FY 2027."
    assert family.say("FMS-03.mixed", on=CASE) == ([said] if mixed else [])


@pytest.mark.parametrize(
    ("rate", "receives", "rules"),
    [
        ("C", False, {"FMS-03.added"}),
        ("C", True, set()),
        ("C", None, set()),
        ("A", True, {"FMS-04"}),
        ("A", False, set()),
        ("E", True, set()),
    ],
)
def test_what_changed_since_the_sale(
    family: Family, rate: str, receives: bool | None, rules: set[str]
) -> None:
    family.put(CASE, tuition_rate=rate, loa_accepted_on=date(2025, 9, 30))
    family.put(COUNTRY, receiving_imet=receives)
    assert {rule for rule in ("FMS-03.added", "FMS-04") if family.find(rule, on=CASE)} == rules


def test_a_rate_that_was_wrong_at_the_sale_is_no_change_since(family: Family) -> None:
    family.put(CASE, tuition_rate="A")  # accepted in FY 2026, with an IMET program of that year
    family.put(COUNTRY, receiving_imet=True)
    assert (len(family.find("FMS-03", on=CASE)), family.find("FMS-04", on=CASE)) == (1, [])


@pytest.mark.parametrize(
    ("accepted", "values", "rules"),
    [
        (date(2022, 11, 13), {"case_tla_line": True}, {"FMS-05"}),
        (date(2022, 11, 14), {"case_tla_line": True}, {"FMS-06"}),
        (date(2022, 11, 13), {}, set()),
        (date(2022, 11, 14), {}, {"FMS-06"}),
        (date(2022, 11, 14), {"standalone_training_line": True}, set()),
        (None, {}, {"FMS-06"}),
        (date(2022, 11, 13), {"case_tla_line": True, "authority_note": "DSCA 22-100"}, set()),
    ],
)
def test_what_november_2022_changed(
    family: Family, accepted: date | None, values: dict[str, Any], rules: set[str]
) -> None:
    family.put(CASE, loa_accepted_on=accepted, **values)
    assert {rule for rule in ("FMS-05", "FMS-06") if family.find(rule, on=CASE)} == rules


@pytest.mark.parametrize(("rate", "told"), [("A", 0), ("B", 1), ("C", 0), ("D", 1), ("E", 0)])
def test_liability_where_there_is_no_attrition_charge(family: Family, rate: str, told: int) -> None:
    family.put(CASE, tuition_rate=rate)
    assert len(family.find("FMS-11", on=CASE)) == told


@pytest.mark.parametrize(
    ("rule", "line", "program", "count"),
    [
        ("FMS-05.limit", {"tla_authorised": True}, {"case_tla_line": True}, 1),
        ("FMS-05.limit", {"tla_authorised": True, "tla_cost": 90_000}, {"case_tla_line": True}, 0),
        ("FMS-05.limit", {"tla_authorised": True}, {}, 0),
        ("FMS-12", {"avail_qtr": 5}, {}, 1),
        ("FMS-12", {"avail_qtr": 4}, {}, 0),
        ("FMS-12", {"start_date": date(2026, 9, 30)}, {}, 0),
        ("FMS-12", {"start_date": date(2026, 10, 1)}, {}, 1),
        ("FMS-12", {"start_date": date(2026, 12, 31), "avail_qtr": 5}, {}, 1),
        ("FMS-12", {"start_date": date(2026, 12, 31), "line_suffix": "B"}, {}, 0),
        ("FMS-12", {"start_date": date(2027, 1, 1)}, {}, 0),
        ("FMS-12", {"start_date": date(2026, 10, 1)}, {"fiscal_year": None}, 0),
        ("FMS-12", {"avail_qtr": 5}, {"program_label": "IMET-1", "fms_case_id": None}, 0),
        ("FMS-08", {}, {}, 1),
        ("FMS-08", {"special_clothing": "AT_ISSUE"}, {}, 0),
        ("FMS-08", {"special_clothing": "IN_CASE"}, {}, 0),
        ("FMS-08", {}, {"program_label": "IMET-1", "fms_case_id": None}, 0),
    ],
)
def test_lines_of_a_case(
    family: Family, rule: str, line: dict[str, Any], program: dict[str, Any], count: int
) -> None:
    family.put(COURSE, hazardous_flag=True)
    family.put(LINE, **line)
    family.put(PROGRAM, **FMS | program)
    assert len(family.find(rule, on=LINE)) == count


@pytest.mark.parametrize(("days", "told"), [(27, 0), (28, 1), (29, 1)])
def test_contractor_training_has_the_same_gates_and_field_studies(
    family: Family, days: int, told: int
) -> None:
    family.put(PROGRAM, **FMS)
    first = date(2026, 7, 6)
    family.put(LINE, training_type="CONTRACTOR", start_date=first, end_date=first + timedelta(days=days - 1))
    assert len(family.find("FMS-13", on=LINE)) == told
    family.put(COURSE, duration_weeks=Decimal("4.0"))  # as the list has it: to the fourth Friday
    assert len(family.find("FMS-13", on=LINE)) == 1
    family.put(LINE, ito_authorized_on=None)
    assert "PLN-09" in family.blocked()
    family.put(LINE, training_type="FORMAL")
    assert family.find("FMS-13", on=LINE) == []


def test_past_grants_are_not_even_asked(family: Family) -> None:
    from models.training.rules_cases import is_case

    assert not is_case(family.rows[PROGRAM]) and is_case(family.rows[CASE])
    family.add(TrainingLine, SECOND, program_id=PROGRAM, line_status="COMPLETED")
    assert family.find("IMT-01", TODAY, on=SECOND) == []
