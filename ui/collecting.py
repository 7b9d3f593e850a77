"""Reference cycles are looked for in the window's thread only, between two events.

Python looks for them in whichever thread makes an object, at any moment. Widgets hang together in cycles: a worker
would take widgets down beside the window that draws them, or the window while it goes over all of them.
"""

import gc

from PySide6.QtCore import QObject, QTimer

from app import collector

EVERY_MS = 200


class Collector(QObject):
    """Takes Python's own collector's place until `stop`; goes by the same thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._made, self._known = 0, len(gc.get_objects())
        """Objects that came since all were looked through, and how many there were then."""
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collects what Python would have collected meanwhile."""
        young, middle, old = gc.get_count()
        most_young, most_middle, most_old = gc.get_threshold()
        if young <= most_young or collector.is_paused():
            return
        self._made += young
        if middle <= most_middle:
            gc.collect(0)
        elif old <= most_old or self._made < self._known // 4:  # Python's own rule for looking through all
            gc.collect(1)
        else:
            gc.collect()
            self._made, self._known = 0, len(gc.get_objects())

    def stop(self) -> None:
        """Leaves it to Python again."""
        self._timer.stop()
        gc.enable()
