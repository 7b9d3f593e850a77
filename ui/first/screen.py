"""What every screen of the first run has, and the notice, which is the first. Light: it may be the first window."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import GROUP_GAP
from ui.unlock import notice_card

WIDEST = 2000
"""The notice is as wide as the screen here."""


class Screen(QWidget):
    """One step. Its fields keep what was typed while others are shown."""

    title = ""
    verb = "Continue"
    submitted = Signal()
    """Enter in a field: as the button."""
    told = Signal()
    """Title, verb or number of steps differ now."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"first_{name}")
        self.setAccessibleName(self.title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GROUP_GAP)

    def enter(self) -> None:
        """Puts the focus where the work begins."""

    def lacking(self) -> tuple[str, QWidget | None]:
        """What is missing before one may go on, and where; an empty sentence when nothing is."""
        return "", None

    def check(self, then: Callable[[str], object]) -> None:
        """Asks the disk what must be asked, then calls `then` with a reason not to go on, or an empty text."""
        then("")

    def forward(self) -> bool:
        """Goes a step on within the screen: False when it did, True when the next screen is meant."""
        return True

    def back(self) -> bool:
        """Goes a step back within the screen: False when it did."""
        return True


class ConsentScreen(Screen):
    """The notice of DoD systems; going on is the act that consents (INF-D-01)."""

    title = "Notice and consent"
    verb = "I agree, continue"

    def __init__(self) -> None:
        super().__init__("consent")
        self.body.addWidget(notice_card(widest=WIDEST), 1)
