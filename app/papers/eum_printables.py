"""The papers of end-use monitoring, by their short names."""

from app.papers.printable import Printable


def _composed(
    name: str, label: str, subject: str, draws: str, gathers: str, about: str, **more: str
) -> Printable:
    """A paper that is drawn from parts."""
    return Printable(
        name=name, label=label, subject=subject, step="", draws=draws, holds="reports.eum.composed:ComposedFacts",
        gathers=gathers, names="reports.eum.composed:file_name", about=about, **more,
    )  # fmt: skip


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
        "inventory_report", "Inventory report", "inventory_event", "reports.eum.papers:REPORT",
        "app.papers.eum_report:report_facts",
        "What was found, not found, elsewhere, unexpected and unreadable, with totals and both signatures.",
        needs="app.papers.eum_report:missing_for", sample="app.papers.sample_eum:report_sample",
    ),
    _composed(
        "scip_entry", "SCIP-EUM entry sheet", "inventory_event", "reports.eum.papers:SCIP_ENTRY",
        "app.papers.eum_scip:scip_facts",
        "The result item by item in the order in which SCIP-EUM is keyed; its columns are the office's wording.",
        needs="app.papers.eum_scip:missing_for", sheet="app.papers.eum_scip:write_scip_sheet",
        sample="app.papers.sample_eum:scip_sample",
    ),
    _composed(
        "ccmd_view", "Quarterly EUM view", "", "reports.eum.papers:CCMD_VIEW", "app.papers.eum_quarter:ccmd_facts",
        "For the combatant command: late inventories by count and value, routine checks, checklists, deficiencies.",
        asks="a quarter such as FY2026 Q2", sheet="app.papers.eum_quarter:write_ccmd_sheet",
    ),
    _composed(
        "routine_log", "Routine EUM log", "", "reports.eum.papers:ROUTINE_LOG",
        "app.papers.eum_quarter:routine_facts", "The routine checks of a quarter, as they are reported.",
        asks="a quarter such as FY2026 Q2", sheet="app.papers.eum_quarter:write_routine_sheet",
    ),
    _composed(
        "eum_costs", "EUM plan and cost", "", "reports.eum.papers:COSTS", "app.papers.eum_costs:costs_facts",
        "What the checks of a fiscal year cost and are to cost, by fund, with person-days and items that fall due.",
        asks="a fiscal year such as FY2026", sheet="app.papers.eum_costs:write_costs_sheet",
    ),
)  # fmt: skip
"""Each is offered where its record is shown; those without a subject are printed from the command line by name."""
