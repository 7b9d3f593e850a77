""" "Record what became of it…": where items stand, where they may go, and what the chosen move asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.eum import dispositions
from app.eum.dispositions import Standing, Way
from app.office import Office
from models.eum.afterwards import DispositionEvent
from models.eum.book import Item
from ui import announce
from ui.help import offers
from ui.office.worksheet import WorkSheet
from ui.parts.basics import boxed, column, label, row
from ui.parts.editors import Setting
from ui.parts.entryfields import EntryFields, NotReadable
from ui.parts.ways import PictureOnDemand, Verb, WayChoice
from ui.parts.words import counted
from ui.session import Session
from ui.support import OfficeSupport
from ui.theme import GROUP_GAP

NAME = "became"
"""In `ui.drafts.SHEETS`."""
WIDTH = 760
ALWAYS = ("effective_on", "reported_on", "reported_by", "reporter_name", "incident_id", "state_reason")
APPROVAL = ("authority_ref", "transfer_request_id")
DISPOSAL = ("witness", "disposal_method", "condition_before", "condition_after")
PAPERS = ("evidence", "certificate")
ENDINGS = frozenset({"DEMILITARIZED", "DISPOSED"})
HELP = "screens/what-became"
CHIEF = "Without State's approval only the chief goes on, with a reason; the register of exceptions tells it."
ARGUMENTS = {"state_reason": "reason"}
"""Names of `dispositions.record` that differ from the entry's fields."""


@dataclass(frozen=True)
class About:
    """What the sheet is opened for: items, and what an entry begins with."""

    items: tuple[int, ...]
    begins: Mapping[str, object] = field(default_factory=dict)
    corrects: int = 0
    """The entry that is replaced; 0 for none."""


