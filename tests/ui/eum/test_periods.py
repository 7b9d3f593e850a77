"""The papers of a quarter or a year at the window: chosen, shown, saved as a sheet."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog

from app.papers.eum_periods import Quarter
from tests.ui.driving import Hands
from ui.eum.periods import PeriodsPage, quarters, years
from ui.papers import Preview


def test_the_quarter_under_way_and_eight_before_it_are_offered() -> None:
    found = quarters(date(2026, 3, 2))
    assert (found[0], found[-1], len(found)) == (Quarter(2026, 2), Quarter(2024, 2), 9)
    assert years(date(2026, 3, 2)) == [2027, 2026, 2025, 2024]


def test_a_paper_of_the_chosen_quarter_is_shown_and_saved(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    hands.workspace.go_to("EUM")
    hands.settle()
    hands.workspace.page.show_screen(PeriodsPage.tab.label)
    hands.settle()
    hands.choose("period_quarter", "FY2026 Q1")
    hands.click("show_paper_routine_log")
    hands.wait(hands.dialogs)
    (shown,) = hands.dialogs()
    assert isinstance(shown, Preview)
    shown.reject()
    target = tmp_path / "costs.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    hands.click("save_sheet_eum_costs")
    hands.wait(target.exists)
    assert openpyxl.load_workbook(target).sheetnames[0] == "EUM cost FY2026"
