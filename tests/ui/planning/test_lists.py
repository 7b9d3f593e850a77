"""The training list and the reports at the window: what the list no longer has, line by line; a report as a file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton

from app.office import Office
from app.planning import stl
from models.training.lines import TrainingLine
from tests.app.planning.test_stl import ROWS, compared, listed
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.importing.sheet import ImportSheet
from ui.planning.page import PlanningPage
from ui.planning.reportsheet import ReportSheet


def test_a_list_is_taken_in_line_by_line_and_a_report_written(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = listed(tmp_path / "a.csv", ROWS), listed(tmp_path / "b.csv", ROWS[2:3])
    with_office(folder, lambda office: stl.apply(office, compared(office, first), {}))
    hands.open(folder)
    planning = hands.workspace.go_to("Planning")
    assert isinstance(planning, PlanningPage)
    planning.choose("Training years")
    hands.settle()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(second), ""))
    hands.click("take_list")
    dialog = hands.find(ImportSheet, "import")
    panel = dialog._outcome.gone
    assert "2 lines on file not in the list; penalty at stake today $12,238.50" in hands.text("import_said")
    assert panel.isVisible() and nameless(dialog) == [] and not dialog.go.isVisible()
    panel.grid.go_to_row(1)
    assert "1421 A Signals" in hands.text("gone_told") and "50 % of the tuition" in hands.text("gone_told")
    assert not hands.find(QPushButton, "gone_cancel").isEnabled()
    hands.choose("gone_reason", "U.S. decision: sanction, class deleted or moved")
    assert "no penalty" in hands.text("gone_told")
    hands.click("gone_cancel")
    assert dialog.go.text() == "Cancel 1 line"
    hands.click("gone_keep")
    assert not dialog.go.isVisible()
    hands.click("gone_cancel")
    hands.click("import_go")
    assert "1 line cancelled" in hands.text("import_said")
    hands.click("import_cancel")

    target = tmp_path / "report.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    hands.click("write_reports")
    sheet = hands.find(ReportSheet, hands.dialogs()[0].objectName())
    assert nameless(sheet) == []
    form, which = hands.find(QComboBox, "report_form"), hands.find(QComboBox, "report_which")
    which.setCurrentIndex(which.findData("fmt"))
    form.setCurrentIndex(form.findData(".csv"))
    sheet.verb.click()
    hands.wait(target.exists)
    hands.settle()
    told = target.read_text(encoding="utf-8-sig")
    assert "Logistics" in told and "Signals" not in told and not hands.dialogs()
    hands.put_away()

    def look(office: Office) -> None:
        states = {wcn: office.reader.lookup(TrainingLine, f"{wcn} A").line_status for wcn in ("1420", "1421")}
        assert states == {"1420": "PLANNED", "1421": "CANCELLED"}

    with_office(folder, look)
