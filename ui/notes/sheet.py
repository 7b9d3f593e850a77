"""The sheet for a note: one box to type in, and below it what was understood, which can be put right."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app import notes
from app.notes import Said, understand
from app.office import Office
from app.reader import Reader
from app.typing import read_typed_date
from models.fields import FieldError, show_date
from models.kinds import Kind, kind_named
from models.office.desk import Note
from ui import announce
from ui.help import offers
from ui.jobs import Cancelled, Progress
from ui.office.worksheet import WorkSheet, labelled, line, pair
from ui.parts.basics import label
from ui.session import Session

HINT = "send the visa letter by 5 aug to Maj. Kesar"
LINES = 4


class NoteBox(QPlainTextEdit):
    """Some lines to type in; Tab leaves, Ctrl+Enter is done."""

    done = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("note_text")
        self.setAccessibleName("Note")
        self.setAccessibleDescription(
            "Ctrl+Enter saves. A day after “by” and a person after “to” are understood."
        )
        self.setPlaceholderText(HINT)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().height() * LINES + 14)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(
                self.done
            )


class NoteSheet(WorkSheet):
    """Writes a note on a record, or rewrites one."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        subject: tuple[type[Kind], int],
        title: str,
        note: Note | None = None,
        saved: Callable[[], object] = lambda: None,
    ) -> None:
        self._subject, self._title, self._note, self._told = subject, title, note, saved
        self._known: frozenset[str] = frozenset()
        self.text = NoteBox((note.body or "") if note else "")
        self.due = line("note_due", "Due", "A day makes it a promise: 5 aug, friday, +16.")
        self.to = line("note_to", "Promised to", "Empty when it was promised to nobody.")
        self.kept = line("note_kept", "Kept on", "The day a promise was kept ends its duty.")
        self._due_typed = self._to_typed = note is not None
        self._meaning = label("", "muted", wrap=True, name="note_meaning")
        super().__init__(parent, session, f"Note on {title}", self._parts(), "Save", self._save)
        self._fill(note)
        self._began = self._typed()
        self.text.textChanged.connect(self._understand)
        self.text.done.connect(self.verb.click)
        self.due.textEdited.connect(lambda _: self._by_hand(due=True))
        self.to.textEdited.connect(lambda _: self._by_hand(to=True))
        self._understand()
        self.text.setFocus()
        offers(self, "screens/notes")
        session.read(_known, self._learn)

    def _parts(self) -> list[QWidget]:
        parts = [labelled(self.text), pair(labelled(self.due), labelled(self.to)), self._meaning]
        return [*parts, labelled(self.kept)] if self._note else parts

    def _fill(self, note: Note | None) -> None:
        if note is not None:
            self.due.setText(show_date(note.due_on) if note.due_on else "")
            self.to.setText(note.promised_to or "")
            self.kept.setText(show_date(note.kept_on) if note.kept_on else "")

    def _learn(self, known: frozenset[str]) -> None:
        self._known = known
        self._understand()

    # -- drafts --
    def park(self) -> dict[str, Any] | None:
        """What is typed and not saved."""
        now = self._typed()
        if now == self._began:
            return None
        kind, record_id = self._subject
        about = {"kind": kind.spec.name, "id": record_id, "title": self._title}
        by_hand = {"due_typed": self._due_typed, "to_typed": self._to_typed}
        return {"sheet": "note", "note": self._note.id if self._note else 0, "typed": now} | about | by_hand

    def take_draft(self, draft: Mapping[str, Any]) -> None:
        """Puts back what was typed before the lock."""
        self._due_typed, self._to_typed = bool(draft["due_typed"]), bool(draft["to_typed"])
        text, due, to, kept = draft["typed"]
        self.due.setText(due)
        self.to.setText(to)
        self.kept.setText(kept)
        self.text.setPlainText(text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    def _typed(self) -> list[str]:
        return [self.text.toPlainText(), self.due.text(), self.to.text(), self.kept.text()]

    # -- understanding --
    def _by_hand(self, *, due: bool = False, to: bool = False) -> None:
        self._due_typed |= due
        self._to_typed |= to
        self._understand()

    def _read(self) -> Said:
        """The note as its text and the two fields give it; FieldError when a day cannot be read."""
        typed, today = self.text.toPlainText(), self._session.today
        said = understand(typed, today, self._known, due=not self._due_typed, to=not self._to_typed)
        due = _day(self.due.text(), today) if self._due_typed else said.due_on
        to = self.to.text().strip() if self._to_typed else said.promised_to
        return Said(said.body, due, to)

    def _understand(self) -> None:
        try:
            said = self._read()
        except FieldError as error:
            self._meaning.setText(f"Due: {error}.")
            return
        if not self._due_typed:
            self.due.setText(show_date(said.due_on) if said.due_on else "")
        if not self._to_typed:
            self.to.setText(said.promised_to)
        self._meaning.setText(meaning(said))
        if self.isVisible():
            self.fit()
        self.verb.setText("Save promise" if said.due_on else "Save note")
        self.verb.setAccessibleName(self.verb.text())
        announce.settled(self, meaning(said) if said.due_on or said.promised_to else "")

    # -- saving --
    def _save(self) -> None:
        try:
            said = self._read()
            kept = _day(self.kept.text(), self._session.today)
        except FieldError as error:
            self.refuse(f"The day: {error}.", self.due)
            return
        if not said.body:
            self.refuse("Nothing is written yet.", self.text)
            return
        (kind, record_id), note = self._subject, self._note

        def job(office: Office) -> None:
            if note is None:
                notes.write(office, kind, record_id, said)
            else:
                notes.rewrite(office, note, said, kept)

        self.work("", _as_job(self._session.office, job), lambda _: self._saved(said))

    def _saved(self, said: Said) -> None:
        due = f" Due {show_date(said.due_on)}." if said.due_on else ""
        self._session.said.emit(
            f"{'Promise' if said.due_on else 'Note'} saved.{due} Undone with Ctrl+Z.", "done"
        )
        self.accept()
        self._told()


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a note that was parked, with what was typed. Raises NotFound."""
    subject = (kind_named(kept["kind"]), int(kept["id"]))
    note = session.reader.get(Note, int(kept["note"])) if kept["note"] else None
    sheet = NoteSheet(parent, session, subject, kept["title"], note)
    sheet.open()
    sheet.take_draft(kept)


def meaning(said: Said) -> str:
    """What will be kept, in a sentence or two."""
    if not said.body:
        return "The first line says what was said or promised."
    to = f", promised to {said.promised_to}" if said.promised_to else ""
    due = (
        f" Due {said.due_on:%A} {show_date(said.due_on)}."
        if said.due_on
        else " No day, so nothing falls due."
    )
    return f"Kept as “{said.body}”{to}.{due}"


def _day(typed: str, today: date) -> date | None:
    return read_typed_date(typed, today) if typed.strip() else None


def _known(reader: Reader) -> frozenset[str]:
    return notes.known_surnames(reader)


def _as_job(office: Office, job: Callable[[Office], None]) -> Callable[[Progress, Cancelled], None]:
    return lambda _progress, _cancelled: job(office)
