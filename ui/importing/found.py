"""What the rules find at the records that an import wrote, or at those they belong to; each opens from here."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.since import Found
from ui.parts.basics import button, label, row
from ui.parts.bidi import isolated
from ui.parts.findings import tone_and_word
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.session import Session
from ui.theme import GAP, Theme

COLUMNS = (
    Column("record", "Record", width=260),
    Column("count", "Findings", "number", 90),
    Column("word", "Most pressing", "chip", 170),
    Column("message", "What", width=520),
)
LEAST = 150
"""Height of the list, px at 100 %."""
Open = Callable[[str, int], object]


class FoundView(QWidget):
    """A line for each record with findings, those that close a step first; hidden while there are none."""

    def __init__(self, session: Session, open_: Open) -> None:
        super().__init__()
        self._session, self._open = session, open_
        self._list = Listed(self._row)
        self._said = label("", "strong", wrap=True, name="found_said")
        self.grid = Grid(self._list, COLUMNS, "What the rules find")
        self.grid.setObjectName("found_list")
        self.grid.setMinimumHeight(Theme.current().px(LEAST))
        self._shows = button("Open record", "found_open", self._open_current, icon="chevron-right")
        self.grid.opened.connect(self._open_at)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._said)
        layout.addWidget(self.grid, 1)
        layout.addLayout(row(self._shows, None))

    def show_found(self, found: Sequence[Found]) -> None:
        """Shows what was found; the records stand in order of how pressing it is."""
        self._list.things = found
        findings = sum(each.count for each in found)
        self._said.setText(
            f"The rules find {counted(findings, 'thing')} at {counted(len(found), 'record')} since this import."
        )
        self.grid.show_ids(self._list.ids(("", False), None, ""))
        if found:
            self.grid.go_to_row(0)
        self.setVisible(bool(found))

    def _row(self, each: Found) -> Row:
        mark = Chipped(*tone_and_word(each.first, self._session.today))
        return isolated(each.title), f"{each.count:,}", mark, isolated(each.first.message)

    def _open_at(self, at: int) -> None:
        if each := self._list.thing(at):
            self._open(*each.record)

    def _open_current(self) -> None:
        if each := self._list.thing(self.grid.current_id()):
            self._open(*each.record)
