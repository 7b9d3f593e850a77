"""Counting: what each reading is at once, each kept as one durable change with an identity made by the device."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from app import collector
from app.change import Work
from app.errors import NotFound, Usage
from app.eum.loading import PAPER, Book, open_event, readings, said
from app.eum.numbers import Numbers
from app.office import Office
from app.reader import Reader
from app.store import disk
from models.eum.events import InventoryEvent, Reading
from models.eum.matching import Outcome, Read, replay

UNREADABLE = frozenset({"ILLEGIBLE", "MISSING"})


@dataclass(frozen=True)
class Seen:
    """One mark as it was read: by which way, on what, where; an empty serial is a mark that cannot be read."""

    serial: str
    method: str = "TYPED"
    sighted: str = "ITEM"
    type_id: int | None = None
    site_id: int | None = None
    unit_id: int | None = None
    location: str = ""
    mark_quality: str = ""
    condition: str = ""
    line_id: int | None = None
    """Line of the count sheet that was marked."""
    photo_id: int | None = None


@dataclass(frozen=True)
class Recorded:
    """A reading that is saved: its id and identity, and what it is."""

    reading_id: int
    uid: str
    outcome: Outcome


@dataclass
class Count:
    """A count under way on one device: what is expected and what was read, in memory. Nothing here reads or writes."""

    event_id: int
    event_no: str
    book: Book
    read: Read
    numbers: Numbers
    tally: "Counter[str]"
    """Readings by outcome; those struck out are left out."""
    begun: bool

    @classmethod
    @collector.paused()
    def load(cls, reader: Reader, event_id: int, device: str = "") -> Self:
        """The count of an inventory as it stands, with every index a look-alike is searched in.

        Raises Refused when the inventory is not frozen yet, was given up or is signed.
        """
        event = open_event(reader, event_id)
        book = Book(reader, event_id)
        judged, norms = said(readings(reader, event_id), book)
        outcomes, read = replay(book.register, judged, book.by_item, norms)
        book.register.prepare()
        tally = Counter(each.kind for each in outcomes if each.kind)
        return cls(
            event_id,
            event.event_no or "",
            book,
            read,
            Numbers(reader, device),
            tally,
            event.started_on is not None,
        )

    def judge(self, seen: Seen) -> Outcome:
        """What a reading would be. Nothing is kept."""
        return self.book.register.outcome(
            seen.serial, site_id=seen.site_id, unit_id=seen.unit_id, type_id=seen.type_id, line_id=seen.line_id,
            read=self.read,
        )  # fmt: skip

    def take(self, seen: Seen, outcome: Outcome) -> None:
        """Counts a reading that was saved."""
        self.read.take(outcome, seen.serial, seen.type_id)
        self.tally[outcome.kind] += 1


def record(office: Office, count: Count, seen: Seen) -> Recorded:
    """Keeps one reading; when this returns it outlives a power cut. Raises Refused when the inventory is closed."""
    outcome = count.judge(seen)
    uid, number = count.numbers.take()
    with office.change(f"Read {seen.serial or 'an unreadable mark'}") as work:
        _begin(office, work, count)
        reading_id = work.add(
            Reading,
            values_of(
                count.event_id,
                seen,
                outcome,
                uid=uid,
                device=count.numbers.device,
                number=number,
                when=office.clock(),
                by=office.user,
            ),
        )
    count.begun = True
    count.take(seen, outcome)
    return Recorded(reading_id, uid, outcome)


def record_many(
    office: Office, count: Count, seen: Sequence[Seen], progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> list[Recorded]:  # fmt: skip
    """Keeps readings that came together (a pasted list, a page of paper) as one change and one undo step.

    All are kept or none. Raises Refused when stopped.
    """
    if not seen:
        return []
    trial = replace(count, read=count.read.copy(), tally=Counter(count.tally))
    made: list[tuple[str, Outcome]] = []
    with office.change(f"Read {len(seen)} serials") as work:
        work.watch = watching(progress, cancelled)
        _begin(office, work, count)
        rows, began = [], office.clock()
        for at, each in enumerate(seen):
            outcome = trial.judge(each)
            trial.take(each, outcome)
            uid, number = count.numbers.take()
            made.append((uid, outcome))
            when = began + timedelta(milliseconds=at)  # they keep their order
            rows.append(
                values_of(
                    count.event_id,
                    each,
                    outcome,
                    uid=uid,
                    device=count.numbers.device,
                    number=number,
                    when=when,
                    by=office.user,
                )
            )
        ids = work.add_many(Reading, rows)
    count.begun, count.read, count.tally = True, trial.read, trial.tally
    return [Recorded(each, uid, outcome) for each, (uid, outcome) in zip(ids, made, strict=True)]


def watching(progress: disk.Progress, cancelled: disk.Cancelled) -> Callable[[int, int], object]:
    """Tells how far a change is, and stops it when asked to."""

    def watch(done: int, total: int) -> None:
        disk.stop_if(cancelled, "The change")
        progress(done, total)

    return watch


def _begin(office: Office, work: Work, count: Count) -> None:
    if count.begun:
        return
    event = work.current(InventoryEvent, count.event_id)
    if event is not None and event.started_on is None:
        work.set(InventoryEvent, count.event_id, {"started_on": office.today})


def values_of(
    event_id: int,
    seen: Seen,
    outcome: Outcome,
    *,
    uid: str,
    device: str,
    number: int,
    when: datetime,
    by: str,
) -> dict[str, object]:
    """The fields of a reading."""
    return {
        "reading_uid": uid, "device": device, "sequence": number, "event_id": event_id, "read_at": when,
        "read_by": by or None, "serial_read": seen.serial.strip() or None,
        "read_method": PAPER if seen.line_id is not None else seen.method, "sighted": seen.sighted,
        "article_type_id": seen.type_id, "site_id": seen.site_id, "unit_id": seen.unit_id,
        "location_text": seen.location or None, "mark_quality": seen.mark_quality or None,
        "condition": seen.condition or None, "photo": seen.photo_id, "match_kind": outcome.kind,
        "matched_item_id": outcome.item_id,
        "expected_line_id": seen.line_id if seen.line_id is not None else outcome.line_id,
    }  # fmt: skip


def strike(office: Office, reading_id: int, reason: str) -> None:
    """Strikes a reading out: it stays on file and counts for nothing. Raises Usage without a reason."""
    strike_many(office, (reading_id,), reason)


def strike_many(office: Office, ids: Iterable[int], reason: str) -> None:
    """Strikes readings out, as one change. Raises Usage without a reason."""
    if not reason.strip():
        raise Usage("A reading is struck out with a reason.", do="Say what was wrong with it.")
    wanted = list(ids)
    with office.change(
        "Strike out a reading" if len(wanted) == 1 else f"Strike out {len(wanted)} readings"
    ) as work:
        if work.current_many(Reading, wanted).keys() != set(wanted):
            raise NotFound("That reading is not there.")
        work.set_many(Reading, {
            each: {
                "struck_on": office.today, "resolution": "MISREAD", "resolved_by": office.user,
                "resolution_note": reason,
            }
            for each in wanted
        })  # fmt: skip
