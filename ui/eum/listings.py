"""What the EUM tab lists: items first, then inventories, sites, incidents, and what is seldom wanted."""

from app.eum import beginnings, serials
from app.eum.lives import life
from models.eum.afterwards import Incident, TransferRequest
from models.eum.assessments import ComplianceVisit, ControlPlan, EumCost
from models.eum.book import ArticleType, Item
from models.eum.checks import Deficiency, PartnerCount, PhysicalCheck, RoutineCheck
from models.eum.deliveries import Delivery, EumLine
from models.eum.events import InventoryEvent
from models.eum.places import StorageSite
from models.eum.programme import EumAppointment, EumProgramme, EumSop
from ui.eum.acts import (
    BECAME,
    ENTRIES,
    FOLLOW,
    PROGRAMME,
    became_of_shown,
    checklist_of_inventory,
    checklist_of_record,
    checklist_of_site,
    item_acts,
    next_version,
    take_catalogue,
)
from ui.records.listing import ListAct, Listing, belonging_to

ITEMS = Listing(
    kind=Item,
    icon="barcode",
    columns=("mark", "article_type_id", "site_id", "physical_location", "holder_unit_id", "disposition",
             "last_inventoried_on", "next_due_on"),
    order="mark",
    facts={"article_type_id": "{}", "site_id": "{}", "disposition": "{}", "next_due_on": "due {}",
           "paired_item_id": "belongs with {}"},
    groups={
        "Life": (("disposition_event", "item_id"), ("inventory_reading", "matched_item_id")),
        "Matters": (("incident_item", "item_id"), ("transfer_item", "item_id"), ("routine_check", "item_id")),
        "Belongs with": (("eum_item", "paired_item_id"),),
    },
    empty="Every serial-numbered article stands here with where it is and when it is to be counted. "
    "Article types and storage sites come first: both are under “More lists”.",
    drawn={"Life line": life},
    typed=(("serial_raw", "serial_assigned", "article_type_id"), serials.warnings),
    new_hint="A serial is kept exactly as it is marked; leave it empty only when the mark cannot be read.",
    presets={"routine_check": beginnings.routine_of_item},
    acts=item_acts,
    sheets=((BECAME, "became_of_it", became_of_shown),),
    child_sheets=ENTRIES,
    imports=True,
)  # fmt: skip
INVENTORIES = Listing(
    kind=InventoryEvent,
    order="planned_on",
    facts={
        "inventory_kind": "{}",
        "event_status": "{}",
        "planned_on": "planned for {}",
        "signed_on": "signed {}",
    },
    groups={
        "Plan": (
            ("event_site", "event_id"),
            ("team_member", "event_id"),
            ("site_access", "event_id"),
            ("eum_cost", "event_id"),
        ),
        "Expected": (("expected_line", "event_id"),),
        "Readings": (("inventory_reading", "event_id"),),
        "Signatures": (("inventory_signature", "event_id"), ("physical_check", "event_id")),
    },
    sheets=(
        ("Checklist for a site…", "checklist_of_inventory", checklist_of_inventory),
        ("Before the visit…", "checklist_of_visit", checklist_of_record),
    ),
    empty="Inventories stand here from their planning to both signatures.",
)
SITES = Listing(
    kind=StorageSite,
    order="store_name",
    facts={"store_kind": "{}", "owner_service": "{}", "last_visited_on": "last visit {}"},
    groups={
        "Items": (("eum_item", "site_id"),),
        "Visits": (("event_site", "site_id"), ("site_access", "site_id")),
        "Checks": (("physical_check", "site_id"), ("deficiency", "site_id"), ("partner_count", "site_id")),
    },
    presets={
        "deficiency": beginnings.deficiency_at,
        "site_access": beginnings.access_to,
        "partner_count": beginnings.partner_count_at,
        "physical_check": beginnings.check_at,
    },
    sheets=(("Checklist for this site…", "checklist_of_site", checklist_of_site),),
    empty="Storage sites stand here with their rule of access, last visit and last checklist.",
    imports=True,
)
INCIDENTS = Listing(
    kind=Incident,
    order="aware_on",
    facts={"incident_kind": "{}", "aware_on": "known since {}", "credibility": "{}"},
    groups={"Items": (("incident_item", "incident_id"), ("disposition_event", "incident_id"))},
    sheets=((BECAME, "became_of_items", became_of_shown),),
    child_sheets=ENTRIES,
    finding_acts=(FOLLOW,),
    empty="Losses, thefts and allegations stand here with their clocks; what is unproven is recorded too.",
)
REQUESTS = Listing(
    kind=TransferRequest,
    order="submitted_on",
    facts={"transfer_kind": "{}", "submitted_on": "submitted {}", "transfer_decision": "{}"},
    groups={"Items": (("transfer_item", "request_id"), ("disposition_event", "transfer_request_id"))},
    sheets=(
        (BECAME, "became_of_requested", became_of_shown),
        ("Checklist…", "checklist_of_request", checklist_of_record),
    ),
    child_sheets=ENTRIES,
    empty="Requests for State's consent stand here, before title, possession or end use changes.",
)
ARTICLES = Listing(
    kind=ArticleType,
    list_acts=(
        ListAct(
            "Take the catalogue",
            "take_catalogue",
            "Adds the program's article types that are not here yet.",
            take_catalogue,
        ),
    ),
    empty="Kinds of articles stand here with their level of monitoring; the catalogue is a beginning.",
    facts={"eum_level": "{}", "article_family": "{}"},
    groups={
        "Designations": (("eum_designation", "article_type_id"),),
        "Items": (("eum_item", "article_type_id"),),
    },
    imports=True,
)
EUM_LINES = Listing(kind=EumLine, groups=belonging_to(EumLine), imports=True)
DELIVERIES = Listing(kind=Delivery, order="arrived_on", imports=True)
CHECKS = Listing(
    kind=PhysicalCheck,
    order="checked_on",
    facts={
        "checked_on": "checked {}",
        "check_overall": "{}",
        "closed_on": "closed {}",
        "uploaded_on": "uploaded {}",
    },
    groups={"Deficiencies": (("deficiency", "check_id"),)},
    presets={"deficiency": beginnings.deficiency_of_check},
    sheets=(("Checklist…", "checklist_of_check", checklist_of_record),),
    begin_with="site_id",
    empty="Physical-security checks stand here; begin one from its site or its inventory.",
)
DEFICIENCIES = Listing(
    kind=Deficiency,
    columns=("deficiency_text", "site_id", "severity", "noted_on", "action_owner", "fix_due_on", "fixed_on"),
    order="fix_due_on",
    facts={"site_id": "{}", "severity": "{}", "fix_due_on": "due {}", "fixed_on": "closed {}"},
    begin_with="deficiency_text",
    empty="What checks found wrong stands here until it is closed with what shows it.",
)
ROUTINE = Listing(
    kind=RoutineCheck,
    columns=("looked_on", "looked_at", "routine_source", "article_type_id", "quantity_seen", "observed_use", "quarter",
             "reported_on"),
    order="looked_on",
    facts={"looked_at": "{}", "observed_use": "{}", "quarter": "{}", "reported_on": "reported {}"},
    empty="What was seen of articles on any occasion stands here; at least one is reported in every quarter.",
    imports=True,
)  # fmt: skip
PARTNER_COUNTS = Listing(
    kind=PartnerCount,
    order="partner_counted_on",
    facts={"site_id": "{}", "quantity_reported": "{} reported", "agrees": "agrees with the book: {}"},
    empty="The partner's own inventories stand here, with whether the office saw the records.",
)
PLANS = Listing(
    kind=ControlPlan,
    facts={"effective_on": "in force from {}", "review_on": "review on {}"},
    sheets=(
        ("Next version…", "next_version", next_version),
        ("Checklist…", "checklist_of_plan", checklist_of_record),
    ),
    empty="Control plans stand here, each version by itself; one in force is not changed any more.",
)
ASSESSMENTS = Listing(
    kind=ComplianceVisit,
    order="visit_starts_on",
    facts={"visit_starts_on": "from {}", "visit_ends_on": "to {}", "visit_result": "{}"},
    groups={"Findings": (("compliance_finding", "visit_id"),)},
    sheets=(("Checklist…", "checklist_of_assessment", checklist_of_record),),
    empty="Assessments and inspections stand here with what they found; the next window is counted from the last.",
)
COSTS = Listing(
    kind=EumCost,
    order="spent_on",
    facts={
        "cost_purpose": "{}",
        "cost_total": "{}",
        "cost_year": "fiscal year {}",
        "person_days": "{} person-days",
    },
    empty="What monitoring cost in money and days stands here; the law asks for both each year.",
    imports=True,
)
PROCEDURES = Listing(
    kind=EumSop,
    facts={"approved_on": "approved {}", "sop_review_on": "review on {}"},
    empty="Editions of the office's EUM procedure stand here.",
)
APPOINTMENTS = Listing(
    kind=EumAppointment,
    order="appointed_on",
    facts={
        "eum_role": "{}",
        "appointed_on": "from {}",
        "appointment_ends_on": "to {}",
        "eum_trained_on": "trained {}",
    },
    empty="Who is appointed for monitoring stands here, with the day of the training.",
)
PROGRAMMES = Listing(
    kind=EumProgramme,
    facts={"country_id": "{}", "command_reviewed_on": "command reviewed {}"},
    finding_acts=PROGRAMME,
    empty="The programme of each country stands here; its duties by quarter and for the next assessment hang on it.",
)
