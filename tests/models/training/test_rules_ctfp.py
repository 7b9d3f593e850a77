"""CTFP lines: approval, no fifth quarter, an allowance split at 1 October; exchanges."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import fiscal_year
from models.training.rules_ctfp import by_fiscal_year
from tests.models.training.family import LINE, PROGRAM, Family


@pytest.fixture
def family() -> Family:
    made = Family()
    made.put(PROGRAM, program_label="CTFP")
    return made


@pytest.mark.parametrize(
    ("label", "values", "count"),
    [
        ("CTFP", {}, 1),
        ("CTIWFP", {}, 1),
        ("CTFP", {"line_status": "CANCELLED"}, 1),
        ("CTFP", {"line_status": "COMPLETED"}, 0),
        ("CTFP", {"ctfp_approval_ref": "OSD 7"}, 0),
        ("IMET-1", {}, 0),
    ],
)
def test_a_line_has_its_written_approval(
    family: Family, label: str, values: dict[str, Any], count: int
) -> None:
    family.put(PROGRAM, program_label=label)
    family.put(LINE, **values)
    assert len(family.find("CTF-03", on=LINE)) == count


@pytest.mark.parametrize(
    ("starts", "quarter", "count"),
    [
        (date(2026, 9, 30), None, 0),
        (date(2026, 10, 1), None, 1),
        (date(2026, 12, 31), None, 1),
        (date(2026, 9, 30), 5, 1),
        (date(2027, 1, 1), None, 0),
    ],
)
def test_there_is_no_fifth_quarter(family: Family, starts: date, quarter: int | None, count: int) -> None:
    family.put(LINE, start_date=starts, avail_qtr=quarter)
    assert len(family.find("CTF-04", on=LINE)) == count


@pytest.mark.parametrize(
    ("reports", "ends", "said"),
    [
        (date(2026, 8, 1), date(2026, 9, 30), []),
        (
            date(2026, 8, 1),
            date(2026, 10, 1),
            ["The living allowance is split between the years: 61 days of FY 2026, 1 day of FY 2027."],
        ),
        (date(2026, 10, 1), date(2026, 11, 1), []),
    ],
)
def test_the_allowance_is_split_at_the_new_year(
    family: Family, reports: date, ends: date, said: list[str]
) -> None:
    family.put(LINE, report_date=reports, end_date=ends, tla_authorised=True)
    assert family.say("CTF-04.split", on=LINE) == said


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 900))
def test_days_by_fiscal_year_against_counting(first: date, more: int) -> None:
    days = [first + timedelta(days=each) for each in range(more + 1)]
    counted: dict[int, int] = {}
    for each in days:
        counted[fiscal_year(each)] = counted.get(fiscal_year(each), 0) + 1
    assert by_fiscal_year(first, days[-1]) == counted


def test_an_exchange_pays_its_own(family: Family) -> None:
    family.put(LINE, tla_authorised=True)
    assert family.find("CTF-07", on=LINE) == []
    family.put(PROGRAM, program_label="Exchange")
    assert len(family.find("CTF-07", on=LINE)) == 1
    family.put(LINE, tla_authorised=False)
    assert family.find("CTF-07", on=LINE) == []
