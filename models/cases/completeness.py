"""Whether the file of a case is complete: the twenty-three places of its list, each present, missing or not needed.

The list is that of SAMM C2.1.5.2, C5.4 and C2.1.7.1.2 (cases.md 7). A place is asked for from a point of the case's
life on, by what the case is (FMS or BPC), and by what happened to it. A paper counts where it lies: as a paper of the
case file, or with the record that it belongs to.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from functools import cache

import resources
from models.calendar import months_after
from models.cases.states import ENDED
from models.fields import show_date
from models.kinds import Kind
from models.rules import Facts
from models.text import listed

DOCUMENTS = "case_document<case_id"
DECISIONS = "slot_decision<case_id"
LORS = "lor_case<case_id.lor_id"
CTAS = f"{LORS}.cta<lor_id"
VERSIONS = "loa_version<case_id"
INKED = f"{VERSIONS}.pen_and_ink<version_id"
LINES = "case_line<case_id"
MONITORED = f"{LINES}.eum_line<case_line_id"
MONITORED_DELIVERIES = f"{MONITORED}.eum_delivery<eum_line_id"
SHIPMENTS = "shipment<case_id"
EVENTS = f"{SHIPMENTS}.shipment_event<shipment_id"
SHIPPING_PAPERS = f"{SHIPMENTS}.shipment_paper<shipment_id"
TDRS = f"{SHIPMENTS}.tdr<shipment_id"
PLANS = "transport_plan<case_id"
SDRS = "sdr<case_id"
BILLS = "case_bill<case_id"
REVIEWS = "review_case<case_id.review_id"
ENTRIES = "chronology_entry<case_id"
READS = (
    DOCUMENTS, DECISIONS, LORS, CTAS, VERSIONS, INKED, LINES, MONITORED, MONITORED_DELIVERIES, SHIPMENTS, EVENTS,
    SHIPPING_PAPERS, TDRS, PLANS, SDRS, BILLS, REVIEWS, ENTRIES,
)  # fmt: skip
"""What the list is worked out from."""
FMS, BPC = "FMS", "BPC"
BOTH = (FMS, BPC)
ONE_DAY = timedelta(days=1)
SEVERAL = 3
"""What is missing is told this many times; the rest is counted."""


class State(StrEnum):
    """How a place of the file stands."""

    PRESENT = "present"
    MISSING = "missing"
    NOT_APPLICABLE = "not applicable"
    NOT_YET = "not yet"


class Phase(IntEnum):
    """How far a case came, in the order of its life."""

    PLANNED = 0
    ASKED = 1
    DEVELOPED = 2
    OFFERED = 3
    ANSWERED = 4
    ACCEPTED = 5
    IMPLEMENTED = 6
    COMPLETE = 7
    CLOSED = 8


_PHASES = {
    "PLANNED": Phase.PLANNED, "DEVELOPMENT": Phase.DEVELOPED, "WRITE": Phase.DEVELOPED, "REVIEW": Phase.DEVELOPED,
    "PROPOSED": Phase.DEVELOPED, "OFFERED": Phase.OFFERED, "EXPIRED": Phase.OFFERED, "REJECTED": Phase.ANSWERED,
    "BPC_WAIT": Phase.OFFERED, "ACCEPTED": Phase.ACCEPTED, "IMPLEMENTED": Phase.IMPLEMENTED,
    "SUSPENDED": Phase.IMPLEMENTED, "SSC": Phase.COMPLETE, "CLOSED_INTERIM": Phase.CLOSED, "CLOSED": Phase.CLOSED,
}  # fmt: skip
_REACHED = (
    ("implemented_on", Phase.IMPLEMENTED),
    ("accepted_on", Phase.ACCEPTED),
    ("offered_on", Phase.OFFERED),
)
"""How far a case came that ended before its time, by its days."""


@dataclass(frozen=True)
class Paper:
    """A record that a paper lies with: its kind, its id (0: one that is to be made), and the field that holds it."""

    kind: str
    record_id: int
    key: str


@dataclass(frozen=True)
class Slot:
    """A place of the file: how it stands, why, what lies in it, and the form that fills it."""

    code: str
    label: str
    state: State
    why: str
    papers: tuple[Paper, ...] = ()
    mend: Paper = Paper(DOCUMENTS.partition("<")[0], 0, "paper_scan")


@dataclass(frozen=True)
class Want:
    """Something of the case that must have a paper: how it is called, where the paper goes, whether it is there."""

    called: str
    paper: Paper
    held: bool


@dataclass(frozen=True, eq=False)
class _Place:
    code: str
    kinds: tuple[str, ...]
    since: Phase
    wants: Callable[[Facts], Iterable[Want]] | None = None
    """Each of what it yields must have its paper; without any, one paper of the file fills the place."""
    applies: Callable[[Facts], str] | None = None
    """Why the place is not needed; empty where it is."""
    only_with: bool = False
    """Whether there is nothing to keep before something wants it, until supply is complete."""


# -- how far a case came ------------------------------------------------------------------------------------------
def phase(case: Kind) -> Phase:
    """How far a case came: by its state, and where it ended before its time by its days."""
    state = case.get("case_state") or case.get("entered_as") or "PLANNED"
    known = _PHASES.get(state)
    if known is None and state in ENDED:
        return next((reached for key, reached in _REACHED if case.get(key)), Phase.ASKED)
    return Phase.ASKED if known is None else known


_MOVED = frozenset({"DEPARTED", "ARRIVED", "CUSTOMS", "DGR_TRANSFER", "CHECKED", "TITLE", "CONFIRMED"})
_CAME = _MOVED - {"DEPARTED"}


# -- what wants a paper -------------------------------------------------------------------------------------------
def _held(row: Kind, called: str, *keys: str) -> Want:
    """A record that keeps its own paper in one of some fields."""
    key = next((each for each in keys if row.get(each) is not None), "")
    return Want(called, Paper(row.spec.name, row.id, key or keys[0]), bool(key))


def _letters(f: Facts) -> Iterator[Want]:
    for row in f.all(LORS):
        yield _held(row, f"the request {row.get('lor_ref') or ''}".strip(), "lor_scan")


def _assessments(f: Facts) -> Iterator[Want]:
    for row in f.all(CTAS):
        yield _held(row, f"the assessment {row.get('cta_no') or ''}".strip(), "cta_scan")


def _prices(f: Facts) -> Iterator[Want]:
    for row in f.all(LORS):
        if row.get("pna_received_on") or row.get("pna_paper"):
            yield _held(row, f"the data to {row.get('lor_ref') or 'the request'}", "pna_paper")


def _basic(f: Facts) -> Iterator[Want]:
    for row in f.all(VERSIONS):
        if row.get("doc_type") == "BASIC":
            yield _held(row, "the basic document", "signed_paper", "loa_paper")


def _changes(f: Facts) -> Iterator[Want]:
    for row in f.all(VERSIONS):
        if row.get("doc_type") not in (None, "BASIC"):
            called = f"{str(row.get('doc_type')).lower()} {row.get('doc_number') or ''}".strip()
            yield _held(row, called, "signed_paper", "loa_paper")
    for row in f.all(INKED):
        yield _held(row, f"the pen-and-ink change{_of(row.get('changed_on'))}", "ink_paper")


def _sustained(f: Facts) -> Iterator[Want]:
    yield _held(f.record, "the agreement", "sustain_paper")


def _plans(f: Facts) -> Iterator[Want]:
    """The plan itself may be classified and is kept elsewhere: its record stands for it once both approved it."""
    for row in f.all(PLANS):
        lacks = [said for key, said in (("security_approved_on", "security"), ("purchaser_accepted_on", "the purchaser"))
                 if not row.get(key)]  # fmt: skip
        called = f"approval of plan {row.get('plan_version') or ''} by {listed(lacks)}".replace("  ", " ")
        yield Want(called, Paper(row.spec.name, row.id, "security_approved_on"), not lacks)


def _gone(f: Facts) -> Iterator[Kind]:
    """Shipments that are under way or came."""
    moved = {row.stored.get("shipment_id") for row in f.all(EVENTS) if row.get("event_code") in _MOVED}
    return (row for row in f.all(SHIPMENTS) if row.id in moved)


def _came(f: Facts) -> Iterator[Kind]:
    """Shipments that came."""
    came = {row.stored.get("shipment_id") for row in f.all(EVENTS) if row.get("event_code") in _CAME}
    return (row for row in f.all(SHIPMENTS) if row.id in came)


def _shipped(f: Facts) -> Iterator[Want]:
    for row in _gone(f):
        own = [each for each in f.all(SHIPPING_PAPERS) if each.stored.get("shipment_id") == row.id]
        held = [each for each in own if each.get("shipping_scan") or each.get("held_on")]
        called = f"papers of {_name(row)}"
        for each in held:
            yield Want(called, Paper(each.spec.name, each.id, "shipping_scan"), True)
        if not held:
            yield Want(called, Paper(row.spec.name, row.id, "shipment_ref"), False)


def _by_event(code: str, called: str, rows: Callable[[Facts], Iterable[Kind]], key: str = "") -> Callable[
    [Facts], Iterator[Want]
]:  # fmt: skip
    """Shipments whose event carries the paper, or which carry it themselves."""

    def wants(f: Facts) -> Iterator[Want]:
        for row in rows(f):
            own = [each for each in f.all(EVENTS)
                   if each.stored.get("shipment_id") == row.id and each.get("event_code") == code]  # fmt: skip
            said = f"{called} of {_name(row)}"
            if key and row.get(key):
                yield Want(said, Paper(row.spec.name, row.id, key), True)
            elif held := next((each for each in own if each.get("event_paper")), None):
                yield Want(said, Paper(held.spec.name, held.id, "event_paper"), True)
            else:
                yield Want(said, Paper(row.spec.name, row.id, key or "shipment_ref"), False)

    return wants


def _guarded(f: Facts) -> Iterator[Kind]:
    """Shipments that only a designated representative may take: in the defense transport system, or classified."""
    return (row for row in _came(f) if row.get("dts") or _is_classified(row))


def _reports(f: Facts) -> Iterator[Want]:
    for row in f.all(SDRS):
        if row.get("sent_on") or row.get("sdr_paper"):
            yield _held(row, f"report {row.get('sdr_no') or ''}".strip(), "sdr_paper")


def _losses(f: Facts) -> Iterator[Want]:
    for row in f.all(TDRS):
        yield _held(row, f"report {row.get('tdr_no') or ''}".strip(), "tdr_scan")


def _bills(f: Facts) -> Iterator[Want]:
    rows = f.all(BILLS)
    for row in rows:
        yield _held(row, f"the statement{_of(row.get('period_ended_on'))}", "bill_paper")
    for ended in _quarters_between({day for row in rows if (day := row.get("period_ended_on"))}):
        yield Want(f"the statement of {show_date(ended)}", Paper("case_bill", 0, "period_ended_on"), False)


def _quarters_between(known: Collection[date]) -> Iterator[date]:
    """Ends of quarters between the first and the last that are known and for which there is nothing."""
    if known:
        months = {(each.year, each.month) for each in known}
        turn, last = min(known), max(known)
        for count in range(1, 400):
            ended = months_after(turn.replace(day=1), 3 * count)
            if ended > last:
                return
            if (ended.year, ended.month) not in months:
                yield months_after(ended, 1) - ONE_DAY


def _minutes(f: Facts) -> Iterator[Want]:
    for row in f.all(REVIEWS):
        yield _held(row, f"minutes of the review{_of(row.get('review_from'))}", "minutes_paper")


def _noted(f: Facts) -> Iterator[Want]:
    for row in f.all(ENTRIES):
        yield Want("an entry", Paper(row.spec.name, row.id, "entry_text"), True)


def _monitored(f: Facts) -> Iterator[Want]:
    for row in f.all(MONITORED_DELIVERIES):
        called = f"papers of delivery {row.get('delivery_ref') or _of(row.get('arrived_on'))}".replace(
            "  ", " "
        )
        yield _held(row, called, "title_papers", "shipping_papers")


def _name(shipment: Kind) -> str:
    return str(shipment.get("shipment_ref") or shipment.get("tcn") or "the shipment")


def _of(day: date | None) -> str:
    return f" of {show_date(day)}" if day else ""


# -- what applies -------------------------------------------------------------------------------------------------
_GROUNDS = ("cta_likely_cn", "cta_first_introduction", "cta_sensitive", "cta_asked")


def _needs_assessment(f: Facts) -> str:
    """SAMM C5.1.4: a ground in a letter, or an assessment that was made anyway."""
    asked = any(row.get(key) for row in f.all(LORS) for key in _GROUNDS)
    return "" if asked or f.all(CTAS) else "No letter has a ground for an assessment."


def _asked_prices(f: Facts) -> str:
    asked = any(row.get("response_wanted") == "PNA" for row in f.all(LORS))
    return "" if asked or any(_prices(f)) else "No price data was asked for or came."


def _changed(f: Facts) -> str:
    return "" if any(_changes(f)) else "The offer has not been changed."


def _is_classified(row: Kind) -> bool:
    return row.get("classified_line") in ("C", "S")


def _needs_plan(f: Facts) -> str:
    """SAMM C2.1.5.4.2, C7.13, C7.15: classified, controlled cryptographic, or of a security risk category."""
    rows = (*f.all(LINES), *f.all(SHIPMENTS))
    asked = any(_is_classified(row) or row.get("cci") or row.get("src") not in (None, "U") for row in rows)
    return (
        ""
        if asked or f.all(PLANS)
        else "No line or shipment is classified, cryptographic or of a risk category."
    )


def _needs_representative(f: Facts) -> str:
    """SAMM C7.3: the defense transport system, or classified materiel."""
    asked = any(row.get("dts") for row in f.all(SHIPMENTS)) or any(
        _is_classified(row) for row in (*f.all(LINES), *f.all(SHIPMENTS))
    )
    return "" if asked else "Nothing is classified or comes by defense transport."


def _discrepant(f: Facts) -> str:
    return "" if f.all(SDRS) else "No discrepancy was reported."


def _lost(f: Facts) -> str:
    return "" if f.all(TDRS) else "No loss or damage in transit was reported."


def _is_monitored(f: Facts) -> str:
    return "" if f.all(MONITORED) else "No line carries articles under enhanced monitoring."


PLACES = (
    _Place("LOR", BOTH, Phase.ASKED, _letters),
    _Place("LOR_TRANSMITTAL", (FMS,), Phase.ASKED),
    _Place("CTA", BOTH, Phase.ASKED, _assessments, _needs_assessment),
    _Place("RELEASE", BOTH, Phase.OFFERED),
    _Place("PNA", (FMS,), Phase.DEVELOPED, _prices, _asked_prices),
    _Place("LOA", BOTH, Phase.OFFERED, _basic),
    _Place("CHANGES", BOTH, Phase.OFFERED, _changes, _changed),
    _Place("FORWARDING", (FMS,), Phase.OFFERED),
    _Place("ACCEPTANCE", (FMS,), Phase.ANSWERED),
    _Place("SUSTAIN", (BPC,), Phase.IMPLEMENTED, _sustained),
    _Place("TRANSPORT_PLAN", BOTH, Phase.ACCEPTED, _plans, _needs_plan),
    _Place("SHIPPING", BOTH, Phase.IMPLEMENTED, _shipped, only_with=True),
    _Place("DGR", BOTH, Phase.IMPLEMENTED, _by_event("DGR_TRANSFER", "the receipt", _guarded), _needs_representative,
           only_with=True),
    _Place("DELIVERY_NOTICE", (BPC,), Phase.IMPLEMENTED, _by_event("NOTIFIED", "the notice", _gone), only_with=True),
    _Place("TITLE", (BPC,), Phase.IMPLEMENTED, _by_event("TITLE", "the title transfer", _came, "title_paper"),
           only_with=True),
    _Place("RECEIPT", (BPC,), Phase.IMPLEMENTED, _by_event("CONFIRMED", "the confirmation", _came), only_with=True),
    _Place("SDR", BOTH, Phase.IMPLEMENTED, _reports, _discrepant, only_with=True),
    _Place("TDR", BOTH, Phase.IMPLEMENTED, _losses, _lost),
    _Place("BILLS", (FMS,), Phase.IMPLEMENTED, _bills),
    _Place("REVIEWS", BOTH, Phase.IMPLEMENTED, _minutes, only_with=True),
    _Place("CHRONOLOGY", BOTH, Phase.ASKED, _noted),
    _Place("CLOSURE", BOTH, Phase.CLOSED),
    _Place("EEUM", BOTH, Phase.IMPLEMENTED, _monitored, _is_monitored, only_with=True),
)  # fmt: skip
"""The list in its order (cases.md 7)."""


@cache
def _labels() -> dict[str, str]:
    return {row["code"]: row["label"] for row in resources.table("codes/case_slot.csv")}


# -- the list -----------------------------------------------------------------------------------------------------
def slots(f: Facts) -> tuple[Slot, ...]:
    """Every place of the file of a case, in the order of the list."""
    kept: dict[str, list[Paper]] = {}
    for row in f.all(DOCUMENTS):
        kept.setdefault(str(row.get("slot") or ""), []).append(Paper(row.spec.name, row.id, "paper_scan"))
    ruled = {row.get("slot"): row for row in f.all(DECISIONS)}
    reached = phase(f.record)
    return tuple(_stands(f, each, kept.get(each.code, []), ruled.get(each.code), reached) for each in PLACES)


def _stands(f: Facts, place: _Place, own: list[Paper], ruled: Kind | None, reached: Phase) -> Slot:
    wants = [] if place.wants is None else list(place.wants(f))
    papers = (*own, *(each.paper for each in wants if each.held))
    lacks = [each for each in wants if not each.held]
    covered = len(lacks) <= len(own)

    def stands(state: State, why: str) -> Slot:
        mend = lacks[len(own)].paper if state is State.MISSING and lacks else Slot.mend
        return Slot(place.code, _labels()[place.code], state, why, papers, mend)

    if papers and covered:
        return stands(State.PRESENT, "")
    if ruled is not None:
        return stands(State.NOT_APPLICABLE, str(ruled.get("slot_reason") or "Decided without a reason."))
    if not papers and (why := _not_needed(f, place)):
        return stands(State.NOT_APPLICABLE, why)
    if reached < place.since and not papers and not (lacks and place.only_with):
        return stands(State.NOT_YET, _BEFORE[place.since])
    if place.only_with and not wants and reached < Phase.COMPLETE:
        return stands(State.NOT_YET, "Nothing has happened that leaves such a paper.")
    return stands(State.MISSING, _said(lacks[len(own) :]) if lacks else "No such paper is in the file.")


def _not_needed(f: Facts, place: _Place) -> str:
    kind = f.record.get("case_kind")
    if kind in BOTH and kind not in place.kinds:
        return f"Only for {place.kinds[0]}."
    return place.applies(f) if place.applies else ""


_BEFORE = {
    Phase.PLANNED: "", Phase.ASKED: "From the request on.", Phase.DEVELOPED: "From the development of the case on.",
    Phase.OFFERED: "From the offer on.", Phase.ANSWERED: "From the answer to the offer on.",
    Phase.ACCEPTED: "From the acceptance on.",
    Phase.IMPLEMENTED: "From the implementation on.", Phase.COMPLETE: "From supply complete on.",
    Phase.CLOSED: "From the closure on.",
}  # fmt: skip


def _said(lacks: list[Want]) -> str:
    first = ", ".join(each.called for each in lacks[:SEVERAL])
    more = f" and {len(lacks) - SEVERAL} more" if len(lacks) > SEVERAL else ""
    return f"Not in the file: {first}{more}."


def missing(f: Facts) -> tuple[Slot, ...]:
    """The places of the file that are missing."""
    return tuple(each for each in slots(f) if each.state is State.MISSING)
