"""Who a prominent graduate is among the students on file, and which of their training is taken over."""

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.planning import prominence
from app.planning.prominence import Former, Trained
from app.reader import Reader
from models.planning.prominence import ProminentPerson
from models.text import counted
from ui.help import offers
from ui.office.worksheet import WorkSheet, labelled, line
from ui.parts.basics import label
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Column
from ui.planning.ticks import Tick, Ticks
from ui.session import Session
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.records.pane import RecordPane

HELP = "screens/prominent-graduates"
WIDTH, GRID, SMALL = 820, 150, 100
"""Width of the sheet, and height of the list in small and in large letters, in px at 100 %."""
LOOKING = "Looking for students whose names are like it"
NOBODY = "No student on file looks like it. Students who were trained before this file began are not in it."
CANDIDATES = (
    Column("student", "Student", width=250),
    Column("about", "Which one", width=210),
    Column("alike", "Alike", "number", 70),
    Column("why", "Why", width=260),
)


class TrainingTicks(Ticks):
    """The completed training of a student; nothing of it is taken unless it is ticked."""

    def __init__(self) -> None:
        super().__init__(
            "take_training", "Completed training to take over", "No further training is completed."
        )
        self.setAccessibleDescription(
            "Only what is ticked is taken over. The rank is the one on the student's record."
        )

    def show_trained(self, trained: Sequence[Trained]) -> None:
        """Offers what the student completed."""
        self.offer([Tick(each.line_id, each.trained_in or "No title", each.words) for each in trained])


class FormerSheet(WorkSheet):
    """Students who look like the graduate, how alike and why; the one chosen is joined, with the training ticked."""

    def __init__(self, parent: QWidget, session: Session, person_id: int, title: str) -> None:
        self._person = person_id
        self._lines: Listed[Former] = Listed(
            lambda each: (each.title, each.about, f"{each.score} %", each.why)
        )
        self._grid = Grid(self._lines, CANDIDATES, "Students who look like the graduate")
        self._grid.setObjectName("former_students")
        self._grid.setMinimumHeight(Theme.current().px(SMALL if Theme.current().large else GRID))
        self._told = label(LOOKING, wrap=True, name="former_told")
        self._training = TrainingTicks()
        parts = [self._told, self._grid, self._training]
        super().__init__(
            parent, session, f"Which former student is {title}?", parts, "Join", self._join, width=WIDTH
        )
        offers(self, HELP)
        self.verb.setEnabled(False)
        self._grid.picked.connect(lambda _: self._pick())
        session.read(partial(prominence.former_students, person_id=person_id), self._show)

    def _show(self, found: list[Former]) -> None:
        if not isValid(self):
            return
        self._lines.things = found
        self._grid.show_ids(array("q", range(len(found))))
        self._told.setText(
            f"{counted(len(found), 'student')} on file may be the same person." if found else NOBODY
        )
        self._grid.setVisible(bool(found))
        self._training.setVisible(bool(found))
        self.verb.setVisible(bool(found))
        if not found:
            self.cancel.setText("Close")
            self.cancel.setAccessibleName("Close")
        if found:
            self._grid.go_to_row(0)
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pick()
        QTimer.singleShot(0, self, self.fit)

    def _pick(self) -> None:
        chosen = self._lines.thing(self._grid.current_id())
        self.verb.setEnabled(chosen is not None and self._session.writable)
        if chosen is None:
            return
        student = chosen.student_id

        def show(trained: list[Trained]) -> None:
            now = self._lines.thing(self._grid.current_id()) if isValid(self) else None
            if now is not None and now.student_id == student:
                self._training.show_trained(trained)
                QTimer.singleShot(0, self, self.fit)

        self._session.read(partial(prominence.completed, student_id=student, person_id=self._person), show)

    def _join(self) -> None:
        chosen = self._lines.thing(self._grid.current_id())
        if chosen is None:
            return
        person, student, lines, office = (
            self._person,
            chosen.student_id,
            self._training.chosen,
            self._session.office,
        )

        def done(_: None) -> None:
            self._session.said.emit(f"Joined to {chosen.title}. Undone with Ctrl+Z.", "done")
            self.accept()

        self.work("Joining", lambda *_: prominence.join(office, person, student, lines), done)


class TakeSheet(WorkSheet):
    """Further completed training of the student a graduate is joined to."""

    def __init__(self, parent: QWidget, session: Session, person: ProminentPerson) -> None:
        self._person = person.id
        self._training = TrainingTicks()
        said = label(f"{person.shown_title} is joined to a student on file.", wrap=True)
        super().__init__(
            parent,
            session,
            f"Training of {person.shown_title}",
            [said, self._training],
            "Take over",
            self._take,
        )
        offers(self, HELP)
        assert person.student_id is not None
        session.read(
            partial(prominence.completed, student_id=person.student_id, person_id=person.id), self._show
        )

    def _show(self, trained: list[Trained]) -> None:
        if isValid(self):
            self._training.show_trained(trained)
            QTimer.singleShot(0, self, self.fit)

    def _take(self) -> None:
        person, lines, office = self._person, self._training.chosen, self._session.office

        def done(count: int) -> None:
            self._session.said.emit(f"{counted(count, 'training')} taken over. Undone with Ctrl+Z.", "done")
            self.accept()

        self.work("Taking over", lambda *_: prominence.take(office, person, lines), done)


class RecordSheet(WorkSheet):
    """Records a student as prominent: the position, and the training to take over."""

    def __init__(self, parent: QWidget, session: Session, student_id: int, title: str) -> None:
        self._student = student_id
        self._position = line(
            "prominent_position_title", "Position", "As the report names it; it may follow later."
        )
        self._position.setMaxLength(200)
        self._training = TrainingTicks()
        parts = [labelled(self._position, "As the report names it; it may follow later."), self._training]
        super().__init__(parent, session, f"Record {title} as prominent", parts, "Record", self._record)
        offers(self, HELP)
        session.read(partial(prominence.completed, student_id=student_id), self._show)

    def _show(self, trained: list[Trained]) -> None:
        if isValid(self):
            self._training.show_trained(trained)
            QTimer.singleShot(0, self, self.fit)

    def _record(self) -> None:
        student, lines, position = self._student, self._training.chosen, self._position.text()
        office = self._session.office

        def done(made: int) -> None:
            self._session.said.emit("Recorded as prominent. Undone with Ctrl+Z.", "done")
            self.accept()
            self._session.open_record.emit(ProminentPerson.spec.name, made)

        self.work("Recording", lambda *_: prominence.begin(office, student, lines, position), done)


def find_shown(pane: "RecordPane") -> None:
    """Opens what joins the graduate on screen to a student, or takes over more of his training."""
    if pane.seen is None or not isinstance(pane.seen.record, ProminentPerson):
        return
    person = pane.seen.record
    if person.student_id is None:
        FormerSheet(pane.window(), pane.session, person.id, person.shown_title).open()
    else:
        TakeSheet(pane.window(), pane.session, person).open()


def record_shown(pane: "RecordPane") -> None:
    """Opens the sheet that records the student on screen as prominent, or the entry he has."""
    if pane.seen is None:
        return
    session, student = pane.session, pane.seen.record

    def show(known: int | None) -> None:
        if known is not None:
            session.open_record.emit(ProminentPerson.spec.name, known)
        else:
            RecordSheet(pane.window(), session, student.id, student.shown_title).open()

    asked: Callable[[Reader], int | None] = partial(prominence.prominent_of, student_id=student.id)
    session.read(asked, show)
