"""A checklist at the window: by keys, from paper, a no with its deficiency, and closed for good."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from app import checklists
from app.office import Office
from models.eum.book import ArticleType, Item
from models.eum.checks import Deficiency, PhysicalCheck
from models.eum.events import EventSite, InventoryEvent
from models.eum.places import StorageSite
from tests import support
from tests.ui.driving import Hands, with_office
from ui.checklists.check import CheckSheet
from ui.checklists.sheet import ChecklistSheet

IDS: dict[str, int] = {}


def stock(office: Office) -> None:
    """A site that holds night vision devices, one that holds nothing, and an inventory of both."""
    kind = support.add(office, ArticleType, article_code="NVD-PVS14", generic_code="H6P")
    IDS["site"] = support.add(office, StorageSite, store_name="Depot North")
    IDS["other"] = support.add(office, StorageSite, store_name="Depot South")
    support.add(office, Item, article_type_id=kind, serial_raw="0012", site_id=IDS["site"])
    IDS["event"] = support.add(office, InventoryEvent, event_no="2026-BN-001")
    for site in ("site", "other"):
        support.add(office, EventSite, event_id=IDS["event"], site_id=IDS[site])


@pytest.fixture
def at_site(hands: Hands, folder: Path) -> Hands:
    with_office(folder, stock)
    hands.open(folder)
    hands.workspace.session.open_record.emit("storage_site", IDS["site"])
    hands.settle()
    return hands


def sheet(hands: Hands) -> ChecklistSheet:
    found = [each for each in hands.dialogs() if isinstance(each, ChecklistSheet)]
    return found[-1]


def key(hands: Hands, letter: str) -> None:
    hands.qtbot.keyClicks(sheet(hands).grid, letter)  # type: ignore[no-untyped-call]
    hands.settle()


def test_from_the_first_answer_to_the_closed_checklist(at_site: Hands) -> None:
    hands = at_site
    hands.click("checklist_of_site")
    shown = sheet(hands)
    assert isinstance(shown, CheckSheet) and shown.filled
    whole = len(shown.filled.items)
    assert {each.applies_to for each in shown.filled.items} == {"all", "NVD"}
    assert hands.text("checklist_question").startswith(f"A1 (1 of {whole}): ")
    assert "Ask for the register itself" in hands.text("checklist_help")
    for letter in "yya":
        key(hands, letter)
    assert hands.text("checklist_counts") == f"3 of {whole} answered."
    assert shown.current and shown.current.code == "A4"
    hands.type("checklist_remark", "Cases sealed")
    key(hands, "n")
    assert "A4 is answered no" in hands.text("checklist_said")
    hands.click("checklist_deficiency")
    hands.type("field_action_owner", "Custodian")
    hands.click("sheet_verb")
    reader = hands.workspace.session.reader
    check = reader.children(PhysicalCheck, "site_id", IDS["site"])[0]
    found = reader.children(Deficiency, "check_id", check.id)[0]
    assert (found.item_code, found.deficiency_text, found.action_owner) == ("A4", "Cases sealed", "Custodian")
    hands.type("checklist_paper", "rest maybe")
    hands.click("checklist_enter")
    assert "gives no answer" in hands.text("checklist_said")
    hands.type("checklist_paper", "rest yes")
    hands.click("checklist_enter")
    assert hands.text("checklist_counts") == f"{whole} of {whole} answered, 1 with no: A4."
    hands.click("checklist_close")
    hands.type("closing_us", "MAJ Orne")
    hands.click("sheet_verb")
    assert "it stays as it is" in hands.text("checklist_counts")
    key(hands, "y")
    assert not hands.find(QAbstractButton, "checklist_yes").isEnabled()
    kept = reader.get(PhysicalCheck, check.id)
    assert (kept.check_overall, kept.signed_us_by) == ("WITH_FINDINGS", "MAJ Orne")


def test_an_inventory_asks_for_which_of_its_sites(at_site: Hands) -> None:
    hands = at_site
    hands.workspace.session.open_record.emit("inventory_event", IDS["event"])
    hands.settle()
    hands.click("checklist_of_inventory")
    hands.choose("check_site", "Depot South")
    hands.click("sheet_verb")
    shown = sheet(hands)
    assert "Depot South" in shown.windowTitle() and shown.filled
    assert {each.applies_to for each in shown.filled.items} == {"all"}
    check = hands.workspace.session.reader.children(PhysicalCheck, "site_id", IDS["other"])[0]
    assert check.event_id == IDS["event"]
    shown.reject()
    hands.click("checklist_of_visit")
    assert sheet(hands).windowTitle().startswith("Before the visit: 2026-BN-001")
    assert not sheet(hands).findChildren(QAbstractButton, "checklist_deficiency")


def test_letters_typed_into_the_remark_answer_nothing(at_site: Hands) -> None:
    hands = at_site
    hands.click("checklist_of_site")
    hands.qtbot.keyClick(sheet(hands).grid, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    QApplication.processEvents()
    remark = hands.find(QLineEdit, "checklist_remark")
    assert remark.hasFocus()
    hands.qtbot.keyClicks(remark, "any nay")  # type: ignore[no-untyped-call]
    hands.settle()
    assert remark.text() == "any nay"
    hands.click("checklist_save_remark")
    assert "Answer the question first" in hands.text("checklist_said")
    found = sheet(hands).filled
    assert found and checklists.progress(found.items).answered == 0
    assert hands.find(QLabel, "checklist_counts").text().startswith("0 of")
