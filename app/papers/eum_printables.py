"""The papers of end-use monitoring, by their short names."""

from functools import partial

from app.papers.printable import Printable, composed

_composed = partial(composed, "reports.eum.papers")


EUM_PRINTABLES: tuple[Printable, ...] = (
    Printable(
        name="count_sheet",
        label="Count sheet",
        subject="inventory_event",
        step="",
        draws="reports.eum.count_sheet:COUNT_SHEET",
        holds="reports.eum.count_sheet:CountSheetFacts",
        gathers="app.papers.eum_count:count_sheet_facts",
        names="reports.eum.count_sheet:file_name",
        about="The frozen list to count by: bar code, serial in large type, boxes, blank lines, both signatures.",
        needs="app.papers.eum_count:missing_for",
        sample="app.papers.sample_eum:count_sheet_sample",
    ),
    _composed(
        "inventory_report", "Inventory report", "inventory_event", "REPORT",
        "eum_report:report_facts",
        "What was found, not found, elsewhere, unexpected and unreadable, with totals and both signatures.",
        needs="app.papers.eum_report:missing_for", sample="app.papers.sample_eum:report_sample",
    ),
    _composed(
        "scip_entry", "SCIP-EUM entry sheet", "inventory_event", "SCIP_ENTRY",
        "eum_scip:scip_facts",
        "The result item by item in the order in which SCIP-EUM is keyed; its columns are the office's wording.",
        needs="app.papers.eum_scip:missing_for", sheet="app.papers.eum_scip:write_scip_sheet",
        sample="app.papers.sample_eum:scip_sample",
    ),
    _composed(
        "ccmd_view", "Quarterly EUM view", "", "CCMD_VIEW", "eum_quarter:ccmd_facts",
        "For the combatant command: late inventories by count and value, routine checks, checklists, deficiencies.",
        asks="a quarter such as FY2026 Q2", sheet="app.papers.eum_quarter:write_ccmd_sheet",
    ),
    _composed(
        "routine_log", "Routine EUM log", "", "ROUTINE_LOG",
        "eum_quarter:routine_facts", "The routine checks of a quarter, as they are reported.",
        asks="a quarter such as FY2026 Q2", sheet="app.papers.eum_quarter:write_routine_sheet",
    ),
    _composed(
        "eum_costs", "EUM plan and cost", "", "COSTS", "eum_costs:costs_facts",
        "What the checks of a fiscal year cost and are to cost, by fund, with person-days and items that fall due.",
        asks="a fiscal year such as FY2026", sheet="app.papers.eum_costs:write_costs_sheet",
    ),
    _composed(
        "access_letter", "Request for site access", "site_access", "ACCESS_LETTER",
        "eum_letters:access_facts",
        "The letter that asks the partner to let the team in; it needs a release.",
        needs="app.papers.eum_letters:access_missing", sample="app.papers.sample_eum:access_sample",
    ),
    _composed(
        "deficiency_sheet", "Deficiency sheet", "storage_site", "DEFICIENCIES",
        "eum_letters:deficiencies_facts",
        "What is wrong at this site and not mended, with action, owner and day; it stays with the custodian.",
        needs="app.papers.eum_letters:deficiencies_missing", sample="app.papers.sample_eum:deficiencies_sample",
    ),
    _composed(
        "blank_checklist", "Blank security checklist", "storage_site", "BLANK_CHECKLIST",
        "eum_checklist:blank_facts",
        "The items that apply to what the site holds, to be answered by hand and entered afterwards.",
        needs="app.papers.eum_checklist:blank_missing",
    ),
    _composed(
        "security_checklist", "Physical-security checklist", "physical_check", "CHECKLIST",
        "eum_checklist:filled_facts", "The items as they were answered, with the deficiencies they led to.",
        needs="app.papers.eum_checklist:filled_missing", sample="app.papers.sample_eum:checklist_sample",
    ),
    _composed(
        "discrepancy_report", "Discrepancy report", "eum_delivery", "DISCREPANCY",
        "eum_after:discrepancy_facts", "The data of an SF 364 where shipped and counted differ; a draft.",
        needs="app.papers.eum_after:discrepancy_missing",
    ),
    _composed(
        "loss_report", "Loss report", "eum_incident", "LOSS", "eum_after:loss_facts",
        "The written report, with the steps to recover and to prevent.", needs="app.papers.eum_after:loss_missing",
    ),
    _composed(
        "consent_request", "Request for consent", "transfer_request", "CONSENT",
        "eum_after:consent_facts",
        "State's standard questions with their answers, and what is enclosed or still missing.",
    ),
    _composed(
        "disposal_certificate", "Disposal certificate", "transfer_request", "DISPOSAL",
        "eum_after:disposal_facts", "Serials, method and both signatures, once State consented.",
        needs="app.papers.eum_after:disposal_missing", sample="app.papers.sample_eum:disposal_sample",
    ),
    _composed(
        "control_plan_paper", "Control plan", "control_plan", "PLAN",
        "eum_plan:plan_facts", "The plan in its sections; open ones have lines to write on.",
        needs="app.papers.eum_plan:missing_for", sample="app.papers.sample_eum:plan_sample",
    ),
    Printable(
        name="cav_binder", label="Assessment binder", subject="compliance_visit", step="",
        draws="reports.eum.binder:BINDER", holds="reports.eum.binder:BinderFacts",
        gathers="app.papers.eum_binder:binder_facts", names="reports.eum.binder:file_name",
        about="Sixteen lists that an assessor looks at, each with what is there and what is missing; contents first.",
    ),
)  # fmt: skip
"""Each is offered where its record is shown; those without a subject are printed from the command line by name."""
