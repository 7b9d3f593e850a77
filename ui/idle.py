"""Locks the window when nobody works at it (INF-D-05), after a warning of a minute (INF-K-11)."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

LOCK_AFTER_S, ADMIN_LOCK_AFTER_S = 15 * 60, 10 * 60
WARN_BEFORE_S = 60
_INPUT = frozenset(
    (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin)
)


def seconds() -> float:
    """Seconds of a clock that is never set and goes on while the machine sleeps: nobody is there then either."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class Idle(QObject):
    """Watches the windows' own input events; `warned` a minute before, `idle` when the time is up."""

    warned = Signal()
    idle = Signal()
    resumed = Signal()
    """Somebody is back after the warning."""

    def __init__(
        self, parent: QObject, limit_s: int = LOCK_AFTER_S, now: Callable[[], float] = seconds
    ) -> None:
        super().__init__(parent)
        self._limit_s, self._now = limit_s, now
        self._since = now()
        self._watched: set[QWindow] = set()
        self._has_warned = False
        self._timer = QTimer(self, interval=1_000)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)

    def start(self, limit_s: int) -> None:
        """Begins to count."""
        self._limit_s = limit_s
        self._watch(QGuiApplication.focusWindow())
        self._begin()
        self._timer.start()

    def stop(self) -> None:
        """Stops counting (nothing is open, or it is locked)."""
        self._timer.stop()

    def look(self) -> None:
        """Compares the time without input with the limit."""
        quiet_s = self._now() - self._since
        if quiet_s >= self._limit_s:
            self.stop()
            self.idle.emit()
        elif quiet_s >= self._limit_s - WARN_BEFORE_S and not self._has_warned:
            self._has_warned = True
            self.warned.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _INPUT:
            return False
        late = self._timer.isActive() and self._now() - self._since >= self._limit_s
        if late:  # the first key after the machine slept: it locks, and the key goes nowhere
            self.look()
        else:
            self._begin()
        return late

    def _begin(self) -> None:
        self._since = self._now()
        if self._has_warned:
            self._has_warned = False
            self.resumed.emit()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._watched.discard(window))
