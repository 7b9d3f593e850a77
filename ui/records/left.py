"""How a list was left besides its columns: view, filter, and how much room it had; kept with the layouts."""

from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from app.errors import Usage
from app.reading import Where
from app.view_layouts import Layout, kept, layout_of
from ui.session import Session

SHARE, SHARE_ABOVE = 0.4, 0.36
"""The list's part of the room beside and above the record, until it is dragged otherwise."""


class Left:
    """What a page remembers of its list; `place` is that of the grid."""

    def __init__(self, session: Session, place: str) -> None:
        self._layouts, self._place = session.layouts, place

    # -- view and filter --
    @property
    def view(self) -> str:
        """Name of the view shown last, empty when none was."""
        return str(self._layouts.of(self._place).get("view") or "")

    @property
    def where(self) -> Where | None:
        """The filter of last time, as far as its fields are still there."""
        with suppress(Usage):
            return layout_of(str(self._layouts.of(self._place).get("asked")))[0].where
        return None

    def keep_asked(self, view: str, layout: Layout) -> None:
        """Remembers view and filter."""
        with suppress(Usage):  # a filter that cannot be kept is asked again
            self._layouts.put(self._place, view=view, asked=kept(layout))

    # -- room --
    def share(self, beside: bool) -> float:
        """How much of the room the list has."""
        found = self._layouts.of(self._place).get(_key(beside))
        usual = SHARE if beside else SHARE_ABOVE
        return found / 1000 if isinstance(found, int) and 100 <= found <= 900 else usual

    def keep_share(self, split: QSplitter) -> None:
        """Remembers where the splitter was dragged to."""
        sizes = split.sizes()
        share = round(1000 * sizes[0] / max(1, sum(sizes)))
        self._layouts.put(self._place, **{_key(split.orientation() is Qt.Orientation.Horizontal): share})


def _key(beside: bool) -> str:
    return "share_beside" if beside else "share_above"
