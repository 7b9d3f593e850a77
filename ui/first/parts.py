"""Small parts of the first run: a choice with what it means, a line that answers what is typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from ui import announce
from ui.first.screen import Screen
from ui.parts.basics import boxed, column, label, restyle, row
from ui.parts.chip import Tone, ToneIcon
from ui.theme import Theme

INDENT = 28


def choice(words: str, name: str, says: str) -> tuple[QRadioButton, QWidget]:
    """A choice, and the widget that holds it with what it means below."""
    radio = QRadioButton(words)
    radio.setObjectName(name)
    radio.setAccessibleName(words)
    radio.setAccessibleDescription(says)
    told = label(says, "muted", wrap=True)
    told.setContentsMargins(Theme.current().px(INDENT), 0, 0, 0)
    return radio, boxed(column(radio, told, gap=2))


def enter_goes_on(screen: Screen) -> None:
    """Enter on a screen of choices is its button; a choice itself is made with the arrows and the space bar."""
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        short = QShortcut(QKeySequence(key), screen)
        short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        short.activated.connect(screen.submitted)


def field(line: QLineEdit, answer: "Answer | None" = None, *beside: QWidget) -> QWidget:
    """A line with its name above, what stands beside it, and what is said of it below."""
    caption = label(line.accessibleName(), "muted")
    caption.setBuddy(line)
    typed = row(line, *beside)
    typed.setStretch(0, 1)
    parts: list[QWidget | int | None] = [caption, boxed(typed)]
    if answer is not None:
        parts.append(answer)
    return boxed(column(*parts, gap=4))


class Answer(QWidget):
    """What the program makes of a field while it is typed: icon and words."""

    def __init__(self, name: str, sentence: str = "") -> None:
        super().__init__()
        self._icon = ToneIcon("open")
        self._words = label("", "caption", wrap=True, name=name)
        line = row(self._icon, self._words, gap=6)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.say(sentence)

    @property
    def sentence(self) -> str:
        """What it says now."""
        return self._words.text()

    def say(self, sentence: str, tone: Tone = "open") -> None:
        """Shows a sentence; its icon and colour repeat the tone."""
        self._icon.show_tone(tone)
        self._icon.setVisible(tone != "open")
        self._words.setText(sentence)
        self._words.setAccessibleName(sentence)
        restyle(self._words, tone=tone if tone in ("blocked", "done", "due") else "")
        announce.settled(self, sentence if tone != "open" else "")
