"""The training plan is written in the window: begun, worded by keys, spelt, saved, reviewed, and kept at the lock."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app import spelling
from app.planning import cetpp
from reports.marked import Run, blocks
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.parts.marked import MarkedEdit
from ui.planning.cetpp.page import WritingPage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def page_of(hands: Hands) -> WritingPage:
    hands.workspace.go_to("Planning").show_screen("CETPP text")
    hands.settle()
    found = hands.workspace.page.page_inside("CETPP text")
    assert isinstance(found, WritingPage)
    return found


def go(hands: Hands, page: WritingPage, no: str) -> None:
    row = next(at for at, each in enumerate(page._lines.things) if each.no == no)
    page.outline.go_to_row(row)
    hands.settle()


def state(page: WritingPage, no: str) -> str:
    return next(each.state for each in page._desk.places if each.no == no)


def test_a_section_is_written_spelt_saved_reviewed_and_kept_at_the_lock(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    page = page_of(hands)
    hands.click("cetpp_begin_first")
    hands.type("cetpp_year", "next")
    hands.click("sheet_verb")
    assert "fiscal year such as 2028" in hands.text("sheet_said")
    hands.type("cetpp_year", "2028")
    hands.click("sheet_verb")
    assert (
        hands.text("section_title") == "1.1.1 Specific U.S. program objectives"
    )  # the first that takes words
    assert nameless(page) == []
    assert not hands.find(QPushButton, "section_save").isEnabled()
    go(hands, page, "1.1")
    assert not page.editor.edit.isEnabled()
    go(hands, page, "1.1.2")
    edit = page.editor.edit
    edit.setFocus()
    QTest.keyClicks(edit, "Aims")
    QTest.keyClick(edit, Qt.Key.Key_2, CTRL)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "The traning is ")
    QTest.keyClick(edit, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(edit, "good")
    assert edit.markdown() == "## Aims\n\nThe traning is **good**"
    # another line of the outline asks first, and stays when nobody agrees
    page.outline.go_to_row(0)
    hands.settle()
    hands.click("sheet_cancel")
    assert (hands.text("section_title"), edit.changed) == ("1.1.2 Host nation objectives", True)
    # the unknown word is found by key and another one taken from the menu
    hands.wait(lambda: page.editor.spelling.ready)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_F7)
    hands.wait(lambda: hands.window.findChildren(QMenu, "spelling_menu"))
    menu = hands.window.findChildren(QMenu, "spelling_menu")[-1]
    assert menu.activeAction().text() == "training"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert "The training is" in edit.markdown()
    # a word that the office added is taken out of its words by the menu of the editor
    before = edit.markdown()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(edit, " brigadir")
    spelling.add_word(hands.workspace.session.office, "brigadir")
    page.editor.spelling.forget()
    hands.settle()
    at = edit.cursorRect().center()
    press = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, edit.viewport().mapToGlobal(at))
    QApplication.sendEvent(edit.viewport(), press)
    hands.wait(lambda: edit.findChildren(QMenu, "editing_menu"))
    menu = edit.findChildren(QMenu, "editing_menu")[-1]
    forget = next(each for each in menu.actions() if each.text().startswith("Take “brigadir”"))
    forget.trigger()
    menu.close()
    hands.settle()
    assert spelling.words(hands.workspace.session.office.reader) == []
    for _ in " brigadir":
        QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.markdown() == before
    # what is typed comes back after the lock, in its section and not saved
    hands.do("lock")
    hands.wait(lambda: hands.window.locked)
    hands.unlock()
    page = page_of(hands)
    hands.wait(lambda: page.editor.dirty)
    assert page.editor.edit.markdown() == "## Aims\n\nThe training is **good**"
    assert hands.text("section_title") == "1.1.2 Host nation objectives"
    page.editor.edit.moveCursor(QTextCursor.MoveOperation.End)
    page.save()
    QTest.keyClicks(page.editor.edit, "!")  # before it is answered
    hands.settle()
    assert page.editor.dirty
    hands.do("save")
    assert (page.leave_safe(), state(page, "1.1.2")) == (True, "DRAFTED")
    assert page.editor.edit.textCursor().atEnd(), "the cursor stays where it was"
    hands.click("section_review")
    assert state(page, "1.1.2") == "REVIEWED"
    assert "Other words take it back." in hands.text("section_told")
    page.editor.edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(page.editor.edit, " still")
    assert not hands.find(QPushButton, "section_review").isEnabled()
    hands.click("section_save")
    assert state(page, "1.1.2") == "DRAFTED"
    go(hands, page, "3.1")
    hands.click("section_nothing")
    hands.type("cetpp_because", "No candidate.")
    hands.click("sheet_verb")
    assert hands.text("section_told") == "Nothing to say: No candidate."
    assert "finding" in page.beside.tabText(2)


def test_somebody_elses_words_are_not_written_over(hands: Hands, folder: Path) -> None:
    with_office(folder, lambda office: cetpp.write(office, cetpp.start(office, 2028), "1.1.2", "Old."))
    hands.open(folder)
    page = page_of(hands)
    go(hands, page, "1.1.2")
    QTest.keyClicks(page.editor.edit, "Mine. ")
    plan = page._desk.plan
    assert plan is not None
    hands.workspace.session.write("", lambda office: cetpp.write(office, plan.id, "1.1.2", "Hers."))
    hands.settle()
    hands.do("save")
    assert "What you typed is still here" in hands.words()
    assert page.editor.edit.markdown() == "Mine. Old."
    hands.do("discard")
    assert page.editor.edit.markdown() == "Hers."
    # the first year without a plan is offered for the next one
    hands.workspace.session.write("", lambda office: cetpp.start(office, 2027))
    hands.settle()
    hands.click("cetpp_begin")
    assert hands.find(QLineEdit, "cetpp_year").text() == "2029"
    assert hands.text("cetpp_begun") == "Begun already: CETPP 2027 and CETPP 2028."
    hands.click("sheet_cancel")


def ctrl(key: Qt.Key, *more: Qt.KeyboardModifier) -> Callable[[MarkedEdit], object]:
    def press(edit: MarkedEdit) -> None:
        QTest.keyClick(edit, key, more[0] | CTRL if more else CTRL)

    return press


ALL, BULLETS, THREE = MarkedEdit.selectAll, MarkedEdit.bullets, ctrl(Qt.Key.Key_3)
KEYS: dict[str, tuple[tuple[Callable[[MarkedEdit], object], ...], str]] = {
    "list": ((ctrl(Qt.Key.Key_8, SHIFT),), "- one"),
    "numbers": ((MarkedEdit.numbers,), "1.  one"),
    "list off": ((BULLETS, BULLETS), "one"),
    "deeper": ((BULLETS, MarkedEdit.deeper), "  - one"),
    "out of the list": ((BULLETS, MarkedEdit.less_deep), "one"),
    "heading off": ((THREE, THREE), "one"),
    "heading of a list": ((BULLETS, THREE), "### one"),
    "slanted": ((ALL, ctrl(Qt.Key.Key_I)), "*one*"),
    "bold off": ((ALL, MarkedEdit.bold, MarkedEdit.bold), "one"),
}  # fmt: skip


def test_each_key_makes_what_it_says(qtbot: QtBot) -> None:
    edit = MarkedEdit("words", "Words")
    qtbot.addWidget(edit)
    edit.show()
    for name, (presses, markdown) in KEYS.items():
        edit.load("one")
        for press in presses:
            press(edit)
        assert edit.markdown() == markdown.strip(), name
        edit.load(edit.markdown())
        assert edit.markdown() == markdown.strip(), f"{name}, loaded again"
        assert not edit.changed
    edit.load("")
    QTest.keyClick(edit, Qt.Key.Key_T, CTRL)
    for cell in ("A", "B", "C", "1"):
        QTest.keyClicks(edit, cell)
        QTest.keyClick(edit, Qt.Key.Key_Tab)
    edit.remove_column()
    edit.add_row()
    edit.remove_row()
    assert edit.markdown().replace(" ", "") == "|A|C|\n|-|-|\n|||\n|||"
    edit.setReadOnly(True)
    QTest.keyClick(edit, Qt.Key.Key_B, CTRL)
    assert "**" not in edit.markdown()


TYPED = (
    "5 * 3", "*x* and *y*", "**x**", "_x_ a_b", "~~x~~", "`x` `y`", "[x](y) ![x](y)", "> x", "a <b> & c", "# x", "- x",
    "1. x", "C:\\*.txt", "a | b", "1. no list", "# no heading", "$5 | 6", "snake_case", "\U0001f600 *x* \U0001f600 *y*",
)  # fmt: skip


def test_a_sign_that_is_typed_stays_that_sign(qtbot: QtBot) -> None:
    """Only a button or its key gives a look: what was typed comes back, on screen and on paper, as it was typed."""
    edit = MarkedEdit("words", "Words")
    qtbot.addWidget(edit)
    for typed in TYPED:
        edit.load("")
        edit.insertPlainText(typed)
        kept = edit.markdown()
        (block,) = blocks(kept)
        assert block.runs == (Run(typed),), typed
        edit.load(kept)
        assert (edit.toPlainText(), edit.markdown()) == (typed, kept)
