"""Without an office, on a machine that knows some: recent ones, opening one, making one, practice."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.basics import boxed, button, column, label, row, rule
from ui.parts.flow import flowing
from ui.theme import GAP, GROUP_GAP, Theme

WIDTH = 560


class StartPage(QWidget):
    """What belongs here and the ways to begin."""

    new_wanted = Signal()
    open_wanted = Signal()
    practice_wanted = Signal()
    chosen = Signal(object)
    """The folder of a recent office."""

    def __init__(self, recent: Sequence[Path]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName("Start")
        new = button("New office", "start_new", self.new_wanted.emit, icon="folder-plus")
        open_one = button("Open office", "start_open", self.open_wanted.emit, icon="folder-open")
        practise = button(
            "Practice office", "start_practice", self.practice_wanted.emit, icon="graduation-cap"
        )
        parts: list[QWidget | int | None] = [
            label("SCO Desk", "figure"),
            label("An office is an encrypted folder. Open one, or make a new one.", "muted", wrap=True),
            GAP,
            flowing(new, open_one, practise),
            GROUP_GAP,
            label("Recent offices", "strong"),
            rule(),
            *(self._recent(each, first=at == 0) for at, each in enumerate(recent)),
        ]
        centred(self, boxed(column(*parts)))

    def _recent(self, folder: Path, *, first: bool) -> QWidget:
        name = folder.name.removesuffix(".sco")
        made = button(name, f"recent_{name}", lambda: self.chosen.emit(folder), link=True)
        made.setAccessibleDescription(str(folder.parent))
        place = label(str(folder.parent), "caption")
        if first:
            made.setFocus()
        return boxed(row(made, place, None))


def centred(page: QWidget, body: QWidget) -> None:
    """Puts a body of readable width into the upper middle of a page."""
    theme = Theme.current()
    body.setMaximumWidth(theme.px(WIDTH))
    body.setMinimumWidth(theme.px(min(WIDTH, 420)))
    outer = QVBoxLayout(page)
    outer.addStretch(2)
    outer.addLayout(row(None, body, None))
    outer.addStretch(3)
