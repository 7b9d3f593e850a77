"""The line of lists above the Students tab, what stands behind "More lists", and names for all of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QTabBar

from app.office import Office
from tests import support
from tests.models.training.family import TODAY
from tests.ui.driving import Hands, add_family, with_office
from tests.ui.test_accessible import nameless
from ui.training.page import FIRST, SELDOM, InstallationsPage, StudentsPage


def fill(office: Office) -> None:
    add_family(office)
    support.add(office, "site", site_name="Fort Example", site_purpose="TRAINING")
    support.add(office, "site", site_name="Fort Officer", student_officer="Capt. Example")
    support.add(office, "site", site_name="Depot North", site_purpose="DEPOT")


@pytest.fixture
def at_students(hands: Hands, folder: Path) -> Hands:
    with_office(folder, fill)
    hands.start(folder, on=TODAY)
    hands.unlock()
    hands.students.grid.go_to_row(0)
    hands.settle()
    return hands


def tabs(hands: Hands) -> list[str]:
    bar = hands.find(QTabBar, "lists")
    return [bar.tabText(at) for at in range(bar.count())]


def test_a_seldom_list_gets_the_last_tab_while_it_is_shown(at_students: Hands) -> None:
    usual = [page.tab.label for page in FIRST]
    assert tabs(at_students) == usual and len(usual) <= 7
    menu = at_students.find(QPushButton, "more_lists").menu()
    assert [each.text() for each in menu.actions()] == [page.tab.label for page in SELDOM]
    for action in menu.actions():
        action.trigger()
        at_students.settle()
        assert tabs(at_students) == [*usual, action.text()]
        assert at_students.workspace.page.screen_shown == action.text()
    at_students.find(QTabBar, "lists").setCurrentIndex(0)
    assert at_students.workspace.page.screen_shown == "Students"


def test_the_directory_holds_training_sites_and_says_by_which_filter(at_students: Hands) -> None:
    page = at_students.workspace.page
    assert isinstance(page, StudentsPage)
    page.show_screen("Installations")
    at_students.settle()
    directory = page.page_named("Installations")
    assert isinstance(directory, InstallationsPage)
    names = [each.cells[0] for each in directory.session.reader.rows(
        directory.listing.kind, ("site_name",), directory.grid.table.ids)]  # fmt: skip
    assert names == ["Fort Example", "Fort Officer"]
    assert "Student officer is filled" in directory.filters.words
    at_students.click("clear_filter")
    assert len(directory.grid.table.ids) == 3


def _step(hands: Hands) -> None:
    hands.click("step_medical")


def _keying(hands: Hands) -> None:
    hands.click("keying_sheet")


def _screen(name: str) -> Callable[[Hands], None]:
    def show(hands: Hands) -> None:
        hands.workspace.page.show_screen(name)
        hands.settle()

    return show


@pytest.mark.parametrize("show", [_step, _keying, *(_screen(page.tab.label) for page in (*FIRST, *SELDOM))])
def test_no_control_is_nameless(at_students: Hands, show: Callable[[Hands], None]) -> None:
    show(at_students)
    assert nameless(at_students.window) == []
