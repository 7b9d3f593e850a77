"""What a person can do from every screen: write a note on what is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.reader import Reader
from models.kinds import kind_named

if TYPE_CHECKING:
    from ui.workspace import Workspace


def handlers(workspace: "Workspace") -> dict[str, Callable[[], object]]:
    """The work of these actions, by id."""
    return {"note": lambda: note(workspace)}


def note(workspace: "Workspace") -> None:
    """Opens the sheet for a note on the record on screen."""
    on_screen = workspace.page.on_screen
    if on_screen is not None:
        note_on(workspace, *on_screen)


def note_on(workspace: "Workspace", kind: str, record_id: int) -> None:
    """Opens the sheet for a note on a record."""
    from ui.notes.pane import write_note

    described = kind_named(kind)

    def job(reader: Reader) -> str:
        return reader.get(described, record_id).shown_title

    workspace.session.read(
        job, lambda title: write_note(workspace.window(), workspace.session, (described, record_id, title))
    )
