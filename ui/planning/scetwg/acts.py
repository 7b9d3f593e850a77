"""What the pane of a session offers: its lines one after the other, its workbook, its change list."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import DeskError
from app.planning.written import Written
from models.planning.scetwg import Scetwg

if TYPE_CHECKING:
    from ui.records.pane import RecordPane

WORKBOOK = "Workbook (*.xlsx)"


def lines_of_shown(pane: "RecordPane") -> None:
    """Opens the sheet on which the lines of the session on screen are decided."""
    from ui.planning.scetwg.lines import LinesSheet

    if pane.seen is not None and isinstance(pane.seen.record, Scetwg):
        LinesSheet(pane.window(), pane.session, pane.seen.record).open()


def workbook_of_shown(pane: "RecordPane") -> None:
    """Asks where to, and writes the workbook of the session on screen."""
    from app.planning import session_book
    from ui.training.manypapers import file_for

    if pane.seen is None:
        return
    session, record = pane.session, pane.seen.record
    name = f"{record.shown_title} {session.today.isoformat()} CUI.xlsx"
    target = file_for(pane.window(), session, "Save the workbook of the session", name, WORKBOOK)
    if target is None:
        return
    path, record_id, office = target, record.id, session.office

    def done(made: Written) -> None:
        session.said.emit(f"Wrote the workbook to {made.path}, marked CUI.", "done")

    def failed(error: DeskError) -> None:
        session.said.emit(error.sentence, "blocked")

    session.jobs.read(
        "Exporting", lambda *_: session_book.write_session(office, record_id, Path(path)), done, failed
    )


def changes_of_shown(pane: "RecordPane") -> None:
    """Shows the papers of the session, where its change list is printed whole or for one service."""
    pane.show_tab("Papers")
