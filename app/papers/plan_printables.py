"""The papers of the training year, by their short names."""

from app.papers.printable import Printable

PLAN_PRINTABLES: tuple[Printable, ...] = (
    Printable(
        name="fmt",
        label="Foreign military training report",
        subject="",
        step="",
        draws="reports.planning.fmt:FMT_REPORT",
        holds="reports.planning.fmt:FmtFacts",
        gathers="app.planning.fmt:fmt_facts",
        names="reports.planning.fmt:file_name",
        about="Training of the fiscal year just ended and the one in progress, as the joint report tells it.",
        asks="the fiscal year in progress, such as FY2027",
    ),
)
"""Those without a subject are printed from the command line by name."""
