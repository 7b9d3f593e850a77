"""The long walk: `python -m tests.soak ACTIONS [SEED]`; ends with 0 when nothing was lost and nothing grew."""

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests import support
from tests.soak.walker import RSS_LIMIT, Walker
from ui.theme import Theme

PEOPLE = 60


def office(folder: Path) -> Path:
    """A practice office with some people, units and lines."""
    made = support.make_office(folder)
    with made.change("Fill the office") as work:
        units = [support.add_in(work, "unit") for _ in range(5)]
        for at in range(PEOPLE):
            student = support.add_in(work, "student", unit_id=units[at % 5])
            support.add_in(work, "training_line", student_id=student)
            support.add_in(work, "contact")
    made.close()
    return made.folder


def main(actions: int, seed: int) -> int:
    """Walks and tells; the office must be sound afterwards."""
    application = QApplication(["soak", "-style", "fusion"])
    Theme(application, "light")
    with tempfile.TemporaryDirectory() as place:
        folder = office(Path(place))
        began = time.monotonic()
        walker = Walker(folder, seed)
        walk = walker.go(actions)
        took = time.monotonic() - began
        walker.close()
        with support.reopen(folder) as opened:
            sound = opened.verify().sound
    print(f"{walk.actions:,} actions in {took:.0f} s, seed {seed}: {dict(walk.done)}")
    print(f"megabytes {walk.memory}; widgets {walk.objects}; office sound: {sound}")
    grown = walk.memory[-1] - walk.memory[1]
    return 0 if sound and grown <= RSS_LIMIT and walk.objects[-1] <= walk.objects[1] * 1.2 else 1


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    sys.exit(main(given[0] if given else 100_000, given[1] if len(given) > 1 else 1))
