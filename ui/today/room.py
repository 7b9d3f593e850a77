"""The room of Today: figures above, below them duties with what changed beside them; it scrolls as a whole."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import GAP, GROUP_GAP, Theme

BESIDE_FROM, BESIDE = 960, 340
"""Width at 100 % from which what changed stands beside the duties, and its width there."""
UNBOUND = 16_777_215
"""Qt's largest width."""


class TodayRoom(QScrollArea):
    """Places the parts side by side where there is room, else below each other."""

    def __init__(self, head: QWidget, main: QWidget, beside: QWidget) -> None:
        super().__init__()
        self._beside = beside
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(GROUP_GAP)
        self._body.addWidget(main, 1)
        self._body.addWidget(beside)
        inside = QWidget()
        inside.setObjectName("today_inside")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(GROUP_GAP, GAP, GROUP_GAP, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(head)
        layout.addLayout(self._body, 1)
        self.setObjectName("today_scroll")
        self.setAccessibleName("Today")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    def arrange(self, width: int) -> None:
        """Beside the duties where a page so wide has room, else below them; then the whole page scrolls."""
        theme, directions = Theme.current(), QBoxLayout.Direction
        beside = width >= theme.px(BESIDE_FROM)
        self._body.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._beside.setMinimumWidth(theme.px(BESIDE) if beside else 0)
        self._beside.setMaximumWidth(theme.px(BESIDE) if beside else UNBOUND)
