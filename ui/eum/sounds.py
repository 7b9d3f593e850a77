"""What a reading sounds like: beeps in patterns that are told apart without looking at the screen."""

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

SHORT, LONG = 130, 420
"""Gaps between two beeps in ms."""
REFUSED, FAILED = "REFUSED", "FAILED"
"""Sounds besides those of the outcomes (codes of the table match_kind)."""
PATTERNS: Mapping[str, tuple[tuple[int, ...], str]] = {
    "FOUND": ((), "one beep"),
    "FOUND_ELSEWHERE": ((LONG,), "two slow beeps"),
    "DUPLICATE_READ": ((SHORT,), "two quick beeps"),
    "SUGGEST": ((SHORT, SHORT), "three quick beeps"),
    "TYPE_CONFLICT": ((SHORT, LONG), "two quick beeps and one"),
    "STATE_CONFLICT": ((LONG, SHORT), "one beep and two quick ones"),
    "UNEXPECTED": ((LONG, LONG), "three slow beeps"),
    "UNREAD": ((LONG, LONG), "three slow beeps"),
    REFUSED: ((SHORT,) * 4, "five quick beeps"),
    FAILED: ((SHORT,) * 4, "five quick beeps"),
}
"""By outcome the gaps between its beeps, and the pattern in words."""


class Sounds(QObject):
    """Plays one pattern at a time: a new one ends the old; see `Sounds.current`."""

    beeped = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.on = True
        self._gaps: list[int] = []
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._beep)

    @staticmethod
    def current() -> "Sounds":
        """Those of the running application."""
        application = cast(QApplication, QApplication.instance())
        found = application.findChild(Sounds, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return found or Sounds(application)

    def play(self, what: str) -> None:
        """Plays the pattern of an outcome, when sounds are on."""
        self._next.stop()
        if self.on and what in PATTERNS:
            self._gaps = list(PATTERNS[what][0])
            self._beep()

    def _beep(self) -> None:
        QApplication.beep()
        self.beeped.emit()
        if self._gaps:
            self._next.start(self._gaps.pop(0))


def in_words(name_of: Callable[[str], str]) -> list[str]:
    """Each outcome with its pattern, as a line."""
    return [
        f"{name_of(code)}: {words}" for code, (_, words) in PATTERNS.items() if code not in (REFUSED, FAILED)
    ]
