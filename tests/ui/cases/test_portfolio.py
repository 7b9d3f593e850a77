"""The portfolio at the window: figures and bars lead to what they count."""

from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from app import access
from app.cases.portfolio import Standing
from app.office import Office
from models.cases.casebook import CaseFile
from models.cases.deliveries import DeliveryPlan
from models.cases.offers import CaseLine
from models.cases.requests import Lor
from tests import support
from tests.support import TODAY
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.cases.views.portfolio import DELIVERIES, MOST_BARS, REQUESTS, VALUE, PortfolioPage, value_bars
from ui.papers import Preview
from ui.records.page import RecordPage


def stock(office: Office) -> None:
    """Two offers, one case in execution with a planned delivery, one letter of ten days ago."""
    for name, state, value in (
        ("BN-B-SAA", "OFFERED", 10),
        ("BN-B-SAB", "OFFERED", 20),
        ("BN-P-LAA", "SSC", 30),
    ):
        case = support.add(office, CaseFile, case_designator=name, entered_as=state, total_value=value * 100_000_000,
                           delivered_value=500_000_000, oed=TODAY + timedelta(days=12))  # fmt: skip
    line = support.add(office, CaseLine, case_id=case, line_no="001", accepted_value=200_000_000)
    support.add(office, DeliveryPlan, line_id=line, planned_quarter=TODAY, planned_qty=7)
    support.add(office, Lor, lor_ref="MOD-7", lor_dated_on=TODAY - timedelta(days=10))


def shown(hands: Hands, name: str) -> int:
    """Lines of the list that is on screen by now."""
    hands.wait(lambda: hands.workspace.page.screen_shown == name)
    hands.settle()
    page = hands.workspace.page.page_inside(name)
    assert isinstance(page, RecordPage)
    return page.grid.table.rowCount()


def test_every_figure_leads_to_its_list(hands: Hands, folder: Path) -> None:
    with_office(folder, stock)
    hands.open(folder)

    def go() -> PortfolioPage:
        hands.workspace.session.open_screen.emit("Portfolio")
        hands.settle()
        found = hands.workspace.page.page_inside("Portfolio")
        assert isinstance(found, PortfolioPage)
        return found

    page = go()
    assert [page.cells(each) for each in page.lines.items] == [
        ("Offered", "2", "$30.0 M", "$0", "$10.0 M", "33.3 %"),
        ("Supply complete", "1", "$30.0 M", "$0", "$5.0 M", "16.7 %"),
    ]
    assert page.story.text() == "3 cases of $60.0 M: $15.0 M delivered (25.0 % of value), $0 billed."
    assert hands.find(QPushButton, "portfolio_expiring").text() == "Expire in 30 days: 2"
    assert nameless(hands.window) == []
    hands.click("portfolio_expiring")
    assert shown(hands, "Cases") == 2
    page = go()
    page.grid.go_to_row(1)
    page.open_chosen()
    assert shown(hands, "Cases") == 1
    page = go()
    hands.click("view_chart")
    assert page.charts[VALUE].view.isVisible() and nameless(hands.window) == []
    page.charts[REQUESTS].view.opened.emit(0)
    assert shown(hands, "Letters of request") == 1
    page = go()
    page.charts[DELIVERIES].view.opened.emit(0)
    assert shown(hands, "Planned deliveries") == 1


PAPERS = (
    ("Cases", "case_status_report", "case_status_"), ("Cases", "retention_list", "retention_list_"),
    ("Cases", "scip_reconciliation", "scip_reconciliation_"), ("Shipments", "inbound_list", "inbound_list_"),
    ("Portfolio", "portfolio_paper", "case_portfolio_"),
)  # fmt: skip
"""Where each paper about all cases is, its button, and how its file begins."""
SHEETS = {
    "scip_reconciliation": (
        "Sums that differ",
        ("BN-P-LAA", None, "Delivered value of its lines", 2_000_000, 5_000_000, 3_000_000),
    ),
    "portfolio_paper": ("Lines", ("BN-P-LAA", "001")),
}
"""Of papers with a workbook: one of its sheets, and the beginning of its first row."""


def test_every_paper_about_all_cases_leaves_from_the_window(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_office(folder, stock)
    hands.open(folder)
    target = tmp_path / "sheet.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def shown(screen: str, way: str) -> Preview:
        hands.workspace.session.open_screen.emit(screen)
        hands.settle()
        hands.click(way)
        hands.wait(hands.dialogs)
        (found,) = hands.dialogs()
        assert isinstance(found, Preview)
        return found

    for screen, way, name in PAPERS:
        preview = shown(screen, way)
        assert preview._printed.file_name.startswith(name) and nameless(hands.window) == []
        offered = preview.findChild(QPushButton, "preview_sheet")
        assert (offered is not None) is (way in SHEETS), way
        if way not in SHEETS:
            preview.close()
            hands.settle()
            continue
        assert offered is not None and offered.text() == "Save workbook…"
        hands.click("preview_sheet")
        hands.wait(target.exists)
        sheet, row = SHEETS[way]
        rows = openpyxl.load_workbook(target)[sheet].iter_rows(values_only=True)
        assert row in [each[: len(row)] for each in rows], way
        target.unlink()
    hands.settle()
    with hands.workspace.session.office.another_reader() as reader:
        told = [(each.action, each.detail) for each in access.lines(reader.connection)]
    assert ("exported", "case_portfolio sheet") in told


def test_the_greatest_values_are_never_left_out_of_the_chart() -> None:
    """Twenty states, the greatest at the end of the list: it stands in its place, the least are left out and told."""
    lines = [Standing(str(at), f"State {at}", 1, at * 100) for at in range(1, 21)]
    bars = value_bars(lines, "By state")
    assert bars.labels == tuple(f"State {at}" for at in range(21 - MOST_BARS, 21))
    assert bars.title.endswith(f"the {MOST_BARS} greatest of 20")
    assert value_bars(lines[:3], "By state").title == "Value of cases, by state, in dollars"
