"""Packets and letters for many: selected in the list, written into a folder, with a list of what was not and why."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton

from app.office import Office
from app.reading import Query
from models.training.people import Student
from tests import support
from tests.app.papers.students import issue, picture
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.parts.grid import Grid
from ui.training.manypapers import MadeSheet

NAMES = ("ALPHA", "BRAVO", "CHARLIE")


def fill(office: Office) -> None:
    """Two have their order with its scan; the third has none."""
    with office.change("Nominate") as work:
        made = [support.add_in(work, Student, surname=name, first_name="Tam") for name in NAMES]
    for each in made[:2]:
        issue(office, each, picture("ORDER"), wcn=None)


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    return folder


@pytest.fixture
def selected(hands: Hands, folder: Path, target: Path) -> Hands:
    """The list with all three selected."""
    with_office(folder, fill)
    hands.open(folder)
    grid = hands.students.grid
    hands.wait(lambda: len(grid.table.ids) == 3)
    grid.setFocus()
    grid.selectAll()
    return hands


def made_rows(hands: Hands) -> list[tuple[str, str, str]]:
    grid = hands.find(MadeSheet, "sheet").findChildren(Grid)[0]
    rows = range(len(grid.table.ids))
    return [tuple(str(grid.table.index(at, column).data()) for column in range(3)) for at in rows]  # type: ignore[misc]


def show_list(hands: Hands) -> None:
    hands.click("message_action")


def test_packets_are_printed_into_a_folder_and_the_rest_is_told_with_the_reason(
    selected: Hands, target: Path
) -> None:
    selected.do("print_packets")
    assert "Packets for 3 students." in selected.words(selected.dialogs()[0])
    assert nameless(selected.dialogs()[0]) == []
    selected.click("sheet_verb")
    assert selected.workspace.message.text == "2 packets made, 1 not."
    assert len(list(target.iterdir())) == 2
    show_list(selected)
    first, *others = made_rows(selected)
    assert first[:2] == ("CHARLIE, Tam", "Not made") and "order" in first[2].casefold()
    assert {each[0] for each in others} == {"ALPHA, Tam", "BRAVO, Tam"}
    assert nameless(selected.dialogs()[0]) == []
    selected.click("made_open")
    assert not selected.dialogs()
    seen = selected.students.pane.seen
    assert seen is not None and seen.record.shown_title == "CHARLIE, Tam"


def test_one_letter_goes_to_all_after_a_look_at_the_first(selected: Hands, target: Path) -> None:
    selected.do("write_letters")
    box = selected.find(QComboBox, "letters_template")
    selected.wait(lambda: box.count() >= 3)
    box.setCurrentIndex(box.findData("welcome_home"))
    selected.settle()
    assert "3 students lack something" in selected.text("letters_gaps")
    assert "Welcome home." in selected.text("letters_text")
    selected.click("letters_preview")
    assert selected.find(QPushButton, "sheet_verb").text() == "Close"
    selected.dialogs()[-1].reject()
    selected.wait(lambda: len(selected.dialogs()) == 1)
    selected.click("sheet_verb")
    assert selected.workspace.message.text == "3 letters written."
    assert len(list(target.iterdir())) == 3
    assert selected.workspace.session.office.undoable() == "Issue it", "a kept paper is final"


def test_without_a_folder_nothing_is_made(
    selected: Hands, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    selected.do("print_packets")
    selected.click("sheet_verb")
    assert selected.dialogs() and not list(target.iterdir())


def test_without_a_selection_the_way_is_told(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    assert not hands.students.grid.selected_ids() and not hands.workspace.session.reader.ids(Query(Student))
    hands.do("write_letters")
    assert hands.workspace.message.text.startswith("Select the students first")
