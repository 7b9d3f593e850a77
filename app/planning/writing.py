"""What the window shows of a plan that is written: its outline, one section with what belongs beside its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import NotFound
from app.planning import cetpp, checking
from app.planning.cetpp import Earlier, Place
from app.planning.planned import planned
from app.planning.tabled import Listed
from app.planning.tables import tables_of
from app.reader import Reader
from app.reading import Query, Sort
from models.findings import Finding
from models.planning.cetpp import Cetpp


@dataclass(frozen=True)
class Offered:
    """A plan that may be chosen."""

    id: int
    title: str


@dataclass(frozen=True)
class Desk:
    """A plan on the desk: which plans there are, the outline, and what does not fit together."""

    plans: tuple[Offered, ...]
    plan: Cetpp | None
    places: tuple[Place, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Opened:
    """A section that is open: its tables as they will print, and what stood there last year."""

    plan_id: int
    place: Place
    tables: tuple[Listed, ...]
    earlier: Earlier | None


def desk(reader: Reader, plan_id: int = 0) -> Desk:
    """The plan of that id, the newest where none is said or it is gone."""
    rows: list[Cetpp] = reader.records(Query(Cetpp, sort=(Sort("budget_year", descending=True),)))
    plans = tuple(Offered(row.id, _title(reader, row, rows)) for row in rows)
    plan = next((row for row in rows if row.id == plan_id), rows[0] if rows else None)
    if plan is None:
        return Desk(plans, None)
    found = checking.plan_findings(reader, plan.id)
    return Desk(plans, plan, tuple(cetpp.outline(reader, plan.id)), tuple(found))


def opened(reader: Reader, plan_id: int, section_no: str) -> Opened:
    """A section with its tables and last year's words. Raises NotFound for a place the outline does not have."""
    plan = reader.get(Cetpp, plan_id)
    place = next((each for each in cetpp.outline(reader, plan_id) if each.no == section_no), None)
    if place is None:
        raise NotFound(f"The outline has no section {section_no}.")
    held = planned(reader, plan.budget_year or 0, plan.country_id)
    before = cetpp.earlier(reader, plan_id, section_no) if place.written else None
    return Opened(plan_id, place, tuple(tables_of(held, section_no)), before)


def _title(reader: Reader, row: Cetpp, rows: Sequence[Cetpp]) -> str:
    """The plan's name; with its country where plans of several are on file."""
    if len({each.country_id for each in rows}) < 2:
        return row.shown_title
    country = reader.titles("country", [row.country_id]).get(row.country_id) if row.country_id else ""
    return " ".join(filter(None, (row.shown_title, country)))
