"""What is done with a kept file: shown by itself, opened outside after asking, moved to the bin."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app import attachments
from app.attachments import Opened
from app.office import Office
from models.kinds import kind_named
from models.office.desk import Attachment
from ui.papers import PREVIEW_WIDTH
from ui.parts.preview import Drawn, FilePreview, drawn
from ui.parts.sheet import Sheet, ask, room_for
from ui.session import Session
from ui.theme import Theme

OUTSIDE = "A readable copy leaves the encrypted office until the window locks or closes. This is logged."


class FileSheet(Sheet):
    """A file by itself, as large as the window allows."""

    def __init__(self, parent: QWidget, found: Drawn) -> None:
        preview = FilePreview("large_preview")
        preview.show_drawn(found)
        room_for(preview, parent, PREVIEW_WIDTH + 70, 560)
        super().__init__(parent, found.file_name, preview)


def remove_file(session: Session, kept: Attachment) -> None:
    """Moves a file to the bin."""
    subject = kind_named(kept.subject_kind or "")
    named = attachments.spoken(subject, kept.file_name or "")

    def job(office: Office) -> None:
        with office.change(f"Remove {named}"[:120]) as work:
            work.remove(Attachment, kept.id)

    said = f"{kept.file_name} moved to the bin. Undone with Ctrl+Z."
    session.write("", job, lambda _: session.said.emit(said, "done"))


def show_file(parent: QWidget, session: Session, kept: Attachment) -> None:
    """Shows a file inside the program; the view is logged."""
    width = Theme.current().px(PREVIEW_WIDTH)

    def draw(opened: Opened) -> None:
        session.jobs.read("", lambda *_: drawn(opened, width), lambda found: FileSheet(parent, found).open())

    session.write("", lambda office: attachments.open_inside(office, kept), draw)


def open_outside(parent: QWidget, session: Session, kept: Attachment) -> None:
    """After asking, hands a readable copy to the system's program for it."""

    def done(path: object) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    ask(parent, f"Open {kept.file_name} outside?", OUTSIDE, "Open outside",
        lambda: session.write("", lambda office: attachments.open_outside(office, kept), done))  # fmt: skip
