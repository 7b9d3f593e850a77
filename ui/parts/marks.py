"""Highlighting what was searched for: which parts of a cell's text, and where on the line they stand."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from models.hits import pieces
from ui.parts.bidi import isolated, runs_right_to_left
from ui.theme import Theme

Extent = tuple[float, float]
REMEMBERED = 4_000
LINE = 2
"""Height of the line under a piece, which tells it also to who sees no colours."""


class Marks:
    """The words searched for, and the extents of their places in texts, remembered while they are the same."""

    def __init__(self) -> None:
        self.words: tuple[str, ...] = ()
        self._known: dict[tuple[str, int], tuple[Extent, ...]] = {}

    def look_for(self, words: Sequence[str]) -> bool:
        """Sets the folded words; False when they are the same as before."""
        if tuple(words) == self.words:
            return False
        self.words = tuple(words)
        self.forget()
        return True

    def forget(self) -> None:
        """Measures anew, after the type changed its size."""
        self._known.clear()

    def extents(self, text: str, font: QFont, room: float) -> tuple[Extent, ...]:
        """Where the pieces stand, in px from the start of a text that is shown within `room` px."""
        key = (text, int(room))
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[key] = tuple(self._measured(text, font, room))
        return found

    def _measured(self, text: str, font: QFont, room: float) -> Iterator[Extent]:
        spans = pieces(text, self.words)
        if not spans:
            return
        metrics = QFontMetricsF(font)
        drawn = isolated(text)
        if drawn != text:  # the mark in front of it counts as a letter
            spans = tuple((start + 1, end + 1) for start, end in spans)
        if metrics.horizontalAdvance(drawn) <= room:
            yield from _on_line(drawn, spans, font, metrics)
            return
        shown = metrics.elidedText(drawn, Qt.TextElideMode.ElideRight, room)
        kept = len(shown) - 1
        yield from _on_line(
            shown, [(start, min(end, kept)) for start, end in spans if start < kept], font, metrics
        )
        if spans[-1][1] > kept:  # what is cut off is told by the dots
            if runs_right_to_left(text):
                yield 0.0, metrics.horizontalAdvance(shown[kept:])
            else:
                yield metrics.horizontalAdvance(shown[:kept]), metrics.horizontalAdvance(shown)


def _on_line(
    text: str, spans: Sequence[tuple[int, int]], font: QFont, metrics: QFontMetricsF
) -> Iterator[Extent]:
    if text.isascii():
        for start, end in spans:
            yield metrics.horizontalAdvance(text[:start]), metrics.horizontalAdvance(text[:end])
        return
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    for start, end in spans:
        before, length = _units(text[:start]), _units(text[start:end])
        for run in line.glyphRuns(before, length):  # words of two directions stand in several places
            extent = run.boundingRect()
            if extent.width() > 0:
                yield extent.left(), extent.right()


def _units(text: str) -> int:
    """Length as Qt counts it, in units of UTF-16."""
    return len(text) + sum(character > "\uffff" for character in text)


def paint_marks(painter: QPainter, place: QRectF, extents: Sequence[Extent]) -> None:
    """Marks pieces of a text that is painted already and begins at the left of `place`.

    The tint is multiplied into a light ground and lightens a dark one, so that the letters keep their colour; in high
    contrast a frame takes its place.
    """
    theme = Theme.current()
    name = theme.palette_name
    for left, right in extents:
        piece = QRectF(
            place.left() + left - 1, place.top(), right - left + 2, place.height()
        ) & place.adjusted(-1, 0, 1, 0)
        if name == "contrast":
            painter.setPen(theme.colour("hit_line"))
            painter.drawRect(piece.adjusted(0, 0, -1, -1))
        else:
            modes = QPainter.CompositionMode
            painter.setCompositionMode(
                modes.CompositionMode_Lighten if name == "dark" else modes.CompositionMode_Multiply
            )
            painter.fillRect(piece, theme.colour("hit"))
            painter.setCompositionMode(modes.CompositionMode_SourceOver)
        painter.fillRect(
            QRectF(piece.left(), piece.bottom() - LINE, piece.width(), LINE), theme.colour("hit_line")
        )
