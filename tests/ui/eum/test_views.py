"""The views of the EUM tab: figures that lead to the items they count, the board of sites, the trend, a life line."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton

from app.office import Office
from models.eum.afterwards import DispositionEvent
from models.eum.book import Item
from models.eum.checks import Deficiency
from models.eum.events import InventoryEvent, Reading
from models.eum.places import SiteAccess
from tests import support
from tests.app.eum.book import add_items, begin
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.eum.views.due import DuePage
from ui.eum.views.sites import SitesBoardPage
from ui.eum.views.trend import TrendPage
from ui.office.figures import dollars, percent
from ui.records.page import RecordPage

TODAY = support.TODAY


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


@pytest.fixture
def book(hands: Hands, folder: Path) -> Hands:
    """North: two delinquent, one due soon, one seen lately; South: one missile expended and one due."""

    def add(office: Office) -> None:
        places = begin(office)
        north = {"article_type_id": places.nvd, "site_id": places.north}
        south = {"article_type_id": places.missile, "site_id": places.south}
        arrivals = (-200, -150, -70, -400)
        ids = add_items(office, [
            *(north | {"delivered_on": days(each)} for each in arrivals), south | {"delivered_on": days(-30)},
            south | {"delivered_on": days(-300), "serial_raw": "M-1"},
        ])  # fmt: skip
        with office.change("Count and expend") as work:
            event = work.add(InventoryEvent, {"inventory_method": "IN_PERSON", "signed_on": days(-20)})
            found = {"event_id": event, "matched_item_id": ids[3], "match_kind": "FOUND", "sighted": "ITEM"}
            work.add(Reading, found)
            work.add(DispositionEvent, {"item_id": ids[5], "to_state": "EXPENDED", "effective_on": days(-9)})
            work.add(Deficiency, {"site_id": places.north, "deficiency_text": "Fence open"})
            granted = {"access_answer": "GRANTED", "visit_on": days(5), "asked_on": days(-5)}
            work.add(SiteAccess, {"site_id": places.south} | granted)

    with_office(folder, add)
    hands.open(folder)
    return hands


def screen(hands: Hands, name: str) -> object:
    hands.workspace.session.open_screen.emit(name)
    hands.settle()
    return hands.workspace.page.page_inside(name)


def items(hands: Hands) -> RecordPage:
    hands.wait(lambda: hands.workspace.page.screen_shown == "Items")
    page = hands.workspace.page.page_inside("Items")
    assert isinstance(page, RecordPage)
    hands.settle()
    return page


def test_a_figure_leads_to_its_items(book: Hands) -> None:
    page = screen(book, "Due")
    assert isinstance(page, DuePage)
    told = [page.cells(each)[:7] for each in page.lines.items]
    assert told == [
        ("Depot North", "4", "2", "50.0 %", "1", "1", "1"),
        ("Depot South", "1", "0", "0.0 %", "0", "1", "1"),
    ]
    assert page.story.text().startswith("2 of 5 items are delinquent: 40.0 % by count, 6.5 % by value")
    assert book.find(QPushButton, "due_delinquent").text() == "Delinquent: 2"
    book.click("due_delinquent")
    assert items(book).grid.table.rowCount() == 2
    page = screen(book, "Due")
    assert isinstance(page, DuePage)
    column = [each.path for each in page.columns].index("due_60")
    page.grid.setCurrentIndex(page.grid.table.index(1, column))
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert items(book).grid.table.rowCount() == 1


def test_the_figures_are_told_by_type_and_drawn(book: Hands) -> None:
    page = screen(book, "Due")
    assert isinstance(page, DuePage)
    by = book.find(QComboBox, "due_by")
    by.setCurrentIndex(by.findText("By type"))
    book.settle()
    assert [each.title for each in page.lines.items] == ["JAV-MSL", "NVD-PVS14 AN/PVS-14"]
    book.click("view_chart")
    assert page.charts[0].view.isVisible() and not page.grid.isVisible()
    measure = book.find(QComboBox, "due_measure")
    measure.setCurrentIndex(measure.findText("By value"))
    assert "$6,000" in page.charts[0].view.accessibleDescription()
    page.charts[0].view.opened.emit(0)
    assert items(book).grid.table.rowCount() == 1
    screen(book, "Due")
    assert nameless(book.window) == []
    book.click("view_table")
    assert page.grid.isVisible() and nameless(book.window) == []


def test_the_board_of_sites(book: Hands) -> None:
    page = screen(book, "Sites board")
    assert isinstance(page, SitesBoardPage)
    north, south = page.lines.items
    assert (north.items, north.delinquent, north.deficiencies) == (4, 2, 1)
    assert south.access == "Granted for 07 Mar 2026" and south.next_due == days(60)
    page.grid.setCurrentIndex(
        page.grid.table.index(0, [each.path for each in page.columns].index("deficiencies"))
    )
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    book.wait(lambda: book.workspace.page.screen_shown == "Deficiencies")
    page = screen(book, "Sites board")
    assert isinstance(page, SitesBoardPage)
    page.grid.setCurrentIndex(page.grid.table.index(1, 0))
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    book.wait(lambda: book.workspace.page.screen_shown == "Storage sites")


def test_the_trend_is_drawn_with_its_table(book: Hands) -> None:
    page = screen(book, "Trend")
    assert isinstance(page, TrendPage)
    assert page.charts[0].view.isVisible() and len(page.lines.items) == 13
    assert "02 Mar 2026: By count 40.0 %, By value 6.5 %." in page.charts[0].view.accessibleDescription()
    book.click("view_table")
    assert page.grid.table.rowCount() == 13


def test_the_life_of_an_item(book: Hands) -> None:
    reader = book.workspace.session.reader
    book.workspace.session.open_record.emit("eum_item", reader.lookup(Item, "M-1").id)
    page = items(book)
    page.show_part("Life line")
    book.settle()
    drawn = page.pane.part_named("Life line").chart
    assert drawn.view.isVisible()
    said = drawn.view.accessibleDescription()
    assert "Receipt: What Arrived in country, From 06 May 2025." in said and "Expended" in said
    assert nameless(book.window) == []
    book.click("drawn_life_line_chart_switch")
    assert drawn.as_table


@pytest.mark.parametrize(
    ("cents", "said"),
    [(0, "$0"), (90_000, "$900"), (999_900, "$9,999"), (3_456_700, "$35 K"), (123_456_789_00, "$123.5 M"),
     (100_500_000_000, "$1.0 B"), (125_000_000, "$1.3 M"), (145_000_000, "$1.5 M"), (-125_000_000, "-$1.3 M")],
)  # fmt: skip
def test_amounts_in_short(cents: int, said: str) -> None:
    assert dollars(cents) == said
    assert percent(None) == "" and percent(123) == "12.3 %"
