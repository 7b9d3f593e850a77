"""The roster of a test session: a line for each seat with a field for the score, and what is said of each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.training.scores import Seat, Typed, read_score
from models.fields import show_date
from ui import announce
from ui.parts.basics import PERSONAL, Elided, boxed, column, label
from ui.parts.chip import Chip, Tone
from ui.theme import GAP, GROUP_GAP, Theme

HEADS = ("Name", "Number", "Rank", "Reports on", "Needed", "Score", "")
LARGE = ("Name", "Needed", "Score", "")
"""At a large zoom number and rank stand below the name."""
FIELD, NAMES, NUMBERS, VERDICT = 84, 190, 90, 230
"""Widths in px at 100 %."""
_STEPS = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ScoreField(QLineEdit):
    """A field for one score; Enter and the arrow keys go along the roster."""

    stepped = Signal(int)

    def __init__(self, seat: Seat) -> None:
        super().__init__(str(seat.score) if seat.score is not None else "")
        self.seat = seat
        self.setObjectName(f"score_{seat.test_id}")
        self.setAccessibleName(f"Score of {seat.name}")
        needed = f"{seat.wanted} needed. " if seat.wanted is not None else ""
        self.setAccessibleDescription(f"{needed}0 to 100, or - for absent. Enter goes to the next one.")
        self.setProperty(PERSONAL, True)
        self.setFixedWidth(Theme.current().px(FIELD))

    @property
    def typed(self) -> Typed:
        """What stands in the field."""
        return read_score(self.text())

    @property
    def changed(self) -> bool:
        """Whether saving would change the record, or say why not."""
        typed = self.typed
        return bool(typed.problem) or typed.absent or typed.score not in (None, self.seat.score)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class Roster(QWidget):
    """All seats under each other."""

    edited = Signal()
    reached = Signal(object)
    """The field the cursor came to by Enter or an arrow key."""
    ended = Signal()
    """Enter in the last field."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("roster")
        self.setAccessibleName("Roster")
        self.fields: list[ScoreField] = []
        self._said: list[Chip] = []

    def show_seats(self, seats: Sequence[Seat], typed: Mapping[int, str]) -> None:
        """Replaces the lines; what was typed stands in them again."""
        if (old := self.layout()) is not None:
            gone = QWidget()  # takes the old lines with it
            gone.setLayout(old)
            gone.deleteLater()
        lines = QGridLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(GROUP_GAP)
        lines.setVerticalSpacing(GAP // 2)
        self.fields, self._said = [], []
        heads = LARGE if Theme.current().large else HEADS
        for at, words in enumerate(heads if seats else ()):
            lines.addWidget(label(words, "strong"), 0, at)
        for number, seat in enumerate(seats, 1):
            self._add(lines, number, seat, typed.get(seat.test_id))
        px = Theme.current().px
        numbers = () if Theme.current().large else ((1, NUMBERS), (2, NUMBERS))
        for at, width in ((0, NAMES), *numbers, (len(heads) - 1, VERDICT)):
            lines.setColumnMinimumWidth(at, px(width) if seats else 0)
        lines.setColumnStretch(0, 1)

    def _add(self, lines: QGridLayout, number: int, seat: Seat, typed: str | None) -> None:
        field, said = ScoreField(seat), Chip("open", "", f"said_{seat.test_id}")
        if typed is not None:
            field.setText(typed)
            field.setModified(True)
        cells = [*_facts(seat, field), field, said]
        for at, each in enumerate(cells):
            lines.addWidget(each, number, at)
        lines.setAlignment(said, Qt.AlignmentFlag.AlignLeft)
        self.fields.append(field)
        self._said.append(said)
        at = number - 1
        field.textChanged.connect(lambda _: self._tell(at))
        field.editingFinished.connect(lambda: self._announce(at))
        field.stepped.connect(lambda step: self._step(at, step))
        self._show(at)

    def _step(self, at: int, step: int) -> None:
        self._announce(at)
        to = at + step
        if 0 <= to < len(self.fields):
            self.fields[to].setFocus(Qt.FocusReason.TabFocusReason)
            self.fields[to].selectAll()
            self.reached.emit(self.fields[to])
        elif step > 0:
            self.ended.emit()

    def _tell(self, at: int) -> None:
        self._show(at)
        self.edited.emit()

    def _show(self, at: int) -> None:
        tone, word = verdict(self.fields[at])
        self._said[at].tell(tone, word)
        self._said[at].setVisible(bool(word))

    def _announce(self, at: int) -> None:
        """What is said of a score is heard when its field is left."""
        tone, word = verdict(self.fields[at])
        if word and self.fields[at].isModified():
            announce.now(self.fields[at], f"{self.fields[at].seat.name}: {word}", urgent=tone == "blocked")


def _facts(seat: Seat, field: ScoreField) -> list[QWidget]:
    """Who sits there and what is needed, in the cells before the field."""
    name = Elided(seat.name)
    name.setBuddy(field)
    needed = label(str(seat.wanted) if seat.wanted is not None else "none")
    if Theme.current().large:
        below = Elided(" · ".join(filter(None, (seat.number, seat.rank))), "caption")
        return [boxed(column(name, below, gap=0)), needed]
    reports = show_date(seat.reports_on) if seat.reports_on else ""
    return [name, Elided(seat.number), Elided(seat.rank), label(reports), needed]


def verdict(field: ScoreField) -> tuple[Tone, str]:
    """Tone and words beside a field; no words where there is nothing to say."""
    seat, typed = field.seat, field.typed
    if typed.problem:
        return "blocked", "No score from 0 to 100"
    if typed.absent:
        return "open", "Absent: leaves the roster"
    if typed.score is None:
        return ("note", f"{seat.score} stays on record") if seat.score is not None else ("open", "")
    was = f", {seat.score} is on record" if seat.score not in (None, typed.score) else ""
    if seat.wanted is not None and typed.score < seat.wanted:
        return "warn", f"Below the {seat.wanted} needed{was}"
    enough = f"{seat.wanted} reached" if seat.wanted is not None else "No score is asked for"
    return "done", f"{enough}{was}"
