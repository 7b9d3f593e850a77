"""Signing the agreed counts: what is not settled yet, both sides' signatures, and what the second one brings about."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from app.change import Nature, Work
from app.errors import Refused, Usage
from app.eum.comparing import Compared, compare
from app.eum.counting import watching
from app.eum.loading import ReadingRow, open_event
from app.eum.reconciling import write
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from app.store import disk
from models.eum.afterwards import DispositionEvent
from models.eum.book import Item
from models.eum.checks import PhysicalCheck
from models.eum.events import InventoryEvent, Reading, Signature, TeamMember
from models.eum.matching import Outcome
from models.eum.states import ITEM_STATES
from models.findings import Finding, Strength
from models.text import counted

SIDES = ("US", "PARTNER")
SIDE_WORDS = {"US": "the United States", "PARTNER": "the partner"}
_IN_PERSON = ("IN_PERSON", "DESIGNATED")
"""Methods by which somebody goes to every site."""
_MARKS = {"ILLEGIBLE": "ILLEGIBLE", "MISSING": "LABEL_MISSING"}


@dataclass
class Signed:
    """What a signature did; all but `final` stays empty until the second one."""

    signature_id: int
    final: bool
    moved: list[int] = field(default_factory=list)
    not_sighted: list[int] = field(default_factory=list)
    sighted_again: list[int] = field(default_factory=list)
    restored: list[int] = field(default_factory=list)
    """Items recorded as gone that were there."""
    added: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    """Items not sighted whose state does not allow to say so; they stay in it."""


# -- what is not settled ---------------------------------------------------------------------------------------------
def missing(reader: Reader, event_id: int) -> list[Finding]:
    """What keeps an inventory from being signed, and what is only to be thought of."""
    event = open_event(reader, event_id)
    return list(_missing(reader, event, compare(reader, event_id)))


def _missing(reader: Reader, event: InventoryEvent, made: Compared) -> Iterator[Finding]:
    event_id, in_person = event.id, event.inventory_method in _IN_PERSON
    if made.open_readings:
        said = counted(len(made.open_readings), "reading waits", "readings wait")
        yield _blocks(event_id, f"{said} for a decision.", "Decide on each.")
    if made.open_lines:
        said = counted(len(made.open_lines), "item was", "items were")
        yield _blocks(event_id, f"{said} not found without a reason and a decision.", "Give both for each.")
    counted_at = {(row.site_id, row.unit_id) for row in made.rows}
    for place in made.places if in_person else ():
        if (
            not place.refused
            and place.visited_on is None
            and (place.site_id, place.unit_id) not in counted_at
        ):
            message = f"{place.title} was neither visited nor refused."
            yield _blocks(event_id, message, "Record the day of the visit, or the refusal.")
    sides = {each.side for each in reader.children(TeamMember, "event_id", event_id)}
    for side in SIDES:
        if side not in sides:
            yield _blocks(event_id, f"Nobody of {SIDE_WORDS[side]} is on the team.", "Name who counted.")
    yield from _without_checklist(reader, event_id, made)


def _blocks(event_id: int, message: str, clears: str) -> Finding:
    return Finding(
        message, strength=Strength.BLOCK, cites="DODIG-2025-019", clears=clears, step="sign",
        record=("inventory_event", event_id),
    )  # fmt: skip


def _without_checklist(reader: Reader, event_id: int, made: Compared) -> Iterator[Finding]:
    """EUM-10: items were counted at a site and its physical-security checklist is not there; it warns."""
    counted_at = {row.site_id for row, outcome in zip(made.rows, made.outcomes, strict=True) if outcome.kind}
    checked = {
        site
        for _, site in reader.values(
            Query(PhysicalCheck, columns=("site_id",), where=Cond("event_id", "=", event_id))
        )[1]
    }
    for place in made.places:
        if place.site_id is not None and place.site_id in counted_at - checked:
            yield Finding(
                f"Items were counted at {place.title} and no physical-security checklist of this inventory is on file.",
                rule="EUM-10", strength=Strength.WARN, cites="DODIG-2024-140; DODIG-2025-078; GAO-14-161; GAO-16-435",
                clears="Fill in the checklist for the site.", record=("inventory_event", event_id),
            )  # fmt: skip


# -- signing ---------------------------------------------------------------------------------------------------------
def sign(
    office: Office, event_id: int, side: str, name: str, position: str, on: date, remarks: str = "", *,
    scan_id: int | None = None, progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Signed:  # fmt: skip
    """Records one side's signature. The second one freezes the inventory and carries out its results, in one change.

    Both are final; stopped, it leaves nothing behind. Raises Usage for a day to come or a missing name, and Refused
    when something is not settled, the side has signed before, or it was stopped.
    """
    reader = office.reader
    event = open_event(reader, event_id)
    _check_signature(office, side, name, on)
    there = reader.children(Signature, "event_id", event_id)
    if any(each.side == side for each in there):
        raise Refused(f"{event.event_no} was signed for {SIDE_WORDS[side]} already.")
    made = compare(reader, event_id)
    blocking = [each for each in _missing(reader, event, made) if each.strength is Strength.BLOCK]
    if blocking:
        raise Refused(f"{event.event_no} is not ready to be signed.", findings=blocking)
    final = {side, *(each.side for each in there)} == set(SIDES)
    with office.change(f"Sign {event.event_no} for {SIDE_WORDS[side]}", nature=Nature(final=True)) as work:
        work.watch = watching(progress, cancelled)
        signature = work.add(Signature, {
            "event_id": event_id, "side": side, "signer_name": name.strip(),
            "signer_position": position.strip() or None, "signature_on": on,
            "signer_remarks": remarks.strip() or None, "signature_scan": scan_id,
        })  # fmt: skip
        write(office, work, event_id, made)
        if side == "PARTNER" and remarks.strip() and not event.partner_remarks:
            work.set(InventoryEvent, event_id, {"partner_remarks": remarks.strip()})
        done = Signed(signature, final)
        if final:
            ended = event.ended_on or _last_day(made, on)
            signed = max(on, *(each.signature_on for each in there if each.signature_on))
            work.set(InventoryEvent, event_id, {"signed_on": signed, "ended_on": ended})
            _Results(office, work, event, made, done, ended).carry_out()
    return done


def _check_signature(office: Office, side: str, name: str, on: date) -> None:
    if side not in SIDES:
        raise Usage("A signature is that of the United States or of the partner.", do="Say US or PARTNER.")
    if not name.strip():
        raise Usage("A signature has the name of who signed.", do="Give the name.")
    if on > office.today:
        raise Usage("That day is still to come.", do="Give the day on which it was signed.")


def _last_day(made: Compared, on: date) -> date:
    """Last day at a site."""
    return max((each.visited_on for each in made.places if each.visited_on and not each.refused), default=on)


class _Results:
    """What the counts bring about in the book: places, states, new items; conditions as last seen."""

    def __init__(
        self, office: Office, work: Work, event: InventoryEvent, made: Compared, done: Signed, ended: date
    ) -> None:
        self._office, self._work, self._event, self._made, self._done, self._ended = (
            office, work, event, made, done, ended,
        )  # fmt: skip
        self._moves: list[dict[str, object]] = []
        self._sets: dict[int, dict[str, object]] = {}
        self._seen = _as_seen(office.reader, event.id)

    def carry_out(self) -> None:
        for row, outcome in zip(self._made.rows, self._made.outcomes, strict=True):
            if row.resolution == "NEW" and outcome.item_id is None and outcome.kind:
                self._add(row)
            elif self._made.certain(row, outcome) and outcome.item_id is not None:
                self._found(row, outcome, outcome.item_id)
        for line in self._made.book.lines:
            if self._made.line_outcomes[line.line_id] == "NOT_FOUND" and line.decision == "NOT_SIGHTED":
                self._not_sighted(line.item_id)
        there = self._work.current_many(Item, self._sets)
        self._work.set_many(Item, {each: self._sets[each] for each in there})
        self._work.add_many(DispositionEvent, self._moves)

    def _found(self, row: ReadingRow, outcome: Outcome, item_id: int) -> None:
        state = self._state(item_id)
        if state == "NOT_SIGHTED":
            self._move(item_id, "ACTIVE", "Sighted again at the inventory.")
            self._done.sighted_again.append(item_id)
        elif outcome.kind == "STATE_CONFLICT" and self._move(
            item_id, "ACTIVE", "Found present at the inventory."
        ):
            self._done.restored.append(item_id)
        if condition := self._seen[row.reading_id].condition:
            self._sets.setdefault(item_id, {})["condition"] = condition
        if row.resolution == "MOVED":
            self._sets.setdefault(item_id, {}).update(self._place(row))
            self._done.moved.append(item_id)

    def _not_sighted(self, item_id: int) -> None:
        if self._move(item_id, "NOT_SIGHTED", "Not found at the inventory."):
            self._done.not_sighted.append(item_id)
        elif self._state(item_id) != "NOT_SIGHTED":
            self._done.left.append(item_id)

    def _state(self, item_id: int) -> str:
        known = self._made.book.by_item.get(item_id)
        return known.state if known else "ACTIVE"

    def _move(self, item_id: int, target: str, reason: str) -> bool:
        """One change of state, where there is such a move."""
        state = self._state(item_id)
        if ITEM_STATES.move(state, target) is None:
            return False
        self._moves.append({
            "item_id": item_id, "from_state": state, "to_state": target, "effective_on": self._ended,
            "reported_on": self._ended, "reported_by": "US", "state_reason": reason, "event_id": self._event.id,
            "entered_on": self._office.today,
        })  # fmt: skip
        return True

    def _add(self, row: ReadingRow) -> None:
        """An article that is in no book: it comes into this one with its origin to be settled."""
        seen = self._seen[row.reading_id]
        values: dict[str, Any] = {
            "article_type_id": row.type_id, "serial_raw": row.serial or None,
            "serial_state": "READABLE" if row.serial else _MARKS.get(seen.mark_quality or "", "ILLEGIBLE"),
            "source_of_record": "FIELD_FIND", "entered_as": "ORIGIN_QUERY", "acquisition_path": "UNKNOWN",
            "condition": seen.condition, "origin_note": f"Found at inventory {self._event.event_no}.",
            **self._place(row),
        }  # fmt: skip
        item_id = self._work.add(Item, values)
        self._work.set(Reading, row.reading_id, {"matched_item_id": item_id})
        self._done.added.append(item_id)

    def _place(self, row: ReadingRow) -> dict[str, object]:
        """Where it stood: what is counted in a unit that is deployed stands at no site."""
        location = self._seen[row.reading_id].location
        place: dict[str, object] = {"site_id": row.site_id, "physical_location": location}
        return place | ({"holder_unit_id": row.unit_id} if row.unit_id is not None else {})


class _Seen(NamedTuple):
    """What a reading says of the article besides its mark."""

    condition: str | None
    location: str | None
    mark_quality: str | None


def _as_seen(reader: Reader, event_id: int) -> dict[int, _Seen]:
    columns = ("condition", "location_text", "mark_quality")
    rows = reader.values(Query(Reading, columns=columns, where=Cond("event_id", "=", event_id)))[1]
    return {reading_id: _Seen(*seen) for reading_id, *seen in rows}
