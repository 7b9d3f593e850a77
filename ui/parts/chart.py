"""A chart on screen: the same shapes as on paper, in the theme's colours, walked through with the arrow keys.

`ChartPane` is the whole part: title, the drawing, and the table of the same behind it.
"""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from app.charts import PLOT, Box, Drawing, Ink, Label, Line, Rect, Scene, Table, Type, lay_out
from ui import announce
from ui.parts.basics import Elided, button, label, row
from ui.parts.grid import Grid
from ui.parts.table_model import Column, Row
from ui.theme import GAP, Theme

COLOURS = {
    Ink.TEXT: "text",
    Ink.MUTED: "muted",
    Ink.RULE: "border",
    Ink.MAIN: "accent",
    Ink.SECOND: "blocked",
}
MARGIN = 3
"""Around the drawing, so that the focus ring of an outer item is not cut."""
LEAST, TABLE_HEIGHT = 260, 130
LEAST_COLUMN, MOST_COLUMN, LETTER = 110, 360, 8
"""Width of a column of the table, and of a letter in it, at 100 %."""
UNDRAWN = "Chart, not drawn yet"
STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


def letters(font: QFont) -> Type:
    """The window's letters as a chart measures them; lengths in px."""
    bold = QFont(font)
    bold.setBold(True)
    metrics = {False: QFontMetricsF(font), True: QFontMetricsF(bold)}
    size = max(metrics[False].ascent(), metrics[False].height() / 1.3)
    return Type(size, lambda text, strong: metrics[strong].horizontalAdvance(text))


def paint(painter: QPainter, drawing: Drawing, font: QFont) -> None:
    """Draws the shapes at the painter's origin in the theme's colours."""
    theme = Theme.current()
    strong = QFont(font)
    strong.setBold(True)
    for each in drawing.shapes:
        colour = theme.colour(COLOURS[each.ink])
        if isinstance(each, Label):
            painter.setFont(strong if each.bold else font)
            painter.setPen(colour)
            painter.drawText(QPointF(each.x, each.y), each.text)
        elif isinstance(each, Line):
            painter.setPen(QPen(colour, each.thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(each.x1, each.y1), QPointF(each.x2, each.y2))
        else:
            painter.setPen(Qt.PenStyle.NoPen if each.filled else QPen(colour, 1.0))
            painter.setBrush(colour if each.filled else Qt.BrushStyle.NoBrush)
            if isinstance(each, Rect):
                painter.drawRect(_rect(each.box))
            else:
                painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in each.points]))


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


