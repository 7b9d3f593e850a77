"""Bars from zero: standing with their names below, or lying with their names before them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reports.chart.scales import BETWEEN, filled, fitted, spread, steps, wrapped
from reports.chart.scene import Bars
from reports.chart.shapes import Box, Drawing, Ink, Item, Label, Line, Shape, Type

THICK, WIDEST = 0.62, 5.0
"""A bar's part of its place, and how wide it is at most in parts of the type size."""
LEADER, APART = 1.4, 0.3
"""Length of the line to a name, and the least gap between names below bars, in parts of the type size."""


def lay_standing(scene: Bars, width: float, face: Type, plot: float) -> Drawing:
    """Standing bars; values stand over them, or on an axis where they would touch."""
    size, many = face.size, len(scene.series) > 1
    names = max((face.width(each.name, False) for each in scene.series), default=0.0) if many else 0.0
    right = width - (names + LEADER * size if many else 0.0)
    words = [scene.word(at) for at in range(len(scene.labels))]
    place = right / max(len(words), 1)
    over = all(face.width(each, False) <= place - BETWEEN * size for each in words)
    marks = steps(max(map(scene.total, range(len(words))), default=0))
    left = 0.0 if over else face.width(f"{marks[-1]:,}", False) + BETWEEN * size
    place = (right - left) / max(len(words), 1)
    highest = marks[-1] if not over else max(map(scene.total, range(len(words))), default=0) or 1
    top = face.leading * (2 if over else 1.5)
    foot = top + max(plot * size, len(scene.series) * face.leading if many else 0.0)
    shapes: list[Shape] = [face.label(0, 0, scene.unit, ink=Ink.MUTED)]
    if not over:
        shapes += _axis(marks, left, right, top, foot, face)
    items, ends = [], [foot] * len(scene.series)
    wide = min(place * THICK, WIDEST * size)
    for at, word in enumerate(words):
        middle = left + place * (at + 0.5)
        drawn, ends, head = _standing(scene, at, middle - wide / 2, wide, foot, (foot - top) / highest, size)
        shapes += drawn
        if over:
            shapes.append(face.label(middle, head - face.leading, word, part=0.5))
        raised = head - face.leading if over else min(head, foot - face.leading)
        items.append(Item(_says(scene, at), Box(middle - place / 2, raised, place, foot - raised)))
    shapes.append(Line(left, foot, right, foot, Ink.MUTED))
    last = left + place * (len(words) - 0.5) + wide / 2
    shapes += _named(scene, ends, last, right, top, foot, face) if many and words else ()
    below, height = _below(scene.labels, left, place, right, foot, face)
    return Drawing(width, height, (*shapes, *below), tuple(items))


def _standing(
    scene: Bars, at: int, x: float, wide: float, foot: float, scale: float, size: float
) -> tuple[list[Shape], list[float], float]:
    """One bar: its shapes, the middle of each of its parts, and its upper edge."""
    shapes: list[Shape] = []
    ends, edge = [], foot
    for each in scene.series:
        high = (each.values[at] or 0) * scale
        if high:
            shapes += filled(Box(x, edge - high, wide, high), each.pattern_at(at), size)
        ends.append(edge - high / 2)
        edge -= high
    return shapes, ends, edge


def _axis(
    marks: Sequence[int], left: float, right: float, top: float, foot: float, face: Type
) -> Iterator[Shape]:
    for each in marks[1:]:
        y = foot - (foot - top) * each / marks[-1]
        yield Line(left, y, right, y, Ink.RULE, 0.5)
        text = f"{each:,}"
        yield face.label(left - BETWEEN * face.size, y - face.leading / 2, text, ink=Ink.MUTED, part=1)


def _named(
    scene: Bars, middles: Sequence[float], last: float, right: float, top: float, foot: float, face: Type
) -> Iterator[Shape]:
    """The names of stacked series beside the last bar, each with a line to its part."""
    places = spread(middles, face.leading, top + face.leading / 2, foot - face.leading / 2)
    for each, middle, y in zip(scene.series, middles, places, strict=True):
        yield Line(last, middle, right + LEADER * face.size * 0.7, y, Ink.RULE, 0.5)
        yield face.label(right + LEADER * face.size, y - face.leading / 2, each.name)


