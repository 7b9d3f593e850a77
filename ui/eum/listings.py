"""What the EUM tab lists: items first, then inventories, sites, incidents, and what is seldom wanted."""

from app.eum import serials
from app.eum.lives import life
from models.eum.afterwards import Incident, TransferRequest
from models.eum.assessments import ComplianceVisit, ControlPlan, EumCost
from models.eum.book import ArticleType, Item
from models.eum.checks import Deficiency, PartnerCount, PhysicalCheck, RoutineCheck
from models.eum.deliveries import CaseLine, Delivery
from models.eum.events import InventoryEvent
from models.eum.places import StorageSite
from models.eum.programme import EumAppointment, EumProgramme, EumSop
from ui.eum.acts import BECAME, ENTRIES, FOLLOW, became_of_shown, item_acts
from ui.records.listing import Listing, belonging_to

ITEMS = Listing(
    kind=Item,
    icon="barcode",
    columns=("mark", "article_type_id", "site_id", "physical_location", "holder_unit_id", "disposition",
             "last_inventoried_on", "next_due_on"),
    order="mark",
    facts={"article_type_id": "{}", "site_id": "{}", "disposition": "{}", "next_due_on": "due {}"},
    groups={
        "Life": (("disposition_event", "item_id"), ("inventory_reading", "matched_item_id")),
        "Matters": (("incident_item", "item_id"), ("transfer_item", "item_id"), ("routine_check", "item_id")),
        "Belongs with": (("eum_item", "paired_item_id"),),
    },
    empty="Every serial-numbered article stands here with where it is and when it is to be counted.",
    drawn={"Life line": life},
    typed=(("serial_raw", "serial_assigned", "article_type_id"), serials.warnings),
    new_hint="A serial is kept exactly as it is marked; leave it empty only when the mark cannot be read.",
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
        "Sites and team": (
            ("event_site", "event_id"),
            ("team_member", "event_id"),
            ("site_access", "event_id"),
        ),
        "Expected": (("expected_line", "event_id"),),
        "Readings": (("inventory_reading", "event_id"),),
        "Signatures": (("inventory_signature", "event_id"), ("physical_check", "event_id")),
        "Costs": (("eum_cost", "event_id"),),
    },
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
    sheets=((BECAME, "became_of_requested", became_of_shown),),
    child_sheets=ENTRIES,
    empty="Requests for State's consent stand here, before title, possession or end use changes.",
)
ARTICLES = Listing(
    kind=ArticleType,
    facts={"eum_level": "{}", "article_family": "{}"},
    groups={
        "Designations": (("eum_designation", "article_type_id"),),
        "Items": (("eum_item", "article_type_id"),),
    },
    imports=True,
)
CASE_LINES = Listing(kind=CaseLine, groups=belonging_to(CaseLine), imports=True)
DELIVERIES = Listing(kind=Delivery, order="arrived_on", imports=True)
CHECKS = Listing(
    kind=PhysicalCheck, order="checked_on", groups={"Deficiencies": (("deficiency", "check_id"),)}
)
DEFICIENCIES = Listing(kind=Deficiency, order="fix_due_on")
ROUTINE = Listing(kind=RoutineCheck, order="looked_on", imports=True)
PARTNER_COUNTS = Listing(kind=PartnerCount, order="partner_counted_on")
PLANS = Listing(kind=ControlPlan)
ASSESSMENTS = Listing(
    kind=ComplianceVisit, order="visit_starts_on", groups={"Findings": (("compliance_finding", "visit_id"),)}
)
COSTS = Listing(kind=EumCost, order="spent_on", imports=True)
PROCEDURES = Listing(kind=EumSop)
APPOINTMENTS = Listing(kind=EumAppointment, order="appointed_on")
PROGRAMMES = Listing(kind=EumProgramme)
