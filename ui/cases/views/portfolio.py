"""Portfolio: what the cases come to by state, agency, year or country, how old requests and offers are, what came."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.cases import portfolio
from app.cases.portfolio import Age, By, Heads, Quarter, Standing
from app.charts import Bars, Pattern, Scene, Series
from app.reader import Reader
from app.reading import Where
from models.cases.casebook import CaseFile
from models.cases.deliveries import CaseDelivery, DeliveryPlan
from models.cases.requests import Lor
from ui.office.figures import FiguresScreen, dollars, percent
from ui.office.screen import Measures
from ui.parts import words
from ui.parts.basics import button
from ui.parts.choices import combo
from ui.parts.flow import flowing
from ui.parts.rail import Tab
from ui.parts.table_model import Cell, Column
from ui.session import Session
from ui.theme import Theme
from ui.today.paper import preview_office

BY = {By.STATE: "By state", By.YEAR: "By fiscal year", By.AGENCY: "By agency", By.COUNTRY: "By country"}
MOST_BARS = 15
VALUE, REQUESTS, OFFERS, DELIVERIES = range(4)
"""The charts in their order."""


@dataclass(frozen=True)
class _Read:
    """What else was read with the lines."""

    heads: Heads
    requests: tuple[Age, ...]
    offers: tuple[Age, ...]
    quarters: tuple[Quarter, ...]


class PortfolioPage(FiguresScreen[Standing]):
    """Figures of all cases; a press on one shows what it counts."""

    tab = Tab("Portfolio", "columns-3")
    areas = ("cases",)
    search_hint = "Search states, years or agencies"
    noun, nouns = "line", "lines"
    empty = (
        "Nothing is counted yet",
        "Record or import cases first, under “Cases”; their figures then stand here.",
    )
    chart_names = ("value_chart", "requests_chart", "offers_chart", "deliveries_chart")
    columns = (
        Column("title", "State, year, agency or country", width=255),
        Column("cases", "Cases", "number", 80),
        Column("value", "Value", "number", 110),
        Column("billed", "Billed", "number", 110),
        Column("delivered", "Delivered", "number", 110),
        Column("share", "Of value", "number", 90),
    )
    paths: ClassVar[Measures] = {
        "cases": lambda each: each.cases,
        "value": lambda each: each.value,
        "delivered": lambda each: each.delivered,
        "share": lambda each: each.share or 0,
        "billed": lambda each: each.billed,
    }

    def __init__(self, session: Session) -> None:
        self._by = combo("portfolio_by", "Figures by", [(said, by.value) for by, said in BY.items()])
        self._also: _Read | None = None
        self._figures = {
            name: button("", f"portfolio_{name}", partial(self._open_head, name), link=True)
            for name in ("cases", "offers", "expiring", "requests")
        }
        super().__init__(session)
        self._by.currentIndexChanged.connect(lambda _: self.refresh())

    # -- the list --
    @property
    def by(self) -> By:
        """What the figures are told by."""
        return By(self._by.currentData())

    def read(self, reader: Reader) -> Sequence[Standing]:
        with reader.still():
            self._also = _Read(
                portfolio.heads(reader), portfolio.request_ages(reader), portfolio.offer_ages(reader),
                portfolio.quarters(reader),
            )  # fmt: skip
            return portfolio.standings(reader, self.by)

    def key(self, item: Standing) -> Hashable:
        return item.title, item.key

    def cells(self, item: Standing) -> tuple[Cell, ...]:
        return (
            item.title, f"{item.cases:,}", dollars(item.value), dollars(item.billed), dollars(item.delivered),
            percent(item.share),
        )  # fmt: skip

    def filters(self) -> Sequence[QWidget]:
        return [self._by]

    def verbs(self) -> Sequence[QWidget]:
        paper = button(
            "Workbook…", "portfolio_paper", self.show_paper, icon="download",
            tip="The sums by state on paper; with them every case, line, bill, shipment and SDR as a workbook.",
        )  # fmt: skip
        return [*super().verbs(), paper]

    def show_paper(self) -> None:
        """Shows the page of the portfolio, from which its workbook is saved."""
        preview_office(self.window(), self.session, "case_portfolio")

    def below(self) -> Sequence[QWidget]:
        self._links = flowing(*self._figures.values())
        self._links.hide()  # until it is known how much room there is
        return [self._links]

    def tell_able(self) -> None:
        super().tell_able()
        self._links.setVisible(not Theme.current().large)  # in large letters the room is the table's

    def arrived(self) -> None:
        super().arrived()
        if self._also is None:
            return
        heads = self._also.heads
        told = {
            "cases": ("Cases", heads.cases, "in the book"),
            "offers": ("Open offers", heads.offers, "of the portfolio"),
            "expiring": (f"Expire in {portfolio.SOON} days", heads.expiring, "of the open offers"),
            "requests": (
                "Requests in work",
                heads.requests,
                "not complete, withdrawn, disapproved or answered by a case",
            ),
        }
        for name, (said, count, of) in told.items():
            each = self._figures[name]
            each.setText(f"{said}: {count:,}")
            each.setAccessibleName(f"{each.text()} {of}")
            each.setEnabled(count > 0)

    def chosen_words(self) -> str:
        return f"{self._by.currentText()}, as of {self.session.today:%d %b %Y}"

    def tell_story(self) -> str:
        """The whole portfolio: how many cases, what they come to, and how much of it was delivered and billed."""
        if self._also is None or not self._also.heads.cases:
            return ""
        heads = self._also.heads
        whole = Standing(None, "", heads.cases, heads.value, heads.delivered, heads.billed)
        return (
            f"{words.counted(heads.cases, 'case')} of {dollars(heads.value)}: {dollars(heads.delivered)} delivered "
            f"({percent(whole.share) or 'not known'} of value), {dollars(heads.billed)} billed."
        )

    # -- charts and ways --
    def scenes(self) -> Sequence[Scene]:
        also = self._also or _Read(Heads(0, 0, 0, 0, 0, 0, 0), (), (), ())
        return (
            value_bars(self.lines.items, self._by.currentText()),
            age_bars(also.requests, "Requests in work by age since their date", "requests"),
            age_bars(also.offers, "Open offers by age since the offer", "offers"),
            delivery_bars(also.quarters),
        )

    def leads_to(self, path: str) -> tuple[str, Where] | None:
        chosen = self.current
        assert chosen is not None
        return CaseFile.spec.name, portfolio.where(self.by, chosen.key)

    def of_chart(self, number: int, label: str) -> tuple[str, Where] | None:
        """The list behind a bar of one of the charts."""
        if number == VALUE:
            line = next((each for each in self.lines.items if each.title == label), None)
            return (CaseFile.spec.name, portfolio.where(self.by, line.key)) if line else None
        if self._also is None:
            return None
        if number == DELIVERIES:
            return _deliveries_of(next(each for each in self._also.quarters if each.title == label))
        kind, ages = (Lor, self._also.requests) if number == REQUESTS else (CaseFile, self._also.offers)
        return kind.spec.name, next(each.where for each in ages if each.title == label)

    def _open_head(self, name: str) -> None:
        ways: dict[str, tuple[str, Where | None]] = {
            "cases": (CaseFile.spec.name, None),
            "offers": (CaseFile.spec.name, portfolio.OFFERED),
            "expiring": (CaseFile.spec.name, portfolio.expiring(self.session.today)),
            "requests": (Lor.spec.name, portfolio.open_requests()),
        }
        self.session.list_wanted.emit(*ways[name])


def _deliveries_of(quarter: Quarter) -> tuple[str, Where]:
    """What was delivered in a quarter, else what was planned for it."""
    if quarter.delivered:
        return CaseDelivery.spec.name, portfolio.delivered_where(quarter)
    return DeliveryPlan.spec.name, portfolio.planned_where(quarter)


def value_bars(lines: Sequence[Standing], by: str) -> Bars:
    """What is delivered and what is left of the value, a bar for each of the greatest, in the list's order."""
    valued = [each for each in lines if each.value]
    greatest = sorted(valued, key=lambda each: -each.value)[:MOST_BARS]
    shown = [each for each in valued if each in greatest]
    cut = f", the {MOST_BARS} greatest of {len(valued)}" if len(valued) > MOST_BARS else ""
    came = [min(each.delivered, each.value) for each in shown]
    left = [each.value - part for each, part in zip(shown, came, strict=True)]
    series = tuple(
        Series(name, tuple(each // 100 for each in values), tuple(dollars(each) for each in values), pattern)
        for name, values, pattern in (
            ("Delivered", came, Pattern.SOLID),
            ("Not delivered", left, Pattern.OPEN),
        )
    )
    return Bars(
        f"Value of cases, {by.lower()}, in dollars{cut}", by.partition(" ")[2].capitalize(), "dollars",
        tuple(each.title for each in shown), series, True, tuple(dollars(each.value) for each in shown),
    )  # fmt: skip


def age_bars(ages: Sequence[Age], title: str, unit: str) -> Bars:
    """How many are so old; the oldest are hatched."""
    patterns = tuple(Pattern.HATCH if at + 1 == len(ages) else Pattern.SOLID for at in range(len(ages)))
    series = Series(unit.capitalize(), tuple(each.count for each in ages), patterns=patterns)
    return Bars(title, "Age", unit, tuple(each.title for each in ages), (series,), True)


def delivery_bars(quarters: Sequence[Quarter]) -> Bars:
    """What was delivered in each quarter, and what was planned beyond it."""
    left = tuple(max(0, each.planned - each.delivered) for each in quarters)
    series = (
        Series("Delivered", tuple(each.delivered for each in quarters)),
        Series("Planned beyond it", left, pattern=Pattern.OPEN),
    )
    totals = tuple(f"{each.delivered:,} of {each.planned:,} planned" for each in quarters)
    return Bars(
        "Deliveries by quarter against the plan, in items", "Quarter", "items",
        tuple(each.title for each in quarters), series, True, totals,
    )  # fmt: skip
