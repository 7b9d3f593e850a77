"""The papers of the training year, with whom each is for: the plan in chapters, the others drawn from parts."""

from reports.book import book
from reports.composed import composed
from reports.paper import Audience

CETPP = book("cetpp", "Combined Education and Training Program Plan", Audience.CCMD)
WAIVER = composed("imet_waiver_memo", "Request for IMET Training Waiver", Audience.CCMD)
OJT = composed("ojt_request_paper", "OJT request", Audience.INTERNAL)
CTFP = composed("ctfp_data_sheet", "CTFP nomination data sheet", Audience.CCMD)
POLICE = composed("police_certificate", "Police-training certificate", Audience.PARTNER)
POP_FORM = composed("pop_form", "Position of prominence", Audience.CCMD)
POP_LIST = composed("pop_list", "Positions of prominence", Audience.CCMD, wide=True)
POP_CHANGES = composed("pop_changes", "Changes on prominent graduates", Audience.CCMD)
CHANGES = composed("plan_changes", "Change list of the SCETWG", Audience.CCMD, wide=True)
