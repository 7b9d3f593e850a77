"""A keying sheet: copy a value, key it in the official system, tick it, go on; all of it by keyboard.

What is particular of a kind of record is a `Keying`: how its entries are read, ticked and shown.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from app.office import Office
from app.reader import Reader
from ui import announce
from ui.asking.latest import Latest
from ui.clipboard import Clipboard
from ui.help import offers
from ui.parts.basics import PERSONAL, boxed, button, column, label, restyle
from ui.parts.flow import flowing
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.sheet import Sheet, enlarge
from ui.parts.table_model import Cell, Column, Row
from ui.parts.words import counted
from ui.session import Session
from ui.theme import GAP

HINT = "Enter copies the value. Space ticks it and goes on to the next one; on a ticked one it takes the tick back."
WIDTH, HEIGHT = 940, 620


class Entry(Protocol):
    """One value to key."""

    @property
    def name(self) -> str:
        """Its short name."""

    @property
    def label(self) -> str:
        """What it is called."""

    @property
    def value(self) -> str:
        """The text to copy."""

    @property
    def done(self) -> bool:
        """Whether what the records say is keyed."""

    @property
    def changed(self) -> bool:
        """Whether the records say something else than what was keyed."""


Read = Callable[[Reader, int], Sequence[Any]]
Change = Callable[[Office, int, Iterable[str]], object]


@dataclass(frozen=True)
class Keying:
    """How the entries of a kind of record are read, ticked and shown."""

    kind: str
    entries: Read
    tick: Change
    untick: Change
    columns: tuple[Column, ...]
    cells: Callable[[Any], Row]
    personal: Callable[[Any], bool]
    """Whether what is copied of an entry says something of a person."""
    before: Callable[[Any], str]
    """What is told of an entry that changed since it was keyed."""
    help: str
    """Its help page."""


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
    """Entries in the order of the official system, what was keyed and when, and what changed since."""

    told = Signal()
    """The entries were read."""

    def __init__(
        self, parent: QWidget, session: Session, keying: Keying, record_id: int, name: str,
        foot: Sequence[QWidget] = (),
    ) -> None:  # fmt: skip
        self._keying = keying
        self._latest = Latest(session, self)
        self._entries: Listed[Entry] = Listed(keying.cells)
        self._counts = label("", "strong", name="keying_counts")
        self.grid = KeyingGrid(self._entries, keying.columns, f"Keying sheet of {name}")
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
        body = boxed(column(self._counts, self.grid, self._shown, self._before, ways, hint, *foot, gap=GAP))
        super().__init__(parent, f"Keying sheet: {name}", body)
        restyle(self.verb, primary=False)
        self._session, self._record, self._over = session, record_id, parent.window()
        offers(self, keying.help)
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
        enlarge(self, self._over, WIDTH, HEIGHT)
        super().open()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._session.why_reading:
            self._session.log("revealed", self._keying.kind, self._record, "keying sheet")

    def read(self) -> None:
        """Reads the entries anew."""
        keying, record = self._keying, self._record

        def job(reader: Reader) -> Sequence[Entry]:
            return keying.entries(reader, record)

        self._latest.ask(job, self._show)

    # -- what is done here --
    @property
    def entries(self) -> Sequence[Entry]:
        """The entries as they were read last."""
        return self._entries.things

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
        Clipboard.current().copy(entry.value, personal=self._keying.personal(entry))
        announce.now(self, f"{entry.label} copied.")

    def tick(self) -> None:
        """Records that the entry was keyed and goes on; takes that back where it is keyed already."""
        entry, keying, record = self.current, self._keying, self._record
        if entry is None or not self._tick.isEnabled():
            return
        names, done = (entry.name,), entry.done

        def job(office: Office) -> None:
            (keying.untick if done else keying.tick)(office, record, names)

        if not done:
            self._go(1)
        self._session.write("", job)

    # -- internal --
    def _hear(self, _: object) -> None:
        self.read()

    def _show(self, entries: Sequence[Entry]) -> None:
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
        self.told.emit()

    def _said(self) -> str:
        """How far the sheet is: `12 of 57 entries keyed, 2 changed since`."""
        entries = self._entries.things
        done, changed = sum(each.done for each in entries), sum(each.changed for each in entries)
        told = f"{done} of {counted(len(entries), 'entry', 'entries')} keyed"
        return f"{told}, {changed} changed since keyed" if changed else told

    def _picked(self) -> None:
        entry = self.current
        self._shown.setText(f"{entry.label}: {entry.value or 'no value'}" if entry else "")
        was = self._keying.before(entry) if entry and entry.changed else ""
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


def value_of(entry: Entry) -> Cell:
    """A value in one line."""
    return " · ".join(entry.value.splitlines())
