"""What can be done about a duty from the panel that explains it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app import notes
from app.findings import Duty
from app.office import Office
from models.office.desk import Note
from ui.office.deciding import ways_for
from ui.parts.findings import Way
from ui.session import Session


def ways_of(parent: QWidget, session: Session, duty: Duty, decide: Callable[[], object]) -> list[Way]:
    """Deciding on it; for a promise that it was kept; and what its rule's source allows."""
    why_not = session.why_reading
    ways = [Way("Decide…", "decide_duty", decide, why_not)]
    if duty.note_id:
        ways.insert(
            0, Way("Promise kept today", "promise_kept", lambda: _keep(session, duty.note_id), why_not)
        )
    return [*ways, *ways_for(parent, session, duty.finding)]


def _keep(session: Session, note_id: int) -> None:
    def job(office: Office) -> None:
        notes.keep(office, office.reader.get(Note, note_id), office.today)

    def done(_: object) -> None:
        session.said.emit("Promise kept. Undone with Ctrl+Z.", "done")

    session.write("", job, done)
