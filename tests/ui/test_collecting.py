"""Reference cycles go in the window's thread, never in a worker's, and not while work holds the collector still."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread, get_ident
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app import collector
from tests.soak.census import take
from tests.ui.driving import Hands
from ui import icons
from ui.collecting import Collector
from ui.jobs import Running
from ui.parts.basics import tool
from ui.session import Session
from ui.tabs import PAGES
from ui.theme import Theme


class Ring:
    """Hangs together with itself."""

    def __init__(self, ended: list[int]) -> None:
        self.own = self
        weakref.finalize(self, lambda: ended.append(get_ident()))


@pytest.fixture
def collecting(qtbot: QtBot) -> Iterator[Collector]:
    keeper = QObject()
    made = Collector(keeper)
    made._timer.stop()  # the test says when it looks
    yield made
    made.stop()


def make_many() -> None:
    kept = [[each] for each in range(300_000)]
    assert kept


def in_a_worker() -> None:
    worker = Thread(target=make_many)
    worker.start()
    worker.join()


def test_a_worker_ends_nothing_of_the_windows(collecting: Collector) -> None:
    ended: list[int] = []
    Ring(ended)
    in_a_worker()
    assert ended == []
    kept = [[each] for each in range(2_000)]
    collecting.look()
    assert kept and ended == [get_ident()]


def test_without_it_a_worker_would() -> None:
    """The control arm: Python's own collector works in whichever thread makes objects."""
    ended: list[int] = []
    Ring(ended)
    in_a_worker()
    assert ended and get_ident() not in ended


def test_it_waits_for_work_that_holds_it_still(collecting: Collector) -> None:
    ended: list[int] = []
    Ring(ended)
    kept = [[each] for each in range(2_000)]
    with collector.paused():
        collecting.look()
        assert ended == []
    collecting.look()
    assert kept and len(ended) == 1


def test_what_got_old_goes_too(collecting: Collector) -> None:
    ended: list[int] = []
    old = [Ring(ended) for _ in range(10)]
    kept = []
    for rounds in range(400):
        kept.append([[each] for each in range(800)])
        collecting.look()
        if rounds == 200:
            assert ended == []
            old.clear()
    assert len(ended) == 10


def test_the_window_takes_it_over_and_gives_it_back(hands: Hands) -> None:
    assert gc.isenabled()
    hands.start()
    assert not gc.isenabled()
    hands.put_away()
    assert gc.isenabled()


@pytest.mark.parametrize("zoom", [100, 200])
def test_a_page_that_was_never_answered_keeps_no_office_behind_the_lock(
    hands: Hands, folder: Path, zoom: int
) -> None:
    """A button without a parent that calls its page would keep it for ever: its way there goes through Qt."""
    Theme.current().choose(zoom=zoom)
    hands.open(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Session, "read", lambda self, job, done, failed=None, **_: unanswered(done, failed))
        for page in PAGES:
            for name in page.screens() or ("",):
                hands.workspace.go_to(page.tab.label).show_screen(name)
                hands.settle()
    hands.do("lock")
    hands.wait(lambda: hands.window.locked)
    hands.settle()
    left = take(0, 0)
    assert (left.sessions_locked, left.offices_locked, left.rows_locked) == (0, 0, 0)


def unanswered(done: Any, failed: Any) -> Running:
    return Running(0, "", "read", done, failed, Event(), False)


def test_everything_that_wears_an_icon_is_dressed_again(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    _ = hands.students
    worn = [
        each
        for each in QApplication.allWidgets()
        if isinstance(each, QAbstractButton) and each.property("icon_name")
    ]
    before = {each: each.icon().cacheKey() for each in worn}
    assert len(worn) > 10
    Theme.current().choose("dark")
    assert [each.objectName() for each in worn if each.icon().cacheKey() == before[each]] == []


def test_what_is_gone_is_not_dressed_again(qtbot: QtBot) -> None:
    gone = tool("Lock", "lock", "lock")
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    icons.dress_again()
    assert not isValid(gone)
