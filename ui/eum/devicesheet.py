""" "Other devices…": the readings of this device into a file, and those of others into this inventory."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.eum import devices
from app.eum.devices import Merged
from ui import announce
from ui.eum.countwork import CountWork
from ui.jobs import Cancelled, Progress
from ui.office.worksheet import WorkSheet, paragraphs
from ui.parts.basics import button, label
from ui.parts.flow import flowing
from ui.parts.words import counted

FILES = f"Readings (*{devices.SUFFIX})"
ABOUT = (
    "Each device counts for itself and writes its readings to a file; here the files of all devices come together.",
    "A file that comes twice brings nothing twice: every reading has an identity made by its device. The file holds "
    "serials that can be read by anybody, so carry it as you would carry the count sheets.",
)


class DevicesSheet(WorkSheet):
    """Two verbs and what they did."""

    def __init__(self, parent: QWidget, work: CountWork) -> None:
        self._count_work = work
        self._write_button = button("Write readings to a file…", "devices_write", self._write)
        self._merge_button = button("Merge readings from files…", "devices_merge", self._merge, primary=True)
        self._merge_button.setEnabled(work.session.writable)
        self._done = label("", wrap=True, name="devices_done")
        parts = [*paragraphs(*ABOUT), flowing(self._merge_button, self._write_button), self._done]
        super().__init__(parent, work.session, "Other devices", parts)
        self._merge_button.setFocus()

    def _write(self) -> None:
        count, office = self._count_work.count, self._session.office
        if count is None:
            return
        name = f"{count.event_no} {count.numbers.device} CUI{devices.SUFFIX}"
        path, _ = QFileDialog.getSaveFileName(self, "Write readings", name, FILES)
        if path:
            target = Path(path)
            self.work(
                "Writing readings",
                lambda _progress, _cancelled: devices.write_readings(office, count.event_id, target),
                lambda written: self._tell(f"{counted(written, 'reading')} written to {target.name}."),
            )

    def _merge(self) -> None:
        count, office = self._count_work.count, self._session.office
        if count is None:
            return
        paths, _ = QFileDialog.getOpenFileNames(self, "Merge readings", "", FILES)
        if not paths:
            return

        def job(progress: Progress, cancelled: Cancelled) -> list[Merged]:
            return [
                devices.merge_readings(
                    office, Path(each), event_id=count.event_id, progress=progress, cancelled=cancelled
                )
                for each in paths
            ]

        self.work("Merging readings", job, self._merged)

    def _merged(self, merged: list[Merged]) -> None:
        self._tell("\n".join(f"{', '.join(each.devices)}: {each.sentence}" for each in merged))
        self._count_work.read_again()

    def _tell(self, sentence: str) -> None:
        self._done.setText(sentence)
        announce.now(self._done, sentence)
        self.fit()
