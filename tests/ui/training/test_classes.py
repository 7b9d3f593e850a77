"""The screen of classes: seats, the days counted back, what is late, and the way to the students of a class."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.office import Office
from tests.app.papers import season
from tests.app.papers.season import Season
from tests.ui.driving import Hands, with_office
from ui.office.screen import Choice
from ui.parts.grid import Grid
from ui.theme import Theme
from ui.training.classes import ClassesPage

LATE = date(2026, 5, 20)


@pytest.fixture
def at_classes(hands: Hands, folder: Path) -> Hands:
    made: list[Season] = []

    def fill(office: Office) -> None:
        made.append(season.make(office))

    with_office(folder, fill)
    hands.start(folder, on=LATE)
    hands.unlock()
    hands.workspace.go_to("Students").show_screen("Classes")
    hands.settle()
    hands.workspace.page.enter()
    return hands


def cells(grid: Grid, row: int) -> list[str]:
    model = grid.model()
    return [str(model.index(row, at).data() or "") for at in range(model.columnCount())]


def test_a_class_tells_its_seats_and_what_is_late(at_classes: Hands) -> None:
    grid = at_classes.find(Grid, "grid")
    assert grid.model().rowCount() == 1
    course, starts, reports, seats, state, *_ = cells(grid, 0)
    assert (course, starts, reports, seats) == (
        "Example Captains Course", "07 Sep 2026", "03 Sep 2026", "2 of 4",
    )  # fmt: skip
    assert state.startswith("Late: nominate and ")


def test_the_days_are_told_with_their_sum_and_for_how_many_they_are_open(at_classes: Hands) -> None:
    plan = at_classes.find(Grid, "class_plan")
    rows = {row[0]: row for row in (cells(plan, at) for at in range(plan.model().rowCount()))}
    assert list(rows) == [
        "Nominate", "Vetting asked for", "English test", "Earliest examination", "Draft order", "Visa applied for",
        "Briefing", "Arrival notice",
    ]  # fmt: skip
    assert rows["Nominate"][3] == "2 of 4" and rows["Nominate"][2].endswith("overdue, 2 open")
    assert rows["Vetting asked for"][4] == "03 Sep 2026 - 120 days = 06 May 2026"
    assert rows["Earliest examination"][1].startswith("from ")
    assert "Example Captains Course, students report from 03 Sep 2026" in plan.accessibleName()


def test_enter_leads_to_the_list_of_its_students(at_classes: Hands) -> None:
    grid = at_classes.find(Grid, "grid")
    at_classes.qtbot.keyClick(grid, Qt.Key.Key_Return)
    at_classes.settle()
    students = at_classes.students
    assert at_classes.workspace.page.screen_shown == "Students"
    assert len(students.grid.table.ids) == 2
    assert "2026" in students.filters.words
    at_classes.click("clear_filter")
    assert len(students.grid.table.ids) == 3


def test_only_what_needs_somebody(at_classes: Hands) -> None:
    grid, only = at_classes.find(Grid, "grid"), at_classes.find(Choice, "classes_only")
    only.choose("open")
    assert grid.model().rowCount() == 1
    page = at_classes.workspace.page.page_inside("Classes")
    assert isinstance(page, ClassesPage)
    page.search("nothing of the kind")
    assert "Nothing here fits the filter or the search." in at_classes.words()


def test_in_large_letters_the_days_stand_in_a_sheet(at_classes: Hands) -> None:
    Theme.current().choose("light", 200)
    at_classes.settle()
    assert not at_classes.find(ClassesPage, "page").plan.isVisible()
    at_classes.click("class_days")
    days = at_classes.find(Grid, "class_days_shown")
    assert days.model().rowCount() == 8
    assert at_classes.window.height() <= 768


def test_an_office_without_lines_says_what_belongs_here(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    hands.workspace.go_to("Students").show_screen("Classes")
    hands.settle()
    assert "those of one course and start together" in hands.words()
    assert not any(each.isVisible() for each in hands.window.findChildren(Grid, "class_plan"))
    hands.click("classes_lines")
    assert hands.workspace.page.screen_shown == "Training lines"
