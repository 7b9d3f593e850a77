"""The Visitors tab: requests and their calendar first, then who travels, who calls, and what they need."""

from ui import tabs
from ui.page import Page
from ui.records.page import page_of
from ui.tabbed import TabbedHost
from ui.visits.listings import (
    AIRCRAFT,
    AREAS,
    BLANKETS,
    CALLS,
    COMPANIES,
    ELEMENTS,
    ELSEWHERE,
    FOREIGN_VISITORS,
    INDUSTRY,
    PLANS,
    PROFILES,
    PROPOSALS,
    REQUESTS,
    STAFF,
    TRAVELLERS,
)
from ui.visits.views.calendar import VisitorCalendarPage

FIRST: tuple[type[Page], ...] = (
    page_of(REQUESTS), VisitorCalendarPage,
    *(page_of(each) for each in (TRAVELLERS, INDUSTRY, FOREIGN_VISITORS)),
)  # fmt: skip
"""What stands on the line of tabs."""
SELDOM: tuple[type[Page], ...] = tuple(
    page_of(each)
    for each in (
        AIRCRAFT,
        PLANS,
        PROFILES,
        BLANKETS,
        CALLS,
        COMPANIES,
        STAFF,
        ELEMENTS,
        PROPOSALS,
        AREAS,
        ELSEWHERE,
    )
)
"""What stands behind "More lists"."""


class VisitorsPage(TabbedHost):
    """Everyone who must be met, escorted or told no."""

    tab, areas = tabs.VISITORS.tab, tabs.VISITORS.areas
    first = FIRST
    seldom = SELDOM
