"""Where a record stands, as a strip of chips: what is recorded, in the order of the work."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.parts.chip import Chip, Tone
from ui.parts.flow import FlowLayout


@dataclass(frozen=True)
class Step:
    """Word, tone, and what a screen reader and the tip say."""

    word: str
    tone: Tone
    said: str


class StepStrip(QWidget):
    """The chips side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("steps")
        self.setAccessibleName("Steps")
        self._layout = FlowLayout(4)
        self.setLayout(self._layout)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Replaces the chips; takes no room when there are none."""
        while item := self._layout.takeAt(0):
            if gone := item.widget():
                gone.deleteLater()
        for each in steps:
            chip = Chip(each.tone, each.word, "step")
            chip.setAccessibleName(each.said)
            chip.setToolTip(each.said)
            self._layout.addWidget(chip)
        self.setAccessibleDescription(", ".join(each.said for each in steps))
        self.setVisible(bool(steps))
        QTimer.singleShot(0, self, lambda: self._layout.hold_room(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout.hold_room(self)
