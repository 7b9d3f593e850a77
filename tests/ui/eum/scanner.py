"""A scanner and a typing person, as the system hands their keys to the window: each with the moment it came."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

ENTER, TAB, LINE_FEED = "\r", "\t", "\n"
"""A line feed comes as Ctrl+J."""
_KEYS = {
    ENTER: Qt.Key.Key_Return,
    TAB: Qt.Key.Key_Tab,
    LINE_FEED: Qt.Key.Key_J,
    "\x1d": Qt.Key.Key_BracketRight,
    "-": Qt.Key.Key_Minus,
}


class Keyboard:
    """Keys arrive at the window that has the focus, at moments that the test says."""

    def __init__(self, window: QWindow | None = None, at: int = 1_000) -> None:
        self.window, self.at = window, at

    def press(self, text: str, after: int, held: int = 3) -> None:
        """One key, `after` ms after the last one, let go `held` ms later."""
        self.at += after
        self._send(QEvent.Type.KeyPress, text, self.at)
        self._send(QEvent.Type.KeyRelease, text, self.at + held)

    def type(self, text: str, gaps: Iterable[int] | int = 120) -> None:
        """A person: each key comes after its gap."""
        each_gap = iter([gaps] * len(text) if isinstance(gaps, int) else gaps)
        for each in text:
            self.press(each, next(each_gap))

    def scan(self, serial: str, *, end: str = ENTER, pace: int = 8, after: int = 200) -> None:
        """A scanner: the first key after a while, the others at its pace, then what it ends with."""
        for number, each in enumerate(serial + end):
            self.press(each, after if number == 0 else pace, held=1)

    def _send(self, kind: QEvent.Type, text: str, at: int) -> None:
        window = self.window or QGuiApplication.focusWindow()
        assert window is not None
        key = _KEYS.get(text) or Qt.Key(ord(text.upper()[0]))
        held = Qt.KeyboardModifier
        modifiers = held.ControlModifier if text in ("\x1d", LINE_FEED) else held.NoModifier
        event = QKeyEvent(kind, key, modifiers, text)
        event.setTimestamp(at)
        QCoreApplication.sendEvent(window, event)
