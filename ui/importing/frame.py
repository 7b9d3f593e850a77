"""The frame of a dialog of steps: title, steps, sentence, the step's view, progress, buttons; and work in it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.errors import DeskError
from ui.importing.strip import StepStrip
from ui.jobs import Running
from ui.parts.basics import Elided, boxed, button, label, restyle, row
from ui.session import Session
from ui.theme import GAP, GROUP_GAP

BESIDE = 60
"""What is left of the window around the dialog, in px."""
LEAST = (640, 420)


class StepDialog(QDialog):
    """As large as the window allows. One job at a time: while it runs nothing goes on or back."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        name: str,
        steps: Sequence[str],
        on: Callable[[], object],
        back: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session = session
        self.running: Running | None = None
        self._title = Elided("", "title", f"{name}_title")
        self._said = label("", "muted", wrap=True, name=f"{name}_said")
        self.strip = StepStrip(steps)
        self.stack = QStackedWidget()
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}_progress")
        self._bar.setTextVisible(False)
        self._bar.hide()
        self.go = button("Continue", f"{name}_go", on, primary=True)
        self.back = button("Back", f"{name}_back", back)
        self.cancel = button("Cancel", f"{name}_cancel", self.stop_or_close)
        self.foot = row(None, self.cancel, self.back, self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GROUP_GAP, GROUP_GAP, GROUP_GAP, GROUP_GAP)
        layout.setSpacing(GAP)
        for part in (self._title, self.strip, self._said, self.stack, self._bar):
            layout.addWidget(part, 1 if part is self.stack else 0)
        layout.addWidget(boxed(self.foot))
        around = parent.window()
        self.resize(max(LEAST[0], around.width() - BESIDE), max(LEAST[1], around.height() - BESIDE))
        session.jobs.progressed.connect(self._progressed)

    # -- showing --
    def entitle(self, title: str) -> None:
        """Names the dialog; a title that is too long gives way."""
        self._title.setText(title)
        self.setWindowTitle(title[:100])
        self.setAccessibleName(title[:100])

    def turn(self, step: int, *, verb: str = "", back: bool = False, closing: str = "Cancel") -> None:
        """Shows a step; without a verb there is no way on but closing."""
        self.stack.setCurrentIndex(step)
        self.strip.show_step(step)
        self.go.setText(verb or "Continue")
        self.go.setAccessibleName(self.go.text())
        self.go.setVisible(bool(verb))
        self.go.setEnabled(True)
        self.back.setVisible(back)
        self.back.setEnabled(True)
        self.cancel.setText(closing)
        self.cancel.setAccessibleName(closing)
        self.say("")

    def say(self, sentence: str, tone: str = "") -> None:
        """Shows a sentence above the step."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        self._said.setVisible(bool(sentence))
        restyle(self._said, tone=tone)

    # -- work --
    def work(self, running: Running) -> None:
        """Shows that a job of this dialog is under way."""
        self.running = running
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(running.title)
        self._bar.setVisible(bool(running.title))
        self.go.setEnabled(False)
        self.back.setEnabled(False)

    def rest(self) -> None:
        """The job is done."""
        self.running = None
        self._bar.hide()
        self.cancel.setEnabled(True)
        self.go.setEnabled(True)
        self.back.setEnabled(True)

    def refused(self, error: DeskError) -> None:
        """Says in the dialog what was refused; the step stays."""
        if isValid(self):
            self.rest()
            self.say(error.sentence, "blocked")
            if page := getattr(error, "help_page", ""):  # a classified file: what to do now (INF-I-02)
                from ui.help import show_page

                show_page(self, page)

    def stop_or_close(self) -> None:
        """Cancel: work that can be stopped is, and the dialog stays until it has; else it closes."""
        if self.running is not None and self.running.can_cancel:
            self.running.cancel()
            self.say("Stopping")
            self.cancel.setEnabled(False)
        else:
            self.reject()

    def reject(self) -> None:
        """Closes at once, as the lock does: reading stops, what is being written goes on to its end."""
        if self.running is not None and self.running.lane == "read":
            self.running.drop()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stop_or_close()
        else:
            super().keyPressEvent(event)

    def _progressed(self, running: object, done: int, total: int) -> None:
        if running is self.running:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
