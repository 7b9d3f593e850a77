"""Scans outside a count: the item's card, a choice, a word that nobody carries it; and into the field of a form."""

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit

from app.reading import Query
from models.eum.book import ArticleType, Item
from models.eum.checks import RoutineCheck
from tests import support
from tests.ui.eum.conftest import Counter
from ui.eum.lookup import ItemChoice
from ui.eum.sounds import Sounds
from ui.eum.wedge import Wedge


def test_a_scan_shows_the_card_and_a_key_records_that_it_was_seen(counter: Counter) -> None:
    hands = counter.hands
    counter.scan("0012a7")
    page = hands.workspace.page
    assert hands.workspace.tab == "EUM" and page.on_screen is not None and page.on_screen[0] == "eum_item"
    assert "Scanned 0012-A7" in hands.workspace.message.text and "Ctrl+R" in hands.workspace.message.text
    hands.do("routine_check")
    (check,) = hands.workspace.session.reader.records(Query(RoutineCheck))
    assert check.item_id == page.on_screen[1] and check.looked_on == support.TODAY
    assert check.looked_at == "Northern Depot" and check.looked_by == support.USER
    counter.scan("ZZ-99-99")
    assert "none looks like it" in hands.workspace.message.text
    several_and_strangers(counter)
    set_up(counter)


def several_and_strangers(counter: Counter) -> None:
    """Several items of a serial are a choice; a serial in no book names its look-alikes."""
    hands, session = counter.hands, counter.hands.workspace.session

    def another(office: object) -> None:
        with office.change("Add") as work:  # type: ignore[attr-defined]
            clu = work.add(ArticleType, {"article_code": "JAV-CLU", "article_name": "Javelin CLU"})
            work.add(Item, {"article_type_id": clu, "serial_raw": "0012-A7", "serial_state": "READABLE"})

    session.write("", another)
    hands.settle()
    counter.scan("0012-A7")
    (sheet,) = hands.dialogs()
    assert isinstance(sheet, ItemChoice) and "2 items carry" in hands.text("choice_said")
    sheet.grid.go_to_row(1)
    hands.click("sheet_verb")
    assert hands.workspace.page.on_screen is not None
    counter.scan("O014-A7")
    (sheet,) = hands.dialogs()
    assert isinstance(sheet, ItemChoice) and sheet.windowTitle() == "Not in the book: O014-A7"
    assert sheet._items.things[0].serial == "0014-A7" and sheet._items.things[0].why
    sheet.reject()


def test_a_scan_goes_into_the_field_of_a_form_or_sheet_without_its_enter(counter: Counter) -> None:
    hands = counter.hands
    hands.workspace.go_to("EUM")
    hands.settle()
    hands.do("new_record")
    field = hands.find(QLineEdit, "field_serial_raw")
    field.setFocus()
    counter.scan("0099-X1")
    form = hands.workspace.page.page_inside("Items").form
    assert field.text() == "0099-X1" and form is not None and form.dirty
    hands.do("discard")
    hands.workspace.go_to("Students")
    hands.settle()
    hands.do("vetting_answers")
    (sheet,) = hands.dialogs()
    box = sheet.findChild(QPlainTextEdit)
    assert box is not None
    box.setFocus()
    counter.scan("P<BAN\rL898902\r", end="")
    assert box.toPlainText() == "P<BAN\nL898902\n"
    sheet.reject()
    closed_office(counter)


def closed_office(counter: Counter) -> None:
    """Without an office a scan is refused aloud, and the passphrase field takes nothing of it."""
    hands = counter.hands
    beeps: list[int] = []
    Sounds.current().beeped.connect(lambda: beeps.append(1))
    hands.do("close_office")
    field = hands.find(QLineEdit, "passphrase")
    field.setFocus()
    counter.aim()
    counter.keys.scan("0012-A7")
    Wedge.current().settle()
    assert field.text() == "" and beeps
    assert "No office is open" in hands.find(QLabel, "unlock_said").text()


def set_up(counter: Counter) -> None:
    """Scanner and sounds are kept on the machine."""
    hands = counter.hands
    hands.do("scanner")
    hands.type("scanner_prefix", "7")
    hands.click("sheet_verb")
    assert "letter or digit" in hands.text("scanner_said")
    hands.type("scanner_prefix", "~")
    hands.find(QCheckBox, "scanner_sounds").setChecked(False)
    hands.click("hear_unexpected")
    hands.click("sheet_verb")
    assert Wedge.current().prefix == "~" and not Sounds.current().on
    assert hands.window.machine.scanner == {"prefix": "~", "sounds": "off"}
    counter.scan("~0013-A7")
    assert "Scanned 0013-A7" in hands.workspace.message.text
