"""One question at a time: a newer one takes the place of an older one whose answer has not come."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.errors import DeskError
from app.reader import Reader
from ui.jobs import Running
from ui.session import Session

T = TypeVar("T")


class Latest:
    """Reads for a widget off the window's thread; an answer that comes after the widget went is dropped."""

    def __init__(self, session: Session, owner: QObject) -> None:
        self._session, self._owner = session, owner
        self._running: Running | None = None

    @property
    def waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._running is not None

    def ask(
        self,
        job: Callable[[Reader], T],
        done: Callable[[T], object],
        failed: Callable[[DeskError], object] | None = None,
    ) -> None:
        """Asks, and forgets what was asked before; a known error goes to `failed` or is said in the window."""
        self.forget()

        def arrived(value: T) -> None:
            if isValid(self._owner):
                self._running = None
                done(value)

        def refused(error: DeskError) -> None:
            if isValid(self._owner):
                self._running = None
                if failed is not None:
                    failed(error)
                else:
                    self._session.said.emit(error.sentence, "blocked")

        self._running = self._session.read(job, arrived, refused)

    def forget(self) -> None:
        """Drops the question that is on its way."""
        if self._running is not None:
            self._running.drop()
            self._running = None
