"""A serial scanned outside an inventory: whose it is in the book, and a routine check of what was seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from models.eum.book import Item
from models.eum.checks import RoutineCheck
from models.eum.near import Near
from models.eum.places import StorageSite
from models.eum.text import normal_serial

MOST = 20
"""Serials that are offered at most as look-alikes."""
NOWHERE = "not said"
"""Place of a routine check of an item without a site."""


@dataclass(frozen=True)
class InBook:
    """An item that a serial may be: its serial as marked, its type, site and state in words, and why it fits."""

    item_id: int
    serial: str
    article: str
    site: str
    state: str
    why: str = ""

    @property
    def words(self) -> str:
        """The item in a line."""
        return ", ".join(filter(None, (self.serial, self.article, self.site, self.state)))


@dataclass(frozen=True)
class Scanned:
    """What the book says of a serial: the items that carry it, else those it looks like."""

    serial: str
    items: tuple[InBook, ...]
    alike: tuple[InBook, ...] = ()


def find(reader: Reader, serial: str) -> Scanned:
    """Looks a serial up over all items, ended ones too; where none carries it, those it looks like."""
    wanted = normal_serial(serial)
    if not wanted:
        return Scanned(serial, ())
    ids = reader.ids(Query(Item, where=Cond("serial_norm", "=", wanted)))
    if ids:
        return Scanned(serial, tuple(_in_book(reader, ids, {})))
    _, rows = reader.values(Query(Item, columns=("serial_norm",), where=Cond("serial_norm", "not empty")))
    items: dict[str, list[int]] = {}
    for item_id, norm in rows:
        items.setdefault(norm, []).append(item_id)
    likes = Near(items).likes(serial)[:MOST]
    why = {item_id: each.reason for each in likes for item_id in items[each.norm]}
    return Scanned(serial, (), tuple(_in_book(reader, list(why), why)))


def _in_book(reader: Reader, ids: Sequence[int], why: Mapping[int, str]) -> list[InBook]:
    """These items in words, in the order of their ids."""
    columns = ("mark", "article_type_id", "site_id", "disposition")
    rows = reader.rows(Item, columns, ids)
    return [
        InBook(row.id, row.cells[0], row.cells[1], row.cells[2], row.cells[3], why.get(row.id, ""))
        for row in rows
    ]


def record_seen(office: Office, item_id: int) -> int:
    """Records a routine check of one item, seen today by the user where the book has it; returns its id.

    SAMM C8.3: routine end-use monitoring takes any opportune source. Raises NotFound.
    """
    item = office.reader.get(Item, item_id)
    site = office.reader.get(StorageSite, item.site_id).shown_title if item.site_id else NOWHERE
    with office.change(f"Record routine check of {item.mark}") as work:
        return work.add(
            RoutineCheck,
            {
                "looked_on": office.today, "looked_at": site, "site_id": item.site_id, "routine_source": "SITE_VISIT",
                "article_type_id": item.article_type_id, "item_id": item_id, "quantity_seen": 1,
                "observed_use": "NOT_DETERMINED", "looked_by": office.user,
            },
        )  # fmt: skip
