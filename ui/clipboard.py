"""The one place through which the program copies; what it put on the clipboard goes again, what others put there stays.

A personal value is taken off after a minute, everything of ours when the window locks or closes. Copies made inside a
field with the usual keys or its menu are noticed and treated the same: the field says whether its value is personal.
"""

from secrets import token_hex
from typing import cast

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.parts.basics import PERSONAL

CLEARED_AFTER_MS = 60_000
MARK = "application/x-sco-desk-copy"
"""A format of our own with a random word: whoever copies something else takes it off with the rest."""
UNTOLD = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
    "x-kde-passwordManagerHint": b"secret",
}
"""Asks clipboard histories of Windows and KDE to keep no copy: clearing would not reach theirs."""
TOLD = "Copied. A personal value is taken off the clipboard after 60 seconds, and when the window locks."


class Clipboard(QObject):
    """Copies for the whole program; lives on the application object, see `Clipboard.current`."""

    told = Signal(str)
    """A sentence for the message line, once in a run: that a personal value does not stay."""

    def __init__(self, parent: QObject, after_ms: int = CLEARED_AFTER_MS) -> None:
        super().__init__(parent)
        self._board = QGuiApplication.clipboard()
        self._mark = b""
        self._putting = False
        self._has_told = False
        self._timer = QTimer(self, singleShot=True, interval=after_ms)
        self._timer.timeout.connect(self.clear)
        self._board.dataChanged.connect(self._changed)
        application = QGuiApplication.instance()
        if (
            application is not None
        ):  # what is left there when the interpreter goes ends the process with a fault
            application.aboutToQuit.connect(self.clear)

    @staticmethod
    def current() -> "Clipboard":
        """The one of the running application, made on first need."""
        application = cast(QApplication, QApplication.instance())
        return application.findChild(Clipboard) or Clipboard(application)

    def copy(self, text: str, *, personal: bool, html: str = "") -> None:
        """Puts text on the clipboard, with the same as HTML for programs that show tables."""
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        self.put(data, personal)

    def put(self, data: QMimeData, personal: bool) -> None:
        """Puts it on the clipboard; `personal` says that it concerns a person and is not to stay there for long."""
        self._mark = token_hex(16).encode()
        data.setData(MARK, self._mark)
        if personal:
            for form, value in UNTOLD.items():
                data.setData(form, value)
        self._putting = True
        self._board.setMimeData(data)
        self._putting = False
        if not personal:
            self._timer.stop()
            return
        self._timer.start()
        if not self._has_told:
            self._has_told = True
            self.told.emit(TOLD)

    def clear(self) -> None:
        """Takes off what is still ours; what somebody else put there stays."""
        self._timer.stop()
        if self.is_ours:
            self._putting = True
            self._board.clear()
            self._putting = False
        self._mark = b""
        if self._board.supportsSelection() and self._board.ownsSelection():
            self._board.clear(QClipboard.Mode.Selection)

    @property
    def is_ours(self) -> bool:
        """Whether the clipboard still holds what this program put there last."""
        if not self._mark:
            return False
        data = self._held()
        return data is not None and bytes(data.data(MARK).data()) == self._mark

    # -- internal --
    def _held(self) -> QMimeData | None:
        return cast(QMimeData | None, self._board.mimeData())  # the stub knows no empty clipboard

    def _changed(self) -> None:
        """Somebody copied. Out of a field of ours it is put again, marked; else it is no business of ours any more."""
        if self._putting or self.is_ours:
            return
        self._timer.stop()
        self._mark = b""
        data, field = self._held(), QApplication.focusWidget()
        if data is None or not data.hasText():
            return
        if self._board.ownsClipboard() or data.text() == _selected(field):
            again = QMimeData()
            again.setText(data.text())
            self.put(again, _is_personal(field))


def _selected(field: QWidget | None) -> str | None:
    """What a copy out of the control with the focus would be; None where there is nothing to copy."""
    if isinstance(field, QAbstractItemView):
        return str(field.currentIndex().data() or "") or None
    if isinstance(field, QLabel):
        return field.selectedText() or None
    line = field.lineEdit() if isinstance(field, QComboBox) else field
    if isinstance(line, QLineEdit):
        return line.selectedText() or None
    if isinstance(line, QPlainTextEdit):
        return line.textCursor().selection().toPlainText() or None
    return None


def _is_personal(field: QWidget | None) -> bool:
    """Whether a control holds personal values; every list of records counts as one that does."""
    return isinstance(field, QAbstractItemView) or (field is not None and bool(field.property(PERSONAL)))
