"""What the Planning tab lists: a year's money first, what training is for, the plan as a document, graduates."""

from app.planning import guidance
from models.planning.cetpp import Cetpp
from models.planning.prominence import ProminentPerson
from models.planning.purposes import Objective, Requirement
from models.planning.requests import CtfpNomination, ImetWaiver, OjtRequest, TrainingTeam
from models.planning.scetwg import Scetwg
from models.planning.whatif import WhatIf
from models.planning.years import TrainingYear
from ui.planning.acts import (
    LIST,
    PROMINENCE,
    REPORTS,
    begin_plan,
    sent_of_shown,
    show_in_plan,
    write_section,
    write_shown,
)
from ui.planning.graduates import CHANGED, CONFIRM, CONFIRM_ONE, FORMER, guidance_of
from ui.planning.scetwg.acts import changes_of_shown, lines_of_shown, workbook_of_shown
from ui.planning.scetwg.checklist import ChecklistBody
from ui.records.listing import ListAct, Listing

YEARS = Listing(
    kind=TrainingYear,
    columns=("year_name", "imet_ceiling", "allocated_so_far", "receives_imet", "reallocation_by"),
    icon="calendar-check",
    order="fiscal_year",
    facts={"imet_ceiling": "ceiling {}", "allocated_so_far": "allocated {}"},
    groups={"Money": (("allocation", "year_id"),)},
    empty="Every program year stands here with its ceiling and the money that came. "
    "Record the budget year first: the plan, its charts and the CETPP are counted from it.",
    list_acts=(LIST, REPORTS),
    imports=True,
)
OBJECTIVES = Listing(
    kind=Objective,
    columns=("objective_title", "objective_side", "objective_rank", "objective_ref", "objective_from"),
    order="objective_rank",
    facts={"objective_side": "{}", "objective_ref": "{}"},
    groups={"Requirements": (("requirement", "objective_id"),), "Lines": (("training_line", "objective_id"),),
            "Teams": (("training_team", "objective_id"),)},
    empty="What both sides want to reach stands here; training has to support it. "
    "Record the objectives before the lines that serve them.",
    imports=True,
)  # fmt: skip
REQUIREMENTS = Listing(
    kind=Requirement,
    columns=(
        "requirement_title",
        "requirement_fy",
        "requirement_rank",
        "service_answer",
        "wanted",
        "estimated_cost",
        "objective_id",
    ),
    order="requirement_rank",
    facts={"requirement_fy": "FY {}", "service_answer": "{}", "estimated_cost": "about {}"},
    groups={
        "Lines": (("training_line", "requirement_id"),),
        "Instead": (("requirement", "alternative_of_id"),),
    },
    empty="What the partner asked for stands here, with who asked and why. "
    "Record each request; a line of the plan names the one it answers.",
    imports=True,
)
PLANS = Listing(
    kind=Cetpp,
    columns=("cetpp_name", "scetwg_id", "sent_ccmd_on", "ccmd_approved_on", "prepared_by_id"),
    order="budget_year",
    facts={"sent_ccmd_on": "to the command {}", "ccmd_approved_on": "approved {}"},
    groups={"Sections": (("cetpp_section", "cetpp_id"),)},
    sheets=(("Write", "write_cetpp", write_shown), ("Record where it went…", "cetpp_sent", sent_of_shown)),
    child_sheets={"cetpp_section": write_section},
    list_acts=(ListAct("Begin a CETPP…", "begin_cetpp", "Begin the plan of a budget year.", begin_plan),),
    first="begin_cetpp",
    empty="The yearly training plan stands here as a document. "
    "Begin it with “Begin a CETPP…”: that makes all its sections.",
)
SESSIONS = Listing(
    kind=Scetwg,
    columns=("session_name", "session_from", "session_to", "session_place", "session_ccmd"),
    icon="users",
    order="session_from",
    facts={"session_from": "from {}", "session_to": "to {}"},
    groups={"Decisions": (("line_review", "session_id"),), "Plans": (("cetpp", "scetwg_id"),)},
    bodies={"Checklist": ChecklistBody},
    sheets=(
        ("Go through the lines…", "scetwg_lines", lines_of_shown),
        ("Workbook…", "scetwg_workbook", workbook_of_shown),
        ("Change list…", "scetwg_changes", changes_of_shown),
    ),
    empty="The command's yearly working group stands here. "
    "Record when it meets; its checklist and lines are gone through from there.",
)
WHAT_IFS = Listing(
    kind=WhatIf,
    columns=("what_if_name", "fiscal_year", "amount", "applied_on"),
    order="what_if_name",
    facts={"fiscal_year": "FY {}", "amount": "at {}", "applied_on": "applied {}"},
    groups={"Lines": (("what_if_line", "what_if_id"),)},
    sheets=(("Show in the plan", "what_if_in_plan", show_in_plan),),
    empty="Other orders of the plan that were kept under a name stand here. "
    "Move lines in the plan first, then “Save as what-if…”.",
)
GRADUATES = Listing(
    kind=ProminentPerson,
    columns=("full_name", "own_grade", "current_position", "confirmed_on", "prominence_basis", "us_grade"),
    icon="graduation-cap",
    order="sort_name",
    facts={"own_grade": "{}", "current_position": "{}", "confirmed_on": "confirmed {}"},
    groups={
        "Positions": (("prominent_position", "person_id"),),
        "Training": (("prominent_training", "person_id"),),
    },
    bodies={"Guidance": guidance_of},
    typed=(("person_category", "us_grade", "prominence_basis"), guidance.told),
    sheets=(FORMER,),
    finding_acts=(CONFIRM_ONE,),
    list_acts=(CHANGED, CONFIRM, PROMINENCE),
    empty="Former students in positions of prominence stand here; they are reported with every training plan. "
    "Record the first one, or import last year's form.",
    imports=True,
)
TEAMS = Listing(
    kind=TrainingTeam,
    columns=("team_title", "team_fy", "team_kind", "team_from", "team_to", "team_answer", "host_unit_id"),
    icon="users",
    order="team_from",
    facts={"team_kind": "{}", "team_from": "from {}", "team_to": "to {}"},
    empty="Training teams and orientation tours stand here. "
    "Record a team when the partner asks for it; the answer follows.",
    imports=True,
)
WAIVERS = Listing(
    kind=ImetWaiver,
    columns=("waiver_course", "waiver_fy", "waiver_type", "waiver_sent_on", "waiver_answer", "waiver_total"),
    order="waiver_fy",
    facts={"waiver_type": "{}", "waiver_sent_on": "sent {}", "waiver_answer": "{}"},
    empty="Requests to waive the rules of IMET stand here. "
    "Record the course and the type of waiver first, then its eight justifications.",
)
ON_THE_JOB = Listing(
    kind=OjtRequest,
    columns=("ojt_title", "ojt_type", "student_id", "ojt_weeks", "ojt_sent_on", "ojt_answer"),
    order="ojt_title",
    facts={"ojt_type": "{}", "ojt_sent_on": "sent {}", "ojt_answer": "{}"},
    empty="Requests for on-the-job, observer and familiarization training stand here. "
    "Record the student first, then the request.",
)
FELLOWSHIPS = Listing(
    kind=CtfpNomination,
    columns=("ctfp_course", "student_id", "ctfp_fy", "ctfp_sent_on", "ctfp_ccmd_on", "ctfp_osd_answer"),
    order="ctfp_course",
    facts={"ctfp_sent_on": "to the command {}", "ctfp_osd_answer": "OSD: {}"},
    empty="Nominations for the counterterrorism fellowship program stand here. "
    "Record the student first, then the nomination.",
)
