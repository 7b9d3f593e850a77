"""Gathers the entry sheet for SCIP-EUM: one row for each item of an inventory, in the order in which it is keyed.

The columns are a paragraph of wording, which the office edits: a heading and what stands below it on each line.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.errors import Refused
from app.office import Office
from app.papers.eum_common import blocked, day, event_country, label, own_paper, rows_by_id
from app.papers.eum_counted import Count, count_of
from app.papers.frame import words_of
from app.reader import Reader
from app.store import disk
from models.eum.book import ArticleType, Item
from models.eum.deliveries import EumLine
from models.eum.events import ExpectedLine, InventoryEvent, Reading, TeamMember
from models.findings import Finding
from models.kinds import Kind
from models.office.places import Country, Unit
from reports.composed import ComposedFacts, Head, Part, Row, Table
from reports.eum.common import Words
from reports.paper import Frame
from reports.sheets.facts import SheetColumn, SheetFacts, SheetReport
from reports.sheets.xlsx_file import write_xlsx
from reports.wording import Paragraph

PAPER = "scip_entry"
UNSIGNED = "DRAFT - THE COUNTS ARE NOT SIGNED BY BOTH SIDES"
SERIAL = "serial"
MOST_ROWS = 8_000
_WIDE = {
    "serial": 40,
    "sighted": 32,
    "remarks": 46,
    "article": 34,
    "nsn": 34,
    "site": 34,
    "unit": 34,
    "disposition": 34,
}
Given = Mapping[str, Paragraph]
Values = Mapping[str, str]


def columns_of(words: Given) -> tuple[tuple[str, str], ...]:
    """Heading and content of each column as the office words them; the content is empty where nothing is filled."""
    lines = (line for line in words["columns"].text.split("\n") if line.strip())
    parts = (line.rpartition(":") if ":" in line else (line, "", "") for line in lines)
    return tuple((head.strip(), key.strip()) for head, _, key in parts)


def missing_for(_reader: Reader, record: Kind) -> list[Finding]:
    """The readings must have been compared with the list: only then each item has a result."""
    assert isinstance(record, InventoryEvent)
    if record.reconciled_at is not None:
        return []
    return [blocked("The readings of this inventory were not compared with its list.", "Reconcile it.")]


def scip_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What stands on the sheet. Raises Refused for more rows than are put on paper; the workbook has no such end."""
    assert isinstance(record, InventoryEvent)
    country = event_country(reader, record)
    rows = list(entries(reader, record, country))
    if len(rows) > MOST_ROWS:
        raise Refused(
            f"{len(rows):,} rows are too many for paper, which takes {MOST_ROWS:,}.", do="Save the sheet."
        )
    frame = own_paper(reader, country)
    return scip_from(
        record.event_no or "", words_of(reader, PAPER), rows, frame, signed=record.signed_on is not None
    )


def scip_from(
    number: str, words: Given, rows: Sequence[Values], frame: Frame, *, signed: bool
) -> ComposedFacts:
    """The same from rows at hand and in given words: what is alike in all rows stands above them."""
    columns = columns_of(words)
    same = {
        key for _, key in columns
        if key and key != SERIAL and len(rows) > 1 and len({row.get(key, "") for row in rows}) == 1
    }  # fmt: skip
    told = [(head, key) for head, key in columns if key not in same]
    heads = (
        Head(Words("No."), 14, right=True),
        *(Head(Words(head), _WIDE.get(key, 24)) for head, key in told),
        Head(Words("Keyed"), 16),
    )
    cells = tuple((f"{at:,}", *(row.get(key, "") for _, key in told), "☐") for at, row in enumerate(rows, 1))
    alike = tuple(Row(Words(head), rows[0].get(key, "")) for head, key in columns if key in same)
    return ComposedFacts(
        frame=frame, stem=PAPER, number=number, title=Words("SCIP-EUM entry sheet"),
        parts=(
            Part(rows=alike, texts=(Words(words["note"].text),)),
            Part(Words(f"Rows: {len(rows):,}"), table=Table(heads, cells, "The inventory has no result to enter.")),
        ),
        status="" if signed else UNSIGNED, across="" if signed else "DRAFT",
    )  # fmt: skip


def entries(reader: Reader, event: InventoryEvent, country: Country | None) -> Iterable[Values]:
    """A row for each line of the list, then for each reading that was added to the book, by key."""
    count = count_of(reader, event)
    by_line = {each.expected_line_id: each for each in reversed(count.readings) if each.expected_line_id}
    more = [each for each in count.readings if each.matched_item_id and not each.expected_line_id]
    more = [each for each in more if each.match_kind != "DUPLICATE_READ"]
    items = rows_by_id(
        reader, Item, [*(each.item_id for each in count.lines), *(each.matched_item_id for each in more)]
    )
    known = _Known(reader, event, country, count, items)
    for line in count.lines:
        yield known.line(line, by_line.get(line.id))
    for each in more:
        yield known.found(each)


