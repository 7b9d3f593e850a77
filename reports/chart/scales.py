"""What every layout needs: round steps of an axis, days to scale with the ticks that fit, texts that stay apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, pairwise

from models.fields import MONTHS, show_date
from reports.chart.scene import Pattern
from reports.chart.shapes import Box, Ink, Line, Polygon, Rect, Shape, Type, hatching

HATCH = 0.5
"""From one slanting line to the next, in parts of the type size."""
BETWEEN = 0.6
"""Between two texts on one line, in parts of the type size."""


def steps(top: int, most: int = 4) -> tuple[int, ...]:
    """Round values from zero to `top` or a little over it, not more than `most` beside the zero."""
    for power in count():
        for factor in (1, 2, 5):
            step = factor * 10**power
            if top <= step * most:
                return tuple(range(0, -(-max(top, 1) // step) * step + 1, step))
    raise AssertionError("a step is always found")


def filled(box: Box, pattern: Pattern, size: float) -> Iterator[Shape]:
    """A quantity as an area: solid, as an outline, or as an outline with slanting lines."""
    if pattern is Pattern.SOLID:
        yield Rect(box, Ink.MAIN)
    elif pattern is Pattern.OPEN:
        yield Rect(box, Ink.MAIN, filled=False)
    else:
        yield from hatching(box, HATCH * size, Ink.SECOND)
        yield Rect(box, Ink.SECOND, filled=False)


def diamond(x: float, y: float, reach: float, pattern: Pattern) -> Polygon:
    """A point in time: filled, as an outline, or filled in the second ink."""
    points = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return Polygon(points, Ink.SECOND if pattern is Pattern.HATCH else Ink.MAIN, pattern is not Pattern.OPEN)


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places near the wanted ones, in their order, `apart` from each other and within the limits if they fit."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    found = [0.0] * len(wanted)
    edge = low
    for at in order:
        found[at] = edge = max(wanted[at], edge)
        edge += apart
    edge = high
    for at in reversed(order):
        found[at] = min(found[at], edge)
        edge = found[at] - apart
    return found


def fitted(text: str, width: float, face: Type) -> str:
    """The text, or as much of its beginning as fits with a sign that it goes on."""
    if face.width(text, False) <= width:
        return text
    while text and face.width(f"{text} …", False) > width:
        text = text[:-1].rstrip()
    return f"{text} …" if text else ""


def wrapped(text: str, width: float, face: Type, most: int = 3) -> list[str]:
    """The lines a text takes in a width; what does not fit into the last one is left to the table."""
    lines: list[str] = []
    for word in text.split():
        if lines and face.width(f"{lines[-1]} {word}", False) <= width:
            lines[-1] += f" {word}"
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] += f" {word}"
    return [fitted(each, width, face) for each in lines] or [""]


@dataclass(frozen=True)
class Days:
    """Days to scale between two edges; a day takes its own width, so that its end is the next one's beginning."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day begins."""
        whole = (self.last - self.first).days + 1
        return self.left + (day - self.first).days * (self.right - self.left) / whole

    def middle(self, day: date) -> float:
        """The middle of a day."""
        return (self.x(day) + self.x(day + timedelta(days=1))) / 2

    def axis(self, top: float, face: Type) -> Iterator[Shape]:
        """A line with ticks and their dates below it, as close as they can be read."""
        yield Line(self.left, top, self.right, top, Ink.RULE)
        for x, at, text in _readable(self, face):
            yield Line(x, top, x, top + 0.3 * face.size, Ink.RULE)
            yield face.label(at, top + 0.4 * face.size, text, ink=Ink.MUTED)


def _readable(days: Days, face: Type) -> list[tuple[float, float, str]]:
    """The closest ticks whose texts stay apart, each with the place of its text; the first day when none do."""
    apart = BETWEEN * face.size
    for number, ticks in enumerate(_ticks(days.first, days.last)):
        placed = []
        for day, text in ticks:
            x, wide = days.x(day) if number else days.middle(day), face.width(text, False)
            placed.append((x, min(max(x - wide / 2, days.left), days.right - wide), text))
        if len(placed) > 1 and all(
            at + face.width(text, False) + apart <= after for (_, at, text), (_, after, _) in pairwise(placed)
        ):
            return placed
    return [(days.left, days.left, show_date(days.first))]


def _ticks(first: date, last: date) -> Iterator[list[tuple[date, str]]]:
    """Candidates from close to far: days, weeks, months, quarters, years, more years."""
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    yield [(day, _short(day)) for day in every]
    yield [(day, _short(day)) for day in every if day.weekday() == 0]
    months = [day for day in every if day.day == 1]
    for step in (1, 3, 6):
        yield [(day, f"{MONTHS[day.month - 1]} {day.year}") for day in months if (day.month - 1) % step == 0]
    for step in (1, 2, 5, 10):
        yield [(day, str(day.year)) for day in months if day.month == 1 and day.year % step == 0]


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
