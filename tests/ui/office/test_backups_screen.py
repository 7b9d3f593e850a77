"""Backups as the administrator uses them: made, read again, drilled; what is said of each."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from app import access, drills
from app.store.connection import RECORDS_NAME
from tests import support
from tests.ui.driving import Hands
from tests.ui.office.screens import at, column, lines, pick
from tests.ui.test_accessible import nameless


@pytest.fixture(autouse=True)
def machine_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "config"))


@pytest.fixture
def opened(hands: Hands, folder: Path) -> Hands:
    hands.open(folder)
    at(hands, "Backups")
    return hands


def test_the_first_one_is_made_and_stands_proven(opened: Hands) -> None:
    screen = at(opened, "Backups")
    assert "No backup yet" in opened.words(screen)
    opened.click("backup_now")
    opened.wait(lambda: len(lines(screen)) == 1)
    assert lines(screen)[0][1].startswith("Proven ")
    assert "Holds 2 entries" in opened.text("screen_story")
    assert "opened and proven" in opened.workspace.message.text
    assert nameless(opened.window) == []


def test_one_goes_to_a_chosen_folder(opened: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = at(opened, "Backups")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "stick"))
    opened.click("backup_to")
    opened.wait(lambda: lines(screen))
    assert column(screen, "Where")[0].startswith(str(tmp_path / "stick"))


def test_a_damaged_one_is_found_when_it_is_read_again(opened: Hands, folder: Path) -> None:
    screen = at(opened, "Backups")
    opened.click("backup_now")
    opened.wait(lambda: lines(screen))
    opened.click("backup_verify")
    assert opened.workspace.message.text.startswith("Proven")
    (made,) = folder.with_name("Bandaria backups").glob("20*")
    content = bytearray((made / RECORDS_NAME).read_bytes())
    content[len(content) // 2] ^= 1
    (made / RECORDS_NAME).write_bytes(content)
    pick(opened, screen, "Proven")
    opened.click("backup_verify")
    opened.wait(lambda: "changed or damaged" in lines(screen)[0][1])
    assert "changed or damaged" in opened.workspace.message.text


def test_a_drill_is_made_and_its_day_stays(opened: Hands, folder: Path) -> None:
    screen = at(opened, "Backups")
    opened.click("backup_drill")
    opened.click("sheet_verb")
    assert opened.text("sheet_said") == "“Your passphrase” is empty."
    opened.type("drill_passphrase", support.PASSPHRASE)
    opened.click("sheet_verb")
    assert "no good backup" in opened.text("sheet_said")
    opened.dialogs()[0].reject()
    opened.click("backup_now")
    opened.wait(lambda: lines(screen))
    opened.click("backup_drill")
    assert nameless(opened.window) == []
    opened.type("drill_passphrase", "not the passphrase")
    opened.click("sheet_verb")
    assert "do not open this office" in opened.text("sheet_said")
    opened.type("drill_passphrase", support.PASSPHRASE)
    opened.click("sheet_verb")
    opened.wait(lambda: "Last drill" in opened.words(screen))
    assert opened.text("drill_said").endswith("the journal's head as when it was made.")
    assert opened.dialogs() == []
    office = opened.workspace.session.office
    assert next(access.lines(office.reader.connection)).action == drills.DONE
    assert [each.name for each in folder.parent.iterdir() if "drill" in each.name] == []


def test_escape_stops_a_drill(opened: Hands, folder: Path) -> None:
    screen = at(opened, "Backups")
    opened.click("backup_now")
    opened.wait(lambda: lines(screen))
    opened.click("backup_drill")
    opened.type("drill_passphrase", support.PASSPHRASE)
    (dialog,) = opened.dialogs()
    opened.qtbot.mouseClick(opened.find(QPushButton, "sheet_verb"), Qt.MouseButton.LeftButton)
    opened.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    opened.settle()
    assert opened.dialogs() == []
    assert [each.name for each in folder.parent.iterdir() if "drill" in each.name] == []


def test_a_drill_that_is_due_is_told_on_opening(hands: Hands, folder: Path) -> None:
    from datetime import timedelta

    hands.start(folder, on=support.TODAY + timedelta(days=100))
    hands.unlock()
    assert "No backup of this office was ever restored in a drill." in hands.workspace.message.text
    hands.click("message_action")
    screen = at(hands, "Backups")
    assert "No drill yet" in hands.words(screen)
    assert "ever restored in a drill" in hands.text("drill_said")
