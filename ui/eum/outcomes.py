"""How the window shows the outcome of a reading: its tone, and the card of the last one."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from models.eum.matching import (
    DUPLICATE_READ,
    FOUND,
    FOUND_ELSEWHERE,
    STATE_CONFLICT,
    SUGGEST,
    TYPE_CONFLICT,
    UNEXPECTED,
    UNREAD,
)
from ui.parts.basics import boxed, column, label, restyle, row
from ui.parts.chip import Tone, ToneIcon, style_of
from ui.theme import GAP, GROUP_GAP

TONES: Mapping[str, Tone] = {
    FOUND: "done",
    FOUND_ELSEWHERE: "note",
    DUPLICATE_READ: "doing",
    SUGGEST: "warn",
    TYPE_CONFLICT: "warn",
    UNREAD: "due",
    STATE_CONFLICT: "blocked",
    UNEXPECTED: "blocked",
}
NOTHING = "Nothing read yet"
READ_BACK = 4
"""Characters that are read back aloud when two people count (eum.md 8.3)."""


class LastCard(QFrame):
    """The last reading, large enough to be read from an arm's length: word, last characters, whole serial, why."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("last_reading")
        self._icon = ToneIcon("open")
        self._word = label(NOTHING, "title", name="last_word")
        self._tail = label("", "figure", name="last_tail")
        self._tail.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._serial = label("", "strong", name="last_serial")
        self._why = label("", wrap=True, name="last_why")
        head = row(self._icon, self._word, None, self._tail, gap=GAP)
        body = column(boxed(head), self._serial, self._why, gap=4)
        body.setContentsMargins(GROUP_GAP, GAP, GROUP_GAP, GAP)
        self.setLayout(body)
        self.tell("open", NOTHING, "", "Scan a serial, or type one and press Enter.")

    def tell(self, tone: Tone, word: str, serial: str, why: str = "") -> None:
        """Shows an outcome."""
        self._icon.show_tone(tone)
        self._word.setText(word)
        restyle(self._word, tone=style_of(tone))
        self._tail.setText(f"… {serial[-READ_BACK:]}" if len(serial) > READ_BACK else serial)
        self._tail.setAccessibleName(
            f"Last characters {' '.join(serial[-READ_BACK:])}" if serial else "No serial"
        )
        self._serial.setText(serial)
        self._serial.setVisible(bool(serial))
        self._why.setText(why)
        self.setAccessibleName(f"{word} {serial}. {why}".strip())
        restyle(self, tint=style_of(tone))
