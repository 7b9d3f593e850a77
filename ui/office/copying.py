"""Copy office…: the whole office into another folder, while it is open."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app import offices
from ui.jobs import Cancelled, Progress
from ui.office.worksheet import WorkSheet, labelled, line, paragraphs, scaled
from ui.parts.basics import boxed, button, row
from ui.session import Session

ABOUT = (
    "The copy holds everything, attachments included, and opens with the same passphrases.",
    "It becomes a working copy of its own at its first change: what is saved there is not saved here.",
)


class CopySheet(WorkSheet):
    """Asks for the folder; the copy is read back before it counts."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        present = session.office.folder
        self._folder = line("copy_folder", "Folder of the copy", text=str(_free(present)))
        choose = button("Choose…", "copy_choose", self._choose, icon="folder-open")
        place = row(labelled(self._folder), choose)
        place.setStretch(0, 1)
        super().__init__(
            parent, session, "Copy office", [*paragraphs(*ABOUT), boxed(place)], "Copy office", self._copy
        )
        self._folder.setFocus()

    def _choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, "Copy office", self._folder.text())
        if path:
            self._folder.setText(path)

    def _copy(self) -> None:
        typed = self._folder.text().strip()
        if not typed:
            self.refuse("“Folder of the copy” is empty.", self._folder)
            return
        target = Path(typed)
        target = target if target.suffix == offices.SUFFIX else target.with_name(target.name + offices.SUFFIX)
        office = self._session.office

        def job(progress: Progress, _cancelled: Cancelled) -> Path:
            return offices.copy(office, target, progress=scaled(progress))

        self.work("Copying the office", job, self._done, reading=True)

    def _done(self, made: Path) -> None:
        self._session.said.emit(f"Copied to {made}; it becomes a working copy of its own.", "done")
        self.accept()


def _free(office: Path) -> Path:
    """A name beside the office that nothing has yet."""
    stem = f"{office.name.removesuffix(offices.SUFFIX)} copy"
    number = 1
    while (found := office.with_name(f"{stem}{f' {number}' if number > 1 else ''}{offices.SUFFIX}")).exists():
        number += 1
    return found
