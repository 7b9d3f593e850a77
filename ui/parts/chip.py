"""A state as icon and word; colour only repeats what the word says."""

from typing import Literal

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui import icons
from ui.parts.basics import label, restyle

Tone = Literal["blocked", "due", "warn", "done", "note", "doing", "open", "unneeded"]
STYLE = {"warn": "due", "doing": "note", "open": "", "unneeded": ""}
"""Tones that share the colours of another one; `open` and `unneeded` have none."""
STRENGTHS: dict[str, tuple[Tone, str]] = {
    "block": ("blocked", "Blocked"),
    "warn": ("warn", "Check"),
    "inform": ("note", "Note"),
}


def style_of(tone: str) -> str:
    """The colour role of a tone, empty for plain text."""
    return STYLE.get(tone, tone)


class ToneIcon(QLabel):
    """The icon of a tone; it is drawn again when the theme changes."""

    def __init__(self, tone: Tone) -> None:
        super().__init__()
        self.show_tone(tone)

    def show_tone(self, tone: Tone) -> None:
        """Changes the icon."""
        self.tone = tone
        self.setPixmap(icons.pixmap(icons.TONE_ICONS[tone], style_of(tone) or "muted"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.show_tone(self.tone)


class Chip(QFrame):
    """Icon and word on the tint of a tone."""

    def __init__(self, tone: Tone, word: str, name: str = "chip") -> None:
        super().__init__()
        self.setObjectName(name)
        self._icon = ToneIcon(tone)
        self._word = label(word, "strong")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 1, 8, 1)
        layout.setSpacing(4)
        layout.addWidget(self._icon)
        layout.addWidget(self._word)
        self.tell(tone, word)

    def tell(self, tone: Tone, word: str) -> None:
        """Changes tone and word."""
        self._icon.show_tone(tone)
        self._word.setText(word)
        self.setAccessibleName(word)
        restyle(self, tint=style_of(tone))
        restyle(self._word, tone=style_of(tone))
