"""A passport by its zone: scanned or pasted, shown beside the record, doubtful parts compared by a person."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton

from app.office import Office
from app.reading import Query
from models.training.passports import Passport
from models.training.people import Student
from tests import support
from tests.app.training.test_passports import zone
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.parts.chip import Chip
from ui.training.zone import ZoneSheet


def nominate(office: Office) -> None:
    with office.change("Nominate") as work:
        support.add_in(work, Student, surname="TARQANI", first_name="Sahim")


@pytest.fixture
def sheet(hands: Hands, folder: Path) -> Hands:
    with_office(folder, nominate)
    hands.open(folder)
    page = hands.students
    page.grid.setFocus()
    page.grid.go_to_row(0)
    hands.settle()
    page.pane.show_tab("Checks")
    hands.settle()
    hands.click("zone_passport")
    return hands


def scan(hands: Hands, text: str) -> None:
    """A scanner types the signs of each line and Enter."""
    box = hands.find(QPlainTextEdit, "zone_text")
    assert hands.dialogs()[0].focusWidget() is box
    for line in (text[:44], text[44:]):
        hands.qtbot.keyClicks(box, line)
        hands.qtbot.keyClick(box, Qt.Key.Key_Return)
    sheet = hands.dialogs()[0]
    assert isinstance(sheet, ZoneSheet)
    hands.wait(lambda: not sheet._rest.isActive())
    hands.settle()


def chips(hands: Hands) -> list[str]:
    return [each.accessibleName() for each in hands.dialogs()[0].findChildren(Chip) if each.isVisible()]


def passport(hands: Hands) -> list[Passport]:
    return list(hands.workspace.session.office.reader.records(Query(Passport)))


def student(hands: Hands) -> Student:
    (row,) = hands.workspace.session.office.reader.records(Query(Student))
    return row


def verb(hands: Hands) -> QPushButton:
    return hands.find(QPushButton, "sheet_verb")


def test_a_scan_is_read_at_once_and_recorded_in_one_step(sheet: Hands) -> None:
    assert not verb(sheet).isEnabled()
    scan(sheet, zone())
    assert sheet.text("zone_state").startswith("Passport BN1234567 of SAHIM TARQANI, issued by BND, expires")
    assert chips(sheet) == ["Sex is filled with Male.", "Date of birth is filled with 14 Mar 1993."]
    assert verb(sheet).text() == "Record passport" and nameless(sheet.dialogs()[0]) == []
    sheet.click("sheet_verb")
    (row,) = passport(sheet)
    assert (row.passport_no, row.passport_expiry) == ("BN1234567", date(2031, 8, 1))
    assert student(sheet).date_of_birth == date(1993, 3, 14)
    sheet.do("undo")
    assert passport(sheet) == [] and student(sheet).date_of_birth is None


def test_half_a_zone_says_what_is_awaited(sheet: Hands) -> None:
    box = sheet.find(QPlainTextEdit, "zone_text")
    sheet.qtbot.keyClicks(box, zone()[:44])
    sheet.wait(lambda: sheet.text("zone_state") == "The zone has 44 signs; two lines of 44 are 88.")
    assert not verb(sheet).isEnabled()


def test_what_differs_is_shown_and_stays(sheet: Hands) -> None:
    scan(sheet, zone(surname="TARKANI"))
    assert "Surname differs: TARQANI on record, TARKANI in the document." in chips(sheet)
    sheet.click("sheet_verb")
    assert student(sheet).surname == "TARQANI" and passport(sheet)[0].passport_surname == "TARKANI"


def test_a_wrong_check_digit_waits_for_a_person_who_compared(sheet: Hands) -> None:
    text = zone()
    scan(sheet, text[:44] + "BN1234568" + text[53:])
    words = sheet.words(sheet.dialogs()[0])
    assert "Line 2, sign 10: The check digit of the number is" in words
    assert not verb(sheet).isEnabled()
    tick = sheet.find(QCheckBox, "zone_compared")
    tick.setFocus()
    sheet.qtbot.keyClick(tick, Qt.Key.Key_Space)
    sheet.click("sheet_verb")
    assert passport(sheet)[0].passport_no == "BN1234568"


def test_the_same_passport_again_is_brought_up_to_date(sheet: Hands) -> None:
    scan(sheet, zone())
    sheet.click("sheet_verb")
    sheet.do("read_passport")
    scan(sheet, zone())
    assert verb(sheet).text() == "Update passport" and "It is on record" in sheet.text("zone_state")
    sheet.click("sheet_verb")
    assert len(passport(sheet)) == 1


def test_a_scan_comes_back_after_the_lock(sheet: Hands) -> None:
    scan(sheet, zone())
    sheet.window.lock()
    sheet.wait(lambda: sheet.window.locked)
    sheet.unlock()
    sheet.wait(lambda: sheet.dialogs() and verb(sheet).isEnabled())
    assert verb(sheet).text() == "Record passport"
