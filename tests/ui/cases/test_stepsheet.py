"""Recording a step of a case at the window: open moves only, what each asks for, and a correction."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from app.office import Office
from models.cases.casebook import CaseFile, CaseStep
from tests import support
from tests.ui.driving import Hands, with_office
from ui.parts.statepicture import StatePicture
from ui.records.page import RecordPage
from ui.records.stepsheet import StepSheet

IDS: dict[str, int] = {}


def book(office: Office) -> None:
    """One planned case."""
    IDS["case"] = support.add(office, CaseFile, case_designator="BN-B-SAA", case_kind="FMS")


@pytest.fixture
def page(hands: Hands, folder: Path) -> RecordPage:
    with_office(folder, book)
    hands.open(folder)
    hands.workspace.session.open_record.emit("case_file", IDS["case"])
    hands.settle()
    found = hands.workspace.page.page_inside("Cases")
    assert isinstance(found, RecordPage)
    return found


def state(hands: Hands) -> str | None:
    return hands.workspace.session.reader.get(CaseFile, IDS["case"]).case_state


def test_a_step_is_recorded_and_corrected(hands: Hands, page: RecordPage) -> None:
    hands.click("record_step")
    sheet = next(each for each in hands.dialogs() if isinstance(each, StepSheet))
    assert hands.text("step_who") == "BN-B-SAA is: planned."
    hands.click("step_picture")
    told = hands.find(StatePicture, "state_picture").accessibleDescription()
    assert told == "Now: Planned. Open: LOR sent, Withdrawn."
    assert not sheet.verb.isEnabled()
    hands.click("step_to_LOR_SENT")
    assert "needed" in sheet.findChild(QLabel, "step_label_step_ref").text()  # type: ignore[union-attr]
    hands.click("sheet_verb")
    assert "Reference is missing" in hands.text("sheet_said") and state(hands) == "PLANNED"
    hands.type("step_stepped_on", "-3")
    hands.type("step_step_ref", "MOD 44")
    hands.click("sheet_verb")
    assert not hands.dialogs() and state(hands) == "LOR_SENT"
    step = hands.workspace.session.reader.children(CaseStep, "case_id", IDS["case"])[0]
    page.pane._open_child("case_step", step.id)
    hands.settle()
    hands.click("correct_entry")
    assert hands.text("step_who") == "BN-B-SAA was before that step: planned."
    hands.click("step_to_WITHDRAWN")
    hands.type("step_step_reason", "It was the other letter")
    hands.click("sheet_verb")
    assert state(hands) == "WITHDRAWN"


def test_what_is_typed_comes_back_after_the_lock(hands: Hands, page: RecordPage) -> None:
    hands.click("record_step")
    hands.click("step_to_LOR_SENT")
    hands.type("step_step_ref", "MOD 44")
    hands.do("lock")
    hands.unlock()
    hands.settle()
    assert hands.find(QAbstractButton, "step_to_LOR_SENT").isChecked()
    assert hands.find(QLineEdit, "step_step_ref").text() == "MOD 44"
