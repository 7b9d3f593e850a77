"""What of a case must leave a paper, where that paper lies, and which places of the file a case does not need.

For the list see `models.cases.completeness`; the conditions are those of cases.md 7.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from models.calendar import months_after
from models.fields import show_date
from models.kinds import Kind
from models.rules import Facts
from models.text import listed

DOCUMENTS = "case_document<case_id"
GUARDED_DOCUMENTS = "assessment_paper<case_id"
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
    DOCUMENTS, GUARDED_DOCUMENTS, DECISIONS, LORS, CTAS, VERSIONS, INKED, LINES, MONITORED, MONITORED_DELIVERIES,
    SHIPMENTS, EVENTS, SHIPPING_PAPERS, TDRS, PLANS, SDRS, BILLS, REVIEWS, ENTRIES,
)  # fmt: skip
"""What the list is worked out from."""
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Paper:
    """A record that a paper lies with: its kind, its id (0: one that is to be made), and the field that holds it."""

    kind: str
    record_id: int
    key: str


@dataclass(frozen=True)
class Want:
    """Something of the case that must have a paper: how it is called, where the paper goes, whether it is there."""

    called: str
    paper: Paper
    held: bool


_MOVED = frozenset({"DEPARTED", "ARRIVED", "CUSTOMS", "DGR_TRANSFER", "CHECKED", "TITLE", "CONFIRMED"})
_CAME = _MOVED - {"DEPARTED"}


_APPROVALS = (("security_approved_on", "security"), ("purchaser_accepted_on", "the purchaser"))


# -- what wants a paper -------------------------------------------------------------------------------------------
def _held(row: Kind, called: str, *keys: str) -> Want:
    """A record that keeps its own paper in one of some fields."""
    key = next((each for each in keys if row.get(each) is not None), "")
    return Want(called, Paper(row.spec.name, row.id, key or keys[0]), bool(key))


def letters(f: Facts) -> Iterator[Want]:
    """Letters of request."""
    for row in f.all(LORS):
        yield _held(row, f"the request {row.get('lor_ref') or ''}".strip(), "lor_scan")


def assessments(f: Facts) -> Iterator[Want]:
    """Country team assessments."""
    for row in f.all(CTAS):
        yield _held(row, f"the assessment {row.get('cta_no') or ''}".strip(), "cta_scan")


def prices(f: Facts) -> Iterator[Want]:
    """Price and availability data that came."""
    for row in f.all(LORS):
        if row.get("pna_received_on") or row.get("pna_paper"):
            yield _held(row, f"the data to {row.get('lor_ref') or 'the request'}", "pna_paper")


def basic(f: Facts) -> Iterator[Want]:
    """The basic offer."""
    for row in f.all(VERSIONS):
        if row.get("doc_type") == "BASIC":
            yield _held(row, "the basic document", "signed_paper", "loa_paper")


def changes(f: Facts) -> Iterator[Want]:
    """Amendments, modifications and changes by hand."""
    for row in f.all(VERSIONS):
        if row.get("doc_type") not in (None, "BASIC"):
            called = f"{str(row.get('doc_type')).lower()} {row.get('doc_number') or ''}".strip()
            yield _held(row, called, "signed_paper", "loa_paper")
    for row in f.all(INKED):
        yield _held(row, f"the pen-and-ink change{_of(row.get('changed_on'))}", "ink_paper")


def sustained(f: Facts) -> Iterator[Want]:
    """The partner's agreement to accept and sustain."""
    yield _held(f.record, "the agreement", "sustain_paper")


def plans(f: Facts) -> Iterator[Want]:
    """The plan itself may be classified and is kept elsewhere: its record stands for it once both approved it."""
    for row in f.all(PLANS):
        lacks = [said for key, said in _APPROVALS if not row.get(key)]
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


def shipped(f: Facts) -> Iterator[Want]:
    """Shipping documents of each shipment that left."""
    for row in _gone(f):
        own = [each for each in f.all(SHIPPING_PAPERS) if each.stored.get("shipment_id") == row.id]
        held = [each for each in own if each.get("shipping_scan") or each.get("held_on")]
        called = f"papers of {_name(row)}"
        for each in held:
            yield Want(called, Paper(each.spec.name, each.id, "shipping_scan"), True)
        if not held:
            yield Want(called, Paper(row.spec.name, row.id, "shipment_ref"), False)


def _by_event(f: Facts, rows: Iterable[Kind], code: str, called: str, key: str = "") -> Iterator[Want]:
    """Shipments whose event carries the paper, or which carry it themselves in a field."""
    for row in rows:
        own = (each for each in f.all(EVENTS)
               if each.stored.get("shipment_id") == row.id and each.get("event_code") == code)  # fmt: skip
        held = next((each for each in own if each.get("event_paper")), None)
        if key and row.get(key):
            paper = Paper(row.spec.name, row.id, key)
        elif held is not None:
            paper = Paper(held.spec.name, held.id, "event_paper")
        else:
            paper = Paper(row.spec.name, row.id, key or "shipment_ref")
        yield Want(f"{called} of {_name(row)}", paper, held is not None or bool(key and row.get(key)))


