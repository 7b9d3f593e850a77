"""Lines and cases in the plan: B lines, objectives, contractors, follow-on, exchanges, blanket orders, labels."""

from datetime import date
from typing import Any

import pytest

from models.cases.casebook import CaseFile
from models.planning.purposes import Objective, Requirement
from models.planning.years import TrainingYear
from tests.models.making import messages
from tests.models.training.family import CASE, COUNTRY, COURSE, LINE, PROGRAM, SECOND, Family

ADDED = 200


@pytest.fixture
def family() -> Family:
    return Family().with_courses()


def told(family: Family, rule: str, on: int = LINE) -> list[str]:
    return family.say(rule, on=on)


@pytest.mark.parametrize(
    ("priority", "course", "line", "count"),
    [
        ("B", {}, {}, 1),
        ("A", {}, {}, 0),
        ("B", {"pme_flag": True}, {}, 0),
        ("B", {"senior_pme_invitation": True}, {}, 0),
        ("B", {"e_imet_flag": True}, {}, 0),
        ("B", {"e_imet_pct": 30}, {}, 0),
        ("B", {"e_imet_flag": True, "e_imet_pct": 0}, {}, 1),
        ("B", {"e_imet_flag": True, "elt_flag": True}, {}, 1),
        ("B", {"e_imet_flag": True, "generic_code": "n90"}, {}, 1),
        ("B", {"pme_flag": True, "generic_code": "N90"}, {}, 0),
        ("B", {"pme_flag": True, "training_type": "MTT"}, {"start_date": date(2026, 9, 30)}, 0),
        ("B", {"pme_flag": True, "training_type": "MTT"}, {"start_date": date(2026, 10, 1)}, 1),
        ("B", {"pme_flag": True, "training_type": "MTT"}, {"start_date": date(2026, 12, 31)}, 1),
        ("B", {"pme_flag": True, "training_type": "MTT"}, {"start_date": date(2027, 1, 1)}, 0),
        ("B", {"pme_flag": True, "training_type": "MTT"}, {"avail_qtr": 5}, 1),
        ("B", {"pme_flag": True}, {"avail_qtr": 5, "start_date": date(2026, 10, 1)}, 0),
    ],
)
def test_b_is_for_education(
    family: Family, priority: str, course: dict[str, Any], line: dict[str, Any], count: int
) -> None:
    family.put(COURSE, **course)
    family.put(LINE, priority=priority, **line)
    assert len(told(family, "IMT-05")) == count
    family.put(PROGRAM, program_label="FMS")
    assert told(family, "IMT-05") == []


def test_a_planned_line_supports_an_objective(family: Family) -> None:
    assert told(family, "PLN-R-020") == []  # the service has it already
    family.put(LINE, line_status="PLANNED")
    assert told(family, "PLN-R-020") == ["The line names no objective of the Country Plan."]
    family.add(Objective, ADDED, objective_title="Border")
    family.add(Requirement, ADDED + 1, objective_id=ADDED)
    family.put(LINE, requirement_id=ADDED + 1)
    assert told(family, "PLN-R-020") == []
    family.put(LINE, requirement_id=None, objective_id=ADDED)
    assert told(family, "PLN-R-020") == []
    family.put(ADDED, dropped_on=date(2026, 4, 30))
    assert told(family, "PLN-R-020") == ["The objective of the line was dropped on 30 Apr 2026."]


