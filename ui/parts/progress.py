"""The strip in the status line for work in the background, with a way to stop it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui import announce
from ui.parts.basics import label, row, tool

SAID_AFTER_MS = 1_000
"""Work that is done sooner is not spoken of."""


class ProgressStrip(QWidget):
    """What is being done, how far it is, and "Cancel"; hidden when nothing runs. Each quarter is said once."""

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
        self._milestones = announce.Milestones()
        self._worth_saying = QTimer(self, singleShot=True, interval=SAID_AFTER_MS)
        self._worth_saying.timeout.connect(self._say_begun)
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
        self._milestones = announce.Milestones()
        self._worth_saying.start()
        self.show()

    def advance(self, done: int, total: int, text: str = "") -> None:
        """Moves the bar; a total of 0 means that the length is not known."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if text:
            self._said.setText(text)
        if not self._worth_saying.isActive():
            self._say_quarter(done, total)

    def stopping(self) -> None:
        """Says that the cancel was heard."""
        self._said.setText("Stopping")
        self._stop.setEnabled(False)
        announce.now(self, "Stopping")

    def end(self) -> None:
        """Hides the strip."""
        self._worth_saying.stop()
        self.hide()

    def _say_begun(self) -> None:
        if self._bar.maximum():
            self._say_quarter(self._bar.value(), self._bar.maximum())
        else:
            announce.now(self, self._bar.accessibleName())

    def _say_quarter(self, done: int, total: int) -> None:
        quarter = self._milestones.reached(done, total)
        if quarter is not None:
            announce.now(self, f"{self._bar.accessibleName()}, {quarter} %")
