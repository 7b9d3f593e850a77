"""The Planning tab: the four-year plan and its money first, then what it is for and the papers that come of it."""

from ui.page import Page
from ui.parts.rail import Tab
from ui.planning.cetpp.page import WritingPage
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
    PlanPage, page_of(YEARS), page_of(PLANS), WritingPage, *(page_of(each) for each in (SESSIONS, GRADUATES))
)  # fmt: skip
"""What stands on the line of tabs."""
SELDOM: tuple[type[Page], ...] = tuple(
    page_of(each) for each in (OBJECTIVES, REQUIREMENTS, WHAT_IFS, TEAMS, WAIVERS, ON_THE_JOB, FELLOWSHIPS)
)
"""What stands behind "More lists"."""


class PlanningPage(TabbedHost):
    """What training the country shall have, with which money, and what is reported of it."""

    tab = Tab("Planning", "columns-3")
    areas = ("planning",)
    first = FIRST
    seldom = SELDOM
