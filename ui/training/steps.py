"""Where a student stands, as a strip of chips: what is recorded, in the order of the work."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from models.fields import show_date
from models.training.people import Student
from ui.parts.chip import Chip, Tone
from ui.parts.flow import FlowLayout

STATES: dict[str, tuple[Tone, str]] = {
    "CLEARED": ("done", "cleared"),
    "NOT_CLEARED": ("blocked", "not cleared"),
    "PENDING": ("doing", "pending"),
}
Step = tuple[str, str, str]
"""Word, tone, and what a screen reader and the tip say."""


def steps_of(record: Student) -> list[Step]:
    """The steps from what the student's record says; nothing is judged here, the rules do that."""
    return [
        _recorded("Nominated", record.stored.get("next_course")),
        _state("Screened", record.stored.get("screening_state")),
        _state("Rights vetting", record.stored.get("hr_vetting_state")),
        _state("DoD vetting", record.stored.get("dod_vetting_state")),
        _recorded("Medical", record.latest_exam_on),
        _recorded("English", record.latest_ecl),
        _recorded("Passport", record.passport_expires_on),
    ]


def _state(word: str, code: object) -> Step:
    tone, said = STATES.get(str(code or ""), ("open", "not begun"))
    return word, tone, f"{word}: {said}"


def _recorded(word: str, value: object) -> Step:
    if value is None:
        return word, "open", f"{word}: nothing recorded"
    shown = show_date(value) if isinstance(value, date) else str(value)
    return word, "done", f"{word}: {shown}"


class StepStrip(QWidget):
    """The chips side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("steps")
        self.setAccessibleName("Steps")
        self._layout = FlowLayout(4)
        self.setLayout(self._layout)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Replaces the chips."""
        while item := self._layout.takeAt(0):
            if gone := item.widget():
                gone.deleteLater()
        for word, tone, said in steps:
            chip = Chip(tone, word, "step")  # type: ignore[arg-type]
            chip.setAccessibleName(said)
            chip.setToolTip(said)
            self._layout.addWidget(chip)
        self.setAccessibleDescription(", ".join(said for _, _, said in steps))
        self.show()
        QTimer.singleShot(0, self, lambda: self._layout.hold_room(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout.hold_room(self)
