"""An inventory as papers read it: its lines, the readings that count, and what their links lead to."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.papers.eum_common import rows_by_id
from app.reader import Reader
from models.eum.book import ArticleType, Item
from models.eum.events import EventSite, ExpectedLine, InventoryEvent, Reading
from models.eum.places import StorageSite
from models.office.places import Unit


@dataclass(frozen=True)
class Count:
    """An inventory with its lines and the readings that count, and what links lead to."""

    event: InventoryEvent
    lines: Sequence[ExpectedLine]
    readings: Sequence[Reading]
    struck: int
    visits: Sequence[EventSite]
    sites: dict[int, StorageSite]
    units: dict[int, Unit]
    articles: dict[int, ArticleType]
    by_id: dict[int, ExpectedLine]
    """The same lines by their ids."""
    unlisted: dict[int, Item]
    """Items of the book that were read and stand on no line."""

    def site(self, number: int | None) -> str:
        """A site by its name."""
        found = self.sites.get(number or 0)
        return (found.store_name if found else None) or ""

    def article(self, number: int | None) -> str:
        """An article type by its code."""
        found = self.articles.get(number or 0)
        return (found.article_code if found else None) or ""

    def type_of(self, reading: Reading) -> int | None:
        """The article type that was read, else that of the item it was found to be."""
        item = self.unlisted.get(reading.matched_item_id or 0)
        return reading.article_type_id or (item.article_type_id if item else None)

    def with_outcome(self, *outcomes: str) -> list[ExpectedLine]:
        """The lines that came out so, in order."""
        return [each for each in self.lines if each.line_outcome in outcomes]


def count_of(reader: Reader, event: InventoryEvent) -> Count:
    """An inventory as it stands."""
    lines = reader.children(ExpectedLine, "event_id", event.id)
    readings = reader.children(Reading, "event_id", event.id)
    visits = reader.children(EventSite, "event_id", event.id)
    rows: list[ExpectedLine | Reading | EventSite] = [*lines, *readings, *visits]
    typed: list[ExpectedLine | Reading] = [*lines, *readings]
    unlisted = rows_by_id(
        reader, Item, (row.matched_item_id for row in readings if row.expected_line_id is None)
    )
    listed = sorted(lines, key=lambda row: (row.line_no or 0, row.id))
    return Count(
        event=event,
        lines=listed,
        readings=[each for each in readings if each.struck_on is None],
        struck=sum(each.struck_on is not None for each in readings),
        visits=visits,
        sites=rows_by_id(reader, StorageSite, (row.site_id for row in rows)),
        units=rows_by_id(reader, Unit, (row.unit_id for row in rows)),
        articles=rows_by_id(
            reader, ArticleType, (row.article_type_id for row in (*typed, *unlisted.values()))
        ),
        by_id={row.id: row for row in listed},
        unlisted=unlisted,
    )


def place_of(count: Count, reading: Reading) -> str:
    """The table a reading stands in: C, D or E, U while undecided; empty where a line of the list tells of it."""
    line = count.by_id.get(reading.expected_line_id or 0)
    if reading.match_kind == "DUPLICATE_READ" or (line and line.line_outcome in ("FOUND", "FOUND_ELSEWHERE")):
        return ""
    if reading.match_kind == "UNREAD":
        return "E"
    if reading.match_kind == "SUGGEST" and reading.resolution is None:
        return "U"
    if reading.match_kind in ("TYPE_CONFLICT", "FOUND_ELSEWHERE") or reading.resolution in (
        "ANOTHER",
        "MOVED",
    ):
        return "D"
    return "" if reading.match_kind == "FOUND" else "C"


def first_readings(count: Count) -> dict[int, Reading]:
    """The reading that answers each line, the first where there are several."""
    found: dict[int, Reading] = {}
    for each in count.readings:
        if each.expected_line_id and each.match_kind != "DUPLICATE_READ":
            found.setdefault(each.expected_line_id, each)
    return found
