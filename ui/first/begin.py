"""First run, last screens: how the first day begins, and the making of a practice office."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QProgressBar, QWidget

from app import firstrun, practice
from app.firstrun import Place, Wanted
from ui.first.office import FolderField
from ui.first.parts import choice, enter_goes_on
from ui.first.screen import Screen
from ui.jobs import Jobs
from ui.parts.basics import button, label, row
from ui.theme import GAP

BEGINNINGS = (
    ("today", "With an empty office", "Today opens. Records come by hand or from sheets, whenever you like."),
    ("import", "With a list that is there", "A sheet of students or training lines is brought in at once."),
    ("practice", "In a practice office first", "Your office is made and waits; you learn in an invented one."),
)  # fmt: skip
PRACTICE_ABOUT = (
    f"Makes an office of an invented country in this folder, with three months of work in it. Its users are chief, "
    f"trainer and clerk; all have the passphrase “{practice.PASSPHRASE}”. Its window says {practice.WORDS}."
)


class BeginScreen(Screen):
    """What was typed, read once more; nothing is on the disk before this screen's button."""

    title = "Make the office and begin"
    verb = "Make the office"

    def __init__(self) -> None:
        super().__init__("begin")
        self._told = label("", wrap=True, name="begin_summary")
        self.body.addWidget(self._told)
        self.body.addWidget(label("Begin", "strong"))
        self._group = QButtonGroup(self)
        self._radios = {}
        for key, words, says in BEGINNINGS:
            self._radios[key], shown = choice(words, f"begin_{key}", says)
            self._group.addButton(self._radios[key])
            self.body.addWidget(shown)
        self._radios["today"].setChecked(True)
        self.body.addStretch(1)
        enter_goes_on(self)

    @property
    def how(self) -> str:
        """today, import or practice."""
        return next(key for key, radio in self._radios.items() if radio.isChecked())

    def show_wanted(self, wanted: Wanted) -> None:
        """Tells what will be made."""
        self._told.setText(
            f"{wanted.name}, {wanted.country.shown}. First administrator: {wanted.user}.\n"
            f"Folder: {wanted.folder}\nThe recovery key is on paper and was checked."
        )

    def enter(self) -> None:
        self._radios[self.how].setFocus()


class PracticeScreen(Screen):
    """The folder of a practice office, and the making with its progress."""

    title = "A practice office"
    verb = "Make practice office"

    def __init__(self, jobs: Jobs, home: Path, stop: Callable[[], object]) -> None:
        super().__init__("practice")
        self._folder = FolderField(jobs, "practice_folder", "Folder", firstrun.look_at_practice, inside=False)
        self._bar = QProgressBar()
        self._bar.setObjectName("practice_progress")
        self._bar.setAccessibleName("Making the practice office")
        self._bar.setTextVisible(False)
        self._stop = button("Cancel", "practice_stop", stop)
        self._step = label("", "muted", name="practice_step")
        self._making = QWidget()
        line = row(self._bar, self._step, self._stop, gap=GAP)
        line.setStretch(0, 1)
        self._making.setLayout(line)
        self._making.hide()
        self.body.addWidget(label(PRACTICE_ABOUT, wrap=True))
        self.body.addWidget(self._folder)
        self.body.addWidget(self._making)
        self.body.addStretch(1)
        self._folder.line.returnPressed.connect(self.submitted)
        self._folder.answered.connect(self._name_verb)
        self._folder.line.setText(str(home / "SCO practice"))

    @property
    def folder(self) -> Path:
        """Where the practice office lies, with its papers and sheets."""
        return self._folder.folder

    def enter(self) -> None:
        self._folder.line.setFocus()
        self._folder.line.selectAll()

    def lacking(self) -> tuple[str, QWidget | None]:
        return ("", None) if self._folder.line.text().strip() else ("“Folder” is empty.", self._folder.line)

    def check(self, then: Callable[[str], object]) -> None:
        self._folder.ask(lambda place: then("" if place.fits else place.said))

    def _name_verb(self, place: Place) -> None:
        self.verb = "Open practice office" if place.is_there else "Make practice office"
        self.told.emit()

    def begin_making(self) -> None:
        """Shows the progress."""
        self._bar.setRange(0, 0)
        self._step.setText("")
        self._folder.setEnabled(False)
        self._stop.setEnabled(True)
        self._making.show()
        self._stop.setFocus()

    def advance(self, done: int, total: int) -> None:
        """Moves the bar."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._step.setText(f"Step {done + 1} of {total}")

    def stopping(self) -> None:
        """Says that the wish to stop was heard."""
        self._stop.setEnabled(False)
        self._step.setText("Stopping")

    def end_making(self) -> None:
        """Hides the progress."""
        self._making.hide()
        self._folder.setEnabled(True)
