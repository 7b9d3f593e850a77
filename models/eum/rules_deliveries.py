"""What rules ask when articles come, and of the places where they are kept."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.eum.deliveries import Delivery
from models.eum.events import InventoryEvent
from models.eum.places import StorageSite
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule

NOTICE = "eum.notice_days"
BPC_DAYS, TITLE_DAYS = "eum.bpc_receipt_days", "eum.title_count_days"
SITE = "site_id"
VISITS = "site_id.event_site<site_id"
EVENTS = f"{VISITS}.event_id"
ONE_DAY = timedelta(days=1)
BPC_PAPERS = {
    "shipping_papers": "the shipping documents", "title_papers": "the title transfer papers",
    "confirmed_on": "the confirmation of receipt",
}  # fmt: skip


def _delivery(f: Facts) -> Delivery:
    assert isinstance(f.record, Delivery)
    return f.record


def _arrived(record: Kind) -> bool:
    return record.stored.get("arrived_on") is not None


def _bpc_arrived(record: Kind) -> bool:
    return _arrived(record) and record.stored.get("acquisition_path") == "BPC"


ARRIVED, BPC = While(_arrived), While(_bpc_arrived)


@rule(
    "EUM-17", Strength.BLOCK, "SAMM C15.5.9.5", subject="eum_delivery", tag="S18", policy=(BPC_DAYS,), on="arrived_on",
    when=While(lambda record: _bpc_arrived(record) and record.stored.get("confirmed_on") is None),
    says="The office or another U.S. representative confirms receipt of every BPC delivery within 30 days.",
    clears="The day receipt was confirmed.",
)  # fmt: skip
def receipt_confirmed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-17: a duty of its own beside the first inventory."""
    arrived = _delivery(f).arrived_on
    assert arrived is not None
    days = p.whole(BPC_DAYS, arrived)
    due = arrived + timedelta(days=days)
    yield Finding(
        f"Receipt of this BPC delivery is to be confirmed by {show_date(due)}.", due_on=due, fields=("confirmed_on",),
        sum=f"{show_date(arrived)} + {days} days = {show_date(due)}",
    )  # fmt: skip


