"""The papers about visits that are drawn from parts, with whom each is for."""

from reports.composed import composed
from reports.paper import Audience

MESSAGE = composed("visit_request", "Clearance request", Audience.CCMD)
ROSTER = composed("visit_roster", "Visitor roster", Audience.INTERNAL, wide=True)
ITINERARY = composed("visit_schedule", "Itinerary", Audience.INTERNAL, wide=True)
TRAVELLER = composed("visit_itinerary", "Traveller's itinerary", Audience.TRAVELLER, wide=True)
SUPPORT = composed("support_plan_paper", "Support plan", Audience.INTERNAL)
