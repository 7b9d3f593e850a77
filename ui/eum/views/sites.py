"""The board of sites: what each holds, when somebody was there, what is due next, what is open, how one gets in."""

from collections.abc import Hashable, Sequence
from datetime import date
from typing import ClassVar

from app.charts import Bars, Pattern, Scene, Series
from app.eum.board import SiteLine, sites
from app.eum.delinquency import By, Figure, where
from app.reader import Reader
from app.reading import All, Cond, Where
from models.eum.book import Item
from models.eum.checks import Deficiency
from models.fields import show_date
from ui.office.figures import FiguresScreen
from ui.office.screen import Measures
from ui.parts import words
from ui.parts.rail import Tab
from ui.parts.table_model import Cell, Chipped, Column

MOST_BARS = 15


class SitesBoardPage(FiguresScreen[SiteLine]):
    """One line for each site; opening it shows the site, its items or its deficiencies."""

    tab = Tab("Sites board", "columns-3")
    areas = ("eum",)
    search_hint = "Search sites"
    noun, nouns = "site", "sites"
    empty = (
        "No sites yet",
        "Storage sites stand here with their visits and what is due; “More lists” has the form for new ones.",
    )
    chart_names = ("sites_chart",)
    columns = (
        Column("name", "Site", width=180),
        Column("items", "Items", "number", 75),
        Column("state", "Inventory", "chip", 180),
        Column("visit", "Last visit", width=110),
        Column("checklist", "Last checklist", width=120),
        Column("deficiencies", "Deficiencies", "number", 105),
        Column("certification", "Certification", width=170),
        Column("electronics", "Electronics", width=120),
        Column("access", "Access", width=230),
        Column("kind", "Kind", width=120),
    )
    paths: ClassVar[Measures] = {
        "items": lambda each: each.items,
        "state": lambda each: each.next_due,
        "visit": lambda each: each.last_visit,
        "checklist": lambda each: each.last_checklist,
        "deficiencies": lambda each: each.deficiencies,
    }

    def read(self, reader: Reader) -> Sequence[SiteLine]:
        return sites(reader)

    def key(self, item: SiteLine) -> Hashable:
        return item.site_id

    def cells(self, item: SiteLine) -> tuple[Cell, ...]:
        visit, checklist = (
            show_date(each) if each else "no record" for each in (item.last_visit, item.last_checklist)
        )
        return (
            item.name, f"{item.items:,}", state_of(item, self.session.today), visit, checklist,
            f"{item.deficiencies:,}" if item.deficiencies else "", item.certification, item.electronics, item.access,
            item.kind,
        )  # fmt: skip

    def scenes(self) -> Sequence[Scene]:
        return (bars(self.lines.items),)

    def leads_to(self, path: str) -> tuple[str, Where] | None:
        chosen = self.current
        assert chosen is not None
        if path == "items":
            return Item.spec.name, where(Figure.ITEMS, self.session.today, By.SITE, chosen.site_id)
        if path == "state":
            figure = Figure.DELINQUENT if chosen.delinquent else Figure.DUE_90
            return Item.spec.name, where(figure, self.session.today, By.SITE, chosen.site_id)
        if path == "deficiencies" and chosen.deficiencies:
            return Deficiency.spec.name, All(
                (Cond("site_id", "=", chosen.site_id), Cond("fixed_on", "empty"))
            )
        return None

    def of_bar(self, label: str) -> tuple[str, Where] | None:
        """The items of the site."""
        line = next((each for each in self.lines.items if each.name == label), None)
        if line is None:
            return None
        return Item.spec.name, where(Figure.ITEMS, self.session.today, By.SITE, line.site_id)

    def open_chosen(self) -> None:
        """Behind figures their list, else the site itself."""
        at = self.grid.currentIndex().column()
        chosen = self.current
        if (
            chosen is not None
            and self.leads_to(self.columns[at].path if 0 <= at < len(self.columns) else "") is None
        ):
            self.session.open_record.emit("storage_site", chosen.site_id)
        else:
            super().open_chosen()


def state_of(line: SiteLine, today: date) -> Chipped:
    """What is due at a site, in words: how many are delinquent, else when the next one is due."""
    if line.delinquent:
        return Chipped("blocked", f"{words.counted(line.delinquent, 'item')} delinquent")
    if line.next_due is not None:
        return Chipped("due", words.sentence_start(words.due(line.next_due, today)))
    return Chipped("open", "Nothing is due" if line.items else "No items")


def bars(lines: Sequence[SiteLine]) -> Bars:
    """Items of each site, the delinquent ones apart; the largest first."""
    shown = sorted((each for each in lines if each.items), key=lambda each: -each.items)[:MOST_BARS]
    late = Series("Delinquent", tuple(each.delinquent for each in shown), pattern=Pattern.HATCH)
    rest = Series(
        "Not delinquent", tuple(each.items - each.delinquent for each in shown), pattern=Pattern.OPEN
    )
    return Bars("Items by site", "Site", "items", tuple(each.name for each in shown), (late, rest), True)
