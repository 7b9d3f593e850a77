"""The working group's checklist from plain facts: each item met, failed and not to be told, at its exact boundary."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.planning.measures import PlanLine
from models.planning.meeting import MeetingFacts, State, Women, results

CEILING = 10_000_00
DAY = date(2027, 2, 1)


def line(number: int, priority: str, cents: int, **more: Any) -> PlanLine:
    return PlanLine(number, f"Course {number}", priority, None, cents, "IMET-1", **more)


FACTS = MeetingFacts(
    "Bandaria (BN)", 2027, CEILING, (line(1, "A", CEILING // 2, pme=True), line(2, "A", CEILING // 2)), "CETPP 2028",
    DAY, DAY, {year: Women(Decimal("8.6"), Decimal(11)) for year in (2027, 2029)},
)  # fmt: skip


def state(number: int, **more: Any) -> State:
    return results(replace(FACTS, **more))[number].state


def test_everything_is_met_at_the_exact_boundaries() -> None:
    assert [each.state for each in results(FACTS)] == [*[State.MET] * 6, State.UNSET]


@pytest.mark.parametrize(
    ("number", "more", "wanted"),
    [
        (0, {"ceiling": None}, State.OPEN),
        (0, {"country": ""}, State.OPEN),
        (1, {"approved_on": None}, State.FAILS),
        (1, {"visible_on": None}, State.FAILS),
        (1, {"plan": "", "approved_on": None, "visible_on": None}, State.FAILS),
        (1, {"women": {2027: Women(Decimal(9), Decimal(9)), 2029: Women(Decimal(9))}}, State.FAILS),
        (1, {"women": {2027: Women(Decimal(0), Decimal(0)), 2029: Women(Decimal(0), Decimal(0))}}, State.MET),
        (2, {"ceiling": CEILING - 1}, State.FAILS),
        (0, {"ceiling": 0}, State.MET),
        (2, {"ceiling": None}, State.OPEN),
        (2, {"ceiling": 0}, State.FAILS),
        (2, {"ceiling": 0, "lines": ()}, State.MET),
        (3, {"lines": (line(1, "B", 100, pme=True),)}, State.MET),
        (3, {"lines": (line(1, "B", 100, by_invitation=True),)}, State.MET),
        (3, {"lines": (line(1, "B", 100, e_imet=Decimal(1)),)}, State.MET),
        (3, {"lines": (line(1, "B", 100),)}, State.FAILS),
        (3, {"lines": (line(1, "B", 100, e_imet=Decimal(100), language=True),)}, State.FAILS),
        (3, {"lines": (line(1, "B", 100, e_imet=Decimal(1), generic="N90"),), "aids": {"N90"}}, State.FAILS),
        (3, {"lines": (line(1, "B", 100, e_imet=Decimal(100), kind="MTT", quarter=5),)}, State.FAILS),
        (3, {"lines": (line(1, "B", 100, pme=True, kind="MTT", starts_on=date(2027, 10, 1)),)}, State.FAILS),
        (3, {"lines": (line(1, "B", 100, pme=True, kind="MTT", starts_on=date(2027, 9, 30)),)}, State.MET),
        (3, {"lines": (line(1, "B", 100, status="CANCELLED"),)}, State.MET),
        (4, {"lines": (line(1, "D", 0),)}, State.FAILS),
        (4, {"lines": (line(1, "D", 5, status="FO"),)}, State.MET),
        (5, {"lines": (line(1, "A", 4_999_99, pme=True),)}, State.FAILS),
        (5, {"lines": (line(1, "A", 5_000_00, pme=True),)}, State.MET),
        (5, {"ceiling": CEILING + 1}, State.FAILS),
        (5, {"ceiling": 0}, State.OPEN),
        (6, {"e_imet_limit": Decimal(10)}, State.FAILS),
        (6, {"e_imet_limit": Decimal(10), "lines": (line(1, "A", 2_000_00, e_imet=Decimal(50)),)}, State.MET),
    ],
)
def test_an_item_comes_to(number: int, more: dict[str, Any], wanted: State) -> None:
    assert state(number, **more) is wanted


def test_a_ceiling_of_nothing_is_told_as_one() -> None:
    found = results(replace(FACTS, ceiling=0, lines=(line(1, "A", 1_00, pme=True),)))
    assert found[0].said.endswith("ceiling $0.")
    assert found[2].said == "Priority A comes to $1 of $0; $1 is too much."
    assert (
        found[5].said == "Professional military education comes to $1; of a ceiling of $0 nothing is asked."
    )
    assert found[6].said.endswith("E-IMET comes to $0 of $0.")


def test_a_result_opens_to_its_numbers_and_lines() -> None:
    found = results(
        replace(FACTS, lines=(line(1, "A", 4_999_99, pme=True), line(2, "B", 7_00), line(3, "A", 1_00)))
    )
    education = found[5]
    assert education.said == (
        "Professional military education comes to $4,999.99 of $10,000, 49.99 %; $0.01 lacks."
    )
    assert ("Share", "49.99 %") in education.figures and ("Asked for", "at least 50 %") in education.figures
    assert [(each.line_id, each.cents) for each in education.behind] == [(1, 4_999_99)]
    assert [each.why for each in found[3].behind] == [
        "not allowed: neither professional education nor E-IMET"
    ]
    assert [each.line_id for each in found[2].behind] == [1, 3]
    assert found[6].unconfirmed and found[6].state is State.UNSET
    assert (
        results(replace(FACTS, plan="", approved_on=None, visible_on=None))[1].said
        == "The CETPP is not on file."
    )
