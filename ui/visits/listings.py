"""What the Visitors tab lists: requests first, then people, aircraft, plans, industry, foreign visitors and staff."""

from app.visits.neutrality import told_openly
from models.visits.access import ForeignVisitor, StaffAccess, StaffElement, VisitorCall
from models.visits.aircraft import AircraftClearance, BlanketClearance
from models.visits.industry import Company, IndustryVisit
from models.visits.profiles import ClearanceProfile, FcgProposal
from models.visits.requests import ClearanceRequest, ElsewhereCount
from models.visits.support import SupportPlan, VisitArea
from models.visits.travellers import Traveller
from ui.records.listing import FindingAct, ListAct, Listing
from ui.visits.acts import (
    ANSWER,
    ENTRIES,
    PARTY,
    PLAN,
    STEP,
    about,
    add_travellers,
    answer_of_shown,
    clone_shown,
    count_elsewhere,
    key_shown,
    paste_answer,
    shows,
    step_of_shown,
)
from ui.visits.lines import steps_of, tell

REQUESTS = Listing(
    kind=ClearanceRequest,
    also=told_openly,
    icon="users",
    columns=("local_no", "visit_title", "request_status", "date_from", "date_to", "submit_by", "group_size",
             "sponsor_office", "external_no"),
    order="date_from",
    facts={"request_status": "{}", "date_from": "from {}", "date_to": "to {}", "group_size": "party of {}",
           "restriction_text": "restricted: {}"},
    steps=steps_of,
    tell_step=tell,
    groups={
        "Party": (("request_traveller", "request_id"),),
        "Itinerary": (("itinerary_leg", "request_id"),),
        "Answers": (("approval_action", "request_id"), ("request_step", "request_id")),
        "Aircraft": (("aircraft_clearance", "request_id"),),
        "Support": (("support_plan", "request_id"), ("plan_request", "request_id")),
    },
    sheets=(
        (STEP, "record_step", step_of_shown),
        (ANSWER, "record_answer", answer_of_shown),
        ("Add travellers…", "add_travellers", add_travellers),
        ("Keying sheet…", "keying_sheet", key_shown),
        ("Clone…", "clone_request", clone_shown),
    ),
    child_acts={"request_traveller": PARTY, "support_plan": PLAN},
    finding_acts=(
        FindingAct("Show itinerary", about("VIS-D-03", "VIS-D-04"), shows("Itinerary")),
        FindingAct("Show party", about("VIS-R-63"), shows("Party")),
    ),
    child_sheets=ENTRIES,
    list_acts=(
        ListAct("Paste…", "paste_answer", "Reads an answer and finds the request it is about.", paste_answer),
    ),
    begin_with="visit_title",
    empty="Every request for people or an aircraft stands here from the first word to the day they leave: what was "
    "asked, what each approver answered, and by when it must be sent.",
    imports=True,
)  # fmt: skip
TRAVELLERS = Listing(
    kind=Traveller,
    icon="user",
    order="sort_name",
    facts={"rank_grade": "{}", "branch_dept": "{}", "traveller_category": "{}", "dv_code": "DV {}",
           "last_travel_on": "last here until {}"},
    groups={
        "Requests": (("request_traveller", "traveller_id"),),
        "Travel training": (("training_record", "traveller_id"),),
    },
    empty="Travellers stand here once each, whatever number of requests they travel under; a roster fills the list.",
    imports=True,
)  # fmt: skip
AIRCRAFT = Listing(
    kind=AircraftClearance,
    order="worksheet_name",
    facts={"aircraft_type": "{}", "call_sign": "call sign {}", "mission_no": "mission {}",
           "flight_remark": "flight plan says {}"},
    groups={
        "Country legs": (("aircraft_leg", "aircraft_id"),),
        "Dangerous goods": (("hazmat_line", "aircraft_id"),),
    },
    empty="Aircraft and formations stand here with the countries they cross or land in, each with its own number and "
    "window.",
    imports=True,
)  # fmt: skip
BLANKETS = Listing(
    kind=BlanketClearance,
    order="blanket_to",
    facts={"series_kind": "{}", "blanket_from": "from {}", "blanket_to": "to {}"},
    groups={"Flown under it": (("clearance_request", "blanket_id"),)},
    empty="Standing clearances for a series of missions stand here with what they cover and when they end.",
)
PROFILES = Listing(
    kind=ClearanceProfile,
    order="profile_name",
    facts={"country_id": "{}", "fcg_section": "{}", "checked_on": "checked {}", "next_review_on": "again {}"},
    groups={
        "Clearances needed": (("profile_need", "profile_id"),),
        "Training asked": (("profile_training", "profile_id"),),
        "Requests": (("clearance_request", "profile_id"),),
        "Proposals": (("fcg_change_proposal", "profile_id"),),
    },
    empty="What a country asks of visitors and aircraft stands here as somebody read it in the guide, with the day "
    "of the reading. Nothing is supplied; the guide itself leads.",
)
PLANS = Listing(
    kind=SupportPlan,
    also=told_openly,
    icon="calendar-check",
    order="execution_on",
    facts={"execution_on": "begins {}", "control_officer_id": "run by {}", "open_items": "{} to arrange"},
    groups={
        "Items": (("support_item", "plan_id"),),
        "Requests of the plan": (("plan_request", "plan_id"),),
    },
    empty="What a visit needs stands here: cars, rooms, escorts, lodging, the programme hour by hour.",
    imports=True,
)
INDUSTRY = Listing(
    kind=IndustryVisit,
    also=told_openly,
    columns=("industry_no", "company_id", "call_from", "call_state", "call_to", "received_on", "days_in_advance",
             "first_visit", "debrief_on"),
    order="call_from",
    facts={"call_state": "{}", "call_from": "from {}", "call_to": "to {}",
           "days_in_advance": "package {} days ahead"},
    groups={
        "Representatives": (("representative", "visit_id"),),
        "Appointments": (("industry_appointment", "visit_id"),),
    },
    empty="Calls of companies stand here with the package each sent ahead. What one tells never reaches another.",
)  # fmt: skip
COMPANIES = Listing(
    kind=Company,
    order="company_name",
    groups={"Visits": (("industry_visit", "company_id"),)},
    empty="Companies that call on the office stand here.",
)
FOREIGN_VISITORS = Listing(
    kind=ForeignVisitor,
    also=told_openly,
    icon="user",
    order="sort_name",
    facts={"visitor_nationality": "{}", "visitor_organization": "{}", "last_call_on": "last call {}"},
    groups={"Calls": (("visitor_call", "visitor_id"),)},
    empty="Visitors from the host or another nation stand here once each; every call adds area, badge and escort.",
)
CALLS = Listing(
    kind=VisitorCall,
    also=told_openly,
    order="call_on",
    facts={"visitor_id": "{}", "area_id": "{}", "escort_id": "with {}", "badge_no": "badge {}"},
    empty="Calls of foreign visitors stand here: which area, which badge, who goes along, when in and when out.",
)
STAFF = Listing(
    kind=StaffAccess,
    icon="shield",
    facts={
        "staff_id": "{}",
        "reinvestigation_on": "next investigation {}",
        "temp_cert_until": "temporary until {}",
    },
    empty="What lets each member of the staff work here stands here: certificate, investigation, positions.",
)
ELEMENTS = Listing(
    kind=StaffElement, facts={"next_com_review_on": "next review {}"},
    empty="Staff elements stand here with the review of the Chief of Mission every five years.",
)  # fmt: skip
PROPOSALS = Listing(
    kind=FcgProposal,
    facts={"proposal_state": "{}", "sent_on": "sent {}", "answered_on": "answered {}"},
    empty="Changes that the office proposes to the guide stand here until they are published.",
)
AREAS = Listing(
    kind=VisitArea, order="area_name",
    groups={"Calls": (("visitor_call", "area_id"),), "Events": (("support_item", "room_id"),)},
    empty="Rooms and areas stand here: how many each holds, and where a foreign visitor needs an escort.",
)  # fmt: skip
ELSEWHERE = Listing(
    kind=ElsewhereCount,
    list_acts=(
        ListAct("Count one more", "count_elsewhere", "Adds one to the count of this year, and nothing else.",
                count_elsewhere),
    ),
    empty="How many requests of a year are handled on the classified side stands here: the number, nothing else.",
)  # fmt: skip
