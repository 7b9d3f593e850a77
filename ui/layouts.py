"""How the user left the lists: in memory while the office is open, kept inside it a moment after each change."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from app import layouts
from app.layouts import Layout

if TYPE_CHECKING:
    from app.office import Office
    from ui.session import Session

REST_MS = 1_000
"""A drag of a heading tells its width at every step; the last one is kept."""


class Layouts(QObject):
    """Layouts by place; the user's own, and nobody is asked or told."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._known = layouts.load(session.office)  # a handful of rows by key: as quick as a page
        self._changed: set[str] = set()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.keep)
        session.closing.connect(self.keep)

    def of(self, place: str) -> Mapping[str, Any]:
        """What is remembered of a place; empty for one not seen yet."""
        return self._known.get(place, {})

    def put(self, place: str, **values: Any) -> None:
        """Remembers values of a place beside what is known of it."""
        before = self._known.get(place, {})
        after = {**before, **values}
        if after != before:
            self._known[place] = after
            self._changed.add(place)
            self._rest.start()

    def keep(self) -> None:
        """Writes what changed into the office, off the window's thread."""
        self._rest.stop()
        changed: dict[str, Layout] = {place: self._known[place] for place in self._changed}
        self._changed.clear()
        if changed and self._session.office.writable:

            def job(office: "Office") -> None:
                layouts.save(office, changed)

            # A layout that cannot be kept is no reason to stop anybody.
            self._session.write("", job, failed=lambda _: None)
