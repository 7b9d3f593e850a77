"""One field of a form: its label, its editor, and one line below for what is wrong, what a rule says, or help."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.fields import Field, FieldError
from models.findings import Finding
from ui.parts import words
from ui.parts.basics import button, label, restyle, row
from ui.parts.chip import STRENGTHS, style_of
from ui.parts.editors import Editor, Setting, editor_for

STEP_WORDS = {
    "ito": "the travel order", "vetting": "vetting", "screening": "screening", "visit_ready": "a ready request",
}  # fmt: skip


class FieldRow(QWidget):
    """Label, editor and one line below: what is wrong, what a rule says, or help on focus."""

    why = Signal(object)

    def __init__(self, field: Field[Any], setting: Setting) -> None:
        super().__init__()
        self.field = field
        self.editor: Editor = editor_for(field, setting)
        self._finding: Finding | None = None
        self._wrong = ""
        self._stamp, self._stale = "", False
        """Where a mirrored value was read and how old it is."""
        self._focused = False
        self._label = label(field.label, "muted")
        self._label.setBuddy(self.editor.control)
        self._mark = label(required_words(field.required_for), "caption")
        self._bar = QFrame()
        self._bar.setObjectName("bar")
        self._bar.setFixedWidth(3)
        self._note = label("", "caption", wrap=True, name=f"note_{field.key}")
        self._why = button("Why?", f"why_{field.key}", self._ask_why, link=True)
        self._why.setAccessibleName(f"Why: {field.label}")
        self._lay_out()
        self.editor.control.installEventFilter(self)
        self.editor.edited.connect(self._edited)
        self.fill(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row(self._label, self._mark, None))
        column.addWidget(self.editor)
        below = row(self._note, self._why)
        below.setStretch(0, 1)
        column.addLayout(below)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addWidget(self._bar)
        outer.addLayout(column, 1)

    # -- contents --
    def fill(self, value: Any) -> None:
        """Shows a value as unchanged and forgets what was wrong."""
        self.editor.fill(value)
        self._wrong = ""
        self.refresh()

    def tell(self, finding: Finding | None) -> None:
        """Shows what a rule says of this field."""
        self._finding = finding
        self.refresh()

    def stamp(self, said: str, stale: bool) -> None:
        """Shows where the value was read; an old one is told in words and tone. Gone while another value is typed."""
        self._stamp, self._stale = said, stale
        self.refresh()

    def refuse(self, reason: str) -> None:
        """Marks what was typed as no value of the field."""
        self._wrong = reason
        self.refresh()

    @property
    def marked(self) -> bool:
        """Whether the bar says that the field was changed."""
        return bool(self._bar.property("changed"))

    def refresh(self) -> None:
        """Shows the state in bar, border and note."""
        restyle(self._bar, changed=self.editor.changed)
        state = ", changed" if self.editor.changed else ""
        self.editor.control.setAccessibleName(f"{self.field.label}{state}")
        if bool(self.editor.control.property("wrong")) != bool(self._wrong):
            restyle(self.editor.control, wrong=bool(self._wrong))
        text, tone = self._note_now()
        self._note.setText(text)
        restyle(self._note, tone=tone)
        self._note.setVisible(bool(text))
        finding_shown = self._finding is not None and not self._wrong and bool(tone)
        self._why.setVisible(finding_shown)
        about = f"{text}. {self.field.help}" if tone else self.field.help
        self.editor.control.setAccessibleDescription(about)

    def _note_now(self) -> tuple[str, str]:
        if self._wrong:
            return words.sentence_start(self._wrong), "blocked"
        if hint := self.editor.hint():
            return hint, ""
        if self._finding is not None:
            tone, word = STRENGTHS[self._finding.strength.value]
            return f"{word}: {self._finding.message}", style_of(tone)
        if self._stamp and not self.editor.changed:
            return words.sentence_start(self._stamp), "due" if self._stale else ""
        return (self.field.help if self._focused else ""), ""

    # -- events --
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._focused = event.type() is QEvent.Type.FocusIn
            if not self._focused:
                self._check()
            self.refresh()
        return False

    def _edited(self) -> None:
        self._wrong = ""
        self.refresh()

    def _check(self) -> None:
        if not self.editor.changed:
            return
        try:
            self.editor.read()
        except FieldError as error:
            self._wrong = str(error)

    def _ask_why(self) -> None:
        if self._finding is not None:
            self.why.emit(self._finding)


def required_words(steps: Sequence[str]) -> str:
    """Names the steps that need a field: `for the travel order`."""
    return "for " + " and ".join(STEP_WORDS.get(step, step) for step in steps) if steps else ""
