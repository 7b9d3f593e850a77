"""Where something is to be counted: items of the book by site and by unit, and how many of them are due."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.reader import Reader
from app.reading import Cond, Query
from models.eum.book import Item
from models.eum.places import StorageSite
from models.office.places import Unit


@dataclass(frozen=True)
class Place:
    """A site or a unit with the items that are counted there, and how many are due by a day."""

    site_id: int | None
    unit_id: int | None
    name: str
    items: int
    due: int
    note: str = ""

    @property
    def key(self) -> tuple[int | None, int | None]:
        """What an inventory is planned for."""
        return self.site_id, self.unit_id


def places(reader: Reader, by: date) -> list[Place]:
    """Every site, then every unit that holds items; those with most due first. Due is what falls due up to `by`."""
    columns = ("site_id", "holder_unit_id", "next_due_on")
    _, rows = reader.values(Query(Item, columns=columns, where=Cond("bears_inventory", "=", True)))
    at: Counter[int | None] = Counter()
    held: Counter[int | None] = Counter()
    due_at: Counter[int | None] = Counter()
    due_held: Counter[int | None] = Counter()
    for _, site, unit, due_on in rows:
        due = due_on is not None and due_on <= by.isoformat()
        at[site] += 1
        held[unit] += 1
        due_at[site] += due
        due_held[unit] += due
    sites = [
        Place(each.id, None, each.shown_title, at[each.id], due_at[each.id], each.access_rule or "")
        for each in reader.records(Query(StorageSite))
    ]
    units = [
        Place(None, each.id, each.shown_title, held[each.id], due_held[each.id])
        for each in reader.records(Query(Unit))
        if held[each.id]
    ]
    return [*_most_due_first(sites), *_most_due_first(units)]


def _most_due_first(found: Iterable[Place]) -> list[Place]:
    return sorted(found, key=lambda each: (-each.due, -each.items, each.name))
