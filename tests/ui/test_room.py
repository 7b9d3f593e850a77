"""At 200 % nothing asks for more room than a window of 1366 x 768 has: every page, screen, part and sheet."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests import support
from tests.ui.driving import Hands, add_family, with_office
from tests.ui.shots import SIZE, Camera, take_all
from ui.parts.basics import boxed, column, label
from ui.parts.sheet import Sheet
from ui.shell import Desk
from ui.theme import Theme
from ui.unlock import UnlockPage

WINDOW = QSize(*SIZE)
SEEN_AT_LEAST = 100
"""Pictures of a whole walk; fewer say that a part of it was not walked."""


class Ruler(Camera):
    """Measures what a camera would take."""

    too_large: list[str]
    taken: int

    def take(self, name: str) -> None:
        self.settle()
        shown = [self.window, *(each for each in self.window.findChildren(QDialog) if each.isVisible())]
        self.taken += 1
        self.too_large += [
            f"{name}: {each.windowTitle()} {each.minimumSizeHint().toTuple()} {each.size().toTuple()}"
            for each in shown
            if not fits(each)
        ]


def fits(window: QWidget) -> bool:
    """Whether a window, as it is and at its smallest, lies within the least screen."""
    needed = window.minimumSizeHint().expandedTo(window.size())
    return needed.boundedTo(WINDOW) == needed


@pytest.fixture
def measured(qapp: QApplication, folder: Path, tmp_path: Path) -> Ruler:
    """A ruler that has walked everything at 200 %."""
    with_office(folder, add_family)
    made: list[Ruler] = []

    def camera_of(at: Path, window: Desk, look: str) -> Ruler:
        ruler = Ruler(at, window, look)
        ruler.too_large, ruler.taken = [], 0
        made.append(ruler)
        return ruler

    take_all(
        tmp_path / "shots",
        folder,
        support.USER,
        support.PASSPHRASE,
        support.TODAY,
        "light200",
        200,
        camera_of,
    )
    return made[0]


def test_the_lock_page_has_room_for_why_nothing_is_on_the_disk(hands: Hands, folder: Path) -> None:
    Theme.current().choose(zoom=200)
    window = hands.start(folder)
    page = hands.find(UnlockPage, "page")
    page.lock_for(support.USER)
    page.say_locked("The disk is full, and what was typed could not be written to the file of the office.")
    hands.settle()
    assert fits(window)


def test_a_sheet_scrolls_what_the_window_has_no_room_for(hands: Hands, folder: Path) -> None:
    window = hands.start(folder)
    body = boxed(column(*(label(f"Line {at}") for at in range(120))))
    sheet = Sheet(window, "Many lines", body)
    sheet.open()
    hands.settle()
    assert body.height() > window.height() > sheet.height()
    assert sheet.verb.visibleRegion().boundingRect().size() == sheet.verb.size()


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_nothing_is_larger_than_the_least_screen_at_200_percent(measured: Ruler) -> None:
    assert measured.too_large == []
    assert measured.taken > SEEN_AT_LEAST
