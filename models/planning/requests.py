"""What the office asks for besides a line: waivers, training on the job, fellowships and teams."""

from models.fields import OnRemove
from models.imports import ImportShape
from models.kinds import (
    Kind,
    Section,
    Spec,
    choice,
    day,
    decimal,
    derived,
    file,
    flag,
    link,
    long_text,
    money,
    text,
    whole,
)
from models.planning import derive
from models.planning.purposes import FIRST_YEAR, LAST_YEAR


class ImetWaiver(Kind):
    """A request that the rules of IMET be waived for a training."""

    spec = Spec(
        name="imet_waiver",
        label="IMET waiver",
        plural="IMET waivers",
        about="A request for a waiver of IMET policy, through the combatant command, in the set format with eight "
        "numbered justifications. Every one is listed in Appendix E of the training plan.",
        area="planning",
        cites="JSCET 3-3f; SAMM Figure C10.F1",
        title=("waiver_type", "waiver_course"),
        sort=("waiver_fy", "waiver_course"),
        frozen_by="waiver_sent_on",
        loose=("waiver_answer", "waiver_answered_on", "waiver_no", "waiver_file"),
        sections=(
            Section("Request", ("country_id", "training_line_id", "waiver_ccmd", "waiver_ia", "waiver_type",
                                "requested_training")),
            Section("Course and cost", ("waiver_course", "waiver_fy", "waiver_qtr", "waiver_priority",
                                        "waiver_unit_cost", "waiver_quantity", "waiver_other_cost", "other_cost_why")),
            Section("Justification", ("why_requirement", "why_objective", "why_capability", "why_quantity",
                                      "why_impact", "why_funding", "why_political", "why_benefit")),
            Section("Way", ("waiver_sent_on", "waiver_answer", "waiver_answered_on", "waiver_no", "waiver_file")),
        ),
    )  # fmt: skip
    country_id = link("Country", "country", help="Country that asks.", column=True)
    training_line_id = link("Line", "training_line", OnRemove.KEEP, help="Line that needs it.", column=True)
    waiver_ccmd = choice("Through", "ccmd", help="Combatant command.", column=True)
    waiver_ia = choice("Service program", "ia_code", help="Program of which service.", column=True)
    waiver_type = choice("Type of waiver", "waiver_type", help="What is to be waived.", column=True)
    requested_training = long_text(
        "Requested training", help="Precisely: 2-week MTT, one E-7 or E-8.", max_length=1000
    )
    waiver_course = text("Title of course", help="As listed.", max_length=160, column=True, search=True)
    waiver_fy = whole("Program year", help="Fiscal year.", minimum=FIRST_YEAR, maximum=LAST_YEAR, column=True)
    waiver_qtr = whole("Quarter", help="Fiscal quarter, 5 for the fifth.", minimum=1, maximum=5)
    waiver_priority = choice("Priority", "priority", help="A, B or D.", cites="JSCET 3-11a")
    waiver_unit_cost = money("Unit cost", help="Per person or team.", minimum=0)
    waiver_quantity = whole("Quantity", help="People or teams.", minimum=1, counts=True)
    waiver_other_cost = money("Other costs", help="Authorized costs besides.", minimum=0)
    other_cost_why = long_text(
        "Other costs are", help="Details and why they are authorized.", max_length=2000
    )
    why_requirement = long_text("1 Requirement", help="Why, which capability, how urgent.", max_length=4000)
    why_objective = long_text(
        "2 Objective", help="IMET objective per CETPP, and alternatives.", max_length=4000
    )
    why_capability = long_text(
        "3 Capability", help="Whether it exists in the country, and steps to it.", max_length=4000
    )
    why_quantity = long_text("4 Quantity", help="Total needed, trained, lost.", max_length=4000)
    why_impact = long_text("5 Impact", help="What follows if it is not approved.", max_length=4000)
    why_funding = long_text("6 Funding", help="Why IMET and not FMS or FMF.", max_length=4000)
    why_political = long_text("7 Significance", help="Political and military.", max_length=4000)
    why_benefit = long_text("8 Benefit", help="What the United States has of it.", max_length=4000)
    waiver_sent_on = day("Sent on", help="Day it went to the command.", column=True)
    waiver_answer = choice(
        "Answer", "waiver_answer", help="Approved or denied; empty while open.", column=True
    )
    waiver_answered_on = day("Answered on", help="Day of the answer.", column=True)
    waiver_no = text("Number", help="Number or message of the approval.", max_length=80, search=True)
    waiver_file = file("Answer as received", help="The answer as a file or scan.")
    waiver_total = derived(money("Total cost", help="Quantity times unit cost, and other costs.", column=True), (),
                           derive.waiver_total)  # fmt: skip


