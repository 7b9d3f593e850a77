"""A small book of articles at two depots, in an office of the test's own."""

from dataclasses import dataclass

import pytest

from app.eum import events
from app.eum.counting import Count
from app.office import Office
from models.eum.book import ArticleType, Item
from models.eum.events import TeamMember
from models.eum.places import StorageSite
from models.office.places import Unit
from tests import support


@dataclass
class Depot:
    """Types, sites, a unit, and the items at them by serial."""

    office: Office
    nvd: int
    clu: int
    north: int
    south: int
    unit: int
    items: dict[str, int]

    def add(self, serial: str, **given: object) -> int:
        """One more item, at the northern depot unless told otherwise."""
        values = {
            "article_type_id": self.nvd,
            "serial_raw": serial,
            "serial_state": "READABLE",
            "site_id": self.north,
        }
        with self.office.change("Add an item") as work:
            self.items[serial] = work.add(Item, values | given)
        return self.items[serial]

    def planned(
        self, *, freeze: bool = True, sites: tuple[int, ...] = (), units: tuple[int, ...] = ()
    ) -> int:
        """An inventory of the northern depot with a team, its list frozen."""
        goes = sites if sites or units else (self.north,)
        event = events.plan(
            self.office,
            kind="ANNUAL",
            method="IN_PERSON",
            planned_on=support.TODAY,
            site_ids=goes,
            unit_ids=units,
        )
        with self.office.change("Name the team") as work:
            work.add(TeamMember, {"event_id": event, "side": "US", "member_name": "Ada Quill"})
            work.add(TeamMember, {"event_id": event, "side": "PARTNER", "member_name": "Bela Farouk"})
        if freeze:
            events.freeze(self.office, event)
        return event

    def count(self, event: int) -> Count:
        return Count.load(self.office.reader, event)


SERIALS = ("0012-A7", "0013-A7", "0014-A7", "BN-1002", "BN-1010")


@pytest.fixture
def depot(office: Office) -> Depot:
    with office.change("Take the book over") as work:
        nvd = work.add(ArticleType, {"article_code": "NVD-PVS14", "article_name": "AN/PVS-14"})
        clu = work.add(ArticleType, {"article_code": "JAV-CLU", "article_name": "Javelin CLU"})
        north = work.add(StorageSite, {"store_name": "Northern Depot"})
        south = work.add(StorageSite, {"store_name": "Southern Depot"})
        unit = work.add(Unit, {"unit_name": "3rd Scout Company"})
    made = Depot(office, nvd, clu, north, south, unit, {})
    for serial in SERIALS:
        made.add(serial)
    made.add("77-12345", site_id=south)
    made.add("C-500", article_type_id=clu)
    made.add("99-0001", entered_as="DESTROYED")
    return made
