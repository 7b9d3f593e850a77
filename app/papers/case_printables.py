"""The papers about requests, offers and the state of cases, by their short names."""

from functools import partial

from app.papers.printable import Printable, composed

SAMPLES = "app.papers.sample_cases"
"""Invented cases, to look at the wording of these papers by."""


_composed = partial(composed, "reports.cases.papers")


CASE_PRINTABLES: tuple[Printable, ...] = (
    _composed(
        "loa_summary", "LOA summary", "loa_version", "LOA_SUMMARY", "case_offers:summary_facts",
        "Totals, lines, terms and payment schedule of an offer, for the partner; it needs a release.",
        needs="app.papers.case_offers:version_missing", sample=f"{SAMPLES}:summary_sample",
    ),
    _composed(
        "loa_forwarding", "Forwarding letter", "loa_version", "FORWARDING", "case_offers:forwarding_facts",
        "The letter that goes with an offer and says that the English text governs; it needs a release.",
        needs="app.papers.case_offers:version_missing", sample=f"{SAMPLES}:forwarding_sample",
    ),
    _composed(
        "lor_transmittal", "LOR transmittal", "lor", "TRANSMITTAL", "case_messages:transmittal_facts",
        "Sends a request on and refers to the country's letter.", needs="app.papers.case_messages:transmittal_missing",
        sample=f"{SAMPLES}:transmittal_sample",
    ),
    _composed(
        "loa_answer", "Acceptance or rejection message", "loa_version", "ANSWER",
        "case_messages:answer_facts",
        "Tells DSCA and the agency by priority what the purchaser answered.",
        needs="app.papers.case_messages:answer_missing",
    ),
    _composed(
        "translation_page", "Translation page", "case_document", "STAMP", "case_messages:stamp_facts",
        "Goes before an informal translation and says that the English text governs.",
        needs="app.papers.case_messages:stamp_missing",
    ),
    _composed(
        "loa_changes", "What changed in the offer", "loa_version", "CHANGES", "case_changes:changed_facts",
        "Lines and totals of two versions side by side, for the partner; it needs a release.",
        asks="the other version, such as BN-B-SAA-A01", needs="app.papers.case_changes:missing_for",
        choices="app.papers.case_changes:versions_beside", sample=f"{SAMPLES}:changes_sample",
    ),
    _composed(
        "cta_paper", "Country team assessment", "cta", "CTA", "case_cta:cta_facts",
        "The assessment by its table, as memorandum or cable; a draft until it is signed.",
        needs="app.papers.case_cta:cta_missing", sample=f"{SAMPLES}:cta_sample",
    ),
    _composed(
        "cta_coordination_sheet", "Coordination sheet", "cta", "COORDINATION",
        "case_cta:coordination_facts", "Which office saw the assessment and whether it agreed.",
    ),
    _composed(
        "lor_checklist", "LOR checklist", "lor", "LOR_CHECKLIST", "case_requests:checklist_facts",
        "What a request needs to be actionable and complete, as answered or to be answered by hand.",
    ),
    _composed(
        "lor_advice", "LOR advice letter", "lor", "LOR_ADVICE", "case_requests:advice_facts",
        "Tells the partner what a request needs and what is missing in his; it needs a release.",
        needs="app.papers.case_requests:advice_missing", sample=f"{SAMPLES}:advice_sample",
    ),
    _composed(
        "case_page", "Status of the case", "case_file", "PAGE", "case_page:page_facts",
        "One page for the chief or the ambassador: where the case stands, its money, what is open, what comes next.",
    ),
    _composed(
        "sme_note", "SME and MDE note", "case_file", "SME_NOTE", "case_explained:note_facts",
        "Explains to the partner what significant and major equipment means for the case; it needs a release.",
        needs="app.papers.case_explained:note_missing", sample=f"{SAMPLES}:note_sample",
    ),
    _composed(
        "category_slip", "Category slip", "case_file", "CATEGORY_SLIP", "case_explained:slip_facts",
        "Explains to the partner how long an offer of its category takes and what holds it up; it needs a release.",
        needs="app.papers.case_explained:slip_missing", sample=f"{SAMPLES}:slip_sample",
    ),
    _composed(
        "sustain_agreement", "Accept-and-sustain agreement", "case_file", "SUSTAIN",
        "case_sustain:agreement_facts",
        "The partner's agreement to accept and sustain what a BPC case delivers; it needs a release.",
        needs="app.papers.case_sustain:missing_for", sample=f"{SAMPLES}:agreement_sample",
    ),
    _composed(
        "case_chronology", "Case chronology", "case_file", "CHRONOLOGY", "case_status:chronology_facts",
        "What happened and was decided in the life of a case, the earliest first.",
    ),
    _composed(
        "case_status", "Status of all cases", "", "STATUS", "case_status:status_facts",
        "Every case on one line: state, value, delivered, expiry, with the day and source of the figures.",
    ),
)  # fmt: skip
"""Each is offered where its record is shown; those without a subject above their list, or by name at the prompt."""
