"""Every screen has a page of its own words behind F1."""

import re

import pytest
from PySide6.QtWidgets import QTextBrowser

from tests.ui.driving import Hands
from ui.help import page_text
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
