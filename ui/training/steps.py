"""A student's way as the strip shows it, and the sheet behind each step."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.reader import Reader
from app.training.forms import Opens, amendment_of, facts_of, form_of
from app.training.ways import way_of
from models.findings import Finding
from models.kinds import Kind
from models.training.orders import IssuedOrder
from models.training.way import STEPS, Stand, State, step_of
from ui.parts.chip import Tone
from ui.parts.steps import Step

if TYPE_CHECKING:
    from ui.records.pane import RecordPane

TONES: dict[State, Tone] = {
    State.DONE: "done",
    State.DOING: "doing",
    State.OPEN: "open",
    State.BLOCKED: "blocked",
    State.NOT_NEEDED: "unneeded",
}
PLANNED = ("PLAN-", "BRF-", "PST-")
"""Rules of days by which something is to be recorded."""
NEAR = timedelta(days=14)
"""From when on an open step shows that it is due."""


def tone_of(stand: Stand, today: date) -> Tone:
    """Icon and colour of a step: its state, of an open one that it is due soon, of a done one that it differs."""
    if stand.state is State.OPEN and stand.due_on is not None and stand.due_on <= today + NEAR:
        return "due"
    if stand.differs:
        return "warn"
    return TONES[stand.state]


def steps_of(reader: Reader, record: Kind) -> list[Step]:
    """The fifteen steps of a student, worked out from records and rules."""
    way = way_of(reader, record.id)
    return [
        Step(
            each.word,
            tone_of(each, reader.today),
            each.said,
            each.step.key,
            each,
            each.step.key == way.at,
        )
        for each in way.stands
    ]


def clearing_form(finding: Finding) -> str:
    """The kind of the form that clears a planned day of a step: its rule reads only what the day rests on."""
    key = step_of(finding) if finding.rule.startswith(PLANNED) else ""
    return next((each.form[0] for each in STEPS if each.key == key), "")


def tell_step(pane: "RecordPane", step: Step) -> None:
    """Opens the sheet of a step once it is known which form clears it."""
    from ui.training.stepsheet import StepSheet

    stand, seen, session = step.about, pane.seen, pane.session
    if seen is None or not isinstance(stand, Stand):
        return
    student_id = seen.record.id

    def job(reader: Reader) -> tuple[list[tuple[str, str]], Opens]:
        opens = form_of(reader, student_id, stand.step)
        if stand.differs and opens.kind == IssuedOrder.spec.name:
            opens = amendment_of(reader, student_id)
        elif stand.differs:
            opens = replace(opens, record_id=0)  # an update of the notice that was sent
        return facts_of(reader, student_id, stand.step), opens

    def show(found: tuple[list[tuple[str, str]], Opens]) -> None:
        if pane.seen is not None and pane.seen.record.id == student_id:
            StepSheet(pane, stand, step.tone, *found).open()

    session.read(job, show)
