""" "New inventory…": what is counted where, when, how and by whom; those with most items due stand first."""

from array import array
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from shiboken6 import isValid

from app.eum import events, planning
from app.eum.planning import Place, Plan
from app.office import Office
from app.reader import Reader
from models.calendar import ONE_DAY
from models.fields import show_date
from ui import announce
from ui.jobs import Cancelled, Progress
from ui.office.screenbar import DayLine
from ui.office.worksheet import WorkSheet, labelled, line, pair
from ui.parts.basics import boxed, button, label, row
from ui.parts.choices import combo
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.session import Session
from ui.theme import Theme

NAME = "plan_inventory"
"""In `ui.drafts.SHEETS`."""
WIDTH, GRID, TEAM = 900, 180, 56
DUE_WITHIN = 60
"""Days after the planned one within which an item counts as due: a visit takes along what falls due soon."""
IN_PERSON = frozenset({"IN_PERSON", "DESIGNATED"})
AS_NEXT = "The next of its year when empty."
HINT = "Space or Enter chooses a line. Sites with most items due by then stand first."
COLUMNS = (
    Column("goes", "Goes", "chip", 90),
    Column("place", "Site or unit", width=260),
    Column("items", "Items", "number", 80),
    Column("due", "Due by then", "number", 130),
    Column("note", "Access", width=300),
)


class PlaceGrid(Grid):
    """Places to choose; Space turns the choice of a line."""

    turned = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current_id() is not None:
            self.turned.emit(self.current_id())
        else:
            super().keyPressEvent(event)


