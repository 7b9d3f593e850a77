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


BEFORE = (
    "LOR_SENT",
    "LOR_RECEIVED",
    "LOR_INSUFFICIENT",
    "LOR_ACTIONABLE",
    "DEVELOPMENT",
    "WRITE",
    "REVIEW",
    "PROPOSED",
)
SOURCE = {
    ("PLANNED", "LOR_SENT"), ("LOR_SENT", "LOR_RECEIVED"), ("LOR_RECEIVED", "LOR_INSUFFICIENT"),
    ("LOR_INSUFFICIENT", "LOR_RECEIVED"), ("LOR_RECEIVED", "LOR_ACTIONABLE"), ("LOR_INSUFFICIENT", "LOR_ACTIONABLE"),
    ("LOR_RECEIVED", "PNA_RESPONSE"), *((each, "DISAPPROVED") for each in BEFORE), ("LOR_ACTIONABLE", "DEVELOPMENT"),
    ("DEVELOPMENT", "WRITE"), ("WRITE", "DEVELOPMENT"), ("REVIEW", "DEVELOPMENT"), ("WRITE", "REVIEW"),
    ("REVIEW", "PROPOSED"), ("PROPOSED", "OFFERED"), ("OFFERED", "EXPIRED"), ("EXPIRED", "OFFERED"),
    ("OFFERED", "REJECTED"), ("REJECTED", "CANCELLED"), ("OFFERED", "ACCEPTED"), ("OFFERED", "OFFERED"),
    ("CANCELLED", "DEVELOPMENT"), ("CANCELLED", "OFFERED"), ("ACCEPTED", "IMPLEMENTED"), ("IMPLEMENTED", "IMPLEMENTED"),
    ("IMPLEMENTED", "SUSPENDED"), ("IMPLEMENTED", "SSC"), ("SSC", "CLOSED_INTERIM"), ("SSC", "CLOSED"),
    ("CLOSED_INTERIM", "CLOSED"),
}  # fmt: skip
"""Steps of the reference (cases.md 4), that of a late signature as the extension or restatement it needs."""
SOURCE_BPC = {("PLANNED", "DEVELOPMENT"), ("PROPOSED", "BPC_WAIT"), ("BPC_WAIT", "ACCEPTED")}
OURS = {
    *((each, "WITHDRAWN") for each in ("PLANNED", *BEFORE)), ("SSC", "IMPLEMENTED"), ("SUSPENDED", "IMPLEMENTED"),
    *((each, "CANCELLED") for each in ("DEVELOPMENT", "WRITE", "REVIEW", "PROPOSED", "OFFERED", "EXPIRED", "ACCEPTED",
                                       "BPC_WAIT")),
}  # fmt: skip
"""Steps beyond its table: withdrawal is a state of its own without one, the agency may cancel (O-09, O-14), and what
was recorded as suspended or complete goes on."""
ENDS = {
    "FMS": {"CLOSED", "DISAPPROVED", "WITHDRAWN", "PNA_RESPONSE"},
    "BPC": {"CLOSED", "DISAPPROVED", "WITHDRAWN"},
}


def test_the_steps_are_those_of_the_reference_and_a_few_named_ones() -> None:
    pairs = {(each.source, each.target) for each in CASE_STATES.moves}
    assert pairs == SOURCE | SOURCE_BPC | OURS


@pytest.mark.parametrize("kind", KINDS)
def test_no_state_is_a_trap_that_the_reference_does_not_have(kind: str) -> None:
    """Only its ends have no way on; from every other state a case may still be closed, or at least be cancelled."""
    reached = reach(kind, FIRST)
    assert {state for state in reached if not ways(kind, state)} == ENDS[kind]
    for state in reached - ENDS[kind]:
        assert "CLOSED" in reach(kind, state), state
        assert reach(kind, state) != {state}, state


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


@pytest.mark.parametrize(
    ("on", "said"), [(DAY, "The offer stands until 28 Feb 2024"), (date(2024, 2, 29), "")]
)
def test_an_offer_expires_after_its_last_day(on: date, said: str) -> None:
    known = case("FMS", entered_as="OFFERED", oed=DAY)
    entry = make(CaseStep, 2, case_id=1, to_state="EXPIRED", stepped_on=on)
    assert moving.broken(known, [entry], entry)[: len(said) or None] == said


def test_a_step_has_a_day() -> None:
    """Without one it would stand before every other step, and be judged as the first."""
    entry = make(CaseStep, 2, case_id=1, to_state="LOR_SENT")
    known = case("FMS", entered_as="OFFERED")
    assert list(moving.objections(Facts(entry, {moving.CASE: [known], moving.OTHERS: [entry]}))) == [
        "The day of the step is missing."
    ]


def test_what_a_step_lacks() -> None:
    expired = CASE_STATES.move("EXPIRED", "OFFERED")
    assert expired is not None
    assert moving.lacks(expired, {"stepped_on": DAY, "step_ref": ""}) == ["step_ref", "step_reason"]
    written = CASE_STATES.move("DEVELOPMENT", "WRITE")
    assert written is not None
    assert moving.lacks(written, {"stepped_on": DAY}) == []
    assert moving.lacks(written, {"stepped_on": DAY}, correcting=True) == ["step_reason"]