class _Known:
    """What the rows of one inventory share, and how each is made."""

    def __init__(
        self,
        reader: Reader,
        event: InventoryEvent,
        country: Country | None,
        count: Count,
        items: dict[int, Item],
    ) -> None:
        self.reader, self.event, self.count, self.items = reader, event, count, items
        self.lines = rows_by_id(reader, EumLine, (each.eum_line_id for each in items.values()))
        self.articles = rows_by_id(reader, ArticleType, (each.article_type_id for each in items.values()))
        self.units = rows_by_id(reader, Unit, (each.holder_unit_id for each in items.values()))
        team = [row for row in reader.children(TeamMember, "event_id", event.id) if row.side == "US"]
        self.fixed = {
            "country": (country.country_code if country else None) or "",
            "sco": (country.sco_name if country else None) or reader.office_name,
            "date": day(event.ended_on or event.signed_on),
            "kind": label(reader, InventoryEvent.inventory_kind, event),
            "method": label(reader, InventoryEvent.inventory_method, event),
            "inspector": "; ".join(filter(None, (row.member_name for row in team))),
            "event": event.event_no or "",
        }

    def line(self, line: ExpectedLine, read: Reading | None) -> Values:
        """A line of the list; without a reading its outcome and reason stand among the remarks."""
        outcome = label(self.reader, ExpectedLine.line_outcome, line)
        reason = label(self.reader, ExpectedLine.line_reason, line)
        found = line.line_outcome in ("FOUND", "FOUND_ELSEWHERE")
        remarks = [] if line.line_outcome == "FOUND" else [outcome, reason]
        return self._row(line.item_id, read if found else None, [*remarks, line.line_note], {
            "serial": line.expected_serial or "", "article": self.count.article(line.article_type_id),
            "site": self.count.site(line.site_id),
        })  # fmt: skip

    def found(self, read: Reading) -> Values:
        """An item that was found and stood on no list."""
        outcome = label(self.reader, Reading.match_kind, read)
        return self._row(
            read.matched_item_id, read, [outcome, read.resolution_note], {"serial": read.serial_read or ""}
        )

    def _row(
        self, item_id: int | None, read: Reading | None, remarks: Iterable[str | None], told: dict[str, str]
    ) -> Values:
        item = self.items.get(item_id or 0)
        of_item = self._of_item(item) if item is not None else {}
        seen = read if read is not None and self.count.site(read.site_id) else None
        at = {"site": self.count.site(seen.site_id)} if seen else {}
        return {
            **self.fixed, **of_item, **told, **at, "sighted": label(self.reader, Reading.sighted, read),
            "condition": label(self.reader, Reading.condition, read), "remarks": "; ".join(filter(None, remarks)),
        }  # fmt: skip

    def _of_item(self, item: Item) -> dict[str, str]:
        line, article = self.lines.get(item.eum_line_id or 0), self.articles.get(item.article_type_id or 0)
        unit = self.units.get(item.holder_unit_id or 0)
        shown: Callable[[Any], str] = lambda field: label(self.reader, field, item)  # noqa: E731
        return {
            "case": (line.case_designator if line else None) or "", "line": (line.line_no if line else None) or "",
            "article": (article.article_code if article else None) or "",
            "nsn": (article.nsn if article else None) or "",
            "unit": (unit.unit_name if unit else None) or "", "serial_state": shown(Item.serial_state),
            "disposition": shown(Item.disposition),
        }  # fmt: skip


def write_scip_sheet(office: Office, record: Kind, target: Path) -> SheetReport:
    """Writes the rows as a workbook of text cells: zeros stay, empty columns can be typed into. Raises Trouble."""
    assert isinstance(record, InventoryEvent)
    reader = office.reader
    country = event_country(reader, record)
    frame, columns = own_paper(reader, country), columns_of(words_of(reader, PAPER))
    facts = SheetFacts(
        title=f"SCIP-EUM {record.event_no or ''}".strip(),
        columns=tuple(SheetColumn(head, width=_WIDE.get(key, 24) / 2) for head, key in columns),
        rows=[[row.get(key, "") for _, key in columns] for row in entries(reader, record, country)],
        marking=frame.marking, designation=frame.designation,
        provenance=(("As of", day(reader.today)), ("Inventory", record.event_no or ""), ("Made by", office.user),
                    ("Signed on", day(record.signed_on) or "not signed by both sides yet")),
        office=frame.office,
    )  # fmt: skip
    return written(facts, target)


def written(facts: SheetFacts, target: Path) -> SheetReport:
    """Writes a workbook. Raises Trouble when it cannot be written."""
    try:
        return write_xlsx(facts, target)
    except OSError as error:
        raise disk.trouble_from(error, target.name) from error
