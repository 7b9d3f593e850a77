"""An open office: the one way to change it, undo and redo, and its proof; what it can be asked is its `reader`.

with offices.open_office(folder, "chief", passphrase, today=today) as office:
    with office.change("Record passport") as work:
        work.add(Passport, {...})
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from app import findings
from app.change import Changed, Nature, Work
from app.errors import Refused
from app.journal import entries as journal
from app.journal import undoing
from app.journal.entries import Author, EntryRef
from app.journal.proof import Proof, prove
from app.journal.undoing import Skipped, Step
from app.openoffice import OpenOffice
from app.store import files, shape
from app.store.connection import Role, translated
from app.store.dbapi import Connection
from app.version import PROGRAM
from models.kinds import Kind
from models.policy import Policy

Find = Callable[[Connection, str], Step | None]


@dataclass(frozen=True)
class Undone:
    """What an undo or redo did: the operation's name, the entry written, the fields others wrote later, left alone."""

    name: str
    entry: EntryRef
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True)
class OthersStep:
    """A step of another user that undo can take back after asking: its name, its author, and the entry's name."""

    name: str
    user: str
    of: str


class Office(OpenOffice):
    """One office opened by one user. Writes go through `change`; reading through `reader` or a reader of one's own."""

    # -- changing ---------------------------------------------------------------------------------------------------
    @contextmanager
    def change(
        self, operation: str, *, today: date | None = None, nature: Nature | None = None
    ) -> Iterator[Work]:
        """One named operation in one transaction; leaving the block saves it, an exception leaves nothing behind."""
        with (
            self._alone(),
            translated(),
            self._work(operation, today or self.today, nature or Nature()) as work,
        ):
            yield work
        if work.changed is not None:
            self._told(work.changed)

    def _work(self, operation: str, today: date, nature: Nature) -> Work:
        return Work(
            self.writer,
            operation=operation,
            today=today,
            now=self.clock(),
            author=Author(self.user, journal.machine_name(), PROGRAM, shape.SCHEMA_VERSION),
            role=self.role,
            nature=nature,
            policy=self._policy_for,
            read_back=self._reads_back,
        )

    def _policy_for(self, other: bool) -> Policy:
        """The policy as the open operation sees it. Kept from one to the next, as nobody else writes, until one makes
        it an `other`: that may still be taken back.
        """
        if other:
            self._policy = None
            return findings.policy_of(self.writer)
        if self._policy is None:
            self._policy = findings.policy_of(self.writer)
        return self._policy

    def _reads_back(self, entry: EntryRef) -> bool:
        if self._witness is None:
            self._witness = self._connect(Role.READER)
        with translated():
            return journal.is_there(self._witness, entry)

    def _told(self, changed: Changed) -> None:
        self.reader.forget(changed.kinds)
        for listener in tuple(self.listeners):
            listener(changed)

    def move_to(self, today: date) -> None:
        """The day changed (midnight, clock): looks again at whatever depends on it. A clock set back is recorded."""
        self.today = self.reader.today = today
        if not self.writable or findings.evaluated_on(self.reader.connection) == today:
            return
        with self._transaction() as connection:
            findings.move_to(connection, today)

    # -- undo and redo -----------------------------------------------------------------------------------------------
    def undoable(self) -> str | None:
        """Name of the step that undo would take back, or None; `undo` says why."""
        step = self._next(undoing.next_undo)
        return step.name if step and not step.final else None

    def others_undoable(self) -> OthersStep | None:
        """Another user's step, when it is the newest in the office and this user may take it back; None otherwise."""
        if not self.writable or not self.role.may_change:
            return None
        with translated():
            step = undoing.next_of_office(self.reader.connection)
            if step is None or step.final or step.user == self.user:
                return None
            try:
                undoing.check_right(self.reader.connection, step, self.role)
            except Refused:
                return None  # not even its name is told
        return OthersStep(step.name, step.user, step.entry.ref.name)

    def redoable(self) -> str | None:
        """Name of the step that redo would do again, or None."""
        step = self._next(undoing.next_redo)
        return step.name if step else None

    def _next(self, find: Find) -> Step | None:
        """The step found, unless nothing can be changed here anyway (looking through all entries takes its time)."""
        if not self.writable or not self.role.may_change:
            return None
        with translated():
            return find(self.reader.connection, self.user)

    def undo(self, *, of: str = "", today: date | None = None) -> Undone:
        """Takes back the user's newest step; fields that were written later are left and listed. Raises Refused.

        `of` names another user's step as `others_undoable` gave it; it must still be the newest in the office.
        """
        if not of:
            return self._step_back("undo", undoing.next_undo, "There is nothing to undo.", today)

        def newest(connection: Connection, _user: str) -> Step | None:
            step = undoing.next_of_office(connection)
            if step is None or step.entry.ref.name != of:
                return None
            undoing.check_right(connection, step, self.role)
            return step

        return self._step_back("undo", newest, "Something else was changed since.", today)

    def redo(self, *, today: date | None = None) -> Undone:
        """Does the user's last undone step again. Raises Refused."""
        return self._step_back("redo", undoing.next_redo, "There is nothing to do again.", today)

    def _step_back(self, nature: str, find: Find, nothing: str, today: date | None) -> Undone:
        with self._alone(), translated():
            step = find(self.writer, self.user)
            if step is None:
                raise Refused(nothing)
            if step.final:
                raise Refused(
                    f"“{step.name}” is final and is not undone.",
                    do="Record what happened since as a new change.",
                )
            with self._work(step.name, today or self.today, Nature(nature, step.entry.ref.name)) as work:
                skipped = undoing.write_back(work, self.writer, step)
        assert work.entry is not None
        if work.changed is not None:
            self._told(work.changed)
        return Undone(step.name, work.entry, tuple(skipped))

    def restore_value(
        self, kind: type[Kind], record_id: int, key: str, tick: int, *, today: date | None = None
    ) -> None:
        """Gives a field the value it had before the entry with this tick."""
        with self.change(f"Restore {kind.fields[key].label}", today=today, nature=Nature("restore")) as work:
            undoing.restore_value(work, self.writer, kind, record_id, key, tick)

    # -- proof -------------------------------------------------------------------------------------------------------
    def verify(self, *, progress: Callable[[int, int], None] | None = None) -> Proof:
        """Proves chains, replay and attachments, on a connection of its own."""
        with self.another_reader() as reader, translated():
            return prove(
                reader.connection,
                progress=progress,
                attachments=lambda digest: files.is_sound(
                    self.folder / files.FILES_NAME, self.data_key, digest
                ),
            )

    def head(self) -> str:
        """The journal's head: one hash over the newest entry of every replica."""
        with translated():
            return journal.head(self.reader.connection)
