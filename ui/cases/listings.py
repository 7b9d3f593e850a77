"""What the Cases tab lists: cases first, then requests, shipments, discrepancies, and what is seldom wanted."""

from app.cases.timeline import life
from models.cases.casebook import CaseFile
from models.cases.deliveries import CaseDelivery, DeliveryPlan, Requisition
from models.cases.filing import CaseReview, ContactRole, FmfBaseline, MapadEntry, PartnerRequest, SaProgramme
from models.cases.offers import CaseLine, LoaVersion
from models.cases.payments import CaseBill
from models.cases.requests import Cta, Lor
from models.cases.shipments import Sdr, Shipment, Tdr, TransportPlan
from ui.cases.acts import (
    EVENT,
    INBOUND,
    RECONCILIATION,
    RETENTION,
    STATUS,
    STEP,
    STEPS,
    event_of_shown,
    step_of_shown,
)
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
    list_acts=(STATUS, RECONCILIATION, RETENTION),
    drawn={"Life line": life},
    groups={
        "Lines": (("case_line", "case_id"), ("requisition", "case_id")),
        "Offers": (("loa_version", "case_id"), ("lor_case", "case_id"), ("case_term", "case_id")),
        "Money": (("case_payment", "case_id"), ("case_bill", "case_id")),
        "Shipments": (("shipment", "case_id"), ("transport_plan", "case_id"), ("sdr", "case_id")),
        "Steps": (("case_step", "case_id"), ("case_milestone", "case_id"), ("case_hold", "case_id")),
        "Case papers": (("case_document", "case_id"), ("assessment_paper", "case_id"), ("slot_decision", "case_id")),
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
    empty="Letters of request stand here from the first word of the partner to the offer. Record one when the partner "
    "tells of a need; it wants no case yet.",
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
    empty="Country team assessments stand here with their elements, who agreed, and to whom they went. Record the "
    "letter of request first, then its assessment.",
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
    empty="Offers, amendments and modifications stand here, each with its own expiry and signatures. Record the case "
    "first, then what was offered.",
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
    empty="Lines of cases stand here with what was ordered, planned and delivered. Record the case first; a line "
    "extract from SCIP brings its lines.",
    imports=True,
)
REQUISITIONS = Listing(
    kind=Requisition, order="document_no",
    empty="Requisitions stand here with their latest supply status. A requisition extract from SCIP fills the list.",
    imports=True,
)  # fmt: skip
PLANNED_DELIVERIES = Listing(
    kind=DeliveryPlan, order="planned_quarter", imports=True,
    empty="How many of a line are planned for a quarter stands here. Record the case and its lines first, then the "
    "schedule of the offer.",
)  # fmt: skip
REPORTED_DELIVERIES = Listing(
    kind=CaseDelivery, order="delivered_on", imports=True,
    empty="Deliveries stand here as the agency reported them; what arrived is a shipment. A delivery extract from "
    "SCIP fills the list.",
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
    list_acts=(INBOUND,),
    empty="Shipments on their way stand here with their events, papers and who takes them over. Record one when a "
    "notice of availability or a bill of lading comes.",
    imports=True,
)
BILLS = Listing(
    kind=CaseBill, order="period_ended_on", facts={"amount_due": "{}", "bill_due_on": "due {}", "paid_on": "paid {}"},
    facts_while={"bill_due_on": lambda bill: bill.get("paid_on") is None},
    empty="Quarterly statements stand here; what is owed is what the bill says. Record each DD 645 under its case "
    "when it comes.",
    imports=True,
)  # fmt: skip
DISCREPANCIES = Listing(
    kind=Sdr,
    columns=("sdr_no", "sdr_state", "case_id", "line_id", "sdr_basis", "claim_value", "prepared_on", "found_on",
             "sent_on", "disposition", "sdr_closed_on"),
    order="prepared_on",
    facts={"sdr_state": "{}", "claim_value": "{}", "sent_on": "sent {}"},
    groups={"Items": (("sdr_item", "sdr_id"),)},
    empty="Supply discrepancy reports stand here with the last day on which they may be filed. Record one as soon as "
    "what came differs from the papers.",
)  # fmt: skip
TRANSPORT = Listing(
    kind=Tdr,
    order="tdr_prepared_on",
    empty="Reports of loss and damage in the defense transport system stand here. Record one when it is found: the "
    "office files it, never the purchaser.",
)
TRANSPORT_PLANS = Listing(
    kind=TransportPlan,
    order="plan_prepared_on",
    facts={"plan_class": "{}", "security_approved_on": "approved {}"},
    empty="Transportation plans for classified and sensitive materiel stand here with their approvals. Record one "
    "before such materiel is shipped.",
)
REVIEWS = Listing(
    kind=CaseReview,
    order="review_from",
    facts={"review_type": "{}", "review_from": "from {}", "review_funding": "paid by {}"},
    groups={"Cases": (("review_case", "review_id"),), "Actions": (("review_action", "review_id"),)},
    empty="Reviews stand here with the cases that were gone through and what is to be done. Record the next one: "
    "every case in execution is gone through once a year.",
)
CONTRACTING = Listing(
    kind=PartnerRequest,
    order="asked_on",
    empty="What the partner asks about contracting stands here. Record one when it asks for a sole source, data, fees "
    "or a part in a negotiation.",
)
ROLES = Listing(
    kind=ContactRole,
    empty="Who is what to the cases stands here: managers, token administrators, representatives. Record the person "
    "under “Contacts” first, then the role.",
)
ADDRESSES = Listing(
    kind=MapadEntry,
    empty="The partner's addresses in the directory stand here with their last check. Record or import them, then "
    "check them with the partner each year.",
    imports=True,
)
PROGRAMMES = Listing(
    kind=SaProgramme,
    empty="Standing facts of each country stand here that its cases depend on. Record one for the country first: "
    "papers for the partner wait for its release authority.",
)
BASELINES = Listing(
    kind=FmfBaseline,
    empty="Projects of the approved FMF program baseline stand here. Record or import them before a request is paid "
    "from FMF.",
    imports=True,
)
