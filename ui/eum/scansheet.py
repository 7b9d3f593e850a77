"""The sheet about the scanner: the character it sends first, whether readings sound, and what each sound says."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.eum.sounds import PATTERNS, Sounds
from ui.eum.wedge import FAST_MS, LEAST, Wedge
from ui.machine import Machine
from ui.office.worksheet import labelled, line
from ui.parts.basics import boxed, button, column, label, restyle
from ui.parts.flow import flowing
from ui.parts.sheet import READABLE, Sheet, room_for

ABOUT = (
    f"A scanner that types like a keyboard is known by its pace: at least {LEAST} characters, no more than {FAST_MS} "
    "thousandths of a second apart, with Enter or Tab at the end. A slower one is known by a character that it sends "
    "first; set the same one in the scanner and here."
)
NAMES = {
    "FOUND": "Found", "FOUND_ELSEWHERE": "Found elsewhere", "DUPLICATE_READ": "Already read",
    "SUGGEST": "Looks like an expected serial", "TYPE_CONFLICT": "Wrong type", "STATE_CONFLICT": "Recorded as gone",
    "UNEXPECTED": "Unknown", "UNREAD": "Mark cannot be read", "REFUSED": "Refused or not saved",
}  # fmt: skip


class ScannerSheet(Sheet):
    """Kept on this machine: another laptop may have another scanner."""

    def __init__(self, parent: QWidget, machine: Machine) -> None:
        self._machine = machine
        self._prefix = line("scanner_prefix", "First character", text=Wedge.current().prefix)
        self._prefix.setMaxLength(1)
        self._sounds = QCheckBox("Beep at each reading")
        self._sounds.setObjectName("scanner_sounds")
        self._sounds.setAccessibleName("Beep at each reading")
        self._sounds.setChecked(Sounds.current().on)
        self._said = label("", wrap=True, name="scanner_said")
        self._said.hide()
        tries = [
            button(f"{name}: {PATTERNS[code][1]}", f"hear_{code.casefold()}", partial(self._hear, code))
            for code, name in NAMES.items()
        ]
        body = boxed(
            column(
                label(ABOUT, wrap=True), labelled(self._prefix, "Empty for none. A letter or digit would be typed."),
                self._sounds, label("What the beeps say; press one to hear it", "muted"), flowing(*tries), self._said,
            )
        )  # fmt: skip
        room_for(body, parent, READABLE + 120)
        super().__init__(parent, "Scanner and sounds", body, "Save", self._save)

    def _hear(self, code: str) -> None:
        sounds = Sounds.current()
        was, sounds.on = sounds.on, True
        sounds.play(code)
        sounds.on = was

    def _save(self) -> bool:
        prefix = self._prefix.text().strip()
        if prefix.isalnum():
            self._said.setText("A letter or digit begins serials. Choose a sign such as ~ or ^.")
            restyle(self._said, tone="blocked")
            self._said.show()
            self._prefix.setFocus()
            return False
        Wedge.current().prefix = prefix
        Sounds.current().on = self._sounds.isChecked()
        self._machine.scanner = {"prefix": prefix, "sounds": "on" if self._sounds.isChecked() else "off"}
        self._machine.save()
        return True
