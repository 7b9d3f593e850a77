"""One box finds a person with his next duty, does any action, and shows any page, view or help page."""

from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPlainTextEdit, QTextBrowser

from app import lookup, notes, views
from app.notes import Said
from app.office import Office
from app.reader import Reader
from app.view_layouts import Layout
from models.training.people import Student
from tests import support
from tests.ui.driving import PATIENCE_S, Hands, with_office
from ui.announce import Announcer
from ui.palette import box as boxes
from ui.palette.beside import BesideWindow
from ui.palette.box import Palette
from ui.palette.entries import Entry

CONTROL = Qt.KeyboardModifier.ControlModifier


def fill(office: Office) -> None:
    student = support.add(office, "student", surname="TARQANI", first_name="Sahim")
    notes.write(office, Student, student, Said("Call", support.TODAY + timedelta(days=9), "Maj. Kesar"))
    support.add(office, "student", surname="OTHER", first_name="Ana")
    support.add(office, "unit", unit_name="Harbour Company")


@pytest.fixture
def at_desk(hands: Hands, folder: Path) -> Hands:
    with_office(folder, fill)
    hands.open(folder)
    return hands


def ask(hands: Hands, typed: str = "") -> Palette:
    hands.do("palette")
    hands.wait(hands.dialogs)
    return type_on(hands, typed)


def type_on(hands: Hands, typed: str) -> Palette:
    box = hands.find(QLineEdit, "palette_text")
    hands.qtbot.keyClicks(box, typed)
    hands.settle()
    palette = box.window()
    assert isinstance(palette, Palette)
    return palette


def lines(palette: Palette) -> list[Entry]:
    return palette._rows.entries


