"""Every screen and sheet of the real window, read through the accessibility bus from outside: nothing is nameless."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app import offices
from tests import support
from tests.models.training.family import TODAY
from tests.ui.driving import add_family
from tests.x11.screen import Node, Person, Screen, everything, program
from ui.actions import ACTIONS, Action
from ui.palette.entries import record_pages
from ui.shell import TITLE
from ui.tabs import PAGES
from ui.training.listings import STUDENTS

OPERATED = frozenset(
    {
        "push button", "button menu", "toggle button", "check box", "radio button", "text", "password text",
        "combo box", "list", "list item", "table", "cell", "tree", "tree item", "tree table", "page tab list",
        "page tab",
        "menu bar", "menu", "menu item", "slider", "spin button", "progress bar", "document frame",
        "document web", "link", "chart", "label",
    }
)  # fmt: skip
"""Roles of what the keyboard can act on; a label can be marked and copied."""
SYSTEM_DIALOGS = frozenset({"open_office", "import", "export", "new_office", "print_list"})
"""Actions that open a file dialog of the system, or leave the office."""
BY_THEMSELVES = frozenset({"palette", "look_back"})
IN_THE_WINDOW = frozenset({"users", "past_keeping", "take_over", "compare_days", "ask"})
"""Actions that lead to a screen or a line of the window; all others open a sheet, some once it has been read for."""
SCREENS = tuple(dict.fromkeys(name for page in PAGES for name in (page.tab.label, *page.screens())))
SHEETS = tuple(
    each for each in ACTIONS if each.label.endswith("…") and each.id not in SYSTEM_DIALOGS | BY_THEMSELVES
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed office with a complete student."""
    made = offices.create(
        tmp_path_factory.mktemp("walked") / "Bandaria.sco", country="BN", name="ODC Bandaria", user=support.USER,
        passphrase=support.PASSPHRASE, today=TODAY, zone="UTC",
    )  # fmt: skip
    add_family(made.office)
    made.office.close()
    return made.office.folder


@pytest.fixture(scope="module")
def desk(screen: Screen, office: Path, module_env: dict[str, str]) -> Iterator[Person]:
    """One window for all walks; each finds its own way."""
    person = Person(screen, program(office, "--on", TODAY.isoformat()), module_env)
    try:
        person.wait_focus("Passphrase")
        assert faults(person.tree()) == []
        person.type(support.PASSPHRASE)
        person.press("Return")
        person.wait(lambda: "Duties" in names(person.tree()), "Today")
        yield person
    finally:
        person.leave()


def names(nodes: list[Node]) -> set[str]:
    return {each["name"] for each in everything(nodes)}


def faults(nodes: list[Node]) -> list[str]:
    """What a person who does not see the window could not use."""
    found = []
    for each in everything(nodes):
        told = f"{each['role']} “{each['name']}” {each['id']}"
        if "focusable" in each["states"]:
            if not each["name"].strip():
                found.append(f"nameless: {told}")
            if each["role"] not in OPERATED and not _scrolls(each):
                found.append(f"a role that nobody can operate: {told}")
        if each["role"] in ("frame", "dialog", "window", "alert") and not each["name"].strip():
            found.append(f"nameless window: {told}")
        if each.get("rows"):
            if not each["heads"] or not all(head.strip() for head in each["heads"]):
                found.append(f"columns without a head: {told} {each['heads']}")
            found += [f"a cell that is none: {told}" for cell in each["cells"] if cell["role"] != "cell"]
    return found


def _scrolls(each: Node) -> bool:
    """A pane whose contents the arrow keys move; the bus has no role of its own for it that Qt uses."""
    return each["role"] == "filler" and any(
        part["id"].endswith("qt_scrollarea_viewport") for part in each["children"]
    )


def find(desk: Person, typed: str, listed: str = "") -> None:
    """Types into the palette and presses Enter, once a line that begins so is listed where one is named."""
    desk.press("ctrl+k")
    desk.wait_window("Find anything")
    desk.type(typed)
    if listed:
        desk.wait(lambda: _lists(desk, listed), f"a line {listed}")
    desk.press("Return")


def _lists(desk: Person, begins: str) -> bool:
    rows = (each for each in everything(desk.over()) if each["role"] == "list item")
    return any(each["name"].startswith(begins.rstrip("…")) for each in rows)


def go_to(desk: Person, name: str) -> None:
    back(desk)
    find(desk, name)
    desk.wait(lambda: _closed(desk) and name in names(desk.tree()), name)


def _closed(desk: Person) -> bool:
    """Whether the palette is gone and keys go to what it led to."""
    return "Find anything" not in desk.windows() and bool(desk.active())


def back(desk: Person) -> None:
    """Closes every sheet."""
    for _ in range(4):
        before = len(desk.windows())
        if before == 1:
            return
        desk.press("Escape")
        desk.wait(
            lambda before=before: len(desk.windows()) < before and desk.active(), "a sheet less after Esc"
        )
    raise AssertionError(f"Esc does not close {desk.windows()}")


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_says_everything(desk: Person, name: str) -> None:
    go_to(desk, name)
    assert faults(desk.tree()) == []


