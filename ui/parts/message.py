"""The message line: says what was done, or what was refused and why, without stopping the person."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui import announce
from ui.parts.basics import button, label, restyle, tool
from ui.parts.chip import Tone, ToneIcon, style_of
from ui.theme import GAP

SHOWN_MS = 8_000


class MessageLine(QFrame):
    """One line with icon, sentence and at most one action; what was refused stays until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message")
        self._icon = ToneIcon("note")
        self._said = label("", wrap=True, name="message_text")
        self._action = button("", "message_action", self._act, link=True)
        self._on_action: Callable[[], object] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, 4, GAP, 4)
        layout.addWidget(self._icon)
        layout.addWidget(self._said, 1)
        layout.addWidget(self._action)
        layout.addWidget(tool("Close message", "close_message", "x", self.hide))
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What the line says now, empty when hidden."""
        return self._said.text() if not self.isHidden() else ""

    def say(
        self,
        sentence: str,
        tone: Tone = "done",
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Shows a sentence; it goes by itself after 8 s unless it is a refusal or a warning."""
        self._said.setText(sentence)
        self._icon.show_tone(tone)
        self._action.setText(action)
        self._action.setAccessibleName(action or "no action")
        self._action.setVisible(bool(action))
        self._on_action = on_action
        self.setAccessibleName(sentence)
        restyle(self, tint=style_of(tone))
        self.show()
        announce.now(self, sentence, urgent=tone in ("blocked", "warn"))
        if tone in ("done", "note"):
            self._timer.start()
        else:
            self._timer.stop()

    def take_back(self, sentence: str, because: str) -> None:
        """Takes a sentence off again when it is still shown, and tells screen readers why."""
        if self.text == sentence:
            self.hide()
            announce.now(self, because)

    def _act(self) -> None:
        self.hide()
        if self._on_action:
            self._on_action()
