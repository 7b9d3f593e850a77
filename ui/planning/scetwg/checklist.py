"""The checklist of a session in its pane: each item with its live result, and below it the numbers and lines behind."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout
from shiboken6 import isValid

from app.change import Changed
from app.planning import scetwg
from app.planning.scetwg import Checklist, Item
from models.fields import show_money
from models.kinds import Kind
from models.planning.meeting import Behind, State
from ui.jobs import Running
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.chip import Tone
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.records.listing import Body
from ui.records.pane import RecordPane
from ui.theme import GAP, GROUP_GAP, Theme

TONES: dict[State, Tone] = {
    State.MET: "done", State.FAILS: "warn", State.OPEN: "open", State.UNSET: "note",
}  # fmt: skip
_ITEMS = (Column("question", "Item", width=300), Column("state", "Result", "chip", 124),
          Column("said", "What it comes to", width=290))  # fmt: skip
ROOM, LARGE_ROOM, BEHIND_ROOM = 216, 150, 90
"""Heights: of all seven items, as many as large letters leave, and of the lines behind one."""
_BEHIND = (Column("name", "Line", width=380), Column("cost", "Amount", "number", 130),
           Column("why", "Why it is here", width=330))  # fmt: skip
READS = frozenset({"training_line", "training_program", "training_year", "course", "cetpp", "policy_value"})
"""Kinds of which the checklist is worked out."""
OPENS = {"training_year": "Open training year", "cetpp": "Open CETPP"}
UNCONFIRMED = "Not confirmed: nobody in the office compared the value with its source."


class ChecklistBody(Body):
    """Works the items out of the records each time it is shown; Enter on a line behind a result opens it."""

    def __init__(self, pane: RecordPane) -> None:
        super().__init__()
        self.setObjectName("scetwg_checklist")
        self.setAccessibleName("Checklist of the session")
        self._pane, self._session = pane, pane.session
        self._record, self._stale = 0, False
        self._asked: Running | None = None
        self._items: Listed[Item] = Listed(_item)
        self._behind: Listed[Behind] = Listed(_line)
        self._build()
        pane.session.changed.connect(self._hear)

    def show_of(self, record: Kind) -> None:
        """Reads the checklist of another session, or of the same one as the records are now."""
        self._record = record.id
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def _hear(self, changed: Changed) -> None:
        """What was changed elsewhere, a line or a ceiling, changes the results here."""
        if not isValid(self) or not self._record or READS.isdisjoint(changed.kinds):
            return
        if self.isVisible():
            self._read()
        else:
            self._stale = True

    def _read(self) -> None:
        self._stale = False
        if self._asked is not None:
            self._asked.drop()
        self._asked = self._session.read(partial(scetwg.checklist, session_id=self._record), self._take_in)

    @property
    def chosen(self) -> Item | None:
        """The item under the cursor."""
        return self._items.thing(self.items.current_id())

    # -- building --
    def _build(self) -> None:
        self._counts = label("", "strong", wrap=True, name="scetwg_counts")
        self.items = Grid(self._items, _ITEMS, "Items of the checklist")
        self.items.setObjectName("scetwg_items")
        self._told = label("", wrap=True, name="scetwg_told")
        self._figures = label("", wrap=True, name="scetwg_figures")
        self._source = label("", "caption", wrap=True, name="scetwg_source")
        self._open = button("Open record", "scetwg_open", self.open_record)
        self.behind = Grid(self._behind, _BEHIND, "Lines behind the result")
        self.behind.setObjectName("scetwg_behind")
        theme = Theme.current()
        for grid, height in ((self.items, LARGE_ROOM if theme.large else ROOM), (self.behind, BEHIND_ROOM)):
            grid.setMinimumHeight(theme.px(height))
        keeping = self.behind.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)  # what stands above it stays where it is
        self.behind.setSizePolicy(keeping)
        below = column(self._told, self._figures, self._source, boxed(row(self._open, None)), self.behind)
        below.setStretch(4, 1)
        below.setContentsMargins(0, GAP, 0, 0)
        self._more = QScrollArea()
        self._more.setObjectName("scetwg_more")
        self._more.setAccessibleName("What is behind the item")
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.setFrameShape(QFrame.Shape.NoFrame)
        self._more.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._more.setWidgetResizable(True)
        self._more.setMinimumHeight(theme.px(BEHIND_ROOM))
        self._more.setWidget(boxed(below))
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setObjectName("scetwg_halves")
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.items)
        halves.addWidget(self._more)
        halves.setSizes([500, 500])  # a share; the items stand whole, what is behind one scrolls
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GROUP_GAP, GAP, GROUP_GAP, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self._counts)
        layout.addWidget(halves, 1)
        self.items.picked.connect(lambda _: self._tell())
        self.items.opened.connect(lambda _: self._go_behind())
        self.behind.opened.connect(self._open_line)
        self._tell()

    # -- showing --
    def _take_in(self, found: Checklist) -> None:
        if not isValid(self) or found.session.id != self._record:
            return
        keep = self.items.current_id()
        self._counts.setText(found.sentence)
        self._items.things = found.items
        self.items.show_ids(self._items.ids(("", False), None, ""), keep or _first(found))
        self._tell()

    def _tell(self) -> None:
        item = self.chosen
        result = item.result if item else None
        self._behind.things = result.behind if result else ()
        self.behind.show_ids(self._behind.ids(("", False), None, ""))
        self.behind.setVisible(bool(self._behind.things))
        self._told.setText(result.said if result else "")
        figures = [f"{name}: {value or 'not recorded'}" for name, value in (result.figures if result else ())]
        lines = counted(len(self._behind.things), "line") if self._behind.things else ""
        self._figures.setText(" · ".join(filter(None, (*figures, lines))))
        sure = UNCONFIRMED if result and result.unconfirmed else ""
        self._source.setText(" ".join(filter(None, (item.note, f"{item.cites}.", sure))) if item else "")
        record = item.record if item else None
        self._open.setVisible(record is not None)
        if record is not None:
            self._open.setText(OPENS[record[0]])
            self._open.setAccessibleName(OPENS[record[0]])

    # -- doing --
    def open_record(self) -> None:
        """Leads to the record where the item is mended."""
        item = self.chosen
        if item is not None and item.record is not None:
            self._session.open_record.emit(*item.record)

    def _go_behind(self) -> None:
        self.behind.setFocus()
        self._more.ensureWidgetVisible(self.behind)

    def _open_line(self, at: int) -> None:
        line = self._behind.thing(at)
        if line is not None:
            self._session.open_record.emit("training_line", line.line_id)


def _first(found: Checklist) -> int:
    """Where the work begins: the first item that is not met, else the first."""
    return next((at for at, each in enumerate(found.items) if each.state is State.FAILS), 0)


def _item(item: Item) -> Row:
    return f"{item.no}  {item.question}", Chipped(TONES[item.state], item.state.value), item.result.said


def _line(line: Behind) -> Row:
    return line.name, show_money(line.cents), line.why