class BecameSheet(WorkSheet):
    """Picture and moves above; below them the fields of the move that is chosen."""

    def __init__(self, parent: QWidget, session: Session, about: About) -> None:
        self._about, self._ways = about, dict[str, Way]()
        self._target = ""
        self._typed: Mapping[str, Any] | None = None
        many = counted(len(about.items), "item")
        self._who = label(f"Looking where {many} may go", "strong", wrap=True, name="became_who")
        self._picture = PictureOnDemand(NAME, dispositions.COLUMNS, "States of an item")
        self._moves = WayChoice(NAME, "What became of them")
        self._needs = label("Choose what became of them.", "muted", wrap=True, name="became_needs")
        fields = self._fields(session)
        title = "Correct what was recorded" if about.corrects else "Record what became of it"
        parts = [self._who, self._moves, self._needs, fields, self._picture]
        super().__init__(parent, session, title, parts, "Record", self._record, width=WIDTH)
        self._moves.chosen.connect(self._choose)
        self._picture.turned.connect(self._turned)
        offers(self, HELP)
        self._tell()
        session.read(lambda reader: _standing(reader, about), self._show, self._not_read)

    # -- building --
    def _fields(self, session: Session) -> QWidget:
        begins = {"reported_on": session.today, **self._about.begins}
        keys = (*ALWAYS, *APPROVAL, *DISPOSAL)
        setting = Setting(OfficeSupport(session), session.today)
        self._entry = EntryFields(DispositionEvent, NAME, keys, PAPERS, setting, begins)
        rows = self._entry.rows
        left = [rows[key] for key in (*ALWAYS[:2], "authority_ref", *DISPOSAL[:2], *PAPERS[:1])]
        right = [rows[key] for key in (*ALWAYS[2:4], "transfer_request_id", *DISPOSAL[2:], *PAPERS[1:])]
        whole = [rows[key] for key in ("incident_id", "state_reason")]
        sides = row(boxed(column(*left, None)), boxed(column(*right, None)), gap=GROUP_GAP)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        self._whole = boxed(column(boxed(sides), *whole), "became_fields")
        return self._whole

    def take_paper(self, key: str, path: Path) -> None:
        """Takes a file as evidence or certificate; it comes into the office with the entry."""
        self._entry.take_paper(key, path)

    # -- showing --
    def _show(self, found: Standing) -> None:
        if not isValid(self):
            return
        self._ways = {each.target: each for each in found.ways}
        many = len(self._about.items)
        states = ", ".join(f"{count:,} {self._state(state).lower()}" for state, count in found.states.items())
        self._who.setText(f"{counted(many, 'item')}: {states}.")
        self._picture.show_states(found.states, {way.target: way.verb for way in found.ways}, self._state)
        self._moves.offer(self._verb(way, many) for way in found.ways)
        if self._typed is not None:
            self._put_back(self._typed)
        QTimer.singleShot(0, self, self.fit)

    def _verb(self, way: Way, many: int) -> Verb:
        if way.count == many:
            return Verb(way.target, way.verb, self._asks(way) or self._state(way.target))
        tip = "Open for some of them only: choose those in the list and record them by themselves."
        return Verb(way.target, f"{way.verb} ({way.count:,} of {many:,})", tip, open=False)

    def _state(self, code: str) -> str:
        return self._session.reader.show(Item.fields["disposition"], code)

    def _asks(self, way: Way) -> str:
        labels = [DispositionEvent.fields[key].label for key in way.needs]
        return f"Needs: {', '.join(labels)}." if labels else ""

    def _choose(self, target: str) -> None:
        self._target = target
        self._tell()
        self._entry.editors["effective_on"].setFocus()
        QTimer.singleShot(0, self, self._fit_to_choice)

    def _fit_to_choice(self) -> None:
        """Makes room for the fields, and shows the first of them."""
        self.fit()
        self._scroll.ensureWidgetVisible(self._entry.editors["effective_on"])

    def _turned(self, picture: QWidget | None) -> None:
        self.fit()
        if picture is not None:
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(picture))

    def _tell(self) -> None:
        """The fields of the chosen move, with the word on those it needs."""
        way = self._ways.get(self._target)
        self._whole.setVisible(way is not None)
        many = counted(len(self._about.items), "item")
        self.verb.setText(f"Record {many} as {self._state(way.target).lower()}" if way else "Record")
        self.verb.setAccessibleName(self.verb.text())
        self.verb.setEnabled(way is not None and self._session.writable)
        if way is None:
            return
        shown = {*ALWAYS, "evidence", *way.needs, *(APPROVAL if way.approval else ())}
        if way.target in ENDINGS:
            shown |= {*DISPOSAL, *PAPERS}
        self._entry.show_only(shown, {"effective_on", *way.needs})
        self._needs.setText(" ".join(filter(None, (self._asks(way), CHIEF if way.approval else ""))))
        announce.settled(self._needs, self._needs.text())

    # -- recording --
    def _record(self) -> None:
        try:
            read = self._entry.read()
        except NotReadable as error:
            self.refuse(str(error), error.control)
            return
        values = {ARGUMENTS.get(key, key): value for key, value in read.items()}
        items, target, since = self._about.items, self._target, values.pop("effective_on", None)
        corrects = self._about.corrects or None

        def job(office: Office) -> int:
            return len(dispositions.record(office, items, target, since, corrects_id=corrects, **values))

        words = self._state(target).lower()
        self.work(
            "Recording", lambda _p, _c: job(self._session.office), lambda count: self._done(count, words)
        )

    def _done(self, count: int, words: str) -> None:
        self._session.said.emit(f"{counted(count, 'item')} recorded as {words}. Undone with Ctrl+Z.", "done")
        self.accept()

    def _not_read(self, error: DeskError) -> None:
        if isValid(self):
            self.refuse(error.sentence)

    # -- the lock --
    def park(self) -> dict[str, Any] | None:
        typed = self._entry.typed()
        if not typed and not self._target:
            return None
        about = {"items": list(self._about.items), "begins": dict(self._about.begins),
                 "corrects": self._about.corrects}  # fmt: skip
        return {"sheet": NAME, "about": about, "typed": {"target": self._target, "fields": typed}}

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Puts back what was typed; it stands in the fields once the moves are read."""
        self._typed = typed

    def _put_back(self, typed: Mapping[str, Any]) -> None:
        self._typed = None
        self._entry.put_back(typed["fields"])
        self._moves.choose(typed["target"])


NOTHING: Mapping[str, object] = {}


def begin(
    parent: QWidget,
    session: Session,
    items: Sequence[int],
    begins: Mapping[str, object] = NOTHING,
    corrects: int = 0,
) -> None:
    """Opens the sheet for some items, or says that none is chosen; `begins` are values of the entry."""
    if items:
        BecameSheet(parent, session, About(tuple(items), begins, corrects)).open()
    else:
        session.said.emit("Choose the items first; what became of them is recorded together.", "note")


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was typed."""
    about = kept["about"]
    sheet = BecameSheet(parent, session, About(tuple(about["items"]), about["begins"], about["corrects"]))
    sheet.unpark(kept["typed"])
    sheet.open()


def _standing(reader: Any, about: About) -> Standing:
    if about.corrects:
        return dispositions.instead_of(reader, about.corrects)
    return dispositions.standing(reader, about.items)
