"""Due: what is delinquent and what falls due in 30, 60 and 90 days, by count and by value, by site, unit and type."""

from collections.abc import Hashable, Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.charts import Bars, Pattern, Scene, Series
from app.eum.delinquency import (
    DUE,
    By,
    Figure,
    SerialQuality,
    Standing,
    serial_quality,
    standings,
    together,
    where,
)
from app.reader import Reader
from app.reading import Where
from models.eum.book import Item
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

BY = {By.SITE: "By site", By.UNIT: "By unit", By.TYPE: "By type"}
COUNT, VALUE = "count", "value"
MEASURES = (("By count", COUNT), ("By value", VALUE))
MOST_BARS = 12
"""Bars of a chart; the lines with least to do are left out."""
HEAD = (Figure.DELINQUENT, *DUE, Figure.UNKNOWN)
"""Figures of the whole book, each a way to its items."""
OF_PATH = {
    "items": Figure.ITEMS, "delinquent": Figure.DELINQUENT, "delinquent_share": Figure.DELINQUENT,
    "due_30": Figure.DUE_30, "due_60": Figure.DUE_60, "due_90": Figure.DUE_90, "unknown": Figure.UNKNOWN,
    "value": Figure.ITEMS, "delinquent_value": Figure.DELINQUENT, "value_share": Figure.DELINQUENT,
    "sighted": Figure.SIGHTED, "reported": Figure.REPORTED,
}  # fmt: skip


class DuePage(FiguresScreen[Standing]):
    """Figures of the book; a press on one shows its items."""

    tab = Tab("Due", "calendar-check")
    areas = ("eum",)
    search_hint = "Search sites, units or types"
    noun, nouns = "line", "lines"
    empty = (
        "Nothing is counted yet",
        "Items under enhanced monitoring are counted here once the book holds them.",
    )
    chart_names = ("due_chart",)
    columns = (
        Column("title", "Site, unit or type", width=190),
        Column("items", "Items", "number", 70),
        Column("delinquent", "Delinquent", "number", 95),
        Column("delinquent_share", "of items", "number", 78),
        Column("due_30", "In 30 days", "number", 90),
        Column("due_60", "In 60 days", "number", 90),
        Column("due_90", "In 90 days", "number", 90),
        Column("unknown", "No arrival", "number", 90),
        Column("value", "Value", "number", 85),
        Column("delinquent_value", "Delinquent", "number", 95),
        Column("value_share", "of value", "number", 78),
        Column("sighted", "Sighted", "number", 78),
        Column("reported", "or reported", "number", 98),
    )
    paths: ClassVar[Measures] = {
        "items": lambda each: each.of(Figure.ITEMS).count,
        "delinquent": lambda each: each.of(Figure.DELINQUENT).count,
        "delinquent_share": lambda each: each.share(Figure.DELINQUENT) or 0,
        "due_30": lambda each: each.of(Figure.DUE_30).count,
        "due_60": lambda each: each.of(Figure.DUE_60).count,
        "due_90": lambda each: each.of(Figure.DUE_90).count,
        "unknown": lambda each: each.of(Figure.UNKNOWN).count,
        "value": lambda each: each.of(Figure.ITEMS).value,
        "delinquent_value": lambda each: each.of(Figure.DELINQUENT).value,
        "value_share": lambda each: each.share(Figure.DELINQUENT, by_value=True) or 0,
        "sighted": lambda each: each.share(Figure.SIGHTED) or 0,
        "reported": lambda each: each.share(Figure.REPORTED) or 0,
    }

    def __init__(self, session: Session) -> None:
        self._by = combo("due_by", "Figures by", [(said, by.value) for by, said in BY.items()])
        self._chart_by = combo("due_measure", "Chart by", list(MEASURES))
        self._figures = {
            each: button("", f"due_{each.name.lower()}", partial(self._open_all, each), link=True)
            for each in HEAD
        }
        self._quality: SerialQuality | None = None
        self._blank = button("", "due_blank", lambda: self._open_serials(blank=True), link=True)
        self._double = button("", "due_double", lambda: self._open_serials(blank=False), link=True)
        super().__init__(session)
        self._by.currentIndexChanged.connect(lambda _: self.refresh())
        self._chart_by.currentIndexChanged.connect(lambda _: self.arrived())

    # -- the list --
    @property
    def by(self) -> By:
        """What the figures are told by."""
        return By(self._by.currentData())

    def read(self, reader: Reader) -> Sequence[Standing]:
        self._quality = serial_quality(reader)
        return standings(reader, self.by)

    def key(self, item: Standing) -> Hashable:
        return item.title, item.key

    def cells(self, item: Standing) -> tuple[Cell, ...]:
        counts = [item.of(each).count for each in (*DUE, Figure.UNKNOWN)]
        return (
            item.title, f"{item.of(Figure.ITEMS).count:,}", f"{item.of(Figure.DELINQUENT).count:,}",
            percent(item.share(Figure.DELINQUENT)), *(f"{each:,}" for each in counts),
            dollars(item.of(Figure.ITEMS).value), dollars(item.of(Figure.DELINQUENT).value),
            percent(item.share(Figure.DELINQUENT, by_value=True)), percent(item.share(Figure.SIGHTED)),
            percent(item.share(Figure.REPORTED)),
        )  # fmt: skip

    def filters(self) -> Sequence[QWidget]:
        return [self._by, self._chart_by]

    def below(self) -> Sequence[QWidget]:
        self._links = flowing(*self._figures.values(), self._blank, self._double)
        self._links.hide()  # until it is known how much room there is
        return [self._links]

    def tell_able(self) -> None:
        super().tell_able()
        self._links.setVisible(not Theme.current().large)  # in large letters the room is the table's

    def arrived(self) -> None:
        super().arrived()
        whole = together(self.lines.items)
        for figure, each in self._figures.items():
            amount = whole.of(figure)
            each.setText(f"{words.sentence_start(figure.value)}: {amount.count:,}")
            each.setAccessibleName(f"{each.text()} of {words.counted(whole.of(Figure.ITEMS).count, 'item')}")
            each.setEnabled(amount.count > 0)

        self._tell_serials()

    def _tell_serials(self) -> None:
        found = self._quality
        for each, what, count in (
            (self._blank, "Without a serial", found.blank if found else 0),
            (self._double, "With a double serial", found.doubled if found else 0),
        ):
            each.setText(f"{what}: {count:,}")
            each.setAccessibleName(f"{each.text()} of all items of the book")
            each.setEnabled(count > 0)

    def chosen_words(self) -> str:
        return f"{self._by.currentText()}, as of {self.session.today:%d %b %Y}"

    def tell_story(self) -> str:
        """The whole book by count and by value, how much was sighted, and how good its serials are."""
        if not self.lines.items:
            return ""
        told = story(together(self.lines.items), self._quality)
        return told.partition(". Sighted")[0] + "." if Theme.current().large else told

    # -- charts and ways --
    def scenes(self) -> Sequence[Scene]:
        return (bars(self.lines.items, self._chart_by.currentData() == VALUE, self._by.currentText()),)

    def leads_to(self, path: str) -> tuple[str, Where] | None:
        chosen = self.current
        assert chosen is not None
        figure = OF_PATH.get(path, Figure.ITEMS)
        return Item.spec.name, where(figure, self._today, self.by, chosen.key)

    def of_bar(self, label: str) -> tuple[str, Where] | None:
        """What is delinquent of the line, else what falls due within 90 days."""
        line = next((each for each in self.lines.items if each.title == label), None)
        if line is None:
            return None
        figure = Figure.DELINQUENT if line.of(Figure.DELINQUENT).count else Figure.DUE_90
        return Item.spec.name, where(figure, self._today, self.by, line.key)

    def _open_all(self, figure: Figure) -> None:
        self.session.list_wanted.emit(Item.spec.name, where(figure, self._today))

    def _open_serials(self, *, blank: bool) -> None:
        if self._quality is not None:
            asked = self._quality.blank_where if blank else self._quality.double_where
            self.session.list_wanted.emit(Item.spec.name, asked)

    @property
    def _today(self) -> date:
        return self.session.today


