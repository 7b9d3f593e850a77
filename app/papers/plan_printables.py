"""The papers of the training year, by their short names."""

from functools import partial

from app.papers.printable import Printable, composed

SAMPLES = "app.papers.sample_plan"
"""Invented requests, to look at the wording of these papers by."""
_composed = partial(composed, "reports.planning.papers")

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
    _composed(
        "imet_waiver_memo", "IMET waiver memo", "imet_waiver", "WAIVER", "plan_requests:waiver_facts",
        "The request for a waiver in the set format with its eight justifications; a draft until it is sent.",
        sample=f"{SAMPLES}:waiver_sample",
    ),
    _composed(
        "ojt_request_paper", "OJT request", "ojt_request", "OJT", "plan_requests:ojt_facts",
        "On-the-job, observer or familiarization training, items A to K; a draft until it is sent.",
        sample=f"{SAMPLES}:ojt_sample", covers="app.papers.plan_requests:covered",
    ),
    _composed(
        "ctfp_data_sheet", "CTFP data sheet", "ctfp_nomination", "CTFP", "plan_requests:ctfp_facts",
        "What is entered of a nomination and how far it is; the nomination itself is made in the official system.",
        sample=f"{SAMPLES}:ctfp_sample", covers="app.papers.plan_requests:covered",
    ),
    _composed(
        "police_certificate", "Police-training certificate", "training_line", "POLICE",
        "plan_police:certificate_facts",
        "For the partner to certify that the student does no civilian law enforcement; it needs a release.",
        needs="app.papers.plan_police:certificate_missing", sample=f"{SAMPLES}:police_sample",
        covers="app.papers.plan_requests:covered",
    ),
    _composed(
        "pop_form", "PoP form", "prominent_person", "POP_FORM", "plan_prominent:form_facts",
        "One graduate with grade, positions, training and how the position was obtained.",
        sample=f"{SAMPLES}:form_sample",
    ),
    _composed(
        "pop_list", "Positions of prominence", "", "POP_LIST", "plan_prominent:list_facts",
        "Every prominent graduate on a line, with all positions and training.",
        covers="app.papers.plan_prominent:covered",
    ),
    _composed(
        "pop_changes", "Changes on prominent graduates", "", "POP_CHANGES", "plan_prominent:changes_facts",
        "New graduates and what changed on earlier ones since the last report.",
        asks="since which day, or “last report”", usual="last report",
        covers="app.papers.plan_prominent:changed_covered",
    ),
)  # fmt: skip
"""Each is offered where its record is shown; those without a subject are printed by name."""
