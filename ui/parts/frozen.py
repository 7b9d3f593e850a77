"""The first columns of a grid, held in sight: a second view of them that lies over the grid and does not scroll."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.parts.marks import Marks
from ui.parts.table_model import TableModel
from ui.parts.view import GridView

SHARE = 0.6
"""How much of the width they may take, so that the others can be reached at any zoom."""
LEAST = 40


class Frozen(GridView):
    """Shows the first `count` columns; a press on it is a press on the grid."""

    def __init__(self, table: TableModel, marks: Marks, parent: QWidget) -> None:
        super().__init__(table, marks, parent)
        self.count = 1
        self.setObjectName("frozen")
        self.setAccessibleName("Frozen columns")
        self.setFocusProxy(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setStretchLastSection(False)

    def hide_others(self) -> None:
        """Hides the columns that scroll."""
        for at in range(len(self.table.columns)):
            self.setColumnHidden(at, at >= self.count)

    def widths(self, wanted: Callable[[int], int], whole: int) -> list[int]:
        """The widths in px that the frozen columns get of `whole`: as wanted, or drawn in where that is too much."""
        asked = [wanted(at) for at in range(min(self.count, len(self.table.columns)))]
        most = max(80, int(whole * SHARE))
        if sum(asked) <= most:
            return asked
        return [max(LEAST, width * most // sum(asked)) for width in asked]

    def place(self, widths: list[int], left: int, top: int, height: int) -> None:
        """Takes its place over the grid; with nothing beside it, it is not needed."""
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        self.setGeometry(left, top, sum(widths) + 1, height)
        self.setVisible(len(self.table.columns) > len(widths))
