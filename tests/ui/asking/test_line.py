"""Asking in words at the window: typed, echoed, counted, offered, applied with Enter, left with Escape."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from tests.ui.asking.conftest import shown
from tests.ui.driving import Hands
from ui.asking.line import AskEdit
from ui.parts.basics import Elided


def begin(hands: Hands, sentence: str) -> AskEdit:
    """Opens the line by its action and types a sentence."""
    hands.window.activateWindow()  # a sheet that was closed leaves no window active without a window manager
    hands.do("ask")
    line = hands.find(AskEdit, "ask_text")
    assert line.hasFocus()
    hands.qtbot.keyClicks(line, sentence)
    hands.wait(lambda: not hands.students.filters._line._rest.isActive())
    hands.settle()
    return line


def enter(hands: Hands, line: AskEdit) -> None:
    hands.qtbot.keyClick(line, Qt.Key.Key_Return)
    hands.settle()


def test_a_sentence_is_echoed_counted_and_shown_with_enter(listed: Hands) -> None:
    line = begin(listed, "with no medical exam since 1 March, by name")
    assert listed.text("ask_said") == (
        "Students with no medical record examined on or after 1 Mar 2026, by Name"
    )
    assert listed.text("ask_count") == "2 of 3 students"
    assert len(shown(listed)) == 3, "nothing changes before Enter"
    enter(listed, line)
    listed.wait(lambda: shown(listed) == ["ALVAREZ", "ORUBA"])
    assert not line.isVisible()
    assert listed.students.grid.hasFocus()
    chip = listed.find(QToolButton, "filter_0")
    assert chip.accessibleName() == (
        "Condition: with no medical record examined on or after 1 Mar 2026. Take away"
    )


def test_the_order_of_a_sentence_counts_for_the_list(listed: Hands) -> None:
    enter(listed, begin(listed, "by grade descending, then by name descending"))
    listed.wait(lambda: shown(listed) == ["NAKAMBO", "ALVAREZ", "ORUBA"])
    assert [each.path for each in listed.students.grid.order] == ["us_grade", "full_name"]


def test_escape_leaves_the_list_as_it_was(listed: Hands) -> None:
    line = begin(listed, 'surname is "ORUBA"')
    listed.qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert len(shown(listed)) == 3
    assert listed.find(QWidget, "ask_in_words").hasFocus()


def test_what_is_not_understood_is_named_and_enter_keeps_the_line(listed: Hands) -> None:
    line = begin(listed, "with exm date before 1 march")
    said = listed.find(QLabel, "ask_said")
    assert said.text().startswith("“exm date” is not a field of students; nearest: Examined on")
    assert said.property("tone") == "blocked"
    enter(listed, line)
    assert line.isVisible() and len(shown(listed)) == 3


def test_a_question_for_other_records_is_not_taken_for_this_list(listed: Hands) -> None:
    line = begin(listed, "units without students")
    assert listed.text("ask_said") == "This asks for units; the list shows students."
    enter(listed, line)
    assert line.isVisible()


def test_enter_right_after_the_last_letter_waits_for_the_answer(listed: Hands) -> None:
    listed.do("ask")
    line = listed.find(AskEdit, "ask_text")
    listed.qtbot.keyClicks(line, "rank is O-3")
    listed.qtbot.keyClick(line, Qt.Key.Key_Return)
    listed.wait(lambda: shown(listed) == ["ORUBA"])


def test_offers_are_taken_by_keyboard(listed: Hands) -> None:
    line = begin(listed, "unit is la")
    listed.wait(lambda: line.popup.isVisible())
    model = line.popup.model()
    assert [model.index(at, 0).data() for at in range(model.rowCount())] == ["Land and Sea School"]
    listed.qtbot.keyClick(line.popup, Qt.Key.Key_Down)
    listed.qtbot.keyClick(line.popup, Qt.Key.Key_Return)
    assert line.text() == "unit is Land and Sea School "
    listed.wait(lambda: not listed.students.filters._line._rest.isActive())
    listed.settle()
    assert listed.text("ask_said") == "Students: Unit is “Land and Sea School”"


def test_the_line_opens_with_the_present_question(listed: Hands) -> None:
    enter(listed, begin(listed, 'surname is "ORUBA"'))
    listed.wait(lambda: shown(listed) == ["ORUBA"])
    listed.do("ask")
    line = listed.find(AskEdit, "ask_text")
    assert (line.text(), line.selectedText()) == ("Surname is “ORUBA”", "Surname is “ORUBA”")


def test_conditions_go_one_by_one_and_all_at_once(listed: Hands) -> None:
    enter(listed, begin(listed, "surname is filled and with an exam and rank is O-4"))
    listed.wait(lambda: len(shown(listed)) == 2)
    said = listed.find(Elided, "filter_said")
    whole = "Students: Surname is filled and with a medical record and U.S. grade is O-4"
    assert (said.text(), said.toolTip(), said.accessibleName()) == (whole, whole, whole)
    listed.click("filter_1")
    listed.wait(lambda: listed.find(QToolButton, "filter_1").toolTip().startswith("U.S. grade is O-4"))
    assert len(shown(listed)) == 2
    listed.click("clear_filter")
    listed.wait(lambda: len(shown(listed)) == 3)
    assert not listed.students.filters.isVisible()
