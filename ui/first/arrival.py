"""Arrival of a successor: eight steps with their states, to be left and taken up again at any time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
)

from app import arrival
from app.arrival import Arrival
from app.change import Changed
from app.handover import TITLES, Step
from app.reader import Reader
from app.today import duties
from models.fields import show_date
from ui import icons
from ui.first.checking import BackupView, DoubtsView, PaperView
from ui.first.people import CameView, PeopleView
from ui.first.settling import AheadView, OverdueView, OwnersView, Services, StepView
from ui.page import Page
from ui.parts.basics import label
from ui.parts.editors import keep_wheel_away
from ui.parts.rail import Tab
from ui.session import Session
from ui.theme import GAP, GROUP_GAP, Theme

VIEWS: tuple[type[StepView], ...] = (
    CameView, PeopleView, OverdueView, AheadView, OwnersView, DoubtsView, BackupView, PaperView,
)  # fmt: skip
LIST_WIDTH, BESIDE_FROM = 200, 760


class ArrivalPage(Page):
    """The steps at the left, what the chosen one needs at the right."""

    tab = Tab("Arrival", "user")
    search_hint = "Search the office"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.found: Arrival | None = None
        self._owners: Sequence[str] = ()
        services = Services(session, self._act, self.refresh, lambda: self._owners)
        self.views = {kind.step: kind(services) for kind in VIEWS}
        self._said = label("", "muted", wrap=True, name="arrival_said")
        self._list = QListWidget()
        self._list.setObjectName("arrival_steps")
        self._list.setAccessibleName("Steps of the arrival")
        steps = [TITLES[step] for step in self.views]
        self._list.addItems(steps)
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(self._scrolled(view))
        self._brief = QComboBox()
        self._brief.setObjectName("arrival_step")
        self._brief.setAccessibleName("Step of the arrival")
        self._brief.addItems([f"{at}. {title}" for at, title in enumerate(steps, 1)])
        keep_wheel_away(self._brief)
        self._list.currentRowChanged.connect(self._turn)
        self._brief.activated.connect(self._list.setCurrentRow)
        self._list.setCurrentRow(0)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self._list)
        split.addWidget(self._stack)
        split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GROUP_GAP, GAP, GAP, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self._said)
        layout.addWidget(self._brief)
        layout.addWidget(split, 1)
        Theme.current().changed.connect(self._measure)
        self._measure()
        self.refresh()

    # -- page --
    def refresh(self, changed: Changed | None = None) -> None:
        office = self.session.office

        def job(reader: Reader) -> tuple[Arrival, Sequence[str]]:
            return arrival.look(office, reader), duties.owners(reader)

        self.session.read(job, lambda told: self._have(*told))

    def enter(self) -> None:
        (self._list if self._list.isVisible() else self._brief).setFocus()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {}

    def show_step(self, step: Step) -> None:
        """Shows a step."""
        self._list.setCurrentRow(list(self.views).index(step))
        self.views[step].enter()

    # -- internal --
    def _scrolled(self, view: StepView) -> QScrollArea:
        """A step that does not fit scrolls as a whole."""
        scroll = QScrollArea()
        scroll.setObjectName("arrival_scroll")
        scroll.setAccessibleName(view.accessibleName())
        scroll.setProperty("pane", True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        view.setProperty("pane", True)
        scroll.setWidget(view)
        return scroll

    def _have(self, found: Arrival, owners: Sequence[str]) -> None:
        self.found, self._owners = found, owners
        for at, state in enumerate(found.steps):
            item = self._list.item(at)
            told = "settled" if state.mark else f"{state.open:,} open" if state.open else "nothing open"
            _tell(item, f"{state.title}\n{told}", "check" if state.done else "circle-dot")
            self._brief.setItemText(at, f"{at + 1}. {state.title}, {told}")
        for view in self.views.values():
            view.show_state(found)
        settled = sum(state.mark is not None for state in found.steps)
        kept = found.progress
        began = f" since {show_date(kept.began_on)}" if kept.began_on else ""
        leaver = f" from {kept.leaver}" if kept.leaver else ""
        self._said.setText(
            f"Handover{leaver} to {found.user}{began}: {settled} of {len(found.steps)} steps settled."
        )

    def _act(self, action: str) -> None:
        from ui.shell import Desk

        window = self.window()
        if isinstance(window, Desk) and window.book.made[action].isEnabled():
            window.book.made[action].trigger()

    def _turn(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self._brief.setCurrentIndex(at)

    # -- Qt --
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Where there is little room for the zoom, the steps are chosen in one line above."""
        theme = Theme.current()
        self._list.setMinimumWidth(theme.px(LIST_WIDTH))
        roomy = self.width() >= theme.px(BESIDE_FROM)
        self._list.setVisible(roomy)
        self._brief.setVisible(not roomy)


def _tell(item: QListWidgetItem | None, text: str, icon: str) -> None:
    if item is not None:
        item.setText(text)
        item.setIcon(icons.icon(icon))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, text.replace("\n", ", "))
