""" "Record a step…": where a record stands, where it may go, what the step asks for and what closes it.

What is particular of a kind is a `Climb`: its ladder (`app.stepping`), its picture, and how the fields of a step stand.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app import stepping
from app.asides import Aside
from app.errors import DeskError
from app.office import Office
from app.reader import Reader
from app.stepping import Ladder, Standing, Way
from ui import announce
from ui.help import offers
from ui.office.worksheet import WorkSheet, labelled, line, pair
from ui.parts.basics import boxed, column, label, row
from ui.parts.editors import Setting
from ui.parts.entryfields import EntryFields, NotReadable
from ui.parts.ways import PictureOnDemand, Verb, WayChoice
from ui.records.entries import show_entry
from ui.session import Session
from ui.support import OfficeSupport
from ui.theme import GROUP_GAP

if TYPE_CHECKING:
    from ui.records.pane import RecordPane

NAME = "step"
"""Before the names of its controls."""
WIDTH, BETWEEN = 860, 26
"""Of the sheet, and of the room between the columns of its picture, in px at 100 %."""
CHIEF = (
    "The chief goes on with a reason and the authority that allows it; the register of exceptions tells it."
)
SHUT = "No source names anybody who may set that aside; clear it first."
Fields = tuple[str, ...]
Asked = Callable[[str, str], Fields]


def _nothing_more(_before: str, _target: str) -> Fields:
    return ()


@dataclass(frozen=True)
class Climb:
    """What the sheet has to know of a kind of record with steps."""

    sheet: str
    """Its name in `ui.drafts.SHEETS`."""
    ladder: Ladder
    columns: Sequence[tuple[str, Sequence[str]]]
    """The picture of the states: headings with their states."""
    help: str
    left: Fields
    right: Fields
    whole: Fields
    """Fields of a step: in two columns, and below them."""
    papers: Fields = ()
    sometimes: Fields = ()
    """Fields that only some moves ask for; see `asked`."""
    asked: Asked = _nothing_more
    """Which of them a move asks for: state before, state after."""

    @property
    def usual(self) -> Fields:
        """Fields that every move shows."""
        return tuple(
            each
            for each in (*self.left, *self.right, *self.whole, *self.papers)
            if each not in self.sometimes
        )


@dataclass(frozen=True)
class About:
    """What the sheet is opened for: a record, and the step that is replaced (0 for none)."""

    record_id: int
    corrects: int = 0


class StepSheet(WorkSheet):
    """Verbs above; below them what closes the chosen one, its fields, and the picture of the states."""

    def __init__(self, parent: QWidget, session: Session, climb: Climb, about: About) -> None:
        self._climb, self._ladder = climb, climb.ladder
        self._before = ""
        self._about, self._ways = about, dict[str, Way]()
        self._target = ""
        self._typed: Mapping[str, Any] | None = None
        self._who = label(
            f"Looking where the {climb.ladder.noun} may go", "strong", wrap=True, name="step_who"
        )
        self._moves = WayChoice(NAME, "Steps that are open")
        self._needs = label("Choose the step.", "muted", wrap=True, name="step_needs")
        self._closed = label("", wrap=True, name="step_closed")
        self._why = line("step_aside", "Why it goes on all the same")
        self._by_whom = line("step_authority", "On whose authority")
        self._aside = pair(labelled(self._why), labelled(self._by_whom))
        self._picture = PictureOnDemand(NAME, climb.columns, f"States of a {climb.ladder.noun}", BETWEEN)
        fields = self._fields(session)
        title = "Correct a step" if about.corrects else "Record a step"
        parts = [self._who, self._moves, self._needs, self._closed, self._aside, fields, self._picture]
        super().__init__(parent, session, title, parts, "Record", self._record, width=WIDTH)
        self._moves.chosen.connect(self._choose)
        self._picture.turned.connect(self._turned)
        offers(self, climb.help)
        self._tell()
        session.read(partial(_standing, ladder=climb.ladder, about=about), self._show, self._not_read)

    def _fields(self, session: Session) -> QWidget:
        setting = Setting(OfficeSupport(session), session.today)
        climb = self._climb
        keys = (*climb.left, *climb.right, *climb.whole)
        begins = {stepping.ON: session.today}
        self._entry = EntryFields(self._ladder.entry, NAME, keys, climb.papers, setting, begins)
        rows = self._entry.rows
        left, right = (
            boxed(column(*(rows[key] for key in side), None)) for side in (climb.left, climb.right)
        )
        sides = row(left, right, gap=GROUP_GAP)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        below = [rows[key] for key in (*climb.whole, *climb.papers)]
        self._whole = boxed(column(boxed(sides), *below), "step_fields")
        return self._whole

    # -- showing --
    def _show(self, found: tuple[str, Standing]) -> None:
        if not isValid(self):
            return
        title, standing = found
        self._before = next(iter(standing.states), "")
        self._ways = {each.target: each for each in standing.ways}
        state = ", ".join(self._state(each).lower() for each in standing.states)
        before = "was before that step" if self._about.corrects else "is"
        self._who.setText(f"{title} {before}: {state}.")
        self._picture.show_states(
            standing.states, {each.target: each.verb for each in standing.ways}, self._state
        )
        self._moves.offer(self._verb(each) for each in standing.ways)
        if not standing.ways:
            self._needs.setText(
                f"There is no step of this {self._ladder.noun} now; only an entry with an error is still corrected."
            )
        if self._typed is not None:
            self._put_back(self._typed)
        QTimer.singleShot(0, self, self._start)

    def _start(self) -> None:
        """The focus stands on the first thing to do: a verb, or, where there is none, the way out."""
        self.fit()
        if not self._target and not self._moves.enter():
            self.cancel.setFocus()

    def _verb(self, way: Way) -> Verb:
        words = f"{way.verb} (closed)" if way.closed else way.verb
        return Verb(way.target, words, f"{self._state(way.target)}. {self._asks(way)}")

    def _state(self, code: str) -> str:
        return self._session.reader.show(self._ladder.subject.fields[self._ladder.state_key], code)

    def _asks(self, way: Way) -> str:
        return (
            f"Needs: {', '.join(self._ladder.entry.fields[key].label for key in way.needs)}."
            if way.needs
            else ""
        )

    def _may_go_on(self, way: Way) -> bool:
        return not way.closed or (way.may_aside and self._session.office.role.may_decide)

    def _choose(self, target: str) -> None:
        self._target = target
        self.say("")
        self._tell()
        self._entry.editors[stepping.ON].setFocus()
        QTimer.singleShot(0, self, self.fit)

    def _turned(self, picture: QWidget | None) -> None:
        self.fit()
        if picture is not None:
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(picture))

    def _tell(self) -> None:
        """What the chosen step asks for, and what closes it."""
        way = self._ways.get(self._target)
        open_ = way is not None and self._may_go_on(way)
        self._whole.setVisible(open_)
        self._closed.setVisible(way is not None and bool(way.closed))
        self._aside.setVisible(open_ and way is not None and bool(way.closed))
        self.verb.setText(f"Record as {self._state(way.target).lower()}" if way else "Record")
        self.verb.setAccessibleName(self.verb.text())
        self.verb.setEnabled(open_ and self._session.writable)
        if way is None:
            return
        more = self._climb.asked(self._before, way.target)
        self._entry.show_only((*self._climb.usual, *more), way.needs)
        self._needs.setText(self._asks(way))
        self._closed.setText(_closing(way))
        announce.settled(self._needs, " ".join(filter(None, (self._asks(way), _closing(way)))))

    # -- recording --
    def _record(self) -> None:
        try:
            values = self._entry.read()
        except NotReadable as error:
            self.refuse(str(error), error.control)
            return
        about, target, way = self._about, self._target, self._ways[self._target]
        ladder = self._ladder
        aside = Aside(self._why.text(), self._by_whom.text()) if way.closed else None

        def job(office: Office) -> int:
            return stepping.record(
                ladder,
                office,
                about.record_id,
                target,
                values,
                corrects_id=about.corrects or None,
                aside=aside,
            )

        words = self._state(target).lower()
        self.work("Recording", lambda _p, _c: job(self._session.office), lambda _: self._done(words))

    def _done(self, words: str) -> None:
        self._session.said.emit(
            f"The {self._ladder.noun} is recorded as {words}. Undone with Ctrl+Z.", "done"
        )
        self.accept()

    def _not_read(self, error: DeskError) -> None:
        if isValid(self):
            self.refuse(error.sentence)

    # -- the lock --
    def park(self) -> dict[str, Any] | None:
        typed = self._entry.typed()
        if not typed and not self._target:
            return None
        about = {"record": self._about.record_id, "corrects": self._about.corrects}
        said = {"aside": self._why.text(), "authority": self._by_whom.text()}
        return {
            "sheet": self._climb.sheet,
            "about": about,
            "typed": {"target": self._target, "fields": typed, **said},
        }

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Puts back what was typed; it stands in the fields once the steps are read."""
        self._typed = typed

    def _put_back(self, typed: Mapping[str, Any]) -> None:
        self._typed = None
        self._entry.put_back(typed["fields"])
        self._why.setText(typed["aside"])
        self._by_whom.setText(typed["authority"])
        self._moves.choose(typed["target"])


