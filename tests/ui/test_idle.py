"""Nobody at the window: a warning, then the lock; a key in between and it goes on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app import users
from tests import support
from tests.ui.driving import Hands, with_office
from ui.announce import Announcer
from ui.idle import Idle

BENS = "nine patient lanterns"


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
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


def test_the_time_the_machine_slept_counts_and_its_first_key_goes_nowhere(
    qtbot: QtBot, line: QLineEdit
) -> None:
    now = [0.0]
    idle = Idle(line, now=lambda: now[0])
    window = line.windowHandle()
    assert window is not None
    idle._watch(window)
    idle.start(900)
    now[0] = 899
    qtbot.keyClick(window, Qt.Key.Key_A)
    now[0] = 899 + 8 * 3600
    with qtbot.waitSignal(idle.idle):
        qtbot.keyClick(window, Qt.Key.Key_B)
    assert line.text() == "a"


@pytest.mark.parametrize(("role", "minutes"), [("admin", 10), ("officer", 15)])
def test_the_window_locks_after_its_users_time(hands: Hands, folder: Path, role: str, minutes: int) -> None:
    with_office(folder, lambda office: users.add_user(office, "Ben Hale", role, BENS, rounds=support.ROUNDS))
    hands.start(folder)
    hands.choose("user", "Ben Hale")
    hands.unlock(BENS)
    now = hold_clock(hands)
    now[0] += minutes * 60 - 61
    idle_of(hands).look()
    assert hands.workspace.message.text == ""
    now[0] += 1
    idle_of(hands).look()
    assert hands.workspace.message.text == "The window locks in a minute. Press any key to stay."
    now[0] += 59
    idle_of(hands).look()
    assert not hands.window.locked
    now[0] += 1
    idle_of(hands).look()
    assert hands.window.locked


def test_the_warning_is_announced_and_taken_back_when_somebody_is_back(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    told: list[str] = []
    Announcer.current().said.connect(told.append)
    now = hold_clock(hands)
    now[0] += 9 * 60
    idle_of(hands).look()
    assert told == ["The window locks in a minute. Press any key to stay."]
    hands.qtbot.keyClick(hands.window.windowHandle(), Qt.Key.Key_Shift)
    assert hands.workspace.message.text == ""
    assert told[1:] == ["The window stays open."]
    now[0] += 9 * 60 - 1
    idle_of(hands).look()
    assert told[2:] == []


def test_another_message_is_not_taken_back(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    now = hold_clock(hands)
    now[0] += 9 * 60
    idle_of(hands).look()
    hands.workspace.message.say("The disk is full.", "blocked")
    hands.qtbot.keyClick(hands.window.windowHandle(), Qt.Key.Key_Shift)
    assert hands.workspace.message.text == "The disk is full."


def idle_of(hands: Hands) -> Idle:
    assert hands.window.locking is not None
    return hands.window.locking.idle


def hold_clock(hands: Hands) -> list[float]:
    """The window's idle clock stands, until the test moves it."""
    now = [0.0]
    idle = idle_of(hands)
    idle._now = lambda: now[0]
    window = hands.window.windowHandle()
    assert window is not None
    idle._watch(window)
    idle._begin()
    return now
