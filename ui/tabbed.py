"""A tab with a line of lists above: the usual ones on it, the others behind "More lists"."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QMenu, QPushButton, QTabBar, QVBoxLayout

from app.rights import sees_kind
from models.kinds import kind_named
from ui.host import Host
from ui.page import Page
from ui.parts.basics import boxed, button, row, rule
from ui.session import Session

MORE = "More lists"


class TabbedHost(Host):
    """One list or screen at a time; a line of tabs above chooses."""

    first: tuple[type[Page], ...] = ()
    """What stands on the line of tabs."""
    seldom: tuple[type[Page], ...] = ()
    """What stands behind "More lists"; the one that is shown has a tab."""

    def __init_subclass__(cls) -> None:
        cls.pages = (*cls.first, *cls.seldom)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.first, self.seldom = (tuple(filter(self._shows, each)) for each in (self.first, self.seldom))
        self._tabs = QTabBar()
        self._tabs.setObjectName("lists")
        self._tabs.setAccessibleName("Lists")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for page in self.first:
            self._add_tab(page.tab.label)
        line = row(self._tabs, *((self._more(),) if self.seldom else ()), None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(boxed(line))
        layout.addWidget(rule())
        layout.addWidget(self.stack, 1)
        self.choose(self.name)
        self._tabs.currentChanged.connect(lambda at: self.choose(self._tabs.tabText(at)))

    def choose(self, name: str) -> Page:
        """Shows the page of that word; one whose records the role does not meet is only said to be none."""
        if not self._shows(self._class_named(name)):
            role = self.session.office.role.label.lower()
            self.session.said.emit(f"{name} are not among the records a {role} works with.", "note")
            return self.inner
        return super().choose(name)

    def _shows(self, page: type[Page]) -> bool:
        kinds, role = page.kinds(), self.session.office.role
        return not kinds or any(sees_kind(role, kind_named(each)) for each in kinds)

    def chosen(self, name: str) -> None:
        """Marks the tab; a list from "More lists" gets the last one."""
        with QSignalBlocker(self._tabs):
            if name not in self._shown():
                if self._tabs.count() > len(self.first):
                    self._tabs.removeTab(len(self.first))
                self._add_tab(name)
            self._tabs.setCurrentIndex(self._shown().index(name))
        self._tabs.updateGeometry()  # the chosen word is bold and wider

    def _shown(self) -> list[str]:
        return [self._tabs.tabText(at) for at in range(self._tabs.count())]

    def _add_tab(self, name: str) -> None:
        self._tabs.setAccessibleTabName(self._tabs.addTab(name), name)

    def _more(self) -> QPushButton:
        more = button(MORE, "more_lists", link=True)
        menu = QMenu(more)
        menu.setAccessibleName(MORE)
        for page in self.seldom:
            name = page.tab.label
            menu.addAction(name).triggered.connect(lambda _=False, name=name: self.choose(name))
        more.setMenu(menu)
        return more
