"""That the record on screen looks like another: read after it is shown, told beside the findings, compared on wish."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import duplicates
from app.duplicates import Candidate
from app.people import is_person
from models.findings import Finding
from models.kinds import Kind
from ui.jobs import Running
from ui.session import Session


class Alikes(QObject):
    """The look-alikes of one record at a time."""

    told = Signal()
    """Others look like the record than before."""

    def __init__(self, session: Session, kind: type[Kind], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._kind = session, kind
        self._record = 0
        self._found: list[Candidate] = []
        self._asked: Running | None = None
        self.made = 0
        """The record that was made here last."""

    def of(self, record_id: int) -> list[Candidate]:
        """What is known of a record so far."""
        return self._found if record_id == self._record else []

    def look(self, record: Kind) -> None:
        """People are compared whenever they are shown, which takes no time; other records once they are made."""
        if record.id != self._record:
            self._record, self._found = record.id, []
        if self._asked is not None:
            self._asked.drop()  # the cursor went on before it was answered
        if self._session.writable and (is_person(self._kind) or record.id == self.made):
            self._asked = self._session.read(
                lambda reader: duplicates.alike_to(reader, record), lambda found: self._tell(record.id, found)
            )

    def compare(self, window: QWidget, finding: Finding) -> None:
        """Opens the pair that a finding speaks of."""
        from ui.records.lookalikes import LookAlikesSheet

        meant = [each for each in self._found if duplicates.as_finding(each).message == finding.message]
        LookAlikesSheet(window, self._session, self._kind, meant).open()

    def _tell(self, record_id: int, found: list[Candidate]) -> None:
        if record_id == self._record and found != self._found:
            self._found = found
            self.told.emit()
