"""One voice for screen readers: hit counts, findings, progress and results, each said once.

Whoever has something to say that is not under the focus says it here; nothing else in the window sends
announcements (WCAG 4.1.3, INF-K-09).
"""

from typing import cast
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

SETTLED_MS = 500
"""How long a count must stand still before it is said: a person still types."""
QUARTERS = (0, 25, 50, 75, 100)


class Announcer(QObject):
    """Hands sentences to the screen reader; lives on the application object, see `Announcer.current`."""

    said = Signal(str)
    """Every sentence, as it goes out."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._waiting: WeakKeyDictionary[QWidget, str] = WeakKeyDictionary()
        self._last: WeakKeyDictionary[QWidget, str] = WeakKeyDictionary()
        self._rest = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._rest.timeout.connect(self._say_waiting)

    @staticmethod
    def current() -> "Announcer":
        """The announcer of the running application."""
        application = cast(QApplication, QApplication.instance())
        found = application.findChild(Announcer, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return found or Announcer(application)

    def say(self, about: QWidget, sentence: str, *, urgent: bool = False) -> None:
        """Says a sentence at once; an urgent one interrupts what is being read."""
        if not sentence:
            return
        event = QAccessibleAnnouncementEvent(about, sentence)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)
        self.said.emit(sentence)

    def settle(self, about: QWidget, sentence: str) -> None:
        """Says what stands there once it stands still, and not again while it is the same; "" forgets it."""
        if not sentence:
            self._waiting.pop(about, None)
            self._last.pop(about, None)
            return
        self._waiting[about] = sentence
        self._rest.start()

    def _say_waiting(self) -> None:
        waiting, self._waiting = dict(self._waiting), WeakKeyDictionary()
        for about, sentence in waiting.items():
            if isValid(about) and about.isVisible() and self._last.get(about) != sentence:
                self._last[about] = sentence
                self.say(about, sentence)


def now(about: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Says the result of something at once."""
    Announcer.current().say(about, sentence, urgent=urgent)


def settled(about: QWidget, sentence: str) -> None:
    """Says a count or a state that changes while a person types or moves, once it stands still."""
    Announcer.current().settle(about, sentence)


class Milestones:
    """Which quarters of a piece of work are to be said: each once, and none that was passed over."""

    def __init__(self) -> None:
        self._said = -1

    def reached(self, done: int, total: int) -> int | None:
        """The quarter (per cent) newly reached, None when there is none; a total of 0 means unknown."""
        if total <= 0:
            return None
        share = min(100, max(0, done * 100 // total))
        quarter = max(each for each in QUARTERS if each <= share)
        if quarter <= self._said:
            return None
        self._said = quarter
        return quarter
