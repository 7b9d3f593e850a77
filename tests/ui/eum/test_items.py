"""The book on screen: a serial that looks like another is told while it is typed."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.eum import catalogue
from app.office import Office
from tests.app.eum.book import add_items, begin
from tests.ui.driving import Hands, with_office
from ui.records.page import RecordPage


def test_a_look_alike_is_told_while_the_serial_is_typed(hands: Hands, folder: Path) -> None:
    def add(office: Office) -> None:
        places = begin(office)
        add_items(office, [{"serial_raw": "0012-A7", "article_type_id": places.nvd, "site_id": places.north}])

    with_office(folder, add)
    hands.open(folder)
    hands.workspace.session.open_record.emit("eum_item", 0)
    page = hands.workspace.page.page_inside("Items")
    assert isinstance(page, RecordPage)
    page.new_record()
    serial = page.form.rows["serial_raw"]
    field = serial.editor.control
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "OO12-A7")
    hands.wait(lambda: "Looks like 0012-A7, NVD-PVS14, Depot North: it reads O for 0" in hands.words(serial))
    page.form.discard()
    hands.settle()
    assert "Looks like" not in hands.words(serial)


def test_the_catalogue_is_taken_with_one_press(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    hands.workspace.session.open_screen.emit("Article types")
    hands.settle()
    page = hands.workspace.page.page_inside("Article types")
    assert isinstance(page, RecordPage)
    hands.click("take_catalogue")
    hands.wait(lambda: page.grid.table.rowCount() == len(catalogue.entries()))
    hands.click("take_catalogue")
    hands.wait(lambda: "are here already" in hands.words())