class ChartView(QWidget):
    """The drawing; arrow keys go from one thing on it to the next, and what it says is shown and announced."""

    looked_at = Signal(int)
    """The number of the item that has the focus ring."""
    opened = Signal(int)
    """Enter or a click on an item."""
    laid = Signal()
    """The drawing has another height."""

    def __init__(self, plot: float = PLOT) -> None:
        super().__init__()
        self.setObjectName("chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._scene: Scene | None = None
        self._plot = plot
        self.drawing = Drawing(0, 0, (), ())
        self.at = -1
        """The item with the focus ring; -1 for none."""

    def show_scene(self, scene: Scene) -> None:
        """Shows a chart in the place of the one before."""
        self._scene = scene
        self.at = -1
        self.setAccessibleName(scene.title)
        self.setAccessibleDescription(scene.says())
        self._lay()

    def go_to(self, at: int) -> None:
        """Puts the focus ring on an item and says what it says."""
        if not 0 <= at < len(self.drawing.items):
            return
        self.at = at
        said = self.drawing.items[at].text
        announce.now(self, said)
        self.looked_at.emit(at)
        self.update()

    # -- Qt --
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(MARGIN, MARGIN)
        paint(painter, self.drawing, self.font())
        if self.hasFocus() and 0 <= self.at < len(self.drawing.items):
            painter.setPen(QPen(Theme.current().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(_rect(self.drawing.items[self.at].box).adjusted(-1, -1, 1, 1), 3, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self.drawing.items) - 1
        if key in STEPS:
            self.go_to(min(max(self.at + STEPS[key], 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.at >= 0:
            self.opened.emit(self.at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._item_at(event.position())
        if found >= 0:
            self.go_to(found)
            self.opened.emit(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.at < 0 and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.go_to(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._item_at(QPointF(event.pos()))
            said = self.drawing.items[found].text if found >= 0 else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay()

    def sizeHint(self) -> QSize:
        return QSize(Theme.current().px(LEAST), self.minimumHeight())

    # -- internal --
    def _lay(self) -> None:
        if self._scene is None:
            return
        width = max(self.width() - 2 * MARGIN, 60)
        self.drawing = lay_out(self._scene, width, letters(self.font()), self._plot)
        height = round(self.drawing.height + 0.5) + 2 * MARGIN
        if height != self.height():
            self.setFixedHeight(height)
            self.laid.emit()
        self.update()

    def _item_at(self, place: QPointF) -> int:
        x, y = place.x() - MARGIN, place.y() - MARGIN
        found = (at for at, each in enumerate(self.drawing.items) if each.box.holds(x, y))
        return next(found, -1)


class _Rows:
    """The rows of a chart's table."""

    def __init__(self) -> None:
        self.table = Table((), ())

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every row in order."""
        return array("q", range(len(self.table.rows)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells."""
        return [self.table.rows[at] for at in ids]


def _width(table: Table, at: int) -> int:
    """Room of a column for its longest text, its heading too, within reason."""
    longest = max(len(row[at]) for row in (table.columns, *table.rows))
    return min(max(LEAST_COLUMN, longest * LETTER), MOST_COLUMN)


class ChartPane(QWidget):
    """A titled chart with its table behind it; a button shows the one or the other."""

    def __init__(self, name: str, plot: float = PLOT) -> None:
        super().__init__()
        self.setObjectName(name)
        self.view = ChartView(plot)
        self.view.setAccessibleName(UNDRAWN)
        self._rows = _Rows()
        self.table = Grid(self._rows, (), UNDRAWN)
        self.table.setObjectName(f"{name}_table")
        self._title = label("", "strong", name=f"{name}_title")
        self.said = Elided("", "caption", f"{name}_said")
        """What the item with the focus ring says; the pointer gets the same as a tip."""
        self.switch = button("Show as table", f"{name}_switch", self._turn, link=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP // 2)
        layout.addLayout(row(self._title, None, self.switch))
        layout.addWidget(self._stack)
        layout.addWidget(self.said)
        self.view.laid.connect(self._fit)
        self.view.looked_at.connect(lambda at: self.said.setText(self.view.drawing.items[at].text))

    def show_scene(self, scene: Scene) -> None:
        """Shows a chart, and its table where that is looked at."""
        self.setAccessibleName(scene.title)
        self._title.setText(scene.title)
        self.said.setText("")
        self.view.show_scene(scene)
        self._rows.table = scene.table()
        self.table.setAccessibleName(f"{scene.title}, table")
        columns = [Column(str(at), each, width=_width(self._rows.table, at))
                   for at, each in enumerate(self._rows.table.columns)]  # fmt: skip
        self.table.show_columns(columns)
        self.table.show_ids(self._rows.ids(("", False), None, ""))

    @property
    def as_table(self) -> bool:
        """Whether the table is in front."""
        return self._stack.currentWidget() is self.table

    def _turn(self) -> None:
        front = self.view if self.as_table else self.table
        self._stack.setCurrentWidget(front)
        self._fit()
        self.switch.setText("Show as table" if front is self.view else "Show as chart")
        self.switch.setAccessibleName(f"{self.switch.text()}: {self._title.text()}")
        front.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        least = Theme.current().px(TABLE_HEIGHT) if self.as_table else 0
        self._stack.setFixedHeight(max(self.view.height(), least))
