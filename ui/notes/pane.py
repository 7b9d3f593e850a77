"""The notes and promises of the record on screen: newest first, what is due marked, kept with one button."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app import notes
from app.office import Office
from models.fields import show_date
from models.kinds import Kind
from models.office.desk import Note
from ui.keymap import Keymap
from ui.notes.sheet import NoteSheet
from ui.parts import words
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.chip import Chip, Tone
from ui.session import Session
from ui.theme import GROUP_GAP

EMPTY = "What was said or promised stands here. With a day it is due on Today until it is kept."
Subject = Callable[[], tuple[type[Kind], int, str] | None]
"""Kind, id and title of the record on screen."""


class NotesPane(QScrollArea):
    """Lists notes; every way to change one is a button that says which one."""

    write_wanted = Signal()
    kept = Signal(object)
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane_notes")
        self.setAccessibleName("Notes")
        self.setProperty("pane", True)
        self.setWidgetResizable(True)

    def serve(self, session: Session, subject: Subject) -> None:
        """Does what is wanted of notes on the record that `subject` names."""
        self.write_wanted.connect(lambda: write_note(self.window(), session, subject()))
        self.edit_wanted.connect(lambda note: edit_note(self.window(), session, note, subject()))
        self.kept.connect(lambda note: keep_note(session, note))
        self.remove_wanted.connect(lambda note: remove_note(session, note))

    def show_notes(self, found: Sequence[Note], session: Session) -> None:
        """Replaces the contents."""
        can_write = session.writable and session.office.role.may_change
        write = button(
            "Note or promise…",
            "write_note",
            self.write_wanted.emit,
            icon="pencil",
            tip=Keymap.current().shown("note"),
        )
        write.setEnabled(can_write)
        layout = QVBoxLayout()
        layout.setSpacing(GROUP_GAP)
        layout.addWidget(boxed(row(write, None)))
        for each in found:
            layout.addWidget(self._note(each, session, can_write))
        if not found:
            layout.addWidget(label(EMPTY, "muted", wrap=True))
        layout.addStretch(1)
        inside = boxed(layout, margins=GROUP_GAP)
        inside.setProperty("pane", True)
        self.setWidget(inside)

    def _note(self, note: Note, session: Session, can_write: bool) -> QWidget:
        made = QFrame()
        made.setObjectName("note")
        state = state_of(note, session.today)
        told = facts_of(note)
        made.setAccessibleName(
            ". ".join(part for part in (note.body or "", state[1] if state else "", told) if part)
        )
        said = row(label(note.body or "", wrap=True), gap=GROUP_GAP)
        said.setStretch(0, 1)
        if state:
            said.addWidget(Chip(*state))
        below = row(label(told, "caption"), None, *self._ways(note, session, can_write))
        made.setLayout(column(boxed(said), boxed(below), gap=2))
        return made

    def _ways(self, note: Note, session: Session, can_write: bool) -> list[QWidget]:
        """Kept, Edit, Move to bin; what is closed to this person says why."""
        why = "" if can_write else session.why_reading or "A viewer changes nothing."
        ways = []
        if note.due_on and not note.kept_on:
            ways.append(self._way("Kept", f"keep_{note.id}", note, self.kept.emit, why))
        why = why or notes.why_not_edited(session.office, note)
        ways.append(self._way("Edit", f"edit_note_{note.id}", note, self.edit_wanted.emit, why))
        ways.append(self._way("Move to bin", f"remove_note_{note.id}", note, self.remove_wanted.emit, why))
        return ways

    def _way(self, verb: str, name: str, note: Note, act: Callable[[object], object], why: str) -> QWidget:
        made = button(verb, name, lambda: act(note), link=True, tip=why)
        made.setAccessibleName(f"{verb}: {note.body}")
        made.setEnabled(not why)
        return made


def state_of(note: Note, today: date) -> tuple[Tone, str] | None:
    """Tone and words of a promise: kept, overdue, or when it is due; None for a note without a day."""
    if note.kept_on:
        return "done", f"Kept {show_date(note.kept_on)}"
    if not note.due_on:
        return None
    return ("blocked" if note.due_on < today else "due"), words.sentence_start(words.due(note.due_on, today))


def facts_of(note: Note) -> str:
    """To whom, by when, who wrote it when."""
    return " · ".join(
        part
        for part in (
            f"promised to {note.promised_to}" if note.promised_to else "",
            f"due {show_date(note.due_on)}" if note.due_on else "",
            note.written_by or "",
            f"written {show_date(note.written_on)}" if note.written_on else "",
        )
        if part
    )


def write_note(parent: QWidget, session: Session, subject: tuple[type[Kind], int, str] | None) -> None:
    """Opens the sheet for a new note on a record."""
    if subject is not None:
        kind, record_id, title = subject
        NoteSheet(parent, session, (kind, record_id), title).open()


def edit_note(
    parent: QWidget, session: Session, note: Note, subject: tuple[type[Kind], int, str] | None
) -> None:
    """Opens the sheet for a note that is there."""
    NoteSheet(parent, session, notes.subject_of(note), subject[2] if subject else "a record", note).open()


def keep_note(session: Session, note: Note) -> None:
    """Records that a promise was kept today."""
    today = session.today
    said = f"Kept {show_date(today)}. Undone with Ctrl+Z."
    session.write(
        "", lambda office: notes.keep(office, note, today), lambda _: session.said.emit(said, "done")
    )


def remove_note(session: Session, note: Note) -> None:
    """Moves a note to the bin."""

    def job(office: Office) -> None:
        notes.remove(office, note)

    session.write("", job, lambda _: session.said.emit("Note moved to the bin. Undone with Ctrl+Z.", "done"))
