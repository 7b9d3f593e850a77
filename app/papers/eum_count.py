"""Gathers the count sheet of an inventory from its frozen list; nothing is read from the book itself."""

from collections.abc import Iterable

from app.eum.events import places
from app.eum.paper import sheet_code
from app.papers.eum_common import (
    blocked,
    day,
    event_country,
    in_two,
    label,
    moment,
    partner_paper,
    release_missing,
    rows_by_id,
    too_many,
)
from app.reader import Reader
from models.eum.book import ArticleType
from models.eum.events import ExpectedLine, InventoryEvent, TeamMember
from models.eum.places import StorageSite
from models.findings import Finding
from models.kinds import Kind
from models.office.places import Unit
from reports.eum.count_sheet import CountLine, CountPage, CountSheetFacts, CountSite

PAPER = "count_sheet"
HELD = "ACTIVE"
"""The state that goes without saying."""
NO_ELECTRONICS = frozenset({"NO", "CAMERA_NO", "UNKNOWN"})


def count_sheet_facts(reader: Reader, record: Kind) -> CountSheetFacts:
    """What stands on the count sheet: the lines as they were frozen, site by site and page by page."""
    assert isinstance(record, InventoryEvent)
    words, second = in_two(reader, PAPER)
    frozen = record.frozen_at
    return CountSheetFacts(
        frame=partner_paper(
            reader, event_country(reader, record), second, as_of=frozen.date() if frozen else None
        ),
        number=record.event_no or "",
        head=head_of(reader, record),
        planned_on=record.planned_on,
        sites=tuple(_sites(reader, record)),
        words=words,
    )


def missing_for(reader: Reader, record: Kind) -> list[Finding]:
    """The list must be frozen, and the paper released to the partner."""
    assert isinstance(record, InventoryEvent)
    found = release_missing(reader, event_country(reader, record))
    if record.frozen_at is None:
        found.insert(
            0, blocked("The list of this inventory is not frozen yet.", "Freeze the list.", "frozen_at")
        )
    return [*found, *too_many(reader, record)]


def head_of(reader: Reader, event: InventoryEvent) -> tuple[tuple[str, str], ...]:
    """The inventory in labelled rows, without its sites: what every custodian may see."""
    return (
        ("Inventory", event.event_no or ""),
        ("Kind", label(reader, InventoryEvent.inventory_kind, event)),
        ("Method", label(reader, InventoryEvent.inventory_method, event)),
        ("Planned for", day(event.planned_on)),
        ("List as of", moment(event.frozen_at)),
        ("Team, United States", team(reader, event, "US")),
        ("Team, partner", team(reader, event, "PARTNER")),
    )


def team(reader: Reader, event: InventoryEvent, side: str) -> str:
    """The people of one side by grade, name and position."""
    rows = [row for row in reader.children(TeamMember, "event_id", event.id) if row.side == side]
    return "; ".join(
        " ".join(filter(None, (row.member_grade, row.member_name)))
        + (f", {row.member_position}" if row.member_position else "")
        for row in rows
    )


def _sites(reader: Reader, event: InventoryEvent) -> Iterable[CountSite]:
    """The places of an inventory in the order of their pages; those at which nothing is expected come last."""
    lines = sorted(
        reader.children(ExpectedLine, "event_id", event.id), key=lambda row: (row.line_no or 0, row.id)
    )
    found = places(reader, event.id)
    held: dict[int, list[ExpectedLine]] = {}
    for line in lines:
        place = next((at for at, each in enumerate(found) if each.holds(line.site_id, line.unit_id)), -1)
        held.setdefault(place, []).append(line)
    stores = rows_by_id(reader, StorageSite, (each.site_id for each in found))
    units = rows_by_id(reader, Unit, (each.unit_id for each in found))
    articles = rows_by_id(reader, ArticleType, (row.article_type_id for row in lines))
    for at in (*held, *(at for at in range(len(found)) if at not in held)):
        site = stores.get(found[at].site_id or 0) if at >= 0 else None
        unit = units.get(found[at].unit_id or 0) if at >= 0 else None
        names = (site.store_name if site else None, unit.unit_name if unit else None)
        native = (site.store_native_name if site else None, unit.unit_native_name if unit else None)
        yield CountSite(
            name=", ".join(filter(None, names)) or "Site not known",
            native_name=", ".join(filter(None, native)),
            rule=_rule(reader, site),
            pages=tuple(_pages(reader, event, held.get(at, ()), articles)),
        )


def _rule(reader: Reader, site: StorageSite | None) -> str:
    if site is None or site.electronics_allowed not in NO_ELECTRONICS:
        return ""
    return f"Electronics: {label(reader, StorageSite.electronics_allowed, site).lower()}."


def _pages(
    reader: Reader, event: InventoryEvent, lines: Iterable[ExpectedLine], articles: dict[int, ArticleType]
) -> Iterable[CountPage]:
    pages: dict[int, list[ExpectedLine]] = {}
    for line in lines:
        pages.setdefault(line.page_no or 0, []).append(line)
    for number, held in pages.items():
        yield CountPage(sheet_code(event, number), tuple(_line(reader, each, articles) for each in held))


def _line(reader: Reader, line: ExpectedLine, articles: dict[int, ArticleType]) -> CountLine:
    article = articles.get(line.article_type_id or 0)
    state = label(reader, ExpectedLine.expected_state, line) if line.expected_state != HELD else ""
    return CountLine(
        line.line_no or 0, line.expected_serial or "", (article.article_code if article else None) or "",
        line.expected_location or "", state,
    )  # fmt: skip
