"""The training list: its lines and the states they pass through."""

from models.fields import OnRemove
from models.following import Follows
from models.imports import ImportShape
from models.kinds import (
    Kind,
    Section,
    Spec,
    choice,
    day,
    derived,
    file,
    flag,
    link,
    long_text,
    money,
    percent,
    text,
    whole,
)
from models.states import Move, States
from models.training import derive
from models.training.derive import COST_PARTS
from models.training.sheets import CASE_LINE, PROGRAM_HEADING, PROGRAM_TOTALS, REPORT_SECTIONS, US_UNIT

_ITO = ("ito",)
_LIST_HEADINGS = (
    "program_id.ia_code",
    "course_id.location_code",
    "course_id.duration_weeks",
    "course_id.analysis_code",
    "course_id.e_imet_pct",
    "student_id.country_rank",
    "student_id.us_grade",
)
"""What a training list says of the records its lines lead to; it fills those that are not on file."""


LINE_STATES = States(
    field="line_status",
    first="PLANNED",
    moves=(
        Move("Mark programmed", "PLANNED", "PROGRAMMED"),
        Move("Mark confirmed", "PROGRAMMED", "CONFIRMED", needs=("report_date", "start_date", "end_date")),
        Move("Record ITO authority", "CONFIRMED", "ITO_AUTHORIZED", needs=("ito_authorized_on",)),
        Move("Record start", "ITO_AUTHORIZED", "IN_TRAINING"),
        Move("Record completion", "IN_TRAINING", "COMPLETED", needs=("end_date",)),
        Move("Record absence", "IN_TRAINING", "UA", reason=True),
        Move("Record return", "UA", "IN_TRAINING"),
        *(
            Move("Cancel", source, "CANCELLED", needs=("cancel_request_date",), reason=True)
            for source in ("PLANNED", "PROGRAMMED", "CONFIRMED", "ITO_AUTHORIZED")
        ),
        Move("Record forfeiture", "CANCELLED", "FO", needs=("cancel_request_date",)),
        Move("Reinstate", "CANCELLED", "PLANNED", reason=True),
    ),
)


