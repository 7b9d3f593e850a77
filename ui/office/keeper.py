"""Backs up in the background while somebody works, and says in the status line how that went."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app import safeguards
from app.errors import DeskError
from app.store.manifest import Backup
from ui.jobs import Cancelled, Progress, Running
from ui.office.worksheet import scaled
from ui.session import Session


class Keeper(QObject):
    """Looks every half hour whether something was changed since the last backup; makes one if so."""

    backed_up = Signal()
    """A backup was made and proven."""
    failed = Signal(str)
    """A sentence; the work goes on."""

    def __init__(self, session: Session, parent: QObject, every_ms: int = 0) -> None:
        super().__init__(parent)
        self._session = session
        self._running: Running | None = None
        session.jobs.ended.connect(self._ended)
        self._every_ms = every_ms or int(safeguards.EVERY.total_seconds() * 1000)
        self._timer = QTimer(self, interval=self._every_ms)
        self._timer.timeout.connect(self.look)
        if session.writable:
            self._timer.start()

    @property
    def due_in_ms(self) -> int:
        """How long until the next look."""
        return self._timer.remainingTime()

    def go_on(self, due_in_ms: int) -> None:
        """Looks after that time first: who locks the window often shall not go without a backup."""
        if self._timer.isActive():
            self._timer.start(max(0, due_in_ms))

    def look(self) -> None:
        """Backs up now if something was changed; nothing when a backup is under way."""
        self._timer.setInterval(self._every_ms)
        if self._running is not None:
            return
        session = self._session

        def job(progress: Progress, cancelled: Cancelled) -> Backup | None:
            with session.backing_up:
                return safeguards.back_up_if_changed(
                    session.office, progress=scaled(progress), cancelled=cancelled
                )

        self._running = session.jobs.read("Backing up", job, self._done, self._refused, must_end=True)

    def _ended(self, running: object) -> None:
        if running is self._running:
            self._running = None

    def _done(self, made: Backup | None) -> None:
        if made is not None:
            self.backed_up.emit()

    def _refused(self, error: DeskError) -> None:
        self.failed.emit(f"The backup at {datetime.now():%H:%M} was not made: {error.title} Work goes on.")
