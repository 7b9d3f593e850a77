"""Events of a shipment: the one act that records what happened to it, with the findings that speak of it before.

That it left is a step which rules close (`models.cases.shipments.ShipmentEvent`, SAMM C7.13.1); the change path asks
them whoever tells it. This act also goes on where a source names an authority that may set its rule aside.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.asides import Aside, overrides
from app.attachments import Told, attach
from app.errors import Refused, Usage
from app.gates import may_aside
from app.office import Office
from app.reader import Reader
from models.cases.shipments import Shipment, ShipmentEvent
from models.findings import Finding, Strength
from models.kinds import Kind
from models.office.desk import Override
from models.rules import blocking, steps_of

CODE, DAY = "event_code", "happened_on"
TYPED = (DAY, "event_place", "event_by", "event_text", "event_paper")
"""What a person says of an event."""


@dataclass(frozen=True)
class Event:
    """Something that may be recorded of a shipment: when it was before, what closes it, what warns of it."""

    code: str
    words: str
    before: date | None = None
    closed: tuple[Finding, ...] = ()
    warned: tuple[Finding, ...] = ()
    may_aside: bool = False
    """Whether the sources of all rules that close it name an authority that may set them aside."""


def open_events(reader: Reader, shipment_id: int) -> tuple[str, tuple[Event, ...]]:
    """State of a shipment in words, and every event in the order of the table. Raises NotFound."""
    row = reader.get(Shipment, shipment_id)
    found = reader.findings(Shipment, shipment_id)
    days = {
        str(each.get(CODE)): each.get(DAY)
        for each in reader.children(ShipmentEvent, "shipment_id", shipment_id)
    }
    state = reader.show(Shipment.fields["shipment_state"], row.shipment_state)
    codes = reader.codes("shipment_event").items()
    return state, tuple(_event(code, entry.label or code, days.get(code), found) for code, entry in codes)


def record(office: Office, shipment_id: int, code: str, values: Mapping[str, object], *,
           aside: Aside | None = None) -> int:  # fmt: skip
    """Records an event of a shipment, as one change, and returns its id.

    `values` are fields of the event (`TYPED`); an `event_paper` is an attachment, or a file that is taken in. What
    closes it is passed with `aside` by somebody who may decide, where the source of each rule names an authority.
    Raises Refused with the findings, or where the day is missing; Usage for a day ahead, an unknown event or
    field; NotFound.
    """
    given = {key: value.strip() if isinstance(value, str) else value for key, value in values.items()}
    given = {key: value for key, value in given.items() if value not in (None, "")}
    event = _asked(office, shipment_id, code, given)
    row = office.reader.get(Shipment, shipment_id)
    rules = overrides(office, f"“{event.words}”", event.closed, aside, (Shipment.spec.name, shipment_id))
    paper = given.get("event_paper")
    if isinstance(paper, Path):
        given["event_paper"] = attach(
            office, Shipment, shipment_id, paper, Told("Shows an event of the shipment")
        )
    with office.change(f"Record {event.words.lower()} of {row.shown_title}"[:120]) as work:
        work.add_many(Override, rules)
        return work.add(ShipmentEvent, {**given, CODE: code, "shipment_id": shipment_id})


# -- internal --
def _event(code: str, words: str, before: date | None, found: list[Finding]) -> Event:
    gate = ShipmentEvent.spec.gate
    assert gate is not None
    if not gate.told(_would_be(code)):
        return Event(code, words, before)
    closed = tuple(blocking(found, gate.step))
    warned = tuple(
        each for each in found if each.step in steps_of(gate.step) and each.strength is Strength.WARN
    )
    return Event(code, words, before, closed, warned, bool(closed) and may_aside(closed))


def _would_be(code: str) -> Kind:
    """An event of that sort, on any day."""
    return ShipmentEvent(0, {CODE: code, DAY: date.min.isoformat()})


def _asked(office: Office, shipment_id: int, code: str, given: Mapping[str, object]) -> Event:
    _, events = open_events(office.reader, shipment_id)
    event = next((each for each in events if each.code == code), None)
    if event is None:
        raise Usage(f"There is no event “{code}”.", do=f"Events: {', '.join(each.code for each in events)}.")
    if unknown := [key for key in given if key not in TYPED]:
        raise Usage(f"An event has no {', '.join(unknown)}.", do=f"Fields: {', '.join(TYPED)}.")
    day = given.get(DAY)
    if day is None:
        raise Refused(f"“{event.words}”: the day is missing.")
    if isinstance(day, date) and day > office.today:
        raise Usage("An event is recorded once it happened, not before.")
    return event
