"""The Students tab: students, and the lines, programs and courses of their training."""

from PySide6.QtWidgets import QTabBar, QVBoxLayout

from ui.host import Host
from ui.parts.basics import rule
from ui.parts.rail import Tab
from ui.records.listing import Listing
from ui.records.page import RecordPage, page_of
from ui.session import Session
from ui.training.listings import COURSES, LINES, PROGRAMS, STUDENTS

LISTINGS: tuple[Listing, ...] = (STUDENTS, LINES, PROGRAMS, COURSES)


class StudentsPage(Host):
    """One list at a time; a line of tabs above chooses."""

    tab = Tab("Students", "graduation-cap")
    areas = ("training",)
    pages = tuple(page_of(each) for each in LISTINGS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._tabs = QTabBar()
        self._tabs.setObjectName("lists")
        self._tabs.setAccessibleName("Lists")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for name in self.screens():
            self._tabs.setAccessibleTabName(self._tabs.addTab(name), name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tabs)
        layout.addWidget(rule())
        layout.addWidget(self.stack, 1)
        self.choose(self.name)
        self._tabs.currentChanged.connect(lambda at: self.choose(self.screens()[at]))

    @property
    def students(self) -> RecordPage:
        """The list of students."""
        page = self.page_named(STUDENTS.kind.spec.plural)
        assert isinstance(page, RecordPage)
        return page

    def chosen(self, name: str) -> None:
        self._tabs.setCurrentIndex(self.screens().index(name))
