"""Saving what an import leaves: the rejected rows, to be mended, and the report."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from app import documents
from app.cases import comparing
from app.errors import DeskError
from app.importing.run import DryRun
from app.office import Office
from ui.parts.words import counted
from ui.session import Session
from ui.today.paper import preview_made


class Say(Protocol):
    """Shows a sentence in a tone."""

    def __call__(self, sentence: str, tone: str = "") -> object: ...


SHEETS = "Sheets (*.xlsx *.csv)"


def save_rejected(
    parent: QWidget,
    session: Session,
    dry: DryRun,
    path: Path,
    say: Say,
    refused: Callable[[DeskError], object],
) -> None:
    """Asks where to, and writes the rejected rows with their reasons as a sheet that can be imported again."""
    from app.importing.rejects import save_rejects

    name = f"{path.stem[:80]} rejected rows.xlsx"
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save rejected rows", str(path.with_name(name)), SHEETS)
    if not chosen:
        return
    target = Path(chosen)

    def saved(count: int) -> None:
        say(f"{counted(count, 'rejected row')} saved as {target.name[:80]}. Mend and import it.", "done")

    session.write("Saving rejected rows", lambda office: save_rejects(office, dry, target), saved, refused)


def save_report_of(parent: QWidget, session: Session, entry: str, stem: str, say: Say) -> None:
    """Asks where to, and writes the report of the import with that journal entry."""
    name = f"{stem[:80]} import report.xlsx"
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save report", name, SHEETS)
    if not chosen:
        return
    target = Path(chosen)

    def job(office: Office) -> int:
        from app.importing.past import import_named, save_report

        return save_report(office, import_named(office.reader, entry), target)

    def saved(_lines: int) -> None:
        say(f"Report saved as {target.name[:80]}.", "done")

    session.write("Saving the report", job, saved, lambda error: say(error.sentence, "blocked"))


def show_reconciliation(parent: QWidget, session: Session, dry: DryRun | None) -> None:
    """What an extract says against the file as a paper; printing or saving keeps it in the office."""
    if dry is not None:
        preview_made(
            parent, session, documents.printable(comparing.PAPER).label,
            lambda reader: comparing.preview(reader, dry),
            lambda office, facts: documents.print_facts(office, comparing.PAPER, facts),
        )  # fmt: skip
