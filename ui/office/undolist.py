"""The undo list: one's own steps by name; a chosen one is taken back together with all newer ones."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from app import undo_list
from app.journal.steps import ListedStep
from app.office import Office
from app.reader import Reader
from app.store import meta
from app.undo_list import Moved, Steps
from models.fields import show_date
from ui.help import offers
from ui.office.worksheet import WorkSheet
from ui.parts import words
from ui.parts.basics import label
from ui.parts.chip import Tone
from ui.parts.grid import Grid
from ui.parts.sheet import tell
from ui.parts.table_model import Chipped, Column, Row
from ui.session import Session
from ui.theme import Theme

COLUMNS = (
    Column("name", "Step", width=330),
    Column("state", "State", "chip", 110),
    Column("when", "When", width=150),
    Column("records", "Records", "number", 90),
)
WIDTH, HEIGHT = 720, 360
SAID = "Your own steps, the newest at the top. Undoing one takes back everything above it that is not undone yet."
EMPTY = "You have changed nothing in this office yet."
STATES: dict[str, tuple[Tone, str]] = {
    "undone": ("open", "Undone"), "done": ("done", "Done"), "final": ("blocked", "Final"),
}  # fmt: skip
MOST_TOLD = 40


@dataclass(frozen=True)
class Read:
    """What the sheet shows, read in one job."""

    steps: Steps
    zone: ZoneInfo | None
    """The office's; None for the machine's own."""


class StepRows:
    """Undone steps first, the next one to be done again at their end; then what undo would take back."""

    def __init__(self, read: Read) -> None:
        self._zone = read.zone
        undone = [("undone", each) for each in reversed(read.steps.redo)]
        self.rows = undone + [("final" if each.final else "done", each) for each in read.steps.undo]
        self.first_done = len(undone)

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every place in order."""
        return array("q", range(len(self.rows)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells."""
        return [self._row(*self.rows[at]) for at in ids]

    def _row(self, state: str, step: ListedStep) -> Row:
        at = step.at.astimezone(self._zone)
        return step.name, Chipped(*STATES[state]), f"{show_date(step.on)} {at:%H:%M}", f"{step.records:,}"


class UndoSheet(WorkSheet):
    """Shows the steps; the verb says how many of them go."""

    def __init__(self, parent: QWidget, session: Session, read: Read) -> None:
        self._steps, self._source = read.steps, StepRows(read)
        self.grid = Grid(self._source, COLUMNS, "Steps")
        self.grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self.grid.setFixedHeight(min(Theme.current().px(HEIGHT), parent.window().height() // 2))
        some = bool(self._source.rows)
        parts = [label(SAID if some else EMPTY, "muted", wrap=True), *([self.grid] if some else [])]
        super().__init__(
            parent,
            session,
            "Undo list",
            parts,
            "Undo" if some else "",
            self._go if some else None,
            width=WIDTH,
        )
        offers(self, "screens/undo-list")
        self.grid.picked.connect(lambda _: self._tell())
        self.grid.opened.connect(lambda _: self.verb.click())
        if some:
            self.grid.show_ids(self._source.ids(("", False), None, ""))
            self.grid.go_to_row(min(self._source.first_done, len(self._source.rows) - 1))
            self.grid.setFocus()

    # -- what the verb would do --
    def _chosen(self) -> tuple[str, ListedStep, int] | None:
        """State and step the cursor is on, and how many steps go with it."""
        at = self.grid.current_id()
        if at is None:
            return None
        state, step = self._source.rows[at]
        first = self._source.first_done
        return state, step, first - at if state == "undone" else at - first + 1

    def _tell(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        state, step, count = chosen
        why = (
            ""
            if state == "undone" or not self._session.writable
            else undo_list.why_not(self._steps.undo, step.of)
        )
        why = why or self._session.why_reading
        steps = words.counted(count, "step")
        self.verb.setText(f"{'Redo' if state == 'undone' else 'Undo'} {steps}")
        self.verb.setAccessibleName(self.verb.text())
        self.verb.setEnabled(not why)
        self.say(why, "due" if why else "")

    # -- doing --
    def _go(self) -> None:
        chosen = self._chosen()
        if chosen is None or not self.verb.isEnabled():
            return
        state, step, _ = chosen
        office, again = self._session.office, state == "undone"
        move = undo_list.do_again if again else undo_list.take_back

        def job(*_: object) -> tuple[Moved, list[str]]:
            moved = move(office, step.of)
            return moved, undo_list.left_alone(office.reader, moved.skipped)

        self.work("", job, partial(self._done, again))

    def _done(self, again: bool, result: tuple[Moved, list[str]]) -> None:
        moved, left = result
        self.accept()
        last = moved.steps[-1].name
        count = words.counted(len(moved.steps), "step")
        self._session.said.emit(
            f"{count} {'done again up to' if again else 'undone down to'} “{last}”." + (_stayed(left)), "note"
        )
        if left:
            more = [f"and {len(left) - MOST_TOLD} more"] if len(left) > MOST_TOLD else []
            tell(self._around, "Left as it is", "These were changed since:", *left[:MOST_TOLD], *more)


def show_undo_list(parent: QWidget, session: Session) -> None:
    """Reads the steps and opens the sheet."""
    session.read(
        lambda reader: _read(reader, session.office), lambda read: UndoSheet(parent, session, read).open()
    )


def _read(reader: Reader, office: Office) -> Read:
    zone = meta.get(reader.connection, "zone")
    return Read(undo_list.listed(reader, office.user), ZoneInfo(zone) if zone else None)


def _stayed(left: Sequence[str]) -> str:
    return f" {words.counted(len(left), 'field')} changed since and stayed as they are." if left else ""
