"""The sheets of a plan, opened on what is tried: another place or priority, a name to keep it under, others beside."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.planning.plan import Placed
from ui.planning.plan.desk import PlanDesk
from ui.planning.plan.grid import PlanGrid
from ui.planning.plan.sheets import CompareSheet, KeepSheet, PlaceSheet, PrioritySheet
from ui.session import Session

Move = Callable[[Placed, int, str | None], object]
"""Told the line, its new place, and the priority where it is another one."""


class PlanAsks:
    """Asks about the line under the cursor and about the whole of what is tried; the page does what is answered."""

    def __init__(
        self, page: QWidget, session: Session, desk: PlanDesk, grid: PlanGrid, move: Move,
        kept: Callable[[int], object], applied: Callable[[int], object],
    ) -> None:  # fmt: skip
        self._page, self._session, self._desk, self._grid = page, session, desk, grid
        self._move, self._kept, self._applied = move, kept, applied

    def place(self) -> None:
        """Asks for another place of the chosen line."""
        if (chosen := self._grid.line) is not None:
            now = self._desk.tries.now
            PlaceSheet(self._window, self._session, now, chosen, self._mover(chosen)).open()

    def priority(self) -> None:
        """Asks for another priority of the chosen line."""
        if (chosen := self._grid.line) is not None:
            now = self._desk.tries.now
            PrioritySheet(self._window, self._session, now, chosen, self._mover(chosen)).open()

    def save(self) -> None:
        """Asks for a name and keeps what is tried."""
        desk = self._desk
        KeepSheet(self._window, self._session, desk.tries.now, desk.name, self._kept).open()

    def apply(self) -> None:
        """Asks for a name and makes what is tried the plan."""
        desk = self._desk
        KeepSheet(self._window, self._session, desk.tries.now, desk.name, self._applied, apply=True).open()

    def compare(self) -> None:
        """Shows orders side by side."""
        desk = self._desk
        CompareSheet(self._window, self._session, desk.shown, desk.saved, desk.tries.now).open()

    # -- internal --
    @property
    def _window(self) -> QWidget:
        return self._page.window()

    def _mover(self, chosen: Placed) -> Callable[[int, str | None], object]:
        return lambda to, priority: self._move(chosen, to, priority)
