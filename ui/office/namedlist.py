"""Records that stay after a purge and whose text names who is erased: read one by one, decided by hand."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.mentioned import Mention
from ui.office.worksheet import WorkSheet
from ui.parts.basics import button, label
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Column, Row
from ui.parts.words import counted
from ui.session import Session
from ui.theme import Theme

WIDTH, LINES, FEW_LINES = 720, 200, 130
"""Width and height of the list in px at 100 %; less height at a large zoom."""
COLUMNS = (
    Column("kind", "Kind", width=150),
    Column("title", "Record", width=290),
    Column("field", "Named in", width=230),
)
BY_HAND = (
    "It stays: read it and decide by hand whether the name goes.",
    "They stay: read each and decide by hand whether the name goes.",
)
"""What is to be done about one, and about several."""
HISTORY = "What a field said before it was changed stays in the history of its record."
NAMED = "Named elsewhere…"
"""The button that opens the list."""
NOBODY = "No text of another record names who would be erased."


def said_of(found: Sequence[Mention]) -> str:
    """How many records stay and name somebody, in a sentence or two."""
    if not found:
        return NOBODY
    one = len(found) == 1
    verb, whose = ("names", "its text") if one else ("name", "their texts")
    said = f"{counted(len(found), 'other record')} {verb} who would be erased, in {whose}."
    return f"{said} {BY_HAND[not one]} {HISTORY}"


class NamedSheet(WorkSheet):
    """The records that stay, each to be opened."""

    def __init__(self, parent: QWidget, session: Session, about: str, found: Sequence[Mention]) -> None:
        self._words = Listed[Mention](_row)
        self._words.things = found
        self._grid = Grid(self._words, COLUMNS, "Records that name who would be erased")
        theme = Theme.current()
        self._grid.setFixedHeight(theme.px(FEW_LINES if theme.large else LINES))
        self._grid.show_ids(array("q", range(len(found))))
        parts = [
            label(about, "strong", wrap=True),
            label(said_of(found), wrap=True, name="named_said"),
            self._grid,
        ]
        super().__init__(parent, session, "Named elsewhere", parts, width=WIDTH)
        self._open = button("Open record", "named_open", self._open_record)
        self.foot.insertWidget(0, self._open)
        self._grid.picked.connect(lambda _: self._tell())
        self._grid.opened.connect(lambda _: self._open_record())
        if found:
            self._grid.go_to_row(0)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    @property
    def chosen(self) -> Mention | None:
        """The record under the cursor."""
        return self._words.thing(self._grid.current_id())

    def _tell(self) -> None:
        chosen = self.chosen
        self._open.setEnabled(chosen is not None and not chosen.removed)
        self._open.setToolTip("It lies in the bin." if chosen is not None and chosen.removed else "")

    def _open_record(self) -> None:
        chosen = self.chosen
        if chosen is not None and not chosen.removed:
            self.accept()
            self._session.open_record.emit(chosen.kind.spec.name, chosen.record_id)


def _row(each: Mention) -> Row:
    kind = f"{each.kind.spec.label}, in the bin" if each.removed else each.kind.spec.label
    return kind, each.title, f"{each.field}, surname alone" if each.surname else each.field
