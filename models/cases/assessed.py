"""Papers of the case file that only those meet who may see the country team's assessments."""

from models.cases.paper import CasePaper
from models.cases.requests import GUARD
from models.kinds import Section, Spec, choice


class AssessmentPaper(CasePaper):
    """A paper of the case file about the assessment, or about the release of technology and information."""

    spec = Spec(
        name="assessment_paper",
        label="Assessment or release paper",
        plural="Assessment and release papers",
        guard=GUARD,
        about="A paper of the case file about the assessment or about release and disclosure: from whom, its date and "
        "number, where it is kept. Only those meet it who may see assessments.",
        area="cases",
        cites="SAMM C2.1.5.2; C5.1.4",
        title=("paper_title",),
        parent="case_id",
        sort=("paper_dated_on",),
        sections=(
            Section("Paper", ("case_id", "slot", "paper_title", "paper_dated_on", "paper_from", "paper_ref",
                              "direction", "pages", "paper_scan")),
            Section("Keeping", ("paper_kept_at", "paper_marking")),
        ),
    )  # fmt: skip
    slot = choice("Belongs to", "case_guarded_slot", help="Place in the list of the case file.", column=True)
