"""What a step of the arrival shows: what there is, the way to settle it, and who called it settled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app import arrival, handover
from app.arrival import Arrival, StepState
from app.findings import Duty
from app.handover import Step
from models.fields import show_date
from ui.parts import words
from ui.parts.basics import boxed, button, label, restyle, row
from ui.parts.flow import flowing
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Chipped, Column, Row
from ui.session import Session
from ui.theme import GROUP_GAP
from ui.today.decide import DecideSheet, owner_line

DUTIES = (
    Column("what", "What is due", width=430),
    Column("due", "When", "chip", 150),
    Column("record", "Record", width=190),
    Column("assigned", "Assigned to", width=120),
    Column("area", "Area", width=90),
)


@dataclass(frozen=True)
class Services:
    """What every step can ask for."""

    session: Session
    act: Callable[[str], object]
    """Does an action of the window, by id."""
    again: Callable[[], object]
    """Looks at the office again."""
    owners: Callable[[], Sequence[str]]
    """Who is here to have a duty."""


class Wrong(QLabel):
    """What was refused; takes no room while there is nothing to say."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.say("")

    def say(self, sentence: str, tone: str = "blocked") -> None:
        """Shows a sentence, or nothing."""
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        restyle(self, tone=tone)


class StepView(QWidget):
    """Base: sentence, what the step needs in between, and the mark."""

    step: Step

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services, self.session = services, services.session
        self.setObjectName(f"arrival_{self.step.value}")
        self.setAccessibleName(handover.TITLES[self.step])
        self._said = label("", wrap=True, name=f"arrival_{self.step.value}_said")
        self._settle = button("Mark as settled", f"settle_{self.step.value}", self._mark)
        self._marked = label("", "muted", name=f"arrival_{self.step.value}_mark")
        self._state: StepState | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GROUP_GAP, GROUP_GAP, GROUP_GAP, GROUP_GAP)
        layout.setSpacing(GROUP_GAP)
        layout.addWidget(label(handover.TITLES[self.step], "title"))
        layout.addWidget(self._said)
        self.body(layout)
        layout.addWidget(boxed(row(self._settle, self._marked, None)))

    def body(self, layout: QVBoxLayout) -> None:
        """Adds what the step needs; what is left of the height goes to it."""
        layout.addStretch(1)

    def show_state(self, found: Arrival) -> None:
        """Shows the state of the office."""
        state = found.step(self.step)
        self._state = state
        self._said.setText(state.sentence)
        restyle(self._said, tone="due" if state.open and state.mark is None else "")
        marked = f"Settled {show_date(state.mark.on)} by {state.mark.by}" if state.mark else ""
        self._marked.setText(marked)
        self._settle.setText("Take it up again" if state.mark else "Mark as settled")
        self._settle.setAccessibleName(self._settle.text())
        self._settle.setEnabled(self.session.writable)
        self._settle.setToolTip(self.session.why_reading)

    def enter(self) -> None:
        """Puts the focus where the step begins."""
        self._settle.setFocus()

    def _mark(self) -> None:
        step = self.step
        mark = handover.reopen if self._state is not None and self._state.mark else handover.settle
        self.session.write("", lambda office: mark(office, step))


