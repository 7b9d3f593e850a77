"""The parts of a record on screen, each under a tab: made when it is first turned to, filled when it is looked at."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.records.seen import Seen
from ui.theme import GAP


class Part(NamedTuple):
    """What stands under one tab."""

    make: Callable[[], QWidget]
    fill: Callable[[Any, Seen], object]
    """Shows the record that was read in the widget that `make` made."""


class RecordParts(QWidget):
    """A bar of tabs and the part that was turned to.

    A list that nobody leaves for a record's notes, files and history builds none of them, and a record that is
    passed by on the way down the list fills only the part on screen.
    """

    def __init__(self, noun: str, parts: Mapping[str, Part]) -> None:
        super().__init__()
        self._parts = dict(parts)
        self._made: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        """Parts that do not show the record on screen yet."""
        self._seen: Seen | None = None
        self.bar = QTabBar()
        self.bar.setObjectName("record_tabs")
        self.bar.setAccessibleName(f"Parts of the {noun}")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        for name in self._parts:
            self.bar.setAccessibleTabName(self.bar.addTab(name), name)
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)
        self._turn(0)
        self.bar.currentChanged.connect(self._turn)

    @property
    def names(self) -> tuple[str, ...]:
        """The words of the tabs in their order."""
        return tuple(self._parts)

    @property
    def shown(self) -> str:
        """The word of the part on screen."""
        return self.names[self.bar.currentIndex()]

    def named(self, name: str) -> QWidget:
        """The part of that word, made on first need."""
        if name not in self._made:
            made = self._made[name] = self._parts[name].make()
            self._stack.addWidget(made)
        return self._made[name]

    def made(self, name: str) -> QWidget | None:
        """The part of that word if somebody has turned to it."""
        return self._made.get(name)

    def turn_to(self, name: str) -> None:
        """Shows the part of that word."""
        self.bar.setCurrentIndex(self.names.index(name))

    def show_seen(self, seen: Seen | None) -> None:
        """Shows what was read; the parts not on screen follow when they are turned to. None: a new record."""
        self._seen, self._stale = seen, set(self._parts)
        self.bar.setEnabled(seen is not None)
        if seen is None:
            self.bar.setCurrentIndex(0)
        else:
            self._turn(self.bar.currentIndex())

    def take_focus(self) -> None:
        """Goes on where the parts are chosen."""
        self.bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def hasHeightForWidth(self) -> bool:
        """False, so that the parts fill their place and scroll inside, as long as there is room for them."""
        return False

    def _turn(self, at: int) -> None:
        name = self.names[at]
        part = self.named(name)
        if self._seen is not None and name in self._stale:
            self._stale.discard(name)
            self._parts[name].fill(part, self._seen)
        self._stack.setCurrentWidget(part)
