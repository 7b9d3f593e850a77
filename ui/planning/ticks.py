"""Lines to tick with more about each beside it, which wraps where letters are large."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from ui.parts.basics import column, label
from ui.theme import GAP, GROUP_GAP


@dataclass(frozen=True)
class Tick:
    """Something to tick: its id, what it is called, and more about it."""

    key: int
    name: str
    more: str


class Ticks(QWidget):
    """Lines to tick, with more about each beside it; a sentence where there are none."""

    def __init__(self, name: str, heading: str, none: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(heading)
        self._name, self._none = name, none
        self._boxes: dict[int, QCheckBox] = {}
        self._told: list[QWidget] = []
        self._said = label("", "muted", wrap=True, name=f"{name}_said")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GROUP_GAP)
        self._grid.setVerticalSpacing(GAP // 2)
        self._grid.setColumnStretch(1, 1)
        lines = column(label(heading, "strong"), self._said, gap=GAP // 2)
        lines.addLayout(self._grid)
        self.setLayout(lines)

    def offer(self, lines: Sequence[Tick], ticked: Sequence[int] = ()) -> None:
        """Shows other lines; those in `ticked` are chosen at first."""
        for old in (*self._boxes.values(), *self._told):
            old.hide()
            old.deleteLater()
        self._boxes, self._told = {}, []
        for at, each in enumerate(lines):
            box, more = QCheckBox(each.name), label(each.more, "muted", wrap=True)
            box.setObjectName(f"{self._name}_{at + 1}")
            box.setAccessibleName(f"{each.name}, {each.more}" if each.more else each.name)
            box.setChecked(each.key in ticked)
            self._boxes[each.key] = box
            self._told.append(more)
            self._grid.addWidget(box, at, 0)
            self._grid.addWidget(more, at, 1)
        self._said.setText("" if lines else self._none)
        self._said.setVisible(not lines)

    @property
    def chosen(self) -> list[int]:
        """What is ticked."""
        return [key for key, box in self._boxes.items() if box.isChecked()]

    def tick(self, keys: Sequence[int]) -> None:
        """Ticks these and no others."""
        for key, box in self._boxes.items():
            box.setChecked(key in keys)
