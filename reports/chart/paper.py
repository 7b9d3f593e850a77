"""A chart on paper: the laid-out shapes in black and greys, as one tagged figure that says itself in words."""

from itertools import groupby

from reports import text as shaping
from reports.chart.layout import PLOT, lay_out
from reports.chart.scene import Scene
from reports.chart.shapes import Drawing, Ink, Label, Line, Polygon, Rect, Shape, Type
from reports.paper.document import Document
from reports.paper.surface import Style

SIZE = 8.0
GREYS = {Ink.TEXT: 0.0, Ink.MUTED: 0.33, Ink.RULE: 0.7, Ink.MAIN: 0.45, Ink.SECOND: 0.0}
WEIGHT = 0.75
"""Points of a line that is one thick."""


def letters(size: float = SIZE) -> Type:
    """The papers' typeface as a chart measures it."""
    return Type(size, lambda text, bold: shaping.width_of(text, bold) * size / 1000)


def draw_chart(page: Document, scene: Scene, plot: float = PLOT) -> None:
    """Draws a chart over the whole width below what was drawn before, never over a page's end."""
    drawing = lay_out(scene, page.right - page.left, letters(), plot)
    page.room(drawing.height)
    figure = page.tree.add("Figure")
    figure.alt = scene.says()
    figure.box = (page.left, page.y - drawing.height, page.right, page.y)
    with page.tagged(figure):
        draw(page, drawing, page.left, page.y)
    page.y -= drawing.height + 6


def draw(page: Document, drawing: Drawing, left: float, top: float) -> None:
    """Draws the shapes with their upper left corner at a place; only inside `tagged` or `artifact`."""
    for (grey, thick), shapes in groupby(drawing.shapes, _pen):
        with page.pen(grey, thick * WEIGHT):
            for each in shapes:
                _shape(page, each, left, top, grey)


def _pen(shape: Shape) -> tuple[float, float]:
    return GREYS[shape.ink], shape.thick if isinstance(shape, Line) else 1.0


def _shape(page: Document, shape: Shape, left: float, top: float, grey: float) -> None:
    if isinstance(shape, Label):
        style = Style(shape.size, shape.bold, grey)
        page.put(left + shape.x, top - shape.y, shape.text, style)
    elif isinstance(shape, Line):
        page.canvas.line(left + shape.x1, top - shape.y1, left + shape.x2, top - shape.y2)
    elif isinstance(shape, Rect):
        box, filled = shape.box, int(shape.filled)
        page.canvas.rect(left + box.x, top - box.bottom, box.width, box.height, 1 - filled, filled)
    else:
        _polygon(page, shape, left, top)


def _polygon(page: Document, shape: Polygon, left: float, top: float) -> None:
    path = page.canvas.beginPath()
    (x, y), *rest = shape.points
    path.moveTo(left + x, top - y)
    for x, y in rest:
        path.lineTo(left + x, top - y)
    path.close()
    page.canvas.drawPath(path, stroke=int(not shape.filled), fill=int(shape.filled))
