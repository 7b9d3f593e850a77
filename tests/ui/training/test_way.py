"""The fifteen steps in a student's pane: what they say, how they are reached, and the one form behind each."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.office import Office
from models.training.lines import TrainingLine
from models.training.way import STEPS
from tests import support
from tests.models.training.family import LINE, STUDENT, TODAY, Family
from tests.ui.driving import Hands, add_family, with_office
from ui.childsheet import RecordSheet
from ui.parts.steps import StepChip, StepStrip
from ui.training.stepsheet import StepSheet


@pytest.fixture
def at_student(hands: Hands, folder: Path) -> Hands:
    """The window with the complete student on screen."""
    with_office(folder, add_family)
    hands.start(folder, on=TODAY)
    hands.unlock()
    hands.students.grid.setFocus()
    hands.settle()
    return hands


def chips(hands: Hands) -> list[StepChip]:
    return hands.find(StepStrip, "steps").findChildren(StepChip)


def student_of(hands: Hands) -> int:
    seen = hands.students.pane.seen
    assert seen is not None
    return seen.record.id


def sheet(hands: Hands) -> StepSheet:
    found = hands.dialogs()[-1]
    assert isinstance(found, StepSheet)
    return found


def test_every_step_says_its_state_in_words_and_shows_another_icon_than_colour(at_student: Hands) -> None:
    shown = chips(at_student)
    assert [each.text() for each in shown] == [each.word for each in STEPS]
    said = {each.objectName(): each.accessibleName() for each in shown}
    assert said["step_medical"].startswith("Medical: done on")
    assert said["step_draft"] == "Draft order: doing; the record stands here"
    icons = {each.property("icon_name") for each in shown}
    assert {"check", "circle-dot", "circle"} <= icons


def test_the_steps_fit_into_two_lines_beside_the_list(at_student: Hands) -> None:
    middles = sorted(each.geometry().center().y() for each in chips(at_student))
    further = [below for above, below in pairwise(middles) if below - above > 5]  # chips differ by a pixel
    assert len(further) <= 1
    strip = at_student.find(StepStrip, "steps")
    assert all(strip.rect().contains(each.geometry()) for each in chips(at_student))


def test_the_arrow_keys_go_along_the_strip_which_is_one_stop(at_student: Hands) -> None:
    stops = [each for each in chips(at_student) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [each.objectName() for each in stops] == ["step_draft"]
    stops[0].setFocus()
    at_student.qtbot.keyClick(stops[0], Qt.Key.Key_Right)
    after = at_student.window.focusWidget()
    assert after.objectName() == "step_issued"
    at_student.qtbot.keyClick(after, Qt.Key.Key_Return)
    at_student.settle()
    assert sheet(at_student).windowTitle() == "Order issued"


def test_a_done_step_tells_its_facts_and_opens_the_record_behind_it(at_student: Hands) -> None:
    at_student.click("step_medical")
    assert "Done" in at_student.words(sheet(at_student))
    assert "Examined on\n15 Mar 2026" in at_student.words(sheet(at_student))
    assert sheet(at_student).verb.text() == "Open medical record"
    at_student.click("sheet_verb")
    opened = at_student.dialogs()[-1]
    assert isinstance(opened, RecordSheet) and opened.form.record.id
    focus = opened.focusWidget()
    assert focus.objectName() == "field_exam_date"


def test_a_blocked_step_says_what_blocks_and_why(hands: Hands, folder: Path) -> None:
    family = Family()
    rows = [each for each in family.rows.values() if each.spec.name != "medical_record"]
    with_office(folder, lambda office: add_family(office, rows))
    hands.start(folder, on=TODAY)
    hands.unlock()
    hands.students.grid.setFocus()
    hands.settle()
    hands.click("step_medical")
    assert "medical" in hands.words(sheet(hands)).casefold()
    hands.click("why")
    assert "Cleared by" in hands.words(sheet(hands))
    assert sheet(hands).verb.text() == "Record medical record"
    hands.click("sheet_verb")
    opened = hands.dialogs()[-1]
    assert isinstance(opened, RecordSheet)
    assert opened.form.record.stored == {"student_id": student_of(hands)}


def test_the_draft_goes_to_its_field(at_student: Hands) -> None:
    at_student.click("step_draft")
    at_student.click("sheet_verb")
    at_student.wait(lambda: not at_student.dialogs())
    focus = at_student.window.focusWidget()
    assert focus.objectName() == "field_planned_ito_on"


def test_a_new_notice_begins_with_arrival_and_family(hands: Hands, folder: Path) -> None:
    family = Family().with_spouse()
    made: dict[int, int] = {}

    def fill(office: Office) -> None:
        made.update(add_family(office, family.rows.values()))
        site = support.add(office, "site", site_name="Fort Example")
        with office.change("Prepare") as work:
            work.set(TrainingLine, made[LINE], {"site_id": site})
            for born in (date(2018, 7, 7), date(2021, 1, 2)):
                support.add_in(
                    work, "dependent", student_id=made[STUDENT], relationship="CHILD", travel="ACCOMPANY",
                    date_of_birth=born,
                )  # fmt: skip

    with_office(folder, fill)
    hands.start(folder, on=TODAY)
    hands.unlock()
    hands.students.grid.setFocus()
    hands.settle()
    hands.click("step_noticed")
    hands.click("sheet_verb")
    hands.settle()
    opened = hands.dialogs()[-1]
    assert isinstance(opened, RecordSheet)
    stored = opened.form.record.stored
    assert stored["training_line_id"] == made[LINE]
    assert stored["dependents_count"] == 3
    assert opened.form.rows["childrens_ages"].editor.read() == "7, 5"
    assert hands.find(QLineEdit, "field_dependents_count").text() == "3"


def test_an_order_that_differs_says_so_and_leads_to_an_amendment(hands: Hands, folder: Path) -> None:
    family = Family().issued(scan=None)
    family.put(LINE, wcn="0009")
    rows = list(family.rows.values())
    with_office(folder, lambda office: add_family(office, rows))
    hands.start(folder, on=TODAY)
    hands.unlock()
    hands.students.grid.setFocus()
    hands.settle()
    assert "Order issued: differs" in [each.text() for each in chips(hands)]
    hands.click("step_issued")
    assert sheet(hands).verb.text() == "Record order amendment" and "Differs" in hands.words(sheet(hands))
    hands.click("sheet_verb")
    hands.settle()
    opened = hands.dialogs()[-1]
    assert isinstance(opened, RecordSheet)
    assert opened.form.record.stored["amendment_no"] == 1 and opened.form.record.stored["order_id"]
