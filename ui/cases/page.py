"""The Cases tab: the office's file of each case first, then requests, offers, shipments and what they need."""

from ui import tabs
from ui.cases.listings import (
    ADDRESSES,
    ASSESSMENTS,
    BASELINES,
    BILLS,
    CASES,
    CONTRACTING,
    DISCREPANCIES,
    LINES,
    OFFERS,
    PLANNED_DELIVERIES,
    PROGRAMMES,
    REPORTED_DELIVERIES,
    REQUESTS,
    REQUISITIONS,
    REVIEWS,
    ROLES,
    SHIPMENTS,
    TRANSPORT,
    TRANSPORT_PLANS,
)
from ui.cases.views.portfolio import PortfolioPage
from ui.page import Page
from ui.records.page import page_of
from ui.tabbed import TabbedHost

FIRST: tuple[type[Page], ...] = (
    *(page_of(each) for each in (CASES, REQUESTS, SHIPMENTS, DISCREPANCIES, REVIEWS)), PortfolioPage,
)  # fmt: skip
"""What stands on the line of tabs."""
SELDOM: tuple[type[Page], ...] = tuple(
    page_of(each)
    for each in (LINES, OFFERS, ASSESSMENTS, REQUISITIONS, BILLS, TRANSPORT_PLANS, TRANSPORT, CONTRACTING, ROLES,
                 ADDRESSES, PROGRAMMES, BASELINES, PLANNED_DELIVERIES, REPORTED_DELIVERIES)
)  # fmt: skip
"""What stands behind "More lists"."""


class CasesPage(TabbedHost):
    """Every case from the first letter to ten years after closure."""

    tab, areas = tabs.CASES.tab, tabs.CASES.areas
    first = FIRST
    seldom = SELDOM
