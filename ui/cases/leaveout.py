"""Why a place of a case's file does not apply: one line, without which nothing is left out."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.cases.slots import LONGEST_REASON
from ui.office.worksheet import labelled, line
from ui.parts.basics import boxed, column, label
from ui.parts.sheet import READABLE, Sheet, room_for


class LeaveOutSheet(Sheet):
    """Asks for the reason."""

    def __init__(self, parent: QWidget, place: str, go_on: Callable[[str], object]) -> None:
        self._go_on = go_on
        self._reason = line("leave_out_reason", "Reason")
        self._reason.setMaxLength(LONGEST_REASON)
        hint = "Reviewers read it in place of the paper."
        body = boxed(column(label(place, "strong", wrap=True), labelled(self._reason, hint)))
        room_for(body, parent, READABLE)
        super().__init__(parent, "Leave a place out", body, "Leave out", self._leave_out)
        self._reason.setFocus()

    def _leave_out(self) -> bool:
        reason = self._reason.text().strip()
        if not reason:
            self._reason.setFocus()
            return False
        self._go_on(reason)
        return True
