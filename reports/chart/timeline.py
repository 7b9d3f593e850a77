"""A time line to scale: what lasts as bars, holds hatched, what happens as points, a rule on today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from models.fields import show_date
from reports.chart.scales import BETWEEN, Days, diamond, filled, fitted, wrapped
from reports.chart.scene import Marker, Span, TimeLine, Track
from reports.chart.shapes import EDGE, Box, Drawing, Ink, Item, Label, Line, Shape, Type

LANE = 1.5
"""Height of one row of bars, in parts of the type size."""
POINT = 0.45
ONE_DAY = timedelta(days=1)


def lay_time(scene: TimeLine, width: float, face: Type) -> Drawing:
    """Tracks under each other with their texts below their bars, the days at the foot."""
    size = face.size
    names = min(max((face.width(each.label, False) for each in scene.tracks), default=0.0), width * 0.28)
    days = Days(scene.first, scene.last, names + BETWEEN * size if names else 0.0, width)
    top = y = face.leading + 0.2 * size
    shapes: list[Shape] = []
    items: list[Item] = []
    for track in scene.tracks:
        shapes.append(Line(0, y, width, y, Ink.RULE, 0.5))
        drawn, told, high = _track(track, days, y, face)
        lines = wrapped(track.label, names, face)
        for number, text in enumerate(lines):
            shapes.append(face.label(0, y + 0.2 * size + number * face.leading, text))
        shapes += drawn
        items += told
        y += max(high, len(lines) * face.leading + 0.4 * size)
    shapes += days.axis(y, face)
    shapes += _today(scene, days, top, y, face, shapes)
    return Drawing(width, y + 0.4 * size + face.leading, tuple(shapes), tuple(items))


@dataclass(frozen=True)
class _Placed:
    """A span or marker where it stands: its lane, its edges, and what is written below it."""

    what: Span | Marker
    lane: int
    left: float
    right: float
    text: str
    line: int
    at: float


def _track(track: Track, days: Days, top: float, face: Type) -> tuple[list[Shape], list[Item], float]:
    placed = _placed(track, days, face)
    lanes = 1 + max((each.lane for each in placed), default=0)
    lines = 1 + max((each.line for each in placed), default=-1)
    below = top + lanes * LANE * face.size
    shapes: list[Shape] = []
    items = []
    for each in placed:
        band = Box(each.left, top + (each.lane + 0.2) * LANE * face.size, each.right - each.left, face.size)
        if isinstance(each.what, Span):
            shapes += filled(band, each.what.pattern, face.size)
        else:
            middle = (each.left + each.right) / 2
            shapes.append(diamond(middle, band.y + band.height / 2, POINT * face.size, each.what.pattern))
        if each.text:
            shapes.append(face.label(each.at, below + each.line * face.leading, each.text))
            if not track.markers:
                shapes += _leader(each, band.bottom, below, placed, face)
        items.append(Item(_says(track, each.what), band))
    return shapes, items, (below - top) + lines * face.leading + 0.2 * face.size


def _placed(track: Track, days: Days, face: Type) -> list[_Placed]:
    """What lies on the time line, from the left: bars that would touch in lanes, texts that would in lines."""
    found: list[_Placed] = []
    lanes: list[float] = []
    lines: list[float] = []
    for left, right, what in sorted(_edges(track, days, face), key=lambda each: (each[0], each[1])):
        lane = _free(lanes, left)
        lanes[lane] = right
        text = fitted(what.text, days.right - days.left, face)
        wide = face.width(text, False)
        wanted = left if isinstance(what, Span) else (left + right - wide) / 2
        at = max(min(wanted, days.right - wide), days.left)
        line = _free(lines, at)
        lines[line] = at + wide + BETWEEN * face.size
        found.append(_Placed(what, lane, left, right, text, line, at))
    return found if track.markers else _in_steps(found, face)


def _in_steps(placed: Sequence[_Placed], face: Type) -> list[_Placed]:
    """Bars that follow each other, the text of an earlier one below those of the later ones that begin above it.

    So what leads from a bar down to its text crosses no other text.
    """
    lower: list[_Placed] = []
    for each in reversed(placed):
        end = each.at + face.width(each.text, False) + BETWEEN * face.size
        lines = (other.line for other in lower if other.at < end)
        lower.append(replace(each, line=1 + max(lines, default=-1)))
    return lower[::-1]


def _leader(
    each: _Placed, top: float, below: float, around: Sequence[_Placed], face: Type
) -> Iterator[Shape]:
    """A thin rule from a bar down to its text; none where the text had to stand elsewhere, or one lies between."""
    x = each.left
    crossed = (
        other.line < each.line and other.at - 1 < x < other.at + face.width(other.text, False) + 1
        for other in around
    )
    if each.line and each.at <= x + EDGE and not any(crossed):
        yield Line(x, top, x, below + each.line * face.leading, Ink.RULE, 0.5)


def _free(taken: list[float], at: float) -> int:
    """The first row that is free from a place on; a new one when none is."""
    for number, edge in enumerate(taken):
        if edge <= at + EDGE:
            return number
    taken.append(0.0)
    return len(taken) - 1


def _edges(track: Track, days: Days, face: Type) -> Iterator[tuple[float, float, Span | Marker]]:
    for span in track.spans:
        if span.last >= days.first and span.first <= days.last:
            left = min(days.x(max(span.first, days.first)), days.right - 1)
            yield left, max(days.x(min(span.last, days.last) + ONE_DAY), left + 1), span
    for marker in track.markers:
        if days.first <= marker.day <= days.last:
            reach = POINT * face.size
            middle = min(max(days.middle(marker.day), days.left + reach), days.right - reach)
            yield middle - reach, middle + reach, marker


def _today(
    scene: TimeLine, days: Days, top: float, foot: float, face: Type, around: Sequence[Shape]
) -> Iterator[Shape]:
    """A rule from top to foot that leaves out the texts it would cross."""
    if scene.today is None or not scene.first <= scene.today <= scene.last:
        return
    x = days.middle(scene.today)
    text = f"Today, {show_date(scene.today)}"
    wide = face.width(text, True)
    yield face.label(min(max(x - wide / 2, 0.0), days.right - wide), 0, text, bold=True)
    boxes = (each.box for each in around if isinstance(each, Label))
    crossed = sorted((box.y, box.bottom) for box in boxes if box.x - 1 < x < box.right + 1 and box.y < foot)
    y = top - 0.2 * face.size
    for upper, lower in (*crossed, (foot, foot)):
        if upper > y:
            yield Line(x, y, x, upper, Ink.TEXT, 1.5)
        y = max(y, lower)


def _says(track: Track, what: Span | Marker) -> str:
    if isinstance(what, Marker):
        return f"{track.label}: {what.text}, {show_date(what.day)}"
    return f"{track.label}: {what.text}, {show_date(what.first)} to {show_date(what.last)}"
