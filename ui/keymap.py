"""The keys of the actions as they are on this machine: declared in `ui.actions`, changed on the page of shortcuts.

They are kept with what the machine remembers for the person logged on to it, so that they are there before an
office is open; an office says nothing about the hands of its users.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from ui.actions import ACTIONS, ActionBook
from ui.machine import Machine

PORTABLE, NATIVE = QKeySequence.SequenceFormat.PortableText, QKeySequence.SequenceFormat.NativeText
_HELD = ("Ctrl+", "Alt+", "Meta+")
_FUNCTION = re.compile(r"(?:Shift\+)?F\d+")


@dataclass(frozen=True)
class FixedKey:
    """A key that always does the same: where, what, and how it is written."""

    place: str
    what: str
    keys: str


FIXED: tuple[FixedKey, ...] = (
    FixedKey("Anywhere", "Next or previous control", "Tab, Shift+Tab"),
    FixedKey("Anywhere", "Menus", "Alt with the underlined letter, F10"),
    FixedKey("Anywhere", "Press the button that leads on", "Enter"),
    FixedKey("Anywhere", "Close a sheet, leave a form, empty the search box", "Esc"),
    FixedKey("Lists", "Next or previous line", "Down, Up"),
    FixedKey("Lists", "A screen further or back", "PgDown, PgUp"),
    FixedKey("Lists", "First or last line", "Ctrl+Home, Ctrl+End"),
    FixedKey("Lists", "Next or previous column", "Right, Left"),
    FixedKey("Lists", "Open the record", "Enter"),
    FixedKey("Lists", "Select more lines", "Shift+Down, Shift+Up"),
    FixedKey("Lists", "Select single lines", "Ctrl+Down, Ctrl+Space"),
    FixedKey("Lists", "Select all lines", "Ctrl+A"),
    FixedKey("Lists", "Go from the search box to what was found", "Down, Enter"),
    FixedKey("Tabs", "Next or previous tab", "Right, Left"),
    FixedKey("Forms", "Offer choices, or records by part of a name", "Down"),
    FixedKey("Forms", "Cut, copy, paste", "Ctrl+X, Ctrl+C, Ctrl+V"),
    FixedKey("Forms", "Undo what is typed in a field", "Ctrl+Z"),
    FixedKey("Words of a plan", "Heading, plain words again", "Ctrl+1, Ctrl+2, Ctrl+3, Ctrl+0"),
    FixedKey("Words of a plan", "Bold, slanted", "Ctrl+B, Ctrl+I"),
    FixedKey("Words of a plan", "List, numbered list", "Ctrl+Shift+8, Ctrl+Shift+7"),
    FixedKey("Words of a plan", "Item deeper, less deep", "Ctrl+], Ctrl+["),
    FixedKey("Words of a plan", "New table, row below", "Ctrl+T"),
    FixedKey("Words of a plan", "Next unknown word", "F7"),
    FixedKey("Notes", "Save the note", "Ctrl+Enter"),
    FixedKey("Files", "Paste a file, picture or text", "Ctrl+V"),
    FixedKey("Find anything", "Open the record beside", "Ctrl+Enter"),
)
_RESERVED = {
    "Ctrl+C": "copies", "Ctrl+V": "pastes", "Ctrl+X": "cuts", "Ctrl+A": "selects everything",
    "Ctrl+Return": "saves a note", "Ctrl+Enter": "saves a note", "F10": "opens the menus",
    "Ctrl+Home": "goes to the first line", "Ctrl+End": "goes to the last line", "Ctrl+Space": "selects a line",
    "Alt+F4": "closes the window", "Ctrl+Tab": "moves on", "Ctrl+Shift+Tab": "moves back",
} | {f"Alt+{letter}": "opens a menu" for letter in "OERVH"}  # fmt: skip


class Keymap(QObject):
    """Which key each action has now; lives on the application object, see `Keymap.current`."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._own: dict[str, str] = {}

    @staticmethod
    def current() -> "Keymap":
        """The keys of the running application."""
        application = cast(QApplication, QApplication.instance())
        found = application.findChild(Keymap, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return found or Keymap(application)

    def use(self, own: Mapping[str, str]) -> None:
        """Takes the keys that differ from the declared ones, by action id; "" for none."""
        wanted = {each: str(key) for each, key in own.items() if each in _DECLARED and key != _DECLARED[each]}
        if wanted != self._own:
            self._own = wanted
            self.changed.emit()

    @property
    def own(self) -> dict[str, str]:
        """The keys that differ from the declared ones."""
        return dict(self._own)

    def key(self, action_id: str) -> str:
        """The key of an action as it is stored, empty when it has none."""
        return self._own.get(action_id, _DECLARED[action_id])

    def shown(self, action_id: str) -> str:
        """The key of an action as this machine writes it."""
        return QKeySequence(self.key(action_id)).toString(NATIVE)

    def give(self, action_id: str, key: str) -> None:
        """Gives an action a key, and takes it from whichever had it; "" leaves it without."""
        own = dict(self._own)
        for other in self.holders(key):
            own[other] = ""
        self.use(own | {action_id: key})

    def reset(self, action_id: str) -> None:
        """Back to the declared key, which is taken from whichever has it now."""
        self.give(action_id, _DECLARED[action_id])

    def holders(self, key: str) -> list[str]:
        """Ids of the actions that have the key now."""
        wanted = QKeySequence(key)
        return [each for each in _DECLARED if key and QKeySequence(self.key(each)) == wanted]

    def matches(self, action_id: str, event: QKeyEvent) -> bool:
        """Whether what was pressed is the action's key, for sheets that the window's own keys do not reach."""
        key = self.key(action_id)
        return bool(key) and QKeySequence(event.keyCombination()) == QKeySequence(key)

    def worded(self, sentence: str) -> str:
        """A sentence that names the declared key of undo, with the one it has now."""
        declared = _DECLARED["undo"]
        if declared not in sentence or self.key("undo") == declared:
            return sentence
        return sentence.replace(declared, self.shown("undo") or "the menu")


def why_not(key: str) -> str:
    """Why a key cannot be given to an action; empty when it can."""
    if key and not key.startswith(_HELD) and not _FUNCTION.fullmatch(key):
        return f"{QKeySequence(key).toString(NATIVE)} alone is typed or moves the focus: hold Ctrl or Alt with it."
    reserved = _RESERVED.get(key)
    return f"{QKeySequence(key).toString(NATIVE)} {reserved} everywhere in the window." if reserved else ""


_DECLARED = {each.id: each.shortcut for each in ACTIONS}


def follow(book: ActionBook, machine: Machine) -> None:
    """Gives the actions the keys that the machine remembers, and both follow when one is changed."""
    Keymap.current().use(machine.keys)
    _Follower(book, machine)


class _Follower(QObject):
    def __init__(self, book: ActionBook, machine: Machine) -> None:
        super().__init__(book)
        self._book, self._machine = book, machine
        book.rekey(Keymap.current().key)
        Keymap.current().changed.connect(self._changed)

    def _changed(self) -> None:
        self._book.rekey(Keymap.current().key)
        self._machine.keys = Keymap.current().own
        self._machine.save()
