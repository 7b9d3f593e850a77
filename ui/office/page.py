"""The Office tab: the directory of people and places, and the screens by which the office is kept in order."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem

from ui import tabs
from ui.first.arrival import ArrivalPage
from ui.host import Host
from ui.importing.imports import ImportsPage
from ui.office.accesslist import AccessPage
from ui.office.backuplist import BackupsPage
from ui.office.binlist import BinPage
from ui.office.codelist import CodesPage
from ui.office.comparing import ComparePage
from ui.office.exceptionlist import ExceptionsPage
from ui.office.keepinglist import KeepingPage
from ui.office.listings import DIRECTORY
from ui.office.newerlist import NewerPage
from ui.office.policylist import PolicyPage
from ui.office.purgelist import PurgesPage
from ui.office.strengthlist import StrengthsPage
from ui.office.userlist import UsersPage
from ui.office.wordinglist import WordingPage
from ui.page import Page
from ui.records.page import page_of
from ui.session import Session
from ui.theme import Theme

SCREENS: tuple[type[Page], ...] = (
    ArrivalPage, ExceptionsPage, ComparePage, AccessPage, BinPage, KeepingPage, PurgesPage, BackupsPage, ImportsPage,
    UsersPage, PolicyPage, StrengthsPage, CodesPage, NewerPage, WordingPage,
)  # fmt: skip
"""The office's screens, below the directory."""
LIST_WIDTH = 170


class OfficePage(Host):
    """A list of lists and screens at the left, the chosen one beside it."""

    tab, areas = tabs.OFFICE.tab, tabs.OFFICE.areas
    pages = (*(page_of(each) for each in DIRECTORY), *SCREENS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._list = QListWidget()
        self._list.setObjectName("office_list")
        self._list.setAccessibleName("Lists and screens of the office")
        self._add_group("Directory", tuple(each.kind.spec.plural for each in DIRECTORY))
        self._add_group("Keeping the office", tuple(each.tab.label for each in SCREENS))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._list)
        layout.addWidget(self.stack, 1)
        Theme.current().changed.connect(self._measure)
        self._measure()
        self.choose(self.name)
        self._list.currentItemChanged.connect(lambda item, _: self._picked(item))

    def chosen(self, name: str) -> None:
        found = self._list.findItems(name, Qt.MatchFlag.MatchExactly)
        self._list.setCurrentItem(next(each for each in found if each.flags() & Qt.ItemFlag.ItemIsSelectable))

    def _add_group(self, title: str, names: tuple[str, ...]) -> None:
        """A heading that is no stop of its own, and the names below it."""
        if not names:
            return
        heading = QListWidgetItem(title)
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self._list.font()
        font.setBold(True)
        heading.setFont(font)
        self._list.addItem(heading)
        self._list.addItems(list(names))

    def _picked(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.text() in self.screens() and item.text() != self.name:
            self.choose(item.text())

    # -- Qt --
    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Lines were measured before the style sheet reached them."""
        self._list.setFixedWidth(Theme.current().px(LIST_WIDTH))
        self._list.scheduleDelayedItemsLayout()
