"""Every screen has a page of its own words behind F1."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser

from tests.ui.driving import Hands
from ui.help import HelpView, page_text
from ui.importing.sheet import ImportSheet
from ui.tabs import PAGES

SCREENS = ["start", *(page.tab.label for page in PAGES)]


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_has_a_page_of_at_least_80_own_words(screen: str) -> None:
    assert len(re.findall(r"\w+", page_text(screen))) >= 80


def test_f1_shows_the_page_of_the_screen(hands: Hands) -> None:
    hands.start()
    hands.do("help")
    shown = hands.find(QTextBrowser, "help_page").toPlainText()
    assert "recovery key" in shown


def test_pages_lead_to_each_other_and_back(hands: Hands) -> None:
    hands.start()
    hands.do("help")
    shown, back = hands.find(HelpView, "help_page"), hands.find(QPushButton, "help_back")
    assert not back.isEnabled()
    hands.click("help_contents")
    assert "Training line" in shown.toPlainText()
    shown.show_page("kinds/training_line")
    assert "states and moves" in shown.toPlainText().casefold()
    hands.click("help_back")
    hands.click("help_back")
    assert "recovery key" in shown.toPlainText()
    assert shown.accessibleName() == "Help: Start, unlock and lock"


def test_a_file_marked_classified_opens_the_page_on_spillage(
    hands: Hands, folder: Path, tmp_path: Path
) -> None:
    stopped = tmp_path / "list.csv"
    stopped.write_text("WCN,Course title\n0101,SECRET//NOFORN\n", "utf-8")
    workspace = hands.open(folder)
    ImportSheet(hands.window, workspace.session, stopped).open()
    hands.wait(lambda: hands.window.findChildren(HelpView))
    assert "tell the security officer" in hands.find(HelpView, "help_page").toPlainText().casefold()
    assert "nothing of it was kept" in hands.find(QLabel, "import_said").text()


@pytest.mark.parametrize(
    ("action", "page"),
    [("palette", "palette"), ("shortcuts", "shortcuts"), ("undo_list", "undo-list"), ("note", "palette")],
)
def test_the_key_of_help_shows_the_page_of_a_sheet(
    hands: Hands, folder: Path, action: str, page: str
) -> None:
    hands.open(folder)
    hands.do(action)
    hands.wait(hands.dialogs)
    sheet = hands.dialogs()[0]
    hands.qtbot.keyClick(sheet, Qt.Key.Key_F1)
    hands.wait(lambda: len(hands.dialogs()) == 2)
    assert hands.find(QTextBrowser, "help_page").source().path() == f"screens/{page}"
