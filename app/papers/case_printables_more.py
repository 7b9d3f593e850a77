"""The papers about shipments, discrepancies, reviews and closing of cases, by their short names."""

from functools import partial

from app.papers.printable import Printable, composed

_composed = partial(composed, "reports.cases.shipping")


CASE_PRINTABLES_MORE: tuple[Printable, ...] = (
    _composed(
        "delivery_variance", "Delivery variance", "case_file", "VARIANCE", "case_deliveries:variance_facts",
        "Planned for each quarter against reported and received, line by line.",
        sheet="app.papers.case_deliveries:write_variance_sheet",
    ),
    _composed(
        "sdr_data", "SF 364 data", "sdr", "SDR_DATA", "case_discrepancies:sdr_facts",
        "What SF 364 asks for, block by block, to be keyed on the form. It is not the form.",
    ),
    _composed(
        "tdr_data", "DD 361 data", "tdr", "TDR_DATA", "case_discrepancies:tdr_facts",
        "What DD 361 asks for, to be keyed on the form. It is not the form.",
    ),
    _composed(
        "plan_contents", "Transportation plan contents", "transport_plan", "PLAN_CONTENTS", "case_plan:contents_facts",
        "The headings a transportation plan must have, to be ticked. Nothing of the plan itself stands on it.",
    ),
    _composed(
        "review_agenda", "Review agenda", "case_review", "AGENDA", "case_reviews:agenda_facts",
        "Points, the cases with their figures, and what earlier reviews of them left open.",
    ),
    _composed(
        "review_minutes", "Review minutes", "case_review", "MINUTES", "case_reviews:minutes_facts",
        "What was said of each case and what is to be done, by whom until when.",
    ),
    _composed(
        "arrival_checklist", "Arrival checklist", "shipment", "ARRIVAL", "case_shipments:arrival_facts",
        "Whether the partner is ready and which papers the office holds, as answered or to be answered by hand.",
    ),
    _composed(
        "delivery_notice", "Notice of delivery", "shipment", "NOTICE", "case_shipments:notice_facts",
        "Tells the partner that a BPC shipment comes; it needs a release.",
        needs="app.papers.case_shipments:notice_missing", sample="app.papers.sample_cases:notice_sample",
    ),
    _composed(
        "title_receipt", "Title transfer receipt", "shipment", "TITLE_RECEIPT", "case_shipments:title_facts",
        "What passed to the partner, signed by both sides; it needs a release.",
        needs="app.papers.case_shipments:title_missing", sample="app.papers.sample_cases:title_sample",
    ),
    _composed(
        "inbound_list", "Shipments expected", "", "INBOUND", "case_inbound:inbound_facts",
        "Every shipment that nobody checked on receipt yet, by day of arrival.",
    ),
    _composed(
        "scip_reconciliation", "SCIP reconciliation", "", "RECONCILIATION", "case_reconciliation:reconciliation_facts",
        "Ours, theirs and the difference, where figures differ, and the cases whose figures are old.",
        sheet="app.papers.case_reconciliation:write_reconciliation_sheet",
    ),
    _composed(
        "retention_list", "Closure and retention", "", "RETENTION", "case_keeping:retention_facts",
        "Supply complete, closed, keep until, holds, and what is kept indefinitely.",
    ),
    _composed(
        "case_portfolio", "Portfolio", "", "PORTFOLIO", "case_portfolio:portfolio_facts",
        "Sums by state; its workbook lists every case, line, bill, shipment and SDR.",
        sheet="app.papers.case_portfolio:write_portfolio_sheet",
    ),
)  # fmt: skip
"""Each is offered where its record is shown; those without a subject above their list, or by name at the prompt."""
