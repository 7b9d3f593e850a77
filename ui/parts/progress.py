"""The strip in the status line for work in the background, with a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.parts.basics import label, row, tool


class ProgressStrip(QWidget):
    """What is being done, how far it is, and "Cancel"; hidden when nothing runs."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("progress")
        self._said = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setObjectName("progress_bar")
        self._bar.setFixedWidth(140)
        self._bar.setTextVisible(False)
        self._stop = tool("Cancel", "cancel_job", "x", self.cancelled.emit)
        self.setLayout(row(self._said, self._bar, self._stop))
        self.hide()

    def begin(self, title: str, can_cancel: bool) -> None:
        """Shows the strip for work of unknown length."""
        self._said.setText(title)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._stop.setVisible(can_cancel)
        self._stop.setEnabled(True)
        self._stop.setAccessibleName(f"Cancel {title}")
        self.show()

    def advance(self, done: int, total: int, text: str = "") -> None:
        """Moves the bar; a total of 0 means that the length is not known."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if text:
            self._said.setText(text)

    def stopping(self) -> None:
        """Says that the cancel was heard."""
        self._said.setText("Stopping")
        self._stop.setEnabled(False)

    def end(self) -> None:
        """Hides the strip."""
        self.hide()
