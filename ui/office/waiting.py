"""The page that stands in the window while an open office is taken away, changed as a whole, or replaced."""

from PySide6.QtWidgets import QProgressBar, QWidget

from ui.jobs import Jobs, Running
from ui.parts.basics import boxed, column, label
from ui.start import centred
from ui.theme import GROUP_GAP


class WaitPage(QWidget):
    """What is being done, and how far it is."""

    def __init__(self, title: str, sentence: str, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("wait_page")
        self.setAccessibleName(title)
        self.title = title
        self._bar = QProgressBar()
        self._bar.setObjectName("wait_progress")
        self._bar.setAccessibleName(title)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        said = label(sentence, wrap=True, name="wait_said")
        centred(self, boxed(column(label(title, "title"), said, self._bar, gap=GROUP_GAP)))
        jobs.progressed.connect(self._progressed)

    def _progressed(self, running: Running, done: int, total: int) -> None:
        if running.title == self.title:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
