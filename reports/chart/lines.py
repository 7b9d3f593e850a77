"""Quantities over time: lines from a zero-based axis, each with its name at its end."""

from collections.abc import Iterator, Sequence

from models.fields import show_date
from reports.chart.scales import BETWEEN, Days, diamond, spread, steps
from reports.chart.scene import Lines, Pattern, Series
from reports.chart.shapes import Box, Drawing, Ink, Item, Line, Shape, Type, stroke

LEADER = 1.4
POINT = 0.28
"""Half a point's width, in parts of the type size."""
WEIGHTS = {Pattern.SOLID: 2.0, Pattern.HATCH: 1.6, Pattern.OPEN: 1.0}


def lay_lines(scene: Lines, width: float, face: Type, plot: float) -> Drawing:
    """The lines, an axis of values at the left, the days below, the names at the right."""
    size = face.size
    marks = steps(max((value or 0 for each in scene.series for value in each.values), default=0))
    left = max(face.width(f"{each:,}", False) for each in marks) + BETWEEN * size
    names = max((face.width(each.name, False) for each in scene.series), default=0.0)
    right, top = width - names - LEADER * size, face.leading * 1.5
    foot = top + max(plot * size, len(scene.series) * face.leading)
    shapes: list[Shape] = [face.label(0, 0, scene.unit, ink=Ink.MUTED)]
    for mark in marks:
        y = foot - (foot - top) * mark / marks[-1]
        shapes.append(Line(left, y, right, y, Ink.RULE, 0.5))
        at = left - BETWEEN * size
        shapes.append(face.label(at, y - face.leading / 2, f"{mark:,}", ink=Ink.MUTED, part=1))
    if not scene.days:
        return Drawing(width, foot, tuple(shapes), ())
    days = Days(scene.days[0], scene.days[-1], left, right)
    shapes += days.axis(foot, face)
    ends, items = [], []
    for each in scene.series:
        points = _points(each, [days.middle(day) for day in scene.days], foot, (foot - top) / marks[-1])
        shapes += _drawn(each.pattern, list(points.values()), size)
        ends.append(list(points.values())[-1] if points else (right, foot))
        for at, (x, y) in points.items():
            text = f"{each.name}, {show_date(scene.days[at])}: {each.word(at)} {scene.unit}"
            items.append(Item(text, Box(x - size / 2, y - size / 2, size, size)))
    places = spread([y for _, y in ends], face.leading, top + face.leading / 2, foot - face.leading / 2)
    for each, (x, y), at in zip(scene.series, ends, places, strict=True):
        shapes.append(Line(x, y, right + LEADER * size * 0.7, at, Ink.RULE, 0.5))
        shapes.append(face.label(right + LEADER * size, at - face.leading / 2, each.name))
    return Drawing(width, foot + 0.4 * size + face.leading, tuple(shapes), tuple(items))


def _points(
    series: Series, across: Sequence[float], foot: float, scale: float
) -> dict[int, tuple[float, float]]:
    return {
        at: (across[at], foot - value * scale)
        for at, value in enumerate(series.values) if value is not None
    }  # fmt: skip


def _drawn(pattern: Pattern, points: list[tuple[float, float]], size: float) -> Iterator[Shape]:
    dash = size / 2 if pattern is Pattern.HATCH else 0.0
    yield from stroke(points, Ink.SECOND if dash else Ink.MAIN, WEIGHTS[pattern], dash)
    for x, y in points:
        yield diamond(x, y, POINT * size, pattern)
