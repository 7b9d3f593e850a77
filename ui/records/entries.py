"""An entry that stays as it was made: what it says, and the way to correct it by a new one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.parts.basics import button

if TYPE_CHECKING:
    from ui.records.pane import RecordPane


def show_entry(pane: "RecordPane", kind: str, entry_id: int, correct: Callable[[], object]) -> None:
    """Opens an entry with a button beside its verbs; `correct` opens the sheet of the new one."""
    from ui.childsheet import open_child

    sheet = open_child(pane.window(), pane.session, kind, entry_id, {}, lambda _: pane.refresh())

    def go() -> None:
        sheet.reject()
        correct()

    way = button("Correct this entry…", "correct_entry", go, icon="pencil")
    way.setEnabled(pane.session.writable)
    sheet.foot.insertWidget(0, way)
