"""A scene laid out for a width: the one place that says where everything stands, for every surface."""

from reports.chart.bars import lay_lying, lay_standing
from reports.chart.lines import lay_lines
from reports.chart.scene import Bars, Lines, Scene
from reports.chart.shapes import Drawing, Type
from reports.chart.timeline import lay_time

PLOT = 8.0
"""Height of what is drawn to scale, in parts of the type size."""


def lay_out(scene: Scene, width: float, face: Type, plot: float = PLOT) -> Drawing:
    """The shapes of a chart; `plot` is the height of standing bars and lines in parts of the type size."""
    if isinstance(scene, Bars):
        return lay_lying(scene, width, face) if scene.lying else lay_standing(scene, width, face, plot)
    if isinstance(scene, Lines):
        return lay_lines(scene, width, face, plot)
    return lay_time(scene, width, face)
