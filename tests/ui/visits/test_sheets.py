"""Steps and answers of a request at the window: open moves only, what each asks for, and a correction."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

from app.office import Office
from models.visits.requests import ApprovalAction, ClearanceRequest, ItineraryLeg, RequestTraveller
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from tests.ui.visits.stock import complete
from ui.records.page import RecordPage

IDS: dict[str, int] = {}


def book(office: Office) -> None:
    """One request that was sent for two clearances."""
    IDS["request"] = complete(office, "READY", "SUBMITTED", local_no="VC-2026-0001")


@pytest.fixture
def page(hands: Hands, folder: Path) -> RecordPage:
    with_office(folder, book)
    hands.open(folder)
    hands.workspace.session.open_record.emit("clearance_request", IDS["request"])
    hands.settle()
    found = hands.workspace.page.page_inside("Clearance requests")
    assert isinstance(found, RecordPage)
    return found


def status(hands: Hands) -> str | None:
    return hands.workspace.session.reader.get(ClearanceRequest, IDS["request"]).request_status


def answer(hands: Hands, line: str, code: str, **typed: str) -> None:
    hands.click("record_answer")
    hands.click(f"answer_line_to_{line}")
    hands.click(f"answer_code_to_{code}")
    for key, text in typed.items():
        hands.type(f"answer_{key}", text)
    hands.click("sheet_verb")


def test_answers_lead_a_request_on_and_are_corrected(hands: Hands, page: RecordPage) -> None:
    answer(hands, "COUNTRY", "APPROVED")
    assert not hands.dialogs() and status(hands) == "SUBMITTED"
    hands.click("record_answer")
    assert hands.dialogs()[-1].focusWidget().objectName().startswith("answer_line_to_")
    assert nameless(hands.window) == []
    assert not hands.find(QAbstractButton, "answer_code_to_REVOKED").isEnabled()
    hands.click("answer_line_to_COUNTRY")
    assert not hands.find(QAbstractButton, "answer_code_to_APPROVED").isEnabled()
    hands.click("answer_line_to_THEATER")
    hands.click("answer_code_to_APPROVED_RESTRICTED")
    hands.click("sheet_verb")
    assert "Approved with restriction: Restriction is missing" in hands.text("sheet_said")
    hands.click("answer_code_to_DENIED")
    assert "Restriction" not in hands.words(hands.dialogs()[-1]), "it was said of the other answer"
    hands.dialogs()[-1].reject()
    answer(hands, "THEATER", "APPROVED")
    assert status(hands) == "APPROVED"
    told = [hands.find(QAbstractButton, f"step_{key}").text() for key in ("sending", "COUNTRY", "THEATER")]
    assert told == ["Sent 21 Feb 2026", "Country clearance: approved", "Theater clearance: approved"]
    hands.click("step_THEATER")
    assert hands.find(QAbstractButton, "answer_line_to_THEATER").isChecked()
    hands.dialogs()[-1].reject()
    wrong = hands.workspace.session.reader.children(ApprovalAction, "request_id", IDS["request"])[1]
    page.pane._open_child("approval_action", wrong.id)
    hands.settle()
    hands.click("correct_entry")
    assert hands.find(QAbstractButton, "answer_line_to_THEATER").isChecked()
    hands.click("answer_code_to_APPROVED_RESTRICTED")
    hands.find(QAbstractButton, "sheet_verb")
    hands.qtbot.keyClicks(
        hands.dialogs()[-1].findChild(object, "answer_answer_restriction"), "No rural travel"
    )
    hands.click("sheet_verb")
    assert status(hands) == "APPROVED_RESTRICTED"


def test_a_change_is_sent_and_asks_anew(hands: Hands, page: RecordPage) -> None:
    for line in ("COUNTRY", "THEATER"):
        answer(hands, line, "APPROVED")
    hands.click("record_step")
    assert hands.text("step_who") == "VC-2026-0001 Review is: approved."
    assert hands.dialogs()[-1].focusWidget().objectName().startswith("step_to_")
    hands.click("step_to_CANCELLED")
    assert not hands.window.findChild(object, "step_reopens_theater").isVisible()
    hands.click("step_to_SUBMITTED")
    assert hands.window.findChild(object, "step_reopens_theater").isVisible()
    hands.type("step_step_ref", "A2")
    hands.do("lock")
    hands.unlock()
    hands.settle()
    assert hands.find(QAbstractButton, "step_to_SUBMITTED").isChecked()
    assert hands.find(QLineEdit, "step_step_ref").text() == "A2"


def test_a_request_is_cloned_with_its_days_moved(hands: Hands, page: RecordPage) -> None:
    hands.click("clone_request")
    hands.click("sheet_verb")
    assert "first day" in hands.text("sheet_said").casefold()
    hands.type("clone_date_from", "9999-01-01")
    hands.click("sheet_verb")
    assert hands.text("sheet_said") == "The year 9999 lies outside 1900-2199."
    hands.type("clone_date_from", "05 Oct 2026")
    hands.find(QAbstractButton, "clone_with_1").click()
    assert nameless(hands.window) == []
    hands.click("sheet_verb")
    assert not hands.dialogs()
    kind, made = hands.workspace.page.on_screen or ("", 0)
    assert kind == "clearance_request" and made != IDS["request"]
    reader = hands.workspace.session.reader
    leg = reader.children(ItineraryLeg, "request_id", made)[0]
    assert leg.arrive_on == date(2026, 10, 5) and not reader.children(RequestTraveller, "request_id", made)


def test_a_pasted_answer_finds_its_request(hands: Hands, page: RecordPage) -> None:
    hands.click("paste_answer")
    text = hands.find(QPlainTextEdit, "paste_answer_text")
    hands.click("paste_answer_read")
    assert "Nothing was pasted" in hands.text("sheet_said")
    text.setPlainText("Request VC-2026-0001\nCountry clearance: APPROVED\n")
    hands.click("paste_answer_read")
    assert "1 answer read" in hands.text("paste_answer_said")
    assert hands.find(QComboBox, "paste_answer_line_1").currentData() == "COUNTRY"
    assert nameless(hands.window) == []
    hands.do("lock")
    hands.unlock()
    hands.settle()
    hands.click("paste_answer_read")
    hands.click("sheet_verb")
    reader = hands.workspace.session.reader
    told = reader.children(ApprovalAction, "request_id", IDS["request"])
    assert [(each.approval_kind, each.answer) for each in told] == [("COUNTRY", "APPROVED")]
