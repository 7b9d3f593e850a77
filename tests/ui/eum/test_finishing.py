"""From readings to both signatures: lists, paper, other devices, decisions one by one and many at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton

from app.eum.paper import sheet_code
from app.reading import Query
from models.eum.events import InventoryEvent, Reading
from tests.ui.eum.conftest import MANY, NORTH, Counter
from tests.ui.test_accessible import nameless
from ui.eum.decisions import DecisionsPage
from ui.eum.listsheet import ListSheet
from ui.eum.papersheet import PaperSheet


def decisions(counter: Counter) -> DecisionsPage:
    host = counter.hands.workspace.go_to("EUM")
    host.show_screen("Count decisions")
    counter.hands.settle()
    page = host.page_inside("Count decisions")
    assert isinstance(page, DecisionsPage)
    return page


def event_of(counter: Counter) -> InventoryEvent:
    return counter.hands.workspace.session.reader.get(InventoryEvent, counter.work.event_id)


def fill(counter: Counter, name: str, text: str) -> None:
    box = counter.hands.find(QPlainTextEdit, name)
    box.setFocus()
    box.setPlainText(text)
    counter.hands.settle()


def test_a_list_is_judged_before_it_is_recorded_and_files_of_devices_merge(
    counting: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = counting.hands
    hands.click("count_paste")
    fill(counting, "list_text", "No\tSerial\n1\t0012-A7\n2\t0013-A7, 0014-A7\n3\t99-X1\nTotal\t4")
    hands.wait(lambda: hands.find(QPushButton, "sheet_verb").text() == "Record 4 readings")
    (sheet,) = hands.dialogs()
    assert isinstance(sheet, ListSheet) and nameless(sheet) == []
    assert hands.text("list_counts") == "4 serials: 3 found, 1 otherwise. 1 cell left out. 1 cell in doubt."
    hands.window.lock()  # what was pasted comes back
    hands.wait(lambda: hands.window.locked)
    hands.unlock()
    hands.wait(lambda: hands.dialogs() and hands.find(QPushButton, "sheet_verb").isEnabled())
    hands.click("sheet_verb")
    hands.wait(lambda: len(counting.work.entries) == 4)
    assert {each.seen.method for each in counting.work.entries} == {"PARTNER_LIST"}
    assert hands.text("count_tally").startswith("65 expected: 3 found, 62 to go.")
    hands.do("undo")
    hands.wait(lambda: not counting.work.entries)
    from_a_spreadsheet(counting, tmp_path / "register.csv", monkeypatch)
    other_devices(counting, tmp_path / "north.readings", monkeypatch)


def from_a_spreadsheet(counting: Counter, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet comes in as a pasted list does."""
    file.write_text("Serial,Rack\n0012-A7,4\n77-X,4\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(file), ""))
    counting.hands.click("count_sheet")
    counting.hands.wait(lambda: counting.hands.find(QPushButton, "sheet_verb").isEnabled())
    counting.hands.click("sheet_verb")
    counting.hands.wait(lambda: len(counting.work.entries) == 2)
    assert [each.seen.location for each in counting.work.entries] == ["4", "4"]


def other_devices(counting: Counter, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readings go to a file; what comes back twice counts once."""
    hands = counting.hands
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([str(file)], ""))
    hands.click("count_devices")
    hands.click("devices_write")
    assert hands.text("devices_done") == "2 readings written to north.readings."
    hands.click("devices_merge")
    assert "0 readings added, 2 known already" in hands.text("devices_done")
    hands.dialogs()[0].reject()


def test_a_page_of_paper_comes_back_by_its_code(counting: Counter) -> None:
    hands = counting.hands
    counting.scan(sheet_code(event_of(counting), 1))
    (sheet,) = hands.dialogs()
    assert isinstance(sheet, PaperSheet) and nameless(sheet) == []
    hands.wait(lambda: "page 1" in hands.text("paper_counts"))
    assert counting.work.entries == [], "the code of a page is no serial"
    fill(counting, "paper_marks", "1-10 12; 99")
    assert "there is no line 99" in hands.text("paper_counts")
    assert not hands.find(QPushButton, "sheet_verb").isEnabled()
    fill(counting, "paper_marks", "1-10 12; 14 missing; 15 = 0099-X; 16 container")
    assert "11 found, 1 missing, 1 read otherwise, 1 container only" in hands.text("paper_counts")
    hands.click("sheet_verb")
    hands.wait(lambda: len(counting.work.entries) == 13)
    assert hands.dialogs() and hands.find(QLineEdit, "paper_code").text() == "", "the next page may follow"
    assert hands.text("last_word") != "Nothing read yet"
    counting.scan(sheet_code(event_of(counting), 2))
    hands.wait(lambda: "page 2" in hands.text("paper_counts"))
    hands.dialogs()[0].reject()


def test_decided_many_at_once_and_signed_by_both_sides(counting: Counter) -> None:
    hands = counting.hands
    for each in (*NORTH[:4], "BN-101O", "99-X1", ""):
        counting.work.enter(each)
    hands.settle()
    page = decisions(counting)
    assert nameless(page) == []
    assert {each.serial for each in page.selected} <= {"BN-101O", "99-X1", ""}
    hands.click("decide_sign")
    words = hands.words(hands.dialogs()[0])
    assert "3 readings wait for a decision." in words and "was neither visited" not in words
    assert not hands.find(QPushButton, "sheet_verb").isEnabled()
    hands.click("sign_step_0")
    page.go_to((_reading(counting, "BN-101O"), None))
    assert page.current is not None and page.current.candidates
    hands.choose("decide_choice", "It is this item")
    hands.click("decide_go")
    page.go_to((_reading(counting, "99-X1"), None))
    hands.choose("decide_choice", "It is another item of the book")
    box = hands.find(QComboBox, "decide_item")
    assert box.currentText() == "Choose…" and box.count() == 1 + len(MANY)
    assert box.itemText(1) == "770000, NVD-PVS14 AN/PVS-14: nobody read it", (
        "a serial like none may be any of them"
    )
    hands.choose("decide_choice", _label(counting, "NEW"))
    hands.click("decide_go")
    page.go_to((_reading(counting, ""), None))
    hands.choose("decide_choice", _label(counting, "LEFT"))
    hands.type("decide_note", "mark worn off, rack 4")
    hands.click("decide_go")
    page._group.choose("NOT_FOUND")
    page.grid.setFocus()
    page.grid.selectAll()
    assert len(page.selected) == len(MANY)
    hands.find(QComboBox, "decide_reason").setCurrentIndex(1)
    hands.find(QComboBox, "decide_choice").setCurrentIndex(2)
    hands.click("decide_go")
    hands.wait(lambda: page.found is not None and page.found.numbers["OPEN"] == 0)
    for name in ("Ada Quill", "Bela Farouk"):
        hands.click("decide_sign")
        hands.wait(lambda: hands.find(QPushButton, "sheet_verb").isEnabled())
        hands.type("sign_name", name)
        if name == "Ada Quill":  # what is typed stands there after the lock
            hands.window.lock()
            hands.wait(lambda: hands.window.locked)
            hands.unlock()
            hands.wait(lambda: hands.dialogs() and hands.find(QLineEdit, "sign_name").text() == "Ada Quill")
        hands.click("sheet_verb")
        hands.wait(lambda: not hands.dialogs())
        page = decisions(counting)
    hands.wait(lambda: page.found is not None and page.found.signed_on)
    hands.wait(lambda: not counting.work.under_way)
    assert "Both sides have signed: it is frozen. In the book:" in hands.workspace.message.text
    assert "Signed by both sides" in hands.text("decide_state")
    assert not hands.find(QPushButton, "decide_sign").isEnabled()
    assert "stays as it is" in hands.text("decide_about")
    hands.wait(lambda: not counting.work.under_way)
    reader = hands.workspace.session.reader
    assert reader.get(InventoryEvent, page.found.event_id).signed_on  # type: ignore[union-attr]


def test_a_new_inventory_is_planned_with_what_is_due_and_its_team(counter: Counter) -> None:
    hands = counter.hands
    hands.do("plan_inventory")
    hands.wait(lambda: hands.find(QComboBox, "plan_kind").count() > 0)
    (sheet,) = hands.dialogs()
    assert nameless(sheet) == []
    assert not hands.find(QPushButton, "sheet_verb").isEnabled()
    grid = sheet._grid  # type: ignore[attr-defined]
    hands.qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert hands.text("plan_counts").startswith("1 place chosen: 65 items")
    hands.choose("plan_method", "Virtual")
    hands.click("sheet_verb")
    assert "why nobody goes there" in hands.text("sheet_said")
    hands.type("plan_why", "Travel ban")
    hands.find(QPlainTextEdit, "plan_us").setPlainText("Ada Quill, GS-12, EUM manager")
    hands.click("sheet_verb")
    hands.wait(lambda: not hands.dialogs())
    rows = hands.workspace.session.reader.records(Query(InventoryEvent))
    made = max(rows, key=lambda row: row.event_no or "")
    assert (made.inventory_method, made.reason_not_in_person, made.expected_count) == (
        "VIRTUAL",
        "Travel ban",
        65,
    )
    assert hands.workspace.page.on_screen == ("inventory_event", made.id)
    refuse_access(counter)


def refuse_access(counter: Counter) -> None:
    """That nobody was let in is a result, and leaves nothing to be decided."""
    hands, page = counter.hands, decisions(counter)
    hands.choose("decide_event", next(each for each in _offered(page) if "-001" in each))
    hands.settle()
    hands.click("decide_access")
    hands.click("access_refuse")
    assert "what was said" in hands.text("sheet_said")
    hands.type("access_by", "Depot commander")
    hands.type("access_reason", "No order from the ministry")
    hands.click("access_refuse")
    hands.wait(lambda: page.found is not None and page.found.summary.refused == 65)
    assert "65 behind a refused gate" in hands.text("decide_state") and page.found.numbers["OPEN"] == 0  # type: ignore[union-attr]


def _offered(page: DecisionsPage) -> list[str]:
    return [page.events.itemText(at) for at in range(page.events.count())]


def _reading(counter: Counter, serial: str) -> int:
    rows = counter.hands.workspace.session.reader.records(Query(Reading))
    return next(int(row.id) for row in rows if (row.serial_read or "") == serial)


def _label(counter: Counter, code: str) -> str:
    return counter.hands.workspace.session.reader.codes("reading_resolution")[code].label
