"""The papers about visits that are drawn from parts, with whom each is for."""

from reports.composed import composed
from reports.paper import Audience

MESSAGE = composed("visit_request", "Clearance request", Audience.CCMD)
ROSTER = composed("visit_roster", "Visitor roster", Audience.INTERNAL, wide=True)
ITINERARY = composed("visit_schedule", "Itinerary", Audience.INTERNAL, wide=True)
TRAVELLER = composed("visit_itinerary", "Traveller's itinerary", Audience.TRAVELLER, wide=True)
SUPPORT = composed("support_plan_paper", "Support plan", Audience.INTERNAL)
WORKSHEET = composed("aircraft_worksheet", "Aircraft clearance worksheet", Audience.INTERNAL, wide=True)
DIC = composed("dic_sheet", "Diplomatic clearance sheet", Audience.PARTNER)
GATE = composed("gate_list", "Gate and escort list", Audience.INTERNAL, wide=True)
MEMO = composed("industry_memo", "Industry visit", Audience.INTERNAL)
FOLLOW_UP = composed("industry_follow_up", "After your visit", Audience.COMPANY)
SLIP = composed("who_else_came", "Whether others called", Audience.COMPANY)
REQUIREMENTS = composed("country_requirements", "Country requirements", Audience.INTERNAL)
PROPOSAL = composed("guide_change", "Guide change proposal", Audience.INTERNAL)
ECC = composed("ecc_keying", "eCC keying sheet", Audience.INTERNAL)
WEEK = composed("visitor_calendar", "Visitor calendar", Audience.INTERNAL, wide=True)
