"""Papers for many students: a folder, a job with progress, and at the end what was made, what was not and why."""

from array import array
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from app.office import Office
from app.store.disk import Cancelled, Progress
from app.training import leaving
from app.training.packets import Made, NotMade, Packets
from models.training.people import Student
from ui.office.worksheet import WorkSheet
from ui.parts.basics import button, label
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.message import MessageLine
from ui.parts.table_model import Chipped, Column, Row
from ui.printing import print_pdf
from ui.session import Session
from ui.theme import Theme

Make = Callable[[Office, Path, Progress, Cancelled], Packets]
"""Makes the papers in a folder; runs in a job."""
WIDTH, LINES, FEW_LINES = 860, 260, 130
"""Width and height of the list in px at 100 %; less height at a large zoom."""
PERSONAL = (
    "Every file holds personal data and is marked CUI. It is kept with the student's papers as well, and written into "
    "the access log as an export."
)
COLUMNS = (
    Column("student", "Student", width=240),
    Column("state", "Outcome", "chip", 120),
    Column("told", "File, or why not", width=470),
)


def folder_for(parent: QWidget, session: Session, title: str) -> Path | None:
    """Asks for the folder that the files go into; None when the person chose none."""
    chosen = QFileDialog.getExistingDirectory(parent, title, session.places.get("papers", ""))
    if not chosen:
        return None
    session.places["papers"] = chosen
    session.places_changed.emit()
    return Path(chosen)


def file_for(parent: QWidget, session: Session, title: str, name: str, kinds: str) -> Path | None:
    """Asks for the file, in the folder of the papers; None when the person chose none."""
    beside = Path(session.places.get("papers", "")) / name
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(beside), kinds)
    if not chosen:
        return None
    session.places["papers"] = str(Path(chosen).parent)
    session.places_changed.emit()
    return Path(chosen)


def run(parent: QWidget, session: Session, title: str, folder: Path, make: Make) -> None:
    """Makes the papers in the background; the line below says how it ended, and opens the list.

    It runs beside the worker that writes, so that saving goes on between two papers; the lock stops it there.
    """

    def job(progress: Progress, cancelled: Cancelled) -> Packets:
        return make(session.office, folder, progress, cancelled)

    def done(made: Packets) -> None:
        if isValid(parent) and not session.ended:
            tell(parent.window(), session, made)

    session.jobs.read(title, job, done, can_cancel=True)


def tell(window: QWidget, session: Session, made: Packets) -> None:
    """How it ended, in the message line, with the way to the list."""
    short = bool(made.not_made or made.stopped or any(map(_looked_at, made.made)))
    line = window.findChild(MessageLine, "message")
    if line is not None:
        line.say(
            made.sentence,
            "warn" if short else "done",
            "Show list",
            lambda: MadeSheet(window, session, made).open(),
        )


class MadeSheet(WorkSheet):
    """Each student with his file or the reason; those without one stand first."""

    def __init__(self, parent: QWidget, session: Session, made: Packets) -> None:
        self._made = made
        self._words = Listed[Made | NotMade](_row)
        self._words.things = (*made.not_made, *sorted(made.made, key=lambda each: not _looked_at(each)))
        self._grid = Grid(self._words, COLUMNS, "Papers by student")
        theme = Theme.current()
        self._grid.setFixedHeight(theme.px(FEW_LINES if theme.large else LINES))
        self._grid.show_ids(array("q", range(len(self._words.things))))
        self._about = label("", wrap=True, name="made_about")
        parts = [label(made.sentence, "strong", wrap=True, name="made_said"), self._grid, self._about]
        super().__init__(parent, session, "Papers that were made", parts, width=WIDTH)
        self._open = button("Open student", "made_open", self._open_student)
        self._print = button("Print all…", "made_print", self._print_all, icon="printer")
        self.foot.insertWidget(0, self._open)
        self.foot.insertWidget(1, self._print)
        self._print.setEnabled(bool(made.made))
        self.verb.setDefault(False)
        self._grid.picked.connect(lambda _: self._tell())
        self._grid.opened.connect(lambda _: self._open_student())
        if self._words.things:
            self._grid.go_to_row(0)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    @property
    def chosen(self) -> Made | NotMade | None:
        """The student under the cursor, with what came of his paper."""
        return self._words.thing(self._grid.current_id())

    def _tell(self) -> None:
        chosen = self.chosen
        self._open.setEnabled(chosen is not None)
        self._about.setText(f"{chosen.student}: {_told(chosen)}" if chosen else "")

    def _open_student(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self.accept()
            self._session.open_record.emit(Student.spec.name, chosen.student_id)

    def _print_all(self) -> None:
        files = [each.path for each in self._made.made]
        self.work(
            "Putting the papers together", lambda _p, _c: leaving.together(files), self._put, reading=True
        )

    def _put(self, data: bytes) -> None:
        print_pdf(self, data, "Papers of students")


def _row(each: Made | NotMade) -> Row:
    if isinstance(each, NotMade):
        return each.student, Chipped("blocked", "Not made"), _told(each)
    state = Chipped("warn", "Check") if _looked_at(each) else Chipped("done", "Made")
    return each.student, state, _told(each)


def _told(each: Made | NotMade) -> str:
    if isinstance(each, NotMade):
        return each.why
    gaps = f"; still to be filled: {', '.join(each.unfilled)}" if each.unfilled else ""
    return " ".join((f"{each.path.name}{gaps}", *each.undrawn))


def _looked_at(each: Made) -> bool:
    """Whether somebody has to look at a paper before it is handed out."""
    return bool(each.unfilled or each.undrawn)
