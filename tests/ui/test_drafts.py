"""Nothing typed is lost: it is parked while somebody types, comes back after lock and crash, and goes with the save."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
)

from app import codes, drafts, policies, strengths
from app.codes import Listed
from app.office import Office
from app.reading import Query
from models.training.people import Student
from tests import support
from tests.ui.driving import PATIENCE_S, Hands, with_office
from tests.ui.office.test_directory import at
from tests.ui.records.test_lookalikes import twins
from tests.ui.test_accessible import unsaid
from ui.drafts import WINDOW
from ui.office.codeacts import AddCodeSheet, RelabelSheet
from ui.office.deciding import SetAsideSheet
from ui.office.policylist import ChangeSheet
from ui.office.strengthlist import StrengthSheet
from ui.parts.sheet import Sheet
from ui.records.pairs import PairGrid
from ui.theme import Theme
from ui.today.decide import DecideSheet


def parked(hands: Hands) -> dict[str, dict[str, object]]:
    session = hands.workspace.session
    hands.settle()
    with session.office.another_reader() as reader:
        return drafts.parked(reader, session.office.user)


def look(hands: Hands) -> None:
    """Half a minute later."""
    hands.workspace.drafts.look()
    hands.settle()


def text(hands: Hands, name: str) -> str:
    return hands.find(QLineEdit, f"field_{name}").text()


def crash(hands: Hands) -> None:
    """The machine goes off without a word; its connections and its lock go with it."""
    hands.settle()
    session = hands.workspace.session
    hands.window.session = hands.window.workspace = (
        None  # the window has nothing to ask and nothing to forget
    )
    session.let_go().close()


def again(hands: Hands, folder: Path) -> None:
    """The machine went off and the office is opened again."""
    crash(hands)
    hands.open(folder)


@pytest.fixture
def student(folder: Path) -> int:
    made: list[int] = []
    with_office(folder, lambda office: made.append(support.add(office, "student", surname="ORUBA")))
    return made[0]


@pytest.fixture
def open_student(hands: Hands, folder: Path, student: int) -> Hands:
    hands.open(folder)
    hands.students.grid.setFocus()
    hands.settle()
    return hands


def test_it_looks_every_half_minute(open_student: Hands) -> None:
    timer = open_student.workspace.drafts._timer
    assert timer.isActive() and timer.interval() == 30_000


def test_what_is_typed_is_parked_and_saving_forgets_it(open_student: Hands, student: int) -> None:
    hands = open_student
    look(hands)
    assert parked(hands) == {}, "nothing is typed"
    hands.type("field_first_name", "Tam")
    look(hands)
    kept = parked(hands)[f"page/student:{student}"]
    assert (kept["tab"], kept["form"]["typed"]) == ("Students", {"first_name": ["Sima", "Tam"]})  # type: ignore[index]
    hands.do("save")
    assert parked(hands) == {}
    look(hands)
    assert parked(hands) == {}


def test_discarding_forgets_it_at_once(open_student: Hands) -> None:
    open_student.type("field_first_name", "Tam")
    look(open_student)
    open_student.do("discard")
    assert parked(open_student) == {}


def test_choosing_to_lose_it_at_closing_forgets_it(open_student: Hands, folder: Path) -> None:
    open_student.type("field_first_name", "Tam")
    look(open_student)
    open_student.window.close()
    open_student.click("sheet_verb")
    open_student.open(folder)
    assert parked(open_student) == {}
    assert not open_student.workspace.dirty


def test_a_crash_loses_nothing_and_the_next_opening_offers_it(open_student: Hands, folder: Path) -> None:
    hands = open_student
    hands.type("field_first_name", "Tam")
    hands.find(QLineEdit, "field_first_name").setCursorPosition(1)
    look(hands)
    again(hands, folder)
    assert hands.workspace.page.tab.label == "Students"
    assert text(hands, "first_name") == "Tam"
    field = hands.find(QLineEdit, "field_first_name")
    assert field.hasFocus() and field.cursorPosition() == 1
    assert "What you typed on ORUBA, Sima is back, not saved." in hands.workspace.message.text
    hands.click("message_action")
    assert text(hands, "first_name") == "Sima"
    assert parked(hands) == {}


def test_who_went_elsewhere_before_it_was_read_is_not_called_back(open_student: Hands, folder: Path) -> None:
    open_student.type("field_first_name", "Tam")
    look(open_student)
    again(open_student, folder)
    workspace = open_student.workspace
    assert workspace.tab == "Students"
    workspace.go_to("Today")
    workspace.drafts.bring_back()
    workspace.go_to("Cases")
    open_student.settle()
    assert workspace.tab == "Cases"


def test_a_crash_after_the_save_offers_nothing(open_student: Hands, folder: Path) -> None:
    hands = open_student
    hands.type("field_first_name", "Tam")
    look(hands)
    hands.do("save")
    again(hands, folder)
    assert hands.workspace.page.tab.label == "Today"
    assert "is back" not in hands.workspace.message.text


def test_a_new_record_and_an_open_sheet_come_back_after_a_crash(open_student: Hands, folder: Path) -> None:
    hands = open_student
    page = hands.students
    hands.click("new_record")
    hands.type("field_surname", "TARIM")
    look(hands)
    again(hands, folder)
    assert text(hands, "surname") == "TARIM"
    assert "What you typed on a new student is back" in hands.workspace.message.text
    hands.do("save")
    assert parked(hands) == {}
    page = hands.students
    hands.wait(lambda: page.pane.seen)
    page.pane._open_child("passport", 0)
    hands.type("field_passport_no", "P-0012")
    look(hands)
    again(hands, folder)
    hands.wait(hands.dialogs)
    assert text(hands, "passport_no") == "P-0012"
    assert "a new passport" in hands.workspace.message.text
    hands.click("sheet_verb")
    hands.wait(lambda: not hands.dialogs())
    assert parked(hands) == {}
    found = hands.workspace.session.reader.find("P-0012")
    assert [hit.kind for hit in found] == ["passport"]


def test_leaving_a_sheet_forgets_what_was_typed_in_it(open_student: Hands) -> None:
    hands = open_student
    hands.students.pane._open_child("passport", 0)
    hands.type("field_passport_no", "P-0012")
    look(hands)
    assert list(parked(hands)) == ["sheet/passport:0"]
    hands.click("sheet_cancel")
    assert parked(hands) == {}


def test_a_note_that_is_being_written_comes_back(open_student: Hands, folder: Path) -> None:
    hands = open_student
    hands.do("note")
    hands.wait(hands.dialogs)
    note = hands.find(QPlainTextEdit, "note_text")
    hands.qtbot.keyClicks(note, "send the letter by 5 aug to Maj. Kesar")
    hands.type("note_to", "Col. Tarim")
    look(hands)
    again(hands, folder)
    hands.wait(hands.dialogs)
    assert hands.find(QPlainTextEdit, "note_text").toPlainText() == "send the letter by 5 aug to Maj. Kesar"
    assert hands.find(QLineEdit, "note_to").text() == "Col. Tarim", "put right by hand, and stays so"
    assert hands.find(QLineEdit, "note_due").text() == "05 Aug 2026"
    assert "What you typed on a note is back" in hands.workspace.message.text
    look(hands)
    assert list(parked(hands)) == ["sheet/note"]
    hands.click("sheet_verb")
    hands.wait(lambda: not hands.dialogs())
    assert parked(hands) == {}
    assert len(hands.workspace.session.reader.find("letter")) == 1


def test_a_decision_and_its_reason_come_back(open_student: Hands) -> None:
    hands = open_student
    hands.do("note")
    hands.wait(hands.dialogs)
    hands.qtbot.keyClicks(hands.find(QPlainTextEdit, "note_text"), "call the embassy by 5 aug")
    hands.click("sheet_verb")
    hands.wait(lambda: any(each.note_id for each in hands.workspace._duties))
    duties = [each for each in hands.workspace._duties if each.note_id]
    DecideSheet(hands.window, hands.workspace.session, duties).open()
    hands.find(QRadioButton, "decide_waiting").setChecked(True)
    hands.type("decide_reason", "the embassy is closed")
    hands.do("lock")
    hands.unlock()
    hands.wait(hands.dialogs)
    assert hands.find(QRadioButton, "decide_waiting").isChecked()
    assert hands.find(QLineEdit, "decide_reason").text() == "the embassy is closed"
    assert parked(hands) == {"sheet/decide": parked(hands)["sheet/decide"]}
    hands.click("sheet_cancel")
    assert parked(hands) == {}


def test_a_reason_for_setting_a_finding_aside_comes_back(open_student: Hands) -> None:
    hands = open_student
    pane = hands.students.pane
    assert pane.seen is not None
    finding = next(each for each in pane.seen.findings if each.rule == "VET-05")
    SetAsideSheet(hands.window, hands.workspace.session, finding).open()
    hands.find(QPlainTextEdit, "override_reason").insertPlainText("Born at sea")
    hands.type("override_authority", "The chief")
    hands.do("lock")
    hands.unlock()
    hands.wait(hands.dialogs)
    assert hands.find(QPlainTextEdit, "override_reason").toPlainText() == "Born at sea"
    assert hands.find(QLineEdit, "override_authority").text() == "The chief"


def _code(hands: Hands) -> tuple[type[Sheet], Listed]:
    item = next(each for each in codes.listed(hands.workspace.session.reader) if each.valid_to is None)
    return RelabelSheet, item


def _value(hands: Hands) -> tuple[type[Sheet], policies.Listed]:
    return ChangeSheet, policies.listed(hands.workspace.session.reader)[0]


def _strength(hands: Hands) -> tuple[type[Sheet], strengths.Strong]:
    item = next(each for each in strengths.strengths(hands.workspace.session.reader) if not each.closed)
    return StrengthSheet, item


@pytest.mark.parametrize(
    ("of", "field"), [(_code, "code_reason"), (_value, "policy_reason"), (_strength, "strength_reason")]
)
def test_the_reason_in_a_sheet_of_the_office_comes_back(
    open_student: Hands, of: Callable[[Hands], tuple[Any, Any]], field: str
) -> None:
    hands = open_student
    sheet, item = of(hands)
    sheet(hands.window, hands.workspace.session, item).open()
    title = hands.dialogs()[-1].windowTitle()
    hands.type(field, "The manual of May says so")
    hands.do("lock")
    hands.unlock()
    hands.wait(hands.dialogs)
    assert hands.find(QLineEdit, field).text() == "The manual of May says so"
    assert hands.dialogs()[-1].windowTitle() == title
    hands.click("sheet_cancel")
    assert parked(hands) == {}


def test_a_new_code_comes_back(open_student: Hands) -> None:
    hands = open_student
    AddCodeSheet(hands.window, hands.workspace.session, ["cancel_reason", "marking"], "marking").open()
    hands.type("code_new", "X9")
    hands.choose("code_new_table", "Cancel reason")
    hands.do("lock")
    hands.unlock()
    hands.wait(hands.dialogs)
    assert hands.find(QLineEdit, "code_new").text() == "X9"
    assert hands.find(QComboBox, "code_new_table").currentData() == "cancel_reason"


def test_what_shows_that_two_are_one_comes_back(hands: Hands, folder: Path) -> None:
    with_office(folder, twins)
    hands.open(folder)
    hands.students.grid.setFocus()
    hands.do("duplicates")
    hands.wait(lambda: hands.dialogs()[-1].findChildren(PairGrid)[0].chosen)
    hands.click("alike_compare")
    hands.wait(lambda: hands.find(QPushButton, "sheet_verb").isEnabled())
    hands.type("merge_reason", "Same passport")
    hands.do("lock")
    hands.unlock()
    hands.wait(hands.dialogs)
    hands.wait(lambda: hands.find(QLineEdit, "merge_reason").text() == "Same passport")


def test_a_passphrase_is_never_parked(open_student: Hands) -> None:
    open_student.do("passphrase")
    for field in open_student.dialogs()[0].findChildren(QLineEdit):
        open_student.qtbot.keyClicks(field, "eleven green lanterns")
    look(open_student)
    assert parked(open_student) == {}


def test_every_list_keeps_its_own(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    for name, field in (("Units", "unit_name"), ("Contacts", "surname")):
        at(hands, name)
        hands.click("new_record")
        hands.type(f"field_{field}", f"typed on {name}")
    hands.workspace.go_to("Today")
    look(hands)
    again(hands, folder)
    assert "a new contact and a new unit" in hands.workspace.message.text
    for name, field in (("Contacts", "surname"), ("Units", "unit_name")):
        at(hands, name)
        assert text(hands, field) == f"typed on {name}"
    hands.do("save")
    assert list(parked(hands)) == ["page/contact:0"]


def test_a_change_meanwhile_is_marked_and_the_next_save_replaces_it(
    open_student: Hands, folder: Path, student: int
) -> None:
    hands = open_student
    hands.type("field_first_name", "Mine")
    hands.type("field_middle_name", "Mine too")
    look(hands)
    session = hands.workspace.session

    def change(office: Office) -> None:
        with office.change("Change behind") as work:
            work.set(Student, student, {"first_name": "Theirs", "surname": "TARIM"})

    hands.workspace.drafts.stop()
    change(session.office)
    again(hands, folder)
    assert text(hands, "first_name") == "Mine"
    assert text(hands, "surname") == "TARIM"
    assert "Theirs" in hands.text("note_first_name")
    notes = [each.text() for each in hands.students.pane.form.findChildren(QLabel, "note_middle_name")]
    assert "meanwhile" not in "".join(notes)
    hands.do("save")
    row = hands.workspace.session.reader.get(Student, student)
    assert (row.first_name, row.middle_name, row.surname) == ("Mine", "Mine too", "TARIM")


def test_what_was_typed_on_a_record_that_is_gone_can_be_read_and_kept(hands: Hands, folder: Path) -> None:
    with_office(folder, lambda office: support.add(office, "student", surname="ORUBA"))
    hands.open(folder)
    hands.students.grid.setFocus()
    hands.settle()
    hands.type("field_first_name", "Tam")
    look(hands)
    hands.workspace.drafts.stop()
    hands.workspace.session.office.undo()
    again(hands, folder)
    hands.wait(hands.dialogs)
    assert "First name: Tam" in hands.text("lost_first_name")
    hands.click("sheet_cancel")
    again(hands, folder)
    hands.wait(hands.dialogs)
    hands.click("sheet_verb")
    assert parked(hands) == {}


def test_who_only_reads_keeps_his_drafts_for_later(open_student: Hands, folder: Path, student: int) -> None:
    hands = open_student
    hands.type("field_first_name", "Tam")
    look(hands)
    hands.workspace.drafts.stop()
    session = hands.workspace.session
    session.let_go().close()
    hands.window.session = hands.window.workspace = None
    other = support.reopen(folder)
    try:
        hands.open(folder)
        assert not hands.workspace.session.writable
        assert not hands.workspace.dirty
        assert list(parked(hands)) == [f"page/student:{student}"]
    finally:
        hands.put_away()
        other.close()


def blocked(hands: Hands) -> Callable[[], None]:
    """Something is being written that takes its time; gives what lets it end."""
    from threading import Event

    end = Event()

    def job(_: Office) -> None:
        end.wait(PATIENCE_S)

    hands.workspace.session.write("Importing", job)
    return end.set


def test_a_save_on_its_way_at_the_lock_is_not_made_twice(open_student: Hands) -> None:
    hands = open_student
    hands.click("new_record")
    hands.type("field_surname", "TARIM")
    let_end = blocked(hands)
    hands.window.book.made["save"].trigger()
    hands.window.lock()
    let_end()
    hands.settle()
    hands.unlock()
    assert not hands.workspace.dirty
    assert len(hands.workspace.session.reader.ids(Query(Student, text="TARIM"))) == 1
    assert parked(hands) == {}


def test_what_is_typed_while_a_save_is_on_its_way_stays(open_student: Hands, student: int) -> None:
    hands = open_student
    hands.type("field_first_name", "Tam")
    let_end = blocked(hands)
    hands.window.book.made["save"].trigger()
    hands.type("field_middle_name", "typed since")
    hands.type("field_first_name", "Tamar")
    let_end()
    hands.settle()
    assert hands.workspace.session.reader.get(Student, student).first_name == "Tam"
    assert (text(hands, "first_name"), text(hands, "middle_name")) == ("Tamar", "typed since")
    hands.do("save")
    row = hands.workspace.session.reader.get(Student, student)
    assert (row.first_name, row.middle_name) == ("Tamar", "typed since")


def test_a_disk_that_takes_nothing_says_so_once(open_student: Hands) -> None:
    hands = open_student
    writer = hands.workspace.session.office.writer
    writer.execute(f"PRAGMA max_page_count = {writer.execute('PRAGMA page_count').fetchone()[0]}")
    hands.type("field_first_name", "x" * 80)
    for key in ("middle_name", "screening_place", "native_name"):
        row = hands.students.pane.form.rows.get(key)
        if row is not None:
            hands.type(f"field_{key}", "y" * 80)
    form = hands.students.pane.form
    remarks = next(row for row in form.rows.values() if row.field.type.name == "LONG_TEXT")
    remarks.editor.control.setPlainText("z" * 9_000)
    for _ in range(40):
        look(hands)
        remarks.editor.control.appendPlainText("z" * 9_000)
    assert "cannot be kept safe before it is saved: The disk is full." in hands.workspace.message.text


def test_a_new_record_is_not_lost_by_asking_for_another_one(open_student: Hands) -> None:
    hands = open_student
    hands.click("new_record")
    hands.type("field_surname", "TARIM")
    hands.do("new_record")
    assert "not saved" in hands.words(hands.dialogs()[0])
    hands.click("sheet_cancel")
    assert text(hands, "surname") == "TARIM"


def test_the_place_of_the_window_is_no_draft(open_student: Hands, folder: Path) -> None:
    hands = open_student
    hands.workspace.search.setText("orub")
    hands.settle()
    hands.do("lock")
    assert hands.window.locked
    hands.click("other_office")
    with support.reopen(folder) as office, office.another_reader() as reader:
        assert list(drafts.parked(reader, support.USER)) == [WINDOW]
    hands.open(folder)
    assert hands.workspace.search.text() == "orub"
    assert hands.workspace.page.on_screen is not None
    assert parked(hands) == {}
    assert hands.find(QPushButton, "new_record").isVisible()


def test_every_list_and_screen_has_names_before_it_is_read_and_says_where_it_is_in_plain_values(
    open_student: Hands,
) -> None:
    workspace = open_student.workspace
    nameless = {}
    for tab in workspace.tabs():
        page = workspace.go_to(tab)
        for name in page.screens() or ("",):
            page.show_screen(name)  # what a job brings comes in another turn
            nameless[tab, name] = list(unsaid(QAccessible.queryAccessibleInterface(page)))
        open_student.settle()
    assert {at: found for at, found in nameless.items() if found} == {}
    for tab, name, page in workspace.leaves():
        assert json.loads(json.dumps(page.park())) == page.park(), (tab, name)


def test_the_field_is_in_sight_again_where_the_whole_record_scrolls(open_student: Hands) -> None:
    hands = open_student
    Theme.current().choose("light", 200)
    hands.settle()
    hands.type("field_middle_name", "typed")
    hands.do("lock")
    hands.unlock()
    field = hands.find(QLineEdit, "field_middle_name")
    assert field.hasFocus()
    hands.wait(lambda: not field.visibleRegion().isEmpty())


def test_the_field_stays_in_sight_while_the_record_is_laid_out_and_until_somebody_scrolls(
    open_student: Hands,
) -> None:
    hands = open_student
    Theme.current().choose("light", 200)
    hands.settle()
    hands.type("field_middle_name", "typed")
    hands.do("lock")
    hands.unlock()
    field = hands.find(QLineEdit, "field_middle_name")
    hands.wait(lambda: not field.visibleRegion().isEmpty())
    pane = hands.students.pane
    pane.head.setMinimumHeight(pane.head.height() + 600)
    hands.wait(lambda: pane.head.height() >= 600)
    hands.wait(lambda: not field.visibleRegion().isEmpty())
    bar = hands.find(QScrollArea, "record_scroll").verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    pane.head.setMinimumHeight(pane.head.height() + 600)
    hands.wait(lambda: pane.head.height() >= 1_200)
    hands.settle()
    assert bar.value() == 0 and field.visibleRegion().isEmpty()
