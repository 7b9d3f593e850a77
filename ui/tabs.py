"""The tabs of the window in their order, and which of them shows a kind of record."""

from models.kinds import kind_named
from ui.page import Page
from ui.today.page import TodayPage
from ui.training.page import StudentsPage

PAGES: tuple[type[Page], ...] = (TodayPage, StudentsPage)
_AREAS = {"training": StudentsPage.tab.label}


def tab_of(kind: str) -> str:
    """The word of the tab that shows records of the kind."""
    return _AREAS.get(kind_named(kind).spec.area, TodayPage.tab.label)
