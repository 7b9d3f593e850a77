"""Derived fields of EUM records: pure functions of facts that never ask for the day."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Protocol

from models.calendar import fiscal_quarter as quarter_no
from models.calendar import fiscal_year, months_after
from models.eum.states import BEARING, FIRST
from models.eum.text import normal_serial
from models.kinds import Kind
from models.rules import Facts, once
from models.states import standing_entries

DESIGNATIONS = "eum_designation<article_type_id"
OF_TYPE = f"article_type_id.{DESIGNATIONS}"
CHANGES = "disposition_event<item_id"
READ = "inventory_reading<matched_item_id"
DISPOSITIONS = (CHANGES,)
READINGS = (READ,)
DUE = ("article_type_id", OF_TYPE, CHANGES, READ)
OF_LINE = "#eum_item<eum_line_id"
VISITS = ("event_site<site_id", "event_site<site_id.event_id")
ENHANCED = "ENHANCED"
INITIAL_DAYS, INTERVAL_MONTHS = 90, 12
"""Where a designation names no interval (DODIG-2024-043, DODIG-2024-140)."""
INVENTORIED = frozenset({"SIGHTED", "CONTAINER", "VIRTUAL"})
"""Ways of being accounted for that count as an inventory; what the partner reports is kept apart."""
AT_ONCE = frozenset({"FOUND", "FOUND_ELSEWHERE"})
"""Outcomes that account for their item without anybody's decision."""
DECIDED = frozenset({"ACCEPTED", "MOVED", "ANOTHER", "NEW"})
"""Decisions that a reading is one certain item."""


def _newest(rows: Iterable[Kind], key: str) -> Kind | None:
    return max(rows, key=lambda row: (row.get(key) or date.min, row.id), default=None)


# -- article types ------------------------------------------------------------------------------------------------
def latest_level(f: Facts) -> str | None:
    """Level of the designation that began last."""
    found = _newest(f.all(DESIGNATIONS), "valid_from")
    return found.get("eum_level") if found else None


def _enhanced(f: Facts) -> Kind | None:
    return _newest((each for each in f.all(DESIGNATIONS) if each.get("eum_level") == ENHANCED), "valid_from")


def enhanced_from(f: Facts) -> date | None:
    """First day of the latest enhanced designation."""
    found = _enhanced(f)
    return found.get("valid_from") if found else None


def enhanced_to(f: Facts) -> date | None:
    """Last day of the latest enhanced designation."""
    found = _enhanced(f)
    return found.get("valid_to") if found else None


# -- items --------------------------------------------------------------------------------------------------------
def mark(f: Facts) -> str | None:
    """The number the item goes by: assigned in place of a lost mark, else as marked."""
    found: str | None = f.record.get("serial_assigned") or f.record.get("serial_raw")
    return found


def serial_norm(f: Facts) -> str | None:
    """The serial as it is compared: upper case, without blanks, hyphens and slashes; zeros stay."""
    found = mark(f)
    return normal_serial(found) or None if found else None


def standing_changes(changes: Iterable[Kind]) -> list[Kind]:
    """Changes of state in the order in which they were entered, without those that a later entry corrects."""
    return standing_entries(changes, "effective_on")


@once
def disposition(f: Facts) -> str:
    """State of the item: that of the last change of state, else the one it was entered in."""
    changes = standing_changes(f.all(CHANGES))
    return str((changes[-1].get("to_state") if changes else None) or f.record.get("entered_as") or FIRST)


def bears_inventory(f: Facts) -> bool:
    """Whether the item is counted in its state (eum.md 7)."""
    return disposition(f) in BEARING


@once
def _accounted(f: Facts) -> Mapping[str, str]:
    """The last day, as stored, on which signed inventories accounted for the item, by the way they did."""
    found: dict[str, str] = {}
    for row in f.all(READ):
        on, way = row.stored.get("counts_on"), row.stored.get("counts_from")
        if isinstance(on, str) and isinstance(way, str) and on > found.get(way, ""):
            found[way] = on
    return found


def _last(f: Facts, ways: Iterable[str]) -> date | None:
    days = _accounted(f)
    last = max((days.get(each, "") for each in ways), default="")
    return date.fromisoformat(last) if last else None


def last_sighted(f: Facts) -> date | None:
    """Last day the article itself was seen at a signed inventory."""
    return _last(f, ("SIGHTED",))


def last_inventoried(f: Facts) -> date | None:
    """Last day it was accounted for at a signed inventory, or before this book."""
    days = (_last(f, INVENTORIED), f.record.get("inventoried_before_on"))
    return max((each for each in days if each), default=None)


def last_reported(f: Facts) -> date | None:
    """Last day the partner reported it."""
    return _last(f, ("REPORTED",))


class Values(Protocol):
    """Values by key: a record, or what was read of one."""

    def get(self, key: str, /) -> Any:
        """One of them, None when it is empty."""


def due_kind(f: Facts) -> str | None:
    """INITIAL or ANNUAL; None when nothing is due."""
    found = _due(f)
    return found[0] if found else None


def next_due(f: Facts) -> date | None:
    """Day by which the item is to be inventoried; None where nothing is owed or the arrival is unknown."""
    found = _due(f)
    return found[1] if found else None


@once
def _due(f: Facts) -> tuple[str, date] | None:
    """What is due and when, under the enhanced designation that covers that very day (DSCA 23-44)."""
    if not bears_inventory(f):
        return None
    for each in sorted(
        f.all(OF_TYPE), key=lambda row: (row.get("valid_from") or date.min, row.id), reverse=True
    ):
        if each.get("eum_level") != ENHANCED:
            continue
        owed = due_under(f.record, last_inventoried(f), each)
        if owed and _covers(each, owed[1]):
            return owed
    return None