def reopen_for(climb: Climb, parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was typed."""
    sheet = StepSheet(parent, session, climb, About(kept["about"]["record"], kept["about"]["corrects"]))
    sheet.unpark(kept["typed"])
    sheet.open()


def open_for(pane: "RecordPane", climb: Climb, step_id: int = 0) -> None:
    """The sheet for the record on screen; a step that is there is shown first, with the way to correct it."""
    if pane.seen is None:
        return
    record_id = pane.seen.record.id

    def open_sheet() -> None:
        StepSheet(pane.window(), pane.session, climb, About(record_id, step_id)).open()

    if step_id:
        show_entry(pane, climb.ladder.entry.spec.name, step_id, open_sheet)
    else:
        open_sheet()


def _standing(reader: Reader, ladder: Ladder, about: About) -> tuple[str, Standing]:
    title = reader.get(ladder.subject, about.record_id).shown_title
    if about.corrects:
        return title, stepping.instead_of(ladder, reader, about.corrects)
    return title, stepping.standing(ladder, reader, [about.record_id])


def _closing(way: Way) -> str:
    """What closes a step, finding by finding, and who may go on."""
    if not way.closed:
        return ""
    found = " ".join(f"{each.rule}: {each.message}" for each in way.closed)
    return f"Closed. {found} {CHIEF if way.may_aside else SHUT}"
