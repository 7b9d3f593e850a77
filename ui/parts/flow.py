"""A layout that puts widgets side by side and goes on in the next line where the room ends."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

_MOVES = (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show)


class FlowLayout(QLayout):
    """Keeps the order; every line is as high as its highest part, and the others stand in its middle."""

    def __init__(self, gap: int = 6) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """By width, until a part changes: Qt asks hundreds of times while a page is laid out."""
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        self._heights.clear()
        self._least = None
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        taken = self._items.pop(index) if 0 <= index < len(self._items) else None
        self.invalidate()
        return taken

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        if self._least is None:
            size = QSize()
            for item in self._items:
                size = size.expandedTo(item.minimumSize())
            self._least = size
        return self._least

    def hold_room(self, widget: QWidget) -> None:
        """Keeps the lines from being squeezed together: the widget is at least as high as they are."""
        widget.setMinimumHeight(self.heightForWidth(widget.width()))

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Lays the items into the rectangle and returns the height they take."""
        x, y, high = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if item.isEmpty():
                continue  # hidden
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                _settle(line, high, move)
                x, y, high = rect.x(), y + high + self._gap, 0
            line.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self._gap
            high = max(high, size.height())
        _settle(line, high, move)
        return y + high - rect.y()


def _settle(line: list[tuple[QLayoutItem, QRect]], high: int, move: bool) -> None:
    """A caption stands in the middle of the field beside it."""
    for item, place in line if move else ():
        item.setGeometry(place.translated(0, (high - place.height()) // 2))
    line.clear()


class Flowing(QWidget):
    """A widget around a flow, always as high as its lines."""

    def __init__(self, gap: int = 6) -> None:
        super().__init__()
        self.flow = FlowLayout(gap)
        self.setLayout(self.flow)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def event(self, event: QEvent) -> bool:
        """Sizes, and parts that come, go or get other words; before it is shown its width says nothing."""
        done = super().event(event)
        if event.type() in _MOVES and self.isVisible():
            self.flow.hold_room(self)
        return done


def flowing(*parts: QWidget, gap: int = 8) -> Flowing:
    """Widgets side by side, going on in the next line where the room ends."""
    made = Flowing(gap)
    for each in parts:
        made.flow.addWidget(each)
    return made
