"""The keying sheet of a student: what SC-TMS asks of him, in the order of the items of the travel order."""

from typing import TYPE_CHECKING

from models.fields import show_date
from ui.parts.table_model import Cell, Chipped, Column

if TYPE_CHECKING:  # the entries are those of the travel order, which rests on all that draws papers
    from app.training.keying import Entry
    from ui.records.pane import RecordPane

COLUMNS = (
    Column("label", "Entry", width=225),
    Column("value", "Value", width=235),
    Column("state", "Keyed", "chip", 245),
    Column("item", "Item", width=155),
)
IMPERSONAL = frozenset({"1", "2", "3", "4", "5", "17", "19", "20"})
"""Items of the order that say nothing of a person; what is copied from the others does not stay on the clipboard."""


def key(pane: "RecordPane") -> None:
    """Opens the keying sheet of the student on screen."""
    from app.training import keying
    from ui.records.keyingsheet import Keying, KeyingSheet

    if pane.seen is not None:
        record = pane.seen.record
        way = Keying(
            kind="student", entries=keying.entries, tick=keying.tick, untick=keying.untick, columns=COLUMNS,
            cells=_cells, personal=lambda entry: entry.item not in IMPERSONAL, before=_before,
            help="screens/keying-sheet",
        )  # fmt: skip
        KeyingSheet(pane.window(), pane.session, way, record.id, record.shown_title).open()


def _before(entry: "Entry") -> str:
    keyed = entry.keyed
    return f"Keyed was: {keyed.keyed_value or 'nothing'}" if keyed else ""


def _cells(entry: "Entry") -> tuple[Cell, ...]:
    from ui.records.keyingsheet import value_of

    keyed = entry.keyed
    who = f"{show_date(keyed.keyed_on)} by {keyed.keyed_by}" if keyed and keyed.keyed_on else ""
    state = Chipped("open", "Not keyed")
    if entry.changed:
        state = Chipped("warn", f"Changed since {who}")
    elif entry.done:
        state = Chipped("done", f"Keyed {who}")
    return f"{entry.item} · {entry.label}", value_of(entry), state, entry.heading
