"""Wording in a second language and letters of the office's own, as somebody at the screen words them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from app import wordings
from app.papers import letter
from app.wordings import GOVERNS, Listed
from tests.ui.driving import Hands
from tests.ui.office.screens import at, choose, column, lines, pick
from tests.ui.test_accessible import nameless
from ui.office.screen import Screen

ARABIC = "شرح أوامر السفر"
LETTER = "Dear {country_rank} {surname},\nYour training begins on {next_report_on}."


@pytest.fixture
def opened(hands: Hands, folder: Path) -> Hands:
    hands.open(folder)
    at(hands, "Wording")
    return hands


def screen_of(hands: Hands) -> Screen:
    return at(hands, "Wording")


def speak(hands: Hands, language: str) -> None:
    """Types a language into its box and leaves it."""
    line = hands.find(QLineEdit, "wording_language_text")
    line.setFocus()
    line.selectAll()
    hands.qtbot.keyClicks(line, language)
    line.editingFinished.emit()
    hands.settle()


def write(hands: Hands, text: str, name: str = "wording_text") -> None:
    field = hands.find(QPlainTextEdit, name)
    field.setFocus()
    field.selectAll()
    field.insertPlainText(text)
    hands.settle()


def told(hands: Hands) -> str:
    return hands.find(QLabel, "wording_told").text()


def topic(hands: Hands, name: str, language: str) -> Listed:
    return wordings.translation(hands.workspace.session.office.reader, "briefing_record", name, language)


def to_the_right(hands: Hands, name: str) -> bool:
    side = hands.find(QPlainTextEdit, name).document().defaultTextOption().alignment()
    return bool(side & Qt.AlignmentFlag.AlignRight)


def in_arabic(hands: Hands) -> Screen:
    speak(hands, "Arabic")
    choose(hands, "wording_paper", "Briefing record")
    screen = screen_of(hands)
    pick(hands, screen, "PDB-02")
    return screen


def test_a_topic_is_worded_in_arabic_beside_the_english(opened: Hands) -> None:
    screen = in_arabic(opened)
    english = topic(opened, "PDB-02", "ar").supplied.text
    assert opened.find(QPlainTextEdit, "wording_supplied").toPlainText() == english
    own = opened.find(QPlainTextEdit, "wording_text")
    assert own.toPlainText() == "" and own.accessibleName() == "Text of this office in Arabic"
    assert to_the_right(opened, "wording_text") and not to_the_right(opened, "wording_supplied")
    assert "Arabic: 0 of 29 worded" in told(opened)
    assert GOVERNS in opened.find(QLabel, "wording_fixed").text()
    assert not opened.find(QPushButton, "wording_confirm").isEnabled()
    assert nameless(opened.window) == []
    write(opened, ARABIC)
    opened.type("wording_source", "The embassy's translator")
    assert not opened.find(QComboBox, "wording_language").isEnabled(), "what is not saved is not left behind"
    opened.do("save")
    opened.wait(lambda: "1 of 29 worded" in told(opened))
    assert topic(opened, "PDB-02", "ar").text == ARABIC
    assert "worded in Arabic by the office now" in opened.workspace.message.text
    line = next(each for each in lines(screen) if each[0] == "PDB-02")
    assert line[1:3] == ["To be confirmed", "This office"]
    opened.do("undo")
    opened.wait(lambda: "0 of 29 worded" in told(opened))
    assert not topic(opened, "PDB-02", "ar").worded


def test_the_paper_is_looked_at_in_that_language(opened: Hands) -> None:
    in_arabic(opened)
    write(opened, ARABIC)
    opened.click("wording_preview")
    (sheet,) = opened.dialogs()
    assert "briefing_" in opened.words(sheet) and "2 pages" in opened.words(sheet)
    opened.click("sheet_verb")
    opened.do("discard")
    assert opened.find(QPlainTextEdit, "wording_text").toPlainText() == ""


def test_the_translation_is_taken_away_and_comes_back(opened: Hands) -> None:
    in_arabic(opened)
    write(opened, ARABIC)
    opened.do("save")
    opened.wait(lambda: "1 of 29 worded" in told(opened))
    assert opened.find(QPushButton, "wording_back").text() == "Take this translation away"
    opened.click("wording_back")
    opened.wait(lambda: "0 of 29 worded" in told(opened))
    assert "no words in Arabic" in opened.workspace.message.text
    opened.do("undo")
    opened.wait(lambda: "1 of 29 worded" in told(opened))


def test_languages_in_use_are_offered_first_and_unknown_ones_told(opened: Hands) -> None:
    speak(opened, "Klingon")
    assert "“Klingon” is no language that papers know" in told(opened)
    speak(opened, "uk")
    in_arabic(opened)
    write(opened, ARABIC)
    opened.do("save")
    box = opened.find(QComboBox, "wording_language")
    opened.wait(lambda: box.itemText(0) == "Arabic")
    assert box.currentText() == "Arabic"
    speak(opened, "French")
    assert "French: 0 of 29 worded" in told(opened)
    pick(opened, screen_of(opened), "PDB-02")
    assert not to_the_right(opened, "wording_text")


def test_words_in_arabic_come_back_after_the_lock(opened: Hands) -> None:
    in_arabic(opened)
    write(opened, ARABIC)
    opened.do("lock")
    opened.unlock()
    opened.wait(lambda: opened.find(QPlainTextEdit, "wording_text").toPlainText() == ARABIC)
    assert "Arabic" in told(opened)
    opened.do("save")
    opened.wait(lambda: topic(opened, "PDB-02", "ar").worded)


# -- letters ---------------------------------------------------------------------------------------------------------
def make(hands: Hands, name: str, text: str) -> None:
    hands.click("wording_letter_new")
    hands.type("letter_name", name)
    write(hands, text, "letter_text")
    hands.click("sheet_verb")
    hands.settle()


def titles(hands: Hands) -> list[str]:
    return [each.title for each in letter.templates(hands.workspace.session.office.reader)]


def test_a_letter_is_made_renamed_and_removed(opened: Hands) -> None:
    make(opened, "Passport reminder", LETTER)
    screen = screen_of(opened)
    opened.wait(lambda: "Passport reminder" in column(screen, "Paragraph"))
    assert titles(opened)[-1] == "Passport reminder"
    assert opened.find(QPlainTextEdit, "wording_text").toPlainText() == LETTER
    opened.click("wording_letter_rename")
    line = opened.find(QLineEdit, "letter_name")
    line.clear()
    opened.type("letter_name", "Passport runs out")
    opened.click("sheet_verb")
    opened.wait(lambda: "Passport runs out" in column(screen, "Paragraph"))
    assert titles(opened)[-1] == "Passport runs out" and "Passport reminder" not in titles(opened)
    assert opened.find(QPushButton, "wording_back").text() == "Remove the letter"
    opened.click("wording_back")
    opened.wait(lambda: "Passport runs out" not in column(screen, "Paragraph"))
    opened.do("undo")
    opened.wait(lambda: "Passport runs out" in column(screen, "Paragraph"))


def test_a_letter_says_which_places_it_cannot_fill(opened: Hands) -> None:
    make(opened, "Mine", "Dear {fullname}, {hr_vetting_state}")
    (sheet,) = opened.dialogs()
    assert "{fullname}, {hr_vetting_state}" in opened.words(sheet)
    write(opened, "Dear {full_name}", "letter_text")
    opened.click("sheet_verb")
    opened.wait(lambda: "Mine" in column(screen_of(opened), "Paragraph"))
    make(opened, "mine", "Dear {full_name}")
    assert "a letter “mine” already" in opened.words(opened.dialogs()[0])
    opened.click("sheet_cancel")


def test_a_place_is_chosen_from_the_list_and_put_into_the_text(opened: Hands) -> None:
    pick(opened, screen_of(opened), "Welcome home")
    place = opened.find(QComboBox, "wording_place")
    offered = [place.itemText(each) for each in range(place.count())]
    assert "{course} Course" in offered and not any("vetting" in each for each in offered)
    write(opened, "Welcome, ")
    opened.find(QLineEdit, "wording_place_text").setText("{surname}")
    opened.click("wording_insert")
    assert opened.find(QPlainTextEdit, "wording_text").toPlainText() == "Welcome, {surname}"
    verbs = {each.objectName() for each in opened.window.findChildren(QPushButton) if each.isVisible()}
    assert "wording_back" in verbs and "wording_letter_rename" not in verbs, (
        "supplied letters keep their name"
    )
    opened.do("save")
    opened.wait(lambda: "worded by the office now" in opened.workspace.message.text)
    speak(opened, "Arabic")
    choose(opened, "wording_paper", "Letter")
    assert "Arabic: 0 of 3 worded" in told(opened)
    pick(opened, screen_of(opened), "Welcome home")
    write(opened, "مرحبا {surname}")
    opened.do("save")
    opened.wait(lambda: "Welcome home (Arabic)" in titles(opened))
