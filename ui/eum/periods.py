"""The papers about a quarter or a fiscal year: the command's view, the routine log, plan and cost."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.documents import printable
from app.papers.eum_periods import Quarter, quarter_of
from models.calendar import fiscal_year
from ui.office.worksheet import labelled, pair
from ui.page import Page
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.choices import combo
from ui.parts.rail import Tab
from ui.session import Session
from ui.theme import GROUP_GAP, Theme
from ui.today.paper import preview_office, save_office_sheet

QUARTERS, YEARS = 9, 4
"""How many are offered; an assessor looks at eight quarters beside the one under way."""
BY_QUARTER, BY_YEAR = ("ccmd_view", "routine_log"), ("eum_costs",)
WIDTH = 420
"""Of the two boxes together, in px at 100 %."""


def quarters(today: date) -> list[Quarter]:
    """The quarter of a day and those before it."""
    found = [quarter_of(today)]
    while len(found) < QUARTERS:
        found.append(found[-1].before)
    return found


def years(today: date) -> list[int]:
    """The fiscal year after that of a day, that one, and those before: costs are planned ahead."""
    newest = fiscal_year(today) + 1
    return [newest - back for back in range(YEARS)]


class PeriodsPage(Page):
    """Chooses quarter and year; each paper is shown, printed, or saved as a sheet."""

    tab = Tab("Quarter and year", "file-text")
    areas = ("eum",)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("periods")
        offered = [(each.name, each.name) for each in quarters(session.today)]
        self.quarter = combo("period_quarter", "Quarter", offered)
        self.year = combo("period_year", "Fiscal year", [(f"FY{each}",) * 2 for each in years(session.today)])
        self.year.setCurrentIndex(1)
        chosen = boxed(row(pair(labelled(self.quarter), labelled(self.year)), None))
        chosen.setMaximumWidth(Theme.current().px(WIDTH))
        of_quarter = [self._paper(name, self.quarter) for name in BY_QUARTER]
        of_year = [self._paper(name, self.year) for name in BY_YEAR]
        told = label(
            "A quarter that is over is told as the office knew it on its last day.", "muted", wrap=True
        )
        scroll = QScrollArea()
        scroll.setObjectName("period_papers")
        scroll.setAccessibleName("Papers of a quarter or year")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        inside = column(chosen, told, *of_quarter, *of_year, None, gap=GROUP_GAP)
        scroll.setWidget(boxed(inside, margins=GROUP_GAP))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def enter(self) -> None:
        """The quarter is chosen first."""
        self.quarter.setFocus()

    def _paper(self, name: str, period: QComboBox) -> QWidget:
        """A paper with what it is for and its two ways."""
        paper = printable(name)
        asked: Callable[[], str] = lambda: str(period.currentData())  # noqa: E731
        show = button(
            "Show", f"show_paper_{name}", lambda: preview_office(self.window(), self.session, name, asked()),
            icon="printer",
        )  # fmt: skip
        show.setAccessibleName(f"Show {paper.label}")
        save = button(
            "Save sheet…", f"save_sheet_{name}",
            lambda: save_office_sheet(self.window(), self.session, name, asked()), icon="download",
        )  # fmt: skip
        save.setAccessibleName(f"Save the sheet of {paper.label}")
        save.setEnabled(not self.session.why_reading)
        save.setToolTip(self.session.why_reading)
        head = row(label(paper.label, "strong"), None, save, show)
        return boxed(column(boxed(head), label(paper.about, "muted", wrap=True), gap=4))
