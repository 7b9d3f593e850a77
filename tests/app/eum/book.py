"""A small book for tests: two types, two sites, and items in one change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.office import Office
from models.eum.book import ArticleType, Designation, Item
from models.eum.places import StorageSite
from models.office.places import Unit


@dataclass(frozen=True)
class Places:
    """Ids of what items are put at."""

    nvd: int
    missile: int
    truck: int
    north: int
    south: int
    unit: int


def begin(office: Office) -> Places:
    """Types under enhanced and routine monitoring, two sites, a unit."""
    with office.change("Begin the book") as work:
        nvd = work.add(
            ArticleType, {"article_code": "NVD-PVS14", "article_name": "AN/PVS-14", "unit_value": 300_000}
        )
        missile = work.add(
            ArticleType, {"article_code": "JAV-MSL", "consumable": True, "unit_value": 8_000_000}
        )
        truck = work.add(ArticleType, {"article_code": "TRUCK"})
        for each, level in ((nvd, "ENHANCED"), (missile, "ENHANCED"), (truck, "ROUTINE")):
            work.add(
                Designation, {"article_type_id": each, "eum_level": level, "valid_from": date(2015, 1, 1)}
            )
        north = work.add(StorageSite, {"store_name": "Depot North", "certification_status": "CERTIFIED"})
        south = work.add(StorageSite, {"store_name": "Depot South", "certification_status": "CERTIFIED"})
        unit = work.add(Unit, {"unit_name": "1 Signal Battalion"})
    return Places(nvd, missile, truck, north, south, unit)


def add_items(office: Office, rows: Iterable[Mapping[str, Any]]) -> list[int]:
    """Items in one change, each of a serial of its own unless it says one."""
    usual: dict[str, Any] = {"delivered_on_basis": "IN_COUNTRY_RECEIPT"}
    with office.change("Take items into the book") as work:
        return work.add_many(
            Item, ({**usual, "serial_raw": f"S-{at:05d}"} | dict(row) for at, row in enumerate(rows))
        )
