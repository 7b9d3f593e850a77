"""Two people changed one field: as opened, as it is now, as typed, side by side, with a decision for each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.conflicts import Conflict
from ui.parts.basics import boxed, column, label, row
from ui.parts.chip import ToneIcon
from ui.theme import GAP, Theme

TITLE = "Changed while this form was open. Decide for each field, then save."
HIGHEST = 190


class ConflictPanel(QFrame):
    """Takes no room while there is nothing to decide."""

    decided = Signal(str, bool)
    """A field's key, and whether what was typed is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("conflicts")
        self.setProperty("tint", "due")
        self.setAccessibleName("Changed while this form was open")
        self._groups: dict[str, QButtonGroup] = {}
        self._scroll = QScrollArea()
        self._scroll.setObjectName("conflict_fields")
        self._scroll.setAccessibleName("Fields that two people changed")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.setSpacing(4)
        said = label(TITLE, "strong", wrap=True, name="conflicts_said")
        head = row(ToneIcon("due"), said)
        head.setStretch(1, 1)
        layout.addLayout(head)
        layout.addWidget(self._scroll)
        self.hide()

    @property
    def undecided(self) -> list[str]:
        """Keys of the fields that nobody decided about yet."""
        return [key for key, group in self._groups.items() if group.checkedButton() is None]

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """Shows these fields, undecided."""
        self._groups = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(4)
        for at, heading in enumerate(("Field", "When opened", "Now", "Yours", "")):
            grid.addWidget(label(heading, "muted"), 0, at)
        for at, each in enumerate(conflicts, 1):
            self._add(grid, at, each)
        for at in range(1, 4):
            grid.setColumnStretch(at, 1)
        inside = QWidget()
        inside.setObjectName("conflict_rows")
        inside.setLayout(grid)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.setVisible(bool(conflicts))
        high = inside.sizeHint().height() + 2
        self._scroll.setFixedHeight(min(high, Theme.current().px(HIGHEST)))

    def clear(self) -> None:
        """Nothing is left to decide."""
        self._groups = {}
        self.hide()

    def point(self) -> None:
        """Puts the focus on the first field that is not decided, and says so."""
        key = self.undecided[0]
        first = self._groups[key].buttons()[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        above = first.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(first)
            above = above.parentWidget()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, TITLE))

    def _add(self, grid: QGridLayout, at: int, each: Conflict) -> None:
        now = column(label(each.now or "empty", wrap=True), label(each.who, "caption", wrap=True), gap=0)
        cells: tuple[QWidget, ...] = (
            label(each.label, wrap=True), label(each.opened or "empty", wrap=True), boxed(now),
            label(each.mine or "empty", wrap=True), self._ways(each),
        )  # fmt: skip
        for place, cell in enumerate(cells):
            grid.addWidget(cell, at, place, Qt.AlignmentFlag.AlignTop)

    def _ways(self, each: Conflict) -> QWidget:
        group = QButtonGroup(self)
        self._groups[each.key] = group
        made = []
        for words, name, mine in (("Keep mine", "keep", True), ("Take theirs", "theirs", False)):
            way = QRadioButton(words)
            way.setObjectName(f"{name}_{each.key}")
            way.setAccessibleName(f"{words}: {each.label}, {each.mine if mine else each.now or 'empty'}")
            way.clicked.connect(partial(self._decide, each.key, mine))
            group.addButton(way)
            made.append(way)
        return boxed(row(*made))

    def _decide(self, key: str, mine: bool, _checked: bool = True) -> None:
        self.decided.emit(key, mine)
