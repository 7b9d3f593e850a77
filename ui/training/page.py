"""The Students tab: students first, then the lists and screens that their training needs."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QMenu, QPushButton, QTabBar, QVBoxLayout

from app.reading import Where
from ui.host import Host
from ui.page import Page
from ui.parts.basics import boxed, button, row, rule
from ui.parts.rail import Tab
from ui.records.page import RecordPage, page_of
from ui.session import Session
from ui.training.board import BoardPage
from ui.training.classes import ClassesPage
from ui.training.listings import CALLS, COURSES, INSTALLATIONS, LINES, PROGRAMS, SESSIONS, STUDENTS

MORE = "More lists"


class InstallationsPage(RecordPage):
    """The directory of installations; a site itself is shown in the Office tab, which lists all of them."""

    listing = INSTALLATIONS
    tab = Tab("Installations", "file-text")
    search_hint = "Search installations"
    areas = ("training",)

    @classmethod
    def kinds(cls) -> frozenset[str]:
        return frozenset()


FIRST: tuple[type[Page], ...] = (
    page_of(STUDENTS), BoardPage, ClassesPage, *(page_of(each) for each in (LINES, PROGRAMS, COURSES)),
)  # fmt: skip
"""What stands on the line of tabs."""
SELDOM: tuple[type[Page], ...] = (page_of(CALLS), page_of(SESSIONS), InstallationsPage)
"""What stands behind "More lists"; the one that is shown has a tab."""


class StudentsPage(Host):
    """One list or screen at a time; a line of tabs above chooses."""

    tab = Tab("Students", "graduation-cap")
    areas = ("training",)
    pages = (*FIRST, *SELDOM)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._tabs = QTabBar()
        self._tabs.setObjectName("lists")
        self._tabs.setAccessibleName("Lists")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for page in FIRST:
            self._add_tab(page.tab.label)
        line = row(self._tabs, self._more(), None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(boxed(line))
        layout.addWidget(rule())
        layout.addWidget(self.stack, 1)
        self.choose(self.name)
        self._tabs.currentChanged.connect(lambda at: self.choose(self._tabs.tabText(at)))

    @property
    def students(self) -> RecordPage:
        """The list of students."""
        page = self.page_named(STUDENTS.kind.spec.plural)
        assert isinstance(page, RecordPage)
        return page

    def page_named(self, name: str) -> Page:
        new = name not in self._made
        page = super().page_named(name)
        if new and isinstance(page, ClassesPage):
            page.students_wanted.connect(self._show_students)
        return page

    def _show_students(self, where: Where) -> None:
        """The list of students with a filter, which says in words whom it shows."""
        self.choose(STUDENTS.kind.spec.plural)
        self.students.filters.set_asked(where)
        self.students.enter()

    def chosen(self, name: str) -> None:
        """Marks the tab; a list from "More lists" gets the last one."""
        with QSignalBlocker(self._tabs):
            if name not in self._shown():
                if self._tabs.count() > len(FIRST):
                    self._tabs.removeTab(len(FIRST))
                self._add_tab(name)
            self._tabs.setCurrentIndex(self._shown().index(name))

    def _shown(self) -> list[str]:
        return [self._tabs.tabText(at) for at in range(self._tabs.count())]

    def _add_tab(self, name: str) -> None:
        self._tabs.setAccessibleTabName(self._tabs.addTab(name), name)

    def _more(self) -> QPushButton:
        more = button(MORE, "more_lists", link=True)
        menu = QMenu(more)
        menu.setAccessibleName(MORE)
        for page in SELDOM:
            name = page.tab.label
            menu.addAction(name).triggered.connect(lambda _=False, name=name: self.choose(name))
        more.setMenu(menu)
        return more
