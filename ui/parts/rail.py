"""The vertical tabs: icon over an upright word, and what is overdue in words."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from ui import icons
from ui.theme import Theme

WIDTH, HEIGHT = 84, 68


@dataclass(frozen=True)
class Tab:
    """One tab: its word and its icon."""

    label: str
    icon: str


class Rail(QTabBar):
    """A real tab bar, so that keys and screen readers treat it as one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName("Areas")
        self.setShape(QTabBar.Shape.RoundedWest)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        # In large letters not all tabs have room: the bar may be shorter than they are, and scrolls.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self._tabs: list[Tab] = []
        self._overdue: dict[int, int] = {}
        Theme.current().changed.connect(self._measure)

    def add(self, tab: Tab) -> None:
        """Adds a tab at the end."""
        self._tabs.append(tab)
        self.setAccessibleTabName(self.addTab(tab.label), tab.label)

    def tell_overdue(self, at: int, count: int) -> None:
        """Says how many duties of a tab are overdue."""
        self._overdue[at] = count
        late = f", {count} overdue" if count else ""
        self.setAccessibleTabName(at, f"{self._tabs[at].label}{late}")
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        theme = Theme.current()
        return QSize(theme.px(WIDTH), theme.px(HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, tab in enumerate(self._tabs):
            self._paint_tab(painter, self.tabRect(at), at, tab)

    def _paint_tab(self, painter: QPainter, place: QRect, at: int, tab: Tab) -> None:
        theme = Theme.current()
        chosen = at == self.currentIndex()
        if chosen:
            painter.fillRect(place, theme.colour("accent_tint"))
            painter.fillRect(QRect(place.left(), place.top(), 3, place.height()), theme.colour("accent"))
        if chosen and self.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.drawRect(place.adjusted(1, 1, -3, -2))
            painter.drawRect(place.adjusted(2, 2, -4, -3))
        role = "accent" if chosen else "muted"
        side = theme.px(icons.LARGE)
        drawing = icons.pixmap(tab.icon, role, icons.LARGE)
        left = place.center().x() - side // 2
        painter.drawPixmap(QRect(left, place.top() + theme.px(9), side, side), drawing)
        font = QFont(self.font())
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if chosen else "muted"))
        line = QRect(place.left(), place.top() + theme.px(30), place.width(), theme.px(18))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, tab.label)
        if late := self._overdue.get(at):
            font.setBold(True)
            font.setPointSizeF(self.font().pointSizeF() * 0.85)
            painter.setFont(font)
            painter.setPen(theme.colour("blocked"))
            below = line.translated(0, theme.px(17))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, f"{late} overdue")

    def _measure(self) -> None:
        font = QFont(self.font())
        self.setFont(font)
        self.updateGeometry()
