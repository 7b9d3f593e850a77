"""The arithmetic of the plan: money reaches lines in order, moving keeps the set, shares and sums are exact."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.planning import derive, measures, yearly
from models.planning.measures import PRIORITIES, PlanLine, Share
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from tests.models.making import facts, make

CENTS = st.integers(0, 10**9)
LINE = st.builds(
    PlanLine,
    id=st.integers(1, 10**6),
    name=st.just(""),
    priority=st.sampled_from((*PRIORITIES, "")),
    rank=st.none() | st.integers(1, 9),
    total=CENTS,
    status=st.sampled_from(("PLANNED", "CONFIRMED", "COMPLETED", "CANCELLED", "FO")),
    pme=st.booleans(),
    e_imet=st.sampled_from([Decimal(each) for each in ("0", "33.3", "50", "100")]),
)
LINES = st.lists(LINE, max_size=12, unique_by=lambda line: line.id)
FEW = settings(max_examples=60, deadline=None)


@FEW
@given(LINES, CENTS, CENTS)
def test_more_money_drops_no_line(lines: list[PlanLine], amount: int, more: int) -> None:
    less, rich = measures.funded(lines, amount), measures.funded(lines, amount + more)
    assert [each.line for each in less] == [each.line for each in rich] == measures.in_order(lines)
    paid = [each.pays for each in less]
    assert paid == sorted(paid, reverse=True)  # where the money ends, all behind falls out
    assert all(there.pays for here, there in zip(less, rich, strict=True) if here.pays)
    assert sum(each.line.total for each in less if each.pays) <= amount
    assert all(each.pays for each in measures.funded(lines, None))


@FEW
@given(LINES.filter(bool), st.data())
def test_moving_keeps_the_set(lines: list[PlanLine], data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(tuple(lines)))
    place, priority = data.draw(st.integers(-1, 14)), data.draw(st.sampled_from((None, *PRIORITIES)))
    after = measures.moved(lines, line.id, place, priority)
    assert [each.id for each in after] == [each.id for each in lines]
    assert measures.total_of(after) == measures.total_of(lines)
    target = line.priority if priority is None else priority
    others = [each for each in lines if each.priority != target and each.id != line.id]
    assert all(each in after for each in others)  # other priorities keep their ranks
    assert measures.with_changes(lines, measures.changed(lines, after)) == after
    if line.status not in measures.OUT_OF_PLAN:
        row = [each.id for each in measures.in_order(after) if each.priority == target]
        assert row.index(line.id) == max(0, min(place - 1, len(row) - 1))


@FEW
@given(CENTS, CENTS, st.decimals(0, 100, places=2), st.booleans())
def test_shares_are_exact(part: int, whole: int, limit: Decimal, at_least: bool) -> None:
    share = Share(part, whole, limit, at_least)
    if whole == 0:  # told as nothing: whatever costs money is too much of it
        assert share.percent is None and share.met is (None if at_least else part == 0)
        assert share.lacks == (0 if at_least else part)
        untold = Share(part, None, limit, at_least)
        assert (untold.met, untold.percent, untold.lacks) == (None, None, 0)
        return
    exact = Fraction(part * 100, whole)
    assert share.met is (exact >= Fraction(limit) if at_least else exact <= Fraction(limit))
    assert share.percent is not None and Fraction(share.percent) <= exact < Fraction(
        share.percent
    ) + Fraction(1, 100)
    mended = Share(part + share.lacks if at_least else part - share.lacks, whole, limit, at_least)
    assert mended.met and (share.met or share.lacks > 0)


@FEW
@given(LINES)
def test_sums_count_what_the_plan_counts(lines: list[PlanLine]) -> None:
    assert sum(measures.total_of(lines, each) for each in PRIORITIES) <= measures.total_of(lines)
    assert measures.e_imet_of(lines) <= measures.total_of(lines) >= measures.pme_of(lines)
    assert measures.total_of(lines) == sum(each.line.total for each in measures.funded(lines, None))
    assert measures.count_of(lines, "D") == len(
        [each for each in measures.in_order(lines) if each.priority == "D"]
    )


def test_an_expanded_share_is_cut_to_whole_cents() -> None:
    assert PlanLine(1, "", "A", None, 101, e_imet=Decimal(50)).e_imet_cents == 50


@pytest.mark.parametrize(
    ("year", "today", "word"),
    [
        (2026, date(2025, 9, 30), "BY"),
        (2026, date(2025, 10, 1), "CY"),
        (2026, date(2026, 9, 30), "CY"),
        (2026, date(2026, 10, 1), "PRIOR"),
        (2028, date(2026, 9, 30), "PY"),
        (2031, date(2026, 9, 30), "PY"),
        (None, date(2026, 9, 30), ""),
    ],
)
def test_the_year_of_a_plan_follows_from_today(year: int | None, today: date, word: str) -> None:
    assert yearly.plan_year(year, today) == word


def test_a_forfeiture_costs_what_the_penalty_says() -> None:
    assert (
        yearly.forfeited(2_447_701, Decimal(50)) == 1_223_851
    )  # as the warning before it: half a cent goes up
    assert yearly.forfeited(None, Decimal(50)) is yearly.forfeited(1, None) is None


def test_ceilings_and_what_may_be_planned() -> None:
    assert yearly.ceiling_of(5, (1, 2)) == 5 and yearly.ceiling_of(None, (1, None, 2)) == 3
    assert yearly.ceiling_of(None, ()) is None and yearly.ceiling_of(0, (1,)) == 0
    assert yearly.may_plan(101, Decimal(50)) == 50 and yearly.may_plan(101, None) == 101
    assert yearly.may_plan(None, Decimal(50)) is None


def test_sums_are_kept_of_imet_programs_only() -> None:
    course = make(Course, 9, pme_flag=True, e_imet_pct=50)
    rows = [
        make(TrainingLine, 1, program_id=5, priority="A", total_cost=10_001, course_id=9),
        make(TrainingLine, 2, program_id=5, priority="D", course_id=None),
        make(TrainingLine, 3, program_id=5, priority="A", total_cost=500, line_status="CANCELLED"),
        make(TrainingLine, 4, program_id=6, priority="A", total_cost=500),
        course,
    ]
    told = {}
    for label in ("IMET-1", "FMS"):
        program = make(TrainingProgram, 5, program_label=label)
        known = facts(program, rows, derive.PLAN)  # rows as lean as the program reads them
        told[label] = [
            field.derive(known)
            for key, field in program.fields.items()
            if key.startswith("plan_") and field.derive
        ]
    assert told == {"IMET-1": [10_001, 0, 0, 1, 10_001, 5_000], "FMS": [None] * 6}
