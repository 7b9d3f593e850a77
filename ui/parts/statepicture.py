"""The states of records as a picture, drawn from the table of moves: where records are, and where they may go."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

LINE, GAP, SIDE, HEAD = 21, 4, 8, 20
"""Height of a state, gap between two, margin of its text, height of a heading, in px at 100 %."""
BETWEEN = 46
"""Width of the room for the lines between two columns, in px at 100 %."""
Columns = Sequence[tuple[str, Sequence[str]]]
"""Headings with the states below each, from left to right."""


class StatePicture(QWidget):
    """Columns of states; lines lead from where the records are to every state that is open for them."""

    def __init__(self, columns: Columns, title: str, between: int = BETWEEN) -> None:
        super().__init__()
        self._columns, self._between = columns, between
        self.setAccessibleName(title)
        self.setObjectName("state_picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._here: Mapping[str, int] = {}
        self._open: Mapping[str, str] = {}
        self._word: Callable[[str], str] = str

    def show_states(
        self, here: Mapping[str, int], ways: Mapping[str, str], word: Callable[[str], str]
    ) -> None:
        """Shows how many records are in each state and which states are open (by state, the verb that leads there)."""
        self._here, self._open, self._word = here, ways, word
        self.setAccessibleDescription(
            f"Now: {', '.join(map(word, here))}. Open: {', '.join(map(word, ways)) or 'nothing'}."
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = Theme.current()
        rows = max(len(states) for _, states in self._columns)
        return QSize(theme.px(480), theme.px(HEAD) + rows * theme.px(LINE + GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(Theme.current().px(240), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        self._draw_lines(painter, places)
        for heading, states in self._columns:
            left = places[states[0]].left()
            painter.setPen(Theme.current().colour("muted"))
            painter.drawText(QPointF(left, QFontMetricsF(self.font()).ascent()), heading)
        for state, box in places.items():
            self._draw_state(painter, state, box)

    def _places(self) -> dict[str, QRectF]:
        theme = Theme.current()
        between, step = theme.px(self._between), theme.px(LINE + GAP)
        width = (self.width() - between * (len(self._columns) - 1) - 2) / len(self._columns)
        return {
            state: QRectF(1 + at * (width + between), theme.px(HEAD) + line * step, width, theme.px(LINE))
            for at, (_, states) in enumerate(self._columns)
            for line, state in enumerate(states)
        }

    def _draw_lines(self, painter: QPainter, places: Mapping[str, QRectF]) -> None:
        painter.setPen(QPen(Theme.current().colour("accent"), 1.2))
        for source in self._here:
            start = places.get(source)
            for target in self._open:
                end = places.get(target)
                if start is None or end is None or start.left() == end.left():
                    continue  # within a column the mark on the state says it
                forward = end.left() > start.left()
                painter.drawLine(
                    QPointF(start.right() if forward else start.left(), start.center().y()),
                    QPointF(end.left() if forward else end.right(), end.center().y()),
                )

    def _draw_state(self, painter: QPainter, state: str, box: QRectF) -> None:
        theme = Theme.current()
        here, open_ = state in self._here, state in self._open
        painter.setPen(QPen(theme.colour("accent" if here or open_ else "border"), 2.0 if here else 1.0))
        painter.setBrush(theme.colour("accent_tint") if here else theme.colour("surface"))
        painter.drawRoundedRect(box, 4, 4)
        font = self.font()
        font.setBold(here)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if here or open_ else "muted"))
        words = self._word(state) + (f" · {self._here[state]:,} now" if here else " · open" if open_ else "")
        room = box.adjusted(theme.px(SIDE), 0, -theme.px(SIDE), 0)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setFont(self.font())
