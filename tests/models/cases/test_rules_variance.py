"""Whether a case stays within its value and on its schedule, at the boundary cents and days."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.cases.casebook import CaseFile, CaseMilestone
from models.kinds import Kind
from tests.models.making import looked, make, messages

TODAY = date(2026, 3, 2)
BOUND = TODAY - timedelta(days=30)


def case(**values: Any) -> Kind:
    return make(
        CaseFile,
        1,
        **{"case_designator": "BN-B-SAA", "case_kind": "FMS", "case_state": "IMPLEMENTED"} | values,
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"total_value": 100_00, "delivered_value": 100_00}, []),
        ({"total_value": 100_00, "delivered_value": 100_01}, ["$100.01 is delivered on a case of $100: $0.01"]),
        ({"total_value": 100_00, "billed_value": 150_00}, ["$150 is billed on a case of $100: $50 more."]),
        ({"total_value": 0, "billed_value": 1, "delivered_value": 1}, ["$0.01 is delivered", "$0.01 is billed"]),
        ({"delivered_value": 100_01}, []),
        ({"total_value": 100_00, "delivered_value": 200_00, "case_state": "CLOSED"}, []),
        ({"total_value": 100_00, "delivered_value": 200_00, "case_state": "SSC", "case_kind": "BPC"}, ["$100 more"]),
    ],
)  # fmt: skip
def test_a_case_stays_within_its_value(values: dict[str, Any], said: list[str]) -> None:
    told = messages("CASE-R-172", case(**values), [], TODAY)
    assert len(told) == len(said) and all(words in each for words, each in zip(said, told, strict=True))


def milestone(number: int, expected: date | None, reached: date | None = None, **values: Any) -> Kind:
    made: Kind = make(CaseMilestone, number, case_id=1, expected_on=expected, reached_on=reached, **values)
    return made


@pytest.mark.parametrize(
    ("rows", "today", "said", "again"),
    [
        ([milestone(5, BOUND, milestone_text="First hull")], TODAY, "", TODAY + timedelta(days=1)),
        ([milestone(5, BOUND, milestone_text="First hull")], TODAY + timedelta(days=1),
         "Expected and not reached: First hull (31 Jan 2026).", None),
        ([milestone(5, BOUND, TODAY)], TODAY + timedelta(days=1), "", None),
        ([milestone(5, None)], TODAY, "", None),
        ([milestone(5, date(2024, 1, 30), milestone_code="MILSGN")], date(2024, 2, 29), "", date(2024, 3, 1)),
        ([milestone(5, date(2024, 1, 30), milestone_code="MILSGN")], date(2024, 3, 1), "MILSGN (30 Jan 2024)", None),
        ([milestone(n, date(2025, 1, n), milestone_text=f"M{n}") for n in range(1, 7)], TODAY,
         "M3 (03 Jan 2025), M4 (04 Jan 2025) and 2 more", None),
    ],
)  # fmt: skip
def test_a_milestone_is_reached_about_when_it_was_expected(
    rows: list[Kind], today: date, said: str, again: date | None
) -> None:
    told = messages("CASE-R-172A", case(), rows, today)
    assert len(told) == bool(said) and all(said in each for each in told)
    assert looked("CASE-R-172A", case(), rows, today)[1] == again


def test_nothing_is_late_on_a_case_that_ended() -> None:
    assert messages("CASE-R-172A", case(case_state="CLOSED"), [milestone(5, date(2020, 1, 1))], TODAY) == []