def test_a_record_and_each_of_its_parts_say_everything(desk: Person) -> None:
    find(desk, "sample")
    desk.wait(lambda: _closed(desk) and desk.focus()["id"].endswith(".record_tabs"), "the record")
    listed = next(page for page in record_pages(PAGES) if page.listing is STUDENTS)
    parts = ("Details", *listed.listing.groups, "Papers", "Notes", "Files", "History")
    found = {}
    for name in parts:
        find(desk, name)
        desk.wait(lambda name=name: _closed(desk) and _chosen(desk, name), name)
        found[name] = faults(desk.tree())
    assert found == {name: [] for name in parts}


def _chosen(desk: Person, name: str) -> bool:
    tabs = (each for each in everything(desk.tree()) if each["role"] == "page tab" and each["name"] == name)
    return any("selected" in each["states"] for each in tabs)


@pytest.mark.parametrize("action", SHEETS, ids=lambda each: each.id)
def test_a_sheet_says_everything_and_escape_closes_it(desk: Person, action: Action) -> None:
    back(desk)
    if not _shows_student(desk):
        go_to(desk, "Students")
        find(desk, "sample")
        desk.wait(lambda: _closed(desk) and _shows_student(desk), "the student")
    find(desk, f">{action.label.rstrip('…')}", listed=action.label)
    desk.wait(lambda: _opened(desk, action) or _says_why(desk), action.label)
    assert faults(desk.over()) == []
    back(desk)


def _shows_student(desk: Person) -> bool:
    """Whether the window, with no sheet over it, shows the list of students and one of them, who is selected then."""
    shown = list(everything(desk.tree()))
    listed = any(each["id"].endswith(".lists") and each["name"] == "Students" for each in shown)
    return listed and any(each["id"].endswith(".record_tabs") for each in shown)


def _opened(desk: Person, action: Action) -> bool:
    """What the action leads to has taken the palette's place."""
    return _closed(desk) and (action.id in IN_THE_WINDOW or desk.active() != TITLE)


def _says_why(desk: Person) -> bool:
    """The palette is still there and says why the action is closed."""
    said = [each["name"] for each in everything(desk.over()) if each["id"].endswith(".palette_said")]
    return any(": " in each for each in said)


def test_the_find_box_says_what_it_found(desk: Person) -> None:
    go_to(desk, "Today")
    desk.press("ctrl+k")
    desk.wait_window("Find anything")
    desk.heard()
    desk.type("sample")
    told = _heard_until(desk, lambda each: each.startswith("1 line found. SAMPLE, Jan Q, Student"))
    assert sum(each.startswith("1 line found") for each in told) == 1
    tree = desk.tree()
    assert faults(tree) == []
    assert any(
        each["role"] == "list item" and each["name"].startswith("SAMPLE, Jan Q, Student")
        for each in everything(tree)
    )
    back(desk)


def test_the_past_says_everything_and_is_left_by_keyboard(desk: Person) -> None:
    go_to(desk, "Students")
    find(desk, ">Look at a past day")
    desk.wait(lambda: _closed(desk) and "Back to now" in names(desk.tree()), "the past")
    assert faults(desk.tree()) == []
    desk.tab_to("Back to now")
    desk.press("space")
    desk.wait(lambda: "Back to now" not in names(desk.tree()), "now")


def test_counts_and_findings_are_announced(desk: Person) -> None:
    go_to(desk, "Today")
    desk.heard()
    find(desk, "sample")
    desk.wait(lambda: desk.focus()["id"].endswith(".record_tabs"), "the record")
    summed = "5 due, 2 to check, 1 to note"
    told = _heard_until(desk, summed.__eq__)
    assert [each for each in told if each.startswith("SAMPLE") or " due" in each] == [
        "SAMPLE, Jan Q, student",
        summed,
    ]


def _heard_until(desk: Person, last: Callable[[str], bool]) -> list[str]:
    """Everything that is announced up to a sentence. Others may come before it: a count while somebody still types."""
    told: list[str] = []
    desk.wait(lambda: told.extend(desk.heard()) or any(map(last, told)), "the announcement")
    return told


def test_the_lock_page_says_everything(desk: Person) -> None:
    desk.press("ctrl+l")
    desk.wait_focus("Passphrase")
    assert faults(desk.tree()) == []
    assert not any("SAMPLE" in each for each in names(desk.tree()))
    desk.type(support.PASSPHRASE)
    desk.press("Return")
    lock_page = ".unlock_form."
    desk.wait(lambda: lock_page not in desk.focus().get("id", lock_page), "the window")
    assert "Passphrase" not in names(desk.tree())


def test_a_start_without_an_office_says_everything(screen: Screen, child_env: dict[str, str]) -> None:
    person = Person(screen, program(), child_env)
    try:
        person.wait(
            lambda: any(each["role"] == "push button" for each in everything(person.tree())), "the start page"
        )
        assert faults(person.tree()) == []
    finally:
        person.leave()


def test_the_walk_itself_finds_what_it_looks_for() -> None:
    """The control arm: a tree with each fault in it is seen to have it."""
    plain = {"name": "x", "id": "", "states": ["focusable"], "children": [], "role": "push button"}
    bad = [
        plain | {"name": " "},
        plain | {"role": "filler"},
        plain | {"role": "dialog", "name": "", "states": []},
        plain | {"role": "table", "heads": ["A", ""], "cells": [plain | {"role": "label"}], "rows": 1},
    ]
    assert len(faults([plain | {"children": bad}])) == 5
    assert faults([plain]) == []
