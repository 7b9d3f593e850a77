"""Assessments and money: virtual assessments, papers of BPC deliveries, costs of checks and the fund they come from."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date

from models.findings import Finding, Strength
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import shown
from models.text import listed

VISIT, COST = "compliance_visit", "eum_cost"
DELIVERIES = "*eum_delivery"
BPC_PAPERS = ("title_papers", "shipping_papers", "confirmed_on")


@rule(
    "EUM-36", Strength.INFORM, "DSCA 21-64", subject=VISIT, tag="S06",
    when=While(lambda row: row.stored.get("visit_kind") == "VCA" and row.stored.get("vca_guidance") is None),
    says="Where travel is impeded DSCA may assess virtually, along its guidance plan in SCIP-EUM.",
    clears="Where the guidance plan is.",
)  # fmt: skip
def guidance_found(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-36: a virtual assessment says where its guidance is."""
    yield Finding(
        "Where the guidance plan of the virtual assessment is, is not recorded.", fields=("vca_guidance",)
    )


@rule(
    "EUM-37", Strength.WARN, "DSCA 22-16", subject=VISIT, tag="S07", reads=(DELIVERIES,),
    when=While(lambda row: row.stored.get("visit_kind") in ("CAV", "VCA"), lambda row: row.get("visit_ends_on")),
    says="An assessment also looks at the transfer papers of BPC deliveries.",
    clears="The papers and the confirmation of each BPC delivery.",
)  # fmt: skip
def bpc_papers(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-37: until the assessment ends, BPC deliveries whose papers are not whole."""
    open_ = [row for row in f.all(DELIVERIES) if row.get("acquisition_path") == "BPC"
             and any(row.get(key) is None for key in BPC_PAPERS)]  # fmt: skip
    if open_:
        names = listed(str(row.get("delivery_ref") or "one without a number") for row in open_[:4])
        more = f" and {len(open_) - 4} more" if len(open_) > 4 else ""
        yield Finding(f"Papers of BPC deliveries are not whole: {names}{more}.", due_on=f.record.get("visit_starts_on"),
                      inputs=shown(deliveries=len(open_), assessment_from=f.record.get("visit_starts_on")))  # fmt: skip


@rule(
    "EUM-38", Strength.WARN, "22 USC 2785(c); DSCA 17-20", subject=COST, tag="S25 S04",
    when=While(lambda row: row.stored.get("spent_on") is not None and row.stored.get("cost_submitted_on") is None
               and not row.stored.get("estimated")),
    says="Costs and persons of checks are recorded and submitted for each fiscal year.",
    clears="The day it was submitted, and how many persons and days it took.",
)  # fmt: skip
def cost_submitted(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-38: due on the last day of the cost's fiscal year."""
    row = f.record
    ends = date(row.get("cost_year"), 9, 30)
    missing = [key for key in ("persons", "person_days") if row.get(key) is None]
    if missing:
        yield Finding(f"{listed(row.fields[key].label for key in missing)} not recorded; the law asks for personnel.",
                      fields=tuple(missing[:1]))  # fmt: skip
    yield Finding(f"Not submitted yet for fiscal year {row.get('cost_year')}.", due_on=ends,
                  inputs=shown(spent_on=row.get("spent_on"), submitted_on=None),
                  fields=("cost_submitted_on",))  # fmt: skip


@rule(
    "EUM-39", Strength.INFORM, "DSCA 13-09", subject=COST, tag="S10",
    when=While(lambda row: row.stored.get("eum_fund") == "FMS_ADMIN"),
    says="Monitoring is paid from FMF administrative funds, not from the FMS administrative surcharge.",
    clears="Another fund, or the office's own word that the memorandum is superseded.",
)  # fmt: skip
def right_fund(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-39: the memorandum of 2013 was superseded by the chapter of 2016; confirm."""
    yield Finding("Paid from the FMS surcharge; the memorandum of 2013 asks for FMF administrative funds.",
                  fields=("eum_fund",))  # fmt: skip
