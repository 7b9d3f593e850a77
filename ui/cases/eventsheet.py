""" "Record event…": what may have happened to a shipment, what is found before it leaves, and the event itself."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.asides import Aside
from app.cases import events
from app.cases.events import Event
from app.errors import DeskError
from app.reader import Reader
from models.cases.shipments import Shipment, ShipmentEvent
from models.fields import show_date
from ui import announce
from ui.help import offers
from ui.office.worksheet import WorkSheet, labelled, line, pair
from ui.parts.basics import boxed, column, label, row
from ui.parts.editors import Setting
from ui.parts.entryfields import EntryFields, NotReadable
from ui.parts.ways import Verb, WayChoice
from ui.session import Session
from ui.support import OfficeSupport
from ui.theme import GROUP_GAP

NAME = "event"
"""In `ui.drafts.SHEETS`."""
WIDTH = 860
LEFT, RIGHT, WHOLE = ("happened_on", "event_by"), ("event_place",), ("event_text",)
PAPERS = ("event_paper",)
FIELDS = (*LEFT, *RIGHT, *WHOLE, *PAPERS)
HELP = "screens/case-event"
CHIEF = (
    "The chief goes on with a reason and the authority that allows it; the register of exceptions tells it."
)
SHUT = "No source names anybody who may set that aside; clear it first."


class EventSheet(WorkSheet):
    """Events above; below them what closes the chosen one or warns of it, and its fields."""

    def __init__(self, parent: QWidget, session: Session, shipment_id: int) -> None:
        self._shipment, self._events = shipment_id, dict[str, Event]()
        self._code = ""
        self._typed: Mapping[str, Any] | None = None
        self._who = label("Looking what happened before", "strong", wrap=True, name="event_who")
        self._choice = WayChoice(NAME, "What happened")
        self._found = label("Choose what happened.", wrap=True, name="event_found")
        self._why = line("event_aside", "Why it goes on all the same")
        self._by_whom = line("event_authority", "On whose authority")
        self._aside = pair(labelled(self._why), labelled(self._by_whom))
        parts = [self._who, self._choice, self._found, self._aside, self._fields(session)]
        super().__init__(parent, session, "Record an event", parts, "Record", self._record, width=WIDTH)
        self._choice.chosen.connect(self._choose)
        offers(self, HELP)
        self._tell()
        session.read(partial(_read, shipment_id=shipment_id), self._show, self._not_read)

    def _fields(self, session: Session) -> QWidget:
        setting = Setting(OfficeSupport(session), session.today)
        keys = (*LEFT, *RIGHT, *WHOLE)
        self._entry = EntryFields(ShipmentEvent, NAME, keys, PAPERS, setting, {"happened_on": session.today})
        rows = self._entry.rows
        left, right = (boxed(column(*(rows[key] for key in side), None)) for side in (LEFT, RIGHT))
        sides = row(left, right, gap=GROUP_GAP)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        self._whole = boxed(column(boxed(sides), *(rows[key] for key in (*WHOLE, *PAPERS))), "event_fields")
        return self._whole

    # -- showing --
    def _show(self, found: tuple[str, str, tuple[Event, ...]]) -> None:
        if not isValid(self):
            return
        title, state, known = found
        self._events = {each.code: each for each in known}
        self._who.setText(f"{title} is: {state.lower()}.")
        self._choice.offer(Verb(each.code, _words(each), _tip(each)) for each in known)
        if self._typed is not None:
            self._put_back(self._typed)
        QTimer.singleShot(0, self, self.fit)

    def _may_go_on(self, event: Event) -> bool:
        return not event.closed or (event.may_aside and self._session.office.role.may_decide)

    def _choose(self, code: str) -> None:
        self._code = code
        self._tell()
        self._entry.editors["happened_on"].setFocus()
        QTimer.singleShot(0, self, self.fit)

    def _tell(self) -> None:
        """What was found before the chosen event, and what it asks for."""
        event = self._events.get(self._code)
        open_ = event is not None and self._may_go_on(event)
        self._whole.setVisible(open_)
        self._aside.setVisible(open_ and event is not None and bool(event.closed))
        self.verb.setText(f"Record: {event.words.lower()}" if event else "Record")
        self.verb.setAccessibleName(self.verb.text())
        self.verb.setEnabled(open_ and self._session.writable)
        if event is None:
            return
        self._entry.show_only(FIELDS, ("happened_on",))
        self._found.setText(_said(event))
        announce.settled(self._found, _said(event))

    # -- recording --
    def _record(self) -> None:
        try:
            values = self._entry.read()
        except NotReadable as error:
            self.refuse(str(error), error.control)
            return
        event, shipment, office = self._events[self._code], self._shipment, self._session.office
        aside = Aside(self._why.text(), self._by_whom.text()) if event.closed else None

        def job(_progress: object, _cancelled: object) -> int:
            return events.record(office, shipment, event.code, values, aside=aside)

        self.work("Recording", job, lambda _: self._done(event.words.lower()))

    def _done(self, words: str) -> None:
        self._session.said.emit(f"The event is recorded: {words}. Undone with Ctrl+Z.", "done")
        self.accept()

    def _not_read(self, error: DeskError) -> None:
        if isValid(self):
            self.refuse(error.sentence)

    # -- the lock --
    def park(self) -> dict[str, Any] | None:
        typed = self._entry.typed()
        if not typed and not self._code:
            return None
        said = {"aside": self._why.text(), "authority": self._by_whom.text()}
        about = {"shipment": self._shipment}
        return {"sheet": NAME, "about": about, "typed": {"code": self._code, "fields": typed, **said}}

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Puts back what was typed; it stands in the fields once the events are read."""
        self._typed = typed

    def _put_back(self, typed: Mapping[str, Any]) -> None:
        self._typed = None
        self._entry.put_back(typed["fields"])
        self._why.setText(typed["aside"])
        self._by_whom.setText(typed["authority"])
        self._choice.choose(typed["code"])


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was typed."""
    sheet = EventSheet(parent, session, kept["about"]["shipment"])
    sheet.unpark(kept["typed"])
    sheet.open()


def _read(reader: Reader, shipment_id: int) -> tuple[str, str, tuple[Event, ...]]:
    return reader.get(Shipment, shipment_id).shown_title, *events.open_events(reader, shipment_id)


def _words(event: Event) -> str:
    return f"{event.words} (closed)" if event.closed else event.words


def _tip(event: Event) -> str:
    return f"Recorded for {show_date(event.before)}." if event.before else "Not recorded yet."


def _said(event: Event) -> str:
    """What closes an event and who may go on; else what warns of it; and when it was recorded before."""
    closed, warned = (
        " ".join(f"{each.rule}: {each.message}" for each in side) for side in (event.closed, event.warned)
    )
    told = [
        f"Closed. {closed} {CHIEF if event.may_aside else SHUT}" if closed else "",
        f"To be known before: {warned}" if warned else "",
        f"It is recorded for {show_date(event.before)}; another day may be added." if event.before else "",
    ]
    return " ".join(filter(None, told)) or "Nothing speaks against it."
