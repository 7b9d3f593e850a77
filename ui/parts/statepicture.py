"""The states of records as a picture, drawn from the table of moves: where records are, and where they may go."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

LINE, GAP, SIDE, HEAD = 21, 4, 8, 20
"""Height of a state, gap between two, margin of its text, height of a heading, in px at 100 %."""
MOST_LINES = 3
"""Lines that the name of a state may take where the columns are narrow; what goes on after them is cut."""
WRAPPED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
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
        self._lines: Mapping[str, int] = {}
        """How many lines the name of a state takes at the width the picture has."""

    def show_states(
        self, here: Mapping[str, int], ways: Mapping[str, str], word: Callable[[str], str]
    ) -> None:
        """Shows how many records are in each state and which states are open (by state, the verb that leads there)."""
        self._here, self._open, self._word = here, ways, word
        self.setAccessibleDescription(
            f"Now: {', '.join(map(word, here))}. Open: {', '.join(map(word, ways)) or 'nothing'}."
        )
        self._measure()
        self.update()

    def sizeHint(self) -> QSize:
        theme = Theme.current()
        high = max(sum(self._height(each) + theme.px(GAP) for each in states) for _, states in self._columns)
        return QSize(theme.px(480), theme.px(HEAD) + high)

    def minimumSizeHint(self) -> QSize:
        return QSize(Theme.current().px(240), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _height(self, state: str) -> int:
        """Of a state: one line of text, or as many as its name takes."""
        more = (self._lines.get(state, 1) - 1) * QFontMetricsF(self._letters(state)).lineSpacing()
        return Theme.current().px(LINE) + round(more)

    def _letters(self, state: str) -> QFont:
        """Bold where the records are."""
        font = QFont(self.font())
        font.setBold(state in self._here)
        return font

    def _measure(self) -> None:
        """How many lines the names take now; other numbers make the picture higher or lower."""
        room = self._column() - 2 * Theme.current().px(SIDE)
        states = (each for _, states in self._columns for each in states)
        taken = {each: _lines(QFontMetricsF(self._letters(each)), self._says(each), room) for each in states}
        if taken != self._lines:
            self._lines = taken
            self.updateGeometry()

    def _room_between(self) -> int:
        """Between two columns, in px: half of it where letters are large, since the names need the room."""
        return Theme.current().px(self._between) // (2 if Theme.current().large else 1)

    def _column(self) -> float:
        """Width of a column of states."""
        return (self.width() - self._room_between() * (len(self._columns) - 1) - 2) / len(self._columns)

    def _says(self, state: str) -> str:
        """The name of a state, and how many records are in it or that it is open; these words stay on one line."""
        here = f" ·\u00a0{self._here[state]:,}\u00a0now" if state in self._here else ""
        return self._word(state) + (here or (" ·\u00a0open" if state in self._open else ""))

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
        across, gap = self._column() + self._room_between(), theme.px(GAP)
        found = {}
        for at, (_, states) in enumerate(self._columns):
            top = theme.px(HEAD)
            for state in states:
                found[state] = QRectF(1 + at * across, top, self._column(), self._height(state))
                top += self._height(state) + gap
        return found

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
        font = self._letters(state)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if here or open_ else "muted"))
        words = self._says(state)
        room = box.adjusted(theme.px(SIDE), 0, -theme.px(SIDE), 0)
        if self._lines.get(state, 1) == 1:
            words = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, WRAPPED, words)
        painter.setFont(self.font())


def _lines(metrics: QFontMetricsF, words: str, room: float) -> int:
    """How many lines a name takes in a width, between one and the most there may be."""
    tall = metrics.boundingRect(QRectF(0, 0, max(room, 1.0), 10_000), WRAPPED, words).height()
    return min(max(round(tall / metrics.lineSpacing()), 1), MOST_LINES)
