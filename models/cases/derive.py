"""Derived fields of case records: pure functions of facts that never ask for the day."""

from collections.abc import Callable
from datetime import date

from models.calendar import months_after
from models.cases import identifier, moving
from models.kinds import Kind
from models.rules import Facts, once
from models.states import standing_entries

STEPS = moving.STEPS
LORS = ("lor_case<case_id", "lor_case<case_id.lor_id")
REVIEWS = ("review_case<case_id", "review_case<case_id.review_id")
RECEIVED = ("shipment_line<line_id",)
SHIPPED = "shipment_event<shipment_id"
RETENTION_MONTHS = 120
"""Ten years after final closure (SAMM C2.T1 19; DoD 7000.14-R Vol 15 Ch 6)."""


# -- the case -----------------------------------------------------------------------------------------------------
@once
def case_state(f: Facts) -> str:
    """State of the case: that of its last step, else the one it was entered in."""
    return moving.state_after(f.record, f.all(STEPS))


def state_since(f: Facts) -> date | None:
    """Day of the last step."""
    standing = standing_entries(f.all(STEPS), "stepped_on")
    found: date | None = standing[-1].get("stepped_on") if standing else f.record.get("entered_on")
    return found


def ia_code(f: Facts) -> str | None:
    """Implementing agency of the identifier."""
    found = identifier.read(f.record.get("case_designator"))
    return found.agency if found else None


def customer_code(f: Facts) -> str | None:
    """Customer code of the identifier."""
    found = identifier.read(f.record.get("case_designator"))
    return found.customer if found else None


def first_lor(key: str) -> Callable[[Facts], date | None]:
    """The earliest of a day over the letters of request of a case."""

    def first(f: Facts) -> date | None:
        return min((day for row in f.all(LORS[1]) if (day := row.get(key))), default=None)

    return first


def lor_actionable(f: Facts) -> date | None:
    """Day the request was actionable, when every letter was; a significant change sets a new day (SAMM C5.1.7.3)."""
    days = [row.get("actionable_on") for row in f.all(LORS[1])]
    return max((day for day in days if day), default=None) if days and all(days) else None


def last_review(f: Facts) -> date | None:
    """Day of the latest review of the case, held or planned; a derived value does not know what day it is."""
    return max(
        (day for row in f.all(REVIEWS[1]) if (day := row.get("review_to") or row.get("review_from"))),
        default=None,
    )


def destroy_after(f: Facts) -> date | None:
    """Last day of keeping; none while the case is open or its records are held."""
    closed = f.record.get("closed_on")
    return None if closed is None or f.record.get("hold_from") else months_after(closed, RETENTION_MONTHS)


# -- requests -----------------------------------------------------------------------------------------------------
_LOR = (
    ("disapproved_on", "DISAPPROVED"), ("withdrawn_on", "WITHDRAWN"), ("complete_on", "COMPLETE"),
    ("actionable_on", "ACTIONABLE"), ("insufficient_on", "INSUFFICIENT"), ("received_by_ia_on", "RECEIVED"),
    ("sent_on", "SENT"), ("lor_dated_on", "DRAFTING"), ("received_by_sco_on", "DRAFTING"),
)  # fmt: skip


def lor_status(f: Facts) -> str:
    """How far a letter of request is, from what is recorded."""
    return next((status for key, status in _LOR if f.record.get(key) is not None), "PLANNED")


# -- offers -------------------------------------------------------------------------------------------------------
def version_title(f: Facts) -> str | None:
    """File key of a version: BN-B-SAA for the basic document, BN-B-SAA-A01 for its first amendment."""
    case = f.one("case_id")
    if case is None:
        return None
    kind, number = f.record.get("doc_type"), f.record.get("doc_number")
    named = str(case.get("case_designator") or "")
    return named if kind == "BASIC" or kind is None else f"{named}-{kind[0]}{number or 0:02d}"


def change_value(f: Facts) -> int | None:
    """Cents by which the total differs from the version before it."""
    total, before = f.record.get("total_cost"), f.record.get("previous_total")
    return None if total is None or before is None else total - before


def received_qty(f: Facts) -> int | None:
    """How many of a line were found on receipt; None where nothing was checked."""
    found = [qty for row in f.all(RECEIVED[0]) if (qty := row.get("qty_received")) is not None]
    return sum(found) if found else None


# -- shipments ----------------------------------------------------------------------------------------------------
EVENTS = ("NOTIFIED", "DEPARTED", "ARRIVED", "CUSTOMS", "DGR_TRANSFER", "CHECKED", "TITLE", "CONFIRMED")
"""The events of a shipment in their order; the furthest one is its state."""


def has_left(event: Kind) -> bool:
    """Whether an event tells that a shipment left."""
    return event.get("event_code") == "DEPARTED" and event.get("happened_on") is not None


def shipment_state(f: Facts) -> str:
    """The furthest event that was recorded; a notice to the partner moves nothing."""
    known = {row.get("event_code") for row in f.all(SHIPPED) if row.get("happened_on")}
    if "LOST" in known:
        return "LOST"
    return next((code for code in reversed(EVENTS[1:]) if code in known), "EXPECTED")


def event_day(code: str) -> Callable[[Facts], date | None]:
    """The day of an event, the last one where it happened more than once."""

    def found(f: Facts) -> date | None:
        return max(
            (
                day
                for row in f.all(SHIPPED)
                if row.get("event_code") == code and (day := row.get("happened_on"))
            ),
            default=None,
        )

    return found


# -- discrepancies ------------------------------------------------------------------------------------------------
_SDR = (
    ("sdr_closed_on", "CLOSED"), ("contested_on", "CONTESTED"), ("reconsider_on", "RECONSIDERATION"),
    ("sdr_answered_on", "ANSWERED"), ("sdr_acknowledged_on", "ACKNOWLEDGED"), ("sent_on", "SENT"),
)  # fmt: skip


def sdr_state(f: Facts) -> str:
    """How far a discrepancy report is, from what is recorded."""
    return next((status for key, status in _SDR if f.record.get(key) is not None), "DRAFT")


def wrong_value(f: Facts) -> int | None:
    """Cents of a discrepancy: quantity by unit price."""
    many, price = f.record.get("qty_wrong"), f.record.get("unit_price")
    return None if many is None or price is None else many * price
