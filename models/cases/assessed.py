"""Papers of the case file that only those meet who may see the country team's assessments."""

from models.cases.requests import GUARD
from models.kinds import Kind, Section, Spec, choice, day, file, link, text, whole


class AssessmentPaper(Kind):
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
    case_id = link("Case", "case_file", help="Case it belongs to.", column=True)
    slot = choice("Belongs to", "case_guarded_slot", help="Place in the list of the case file.", column=True)
    paper_title = text("Title", help="What the paper is.", column=True)
    paper_dated_on = day("Dated", help="Date on the paper.", column=True)
    paper_from = text("From", help="Who wrote it.", column=True)
    paper_ref = text("Number", help="Its number.", max_length=60, column=True)
    direction = choice("Way", "direction", help="In, out, or within.")
    pages = whole("Pages", help="How many pages.", minimum=0)
    paper_scan = file("Scan", help="The paper itself.")
    paper_kept_at = text("Kept at", help="Cabinet or folder of the original.")
    paper_marking = choice("Marking", "marking", help="As it is marked.")
