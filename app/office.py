"""An open office: its connections, the one way to change it, undo and redo, and what it can be asked.

with offices.open_office(folder, "chief", passphrase, today=today) as office:
    with office.change("Record passport") as work:
        work.add(Passport, {...})
"""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType

from app import access, accounts, clock, findings, machine, practice, rights
from app.change import Changed, Nature, Work
from app.errors import Cause, DeskError, Refused, Trouble
from app.journal import entries as journal
from app.journal import undoing
from app.journal.entries import Author, EntryRef
from app.journal.proof import Proof, prove
from app.journal.undoing import Skipped, Step
from app.reader import Reader
from app.store import connection as connections
from app.store import crypto, files, meta, shape
from app.store.connection import RECORDS_NAME, Role, translated
from app.store.dbapi import Connection
from app.store.lock import Held, Lock
from app.version import PROGRAM
from models.kinds import Kind

Listener = Callable[[Changed], None]
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


class Office:
    """One office opened by one user. Writes go through `change`; reading through `reader` or a reader of one's own."""

    def __init__(
        self,
        folder: Path,
        data_key: bytes,
        *,
        office_id: str,
        user: str,
        role: rights.Role,
        today: date,
        lock: Lock | None,
        held: Held | None = None,
        unfit: str = "",
        clock: clock.Clock = clock.now,
    ) -> None:
        self.folder, self.office_id, self.user, self.role, self.today = folder, office_id, user, role, today
        self.held = held
        """Who has the office open for writing, when this one only reads."""
        self.unfit = unfit
        """Why nobody may write where the office lies (network, synced folder, read-only medium), as a sentence."""
        self.warnings: tuple[str, ...] = ()
        """What the person who opened the office is to be told at once."""
        self.last_opened: accounts.Opening | None = None
        """When this user had opened the office before, and on which machine."""
        self.by_recovery = False
        """Whether it was opened with the printed recovery key."""
        self.handed_out: list[Path] = []
        """Plain copies of attachments that this office put outside; they go when it closes."""
        self.clock = clock
        self.listeners: list[Listener] = []
        self.sealed: dict[str, bytes] = {}
        """By user what was parked at a lock and could not be written to the disk, encrypted; see `app.suspending`."""
        self._key: bytearray | None = bytearray(data_key)
        """The key where it can be overwritten; nobody else keeps it."""
        self._lock = lock
        self._writer: Connection | None = None
        self._witness: Connection | None = None
        """Reads back what the writer saved; the other readers may hold an older snapshot while they read."""
        self._writing = threading.Lock()
        self._writing_thread: int | None = None
        self.reader = Reader(
            self._connect(Role.GRID if lock else self._reading_role()), role, today, self.stored
        )

    # -- opening and closing ---------------------------------------------------------------------------------------
    def __enter__(self) -> "Office":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def writable(self) -> bool:
        """False when somebody else writes or the medium cannot be written."""
        return self._lock is not None

    @property
    def data_key(self) -> bytes:
        """The office's key while it is open; Trouble once it was closed or locked."""
        if self._key is None:
            raise Trouble(
                Cause.KEY, "The office is closed.", kept="Everything saved is kept.", do="Open it again."
            )
        return bytes(self._key)

    @property
    def name(self) -> str:
        """The office's name as its folder has it."""
        return self.folder.name.removesuffix(".sco")

    def close(self) -> None:
        """Lets a running save finish, closes every connection, folds the log away, forgets the key, frees the lock."""
        if self._key is not None:
            with suppress(DeskError):  # a disk that is full or gone stops no closing
                self.log("closed")
        with self._alone():
            if self._key is None:
                return
            try:
                self._put_away()
            finally:
                for each in (self._witness, self.reader.connection, self._writer):
                    if each is not None:
                        connections.close(each)
                self._writer = self._witness = None
                key, self._key = self._key, None
                crypto.wipe(key)
                self.reader.forget(("code", "policy_value"))
                if self._lock is not None:
                    self._lock.release()
                    self._lock = None

    def _put_away(self) -> None:
        """Takes back what was opened outside and remembers how far the office had come; never stops the closing."""
        for each in self.handed_out:
            shutil.rmtree(each.parent, ignore_errors=True)
        with suppress(Trouble), translated():
            if not self.lacks_what_was_seen():
                replica = int(self.setting("replica"))
                head = machine.Seen(*journal.head_of(self.reader.connection, replica))
                machine.remember(self.office_id, replica, head)

    def lacks_what_was_seen(self) -> bool:
        """Whether this file's own replica had been further when this machine last saw it: an old file was put back."""
        replica = int(self.setting("replica"))
        seen = machine.seen(self.office_id, replica)
        return seen is not None and seen.hash != journal.hash_of(self.reader.connection, replica, seen.number)

    def close_keeping_lock(self) -> Lock | None:
        """Closes as `close` does, but hands the writer's lock over, still held (None when the office was only read)."""
        lock, self._lock = self._lock, None
        self.close()
        return lock

    @contextmanager
    def closed_for_exchange(self) -> Iterator[None]:
        """Closes every connection, keeps the lock while the office's files are exchanged, then closes for good."""
        lock = self.close_keeping_lock()
        try:
            yield
        finally:
            if lock is not None:
                lock.release()

    def _reading_role(self) -> Role:
        return connections.reading_role(self.folder / RECORDS_NAME)

    def _connect(self, role: Role) -> Connection:
        return connections.connect(self.folder / RECORDS_NAME, self.data_key, role)

    def stored(self, sha256: str) -> bytes:
        """The content of an attachment or kept paper by its hash. Raises Trouble(DAMAGED)."""
        return files.read_stored(self.folder / files.FILES_NAME, self.data_key, sha256)

    @contextmanager
    def another_reader(self, role: Role = Role.SEARCH) -> Iterator[Reader]:
        """A reader with a connection of its own, for a job on another thread; closed at the end of the block."""
        made = self._connect(role if self.writable else self._reading_role())
        try:
            yield Reader(made, self.role, self.today, self.stored)
        finally:
            connections.close(made)

    @contextmanager
    def as_of(self, day: date) -> Iterator[Reader]:
        """A reader that sees the office as the file said at the end of a past day."""
        from app import asof

        made = self._connect(Role.SEARCH if self.writable else self._reading_role())
        try:
            with translated():
                asof.look_back(made, day)
            yield Reader(made, self.role, day, self.stored)
        finally:
            connections.close(made)

    # -- changing ---------------------------------------------------------------------------------------------------
    @property
    def writer(self) -> Connection:
        """The only connection that writes; opened on first need. Raises Refused when the office was opened to read."""
        if self._lock is None:
            if self.unfit:
                raise Refused(
                    self.unfit, do="Copy the office to a disk in this machine and work in the copy."
                )
            who = self.held.sentence if self.held else "This office was opened to be read."
            raise Refused(who, do="Close the other one, or ask its user to make the change.")
        if self._writer is None:
            self._writer = self._connect(Role.WRITER)
        return self._writer

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

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer at a time; an operation within an operation is a fault of the program, not a wait for ever."""
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("an operation is open on this thread already")
        with self._writing:
            self._writing_thread = threading.get_ident()
            try:
                yield
            finally:
                self._writing_thread = None

    def _work(self, operation: str, today: date, nature: Nature) -> Work:
        return Work(
            self.writer,
            operation=operation,
            today=today,
            now=self.clock(),
            author=Author(self.user, journal.machine_name(), PROGRAM, shape.SCHEMA_VERSION),
            role=self.role,
            nature=nature,
            read_back=self._reads_back,
        )

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

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction for what is not journalled (slots, drafts), one at a time with every other writer."""
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """A transaction for what is not journalled: findings, drafts, the access log."""
        with self._alone(), translated():
            connection = self.writer
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

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

    # -- proof and log ----------------------------------------------------------------------------------------------
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

    def log(self, action: str, *, kind: str = "", record_id: int | None = None, detail: str = "") -> None:
        """Writes a line of the access log (views, reveals, prints, exports); silent when the office is only read."""
        if not self.writable:
            return
        with self._transaction() as connection:
            access.append(
                connection, self.user, self.clock(), action, kind=kind, record_id=record_id, detail=detail
            )

    def setting(self, key: str) -> str:
        """A technical fact of the file (zone, name, country)."""
        with translated():
            return meta.get(self.reader.connection, key)

    @property
    def is_practice(self) -> bool:
        """Whether the office was made for practice: invented people, to learn with."""
        return practice.says_so(self.setting(practice.SETTING))

    def put_setting(self, key: str, value: str) -> None:
        """Sets a technical fact of the file; not journalled."""
        with self._transaction() as connection:
            meta.put(connection, key, value)

    def become_replica(self, number: int, place: str) -> None:
        """Makes this copy a working copy of its own: a new replica number and its own counters."""
        with self._transaction() as connection:
            for key, value in (("replica", number), ("counter", 0), ("place", place)):
                meta.put(connection, key, value)
