"""The Planning tab: the four-year plan and its money first, then what it is for and the papers that come of it."""

from ui import tabs
from ui.page import Page
from ui.planning.cetpp.page import WritingPage
from ui.planning.charts import ChartsPage
from ui.planning.listings import (
    FELLOWSHIPS,
    GRADUATES,
    OBJECTIVES,
    ON_THE_JOB,
    PLANS,
    REQUIREMENTS,
    SESSIONS,
    TEAMS,
    WAIVERS,
    WHAT_IFS,
    YEARS,
)
from ui.planning.plan.page import PlanPage
from ui.records.page import page_of
from ui.tabbed import TabbedHost

FIRST: tuple[type[Page], ...] = (
    PlanPage, page_of(YEARS), page_of(PLANS), WritingPage, *(page_of(each) for each in (SESSIONS, GRADUATES)),
    ChartsPage,
)  # fmt: skip
"""What stands on the line of tabs."""
SELDOM: tuple[type[Page], ...] = tuple(
    page_of(each) for each in (OBJECTIVES, REQUIREMENTS, WHAT_IFS, TEAMS, WAIVERS, ON_THE_JOB, FELLOWSHIPS)
)
"""What stands behind "More lists"."""


class PlanningPage(TabbedHost):
    """What training the country shall have, with which money, and what is reported of it."""

    tab, areas = tabs.PLANNING.tab, tabs.PLANNING.areas
    first = FIRST
    seldom = SELDOM
