"""The page of keyboard shortcuts: every action and fixed key, found by typing, changed by pressing another key."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from app import matching
from ui import announce
from ui.actions import ACTIONS
from ui.help import offers
from ui.keymap import FIXED, NATIVE, PORTABLE, Keymap, why_not
from ui.parts import words
from ui.parts.basics import boxed, button, column, label, restyle
from ui.parts.flow import flowing
from ui.parts.grid import Grid
from ui.parts.search import SearchBox
from ui.parts.sheet import Sheet, room_for
from ui.parts.table_model import Cell, Chipped, Column, Row
from ui.theme import Theme

COLUMNS = (
    Column("what", "What it does", width=300),
    Column("key", "Key", width=190),
    Column("state", "State", "chip", 110),
    Column("where", "Where", width=120),
)
WIDTH, HEIGHT, LEAST = 780, 380, 130
ABOUT = "Choose a line and press Enter, then the new key. Keys are kept on this machine."
_ALONE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


@dataclass(frozen=True)
class Line:
    """A line of the page; `id` is empty for a key that is fixed."""

    what: str
    key: str
    where: str
    id: str = ""


def lines() -> list[Line]:
    """Every action in the order of the menus, then the fixed keys."""
    keymap = Keymap.current()
    actions = [Line(each.label.rstrip("…"), keymap.shown(each.id), each.menu, each.id) for each in ACTIONS]
    return actions + [Line(each.what, each.keys, each.place) for each in FIXED]


class KeyRows:
    """The lines that fit what is searched."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every place, those that fit `text` best first."""
        self.lines = [
            each
            for _, each in matching.ranked(
                text, lines(), lambda each: (each.what, f"{each.key} {each.where}")
            )
        ]
        return array("q", range(len(self.lines)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells."""
        own = Keymap.current().own
        return [self._row(self.lines[at], own) for at in ids]

    def _row(self, line: Line, own: dict[str, str]) -> Row:
        state: Cell = Chipped("open", "Fixed") if not line.id else ""
        return line.what, line.key, Chipped("note", "Changed") if line.id in own else state, line.where


class KeyCatcher(QLineEdit):
    """Waits for a key; Tab and Esc leave, Backspace means none."""

    caught = Signal(str)
    """The key as it is stored."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("new_key")
        self.setAccessibleName("New key")
        self.setAccessibleDescription(
            "Press the new key. Backspace takes the key away, Esc goes back to the list."
        )
        self.setPlaceholderText("Press the new key")
        self.setReadOnly(True)

    def event(self, event: QEvent) -> bool:
        """Keeps the window's own keys from being carried out while one is chosen."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ALONE:
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not event.modifiers():
            self.caught.emit("")
        else:
            self.caught.emit(QKeySequence(event.keyCombination()).toString(PORTABLE))


class ShortcutsSheet(Sheet):
    """Shows, searches and changes keys; a key that another action has is named before it is taken."""

    def __init__(self, parent: QWidget) -> None:
        self._rows = KeyRows()
        self._wanted = ""
        """The key that another action has, until the person takes it over."""
        self.search = SearchBox("Search actions and keys", "shortcut_search")
        self.grid = Grid(self._rows, COLUMNS, "Keyboard shortcuts")
        self.grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self.catcher = KeyCatcher()
        self._for = label("", "strong", name="shortcut_for")
        self._said = label(ABOUT, "muted", wrap=True, name="shortcut_said")
        self._take = button("Take it over", "shortcut_take", self._take_over)
        self._take.hide()
        self._one = button("Reset this key", "shortcut_reset", self._reset_one)
        every = button("Reset all keys", "shortcut_reset_all", self._reset_all, icon="undo-2")
        theme = Theme.current()
        self.catcher.setMinimumWidth(theme.px(160))
        change = flowing(self._for, self.catcher, self._take, self._one, every)
        room_for(self.grid, parent, WIDTH, HEIGHT)
        if theme.large:  # what stands below it has its room too
            self.grid.setMinimumHeight(theme.px(LEAST))
        super().__init__(
            parent, "Keyboard shortcuts", boxed(column(self.search, self.grid, change, self._said))
        )
        self.verb.setAutoDefault(False)
        self.verb.setDefault(False)
        self._connect()
        self._show()
        offers(self, "screens/shortcuts")
        self.search.setFocus()

    def _connect(self) -> None:
        self.search.searched.connect(lambda _: self._show())
        self.search.left.connect(self.grid.setFocus)
        self.grid.picked.connect(lambda _: self._tell())
        self.grid.opened.connect(lambda _: self._begin())
        self.catcher.caught.connect(self._caught)
        self.catcher.left.connect(self.grid.setFocus)

    # -- showing --
    def _show(self, keep: int | None = None) -> None:
        self.grid.show_ids(self._rows.ids(("", False), None, self.search.text().strip()), keep)
        if self.grid.current_id() is None and self._rows.lines:
            self.grid.go_to_row(0)
        announce.settled(self, words.counted(len(self._rows.lines), "key") if self.search.text() else "")
        self._tell()

    def _line(self) -> Line | None:
        at = self.grid.current_id()
        return self._rows.lines[at] if at is not None and at < len(self._rows.lines) else None

    def _tell(self) -> None:
        line = self._line()
        changes = line is not None and bool(line.id)
        self._for.setText(line.what if line else "")
        self.catcher.setEnabled(changes)
        self.catcher.setText(line.key if line else "")
        self._one.setEnabled(changes and line is not None and line.id in Keymap.current().own)
        self._say(ABOUT if changes or line is None else "This key is fixed.", "")

    def _say(self, sentence: str, tone: str, wanted: str = "") -> None:
        self._said.setText(sentence)
        restyle(self._said, tone=tone)
        self._wanted = wanted
        self._take.setVisible(bool(wanted))
        if tone:
            announce.now(self, sentence, urgent=tone == "blocked")

    # -- changing --
    def _begin(self) -> None:
        line = self._line()
        if line is not None and line.id:
            self.catcher.clear()
            self.catcher.setFocus()

    def _caught(self, key: str) -> None:
        line, keymap = self._line(), Keymap.current()
        if line is None or not line.id:
            return
        self.catcher.setText(QKeySequence(key).toString(NATIVE))
        others = [
            each.label.rstrip("…")
            for each in ACTIONS
            if each.id in keymap.holders(key) and each.id != line.id
        ]
        if why := why_not(key):
            self._say(why, "blocked")
        elif others:
            self._say(
                f"{self.catcher.text()} belongs to “{others[0]}”, which would be left without.", "due", key
            )
            self._take.setFocus()
        else:
            self._give(line, key)

    def _take_over(self) -> None:
        line = self._line()
        if line is not None:
            self._give(line, self._wanted)

    def _give(self, line: Line, key: str) -> None:
        Keymap.current().give(line.id, key)
        shown = Keymap.current().shown(line.id)
        self._after(f"{line.what}: {shown}." if shown else f"{line.what} has no key now.")

    def _reset_one(self) -> None:
        line = self._line()
        if line is not None and line.id:
            Keymap.current().reset(line.id)
            self._after(f"{line.what}: {Keymap.current().shown(line.id) or 'no key'}, as it came.")

    def _reset_all(self) -> None:
        Keymap.current().use({})
        self._after("Every key is as it came.")

    def _after(self, sentence: str) -> None:
        """Shows what is now, with the cursor where it was."""
        self._show(self.grid.current_id())
        self.grid.setFocus()
        self._say(sentence, "done")


def show_shortcuts(parent: QWidget) -> Sheet:
    """Opens the page."""
    sheet = ShortcutsSheet(parent)
    sheet.open()
    return sheet
