"""An item's life from receipt to disposal: its states as spans, what happened as marks, to scale."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.charts import Marker, Pattern, Span, TimeLine, Track
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.eum.afterwards import DispositionEvent, Incident, IncidentItem, TransferItem, TransferRequest
from models.eum.book import Item
from models.eum.checks import RoutineCheck
from models.eum.derive import standing_changes
from models.eum.events import Reading
from models.eum.states import BEARING, FIRST
from models.kinds import Kind

_STATE, _RECEIPT, _COUNT, _MATTER = "State", "Receipt", "Inventories", "Matters"


def life(reader: Reader, item: Kind) -> TimeLine:
    """The life of an item up to today, or to the day on which it is due."""
    assert isinstance(item, Item)
    with translated():
        tracks = (
            Track(_RECEIPT, markers=tuple(_receipt(item))),
            Track(_STATE, spans=tuple(_states(reader, item))),
            Track(_COUNT, markers=tuple(sorted(_counts(reader, item), key=lambda each: each.day))),
            Track(_MATTER, markers=tuple(sorted(_matters(reader, item), key=lambda each: each.day))),
        )
    told = tuple(each for each in tracks if each.spans or each.markers)
    days = [day for track in told for day in _days(track)] or [reader.today]
    title = f"Life of {item.shown_title}"
    return TimeLine(title, "Track", min(days), max(*days, reader.today), told, reader.today)


def _days(track: Track) -> Iterator[date]:
    yield from (day for each in track.spans for day in (each.first, each.last))
    yield from (each.day for each in track.markers)


def _receipt(item: Item) -> Iterator[Marker]:
    if item.delivered_on:
        yield Marker(item.delivered_on, "Arrived in country")
    if item.title_transferred_on:
        yield Marker(item.title_transferred_on, "Title passed")


def _states(reader: Reader, item: Item) -> Iterator[Span]:
    """A span for each state; the one it is in now lasts until today, an end state is a single day."""
    rows = list(records.fetch_by_link(reader.connection, DispositionEvent, "item_id", [item.id]))
    changes = [row for row in standing_changes(rows) if row.get("effective_on")]
    known = (
        item.delivered_on,
        item.inventoried_before_on,
        changes[0].get("effective_on") if changes else None,
    )
    begins = min((day for day in known if day), default=reader.today)
    turns: list[tuple[date, str]] = [(begins, item.entered_as or FIRST)]
    turns += [(row.get("effective_on"), row.get("to_state") or FIRST) for row in changes]
    field = Item.fields["disposition"]
    for at, (first, state) in enumerate(turns):
        newest = at + 1 == len(turns)
        until = max(first, reader.today) if state in BEARING else first
        last = until if newest else turns[at + 1][0]
        if last > first or newest:
            yield Span(first, last, reader.show(field, state), _pattern(state))


def _pattern(state: str) -> Pattern:
    return (
        Pattern.SOLID
        if state in ("ACTIVE", "US_CUSTODY")
        else Pattern.HATCH
        if state in BEARING
        else Pattern.OPEN
    )


def _counts(reader: Reader, item: Item) -> Iterator[Marker]:
    """What signed inventories, the partner's reports and routine checks say, and when the next inventory is due."""
    field = Reading.fields["counts_from"]
    for row in records.fetch_by_link(reader.connection, Reading, "matched_item_id", [item.id]):
        if day := row.get("counts_on"):
            reported = row.get("counts_from") == "REPORTED"
            yield Marker(
                day, reader.show(field, row.get("counts_from")), Pattern.HATCH if reported else Pattern.SOLID
            )
    for row in records.fetch_by_link(reader.connection, RoutineCheck, "item_id", [item.id]):
        if day := row.get("looked_on"):
            yield Marker(day, "Routine check", Pattern.HATCH)
    if item.inventoried_before_on:
        yield Marker(item.inventoried_before_on, "Inventoried before this book", Pattern.HATCH)
    if item.next_due_on:
        yield Marker(item.next_due_on, "Inventory due", Pattern.OPEN)


def _matters(reader: Reader, item: Item) -> Iterator[Marker]:
    kind = Incident.fields["incident_kind"]
    for row in _beyond(reader, IncidentItem, "incident_id", Incident, item):
        if day := row.get("occurred_on") or row.get("aware_on"):
            yield Marker(day, f"Incident: {reader.show(kind, row.get('incident_kind'))}", Pattern.HATCH)
    kind = TransferRequest.fields["transfer_kind"]
    for row in _beyond(reader, TransferItem, "request_id", TransferRequest, item):
        what = reader.show(kind, row.get("transfer_kind"))
        for key, said in (
            ("submitted_on", "Consent asked"),
            ("decided_on", "Decided"),
            ("executed_on", "Done"),
        ):
            if day := row.get(key):
                yield Marker(day, f"{said}: {what}")


def _beyond(reader: Reader, between: type[Kind], link: str, target: type[Kind], item: Item) -> Iterable[Kind]:
    """The records that an item belongs to over a kind of its own."""
    rows = records.fetch_by_link(reader.connection, between, "item_id", [item.id])
    ids = [int(row.stored[link] or 0) for row in rows]
    return records.fetch(reader.connection, target, ids, live=True).values()
