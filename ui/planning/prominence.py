"""The sheets above the list of prominent graduates: which entries still hold, what changed since the last report."""

from array import array
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.papers.plan_prominent import CHANGES, LAST, LIST
from app.planning import prominence, reported
from app.planning.prominence import Entry
from app.planning.reported import Reported
from app.reader import Reader
from app.typing import read_typed_date
from models.fields import FieldError, show_date
from models.planning.prominence import ProminentPerson
from models.text import counted
from ui.help import offers
from ui.office.worksheet import WorkSheet, labelled, line
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Column
from ui.parts.words import sentence_start
from ui.planning.former import GRID, HELP, WIDTH
from ui.planning.ticks import Tick, Ticks
from ui.session import Session
from ui.theme import Theme
from ui.today.paper import preview_office

if TYPE_CHECKING:
    from ui.records.page import RecordPage

REPORTED = "The last report is the training plan that went to the command last."
CHANGED = (
    Column("what", "What", width=120),
    Column("who", "Who", width=180),
    Column("then", "Before", width=140),
    Column("now", "Now", width=225),
    Column("on", "Recorded on", width=110),
)


# -- whether it still holds --------------------------------------------------------------------------------------------
class ConfirmSheet(WorkSheet):
    """Everybody in public life, those first whom nobody confirmed for the longest time; the ticked ones hold."""

    def __init__(self, parent: QWidget, session: Session, chosen: Sequence[int]) -> None:
        self._chosen, self._late = list(chosen), list[int]()
        self._on = line("confirmed_on", "Looked at on", text=show_date(session.today))
        self._people = Ticks("confirm_people", "Entries that still hold", "Nobody in public life is on file.")
        self._told = label("", wrap=True, name="confirm_told")
        self._all = button(
            "Tick what is overdue", "confirm_late", lambda: self._people.tick(self._late), link=True
        )
        parts = [self._told, labelled(self._on), boxed(row(self._all, None)), self._people]
        super().__init__(
            parent, session, "Confirm prominent graduates", parts, "Confirm", self._confirm, width=WIDTH
        )
        offers(self, HELP)
        session.read(prominence.entries, self._show)

    def _show(self, found: list[Entry]) -> None:
        if not isValid(self):
            return
        self._late = [each.record_id for each in found if each.late]
        late = len(self._late)
        told = f"{late} of {counted(len(found), 'entry', 'entries')} {'is' if late == 1 else 'are'} overdue"
        self._told.setText(f"{told}: not confirmed within a year. Tick those that somebody found to hold.")
        self._people.offer([Tick(each.record_id, each.title, _said(each)) for each in found], self._chosen)
        QTimer.singleShot(0, self, self.fit)

    def _confirm(self) -> None:
        try:
            on = read_typed_date(self._on.text(), self._session.today)
        except FieldError as error:
            self.refuse(f"{sentence_start(str(error))}.", self._on)
            return
        chosen, office = self._people.chosen, self._session.office

        def done(count: int) -> None:
            self._session.said.emit(
                f"{counted(count, 'entry', 'entries')} confirmed. Undone with Ctrl+Z.", "done"
            )
            self.accept()

        self.work("Confirming", lambda *_: prominence.confirm(office, chosen, on), done)


def _said(entry: Entry) -> str:
    when = f"confirmed {show_date(entry.confirmed_on)}" if entry.confirmed_on else "never confirmed"
    parts = (f"{'overdue, ' if entry.late else ''}{when}", entry.grade, entry.position)
    return ", ".join(part for part in parts if part)


# -- what changed ------------------------------------------------------------------------------------------------------
class ChangesSheet(WorkSheet):
    """What the next report tells: since the last one, or since a day that is typed."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        self._asked = LAST
        self._day = line("changes_since", "Since", "The day of the last report, or another one.")
        look = button("Show", "changes_show", self._look)
        self._told = label("Looking what changed", wrap=True, name="changes_told")
        self._lines: Listed[Reported] = Listed(
            lambda each: (each.what, each.person, each.then, each.now, show_date(each.on) if each.on else "")
        )
        self._grid = Grid(self._lines, CHANGED, "Changes on prominent graduates")
        self._grid.setObjectName("prominent_changes_list")
        self._grid.setMinimumHeight(Theme.current().px(GRID if Theme.current().large else 2 * GRID))
        self._grid.opened.connect(lambda _: self._open())
        self._day.returnPressed.connect(self._look)
        caption = label("Since", "muted")
        caption.setBuddy(self._day)
        typed = boxed(row(self._day, look))
        since = boxed(column(caption, typed, label(REPORTED, "caption", wrap=True), gap=4))
        parts = [since, self._told, self._grid]
        super().__init__(
            parent,
            session,
            "Changes since the last report",
            parts,
            "Show the paper…",
            self._print,
            width=WIDTH,
        )
        self.verb.setDefault(False)
        self.verb.setAutoDefault(False)
        self.foot.insertWidget(0, button("Show all graduates…", "changes_all", self._print_all))
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")
        offers(self, HELP)
        session.read(reported.last_report, self._fill)

    def _fill(self, since: date | None) -> None:
        if isValid(self):
            self._day.setText(show_date(since) if since else "")
            self._look()

    def _look(self) -> None:
        text = self._day.text().strip()
        try:
            since = read_typed_date(text, self._session.today) if text else None
        except FieldError as error:
            self.refuse(f"{sentence_start(str(error))}.", self._day)
            return
        self.say("")
        asked = show_date(since) if since else LAST

        def read(reader: Reader) -> list[Reported]:
            return reported.changes(reader, since or reported.last_report(reader))

        def show(found: list[Reported]) -> None:
            if isValid(self):
                self._asked = asked
                self._show(
                    found, f"since {show_date(since)}" if since else "in all: no report has gone out yet"
                )

        self._session.read(read, show, self._not_read)

    def _show(self, found: list[Reported], since: str) -> None:
        self._lines.things = found
        self._grid.table.forget_pages()
        self._grid.show_ids(array("q", range(len(found))))
        self._told.setText(f"{counted(len(found), 'change')} {since}.")
        QTimer.singleShot(0, self, self.fit)

    def _not_read(self, error: DeskError) -> None:
        if isValid(self):
            self.refuse(error.sentence, self._day)

    def _open(self) -> None:
        chosen = self._lines.thing(self._grid.current_id())
        if chosen is not None:
            self.accept()
            self._session.open_record.emit(ProminentPerson.spec.name, chosen.person_id)

    def _print(self) -> bool:
        preview_office(self, self._session, CHANGES, self._asked)
        return False  # the sheet stays

    def _print_all(self) -> None:
        preview_office(self, self._session, LIST)


# -- opening -----------------------------------------------------------------------------------------------------------
def confirm_listed(page: "RecordPage") -> None:
    """Opens the sheet of confirmations with the selected entries ticked."""
    ConfirmSheet(page.window(), page.session, page.grid.selected_ids()).open()


def changes_listed(page: "RecordPage") -> None:
    """Opens the list of what changed since the last report."""
    ChangesSheet(page.window(), page.session).open()
