"""Which tables the practice office's visits are read from."""

from app.demo.book import Tables

_BY = {
    "person": (),
    "clearance_profile": ("profile_name",),
    "profile_need": (),
    "profile_training": (),
    "traveller": ("surname",),
    "training_record": (),
    "blanket_clearance": ("blanket_no",),
    "visit_area": ("area_name",),
    "clearance_request": (),
    "request_traveller": (),
    "itinerary_leg": (),
    "request_step": (),
    "approval_action": (),
    "aircraft_clearance": ("worksheet_name",),
    "aircraft_leg": (),
    "hazmat_line": (),
    "support_plan": ("plan_title",),
    "plan_request": (),
    "support_item": (),
    "company": ("company_name",),
    "industry_visit": (),
    "representative": (),
    "industry_appointment": (),
    "foreign_visitor": ("surname",),
    "visitor_call": (),
    "staff_access": (),
    "staff_element": (),
    "fcg_change_proposal": (),
    "elsewhere_count": (),
}
_PLANS = frozenset({
    "arrive_on", "arrives_on", "blanket_to", "call_from", "call_on", "call_to", "date_from", "date_to", "depart_on",
    "departs_on", "effective_on", "execution_on", "item_due_on", "next_review_on", "passport_expires_on", "rfv_from",
    "rfv_to", "suspense_on",
})  # fmt: skip
VISITS = Tables("visit_", _BY, _PLANS)
