"""Wording as the chief looks after it: both texts, own words, preview, confirmation, the way back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from app import drafts
from app.papers.frame import words_of
from tests import support
from tests.ui.driving import Hands
from tests.ui.office.screens import at, choose, column, lines, pick, pick_all
from tests.ui.test_accessible import nameless
from ui.office.screen import Screen

OWN = "Leave is granted by the commander of the school alone."


@pytest.fixture
def opened(hands: Hands, folder: Path) -> Hands:
    hands.open(folder)
    pick(hands, at(hands, "Wording"), "Leave")
    return hands


def screen_of(hands: Hands) -> Screen:
    return at(hands, "Wording")


def write(hands: Hands, text: str) -> None:
    field = hands.find(QPlainTextEdit, "wording_text")
    field.setFocus()
    field.selectAll()
    hands.qtbot.keyClicks(field, text)


def printed(hands: Hands) -> str:
    return words_of(hands.workspace.session.office.reader, "ito")["leave"].text


def state(hands: Hands) -> list[str]:
    return next(line for line in lines(screen_of(hands)) if line[0] == "Leave")


def test_supplied_and_own_text_stand_side_by_side(opened: Hands) -> None:
    supplied = opened.find(QPlainTextEdit, "wording_supplied")
    assert supplied.isReadOnly() and supplied.toPlainText() == printed(opened)
    assert opened.find(QPlainTextEdit, "wording_text").toPlainText() == printed(opened)
    assert state(opened)[1:3] == ["To be confirmed", "Supplied"]
    assert nameless(opened.window) == []


def test_the_offices_words_are_saved_confirmed_and_given_back(opened: Hands) -> None:
    screen = screen_of(opened)
    assert not opened.window.book.made["save"].isEnabled()
    write(opened, OWN)
    opened.type("wording_source", "Letter 26-7")
    assert opened.window.book.made["save"].isEnabled()
    opened.do("save")
    opened.wait(lambda: state(opened)[2] == "This office")
    assert printed(opened) == OWN
    assert "worded by the office now" in opened.workspace.message.text
    choose(opened, "wording_shown", "In the office's words")
    assert column(screen, "Paragraph") == ["Leave"]
    choose(opened, "wording_shown", "Every paragraph")
    pick(opened, screen, "Leave")
    opened.click("wording_confirm")
    opened.click("sheet_verb")
    opened.wait(lambda: state(opened)[1].startswith("Confirmed 02 Mar 2026"))
    pick(opened, screen, "Leave")
    opened.click("wording_back")
    opened.wait(lambda: state(opened)[1:3] == ["To be confirmed", "Supplied"])
    opened.do("undo")
    opened.wait(lambda: printed(opened) == OWN)


def test_many_are_confirmed_in_one_step(opened: Hands) -> None:
    screen = screen_of(opened)
    choose(opened, "wording_shown", "To be confirmed")
    pick_all(opened, screen)
    opened.click("wording_confirm")
    opened.click("sheet_verb")
    opened.wait(lambda: lines(screen) == [])
    opened.do("undo")
    opened.wait(lambda: len(lines(screen)) > 5)


def test_what_is_not_saved_is_asked_about_and_discarded(opened: Hands) -> None:
    write(opened, OWN)
    assert opened.workspace.dirty
    pick(opened, screen_of(opened), "Terms")
    opened.wait(lambda: opened.dialogs())
    assert "holds changes that are not saved" in opened.words(opened.dialogs()[0])
    opened.click("sheet_cancel")
    opened.settle()
    assert opened.find(QPlainTextEdit, "wording_text").toPlainText() == OWN
    pick(opened, screen_of(opened), "Terms")
    opened.wait(lambda: opened.dialogs())
    opened.click("sheet_verb")
    opened.settle()
    assert "The IMS obeys" in opened.find(QPlainTextEdit, "wording_text").toPlainText()
    assert not opened.workspace.dirty
    pick(opened, screen_of(opened), "Leave")
    write(opened, OWN)
    opened.do("discard")
    assert opened.find(QPlainTextEdit, "wording_text").toPlainText() == printed(opened)


def test_what_is_being_written_stays_in_sight_whatever_is_looked_for(opened: Hands) -> None:
    screen = screen_of(opened)
    write(opened, OWN)
    screen.search("terms")
    assert "Leave" in column(screen, "Paragraph") and opened.find(QPlainTextEdit, "wording_text").isVisible()
    assert opened.find(QPlainTextEdit, "wording_text").toPlainText() == OWN
    opened.do("discard")
    screen.search("terms of")
    assert "Leave" not in column(screen, "Paragraph")


def test_a_misspelt_place_is_refused_and_nothing_is_lost(opened: Hands) -> None:
    pick(opened, screen_of(opened), "Invitation")
    write(opened, "From {land} to {installation}")
    opened.do("save")
    assert "cannot fill {land}" in opened.workspace.message.text
    assert opened.find(QPlainTextEdit, "wording_text").toPlainText() == "From {land} to {installation}"
    opened.do("discard")


def test_the_preview_shows_the_paper_without_a_student(opened: Hands) -> None:
    write(opened, OWN)
    opened.click("wording_preview")
    (sheet,) = opened.dialogs()
    assert "DRAFT_ITO" in opened.words(sheet)
    assert [each.text() for each in sheet.findChildren(QPushButton) if each.isVisible()] == ["Close"]
    opened.click("sheet_verb")
    opened.find(QLineEdit, "wording_source")
    opened.do("discard")


def test_words_that_are_not_saved_come_back_after_the_lock(opened: Hands) -> None:
    write(opened, OWN)
    opened.type("wording_source", "Letter 26-7")
    opened.do("lock")
    opened.unlock()
    assert opened.workspace.page.screen_shown == "Wording"
    opened.wait(lambda: opened.find(QPlainTextEdit, "wording_text").toPlainText() == OWN)
    assert opened.find(QLineEdit, "wording_source").text() == "Letter 26-7"
    assert opened.workspace.dirty
    opened.do("save")
    opened.wait(lambda: state(opened)[2] == "This office")
    with opened.workspace.session.office.another_reader() as reader:
        assert drafts.parked(reader, support.USER) == {}
