""" "Access…": for each site of an inventory the day of the visit, or that the team was not let in: a result."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from app.eum import events, settling
from app.eum.events import Place
from app.eum.settling import Settlement
from models.fields import show_date
from ui.office.screenbar import DayLine
from ui.office.worksheet import WorkSheet, labelled, line, pair, show_again
from ui.parts.basics import boxed, button, label, row
from ui.parts.choices import combo
from ui.session import Session

NAME = "count_access"
"""In `ui.drafts.SHEETS`."""


class AccessSheet(WorkSheet):
    """One site at a time; the sheet stays for the next one."""

    def __init__(self, parent: QWidget, session: Session, found: Settlement) -> None:
        self._places: list[Place] = list(found.places)
        self._box = combo("access_place", "Site or unit", ())
        self._day = DayLine("access_day", "Day", lambda: session.today, lambda: None)
        self._day.put(session.today)
        self._by = line("access_by", "Refused by")
        self._reason = line("access_reason", "Reason given")
        self._now = label("", "muted", wrap=True, name="access_now")
        refuse = button("Record refused access", "access_refuse", self._refuse)
        parts = [
            pair(labelled(self._box), labelled(self._day)), self._now, pair(labelled(self._by), labelled(self._reason)),
            boxed(row(refuse, None)),
        ]  # fmt: skip
        super().__init__(
            parent, session, f"Access to the sites of {found.event_no}", parts, "Record visit", self._visit
        )
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")
        self._box.currentIndexChanged.connect(lambda _: self._tell())
        self.again = (NAME, {"event": found.event_id})
        self._offer(0)

    @property
    def _place(self) -> Place | None:
        at = self._box.currentIndex()
        return self._places[at] if 0 <= at < len(self._places) else None

    def _offer(self, at: int) -> None:
        with QSignalBlocker(self._box):
            self._box.clear()
            self._box.addItems([each.title for each in self._places])
            self._box.setCurrentIndex(at)
        self._tell()

    def _tell(self) -> None:
        place = self._place
        said = "Neither visited nor refused yet."
        if place is not None and place.refused:
            said = "Access refused." + (f" On {show_date(place.visited_on)}." if place.visited_on else "")
        elif place is not None and place.visited_on:
            said = f"Visited on {show_date(place.visited_on)}."
        self._now.setText(said)

    def _visit(self) -> None:
        place, day = self._place, self._day.day
        if place is None:
            return
        if day is None:
            self.refuse(self._day.wrong or "Give the day of the visit.", self._day)
            return
        office = self._session.office
        self.work(
            "", lambda _progress, _cancelled: events.record_visit(office, place.row_id, day),
            lambda _: self._done(f"Visit of {place.title} recorded."),
        )  # fmt: skip

    def _refuse(self) -> None:
        place, day = self._place, self._day.day
        by, reason = self._by.text().strip(), self._reason.text().strip()
        if place is None:
            return
        if not reason:
            self.refuse("Give what was said; the report names it.", self._reason)
            return
        office = self._session.office
        self.work(
            "", lambda *_: events.record_refusal(office, place.row_id, by=by, reason=reason, on=day),
            lambda _: self._done(f"Refused access to {place.title} recorded."),
        )  # fmt: skip

    def _done(self, said: str) -> None:
        self._session.said.emit(f"{said} Undone with Ctrl+Z.", "done")
        self.accept()


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens the sheet again after the lock, with what was typed."""
    event_id = kept["about"]["event"]
    session.read(
        lambda reader: settling.settlement(reader, event_id),
        lambda found: show_again(session, AccessSheet(parent, session, found), kept),
    )
