""" "Scores of a test session…": scores typed down its roster, students put on it, all saved in one change."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import DeskError, Stale
from app.office import Office
from app.reader import Reader
from app.training import scores
from app.training.scores import Seat, Sitting, Typed
from models.training.people import Student
from ui import announce
from ui.jobs import Running
from ui.office.worksheet import WorkSheet, labelled
from ui.parts.basics import boxed, button, label, row
from ui.parts.choices import combo
from ui.parts.flow import flowing
from ui.parts.link_picker import LinkEdit
from ui.parts.words import counted
from ui.session import Session
from ui.support import OfficeSupport
from ui.theme import Theme
from ui.training.roster import Roster, ScoreField

NAME = "scores"
"""In `ui.drafts.SHEETS`."""
WIDTH, FIND = 960, 190
"""Widths in px at 100 %."""
NO_SESSION = (
    "No test session is on record. Record one in the list of test sessions; its roster then stands here."
)
EMPTY = "Nobody sits at this session yet. Find a student below and put him on the roster."


class ScoresSheet(WorkSheet):
    """The session above, its roster below, and under it who else is to sit there."""

    def __init__(
        self, parent: QWidget, session: Session, session_id: int = 0, selected: Sequence[int] = ()
    ) -> None:
        self._wanted, self._selected = session_id, tuple(selected)
        self._typed: dict[int, str] = {}
        """What stands in the fields, by test, while the roster is read again."""
        self._asked: Running | None = None
        self._session_box = combo("scores_session", "Test session", ())
        self._counts = label("", "muted", wrap=True, name="scores_counts")
        self._roster = Roster()
        self._find = LinkEdit(
            lambda text, then: OfficeSupport(session).find_links(Student.spec.name, text, then)
        )
        self._find.setObjectName("scores_find")
        self._find.setAccessibleName("Student to put on the roster")
        parts = [labelled(self._session_box), self._counts, self._roster, self._seating()]
        super().__init__(parent, session, "Scores of a test session", parts, "Save", self._save, width=WIDTH)
        self.verb.setDefault(False)
        self.verb.setEnabled(False)
        self._session_box.currentIndexChanged.connect(lambda _: self._read_roster())
        self._find.edited.connect(self._tell_seating)
        self._roster.edited.connect(self._tell)
        self._roster.reached.connect(lambda field: self._scroll.ensureWidgetVisible(field))
        self._roster.ended.connect(lambda: self.verb.setFocus())
        self._read_sessions()

    def _seating(self) -> QWidget:
        caption = label("Put students on the roster", "muted")
        caption.setBuddy(self._find)
        self._put = button("Put on the roster", "scores_put", self._put_found, icon="plus")
        many = counted(len(self._selected), "selected student")
        self._put_many = button(
            f"Put {many} on the roster", "scores_put_many", self._put_selected, icon="plus"
        )
        self._find.setFixedWidth(Theme.current().px(FIND))
        named = boxed(row(caption, self._find, gap=4))
        self._seats = flowing(named, self._put, self._put_many)
        self._seats.setObjectName("scores_seating")
        return self._seats

    # -- reading --
    @property
    def session_id(self) -> int:
        """The session on screen; 0 when there is none."""
        return int(self._session_box.currentData() or 0)

    def _read_sessions(self) -> None:
        self._session.read(scores.sittings, self._offer, self._not_read)

    def _offer(self, found: list[Sitting]) -> None:
        if not isValid(self):
            return
        wanted = self.session_id or self._wanted
        with QSignalBlocker(self._session_box):
            self._session_box.clear()
            for each in found:
                self._session_box.addItem(each.words, each.session_id)
            self._session_box.setCurrentIndex(max(0, self._session_box.findData(wanted)))
        self._read_roster()

    def _read_roster(self) -> None:
        wanted = self.session_id
        if not wanted:
            self._show(())
            return
        if self._asked is not None:
            self._asked.drop()

        def job(reader: Reader) -> list[Seat]:
            return scores.roster(reader, wanted)

        self._asked = self._session.read(job, self._show, self._not_read)

    def _show(self, seats: Sequence[Seat]) -> None:
        if not isValid(self):
            return
        self._asked = None
        begun = bool(self._roster.fields)
        self._keep_typed()
        self._roster.show_seats(seats, self._typed)
        self._typed.clear()
        self._tell()
        QTimer.singleShot(0, self, self.fit)
        if self._roster.fields and not begun:
            self._roster.fields[0].setFocus()
        elif not self._roster.fields:
            self._find.setFocus()

    def _keep_typed(self) -> None:
        self._typed |= {each.seat.test_id: each.text() for each in self._roster.fields if each.isModified()}

    def _not_read(self, error: DeskError) -> None:
        if isValid(self):
            self._asked = None
            self.refuse(error.sentence)

    # -- telling --
    @property
    def _changed(self) -> list[ScoreField]:
        return [each for each in self._roster.fields if each.changed]

    def _tell(self) -> None:
        """How the roster stands, and what would be saved."""
        fields = self._roster.fields
        if not fields:
            said = EMPTY if self.session_id else NO_SESSION
        else:
            typed = [each.typed for each in fields]
            absent = sum(each.absent for each in typed)
            below = sum(_below(each) for each in fields)
            given = sum(each.score is not None for each in typed)
            parts = [f"{given} of {counted(len(fields), 'seat')} with a score"]
            parts += [f"{absent} absent"] if absent else []
            parts += [f"{below} below the score needed"] if below else []
            said = f"{', '.join(parts)}. 0 to 100, or - for who did not come; Enter goes down."
        self._counts.setText(said)
        announce.settled(self._counts, said)
        changed = self._changed
        self.verb.setText(f"Save {counted(len(changed), 'line')}" if changed else "Save")
        self.verb.setAccessibleName(self.verb.text())
        self.verb.setEnabled(bool(changed) and self._session.writable)
        self._session_box.setEnabled(not changed)
        self._session_box.setToolTip("Save or take back what is typed first." if changed else "")
        self._tell_seating()

    def _tell_seating(self) -> None:
        can = bool(self.session_id) and self._session.writable
        self._seats.setVisible(bool(self.session_id))
        self._put.setEnabled(can and isinstance(self._find.chosen_or_text(), int))
        self._put_many.setEnabled(can)
        self._put_many.setVisible(bool(self._selected))

    # -- the roster --
    def _put_found(self) -> None:
        student = self._find.chosen_or_text()
        if isinstance(student, int):
            self._seat((student,))

    def _put_selected(self) -> None:
        self._seat(self._selected)

    def _seat(self, students: Sequence[int]) -> None:
        session_id = self.session_id
        self._session.write(
            "", lambda office: scores.seat(office, session_id, students), self._seated, self._not_saved
        )

    def _seated(self, count: int) -> None:
        if not isValid(self):
            return
        self._find.show_link(None, "")
        said = f"{counted(count, 'student')} put on the roster." if count else "On the roster already."
        self.say(said)
        self._read_sessions()

    # -- saving --
    def _save(self) -> None:
        wrong = next((each for each in self._roster.fields if each.typed.problem), None)
        if wrong is not None:
            self.refuse(wrong.typed.problem, wrong)
            wrong.selectAll()
            return
        typed: dict[int, Typed] = {each.seat.test_id: each.typed for each in self._changed}
        seats = [each.seat for each in self._roster.fields]
        session_id = self.session_id

        def job(office: Office) -> int:
            return scores.record(office, session_id, typed, seats)

        self._session.write("", job, self._saved, self._not_saved)

    def _saved(self, count: int) -> None:
        self._session.said.emit(f"{counted(count, 'line')} of the roster saved. Undone with Ctrl+Z.", "done")
        if isValid(self):
            self.accept()

    def _not_saved(self, error: DeskError) -> None:
        if not isValid(self):
            self._session.said.emit(error.sentence, "blocked")
            return
        self.refuse(error.sentence)
        if isinstance(error, Stale):
            self._read_roster()

    # -- the lock --
    def park(self) -> dict[str, Any] | None:
        typed = {str(each.seat.test_id): each.text() for each in self._changed}
        found = self._find.text().strip()
        if not typed and not found:
            return None
        about = {"session": self.session_id, "selected": list(self._selected)}
        return {"sheet": NAME, "about": about, "typed": {"scores": typed, "find": found}}

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Puts back what was typed; it stands in the fields once the roster is read."""
        self._typed = {int(test): text for test, text in typed["scores"].items()}
        self._find.setText(typed["find"])


def begin(parent: QWidget, session: Session, session_id: int = 0, selected: Sequence[int] = ()) -> None:
    """Opens the roster of a session, or the latest one; `selected` are students to be put on it."""
    ScoresSheet(parent, session, session_id, selected).open()


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was typed."""
    about = kept["about"]
    sheet = ScoresSheet(parent, session, about["session"], about["selected"])
    sheet.unpark(kept["typed"])
    sheet.open()


def _below(field: ScoreField) -> bool:
    score, wanted = field.typed.score, field.seat.wanted
    return score is not None and wanted is not None and score < wanted
