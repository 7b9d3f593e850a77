"""The papers of the training year, by their short names."""

from app.papers.printable import Printable

PLAN_PRINTABLES: tuple[Printable, ...] = (
    Printable(
        name="cetpp", label="CETPP", subject="cetpp", step="", draws="reports.planning.papers:CETPP",
        holds="reports.book:BookFacts", gathers="app.papers.plan_cetpp:plan_facts", names="reports.book:file_name",
        about="The training plan with contents and bookmarks, for the command or a service; a draft until it is sent.",
        asks="for whom: ccmd, B, D or P", usual="ccmd", by_year="app.papers.plan_cetpp:of_year",
        choices="app.papers.plan_cetpp:choices", needs="app.papers.plan_cetpp:missing_for",
        sheet="app.papers.plan_cetpp:write_plan_sheet", covers="app.papers.plan_cetpp:covered",
    ),
    Printable(
        name="plan_changes", label="Change list", subject="scetwg", step="", draws="reports.planning.papers:CHANGES",
        holds="reports.composed:ComposedFacts", gathers="app.papers.plan_changes:change_facts",
        names="reports.composed:file_name",
        about="What the working group decided on each line, with before and after; whole, or for one service.",
        asks="for whom: all, B, D or P", usual="all", by_year="app.papers.plan_changes:of_year",
        choices="app.papers.plan_changes:choices", needs="app.papers.plan_changes:missing_for",
        sheet="app.papers.plan_changes:write_changes_sheet",
    ),
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
)  # fmt: skip
"""Each is offered where its record is shown; those without a subject are printed by name."""
