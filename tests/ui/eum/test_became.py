"""Recording what became of items at the window: many at once, only along open moves, with what each asks for."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from app.office import Office
from models.eum.afterwards import DispositionEvent, Incident, IncidentItem
from models.eum.book import ArticleType, Item
from tests import support
from tests.ui.driving import Hands, with_office
from ui.eum.became import BecameSheet
from ui.parts.statepicture import StatePicture
from ui.records.page import RecordPage

IDS: dict[str, int] = {}


def stock(office: Office) -> None:
    """Three missiles, one of them damaged, and an incident that names two."""
    kind = support.add(office, ArticleType, article_code="JAV-MSL", consumable=True)
    for serial, state in (("M1", None), ("M2", None), ("M3", "DAMAGED")):
        IDS[serial] = support.add(office, Item, article_type_id=kind, serial_raw=serial, entered_as=state)
    IDS["incident"] = support.add(office, Incident, incident_no="2026-1", incident_kind="LOSS",
                                  credibility="CONFIRMED", aware_on=support.TODAY)  # fmt: skip
    for serial in ("M1", "M2"):
        support.add(office, IncidentItem, incident_id=IDS["incident"], item_id=IDS[serial])


@pytest.fixture
def page(hands: Hands, folder: Path) -> RecordPage:
    with_office(folder, stock)
    hands.open(folder)
    hands.workspace.go_to("EUM")
    hands.settle()
    return items(hands)


def items(hands: Hands) -> RecordPage:
    found = hands.workspace.page.page_inside("Items")
    assert isinstance(found, RecordPage)
    hands.settle()
    return found


def state(hands: Hands, serial: str) -> str | None:
    return hands.workspace.session.reader.get(Item, IDS[serial]).disposition


def test_two_are_lost_with_one_report(hands: Hands, page: RecordPage, tmp_path: Path) -> None:
    page.grid.selectAll()
    hands.do("became")
    sheet = next(each for each in hands.dialogs() if isinstance(each, BecameSheet))
    assert hands.text("became_who") == "3 items: 2 held and in use or store, 1 damaged."
    hands.click("became_picture")
    assert "Now:" in hands.find(StatePicture, "state_picture").accessibleDescription()
    expended = hands.find(QAbstractButton, "became_to_EXPENDED")
    assert not expended.isEnabled() and "2 of 3" in expended.text()
    assert hands.find(QAbstractButton, "became_to_LOST").isEnabled()
    hands.click("became_to_LOST")
    assert "needed" in sheet.findChild(QLabel, "became_label_evidence").text()  # type: ignore[union-attr]
    assert not sheet.findChild(QWidget, "became_witness").isVisible()  # type: ignore[union-attr]
    hands.type("became_effective_on", "-3")
    hands.type("became_reporter_name", "Capt. Fell")
    hands.click("sheet_verb")
    assert "Evidence is missing" in hands.text("sheet_said") and state(hands, "M1") == "ACTIVE"
    report = tmp_path / "report.txt"
    report.write_text("Loss report", encoding="utf-8")
    sheet.take_paper("evidence", report)
    hands.click("sheet_verb")
    assert not hands.dialogs()
    assert [state(hands, each) for each in ("M1", "M2", "M3")] == ["LOST"] * 3


def test_an_incident_takes_its_items_along_and_an_entry_is_corrected(hands: Hands, page: RecordPage) -> None:
    hands.workspace.session.open_record.emit("eum_incident", IDS["incident"])
    hands.settle()
    hands.click("became_of_items")
    hands.click("became_to_DAMAGED")
    hands.type("became_effective_on", "-3")
    hands.click("sheet_verb")
    assert [state(hands, each) for each in ("M1", "M2", "M3")] == ["DAMAGED"] * 3
    reader = hands.workspace.session.reader
    entry = reader.children(DispositionEvent, "item_id", IDS["M1"])[0]
    assert entry.incident_id == IDS["incident"]
    hands.workspace.session.open_record.emit("eum_item", IDS["M1"])
    hands.settle()
    found = items(hands)
    found.pane._open_child("disposition_event", entry.id)
    hands.settle()
    assert "To: Damaged" in hands.text("once_made")
    hands.click("correct_entry")
    hands.click("became_to_ACTIVE")
    hands.type("became_effective_on", "-3")
    hands.type("became_state_reason", "It was another one")
    hands.click("sheet_verb")
    assert state(hands, "M1") == "ACTIVE"


def test_what_is_typed_comes_back_after_the_lock(hands: Hands, page: RecordPage) -> None:
    page.grid.selectAll()
    hands.do("became")
    hands.click("became_to_LOST")
    hands.type("became_reporter_name", "Capt. Fell")
    hands.do("lock")
    hands.unlock()
    hands.settle()
    assert hands.find(QAbstractButton, "became_to_LOST").isChecked()
    assert hands.find(QWidget, "became_reporter_name").text() == "Capt. Fell"  # type: ignore[attr-defined]