def _covers(designation: Kind, day: date) -> bool:
    begins, ends = designation.get("valid_from"), designation.get("valid_to")
    return (begins is None or begins <= day) and (ends is None or day <= ends)


def due_under(item: Values, last: date | None, designation: Values) -> tuple[str, date] | None:
    """What a designation asks of an item that was last inventoried on a day, or never.

    The first inventory is counted from arrival, or from the designation where that came later.
    """
    if last is not None:
        months = designation.get("interval_months") or INTERVAL_MONTHS
        return "ANNUAL", _after(last, months, designation.get("interval_basis") or "ROLLING")
    arrived, begins = item.get("delivered_on"), designation.get("valid_from")
    if arrived is None:
        return None
    initial = designation.get("initial_days")
    return "INITIAL", max(arrived, begins or arrived) + timedelta(
        days=INITIAL_DAYS if initial is None else initial
    )


def _after(last: date, months: int, basis: str) -> date:
    if basis == "FISCAL_YEAR":
        return date(fiscal_year(months_after(last, months)), 9, 30)
    if basis == "CALENDAR_YEAR":
        return date(months_after(last, months).year, 12, 31)
    return months_after(last, months)


def value(f: Facts) -> int | None:
    """Cents an item is worth: its own value, else that of its type."""
    kind = f.one("article_type_id")
    own: int | None = f.record.get("original_value")
    return own if own is not None else (kind.get("unit_value") if kind else None)


# -- sites and case lines -----------------------------------------------------------------------------------------
def last_visited(f: Facts) -> date | None:
    """Last day of an inventory at which the team was let in."""
    days = []
    for each in f.all(VISITS[0]):
        event = f.linked(each, "event_id")
        if event is not None and event.get("signed_on") and not each.get("access_refused"):
            days.append(each.get("visited_on") or event.get("ended_on") or event.get("signed_on"))
    return max((day for day in days if day), default=None)


def last_checked(f: Facts) -> date | None:
    """Day of the latest physical-security check."""
    return max(
        (day for row in f.all("physical_check<site_id") if (day := row.get("checked_on"))), default=None
    )


def serials_known(f: Facts) -> int:
    """How many items of the book name the case line."""
    return f.count(OF_LINE)


# -- inventories --------------------------------------------------------------------------------------------------
_STEPS = (
    ("cancelled_on", "CANCELLED"), ("confirmed_on", "CONFIRMED"), ("transmitted_on", "TRANSMITTED"),
    ("signed_on", "SIGNED"), ("reconciled_at", "RECONCILED"), ("started_on", "IN_PROGRESS"), ("frozen_at", "LISTED"),
)  # fmt: skip


def event_status(f: Facts) -> str:
    """How far an inventory is, from what is recorded."""
    return next((status for key, status in _STEPS if f.record.get(key) is not None), "PLANNED")


def accounts(reading: Any) -> bool:
    """Whether a reading accounts for its item: found at once, or a person decided which one it is. One counts once."""
    if reading.get("struck_on") is not None or reading.get("matched_item_id") is None:
        return False
    kind = reading.get("match_kind")
    return kind != "DUPLICATE_READ" and (kind in AT_ONCE or reading.get("resolution") in DECIDED)


def accounted(f: Facts) -> str | None:
    """How a reading accounts for its item; a sighting and the partner's word are kept apart (DoD OIG 11 Dec 2024)."""
    event = f.one("event_id")
    if event is None or not accounts(f.record):
        return None
    method = event.get("inventory_method")
    if method in ("SELF_REPORT", "DOCUMENTS") or f.record.get("read_method") == "SELF_REPORT":
        return "REPORTED"
    if f.record.get("sighted") == "DOCUMENT":
        return "REPORTED"
    if method == "VIRTUAL":
        return "VIRTUAL"
    return "CONTAINER" if f.record.get("sighted") == "CONTAINER" else "SIGHTED"


def accounted_on(f: Facts) -> date | None:
    """Day from which a signed inventory accounts for the item of a reading."""
    event = f.one("event_id")
    if event is None or event.get("signed_on") is None or not accounts(f.record):
        return None
    found: date | None = event.get("ended_on") or event.get("signed_on")
    return found


# -- looking after them -------------------------------------------------------------------------------------------
def fiscal_quarter(f: Facts) -> str | None:
    """Fiscal year and quarter of a routine check, as FY2026 Q1."""
    day = f.record.get("looked_on")
    return quarter_of(day) if day else None


def quarter_of(day: date) -> str:
    """Fiscal year and quarter of a day, as FY2026 Q1 (October to December 2025)."""
    return f"FY{fiscal_year(day)} Q{quarter_no(day)}"


def days_late(f: Facts) -> int | None:
    """Days between an event and its entry; never less than none."""
    happened, entered = f.record.get("effective_on"), f.record.get("entered_on")
    return max((entered - happened).days, 0) if happened and entered else None


COSTS = ("cost_travel", "cost_per_diem", "cost_lodging", "cost_hire", "cost_other")


def cost_total(f: Facts) -> int | None:
    """Cents of all parts together; None where none is recorded."""
    known = [each for key in COSTS if (each := f.record.get(key)) is not None]
    return sum(known) if known else None


def cost_year(f: Facts) -> int | None:
    """Fiscal year of a cost."""
    day = f.record.get("spent_on")
    return fiscal_year(day) if day else None
