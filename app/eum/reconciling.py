"""Reconciling an inventory: outcomes and counts anew in one change, as often as wanted until both sides have signed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.change import Work
from app.errors import NotFound, Refused, Usage
from app.eum.comparing import Compared, Summary, compare
from app.eum.counting import watching
from app.eum.loading import ReadingRow, open_event
from app.office import Office
from app.reader import Reader
from app.store import disk
from models.eum.derive import DECIDED
from models.eum.events import ExpectedLine, InventoryEvent, Reading
from models.eum.matching import DUPLICATE_READ, SUGGEST, UNEXPECTED, UNREAD, Candidate, Outcome

__all__ = ["Question", "Summary", "decide_lines", "decide_readings", "questions", "reconcile"]

NAMES_ITEM = DECIDED - {"NEW"}
"""Decisions that say which item of the book it is."""


@dataclass(frozen=True)
class Question:
    """Something that waits for a reason or a decision: a reading, or a line that nobody read."""

    kind: str
    """Outcome of the reading, or NOT_FOUND."""
    reading_id: int | None
    line_id: int | None
    item_id: int | None
    serial: str
    reason: str
    """What the program found, as a sentence."""
    wants: str
    """What is asked of a person, as a sentence."""
    candidates: tuple[Candidate, ...] = ()


WANTS: Mapping[str, str] = {
    "FOUND_ELSEWHERE": "Say whether it belongs here now or was only here today.",
    "TYPE_CONFLICT": "Say whether it is that item, or another article to be added.",
    "SUGGEST": "Look at the mark again and say which item it is.",
    "UNREAD": "Say which item it is, with a note and a photograph, or leave it unread.",
    "STATE_CONFLICT": "Say whether it is that item, which then counts again, or a misreading.",
    "UNEXPECTED": "Add it to the book with its origin to be settled, or strike out the misreading.",
    "NOT_FOUND": "Give the reason and what is to become of it.",
}


def reconcile(
    office: Office, event_id: int, *, progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Summary:  # fmt: skip
    """Compares everything anew and keeps outcomes and counts, in one change; people's decisions stay.

    Raises Refused when the inventory is not frozen yet, was given up or is signed.
    """
    event = open_event(office.reader, event_id)
    made = compare(office.reader, event_id)
    disk.stop_if(cancelled, "The comparison")
    with office.change(f"Reconcile {event.event_no}") as work:
        work.watch = watching(progress, cancelled)
        write(office, work, event_id, made)
    return made.summary


def write(office: Office, work: Work, event_id: int, made: Compared) -> None:
    """Writes outcomes and counts into a change, as far as they differ from what is on file."""
    changed = {
        row.reading_id: values
        for row, judged, outcome in zip(made.rows, made.judged, made.outcomes, strict=True)
        if outcome.kind and (values := _differs(row, judged.ticked, outcome))
    }
    work.set_many(Reading, changed)
    work.set_many(ExpectedLine, {
        line.line_id: {"line_outcome": outcome}
        for line in made.book.lines
        if line.outcome != (outcome := made.line_outcomes[line.line_id])
    })  # fmt: skip
    work.set(InventoryEvent, event_id, {**made.summary.fields(), "reconciled_at": office.clock()})


def _differs(row: ReadingRow, ticked: int | None, outcome: Outcome) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if row.kind != outcome.kind:
        values["match_kind"] = outcome.kind
    if row.item_id != outcome.item_id and row.resolution not in NAMES_ITEM:
        values["matched_item_id"] = outcome.item_id
    if row.line_id != outcome.line_id and ticked is None:
        values["expected_line_id"] = outcome.line_id
    return values


# -- what waits for a person -----------------------------------------------------------------------------------------
def questions(reader: Reader, event_id: int) -> list[Question]:
    """Everything that waits for a reason or a decision: readings in their order, then lines in theirs."""
    return list(questions_of(compare(reader, event_id)))


def questions_of(made: Compared) -> Iterator[Question]:
    """The open questions of a comparison."""
    for at in made.open_readings:
        row, outcome = made.rows[at], made.outcomes[at]
        yield Question(
            outcome.kind, row.reading_id, outcome.line_id, outcome.item_id, row.serial or "", outcome.reason,
            WANTS[outcome.kind], outcome.candidates,
        )  # fmt: skip
    for line in made.open_lines:
        yield Question(
            "NOT_FOUND",
            None,
            line.line_id,
            line.item_id,
            line.serial or "",
            "Nobody read it.",
            WANTS["NOT_FOUND"],
        )


# -- what a person decides -------------------------------------------------------------------------------------------
def decide_readings(
    office: Office, ids: Sequence[int], resolution: str, *, item_id: int | None = None, note: str = ""
) -> Summary:
    """Keeps what a person decided about readings of one inventory, with everything that follows, in one change.

    ACCEPTED and MOVED take the item the program named, or `item_id`; ANOTHER needs one. Raises Usage for a decision
    that does not fit the reading, and Refused when the inventory is closed.
    """
    reader = office.reader
    event_id = _event_of(reader, Reading, ids)
    event = open_event(reader, event_id)
    before = compare(reader, event_id)
    known = {row.reading_id: (row, made) for row, made in zip(before.rows, before.outcomes, strict=True)}
    decided: dict[int, dict[str, Any]] = {}
    ticked = {line.line_id: line.item_id for line in before.book.lines}
    for each in ids:
        row, outcome = known[each]
        item = item_id or outcome.item_id or ticked.get(outcome.line_id or 0)
        _check_fits(reader, row, outcome, resolution, item, note)
        decided[each] = {
            "resolution": resolution, "resolved_by": office.user, "resolution_note": note or None,
            "struck_on": office.today if resolution == "MISREAD" else None,
        }  # fmt: skip
        if resolution in DECIDED:
            decided[each]["matched_item_id"] = item if resolution in NAMES_ITEM else None
    made = compare(reader, event_id, decided)
    with office.change(f"Decide on {len(decided)} readings of {event.event_no}") as work:
        work.set_many(Reading, decided)
        write(office, work, event_id, made)
    return made.summary


def _check_fits(
    reader: Reader, row: ReadingRow, outcome: Outcome, resolution: str, item: int | None, note: str
) -> None:
    serial = row.serial or "the unreadable mark"
    if resolution in NAMES_ITEM and item is None:
        raise Usage(f"Which item is {serial}?", do="Name the item of the book.")
    if resolution in NAMES_ITEM and outcome.kind == UNREAD:
        photo = reader.get(Reading, row.reading_id).photo
        if not note.strip() or photo is None:
            raise Refused(
                "A mark that cannot be read is told to be an item only with a note and a photograph.",
                do="Attach a photograph of the article and say how it was told.",
            )
    if resolution == "NEW" and outcome.kind not in (UNEXPECTED, UNREAD, SUGGEST, "TYPE_CONFLICT"):
        raise Usage(f"{serial} is on the book already.", do="Say which item it is.")
    if outcome.kind in ("", DUPLICATE_READ) and resolution != "MISREAD":
        raise Usage(f"{serial} counts for nothing, so nothing is decided about it.")
    if resolution in ("MISREAD", "LEFT") and not note.strip():
        raise Usage(
            f"Why is {serial} {'struck out' if resolution == 'MISREAD' else 'left open'}?",
            do="Give a reason.",
        )


def decide_lines(
    office: Office, ids: Sequence[int], *, decision: str, reason: str, note: str = ""
) -> Summary:
    """Keeps why lines of one inventory were not found and what is to become of them, in one change."""
    if not decision or not reason:
        raise Usage("A line that nobody read needs a reason and a decision.", do="Give both.")
    reader = office.reader
    event_id = _event_of(reader, ExpectedLine, ids)
    event = open_event(reader, event_id)
    values = {
        "line_decision": decision, "line_reason": reason, "line_note": note or None, "decided_by": office.user,
    }  # fmt: skip
    decided = dict.fromkeys(ids, values)
    made = compare(reader, event_id, lines=decided)
    with office.change(f"Decide on {len(decided)} lines of {event.event_no}") as work:
        work.set_many(ExpectedLine, decided)
        write(office, work, event_id, made)
    return made.summary


def _event_of(reader: Reader, kind: Any, ids: Sequence[int]) -> int:
    """The one inventory they belong to. Raises Usage for none or several, NotFound for one that is not there."""
    events = {reader.get(kind, each).event_id for each in ids}
    if len(events) != 1:
        raise Usage("Decisions are made for one inventory at a time.")
    event_id = events.pop()
    if not isinstance(event_id, int):
        raise NotFound("There is no such inventory.")
    return event_id
