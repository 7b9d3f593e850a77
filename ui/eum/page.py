"""The EUM tab: the book of items first, then inventories, sites and what monitoring needs."""

from ui import tabs
from ui.eum.counting import CountingPage
from ui.eum.decisions import DecisionsPage
from ui.eum.listings import (
    APPOINTMENTS,
    ARTICLES,
    ASSESSMENTS,
    CHECKS,
    COSTS,
    DEFICIENCIES,
    DELIVERIES,
    EUM_LINES,
    INCIDENTS,
    INVENTORIES,
    ITEMS,
    PARTNER_COUNTS,
    PLANS,
    PROCEDURES,
    PROGRAMMES,
    REQUESTS,
    ROUTINE,
    SITES,
)
from ui.eum.periods import PeriodsPage
from ui.eum.readiness import ReadinessPage
from ui.eum.views.due import DuePage
from ui.eum.views.sites import SitesBoardPage
from ui.eum.views.trend import TrendPage
from ui.page import Page
from ui.records.page import page_of
from ui.tabbed import TabbedHost

FIRST: tuple[type[Page], ...] = (
    page_of(ITEMS), page_of(INVENTORIES), CountingPage, DecisionsPage, DuePage, SitesBoardPage, page_of(INCIDENTS),
)  # fmt: skip
"""What stands on the line of tabs."""
SELDOM: tuple[type[Page], ...] = (
    page_of(SITES), page_of(REQUESTS), TrendPage, PeriodsPage, ReadinessPage,
    *(page_of(each) for each in (ARTICLES, EUM_LINES, DELIVERIES, CHECKS, DEFICIENCIES, ROUTINE, PARTNER_COUNTS,
                                 PLANS, ASSESSMENTS, COSTS, PROCEDURES, APPOINTMENTS, PROGRAMMES)),
)  # fmt: skip
"""What stands behind "More lists"."""


class EumPage(TabbedHost):
    """Every serial accounted for: the book, the counts, and what became of articles."""

    tab, areas = tabs.EUM.tab, tabs.EUM.areas
    first = FIRST
    seldom = SELDOM

    def page_named(self, name: str) -> Page:
        new = name not in self._made
        page = super().page_named(name)
        if new and isinstance(page, CountingPage | DecisionsPage):
            page.papers_wanted.connect(self._show_papers)
        return page

    def _show_papers(self, event_id: int) -> None:
        """The papers of an inventory: count sheets before it, the report after it."""
        page = self.choose(INVENTORIES.kind.spec.plural)
        page.show_record("inventory_event", event_id)
        page.show_part("Papers")
