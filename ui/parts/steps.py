"""Where a record stands, as a strip of buttons in the order of the work; each opens what is behind its state."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui import icons
from ui.parts.basics import restyle
from ui.parts.chip import Tone, style_of
from ui.parts.flow import FlowLayout


@dataclass(frozen=True)
class Step:
    """Word, tone, and what a screen reader and the tip say."""

    word: str
    tone: Tone
    said: str
    key: str = ""
    about: object = None
    """What the one who made the step knows of it."""
    here: bool = False
    """Whether the record stands at this step."""


class StepChip(QPushButton):
    """One step; the arrow keys go along the strip, which is one stop of the Tab key."""

    moved = Signal(int)

    def __init__(self, key: str) -> None:
        super().__init__()
        self.setObjectName(f"step_{key}")
        self.setProperty("step", True)
        self.setAutoDefault(False)

    def tell(self, step: Step) -> None:
        """Shows where the step stands."""
        style = style_of(step.tone)
        self.setText(step.word)
        said = f"{step.said}; the record stands here" if step.here else step.said
        self.setAccessibleName(said)
        self.setToolTip(said)
        icons.dress(self, icons.TONE_ICONS[step.tone], style or "muted")
        restyle(self, tint=style, here=step.here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in ways:
            self.moved.emit(ways[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class StepStrip(QWidget):
    """The steps side by side, going on in the next line where the room ends."""

    chosen = Signal(object)
    """The step a person wants to know more of."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("steps")
        self.setAccessibleName("Steps")
        self._layout = FlowLayout(3)
        self.setLayout(self._layout)
        self._steps: Sequence[Step] = ()
        self._chips: list[StepChip] = []

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Shows the steps; takes no room when there are none. Buttons stay, and with them the focus."""
        if [each.key for each in steps] != [each.key for each in self._steps]:
            self._make(steps)
        self._steps = steps
        for chip, each in zip(self._chips, steps, strict=True):
            chip.tell(each)
        if not any(each.hasFocus() for each in self._chips):
            self._stop_at(next((at for at, each in enumerate(steps) if each.here), 0))
        self.setAccessibleDescription(", ".join(each.said for each in steps))
        self.setVisible(bool(steps))
        QTimer.singleShot(0, self, lambda: self._layout.hold_room(self))

    def _make(self, steps: Sequence[Step]) -> None:
        while item := self._layout.takeAt(0):
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        self._chips = [StepChip(each.key) for each in steps]
        for at, chip in enumerate(self._chips):
            chip.clicked.connect(lambda _=False, at=at: self._choose(at))
            chip.moved.connect(lambda way, at=at: self._go(at + way))
            self._layout.addWidget(chip)

    def _choose(self, at: int) -> None:
        self._stop_at(at)
        self.chosen.emit(self._steps[at])

    def _go(self, at: int) -> None:
        if 0 <= at < len(self._chips):
            self._stop_at(at)
            self._chips[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, at: int) -> None:
        """Makes one step the stop of the Tab key."""
        for number, chip in enumerate(self._chips):
            stop = Qt.FocusPolicy.StrongFocus if number == at else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(stop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout.hold_room(self)