@rule(
    "EUM-18", Strength.WARN, "SAMM C2.1.5.4.1, C2.1.5.4.3", subject="eum_delivery", tag="S01", when=ARRIVED,
    says="A shipment is checked against its manifest, the carrier's receipt is signed, and what differs is reported on "
    "an SF 364.",
    clears="The check against the manifest, the counted quantity, the signed receipt, or the discrepancy report.",
)  # fmt: skip
def manifest_checked(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-18: no check, no receipt, or a difference without a report."""
    row = _delivery(f)
    shipped, counted = row.qty_shipped, row.qty_counted
    if row.manifest_checked_on is None or counted is None:
        yield Finding(
            "It has not been counted against the manifest.", fields=("manifest_checked_on", "qty_counted")
        )
    if row.receipt_signed_on is None:
        yield Finding("The carrier's receipt is not recorded as signed.", fields=("receipt_signed_on",))
    if shipped is not None and counted is not None and shipped != counted and row.discrepancy_ref is None:
        many, what = abs(shipped - counted), "fewer" if counted < shipped else "more"
        yield Finding(
            f"{counted:,} counted, {many:,} {what} than the {shipped:,} of the manifest: no discrepancy report.",
            fields=("qty_counted", "discrepancy_ref"), sum=f"{counted} - {shipped} = {counted - shipped}",
        )  # fmt: skip


@rule(
    "EUM-45", Strength.WARN, "SAMM C2.1.5.2", subject="eum_delivery", tag="S01",
    when=While(lambda record: _arrived(record) and record.stored.get("shipping_papers") is None),
    says="Shipping documents of what arrived are in the office's case file.",
    clears="The shipping documents.",
)  # fmt: skip
def shipping_documents_kept(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-45: an arrival without its papers."""
    yield Finding("The shipping documents are not on file.", fields=("shipping_papers",))


@rule(
    "EUM-37A", Strength.WARN, "DSCA 22-16; SAMM C2.1.5.2", subject="eum_delivery", tag="S07 S01", when=BPC,
    says="A compliance assessment checks the transfer papers of BPC deliveries: shipping documents, title transfer, "
    "confirmation of receipt.",
    clears="The papers, and the day receipt was confirmed.",
)  # fmt: skip
def bpc_papers_complete(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-37A: what an assessor would find missing."""
    missing = [key for key in BPC_PAPERS if _delivery(f).stored.get(key) is None]
    if missing:
        what = ", ".join(BPC_PAPERS[key] for key in missing)
        yield Finding(f"An assessment would find {len(missing)} of {len(BPC_PAPERS)} missing: {what}.",
                      fields=tuple(missing))  # fmt: skip


@rule(
    "EUM-47", Strength.WARN, "DODIG-2025-019 recommendation 1", subject="eum_delivery", tag="S46 I",
    reads=(SITE, VISITS, EVENTS), policy=(TITLE_DAYS,), on="title_transferred_on",
    when=While(lambda record: record.stored.get("acquisition_path") == "FMF"
               and record.stored.get("title_transferred_on") is not None),
    says="Where title of articles bought with FMF passes, the counts are written down and signed by both sides.",
    clears="A signed first inventory at the site around the day title passed.",
)  # fmt: skip
def title_counted(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-47: no signed first inventory near the passing of title; the recommendation was open when it was read."""
    passed = _delivery(f).title_transferred_on
    assert passed is not None
    around = timedelta(days=p.whole(TITLE_DAYS, passed))
    for event in f.all(EVENTS):
        assert isinstance(event, InventoryEvent)
        counted = event.ended_on or event.signed_on
        if (
            event.inventory_kind == "INITIAL"
            and event.signed_on
            and counted
            and abs(counted - passed) <= around
        ):
            return
    yield Finding(
        f"Title passed on {show_date(passed)} and no signed first inventory lies within {around.days} days of it.",
        fields=("title_transferred_on",),
    )


# -- where they are kept -----------------------------------------------------------------------------------------------
CERTIFIED = frozenset({"CERTIFIED", "CONDITIONAL"})


@rule(
    "EUM-06", Strength.WARN, "DSCA 20-64; SAMM C8.4.3, Table C8.T2", subject="storage_site", tag="S05",
    policy=(NOTICE,),
    when=While(lambda record: record.stored.get("closed_on") is None
               and record.stored.get("certification_status") != "NOT_REQUIRED"),
    says="A site that stores articles under enhanced monitoring is certified by a military department; all accept it.",
    clears="The certificate with its days, or that none is required because nothing enhanced is kept there.",
)  # fmt: skip
def site_certified(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-06: no certificate, one with conditions, or one that runs out."""
    site = f.record
    assert isinstance(site, StorageSite)
    state, last = site.certification_status, site.certified_to
    fields = ("certification_status", "certified_to")
    if state not in CERTIFIED:
        said = {"EXPIRED": "The site's physical-security certification has expired.",
                "NOT_CERTIFIED": "The site is not certified for articles under enhanced monitoring."}  # fmt: skip
        yield Finding(
            said.get(state or "", "Nothing is recorded about the site's certification."), fields=fields
        )
        return
    if state == "CONDITIONAL":
        yield Finding("The site is certified with conditions.", fields=fields)
    if last is None:
        return
    told_from = last - timedelta(days=p.whole(NOTICE, today))
    if today < told_from:
        yield LooksAgain(told_from)
    elif today <= last:
        yield LooksAgain(last + ONE_DAY)
        yield Finding(f"The certification runs out on {show_date(last)}.", due_on=last, fields=fields)
    else:
        yield Finding(f"The certification ran out on {show_date(last)}.", due_on=last, fields=fields)
