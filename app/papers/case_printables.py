"""The papers about requests, offers and the state of cases, by their short names."""

from app.papers.printable import Printable


def _composed(
    name: str, label: str, subject: str, draws: str, gathers: str, about: str, **more: str
) -> Printable:
    """A paper that is drawn from parts."""
    return Printable(
        name=name, label=label, subject=subject, step="", draws=f"reports.cases.papers:{draws}",
        holds="reports.composed:ComposedFacts", gathers=gathers, names="reports.composed:file_name", about=about,
        **more,
    )  # fmt: skip


CASE_PRINTABLES: tuple[Printable, ...] = (
    _composed(
        "loa_summary", "LOA summary", "loa_version", "LOA_SUMMARY", "app.papers.case_offers:summary_facts",
        "Totals, lines, terms and payment schedule of an offer, for the partner; it needs a release.",
        needs="app.papers.case_offers:version_missing",
    ),
    _composed(
        "loa_forwarding", "Forwarding letter", "loa_version", "FORWARDING", "app.papers.case_offers:forwarding_facts",
        "The letter that goes with an offer and says that the English text governs; it needs a release.",
        needs="app.papers.case_offers:version_missing",
    ),
    _composed(
        "lor_transmittal", "LOR transmittal", "lor", "TRANSMITTAL", "app.papers.case_messages:transmittal_facts",
        "Sends a request on and refers to the country's letter.", needs="app.papers.case_messages:transmittal_missing",
    ),
    _composed(
        "loa_answer", "Acceptance or rejection message", "loa_version", "ANSWER",
        "app.papers.case_messages:answer_facts",
        "Tells DSCA and the agency by priority what the purchaser answered.",
        needs="app.papers.case_messages:answer_missing",
    ),
    _composed(
        "translation_page", "Translation page", "case_document", "STAMP", "app.papers.case_messages:stamp_facts",
        "Goes before an informal translation and says that the English text governs.",
        needs="app.papers.case_messages:stamp_missing",
    ),
    _composed(
        "loa_changes", "What changed in the offer", "loa_version", "CHANGES", "app.papers.case_messages:changed_facts",
        "Lines and totals of two versions side by side, for the partner; it needs a release.",
        asks="the other version, such as BN-B-SAA-A01", needs="app.papers.case_offers:version_missing",
    ),
    _composed(
        "cta_paper", "Country team assessment", "cta", "CTA", "app.papers.case_cta:cta_facts",
        "The assessment by its table, as memorandum or cable; a draft until it is signed.",
        needs="app.papers.case_cta:cta_missing",
    ),
    _composed(
        "cta_coordination_sheet", "Coordination sheet", "cta", "COORDINATION",
        "app.papers.case_cta:coordination_facts", "Which office saw the assessment and whether it agreed.",
    ),
    _composed(
        "case_chronology", "Case chronology", "case_file", "CHRONOLOGY", "app.papers.case_status:chronology_facts",
        "What happened and was decided in the life of a case, the earliest first.",
    ),
    _composed(
        "case_status", "Status of all cases", "", "STATUS", "app.papers.case_status:status_facts",
        "Every case on one line: state, value, delivered, expiry, with the day and source of the figures.",
    ),
)  # fmt: skip
"""Each is offered where its record is shown; those without a subject are printed from the command line by name."""
