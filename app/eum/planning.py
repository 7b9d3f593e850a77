"""Where something is to be counted: items of the book by site and by unit, and how many of them are due."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.eum import events
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from models.eum.book import Item
from models.eum.events import InventoryEvent, TeamMember
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


@dataclass(frozen=True)
class Plan:
    """An inventory to be planned, with its team: each a line of name, grade and position, with commas between."""

    kind: str
    method: str
    planned_on: date
    site_ids: tuple[int, ...]
    unit_ids: tuple[int, ...]
    event_no: str = ""
    reason_not_in_person: str = ""
    us: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()


def make(office: Office, plan: Plan) -> tuple[int, str]:
    """Plans an inventory and names its team; returns its id and its number. Raises Usage."""
    event_id = events.plan(
        office, kind=plan.kind, method=plan.method, planned_on=plan.planned_on, site_ids=plan.site_ids,
        unit_ids=plan.unit_ids, event_no=plan.event_no, reason_not_in_person=plan.reason_not_in_person,
    )  # fmt: skip
    number = office.reader.get(InventoryEvent, event_id).event_no or ""
    rows = [_member(event_id, side, each) for side, people in (("US", plan.us), ("PARTNER", plan.partner))
            for each in people]  # fmt: skip
    if rows:
        with office.change(f"Name the team of {number}") as work:
            work.add_many(TeamMember, rows)
    return event_id, number


def _member(event_id: int, side: str, line: str) -> dict[str, object]:
    name, _, position = (part.strip() for part in line.partition(","))
    return {"event_id": event_id, "side": side, "member_name": name, "member_position": position or None}
