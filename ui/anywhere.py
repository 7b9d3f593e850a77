"""What a person can do from every screen: find anything, take back steps, write a note on what is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.reader import Reader
from models.kinds import kind_named
from ui.palette.recent import Recent

if TYPE_CHECKING:
    from ui.workspace import Workspace

WHICH = "Note on which record?"


class Anywhere:
    """Belongs to the window of an open office; remembers what was on screen until `forget`."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self.recent = Recent()
        workspace.moved.connect(lambda: self.recent.opened(workspace.page.on_screen))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The work of these actions, by id."""
        return {"palette": self.find, "note": self.note, "undo_list": self.undo_list}

    def forget(self) -> None:
        """Drops what was remembered, before the lock."""
        self.recent.forget()

    def find(self) -> None:
        """Opens the palette."""
        from ui.palette.box import Palette

        Palette(self._workspace, self.recent).open()

    def undo_list(self) -> None:
        """Opens the list of the user's steps."""
        from ui.office.undolist import show_undo_list

        show_undo_list(self._workspace.window(), self._workspace.session)

    def note(self) -> None:
        """Opens the sheet for a note on the record that is meant; asks which one when there is none."""
        from ui.palette.box import Palette

        meant = self._workspace.page.about
        if meant is not None and not kind_named(meant[0]).spec.technical:
            note_on(self._workspace, *meant)
        else:
            pick = Palette(
                self._workspace,
                self.recent,
                pick=lambda *record: note_on(self._workspace, *record),
                title=WHICH,
            )
            pick.open()


def note_on(workspace: "Workspace", kind: str, record_id: int) -> None:
    """Opens the sheet for a note on a record."""
    from ui.notes.pane import write_note

    described = kind_named(kind)

    def job(reader: Reader) -> str:
        return reader.get(described, record_id).shown_title

    workspace.session.read(
        job, lambda title: write_note(workspace.window(), workspace.session, (described, record_id, title))
    )
