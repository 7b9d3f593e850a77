"""Files kept with a record: shown inside the program; opening one outside is a logged, swept copy."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app import attachments
from app.attachments import Opened
from app.office import Office
from models.fields import show_date
from models.kinds import Kind
from models.office.desk import Attachment
from ui.papers import PREVIEW_WIDTH, pictures
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.sheet import Sheet, ask
from ui.session import Session
from ui.theme import GROUP_GAP, Theme

TEXT_SHOWN = 200_000
OUTSIDE = "A readable copy leaves the encrypted office until the window locks or closes. This is logged."


class FilesPane(QScrollArea):
    """The files of one record, with ways to add and to show them."""

    attach_wanted = Signal()
    dropped = Signal(list)
    """Paths of files that were dropped here."""
    show_wanted = Signal(object)
    outside_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._can_write = False
        self.setObjectName("pane_files")
        self.setAccessibleName("Files")
        self.setProperty("pane", True)
        self.setWidgetResizable(True)

    def show_files(self, files: Sequence[Attachment], can_write: bool) -> None:
        """Replaces the contents."""
        self._can_write = can_write
        self.setAcceptDrops(can_write)
        add = button("Attach file…", "attach", self.attach_wanted.emit, icon="plus")
        add.setEnabled(can_write)
        layout = QVBoxLayout()
        layout.setSpacing(GROUP_GAP)
        hint = label("or drop files here" if can_write else "", "muted")
        layout.addWidget(boxed(row(add, hint, None)))
        for each in files:
            layout.addWidget(self._file(each))
        if not files:
            layout.addWidget(label("Scans and letters about the student stand here, encrypted.", "muted"))
        layout.addStretch(1)
        inside = boxed(layout, margins=GROUP_GAP)
        inside.setProperty("pane", True)
        self.setWidget(inside)

    def _file(self, kept: Attachment) -> QWidget:
        name = kept.file_name or "file"
        show = button("Show", f"show_file_{kept.id}", lambda: self.show_wanted.emit(kept), link=True)
        show.setAccessibleName(f"Show {name}")
        outside = button(
            "Open outside", f"outside_{kept.id}", lambda: self.outside_wanted.emit(kept), link=True
        )
        outside.setAccessibleName(f"Open {name} outside")
        gone = button(
            "Move to bin", f"remove_file_{kept.id}", lambda: self.remove_wanted.emit(kept), link=True
        )
        gone.setAccessibleName(f"Move {name} to the bin")
        gone.setEnabled(self._can_write)
        came = show_date(kept.received_on) if kept.received_on else ""
        size = f"{max(1, (kept.size or 0) // 1024):,} kB"
        said = " · ".join(part for part in (kept.description, came, size) if part)
        return boxed(row(label(name, "strong"), label(said, "muted"), show, outside, gone, None))

    # -- Qt --
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit(local_files(event.mimeData()))
        event.acceptProposedAction()


class FileSheet(Sheet):
    """A PDF or picture as pictures, a text as text; anything else says that it cannot be shown here."""

    def __init__(self, parent: QWidget, opened: Opened) -> None:
        super().__init__(parent, opened.file_name, _body(opened))


def local_files(data: QMimeData) -> list[Path]:
    """The files among what is dragged; folders and addresses of elsewhere are left out."""
    paths = [Path(each.toLocalFile()) for each in data.urls() if each.isLocalFile()]
    return [each for each in paths if each.is_file()]


def choose_and_attach(parent: QWidget, session: Session, kind: type[Kind], record_id: int) -> None:
    """Asks for a file and takes it into the office."""
    path, _ = QFileDialog.getOpenFileName(parent, "Attach file")
    if path:
        attach(session, kind, record_id, Path(path))


def attach(session: Session, kind: type[Kind], record_id: int, path: Path) -> None:
    """Takes a file into the office; what carries a classification marking is refused."""

    def job(office: Office) -> int:
        return attachments.attach(office, kind, record_id, path)

    said = f"{path.name} attached. Undone with Ctrl+Z."
    session.write("Attaching", job, lambda _: session.said.emit(said, "done"))


def remove_file(session: Session, kept: Attachment) -> None:
    """Moves a file to the bin."""

    def job(office: Office) -> None:
        with office.change(f"Remove {kept.file_name}"[:120]) as work:
            work.remove(Attachment, kept.id)

    said = f"{kept.file_name} moved to the bin. Undone with Ctrl+Z."
    session.write("", job, lambda _: session.said.emit(said, "done"))


def show_file(parent: QWidget, session: Session, kept: Attachment) -> None:
    """Shows a file inside the program; the view is logged."""
    session.write(
        "",
        lambda office: attachments.open_inside(office, kept),
        lambda opened: FileSheet(parent, opened).open(),
    )


def open_outside(parent: QWidget, session: Session, kept: Attachment) -> None:
    """After asking, hands a readable copy to the system's program for it."""

    def done(path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    ask(parent, f"Open {kept.file_name} outside?", OUTSIDE, "Open outside",
        lambda: session.write("", lambda office: attachments.open_outside(office, kept), done))  # fmt: skip


def _body(opened: Opened) -> QWidget:
    width = Theme.current().px(PREVIEW_WIDTH)
    if opened.media_type == "application/pdf":
        return _pages(opened, pictures(opened.data, width))
    if opened.media_type.startswith("image/"):
        picture = QImage.fromData(opened.data)
        if not picture.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            fits = picture if picture.width() <= width else picture.scaledToWidth(width, smooth)
            return _pages(opened, [fits])
    if opened.media_type.startswith("text/"):
        text = QPlainTextEdit(opened.data[:TEXT_SHOWN].decode("utf-8", "replace"))
        text.setReadOnly(True)
        text.setObjectName("file_text")
        text.setAccessibleName(opened.file_name)
        text.setMinimumSize(640, 420)
        return text
    return label("This kind of file cannot be shown here. Open it outside; that is logged.", wrap=True)


def _pages(opened: Opened, pages: Sequence[QImage]) -> QWidget:
    labels = []
    for number, picture in enumerate(pages, 1):
        page = label("", name=f"file_page_{number}")
        page.setPixmap(QPixmap.fromImage(picture))
        page.setAccessibleName(f"{opened.file_name}, page {number} of {len(pages)}")
        labels.append(page)
    scroll = QScrollArea()
    scroll.setObjectName("file_pages")
    scroll.setAccessibleName(opened.file_name)
    scroll.setWidget(boxed(column(*labels), margins=GROUP_GAP))
    scroll.setMinimumSize(Theme.current().px(PREVIEW_WIDTH) + 70, 520)
    return scroll
