"""Striking readings out: they stay on file, with the reason, and count for nothing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.eum.countwork import CountWork
from ui.eum.readings import Entry
from ui.office.worksheet import labelled, line
from ui.parts.basics import boxed, column, label
from ui.parts.sheet import READABLE, Sheet, room_for
from ui.parts.words import counted

USUAL = "Read by mistake"


class StrikeSheet(Sheet):
    """Asks for the reason; the usual one stands there."""

    def __init__(self, parent: QWidget, work: CountWork, entries: Sequence[Entry]) -> None:
        self._work, self._entries = work, entries
        self._reason = line("strike_reason", "Reason", text=USUAL)
        named = ", ".join(each.serial for each in entries[:5])
        more = f" and {len(entries) - 5} more" if len(entries) > 5 else ""
        body = boxed(column(label(f"{named}{more}", wrap=True), labelled(self._reason)))
        room_for(body, parent, READABLE)
        many = counted(len(entries), "reading")
        super().__init__(parent, f"Strike out {many}", body, "Strike out", self._strike)
        self._reason.selectAll()
        self._reason.setFocus()

    def _strike(self) -> bool:
        if not self._reason.text().strip():
            self._reason.setFocus()
            return False
        self._work.strike(self._entries, self._reason.text())
        return True
