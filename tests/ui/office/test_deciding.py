"""A finding is set aside from its Why panel, where the rule's source names somebody who may; with its reason."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton

from app import users
from app.office import Office
from models.findings import Finding, Strength
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.office.deciding import ways_for
from ui.records.pane import RecordPane
from ui.today.page import TodayPage
from ui.unlock import UnlockPage


def finding_of(pane: RecordPane, rule: str) -> Finding:
    assert pane.seen is not None
    return next(each for each in pane.seen.findings if each.rule == rule)


@pytest.fixture
def pane(hands: Hands, folder: Path) -> RecordPane:
    """A student whose bio data is not complete, with the rule on it explained."""

    def prepare(office: Office) -> None:
        support.add(office, "student")
        users.add_user(office, "Clara", "officer", "eleven green lanterns", rounds=support.ROUNDS)

    with_office(folder, prepare)
    hands.open(folder)
    page = hands.students
    page.grid.setFocus()
    hands.settle()
    page.pane.head.explain(finding_of(page.pane, "VET-05"))
    return page.pane


def test_a_finding_is_set_aside_with_reason_authority_and_end(hands: Hands, pane: RecordPane) -> None:
    hands.click("set_aside")
    assert nameless(hands.window) == []
    hands.click("sheet_verb")
    assert "needs a reason and the authority" in hands.text("sheet_said")
    hands.find(QPlainTextEdit, "override_reason").setPlainText("Born at sea; embassy note 12")
    hands.type("override_authority", "The chief")
    hands.type("override_until", "whenever")
    hands.click("sheet_verb")
    assert hands.text("sheet_said").startswith("Until:")
    hands.type("override_until", "5 Aug 2027")
    others = hands.find(QComboBox, "override_second")
    assert [others.itemText(at) for at in range(others.count())] == ["", "Clara"]
    others.setCurrentText("Clara")
    hands.click("sheet_verb")
    hands.wait(lambda: not hands.dialogs())
    hands.settle()
    told = finding_of(pane, "VET-05")
    assert told.strength is Strength.INFORM
    assert f"Set aside by {support.USER} until 05 Aug 2027: Born at sea" in told.message
    pane.head.explain(told)
    hands.settle()
    hands.click("withdraw")
    hands.settle()
    assert finding_of(pane, "VET-05").strength is Strength.BLOCK
    hands.do("undo")
    assert finding_of(pane, "VET-05").strength is Strength.INFORM


def test_other_findings_cannot_be_set_aside(hands: Hands, pane: RecordPane) -> None:
    told = finding_of(pane, "VET-05")
    session = hands.workspace.session
    assert [each.name for each in ways_for(hands.window, session, told)] == ["set_aside"]
    assert ways_for(hands.window, session, replace(told, rule="VET-01")) == ()
    assert ways_for(hands.window, session, replace(told, strength=Strength.INFORM)) == ()


def test_who_may_not_decide_finds_it_closed_with_the_reason(hands: Hands, folder: Path) -> None:
    def change(office: Office) -> None:
        users.add_user(office, "Clara", "officer", "eleven green lanterns", rounds=support.ROUNDS)
        support.add(office, "student")

    with_office(folder, change)
    hands.start(folder)
    page = hands.window.findChild(UnlockPage)
    assert page is not None
    page._user.setCurrentText("Clara")
    hands.unlock("eleven green lanterns")
    students = hands.students
    students.grid.setFocus()
    hands.settle()
    students.pane.head.explain(finding_of(students.pane, "VET-05"))
    button = hands.find(QPushButton, "set_aside")
    assert not button.isEnabled()
    assert "Ask the chief" in button.toolTip()


def test_a_duty_is_decided_from_its_why_panel(hands: Hands, folder: Path) -> None:
    def prepare(office: Office) -> None:
        student = support.add(office, "student", names_in_san_on=None)
        support.add(office, "training_line", student_id=student, report_date=support.TODAY)

    with_office(folder, prepare)
    hands.open(folder)
    today = hands.workspace.page
    assert isinstance(today, TodayPage)
    hands.wait(lambda: today.grid.table.ids)
    today.duties.grid.first_duty()
    hands.settle()
    hands.click("decide_duty")
    assert hands.dialogs()[0].windowTitle() == "Decide on this duty"


def test_save_stays_in_sight_under_a_long_answer(hands: Hands, pane: RecordPane) -> None:
    hands.type("field_first_name", "Typed")
    hands.settle()
    for name in ("form_save", "form_discard"):
        control = hands.find(QPushButton, name)
        low = control.mapTo(hands.window, control.rect().bottomLeft()).y()
        assert 0 < low < hands.window.height()
        assert not control.visibleRegion().isEmpty()
    hands.click("form_discard")
    assert not pane.form.dirty
