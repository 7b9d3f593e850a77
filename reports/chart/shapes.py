"""What a laid-out chart is made of. Lengths are in the unit of the surface, from its upper left corner."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

ASCENT, DESCENT, LEADING = 1.0, 0.3, 1.3
"""Of a line of text, in parts of its size."""


class Ink(StrEnum):
    """What a shape is drawn in; each surface has its own colour or grey for it."""

    TEXT = "text"
    MUTED = "muted"
    RULE = "rule"
    MAIN = "main"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the surface."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right - EDGE
            and other.x < self.right - EDGE
            and self.y < other.bottom - EDGE
            and other.y < self.bottom - EDGE
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies within."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom


EDGE = 0.01


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle, or its outline."""

    box: Box
    ink: Ink
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink
    thick: float = 1.0


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed shape, filled or as an outline."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text with its baseline at `y`; `width` is measured in the face it is drawn in."""

    x: float
    y: float
    text: str
    width: float
    size: float
    bold: bool = False
    ink: Ink = Ink.TEXT

    @property
    def box(self) -> Box:
        """What the text takes."""
        return Box(self.x, self.y - ASCENT * self.size, self.width, (ASCENT + DESCENT) * self.size)


Shape = Rect | Line | Polygon | Label


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a chart that can be looked at by itself: what it says, and where it stands."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart laid out for one width."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    items: tuple[Item, ...]

    def labels(self) -> Iterator[Label]:
        """The texts of the drawing."""
        return (each for each in self.shapes if isinstance(each, Label))


@dataclass(frozen=True)
class Type:
    """The letters of a surface: their size, and how wide a text is in it."""

    size: float
    width: Callable[[str, bool], float]

    @property
    def leading(self) -> float:
        """From one baseline to the next."""
        return LEADING * self.size

    def label(
        self, x: float, top: float, text: str, *, bold: bool = False, ink: Ink = Ink.TEXT, part: float = 0.0
    ) -> Label:
        """A text whose line begins at `top`; `part` 0 stands right of x, 0.5 centred on it, 1 left of it."""
        wide = self.width(text, bold)
        return Label(x - part * wide, top + ASCENT * self.size, text, wide, self.size, bold, ink)


def hatching(box: Box, step: float, ink: Ink) -> Iterator[Line]:
    """Slanting lines that fill a rectangle and do not leave it."""
    reach = step
    while reach < box.width + box.height:
        x1, y1 = (box.x, box.y + reach) if reach <= box.height else (box.x + reach - box.height, box.bottom)
        x2, y2 = (box.x + reach, box.y) if reach <= box.width else (box.right, box.y + reach - box.width)
        yield Line(x1, y1, x2, y2, ink)
        reach += step


def stroke(points: list[tuple[float, float]], ink: Ink, thick: float, dash: float = 0.0) -> Iterator[Line]:
    """A broken line through the points; `dash` is the length of a dash and of the gap after it."""
    gone = 0.0
    for (x1, y1), (x2, y2) in pairwise(points):
        long = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        if not dash or not long:
            yield Line(x1, y1, x2, y2, ink, thick)
            continue
        at = 0.0
        while at < long:
            drawn, left = int(gone / dash) % 2 == 0, dash - gone % dash
            to = min(long, at + max(left, EDGE))
            if drawn:
                yield Line(*_along(x1, y1, x2, y2, at / long), *_along(x1, y1, x2, y2, to / long), ink, thick)
            gone += to - at
            at = to


def _along(x1: float, y1: float, x2: float, y2: float, part: float) -> tuple[float, float]:
    return x1 + (x2 - x1) * part, y1 + (y2 - y1) * part
