"""A program year: four years, shares in exact cents, money that came late or not whole, what is sent of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from models.findings import Strength
from models.kinds import Kind
from models.office.places import Country
from models.planning.years import Allocation, TrainingYear
from models.rules import all_rules
from models.training.programs import TrainingProgram
from tests.models.making import POLICY, findings, looked, make, messages, policy

TODAY = date(2026, 5, 4)
COUNTRY = make(Country, 1, country_code="BN", country_name="Bandaria")
SHARES = ("IMT-03", "IMT-04", "IMT-07", "IMT-08")


def year(**values: Any) -> Any:
    return make(TrainingYear, 2, **{"country_id": 1, "fiscal_year": 2026, "imet_ceiling": 10_000_00} | values)


def program(record_id: int = 3, **values: Any) -> Any:
    return make(
        TrainingProgram,
        record_id,
        **{"country_id": 1, "program_label": "IMET-1", "fiscal_year": 2026} | values,
    )


def told(rule: str, row: Kind, *rows: Kind, today: date = TODAY, values: Any = POLICY) -> list[str]:
    return messages(rule, row, (COUNTRY, row, *rows), today, values)


@pytest.mark.parametrize(
    ("rule", "sums", "missed"),
    [
        ("IMT-03", {"plan_d": 1_000_00}, False),
        ("IMT-03", {"plan_d": 1_000_01}, True),
        ("IMT-04", {"plan_a": 10_000_00}, False),
        ("IMT-04", {"plan_a": 10_000_01}, True),
        ("IMT-07", {"plan_pme": 5_000_00}, False),
        ("IMT-07", {"plan_pme": 4_999_99}, True),
        ("IMT-07", {"plan_pme": 4_999_00}, True),
        ("IMT-07", {}, True),
        ("IMT-08", {}, False),
    ],
)
def test_shares_are_compared_in_exact_cents(rule: str, sums: dict[str, int], missed: bool) -> None:
    assert bool(told(rule, year(), program(**sums))) is missed
    assert told(rule, year(), program(**sums, program_label="FMS")) == told(
        rule, year()
    )  # counts for nothing
    assert told(rule, year(), program(**sums, fiscal_year=2025)) == told(rule, year())
    assert told(rule, year(imet_ceiling=None), program(**sums)) == []  # no whole to compare with
    split = {key: value - 100 for key, value in sums.items()}
    rest = program(4, program_label="IMET-2", **dict.fromkeys(sums, 100))
    assert bool(told(rule, year(), program(**split), rest)) is missed
    assert told(rule, year(imet_ceiling=None), program(**sums, ceiling=10_000_00)) == told(
        rule, year(), program(**sums)
    )


def test_a_ceiling_of_nothing_is_a_ceiling() -> None:
    """Told as $0: every line of priority A and D is too much; no part of it can be asked for."""
    none = year(imet_ceiling=0)
    assert told("IMT-04", none, program(plan_a=1)) == [
        "Priority A comes to $0.01 of $0: 100 % is allowed; $0.01 is too much."
    ]
    found = findings("IMT-03", none, (COUNTRY, program(plan_d=1_00)), TODAY)[0]
    assert found.sum == "$1 / $0, more than 10 %"
    assert told("IMT-04", none, program(plan_a=0)) == told("IMT-07", none, program(plan_pme=1)) == []


def test_a_share_says_what_lacks() -> None:
    assert told("IMT-07", year(), program(plan_pme=4_999_00)) == [
        "Professional military education comes to $4,999 of $10,000: 50 % is asked for; $1 lacks."
    ]
    found = findings("IMT-07", year(), (COUNTRY, program(plan_pme=4_999_00)), TODAY)[0]
    assert found.sum.endswith("= 49.99 %, less than 50 %")
    assert told("IMT-03", year(), program(plan_d=1_000_01))[0].endswith("10 % is normal; $0.01 is too much.")


def test_the_office_sets_the_share_of_expanded_imet() -> None:
    some = policy(imet__eimet_percent="20")
    assert len(told("IMT-08", year(), program(plan_e_imet=1_999_99), values=some)) == 1
    assert told("IMT-08", year(), program(plan_e_imet=2_000_00), values=some) == []
    rule = all_rules()["IMT-08"]
    assert rule.unconfirmed and rule.strength_under(POLICY, TODAY) is Strength.WARN
    entry = POLICY.entry("imet.eimet_percent", TODAY)
    assert entry.unconfirmed and entry.value == "0"


@pytest.mark.parametrize(
    ("today", "current"),
    [
        (date(2025, 9, 30), False),
        (date(2025, 10, 1), True),
        (date(2026, 9, 30), True),
        (date(2026, 10, 1), False),
    ],
)
def test_the_checklist_is_about_the_current_year(today: date, current: bool) -> None:
    rows = program(plan_a=10_000_01, plan_d=1_000_01)
    for rule in ("IMT-04", "IMT-07"):
        found, again = looked(rule, year(), (COUNTRY, rows), today)
        assert (len(found) == 1) is current
        if today < date(2025, 10, 1):
            assert again == date(2025, 10, 1)
    assert bool(told("IMT-03", year(), rows, today=today)) is (today <= date(2026, 9, 30))


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ((), ""),
        ((2025, 2026, 2027, 2028), ""),
        ((2026, 2027, 2028), "The training plan has no FY 2025 (prior year)."),
        (
            (2026,),
            "The training plan has no FY 2025 (prior year), FY 2027 (budget year) and FY 2028 (planning year).",
        ),
    ],
)
def test_four_years_stand_in_the_plan(years: Sequence[int], said: str) -> None:
    rows = [make(TrainingYear, 10 + each, country_id=1, fiscal_year=each) for each in years]
    assert told("PLN-01", COUNTRY, *rows) == ([said] if said else [])
    if len(years) == 4:
        found, again = looked("PLN-01", COUNTRY, (COUNTRY, *rows), date(2026, 9, 30))
        assert (found, again) == ([], date(2026, 10, 1))
        assert told("PLN-01", COUNTRY, *rows, today=date(2026, 10, 1)) == [
            "The training plan has no FY 2029 (planning year)."
        ]


@pytest.mark.parametrize(
    ("came", "wanted", "said"),
    [
        ([], 5_000_00, "No money has come yet for FY 2026"),
        ([(4_999_99, "INITIAL", TODAY)], 5_000_00, "$4,999.99 came for FY 2026"),
        ([(5_000_00, "INITIAL", TODAY)], 5_000_00, ""),
        ([], 0, ""),
        (
            [(6_000_00, "REALLOCATED", TODAY)],
            5_000_00,
            "No money has come yet for FY 2026",
        ),  # it pays B alone
        (
            [(6_000_00, "INITIAL", None), (-1_000_01, "WITHDRAWN", TODAY)],
            5_000_00,
            "$4,999.99 came for FY 2026",
        ),
        (
            [(6_000_00, "INITIAL", None), (1_000_01, "WITHDRAWN", TODAY)],
            5_000_00,
            "$4,999.99 came for FY 2026",
        ),
        ([(5_000_00, "INITIAL", date(2026, 5, 5))], 5_000_00, "No money has come yet for FY 2026"),
    ],
)
def test_money_comes_late_and_short(came: list[tuple[int, str, date | None]], wanted: int, said: str) -> None:
    rows = [make(Allocation, 20 + at, year_id=2, amount=cents, allocation_kind=kind, allocated_on=day)
            for at, (cents, kind, day) in enumerate(came)]  # fmt: skip
    found = told("IMT-19", year(), program(plan_a=wanted), *rows)
    assert [each[: len(said)] for each in found] == ([said] if said else [])
    assert told("IMT-19", year(), program(plan_a=wanted), *rows, today=date(2025, 9, 30)) == []
    for again in (day for *_, day in came if day and day > TODAY):
        assert looked("IMT-19", year(), (COUNTRY, program(plan_a=wanted), *rows), TODAY)[1] == again


@pytest.mark.parametrize(
    ("begins", "ends", "wanted", "count", "again"),
    [
        (date(2026, 5, 4), None, 4_000_01, 1, None),
        (date(2026, 5, 4), None, 4_000_00, 0, None),
        (date(2026, 5, 5), None, 4_000_01, 0, date(2026, 5, 5)),
        (date(2025, 10, 1), date(2026, 5, 4), 4_000_01, 1, date(2026, 5, 5)),
        (date(2025, 10, 1), date(2026, 5, 3), 4_000_01, 0, None),
    ],
)
def test_a_resolution_leaves_a_part(
    begins: date, ends: date | None, wanted: int, count: int, again: date | None
) -> None:
    row = year(cr_from=begins, cr_to=ends, cr_percent=40)
    found, look = looked("IMT-19.resolution", row, (COUNTRY, program(plan_a=wanted)), TODAY)
    assert len(found) == count and (again is None or look == again)


@pytest.mark.parametrize(
    ("rule", "fiscal_year", "today", "due"),
    [
        ("IMT-22", 2028, date(2026, 5, 4), date(2026, 9, 30)),
        ("IMT-22", 2028, date(2027, 9, 30), date(2026, 9, 30)),
        ("IMT-22", 2028, date(2027, 10, 1), None),
        ("RPT-05", 2026, date(2026, 9, 30), None),
        ("RPT-05", 2026, date(2026, 10, 1), date(2026, 11, 29)),
        ("RPT-05", 2026, date(2027, 9, 30), date(2026, 11, 29)),
        ("RPT-05", 2026, date(2027, 10, 1), None),
    ],
)
def test_what_is_sent_of_a_year(rule: str, fiscal_year: int, today: date, due: date | None) -> None:
    row = year(fiscal_year=fiscal_year)
    found = findings(rule, row, (COUNTRY,), today)
    assert [each.due_on for each in found] == ([due] if due else [])
    sent = year(fiscal_year=fiscal_year, programming_sent_on=TODAY, fmt_sent_on=TODAY)
    assert findings(rule, sent, (COUNTRY,), today) == []
    if rule == "IMT-22":
        assert findings(rule, year(fiscal_year=fiscal_year, receives_imet=False), (COUNTRY,), today) == []


@pytest.mark.parametrize(
    ("until", "today", "came", "said"),
    [
        (date(2026, 8, 1), date(2026, 8, 1), "INITIAL", "the lines of priority B cost $70."),
        (date(2026, 8, 1), date(2026, 8, 2), "INITIAL", ""),
        (date(2026, 8, 1), date(2026, 8, 1), "REALLOCATED", ""),
        (None, date(2026, 8, 1), "INITIAL", ""),
    ],
)
def test_end_of_year_money_is_asked_for_in_time(
    until: date | None, today: date, came: str, said: str
) -> None:
    row = year(reallocation_by=until)
    money = make(Allocation, 9, year_id=2, amount=1, allocation_kind=came)
    found = findings("IMT-19.reallocation", row, (COUNTRY, program(plan_b=70_00), money), today)
    assert [(each.due_on, each.message.partition("; ")[2]) for each in found] == (
        [(until, said)] if said else []
    )
    if said:
        found = findings("IMT-19.reallocation", row, (COUNTRY,), today)
        assert found[0].message.endswith("; no line has priority B.")


def test_a_year_without_its_number_or_country_has_no_findings() -> None:
    for rule in (*SHARES, "IMT-19", "IMT-19.resolution", "IMT-22", "RPT-05"):
        assert told(rule, year(fiscal_year=None), program(plan_a=1)) == []
