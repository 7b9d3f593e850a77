""" "Step forward…": an alternate takes the place of a student whose nomination ends; what moves is shown first."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.training import alternates
from app.training.alternates import Ahead, Stepped
from ui import announce
from ui.office.worksheet import WorkSheet, labelled
from ui.parts.basics import label
from ui.parts.choices import combo
from ui.parts.words import counted
from ui.session import Session

NOBODY = "Nobody stands by for this student any more."
EMPTIED = "Attendance, arrival, grade and police certificate on the lines were about {0} and are emptied."


class SteppingSheet(WorkSheet):
    """The alternates to choose from, and below what would move."""

    def __init__(self, parent: QWidget, session: Session, student_id: int) -> None:
        self._student = student_id
        self._found: Sequence[Ahead] = ()
        self._who = combo("stepping_who", "Alternate", ())
        self._moves = label("", wrap=True, name="stepping_moves")
        parts = [labelled(self._who), self._moves]
        super().__init__(parent, session, "Let an alternate step forward", parts, "Step forward", self._go_on)
        self._who.currentIndexChanged.connect(lambda _: self._tell())
        self.verb.setEnabled(False)
        session.read(lambda reader: alternates.ahead(reader, student_id), self._offer, self._refused)

    @property
    def chosen(self) -> Ahead | None:
        """The alternate that is chosen."""
        at = self._who.currentIndex()
        return self._found[at] if 0 <= at < len(self._found) else None

    def _offer(self, found: Sequence[Ahead]) -> None:
        if not isValid(self):
            return
        self._found = found
        for each in found:
            self._who.addItem(f"{each.alternate} ({each.state})", each.alternate_id)
        self._tell()
        self._who.setFocus()

    def _tell(self) -> None:
        chosen = self.chosen
        self._moves.setText("\n".join(_moves(chosen)) if chosen else NOBODY)
        announce.now(self._moves, self._moves.text())
        self.verb.setEnabled(chosen is not None and self._session.writable)
        self.verb.setText(f"Let {chosen.alternate} step forward" if chosen else "Step forward")
        self.verb.setAccessibleName(self.verb.text())
        QTimer.singleShot(0, self, self.fit)

    def _go_on(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        self.verb.setEnabled(False)
        self._session.write(
            "", lambda office: alternates.step_forward(office, chosen.alternate_id), self._done, self._refused
        )

    def _done(self, made: Stepped) -> None:
        lines = counted(len(made.lines), "training line")
        said = f"{made.alternate} takes the place of {made.primary} on {lines}. Undone with Ctrl+Z."
        self._session.said.emit(said, "done")
        if isValid(self):
            self.accept()

    def _refused(self, error: DeskError) -> None:
        if isValid(self):
            self.refuse(error.sentence)
        else:
            self._session.said.emit(error.sentence, "blocked")


def begin(parent: QWidget, session: Session, student_id: int) -> None:
    """Opens the sheet for the student whose place is to be taken."""
    SteppingSheet(parent, session, student_id).open()


def _moves(chosen: Ahead) -> list[str]:
    """What the step changes, a line each."""
    passes = "passes" if len(chosen.lines) == 1 else "pass"
    told = [
        f"{counted(len(chosen.lines), 'training line')} of {chosen.primary} {passes} to {chosen.alternate}:"
    ]
    told += [f"· {each}" for each in chosen.lines]
    told.append(
        f"{chosen.alternate} becomes the primary nominee; the nomination of {chosen.primary} ends today."
    )
    told.append(EMPTIED.format(chosen.primary))
    if chosen.others:
        stand = "stands" if len(chosen.others) == 1 else "stand"
        told.append(f"{' and '.join(chosen.others)} then {stand} by for {chosen.alternate}.")
    return told
