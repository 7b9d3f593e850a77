"""Charts of the training year: a list of them, each with its table, for the fiscal year that is chosen."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget
from shiboken6 import isValid

from app.change import Changed
from app.charts import Scene, TimeLine
from app.planning import charts
from app.reader import Reader
from models.calendar import fiscal_year
from ui.jobs import Running
from ui.page import Page
from ui.parts.basics import boxed, column, label, row, rule
from ui.parts.chart import ChartPane
from ui.parts.choices import combo
from ui.parts.empty import EmptyPane
from ui.parts.rail import Tab
from ui.session import Session
from ui.theme import GAP, GROUP_GAP

BACK, AHEAD = 3, 2
"""Fiscal years before and after the one under way that can be chosen."""

NOTHING = (
    "Nothing to draw yet",
    "The charts are drawn of the training lines and their students. Record the training year with its ceiling first.",
)


@dataclass(frozen=True)
class PlanChart:
    """A chart of the page: the name of its widget, and what draws it for a fiscal year."""

    name: str
    draw: Callable[[Reader, int], Scene]


CHARTS: tuple[PlanChart, ...] = (
    PlanChart("money_by_year", charts.money_by_year),
    PlanChart("money_by_priority", charts.money_by_priority),
    PlanChart("students_by_step", charts.by_step),
    PlanChart("students_by_month", charts.by_month),
    PlanChart("graduates_over_time", charts.graduates),
)
"""What the page draws, in order; a further chart is one more line."""


class ChartsPage(Page):
    """The charts below each other, worked out in a job."""

    tab = Tab("Charts", "columns-3")
    areas = ("planning",)
    search_hint = "The charts have nothing to search"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("plan_charts")
        self.panes = {each.name: ChartPane(each.name) for each in CHARTS}
        self._asked: Running | None = None
        self._build()
        self.refresh()

    @property
    def year(self) -> int:
        """The fiscal year that is drawn."""
        return int(self._year.currentData())

    def refresh(self, changed: Changed | None = None) -> None:
        year = self.year
        if self._asked is not None:
            self._asked.drop()

        def read(reader: Reader) -> list[Scene]:
            with reader.still():
                return [each.draw(reader, year) for each in CHARTS]

        self._asked = self.session.read(read, lambda scenes: self._show(year, scenes))

    def enter(self) -> None:
        shown = self._stack.currentWidget() is self._room
        first: QWidget = next(iter(self.panes.values())).view if shown else self._nothing
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- internal --
    def _build(self) -> None:
        now = fiscal_year(self.session.today)
        years = [(f"FY {each}", str(each)) for each in range(now - BACK, now + AHEAD + 1)]
        self._year = combo("charts_year", "Training year", years)
        self._year.setCurrentIndex(BACK)
        self._year.currentIndexChanged.connect(lambda _: self.refresh())
        caption = label("Training year", "muted")
        caption.setBuddy(self._year)
        room = QScrollArea()
        room.setObjectName("plan_charts_scroll")
        room.setAccessibleName("Charts of the training year")
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidgetResizable(True)
        room.setWidget(self._inside())
        self._room = room
        self._nothing = EmptyPane(
            *NOTHING, ("Go to training years", "charts_to_years",
                       lambda: self.session.open_screen.emit("Training years")),
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._stack.addWidget(room)
        self._stack.addWidget(self._nothing)
        layout = column(boxed(row(caption, self._year, None), margins=GAP), rule(), self._stack, gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _inside(self) -> QWidget:
        return boxed(column(*self.panes.values(), None, gap=GROUP_GAP), "page", GAP)

    def _show(self, year: int, scenes: list[Scene]) -> None:
        if isValid(self) and year == self.year:
            drawn = any(map(draws_something, scenes))
            self._stack.setCurrentWidget(self._room if drawn else self._nothing)
            for pane, scene in zip(self.panes.values(), scenes, strict=True):
                pane.show_scene(scene)


def draws_something(scene: Scene) -> bool:
    """Whether a chart has more to show than an axis."""
    if isinstance(scene, TimeLine):
        return bool(scene.tracks)
    return any(value for each in scene.series for value in each.values)
