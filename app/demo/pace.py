"""How far the practice office is, the way to stop it, and leaving nothing behind when it ends badly."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.store import disk


@dataclass
class Pace:
    """Counts steps; before each one it asks whether somebody wants to stop."""

    steps: int
    progress: disk.Progress = disk.no_progress
    cancelled: disk.Cancelled = disk.never_cancelled
    done: int = 0

    def step(self) -> None:
        """Tells that the next step begins. Raises Refused when the person asked to stop."""
        disk.stop_if(self.cancelled, "The practice office")
        self.progress(self.done, self.steps)
        self.done += 1


@contextmanager
def swept_if_failed(*places: Path) -> Iterator[None]:
    """Takes away what the block made of these folders when it ends with an error; what was there before stays."""
    new = [each for each in places if not each.exists()]
    parents = [each for place in places for each in place.parents if not each.exists()]
    try:
        yield
    except BaseException:
        for each in new:
            shutil.rmtree(each, ignore_errors=True)
        for each in sorted(set(parents), key=lambda one: -len(one.parts)):
            if each.exists() and not any(each.iterdir()):
                each.rmdir()
        raise
