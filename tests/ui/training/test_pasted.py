"""Vetting answers by paste: a person pastes a list, settles who is meant, records it, and takes it back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton

from app.office import Office
from app.reading import Query
from models.training.people import Student
from models.training.vetting import DodVetting, HrVetting
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.parts.grid import Grid
from ui.parts.link_picker import LinkEdit
from ui.training.pasted import AnswersSheet

PEOPLE = (
    ("TARQANI", "Sahim", "BN-10411"),
    ("BELHARI", "Nadiram", "BN-10412"),
    ("ZUWARI", "Dela", "BN-10413"),
)
LIST = """TARQANI, Sahim    approved    20 Feb 2026
BELHARY, Nadiram  not approved  21 Feb 2026
MYSTERY, Man      approved
ZUWARI, Dela      see attached"""


def nominate(office: Office) -> None:
    with office.change("Nominate") as work:
        for surname, first, number in PEOPLE:
            values = {"surname": surname, "first_name": first, "country_service_number": number}
            student = support.add_in(work, Student, **values)
            support.add_in(
                work, HrVetting, student_id=student, hr_submitted=support.TODAY, hr_result="SUBMITTED"
            )


@pytest.fixture
def sheet(hands: Hands, folder: Path) -> Hands:
    with_office(folder, nominate)
    hands.open(folder)
    assert hands.students.grid.table.ids
    hands.do("vetting_answers")
    return hands


def paste(hands: Hands, text: str) -> None:
    hands.find(QPlainTextEdit, "answers_text").insertPlainText(text)
    hands.wait(lambda: len(grid(hands).table.ids) == len(text.splitlines()))
    hands.settle()


def grid(hands: Hands) -> Grid:
    return hands.find(Grid, "grid") if not hands.dialogs() else hands.dialogs()[0].findChildren(Grid)[0]


def column(hands: Hands, name: str) -> list[str]:
    shown = grid(hands)
    at = [each.path for each in shown.table.columns].index(name)
    return [str(shown.table.index(line, at).data()) for line in range(len(shown.table.ids))]


def verb(hands: Hands) -> QPushButton:
    return hands.find(QPushButton, "sheet_verb")


def results(hands: Hands) -> dict[str, tuple[str | None, str | None]]:
    reader = hands.workspace.session.office.reader
    names = {row.id: row.surname or "" for row in reader.records(Query(Student))}
    rows = reader.records(Query(HrVetting))
    return {
        names[row.student_id or 0]: (row.hr_result, str(row.hr_result_date) if row.hr_result_date else None)
        for row in rows
    }


def test_every_line_shows_its_outcome_and_what_was_read(sheet: Hands) -> None:
    assert not verb(sheet).isEnabled()
    paste(sheet, LIST)
    assert column(sheet, "outcome") == ["Matched", "Looks like", "Not known", "No answer"]
    assert column(sheet, "answer")[:2] == ["Approved", "Rejected"]
    assert column(sheet, "on") == ["20 Feb 2026", "21 Feb 2026", "today", ""]
    counts = sheet.text("answers_counts")
    assert counts == "4 lines: 1 matched, 1 like somebody on file, 1 not known, 1 without an answer."
    assert verb(sheet).text() == "Record 1 answer"


def test_a_person_chooses_and_all_is_one_step_that_undo_takes_back(sheet: Hands) -> None:
    paste(sheet, LIST)
    lines = grid(sheet)
    lines.setFocus()
    sheet.qtbot.keyClick(lines, Qt.Key.Key_Down)
    sheet.qtbot.keyClick(lines, Qt.Key.Key_Return)
    who = sheet.find(QComboBox, "answers_who")
    assert who.hasFocus() and who.itemText(0) == "Choose…"
    assert who.itemText(1).startswith("BELHARI, Nadiram: ")
    sheet.qtbot.keyClick(who, Qt.Key.Key_Down)
    assert column(sheet, "outcome")[1] == "Matched" and verb(sheet).text() == "Record 2 answers"
    sheet.click("sheet_verb")
    assert results(sheet) == {
        "TARQANI": ("APPROVED", "2026-02-20"),
        "BELHARI": ("REJECTED", "2026-02-21"),
        "ZUWARI": ("SUBMITTED", None),
    }
    assert not sheet.dialogs()
    assert "2 vetting answers recorded. 2 lines left as they were." in sheet.workspace.message.text
    sheet.do("undo")
    assert {result for result, _ in results(sheet).values()} == {"SUBMITTED"}


def test_somebody_else_is_found_by_name_and_a_line_can_be_left_out(sheet: Hands) -> None:
    paste(sheet, LIST)
    grid(sheet).go_to_row(2)
    sheet.choose("answers_who", "Somebody else…")
    find = sheet.find(LinkEdit, "answers_find")
    assert find.hasFocus()
    sheet.qtbot.keyClicks(find, "Zuw")
    popup = find.completer().popup()
    sheet.wait(lambda: popup.isVisible() and popup.model().rowCount() == 1)
    sheet.qtbot.keyClick(popup, Qt.Key.Key_Down)
    sheet.qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert column(sheet, "outcome")[2] == "Matched" and column(sheet, "student")[2] == "ZUWARI, Dela"
    grid(sheet).go_to_row(0)
    sheet.choose("answers_who", "Leave out")
    assert column(sheet, "outcome")[0] == "Left out" and verb(sheet).text() == "Record 1 answer"
    sheet.click("sheet_verb")
    assert results(sheet)["ZUWARI"] == ("APPROVED", str(support.TODAY))


def test_two_lines_about_one_student_are_told_and_one_counts(sheet: Hands) -> None:
    paste(sheet, "TARQANI, Sahim  approved\nBN-10411  rejected")
    assert column(sheet, "outcome") == ["Matched", "Check"]
    assert column(sheet, "student")[1] == "Line 1 says something else about this student."
    assert verb(sheet).text() == "Record 1 answer"


def test_the_same_list_is_read_for_the_other_vetting(sheet: Hands) -> None:
    sheet.choose("answers_kind", "DoD security vetting")
    paste(sheet, "TARQANI, Sahim  low risk  01 Mar 2026")
    sheet.click("sheet_verb")
    (row,) = sheet.workspace.session.office.reader.records(Query(DodVetting))
    assert row.dod_vet_result == "LOW"


def test_what_was_pasted_and_chosen_comes_back_after_the_lock(sheet: Hands) -> None:
    paste(sheet, LIST)
    grid(sheet).go_to_row(1)
    who = sheet.find(QComboBox, "answers_who")
    who.setCurrentIndex(1)
    grid(sheet).go_to_row(0)
    sheet.choose("answers_who", "Leave out")
    sheet.window.lock()
    sheet.wait(lambda: sheet.window.locked)
    assert not sheet.dialogs()
    sheet.unlock()
    sheet.wait(lambda: sheet.dialogs() and len(grid(sheet).table.ids) == 4)
    sheet.settle()
    assert column(sheet, "outcome")[:2] == ["Left out", "Matched"]
    assert sheet.find(QPlainTextEdit, "answers_text").toPlainText() == LIST


def test_every_control_has_a_name(sheet: Hands) -> None:
    paste(sheet, LIST)
    (dialog,) = sheet.dialogs()
    assert isinstance(dialog, AnswersSheet) and nameless(dialog) == []
