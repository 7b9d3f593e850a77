"""Papers about the office: shown first, then kept and saved."""

from PySide6.QtWidgets import QWidget

from app import documents
from app.documents import Printed
from ui.papers import Preview, save_pdf
from ui.session import Session


def preview_office(parent: QWidget, session: Session, name: str, asked: str = "") -> None:
    """Draws a paper about the office and shows it; printing keeps it, logs it and saves the file."""
    verb = "" if session.why_reading else "Print"

    def show(printed: Printed) -> None:
        Preview(parent, printed, verb, lambda: _print(parent, session, name, asked)).open()

    office = session.office
    session.read(lambda reader: documents.preview_office(office, reader, name, asked), show, title="Drawing")


def _print(parent: QWidget, session: Session, name: str, asked: str) -> None:
    def done(printed: Printed) -> None:
        saved = save_pdf(parent, printed)
        said = f"Saved as {saved}." if saved else "Kept in the office."
        session.said.emit(f"Printed, code {printed.code}. {said}", "done")

    session.write("Printing", lambda office: documents.print_office(office, name, asked), done)
