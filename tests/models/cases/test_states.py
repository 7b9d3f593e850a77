"""The states of cases: none is out of reach, none a trap, and the state is that of a simple replay of the steps."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cases import derive, moving
from models.cases.casebook import CaseFile, CaseStep
from models.cases.states import CASE_STATES, COLUMNS, ENDED, FIRST, ONLY_BPC, ONLY_FMS, STATES
from models.kinds import Kind
from models.rules import Facts
from tests.models.making import make

DAY = date(2024, 2, 28)
KINDS = ("FMS", "BPC")
NEVER = {"FMS": ONLY_BPC, "BPC": ONLY_FMS}


def case(kind: str, **values: object) -> Kind:
    made: Kind = make(CaseFile, 1, case_kind=kind, **values)
    return made


def ways(kind: str, state: str) -> list[str]:
    return [each.target for each in moving.open_moves(case(kind), state)]


def reach(kind: str, start: str) -> set[str]:
    found, ahead = {start}, [start]
    while ahead:
        fresh = set(ways(kind, ahead.pop())) - found
        found |= fresh
        ahead += fresh
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_of_a_kind_is_reached_and_only_the_ended_ones_are_left_by_none(kind: str) -> None:
    reached = reach(kind, FIRST)
    assert reached == set(STATES) - NEVER[kind]
    for state in reached:
        assert reach(kind, state) & ENDED, state
        assert ways(kind, state) or state in ENDED


def test_the_picture_holds_every_state_once_and_the_table_no_move_twice() -> None:
    assert sorted(each for _, states in COLUMNS for each in states) == sorted(set(STATES))
    pairs = [(each.source, each.target) for each in CASE_STATES.moves]
    assert len(pairs) == len(set(pairs)) and {state for pair in pairs for state in pair} == set(STATES)


STEPS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 3)), max_size=14)


@given(kind=st.sampled_from(KINDS), walk=STEPS)
def test_on_a_random_walk_the_derived_state_is_the_walked_one(kind: str, walk: list[tuple[int, int]]) -> None:
    """Some steps correct the last one; days run the other way round, as a step is told when it is told."""
    here, before, last = FIRST, FIRST, 0
    steps: list[Kind] = []
    for number, (choice, sort) in enumerate(walk, start=2):
        correcting = last and sort == 0
        targets = ways(kind, before if correcting else here)
        if not targets:
            continue
        before, here = (before if correcting else here), targets[choice % len(targets)]
        entry = make(
            CaseStep, number, case_id=1, from_state=before, to_state=here, stepped_on=DAY - timedelta(days=number),
            entered_on=DAY + timedelta(days=number // 3), corrects_id=last if correcting else None,
        )  # fmt: skip
        steps.append(entry)
        assert moving.broken(case(kind), steps, entry) == ""
        assert moving.state_before(case(kind), steps, entry) == before
        assert here not in NEVER[kind]
        last = number
    assert derive.case_state(Facts(case(kind), {derive.STEPS: steps})) == here


@given(kind=st.sampled_from(KINDS), start=st.sampled_from(STATES), target=st.sampled_from(STATES))
def test_whatever_is_no_move_of_the_table_is_objected_to(kind: str, start: str, target: str) -> None:
    known = case(kind, entered_as=start)
    entry = make(CaseStep, 2, case_id=1, to_state=target, stepped_on=DAY)
    assert (moving.broken(known, [entry], entry) == "") is (target in ways(kind, start))


def test_what_a_step_lacks() -> None:
    expired = CASE_STATES.move("EXPIRED", "OFFERED")
    assert expired is not None
    assert moving.lacks(expired, {"stepped_on": DAY, "step_ref": ""}) == ["step_ref", "step_reason"]
    written = CASE_STATES.move("DEVELOPMENT", "WRITE")
    assert written is not None
    assert moving.lacks(written, {"stepped_on": DAY}) == []
    assert moving.lacks(written, {"stepped_on": DAY}, correcting=True) == ["step_reason"]
