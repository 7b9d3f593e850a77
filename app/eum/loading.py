"""What a count is judged by, read from an office: the frozen list, the book of today, and the readings so far."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.errors import Refused
from app.reader import Reader
from app.reading import Cond, Query, Sort
from models.eum.book import Item
from models.eum.events import ExpectedLine, InventoryEvent, Reading
from models.eum.matching import Known, Register, Said
from models.eum.text import normal_serial

_ITEM = ("mark", "serial_norm", "article_type_id", "site_id", "holder_unit_id", "disposition")
_LINE = ("item_id", "expected_serial", "article_type_id", "site_id", "unit_id", "expected_state", "line_no",
         "line_outcome", "line_reason", "line_decision")  # fmt: skip
_READING = ("serial_read", "article_type_id", "site_id", "unit_id", "read_method", "expected_line_id", "struck_on",
            "resolution", "matched_item_id", "match_kind", "condition", "location_text", "mark_quality")  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A line of the frozen list as far as a comparison needs it."""

    line_id: int
    item_id: int
    number: int
    serial: str
    site_id: int | None
    unit_id: int | None
    outcome: str | None
    reason: str | None
    decision: str | None


class Book:
    """Items by serial and by id: those of the frozen list as it has them, all others as the book has them today."""

    def __init__(self, reader: Reader, event_id: int) -> None:
        self.lines: list[Line] = []
        self.by_item: dict[int, Known] = {}
        norms: dict[int, str | None] = {}
        items = {row[0]: row[1:] for row in reader.values(Query(Item, columns=_ITEM, sort=_BY_ID))[1]}
        for line_id, *values in _of_event(reader, ExpectedLine, _LINE, event_id, "line_no"):
            self._add_line(reader, line_id, values, items, norms)
        for item_id, (mark, norm, type_id, site_id, unit_id, state) in items.items():
            if item_id not in self.by_item:
                self.by_item[item_id] = Known(item_id, mark or "", type_id, site_id, unit_id, state)
                norms[item_id] = norm
        self.register = Register(self.by_item.values(), norms.values())

    def _add_line(
        self, reader: Reader, line_id: int, values: list[Any], items: dict[int, tuple[Any, ...]],
        norms: dict[int, str | None],
    ) -> None:  # fmt: skip
        """The line's place is that of the list, its state that of today; a merged item is the one it became."""
        item_id, serial, type_id, site_id, unit_id, state, number, outcome, reason, decision = values
        today = items.get(item_id)
        if today is None and (standing := reader.standing(Item, item_id)) in items:
            item_id, today = standing, items[standing]
        serial = serial or ""
        same = today is not None and today[0] == serial
        if item_id not in self.by_item:
            self.by_item[item_id] = Known(
                item_id, serial, type_id, site_id, unit_id, today[5] if today else state, line_id
            )
            norms[item_id] = today[1] if same and today else normal_serial(serial)
        self.lines.append(Line(line_id, item_id, number, serial, site_id, unit_id, outcome, reason, decision))


_BY_ID = (Sort("mark"),)


def _of_event(
    reader: Reader, kind: Any, columns: tuple[str, ...], event_id: int, order: str
) -> Iterator[tuple[Any, ...]]:
    query = Query(kind, columns=columns, where=Cond("event_id", "=", event_id), sort=(Sort(order),))
    return reader.values(query)[1]


@dataclass(frozen=True)
class ReadingRow:
    """A reading on file: what it said, and what was made of it."""

    reading_id: int
    said: Said
    kind: str | None
    item_id: int | None
    line_id: int | None
    on_paper: bool
    condition: str | None = None
    location: str | None = None
    mark_quality: str | None = None


def readings(reader: Reader, event_id: int, book: Book) -> list[ReadingRow]:
    """Every reading of an event in the order in which it was made."""
    rows = []
    lines: dict[int, str] | None = None
    for row in _of_event(reader, Reading, _READING, event_id, "read_at"):
        ticked = None
        if row[5] == PAPER and row[6] is not None:
            if lines is None:
                lines = {each.line_id: normal_serial(each.serial) for each in book.lines}
            norm = normal_serial(row[1] or "")
            ticked = row[6] if norm in ("", lines.get(row[6])) else None
        said = Said(row[1] or "", row[2], row[3], row[4], ticked, row[7] is not None, row[8], row[9])
        rows.append(ReadingRow(row[0], said, row[10], row[9], row[6], ticked is not None, *row[11:]))
    return rows


PAPER = "PAPER"


def open_event(reader: Reader, event_id: int, *, frozen: bool = True) -> InventoryEvent:
    """An inventory that is still counted. Raises Refused for one that was given up, signed, or has no frozen list."""
    event = reader.get(InventoryEvent, event_id)
    if event.cancelled_on is not None:
        raise Refused(f"The inventory {event.event_no} was given up.", do="Plan a new one.")
    if event.signed_on is not None:
        raise Refused(
            f"The inventory {event.event_no} was signed and stays as it is.", do="Record a new inventory."
        )
    if frozen and event.frozen_at is None:
        raise Refused(f"The list of {event.event_no} is not frozen yet.", do="Freeze the list first.")
    return event
