"""The hour when the line is up: values are copied and ticked down the keying sheet without the mouse."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from app.office import Office
from app.training import keying
from models.training.people import Student
from tests import support
from tests.models.training.family import STUDENT, TODAY
from tests.ui.driving import Hands, add_family, with_office
from ui.announce import Announcer
from ui.clipboard import UNTOLD, Clipboard
from ui.records.keyingsheet import KeyingGrid, KeyingSheet


@pytest.fixture
def student(folder: Path) -> int:
    made: dict[int, int] = {}
    with_office(folder, lambda office: made.update(add_family(office)))
    return made[STUDENT]


@pytest.fixture
def at_sheet(hands: Hands, folder: Path, student: int) -> Hands:
    hands.start(folder, on=TODAY)
    hands.unlock()
    hands.students.grid.setFocus()
    hands.settle()
    hands.click("keying_sheet")
    return hands


def grid(hands: Hands) -> KeyingGrid:
    return hands.find(KeyingGrid, "keying_grid")


def sheet(hands: Hands) -> KeyingSheet:
    found = hands.dialogs()[-1]
    assert isinstance(found, KeyingSheet)
    return found


def go_to(hands: Hands, name: str) -> None:
    at = next(at for at, each in enumerate(sheet(hands)._entries.things) if each.name == name)
    grid(hands).go_to_row(at)


def press(hands: Hands, key: Qt.Key) -> None:
    hands.qtbot.keyClick(grid(hands), key)
    hands.settle()


def entry(hands: Hands) -> keying.Entry:
    found = sheet(hands).current
    assert found is not None
    return found


def test_copy_and_tick_go_down_the_list_by_keyboard(at_sheet: Hands, student: int) -> None:
    go_to(at_sheet, "6.surname")
    press(at_sheet, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "SAMPLE"
    press(at_sheet, Qt.Key.Key_Space)
    assert entry(at_sheet).name == "6.first_name"
    press(at_sheet, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == entry(at_sheet).value
    press(at_sheet, Qt.Key.Key_Space)
    assert at_sheet.text("keying_counts").startswith("2 of ")
    keyed = {
        each.name: each.keyed
        for each in keying.entries(at_sheet.workspace.session.reader, student)
        if each.done
    }
    assert set(keyed) == {"6.surname", "6.first_name"}
    assert {(each.keyed_by, each.keyed_on) for each in keyed.values() if each} == {(support.USER, TODAY)}
    place = grid(at_sheet).model().index(grid(at_sheet).currentIndex().row() - 1, 2)
    assert place.data() == f"Keyed 01 May 2026 by {support.USER}"


def test_a_personal_value_does_not_stay_on_the_clipboard_but_the_country_may(at_sheet: Hands) -> None:
    board = Clipboard.current()
    go_to(at_sheet, "6.surname")
    press(at_sheet, Qt.Key.Key_Return)
    data = QGuiApplication.clipboard().mimeData()
    assert set(UNTOLD) <= set(data.formats()) and board._timer.isActive()
    go_to(at_sheet, "2.country")
    press(at_sheet, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "BANDARIA" and not board._timer.isActive()


def test_what_changed_since_it_was_keyed_says_so_with_the_old_value(at_sheet: Hands, student: int) -> None:
    go_to(at_sheet, "6.surname")
    press(at_sheet, Qt.Key.Key_Space)

    def rename(office: Office) -> None:
        with office.change("Rename") as work:
            work.set(Student, student, {"surname": "SAMPEL"})

    at_sheet.workspace.session.write("", rename)
    at_sheet.wait(lambda: "changed since keyed" in at_sheet.text("keying_counts"))
    go_to(at_sheet, "6.surname")
    assert at_sheet.text("keying_before") == "Keyed was: SAMPLE"
    assert at_sheet.text("keying_value") == "a. Surname: SAMPEL"
    press(at_sheet, Qt.Key.Key_Space)
    assert at_sheet.text("keying_counts").startswith("1 of ") and "changed" not in at_sheet.text(
        "keying_counts"
    )


def test_a_tick_is_taken_back_and_the_next_open_entry_is_found(at_sheet: Hands) -> None:
    go_to(at_sheet, "6.surname")
    press(at_sheet, Qt.Key.Key_Space)
    go_to(at_sheet, "6.surname")
    assert at_sheet.find(QPushButton, "keying_tick").text() == "Take tick back"
    at_sheet.click("keying_previous")
    before = entry(at_sheet).name
    at_sheet.click("keying_open")
    assert entry(at_sheet).name == "6.first_name"
    assert before != "6.surname"
    go_to(at_sheet, "6.surname")
    press(at_sheet, Qt.Key.Key_Space)
    assert at_sheet.text("keying_counts").startswith("0 of ") and entry(at_sheet).name == "6.surname"


def test_the_count_is_announced(at_sheet: Hands, qapp: object) -> None:
    said: list[str] = []
    announcer = Announcer.current()
    announcer.said.connect(lambda text, *_: said.append(text))
    go_to(at_sheet, "6.surname")
    press(at_sheet, Qt.Key.Key_Space)
    at_sheet.wait(lambda: any("1 of " in each and each.endswith(" keyed") for each in said))


def test_reading_only_shows_and_copies_but_does_not_tick(hands: Hands, folder: Path, student: int) -> None:
    holder = support.reopen(folder, today=date(2026, 5, 1))
    try:
        hands.start(folder, on=TODAY)
        hands.unlock()
        hands.students.grid.go_to_row(0)
        hands.settle()
        hands.click("keying_sheet")
        assert not hands.find(QPushButton, "keying_tick").isEnabled()
        go_to(hands, "6.surname")
        press(hands, Qt.Key.Key_Space)
        assert hands.text("keying_counts").startswith("0 of ")
        press(hands, Qt.Key.Key_Return)
        assert QGuiApplication.clipboard().text() == "SAMPLE"
    finally:
        holder.close()
