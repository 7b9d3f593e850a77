"""Process start to the first paint of the unlock window, against a bare window."""

import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import floors, places
from benchmarks.measure import Figure, child, in_turn

OURS = """
import sys, time
from PySide6.QtWidgets import QApplication
from ui import main, shell

def painted(window):
    said = time.time()
    assert window.focusWidget().objectName() == "passphrase"
    print(said, flush=True)
    QApplication.exit(0)

shell.Desk._after_first_paint = painted
sys.exit(main.main([{office!r}]))
"""


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """Both windows are started as processes of their own, in turn."""
    office = places.make(folder, "Starting")
    office.close()
    ours = OURS.format(office=str(office.folder))
    one, two = in_turn(lambda: _painted(ours), lambda: _painted(floors.BARE_WINDOW), 7 if quick else 25)
    yield Figure("Process start to first paint, the passphrase field ready", one * 1e3, "ms", 1.2, two * 1e3)


def _painted(program: str) -> float:
    began = time.time()
    return float(child("-c", program).stdout.split()[0]) - began
