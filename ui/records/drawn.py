"""A tab of the record that shows a chart of it, worked out in a job."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.charts import Scene
from app.reader import Reader
from models.kinds import Kind
from ui.jobs import Running
from ui.parts.basics import boxed, column
from ui.parts.chart import ChartPane
from ui.session import Session
from ui.theme import GAP

Draw = Callable[[Reader, Kind], Scene]


class DrawnPane(QWidget):
    """Asks for the chart of the record that is shown, and shows it with the table behind it."""

    def __init__(self, session: Session, name: str, draw: Draw) -> None:
        super().__init__()
        self.setObjectName(f"drawn_{name.lower().replace(' ', '_')}")
        self.setAccessibleName(name)
        self._session, self._draw = session, draw
        self._record = 0
        self._asked: Running | None = None
        self.chart = ChartPane(f"{self.objectName()}_chart")
        scroll = QScrollArea()
        scroll.setObjectName(f"{self.objectName()}_scroll")
        scroll.setAccessibleName(name)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(boxed(column(self.chart, None), margins=GAP))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def show_of(self, record: Kind) -> None:
        """Draws another record, or the same one as it is now."""
        self._record, draw = record.id, self._draw
        if self._asked is not None:
            self._asked.drop()
        self._asked = self._session.read(
            lambda reader: draw(reader, record), lambda scene: self._show(record.id, scene)
        )

    def _show(self, record_id: int, scene: Scene) -> None:
        if record_id == self._record:
            self.chart.show_scene(scene)
