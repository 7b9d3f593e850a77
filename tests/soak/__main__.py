"""The long walk: `python -m tests.soak ACTIONS [SEED]`; ends with 0 when nothing was lost and nothing grew.

Without a display: `QT_QPA_PLATFORM=offscreen`. Says every thousand actions how it goes.
"""

import faulthandler
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests import support
from tests.soak.around import fill, heard, nobody_chooses, one_of_each
from tests.soak.census import grown, megabytes
from tests.soak.walker import Walk, Walker
from ui.theme import Theme

LONG = 2_000
"""Actions from which every screen is made before each tenth is counted; that takes some ten seconds."""
TELL_EVERY = 1_000
"""Actions between two lines of progress."""


def office(folder: Path) -> Path:
    """A practice office with some people, units and lines, and a record of every other kind."""
    made = support.make_office(folder)
    for _ in range(2):
        fill(made)
    one_of_each(made)
    made.close()
    return made.folder


def tell(walk: Walk) -> None:
    """A line of progress; with a count when there is a new one."""
    counted = walk.counted[-1] if walk.counted else None
    if counted is not None and counted.actions == walk.actions:
        print(f"  {counted}", flush=True)
    if walk.actions % TELL_EVERY == 0:
        print(f"{walk.actions:,} actions, {walk.seconds:,.0f} s, {walk.seconds / walk.actions * 1e3:.1f} ms each, "
              f"{megabytes():.0f} MB, {len(QApplication.allWidgets()):,} widgets", flush=True)  # fmt: skip


def main(actions: int, seed: int) -> int:
    """Walks and tells; the office must be sound afterwards."""
    faulthandler.enable()
    application = QApplication(["soak", "-style", "fusion"])
    Theme(application, "light")
    with tempfile.TemporaryDirectory() as place, nobody_chooses():
        folder = office(Path(place))
        walker = Walker(folder, seed)
        long = actions >= LONG
        with heard(walker.walk.faults):
            walk = walker.go(actions, 10 if long else 1, visits=long, told=tell)
            walker.close()
        with support.reopen(folder) as opened:
            sound = opened.verify().sound
    print(f"{walk.actions:,} actions in {walk.seconds:,.0f} s, seed {seed}: {dict(walk.done)}")
    print(f"Office sound: {sound}.", *grown(walk.counted), sep="\n")
    return 0 if sound and not grown(walk.counted) else 1


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    sys.exit(main(given[0] if given else 100_000, given[1] if len(given) > 1 else 1))