@pytest.mark.parametrize(
    ("rule", "program", "course", "line", "count"),
    [
        ("PLN-18", {}, {}, {"training_type": "CONTRACTOR"}, 1),
        ("PLN-18", {"program_label": "FMS"}, {}, {"training_type": "CONTRACTOR"}, 0),
        ("PLN-18", {}, {}, {"training_type": "FORMAL"}, 0),
        ("PLN-19", {}, {"equipment_specific": True}, {}, 1),
        ("PLN-19", {}, {}, {}, 0),
        ("PLN-22", {}, {}, {"training_type": "CIVILIAN", "line_suffix": "B"}, 1),
        ("PLN-22", {}, {}, {"training_type": "CIVILIAN", "line_suffix": "A"}, 0),
        ("PLN-22", {}, {}, {"training_type": "CIVILIAN", "line_suffix": "B", "waiver_ref": "DSCA 1"}, 0),
        ("CTF-08", {"program_label": "Exchange"}, {}, {"end_date": date(2027, 2, 28)}, 1),
        ("CTF-08", {"program_label": "Exchange"}, {"pme_flag": True}, {}, 0),
        ("CTF-08", {"program_label": "PME"}, {}, {}, 0),
    ],
)
def test_what_a_line_is_told(
    family: Family,
    rule: str,
    program: dict[str, Any],
    course: dict[str, Any],
    line: dict[str, Any],
    count: int,
) -> None:
    family.put(PROGRAM, **program)
    family.put(COURSE, **course)
    family.put(LINE, **line)
    found = told(family, rule)
    assert len(found) == count
    if rule == "CTF-08" and count:
        assert found == ["It is an exchange: the other side gives the like by 28 Feb 2028, or pays."]


def test_a_yearly_program_runs_on_a_blanket_order(family: Family) -> None:
    assert told(family, "FMS-02", CASE) == []
    family.add(CaseFile, ADDED, case_designator="BN-B-OAA", order_type="DEFINED")
    family.put(CASE, case_id=ADDED)
    assert len(told(family, "FMS-02", CASE)) == 1
    family.put(ADDED, order_type="BLANKET")
    assert told(family, "FMS-02", CASE) == []


def test_an_offer_states_the_duties(family: Family) -> None:
    assert told(family, "FMS-09", CASE) == told(family, "FMS-09", PROGRAM) == []  # accepted; no case
    family.put(CASE, loa_accepted_on=None)
    assert len(told(family, "FMS-09", CASE)) == 1


@pytest.mark.parametrize(
    ("label", "year", "count"), [("LM", 2024, 1), ("LM", 2025, 0), ("CTFP", 2024, 0), ("LM", None, 0)]
)
def test_the_label_of_section_346(family: Family, label: str, year: int | None, count: int) -> None:
    family.put(PROGRAM, program_label=label, fiscal_year=year)
    assert len(told(family, "CTF-06", PROGRAM)) == count


@pytest.mark.parametrize(
    ("receives", "rate", "said"),
    [
        (True, "A", "rate C is due"),
        (True, "C", None),
        (False, "C", "rate A is due"),
        (False, "A", None),
        (None, "A", "rate C is due"),  # the program of FY 2026 tells
    ],
)
def test_the_training_year_decides_the_rate(
    family: Family, receives: bool | None, rate: str, said: str | None
) -> None:
    family.put(CASE, loa_accepted_on=date(2025, 10, 1), tuition_rate=rate)
    family.add(TrainingYear, SECOND, country_id=COUNTRY, fiscal_year=2026, receives_imet=receives)
    family.add(TrainingYear, ADDED, country_id=COUNTRY, fiscal_year=2025, receives_imet=not receives)
    found = messages("FMS-03", family.rows[CASE], family.rows.values(), date(2027, 1, 5))
    assert len(found) == (said is not None) and all(said in each for each in found if said)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({"quantity": 2, "total_cost": 200_00}, []),
        ({"quantity": 2, "total_cost": 150_00}, ["The total is $150; quantity and unit cost make $200."]),
        (
            {"other_cost": 1_50, "tla_cost": 10_00, "total_cost": 100_00},
            ["The total is $100; quantity, unit cost, other cost and living allowance make $111.50."],
        ),
        ({"total_cost": None}, []),
        ({"unit_cost": None, "total_cost": 150_00}, []),
        ({"total_cost": 150_00, "line_status": "COMPLETED"}, []),
        ({"total_cost": 150_00, "report_years": "2025-2026"}, []),
    ],
)
def test_a_total_that_its_parts_do_not_make_is_told(
    family: Family, line: dict[str, Any], says: list[str]
) -> None:
    parts = {"quantity": 1, "unit_cost": 100_00, "other_cost": None, "tla_cost": None}
    family.put(LINE, **parts | line)
    assert told(family, "PLN-R-TOTAL") == says
