"""Above the lines of a plan: its years as columns, which order is shown, at which amount, and what can be done."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QWidget

from app.planning.plan import CALLED, CountryPlan, YearPlan
from app.planning.whatif import Trial
from models.fields import FieldError, show_money
from models.planning.measures import total_of
from models.planning.whatif import WhatIf
from ui.office.figures import dollars
from ui.office.screenbar import Bar, captioned
from ui.parts.basics import button, column, restyle
from ui.parts.choices import combo
from ui.theme import Theme

THE_PLAN, AT_PLAN = "The plan as it stands", "as planned"
AMOUNT_WIDTH, ORDER_WIDTH = 134, 196
HINT = "Dollars; empty for the money of the plan."
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
    refused = Signal(str)
    """What is wrong with the amount."""

    def __init__(self, acts: Acts, steps: Sequence[QWidget], leaving: Sequence[QWidget]) -> None:
        super().__init__()
        self.setObjectName("plan_bar")
        self._group = QButtonGroup(self)
        self._years: dict[int, QPushButton] = {}
        self.country = combo("plan_country", "Country", ())
        self.order = combo("plan_order", "Order", ())
        self.order.setFixedWidth(Theme.current().px(ORDER_WIDTH))
        self.amount = QLineEdit()
        self.amount.setObjectName("plan_amount")
        self.amount.setAccessibleName("At this amount")
        self.amount.setAccessibleDescription(HINT)
        self.amount.setToolTip(HINT)
        self.amount.setPlaceholderText(AT_PLAN)
        self.amount.setFixedWidth(Theme.current().px(AMOUNT_WIDTH))
        self.verbs = {name: button(words, name, work) for words, name, work in acts}
        self._countries = captioned(self.country)
        self._leaving = list(leaving)
        """They follow the years, which are known once the plan is read."""
        self._top = Bar(self._countries)
        rest = Bar(captioned(self.order), captioned(self.amount), *steps, *self.verbs.values())
        self.setLayout(column(self._top, rest, gap=6))
        self.country.currentIndexChanged.connect(
            lambda _: self.country_chosen.emit(self.country.currentData())
        )
        self.order.currentIndexChanged.connect(lambda _: self.order_chosen.emit(self.order.currentData()))
        self.amount.editingFinished.connect(self._typed)
        self._shown: int | None = None

    # -- showing --
    def show_countries(self, found: Sequence[tuple[int, str]], chosen: int) -> None:
        """Offers the countries, where there are several."""
        with QSignalBlocker(self.country):
            self.country.clear()
            for number, name in found:
                self.country.addItem(name, number)
            self.country.setCurrentIndex(self.country.findData(chosen))
        self._countries.setVisible(len(found) > 1)

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
            layout.addWidget(self._leaving.pop(0))
        known = {each.year for each in plan.years}
        for number, each in self._years.items():
            each.setVisible(number in known)
        self._years[chosen].setChecked(True)

    def show_orders(self, saved: Sequence[tuple[int, str]], chosen: int) -> None:
        """Offers the plan and the what-ifs of the year."""
        with QSignalBlocker(self.order):
            self.order.clear()
            self.order.addItem(THE_PLAN, 0)
            for number, name in saved:
                self.order.addItem(name, number)
            self.order.setCurrentIndex(max(0, self.order.findData(chosen)))

    def show_trial(self, tried: Trial) -> None:
        """Shows the amount that is tried."""
        self._shown = tried.amount
        self.amount.setText("" if tried.amount is None else show_money(tried.amount))
        restyle(self.amount, wrong=False)

    # -- internal --
    def _typed(self) -> None:
        text = self.amount.text().strip()
        try:
            found: int | None = WhatIf.fields["amount"].parse(text) if text else None
        except FieldError as error:
            restyle(self.amount, wrong=True)
            self.refused.emit(f"At this amount: {error}.")
            return
        restyle(self.amount, wrong=False)
        if found != self._shown:
            self._shown = found
            self.amount_typed.emit(found)


def _tell_year(shown: QPushButton, year: YearPlan) -> None:
    planned, ceiling = total_of(year.lines), year.money.ceiling
    of = f" of {dollars(ceiling)}" if ceiling is not None else ""
    said = f"{dollars(planned)} planned{of}" if not year.empty else "Nothing planned"
    called = f"FY {year.year} · {CALLED[year.called]}"
    shown.setText(called if Theme.current().large else f"{called}\n{said}")
    shown.setToolTip(said)
    shown.setAccessibleName(f"{year.title}: {said}")
