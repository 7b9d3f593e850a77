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
)  # fmt: skip
"""Each is offered where its record is shown; those without a subject are printed from the command line by name."""
