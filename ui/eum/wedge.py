"""Keyboard-wedge scanners: what is typed faster than a person can is a scan, and reaches nobody's field or button.

Keys are told apart by the moments at which the system received them, not by when the window came round to them, so a
busy window takes nobody for a scanner. Keys without such a moment (an input method, a helper program) are left alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

FAST_MS = 35
"""Keys of one scan are at most so far apart; people roll over two or three keys at such a pace, never five."""
LEAST = 4
"""Characters that make a scan, with the Enter or Tab that ends it."""
REST_MS = 60
"""After so long a silence a burst is over; no key is held back longer after the last one."""
ECHO_MS = 150
"""A further Enter so soon after a scan is the scanner's own (some end with two)."""
_NEUTRAL = frozenset(
    (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
     Qt.Key.Key_NumLock)
)  # fmt: skip
_END_TEXTS = frozenset(("\r", "\n", "\t"))
"""A line feed, or Ctrl+M, Ctrl+J and Ctrl+I as some scanners send them."""
_ENDS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab))


@dataclass(frozen=True)
class Key:
    """A key as it came: the moment in ms, what it types, whether it is an Enter or Tab."""

    at: int
    text: str = ""
    ends: bool = False


@dataclass(frozen=True)
class Scan:
    """What a scanner sent: the texts between its Enters. More than one when an Enter stood in the middle."""

    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, as if no Enter had stood in it."""
        return "".join(self.parts)

    @property
    def split(self) -> bool:
        """Whether an Enter stood in the middle."""
        return len(self.parts) > 1


class Burst:
    """Keys that follow each other faster than a person types."""

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix
        self.keys: list[Key] = []

    def goes_on(self, key: Key) -> bool:
        """Whether the key belongs to the burst under way."""
        if not self.keys:
            return False
        marked = bool(self.prefix) and self.keys[0].text == self.prefix
        return 0 <= key.at - self.keys[-1].at <= (REST_MS if marked else FAST_MS)

    def scan(self) -> Scan | None:
        """The scan that the keys are; None when a person typed them."""
        parts, found = [""], False
        for each in self.keys:
            if each.ends:
                found = True
                parts.append("")
            else:
                parts[-1] += each.text
        texts = tuple(each for each in parts if each)
        whole = "".join(texts)
        if self.prefix and whole.startswith(self.prefix) and len(whole) > len(self.prefix):
            if found or len(whole) > LEAST:
                return Scan(tuple(filter(None, (texts[0].removeprefix(self.prefix), *texts[1:]))))
            return None
        return Scan(texts) if found and len(whole) >= LEAST else None


class Wedge(QObject):
    """Watches the keys of every window of the program; see `Wedge.current`."""

    scanned = Signal(object)
    """A `Scan`; its keys have reached nothing else."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._burst = Burst()
        self._held: list[tuple[QObject, QKeyEvent]] = []
        self._pressed: set[int] = set()
        """Keys that were held back or swallowed, whose release is still to come."""
        self._swallowing = False
        """Releases that come now are those of a scan."""
        self._last_scan = -ECHO_MS - 1
        self._replaying = False
        self._watched: set[QWindow] = set()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS, timerType=Qt.TimerType.PreciseTimer)
        self._rest.timeout.connect(self._rested)
        self._since = QElapsedTimer()
        application.focusWindowChanged.connect(self.watch)
        self.watch(QGuiApplication.focusWindow())

    @staticmethod
    def current() -> "Wedge":
        """The one of the running application."""
        application = cast(QApplication, QApplication.instance())
        found = application.findChild(Wedge, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return found or Wedge(application)

    @property
    def prefix(self) -> str:
        """A character that the scanner sends first, so that also short or slow scans are known; empty for none."""
        return self._burst.prefix

    @prefix.setter
    def prefix(self, prefix: str) -> None:
        self._burst.prefix = prefix

    def watch(self, window: QWindow | None) -> None:
        """Looks at the keys of a window from now on."""
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._watched.discard(window))

    def settle(self) -> None:
        """Ends the burst under way: a scan is told, what a person typed goes where the focus is, in order."""
        self._rest.stop()
        if not self._held:
            return
        scan, held, at = self._burst.scan(), self._held, self._burst.keys[-1].at
        self._held = []
        self._burst.keys.clear()
        if scan is None:
            self._replay(held)
        else:
            self._last_scan = at
            self._swallowing = True
            self.scanned.emit(scan)

    # -- Qt --
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._replaying:
            return False
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(watched, event)
        if kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            return self._release(watched, event)
        if kind == QEvent.Type.MouseButtonPress:
            self.settle()  # what was typed before the click belongs where the focus still is
        return False

    # -- internal --
    def _press(self, window: QObject, event: QKeyEvent) -> bool:
        """Whether the key is held back or swallowed."""
        key = _key(event)
        if key is None:
            self.settle()
            return False
        if not self._burst.goes_on(key):
            self.settle()
            if key.ends and 0 <= key.at - self._last_scan <= ECHO_MS:
                self._pressed.add(event.key())
                return True
            if not _begins(key):
                return False
            self._swallowing = False
        self._burst.keys.append(key)
        self._held.append((window, _copy(event)))
        self._pressed.add(event.key())
        self._since.start()
        self._rest.start()
        return True

    def _release(self, window: QObject, event: QKeyEvent) -> bool:
        """A release goes the way of its press."""
        if event.key() not in self._pressed:
            return False
        if self._held:
            self._held.append((window, _copy(event)))
            return True
        self._pressed.discard(event.key())
        return self._swallowing

    def _rested(self) -> None:
        """Nothing came for a while; after a long job of the window the keys that wait come first."""
        if self._since.elapsed() > 2 * REST_MS:
            self._since.start()
            self._rest.start()
        else:
            self.settle()

    def _replay(self, held: Sequence[tuple[QObject, QKeyEvent]]) -> None:
        self._replaying = True
        try:
            for window, each in held:
                focused = cast(
                    "QWindow | None", QGuiApplication.focusWindow()
                )  # the stub knows no other case
                target = window if focused is None else focused
                if isValid(target):
                    QCoreApplication.sendEvent(target, each)
                if each.type() == QEvent.Type.KeyRelease:
                    self._pressed.discard(each.key())
        finally:
            self._replaying = False


def _key(event: QKeyEvent) -> Key | None:
    """The key of an event; None for one that can belong to no scan: a repeated, a moving, an unknown one."""
    if event.isAutoRepeat() or not event.timestamp():
        return None
    if event.key() in _ENDS or event.text() in _END_TEXTS:
        return Key(event.timestamp(), ends=True)
    if event.text() in ("", "\b", "\x1b", "\x7f"):
        return Key(event.timestamp()) if event.key() in _NEUTRAL else None
    return Key(event.timestamp(), event.text())


def _begins(key: Key) -> bool:
    """Whether a scan may begin with the key."""
    return bool(key.text) and key.text.isprintable()


def _copy(event: QKeyEvent) -> QKeyEvent:
    made = QKeyEvent(
        event.type(), event.key(), event.modifiers(), event.nativeScanCode(), event.nativeVirtualKey(),
        event.nativeModifiers(), event.text(), event.isAutoRepeat(), event.count(),
    )  # fmt: skip
    made.setTimestamp(event.timestamp())
    return made
