"""Today: groups by how near, search over everything, and decisions that are recorded, not clicked away."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from app.office import Office
from app.today import duties as grouping
from tests import support
from tests.app.eum.book import add_items, begin
from tests.ui.driving import Hands, with_office
from ui.records.page import RecordPage
from ui.today.head import DayButton
from ui.today.page import TodayPage


@pytest.fixture
def today(hands: Hands, folder: Path) -> Hands:
    def add(office: Office) -> None:
        for surname, reports in (("NAKAMBO", date(2026, 3, 10)), ("ORUBA", date(2026, 6, 1))):
            student = support.add(office, "student", surname=surname)
            support.add(office, "training_line", student_id=student, report_date=reports)

    with_office(folder, add)
    hands.open(folder)
    hands.wait(lambda: page(hands)._seen is not None)
    return hands


def page(hands: Hands) -> TodayPage:
    found = hands.workspace.page
    assert isinstance(found, TodayPage)
    return found


def shown(hands: Hands, column: int = 0) -> list[str]:
    """A column of the duties in the list, without the headings."""
    table = page(hands).grid.table
    rows = [row for row in range(table.rowCount()) if table.heading(row) is None]
    return [str(table.data(table.index(row, column))) for row in rows]


def headings(hands: Hands) -> list[str]:
    table = page(hands).grid.table
    found = [table.heading(row) for row in range(table.rowCount())]
    return [each.words for each in found if each is not None]


def go_to(hands: Hands, message: str) -> None:
    """Puts the cursor on the duty of that text."""
    grid = page(hands).grid
    rows = [str(grid.table.data(grid.table.index(row, 0))) for row in range(grid.table.rowCount())]
    grid.go_to_row(rows.index(message))
    hands.settle()


def columns(hands: Hands) -> list[str]:
    return [each.path for each in page(hands).grid.table.columns]


def test_the_figures_add_up_and_choose_what_is_shown(today: Hands) -> None:
    counts = {}
    for name in ("overdue", "this_week", "later", "waiting", "assigned_to_me", "all"):
        today.click(f"figure_{name}")
        counts[name] = len(shown(today))
        assert today.find(QPushButton, f"figure_{name}").accessibleName().endswith(f", {counts[name]}")
    assert counts["overdue"] > 0
    assert counts["all"] == sum(counts[each] for each in ("overdue", "this_week", "later", "waiting"))
    assert f"{counts['all']} duties shown of {counts['all']}" in today.words()


def test_enter_opens_the_record_behind_a_duty(today: Hands) -> None:
    message = shown(today)[shown(today, 2).index("NAKAMBO, Sima")]
    go_to(today, message)
    today.qtbot.keyClick(page(today).grid, Qt.Key.Key_Return)
    today.settle()
    assert today.workspace.page.tab.label == "Students"
    assert today.text("record_name") == "NAKAMBO, Sima"


def test_a_heading_folds_its_group_and_decides_nothing(today: Hands) -> None:
    grid, every = page(today).grid, len(shown(today))
    grid.go_to_row(0)
    assert headings(today)[0].startswith("Overdue · ")
    assert page(today).duties.chosen == []
    assert not today.window.book.made["decide"].isEnabled()
    overdue = int(today.find(QPushButton, "figure_overdue").accessibleName().rpartition(" ")[2])
    today.qtbot.keyClick(grid, Qt.Key.Key_Return)
    today.settle()
    assert today.workspace.page.tab.label == "Today"
    assert len(shown(today)) == every - overdue
    page(today).tell_duties(page(today)._all)
    assert len(shown(today)) == every - overdue


@pytest.mark.parametrize(
    ("by", "first"), [("date", "Overdue"), ("area", "Training"), ("owner", "Nobody yet")]
)
def test_the_list_is_grouped_as_chosen_and_loses_nothing(today: Hands, by: str, first: str) -> None:
    before = sorted(shown(today))
    combo = today.find(QComboBox, "group_by")
    combo.setCurrentIndex(combo.findData(by))
    assert headings(today)[0].startswith(f"{first} · ")
    assert sorted(shown(today)) == before


def test_one_rule_is_shown_alone(today: Hands) -> None:
    combo = today.find(QComboBox, "rule_filter")
    offered = {combo.itemText(at) for at in range(1, combo.count())}
    counts = {each.partition(" (")[0]: int(each.partition(" (")[2][:-1]) for each in offered}
    assert sum(counts.values()) == len(shown(today))
    rule = next(iter(counts))
    combo.setCurrentIndex(combo.findData(rule))
    assert len(shown(today)) == counts[rule]
    assert {each.finding.rule for each in page(today).duties.shown} == {rule}
    combo.setCurrentIndex(0)
    every, day = page(today).duties.shown, page(today).session.today
    for name, wanted, fits in (
        ("within_filter", 14, lambda each: (each.due_on - day).days <= 14),
        ("area_filter", "training", lambda each: each.area == "training"),
    ):
        filter_ = today.find(QComboBox, name)
        filter_.setCurrentIndex(filter_.findData(wanted))
        assert 0 < len(page(today).duties.shown) == sum(map(fits, every)), name
        told = page(today).duties.table()
        assert len(told.rows) == len(page(today).duties.shown) and told.subtitle.startswith(
            filter_.currentText()
        )
        filter_.setCurrentIndex(0)


def test_a_duty_is_assigned_and_says_whose_it_is(today: Hands) -> None:
    message = shown(today)[0]
    go_to(today, message)
    today.do("decide")
    today.type("decide_who", "Ada Quill")
    today.click("sheet_verb")
    today.wait(lambda: not today.dialogs())
    today.wait(lambda: shown(today, 3)[shown(today).index(message)] == "Ada Quill")
    today.click("figure_assigned_to_me")
    assert shown(today) == [message]


def test_many_duties_are_assigned_as_one_step(today: Hands) -> None:
    page(today).grid.selectAll()
    count = len(page(today).duties.chosen)
    assert count == len(shown(today)) > 2
    assert f"{count} duties selected" in today.words()
    today.click("act_assigned")
    assert today.dialogs()[0].windowTitle() == f"Decide on {count} duties"
    today.type("decide_who", "Ben")
    today.click("sheet_verb")
    today.wait(lambda: set(shown(today, 3)) == {"Ben"})
    today.do("undo")
    today.wait(lambda: set(shown(today, 3)) == {""})


def test_the_offices_people_are_offered_as_owners(today: Hands) -> None:
    go_to(today, shown(today)[0])
    today.click("act_assigned")
    completer = today.find(QLineEdit, "decide_who").completer()
    assert completer is not None
    model = completer.model()
    assert model is not None and model.index(0, 0).data() == support.USER


def test_waiting_needs_a_reason_and_a_date_that_can_be_read(today: Hands) -> None:
    go_to(today, shown(today)[0])
    today.do("decide")
    today.click("decide_waiting")
    today.click("sheet_verb")
    assert "Say why" in today.text("sheet_said")
    today.type("decide_until", "soon")
    today.click("sheet_verb")
    assert "not a date" in today.text("sheet_said")
    today.click("sheet_cancel")


def test_what_waits_stands_in_a_group_of_its_own_with_until_and_reason(today: Hands) -> None:
    today.click("figure_later")
    message = shown(today)[0]
    go_to(today, message)
    today.click("act_waiting")
    today.type("decide_until", "5 Aug 2026")
    today.type("decide_reason", "The ministry answers in July")
    today.click("sheet_verb")
    today.wait(lambda: today.find(QPushButton, "figure_waiting").accessibleName() == "Waiting, 1")
    assert message not in shown(today)
    today.click("figure_waiting")
    assert headings(today) == ["Waiting · 1 duty"]
    assert shown(today) == [message]
    assert shown(today, columns(today).index("due")) == ["Waits until 05 Aug 2026"]
    assert shown(today, columns(today).index("reason")) == ["The ministry answers in July"]


def test_a_legal_deadline_is_not_set_aside(today: Hands) -> None:
    legal = next(each for each in page(today).duties.shown if each.finding.rule.startswith("ARR"))
    go_to(today, legal.finding.message)
    today.click("act_not_applicable")
    today.type("decide_reason", "Not needed")
    today.click("sheet_verb")
    today.wait(lambda: "is a legal deadline" in today.text("sheet_said"))
    today.click("sheet_cancel")


def test_sorting_keeps_the_groups(today: Hands) -> None:
    before = headings(today)
    page(today).grid.sort_requested.emit("record", True)
    assert headings(today) == before
    for section in grouping.sections(page(today)._all, grouping.By.DATE, support.TODAY, frozenset()):
        titles = [each.record_title for each in section.duties]
        inside = [each.record_title for each in page(today).duties.shown if each in section.duties]
        assert inside == sorted(titles, reverse=True)


def test_a_day_of_the_week_shows_what_is_due_on_it(today: Hands) -> None:
    strip = [today.find(DayButton, f"week_day_{number}") for number in range(7)]
    assert [each.day.day for each in strip] == [2, 3, 4, 5, 6, 7, 8]
    assert strip[0].accessibleName().startswith("Monday 02 Mar 2026, ")
    assert strip[5].accessibleName().endswith("; Weekend")
    for each in strip:
        today.click(each.objectName())
        due = page(today).duties.shown
        assert all(duty.due_on == each.day for duty in due)
        said = each.accessibleName()
        assert f"{len(due)} dut" in said if due else "nothing" in said


def test_the_why_panel_answers_for_the_duty_under_the_cursor(today: Hands) -> None:
    message = shown(today)[0]
    go_to(today, message)
    assert message in today.words(page(today)._why)
    today.click("figure_waiting")
    assert not page(today)._why.isVisible()


def test_a_promise_is_kept_from_its_why_panel(hands: Hands, folder: Path) -> None:
    def add(office: Office) -> None:
        unit = support.add(office, "unit")
        support.add(office, "note", subject_kind="unit", subject_id=unit, due_on=support.TODAY, body="Call")

    with_office(folder, add)
    hands.open(folder)
    hands.wait(lambda: page(hands)._seen is not None)
    go_to(hands, "Promised: Call")
    hands.click("promise_kept")
    hands.wait(lambda: "Nothing is due" in hands.words())
    hands.do("undo")
    hands.wait(lambda: shown(hands) == ["Promised: Call"])


def test_typing_looks_through_everything_and_escape_brings_the_duties_back(today: Hands) -> None:
    today.workspace.search.setText("oruba")
    today.settle()
    found = page(today).found.grid.table
    today.wait(lambda: found.rowCount() > 0)
    assert "ORUBA, Sima" in [found.data(found.index(row, 0)) for row in range(found.rowCount())]
    today.workspace.search.clear()
    today.settle()
    assert page(today).grid.isVisible()
    today.workspace.search.setText("nothing like this")
    today.settle()
    today.wait(lambda: "Nothing was found" in today.words())


def test_the_passphrase_is_changed_after_the_old_one(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    hands.do("passphrase")
    for name, text in (
        ("old", "wrong wrong wrong"),
        ("new", "eight loud harbours"),
        ("again", "eight loud harbours"),
    ):
        hands.type(f"pass_{name}", text)
    hands.click("sheet_verb")
    hands.wait(lambda: "do not open" in hands.text("pass_said"))
    hands.type("pass_old", support.PASSPHRASE)
    hands.click("sheet_verb")
    hands.wait(lambda: not hands.dialogs())
    hands.do("lock")
    hands.unlock("eight loud harbours")


def test_a_note_is_about_the_record_of_the_chosen_duty(today: Hands) -> None:
    page(today).duties.grid.first_duty()
    today.settle()
    duty = page(today).duties.grid.current_duty()
    assert duty is not None
    today.do("note")
    assert today.dialogs()[-1].windowTitle() == f"Note on {duty.record_title}"


def test_a_note_is_about_the_record_that_was_found(today: Hands) -> None:
    today.type("search", "oruba")
    today.wait(lambda: page(today).found.isVisible())
    page(today).found.grid.go_to_row(0)
    today.do("note")
    assert "ORUBA" in today.dialogs()[-1].windowTitle().upper()


def test_many_items_due_are_one_line_that_opens_their_list(hands: Hands, folder: Path) -> None:
    def add(office: Office) -> None:
        places = begin(office)
        due = {"article_type_id": places.nvd, "delivered_on": date(2025, 11, 1), "site_id": places.north}
        add_items(office, [*[due] * 5, due | {"site_id": places.south}])

    with_office(folder, add)
    hands.open(folder)
    hands.wait(lambda: page(hands)._seen is not None)
    line = "EUM-08: 5 items at Depot North, first due 30 Jan 2026"
    assert shown(hands) == [line, "Delinquent: the first inventory was due by 30 Jan 2026."]
    assert hands.text("duty_sum") == "6 duties shown of 6" and headings(hands) == ["Overdue · 6 duties"]
    go_to(hands, line)
    hands.do("decide")
    hands.type("decide_who", "Ben")
    hands.click("sheet_verb")
    hands.wait(lambda: [each.assigned_to for each in page(hands)._all].count("Ben") == 5)
    hands.click("duties_each")
    assert len(shown(hands)) == 6
    hands.click("duties_each")
    go_to(hands, line)
    QTest.keyClick(page(hands).grid, Qt.Key.Key_Return)
    hands.wait(lambda: hands.workspace.page.screen_shown == "Items")
    items = hands.workspace.page.page_inside("Items")
    assert isinstance(items, RecordPage)
    hands.wait(lambda: items.grid.table.rowCount() == 5)
