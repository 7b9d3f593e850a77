"""The trend: what was delinquent, and how much had been sighted, on the same day of each of the last months."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.charts import Lines, Pattern, Scene, Series
from app.eum.trend import Point, month_days, trend
from app.reader import Reader
from models.fields import show_date
from ui.office.figures import FiguresScreen, dollars, percent
from ui.office.screen import Measures
from ui.parts.choices import combo
from ui.parts.rail import Tab
from ui.parts.table_model import Cell, Column
from ui.session import Session

SPANS = (("12 months", "12"), ("24 months", "24"), ("36 months", "36"))


class TrendPage(FiguresScreen[Point]):
    """Lines over the months, and the table behind them."""

    tab = Tab("Trend", "history")
    areas = ("eum",)
    search_hint = "Search the table"
    noun, nouns = "day", "days"
    empty = (
        "Nothing to draw yet",
        "Delinquency and coverage of past months stand here once the book holds items.",
    )
    chart_names = ("trend_delinquency", "trend_coverage")
    charts_first = True
    columns = (
        Column("day", "Day", width=120),
        Column("items", "Items", "number", 80),
        Column("delinquent", "Delinquent", "number", 95),
        Column("share", "by count", "number", 90),
        Column("value", "Value", "number", 100),
        Column("delinquent_value", "Delinquent", "number", 100),
        Column("value_share", "by value", "number", 90),
        Column("sighted", "Sighted", "number", 80),
        Column("sighted_share", "of items", "number", 80),
        Column("reported", "or reported", "number", 100),
        Column("reported_share", "of items", "number", 80),
    )
    paths: ClassVar[Measures] = {
        "day": lambda each: each.day,
        "items": lambda each: each.items,
        "delinquent": lambda each: each.delinquent,
        "share": lambda each: each.share(each.delinquent) or 0,
        "value": lambda each: each.value,
        "delinquent_value": lambda each: each.delinquent_value,
        "value_share": lambda each: each.value_share or 0,
        "sighted": lambda each: each.sighted,
        "sighted_share": lambda each: each.share(each.sighted) or 0,
        "reported": lambda each: each.reported,
        "reported_share": lambda each: each.share(each.reported) or 0,
    }

    def __init__(self, session: Session) -> None:
        self._months = combo("trend_months", "Months", list(SPANS))
        super().__init__(session)
        self._months.currentIndexChanged.connect(lambda _: self.refresh())

    def read(self, reader: Reader) -> Sequence[Point]:
        found = trend(reader, month_days(reader.today, int(self._months.currentData())))
        return found if any(each.items for each in found) else ()

    def key(self, item: Point) -> Hashable:
        return item.day

    def cells(self, item: Point) -> tuple[Cell, ...]:
        return (
            show_date(item.day), f"{item.items:,}", f"{item.delinquent:,}", percent(item.share(item.delinquent)),
            dollars(item.value), dollars(item.delinquent_value), percent(item.value_share), f"{item.sighted:,}",
            percent(item.share(item.sighted)), f"{item.reported:,}", percent(item.share(item.reported)),
        )  # fmt: skip

    def filters(self) -> Sequence[QWidget]:
        return [self._months]

    def chosen_words(self) -> str:
        return f"The last {self._months.currentText()}"

    def scenes(self) -> Sequence[Scene]:
        return lines(self.lines.items)


def lines(points: Sequence[Point]) -> tuple[Lines, Lines]:
    """Delinquency by count and by value; coverage by sightings, and with the partner's reports."""
    days = tuple(each.day for each in points)
    late = _series("By count", [each.share(each.delinquent) for each in points], Pattern.SOLID)
    worth = _series("By value", [each.value_share for each in points], Pattern.HATCH)
    seen = _series("Sighted", [each.share(each.sighted) for each in points], Pattern.SOLID)
    told = _series("Sighted or reported", [each.share(each.reported) for each in points], Pattern.HATCH)
    return (
        Lines("Delinquent, of all items, in per cent", "Day", "per cent", days, (late, worth)),
        Lines("Sighted within a year, of all items, in per cent", "Day", "per cent", days, (seen, told)),
    )


def _series(name: str, shares: Sequence[int | None], pattern: Pattern) -> Series:
    values = tuple(None if each is None else round(each / 10) for each in shares)
    return Series(name, values, tuple(map(percent, shares)), pattern)
