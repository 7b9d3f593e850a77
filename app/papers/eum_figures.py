"""What is owed and what is late, by count and by value: figures that several papers print (eum.md 4.5, 6.6).

Items sighted and items the partner merely reported are counted apart (DoD OIG 11 Dec 2024).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.eum.delinquency import COUNTED, PERIOD_MONTHS
from app.reader import Reader
from app.reading import All, Query
from models.calendar import months_before
from models.eum.book import Item
from models.fields import MONTHS, show_money


@dataclass
class Owed:
    """Items of one type for which one kind of inventory is owed; values in cents, days late at most."""

    items: int = 0
    late: int = 0
    value: int = 0
    late_value: int = 0
    oldest: int = 0

    def add(self, due: date | None, value: int, today: date) -> None:
        """One more item; without a day nothing can be late."""
        self.items, self.value = self.items + 1, self.value + value
        if due is not None and due < today:
            self.late, self.late_value = self.late + 1, self.late_value + value
            self.oldest = max(self.oldest, (today - due).days)

    def plus(self, other: "Owed") -> "Owed":
        """Both together."""
        return Owed(self.items + other.items, self.late + other.late, self.value + other.value,
                    self.late_value + other.late_value, max(self.oldest, other.oldest))  # fmt: skip


@dataclass
class Figures:
    """The items under enhanced monitoring in a state that bears inventory, on one day."""

    bearing: int = 0
    sighted: int = 0
    inventoried: int = 0
    """Accounted for in the period, by a container or a picture too."""
    reported_only: int = 0
    undated: int = 0
    """Those for which no day can be said: their arrival is unknown."""
    owed: dict[tuple[int, str], Owed] = field(default_factory=lambda: defaultdict(Owed))
    """By article type and what is due; nothing is said to be due where the arrival is unknown."""
    by_site: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    """Items by site; 0 where it is not known."""
    by_month: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))
    """Items that fall due, by year and month."""

    @property
    def whole(self) -> Owed:
        """All that is owed together."""
        total = Owed()
        for each in self.owed.values():
            total = total.plus(each)
        return total


_COLUMNS = ("article_type_id", "due_kind", "next_due_on", "value", "site_id", "last_sighted_on", "last_inventoried_on",
            "last_reported_on")  # fmt: skip


def figures_of(reader: Reader) -> Figures:
    """One look through the items that are counted, on the reader's day."""
    today = reader.today
    since = months_before(today, PERIOD_MONTHS).isoformat()
    found = Figures()
    query = Query(Item, columns=_COLUMNS, where=All(COUNTED))
    for _, kind, due, on, value, site, sighted, inventoried, reported in reader.values(query)[1]:
        found.bearing += 1
        found.by_site[site or 0] += 1
        found.sighted += bool(sighted and sighted >= since)
        seen = bool(inventoried and inventoried >= since)
        found.inventoried += seen
        found.reported_only += bool(reported and reported >= since and not seen)
        day = date.fromisoformat(on) if on else None
        found.owed[kind or 0, due or ""].add(day, value or 0, today)
        if day is None:
            found.undated += 1
        else:
            found.by_month[day.year, day.month] += 1
    return found


def percent(part: int, whole: int) -> str:
    """A share with one decimal; a dash of nothing."""
    return f"{100 * part / whole:.1f} %" if whole else "–"


def month(year: int, number: int) -> str:
    """`Mar 2026`."""
    return f"{MONTHS[number - 1]} {year}"


def dollars(cents: int | None) -> str:
    """An amount as the window shows it; empty for none."""
    return "" if cents is None else show_money(cents)


def total(values: Iterable[int | None]) -> int:
    """The sum of what is recorded."""
    return sum(each for each in values if each is not None)
