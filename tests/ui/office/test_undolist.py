"""The undo list by hand: a chosen step goes with all newer ones, redo comes back the same way, final steps say so."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.change import Nature
from app.office import Office
from models.training.people import Student
from tests import support
from tests.ui.driving import Hands, with_office
from ui.office.undolist import UndoSheet


def rank(office: Office, student: int, value: str, nature: Nature | None = None) -> None:
    with office.change(f"Rank {value}", nature=nature) as work:
        work.set(Student, student, {"country_rank": value})


@pytest.fixture
def student(hands: Hands, folder: Path) -> int:
    made: list[int] = []

    def fill(office: Office) -> None:
        made.append(support.add(office, "student", surname="TARQANI"))
        for value in ("Captain", "Major", "Colonel"):
            rank(office, made[0], value)

    with_office(folder, fill)
    hands.open(folder)
    return made[0]


def shown(hands: Hands) -> list[tuple[str, str]]:
    """Step and state of each line."""
    table = opened(hands).grid.table
    return [
        (table.data(table.index(at, 0)), table.data(table.index(at, 1))) for at in range(table.rowCount())
    ]


def opened(hands: Hands) -> UndoSheet:
    hands.wait(hands.dialogs)
    sheet = hands.dialogs()[0]
    assert isinstance(sheet, UndoSheet)
    return sheet


def now(hands: Hands, student: int) -> str | None:
    return hands.workspace.session.reader.get(Student, student).country_rank


def test_a_chosen_step_goes_with_all_newer_ones_and_comes_back(hands: Hands, student: int) -> None:
    hands.do("undo_list")
    lines = [("Rank Colonel", "Done"), ("Rank Major", "Done"), ("Rank Captain", "Done")]
    assert shown(hands)[:3] == lines
    sheet = opened(hands)
    assert sheet.grid.hasFocus()
    hands.qtbot.keyClick(sheet.grid, Qt.Key.Key_Down)
    assert hands.find(QPushButton, "sheet_verb").text() == "Undo 2 steps"
    hands.qtbot.keyClick(sheet.grid, Qt.Key.Key_Return)
    hands.settle()
    assert hands.workspace.message.text == "2 steps undone down to “Rank Major”."
    assert now(hands, student) == "Captain"
    hands.do("undo_list")
    assert shown(hands)[:3] == [
        ("Rank Colonel", "Undone"),
        ("Rank Major", "Undone"),
        ("Rank Captain", "Done"),
    ]
    opened(hands).grid.go_to_row(0)
    assert hands.find(QPushButton, "sheet_verb").text() == "Redo 2 steps"
    hands.click("sheet_verb")
    assert hands.workspace.message.text == "2 steps done again up to “Rank Colonel”."
    assert now(hands, student) == "Colonel"


def test_what_somebody_wrote_since_is_left_alone_and_listed(hands: Hands, student: int) -> None:
    with support.acting(hands.workspace.session.office, "Bela Stone"):
        rank(hands.workspace.session.office, student, "General")
    hands.settle()
    hands.do("undo_list")
    opened(hands)
    hands.click("sheet_verb")
    hands.wait(hands.dialogs)
    assert hands.dialogs()[0].windowTitle() == "Left as it is"
    assert "TARQANI, Sima: rank" in [each.text() for each in hands.dialogs()[0].findChildren(QLabel)]
    assert "1 field changed since" in hands.workspace.message.text
    assert now(hands, student) == "General"


def test_a_final_step_closes_itself_and_what_is_older(hands: Hands, student: int) -> None:
    rank(hands.workspace.session.office, student, "signed", Nature(final=True))
    hands.settle()
    hands.do("undo_list")
    assert shown(hands)[0] == ("Rank signed", "Final")
    for row in (0, 1):
        opened(hands).grid.go_to_row(row)
        assert not hands.find(QPushButton, "sheet_verb").isEnabled()
        assert "Rank signed" in hands.text("sheet_said")


def test_an_office_where_nothing_was_done_says_so(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    with support.acting(hands.workspace.session.office, "Bela Stone"):
        hands.do("undo_list")
        hands.wait(hands.dialogs)
        assert "changed nothing" in hands.words(hands.dialogs()[0])


def test_an_office_without_a_zone_tells_the_machines_time(hands: Hands, student: int) -> None:
    hands.workspace.session.office.put_setting("zone", "")
    hands.do("undo_list")
    assert shown(hands)[0] == ("Rank Colonel", "Done")
