"""Undo after somebody else was at work: it names the step and its author and asks; one's own goes at once."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QLineEdit

from app import users
from app.office import Office
from models.training.people import Student
from tests import support
from tests.ui.driving import PATIENCE_S, Hands, with_office
from ui import workspace
from ui.records.page import RecordPage

BEN, BENS = "Ben Hale", "nine patient lanterns"


@pytest.fixture
def student(folder: Path) -> int:
    made: list[int] = []

    def prepare(office: Office) -> None:
        users.add_user(office, BEN, "officer", BENS, rounds=support.ROUNDS)
        made.append(support.add(office, "student", surname="ORUBA"))
        with office.change("Change student") as work:
            work.set(Student, made[0], {"first_name": "Tam"})

    with_office(folder, prepare)
    return made[0]


@pytest.fixture
def bens_turn(hands: Hands, folder: Path, student: int) -> Hands:
    """Ada locks, Ben unlocks the window as himself."""
    hands.open(folder)
    hands.do("lock")
    hands.choose("user", BEN)
    hands.unlock(BENS)
    return hands


def first_name(hands: Hands, student: int) -> object:
    return hands.workspace.session.reader.get(Student, student).first_name


def test_the_step_of_another_person_is_named_and_asked_about(bens_turn: Hands, student: int) -> None:
    hands = bens_turn
    assert hands.text("who") == "Ben Hale · Officer"
    assert hands.window.book.made["undo"].text() == "Undo Change student by Ada Quill…"
    hands.do("undo")
    (sheet,) = hands.dialogs()
    assert sheet.windowTitle() == "Undo “Change student” by Ada Quill?"
    assert first_name(hands, student) == "Tam", "nothing happens before the answer"
    hands.click("sheet_cancel")
    assert first_name(hands, student) == "Tam"
    hands.do("undo")
    hands.click("sheet_verb")
    assert first_name(hands, student) == "Sima"
    assert hands.workspace.message.text == "Undone: Change student."
    hands.do("redo")
    assert first_name(hands, student) == "Tam"


def test_ones_own_step_is_undone_at_once(bens_turn: Hands, student: int) -> None:
    hands = bens_turn
    with hands.workspace.session.office.change("Change his") as work:
        work.set(Student, student, {"middle_name": "B"})
    hands.settle()
    assert hands.window.book.made["undo"].text() == "Undo Change his"
    hands.do("undo")
    assert not hands.dialogs()
    assert hands.window.book.made["undo"].text() == "Undo Change student by Ada Quill…"


def test_ones_own_older_step_can_be_undone_instead(bens_turn: Hands, student: int) -> None:
    hands = bens_turn
    with hands.workspace.session.office.change("Change his") as work:
        work.set(Student, student, {"middle_name": "B"})
    hands.do("lock")
    hands.choose("user", support.USER)
    hands.unlock()
    hands.do("undo")
    assert hands.dialogs()[0].windowTitle() == "Undo “Change his” by Ben Hale?"
    hands.click("undo_mine")
    assert first_name(hands, student) == "Sima"
    assert hands.workspace.session.reader.get(Student, student).middle_name == "B"


def test_a_step_that_was_overtaken_is_refused_in_a_sentence(bens_turn: Hands, student: int) -> None:
    hands = bens_turn
    hands.do("undo")
    office = hands.workspace.session.office
    with support.acting(office, support.USER), office.change("Change again") as work:
        work.set(Student, student, {"first_name": "Tamar"})
    hands.click("sheet_verb")
    assert "Something else was changed since." in hands.workspace.message.text
    assert first_name(hands, student) == "Tamar"


def test_no_name_of_a_change_is_left_on_the_lock_page(bens_turn: Hands) -> None:
    bens_turn.do("lock")
    made = bens_turn.window.book.made["undo"]
    assert (made.text(), made.iconText()) == ("Undo", "Undo")


def test_an_answer_that_comes_late_does_not_name_an_older_step(
    hands: Hands, folder: Path, student: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    read, may, turns, real = Event(), Event(), iter((True,)), workspace.steps_of

    def late(office: Office) -> object:
        found = real(office)
        if next(turns, False):
            read.set()
            may.wait(PATIENCE_S)
        return found

    monkeypatch.setattr(workspace, "steps_of", late)
    undo = hands.window.book.made["undo"]
    try:
        support.add(hands.workspace.session.office, "unit")
        hands.wait(read.is_set)
        with hands.workspace.session.office.change("Rename") as work:
            work.set(Student, student, {"surname": "TARIM"})
        hands.wait(lambda: undo.text() == "Undo Rename")
    finally:
        may.set()
    hands.settle()
    assert undo.text() == "Undo Rename"


def saved_and_undone(hands: Hands, folder: Path) -> RecordPage:
    """A new student's save is on its way, and behind it its undoing."""
    hands.open(folder)
    page = hands.students
    hands.do("new_record")
    hands.type("field_surname", "TARIM")
    page.pane.form.save()
    hands.workspace.session.write("", lambda office: office.undo())
    return page


def test_a_new_record_that_is_undone_before_its_save_is_told_goes_quietly(
    hands: Hands, folder: Path, student: int
) -> None:
    page = saved_and_undone(hands, folder)
    hands.settle()
    assert len(page.grid.table.ids) == 1
    assert not page.pane.form.dirty and page.pane.seen is None


def test_what_is_typed_on_stays_where_the_save_was_undone(hands: Hands, folder: Path, student: int) -> None:
    page = saved_and_undone(hands, folder)
    hands.type("field_first_name", "Odo")
    hands.settle()
    assert len(page.grid.table.ids) == 1
    assert page.pane.form.dirty and hands.find(QLineEdit, "field_first_name").text() == "Odo"
