"""The Office tab: directory lists work like the list of students, without a line written for them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from app.office import Office
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.office.page import OfficePage
from ui.records.page import RecordPage
from ui.tabs import tab_of, tab_with


def at(hands: Hands, name: str) -> RecordPage:
    page = hands.workspace.go_to("Office")
    assert isinstance(page, OfficePage)
    inner = page.choose(name)
    hands.settle()
    assert isinstance(inner, RecordPage)
    return inner


def names(page: RecordPage) -> list[object]:
    return [page.grid.table.data(page.grid.table.index(row, 0)) for row in range(page.grid.table.rowCount())]


def test_a_unit_is_made_changed_and_taken_back(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    units = at(hands, "Units")
    hands.click("new_record")
    hands.type("field_unit_name", "2nd Signal Company")
    hands.do("save")
    hands.wait(lambda: "2nd Signal Company" in names(units))
    hands.type("field_unit_place", "Orlan")
    hands.do("save")
    hands.wait(lambda: units.pane.seen and units.pane.seen.record.get("unit_place") == "Orlan")
    hands.do("undo")
    hands.wait(lambda: units.pane.seen and units.pane.seen.record.get("unit_place") is None)


def test_what_belongs_to_a_unit_stands_with_it(hands: Hands, folder: Path) -> None:
    def add(office: Office) -> None:
        unit = support.add(office, "unit", unit_name="2nd Signal Company")
        support.add(office, "student", surname="NAKAMBO", unit_id=unit)

    with_office(folder, add)
    hands.open(folder)
    units = at(hands, "Units")
    units.grid.setFocus()
    units.grid.go_to_row(names(units).index("2nd Signal Company"))
    hands.settle()
    units.pane.show_tab("Belonging")
    assert "Students" in hands.words(units)
    assert nameless(hands.window) == []


@pytest.mark.parametrize("name", OfficePage.screens())
def test_every_list_and_screen_is_named_throughout(hands: Hands, folder: Path, name: str) -> None:
    hands.open(folder)
    page = hands.workspace.go_to("Office")
    page.show_screen(name)
    hands.settle()
    assert nameless(hands.window) == []


def test_the_list_at_the_left_goes_by_keys_past_its_headings(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    page = hands.workspace.go_to("Office")
    assert isinstance(page, OfficePage)
    chooser = hands.find(QListWidget, "office_list")
    chooser.setFocus()
    hands.qtbot.keyClick(chooser, Qt.Key.Key_Down)
    hands.settle()
    assert page.name == OfficePage.screens()[1]
    hands.qtbot.keyClick(chooser, Qt.Key.Key_Home)
    hands.settle()
    assert page.name in OfficePage.screens()


def test_each_list_is_searched_by_itself(hands: Hands, folder: Path) -> None:
    with_office(folder, lambda office: support.add(office, "contact", surname="KESAR"))
    hands.open(folder)
    at(hands, "Contacts")
    hands.workspace.search.setText("kesar")
    hands.settle()
    at(hands, "Units")
    assert hands.workspace.search.text() == ""
    at(hands, "Contacts")
    assert hands.workspace.search.text() == "kesar"


def test_a_kind_has_a_tab_and_a_screen_is_found_by_its_word() -> None:
    assert (tab_of("passport"), tab_of("training_line"), tab_of("unit")) == ("Students", "Students", "Office")
    assert (tab_of("code"), tab_of("saved_view")) == ("Office", "Today")
    assert (tab_with("Courses"), tab_with("Units"), tab_with("Office")) == ("Students", "Office", "Office")
    assert tab_with("Nowhere") == ""
