"""The tabs of the window in their order, and which of them shows a kind of record or a screen."""

from models.kinds import kind_named
from ui.cases.page import CasesPage
from ui.eum.page import EumPage
from ui.office.page import OfficePage
from ui.page import Page
from ui.planning.page import PlanningPage
from ui.today.page import TodayPage
from ui.training.page import StudentsPage
from ui.visits.page import VisitorsPage

PAGES: tuple[type[Page], ...] = (
    TodayPage,
    CasesPage,
    StudentsPage,
    EumPage,
    VisitorsPage,
    PlanningPage,
    OfficePage,
)


def tab_of(kind: str) -> str:
    """The word of the tab that shows records of the kind; where none lists it, the one that lists its parent."""
    for page in PAGES:
        if kind in page.kinds():
            return page.tab.label
    spec = kind_named(kind).spec
    if spec.parent:
        return tab_of(kind_named(kind).fields[spec.parent].target)
    return TodayPage.tab.label


def tab_with(screen: str) -> str:
    """The word of the tab that shows a list or screen of that word; empty when there is none."""
    found = (page.tab.label for page in PAGES if screen == page.tab.label or screen in page.screens())
    return next(found, "")
