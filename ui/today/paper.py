"""Papers about the office: shown first, then kept, and printed or saved."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app import documents
from app.documents import Printed
from app.office import Office
from app.reader import Reader
from ui.papers import Preview, save_pdf, sheet_place, write_sheet
from ui.parts.basics import button
from ui.printing import print_pdf
from ui.session import Session

Made = TypeVar("Made")


def preview_office(parent: QWidget, session: Session, name: str, asked: str = "") -> None:
    """Draws a paper about the office and shows it; printing and saving keep it and are logged.

    What it has beside the page, a workbook or a calendar file, is saved from there too.
    """
    office, paper = session.office, documents.printable(name)
    preview_made(
        parent, session, paper.label,
        lambda reader: (None, documents.preview_office(office, reader, name, asked)),
        lambda opened, _: documents.print_office(opened, name, asked),
        beside=[
            (f"Save {words.lower()}…", lambda: save_office_sheet(parent, session, name, asked))
            for _, words, _ in paper.ways()[:1]
        ],
    )  # fmt: skip


def preview_made(
    parent: QWidget,
    session: Session,
    title: str,
    drawn: Callable[[Reader], tuple[Made, Printed]],
    kept: Callable[[Office, Made], Printed],
    beside: Sequence[tuple[str, Callable[[], object]]] = (),
) -> None:
    """Shows a paper with what it is made of; printing and saving keep it by that and are logged.

    `beside` are further ways below the pages, by their words.
    """

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

        def leave_for(way: Callable[[], object]) -> None:
            preview.accept()
            way()

        save_page = partial(leave_for, partial(keep, made, save))
        preview.foot.insertWidget(1, button("Save as PDF…", "preview_save", save_page))
        for words, way in beside:
            preview.foot.insertWidget(1, button(words, "preview_sheet", partial(leave_for, way)))
        preview.open()

    session.read(drawn, show, title="Drawing")


def save_office_sheet(parent: QWidget, session: Session, name: str, asked: str = "") -> None:
    """Asks where to, and writes the workbook or calendar file of a paper about the office; the export is logged."""
    target = sheet_place(parent, documents.printable(name), asked, session.today)
    if target:
        write_sheet(session, name, target, asked=asked)