class OjtRequest(Kind):
    """A request for on-the-job, observer or familiarization training."""

    spec = Spec(
        name="ojt_request",
        label="OJT request",
        plural="OJT requests",
        about="A request for on-the-job, observer or familiarization training in the set format, items A to K.",
        area="planning",
        cites="JSCET Figure 3-2, 3-29, 3-30",
        title=("ojt_title",),
        sort=("ojt_title",),
        frozen_by="ojt_sent_on",
        loose=("ojt_answer", "ojt_answered_on", "ojt_answer_ref"),
        sections=(
            Section("Request", ("country_id", "ojt_branch", "training_line_id", "ojt_type", "ojt_title",
                                "ojt_weeks")),
            Section("Training", ("ojt_objective", "ojt_tasks", "ojt_equipment", "ojt_when", "latest_graduation")),
            Section("Student", ("student_id", "ojt_experience", "ojt_prior", "ojt_expected_duty", "ojt_clearance")),
            Section("Way", ("ojt_comments", "ojt_sent_on", "ojt_answer", "ojt_answered_on", "ojt_answer_ref")),
        ),
    )  # fmt: skip
    country_id = link("Country", "country", help="Item A.", column=True)
    ojt_branch = choice("Service branch", "service", help="Item B, branch of the student.")
    training_line_id = link(
        "Line", "training_line", OnRemove.KEEP, column=True,
        help="Line it is for; case or fiscal year, WCN and T-MASL (items C to E) come from there.",
    )  # fmt: skip
    ojt_type = choice(
        "Kind of training", "training_type", help="On-the-job, observer, familiarization.", column=True
    )
    ojt_title = text("Title", help="Item G1, title or a short name of the course desired.", max_length=160, column=True,
                     search=True)  # fmt: skip
    ojt_weeks = decimal("Weeks", 1, help="Item F; the Army counts part weeks as full.", minimum=0, column=True,
                        cites="JSCET 3-29e")  # fmt: skip
    ojt_objective = long_text("Specific objective", help="Item G2.", max_length=2000)
    ojt_tasks = long_text("Tasks and skills", help="Item G3, what is to be learned.", max_length=4000)
    ojt_equipment = long_text("Equipment items", help="Item G4.", max_length=2000)
    ojt_when = text("When", help="Item H, timeframe desired or the formal courses before it.", max_length=300)
    latest_graduation = day("Latest graduation", help="Item I.", column=True)
    student_id = link("Student", "student", OnRemove.KEEP, help="Items J1 and J2.", column=True)
    ojt_experience = long_text("Experience", help="Item J3, by weapon system and level.", max_length=2000)
    ojt_prior = long_text("Prior training", help="Item J4.", max_length=2000)
    ojt_expected_duty = text("Duty afterwards", help="Item J5.", max_length=160)
    ojt_clearance = text("Clearance", help="Item J6, clearance required.", max_length=80)
    ojt_comments = long_text("Comments", help="Item K.", max_length=2000)
    ojt_sent_on = day("Sent on", help="Day it went to the service.", column=True)
    ojt_answer = choice("Answer", "service_answer", help="Of the service; empty while open.", column=True)
    ojt_answered_on = day("Answered on", help="Day of the answer.")
    ojt_answer_ref = text("Answer reference", help="Message or letter.", max_length=120)


