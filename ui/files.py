"""The files of the record on screen and those on their way in: one list, what is said of each, and a preview.

Files are shown inside the program; opening one outside is a logged, swept copy.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from app import attachments, scans
from app.attachments import Opened, Told
from app.errors import DeskError
from app.office import Office
from app.scans import Scan
from models.kinds import Kind
from models.office.desk import Attachment
from ui import announce, incoming
from ui.fileacts import open_outside, remove_file, show_file
from ui.filecard import FileCard
from ui.filerows import COLUMNS, FileRows, Line, same, summed
from ui.incoming import Incoming, local_files
from ui.jobs import Cancelled, Progress, Running
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.grid import Grid
from ui.parts.preview import CHOOSE, Drawn, FilePreview, drawn
from ui.scanfolder import ScanFolder, ScanSheet
from ui.session import Session
from ui.theme import GAP, GROUP_GAP, Theme

EMPTY = "Scans and letters stand here, encrypted. Paste one with Ctrl+V, drop it here, or attach a file."
BESIDE_FROM, LIST_SHARE = 640, 0.56
MOST_PARKED = 1_000_000
"""Bytes of pasted files that outlive the lock, in the encrypted file of the office."""
LEAST_WIDTH = 260
"""Of a page drawn beside the list, px."""
Subject = Callable[[], tuple[type[Kind], int, str] | None]
"""Kind, id and title of the record on screen."""


class FilesPane(QWidget):
    """Lists, previews, attaches, describes and removes; everything also by keyboard."""

    def __init__(self, session: Session, subject: Subject) -> None:
        super().__init__()
        self.setObjectName("pane_files")
        self.setAccessibleName("Files")
        self.setProperty("pane", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._subject = session, subject
        self._can_write = False
        self._kept: list[Attachment] = []
        self._given: list[Incoming] = []
        """Dropped, pasted or chosen, and not attached yet."""
        self._scans: list[Incoming] = []
        self._asked: Running | None = None
        self._drawn: Line | None = None
        """What the preview shows."""
        self._rows = FileRows(session)
        self.grid = Grid(self._rows, COLUMNS, "Files")
        self.card = FileCard(session)
        self.preview = FilePreview()
        self._folder = ScanFolder(session, self)
        self._build()
        self._connect()

    def show_files(self, files: Sequence[Attachment], can_write: bool) -> None:
        """Replaces what is kept; what is on its way in stays."""
        self._can_write = can_write
        self.setAcceptDrops(can_write)
        for each in (self._add, self._paste, self._scan):
            each.setEnabled(can_write)
        self._kept = list(files)
        self._show()
        if can_write and self.isVisible():
            self._folder.look()

    # -- the lock --
    def park(self) -> list[dict[str, Any]]:
        """What is on its way in and what was typed of it, as JSON values; of pasted files as many as have room."""
        return [each.parked() | {"told": self.card.typed_of(each)} for each in self._with_room()]

    def lost(self) -> list[str]:
        """Names of what was pasted and is too large to be parked."""
        room = self._with_room()
        return [each.name for each in self._given if each not in room]

    def unpark(self, kept: Sequence[Mapping[str, Any]]) -> None:
        """Puts back what `park` gave; a file that lies elsewhere by now is named."""
        for each in kept:
            back = incoming.from_parked(each)
            if back is None:
                self._session.said.emit(
                    f"{each['name']} is not where it was: it is not on its way in now.", "warn"
                )
            else:
                self._given.append(back)
                self.card.type_of(back, each["told"])
        if kept:
            self._show()

    def _with_room(self) -> list[Incoming]:
        found: list[Incoming] = []
        for each in self._given:
            if sum(len(one.data) for one in (*found, each)) <= MOST_PARKED:
                found.append(each)
        return found

    # -- building --
    def _build(self) -> None:
        self._add = button("Attach file…", "attach", self.choose, icon="plus")
        self._paste = button("Paste", "paste_file", self.paste, tip="Ctrl+V")
        self._scan = button("Scan folder…", "scan_folder", self._ask_folder, icon="folder-open")
        self._said = label("", "muted", wrap=True, name="files_said")
        self.grid.setMinimumHeight(Theme.current().px(104))
        left = column(
            boxed(row(self._add, self._paste, self._scan, None)), self._said, self.grid, self.card, gap=GAP
        )
        left.setStretch(2, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("files_split")
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(3)
        self._split.addWidget(boxed(left))
        self._split.addWidget(self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GROUP_GAP, GAP, GROUP_GAP, GAP)
        layout.addWidget(self._split)

    def _connect(self) -> None:
        self.grid.picked.connect(lambda _: self._picked())
        self.grid.opened.connect(lambda _: self._open())
        self.card.attach_wanted.connect(self._attach_this)
        self.card.attach_all_wanted.connect(self._attach_all)
        self.card.leave_wanted.connect(self._leave_out)
        self.card.save_wanted.connect(self._describe)
        self.card.large_wanted.connect(self._show_large)
        self.card.outside_wanted.connect(self._open_outside)
        self.card.remove_wanted.connect(self._remove)
        self._folder.found.connect(self._tell_scans)
        self._folder.failed.connect(lambda why: self._session.said.emit(why, "warn"))

    # -- what there is --
    def choose(self) -> None:
        """Asks for files to attach."""
        paths, _ = QFileDialog.getOpenFileNames(self, "Attach files")
        self.take(incoming.from_paths([path for path in map(Path, paths) if path.is_file()]))

    def paste(self) -> None:
        """Takes what was copied: files, a picture or text."""
        found = incoming.from_clipboard(QGuiApplication.clipboard().mimeData(), datetime.now())
        if found:
            self.take(found)
        else:
            self._session.said.emit("Nothing was copied that can be attached.", "note")

    def take(self, given: Sequence[Incoming]) -> None:
        """Puts files at the top of the list, to be looked at, described and attached."""
        if given and self._can_write:
            self._given = [*given, *self._given]
            self._show(given[0])
            self.card.description.setFocus()

    def _tell_scans(self, found: Sequence[Scan]) -> None:
        known = {each.key: each for each in self._scans}
        fresh = [incoming.from_scan(each) for each in found]
        self._scans = [known.get(each.key, each) for each in fresh]
        self._show()

    def _show(self, go_to: Line | None = None) -> None:
        """The list anew; the cursor stays on what it was on."""
        kept_on = go_to or self._line()
        self._rows.lines = [*self._given, *self._scans, *self._kept]
        at = next((at for at, each in enumerate(self._rows.lines) if same(each, kept_on)), None)
        self.grid.show_ids(self._rows.ids(("", False), None, ""), at)
        coming = len(self._given) + len(self._scans)
        self._said.setText(summed(len(self._kept), coming) if self._rows.lines else EMPTY)
        announce.settled(self, self._said.text() if self._rows.lines else "")
        if self.grid.current_id() is None:
            self._picked()

    def _line(self) -> Line | None:
        at = self.grid.current_id()
        return self._rows.lines[at] if at is not None and at < len(self._rows.lines) else None

    def _coming(self) -> list[Incoming]:
        return [*self._given, *self._scans]

    # -- looking --
    def _picked(self) -> None:
        line = self._line()
        if isinstance(line, Incoming):
            self.card.show_incoming(line, len(self._coming()))
        elif line is not None:
            self.card.show_kept(line, self._can_write)
        else:
            self.card.show_nothing()
        self._draw(line)

    def _draw(self, line: Line | None) -> None:
        """Shows a file once: each look at a kept one is logged."""
        if line is None or not self.isVisible():
            self._drawn = None
            self.preview.say(CHOOSE)
            return
        if same(line, self._drawn):
            return
        if self._asked is not None:
            self._asked.drop()
        self._drawn = line
        width = max(Theme.current().px(LEAST_WIDTH), self.preview.width() - 5 * GAP)
        if isinstance(line, Incoming):
            self._asked = self._session.jobs.read(
                "", lambda *_: drawn(attachments.peek(line.content(), line.name), width), self.preview.show_drawn,
                self._cannot,
            )  # fmt: skip
        else:
            self._asked = self._session.write(
                "", lambda office: attachments.open_inside(office, line), lambda opened: self._draw_kept(opened, width),
                self._cannot,
            )  # fmt: skip

    def _draw_kept(self, opened: Opened, width: int) -> None:
        def job(_progress: Progress, _cancelled: Cancelled) -> Drawn:
            return drawn(opened, width)

        self._asked = self._session.jobs.read("", job, self.preview.show_drawn)

    def _cannot(self, error: DeskError) -> None:
        self.preview.say(error.sentence)
        announce.now(self, error.sentence, urgent=True)

    def _open(self) -> None:
        """Enter: attaches what is on its way in, shows large what is kept."""
        if isinstance(self._line(), Incoming):
            self._attach_this()
        else:
            self._show_large()

    def _show_large(self) -> None:
        line = self._line()
        if isinstance(line, Attachment):
            show_file(self.window(), self._session, line)

    def _open_outside(self) -> None:
        line = self._line()
        if isinstance(line, Attachment):
            open_outside(self.window(), self._session, line)

    # -- changing --
    def _attach_this(self) -> None:
        line, told = self._line(), self.card.told()
        if isinstance(line, Incoming) and told is not None:
            self._attach(line, told)

    def _attach_all(self) -> None:
        """Each with what was said of it; the others with nothing."""
        for each in self._coming():
            told = self.card.told_of(each)
            if told is not None:
                self._attach(each, told)

    def _attach(self, each: Incoming, told: Told) -> None:
        subject = self._subject()
        if subject is None:
            return
        kind, record_id, _ = subject
        after = self._folder.after

        def job(office: Office) -> tuple[str, str]:
            content = each.content()
            attachments.attach_bytes(office, kind, record_id, content, each.name, told)
            try:
                if each.scan is not None:
                    scans.put_away(each.scan, after)
            except DeskError as error:
                return "", error.sentence
            return attachments.as_kept(kind, content)[1], ""

        self._session.write("Attaching", job, lambda found: self._attached(each, *found))

    def _attached(self, each: Incoming, kept: str, left: str) -> None:
        self.card.forget(each)
        self._drop(each)
        parts = [f"{each.name} attached. Undone with Ctrl+Z.", kept, left]
        self._session.said.emit(" ".join(filter(None, parts)), "warn" if left else "done")

    def _leave_out(self) -> None:
        line = self._line()
        if isinstance(line, Incoming):
            self.card.forget(line)
            self._drop(line)

    def _drop(self, each: Incoming) -> None:
        """Takes it off the list; the cursor goes to the next one on its way in."""
        coming = self._coming()
        at = coming.index(each) if each in coming else 0
        self._given = [one for one in self._given if one is not each]
        self._scans = [one for one in self._scans if one is not each]
        left = self._coming()
        self._show(left[min(at, len(left) - 1)] if left else None)

    def _describe(self) -> None:
        line, told = self._line(), self.card.told()
        if isinstance(line, Attachment) and told is not None:
            name = line.file_name

            def done(_: object) -> None:
                self.card.forget(line)
                self._session.said.emit(f"{name} described. Undone with Ctrl+Z.", "done")

            self._session.write("", lambda office: attachments.describe(office, line, told), done)

    def _remove(self) -> None:
        line = self._line()
        if isinstance(line, Attachment) and self._can_write:
            remove_file(self._session, line)

    def _ask_folder(self) -> None:
        sheet = ScanSheet(self.window(), self._session)
        sheet.chosen.connect(lambda: self._folder.watch(self.isVisible()))
        sheet.open()

    # -- Qt --
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._can_write:
            self.paste()
        elif event.key() == Qt.Key.Key_Delete and self.grid.hasFocus():
            self._remove()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._folder.watch(self._can_write)
        self._draw(self._line())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._folder.watch(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= Theme.current().px(BESIDE_FROM)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._split.orientation() != wanted or not self._split.property("arranged"):
            self._split.setOrientation(wanted)
            self._split.setProperty("arranged", True)
            whole = self.width() if beside else self.height()
            self._split.setSizes([int(whole * LIST_SHARE), int(whole * (1 - LIST_SHARE))])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data: QMimeData = event.mimeData()
        self.take(incoming.from_paths(local_files(data)))
        event.acceptProposedAction()
