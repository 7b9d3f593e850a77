"""What a person settles before rows are read: date orders with both readings, odd texts once with all their rows."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.importing import plan, run
from app.importing.dates import DateOrder
from app.importing.differences import differences
from app.importing.plan import Choices, Proposal
from app.importing.questions import (
    Answer,
    answer_of,
    codes_for,
    date_questions,
    tried,
    with_answer,
    with_order,
    with_suggestions,
    without_answers,
)
from app.importing.rows import Outcome
from app.office import Office
from models.kinds import kind_named
from tests import support

HEAD = ["surname", "first_name", "us_grade", "date_of_birth", "country_service_number"]
ROWS = [
    HEAD,
    ["DOE", "Jane", "O-33", "05/04/1991", "1"],
    ["ROE", "Max", "Emperor", "07/02/1988", "2"],
    ["POE", "Ann", "Emperor", "n/a", "3"],
    ["LOE", "Lea", "E-5", "05/04/1991", "4"],
]


def sheet(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def propose(office: Office, path: Path, kind: str = "student") -> Proposal:
    book, removed = plan.read(path)
    return plan.propose(office.reader, kind_named(kind), book, removed=removed)


@pytest.fixture
def proposal(office: Office, tmp_path: Path) -> Proposal:
    return propose(office, sheet(tmp_path / "a.csv", ROWS))


DMY = Choices(date_orders={3: DateOrder.DMY})


# -- dates ---------------------------------------------------------------------------------------------------------
def test_an_ambiguous_column_is_asked_with_both_readings_of_its_own_texts(proposal: Proposal) -> None:
    (question,) = date_questions(proposal, support.TODAY)
    assert (question.label, question.mixed) == ("date_of_birth", False)
    first = question.samples[0]
    assert (first.text, first.day_first, first.month_first) == ("05/04/1991", "05 Apr 1991", "04 May 1991")
    assert len(question.samples) == 2, "the same text is shown once"


def test_a_mixed_column_shows_what_proves_each_order(office: Office, tmp_path: Path) -> None:
    rows = [*ROWS, ["A", "B", "E-5", "25/12/1990", "5"], ["C", "D", "E-5", "12/26/1990", "6"]]
    (question,) = date_questions(propose(office, sheet(tmp_path / "a.csv", rows)), support.TODAY)
    assert question.mixed
    assert question.proofs[DateOrder.DMY] == "25/12/1990" and question.proofs[DateOrder.MDY] == "12/26/1990"


def test_an_order_can_be_taken_back(proposal: Proposal) -> None:
    settled = with_order(Choices(), 3, DateOrder.MDY)
    assert list(proposal.open_questions(settled)) == []
    assert with_order(settled, 3, None) == Choices()


# -- odd texts -----------------------------------------------------------------------------------------------------
def test_an_odd_text_stands_once_with_every_row_that_holds_it(office: Office, proposal: Proposal) -> None:
    dry = run.dry_run(office.reader, proposal, DMY)
    found = {each.text: each for each in dry.oddities}
    assert found["Emperor"].rows == (3, 4) and found["Emperor"].unreadable
    assert found["n/a"].rows == (4,) and not found["n/a"].unreadable
    assert [each.unreadable for each in dry.oddities] == [True, True, False]
    assert dry.count(Outcome.REJECTED) == 3
    assert [row for row, *_ in dry.odd] == [2, 3, 4, 4]


@pytest.mark.parametrize(
    ("answer", "created", "rejected", "grades"),
    [
        (Answer("value", "O-3"), 3, 1, ["O-3", "O-3", "E-5"]),
        (Answer("empty"), 3, 1, [None, None, "E-5"]),
        (Answer("reject"), 1, 3, ["E-5"]),
        (Answer("value", "Queen"), 1, 3, ["E-5"]),
    ],
)
def test_an_answer_counts_in_all_rows_of_the_text(
    office: Office, proposal: Proposal, answer: Answer, created: int, rejected: int, grades: list[str | None]
) -> None:
    choices = with_answer(DMY, (2, "Emperor"), answer)
    assert answer_of(choices, (2, "Emperor")) == answer
    dry = run.dry_run(office.reader, proposal, choices)
    assert (dry.count(Outcome.CREATED), dry.count(Outcome.REJECTED)) == (created, rejected)
    new = [row.values.get("us_grade") for row in dry.rows if row.outcome is Outcome.CREATED]
    assert new == grades
    open_bad = {each.text for each in dry.oddities if each.unreadable}
    assert ("Emperor" in open_bad) == (answer in (Answer("reject"), Answer("value", "Queen")))


def test_a_text_kept_as_it_is_is_not_doubted_again(office: Office, proposal: Proposal) -> None:
    kept = with_answer(DMY, (3, "n/a"), Answer("keep"))
    assert "n/a" not in {each.text for each in run.dry_run(office.reader, proposal, kept).oddities}
    assert with_answer(kept, (3, "n/a"), None) == DMY


def test_suggestions_are_taken_for_what_has_no_answer(office: Office, proposal: Proposal) -> None:
    dry = run.dry_run(office.reader, proposal, DMY)
    choices = with_suggestions(with_answer(DMY, (2, "Emperor"), Answer("empty")), dry.oddities)
    assert answer_of(choices, (2, "O-33")) == Answer("value", "O-3")
    assert answer_of(choices, (2, "Emperor")) == Answer("empty")
    assert run.dry_run(office.reader, proposal, choices).count(Outcome.CREATED) == 4


def test_an_answer_is_tried_before_it_counts(office: Office, proposal: Proposal) -> None:
    dry = run.dry_run(office.reader, proposal, DMY)
    odd = next(each for each in dry.oddities if each.text == "Emperor")
    assert "O-3" in codes_for(office.reader, proposal, odd)
    fits, said = tried(office.reader, proposal, DMY, odd, "O-3")
    assert fits and "O-3" in said
    assert tried(office.reader, proposal, DMY, odd, "Queen") == (False, "“Queen” is not among the codes")
    date_odd = next(each for each in dry.oddities if each.text == "n/a")
    assert tried(office.reader, proposal, DMY, date_odd, "05/04/1991") == (True, "05 Apr 1991")
    assert tried(office.reader, proposal, DMY, date_odd, "31/02/1991")[0] is False


def test_a_column_that_carries_several_fields_takes_answers_too(office: Office, tmp_path: Path) -> None:
    rows = [
        ["student name", "service number"],
        ["cher", "1"],
        *([f"DOE{at}, Jane", f"{at}"] for at in range(2, 14)),
    ]
    found = propose(office, sheet(tmp_path / "a.csv", rows))
    dry = run.dry_run(office.reader, found)
    (odd,) = dry.oddities
    assert (odd.text, odd.rows) == ("cher", (2,))
    assert tried(office.reader, found, Choices(), odd, "SARKIS, Cher") == (True, "SARKIS, Cher, ")
    mended = run.dry_run(
        office.reader, found, with_answer(Choices(), odd.place, Answer("value", "SARKIS, Cher"))
    )
    assert mended.rows[0].values["surname"] == "SARKIS" and not mended.rejected
    refused = run.dry_run(office.reader, found, with_answer(Choices(), odd.place, Answer("reject")))
    assert "set aside by hand" in run.why_rejected(refused.rejected[0])


def test_answers_go_with_the_target_of_their_column() -> None:
    choices = with_answer(with_answer(DMY, (2, "x"), Answer("reject")), (3, "y"), Answer("empty"))
    left = without_answers(choices, {2})
    assert answer_of(left, (2, "x")) is None and answer_of(left, (3, "y")) == Answer("empty")
    assert left.date_orders == DMY.date_orders


_WAYS = st.sampled_from([None, Answer("empty"), Answer("keep"), Answer("reject"), Answer("value", "O-3")])


@given(given_=st.lists(st.tuples(st.integers(0, 2), st.text(max_size=3), _WAYS), max_size=8))
def test_the_last_answer_for_a_text_counts_and_the_others_are_untouched(
    given_: list[tuple[int, str, Answer | None]],
) -> None:
    choices, expected = Choices(), dict[tuple[int, str], Answer | None]()
    for column, text, answer in given_:
        choices = with_answer(choices, (column, text), answer)
        expected[column, text] = answer
    assert all(answer_of(choices, place) == answer for place, answer in expected.items())
    if not any(expected.values()):
        assert choices == Choices()


# -- before and after ----------------------------------------------------------------------------------------------
def test_a_changed_row_shows_before_and_after_and_a_new_one_what_it_holds(
    office: Office, tmp_path: Path
) -> None:
    rows = [HEAD, ["DOE", "Jane", "O-3", "28-Feb-88", "12345"]]
    first = run.dry_run(office.reader, propose(office, sheet(tmp_path / "a.csv", rows)))
    new = {each.label: each.after for each in differences(office.reader, first, first.rows[0])}
    assert new["Surname"] == "DOE" and "O-3" in new["U.S. grade"]
    run.apply(office, first)
    rows[1][2] = "O-4"
    second = run.dry_run(office.reader, propose(office, sheet(tmp_path / "b.csv", rows)))
    (change,) = differences(office.reader, second, second.rows[0])
    assert change.label == "U.S. grade" and "O-3" in change.before and "O-4" in change.after


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.dictionaries(st.sampled_from(["O-33", "Emperor"]), _WAYS, max_size=2))
def test_every_row_ends_somewhere_whatever_is_answered(
    office: Office, proposal: Proposal, answers: dict[str, Answer | None]
) -> None:
    choices = DMY
    for text, answer in answers.items():
        choices = with_answer(choices, (2, text), answer)
    dry = run.dry_run(office.reader, proposal, choices)
    assert sum(dry.count(each) for each in Outcome) == len(ROWS) - 1
    assert all(row.reasons for row in dry.rejected)
