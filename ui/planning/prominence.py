"""The sheets about prominent graduates: who a graduate is among the students, what is confirmed, what changed."""

from array import array
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.papers.plan_prominent import CHANGES, LAST
from app.planning import prominence, reported
from app.planning.prominence import Entry, Former, Trained
from app.planning.reported import Reported
from app.reader import Reader
from app.typing import read_typed_date
from models.fields import FieldError, show_date
from models.planning.prominence import ProminentPerson
from models.text import counted
from ui.help import offers
from ui.office.worksheet import WorkSheet, labelled, line, pair
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Column
from ui.session import Session
from ui.theme import GAP, Theme
from ui.today.paper import preview_office

if TYPE_CHECKING:
    from ui.records.page import RecordPage
    from ui.records.pane import RecordPane

HELP = "screens/prominent-graduates"
WIDTH, GRID, SMALL = 820, 150, 100
LOOKING = "Looking for students whose names are like it"
NOBODY = "No student on file looks like it. Students who were trained before this file began are not in it."
CANDIDATES = (
    Column("student", "Student", width=250),
    Column("about", "Which one", width=210),
    Column("alike", "Alike", "number", 70),
    Column("why", "Why", width=260),
)
CHANGED = (
    Column("what", "What", width=120),
    Column("who", "Who", width=180),
    Column("then", "Before", width=140),
    Column("now", "Now", width=225),
    Column("on", "Recorded on", width=110),
)


