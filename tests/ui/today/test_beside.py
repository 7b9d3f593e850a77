"""Beside the duties: what changed, what is unconfirmed, how old the backup is, duties by week; and the calendar."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton

from app.change import Nature
from app.office import Office
from tests import support
from tests.support import acting
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.tabs import PAGES
from ui.theme import Theme
from ui.today.page import TodayPage


def page(hands: Hands) -> TodayPage:
    found = hands.workspace.page
    assert isinstance(found, TodayPage)
    return found


@pytest.fixture
def today(hands: Hands, folder: Path) -> Hands:
    """An office in which Ben worked and a sheet was imported since anybody looked."""

    def add(office: Office) -> None:
        with acting(office, "Ben"), office.change("Nominate") as work:
            student = support.add_in(work, "student", surname="NAKAMBO", first_name="Sima")
            support.add_in(work, "training_line", student_id=student, report_date=date(2026, 3, 10))
        with office.change("Import nominees.xlsx", nature=Nature("import")) as work:
            for _ in range(3):
                support.add_in(work, "student")

    with_office(folder, add)
    hands.open(folder)
    hands.wait(lambda: page(hands)._seen is not None)
    return hands


def news(hands: Hands) -> list[str]:
    listed = hands.find(QListWidget, "news_list")
    return [listed.item(at).text() for at in range(listed.count())]


def test_what_others_and_imports_did_is_told_until_it_was_looked_at(today: Hands) -> None:
    assert today.text("news_head") == "2 entries since 23 Feb 2026"
    assert news(today) == [
        support.USER,
        "Import nominees.xlsx: 3 students.",
        "Ben",
        news(today)[3],
    ]
    assert news(today)[3].startswith("Nominate: NAKAMBO, Sima")
    today.click("news_by_record")
    assert "NAKAMBO, Sima: 1 change by Ben (Nominate)." in news(today)
    today.click("news_looked")
    today.wait(lambda: today.text("news_head").startswith("Nothing changed since you looked on "))
    assert news(today) == ["Work of others and imports are told here."]
    assert not today.find(QPushButton, "news_looked").isEnabled()


def test_a_line_about_one_record_opens_it_with_enter(today: Hands) -> None:
    today.click("news_by_record")
    listed = today.find(QListWidget, "news_list")
    listed.setFocus()
    listed.setCurrentRow(next(at for at, line in enumerate(news(today)) if line.startswith("NAKAMBO")))
    today.qtbot.keyClick(listed, Qt.Key.Key_Return)
    today.settle()
    assert today.workspace.page.tab.label == "Students"
    assert today.text("record_name") == "NAKAMBO, Sima"


def test_news_come_while_the_page_is_on_screen(today: Hands) -> None:
    session = today.workspace.session

    def enter(office: Office) -> None:
        with office.change("Import more.xlsx", nature=Nature("import")) as work:
            support.add_in(work, "student")

    session.write("", enter)
    today.wait(lambda: "Import more.xlsx: 1 student." in news(today))


def test_what_is_unconfirmed_is_counted_and_leads_to_its_screen_where_there_is_one(today: Hands) -> None:
    doubts = {each.name: each for each in page(today)._seen.doubts}  # type: ignore[union-attr]
    assert {"policy", "codes", "rules", "wording"} <= set(doubts)
    screens = {name for tab in PAGES for name in tab.screens()}
    for each in doubts.values():
        kind = QPushButton if each.screen else QLabel
        assert each.screen in screens | {""}
        shown = today.find(kind, f"doubt_{each.name}")
        assert shown.text() == each.words.removesuffix(" not confirmed")
        assert shown.accessibleName() == each.words
    wanted: list[str] = []
    page(today).standing.screen_wanted.connect(wanted.append)
    page(today).standing.show_doubts(tuple(doubts.values()))
    today.settle()
    today.click("doubt_codes")
    assert wanted == ["Codes"]


def test_the_line_on_backups_warns_in_words_and_is_mended_from_there(today: Hands) -> None:
    assert today.text("safety_line") == "No proven backup yet, no restore drill yet."
    assert page(today).standing._chip.accessibleName() == "Check"
    today.click("safety_back_up")
    today.wait(lambda: "Last proven backup" in today.text("safety_line"))
    assert not page(today).standing._back_up.isVisible()


def test_the_chart_counts_the_weeks_and_a_bar_leads_to_its_group(today: Hands) -> None:
    chart = page(today).chart
    overdue = today.find(QPushButton, "figure_overdue")
    assert (
        chart.view.drawing.items[0].text == f"Overdue: {overdue.accessibleName().rpartition(', ')[2]} duties"
    )
    chart.view.setFocus()
    chart.view.go_to(0)
    today.qtbot.keyClick(chart.view, Qt.Key.Key_Return)
    assert overdue.isChecked()
    today.click("weeks_switch")
    assert chart.as_table and chart.table.table.rowCount() == len(chart.view.drawing.items)


def test_the_calendar_shows_the_same_duties_and_opens_their_records(today: Hands) -> None:
    today.click("view_calendar")
    calendar = page(today).calendar
    assert calendar.isVisible() and not page(today).news.isVisible()
    assert sum(map(len, calendar.days.items.values())) == len(page(today)._all)
    duty = page(today)._all[0]
    calendar.go_to(duty.due_on)
    assert duty.finding.message in calendar.list.item(0).text()
    calendar.grid.setFocus()
    today.qtbot.keyClick(calendar.grid, Qt.Key.Key_Return)
    today.qtbot.keyClick(calendar.list, Qt.Key.Key_Return)
    today.settle()
    assert today.workspace.page.tab.label == "Students"
    today.workspace.go_to("Today")
    today.click("view_list")
    assert page(today).grid.isVisible() and page(today).news.isVisible()


@pytest.mark.parametrize("front", ["view_list", "view_calendar"])
@pytest.mark.parametrize("zoom", [100, 200])
def test_everything_can_be_reached_at_any_zoom(today: Hands, front: str, zoom: int) -> None:
    """At 100 % nothing scrolls at 1366 x 768; at 200 % the page scrolls as a whole and nothing is cut sideways."""
    Theme.current().choose(zoom=zoom)
    today.click(front)
    today.settle()
    scroll, inside = page(today)._room, page(today)._room.widget()
    assert (today.window.width(), today.window.height()) == (1366, 768)
    assert inside.minimumSizeHint().width() <= scroll.viewport().width()
    assert inside.width() <= scroll.viewport().width()
    assert (scroll.verticalScrollBar().maximum() > 0) is (zoom == 200)
    assert nameless(today.window) == []


def test_who_only_reads_sees_everything_and_is_told_why_nothing_can_be_done(
    hands: Hands, folder: Path
) -> None:
    with support.reopen(folder) as writing:
        student = support.add(writing, "student", names_in_san_on=None)
        support.add(writing, "training_line", student_id=student, report_date=support.TODAY)
        hands.open(folder)
        hands.wait(lambda: page(hands)._seen is not None and page(hands).grid.table.ids)
        for name in ("act_assigned", "act_waiting", "act_not_applicable", "news_looked"):
            button = hands.find(QPushButton, name)
            assert not button.isEnabled(), name
        assert support.USER in hands.find(QPushButton, "act_assigned").toolTip()