def taken_over(f: Facts) -> Iterator[Want]:
    """Receipts of the partner's representative."""
    return _by_event(f, _guarded(f), "DGR_TRANSFER", "the receipt")


def announced(f: Facts) -> Iterator[Want]:
    """Notices to the partner that a shipment comes."""
    return _by_event(f, _gone(f), "NOTIFIED", "the notice")


def titled(f: Facts) -> Iterator[Want]:
    """Papers by which title passed."""
    return _by_event(f, _came(f), "TITLE", "the title transfer", "title_paper")


def confirmed(f: Facts) -> Iterator[Want]:
    """Confirmations of receipt to the agency."""
    return _by_event(f, _came(f), "CONFIRMED", "the confirmation")


def _guarded(f: Facts) -> Iterator[Kind]:
    """Shipments that only a designated representative may take: in the defense transport system, or classified."""
    return (row for row in _came(f) if row.get("dts") or _is_classified(row))


def reports(f: Facts) -> Iterator[Want]:
    """Discrepancy reports that were sent."""
    for row in f.all(SDRS):
        if row.get("sent_on") or row.get("sdr_paper"):
            yield _held(row, f"report {row.get('sdr_no') or ''}".strip(), "sdr_paper")


def losses(f: Facts) -> Iterator[Want]:
    """Reports of loss and damage, and what defense transport lost or damaged without one (SAMM C7.21)."""
    for row in f.all(TDRS):
        yield _held(row, f"report {row.get('tdr_no') or ''}".strip(), "tdr_scan")
    for row in _unreported(f):
        yield Want(f"a report on {_name(row)}", Paper(row.spec.name, row.id, "tdr_text"), False)


def _unreported(f: Facts) -> Iterator[Kind]:
    """Shipments of defense transport that suffered and have no report."""
    told = {row.stored.get("shipment_id") for row in f.all(TDRS)}
    gone = {row.stored.get("shipment_id") for row in f.all(EVENTS) if row.get("event_code") == "LOST"}
    return (row for row in f.all(SHIPMENTS)
            if row.get("dts") and (row.id in gone or row.get("tdr_text")) and row.id not in told)  # fmt: skip


def bills(f: Facts) -> Iterator[Want]:
    """Statements, and the quarters between them that have none."""
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


def minutes(f: Facts) -> Iterator[Want]:
    """Minutes of each review."""
    for row in f.all(REVIEWS):
        yield _held(row, f"minutes of the review{_of(row.get('review_from'))}", "minutes_paper")


def noted(f: Facts) -> Iterator[Want]:
    """Entries of the chronology."""
    for row in f.all(ENTRIES):
        yield Want("an entry", Paper(row.spec.name, row.id, "entry_text"), True)


def monitored(f: Facts) -> Iterator[Want]:
    """Deliveries of articles under enhanced monitoring (SAMM C6.2.4)."""
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
_GROUNDS = ("cta_likely_cn", "cta_first_introduction", "cta_sensitive", "cta_asked", "sensitive_class")


def needs_assessment(f: Facts) -> str:
    """SAMM C5.1.4: a ground in a letter, or an assessment that was made anyway."""
    asked = any(row.get(key) for row in f.all(LORS) for key in _GROUNDS)
    return "" if asked or f.all(CTAS) else "No letter has a ground for an assessment."


def asked_prices(f: Facts) -> str:
    """Why there is no price data."""
    asked = any(row.get("response_wanted") == "PNA" for row in f.all(LORS))
    return "" if asked or any(prices(f)) else "No price data was asked for or came."


def changed(f: Facts) -> str:
    """Why there is no change of the offer."""
    return "" if any(changes(f)) else "The offer has not been changed."


def _is_classified(row: Kind) -> bool:
    return row.get("classified_line") in ("C", "S")


def needs_plan(f: Facts) -> str:
    """SAMM C2.1.5.4.2, C7.13, C7.15: classified, controlled cryptographic, or of a security risk category."""
    rows = (*f.all(LINES), *f.all(SHIPMENTS))
    asked = any(_is_classified(row) or row.get("cci") or row.get("src") not in (None, "U") for row in rows)
    return (
        ""
        if asked or f.all(PLANS)
        else "No line or shipment is classified, cryptographic or of a risk category."
    )


def needs_representative(f: Facts) -> str:
    """SAMM C7.3: BPC, the defense transport system, or classified materiel."""
    if f.record.get("case_kind") == "BPC":
        return ""
    asked = any(row.get("dts") for row in f.all(SHIPMENTS)) or any(
        _is_classified(row) for row in (*f.all(LINES), *f.all(SHIPMENTS))
    )
    return "" if asked else "Nothing is classified or comes by defense transport."


def discrepant(f: Facts) -> str:
    """Why there is no discrepancy report."""
    return "" if f.all(SDRS) else "No discrepancy was reported."


def lost(f: Facts) -> str:
    """Why there is no report of loss."""
    return "" if f.all(TDRS) or any(_unreported(f)) else "No loss or damage in transit was reported."


def is_monitored(f: Facts) -> str:
    """Why there are no records of enhanced monitoring."""
    return "" if f.all(MONITORED) else "No line carries articles under enhanced monitoring."
