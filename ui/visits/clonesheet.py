""" "Clone…": another request like this one, with all days moved, and training looked at again."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget
from shiboken6 import isValid

from app.office import Office
from app.reader import Reader
from app.visits import cloning
from app.visits.cloning import Cloned
from models.visits.requests import ClearanceRequest, RequestTraveller
from ui.help import offers
from ui.office.worksheet import WorkSheet
from ui.parts.basics import boxed, column, label
from ui.parts.editors import Setting
from ui.parts.entryfields import EntryFields, NotReadable
from ui.session import Session
from ui.support import OfficeSupport

if TYPE_CHECKING:
    from ui.records.pane import RecordPane

NAME = "clone"
KEYS = ("date_from", "visit_title")
HELP = "screens/clone-request"
WIDTH = 560
MOST = 3
"""Travellers whose training is told by name."""


class CloneSheet(WorkSheet):
    """First day and name of the new request, who comes along, and whether it only serves to make others."""

    def __init__(self, parent: QWidget, session: Session, request_id: int, title: str) -> None:
        self._request = request_id
        setting = Setting(OfficeSupport(session), session.today)
        self._entry = EntryFields(ClearanceRequest, NAME, KEYS, (), setting, {})
        self._entry.show_only(KEYS, ("date_from",))
        self._who: dict[int, QCheckBox] = {}
        self._party = column(label("Who comes along", "strong"), gap=4)
        self._box = boxed(self._party, "clone_party")
        self._box.hide()
        self._template = _tick("A template: it only serves to make others", "clone_template", on=False)
        self._template.toggled.connect(self._tell)
        said = label("Journey, aircraft and support plan come along, all days moved. Steps and answers stay behind.",
                     "muted", wrap=True)  # fmt: skip
        parts = [said, *self._entry.rows.values(), self._box, self._template]
        super().__init__(parent, session, f"Clone {title}", parts, "Clone", self._clone, width=WIDTH)
        offers(self, HELP)
        session.read(partial(_party, request_id=request_id), self._show)

    def _show(self, party: list[tuple[int, str]]) -> None:
        if not isValid(self):
            return
        for traveller, name in party:
            self._who[traveller] = _tick(name, f"clone_with_{len(self._who) + 1}", on=True)
            self._party.addWidget(self._who[traveller])
        self._box.setVisible(bool(party))
        QTimer.singleShot(0, self, self.fit)

    def _tell(self, template: bool) -> None:
        self._entry.show_only(KEYS, () if template else ("date_from",))
        self.verb.setText("Make the template" if template else "Clone")
        self.verb.setAccessibleName(self.verb.text())

    def _clone(self) -> None:
        try:
            values = self._entry.read()
        except NotReadable as error:
            self.refuse(str(error), error.control)
            return
        request, template = self._request, self._template.isChecked()
        without = [each for each, box in self._who.items() if not box.isChecked()]

        def job(office: Office) -> Cloned:
            return cloning.clone(
                office, request, values.get("date_from"), title=str(values.get("visit_title") or ""),
                template=template, without=without,
            )  # fmt: skip

        self.work("Cloning", lambda _p, _c: job(self._session.office), self._done)

    def _done(self, made: Cloned) -> None:
        told = [each.said for each in made.lapsed[:MOST]]
        told += [f"And {len(made.lapsed) - MOST} more."] if len(made.lapsed) > MOST else []
        self._session.said.emit(" ".join(["Cloned. Undone with Ctrl+Z.", *told]), "warn" if told else "done")
        self.accept()
        self._session.open_record.emit(ClearanceRequest.spec.name, made.request_id)


def clone_shown(pane: "RecordPane") -> None:
    """Opens the sheet for the request on screen."""
    if pane.seen is not None:
        record = pane.seen.record
        CloneSheet(pane.window(), pane.session, record.id, record.shown_title).open()


def _party(reader: Reader, request_id: int) -> list[tuple[int, str]]:
    rows = reader.children(RequestTraveller, "request_id", request_id)
    ids = [row.traveller_id for row in rows if row.traveller_id]
    names = reader.titles("traveller", ids)
    return [(each, names.get(each, "")) for each in ids]


def _tick(text: str, name: str, *, on: bool) -> QCheckBox:
    made = QCheckBox(text)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setChecked(on)
    return made
