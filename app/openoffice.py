"""An office that is open: its key, lock and connections, and what is written beside the records (log, facts)."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from app import access, accounts, clock, machine, practice, rights
from app.change import Changed
from app.errors import Cause, DeskError, Refused, Trouble
from app.journal import entries as journal
from app.reader import Reader
from app.store import connection as connections
from app.store import crypto, files, meta
from app.store.connection import RECORDS_NAME, Role, translated
from app.store.dbapi import Connection
from app.store.lock import Held, Lock
from models.policy import Policy

Listener = Callable[[Changed], None]


class OpenOffice:
    """What stands behind an open office: one key, one lock, one writing connection, a reader, and their end."""

    def __init__(
        self,
        folder: Path,
        data_key: bytes,
        connection: Connection,
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
        self._policy: Policy | None = None
        """What the writer knows of the office's policy values."""
        self._writing = threading.Lock()
        self._writing_thread: int | None = None
        self.reader = Reader(connection, role, today, self.stored)

    # -- opening and closing ---------------------------------------------------------------------------------------
    def __enter__(self) -> Self:
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

    # -- writing one at a time --------------------------------------------------------------------------------------
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

    @contextmanager
    def rewriting(self) -> Iterator[Connection]:
        """The writing connection outside any transaction, alone, for work on the file as a whole."""
        with self._alone(), translated():
            yield self.writer

    # -- beside the records -----------------------------------------------------------------------------------------
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
