"""A letter of the office's own: made, and given another name."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app import letters, wordings
from app.wordings import LETTER, Listed
from ui.office.wordingparts import TextField
from ui.office.worksheet import WorkSheet, labelled, line, reopen_one, show_again
from ui.parts.basics import label
from ui.session import Session

BEGIN = "Dear {country_rank} {surname},\n"
PLACES = (
    "Words in braces such as {full_name} are filled from each student's record. The screen lists every place "
    "once the letter is there; one that cannot be filled is told by name."
)


class NewLetterSheet(WorkSheet):
    """Name and text."""

    def __init__(
        self, parent: QWidget, session: Session, made: Callable[[str], object] | None = None
    ) -> None:
        self._name, self._made = line("letter_name", "Name"), made
        self._text = TextField("letter_text", "Text")
        self._text.put(BEGIN)
        self._text.setAccessibleDescription(PLACES)
        parts = [labelled(self._name, "How the letter is found, and its heading."), self._text.captioned()]
        parts.append(label(PLACES, "caption", wrap=True))
        super().__init__(parent, session, "New letter", parts, "Make letter", self._go_on, width=620)
        self.again = ("letter", {"act": "new"})
        self._name.setFocus()

    def _go_on(self) -> None:
        name, text, office = self._name.text(), self._text.toPlainText(), self._session.office
        if not name.strip():
            self.refuse("“Name” is empty.", self._name)
            return
        self.work("Saving the letter", lambda *_: letters.make(office, name, text), self._done)

    def _done(self, kept: str) -> None:
        self._session.said.emit(f"Letter “{self._name.text().strip()}” made. Undone with Ctrl+Z.", "done")
        self.accept()
        if self._made is not None:
            self._made(kept)


class RenameLetterSheet(WorkSheet):
    """Another name, for the letter in every language."""

    def __init__(
        self, parent: QWidget, session: Session, item: Listed, made: Callable[[str], object] | None = None
    ) -> None:
        self._item, self._made = item, made
        self._name = line("letter_name", "Name", text=item.name)
        parts = [labelled(self._name, "In every language; letters written before keep their heading.")]
        title = f"Rename the letter “{item.name}”"
        super().__init__(parent, session, title, parts, "Rename", self._go_on)
        self.again = ("letter", {"act": "rename", "name": item.supplied.name})
        self._name.selectAll()
        self._name.setFocus()

    def _go_on(self) -> None:
        name, item, office = self._name.text(), self._item, self._session.office
        self.work("Renaming", lambda *_: letters.rename(office, item, name), self._done)

    def _done(self, kept: str) -> None:
        self._session.said.emit(
            f"“{self._item.name}” is called “{self._name.text().strip()}” now. Undone with Ctrl+Z.", "done"
        )
        self.accept()
        if self._made is not None:
            self._made(kept)


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet again with what was typed before the lock."""
    about = kept["about"]
    if about["act"] == "new":
        show_again(session, NewLetterSheet(parent, session), kept)
        return
    reopen_one(
        session, kept, wordings.listed,
        lambda each: each.paper == LETTER and each.letter and each.supplied.name == about["name"],
        lambda found: RenameLetterSheet(parent, session, found),
    )  # fmt: skip
