"""What the Planning tab lists: a year's money first, what training is for, the plan as a document, graduates."""

from models.planning.cetpp import Cetpp
from models.planning.prominence import ProminentPerson
from models.planning.purposes import Objective, Requirement
from models.planning.requests import CtfpNomination, ImetWaiver, OjtRequest, TrainingTeam
from models.planning.scetwg import Scetwg
from models.planning.whatif import WhatIf
from models.planning.years import TrainingYear
from ui.planning.acts import LIST, PROMINENCE, REPORTS
from ui.records.listing import Listing

YEARS = Listing(
    kind=TrainingYear,
    icon="calendar-check",
    order="fiscal_year",
    facts={"imet_ceiling": "ceiling {}", "allocated_so_far": "allocated {}"},
    groups={"Money": (("allocation", "year_id"),)},
    empty="Every program year stands here with its ceiling, the money that came and the shares the plan reports.",
    list_acts=(LIST, REPORTS),
    imports=True,
)
OBJECTIVES = Listing(
    kind=Objective,
    order="objective_rank",
    facts={"objective_side": "{}", "objective_ref": "{}"},
    groups={"Requirements": (("requirement", "objective_id"),), "Lines": (("training_line", "objective_id"),),
            "Teams": (("training_team", "objective_id"),)},
    empty="What both sides want to reach stands here; training has to support it.",
    imports=True,
)  # fmt: skip
REQUIREMENTS = Listing(
    kind=Requirement,
    order="requirement_rank",
    facts={"requirement_fy": "FY {}", "service_answer": "{}", "estimated_cost": "about {}"},
    groups={
        "Lines": (("training_line", "requirement_id"),),
        "Instead": (("requirement", "alternative_of_id"),),
    },
    empty="What the partner asked for stands here, with who asked, why, and in which order.",
    imports=True,
)
PLANS = Listing(
    kind=Cetpp,
    order="budget_year",
    facts={"sent_ccmd_on": "to the command {}", "ccmd_approved_on": "approved {}"},
    groups={"Sections": (("cetpp_section", "cetpp_id"),)},
    empty="The yearly training plan stands here as a document, section by section.",
)
SESSIONS = Listing(
    kind=Scetwg,
    icon="users",
    order="session_from",
    facts={"session_from": "from {}", "session_to": "to {}"},
    groups={"Decisions": (("line_review", "session_id"),), "Plans": (("cetpp", "scetwg_id"),)},
    empty="The command's yearly working group stands here: when it meets and what it decided on each line.",
)
WHAT_IFS = Listing(
    kind=WhatIf,
    order="what_if_name",
    facts={"fiscal_year": "FY {}", "amount": "at {}", "applied_on": "applied {}"},
    groups={"Lines": (("what_if_line", "what_if_id"),)},
    empty="Other orders of the plan that were kept under a name stand here; the plan itself makes them.",
)
GRADUATES = Listing(
    kind=ProminentPerson,
    icon="graduation-cap",
    order="sort_name",
    facts={"own_grade": "{}", "current_position": "{}", "confirmed_on": "confirmed {}"},
    groups={
        "Positions": (("prominent_position", "person_id"),),
        "Training": (("prominent_training", "person_id"),),
    },
    empty="Former students in positions of prominence stand here; they are reported with every training plan.",
    list_acts=(PROMINENCE,),
    imports=True,
)
TEAMS = Listing(
    kind=TrainingTeam,
    icon="users",
    order="team_from",
    facts={"team_kind": "{}", "team_from": "from {}", "team_to": "to {}"},
    empty="Training teams and orientation tours stand here, asked for or under way.",
    imports=True,
)
WAIVERS = Listing(
    kind=ImetWaiver,
    order="waiver_fy",
    facts={"waiver_type": "{}", "waiver_sent_on": "sent {}", "waiver_answer": "{}"},
    empty="Requests to waive the rules of IMET stand here with their eight justifications.",
)
ON_THE_JOB = Listing(
    kind=OjtRequest,
    order="ojt_title",
    facts={"ojt_type": "{}", "ojt_sent_on": "sent {}", "ojt_answer": "{}"},
    empty="Requests for on-the-job, observer and familiarization training stand here.",
)
FELLOWSHIPS = Listing(
    kind=CtfpNomination,
    order="ctfp_course",
    facts={"ctfp_sent_on": "to the command {}", "ctfp_osd_answer": "OSD: {}"},
    empty="Nominations for the counterterrorism fellowship program stand here with how far they are.",
)
