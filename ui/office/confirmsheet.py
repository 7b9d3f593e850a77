"""Confirm: that values, codes or paragraphs were compared with their source, on a day, by somebody."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.office import Office
from app.typing import read_typed_date
from models.fields import FieldError, show_date
from ui.office.worksheet import WorkSheet, labelled, line, pair
from ui.parts.basics import label
from ui.session import Session

ABOUT = "Confirm what you compared with its source. It then counts as the office's own knowledge, with day and name."
Confirm = Callable[[Office, date, str], int]


class ConfirmSheet(WorkSheet):
    """Day and name; one step for all that was chosen."""

    def __init__(self, parent: QWidget, session: Session, what: str, confirm: Confirm) -> None:
        self._confirm = confirm
        self._on = line("confirm_on", "Compared on", text=show_date(session.today))
        self._by = line("confirm_by", "By", text=session.office.user)
        parts = [label(ABOUT, wrap=True), pair(labelled(self._on), labelled(self._by))]
        super().__init__(parent, session, f"Confirm {what}", parts, "Confirm", self._go_on)

    def _go_on(self) -> None:
        try:
            on = read_typed_date(self._on.text(), self._session.today)
        except FieldError as error:
            self.refuse(f"“Compared on”: {error}.", self._on)
            return
        by, office = self._by.text(), self._session.office
        self.work("Confirming", lambda *_: self._confirm(office, on, by), self._confirmed)

    def _confirmed(self, count: int) -> None:
        self._session.said.emit(f"{count:,} confirmed. Undone with Ctrl+Z.", "done")
        self.accept()
