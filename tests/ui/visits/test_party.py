"""Who comes at the window: a paste is told apart row by row and added as one change; a plan is started."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QPlainTextEdit

from app.office import Office
from app.reading import Query
from models.visits.industry import Company
from models.visits.requests import ClearanceRequest, ElsewhereCount, ItineraryLeg, RequestTraveller
from models.visits.support import SupportItem, SupportPlan
from models.visits.travellers import Traveller
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from tests.ui.visits.stock import complete
from ui.parts.findings import FindingLine
from ui.parts.link_picker import LinkEdit
from ui.records.page import RecordPage
from ui.visits.page import VisitorsPage
from ui.visits.partysheet import PartySheet

IDS: dict[str, int] = {}
PASTE = "Doe, Jane\nRoe, Jan\nMaj TARQANI, Sahim\nTarqani, Sahim\nSmyth, Pat\nQuestion"


def book(office: Office) -> None:
    """A request with one traveller, and two more on file."""
    IDS["request"] = complete(office, local_no="VC-2026-0001")
    IDS["roe"] = support.add(office, Traveller, surname="Roe", first_name="Jan")
    support.add(office, Company, company_name="Quicksilver Avionics")
    IDS["smith"] = support.add(office, Traveller, surname="Smith", first_name="Pat")


@pytest.fixture
def page(hands: Hands, folder: Path) -> RecordPage:
    with_office(folder, book)
    hands.open(folder)
    hands.workspace.session.open_record.emit("clearance_request", IDS["request"])
    hands.settle()
    found = hands.workspace.page.page_inside("Clearance requests")
    assert isinstance(found, RecordPage)
    return found


def party_of(hands: Hands) -> list[int | None]:
    reader = hands.workspace.session.reader
    return [each.traveller_id for each in reader.children(RequestTraveller, "request_id", IDS["request"])]


def outcomes(sheet: PartySheet) -> list[str]:
    rows = sheet._words.page(range(len(sheet._settled)))
    return [f"{row[1].word}: {row[2]}" for row in rows if row]  # type: ignore[union-attr]


def sheet_of(hands: Hands) -> PartySheet:
    sheet = hands.dialogs()[-1]
    assert isinstance(sheet, PartySheet)
    return sheet


def test_bad_input_is_told_where_it_is_mended(hands: Hands, page: RecordPage) -> None:
    """A request for yesterday, a firm in its title, an itinerary that leaves before it arrives, a traveller twice."""
    reader = hands.workspace.session.reader
    hands.type("field_date_from", "yesterday")
    hands.type("field_visit_title", "Demonstration by quicksilver  avionics")
    hands.do("save")
    assert "which is over; nothing was sent" in hands.text("note_date_from")
    leg = reader.children(ItineraryLeg, "request_id", IDS["request"])[0]
    page.pane._open_child("itinerary_leg", leg.id)
    hands.settle()
    hands.type("field_depart_on", "1 May 2026")
    hands.click("sheet_verb")
    lines = {each.finding.rule: each for each in hands.window.findChildren(FindingLine) if each.isVisible()}
    assert "leaves on 01 May 2026 before it arrives on 31 May 2026" in lines["VIS-D-03"].finding.message
    assert lines["VIS-NEUTRAL"].finding.message == "Visit names a company, and everybody reads it."
    assert "VIS-R-13" not in lines, "nothing is begun for a visit that is over"
    next(
        each for each in lines["VIS-D-03"].findChildren(QAbstractButton) if each.text() == "Show itinerary"
    ).click()
    assert page.pane.part == "Itinerary"
    page.pane._open_child("request_traveller", 0)
    hands.settle()
    who = hands.find(LinkEdit, "field_traveller_id")
    hands.type("field_traveller_id", "Doe, Jane")
    hands.wait(lambda: who._found)
    who.completer().popup().hide()  # type: ignore[union-attr]
    who.editingFinished.emit()
    hands.click("sheet_verb")
    assert hands.text("sheet_said").startswith(
        "There is already a party member of VC-2026-0001 Demonstration"
    )
    assert len(party_of(hands)) == 1


def test_a_paste_is_told_apart_and_added_as_one_change(hands: Hands, page: RecordPage) -> None:
    hands.click("add_travellers")
    assert not hands.find(QAbstractButton, "sheet_verb").isEnabled()
    pasted = hands.find(QPlainTextEdit, "party_text")
    pasted.setPlainText("Doe, Jo")
    hands.wait(lambda: "1 line" in hands.text("party_counts"))
    pasted.setPlainText("Surname\tFirst name")
    hands.wait(
        lambda: any("No name was pasted" in each for each in hands.words(sheet_of(hands)).splitlines())
    )
    assert not outcomes(sheet_of(hands)) and not hands.find(QAbstractButton, "sheet_verb").isEnabled()
    pasted.setPlainText(PASTE)
    hands.wait(lambda: "6 lines" in hands.text("party_counts"))
    assert nameless(hands.window) == []
    assert outcomes(sheet_of(hands)) == [
        "Not added: Doe, Jane is in the party already.", "On file: Roe, Jan", "New: TARQANI, Sahim",
        "Not added: Line 3 names the same person.", "Looks like: perhaps Smith, Pat",
        "Not added: The line does not show which part is the surname; write SURNAME, First Middle.",
    ]  # fmt: skip
    assert hands.text("party_counts") == "6 lines: 1 on file, 1 new, 1 like somebody on file, 3 not added."
    hands.click("sheet_verb")
    assert "Line 5 may be somebody on file" in hands.text("sheet_said")
    who = hands.find(QComboBox, "party_who")
    who.setCurrentIndex(who.findData(IDS["smith"]))
    hands.settle()
    hands.do("lock")
    hands.unlock()
    hands.wait(lambda: hands.find(QAbstractButton, "sheet_verb").text() == "Add 3 travellers")
    hands.click("sheet_verb")
    assert not hands.dialogs()
    there = party_of(hands)
    assert there[1] == IDS["roe"] and IDS["smith"] in there and len(there) == 4
    reader = hands.workspace.session.reader
    assert reader.get(ClearanceRequest, IDS["request"]).group_size == 4
    assert len(reader.ids(Query(Traveller))) == 4, "one of them is new"
    hands.do("undo")
    assert len(party_of(hands)) == 1


def test_a_plan_is_started_with_what_is_ticked(hands: Hands, page: RecordPage) -> None:
    page.show_part("Support")
    hands.settle()
    hands.click("start_plan")
    assert nameless(hands.window) == []
    assert "Itinerary drafted, by " in hands.find(QCheckBox, "start_plan_ITIN").text()
    hands.click("start_plan_turn")
    hands.find(QCheckBox, "start_plan_ITIN").click()
    assert hands.find(QAbstractButton, "sheet_verb").text() == "Start with 1 item"
    hands.click("sheet_verb")
    reader = hands.workspace.session.reader
    plan = reader.children(SupportPlan, "request_id", IDS["request"])[0]
    assert hands.workspace.page.on_screen == ("support_plan", plan.id)
    assert [each.item_code for each in reader.children(SupportItem, "plan_id", plan.id)] == ["ITIN"]


def test_one_more_is_counted_elsewhere(hands: Hands, page: RecordPage) -> None:
    tab = hands.workspace.go_to("Visitors")
    assert isinstance(tab, VisitorsPage)
    tab.show_screen(next(each for each in tab.screens() if "lsewhere" in each))
    hands.settle()
    hands.click("count_elsewhere")
    hands.click("count_elsewhere")
    reader = hands.workspace.session.reader
    rows = reader.records(Query(ElsewhereCount))
    assert [each.handled_count for each in rows] == [2]
