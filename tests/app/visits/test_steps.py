"""Steps and answers of requests: along the tables, corrected by new entries; no answer is ever approval."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import stepping
from app.errors import NotFound, Refused, Usage
from app.office import Office
from app.visits import answering, steps
from app.visits.answering import Answer
from models.visits import moving
from models.visits.requests import ApprovalAction, ClearanceRequest, ItineraryLeg, RequestStep
from models.visits.states import (
    ANSWERED,
    ENDED,
    LINE_ANSWERS,
    LINES,
    NEEDS,
    REQUEST_STATES,
    STATUSES,
    overall,
)
from tests.app.visits.conftest import Make
from tests.app.visits.walking import DAY, completed, enter, sent, status
from tests.support import TODAY

SOURCE = {
    ("DRAFT", "READY"), ("READY", "DRAFT"), ("READY", "SUBMITTED"), ("SUBMITTED", "NEED_MORE_INFO"),
    ("NEED_MORE_INFO", "SUBMITTED"), ("SUBMITTED", "APPROVED"), ("SUBMITTED", "APPROVED_RESTRICTED"),
    ("SUBMITTED", "DENIED"), ("APPROVED", "SUBMITTED"), ("APPROVED_RESTRICTED", "SUBMITTED"),
    ("APPROVED", "REVOKED"), ("DRAFT", "CANCELLED"), ("SUBMITTED", "CANCELLED"), ("NEED_MORE_INFO", "CANCELLED"),
    ("APPROVED", "CANCELLED"), ("APPROVED", "EXPIRED"), ("APPROVED", "CLOSED"), ("APPROVED_RESTRICTED", "CLOSED"),
}  # fmt: skip
"""visit_clearance_transition.csv, without what makes a new request."""
BESIDE = {
    ("READY", "CANCELLED"), ("APPROVED_RESTRICTED", "REVOKED"), ("APPROVED_RESTRICTED", "CANCELLED"),
    ("APPROVED_RESTRICTED", "EXPIRED"), ("APPROVED", "APPROVED_RESTRICTED"), ("APPROVED_RESTRICTED", "APPROVED"),
}  # fmt: skip
"""What the picture of visitors.md 6 adds (APPROVED* and the desk), and a restriction laid on or lifted later."""
LATE = {
    ("NEED_MORE_INFO", "DENIED"),
    ("NEED_MORE_INFO", "REVOKED"),
    ("SUBMITTED", "REVOKED"),
    ("REVOKED", "DENIED"),
}
"""Where another of several clearances is answered meanwhile."""


def said(office: Office, request: int) -> list[str]:
    return [each.message for each in office.reader.findings(ClearanceRequest, request)]


def answer(office: Office, request: int, line: str, code: str, **more: Any) -> int:
    usual = {"acted_on": DAY, "answer_comment": "As the approver wrote"}
    return answering.record(office, request, line, code, usual | more)


def test_a_request_goes_through_its_gates_and_gets_its_number_of_the_system(
    office: Office, make: Make
) -> None:
    made = completed(office, make())
    steps.record(office, made, "READY", {"stepped_on": DAY})
    ways = {each.target: each for each in steps.standing(office.reader, [made]).ways}
    assert set(ways) == {"DRAFT", "SUBMITTED", "CANCELLED"}
    assert ways["SUBMITTED"].needs == ("stepped_on", "step_ref")
    with pytest.raises(Refused, match="Record it as sent: Reference is missing"):
        steps.record(office, made, "SUBMITTED", {"stepped_on": DAY})
    steps.record(office, made, "SUBMITTED", {"stepped_on": DAY, "step_ref": "1234567"})
    row = office.reader.get(ClearanceRequest, made)
    assert (row.request_status, row.external_no, row.submitted_on) == ("SUBMITTED", "1234567", DAY)
    bare = make()
    with pytest.raises(Refused, match="Mark it ready is closed by"):
        steps.record(office, bare, "READY", {"stepped_on": DAY})
    sent(office, other := make())
    for line in ("COUNTRY", "THEATER"):
        answer(office, other, line, "APPROVED")
    assert status(office, other) == "APPROVED"
    with pytest.raises(Refused, match="Reason is missing"):
        steps.record(office, other, "CANCELLED", {"stepped_on": DAY})
    steps.record(
        office, other, "CANCELLED", {"stepped_on": DAY, "step_reason": "The exercise was called off"}
    )
    assert status(office, other) == "CANCELLED"
    with pytest.raises(Refused, match="it may become nothing"):
        steps.record(office, other, "SUBMITTED", {"stepped_on": DAY, "step_ref": "x"})


def test_what_is_no_step_is_refused(office: Office, make: Make) -> None:
    made = make()
    wrong: list[tuple[str, dict[str, Any], type[Exception]]] = [
        ("GONE", {"stepped_on": DAY}, Usage),
        ("CANCELLED", {"stepped_on": TODAY + timedelta(days=1), "step_reason": "x"}, Usage),
        ("CANCELLED", {"stepped_on": DAY, "sent_mark": "x"}, Usage),
        ("CLOSED", {"stepped_on": DAY}, Refused),
        ("APPROVED", {"stepped_on": DAY}, Refused),
    ]
    for to, values, error in wrong:
        with pytest.raises(error):
            steps.record(office, made, to, values)
    with pytest.raises(NotFound):
        steps.record(office, made + 99, "READY", {"stepped_on": DAY})
    assert status(office, made) == "DRAFT"


def test_a_template_takes_no_step(office: Office, make: Make) -> None:
    assert steps.standing(office.reader, [make(is_template=True)]).ways == ()


OVERALL: list[tuple[dict[str, str], str]] = [
    ({"COUNTRY": "APPROVED", "THEATER": "APPROVED"}, "APPROVED"),
    ({"COUNTRY": "APPROVED"}, "SUBMITTED"),
    ({"COUNTRY": "APPROVED", "THEATER": "APPROVED_RESTRICTED"}, "APPROVED_RESTRICTED"),
    ({"COUNTRY": "NEED_MORE_INFO", "THEATER": "APPROVED"}, "NEED_MORE_INFO"),
    ({"COUNTRY": "NEED_MORE_INFO", "THEATER": "DENIED"}, "DENIED"),
    ({}, "SUBMITTED"),
]


def test_the_answers_of_all_lines_settle_the_request(office: Office, make: Make) -> None:
    for told, expected in OVERALL:
        made = sent(office, make())
        for line, code in told.items():
            answer(office, made, line, code)
        assert status(office, made) == expected, told


def test_acceptance_3_a_restriction_settles_it_and_prints(office: Office, make: Make) -> None:
    made = sent(office, make(needs_special_area=True))
    ids = answering.record_all(office, made, [
        Answer("COUNTRY", "APPROVED", {"acted_on": DAY}), Answer("THEATER", "APPROVED", {"acted_on": DAY}),
        Answer("SPECIAL_AREA", "APPROVED_RESTRICTED", {"acted_on": DAY, "answer_comment": "No travel by road"}),
    ])  # fmt: skip
    row = office.reader.get(ClearanceRequest, made)
    assert (row.request_status, row.restriction_text) == ("APPROVED_RESTRICTED", "No travel by road")
    assert office.reader.get(ApprovalAction, ids[2]).answer_restriction == "No travel by road"
    office.undo()
    assert status(office, made) == "SUBMITTED"


ANSWERS_REFUSED: list[tuple[list[str], str, str, dict[str, Any], str]] = [
    ([], "COUNTRY", "REVOKED", {}, "Only an approval is revoked; this clearance is pending"),
    ([], "HOST_NATION", "APPROVED", {}, "does not need the host nation clearance"),
    ([], "COUNTRY", "DENIED", {"answer_comment": " "}, "Denied: Comment is missing"),
    ([], "COUNTRY", "NEED_MORE_INFO", {"answer_comment": ""}, "Need more info: Comment is missing"),
    ([], "COUNTRY", "APPROVED_RESTRICTED", {"answer_comment": ""}, "Restriction is missing"),
    ([], "COUNTRY", "APPROVED", {"acted_on": None}, "Answered on is missing"),
    ([], "COUNTRY", "APPROVED", {"acted_on": DAY - timedelta(days=1)}, "before the day it was sent"),
    (["NEED_MORE_INFO"], "COUNTRY", "APPROVED", {}, "is need more info is not answered “approved”"),
    (["DENIED"], "COUNTRY", "APPROVED", {}, "is denied is not answered"),
    (["APPROVED"], "COUNTRY", "DENIED", {}, "is approved is not answered “denied”"),
    (["APPROVED", "REVOKED"], "COUNTRY", "REVOKED", {}, "Only an approval is revoked"),
]


def test_an_answer_that_cannot_follow_or_lacks_something_is_refused(office: Office, make: Make) -> None:
    for before, line, code, more, why in ANSWERS_REFUSED:
        made = sent(office, make())
        for each in before:
            answer(office, made, "COUNTRY", each)
        head = office.head()
        with pytest.raises(Refused, match=why):
            answer(office, made, line, code, **more)
        assert office.head() == head


def test_what_was_not_sent_is_not_answered(office: Office, make: Make) -> None:
    made = make()
    assert answering.open_answers(office.reader, made) == {}
    with pytest.raises(Refused, match="what was not sent"):
        answer(office, made, "COUNTRY", "APPROVED")
    wrong: list[tuple[str, str, dict[str, object]]] = [
        ("X", "APPROVED", {}), ("COUNTRY", "X", {}), ("COUNTRY", "APPROVED", {"colour": 1}),
        ("COUNTRY", "APPROVED", {"acted_on": TODAY + timedelta(days=1)}),
    ]  # fmt: skip
    for line, code, values in wrong:
        with pytest.raises(Usage):
            answering.record(office, made, line, code, {"acted_on": DAY} | values)
    sent(office, made)
    assert answering.open_answers(office.reader, made) == dict.fromkeys(
        ("COUNTRY", "THEATER"), LINE_ANSWERS["PENDING"]
    )


def test_sending_again_opens_the_lines_that_asked(office: Office, make: Make) -> None:
    made = sent(office, completed(office, make()))
    answer(office, made, "COUNTRY", "APPROVED")
    answer(office, made, "THEATER", "NEED_MORE_INFO")
    with pytest.raises(Refused, match="Reason is missing"):
        steps.record(office, made, "SUBMITTED", {"stepped_on": DAY})
    steps.record(office, made, "SUBMITTED", {"stepped_on": DAY, "step_reason": "Sent the lodging"})
    row = office.reader.get(ClearanceRequest, made)
    assert (row.country_state, row.theater_state, row.request_status) == ("APPROVED", "PENDING", "SUBMITTED")
    answer(office, made, "THEATER", "APPROVED")
    assert status(office, made) == "APPROVED"


def test_a_material_edit_has_to_be_sent_again(office: Office, make: Make) -> None:
    made = sent(office, completed(office, make()))
    leg = office.reader.children(ItineraryLeg, "request_id", made)[0].id
    for line in ("COUNTRY", "THEATER"):
        answer(office, made, line, "APPROVED")
    with office.change("Note") as work:
        work.set(ClearanceRequest, made, {"request_notes": "Two vegetarians"})
    assert steps.unsent(office.reader, made) == ()
    with office.change("Move") as work:
        work.set(ItineraryLeg, leg, {"location": "Hill", "depart_on": date(2026, 6, 13)})
        work.set(ClearanceRequest, made, {"date_to": date(2026, 6, 13)})
    assert steps.unsent(office.reader, made) == ("dates", "places")
    assert "Not as it was sent: dates and places. The approval does not cover the change." in said(
        office, made
    )
    steps.record(office, made, "SUBMITTED", {"stepped_on": DAY, "step_reason": "A day longer, another place",
                                             "reopens_country": True})  # fmt: skip
    row = office.reader.get(ClearanceRequest, made)
    assert (row.country_state, row.theater_state, row.request_status) == ("PENDING", "APPROVED", "SUBMITTED")
    assert steps.unsent(office.reader, made) == () and not any(
        "Not as" in each for each in said(office, made)
    )
    with pytest.raises(Refused, match="not asked again"):
        answer(office, made, "COUNTRY", "APPROVED")
        steps.record(
            office, made, "SUBMITTED",
            {"stepped_on": DAY, "step_reason": "x", "reopens_host_nation": True},
        )  # fmt: skip


def test_a_change_without_a_named_line_asks_all_again(office: Office, make: Make) -> None:
    made = sent(office, completed(office, make()))
    for line in ("COUNTRY", "THEATER"):
        answer(office, made, line, "APPROVED")
    steps.record(office, made, "SUBMITTED", {"stepped_on": DAY, "step_reason": "Another week"})
    assert status(office, made) == "SUBMITTED"
    assert set(answering.open_answers(office.reader, made)) == {"COUNTRY", "THEATER"}


def test_a_wrong_answer_is_corrected_by_a_new_one(office: Office, make: Make) -> None:
    made = sent(office, completed(office, make(needs_theater=False)))
    wrong = answer(office, made, "COUNTRY", "DENIED")
    right = answering.record(office, made, "COUNTRY", "NEED_MORE_INFO",
                             {"acted_on": DAY, "answer_comment": "Lodging"}, corrects_id=wrong)  # fmt: skip
    assert status(office, made) == "NEED_MORE_INFO"
    with pytest.raises(Refused, match="replaced before"):
        answering.record(office, made, "COUNTRY", "APPROVED", {"acted_on": DAY}, corrects_id=wrong)
    steps.record(office, made, "SUBMITTED", {"stepped_on": DAY, "step_reason": "Lodging named"})
    with pytest.raises(Refused, match="asked again since"):
        answering.record(office, made, "COUNTRY", "APPROVED", {"acted_on": DAY}, corrects_id=right)
    answering.record(office, made, "COUNTRY", "NEED_MORE_INFO",
                     {"acted_on": DAY, "answer_comment": "Lodging and telephone"}, corrects_id=right)  # fmt: skip
    assert status(office, made) == "SUBMITTED"


def test_a_correction_of_a_step_keeps_what_followed(office: Office, make: Make) -> None:
    made = sent(office, completed(office, make(needs_theater=False)))
    answer(office, made, "COUNTRY", "NEED_MORE_INFO")
    again = steps.record(office, made, "SUBMITTED", {"stepped_on": DAY, "step_reason": "Told"})
    steps.record(
        office,
        made,
        "SUBMITTED",
        {"stepped_on": TODAY, "step_reason": "The day was wrong"},
        corrects_id=again,
    )
    assert status(office, made) == "SUBMITTED"
    with pytest.raises(Refused, match="goes on from it"):
        first = office.reader.children(RequestStep, "request_id", made)[0]
        steps.record(office, made, "CANCELLED", {"stepped_on": DAY, "step_reason": "x"}, corrects_id=first.id)


# -- the tables ------------------------------------------------------------------------------------------------------
def test_the_moves_are_those_of_the_source() -> None:
    assert {(each.source, each.target) for each in REQUEST_STATES.moves} <= SOURCE | BESIDE
    reached, front = {"DRAFT"}, {"DRAFT"}
    while front:
        front = {to for source, to in SOURCE | BESIDE if source in front} - reached
        reached |= front
    assert reached == set(STATUSES)
    assert not {source for source, _ in SOURCE | BESIDE} & ENDED


@given(st.dictionaries(st.sampled_from(LINES), st.sampled_from([*ANSWERED, "PENDING", "NOT_REQUIRED"])))
@settings(max_examples=40, deadline=None)
def test_no_answer_is_never_approval(lines: dict[str, str]) -> None:
    found = overall(lines)
    needed = [each for each in lines.values() if each != "NOT_REQUIRED"]
    if found in ("APPROVED", "APPROVED_RESTRICTED"):
        assert needed and all(each in ("APPROVED", "APPROVED_RESTRICTED") for each in needed)
        assert (found == "APPROVED") == ("APPROVED_RESTRICTED" not in needed)
    for worst in ("DENIED", "REVOKED", "NEED_MORE_INFO"):
        if worst in needed:
            assert found == worst
            break


def _acts(f: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Whatever may be done with a request now: a step to a status, or an answer to a line."""
    state = moving.status(f.record, f.all(moving.STEPS), f.all(moving.ANSWERS))
    yield from (("step", (each.target,)) for each in moving.open_moves(state))
    steps_taken = f.all(moving.STEPS)
    if steps_taken and steps_taken[-1].get("to_status") == "SUBMITTED":
        lines = moving.line_states(f.record, steps_taken, f.all(moving.ANSWERS))
        for line, at in lines.items():
            yield from (("answer", (line, code)) for code in LINE_ANSWERS.get(at, ()))


def test_a_random_walk_meets_only_states_and_ways_of_the_source(office: Office, make: Make) -> None:
    dice, seen = random.Random(7), set[tuple[str, str]]()
    for _ in range(10):
        made = make(**{NEEDS[line]: dice.random() < 0.6 for line in LINES})
        for _ in range(12):
            f = stepping.facts_of(steps.LADDER, office.reader, [made])[made]
            before = str(status(office, made))
            acts = list(_acts(f))
            assert bool(acts) == (before not in ENDED) or before in ("DENIED", "REVOKED")
            if not acts:
                break
            what, told = dice.choice(acts)
            if what == "answer":
                answer(office, made, told[0], told[1])
            else:
                asked = {moving.REOPENS[line]: True for line in LINES if f.record.get(NEEDS[line])}
                more = asked if told == ("SUBMITTED",) and before != "READY" else {}
                enter(office, made, told[0], **more)
            after = str(status(office, made))
            if after != before:
                seen.add((before, after))
    assert seen <= SOURCE | BESIDE | LATE
