"""A promise is written down from anywhere in one sentence, shown as understood, kept with one button."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from app import notes
from models.training.people import Student
from tests import support
from tests.ui.driving import Hands, with_office


@pytest.fixture
def student(hands: Hands, folder: Path) -> int:
    made: list[int] = []
    with_office(folder, lambda office: made.append(support.add(office, "student", surname="TARQANI")))
    hands.open(folder)
    hands.students.grid.setFocus()
    hands.settle()
    return made[0]


def box(hands: Hands) -> QPlainTextEdit:
    return hands.find(QPlainTextEdit, "note_text")


def write(hands: Hands, text: str) -> None:
    hands.do("note")
    hands.wait(hands.dialogs)
    hands.qtbot.keyClicks(box(hands), text)
    hands.settle()


def pane(hands: Hands) -> list[str]:
    """What is read of each note on the tab."""
    hands.students.pane.show_tab("Notes")
    hands.settle()
    frames = hands.window.findChildren(QFrame, "note")
    return [each.accessibleName() for each in frames if each.isVisible()]


def test_one_key_and_a_sentence_note_a_promise(hands: Hands, student: int) -> None:
    write(hands, "send the visa letter by 5 aug to Maj. Kesar")
    assert hands.find(QLineEdit, "note_due").text() == "05 Aug 2026"
    assert hands.find(QLineEdit, "note_to").text() == "Maj. Kesar"
    assert "Kept as “Send the visa letter”" in hands.text("note_meaning")
    assert hands.find(QPushButton, "sheet_verb").text() == "Save promise"
    hands.qtbot.keyClick(box(hands), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.wait(lambda: not hands.dialogs())
    hands.settle()
    assert hands.workspace.message.text == "Promise saved. Due 05 Aug 2026. Undone with Ctrl+Z."
    (said,) = pane(hands)
    assert said.startswith("Send the visa letter. Due 05 Aug 2026. promised to Maj. Kesar")
    hands.wait(lambda: any(duty.finding.rule == "NOTE" for duty in hands.workspace._duties))


def test_what_was_understood_wrongly_is_put_right_by_hand(hands: Hands, student: int) -> None:
    write(hands, "send the letter by 5 aug to Maj. Kesar")
    hands.type("note_due", "+3")
    hands.type("note_to", "")
    hands.qtbot.keyClick(hands.find(QLineEdit, "note_to"), Qt.Key.Key_Backspace)
    assert "“Send the letter by 5 aug to Maj. Kesar”. Due Thursday 05 Mar 2026." in hands.text("note_meaning")
    hands.click("sheet_verb")
    hands.wait(lambda: not hands.dialogs())
    (note,) = notes.notes_of(hands.workspace.session.reader, student)
    assert (note.body, note.due_on.isoformat(), note.promised_to) == (  # type: ignore[union-attr]
        "Send the letter by 5 aug to Maj. Kesar", "2026-03-05", None,
    )  # fmt: skip


def test_the_offices_people_are_known_without_their_rank(hands: Hands, student: int) -> None:
    write(hands, "call back to tarqani")
    hands.wait(lambda: hands.find(QLineEdit, "note_to").text() == "Tarqani")


def test_a_day_that_cannot_be_read_and_an_empty_note_stay_in_the_sheet(hands: Hands, student: int) -> None:
    write(hands, "")
    hands.click("sheet_verb")
    assert hands.text("sheet_said") == "Nothing is written yet."
    assert box(hands).hasFocus()
    hands.qtbot.keyClicks(box(hands), "call")
    hands.type("note_due", "soon")
    hands.click("sheet_verb")
    assert hands.text("sheet_said").startswith("The day: ")
    assert notes.notes_of(hands.workspace.session.reader, student) == []


def test_a_promise_is_kept_edited_removed_and_each_is_undone(hands: Hands, student: int) -> None:
    office = hands.workspace.session.office
    notes.write(office, Student, student, notes.Said("First", support.TODAY, "Maj. Kesar"))
    notes.write(office, Student, student, notes.Said("Second"))
    hands.settle()
    assert [said.split(".")[0] for said in pane(hands)] == ["Second", "First"]
    promise = notes.notes_of(office.reader, student)[1].id
    hands.click(f"keep_{promise}")
    assert "First. Kept 02 Mar 2026" in pane(hands)[1]
    hands.do("undo")
    assert "First. Due today" in pane(hands)[1]
    hands.click(f"edit_note_{promise}")
    hands.wait(hands.dialogs)
    assert hands.find(QLineEdit, "note_due").text() == "02 Mar 2026"
    box(hands).setPlainText("First of all by 5 aug")
    hands.type("note_kept", "yesterday")
    hands.click("sheet_verb")
    hands.wait(lambda: not hands.dialogs())
    hands.settle()
    assert pane(hands)[1].startswith("First of all by 5 aug. Kept 01 Mar 2026. promised to Maj. Kesar")
    hands.click(f"remove_note_{promise}")
    assert len(pane(hands)) == 1
    hands.do("undo")
    assert len(pane(hands)) == 2


def test_somebody_elses_note_is_read_and_says_whose_it_is(hands: Hands, student: int) -> None:
    office = hands.workspace.session.office
    with support.acting(office, "Bela Stone"):
        notes.write(office, Student, student, notes.Said("Hers"))
    with support.acting(office, "Cy Reed", "clerk"):
        hands.students.pane.refresh()
        (_,) = pane(hands)
        note = notes.notes_of(office.reader, student)[0]
        edit = hands.find(QPushButton, f"edit_note_{note.id}")
        assert not edit.isEnabled()
        assert edit.toolTip() == "Bela Stone wrote this note."


def test_a_pane_without_notes_says_what_belongs_there(hands: Hands, student: int) -> None:
    assert pane(hands) == []
    shown = hands.students.pane.part_named("Notes").findChildren(QLabel)
    assert any("until it is kept" in each.text() for each in shown)
    hands.click("write_note")
    hands.wait(hands.dialogs)
    assert hands.dialogs()[0].windowTitle().startswith("Note on TARQANI")


def test_nothing_is_noted_in_the_past(hands: Hands, student: int) -> None:
    hands.do("look_back")
    hands.wait(lambda: not hands.window.book.made["note"].isEnabled())
    assert "what the file said" in hands.window.book.made["note"].statusTip()


def test_a_note_that_is_being_written_outlives_the_lock(hands: Hands, student: int) -> None:
    write(hands, "send the letter by 5 aug to Maj. Kesar")
    hands.type("note_to", "the school")
    hands.do("lock")
    assert hands.dialogs() == []
    hands.unlock()
    hands.wait(hands.dialogs)
    hands.settle()
    assert hands.dialogs()[0].windowTitle().startswith("Note on TARQANI")
    assert box(hands).toPlainText() == "send the letter by 5 aug to Maj. Kesar"
    assert hands.find(QLineEdit, "note_to").text() == "the school"
    hands.click("sheet_verb")
    hands.wait(lambda: not hands.dialogs())
    (note,) = notes.notes_of(hands.workspace.session.reader, student)
    assert (note.body, note.promised_to) == ("Send the letter to Maj. Kesar", "the school")
    hands.do("lock")
    hands.unlock()
    hands.settle()
    assert hands.dialogs() == []
