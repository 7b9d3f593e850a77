"""The Students tab: students first, then the lists and screens that their training needs."""

from ui import tabs
from ui.page import Page
from ui.parts.rail import Tab
from ui.records.page import RecordPage, page_of
from ui.tabbed import TabbedHost
from ui.training.board import BoardPage
from ui.training.classes import ClassesPage
from ui.training.listings import CALLS, COURSES, INSTALLATIONS, LINES, PROGRAMS, SESSIONS, STUDENTS


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


class StudentsPage(TabbedHost):
    """Students first, then what their training needs."""

    tab, areas = tabs.STUDENTS.tab, tabs.STUDENTS.areas
    first = FIRST
    seldom = SELDOM

    @property
    def students(self) -> RecordPage:
        """The list of students."""
        page = self.page_named(STUDENTS.kind.spec.plural)
        assert isinstance(page, RecordPage)
        return page
