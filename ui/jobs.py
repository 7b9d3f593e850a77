"""Work off the window's thread: one worker writes, in order; reading and matching run beside it.

A job is a function `job(progress, cancelled) -> value` that touches no widget. Its value or its error comes
back in the window's thread, to `done` or `failed`; a known error is a `DeskError`, the rest are faults.
"""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal

from app.errors import DeskError

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""How far a job is: done of total; a total of 0 means that the length is not known."""
Cancelled = Callable[[], bool]
Job = Callable[[Progress, Cancelled], T]
Lane = Literal["write", "read"]


class Stopped(Exception):
    """Raised by a job that saw `cancelled()`; the window says nothing more than that it stopped."""


@dataclass(frozen=True)
class Told:
    """What a job has to say: how it ended, or how far it is."""

    number: int
    what: Literal["value", "error", "progress"]
    value: Any


@dataclass
class Running:
    """A job on its way; `cancel` asks it to stop, `drop` also ignores what it brings."""

    number: int
    title: str
    lane: Lane
    done: Callable[[Any], object]
    failed: Callable[[DeskError], object] | None
    stop: Event
    can_cancel: bool
    dropped: bool = False
    must_end: bool = False
    """The lock lets it come to its end, as everything that writes: half a backup is none."""

    def cancel(self) -> None:
        """Asks the job to stop where it can."""
        self.stop.set()

    def drop(self) -> None:
        """Asks the job to stop and forgets its result, because a newer question replaced it."""
        self.dropped = True
        self.stop.set()


class Jobs(QObject):
    """Runs jobs and brings their results to the window's thread."""

    began = Signal(object)
    progressed = Signal(object, int, int)
    ended = Signal(object)
    refused = Signal(object, object)
    """(Running, DeskError) of a job that has no `failed` of its own."""
    fault = Signal(object, object)
    """(Running, Exception): a mistake in the program."""
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {lane: self._pool(count) for lane, count in (("write", 1), ("read", 2))}
        self._running: dict[int, Running] = {}
        self._count = 0
        self._over = False
        self._after_reading: list[Callable[[], object]] = []
        """What waits until nothing is being read."""
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self.ended.connect(lambda _: QTimer.singleShot(0, self, self._look))

    def write(
        self,
        title: str,
        job: Job[T],
        done: Callable[[T], object],
        failed: Callable[[DeskError], object] | None = None,
        *,
        can_cancel: bool = False,
    ) -> Running:
        """Queues work that changes the office; such jobs run one after the other."""
        return self._start("write", title, job, done, failed, can_cancel)

    def read(
        self,
        title: str,
        job: Job[T],
        done: Callable[[T], object],
        failed: Callable[[DeskError], object] | None = None,
        *,
        can_cancel: bool = False,
        must_end: bool = False,
    ) -> Running:
        """Starts work that only reads; an empty title is not shown in the status line."""
        running = self._start("read", title, job, done, failed, can_cancel)
        running.must_end = must_end
        return running

    @property
    def busy(self) -> bool:
        """Whether a writing job is under way or waiting."""
        return any(each.lane == "write" for each in self._running.values())

    @property
    def reading(self) -> bool:
        """Whether a reading job is under way or waiting."""
        return any(each.lane == "read" for each in self._running.values())

    def when_read(self, then: Callable[[], object]) -> None:
        """Does something once nothing is being read any more, and what was read is shown."""
        self._after_reading.append(then)
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        if self._after_reading and not self.reading:
            waiting, self._after_reading = self._after_reading, []
            for each in waiting:
                each()

    def finish(self, wait_ms: int = 30_000) -> bool:
        """Stops reading jobs, waits for writing ones; False when something still runs after the time."""
        for each in self._running.values():
            if each.lane == "read":
                each.drop()
        return all(pool.waitForDone(wait_ms) for pool in self._pools.values())

    def end(self) -> None:
        """The window goes for good: as `finish`, and nothing is begun any more, as by a timer that still runs.

        Qt would wait for it while it takes the window apart, and a job that needs Python's lock then never ends.
        """
        self._over = True
        self.finish()

    def leave_behind(self, failed: Callable[[DeskError], object] | None = None) -> None:
        """The screen that asked goes: reading stops, writing goes on to its end, and only its refusals are told.

        They are told to `failed`; without one, to whom they were to be told.
        """
        for each in self._running.values():
            if each.lane == "read" and not each.must_end:
                each.drop()
            else:
                each.done, each.failed = _nothing, failed or each.failed

    def titles(self) -> list[str]:
        """What the lock waits for now, as the status line calls it."""
        awaited = (each for each in self._running.values() if each.lane == "write" or each.must_end)
        return [each.title for each in awaited if each.title]

    def wait_for_reading(self) -> None:
        """Waits, on a thread that is not the window's, until nothing reads any more."""
        self._pools["read"].waitForDone(-1)

    # -- internal --
    def _pool(self, threads: int) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setMaxThreadCount(threads)
        pool.setExpiryTimeout(-1)
        return pool

    def _start(
        self,
        lane: Lane,
        title: str,
        job: Job[T],
        done: Callable[[T], object],
        failed: Callable[[DeskError], object] | None,
        can_cancel: bool,
    ) -> Running:
        if self._over:
            return never()
        self._count += 1
        number = self._count
        running = Running(number, title, lane, done, failed, Event(), can_cancel)
        self._running[number] = running
        tell = self._told.emit

        def progress(so_far: int, total: int) -> None:
            tell(Told(number, "progress", (so_far, total)))

        def work() -> None:
            try:
                tell(Told(number, "value", job(progress, running.stop.is_set)))
            except BaseException as error:  # the outer border: everything reaches the window
                tell(Told(number, "error", error))

        self.began.emit(running)
        self._pools[lane].start(work)
        return running

    def _hear(self, told: Told) -> None:
        running = self._running.get(told.number)
        if running is None:
            return
        if told.what == "progress":
            self.progressed.emit(running, *told.value)
            return
        del self._running[told.number]
        self.ended.emit(running)
        if running.dropped or isinstance(told.value, Stopped):
            return
        if told.what == "value":
            running.done(told.value)
        elif not isinstance(told.value, DeskError):
            self.fault.emit(running, told.value)
        elif running.failed is not None:
            running.failed(told.value)
        else:
            self.refused.emit(running, told.value)


def _nothing(_value: object) -> None:
    """Nobody is there to be told."""


def never() -> Running:
    """A job that is not started and brings nothing, for whoever asks when it is too late."""
    return Running(0, "", "read", _nothing, _nothing, Event(), False, dropped=True)
