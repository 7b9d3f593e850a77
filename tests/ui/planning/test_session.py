"""A session at the window: its checklist opens to the lines behind a result, its lines are decided by keyboard."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.office import Office
from app.planning import decisions
from models.office.places import Country
from models.planning.scetwg import LineReview, Scetwg
from models.planning.years import TrainingYear
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from tests.support import add
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.planning.scetwg.checklist import ChecklistBody
from ui.planning.scetwg.lines import LinesSheet
from ui.records.pane import RecordPane

MADE: dict[str, int] = {}


def fill(office: Office) -> None:
    country = add(office, Country, country_code="GG", country_name="Bandaria")
    add(office, TrainingYear, country_id=country, fiscal_year=2026, imet_ceiling=10_000_00)
    program = add(office, TrainingProgram, country_id=country, program_label="IMET-1", fiscal_year=2026)
    for at in range(3):
        MADE[f"line{at}"] = add(office, TrainingLine, program_id=program, course_title=f"Course {at}", priority="A",
                                plan_rank=at + 1, quantity=1, total_cost=1_000_00, wcn=f"080{at}")  # fmt: skip
    MADE["session"] = add(office, Scetwg, country_id=country, session_fy=2026)


def test_three_lines_are_decided_by_keyboard(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_office(folder, fill)
    hands.open(folder)
    hands.workspace.go_to("Planning")
    hands.workspace.session.open_record.emit("scetwg", MADE["session"])
    hands.settle()
    pane = next(each for each in hands.window.findChildren(RecordPane) if each.isVisible())
    pane.show_tab("Checklist")
    hands.settle()
    body = hands.find(ChecklistBody, "scetwg_checklist")
    assert hands.text("scetwg_counts") == "FY 2026: 4 of 6 items met." and nameless(body) == []
    body.items.go_to_row(2)
    assert "Asked for: at most 100 %" in hands.text("scetwg_figures") and len(body._behind.things) == 3
    body.items.go_to_row(6)
    assert "Not confirmed" in hands.text("scetwg_source")
    body.items.go_to_row(0)
    assert "line" not in hands.text("scetwg_figures")  # the header is about no lines
    last = body.items.table.index(6, 0)
    assert body.items.viewport().rect().contains(body.items.visualRect(last)), "all seven items are in sight"

    hands.click("scetwg_lines")
    sheet = hands.find(LinesSheet, "sheet")
    assert nameless(sheet) == [] and hands.text("decide_counts") == "0 of 3 lines decided."

    def press(key: Qt.Key, on: QWidget) -> None:
        hands.qtbot.keyClick(on, key)
        hands.settle()

    sheet.grid.setFocus()
    press(Qt.Key.Key_A, sheet.grid)
    hands.qtbot.keyClicks(hands.find(QLineEdit, "decide_remark"), "As planned")
    press(Qt.Key.Key_Return, hands.find(QLineEdit, "decide_remark"))
    press(Qt.Key.Key_R, sheet.grid)
    press(Qt.Key.Key_Return, hands.find(QLineEdit, "decide_remark"))
    press(Qt.Key.Key_C, sheet.grid)
    assert sheet.current is not None and sheet.current.line.id == MADE["line2"]
    press(Qt.Key.Key_Return, hands.find(QLineEdit, "decide_remark"))
    assert "Nothing of the line is changed" in hands.text("decide_said")
    hands.type("decide_total_cost", "1,500")
    hands.do("lock")
    hands.unlock()
    sheet = hands.find(LinesSheet, "sheet")
    assert sheet.current is not None and sheet.current.line.id == MADE["line2"]
    press(Qt.Key.Key_Return, hands.find(QLineEdit, "decide_total_cost"))
    assert hands.text("decide_counts") == "3 of 3 lines decided."
    press(Qt.Key.Key_D, sheet.grid)
    hands.type("decide_course_title", "War College")
    hands.type("decide_unit_cost", "200")
    hands.type("decide_quantity", "3")
    assert hands.find(QLineEdit, "decide_total_cost").text() == "$600"
    press(Qt.Key.Key_Return, hands.find(QLineEdit, "decide_course_title"))
    assert hands.text("decide_counts") == "4 of 4 lines decided."
    sheet.undo()
    hands.settle()
    assert hands.text("decide_counts") == "3 of 3 lines decided."
    press(Qt.Key.Key_A, sheet.grid)
    press(Qt.Key.Key_Escape, hands.find(QLineEdit, "decide_remark"))
    assert sheet.isVisible() and not hands.find(QWidget, "decide_record").isEnabled()
    press(Qt.Key.Key_Escape, sheet.grid)
    body = hands.find(ChecklistBody, "scetwg_checklist")
    assert not hands.dialogs() and "$3,500 of $10,000" in body._items.things[2].result.said

    target = tmp_path / "kit.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    hands.click("scetwg_workbook")
    hands.wait(target.exists)
    hands.settle()
    assert openpyxl.load_workbook(target)["CY lines"].max_row == 4
    hands.click("scetwg_changes")
    pane = next(each for each in hands.window.findChildren(RecordPane) if each.isVisible())
    assert pane.part == "Papers"
    hands.put_away()

    def look(office: Office) -> None:
        agenda = decisions.agenda(office.reader, MADE["session"])
        assert [each.decision for each in agenda.lines] == ["ACCEPT", "REJECT", "CHANGE"]
        assert [each.line.total_cost for each in agenda.lines] == [1_000_00, 1_000_00, 1_500_00]
        first = agenda.lines[0]
        assert first.review is not None and first.review.decision_remark == "As planned"
        assert first.line.accepted_on is None
        assert len(office.reader.children(LineReview, "session_id", MADE["session"])) == 3

    with_office(folder, look)
