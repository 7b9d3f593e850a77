"""The scan folder of this machine: chosen once, with what becomes of the originals, and watched while it is shown."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QRadioButton, QWidget

from app import scans
from app.errors import DeskError
from app.reader import Reader
from app.scans import DONE_FOLDER, After, Known, Scan
from ui.jobs import Running
from ui.office.worksheet import WorkSheet, labelled, line
from ui.parts.basics import boxed, button, column, label, row
from ui.session import Session

FOLDER, AFTER = "scan_folder", "scan_after"
"""What the machine remembers (`Session.places`)."""
QUIET_MS = 400
"""A scanner writes in several goes; the folder is read when it has been quiet."""
WORDS = {
    After.MOVE: f"Move it to the subfolder “{DONE_FOLDER}”",
    After.DELETE: "Delete it: the office keeps it encrypted",
    After.LEAVE: "Leave it where it is",
}
SAID = (
    "New files in this folder are offered on the Files tab of every record. They lie there unencrypted; say once "
    "what becomes of a file when the office keeps it."
)


class ScanFolder(QObject):
    """Tells what is new in the folder while `watch` is on."""

    found = Signal(list)
    """The scans that the office does not keep yet, newest first."""
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._known: Known = {}
        self._asked: Running | None = None
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(lambda _: self._quiet.start())

    @property
    def folder(self) -> Path | None:
        """The folder chosen on this machine."""
        chosen = self._session.places.get(FOLDER, "")
        return Path(chosen) if chosen else None

    @property
    def after(self) -> After:
        """What becomes of an original."""
        said = self._session.places.get(AFTER, "")
        return After(said) if said in set(After) else After.LEAVE

    def watch(self, on: bool) -> None:
        """Looks now and whenever something changes in the folder; or stops."""
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        if on:
            if self.folder is not None:
                self._watcher.addPath(str(self.folder))
            self.look()
        elif self._asked is not None:  # an answer after the window went would find nobody to tell
            self._asked.drop()

    def look(self) -> None:
        """Reads the folder off the window's thread."""
        folder, known = self.folder, self._known
        if folder is None:
            self.found.emit([])
            return
        if self._asked is not None:
            self._asked.drop()

        def job(reader: Reader) -> list[Scan]:
            return scans.new_scans(folder, scans.kept_hashes(reader), known)

        self._asked = self._session.read(job, self.found.emit, self._fails)

    def _fails(self, error: DeskError) -> None:
        self.found.emit([])
        self.failed.emit(error.title)


class ScanSheet(WorkSheet):
    """Asks for the folder and what becomes of the originals."""

    chosen = Signal()

    def __init__(self, parent: QWidget, session: Session) -> None:
        from ui.help import offers

        places = session.places
        self.folder = line(FOLDER, "Scan folder", text=places.get(FOLDER, ""))
        look = button("Choose…", "choose_scan_folder", self._choose)
        self._ways = {each: QRadioButton(text) for each, text in WORDS.items()}
        for each, way in self._ways.items():
            way.setObjectName(f"scan_{each.value}")
            way.setChecked(places.get(AFTER, After.MOVE.value) == each.value)
        which = row(labelled(self.folder), boxed(column(label("", "muted"), look, gap=4)))
        which.setStretch(0, 1)
        afterwards = boxed(column(label("The plain file afterwards", "muted"), *self._ways.values()))
        afterwards.setAccessibleName("The plain file afterwards")
        stop = button("Use no scan folder", "no_scan_folder", self._stop)
        stop.setEnabled(bool(places.get(FOLDER)))
        parts = [label(SAID, wrap=True), boxed(which), afterwards]
        super().__init__(parent, session, "Scan folder", parts, "Use this folder", self._use)
        self.foot.insertWidget(0, stop)
        offers(self, "screens/files")
        self.folder.setFocus()

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Scan folder", self.folder.text())
        if folder:
            self.folder.setText(folder)

    def _use(self) -> None:
        folder = self.folder.text().strip()
        if not Path(folder).is_dir() or not folder:
            self.refuse("There is no such folder.", self.folder)
            return
        after = next(each for each, way in self._ways.items() if way.isChecked())
        self._keep(folder, after.value)

    def _stop(self) -> None:
        self._keep("", "")

    def _keep(self, folder: str, after: str) -> None:
        self._session.places.update({FOLDER: folder, AFTER: after})
        self._session.places_changed.emit()
        self.accept()
        self.chosen.emit()
