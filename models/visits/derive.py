"""Derived fields and forms of visit records: pure functions of facts that never ask for the day."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from models.calendar import months_after
from models.fields import FieldError
from models.kinds import Kind
from models.rules import Facts, once
from models.states import standing_entries
from models.visits import counting, lead, moving
from models.visits.states import CLEARED

STATUS = (moving.STEPS, moving.ANSWERS)
LEAD = counting.REQUEST_READS
TRAVELS = ("request_traveller<traveller_id", "request_traveller<traveller_id.request_id")
ITEMS = ("support_item<plan_id",)
GOODS = ("hazmat_line<aircraft_id",)
LEG_WINDOW = ("profile_id", "aircraft_id.request_id.profile_id")
CALLS = ("visitor_call<visitor_id",)
INVESTIGATION_MONTHS = 60
"""SAMM C2.1.9.2.4.1: a background investigation every five years."""
TEMPORARY_DAYS = 120
"""3 FAM 7222: a temporary certificate holds 120 days."""
ELEMENT_MONTHS = 60
"""22 USC 3927a: the Chief of Mission reviews each staff element every five years."""
THRESHOLD_TENTHS_KG = 4536
"""AFI 11-2C-130V3 6.30: 1,000 lb of other classes count as hazardous cargo; in tenths of a kilogram."""


# -- forms of texts -----------------------------------------------------------------------------------------------
def ten_digits(text: str) -> str:
    """Ten digits; raises FieldError for anything else."""
    found = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"[0-9]{10}", found):
        raise FieldError("a DoD ID number has ten digits")
    return found


def two_letters(text: str) -> str:
    """Two capital letters; raises FieldError for anything else."""
    found = text.strip().upper()
    if not re.fullmatch(r"[A-Z]{2}", found):
        raise FieldError("a country is written with two letters")
    return found


def clock(text: str) -> str:
    """A time of day as 09:00; 900, 0900 and 9:00 are the same. Raises FieldError for what is none."""
    found = re.fullmatch(r"(\d{1,2})[:.]?(\d{2})", text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise FieldError("a time is written 0900 or 17:30")
    return f"{int(found[1]):02}:{found[2]}"


def _numbered(prefix: str) -> Callable[[str], str]:
    def form(text: str) -> str:
        found = re.fullmatch(rf"{prefix}[-\s]?(\d{{4}})[-\s]?(\d{{1,5}})", text.strip().upper())
        if found is None:
            raise FieldError(f"a number is written {prefix}-2026-0142")
        return f"{prefix}-{found[1]}-{int(found[2]):04}"

    return form


local_number = _numbered("VC")
industry_number = _numbered("IV")


# -- the request ----------------------------------------------------------------------------------------------------
@once
def request_status(f: Facts) -> str:
    """Status of the request from its steps and the answers."""
    return moving.status(f.record, f.all(moving.STEPS), f.all(moving.ANSWERS))


def status_since(f: Facts) -> date | None:
    """Day of the last step or answer."""
    days = [row.get("stepped_on") for row in standing_entries(f.all(moving.STEPS), "stepped_on")]
    days += [row.get("acted_on") for row in standing_entries(f.all(moving.ANSWERS), "acted_on")]
    return max((each for each in days if each), default=None)


@once
def _lines(f: Facts) -> dict[str, str]:
    return moving.line_states(f.record, f.all(moving.STEPS), f.all(moving.ANSWERS))


def line_state(line: str) -> Callable[[Facts], str]:
    """State of one of the four clearances."""

    def state(f: Facts) -> str:
        return _lines(f)[line]

    return state


def restriction(f: Facts) -> str | None:
    """Restrictions of the answers that stand, one a line."""
    standing = standing_entries(f.all(moving.ANSWERS), "acted_on")
    last: dict[str, Kind] = {str(row.get("approval_kind")): row for row in standing}
    told = [
        str(row.get("answer_restriction"))
        for line, row in last.items()
        if row.get("answer_restriction") and _lines(f).get(line) == row.get("answer")
    ]
    return "\n".join(told) or None


def submitted_on(f: Facts) -> date | None:
    """Day it first went to the approvers, by the steps that stand."""
    steps = standing_entries(f.all(moving.STEPS), "stepped_on")
    sent = (row.get("stepped_on") for row in steps if row.get("to_status") == "SUBMITTED")
    return min((each for each in sent if each), default=None)


def decided_on(f: Facts) -> date | None:
    """Day of the answer that settled it, while it is settled."""
    if request_status(f) not in (*CLEARED, "DENIED", "REVOKED"):
        return None
    answers = standing_entries(f.all(moving.ANSWERS), "acted_on")
    return max((each for row in answers if (each := row.get("acted_on"))), default=None)


def submit_by(f: Facts) -> date | None:
    """Last day to send a request, in the host's time: by the lead time of the profile or of each country leg."""
    found = counting.request_deadline(f)
    return found.day if found else None