def story(whole: Standing, quality: SerialQuality | None) -> str:
    """The whole book in sentences; both rates are always told."""
    items, late = whole.of(Figure.ITEMS), whole.of(Figure.DELINQUENT)
    said = (
        f"{late.count:,} of {words.counted(items.count, 'item')} are delinquent: "
        f"{percent(whole.share(Figure.DELINQUENT)) or 'none'} by count, "
        f"{percent(whole.share(Figure.DELINQUENT, by_value=True)) or 'not known'} by value "
        f"({dollars(late.value)} of {dollars(items.value)}). "
        f"Sighted within a year: {percent(whole.share(Figure.SIGHTED))}; with the partner's reports: "
        f"{percent(whole.share(Figure.REPORTED))}."
    )
    if quality is None or quality.share is None:
        return said
    return (
        f"{said} Serials: {percent(quality.share)} of {words.counted(quality.records, 'record')} are good; "
        f"{quality.blank:,} blank, {quality.doubled:,} double, {quality.unplaced:,} without a type or site."
    )


def bars(lines: Sequence[Standing], by_value: bool, by: str) -> Bars:
    """What is delinquent and due, a bar for each line, the longest first."""

    def measure(line: Standing, figure: Figure) -> int:
        amount = line.of(figure)
        return amount.value // 100 if by_value else amount.count

    def long(line: Standing) -> int:
        return measure(line, Figure.DELINQUENT) + measure(line, Figure.DUE_90)

    shown = sorted((each for each in lines if long(each)), key=long, reverse=True)[:MOST_BARS]
    late = [measure(each, Figure.DELINQUENT) for each in shown]
    soon = [measure(each, Figure.DUE_30) for each in shown]
    later = [measure(each, Figure.DUE_90) - near for each, near in zip(shown, soon, strict=True)]
    parts = (("Delinquent", late, Pattern.HATCH), ("Due in 30 days", soon, Pattern.SOLID),
             ("Due in 31 to 90 days", later, Pattern.OPEN))  # fmt: skip
    series = tuple(
        Series(
            name, tuple(values), tuple(dollars(each * 100) for each in values) if by_value else (), pattern
        )
        for name, values, pattern in parts
    )
    totals = tuple(dollars(long(each) * 100) for each in shown) if by_value else ()
    unit = "dollars" if by_value else "items"
    title = f"Delinquent and due within 90 days, {by.lower()}, in {unit}"
    return Bars(
        title,
        by.partition(" ")[2].capitalize(),
        unit,
        tuple(each.title for each in shown),
        series,
        True,
        totals,
    )
