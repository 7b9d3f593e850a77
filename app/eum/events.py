"""Planning a field inventory and freezing its list: what is expected where, as the book has it before the visit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.errors import Refused, Usage
from app.eum.counting import watching
from app.office import Office
from app.reader import Reader
from app.reading import All, Cond, Either, Query, Sort, Where
from app.store import disk
from models.eum.book import Item
from models.eum.events import LINES_PER_PAGE, EventSite, ExpectedLine, InventoryEvent, Reading
from models.eum.near import natural
from models.kinds import kind_named
from models.text import fold

_TAKEN = ("mark", "article_type_id", "article_type_id.article_code", "site_id", "holder_unit_id",
          "physical_location", "disposition")  # fmt: skip


def plan(
    office: Office, *, kind: str, method: str, planned_on: date, site_ids: Sequence[int] = (),
    unit_ids: Sequence[int] = (), event_no: str = "", reason_not_in_person: str = "", remarks: str = "",
) -> int:  # fmt: skip
    """Plans an inventory for sites, for units that are deployed, or for both; returns its id.

    Without a number it gets the next of its year: 2026-BN-001. Raises Usage when nothing is named to go to.
    """
    if not site_ids and not unit_ids:
        raise Usage("An inventory goes to at least one site or unit.", do="Name a site or a unit.")
    event_no = event_no.strip() or next_number(office.reader, planned_on)
    with office.change(f"Plan inventory {event_no}") as work:
        event_id = work.add(InventoryEvent, {
            "event_no": event_no, "inventory_kind": kind, "inventory_method": method, "planned_on": planned_on,
            "reason_not_in_person": reason_not_in_person or None, "event_remarks": remarks or None,
        })  # fmt: skip
        goes = [{"event_id": event_id, "site_id": each} for each in dict.fromkeys(site_ids)]
        goes += [{"event_id": event_id, "unit_id": each} for each in dict.fromkeys(unit_ids)]
        work.add_many(EventSite, goes)
    return event_id


def next_number(reader: Reader, planned_on: date) -> str:
    """The next free number of a year: year, country and three digits."""
    country = kind_named("country")
    code = next((row.get("country_code") for row in reader.records(Query(country, limit=1))), None)
    begins = f"{planned_on.year}-{code or 'XX'}-"
    known = Query(InventoryEvent, columns=("event_no",), where=Cond("event_no", "starts", begins))
    numbers = [tail for _, no in reader.values(known)[1] if (tail := str(no)[len(begins) :]).isdecimal()]
    return f"{begins}{max(map(int, numbers), default=0) + 1:03d}"


# -- the frozen list -------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Place:
    """A site or unit of an inventory; both where a unit's items at one site are counted."""

    row_id: int
    site_id: int | None
    unit_id: int | None
    title: str
    refused: bool
    visited_on: date | None

    def holds(self, site_id: int | None, unit_id: int | None) -> bool:
        """Whether what lies at that site and is held by that unit is counted here."""
        return (self.site_id is None or site_id == self.site_id) and (
            self.unit_id is None or unit_id == self.unit_id
        )


def places(reader: Reader, event_id: int) -> list[Place]:
    """Where an inventory goes, by name."""
    rows = reader.children(EventSite, "event_id", event_id)
    sites = reader.titles("storage_site", [row.site_id for row in rows if row.site_id])
    units = reader.titles("unit", [row.unit_id for row in rows if row.unit_id])
    found = [
        Place(
            row.id, row.site_id, row.unit_id,
            ", ".join(filter(None, (sites.get(row.site_id or 0), units.get(row.unit_id or 0)))),
            bool(row.access_refused), row.visited_on,
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda each: (fold(each.title), each.row_id))


def freeze(
    office: Office, event_id: int, *, progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> int:  # fmt: skip
    """Takes the expected list from the book, in the order of the count sheets; returns how many lines it has.

    Raises Refused when it was taken before, when something was read already, or when the inventory was given up.
    """
    reader = office.reader
    event = reader.get(InventoryEvent, event_id)
    _check_unfrozen(reader, event)
    found = places(reader, event_id)
    if not found:
        raise Refused(
            f"The inventory {event.event_no} goes nowhere yet.", do="Name its sites or units first."
        )
    disk.stop_if(cancelled, "Freezing the list")
    with office.change(f"Freeze the list of {event.event_no}") as work:
        work.watch = watching(progress, cancelled)
        lines = list(_lines(event_id, _expected(reader, found)))
        work.add_many(ExpectedLine, lines)
        work.set(InventoryEvent, event_id, {"frozen_at": office.clock(), "expected_count": len(lines)})
    return len(lines)


def _check_unfrozen(reader: Reader, event: InventoryEvent) -> None:
    if event.cancelled_on is not None:
        raise Refused(f"The inventory {event.event_no} was given up.", do="Plan a new one.")
    if event.frozen_at is not None:
        raise Refused(
            f"The list of {event.event_no} is frozen already.", do="Plan a new inventory for another list."
        )
    if reader.count(Query(Reading, where=Cond("event_id", "=", event.id))):
        raise Refused(f"Something was read for {event.event_no} already.", do="Plan a new inventory.")


def _expected(reader: Reader, found: Sequence[Place]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Items that are counted in their state, with the place at which each is expected; the first that holds it."""
    where: list[Where] = []
    if sites := tuple(each.site_id for each in found if each.site_id is not None):
        where.append(Cond("site_id", "in", sites))
    if units := tuple(each.unit_id for each in found if each.unit_id is not None):
        where.append(Cond("holder_unit_id", "in", units))
    query = Query(Item, columns=_TAKEN, where=All((Cond("bears_inventory", "=", True), Either(tuple(where)))),
                  sort=(Sort("mark"),))  # fmt: skip
    for row in reader.values(query)[1]:
        for at, place in enumerate(found):
            if place.holds(row[4], row[5]):
                yield at, row
                break


def _lines(event_id: int, expected: Iterable[tuple[int, tuple[Any, ...]]]) -> Iterator[dict[str, object]]:
    """The lines by place, location, type and serial; each place begins on a new page."""
    ordered = sorted(
        expected,
        key=lambda each: (
            each[0],
            fold(each[1][6] or ""),
            fold(each[1][3] or ""),
            natural(each[1][1] or ""),
            each[1][0],
        ),
    )
    page, on_page, place = 0, 0, None
    for number, (at, row) in enumerate(ordered, start=1):
        if at != place or on_page == LINES_PER_PAGE:
            page, on_page, place = page + 1, 0, at
        on_page += 1
        yield {
            "event_id": event_id, "page_no": page, "line_no": number, "item_id": row[0], "expected_serial": row[1],
            "article_type_id": row[2], "site_id": row[4], "unit_id": row[5], "expected_location": row[6],
            "expected_state": row[7],
        }  # fmt: skip


# -- at the gate -----------------------------------------------------------------------------------------------------
def record_visit(office: Office, row_id: int, on: date) -> None:
    """Records that the team was let in at a site."""
    with office.change("Record the visit") as work:
        work.set(EventSite, row_id, {"visited_on": on, "access_refused": False})


def record_refusal(office: Office, row_id: int, *, by: str, reason: str, on: date | None = None) -> None:
    """Records that the team was not let in; that is a result. Raises Usage without a reason."""
    if not reason.strip():
        raise Usage("A refusal is recorded with what was said.", do="Give the reason.")
    with office.change("Record refused access") as work:
        work.set(EventSite, row_id, {
            "access_refused": True, "refused_by": by or None, "refusal_reason": reason,
            "visited_on": on or office.today,
        })  # fmt: skip
