"""An open office as the window uses it: jobs against it, what changed, and what may be done now."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from threading import Lock
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app import suspending
from app.change import Changed
from app.drafts import Content
from app.errors import DeskError
from app.office import Office
from app.reader import Reader
from app.store import exports
from app.suspending import Suspended
from ui.jobs import Cancelled, Jobs, Progress, Running, never
from ui.layouts import Layouts

T = TypeVar("T")


class Session(QObject):
    """One unlocked office. Signals reach the window's thread after each commit, whoever made it."""

    changed = Signal(object)
    """`Changed`: the kinds and ids touched."""
    said = Signal(str, str)
    """A sentence for the message line and its tone."""
    closing = Signal()
    """The office is about to be let go: whoever holds a connection of his own gives it up."""
    open_record = Signal(str, object)
    """Kind and id of a record that a screen wants shown."""
    open_screen = Signal(str)
    """The word of a tab, list or screen that is wanted."""
    list_wanted = Signal(str, object)
    """Kind and filter of a list that is wanted."""
    places_changed = Signal()
    """`places` differs from what the machine remembers."""
    log_wanted = Signal(str, object)
    """Kind and id of a record about which the access log, which is on screen now, shall tell."""
    count_made = Signal(object)
    """The count of this session (`ui.eum.countwork.CountWork`), when it is first needed."""
    settled = Signal()
    """What was typed somewhere was saved or discarded."""

    def __init__(self, office: Office, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office, self.jobs = office, jobs
        self.layouts = Layouts(self)
        """How the user left each list."""
        self.places: dict[str, str] = {}
        """Folders of this machine that the window uses, and what it does there."""
        self._hop = _Hop(self)
        self._hop.told.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        office.listeners.append(self._hear)
        self._open = ExitStack()
        self._idle: list[Reader] = []
        self._lent: list[Reader] = []
        self._ended = False
        self._guard = Lock()
        self.backing_up = Lock()
        """Held while a backup is made: two at a time would sweep each other's unfinished files."""

    @property
    def ended(self) -> bool:
        """Whether the lock or the closing has begun: nothing is asked of the office any more."""
        return self._ended

    @property
    def writable(self) -> bool:
        """Whether anything can be changed here now."""
        return not self.why_reading

    @property
    def as_of(self) -> date | None:
        """The past day that is looked at; None for now."""
        return None

    @property
    def reader(self) -> Reader:
        """The window thread's own reader: for one page by ids, and nothing longer."""
        return self.office.reader

    @property
    def today(self) -> date:
        """The date that counts in this office."""
        return self.office.today

    @property
    def why_reading(self) -> str:
        """Why nothing can be changed here; empty when it can."""
        office = self.office
        if office.writable:
            return ""
        held = office.held.sentence if office.held else "This office was opened to be read."
        return office.unfit or held

    def read(
        self,
        job: Callable[[Reader], T],
        done: Callable[[T], object],
        failed: Callable[[DeskError], object] | None = None,
        *,
        title: str = "",
    ) -> Running:
        """Reads off the window's thread, on a connection of its own."""

        if self.ended:
            return never()

        def work(_progress: Progress, _cancelled: Cancelled) -> T:
            with self._borrowed() as reader:
                return job(reader)

        return self.jobs.read(title, work, done, failed)

    def write(
        self,
        title: str,
        job: Callable[[Office], T],
        done: Callable[[T], object] = lambda _: None,
        failed: Callable[[DeskError], object] | None = None,
    ) -> Running:
        """Changes the office off the window's thread; changes run in order."""
        if self.ended:
            return never()
        return self.jobs.write(title, lambda _progress, _cancelled: job(self.office), done, failed)

    def write_long(
        self,
        title: str,
        job: Callable[[Office, Progress, Cancelled], T],
        done: Callable[[T], object] = lambda _: None,
        failed: Callable[[DeskError], object] | None = None,
    ) -> Running:
        """As `write`, for work that tells how far it is and can be stopped."""
        if self.ended:
            return never()
        return self.jobs.write(
            title, lambda progress, cancelled: job(self.office, progress, cancelled), done, failed,
            can_cancel=True,
        )  # fmt: skip

    def log(self, action: str, kind: str, record_id: int, detail: str = "") -> None:
        """Writes a line of the access log."""
        self.write("", lambda office: office.log(action, kind=kind, record_id=record_id, detail=detail))

    def sweep(self) -> None:
        """Takes away readable copies that were opened outside, before the office is handed over."""
        if self.office.handed_out:
            folder = self.office.folder / exports.OPENED_NAME
            self.jobs.write("", lambda *_: exports.sweep_exports(folder), lambda _: None)

    def close(self) -> None:
        """Waits for what is being written and closes the office."""
        self.let_go().close()

    def suspend(
        self,
        kept: Callable[[], dict[str, Content | None]],
        keep: Callable[[Suspended], object],
        done: Callable[[Suspended], object],
        failed: Callable[[DeskError], object],
    ) -> None:
        """Locks the office once what is being written is written: `kept` is parked, all connections and the key go.

        Reading is stopped. `keep` is given the locked office on the thread that writes, `done` on the window's;
        `failed` is told of writing that was refused meanwhile, nothing else comes back.
        """
        self._end()
        self.jobs.leave_behind(failed)
        with self._guard:
            for reader in self._lent:
                reader.connection.interrupt()

        def job(_progress: Progress, _cancelled: Cancelled) -> Suspended:
            try:
                self.jobs.wait_for_reading()
                self._give_up()
                suspended = suspending.suspend(self.office, kept())
                keep(suspended)
                return suspended
            finally:
                self.office.close()

        self.jobs.write("", job, done)

    def let_go(self) -> Office:
        """Waits for what is being written, gives up its own readers, and leaves the office open to the caller."""
        if self.office.writable:
            self.sweep()
        self._end()
        self.jobs.leave_behind()
        self.jobs.finish()
        self._give_up()
        return self.office

    def _end(self) -> None:
        self.closing.emit()
        self._ended = True
        self.blockSignals(True)  # what is still on its way comes to nobody

    def _give_up(self) -> None:
        """Closes the readers that jobs took turns with, once nothing reads any more."""
        if self._hear in self.office.listeners:
            self.office.listeners.remove(self._hear)
        self._open.close()
        self._idle.clear()

    @contextmanager
    def _borrowed(self) -> Iterator[Reader]:
        with self._guard:
            reader = self._idle.pop() if self._idle else None
        if reader is None:
            made = self.office.another_reader()
            reader = made.__enter__()
            with self._guard:
                self._open.push(made)
        reader.today = self.office.today
        with self._guard:
            self._lent.append(reader)
        try:
            yield reader
        finally:
            with self._guard:
                self._lent.remove(reader)
                self._idle.append(reader)

    def _hear(self, changed: Changed) -> None:
        """Called in the committing thread."""
        with self._guard:
            for reader in self._idle:
                reader.forget(changed.kinds)
        self._hop.told.emit(changed)


class _Hop(QObject):
    told = Signal(object)
