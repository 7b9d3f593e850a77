"""An inventory at its end: every item and reading in a group, what was decided of it, and what is still open."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.errors import DeskError
from app.eum.comparing import ACCESS_REFUSED, NOT_FOUND, SETTLED_AT_ONCE, Compared, Summary, compare
from app.eum.events import Place
from app.eum.loading import Line, ReadingRow
from app.eum.signing import missing
from app.reader import Reader
from app.reading import Cond, Query, Sort
from models.eum.events import ExpectedLine, InventoryEvent, Reading, Signature
from models.eum.matching import DUPLICATE_READ, FOUND, Candidate, Outcome
from models.findings import Finding

OPEN, DECIDED = "OPEN", "DECIDED"
"""Groups across the outcomes: what waits for a decision, and what has one."""


@dataclass(frozen=True)
class Matter:
    """A reading, or a line that nobody read: its group, what was found, and what a person decided."""

    group: str
    reading_id: int | None
    line_id: int | None
    item_id: int | None
    serial: str
    article: str
    site: str
    said: str
    reason: str
    decision: str
    open: bool
    has_photo: bool = False
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Signed:
    """One side's signature."""

    side: str
    name: str
    on: date | None


@dataclass(frozen=True)
class Settlement:
    """Everything the end of an inventory is about."""

    event_id: int
    event_no: str
    status: str
    signed_on: date | None
    matters: tuple[Matter, ...]
    summary: Summary
    places: tuple[Place, ...]
    missing: tuple[Finding, ...]
    signatures: tuple[Signed, ...]
    numbers: Mapping[str, int]
    """Matters by group, with those that are open and those that are decided."""


def settlement(reader: Reader, event_id: int) -> Settlement:
    """Compares anew and gathers everything; nothing is written."""
    with reader.still():
        event = reader.get(InventoryEvent, event_id)
        made = compare(reader, event_id)
        matters = tuple(_matters(reader, event_id, made))
        signed = tuple(
            Signed(each.side or "", each.signer_name or "", each.signature_on)
            for each in reader.children(Signature, "event_id", event_id)
        )
        numbers = Counter(each.group for each in matters)
        numbers[OPEN] = sum(each.open for each in matters)
        numbers[DECIDED] = sum(bool(each.decision) for each in matters)
        return Settlement(
            event_id, event.event_no or "", event.event_status or "", event.signed_on, matters, made.summary,
            tuple(made.places), _missing(reader, event), signed, numbers,
        )  # fmt: skip


def _missing(reader: Reader, event: InventoryEvent) -> tuple[Finding, ...]:
    if event.signed_on is not None:
        return ()
    try:
        return tuple(missing(reader, event.id))
    except DeskError as error:
        return (Finding(error.title, clears=error.do),)


def _matters(reader: Reader, event_id: int, made: Compared) -> Iterator[Matter]:
    types, sites = _Titles(reader, "eum_article_type"), _Titles(reader, "storage_site")
    resolutions, decisions = reader.codes("reading_resolution"), reader.codes("line_decision")
    reasons = reader.codes("not_found_reason")
    notes, photos, kinds = _told(reader, event_id)
    line_types = _line_types(reader, event_id)
    for row, outcome in zip(made.rows, made.outcomes, strict=True):
        if outcome.kind in ("", DUPLICATE_READ):
            continue
        known = made.book.by_item.get(outcome.item_id or 0)
        type_id = row.type_id or (known.type_id if known else None)
        resolution = row.resolution
        yield Matter(
            outcome.kind, row.reading_id, outcome.line_id, outcome.item_id, row.serial or "", types[type_id],
            sites[row.site_id], _said(outcome, known.serial if known else ""), notes.get(row.reading_id, ""),
            resolutions[resolution].label if resolution in resolutions else "", _is_open(row, outcome),
            row.reading_id in photos, outcome.candidates,
        )  # fmt: skip
    for line in made.book.lines:
        group = made.line_outcomes[line.line_id]
        if group in (NOT_FOUND, ACCESS_REFUSED):
            yield Matter(
                group, None, line.line_id, line.item_id, line.serial or "", types[line_types.get(line.line_id)],
                sites[line.site_id], "Nobody read it." if group == NOT_FOUND else "The team was not let in.",
                _reason(line, reasons, kinds), decisions[line.decision].label if line.decision in decisions else "",
                group == NOT_FOUND and not (line.reason and line.decision),
            )  # fmt: skip


def _is_open(row: ReadingRow, outcome: Outcome) -> bool:
    return outcome.kind not in SETTLED_AT_ONCE and row.resolution is None


def _said(outcome: Outcome, serial: str) -> str:
    if outcome.kind == FOUND:
        return ""
    return outcome.reason or (f"Item {serial}." if serial else "")


def _reason(line: Line, reasons: Mapping[str, object], notes: Mapping[int, str]) -> str:
    entry = reasons.get(line.reason or "")
    return " · ".join(filter(None, (getattr(entry, "label", line.reason or ""), notes.get(line.line_id, ""))))


def _told(reader: Reader, event_id: int) -> tuple[dict[int, str], set[int], dict[int, str]]:
    """Notes of readings, readings with a photograph, notes of lines."""
    where = Cond("event_id", "=", event_id)
    rows = list(reader.values(Query(Reading, columns=("resolution_note", "photo"), where=where))[1])
    lines = reader.values(Query(ExpectedLine, columns=("line_note",), where=where))[1]
    return (
        {each: note for each, note, _ in rows if note},
        {each for each, _, photo in rows if photo is not None},
        {each: note for each, note in lines if note},
    )


def _line_types(reader: Reader, event_id: int) -> dict[int, int | None]:
    query = Query(
        ExpectedLine,
        columns=("article_type_id",),
        where=Cond("event_id", "=", event_id),
        sort=(Sort("line_no"),),
    )
    return dict(reader.values(query)[1])


class _Titles(dict[int | None, str]):
    """Names of records of a kind, each read once."""

    def __init__(self, reader: Reader, kind: str) -> None:
        super().__init__({None: ""})
        self._reader, self._kind = reader, kind

    def __missing__(self, key: int | None) -> str:
        self[key] = self._reader.titles(self._kind, [key]).get(key, "") if key is not None else ""
        return self[key]
