"""The file of a case in its pane: what is missing opens its form, scans are dropped, places are left out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton, QTableWidget

from app.office import Office
from models.cases.casebook import CaseFile
from models.cases.completeness import State
from models.cases.filing import CaseDocument
from models.cases.requests import Lor, LorCase
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.cases.filepane import FilePane
from ui.childsheet import RecordSheet
from ui.parts.link_picker import LinkEdit
from ui.records.page import RecordPage

IDS: dict[str, int] = {}


def stock(office: Office) -> None:
    """An offered case with a letter whose scan is missing."""
    IDS["case"] = support.add(
        office, CaseFile, case_designator="BN-B-SAA", case_kind="FMS", entered_as="OFFERED"
    )
    IDS["lor"] = support.add(office, Lor, lor_ref="MOD-7")
    support.add(office, LorCase, case_id=IDS["case"], lor_id=IDS["lor"])


@pytest.fixture
def pane(hands: Hands, folder: Path) -> FilePane:
    """The tab "File" of that case."""
    with_office(folder, stock)
    hands.open(folder)
    hands.workspace.session.open_record.emit("case_file", IDS["case"])
    hands.settle()
    page = hands.workspace.page.page_inside("Cases")
    assert isinstance(page, RecordPage)
    page.pane.show_tab("File")
    hands.settle()
    return hands.find(FilePane, "case_file_pane")


def go_to(pane: FilePane, code: str) -> int:
    at = next(at for at, each in enumerate(pane._rows.slots) if each.code == code)
    pane.grid.go_to_row(at)
    return at


def test_the_missing_place_opens_its_form(hands: Hands, pane: FilePane) -> None:
    """Where a record should carry its paper it is that record; else a new paper with its place chosen."""
    assert hands.text("case_file_said").startswith("0 of ")
    assert nameless(hands.window) == []
    assert pane.chosen is not None and pane.chosen.code == "LOR"  # the first that is missing
    assert hands.find(QPushButton, "case_file_go").text() == "Open letter of request…"
    hands.click("case_file_go")
    (sheet,) = hands.dialogs()
    assert isinstance(sheet, RecordSheet) and sheet.form.record.id == IDS["lor"]
    sheet.reject()
    go_to(pane, "FORWARDING")
    hands.click("case_file_go")
    (sheet,) = hands.dialogs()
    assert isinstance(sheet, RecordSheet) and sheet.form.record.get("slot") == "FORWARDING"
    assert sheet.form.record.get("case_id") == IDS["case"]
    sheet.reject()


def test_the_linked_record_is_named_chosen_and_opened(hands: Hands, pane: FilePane) -> None:
    page = hands.workspace.page.page_inside("Cases")
    assert isinstance(page, RecordPage)
    page.pane.show_tab("Chronology")
    hands.settle()
    hands.click("add_chronology_entry")
    (sheet,) = hands.dialogs()
    assert isinstance(sheet, RecordSheet)
    kind, linked = (sheet.form.rows[key].editor for key in ("subject_kind", "subject_id"))
    hands.type("field_subject_id", "MOD")
    assert linked.hint() == "Choose the kind of record first"
    hands.choose("field_subject_kind", "Letter of request")
    assert kind.read() == "lor" and linked.raw() == ""
    hands.type("field_subject_id", "MOD-7")
    line = hands.find(LinkEdit, "field_subject_id")
    hands.wait(lambda: line._found)
    line.editingFinished.emit()
    assert linked.raw() == IDS["lor"]
    hands.click("sheet_verb")
    hands.settle()
    table = hands.find(QTableWidget, "table_chronology_entry")
    assert "MOD-7" in [item.text() for at in range(table.columnCount()) if (item := table.item(0, at))]
    table.activated.emit(table.model().index(0, 0))
    (sheet,) = hands.dialogs()
    assert hands.find(QPushButton, "sheet_subject").text() == "Open letter of request"
    assert isinstance(sheet, RecordSheet) and "stays as it was made" in hands.text("entry_stays")
    assert not sheet.verb.isVisible() and sheet.cancel.text() == "Close"
    hands.click("sheet_subject")
    hands.settle()
    shown = hands.workspace.page.page_inside("Letters of request")
    assert isinstance(shown, RecordPage) and shown.pane.seen is not None
    assert shown.pane.seen.record.id == IDS["lor"]


def test_a_scan_is_dropped_on_its_place(hands: Hands, pane: FilePane, tmp_path: Path) -> None:
    scan = tmp_path / "Letter.txt"
    scan.write_text("Forwarding letter", encoding="utf-8")
    at = go_to(pane, "FORWARDING")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    point = pane.grid.viewport().mapTo(pane, pane.grid.visualRect(pane.grid.table.index(at, 0)).center())
    keys = Qt.KeyboardModifier.NoModifier
    pane.dropEvent(
        QDropEvent(QPointF(point), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys)
    )
    hands.settle()
    hands.wait(lambda: pane._rows.slots[at].state is State.PRESENT)
    reader = hands.workspace.session.reader
    (kept,) = reader.children(CaseDocument, "case_id", IDS["case"])
    assert (kept.slot, kept.paper_title) == ("FORWARDING", "Letter")
    hands.click("case_file_go")
    (sheet,) = hands.dialogs()
    assert isinstance(sheet, RecordSheet) and sheet.form.record.id == kept.id
    sheet.reject()


def test_a_place_is_left_out_only_with_a_reason(hands: Hands, pane: FilePane) -> None:
    at = go_to(pane, "FORWARDING")
    hands.click("case_file_leave")
    (sheet,) = hands.dialogs()
    sheet.verb.click()  # type: ignore[attr-defined]
    assert sheet.isVisible()
    hands.type("leave_out_reason", "Handed over by the embassy")
    sheet.verb.click()  # type: ignore[attr-defined]
    hands.settle()
    hands.wait(lambda: pane._rows.slots[at].state is State.NOT_APPLICABLE)
    assert pane._rows.slots[at].why == "Handed over by the embassy"
    assert pane.chosen is not None and pane.chosen.code == "FORWARDING"
