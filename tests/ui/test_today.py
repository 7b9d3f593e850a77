"""Today: groups by how near, search over everything, and decisions that are recorded, not clicked away."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from app.office import Office
from tests import support
from tests.ui.driving import Hands, with_office
from ui.today.page import TodayPage


@pytest.fixture
def today(hands: Hands, folder: Path) -> Hands:
    def add(office: Office) -> None:
        for surname, reports in (("NAKAMBO", date(2026, 3, 10)), ("ORUBA", date(2026, 6, 1))):
            student = support.add(office, "student", surname=surname)
            support.add(office, "training_line", student_id=student, report_date=reports)

    with_office(folder, add)
    hands.open(folder)
    return hands


def page(hands: Hands) -> TodayPage:
    found = hands.workspace.page
    assert isinstance(found, TodayPage)
    return found


def shown(hands: Hands, column: int = 0) -> list[str]:
    table = page(hands).grid.table
    return [str(table.data(table.index(row, column))) for row in range(table.rowCount())]


def test_the_groups_add_up(today: Hands) -> None:
    counts = {}
    for name in ("overdue", "this_week", "later", "all"):
        today.click(f"figure_{name}")
        counts[name] = len(shown(today))
        assert today.find(QPushButton, f"figure_{name}").accessibleName().endswith(f", {counts[name]}")
    assert counts["overdue"] > 0
    assert counts["all"] == counts["overdue"] + counts["this_week"] + counts["later"]


def test_enter_opens_the_record_behind_a_duty(today: Hands) -> None:
    row = shown(today, 2).index("NAKAMBO, Sima")
    page(today).grid.opened.emit(row)
    today.settle()
    assert today.workspace.page.tab.label == "Students"
    assert today.text("record_name") == "NAKAMBO, Sima"


def test_a_duty_is_assigned_and_says_whose_it_is(today: Hands) -> None:
    page(today).grid.go_to_row(0)
    message = shown(today)[0]
    today.do("decide")
    today.type("decide_who", "Ada Quill")
    today.click("sheet_verb")
    today.wait(lambda: not today.dialogs())
    today.wait(lambda: shown(today, 3)[shown(today).index(message)] == "Ada Quill")


def test_waiting_needs_a_reason_and_a_date_that_can_be_read(today: Hands) -> None:
    page(today).grid.go_to_row(0)
    today.do("decide")
    today.click("decide_waiting")
    today.click("sheet_verb")
    assert "Say why" in today.text("decide_said")
    today.type("decide_until", "soon")
    today.click("sheet_verb")
    assert "not a date" in today.text("decide_said")
    today.click("sheet_cancel")


def test_typing_looks_through_everything_and_escape_brings_the_duties_back(today: Hands) -> None:
    today.workspace.search.setText("oruba")
    today.settle()
    found = page(today).found.table
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
