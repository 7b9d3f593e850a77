"""Change many: a person selects forty students, sets one date, looks, saves, undoes."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from app.office import Office
from app.reading import Query
from models.training.health import MedicalRecord
from models.training.lines import TrainingLine
from models.training.people import Student
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.parts.grid import Grid
from ui.records.bulk import BulkSheet
from ui.records.bulk_lines import LineGrid

DAY = date(2026, 8, 5)


def forty(office: Office) -> None:
    with office.change("Add") as work:
        for at in range(40):
            student = support.add_in(work, Student, surname=f"STUDENT {at:02}", remarks="old text")
            support.add_in(work, MedicalRecord, student_id=student, exam_date=date(2026, 3, 1))


@pytest.fixture
def opened(hands: Hands, folder: Path) -> Hands:
    with_office(folder, forty)
    hands.open(folder)
    assert len(hands.students.grid.table.ids) == 40
    return hands


def dates(hands: Hands) -> list[date | None]:
    reader = hands.workspace.session.office.reader
    return [reader.get(Student, each).planned_ito_on for each in reader.ids(Query(Student))]


def click_row(hands: Hands, grid: Grid, row: int, modifier: Qt.KeyboardModifier) -> None:
    grid.scrollTo(grid.table.index(row, 1))
    at = grid.visualRect(grid.table.index(row, 1)).center()
    hands.qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, QPoint(at.x(), at.y()))
    hands.settle()


def fill(hands: Hands, line: str, text: str) -> None:
    control = hands.find(QLineEdit, line)
    control.setFocus()
    control.selectAll()
    hands.qtbot.keyClicks(control, text)
    hands.qtbot.keyClick(control, Qt.Key.Key_Tab)


def lines(hands: Hands) -> LineGrid:
    return hands.find(LineGrid, "bulk_lines")


def previewed(hands: Hands) -> LineGrid:
    grid = lines(hands)
    hands.wait(lambda: grid.table.ids and hands.find(QPushButton, "sheet_verb").isEnabled())
    hands.settle()
    return grid


def cells(grid: LineGrid, row: int) -> list[str]:
    return [grid.table.index(row, column).data() for column in range(len(grid.table.columns))]


def test_one_date_for_forty_people_in_five_steps(opened: Hands) -> None:
    page = opened.students
    steps = 0
    click_row(opened, page.grid, 0, Qt.KeyboardModifier.NoModifier)
    click_row(opened, page.grid, 39, Qt.KeyboardModifier.ShiftModifier)
    steps += 2
    assert len(page.grid.selected_ids()) == 40
    opened.do("bulk_edit")
    steps += 1
    assert nameless(opened.window) == []
    fill(opened, "bulk_field_0_text", "planned order")
    opened.wait(lambda: opened.find(QLineEdit, "field_planned_ito_on"))
    opened.qtbot.keyClicks(opened.find(QLineEdit, "field_planned_ito_on"), "5 aug")
    grid = previewed(opened)
    assert len(grid.table.ids) == 40
    assert cells(grid, 0) == ["STUDENT 00, Sima", "Planned order date", "", "05 Aug 2026", "Changes", ""]
    assert dates(opened) == [None] * 40, "the preview wrote something"
    assert opened.text("bulk_said") == "40 values would change. Nothing is saved yet."
    assert opened.text("bulk_effect").startswith("80 findings would be new: MED-02 +40")
    opened.click("sheet_verb")
    steps += 1
    assert steps <= 5
    assert opened.dialogs() == []
    assert dates(opened) == [DAY] * 40
    assert opened.workspace.message.text == "40 students changed. Undone with Ctrl+Z."
    opened.do("undo")
    assert dates(opened) == [None] * 40


def test_the_column_of_the_cursor_is_offered_first_and_enter_leads_to_the_verb(opened: Hands) -> None:
    grid = opened.students.grid
    at = [column.path for column in grid.table.columns].index("planned_ito_on")
    grid.setCurrentIndex(grid.table.index(0, at))
    grid.selectAll()
    opened.do("bulk_edit")
    line = opened.find(QLineEdit, "field_planned_ito_on")
    opened.qtbot.keyClicks(line, "20260805")
    opened.qtbot.keyClick(line, Qt.Key.Key_Return)
    previewed(opened)
    assert dates(opened) == [None] * 40, "Enter in the value saved at once"
    verb = opened.find(QPushButton, "sheet_verb")
    assert verb.text() == "Change 40 students"
    opened.qtbot.keyClick(verb, Qt.Key.Key_Space)
    opened.settle()
    assert dates(opened) == [DAY] * 40


def test_a_line_left_out_stays_as_it_is(opened: Hands) -> None:
    grid = opened.students.grid
    grid.setFocus()
    grid.selectAll()
    opened.do("bulk_edit")
    fill(opened, "bulk_field_0_text", "remarks")
    box = opened.find(QComboBox, "bulk_op_0")
    box.setCurrentIndex(box.findText("Replace"))
    opened.type("bulk_find_0", "old")
    opened.type("bulk_text_0", "new")
    found = previewed(opened)
    found.setFocus()
    found.go_to_row(0)
    opened.qtbot.keyClick(found, Qt.Key.Key_Space)
    assert cells(found, 0)[4] == "Left out"
    assert opened.find(QPushButton, "sheet_verb").text() == "Change 39 students"
    assert opened.find(QPushButton, "bulk_toggle").text() == "Take in"
    opened.click("bulk_toggle")
    assert cells(found, 0)[4] == "Changes"
    opened.click("bulk_toggle")
    opened.click("sheet_verb")
    reader = opened.workspace.session.office.reader
    texts = [reader.get(Student, each).remarks for each in reader.ids(Query(Student))]
    assert texts == ["old text"] + ["new text"] * 39


def test_what_cannot_be_read_says_so_and_nothing_can_be_saved(opened: Hands) -> None:
    opened.students.grid.setFocus()
    opened.do("bulk_edit")
    fill(opened, "bulk_field_0_text", "planned order")
    opened.qtbot.keyClicks(opened.find(QLineEdit, "field_planned_ito_on"), "soon")
    opened.wait(lambda: "soon" in opened.text("bulk_said_0"))
    assert not opened.find(QPushButton, "sheet_verb").isEnabled()
    box = opened.find(QComboBox, "bulk_op_0")
    box.setCurrentIndex(box.findText("Move by days"))
    opened.type("bulk_text_0", "a week")
    opened.wait(lambda: "a week" in opened.text("bulk_said_0"))
    opened.type("bulk_text_0", "+7")
    opened.wait(lambda: lines(opened).table.ids)
    opened.settle()
    assert cells(lines(opened), 0)[4] == "As it is", "an empty date does not move"
    assert not opened.find(QPushButton, "sheet_verb").isEnabled()


def test_a_second_field_a_filter_of_lines_and_a_line_taken_away(opened: Hands) -> None:
    opened.students.grid.setFocus()
    opened.students.grid.selectAll()
    opened.do("bulk_edit")
    fill(opened, "bulk_field_0_text", "remarks")
    box = opened.find(QComboBox, "bulk_op_0")
    box.setCurrentIndex(box.findText("Clear"))
    opened.click("bulk_more")
    fill(opened, "bulk_field_1_text", "diet")
    opened.type("field_diet", "None")
    grid = previewed(opened)
    opened.wait(lambda: len(grid.table.ids) == 80)
    which = opened.find(QComboBox, "bulk_which")
    assert [which.itemText(at) for at in range(which.count())] == ["All 80 lines", "80 change"]
    opened.click("bulk_drop_0")
    opened.wait(lambda: len(grid.table.ids) == 40)
    assert cells(grid, 0)[1] == "Diet"


def test_what_changes_meanwhile_is_looked_at_again(opened: Hands) -> None:
    opened.students.grid.setFocus()
    opened.students.grid.selectAll()
    opened.do("bulk_edit")
    fill(opened, "bulk_field_0_text", "remarks")
    sheet = next(each for each in opened.dialogs() if isinstance(each, BulkSheet))
    box = opened.find(QComboBox, "bulk_op_0")
    box.setCurrentIndex(box.findText("Add after"))
    opened.type("bulk_text_0", " and more")
    grid = previewed(opened)
    first = grid.source.plan.lines[0].record_id if grid.source.plan else 0
    session = opened.workspace.session

    def other(office: Office) -> None:
        with office.change("Meanwhile") as work:
            work.set(Student, first, {"remarks": "theirs"})

    session.write("", other)
    opened.wait(lambda: grid.source.plan and grid.source.plan.lines[0].after == "theirs and more")
    previewed(opened)
    assert sheet.isVisible()
    opened.click("sheet_verb")
    assert session.office.reader.get(Student, first).remarks == "theirs and more"


def test_any_list_has_it(opened: Hands) -> None:
    session = opened.workspace.session

    def add(office: Office) -> None:
        support.add(office, TrainingLine)

    session.write("", add)
    opened.settle()
    tab = opened.workspace.go_to("Students")
    tab.show_screen("Training lines")
    opened.settle()
    opened.do("bulk_edit")
    assert opened.find(QLabel, "bulk_said").text().startswith("Choose a field")
    assert opened.find(QComboBox, "bulk_scope").currentText() == "All 1 training line shown"
