"""Charts for the window: the description, its shapes and the layout that papers use as well."""

from reports.chart.layout import PLOT, lay_out
from reports.chart.scene import Bars, Lines, Marker, Pattern, Scene, Series, Span, Table, TimeLine, Track
from reports.chart.shapes import Box, Drawing, Ink, Item, Label, Line, Polygon, Rect, Type

__all__ = [
    "PLOT",
    "Bars",
    "Box",
    "Drawing",
    "Ink",
    "Item",
    "Label",
    "Line",
    "Lines",
    "Marker",
    "Pattern",
    "Polygon",
    "Rect",
    "Scene",
    "Series",
    "Span",
    "Table",
    "TimeLine",
    "Track",
    "Type",
    "lay_out",
]
