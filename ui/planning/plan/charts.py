"""The plan as charts, each with its table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.planning import planchart
from app.planning.plan import CountryPlan
from app.planning.whatif import Trial
from ui.parts.basics import boxed, column
from ui.parts.chart import ChartPane
from ui.theme import GAP, GROUP_GAP


def scrolled(name: str, words: str, *parts: QWidget) -> QScrollArea:
    """Parts below each other, which scroll where the window is small for the zoom."""
    room = QScrollArea()
    room.setObjectName(name)
    room.setAccessibleName(words)
    room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    room.setWidgetResizable(True)
    room.setWidget(boxed(column(*parts, None, gap=GROUP_GAP), "page", GAP))
    return room


class PlanCharts(QWidget):
    """All years by program, and the year on screen by priority against its money."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plan_charts_pane")
        self.panes = (ChartPane("plan_by_year"), ChartPane("plan_by_priority"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled("plan_charts_room", "Charts of the plan", *self.panes))

    @property
    def first(self) -> QWidget:
        """Where the focus goes."""
        return self.panes[0].view

    def show_plan(self, plan: CountryPlan, tried: Trial) -> None:
        """Shows other years, or another order of one."""
        self.panes[0].show_scene(planchart.by_year(plan))
        self.panes[1].show_scene(planchart.by_priority(tried))