class PlanSheet(WorkSheet):
    """One sheet from purpose to team; the list of what is expected is frozen at once, or later."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        theme = Theme.current()
        self._goes: set[tuple[int | None, int | None]] = set()
        self._kind = combo("plan_kind", "Kind", ())
        self._method = combo("plan_method", "Method", ())
        self._why = line("plan_why", "Why nobody goes there", "Hostile area, refused access, pandemic …")
        self._day = DayLine("plan_day", "Planned for", lambda: session.today, self._look)
        self._day.put(session.today + ONE_DAY)
        self._no = line("plan_no", "Number", AS_NEXT)
        self._places: Listed[Place] = Listed(self._row)
        self._grid = PlaceGrid(self._places, COLUMNS, "Sites and units")
        self._grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self._grid.setMinimumHeight(theme.px(GRID))
        self._said_of = label(HINT, "muted", wrap=True, name="plan_counts")
        self._us, self._partner = (
            _people(f"plan_{side}", caption)
            for side, caption in (("us", "U.S. team"), ("partner", "Partner's team"))
        )
        people = pair(labelled(self._us, "One a line: name, grade and position."), labelled(self._partner))
        self._why_box = labelled(self._why)
        self._other = button("Choose every site with something due", "plan_due", self._choose_due, link=True)
        parts = [
            pair(labelled(self._kind), labelled(self._method)), self._why_box,
            pair(labelled(self._day), labelled(self._no, AS_NEXT)), self._said_of, self._grid,
            boxed(row(self._other, None)),
            people,
        ]  # fmt: skip
        super().__init__(
            parent, session, "New inventory", parts, "Plan and freeze list", self._freeze, width=WIDTH
        )
        self._only = button("Plan only", "plan_only", self._plan_only)
        self.foot.insertWidget(self.foot.count() - 1, self._only)
        self._method.currentIndexChanged.connect(lambda _: self._tell())
        self._grid.turned.connect(self._turn)
        self._grid.opened.connect(self._turn)
        self.verb.setDefault(False)
        self._look()

    # -- reading --
    def _look(self) -> None:
        """Reads the places, with what is due by the planned day and some time after it."""
        by = (self._day.day or self._session.today) + DUE_WITHIN * ONE_DAY
        has_codes = self._kind.count() > 0

        def job(reader: Reader) -> tuple[list[Place], list[tuple[str, str]], list[tuple[str, str]]]:
            kinds, methods = (
                [] if has_codes else [(each.label or each.code, each.code) for each in reader.choices(table)]
                for table in ("inventory_kind", "inventory_method")
            )
            return planning.places(reader, by), kinds, methods

        self._session.read(job, self._show)

    def _show(self, found: tuple[list[Place], list[tuple[str, str]], list[tuple[str, str]]]) -> None:
        if not isValid(self):
            return
        places, kinds, methods = found
        for box, codes, first in ((self._kind, kinds, "ANNUAL"), (self._method, methods, "IN_PERSON")):
            for words, code in codes:
                box.addItem(words, code)
            if codes:
                box.setCurrentIndex(max(0, box.findData(first)))
        self._places.things = places
        self._show_places()
        if places and self._grid.current_id() is None:
            self._grid.go_to_row(0)
        self._tell()
        QTimer.singleShot(0, self, self.fit)

    def _show_places(self) -> None:
        self._grid.table.forget_pages()
        self._grid.show_ids(array("q", range(len(self._places.things))))

    def _row(self, place: Place) -> Row:
        goes = Chipped("done", "Goes") if place.key in self._goes else ""
        kind = "" if place.site_id else " (unit)"
        return (
            goes,
            f"{place.name}{kind}",
            f"{place.items:,}",
            f"{place.due:,}" if place.due else "",
            place.note,
        )

    # -- choosing --
    def _turn(self, at: int) -> None:
        place = self._places.thing(at)
        if place is None:
            return
        self._goes ^= {place.key}
        announce.now(self._grid, f"{place.name} {'goes' if place.key in self._goes else 'left out'}")
        self._show_places()
        self._tell()

    def _choose_due(self) -> None:
        self._goes |= {each.key for each in self._places.things if each.due and each.site_id}
        self._show_places()
        self._tell()

    def _tell(self) -> None:
        """What is chosen, and what is still missing."""
        chosen = [each for each in self._places.things if each.key in self._goes]
        items, due = sum(each.items for each in chosen), sum(each.due for each in chosen)
        by = (self._day.day or self._session.today) + DUE_WITHIN * ONE_DAY
        said = f"{counted(len(chosen), 'place')} chosen: {counted(items, 'item')}, {due:,} due by {show_date(by)}."
        self._said_of.setText(said if chosen else HINT)
        away = self._method.currentData() not in (*IN_PERSON, None)
        if away == self._why_box.isHidden():
            self._why_box.setVisible(away)
            QTimer.singleShot(0, self, self.fit)
        for each in (self.verb, self._only):
            each.setEnabled(bool(chosen) and self._session.writable)

    # -- planning --
    def _freeze(self) -> None:
        self._begin_plan(freeze=True)

    def _plan_only(self) -> None:
        self._begin_plan(freeze=False)

    def _begin_plan(self, *, freeze: bool) -> None:
        day = self._day.day
        if day is None:
            self.refuse(self._day.wrong or "Give the day for which it is planned.", self._day)
            return
        away = self._method.currentData() not in IN_PERSON
        if away and not self._why.text().strip():
            self.refuse("Say why nobody goes there; the signed report carries the reason.", self._why)
            return
        keys = [each.key for each in self._places.things if each.key in self._goes]
        wanted = Plan(
            self._kind.currentData(), self._method.currentData(), day,
            tuple(site for site, _ in keys if site is not None),
            tuple(unit for _, unit in keys if unit is not None),
            self._no.text().strip(), self._why.text().strip() if away else "",
            _names(self._us), _names(self._partner),
        )  # fmt: skip
        office = self._session.office
        self.work(
            "Planning",
            lambda progress, cancelled: _make(office, wanted, freeze, progress, cancelled),
            self._planned,
        )

    def _planned(self, made: tuple[int, str, int]) -> None:
        event_id, number, lines = made
        frozen = f" Its list has {counted(lines, 'item')}." if lines >= 0 else ""
        self._session.said.emit(f"Inventory {number} planned.{frozen}", "done")
        self.accept()
        self._session.open_record.emit("inventory_event", event_id)

    # -- the lock --
    def park(self) -> dict[str, Any] | None:
        if not (self._goes or self._us.toPlainText().strip() or self._partner.toPlainText().strip()):
            return None
        typed = {
            "kind": self._kind.currentData(), "method": self._method.currentData(), "why": self._why.text(),
            "day": self._day.text(), "no": self._no.text(), "goes": sorted(map(list, self._goes), key=str),
            "us": self._us.toPlainText(), "partner": self._partner.toPlainText(),
        }  # fmt: skip
        return {"sheet": NAME, "about": {}, "typed": typed}

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Puts back what was typed and chosen."""
        self._goes = {(site, unit) for site, unit in typed["goes"]}
        for control, key in ((self._why, "why"), (self._day, "day"), (self._no, "no")):
            control.setText(typed[key])
        self._us.setPlainText(typed["us"])
        self._partner.setPlainText(typed["partner"])
        QTimer.singleShot(0, self, lambda: self._put_codes(typed))
        self._look()

    def _put_codes(self, typed: Mapping[str, Any]) -> None:
        for box, key in ((self._kind, "kind"), (self._method, "method")):
            if box.findData(typed[key]) >= 0:
                box.setCurrentIndex(box.findData(typed[key]))


def _make(
    office: Office, wanted: Plan, freeze: bool, progress: Progress, cancelled: Cancelled
) -> tuple[int, str, int]:
    """Plans, and freezes the list where that is wanted."""
    event_id, number = planning.make(office, wanted)
    if not freeze:
        return event_id, number, -1
    return event_id, number, events.freeze(office, event_id, progress=progress, cancelled=cancelled)


def _people(name: str, caption: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setObjectName(name)
    made.setAccessibleName(caption)
    made.setTabChangesFocus(True)
    made.setFixedHeight(Theme.current().px(TEAM))
    return made


def _names(box: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(filter(None, (each.strip() for each in box.toPlainText().splitlines())))


def begin(parent: QWidget, session: Session) -> None:
    """Opens the sheet."""
    PlanSheet(parent, session).open()


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked."""
    sheet = PlanSheet(parent, session)
    sheet.open()
    sheet.unpark(kept["typed"])
