"""The papers about requests, offers and the state of cases that are drawn from parts, with whom each is for."""

from reports.composed import composed
from reports.paper import Audience

LOA_SUMMARY = composed("loa_summary", "LOA summary", Audience.PARTNER)
FORWARDING = composed("loa_forwarding", "Forwarding letter", Audience.PARTNER)
CHRONOLOGY = composed("case_chronology", "Case chronology", Audience.INTERNAL)
STATUS = composed("case_status", "Case status", Audience.INTERNAL, wide=True)
CTA = composed("cta_paper", "Country Team Assessment", Audience.CCMD)
COORDINATION = composed("cta_coordination_sheet", "Coordination sheet", Audience.INTERNAL)
TRANSMITTAL = composed("lor_transmittal", "LOR transmittal", Audience.INTERNAL)
ANSWER = composed("loa_answer", "Acceptance or rejection", Audience.INTERNAL)
STAMP = composed("translation_page", "Informal translation", Audience.INTERNAL)
CHANGES = composed("loa_changes", "What changed in the offer", Audience.PARTNER)
LOR_CHECKLIST = composed("lor_checklist", "LOR checklist", Audience.INTERNAL)
LOR_ADVICE = composed("lor_advice", "LOR advice letter", Audience.PARTNER)
PAGE = composed("case_page", "Status of the case", Audience.INTERNAL)
SME_NOTE = composed("sme_note", "SME and MDE note", Audience.PARTNER)
CATEGORY_SLIP = composed("category_slip", "Category slip", Audience.PARTNER)
SUSTAIN = composed("sustain_agreement", "Accept-and-sustain agreement", Audience.PARTNER)
