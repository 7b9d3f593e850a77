"""Papers about the office: shown first, then kept, and printed or saved."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QWidget

from app import documents
from app.documents import Printed
from app.office import Office
from app.reader import Reader
from ui.papers import Preview, save_pdf
from ui.parts.basics import button
from ui.parts.words import counted
from ui.printing import print_pdf
from ui.session import Session

Made = TypeVar("Made")


def preview_office(parent: QWidget, session: Session, name: str, asked: str = "") -> None:
    """Draws a paper about the office and shows it; printing and saving keep it and are logged."""
    office = session.office
    preview_made(
        parent, session, documents.printable(name).label,
        lambda reader: (None, documents.preview_office(office, reader, name, asked)),
        lambda opened, _: documents.print_office(opened, name, asked),
    )  # fmt: skip


def preview_made(
    parent: QWidget,
    session: Session,
    title: str,
    drawn: Callable[[Reader], tuple[Made, Printed]],
    kept: Callable[[Office, Made], Printed],
) -> None:
    """Shows a paper with what it is made of; printing and saving keep it by that and are logged."""

    def keep(made: Made, then: Callable[[Printed], str]) -> None:
        def done(printed: Printed) -> None:
            told = then(printed) or "Kept in the office."
            session.said.emit(f"{title}, code {printed.code}. {told}", "done")

        session.write("Printing", lambda opened: kept(opened, made), done)

    def put_on_paper(printed: Printed) -> str:
        return "Printed." if print_pdf(parent, printed.data, title) else ""

    def save(printed: Printed) -> str:
        saved = save_pdf(parent, printed)
        return f"Saved as {saved}." if saved else ""

    def show(found: tuple[Made, Printed]) -> None:
        made, printed = found
        if session.why_reading:
            Preview(parent, printed).open()
            return
        preview = Preview(parent, printed, "Print…", lambda: keep(made, put_on_paper))

        def leave_and_save() -> None:
            preview.accept()
            keep(made, save)

        preview.foot.insertWidget(1, button("Save as PDF…", "preview_save", leave_and_save))
        preview.open()

    session.read(drawn, show, title="Drawing")


def save_office_sheet(parent: QWidget, session: Session, name: str, asked: str) -> None:
    """Asks where to, and writes the workbook of a paper about the office."""
    title = documents.printable(name).label
    suggested = f"{title} {asked} {session.today.isoformat()} CUI.xlsx".replace("/", "-")
    path, _ = QFileDialog.getSaveFileName(parent, "Save the sheet", suggested, "Workbook (*.xlsx)")
    if not path:
        return
    target = Path(path)

    def done(rows: int) -> None:
        session.said.emit(f"{counted(rows, 'row')} saved as {target.name}.", "done")

    session.write(
        "Writing the sheet",
        lambda office: documents.write_sheet(office, name, target, asked=asked).rows,
        done,
    )
