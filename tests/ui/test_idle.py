"""Nobody at the window: a warning, then the lock; a key in between and it goes on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.driving import Hands
from ui.idle import Idle


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_locks_when_the_time_is_up(qtbot: QtBot, line: QLineEdit) -> None:
    idle = Idle(line)
    idle.start(0)
    with qtbot.waitSignal(idle.idle):
        idle.look()


def test_it_warns_once_before_and_a_key_takes_the_warning_back(qtbot: QtBot, line: QLineEdit) -> None:
    idle = Idle(line)
    warned: list[bool] = []
    idle.warned.connect(lambda: warned.append(True))
    window = line.windowHandle()
    assert window is not None
    idle._watch(window)
    idle.start(30)
    idle.look()
    idle.look()
    assert warned == [True]
    with qtbot.waitSignal(idle.resumed):
        qtbot.keyClick(line.windowHandle(), Qt.Key.Key_A)


def test_the_window_itself_locks(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    assert hands.window._idle is not None
    hands.window._idle.idle.emit()
    assert hands.window.locked
