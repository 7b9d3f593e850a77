"""The result of an inventory: counts, and every reading and line under what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.eum.comparing import Compared, Summary, compare
from app.reader import Reader
from models.eum.events import InventoryEvent, Signature

TABLES = (
    ("FOUND", "Found"), ("FOUND_ELSEWHERE", "Found elsewhere"), ("NOT_FOUND", "Not found"),
    ("ACCESS_REFUSED", "Access refused"), ("TYPE_CONFLICT", "Wrong type"),
    ("STATE_CONFLICT", "Recorded as gone, yet present"), ("SUGGEST", "Looks like an expected serial"),
    ("UNEXPECTED", "Unknown"), ("UNREAD", "Mark cannot be read"), ("DUPLICATE_READ", "Already read"),
)  # fmt: skip
"""The parts of a result in order, with their headings."""


@dataclass(frozen=True)
class Entry:
    """One line of a result: the serial, where, why, and what was decided."""

    serial: str
    place: str
    reason: str
    decision: str


@dataclass(frozen=True)
class Result:
    """Everything a result says."""

    event_no: str
    status: str
    summary: Summary
    tables: tuple[tuple[str, str, tuple[Entry, ...]], ...]
    """Outcome, heading and entries of each part that has any."""
    signatures: tuple[str, ...]


def result(reader: Reader, event_id: int) -> Result:
    """The result of an inventory as it stands; nothing is written."""
    event = reader.get(InventoryEvent, event_id)
    made = compare(reader, event_id)
    titles = reader.titles("storage_site", [each for row in made.rows if (each := row.site_id)])
    titles |= reader.titles("storage_site", [each for line in made.book.lines if (each := line.site_id)])
    entries: dict[str, list[Entry]] = {}
    for kind, entry in (*_readings(reader, made, titles), *_lines(reader, made, titles)):
        entries.setdefault(kind, []).append(entry)
    tables = tuple((kind, heading, tuple(entries[kind])) for kind, heading in TABLES if kind in entries)
    signed = tuple(
        f"{each.signer_name} {each.signature_on or ''}".strip()
        for each in reader.children(Signature, "event_id", event_id)
    )
    return Result(event.event_no or "", event.event_status or "", made.summary, tables, signed)


def _readings(reader: Reader, made: Compared, titles: dict[int, str]) -> Iterator[tuple[str, Entry]]:
    words = {code: each.label for code, each in reader.codes("reading_resolution").items()}
    for row, outcome in zip(made.rows, made.outcomes, strict=True):
        if outcome.kind:
            certain = made.certain(row, outcome)
            kind = (
                ("FOUND" if made.at_place(row, outcome) else "FOUND_ELSEWHERE") if certain else outcome.kind
            )
            known = made.book.by_item.get(outcome.item_id or 0)
            serial = row.serial or (known.serial if known and certain else "") or "not readable"
            yield (
                kind,
                Entry(
                    serial,
                    titles.get(row.site_id or 0, ""),
                    outcome.reason,
                    words.get(row.resolution or "", ""),
                ),
            )


def _lines(reader: Reader, made: Compared, titles: dict[int, str]) -> Iterator[tuple[str, Entry]]:
    words = {code: each.label for code, each in reader.codes("line_decision").items()}
    reasons = {code: each.label for code, each in reader.codes("not_found_reason").items()}
    for line in made.book.lines:
        kind = made.line_outcomes[line.line_id]
        if kind in ("NOT_FOUND", "ACCESS_REFUSED"):
            yield kind, Entry(
                line.serial or "", titles.get(line.site_id or 0, ""), reasons.get(line.reason or "", ""),
                words.get(line.decision or "", ""),
            )  # fmt: skip
