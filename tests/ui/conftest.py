"""Each widget test has the light theme; those that ask for one have an office of their own and a window on it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.store import keys
from tests import support
from tests.ui.driving import PATIENCE_MS, Hands
from ui.announce import Announcer
from ui.eum.sounds import Sounds
from ui.eum.wedge import Wedge
from ui.theme import Theme

COLLECT_EVERY = 20
"""Windows between two looks for those that are gone: some 3,000 objects each, which nothing else would let go."""
_WINDOWS = count(1)


class DressingBot(QtBot):
    """Dresses what is shown by itself, as the program's window dresses what lies in it; waits as long as `Hands`."""

    def addWidget(self, widget: QWidget, **more: Any) -> None:
        super().addWidget(widget, **more)
        if widget.parentWidget() is None and not widget.styleSheet():
            Theme.current().dress(widget)

    def waitUntil(self, callback: Any, *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    @contextmanager
    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Iterator[None]:
        """Qt's own wait keeps Python's lock: jobs of the windows before, which go meanwhile, would never end."""
        yield
        self.waitUntil(
            lambda: (handle := widget.windowHandle()) is not None and handle.isExposed(), timeout=timeout
        )


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return DressingBot(request)


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme.current()
    yield theme
    if (theme.choice, theme.zoom) != ("light", 100):
        QApplication.sendPostedEvents(
            None, QEvent.Type.DeferredDelete
        )  # closed windows need no other clothes
        theme.choose("light", 100)


@pytest.fixture(autouse=True)
def announcer_of_its_own(qapp: QApplication) -> Iterator[None]:
    """What a test listened with hears nothing of the tests after it, and so keeps none of their sentences.

    Nor does the watch for scanners hold back a key of a test that has none.
    """
    yield
    for kind in (Announcer, Wedge, Sounds):
        for each in qapp.findChildren(kind):
            delete(each)


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard_at_the_end() -> Iterator[None]:
    """What Python put there may not outlive Python: Qt would ask a dead object for it."""
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ROUNDS_FLOOR", support.ROUNDS)
    monkeypatch.setattr(keys, "WRONG_COSTS_SECONDS", 0.01)
    monkeypatch.setattr(keys, "TARGET_SECONDS", 0.001)


@pytest.fixture(scope="session")
def window_template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A closed office that no test opens; copy it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ROUNDS_FLOOR", support.ROUNDS)
        patch.setattr(keys, "WRONG_COSTS_SECONDS", 0.01)
        office = support.make_office(tmp_path_factory.mktemp("window"))
        office.close()
    yield office.folder


@pytest.fixture
def folder(window_template: Path, tmp_path: Path, few_rounds: None) -> Path:
    """A closed office of this test's own."""
    return support.copy_office(window_template, tmp_path / "Bandaria.sco")


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, few_rounds: None) -> Iterator[Hands]:
    """Drives a window as a person does; closes it at the end."""
    made = Hands(qtbot, tmp_path / "window.json")
    yield made
    made.put_away()
    if next(_WINDOWS) % COLLECT_EVERY == 0:
        gc.unfreeze()  # each window freezes what there is, here also the windows before it
        gc.collect()