class Ticks(QWidget):
    """Lines to tick, each with what it stands for; a sentence where there are none."""

    def __init__(self, name: str, heading: str, none: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(heading)
        self._name, self._none = name, none
        self._boxes: dict[int, QCheckBox] = {}
        self._lines = column(label(heading, "strong"), gap=GAP // 2)
        self._said = label("", "muted", wrap=True, name=f"{name}_said")
        self._lines.addWidget(self._said)
        self.setLayout(self._lines)

    def offer(self, lines: Sequence[tuple[int, str]], ticked: Sequence[int] = ()) -> None:
        """Shows other lines; those in `ticked` are chosen at first."""
        for each in self._boxes.values():
            each.hide()
            each.deleteLater()
        self._boxes = {}
        for number, (key, words) in enumerate(lines, 1):
            made = QCheckBox(words)
            made.setObjectName(f"{self._name}_{number}")
            made.setAccessibleName(words)
            made.setChecked(key in ticked)
            self._boxes[key] = made
            self._lines.addWidget(made)
        self._said.setText("" if lines else self._none)
        self._said.setVisible(not lines)

    @property
    def chosen(self) -> list[int]:
        """What is ticked."""
        return [key for key, box in self._boxes.items() if box.isChecked()]

    def tick(self, keys: Sequence[int]) -> None:
        """Ticks these and no others."""
        for key, box in self._boxes.items():
            box.setChecked(key in keys)


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
        self.offer([(each.line_id, each.words) for each in trained])


# -- which student it is -----------------------------------------------------------------------------------------------
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


# -- whether it still holds --------------------------------------------------------------------------------------------
class ConfirmSheet(WorkSheet):
    """Everybody in public life, those first whom nobody confirmed for the longest time; the ticked ones hold."""

    def __init__(self, parent: QWidget, session: Session, chosen: Sequence[int]) -> None:
        self._chosen, self._late = list(chosen), list[int]()
        self._on = line("confirmed_on", "Looked at on", text=show_date(session.today))
        self._people = Ticks("confirm_people", "Entries that still hold", "Nobody in public life is on file.")
        self._told = label("", wrap=True, name="confirm_told")
        self._all = button(
            "Tick what is overdue", "confirm_late", lambda: self._people.tick(self._late), link=True
        )
        parts = [self._told, pair(labelled(self._on), boxed(row(None, self._all))), self._people]
        super().__init__(
            parent, session, "Confirm prominent graduates", parts, "Confirm", self._confirm, width=WIDTH
        )
        offers(self, HELP)
        session.read(prominence.entries, self._show)

    def _show(self, found: list[Entry]) -> None:
        if not isValid(self):
            return
        self._late = [each.record_id for each in found if each.late]
        late = len(self._late)
        told = f"{late} of {counted(len(found), 'entry', 'entries')} {'is' if late == 1 else 'are'} overdue"
        self._told.setText(
            f"{told}: not confirmed within a year. Tick those that somebody looked at and that still hold."
        )
        self._people.offer([(each.record_id, _said(each)) for each in found], self._chosen)
        QTimer.singleShot(0, self, self.fit)

    def _confirm(self) -> None:
        try:
            on = read_typed_date(self._on.text(), self._session.today)
        except FieldError as error:
            self.refuse(str(error), self._on)
            return
        chosen, office = self._people.chosen, self._session.office

        def done(count: int) -> None:
            self._session.said.emit(
                f"{counted(count, 'entry', 'entries')} confirmed. Undone with Ctrl+Z.", "done"
            )
            self.accept()

        self.work("Confirming", lambda *_: prominence.confirm(office, chosen, on), done)


def _said(entry: Entry) -> str:
    when = f"confirmed {show_date(entry.confirmed_on)}" if entry.confirmed_on else "never confirmed"
    parts = (entry.title, entry.grade, entry.position, f"{'overdue, ' if entry.late else ''}{when}")
    return ", ".join(part for part in parts if part)


# -- what changed ------------------------------------------------------------------------------------------------------
class ChangesSheet(WorkSheet):
    """What the next report tells: since the last one, or since a day that is typed."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        self._asked = LAST
        self._day = line("changes_since", "Since", "The day of the last report, or another one.")
        look = button("Show", "changes_show", self._look)
        self._told = label("Looking what changed", wrap=True, name="changes_told")
        self._lines: Listed[Reported] = Listed(
            lambda each: (each.what, each.person, each.then, each.now, show_date(each.on) if each.on else "")
        )
        self._grid = Grid(self._lines, CHANGED, "Changes on prominent graduates")
        self._grid.setObjectName("prominent_changes_list")
        self._grid.setMinimumHeight(Theme.current().px(GRID if Theme.current().large else 2 * GRID))
        self._grid.opened.connect(lambda _: self._open())
        self._day.returnPressed.connect(self._look)
        since = labelled(self._day, "The last report is the training plan that went to the command last.")
        parts = [
            pair(since, boxed(column(label("", "muted"), row(look, None), gap=4))),
            self._told,
            self._grid,
        ]
        super().__init__(
            parent,
            session,
            "Changes since the last report",
            parts,
            "Show the paper…",
            self._print,
            width=WIDTH,
        )
        self.verb.setDefault(False)
        self.verb.setAutoDefault(False)
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")
        offers(self, HELP)
        session.read(reported.last_report, self._fill)

    def _fill(self, since: date | None) -> None:
        if isValid(self):
            self._day.setText(show_date(since) if since else "")
            self._look()

    def _look(self) -> None:
        text = self._day.text().strip()
        try:
            since = read_typed_date(text, self._session.today) if text else None
        except FieldError as error:
            self.refuse(str(error), self._day)
            return
        self.say("")
        asked = show_date(since) if since else LAST

        def read(reader: Reader) -> list[Reported]:
            return reported.changes(reader, since or reported.last_report(reader))

        def show(found: list[Reported]) -> None:
            if isValid(self):
                self._asked = asked
                self._show(
                    found, f"since {show_date(since)}" if since else "in all: no report has gone out yet"
                )

        self._session.read(read, show, self._not_read)

    def _show(self, found: list[Reported], since: str) -> None:
        self._lines.things = found
        self._grid.table.forget_pages()
        self._grid.show_ids(array("q", range(len(found))))
        self._told.setText(f"{counted(len(found), 'change')} {since}.")
        QTimer.singleShot(0, self, self.fit)

    def _not_read(self, error: DeskError) -> None:
        if isValid(self):
            self.refuse(error.sentence, self._day)

    def _open(self) -> None:
        chosen = self._lines.thing(self._grid.current_id())
        if chosen is not None:
            self.accept()
            self._session.open_record.emit(ProminentPerson.spec.name, chosen.person_id)

    def _print(self) -> None:
        preview_office(self, self._session, CHANGES, self._asked)


# -- opening -----------------------------------------------------------------------------------------------------------
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


def confirm_listed(page: "RecordPage") -> None:
    """Opens the sheet of confirmations with the selected entries ticked."""
    ConfirmSheet(page.window(), page.session, page.grid.selected_ids()).open()


def changes_listed(page: "RecordPage") -> None:
    """Opens the list of what changed since the last report."""
    ChangesSheet(page.window(), page.session).open()
