"""The keying sheet of a student: copy a value, key it in SC-TMS, tick it, go on; all of it by keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.office import Office
from app.training import keying
from app.training.keying import Entry
from models.fields import show_date
from ui import announce
from ui.clipboard import Clipboard
from ui.parts.basics import PERSONAL, boxed, button, column, label, restyle
from ui.parts.flow import flowing
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.sheet import Sheet
from ui.parts.table_model import Cell, Chipped, Column
from ui.parts.words import counted
from ui.session import Session
from ui.theme import GAP, Theme

COLUMNS = (
    Column("label", "Entry", width=225),
    Column("value", "Value", width=235),
    Column("state", "Keyed", "chip", 245),
    Column("item", "Item", width=155),
)
IMPERSONAL = frozenset({"1", "2", "3", "4", "5", "17", "19", "20"})
"""Items of the order that say nothing of a person; what is copied from the others does not stay on the clipboard."""
HINT = "Enter copies the value. Space ticks it and goes on to the next one; on a ticked one it takes the tick back."
WIDTH, HEIGHT, AROUND = 940, 620, 60


class KeyingGrid(Grid):
    """The entries; Enter and Ctrl+C copy a value, Space ticks it."""

    ticked = Signal()
    copied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.ticked.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)


class KeyingSheet(Sheet):
    """A student's entries in the order of SC-TMS, what was keyed by whom and when, and what changed since."""

    def __init__(self, parent: QWidget, session: Session, student_id: int, name: str) -> None:
        self._entries: Listed[Entry] = Listed(_cells)
        self._counts = label("", "strong", name="keying_counts")
        self.grid = KeyingGrid(self._entries, COLUMNS, f"Keying sheet of {name}")
        self.grid.setObjectName("keying_grid")
        self._shown = label("", wrap=True, name="keying_value")
        self._shown.setProperty(PERSONAL, True)
        self._shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._before = label("", "muted", wrap=True, name="keying_before")
        self._copy = button("Copy value", "keying_copy", self.copy, primary=True)
        self._tick = button("Tick as keyed", "keying_tick", self.tick)
        ways = flowing(
            self._copy, self._tick,
            button("Previous entry", "keying_previous", lambda: self._go(-1)),
            button("Next entry", "keying_next", lambda: self._go(1)),
            button("Next open entry", "keying_open", self._to_open),
        )  # fmt: skip
        hint = label(HINT, "caption", wrap=True, name="keying_hint")
        body = boxed(column(self._counts, self.grid, self._shown, self._before, ways, hint, gap=GAP))
        super().__init__(parent, f"Keying sheet: {name}", body)
        restyle(self.verb, primary=False)
        self._session, self._student, self._over = session, student_id, parent.window()
        self.grid.setAccessibleDescription(HINT)
        self.grid.ticked.connect(self.tick)
        self.grid.copied.connect(self.copy)
        self.grid.opened.connect(lambda _: self.copy())
        self.grid.picked.connect(lambda _: self._picked())
        self.finished.connect(session.settled)
        session.changed.connect(self._hear)
        self.read()

    def open(self) -> None:
        """Shows the sheet as large as the window allows; that personal values are shown is logged."""
        theme, window = Theme.current(), self._over
        self.resize(
            min(theme.px(WIDTH), window.width() - AROUND), min(theme.px(HEIGHT), window.height() - AROUND)
        )
        super().open()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._session.why_reading:
            self._session.log("revealed", "student", self._student, "keying sheet")

    def read(self) -> None:
        """Reads the entries anew."""
        student = self._student
        self._session.read(lambda reader: keying.entries(reader, student), self._show)

    # -- what is done here --
    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self._entries.thing(self.grid.current_id())

    def copy(self) -> None:
        """Puts the value on the clipboard; a personal one is taken off again after a minute."""
        entry = self.current
        if entry is None or not entry.value:
            announce.now(self, "There is no value to copy.")
            return
        Clipboard.current().copy(entry.value, personal=entry.item not in IMPERSONAL)
        announce.now(self, f"{entry.label} copied.")

    def tick(self) -> None:
        """Records that the entry was keyed and goes on; takes that back where it is keyed already."""
        entry, student = self.current, self._student
        if entry is None or not self._tick.isEnabled():
            return
        names, done = (entry.name,), entry.done

        def job(office: Office) -> None:
            (keying.untick if done else keying.tick)(office, student, names)

        if not done:
            self._go(1)
        self._session.write("", job)

    # -- internal --
    def _hear(self, _: object) -> None:
        self.read()

    def _show(self, entries: list[Entry]) -> None:
        if not isValid(self):  # closed before it was answered
            return
        before = self._said()
        self._entries.things = entries
        self.grid.show_ids(self._entries.ids(("", False), None, ""))
        if self.grid.current_id() is None and entries:
            self._to_open()
        told = self._said()
        self._counts.setText(told)
        if told != before:
            announce.now(self, told)
        self._picked()

    def _said(self) -> str:
        """How far the sheet is: `12 of 57 entries keyed, 2 changed since`."""
        entries = self._entries.things
        done, changed = sum(each.done for each in entries), sum(each.changed for each in entries)
        told = f"{done} of {counted(len(entries), 'entry', 'entries')} keyed"
        return f"{told}, {changed} changed since keyed" if changed else told

    def _picked(self) -> None:
        entry = self.current
        keyed = entry.keyed if entry else None
        self._shown.setText(f"{entry.label}: {entry.value or 'no value'}" if entry else "")
        was = f"Keyed was: {keyed.keyed_value or 'nothing'}" if keyed and entry and entry.changed else ""
        self._before.setText(was)
        self._before.setVisible(bool(was))
        self._copy.setEnabled(entry is not None and bool(entry.value))
        self._tick.setText("Take tick back" if entry and entry.done else "Tick as keyed")
        self._tick.setAccessibleName(self._tick.text())
        closed = self._session.why_reading
        self._tick.setEnabled(entry is not None and not closed)
        self._tick.setToolTip(closed)

    def _go(self, way: int) -> None:
        row = self.grid.currentIndex().row() + way
        if 0 <= row < len(self._entries.things):
            self.grid.go_to_row(row)

    def _to_open(self) -> None:
        """The next entry below that is not keyed as it stands now, from the top again after the last one."""
        entries = self._entries.things
        begin = self.grid.currentIndex().row() + 1
        order = [*range(begin, len(entries)), *range(begin)]
        at = next((each for each in order if not entries[each].done), None)
        if at is None:
            announce.now(self, "Everything is keyed.")
        else:
            self.grid.go_to_row(at)


def _cells(entry: Entry) -> tuple[Cell, ...]:
    keyed = entry.keyed
    who = f"{show_date(keyed.keyed_on)} by {keyed.keyed_by}" if keyed and keyed.keyed_on else ""
    state = Chipped("open", "Not keyed")
    if entry.changed:
        state = Chipped("warn", f"Changed since {who}")
    elif entry.done:
        state = Chipped("done", f"Keyed {who}")
    value = " · ".join(entry.value.splitlines())
    return f"{entry.item} · {entry.label}", value, state, entry.heading