class TrainingLine(Kind):
    """One line of the training list: a course, its dates, its money and, once nominated, its student."""

    spec = Spec(
        name="training_line",
        label="Training line",
        plural="Training lines",
        about="One line of the training list: course, dates, cost and status, and the student once "
        "nominated. The service says on the line when the office may prepare the travel order.",
        area="training",
        cites="JSCET 3-9k, 3-10g, 3-11e",
        natural=("program_id", "wcn", "line_suffix"),
        natural_optional=("line_suffix",),
        title=("line_name",),
        sort=("report_date", "course_title"),
        sections=(
            Section(
                "Line",
                ("program_id", "wcn", "line_suffix", "line_status", "priority", "forecast_year", "avail_qtr"),
            ),
            Section(
                "Plan", ("objective_id", "requirement_id", "plan_rank", "alternate_of_id", "accepted_on")
            ),
            Section(
                "Student",
                (
                    "student_id",
                    "student_unit",
                    "call_id",
                    "attendance_confirmed_on",
                    "prerequisites_met_on",
                    "invitation_answered_on",
                ),
            ),
            Section(
                "Course",
                (
                    "course_id",
                    "course_title",
                    "us_unit",
                    "us_unit_count",
                    "training_type",
                    "equipment_basis",
                    "location",
                    "training_in_us",
                    "site_id",
                    "ecl_required",
                    "opi_required",
                    "elt_flag",
                ),
            ),
            Section("Dates", ("report_date", "start_date", "end_date", "arrival_on")),
            Section(
                "Travel order",
                (
                    "ito_authorized_on",
                    "funds_obligated_on",
                    "grade_prerequisite_met",
                    "grade_approval_ref",
                    "mp_course_flag",
                    "mp_certificate_on",
                    "mp_certificate_id",
                ),
            ),
            Section(
                "Cost",
                (
                    "quantity",
                    "unit_cost",
                    "other_cost",
                    "tla_cost",
                    "total_cost",
                    "tla_authorised",
                    "tla_situation",
                    "special_clothing",
                ),
            ),
            Section(
                "Cancellation",
                (
                    "dedicated_or_contract",
                    "cancel_request_date",
                    "cancel_reason",
                    "filled_by_other",
                    "penalty_pct",
                ),
            ),
            Section(
                "Approvals",
                (
                    "requested_on",
                    "justification",
                    "waiver_ref",
                    "classified_approval_ref",
                    "ctfp_approval_ref",
                ),
            ),
            Section("Remarks", ("remarks_imso", "remarks_mildep", "report_years")),
        ),
        states=LINE_STATES,
        imports=ImportShape(
            links=("program_id", "program_id.country_id", "course_id", "student_id"),
            creates=("program_id", "program_id.country_id", "course_id"),
            also=_LIST_HEADINGS,
            elsewhere={
                "ecl_required": "course_id.ecl_required",
                "opi_required": "course_id.opi_required",
                "us_unit": "course_id.school",
            },
            splits=(PROGRAM_HEADING, CASE_LINE, US_UNIT),
            totals=PROGRAM_TOTALS,
            sections=REPORT_SECTIONS,
            defaults_with={"report_years": {"line_status": "COMPLETED"}},  # a published line is past
        ),
        follows={"total_cost": Follows(COST_PARTS, derive.cost_of_line)},
    )
    program_id = link(
        "Program", "training_program", help="Program or case that pays.", column=True, required_for=_ITO
    )
    wcn = text(
        "WCN",
        help="Worksheet control number, as given; empty until the service gives it.",
        cites="JSCET 3-11e",
        max_length=8,
        column=True,
        search=True,
        required_for=_ITO,
        aliases=("worksheet control number", "wcn number"),
    )
    line_suffix = text(
        "Suffix",
        help="Letter that orders the courses of one WCN.",
        max_length=2,
        column=True,
        aliases=("sfx", "suffix"),
    )
    line_status = choice(
        "Status",
        "line_status",
        help="Where the line stands.",
        column=True,
        aliases=("training line status", "exec status"),
    )
    priority = choice(
        "Priority",
        "priority",
        help="A, B or D on IMET lines; empty for FMS.",
        cites="JSCET 3-11a",
        aliases=("pri", "priority code"),
    )
    forecast_year = choice(
        "Plan year", "forecast_year", help="Current, budget or planning year.", cites="SAMM C2.1.6.2"
    )
    objective_id = link(
        "Objective",
        "objective",
        OnRemove.KEEP,
        help="Objective of the Country Plan the training supports.",
        cites="SAMM C2.1.3.3.1",
    )
    requirement_id = link(
        "Requirement",
        "requirement",
        OnRemove.KEEP,
        help="Requirement of the partner that the line answers.",
        cites="JSCET 3-2a",
    )
    plan_rank = whole(
        "Plan rank",
        help="Place of the line within its priority; the first is funded first.",
        cites="SAMM C2.1.6.3.1.1",
        minimum=1,
    )
    alternate_of_id = link(
        "Alternate for",
        "training_line",
        OnRemove.KEEP,
        help="Line that it replaces if that one falls out.",
        cites="SAMM C2.1.6.3.1.1",
    )
    accepted_on = day(
        "Service accepted on",
        help="Day the service accepted the line; before it, nothing is approved.",
        cites="JSCET 3-2a",
    )
    avail_qtr = whole(
        "Quarter", help="Fiscal quarter, 5 for the fifth.", minimum=1, maximum=5, aliases=("avail qtr",)
    )
    student_id = link(
        "Student",
        "student",
        help="Student on the line; empty until one is nominated.",
        column=True,
        aliases=("student name", "ims name"),
    )
    student_unit = text(
        "Student's unit",
        help="Unit or ministry as the training list writes it.",
        column=True,
        search=True,
        aliases=("student's unit", "students' units"),
    )
    attendance_confirmed_on = day(
        "Attendance confirmed on", help="Day the country confirmed that the student goes."
    )
    call_id = link(
        "Call",
        "nomination_call",
        OnRemove.KEEP,
        help="Letter that asked the partner for a name for the line.",
    )
    course_id = link("Listed course", "course", OnRemove.KEEP, help="Item of the course list, once known.")
    course_title = text(
        "Course title",
        help="Title as the training list writes it.",
        column=True,
        search=True,
        required_for=_ITO,
        aliases=("title of training", "course"),
    )
    training_type = choice(
        "Kind of training",
        "training_type",
        help="On-the-job, observer, team or another, when the course is not in the list or the list does not say.",
        cites="JSCET 3-3h, 3-29",
    )
    equipment_basis = choice(
        "Equipment",
        "equipment_basis",
        help="How the country comes by the equipment the course is about.",
        cites="JSCET 3-2d, 3-3j",
    )
    us_unit = text("U.S. unit", help="School or U.S. unit that trains.", search=True, aliases=("school",))
    us_unit_count = whole(
        "U.S. people",
        help="Count of U.S. people that reports write behind the unit.",
        counts=True,
        minimum=0,
    )
    location = text(
        "Location",
        help="Place of the training as the list writes it.",
        cites="SAMM Figure C10.F6 item 7",
        column=True,
        required_for=_ITO,
        aliases=("training location",),
    )
    training_in_us = flag(
        "In the United States",
        help="Whether the training is in the United States. A location that ends in US says so by itself; "
        "when not said, the location tells.",
        aliases=("conus",),
    )
    site_id = link("Installation", "site", OnRemove.KEEP, help="Installation the student reports to.")
    ecl_required = whole(
        "ECL required",
        help="Score asked for when the course is not in the office's list.",
        minimum=0,
        maximum=100,
        cites="SAMM C2.1.6.7.2",
        aliases=("ecl", "ecl req"),
    )
    opi_required = text(
        "OPI required", help="Oral rating asked for, such as 2/2.", max_length=10, aliases=("opi",)
    )
    elt_flag = flag("Language course", help="Yes for English language training before another course.")
    report_date = day(
        "Report date",
        help="Day the student reports.",
        cites="JSCET 3-9k",
        column=True,
        required_for=_ITO,
        aliases=("rpt", "rpt date", "report"),
    )
    start_date = day(
        "Start date",
        help="First day of training.",
        cites="JSCET 3-9k",
        column=True,
        required_for=_ITO,
        aliases=("start", "begin date"),
    )
    end_date = day(
        "End date",
        help="Last day of training.",
        cites="JSCET 3-9k",
        column=True,
        required_for=_ITO,
        aliases=("end", "grad date"),
    )
    arrival_on = day(
        "Arrives on",
        help="Day of arrival at the installation; the report date when not said.",
        cites="SAMM C2.1.6.9.1",
    )
    arrival_notice_on = derived(
        day(
            "Arrival notice sent on",
            help="Day the arrival data went to the student officer, from the arrival notices.",
            cites="SAMM C2.1.6.9.1",
        ),
        ("arrival_notice<training_line_id",),
        derive.latest_value("arrival_notice<training_line_id", "sent_on"),
    )
    ito_authorized_on = day(
        "ITO authorized on",
        help="Day the service authorized the office to prepare the order.",
        cites="JSCET 3-10g",
        column=True,
        aliases=("ito authorized", "ito auth", "ito authorised"),
    )
    funds_obligated_on = day(
        "Funds obligated on",
        help="Day the line's money was obligated; it counts during a sanction.",
        cites="JSCET 3-7j",
    )
    grade_prerequisite_met = flag(
        "Grade met", help="Whether the student has the grade the course asks for.", cites="JSCET 3-25b"
    )
    grade_approval_ref = text(
        "Grade approval",
        help="Reference of the training agency's approval of another grade.",
        cites="JSCET 3-25b",
    )
    mp_course_flag = flag(
        "Military police course",
        help="Yes when the course is police training and not in the list.",
        cites="JSCET 3-7g",
    )
    mp_certificate_on = day(
        "Police certificate on",
        help="Day of the certificate: no civilian law enforcement for two years.",
        cites="JSCET 3-7g; SAMM C4.5.7.3.5",
    )
    mp_certificate_id = file(
        "Police certificate", help="Scan of the certificate; kept two years after the course."
    )
    prerequisites_met_on = day(
        "Prerequisites shown on",
        help="Day the student showed what the course asks for besides other courses and the grade.",
        cites="SAMM C2.1.6.7.1",
    )
    invitation_answered_on = day(
        "Invitation answered on",
        help="Day the command and the training agency were told whether the country accepts the invitation.",
        cites="JSCET 3-27",
    )
    quantity = whole(
        "Quantity",
        help="People on the line; 1 for a named student.",
        counts=True,
        column=True,
        minimum=0,
        aliases=("qty", "# students"),
    )
    unit_cost = money("Unit cost", help="Tuition per person.", aliases=("tuition",))
    other_cost = money("Other cost", help="Other costs of the line.", aliases=("other",))
    tla_cost = money("Living allowance", help="Travel and living allowance on the line.", aliases=("tla",))
    total_cost = money(
        "Total cost",
        help="Quantity times unit cost, with other cost and allowance; follows them until another is typed.",
        column=True,
        aliases=("total", "cost"),
    )
    tla_authorised = flag(
        "Allowance authorized",
        help="Whether the order authorizes a living allowance.",
        cites="SAMM C2.1.6.4.2",
    )
    tla_situation = choice(
        "Allowance situation",
        "tla_situation",
        help="Row of the allowance table: quarters, mess and dependents.",
        cites="SAMM Table C10.T12",
    )
    special_clothing = choice(
        "Clothing and equipment",
        "special_clothing",
        help="Whether the case pays special clothing and equipment, or it is paid when issued.",
        cites="SAMM C2.1.6.4.2",
    )
    dedicated_or_contract = flag(
        "Dedicated or contract",
        help="Yes for all-international or contract courses not in the list: cancelling costs 100 %.",
        cites="SAMM C10.15.1",
    )
    cancel_request_date = day(
        "Cancellation asked on", help="Day the cancellation or change was asked for.", cites="SAMM C10.15.1"
    )
    cancel_reason = choice(
        "Reason", "cancel_reason", help="Why; some reasons cost nothing.", cites="SAMM C10.15.1"
    )
    filled_by_other = flag(
        "Filled by another", help="Yes when another student took the place.", cites="SAMM C10.15.1"
    )
    penalty_pct = percent(
        "Penalty charged", help="Share of the tuition the service charged.", minimum=0, maximum=100
    )
    justification = long_text(
        "Justification", help="Why the line is needed.", cites="JSCET 3-10d(2)", max_length=4000
    )
    requested_on = day(
        "Asked for on",
        help="Day the office asked the service for training on the job or as an observer.",
        cites="JSCET 3-29g",
    )
    waiver_ref = text("Waiver", help="Reference of the DSCA approval or IMET waiver the line needs.")
    classified_approval_ref = text(
        "Service approval",
        help="Reference of the service's approval of classified or controlled content.",
        cites="JSCET 3-7c",
    )
    ctfp_approval_ref = text(
        "CTFP approval",
        help="Reference of the written approval by the command's coordinator and OSD.",
        cites="JSCET 3-11c(4)",
    )
    remarks_imso = long_text("Remarks of the student officer", help="As read from SAN.", max_length=2000)
    remarks_mildep = long_text("Remarks of the service", help="As read from SAN.", max_length=2000)
    report_years = text(
        "Report",
        help="Published report the line was taken from, as 2014_2015.",
        max_length=20,
        aliases=("report years",),
    )
    line_name = derived(
        text("Line name", help="WCN and course title, put together by the program."),
        ("course_id",),
        derive.line_name,
    )
