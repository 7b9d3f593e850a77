"""Every key is listed and found by typing; one is changed by pressing another; conflicts are named."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton

from tests import support
from tests.ui.driving import Hands, with_office
from ui.actions import ACTIONS
from ui.keymap import FIXED, Keymap, why_not
from ui.shortcuts import KeyCatcher, ShortcutsSheet

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip


@pytest.fixture(autouse=True)
def declared_keys(qapp: object) -> Iterator[None]:
    """The keys as they came, before and after."""
    yield
    Keymap.current().use({})


def opened(hands: Hands, looked_for: str = "") -> ShortcutsSheet:
    hands.do("shortcuts")
    hands.wait(hands.dialogs)
    sheet = hands.dialogs()[0]
    assert isinstance(sheet, ShortcutsSheet)
    if looked_for:
        hands.type("shortcut_search", looked_for)
        hands.settle()
    return sheet


def press(hands: Hands, sheet: ShortcutsSheet, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """Enter on the line, then the new key."""
    hands.qtbot.keyClick(sheet.grid, Qt.Key.Key_Return)
    catcher = hands.find(KeyCatcher, "new_key")
    assert catcher.hasFocus()
    hands.qtbot.keyClick(catcher, key, modifier)
    hands.settle()


def said(hands: Hands) -> str:
    return hands.find(QLabel, "shortcut_said").text()


def test_all_actions_and_fixed_keys_are_listed_and_searched(hands: Hands) -> None:
    hands.start()
    sheet = opened(hands)
    assert len(sheet._rows.lines) == len(ACTIONS) + len(FIXED)
    hands.type("shortcut_search", "ctrl+j")
    hands.settle()
    assert [each.what for each in sheet._rows.lines] == ["Note or promise"]
    hands.type("shortcut_search", "open record")
    hands.settle()
    assert "Open the record" in [each.what for each in sheet._rows.lines]
    assert not hands.find(KeyCatcher, "new_key").isEnabled()


def test_a_key_is_changed_by_pressing_it_and_menus_tips_and_machine_follow(
    hands: Hands, folder: Path
) -> None:
    hands.open(folder)
    sheet = opened(hands, "find anything")
    press(hands, sheet, Qt.Key.Key_G, CONTROL | ALT)
    assert said(hands) == "Find anything: Ctrl+Alt+G."
    made = hands.window.book.made["palette"]
    assert made.shortcut() == QKeySequence("Ctrl+Alt+G")
    assert made.toolTip().endswith("(Ctrl+Alt+G)")
    assert json.loads(hands.remembered.read_text())["keys"] == {"palette": "Ctrl+Alt+G"}


def test_a_key_that_another_action_has_is_named_before_it_is_taken(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    sheet = opened(hands, "find anything")
    press(hands, sheet, Qt.Key.Key_J, CONTROL)
    assert said(hands) == "Ctrl+J belongs to “Note or promise”, which would be left without."
    assert Keymap.current().key("palette") == "Ctrl+K"
    assert hands.find(QPushButton, "shortcut_take").hasFocus()
    hands.click("shortcut_take")
    keymap = Keymap.current()
    assert (keymap.key("palette"), keymap.key("note"), keymap.holders("Ctrl+J")) == (
        "Ctrl+J",
        "",
        ["palette"],
    )
    hands.click("shortcut_reset")
    assert (keymap.key("palette"), keymap.key("note")) == ("Ctrl+K", "")
    hands.click("shortcut_reset_all")
    assert keymap.own == {}
    assert hands.window.book.made["note"].shortcut() == QKeySequence("Ctrl+J")


def test_backspace_takes_a_key_away_and_esc_leaves_it(hands: Hands) -> None:
    hands.start()
    sheet = opened(hands, "shortcuts")
    hands.qtbot.keyClick(sheet.grid, Qt.Key.Key_Return)
    hands.qtbot.keyClick(hands.find(KeyCatcher, "new_key"), Qt.Key.Key_Escape)
    assert sheet.grid.hasFocus() and sheet.isVisible()
    assert Keymap.current().own == {}
    press(hands, sheet, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
    assert said(hands) == "Keyboard shortcuts has no key now."
    assert hands.window.book.made["shortcuts"].shortcut().isEmpty()


@pytest.mark.parametrize(
    ("key", "refused"),
    [
        ("Ctrl+Alt+J", ""), ("F5", ""), ("Shift+F5", ""), ("", ""), ("Ctrl++", ""), ("Alt+Shift+N", ""),
        ("J", "alone is typed"), ("Shift+J", "alone is typed"), ("Tab", "moves the focus"), ("Return", "alone"),
        ("Ctrl+C", "copies"), ("Ctrl+V", "pastes"), ("Alt+O", "opens a menu"), ("F10", "opens the menus"),
    ],
)  # fmt: skip
def test_keys_that_are_typed_or_mean_something_everywhere_are_not_given(key: str, refused: str) -> None:
    assert (refused in why_not(key)) if refused else not why_not(key)


def test_no_declared_key_is_one_that_could_not_be_given() -> None:
    assert [each.id for each in ACTIONS if why_not(each.shortcut)] == []


def test_a_refused_key_says_why_and_changes_nothing(hands: Hands) -> None:
    hands.start()
    sheet = opened(hands, "keyboard")
    press(hands, sheet, Qt.Key.Key_C, CONTROL)
    assert said(hands) == "Ctrl+C copies everywhere in the window."
    assert Keymap.current().own == {}


def test_the_form_and_the_messages_follow_the_keys(hands: Hands, folder: Path) -> None:
    with_office(folder, lambda office: support.add(office, "student", surname="ORUBA"))
    hands.open(folder)
    hands.students.grid.setFocus()
    hands.settle()
    Keymap.current().give("save", "Ctrl+Alt+S")
    Keymap.current().give("undo", "Ctrl+Alt+Z")
    form = hands.students.pane.form
    hands.type("field_first_name", "Ana")
    hands.qtbot.keyClick(form, Qt.Key.Key_S, CONTROL)
    assert form.dirty
    assert hands.find(QPushButton, "form_save").toolTip() == "Ctrl+Alt+S"
    hands.qtbot.keyClick(form, Qt.Key.Key_S, CONTROL | ALT)
    hands.settle()
    assert not form.dirty
    assert hands.workspace.message.text == "Saved. Undone with Ctrl+Alt+Z."


def test_the_keys_the_machine_remembers_are_there_at_the_start(hands: Hands) -> None:
    kept = {"no_such_action": "Ctrl+1", "note": "Ctrl+J", "open_office": "Ctrl+Alt+O", "quit": ""}
    hands.remembered.write_text(json.dumps({"keys": kept}))
    hands.start()
    assert Keymap.current().own == {"open_office": "Ctrl+Alt+O", "quit": ""}
    assert hands.window.book.made["open_office"].shortcut() == QKeySequence("Ctrl+Alt+O")
    assert hands.window.book.made["quit"].shortcut().isEmpty()
