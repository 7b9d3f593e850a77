"""One step of a student's way in a sheet: its state, the facts behind it, what blocks, what is due, the form."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from app.training.forms import Opens
from models.fields import show_date
from models.findings import Finding
from models.kinds import kind_named
from models.training.people import Student
from models.training.way import DRAFT, Stand, State
from ui.office.deciding import ways_for
from ui.office.worksheet import WorkSheet
from ui.parts import words
from ui.parts.basics import boxed, label, row
from ui.parts.chip import Chip, Tone
from ui.parts.findings import FindingList, WhyPanel
from ui.reasons import answer
from ui.theme import GAP

if TYPE_CHECKING:
    from ui.records.pane import RecordPane

WIDTH = 640
NOTHING = "Nothing is recorded for this step yet."
UNNEEDED = "This training does not ask for it."
GATES = "Done with the draft order that is kept, once the steps before it are clear."


class StepSheet(WorkSheet):
    """Says all about a step; its verb opens the one form that clears it."""

    def __init__(
        self,
        pane: "RecordPane",
        stand: Stand,
        tone: Tone,
        facts: Sequence[tuple[str, str]],
        opens: Opens,
    ) -> None:
        session = pane.session
        self._pane, self._opens = pane, opens
        self._findings = FindingList()
        self._why = WhyPanel()
        parts = [_state(stand, tone, session.today), _facts(stand, facts), self._findings, self._why]
        verb = _verb(opens, session.writable)
        super().__init__(
            pane.window(), session, stand.step.word, parts, verb, self._open if verb else None, width=WIDTH
        )
        self.setAccessibleDescription(stand.said)
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")
        self._findings.why.connect(self._explain)
        self._why.closed.connect(self.fit)
        self._findings.show_findings(stand.blocks, session.today)

    def _explain(self, finding: Finding) -> None:
        answer(self._session, self._why, finding, ways_for(self, self._session, finding))
        self.fit()

    def _open(self) -> None:
        opens = self._opens
        self.accept()
        self._pane.open_form(opens.kind, opens.record_id, opens.field)


def _verb(opens: Opens, writable: bool) -> str:
    """Words of the one button; empty when there is nothing to open."""
    if not opens.record_id and not writable:
        return ""
    if opens.kind == Student.spec.name:
        return "Go to field"
    return f"{'Open' if opens.record_id else 'Record'} {kind_named(opens.kind).spec.noun}"


def _state(stand: Stand, tone: Tone, today: date) -> QWidget:
    """The state as a chip, and the day it was done or is due."""
    chip = Chip(tone, "Differs" if stand.differs else words.sentence_start(stand.state.value))
    said = ""
    if stand.state is State.DONE and stand.on:
        said = f"on {show_date(stand.on)}"
    elif stand.state is not State.DONE and stand.due_on:
        said = f"{words.sentence_start(words.due(stand.due_on, today))}, {show_date(stand.due_on)}"
    line = row(chip, label(said, name="step_due"), None)
    return boxed(line)


def _facts(stand: Stand, facts: Sequence[tuple[str, str]]) -> QWidget:
    """Label and value of each fact; a sentence when there are none."""
    if not facts:
        said = UNNEEDED if stand.state is State.NOT_NEEDED else GATES if stand.step.key == DRAFT else NOTHING
        return label(said, "muted", wrap=True, name="step_facts")
    made = QWidget()
    made.setObjectName("step_facts")
    made.setAccessibleName("Facts")
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * GAP)
    for at, (name, value) in enumerate(facts):
        grid.addWidget(label(name, "muted"), at, 0)
        grid.addWidget(label(value, wrap=True), at, 1)
    grid.setColumnStretch(1, 1)
    return made
