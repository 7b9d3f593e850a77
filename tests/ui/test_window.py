"""A person's path through the real window: open, record, find out what is missing, undo, lock, close, reopen."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.reading import Query
from models.training.people import Student
from tests import support
from tests.ui.driving import Hands, add_family, with_office
from ui.parts.editors import MASK
from ui.records.pane import RecordPane
from ui.start import StartPage
from ui.unlock import UnlockPage


def test_the_first_window_waits_in_the_passphrase_field(hands: Hands, folder: Path) -> None:
    hands.start(folder)
    assert hands.find(QLineEdit, "passphrase").hasFocus()
    assert "You are accessing a U.S. Government" in hands.text("notice")


def test_a_wrong_passphrase_says_so_and_is_typed_again(hands: Hands, folder: Path) -> None:
    hands.start(folder)
    hands.type("passphrase", "not the passphrase")
    hands.click("unlock")
    assert "do not open this office" in hands.text("unlock_said")
    assert hands.find(QLineEdit, "passphrase").text() == ""
    hands.unlock()
    assert hands.workspace.page.tab.label == "Today"


def test_the_machine_remembers_the_office_and_no_person(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    hands.window.close()
    said = json.loads(hands.remembered.read_text())
    assert said["recent"] == [str(folder.resolve())]
    assert support.USER not in hands.remembered.read_text()
    hands.start()
    assert hands.window.findChild(StartPage)
    hands.click("recent_Bandaria")
    assert hands.window.findChild(UnlockPage)


def test_a_student_is_added_changed_undone_and_found_after_reopening(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    page = hands.students
    assert "No students yet" in hands.words()
    hands.click("first_record")
    hands.type("field_surname", "ALVAREZ")
    hands.type("field_first_name", "Marta")
    hands.do("save")
    hands.wait(lambda: page.pane.seen)
    assert hands.text("record_name") == "ALVAREZ, Marta"
    assert len(page.grid.table.ids) == 1
    assert hands.workspace.message.text == "Student added."

    hands.type("field_planned_ito_on", "+30")
    hands.do("save")
    assert hands.find(QLineEdit, "field_planned_ito_on").text() == "01 Apr 2026"
    hands.do("undo")
    assert "Undone: Change student" in hands.workspace.message.text
    assert hands.find(QLineEdit, "field_planned_ito_on").text() == ""
    hands.do("redo")
    assert hands.find(QLineEdit, "field_planned_ito_on").text() == "01 Apr 2026"

    hands.window.close()
    hands.open(folder)
    hands.workspace.search.setText("alvar")
    hands.settle()
    hands.wait(lambda: "ALVAREZ, Marta" in _first_cells(hands))


def _first_cells(hands: Hands) -> list[object]:
    table = hands.workspace.page.found.grid.table  # type: ignore[attr-defined]
    return [table.data(table.index(row, 0)) for row in range(table.rowCount())]


def test_what_is_missing_stands_above_the_form_and_one_click_records_it(hands: Hands, folder: Path) -> None:
    with_office(folder, lambda office: support.add(office, "student", surname="ORUBA"))
    hands.open(folder)
    page = hands.students
    page.grid.setFocus()
    hands.settle()
    pane = page.pane
    missing = [each.message for each in pane.seen.closed] if pane.seen else []
    assert "No passport is recorded." in missing
    passport = (
        next(each for each in pane.seen.closed if each.message.startswith("No passport"))
        if pane.seen
        else None
    )
    assert passport is not None
    pane._act(passport)
    hands.type("field_passport_no", "P-0012-A7")
    hands.click("sheet_verb")
    hands.wait(lambda: not hands.dialogs())
    hands.settle()
    assert pane.seen is not None
    assert "No passport is recorded." not in [each.message for each in pane.seen.closed]
    assert next(each.ids for each in pane.seen.children["Checks"] if each.kind == "passport")


def test_a_complete_student_reaches_the_draft_and_it_is_kept(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.models.training.family import TODAY

    with_office(folder, add_family)
    hands.start(folder, on=TODAY)
    hands.unlock()
    page = hands.students
    page.grid.setFocus()
    hands.settle()
    seen = page.pane.seen
    assert seen is not None and [each.message for each in seen.closed] == []
    assert hands.window.book.made["print_draft"].isEnabled()
    hands.do("print_draft")
    hands.wait(hands.dialogs)
    pages = [
        each
        for each in hands.dialogs()[0].findChildren(QLabel)
        if each.objectName().startswith("preview_page")
    ]
    assert pages and not pages[0].pixmap().isNull()
    target = tmp_path / "draft.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    hands.click("sheet_verb")
    hands.settle()
    assert target.read_bytes().startswith(b"%PDF")
    hands.wait(lambda: page.pane.seen and page.pane.seen.papers)
    page.pane.show_tab("Papers")
    assert "Draft ITO for SC-TMS entry" in hands.words()


def test_a_closed_draft_says_what_is_missing_where_it_is_asked_for(hands: Hands, folder: Path) -> None:
    with_office(folder, lambda office: support.add(office, "student"))
    hands.open(folder)
    hands.students.grid.setFocus()
    hands.settle()
    made = hands.window.book.made["print_draft"]
    assert not made.isEnabled()
    assert "No passport is recorded." in made.toolTip() or "more" in made.toolTip()


def test_removing_goes_to_the_bin_and_comes_back(hands: Hands, folder: Path) -> None:
    with_office(folder, lambda office: [support.add(office, "student") for _ in range(3)])
    hands.open(folder)
    page = hands.students
    page.grid.setFocus()
    page.grid.selectAll()
    hands.settle()
    hands.do("remove")
    assert "3 students moved to the bin" in hands.workspace.message.text
    hands.wait(lambda: len(page.grid.table.ids) == 0)
    hands.do("undo")
    hands.wait(lambda: len(page.grid.table.ids) == 3)


def test_the_lock_hides_everything_and_keeps_what_was_typed(hands: Hands, folder: Path) -> None:
    with_office(
        folder, lambda office: support.add(office, "student", surname="ORUBA", date_of_birth=support.TODAY)
    )
    hands.open(folder)
    page = hands.students
    page.grid.setFocus()
    hands.settle()
    page.pane.form.reveal_personal()
    hands.type("field_first_name", "Typed before the lock")
    hands.do("lock")
    assert "ORUBA" not in hands.words() + hands.window.windowTitle()
    assert not isValid(page), "the page is gone, not only out of sight"
    assert not hands.window.book.made["undo"].isEnabled()
    hands.type("passphrase", "wrong wrong wrong")
    hands.click("unlock")
    assert hands.window.locked
    hands.unlock()
    assert hands.find(QLineEdit, "field_first_name").text() == "Typed before the lock"
    assert hands.find(QLineEdit, "field_date_of_birth").text() == MASK


def test_closing_asks_only_when_something_would_be_lost(hands: Hands, folder: Path) -> None:
    with_office(folder, lambda office: support.add(office, "student"))
    hands.open(folder)
    hands.students.grid.setFocus()
    hands.settle()
    hands.type("field_first_name", "Unsaved")
    hands.window.close()
    assert hands.window.isVisible()
    assert "not saved" in hands.words(hands.dialogs()[0])
    hands.click("sheet_verb")
    assert not hands.window.isVisible()


def test_logging_off_says_that_the_office_is_closed(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    hands.do("close_office")
    assert hands.text("unlock_said") == "Logged off. The office is closed."
    assert hands.window.session is None
    with_office(folder, lambda office: None)  # nobody else holds it now


def test_what_is_on_its_way_at_the_closing_asks_a_closed_office_nothing(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    told: list[object] = []
    for signal in (hands.window.jobs.refused, hands.window.jobs.fault):
        signal.connect(lambda _, error: told.append(error))
    session = hands.workspace.session
    _ = hands.students
    session.write(
        "", lambda office: support.add(office, "student"), lambda made: session.reader.ids(Query(Student))
    )
    support.add(session.office, "unit")  # every page hears of both in the next turn
    hands.do("close_office")
    assert told == []
    assert hands.window.session is None


def test_a_second_window_reads_and_says_who_writes(hands: Hands, folder: Path) -> None:
    first = support.reopen(folder)
    try:
        hands.open(folder)
        assert "Reading only" in hands.words()
        assert support.USER in hands.workspace.message.text
        hands.workspace.go_to("Students")
        hands.settle()
        assert not hands.window.book.made["new_record"].isEnabled()
        assert "reading only" in hands.window.book.made["new_record"].statusTip()
    finally:
        hands.put_away()
        first.close()


def test_a_fault_is_told_without_personal_data(
    hands: Hands, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hands.open(folder)

    def fails(_: object) -> None:
        raise KeyError("ALVAREZ Marta")

    hands.workspace.session.write("Counting", fails)
    hands.wait(hands.dialogs)
    shown = hands.dialogs()[0].findChild(object, "diagnostics")  # type: ignore[call-overload]
    assert "ALVAREZ" not in shown.toPlainText()
    assert "KeyError" in shown.toPlainText()
    assert "Counting" in shown.toPlainText()
    assert "ALVAREZ" not in capsys.readouterr().err


def test_zoom_and_colours_are_remembered(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    hands.do("dark")
    hands.do("larger")
    said = json.loads(hands.remembered.read_text())
    assert (said["theme"], said["zoom"]) == ("dark", 110)


def test_a_finding_on_a_field_leads_to_it(hands: Hands, folder: Path, qtbot: QtBot) -> None:
    with_office(folder, lambda office: support.add(office, "student"))
    hands.open(folder)
    pane: RecordPane = hands.students.pane
    hands.students.grid.setFocus()
    hands.settle()
    assert pane.seen is not None
    finding = next(each for each in pane.seen.findings if any(key in pane.form.rows for key in each.fields))
    pane.show_tab("History")
    pane._act(finding)
    key = next(key for key in finding.fields if key in pane.form.rows)
    assert pane.form.rows[key].editor.control.hasFocus()
    pane.head.explain(finding)
    assert pane.head.why.isVisible()
    qtbot.keyClick(pane.head.why.findChildren(QLabel)[0], Qt.Key.Key_Escape)


def test_what_somebody_else_saved_meanwhile_is_shown_before_it_is_replaced(
    hands: Hands, folder: Path
) -> None:
    made: list[int] = []
    with_office(folder, lambda office: made.append(support.add(office, "student", surname="ORUBA")))
    hands.open(folder)
    page = hands.students
    page.grid.setFocus()
    hands.settle()
    hands.type("field_surname", "ORUBA-MINE")
    with hands.workspace.session.office.change("Change behind the form") as work:
        work.set(Student, made[0], {"surname": "ORUBA-THEIRS", "first_name": "Theirs"})
    hands.settle()
    assert hands.find(QLineEdit, "field_surname").text() == "ORUBA-MINE"
    hands.do("save")
    panel = hands.find(QFrame, "conflicts")
    assert "ORUBA-THEIRS" in hands.words(panel) and f"by {support.USER}" in hands.words(panel)
    assert hands.find(QLineEdit, "field_first_name").text() == "Theirs"
    hands.do("save")
    assert hands.find(QFrame, "conflicts").isVisible(), "nothing is saved before it is decided"
    hands.find(QRadioButton, "keep_surname").click()
    hands.do("save")
    assert hands.text("record_name") == "ORUBA-MINE, Theirs"
