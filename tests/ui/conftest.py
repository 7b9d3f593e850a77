"""Each widget test has a theme of its own making and records nothing on the machine."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Theme


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme.current()
    yield theme
    if (theme.choice, theme.zoom) != ("light", 100):
        theme.choose("light", 100)
