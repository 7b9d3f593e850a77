"""What screens of figures share: a table, the same as charts, a switch between them, and ways into the lists."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QWidget

from app.charts import Bars, Scene
from app.reading import Where
from ui.office.screen import ListScreen
from ui.parts.basics import boxed, button, column, keep_out_of_sight
from ui.parts.chart import ChartPane
from ui.session import Session
from ui.theme import GAP, GROUP_GAP

T = TypeVar("T")


def percent(share: int | None) -> str:
    """Tenths of a per cent as shown; empty where there is nothing to divide by."""
    return "" if share is None else f"{share / 10:.1f} %"


def dollars(cents: int) -> str:
    """A large amount in short: $1.2 M, $34 K, $900; a half is rounded up, in whole cents and never as a float."""
    if cents < 0:
        return f"-{dollars(-cents)}"
    for least, unit, word in ((10**9, 10**9, "B"), (10**6, 10**6, "M"), (10**4, 10**3, "K")):
        if cents >= least * 100:
            tenths = 1 if word == "K" else 10
            shown = (cents * tenths + unit * 50) // (unit * 100)
            return f"${shown:,} K" if word == "K" else f"${shown // 10:,}.{shown % 10} {word}"
    return f"${(cents + 50) // 100:,}"


class FiguresScreen(ListScreen[T]):
    """A list of figures that can be looked at as charts."""

    chart_names: ClassVar[tuple[str, ...]] = ("figures_chart",)
    charts_first: ClassVar[bool] = False
    """Whether the charts are in front at first."""

    def __init__(self, session: Session) -> None:
        self.charts = [ChartPane(each) for each in self.chart_names]
        self._ways = [self._way("Table", "view_table"), self._way("Chart", "view_chart")]
        self._ways[int(self.charts_first)].setChecked(True)
        ways = QButtonGroup()
        for each in self._ways:
            ways.addButton(each)
        self._group = ways
        super().__init__(session)
        for number, pane in enumerate(self.charts):
            pane.view.opened.connect(partial(self._open_bar, number))
        keep_out_of_sight(self, self.charts)

    # -- for subclasses --
    def scenes(self) -> Sequence[Scene]:
        """A chart for each of the names, of what was read."""
        raise NotImplementedError

    def leads_to(self, path: str) -> tuple[str, Where] | None:
        """Kind and filter of the list behind a cell of the chosen line; None where there is none."""
        return None

    def of_bar(self, label: str) -> tuple[str, Where] | None:
        """Kind and filter of the list behind a bar; None where there is none."""
        return None

    def of_chart(self, number: int, label: str) -> tuple[str, Where] | None:
        """The same for a screen with several charts, by the number of the chart."""
        return self.of_bar(label)

    # -- screen --
    def verbs(self) -> Sequence[QWidget]:
        return [*self._ways, *self.leaving(self.tab.label.lower())]

    def tell_able(self) -> None:
        """Charts take the place of the table while they are wanted and there is something to draw."""
        if self._scroll is None:
            self._scroll = self._scrolled()
        if self._ways[1].isChecked() and self.lines.items:
            self.stack.setCurrentWidget(self._scroll)

    def arrived(self) -> None:
        for pane, scene in zip(self.charts, self.scenes(), strict=True):
            pane.show_scene(scene)

    def open_chosen(self) -> None:
        """The items behind the cell under the cursor, else behind the line."""
        at = self.grid.currentIndex().column()
        path = self.grid.table.columns[at].path if 0 <= at < len(self.grid.table.columns) else ""
        if self.current is not None and (found := self.leads_to(path)):
            self.session.list_wanted.emit(*found)

    def enter(self) -> None:
        front = self.charts[0].view if self._ways[1].isChecked() else self.grid
        front.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- internal --
    _scroll: QScrollArea | None = None

    def _way(self, words: str, name: str) -> QPushButton:
        made = button(words, name, self._turn)
        made.setCheckable(True)
        return made

    def _open_bar(self, number: int, at: int) -> None:
        scene = self.scenes()[number]
        if (
            isinstance(scene, Bars)
            and at < len(scene.labels)
            and (found := self.of_chart(number, scene.labels[at]))
        ):
            self.session.list_wanted.emit(*found)

    def _turn(self) -> None:
        self._show()
        self.enter()

    def _scrolled(self) -> QScrollArea:
        """The charts below each other; where the window is small for the zoom they scroll."""
        inside = boxed(column(*self.charts, None, gap=GROUP_GAP), margins=GAP)
        for each in self.charts:
            each.show()
        scroll = QScrollArea()
        scroll.setObjectName(f"{self.chart_names[0]}_scroll")
        scroll.setAccessibleName(self.tab.label)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        self.stack.addWidget(scroll)
        return scroll
