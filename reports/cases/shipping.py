"""The papers about deliveries, discrepancies, reviews and keeping of cases that are drawn from parts."""

from reports.composed import composed
from reports.paper import Audience

VARIANCE = composed("delivery_variance", "Delivery variance", Audience.INTERNAL)
SDR_DATA = composed("sdr_data", "SF 364 data", Audience.INTERNAL)
TDR_DATA = composed("tdr_data", "DD 361 data", Audience.INTERNAL)
PLAN_CONTENTS = composed("plan_contents", "Transportation plan contents", Audience.INTERNAL)
AGENDA = composed("review_agenda", "Review agenda", Audience.INTERNAL)
MINUTES = composed("review_minutes", "Review minutes", Audience.INTERNAL)
NOTICE = composed("delivery_notice", "Notice of delivery", Audience.PARTNER)
TITLE_RECEIPT = composed("title_receipt", "Title transfer receipt", Audience.PARTNER)
ARRIVAL = composed("arrival_checklist", "Arrival checklist", Audience.INTERNAL)
INBOUND = composed("inbound_list", "Shipments expected", Audience.INTERNAL, wide=True)
RECONCILIATION = composed("scip_reconciliation", "SCIP reconciliation", Audience.INTERNAL, wide=True)
RETENTION = composed("retention_list", "Closure and retention", Audience.INTERNAL, wide=True)
PORTFOLIO = composed("case_portfolio", "Portfolio", Audience.INTERNAL)
