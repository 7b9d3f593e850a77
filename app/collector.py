"""The collector of reference cycles stands still while many records are worked on."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_pausing = Lock()
_pauses = 0
"""How many pieces of work, in any thread, hold the collector still."""


@contextmanager
def paused() -> Iterator[None]:
    """Records and cells hold no cycles; looking for some among a hundred thousand costs a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    _count(1)
    try:
        yield
    finally:
        _count(-1)
        if was_on:
            gc.enable()


def is_paused() -> bool:
    """Whether some work holds the collector still now."""
    return _pauses > 0


def _count(more: int) -> None:
    global _pauses
    with _pausing:
        _pauses += more
