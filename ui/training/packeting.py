""" "Print packets…": the packets of the selected students, into a folder, as one job."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.training import leaving
from ui.office.worksheet import WorkSheet, paragraphs
from ui.parts.words import counted
from ui.session import Session
from ui.training import manypapers
from ui.training.manypapers import PERSONAL, folder_for

HOLDS = (
    "Each packet holds the order as SC-TMS issued it with its amendments, courses and places, briefing checklist, "
    "arrival notice, privacy statement and a blank interview. A draft is never in it: a student whose order is not on "
    "record with its scan gets no packet, and the list at the end says so."
)


class PacketsSheet(WorkSheet):
    """Says what will leave the office; its verb asks for the folder and starts the job."""

    def __init__(self, parent: QWidget, session: Session, students: Sequence[int]) -> None:
        self._students, self._over = tuple(students), parent
        count = counted(len(self._students), "student")
        parts = paragraphs(f"Packets for {count}.", HOLDS, PERSONAL)
        verb = f"Print {counted(len(self._students), 'packet')}…"
        super().__init__(parent, session, "Print packets", parts, verb, self._go_on)

    def _go_on(self) -> None:
        folder = folder_for(self, self._session, "Folder for the packets")
        if folder is None:
            return
        students = self._students
        manypapers.run(
            self._over, self._session, "Printing packets", folder,
            lambda office, folder, progress, cancelled: leaving.packets_to(
                office, students, folder, progress, cancelled
            ),
        )  # fmt: skip
        self.accept()


def begin(parent: QWidget, session: Session, students: Sequence[int]) -> None:
    """Opens the sheet for some students, or says that none is selected."""
    if students:
        PacketsSheet(parent, session, students).open()
    else:
        session.said.emit("Select the students first; their packets are printed together.", "note")
