"""The lower part of "Change many": every before and after in a grid, each with a tick."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app import bulk
from app.bulk import Line, Outcome, Plan
from ui.parts.grid import Grid
from ui.parts.table_model import Cell, Chipped, Column, Index, Row, TableModel
from ui.session import Session

COLUMNS = (
    Column("record", "Record", width=220),
    Column("field", "Field", width=150),
    Column("before", "Before", width=160),
    Column("after", "After", width=160),
    Column("outcome", "What happens", "chip", 130),
    Column("reason", "Why", width=180),
)
CHIPS: dict[Outcome, Cell] = {
    Outcome.CHANGES: Chipped("doing", "Changes"),
    Outcome.UNCHANGED: Chipped("open", "As it is"),
    Outcome.REFUSED: Chipped("blocked", "Refused"),
}
LEFT_OUT = Chipped("open", "Left out")
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


class PlanSource:
    """The lines of a plan by their place in it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.plan: Plan | None = None
        self.left_out: set[int] = set()

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every place in order."""
        return array("q", range(len(self.plan.lines) if self.plan else 0))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """These lines as shown."""
        plan = self.plan
        if plan is None:
            return [None for _ in ids]
        lines = [plan.lines[at] for at in ids]
        shown = bulk.shown(self._session.reader, plan, lines)
        return [
            (line.title, plan.kind.fields[line.key].label, *pair, self._chip(at, line), line.reason)
            for at, line, pair in zip(ids, lines, shown, strict=True)
        ]

    def ticked(self, at: int) -> bool | None:
        """Whether a line will be written; None when it has nothing to write."""
        if self.plan is None or self.plan.lines[at].outcome is not Outcome.CHANGES:
            return None
        return at not in self.left_out

    def _chip(self, at: int, line: Line) -> Cell:
        return LEFT_OUT if at in self.left_out else CHIPS[line.outcome]


class TickModel(TableModel):
    """A table whose first column has a tick where there is something to leave out."""

    ticked = Signal(int, bool)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        ticks = index.isValid() and index.column() == 0 and self._tick(index.row()) is not None
        return found | Qt.ItemFlag.ItemIsUserCheckable if ticks else found

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != _CHECK or not index.isValid() or self._tick(index.row()) is None:
            return False
        self.ticked.emit(self.ids[index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _tick(self, row: int) -> bool | None:
        source = self._source
        return source.ticked(self.ids[row]) if isinstance(source, PlanSource) else None

    def _value(self, row: int, column: int, role: int) -> Any:
        if column == 0 and role == _CHECK:
            tick = self._tick(row)
            return None if tick is None else Qt.CheckState.Checked if tick else Qt.CheckState.Unchecked
        if column == 0 and role == _ACCESSIBLE and (tick := self._tick(row)) is not None:
            return f"{super()._value(row, column, role)}, {'ticked' if tick else 'left out'}"
        return super()._value(row, column, role)


class LineGrid(Grid):
    """Every before and after; Space leaves the selected lines out or takes them in again."""

    left_out_told = Signal()
    made_of = TickModel

    def __init__(self, session: Session) -> None:
        self.source = PlanSource(session)
        super().__init__(self.source, COLUMNS, "Before and after")
        self.setObjectName("bulk_lines")
        assert isinstance(self.table, TickModel)
        self.table.ticked.connect(lambda at, on: self._tick([at], on))
        for view in (self, self.overlay):
            view.horizontalHeader().setSortIndicatorShown(False)
            view.horizontalHeader().setSectionsClickable(False)

    def show_plan(self, plan: Plan | None, wanted: Outcome | None = None) -> None:
        """Shows a plan; lines left out before stay left out where they still are."""
        if plan is not self.source.plan:
            kept = self.left_out
            self.source.plan = plan
            self.source.left_out = {
                at for at, each in enumerate(plan.lines if plan and kept else ())
                if (each.record_id, each.key) in kept and each.outcome is Outcome.CHANGES
            }  # fmt: skip
        places = self.source.ids(("", False), None, "")
        if plan is not None and wanted is not None:
            places = array("q", (at for at in places if plan.lines[at].outcome is wanted))
        self.show_ids(places)

    @property
    def left_out(self) -> set[tuple[int, str]]:
        """Record and field of every line that a person left out."""
        plan = self.source.plan
        return (
            {(plan.lines[at].record_id, plan.lines[at].key) for at in self.source.left_out} if plan else set()
        )

    @property
    def wanted(self) -> list[Line]:
        """The lines that will be written."""
        plan = self.source.plan
        if plan is None:
            return []
        return [
            line for at, line in enumerate(plan.lines)
            if line.outcome is Outcome.CHANGES and at not in self.source.left_out
        ]  # fmt: skip

    @property
    def all_out(self) -> bool:
        """Whether everything under the selection is left out already."""
        return bool(places := self._selected()) and all(at in self.source.left_out for at in places)

    def toggle(self) -> None:
        """Leaves the selected lines out, or takes them in when all of them were out."""
        self._tick(self._selected(), self.all_out)

    # -- inside --
    def _selected(self) -> list[int]:
        """The selected lines that have a tick, or the one of the cursor."""
        current = self.current_id()
        chosen = self.selected_ids() or ([] if current is None else [current])
        return [at for at in chosen if self.source.ticked(at) is not None]

    def _tick(self, places: Iterable[int], on: bool) -> None:
        changed = set(places)
        self.source.left_out = self.source.left_out - changed if on else self.source.left_out | changed
        self.table.forget_pages()
        self.left_out_told.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggle()
        else:
            super().keyPressEvent(event)
