"""Catches every socket opened from Python: the program has no use for one.

An audit hook cannot be taken out again, so one hook is put in place for the process and what it saw is kept.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHILD_HOOK = """
import os, sys

def _watch(event, arguments):
    if event.startswith("socket."):
        os.write(2, f"socket tripwire: {event}\\n".encode())
        os._exit(97)

sys.addaudithook(_watch)
"""


class Tripwire:
    """Records the names of socket events and refuses each; a swallowed refusal is still on record."""

    def __init__(self) -> None:
        self.events: list[str] = []
        sys.addaudithook(self._watch)

    def _watch(self, event: str, _: object) -> None:
        if event.startswith("socket."):
            self.events.append(event)
            raise PermissionError(f"the program opens no sockets, yet here is {event}")

    @contextmanager
    def expected(self) -> Iterator[list[str]]:
        """Take what happens inside the block off the record and hand it to the caller."""
        before = len(self.events)
        caught: list[str] = []
        try:
            yield caught
        finally:
            caught += self.events[before:]
            del self.events[before:]


def write_child_hook(folder: Path) -> None:
    """Put a start-up module into `folder`: a Python with it on PYTHONPATH ends with 97 at a socket."""
    (folder / "sitecustomize.py").write_text(CHILD_HOOK)
