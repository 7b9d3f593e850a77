"""The Students tab: students first, then the lists and screens that their training needs."""

from app.reading import Where
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

    tab = Tab("Students", "graduation-cap")
    areas = ("training",)
    first = FIRST
    seldom = SELDOM

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