class DutiesView(StepView):
    """A step that is a list of duties; each opens its record, and is decided on from here."""

    def body(self, layout: QVBoxLayout) -> None:
        self._list = Listed(self._row)
        self.grid = Grid(self._list, DUTIES, handover.TITLES[self.step])
        self.grid.opened.connect(self._open)
        self._decide = button("Decide…", f"decide_{self.step.value}", self._ask)
        layout.addWidget(self.grid, 1)
        layout.addWidget(boxed(row(self._decide, None)))

    def show_state(self, found: Arrival) -> None:
        super().show_state(found)
        self.show_duties(self.duties_of(found))

    def duties_of(self, found: Arrival) -> Sequence[Duty]:
        """The duties of the step."""
        return found.overdue

    def show_duties(self, duties: Sequence[Duty]) -> None:
        """Replaces the list; the cursor stays on its line."""
        at = self.grid.current_id() or 0
        self._list.things = duties
        self.grid.show_ids(self._list.ids(("", False), None, ""))
        if duties:
            self.grid.go_to_row(min(at, len(duties) - 1))
        self._decide.setEnabled(bool(duties) and self.session.writable)

    def enter(self) -> None:
        (self.grid if self._list.things else self._settle).setFocus()

    @property
    def chosen(self) -> list[Duty]:
        """The selected duties, else the one the cursor is on."""
        places = self.grid.selected_ids() or [self.grid.current_id()]
        return [duty for at in places if (duty := self._list.thing(at)) is not None]

    def _row(self, duty: Duty) -> Row:
        from app.today.duties import area_label

        when = words.sentence_start(words.due(duty.due_on, self.session.today))
        chip = Chipped("blocked" if duty.overdue else "due", when)
        return duty.finding.message, chip, duty.record_title, duty.assigned_to, area_label(duty.area)

    def _open(self, at: int) -> None:
        duty = self._list.thing(at)
        if duty is not None:
            self.session.open_record.emit(duty.kind, duty.record_id)

    def _ask(self) -> None:
        if self.chosen:
            DecideSheet(self.window(), self.session, self.chosen, self.services.owners()).open()


class OverdueView(DutiesView):
    """What is late."""

    step = Step.OVERDUE


class AheadView(DutiesView):
    """What comes, by area."""

    step = Step.AHEAD

    def duties_of(self, found: Arrival) -> Sequence[Duty]:
        return [duty for area in found.ahead for duty in area.duties]


class OwnersView(DutiesView):
    """Work of nobody and of those who are not here; given to somebody in one change."""

    step = Step.OWNERS

    def body(self, layout: QVBoxLayout) -> None:
        super().body(layout)
        self._who: QLineEdit = owner_line("give_to", ())
        self._who.setAccessibleName("Give them to")
        self._give = button("Give them", "give", self._reassign, primary=True)
        caption = label("Chosen duties and promises go to", "muted")
        caption.setBuddy(self._who)
        everything = button("Choose all", "choose_all", self.grid.selectAll)
        self._wrong = Wrong("give_said")
        layout.addWidget(flowing(everything, caption, self._who, self._give))
        layout.addWidget(self._wrong)
        self._who.returnPressed.connect(self._reassign)

    def duties_of(self, found: Arrival) -> Sequence[Duty]:
        """Those of somebody who is gone first, then his promises, then nobody's."""
        gone = [duty for owner in found.owners if owner.name != "Nobody" for duty in owner.duties]
        seen = {duty.subject for duty in gone}
        kept = [duty for duty in found.promises if duty.subject not in seen]
        seen |= {duty.subject for duty in kept}
        rest = [duty for owner in found.owners for duty in owner.duties if duty.subject not in seen]
        return [*gone, *kept, *rest]

    def show_state(self, found: Arrival) -> None:
        super().show_state(found)
        self._give.setEnabled(bool(self._list.things) and self.session.writable)
        self._offer(self.services.owners())

    def _offer(self, owners: Sequence[str]) -> None:
        model = self._who.completer().model()
        if isinstance(model, QStringListModel):
            model.setStringList(list(owners))

    def _reassign(self) -> None:
        chosen, to = self.chosen, self._who.text().strip()
        if not chosen or not to:
            self._wrong.say("Say who gets them." if chosen else "Choose duties in the list.")
            (self.grid if not chosen else self._who).setFocus()
            return
        self._wrong.say("")

        def done(count: int) -> None:
            said = f"{words.counted(count, 'duty', 'duties')} given to {to}. Undone with Ctrl+Z."
            self.session.said.emit(said, "done")

        self.session.write(
            "Giving the duties",
            lambda office: arrival.reassign(office, chosen, to),
            done,
            lambda error: self._wrong.say(error.sentence),
        )
