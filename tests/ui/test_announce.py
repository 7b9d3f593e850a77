"""What a screen reader is told that is not under the focus: once, when it stands still, and at quarters only."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.findings import Strength
from tests.ui.fakes import TODAY, finding
from ui import announce
from ui.announce import Announcer, Milestones
from ui.parts.findings import FindingList
from ui.parts.message import MessageLine
from ui.parts.progress import ProgressStrip


@pytest.fixture
def heard(qtbot: QtBot) -> Iterator[list[str]]:
    """Every sentence handed to the screen reader while the test runs."""
    sentences: list[str] = []
    announcer = Announcer.current()
    announcer.said.connect(sentences.append)
    yield sentences
    announcer.said.disconnect(sentences.append)


def rest(qtbot: QtBot) -> None:
    """Lets the waiting counts be said."""
    timer = Announcer.current()._rest
    qtbot.waitUntil(lambda: not timer.isActive())


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_count_is_said_once_when_the_typing_rests(qtbot: QtBot, place: QWidget, heard: list[str]) -> None:
    for count in (211, 18, 3):
        announce.settled(place, f"{count} students found")
    assert heard == []
    rest(qtbot)
    assert heard == ["3 students found"]
    announce.settled(place, "3 students found")
    rest(qtbot)
    assert heard == ["3 students found"]


def test_what_was_emptied_is_said_anew_when_it_comes_back(
    qtbot: QtBot, place: QWidget, heard: list[str]
) -> None:
    announce.settled(place, "1 student found")
    rest(qtbot)
    announce.settled(place, "")
    announce.settled(place, "1 student found")
    rest(qtbot)
    assert heard == ["1 student found"] * 2


def test_nothing_is_said_of_what_is_hidden_by_then(qtbot: QtBot, place: QWidget, heard: list[str]) -> None:
    announce.settled(place, "1 student found")
    place.hide()
    rest(qtbot)
    assert heard == []


def test_a_result_is_said_at_once_and_each_time(qtbot: QtBot, heard: list[str]) -> None:
    line = MessageLine()
    qtbot.addWidget(line)
    line.say("Saved. Undone with Ctrl+Z.")
    line.say("Saved. Undone with Ctrl+Z.")
    assert heard == ["Saved. Undone with Ctrl+Z."] * 2


def test_findings_are_summed_up_once(qtbot: QtBot, heard: list[str]) -> None:
    pane = FindingList()
    qtbot.addWidget(pane)
    pane.show()
    found = [finding("One.", step="ito"), finding("Two.", step="ito"), finding("Three.", Strength.WARN)]
    pane.show_findings([*found, finding("Four.", Strength.INFORM, due_on=TODAY)], TODAY)
    rest(qtbot)
    assert heard == ["2 blocked, 1 due, 1 to check"]
    pane.show_findings(found, TODAY)
    pane.show_findings(found, TODAY)
    rest(qtbot)
    pane.say_again()
    rest(qtbot)
    assert heard[1:] == ["2 blocked, 1 to check"] * 2


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([(0, 10), (1, 10), (3, 10), (5, 10), (10, 10)], [0, 25, 50, 100]),
        ([(9, 10), (9, 10), (10, 10)], [75, 100]),
        ([(0, 0), (5, 0)], []),
        ([(1, 3), (2, 3), (3, 3), (3, 3)], [25, 50, 100]),
        ([(12, 10)], [100]),
    ],
)
def test_only_quarters_are_said_and_none_twice(steps: list[tuple[int, int]], said: list[int]) -> None:
    milestones = Milestones()
    reached = [milestones.reached(*step) for step in steps]
    assert [each for each in reached if each is not None] == said


def test_long_work_is_said_with_its_quarters_and_short_work_not(qtbot: QtBot, heard: list[str]) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.begin("Drawing", can_cancel=False)
    strip.advance(1, 2)
    strip.end()
    assert heard == []
    strip.begin("Backing up", can_cancel=True)
    strip.advance(3, 10)
    qtbot.waitUntil(lambda: bool(heard))
    for done in range(4, 11):
        strip.advance(done, 10)
    assert heard == [f"Backing up, {quarter} %" for quarter in (25, 50, 75, 100)]
