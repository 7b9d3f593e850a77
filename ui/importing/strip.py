"""The steps of an import in a line: which are done, which is shown, which follow."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from ui import announce
from ui.parts.basics import boxed, column, label, restyle, row
from ui.parts.chip import Tone, ToneIcon
from ui.parts.flow import flowing
from ui.theme import GROUP_GAP


class StepStrip(QWidget):
    """Icon and word of every step; the one that is shown is strong, and told to a screen reader."""

    def __init__(self, steps: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("steps")
        self._steps = tuple(steps)
        self._icons = [ToneIcon("open") for _ in steps]
        self._words: list[QLabel] = [label(each, "muted", name=f"step_{at}") for at, each in enumerate(steps)]
        parts = [boxed(row(icon, word, gap=4)) for icon, word in zip(self._icons, self._words, strict=True)]
        whole = flowing(*parts, gap=GROUP_GAP)
        self.setLayout(column(whole))
        self.at = 0
        self.show_step(0)

    def show_step(self, at: int) -> None:
        """Marks the step that is shown; those before it are done."""
        self.at = at
        for place, (icon, word) in enumerate(zip(self._icons, self._words, strict=True)):
            tone: Tone = "done" if place < at else "doing" if place == at else "open"
            icon.show_tone(tone)
            restyle(word, text_size="strong" if place == at else "muted")
            state = {"done": ", done", "doing": ", shown now"}.get(tone, "")
            word.setAccessibleName(f"{self._steps[place]}{state}")
        said = f"Step {at + 1} of {len(self._steps)}: {self._steps[at]}"
        self.setAccessibleName(said)
        announce.now(self, said)
