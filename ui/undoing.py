"""What Undo and Redo would do now, by name; another person's step is taken back only after asking."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.office import Office, OthersStep
from ui.parts.basics import button
from ui.parts.sheet import Sheet, ask


@dataclass(frozen=True)
class Steps:
    """The names of one's own steps that undo and redo would take, and the newer step of somebody else before them."""

    undo: str | None = None
    redo: str | None = None
    others: OthersStep | None = None

    @property
    def undo_label(self) -> str:
        """The words of the undo action; it names the author when the step is not one's own."""
        if self.others is not None:
            return f"Undo {self.others.name} by {self.others.user}…"
        return f"Undo {self.undo}" if self.undo else "Undo"

    @property
    def redo_label(self) -> str:
        """The words of the redo action."""
        return f"Redo {self.redo}" if self.redo else "Redo"


def steps_of(office: Office) -> Steps:
    """Looks through the journal; not for the window's thread."""
    return Steps(office.undoable(), office.redoable(), office.others_undoable())


def ask_others(
    parent: QWidget, steps: Steps, theirs: Callable[[], object], mine: Callable[[], object]
) -> Sheet:
    """Names the step and its author before it is taken back; one's own older step can be taken back instead."""
    assert steps.others is not None
    name, user = steps.others.name, steps.others.user
    said = f"The newest change in this office is {user}'s. Undoing it is recorded as yours and can be done again."
    own = f" Your own newest change is “{steps.undo}”." if steps.undo else ""
    sheet = ask(parent, f"Undo “{name}” by {user}?", said + own, "Undo their step", theirs)

    def undo_mine() -> None:
        sheet.reject()
        mine()

    if steps.undo:
        sheet.foot.insertWidget(0, button("Undo mine", "undo_mine", undo_mine))
    return sheet