class CtfpNomination(Kind):
    """A nomination for the counterterrorism fellowship program."""

    spec = Spec(
        name="ctfp_nomination",
        label="CTFP nomination",
        plural="CTFP nominations",
        about="A nomination for the counterterrorism fellowship program on its way: office, manager at the command, "
        "Office of the Secretary of Defense. It is made in the official system; this is the draft and where it stands.",
        area="planning",
        cites="SAMM C2.1.6.3.3",
        title=("ctfp_course",),
        sort=("ctfp_course",),
        private=True,
        sections=(
            Section("Nomination", ("country_id", "student_id", "training_line_id", "ctfp_course", "ctfp_fy",
                                   "ctfp_role", "ctfp_why")),
            Section("Way", ("ctfp_keyed_on", "ctfp_sent_on", "ctfp_ccmd_answer", "ctfp_ccmd_on", "ctfp_osd_answer",
                            "ctfp_osd_on", "ctfp_ref")),
        ),
    )  # fmt: skip
    country_id = link("Country", "country", help="Country that nominates.", column=True)
    student_id = link("Student", "student", help="Who is nominated.", column=True)
    training_line_id = link("Line", "training_line", OnRemove.KEEP, help="Line it is for.")
    ctfp_course = text("Course", help="Course or event.", max_length=160, column=True, search=True)
    ctfp_fy = whole("Fiscal year", help="Program year.", minimum=FIRST_YEAR, maximum=LAST_YEAR, column=True)
    ctfp_role = text(
        "Role against terrorism", help="What the nominee does in countering terrorism.", max_length=300
    )
    ctfp_why = long_text("Justification", help="Why this person for this course.", max_length=4000)
    ctfp_keyed_on = day("Entered on", help="Day it was entered in the official system.")
    ctfp_sent_on = day("To the command on", help="Day it went to the command's manager.", column=True)
    ctfp_ccmd_answer = choice(
        "Command's answer", "waiver_answer", help="Approved or denied; empty while open."
    )
    ctfp_ccmd_on = day("Command answered on", help="Day of the answer.", column=True)
    ctfp_osd_answer = choice(
        "OSD's answer", "waiver_answer", help="Approved or denied; empty while open.", column=True
    )
    ctfp_osd_on = day("OSD answered on", help="Day of the answer.", column=True)
    ctfp_ref = text("Reference", help="Written approval; changes of the line need one, too.", max_length=120,
                    cites="JSCET 3-11c(4)")  # fmt: skip


class TrainingTeam(Kind):
    """A team that comes to train, or a tour that is asked for."""

    spec = Spec(
        name="training_team",
        label="Team or tour",
        plural="Teams and tours",
        about="A training team asked for or in the country (MTT, MET, ETSS, language detachment, SCET), or an "
        "orientation tour. Appendices F and G of the training plan list them; SCET teams need support in the country.",
        area="planning",
        cites="SAMM C2.1.6.5, Table C11.T15; JSCET 3-3h",
        title=("team_title",),
        sort=("team_from", "team_title"),
        sections=(
            Section("Team", ("country_id", "team_fy", "team_kind", "team_title", "program_id", "training_line_id",
                             "objective_id")),
            Section("Mission", ("mission", "team_why", "members", "contract_team")),
            Section("Stay", ("team_from", "team_to", "host_unit_id", "team_place", "team_support")),
            Section("Way", ("team_asked_on", "team_answer", "team_answered_on", "team_ref")),
        ),
        imports=ImportShape(links=("country_id",)),
    )  # fmt: skip
    country_id = link("Country", "country", help="Country it comes to, or that goes on tour.", column=True)
    team_fy = whole("Fiscal year", help="Program year.", minimum=FIRST_YEAR, maximum=LAST_YEAR, column=True)
    team_kind = choice("Kind", "team_kind", help="Team or tour.", cites="JSCET 3-3h", column=True)
    team_title = text(
        "Team", help="What it trains, or who goes where.", max_length=160, column=True, search=True
    )
    program_id = link("Program", "training_program", OnRemove.KEEP, help="What pays for it.")
    training_line_id = link("Line", "training_line", OnRemove.KEEP, help="Line of the training list.")
    objective_id = link("Objective", "objective", OnRemove.KEEP, help="Objective it serves.",
                        cites="SAMM C2.1.3.3.1")  # fmt: skip
    mission = long_text("Mission", help="What it is to reach.", max_length=2000)
    team_why = long_text("Justification", help="Why it is needed; teams need one in writing.", max_length=4000,
                         cites="JSCET 3-10d(2)")  # fmt: skip
    members = whole("Members", help="People of the team or tour.", minimum=0, counts=True, column=True)
    contract_team = flag("Contract team", help="Yes for contractors; they may stay past 30 September.",
                         cites="JSCET 3-3h")  # fmt: skip
    team_from = day("From", help="First day.", column=True)
    team_to = day("To", help="Last day; other than contract teams are back by 30 September.", column=True,
                  cites="JSCET 3-3h")  # fmt: skip
    host_unit_id = link("Host unit", "unit", OnRemove.KEEP, help="Unit that is trained.", column=True)
    team_place = text("Place", help="Where.", max_length=120)
    team_support = long_text("Support", help="What office and host provide: lodging, transport, interpreters, rooms.",
                             max_length=2000, cites="SAMM C2.1.6.5")  # fmt: skip
    team_asked_on = day("Asked on", help="Day of the request to the service.", column=True)
    team_answer = choice("Answer", "service_answer", help="Of the service; empty while open.", column=True)
    team_answered_on = day("Answered on", help="Day of the answer.")
    team_ref = text("Reference", help="Message or letter.", max_length=120)
