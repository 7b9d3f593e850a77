"""What a count is judged by, read from an office: the frozen list, the book of today, and the readings so far."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from app.errors import Refused
from app.reader import Reader
from app.reading import Cond, Either, Query, Sort
from models.eum.book import Item
from models.eum.events import ExpectedLine, InventoryEvent, Reading
from models.eum.matching import Known, Register, Said
from models.eum.text import normal_serial, normal_serials

PAPER = "PAPER"
"""How a line was read that was marked on a count sheet."""
_ITEM = ("mark", "serial_norm", "article_type_id", "site_id", "holder_unit_id", "disposition")
_LINE = ("item_id", "line_no", "expected_serial", "article_type_id", "site_id", "unit_id", "expected_state",
         "line_outcome", "line_reason", "line_decision")  # fmt: skip
_READING = ("serial_read", "article_type_id", "site_id", "unit_id", "read_method", "expected_line_id", "struck_on",
            "resolution", "matched_item_id", "match_kind")  # fmt: skip
_ANY = (Sort("bears_inventory"),)
"""No order is needed; this one costs least."""


_new = tuple.__new__
"""Makes a named tuple of a row in a third of the time that calling its class takes; there may be 50,000."""


class Line(NamedTuple):
    """A line of the frozen list as far as a comparison needs it; named as its columns are read."""

    line_id: int
    item_id: int
    number: int
    serial: str | None
    type_id: int | None
    site_id: int | None
    unit_id: int | None
    state: str
    outcome: str | None
    reason: str | None
    decision: str | None


class Book:
    """Items by serial and by id: those of the frozen list as it has them, all others as the book has them today."""

    def __init__(self, reader: Reader, event_id: int) -> None:
        items = {row[0]: row for row in reader.values(Query(Item, columns=_ITEM, sort=_ANY))[1]}
        self.lines: list[Line] = []
        self.by_item: dict[int, Known] = {}
        norms: list[str | None] = []
        lines, by_item, take = self.lines, self.by_item, items.pop
        for row in _of_event(reader, ExpectedLine, _LINE, event_id, "line_no"):
            line = _new(Line, row)
            today = take(line[1], None)
            if today is None:
                line, today = _standing(reader, line, items)
            lines.append(line)
            line_id, item_id, _, serial, type_id, site_id, unit_id, state, *_ = line
            if item_id not in by_item:
                state = today[6] if today else state
                by_item[item_id] = _new(
                    Known, (item_id, serial or "", type_id, site_id, unit_id, state, line_id)
                )
                norms.append(today[2] if today and today[1] == serial else normal_serial(serial or ""))
        for item_id, mark, norm, type_id, site_id, unit_id, state in items.values():
            by_item[item_id] = _new(Known, (item_id, mark or "", type_id, site_id, unit_id, state, None))
            norms.append(norm)
        self.register = Register(self.by_item.values(), norms, self._other_marks(reader))

    def _other_marks(self, reader: Reader) -> Iterator[tuple[str, Known]]:
        """Marks beside the serial an item goes by: what it was marked with before, tags, tubes."""
        some = Either((Cond("secondary_marks", "not empty"), Cond("serial_assigned", "not empty")))
        columns = ("serial_raw", "serial_assigned", "secondary_marks")
        for item_id, raw, assigned, more in reader.values(
            Query(Item, columns=columns, where=some, sort=_ANY)
        )[1]:
            known = self.by_item.get(item_id)
            marks = [raw if assigned else None, *(more or "").split(",")]
            yield from ((mark, known) for mark in marks if known is not None and mark and mark.strip())


def _standing(reader: Reader, line: Line, items: dict[int, Any]) -> tuple[Line, Any]:
    """A line whose item was merged into another since: it is that one now."""
    item_id = reader.standing(Item, line.item_id)
    return line._replace(item_id=item_id), items.pop(item_id, None)


def _of_event(
    reader: Reader, kind: Any, columns: tuple[str, ...], event_id: int, order: str
) -> Iterator[tuple[Any, ...]]:
    query = Query(kind, columns=columns, where=Cond("event_id", "=", event_id), sort=(Sort(order),))
    return reader.values(query)[1]


class ReadingRow(NamedTuple):
    """A reading on file: what it said, and what was made of it; named as its columns are read."""

    reading_id: int
    serial: str | None
    type_id: int | None
    site_id: int | None
    unit_id: int | None
    method: str
    line_id: int | None
    struck_on: str | None
    resolution: str | None
    item_id: int | None
    kind: str | None


def readings(reader: Reader, event_id: int) -> list[ReadingRow]:
    """Every reading of an event in the order in which it was made."""
    return [_new(ReadingRow, row) for row in _of_event(reader, Reading, _READING, event_id, "read_at")]


def said(rows: list[ReadingRow], book: Book) -> tuple[list[Said], list[str]]:
    """The readings as they are judged, and their serials in compared form.

    A line that was marked on paper counts as ticked where its own serial was read, or none.
    """
    norms = normal_serials([row[1] or "" for row in rows])
    made = [
        _new(Said, (row[1] or "", row[2], row[3], row[4], None, row[7] is not None, row[8], row[9]))
        for row in rows
    ]
    paper = [at for at, row in enumerate(rows) if row[5] == PAPER and row[6] is not None]
    if paper:
        lines = {line.line_id: normal_serial(line.serial or "") for line in book.lines}
        for at in paper:
            if norms[at] in ("", lines.get(rows[at].line_id or 0)):
                made[at] = made[at]._replace(ticked=rows[at].line_id)
    return made, norms


def open_event(reader: Reader, event_id: int) -> InventoryEvent:
    """An inventory that is still counted. Raises Refused for one that was given up, signed, or has no frozen list."""
    event = reader.get(InventoryEvent, event_id)
    if event.cancelled_on is not None:
        raise Refused(f"The inventory {event.event_no} was given up.", do="Plan a new one.")
    if event.signed_on is not None:
        raise Refused(
            f"The inventory {event.event_no} was signed and stays as it is.", do="Record a new inventory."
        )
    if event.frozen_at is None:
        raise Refused(f"The list of {event.event_no} is not frozen yet.", do="Freeze the list first.")
    return event
