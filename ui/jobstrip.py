"""What runs in the background, the newest first, on the strip in the status line."""

from ui.jobs import Jobs, Running
from ui.parts.progress import ProgressStrip


class JobStrip(ProgressStrip):
    """Follows the workers: work with a title is shown until it ends, and can be cancelled."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._shown: list[Running] = []
        jobs.began.connect(self._began)
        jobs.progressed.connect(self._progressed)
        jobs.ended.connect(self._ended)
        self.cancelled.connect(self._cancel)

    def _began(self, running: Running) -> None:
        if running.title:
            self._shown.append(running)
            self.begin(running.title, running.can_cancel)

    def _progressed(self, running: Running, done: int, total: int) -> None:
        if self._shown and running is self._shown[-1]:
            self.advance(done, total)

    def _ended(self, running: Running) -> None:
        if running in self._shown:
            self._shown.remove(running)
        if self._shown:
            self.begin(self._shown[-1].title, self._shown[-1].can_cancel)
        else:
            self.end()

    def _cancel(self) -> None:
        if self._shown:
            self._shown[-1].cancel()
            self.stopping()