def press(hands: Hands, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    hands.qtbot.keyClick(hands.find(QLineEdit, "palette_text"), key, modifier)
    hands.settle()


def enter(hands: Hands, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    press(hands, Qt.Key.Key_Return, modifier)


def test_a_person_and_his_next_duty_take_two_steps(at_desk: Hands) -> None:
    palette = ask(at_desk, "tarq")
    first = lines(palette)[0]
    assert first.title == "TARQANI, Sahim"
    assert first.state == ("due", "Due in 9 days")
    assert "Student" in first.detail and "11 Mar 2026: Promised to Maj. Kesar: Call" in first.detail
    enter(at_desk)
    assert at_desk.dialogs() == []
    assert at_desk.text("record_name") == "TARQANI, Sahim"


def test_an_action_is_found_by_its_initials_and_done(at_desk: Hands) -> None:
    palette = ask(at_desk, "larger")
    assert (lines(palette)[0].group, lines(palette)[0].key) == ("action", "Ctrl++")
    enter(at_desk)
    assert at_desk.window.machine.zoom == 110
    assert lines(ask(at_desk, ">cp"))[0].title == "Change passphrase"


def test_a_closed_action_says_why_and_the_box_stays(at_desk: Hands) -> None:
    palette = ask(at_desk, ">save")
    assert lines(palette)[0].closed
    enter(at_desk)
    assert at_desk.text("palette_said").startswith("Save: ")
    assert palette.isVisible()
    press(at_desk, Qt.Key.Key_Escape)
    assert at_desk.dialogs() == []


def test_enter_before_the_records_have_come_does_nothing_that_only_mentions_the_word(
    hands: Hands, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_office(folder, lambda office: support.add(office, "unit", unit_name="Prove Company"))
    hands.open(folder)
    palette = ask(hands)
    may, real = Event(), lookup.find

    def slow(reader: Reader, text: str, most: int) -> object:
        may.wait(PATIENCE_S)
        return real(reader, text, most)

    monkeypatch.setattr(lookup, "find", slow)
    hands.qtbot.keyClicks(hands.find(QLineEdit, "palette_text"), "larger text")
    listed = hands.find(QListView, "palette_list")
    at = listed.visualRect(listed.model().index(0, 0)).center()
    hands.qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert hands.window.machine.zoom == 110, "a line that is clicked is done at once"
    may.set()
    palette = ask(hands)
    may.clear()
    hands.qtbot.keyClicks(hands.find(QLineEdit, "palette_text"), "prove")
    assert lines(palette) and all(each.group != "record" for each in lines(palette)), (
        "actions whose tip says it"
    )
    hands.qtbot.keyClick(hands.find(QLineEdit, "palette_text"), Qt.Key.Key_Return)
    may.set()
    hands.wait(lambda: not hands.dialogs() and hands.workspace.page.on_screen)
    assert hands.text("record_name") == "Prove Company"


def test_what_is_read_meanwhile_leaves_standing_why_an_action_is_closed(
    at_desk: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    may, real = Event(), boxes.names_of

    def slow(reader: Reader, user: str) -> object:
        may.wait(PATIENCE_S)
        return real(reader, user)

    monkeypatch.setattr(boxes, "names_of", slow)
    at_desk.window.book.made["palette"].trigger()
    at_desk.qtbot.keyClicks(at_desk.find(QLineEdit, "palette_text"), ">save")
    at_desk.qtbot.keyClick(at_desk.find(QLineEdit, "palette_text"), Qt.Key.Key_Return)
    assert at_desk.text("palette_said").startswith("Save: ")
    may.set()
    at_desk.settle()
    assert at_desk.text("palette_said").startswith("Save: ")
    at_desk.qtbot.keyClicks(at_desk.find(QLineEdit, "palette_text"), "d")
    assert at_desk.text("palette_said").startswith("Enter does it")


@pytest.mark.parametrize(
    ("typed", "groups"), [(">tar", {"action"}), ("@tar", {"record"}), ("?tar", {"help"}), ("?", {"help"})]
)
def test_a_mark_narrows_what_is_looked_for(at_desk: Hands, typed: str, groups: set[str]) -> None:
    shown = lines(ask(at_desk, typed))
    assert {each.group for each in shown} <= groups
    assert shown or typed == ">tar"


def test_lists_parts_views_and_help_pages_are_reached(at_desk: Hands) -> None:
    ask(at_desk, "units")
    enter(at_desk)
    assert at_desk.workspace.page.tab.label == "Office"
    ask(at_desk, "report within 30")
    enter(at_desk)
    students = at_desk.students
    boxes = [each for each in students.findChildren(QComboBox, "view") if each.isVisible()]
    assert [each.currentText() for each in boxes] == ["Report within 30 days"]
    ask(at_desk, "tarqani")
    enter(at_desk)
    ask(at_desk, "history")
    history = next(each for each in lines(type_on(at_desk, "")) if each.detail == "Of the open record")
    history.do()
    assert students.pane.part == "History"
    press(at_desk, Qt.Key.Key_Escape)
    ask(at_desk, "?spillage")
    enter(at_desk)
    assert at_desk.find(QTextBrowser, "help_page").source().path() == "spillage"


def test_views_that_were_kept_are_offered_to_their_owner_and_to_all(at_desk: Hands) -> None:
    office = at_desk.workspace.session.office
    views.save_view(office, "Harbour mine", Layout(Student))
    with support.acting(office, "Bela Stone"):
        views.save_view(office, "Harbour ours", Layout(Student), shared=True)
        views.save_view(office, "Harbour hers", Layout(Student))
    at_desk.settle()
    found = [each.title for each in lines(ask(at_desk, "harbour")) if each.group == "view"]
    assert found == ["Harbour mine", "Harbour ours"]


def test_before_anything_is_typed_what_was_open_lately_stands_first_until_the_lock(at_desk: Hands) -> None:
    for name in ("other", "tarqani"):
        ask(at_desk, name)
        enter(at_desk)
    at_desk.workspace.go_to("Today")
    shown = lines(ask(at_desk))
    assert [each.title for each in shown[:2]] == ["TARQANI, Sahim", "OTHER, Ana"]
    press(at_desk, Qt.Key.Key_Escape)
    at_desk.do("lock")
    at_desk.unlock()
    at_desk.workspace.go_to("Today")
    assert all(each.group != "record" for each in lines(ask(at_desk)))


def test_the_newest_question_wins(at_desk: Hands) -> None:
    palette = ask(at_desk)
    at_desk.qtbot.keyClicks(at_desk.find(QLineEdit, "palette_text"), "tarq")
    first = palette._asked._running
    at_desk.qtbot.keyClicks(at_desk.find(QLineEdit, "palette_text"), "z")
    assert first is not None and first.dropped
    at_desk.settle()
    assert [each for each in lines(palette) if each.group == "record"] == []


def test_enter_before_the_records_came_opens_the_first_of_them(at_desk: Hands) -> None:
    ask(at_desk)
    box = at_desk.find(QLineEdit, "palette_text")
    box.setText("tarqani")
    at_desk.qtbot.keyClick(box, Qt.Key.Key_Return)
    at_desk.wait(lambda: not at_desk.dialogs())
    at_desk.settle()
    assert at_desk.text("record_name") == "TARQANI, Sahim"


def test_the_arrows_move_and_each_line_is_read_with_name_kind_and_state(at_desk: Hands) -> None:
    support.add(at_desk.workspace.session.office, "student", surname="TARQANI", first_name="Zora")
    heard: list[str] = []
    Announcer.current().said.connect(heard.append)
    try:
        palette = ask(at_desk, "tarqani")
        count = len(lines(palette))
        at_desk.wait(lambda: any(each.startswith(f"{count} line") for each in heard))
        assert sum("found" in each for each in heard) == 1
        press(at_desk, Qt.Key.Key_Down)
        press(at_desk, Qt.Key.Key_Up)
        assert heard[-2].startswith("TARQANI, Zora, Student")
        assert heard[-1].startswith("TARQANI, Sahim, Student")
        assert heard[-1].endswith("Due in 9 days")
    finally:
        Announcer.current().said.disconnect(heard.append)
    view = at_desk.find(QListView, "palette_list")
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.child(0).text(QAccessible.Text.Name) == lines(palette)[0].spoken


def test_ctrl_enter_shows_the_record_beside_to_look_at(at_desk: Hands) -> None:
    ask(at_desk, "tarqani")
    enter(at_desk, CONTROL)
    (window,) = at_desk.window.findChildren(BesideWindow)
    at_desk.wait(lambda: window.pane.seen)
    assert at_desk.workspace.page.tab.label == "Today"
    assert window.accessibleName() == "TARQANI, Sahim, beside"
    assert not window.pane._session.writable
    office = at_desk.workspace.session.office
    with office.change("Change behind it") as work:
        work.set(Student, window.pane.seen.record.id, {"first_name": "Sahim Ali"})  # type: ignore[union-attr]
    at_desk.settle()
    at_desk.wait(lambda: window.accessibleName() == "TARQANI, Sahim Ali, beside")
    at_desk.click("beside_open")
    assert at_desk.text("record_name") == "TARQANI, Sahim Ali"
    assert len(office.listeners) == 1


def test_the_lock_takes_the_window_beside_away(at_desk: Hands) -> None:
    ask(at_desk, "tarqani")
    enter(at_desk, CONTROL)
    at_desk.do("lock")
    assert [each for each in at_desk.window.findChildren(BesideWindow) if each.isVisible()] == []


def test_ctrl_j_notes_on_the_line_and_a_note_without_a_record_asks_which(at_desk: Hands) -> None:
    ask(at_desk, "tarqani")
    press(at_desk, Qt.Key.Key_J, CONTROL)
    at_desk.wait(at_desk.dialogs)
    assert at_desk.dialogs()[0].windowTitle() == "Note on TARQANI, Sahim"
    at_desk.click("sheet_cancel")
    at_desk.do("note")
    palette = type_on(at_desk, "harb")
    assert palette.windowTitle() == "Note on which record?"
    assert [each.title for each in lines(palette)] == ["Harbour Company"]
    enter(at_desk)
    at_desk.wait(at_desk.dialogs)
    assert at_desk.dialogs()[0].windowTitle() == "Note on Harbour Company"
    assert at_desk.find(QPlainTextEdit, "note_text").hasFocus()


def test_what_is_gone_is_no_longer_offered(at_desk: Hands) -> None:
    ask(at_desk, "tarqani")
    enter(at_desk)
    at_desk.do("remove")
    at_desk.workspace.go_to("Today")
    assert all(each.group != "record" for each in lines(ask(at_desk)))
    assert all(each.title != "TARQANI, Sahim" for each in lines(type_on(at_desk, "tarqani")))
