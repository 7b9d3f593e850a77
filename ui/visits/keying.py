"""The keying sheet of a request: the values the official system asks for, and the record that it was sent."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import DeskError
from app.office import Office
from app.visits import keying
from app.visits.keying import Entry
from models.fields import show_date
from models.visits.requests import ClearanceRequest
from ui import announce
from ui.office.worksheet import line
from ui.parts import words
from ui.parts.basics import button, label, restyle
from ui.parts.flow import flowing
from ui.parts.table_model import Cell, Chipped, Column
from ui.records.keyingsheet import Keying, KeyingSheet, value_of
from ui.session import Session

if TYPE_CHECKING:
    from ui.records.pane import RecordPane

COLUMNS = (
    Column("label", "Entry", width=220),
    Column("value", "Value", width=270),
    Column("state", "Keyed", "chip", 190),
    Column("row", "Row of the message", width=200),
)
MOST = 3
"""Findings that are told of what closes the step."""


def _cells(entry: Entry) -> tuple[Cell, ...]:
    when = show_date(entry.keyed_on) if entry.keyed_on else ""
    state = Chipped("open", "Not keyed")
    if entry.changed:
        state = Chipped("warn", f"Changed since {when}")
    elif entry.done:
        state = Chipped("done", f"Keyed {when}")
    return entry.label, value_of(entry), state, entry.row


WAY = Keying(
    kind=ClearanceRequest.spec.name, entries=keying.entries, tick=keying.tick, untick=keying.untick, columns=COLUMNS,
    cells=_cells, personal=lambda _: True, before=lambda _: "The value was another when it was keyed.",
    help="screens/request-keying",
)  # fmt: skip


class RequestKeyingSheet(KeyingSheet):
    """The entries, and below them the number that the system gave and what records the request as sent."""

    def __init__(self, parent: QWidget, session: Session, request_id: int, name: str) -> None:
        self._number = line("keying_number", "Number that the system gave")
        self._send = button("Record as sent", "keying_send", self.send)
        self._why = label("", wrap=True, name="keying_said")
        self._why.hide()
        caption = label("Number that the system gave", "muted")
        caption.setBuddy(self._number)
        super().__init__(
            parent, session, WAY, request_id, name, (flowing(caption, self._number, self._send), self._why)
        )
        self.told.connect(self._tell)

    def send(self) -> None:
        """Records the request as sent with the number, and closes the sheet."""
        request, number = self._record, self._number.text().strip()

        def job(office: Office) -> int:
            return keying.record_sent(office, request, number)

        self._send.setEnabled(False)
        self._session.write("Recording", job, self._sent, self._refused)

    def _sent(self, _step: int) -> None:
        self._session.said.emit("The request is recorded as submitted. Undone with Ctrl+Z.", "done")
        self.accept()

    def _refused(self, error: DeskError) -> None:
        self._tell()
        found = " ".join(each.message for each in getattr(error, "findings", ())[:MOST])
        self._why.setText(" ".join(filter(None, (error.sentence, found))))
        restyle(self._why, tone="blocked")
        self._why.show()
        announce.now(self, error.sentence, urgent=True)

    def _tell(self) -> None:
        left = sum(not each.done for each in self.entries)
        closed = self._session.why_reading or (
            f"{words.counted(left, 'value is', 'values are')} to be keyed first." if left else ""
        )
        self._send.setEnabled(not closed)
        self._send.setToolTip(closed)


def key(pane: "RecordPane") -> None:
    """Opens the keying sheet of the request on screen."""
    if pane.seen is not None:
        record = pane.seen.record
        RequestKeyingSheet(pane.window(), pane.session, record.id, record.shown_title).open()
