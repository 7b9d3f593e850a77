"""Where the keyboard stood when something was asked: an answer that comes late takes it from nobody."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class Keyboard:
    """The focus of a window at one moment."""

    def __init__(self, within: QWidget) -> None:
        self._window = within.window()
        self._at = _focus(self._window)

    @property
    def waits(self) -> bool:
        """Whether nobody has gone on: the focus is where it was, or what had it is not there any more."""
        now = _focus(self._window)
        if now is None or self._at is None or now is self._at:
            return True
        return not (isValid(self._at) and self._at.isVisible())


def _focus(window: QWidget) -> QWidget | None:
    return window.focusWidget()
