"""What the Cases tab lists: cases first, then requests, shipments, discrepancies, and what is seldom wanted."""

from app.cases.timeline import life
from models.cases.casebook import CaseFile
from models.cases.filing import CaseReview, ContactRole, FmfBaseline, MapadEntry, PartnerRequest, SaProgramme
from models.cases.offers import CaseBill, CaseDelivery, CaseLine, DeliveryPlan, LoaVersion, Requisition
from models.cases.requests import Cta, Lor
from models.cases.shipments import Sdr, Shipment, Tdr, TransportPlan
from ui.cases.acts import EVENT, STEP, STEPS, event_of_shown, step_of_shown
from ui.cases.filepane import FilePane
from ui.eum.acts import checklist_of_record
from ui.records.listing import Listing

CASES = Listing(
    kind=CaseFile,
    icon="folder-open",
    columns=("case_designator", "case_state", "nickname", "total_value", "oed", "case_kind", "delivered_value",
             "last_review_on", "as_of_on"),
    order="case_designator",
    facts={"case_state": "{}", "total_value": "{}", "delivered_value": "{} delivered", "billed_value": "{} billed",
           "oed": "offer expires {}"},
    facts_while={"oed": lambda case: case.get("case_state") in ("OFFERED", "BPC_WAIT")},
    bodies={"File": FilePane},
    sheets=((STEP, "record_step", step_of_shown), ("Total package…", "checklist_of_case", checklist_of_record)),
    child_sheets=STEPS,
    drawn={"Life line": life},
    groups={
        "Lines": (("case_line", "case_id"), ("requisition", "case_id")),
        "Offers": (("loa_version", "case_id"), ("lor_case", "case_id"), ("case_term", "case_id")),
        "Money": (("case_payment", "case_id"), ("case_bill", "case_id")),
        "Shipments": (("shipment", "case_id"), ("transport_plan", "case_id"), ("sdr", "case_id")),
        "Steps": (("case_step", "case_id"), ("case_milestone", "case_id"), ("case_hold", "case_id")),
        "Case papers": (("case_document", "case_id"), ("slot_decision", "case_id")),
        "Chronology": (("chronology_entry", "case_id"), ("escalation", "case_id")),
        "Plan": (("case_goal", "case_id"), ("working_agreement", "case_id"), ("performance_issue", "case_id"),
                 ("partner_request", "case_id"), ("contact_role", "case_id"), ("review_case", "case_id"),
                 ("review_action", "case_id")),
        "Elsewhere": (("training_program", "case_id"),),
    },
    empty="Every FMS and BPC case stands here from the first letter to ten years after closure. A case extract from "
    "SCIP fills the list; requests that have no case yet stand under “Letters of request”.",
    imports=True,
)  # fmt: skip
REQUESTS = Listing(
    kind=Lor,
    columns=(
        "lor_ref",
        "lor_subject",
        "lor_status",
        "response_wanted",
        "received_by_sco_on",
        "sent_on",
        "actionable_on",
        "assigned_ia",
    ),
    order="lor_dated_on",
    facts={
        "lor_status": "{}",
        "response_wanted": "{}",
        "sent_on": "sent {}",
        "actionable_on": "actionable {}",
    },
    groups={
        "Articles": (("lor_article", "lor_id"),),
        "Assessments": (("cta", "lor_id"),),
        "Follow-up": (("lor_follow_up", "lor_id"), ("partner_request", "lor_id")),
        "Cases": (("lor_case", "lor_id"),),
    },
    sheets=(("Checklist…", "checklist_of_lor", checklist_of_record),),
    empty="Letters of request stand here from the first word of the partner to the offer.",
    imports=True,
)
ASSESSMENTS = Listing(
    kind=Cta,
    order="cta_signed_on",
    facts={"cta_signed_on": "signed {}", "endorsed_on": "endorsed {}"},
    groups={
        "Elements": (("cta_element", "cta_id"),),
        "Coordination": (("cta_coordination", "cta_id"), ("cta_transmittal", "cta_id")),
    },
    empty="Country team assessments stand here with their elements, who agreed, and to whom they went.",
)
OFFERS = Listing(
    kind=LoaVersion,
    columns=(
        "version_title",
        "doc_type",
        "offered_on",
        "oed",
        "signed_on",
        "outcome",
        "total_cost",
        "change_value",
    ),
    order="version_title",
    facts={"outcome": "{}", "oed": "expires {}", "total_cost": "{}"},
    facts_while={"oed": lambda version: version.get("outcome") in (None, "PENDING")},
    groups={"Lines": (("loa_line", "version_id"),), "Pen and ink": (("pen_and_ink", "version_id"),)},
    empty="Offers, amendments and modifications stand here, each with its own expiry and signatures.",
    imports=True,
)
LINES = Listing(
    kind=CaseLine,
    order="line_no",
    facts={"case_id": "{}", "line_status": "{}", "line_total": "{}"},
    groups={
        "Deliveries": (
            ("delivery_plan", "line_id"),
            ("case_delivery", "line_id"),
            ("shipment_line", "line_id"),
        ),
        "Requisitions": (("requisition", "line_id"),),
        "Monitored": (("eum_line", "case_line_id"),),
    },
    empty="Lines of cases stand here with what was ordered, planned and delivered.",
    imports=True,
)
REQUISITIONS = Listing(
    kind=Requisition, order="document_no", empty="Requisitions stand here with their latest supply status.",
    imports=True,
)  # fmt: skip
PLANNED_DELIVERIES = Listing(
    kind=DeliveryPlan, order="planned_quarter", imports=True,
    empty="How many of a line are planned for a quarter stands here.",
)  # fmt: skip
REPORTED_DELIVERIES = Listing(
    kind=CaseDelivery, order="delivered_on", imports=True,
    empty="Deliveries stand here as the agency reported them; what arrived is a shipment.",
)  # fmt: skip
SHIPMENTS = Listing(
    kind=Shipment,
    columns=(
        "shipment_ref",
        "case_id",
        "shipment_state",
        "eta_on",
        "arrived_on",
        "transport_mode",
        "tcn",
        "as_of_on",
    ),
    order="eta_on",
    facts={
        "shipment_state": "{}",
        "transport_mode": "{}",
        "eta_on": "expected {}",
        "arrived_on": "arrived {}",
    },
    facts_while={"eta_on": lambda shipment: shipment.get("arrived_on") is None},
    groups={
        "Items": (("shipment_line", "shipment_id"),),
        "Events": (("shipment_event", "shipment_id"),),
        "Shipping papers": (("shipment_paper", "shipment_id"),),
        "Trouble": (("tracer", "shipment_id"), ("sdr", "shipment_id"), ("tdr", "shipment_id")),
        "Monitored": (("eum_delivery", "shipment_id"),),
    },
    sheets=(
        (EVENT, "record_event", event_of_shown),
        ("Checklist…", "checklist_of_shipment", checklist_of_record),
    ),
    empty="Shipments on their way stand here with their events, papers and who takes them over.",
    imports=True,
)
BILLS = Listing(
    kind=CaseBill, order="period_ended_on", facts={"amount_due": "{}", "bill_due_on": "due {}", "paid_on": "paid {}"},
    facts_while={"bill_due_on": lambda bill: bill.get("paid_on") is None},
    empty="Quarterly statements stand here; what is owed is what the bill says.", imports=True,
)  # fmt: skip
DISCREPANCIES = Listing(
    kind=Sdr,
    order="prepared_on",
    facts={"sdr_state": "{}", "claim_value": "{}", "sent_on": "sent {}"},
    groups={"Items": (("sdr_item", "sdr_id"),)},
    empty="Supply discrepancy reports stand here with the last day on which they may be filed.",
)
TRANSPORT = Listing(
    kind=Tdr,
    order="tdr_prepared_on",
    empty="Reports of loss and damage in the defense transport system stand here.",
)
TRANSPORT_PLANS = Listing(
    kind=TransportPlan,
    order="plan_prepared_on",
    facts={"plan_class": "{}", "security_approved_on": "approved {}"},
    empty="Transportation plans for classified and sensitive materiel stand here with their approvals.",
)
REVIEWS = Listing(
    kind=CaseReview,
    order="review_from",
    facts={"review_type": "{}", "review_from": "from {}", "review_funding": "paid by {}"},
    groups={"Cases": (("review_case", "review_id"),), "Actions": (("review_action", "review_id"),)},
    empty="Reviews stand here with the cases that were gone through and what is to be done.",
)
CONTRACTING = Listing(
    kind=PartnerRequest, order="asked_on", empty="What the partner asks about contracting stands here."
)
ROLES = Listing(
    kind=ContactRole,
    empty="Who is what to the cases stands here: managers, token administrators, representatives.",
)
ADDRESSES = Listing(
    kind=MapadEntry,
    empty="The partner's addresses in the directory stand here with their last check.",
    imports=True,
)
PROGRAMMES = Listing(
    kind=SaProgramme, empty="Standing facts of each country stand here that its cases depend on."
)
BASELINES = Listing(
    kind=FmfBaseline, empty="Projects of the approved FMF program baseline stand here.", imports=True
)