def _below(
    labels: Sequence[str], left: float, place: float, right: float, foot: float, face: Type
) -> tuple[list[Shape], float]:
    """The names under the bars in up to two lines; where they do not fit, only every second, third … one."""
    for every in range(1, max(len(labels), 1) + 1):
        room = min(every * place - APART * face.size, right)
        words = (face.width(word, False) for each in labels[::every] for word in each.split())
        if every < len(labels) and max(words, default=0.0) > room:
            continue
        named = [_name(labels[at], left + place * (at + 0.5), room, right, foot, face) for at in
                 range(0, len(labels), every)]  # fmt: skip
        edges = [(min(each.x for each in lines), max(each.box.right for each in lines)) for lines in named]
        if all(one[1] + APART * face.size / 2 <= other[0] for one, other in pairwise(edges)):
            deepest = max((len(lines) for lines in named), default=1)
            return [
                each for lines in named for each in lines
            ], foot + 0.3 * face.size + deepest * face.leading
    raise AssertionError("one name alone touches no other")


def _name(text: str, middle: float, room: float, right: float, foot: float, face: Type) -> list[Label]:
    """A name under its bar, drawn in from the edges."""
    lines = []
    for number, line in enumerate(wrapped(text, room, face, 2)):
        wide = face.width(line, False)
        x = min(max(middle - wide / 2, 0.0), right - wide)
        lines.append(face.label(x, foot + 0.3 * face.size + number * face.leading, line))
    return lines


def lay_lying(scene: Bars, width: float, face: Type) -> Drawing:
    """Lying bars; names before them, values behind them."""
    size = face.size
    names = min(max((face.width(each, False) for each in scene.labels), default=0.0), width * 0.4)
    left = names + BETWEEN * size
    words = [scene.word(at) for at in range(len(scene.labels))]
    right = width - max((face.width(each, False) for each in words), default=0.0) - BETWEEN * size
    highest = max(map(scene.total, range(len(words))), default=0) or 1
    scale = (right - left) / highest
    many = len(scene.series) > 1
    shapes: list[Shape] = [face.label(left, 0, scene.unit, ink=Ink.MUTED)]
    y = start = face.leading * (1 + (len(scene.series) if many else 0)) + 0.3 * size
    items: list[Item] = []
    for at, word in enumerate(words):
        lines = wrapped(scene.labels[at], names, face)
        high = len(lines) * face.leading + 0.4 * size
        for number, text in enumerate(lines):
            shapes.append(face.label(0, y + 0.2 * size + number * face.leading, text))
        x = left
        for each in scene.series:
            long = (each.values[at] or 0) * scale
            if long:
                box = Box(x, y + (high - size) / 2, long, size)
                shapes += filled(box, each.pattern_at(at), size)
            x += long
        shapes.append(face.label(x + BETWEEN * size / 2, y + (high - face.leading) / 2, word))
        items.append(Item(_says(scene, at), Box(0, y, width, high)))
        y += high
    shapes.append(Line(left, start, left, y, Ink.MUTED))
    if many and words:
        shapes += _headed(scene, left, width, start, scale, face)
    return Drawing(width, y, tuple(shapes), tuple(items))


def _headed(
    scene: Bars, left: float, width: float, start: float, scale: float, face: Type
) -> Iterator[Shape]:
    """The names of stacked series over the first bar, the left one highest, each with a line down to its part."""
    x, down = left, start + 0.7 * face.leading
    for number, each in enumerate(scene.series):
        long = (each.values[0] or 0) * scale
        middle, top = x + long / 2, face.leading * (1 + number)
        text = fitted(each.name, width - left, face)
        at = min(middle + 0.3 * face.size, width - face.width(text, False))
        yield Line(middle, top + 0.3 * face.size, middle, down - 0.2 * face.leading, Ink.RULE, 0.5)
        yield face.label(at, top, text)
        x += long


def _says(scene: Bars, at: int) -> str:
    if len(scene.series) == 1:
        return f"{scene.labels[at]}: {scene.word(at)} {scene.unit}"
    parts = ", ".join(f"{each.name} {each.word(at)}" for each in scene.series)
    return f"{scene.labels[at]}: {scene.word(at)} {scene.unit}: {parts}"
