"""What was opened and done lately: kept in memory while the window is unlocked, and nowhere else."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.palette.entries import Entry

RECORDS, ACTIONS = 10, 5


class Recent:
    """The newest first; the palette offers them before anything is typed."""

    def __init__(self) -> None:
        self.records: list[tuple[str, int]] = []
        """Kind and id."""
        self._actions: list[str] = []

    def opened(self, on_screen: tuple[str, int] | None) -> None:
        """A record is on screen."""
        if on_screen is not None and self.records[:1] != [on_screen]:
            self.records = [on_screen, *(each for each in self.records if each != on_screen)][:RECORDS]

    def used(self, entry: "Entry") -> None:
        """An entry of the palette was done."""
        if entry.id:
            self._actions = [entry.id, *(each for each in self._actions if each != entry.id)][:ACTIONS]

    def first(self, offered: "Sequence[Entry]") -> "list[Entry]":
        """The entries with those used lately in front."""
        place = {name: at for at, name in enumerate(self._actions)}
        return sorted(offered, key=lambda each: place.get(each.id, len(place)))

    def forget(self) -> None:
        """Drops everything: the window locks or closes."""
        self.records = []
        self._actions = []
