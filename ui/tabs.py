"""The tabs of the window in their order, and which of them shows a kind of record or a screen.

A tab's page is imported when it is first wanted: a person who unlocks sees one of them, and each rests on a hundred
modules of its own.
"""

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from models.kinds import kind_named
from ui.parts.rail import Tab

if TYPE_CHECKING:
    from ui.page import Page
    from ui.session import Session


@dataclass(frozen=True)
class TabPage:
    """A tab: what stands on the rail, the areas whose overdue duties it counts (all when empty), and its page."""

    tab: Tab
    areas: tuple[str, ...]
    module: str
    name: str

    @cached_property
    def page(self) -> "type[Page]":
        """The class of the page; imports it."""
        made: type[Page] = getattr(import_module(self.module), self.name)
        return made

    def __call__(self, session: "Session") -> "Page":
        return self.page(session)

    def kinds(self) -> frozenset[str]:
        """Kinds of record that the page lists."""
        return self.page.kinds()

    def screens(self) -> tuple[str, ...]:
        """Words of the lists and screens inside the page."""
        return self.page.screens()


TODAY = TabPage(Tab("Today", "calendar-check"), (), "ui.today.page", "TodayPage")
CASES = TabPage(Tab("Cases", "folder-open"), ("cases",), "ui.cases.page", "CasesPage")
STUDENTS = TabPage(Tab("Students", "graduation-cap"), ("training",), "ui.training.page", "StudentsPage")
EUM = TabPage(Tab("EUM", "barcode"), ("eum",), "ui.eum.page", "EumPage")
VISITORS = TabPage(Tab("Visitors", "users"), ("visits",), "ui.visits.page", "VisitorsPage")
PLANNING = TabPage(Tab("Planning", "columns-3"), ("planning",), "ui.planning.page", "PlanningPage")
OFFICE = TabPage(Tab("Office", "settings"), ("office",), "ui.office.page", "OfficePage")
PAGES = (TODAY, CASES, STUDENTS, EUM, VISITORS, PLANNING, OFFICE)


def tab_of(kind: str) -> str:
    """The word of the tab that shows records of the kind; where none lists it, the one that lists its parent."""
    spec = kind_named(kind).spec
    likely = (each for each in PAGES if spec.area in each.areas)
    for page in (*likely, *PAGES):
        if kind in page.kinds():
            return page.tab.label
    if spec.parent:
        return tab_of(kind_named(kind).fields[spec.parent].target)
    return TODAY.tab.label


def tab_with(screen: str) -> str:
    """The word of the tab that shows a list or screen of that word; empty when there is none."""
    if any(screen == page.tab.label for page in PAGES):
        return screen
    return next((page.tab.label for page in PAGES if screen in page.screens()), "")
