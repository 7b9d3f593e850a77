"""The papers of end-use monitoring that are drawn from parts, with whom each is for."""

from reports.composed import composed
from reports.paper import Audience

REPORT = composed("inventory_report", "Inventory report", Audience.PARTNER)
SCIP_ENTRY = composed("scip_entry", "SCIP-EUM entry sheet", Audience.INTERNAL, wide=True)
CCMD_VIEW = composed("ccmd_view", "Quarterly EUM view", Audience.CCMD)
ROUTINE_LOG = composed("routine_log", "Routine EUM log", Audience.CCMD, wide=True)
COSTS = composed("eum_costs", "EUM plan and cost", Audience.CCMD, wide=True)
ACCESS_LETTER = composed("access_letter", "Request for site access", Audience.PARTNER)
DEFICIENCIES = composed("deficiency_sheet", "Deficiency sheet", Audience.PARTNER)
CHECKLIST = composed("security_checklist", "Physical-security checklist", Audience.PARTNER)
BLANK_CHECKLIST = composed("blank_checklist", "Physical-security checklist", Audience.PARTNER)
DISCREPANCY = composed("discrepancy_report", "Discrepancy report", Audience.INTERNAL)
LOSS = composed("loss_report", "Loss report", Audience.INTERNAL)
CONSENT = composed("consent_request", "Request for consent", Audience.INTERNAL)
DISPOSAL = composed("disposal_certificate", "Disposal certificate", Audience.PARTNER)
PLAN = composed("control_plan_paper", "Control plan", Audience.PARTNER)