# -- the rest -------------------------------------------------------------------------------------------------------
def last_travel(f: Facts) -> date | None:
    """Last day of the latest request of a traveller."""
    return max((each for row in f.all(TRAVELS[1]) if (each := row.get("date_to"))), default=None)


def last_call(f: Facts) -> date | None:
    """Day of the latest call of a visitor."""
    return max((each for row in f.all(CALLS[0]) if (each := row.get("call_on"))), default=None)


def open_items(f: Facts) -> int:
    """How many items of a plan are neither arranged nor left out with a reason."""
    return sum(
        row.get("item_done_on") is None and not row.get("item_reason")
        for row in f.all("support_item<plan_id")
    )


def days_in_advance(f: Facts) -> int | None:
    """Days from the package of a company to its visit (SAMM C2.1.8.4)."""
    received, begins = f.record.get("received_on"), f.record.get("call_from")
    return (begins - received).days if received and begins else None


def escort_required(f: Facts) -> bool:
    """Whether a call needs an escort: the area asks for one and no whole exception is recorded (SAMM C2.1.9.2.3)."""
    area = f.one("area_id")
    if area is None or not area.get("nonreleasable"):
        return False
    row = f.record
    excepted = (
        row.get("exception_necessity") and row.get("exception_duty_hours") and row.get("exception_stored")
    )
    return not (excepted and row.get("exception_by_id") and row.get("exception_on"))


def reinvestigation(f: Facts) -> date | None:
    """Day by which the next background investigation is due."""
    last = f.record.get("investigation_on")
    return months_after(last, INVESTIGATION_MONTHS) if last else None


def temporary_until(f: Facts) -> date | None:
    """Last day of a temporary certificate; none once the final one is given."""
    given = f.record.get("temp_cert_on")
    if given is None or f.record.get("final_cert_on"):
        return None
    extended: date | None = f.record.get("temp_cert_extended_to")
    return extended or given + timedelta(days=TEMPORARY_DAYS)


def next_element_review(f: Facts) -> date | None:
    """Day by which the Chief of Mission reviews a staff element again."""
    last = f.record.get("com_reviewed_on")
    return months_after(last, ELEMENT_MONTHS) if last else None


def proposal_state(f: Facts) -> str:
    """State of a proposal from its days."""
    for key, state in (
        ("published_on", "PUBLISHED"),
        ("answered_on", "ANSWERED"),
        ("sent_on", "SENT"),
        ("approved_on", "APPROVED"),
    ):
        if f.record.get(key):
            return state
    return "DRAFT"


def holds(part: str) -> Callable[[Facts], str | None]:
    """First or last moment of a cleared leg: as recorded, else by the window of the profile (VIS-R-32)."""

    def at(f: Facts) -> str | None:
        row = f.record
        if row.get("leg_status") not in CLEARED:
            return None
        found = counting.standing_window(row, f.one(LEG_WINDOW[0]) or f.one(LEG_WINDOW[1]))
        told = (
            row.get("approved_at") or row.get("valid_from_at") or row.get("valid_to_at") or row.get("eta_at")
        )
        zone = lead.zone_in(told)
        return lead.local_of(getattr(found, part), zone) if found is not None and zone is not None else None

    return at


def flight_remark(f: Facts) -> str | None:
    """HAZARDOUS CARGO where the goods aboard ask for it in the remarks of the flight plan (AFI 11-2C-130V3 6.30)."""
    rows = f.all(GOODS[0])
    other = sum(int(row.stored.get("gross_kg") or 0) for row in rows if row.get("hazard_class") != "9")
    return "HAZARDOUS CARGO" if other >= THRESHOLD_TENTHS_KG or any(map(_always, rows)) else None


def _always(row: Kind) -> bool:
    """Whether goods count as hazardous cargo whatever they weigh."""
    division = str(row.get("hazard_division") or "")
    told = row.get("toxic_munitions") or row.get("infectious") or row.get("yellow_three")
    return bool(told) or division in ("1.1", "1.2", "1.3")
