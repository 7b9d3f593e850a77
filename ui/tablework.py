"""The two ways out of the program for what a screen shows as a table: a sheet and a paper, both logged."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app import tabular
from app.documents import Printed
from app.office import Office
from app.reader import Reader
from app.tabular import Table
from ui.papers import Preview, save_pdf
from ui.parts.words import counted
from ui.session import Session

Make = Callable[[Reader], Table]
"""A job that makes the table as shown."""


def export_table(parent: QWidget, session: Session, make: Make, title: str, nouns: tuple[str, str]) -> None:
    """Asks where to and writes the table to a sheet; `nouns` are what a line is, one and several."""
    name = f"{title} {session.today.isoformat()} CUI.xlsx"
    path, _ = QFileDialog.getSaveFileName(parent, "Export list", name, "Sheets (*.xlsx *.csv)")
    if not path:
        return

    def job(office: Office) -> int:
        with office.another_reader() as reader:
            table = make(reader)
        return tabular.to_sheet(office, table, Path(path)).rows

    def done(rows: int) -> None:
        session.said.emit(f"{counted(rows, *nouns)} exported to {Path(path).name}.", "done")

    session.write("Exporting", job, done)


def print_table(parent: QWidget, session: Session, make: Make) -> None:
    """Draws the table and shows the pages; saving them is logged as a print."""
    office = session.office

    def job(reader: Reader) -> tuple[Table, Printed]:
        table = make(reader)
        return table, tabular.to_paper(office, reader, table)

    session.read(job, lambda made: _show(parent, session, *made), title="Drawing")


def _show(parent: QWidget, session: Session, table: Table, printed: Printed) -> None:
    def keep() -> None:
        if save_pdf(parent.window(), printed):
            session.write(
                "", lambda office: tabular.printed(office, table, printed.code),
                lambda _: session.said.emit(f"Saved as PDF, code {printed.code}.", "done"),
            )  # fmt: skip

    Preview(parent.window(), printed, "Save as PDF", keep).open()
