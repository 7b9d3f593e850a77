"""The undo list names the user's steps; choosing one takes it and all newer ones back, and redo goes the same way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import undo_list
from app.change import Nature
from app.errors import Refused
from app.journal.undoing import Skipped
from app.office import Office
from app.undo_list import Steps
from models.training.people import Student
from tests import support
from tests.support import acting


@pytest.fixture
def student(office: Office) -> int:
    return support.add(office, "student", surname="TARQANI", first_name="Sahim")


def rank(office: Office, student: int, value: str, name: str = "", nature: Nature | None = None) -> None:
    with office.change(name or f"Rank {value}", nature=nature) as work:
        work.set(Student, student, {"country_rank": value})


def steps(office: Office) -> Steps:
    return undo_list.listed(office.reader, office.user)


def names(office: Office) -> tuple[list[str], list[str]]:
    found = steps(office)
    return [each.name for each in found.undo], [each.name for each in found.redo]


def now(office: Office, student: int) -> str | None:
    return office.reader.get(Student, student).country_rank


def test_steps_are_listed_by_name_time_and_count(office: Office, student: int) -> None:
    with office.change("Add two units") as work:
        for _ in range(2):
            support.add_in(work, "unit")
    newest, older, *_ = steps(office).undo
    assert (newest.name, newest.records, newest.on, newest.final) == (
        "Add two units",
        2,
        support.TODAY,
        False,
    )
    assert (older.name, older.records) == ("Add", 1)
    assert newest.at > older.at


def test_a_chosen_step_and_all_newer_ones_are_taken_back_and_done_again(office: Office, student: int) -> None:
    for value in ("Captain", "Major", "Colonel"):
        rank(office, student, value)
    chosen = steps(office).undo[1]
    moved = undo_list.take_back(office, chosen.of)
    assert [each.name for each in moved.steps] == ["Rank Colonel", "Rank Major"]
    assert now(office, student) == "Captain"
    undo, redo = names(office)
    assert (undo[0], redo) == ("Rank Captain", ["Rank Major", "Rank Colonel"])
    again = undo_list.do_again(office, steps(office).redo[1].of)
    assert [each.name for each in again.steps] == ["Rank Major", "Rank Colonel"]
    assert now(office, student) == "Colonel"
    assert names(office)[1] == []


def test_only_ones_own_steps_are_listed_and_what_others_wrote_since_is_left_alone(
    office: Office, student: int
) -> None:
    rank(office, student, "Captain")
    with acting(office, "Bela Stone"):
        rank(office, student, "Major")
        assert names(office)[0] == ["Rank Major"]
    rank_step = next(each for each in steps(office).undo if each.name == "Rank Captain")
    moved = undo_list.take_back(office, rank_step.of)
    assert now(office, student) == "Major"
    assert undo_list.left_alone(office.reader, moved.skipped) == ["TARQANI, Sahim: rank"]


def test_nothing_goes_past_a_final_step_and_nothing_is_done_by_half(office: Office, student: int) -> None:
    rank(office, student, "Captain")
    rank(office, student, "Major", "Sign the order", Nature(final=True))
    rank(office, student, "Colonel")
    newest, final, older, *_ = steps(office).undo
    assert (final.name, final.final) == ("Sign the order", True)
    for chosen in (final, older):
        with pytest.raises(Refused, match="Sign the order"):
            undo_list.take_back(office, chosen.of)
    assert now(office, student) == "Colonel"
    undo_list.take_back(office, newest.of)
    assert now(office, student) == "Major"


def test_a_step_that_is_gone_is_refused(office: Office, student: int) -> None:
    rank(office, student, "Captain")
    chosen = steps(office).undo[0]
    office.undo()
    with pytest.raises(Refused):
        undo_list.take_back(office, chosen.of)
    rank(office, student, "Major")
    with pytest.raises(Refused):
        undo_list.do_again(office, chosen.of)


def test_a_viewer_has_no_steps(office: Office, student: int) -> None:
    with acting(office, office.user, "viewer"):
        assert steps(office) == Steps()


def test_fields_hidden_from_the_role_are_not_named(office: Office, student: int) -> None:
    vetting = support.add(office, "hr_vetting", student_id=student)
    skipped = [Skipped("hr_vetting", vetting, "hr_remarks"), Skipped("student", student, "row_status")]
    assert len(undo_list.left_alone(office.reader, skipped)) == 2
    with acting(office, "Bela Stone", "clerk"):
        assert undo_list.left_alone(office.reader, skipped) == ["TARQANI, Sahim: the record itself"]


@pytest.fixture(scope="module")
def shared(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for all examples: what is asked holds whatever was done before."""
    support.allow_few_rounds()
    office = support.reopen(support.copy_office(template, tmp_path_factory.mktemp("shared") / "Bandaria.sco"))
    yield office
    office.close()


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from(["change", "undo", "redo", "back", "again"]), st.integers(0, 11)),
        min_size=1, max_size=12,
    )
)  # fmt: skip
def test_the_list_says_what_undo_and_redo_do_next(shared: Office, moves: list[tuple[str, int]]) -> None:
    """The first of each list is the next step, and none stands in a list that cannot be taken.

    Which step of a list is chosen by a number, as the lists hold what earlier examples did.
    """
    for move, which in moves:
        found = steps(shared)
        if move == "undo" and found.undo:
            shared.undo()
        elif move == "redo" and found.redo:
            shared.redo()
        elif move == "back" and found.undo:
            undo_list.take_back(shared, found.undo[which % len(found.undo[:3])].of)
        elif move == "again" and found.redo:
            undo_list.do_again(shared, found.redo[which % len(found.redo)].of)
        else:
            support.add(shared, "unit")
        found = steps(shared)
        assert shared.undoable() == (found.undo[0].name if found.undo else None)
        assert shared.redoable() == (found.redo[0].name if found.redo else None)
