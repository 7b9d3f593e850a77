"""The life of a case to scale: states, holds, milestones planned and reached, money, shipments, what is next.

The picture of the window and the lines of the command line are the same time line.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from app.charts import Marker, Pattern, Span, TimeLine, Track
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.cases.casebook import CaseFile, CaseHold, CaseMilestone, CaseStep
from models.cases.derive import EVENTS
from models.cases.filing import CaseReview, ReviewAction, ReviewCase
from models.cases.moving import begins_as
from models.cases.offers import LoaVersion
from models.cases.payments import CaseBill, CasePayment
from models.cases.requests import Lor, LorCase
from models.cases.shipments import Shipment, ShipmentEvent
from models.cases.states import ENDED, EXECUTING, OFFERING
from models.kinds import Kind
from models.states import standing_entries

ONE_DAY = timedelta(days=1)
REQUEST, STATE, HOLD, PLANNED, REACHED = "Request", "State", "Hold", "Planned", "Reached"
OFFERS, MONEY, SHIPMENTS, REVIEWS, NEXT = "Offers", "Money", "Shipments", "Reviews", "Next due"


def life(reader: Reader, case: Kind) -> TimeLine:
    """The life of a case up to today, or to the last day that is planned."""
    assert isinstance(case, CaseFile)
    told = tuple(each for each in _tracks(reader, case) if each.spans or each.markers)
    days = [day for track in told for day in _days(track)] or [reader.today]
    title = f"Life of {case.shown_title}"
    return TimeLine(title, "Track", min(*days, reader.today), max(*days, reader.today), told, reader.today)


def rows(reader: Reader, case_id: int) -> list[tuple[str, str, str, str]]:
    """The same as lines: track, what, from, to (empty for a single day). Raises NotFound."""
    table = life(reader, reader.get(CaseFile, case_id)).table()
    return [(each[0], each[1], each[2], each[3]) for each in table.rows]


def _tracks(reader: Reader, case: CaseFile) -> tuple[Track, ...]:
    with translated():
        milestones = _of(reader, CaseMilestone, case)
        bills, payments = _of(reader, CaseBill, case), _of(reader, CasePayment, case)
        shipments = _of(reader, Shipment, case)
        actions = _of(reader, ReviewAction, case)
        return (
            Track(REQUEST, markers=_ordered(_letters(reader, case))),
            Track(STATE, spans=tuple(_states(reader, case))),
            Track(HOLD, spans=tuple(_holds(reader, case))),
            Track(PLANNED, markers=_ordered(_planned(reader, milestones))),
            Track(REACHED, markers=_ordered(_reached(reader, milestones))),
            Track(OFFERS, markers=_ordered(_offers(reader, case))),
            Track(MONEY, markers=_ordered(_money(reader, case, bills, payments))),
            Track(SHIPMENTS, markers=_ordered(_shipped(reader, shipments))),
            Track(REVIEWS, markers=_ordered(_reviewed(reader, case))),
            Track(
                NEXT, markers=_next_due(reader, case, (*milestones, *bills, *payments, *shipments, *actions))
            ),
        )


def _of(reader: Reader, kind: type[Kind], case: CaseFile) -> list[Kind]:
    return records.fetch_by_link(reader.connection, kind, "case_id", [case.id])


def _beyond(
    reader: Reader, between: type[Kind], link: str, target: type[Kind], case: CaseFile
) -> Iterable[Kind]:
    """The records that a case is linked with over a kind of its own."""
    ids = [int(row.stored[link] or 0) for row in _of(reader, between, case)]
    return records.fetch(reader.connection, target, ids, live=True).values()


def _ordered(markers: Iterable[Marker]) -> tuple[Marker, ...]:
    return tuple(sorted(markers, key=lambda each: (each.day, each.text)))


def _days(track: Track) -> Iterator[date]:
    yield from (day for each in track.spans for day in (each.first, each.last))
    yield from (each.day for each in track.markers)


# -- what lasts ---------------------------------------------------------------------------------------------------
def _states(reader: Reader, case: CaseFile) -> Iterator[Span]:
    """A span for each state; the one it is in lasts until today, an end is a single day."""
    steps = [
        row for row in standing_entries(_of(reader, CaseStep, case), "stepped_on") if row.get("stepped_on")
    ]
    begins = [day for day in (case.get("entered_on"), steps[0].get("stepped_on") if steps else None) if day]
    turns: list[tuple[date, str]] = [(min(begins, default=reader.today), begins_as(case))]
    for row in steps:
        if (to := row.get("to_state") or begins_as(case)) != turns[-1][
            1
        ]:  # a change of the offer is no other state
            turns.append((row.get("stepped_on"), to))
    field = CaseFile.fields["case_state"]
    for at, (first, state) in enumerate(turns):
        newest = at + 1 == len(turns)
        until = first if state in ENDED else max(first, reader.today)
        last = until if newest else turns[at + 1][0] - ONE_DAY
        if last >= first or newest:
            yield Span(first, last, reader.show(field, state), _pattern(state))


def _pattern(state: str) -> Pattern:
    """Full while money and materiel move, hatched while it stands still, an outline before and after."""
    if state == "SUSPENDED":
        return Pattern.HATCH
    return Pattern.SOLID if state in EXECUTING or state in OFFERING else Pattern.OPEN


def _holds(reader: Reader, case: CaseFile) -> Iterator[Span]:
    field = CaseHold.fields["hold_kind"]
    for row in sorted(
        _of(reader, CaseHold, case), key=lambda each: (each.get("held_from") or date.max, each.id)
    ):
        if first := row.get("held_from"):
            last = row.get("held_to") or reader.today
            kind = reader.show(field, row.get("hold_kind")) or "Hold"
            yield Span(first, max(first, last), kind, Pattern.HATCH)


# -- what happens -------------------------------------------------------------------------------------------------
_LETTER = (("lor_dated_on", "Dated"), ("received_by_ia_on", "Received"), ("actionable_on", "Actionable"))


def _letters(reader: Reader, case: CaseFile) -> Iterator[Marker]:
    for row in _beyond(reader, LorCase, "lor_id", Lor, case):
        for key, said in _LETTER:
            if day := row.get(key):
                yield Marker(day, f"{said}: {row.get('lor_ref') or 'request'}")


def _called(reader: Reader, milestone: Kind) -> str:
    code = milestone.get("milestone_code")
    words = reader.show(CaseMilestone.fields["milestone_code"], code) if code else ""
    return str(milestone.get("milestone_text") or words or "Milestone")


def _planned(reader: Reader, milestones: Iterable[Kind]) -> Iterator[Marker]:
    """What was planned; hatched where it was missed: not reached, or reached later."""
    for row in milestones:
        if day := row.get("expected_on"):
            late = (row.get("reached_on") or reader.today) > day
            yield Marker(day, _called(reader, row), Pattern.HATCH if late else Pattern.OPEN)


def _reached(reader: Reader, milestones: Iterable[Kind]) -> Iterator[Marker]:
    for row in milestones:
        if day := row.get("reached_on"):
            planned = row.get("expected_on")
            by = (day - planned).days if planned else 0
            said = f", {by} days late" if by > 0 else f", {-by} days early" if by < 0 else ""
            yield Marker(day, f"{_called(reader, row)}{said}", Pattern.HATCH if by > 0 else Pattern.SOLID)


_OFFER = (("offered_on", "offered"), ("signed_on", "signed"), ("implemented_on", "implemented"))


def _offers(reader: Reader, case: CaseFile) -> Iterator[Marker]:
    """Each version with its days; the expiry while nobody signed."""
    for row in _of(reader, LoaVersion, case):
        title = row.get("version_title") or "Offer"
        for key, said in _OFFER:
            if day := row.get(key):
                yield Marker(day, f"{title} {said}")
        if (day := row.get("oed")) and not row.get("signed_on"):
            yield Marker(day, f"{title} expires", Pattern.OPEN)


def _money(
    reader: Reader, case: CaseFile, bills: Iterable[Kind], payments: Iterable[Kind]
) -> Iterator[Marker]:
    if day := case.get("deposit_received_on"):
        yield Marker(day, "Deposit received")
    for row in payments:
        if day := row.get("payment_due_on"):
            amount = reader.show(CasePayment.fields["payment_amount"], row.stored.get("payment_amount"))
            yield Marker(day, f"Scheduled {amount}".rstrip(), Pattern.OPEN)
    for row in bills:
        if day := row.get("paid_on"):
            amount = reader.show(CaseBill.fields["amount_paid"], row.stored.get("amount_paid"))
            yield Marker(day, f"Paid {amount}".rstrip())
        elif day := row.get("bill_due_on"):
            amount = reader.show(CaseBill.fields["amount_due"], row.stored.get("amount_due"))
            yield Marker(
                day, f"Bill due {amount}".rstrip(), Pattern.HATCH if day < reader.today else Pattern.OPEN
            )


def _shipped(reader: Reader, shipments: Sequence[Kind]) -> Iterator[Marker]:
    """Dated events of each shipment; the day it is expected while it did not come."""
    field = ShipmentEvent.fields["event_code"]
    by_id = {row.id: row.get("shipment_ref") or "Shipment" for row in shipments}
    for row in records.fetch_by_link(reader.connection, ShipmentEvent, "shipment_id", by_id):
        if (day := row.get("happened_on")) and row.get("event_code") in (*EVENTS, "LOST"):
            name = by_id[int(row.stored["shipment_id"] or 0)]
            lost = row.get("event_code") == "LOST"
            said = f"{name}: {reader.show(field, row.get('event_code'))}"
            yield Marker(day, said, Pattern.HATCH if lost else Pattern.SOLID)
    for row in shipments:
        if (day := row.get("eta_on")) and not row.get("arrived_on"):
            yield Marker(
                day, f"{by_id[row.id]}: expected", Pattern.HATCH if day < reader.today else Pattern.OPEN
            )


def _reviewed(reader: Reader, case: CaseFile) -> Iterator[Marker]:
    field = CaseReview.fields["review_type"]
    for row in _beyond(reader, ReviewCase, "review_id", CaseReview, case):
        if day := row.get("review_to") or row.get("review_from"):
            kind = reader.show(field, row.get("review_type")) or "Review"
            yield Marker(day, kind, Pattern.SOLID if day <= reader.today else Pattern.OPEN)


# -- what comes next ----------------------------------------------------------------------------------------------
def owing(reader: Reader, case: CaseFile) -> tuple[Marker, ...]:
    """Everything of a case that is due and not settled, the earliest first; what is late stands among it."""
    with translated():
        rows = [row for kind, *_ in _AHEAD for row in _of(reader, kind, case)]
        found = [each for each in _due(reader, case, rows) if each.day >= reader.today or not _passed(each)]
    return _ordered(found)


def _passed(marker: Marker) -> bool:
    """Whether a day that is over needs nothing more: an instalment is only a plan, the bill is what is owed."""
    return marker.text.startswith(CasePayment.spec.label)


_AHEAD = (
    (CaseMilestone, "expected_on", "reached_on"), (CaseBill, "bill_due_on", "paid_on"),
    (CasePayment, "payment_due_on", ""), (Shipment, "eta_on", "arrived_on"),
    (ReviewAction, "action_due_on", "action_closed_on"),
)  # fmt: skip
"""By kind, the day something is due and the day that settles it."""


def _next_due(reader: Reader, case: CaseFile, rows: Iterable[Kind]) -> tuple[Marker, ...]:
    """The nearest day from today on on which something is due."""
    ahead = [each for each in _due(reader, case, rows) if each.day >= reader.today]
    return (min(ahead, key=lambda each: (each.day, each.text)),) if ahead else ()


def _due(reader: Reader, case: CaseFile, rows: Iterable[Kind]) -> Iterator[Marker]:
    if (day := case.get("oed")) and case.get("case_state") == "OFFERED":
        yield Marker(day, "Offer expires", Pattern.OPEN)
    for row in rows:
        for kind, due, settled in _AHEAD:
            if isinstance(row, kind) and (day := row.get(due)) and not (settled and row.get(settled)):
                name = _called(reader, row) if kind is CaseMilestone else row.shown_title
                yield Marker(day, f"{kind.spec.label}: {name}", Pattern.OPEN)
