"""Above the lines of a plan: its years as columns, which order is shown, at which amount, and what can be done."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from app.planning.plan import CALLED, CountryPlan, YearPlan
from app.planning.whatif import Trial
from models.planning.measures import total_of
from models.planning.whatif import WhatIf
from ui.office.figures import dollars
from ui.office.screenbar import Bar, captioned
from ui.parts.basics import button, column, keep_out_of_sight
from ui.parts.choices import combo
from ui.planning.plan.dollars import DollarsLine
from ui.theme import Theme

THE_PLAN, AT_PLAN, NONE = "The plan as it stands", "as planned", "none"
ORDER_WIDTH = 184
MORE, LESS = "Show choices", "Hide choices"
HINT = "Dollars; empty for the money of the plan."
LATE_HINT = "Dollars of end-of-year money to suppose, besides what came; never recorded as money."
Acts = Sequence[tuple[str, str, Callable[[], object]]]
"""Words, name and work of each verb."""


class PlanBar(QWidget):
    """Tells which year, country, order and amount is chosen; the page does the rest."""

    year_chosen = Signal(int)
    country_chosen = Signal(object)
    order_chosen = Signal(object)
    """Id of a saved what-if; 0 for the plan."""
    amount_typed = Signal(object)
    """Cents, None for the money of the plan."""
    late_typed = Signal(object)
    """Cents of end-of-year money to suppose, None for none."""
    refused = Signal(str)
    """What is wrong with an amount."""
    mended = Signal(str)
    """What stands in its place now."""

    def __init__(self, acts: Acts, steps: Sequence[QWidget], leaving: Sequence[QWidget]) -> None:
        super().__init__()
        self.setObjectName("plan_bar")
        self._group = QButtonGroup(self)
        self._years: dict[int, QPushButton] = {}
        self._known: set[int] = set()
        self._several = False
        self.folded = Theme.current().large
        """Whether only the year on screen is shown."""
        self.country = combo("plan_country", "Country", ())
        self.order = combo("plan_order", "Order", ())
        self.order.setFixedWidth(Theme.current().px(ORDER_WIDTH))
        self.amount = DollarsLine("plan_amount", "Amount", AT_PLAN, HINT, WhatIf.amount)
        self.late = DollarsLine("plan_late", "End of year", NONE, LATE_HINT, WhatIf.supposed_late)
        self.verbs = {name: button(words, name, work) for words, name, work in acts}
        self._countries = captioned(self.country)
        self._folds = button(LESS, "plan_fold", lambda: self.fold(folded=not self.folded))
        self._leaving = [*leaving, *([self._folds] if Theme.current().large else [])]
        """They follow the years, which are known once the plan is read."""
        keep_out_of_sight(self, self._leaving)
        self._top = Bar(self._countries)
        self._rest = Bar(
            captioned(self.order), captioned(self.amount), captioned(self.late), *steps, *self.verbs.values()
        )
        self.setLayout(column(self._top, self._rest, gap=6))
        self.country.currentIndexChanged.connect(
            lambda _: self.country_chosen.emit(self.country.currentData())
        )
        self.order.currentIndexChanged.connect(lambda _: self.order_chosen.emit(self.order.currentData()))
        self.amount.typed.connect(self.amount_typed)
        self.late.typed.connect(self.late_typed)
        for each in (self.amount, self.late):
            each.refused.connect(self.refused)
            each.mended.connect(self.mended)

    # -- showing --
    def show_countries(self, found: Sequence[tuple[int, str]], chosen: int) -> None:
        """Offers the countries, where there are several."""
        with QSignalBlocker(self.country):
            self.country.clear()
            for number, name in found:
                self.country.addItem(name, number)
            self.country.setCurrentIndex(self.country.findData(chosen))
        self._several = len(found) > 1
        self._countries.setVisible(self._several and not self.folded)

    def show_plan(self, plan: CountryPlan, chosen: int) -> None:
        """Shows every year of a plan with what it comes to; one of them is chosen."""
        layout = self._top.layout()
        assert layout is not None
        for year in plan.years:
            if year.year not in self._years:
                made = button("", f"plan_year_{year.year}", partial(self.year_chosen.emit, year.year))
                made.setCheckable(True)
                self._group.addButton(made)
                self._years[year.year] = made
                layout.addWidget(made)
            _tell_year(self._years[year.year], year)
        while self._leaving:
            layout.addWidget(self._leaving[0])
            self._leaving.pop(0).show()
        self._known = {each.year for each in plan.years}
        self._years[chosen].setChecked(True)
        self.fold(folded=self.folded)

    def fold(self, *, folded: bool) -> None:
        """Leaves only the year on screen, so that lines have the room; with large letters the page begins so."""
        self.folded = folded
        self._rest.setVisible(not folded)
        self._countries.setVisible(self._several and not folded)
        for number, each in self._years.items():
            each.setVisible(number in self._known and (not folded or each.isChecked()))
        self._folds.setText(MORE if folded else LESS)
        self._folds.setAccessibleName(self._folds.text())

    def show_orders(self, saved: Sequence[tuple[int, str]], chosen: int) -> None:
        """Offers the plan and the what-ifs of the year."""
        with QSignalBlocker(self.order):
            self.order.clear()
            self.order.addItem(THE_PLAN, 0)
            for number, name in saved:
                self.order.addItem(name, number)
            self.order.setCurrentIndex(max(0, self.order.findData(chosen)))

    def show_trial(self, tried: Trial) -> None:
        """Shows the amounts that are tried."""
        self.amount.put(tried.amount)
        self.late.put(tried.supposed or None)


def _tell_year(shown: QPushButton, year: YearPlan) -> None:
    planned, ceiling = total_of(year.lines), year.money.ceiling
    of = f" of {dollars(ceiling)}" if ceiling is not None else ""
    said = f"{dollars(planned)} planned{of}" if not year.empty else "Nothing planned"
    called = f"FY {year.year} · {CALLED[year.called]}"
    shown.setText(called if Theme.current().large else f"{called}\n{said}")
    shown.setToolTip(said)
    shown.setAccessibleName(f"{year.title}: {said}")
