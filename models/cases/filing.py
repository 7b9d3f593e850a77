"""What the office keeps and does about a case: papers, chronology, reviews, the manager's plan, people."""

from models.cases.paper import CasePaper
from models.fields import OnRemove, Privacy
from models.imports import ImportShape
from models.kinds import (
    Kind,
    Section,
    Spec,
    choice,
    day,
    file,
    flag,
    link,
    long_text,
    money,
    subject,
    text,
    whole,
)


class CaseDocument(CasePaper):
    """A paper of the case file."""

    spec = Spec(
        name="case_document",
        label="Case paper",
        plural="Case papers",
        about="A paper of the case file: which of the list it is, from whom, its date and number, where it is kept.",
        area="cases",
        cites="SAMM C2.1.5.2; C6.2.4",
        title=("paper_title",),
        parent="case_id",
        sort=("paper_dated_on",),
        sections=(
            Section("Paper", ("case_id", "slot", "paper_title", "paper_dated_on", "paper_from", "paper_ref",
                              "direction", "pages", "paper_scan")),
            Section("Keeping", ("paper_kept_at", "retention_basis", "paper_marking", "to_industry", "translation")),
        ),
    )  # fmt: skip
    paper_title = text("Title", help="What the paper is.", column=True, search=True)
    paper_ref = text("Number", help="Its number.", max_length=60, column=True, search=True)
    retention_basis = choice("Kept by", "retention_basis", help="By what it is kept, and so how long.",
                             cites="SAMM C2.T1 19; C6.2.4", column=True)  # fmt: skip
    to_industry = flag("Given to industry", help="A translation never is.", cites="SAMM C4.2.4")
    translation = flag("Informal translation", help="Whether it is one; the English text governs.",
                       cites="SAMM C4.2.4; C2.1.10.1.11")  # fmt: skip


class SlotDecision(Kind):
    """A place of the case file that does not apply, and why."""

    spec = Spec(
        name="slot_decision",
        label="Place not needed",
        plural="Places not needed",
        about="Says that a place of the case file does not apply to this case, and why.",
        area="cases",
        cites="SAMM C2.1.5.2",
        natural=("case_id", "slot"),
        title=("slot_reason",),
        parent="case_id",
        sections=(Section("Decision", ("case_id", "slot", "slot_reason", "slot_decided_on")),),
    )
    case_id = link("Case", "case_file", help="Case it is about.", column=True)
    slot = choice("Place", "case_slot", help="Place in the list.", column=True)
    slot_reason = text("Reason", help="Why it does not apply.", max_length=300, column=True)
    slot_decided_on = day("Decided on", help="Day of the decision.", column=True)


class ChronologyEntry(Kind):
    """Something that happened or was decided in the life of a case."""

    spec = Spec(
        name="chronology_entry",
        label="Chronology entry",
        plural="Chronology entries",
        about="Something that happened or was decided, as the office saw it. Entries are added, never changed; a later "
        "one corrects an earlier one.",
        area="cases",
        cites="SAMM C2.T1 16",
        title=("noted_on", "entry_kind"),
        parent="case_id",
        sort=("noted_on",),
        append_only=True,
        sections=(
            Section("Entry", ("case_id", "noted_on", "noted_at", "entry_kind", "entry_text", "entry_with")),
            Section("Linked record", ("subject_kind", "subject_id")),
            Section("Correction", ("corrects_id",)),
        ),
    )
    case_id = link("Case", "case_file", help="Case it is about.", fixed=True, column=True)
    noted_on = day("On", help="Day it happened.", fixed=True, column=True)
    noted_at = text("At", help="Time of day, where it matters.", fixed=True, max_length=10)
    entry_kind = choice("Kind", "chronology_kind", help="Event, decision, call, message, meeting, escalation.",
                        fixed=True, column=True)  # fmt: skip
    entry_text = long_text(
        "What", help="What happened or was decided.", fixed=True, max_length=4000, column=True
    )
    entry_with = text("With", help="With whom.", fixed=True, column=True)
    subject_kind = choice(
        "Kind of linked record", "chronology_subject", help="What kind of record it is about.", fixed=True
    )
    subject_id = subject("Linked record", "subject_kind", help="The shipment, offer, bill or other record it is about.",
                         fixed=True, column=True)  # fmt: skip
    corrects_id = link(
        "Corrects", "chronology_entry", OnRemove.KEEP, help="Entry this one takes the place of.", fixed=True
    )


class CaseReview(Kind):
    """A review of cases, by whom it is led and paid."""

    spec = Spec(
        name="case_review",
        label="Case review",
        plural="Case reviews",
        about="A review at which cases were gone through: its level, who led it, who paid the office's part, and what "
        "is to be done.",
        area="cases",
        cites="SAMM C6.5; C2.1.5.5",
        title=("review_type", "review_from"),
        sort=("review_from",),
        sections=(
            Section("Review", ("review_level", "review_type", "review_title", "country_id", "review_from",
                               "review_to", "review_place", "review_host")),
            Section("People", ("chair_us", "chair_partner", "sco_attends", "review_funding", "manager_wants_sco")),
            Section("Cultural day", ("cultural_day_on", "cultural_ia_ok", "cultural_partner_ok")),
            Section("Result", ("agenda_text", "minutes_text", "minutes_paper")),
        ),
    )  # fmt: skip
    review_level = choice("Level", "review_level", help="Country, service, program or case.", cites="SAMM C6.T5",
                          column=True)  # fmt: skip
    review_type = choice(
        "Kind", "review_type", help="FMR, SAMR, SAR, CRR, PMR, CMR.", cites="SAMM C6.T6", column=True
    )
    review_title = text("Title", help="What it is called.", column=True, search=True)
    country_id = link("Country", "country", help="Country it is with.")
    review_from = day("From", help="First day.", column=True)
    review_to = day("To", help="Last day.", column=True)
    review_place = text("Place", help="Where.", column=True)
    review_host = choice("Host", "side", help="Who hosts it.", cites="SAMM C6.5.6")
    chair_us = text("U.S. chair", help="Who leads for the United States; equal in rank.", cites="SAMM C6.5.6")
    chair_partner = text("Partner's chair", help="Who leads for the partner.", cites="SAMM C6.5.6")
    sco_attends = flag("SCO attends", help="Whether the office goes.", column=True)
    review_funding = choice("Paid by", "review_funding", help="FMS Admin, the case, or other.",
                            cites="SAMM C2.1.5.5", column=True)  # fmt: skip
    manager_wants_sco = flag("Manager wants the SCO", help="Whether the case manager decided that the office is "
                             "needed.", cites="SAMM C2.1.5.5")  # fmt: skip
    cultural_day_on = day("Cultural day", help="Day of an official outing.", cites="SAMM C6.5.3")
    cultural_ia_ok = flag("Agency approved", help="Whether the agency approved it.", cites="SAMM C6.5.3")
    cultural_partner_ok = flag(
        "Partner approved", help="Whether the partner approved it.", cites="SAMM C6.5.3"
    )
    agenda_text = long_text("Agenda", help="Points, one a line.", max_length=4000)
    minutes_text = long_text("Minutes", help="What was said and decided.", max_length=10_000)
    minutes_paper = file("Minutes and sheets", help="Signed minutes or spreadsheet.", cites="SAMM C2.1.5.2")


class ReviewCase(Kind):
    """A case that was gone through at a review."""

    spec = Spec(
        name="review_case",
        label="Reviewed case",
        plural="Reviewed cases",
        about="Says that a case was gone through at a review, and what was said of it.",
        area="cases",
        cites="SAMM C6.5.4",
        natural=("review_id", "case_id"),
        title=("reviewed_text",),
        parent="review_id",
        sections=(Section("Case", ("review_id", "case_id", "reviewed_text")),),
    )
    review_id = link("Review", "case_review", help="Review at which it was gone through.", column=True)
    case_id = link("Case", "case_file", help="Case that was gone through.", column=True)
    reviewed_text = text("What was said", help="In a sentence.", max_length=1000, column=True)


class ReviewAction(Kind):
    """Something to be done after a review."""

    spec = Spec(
        name="review_action",
        label="Review action",
        plural="Review actions",
        about="Something that a review left to be done, by whom and until when.",
        area="cases",
        cites="SAMM C6.5.6",
        natural=("review_id", "action_no"),
        title=("action_no", "action_text"),
        parent="review_id",
        sort=("action_no",),
        under=("case_id", "review_id"),
        sections=(Section("Action", ("review_id", "case_id", "action_no", "action_text", "action_owner",
                                     "action_due_on", "action_closed_on", "action_result")),),
    )  # fmt: skip
    review_id = link("Review", "case_review", help="Review it comes from.", column=True)
    case_id = link("Case", "case_file", OnRemove.KEEP, help="Case it is about.", column=True)
    action_no = text("No.", help="Number in the list.", max_length=10, column=True)
    action_text = text("Action", help="What is to be done.", max_length=1000, column=True, search=True)
    action_owner = text("Owner", help="Who does it.", column=True)
    action_due_on = day("Due on", help="Until when.", column=True)
    action_closed_on = day("Done on", help="Day it was done.", column=True)
    action_result = text("Result", help="What came of it.", max_length=500)


class CaseGoal(Kind):
    """A goal of the case manager's plan."""

    spec = Spec(
        name="case_goal",
        label="Case goal",
        plural="Case goals",
        about="A goal of the case, at the start or for the long term, and how one will know that it is reached.",
        area="cases",
        cites="SAMM C2.T1 1",
        title=("goal_text",),
        parent="case_id",
        sections=(
            Section("Goal", ("case_id", "goal_span", "goal_text", "goal_measure", "goal_by", "goal_met_on")),
        ),
    )
    case_id = link("Case", "case_file", help="Case it is a goal of.", column=True)
    goal_span = choice("Span", "goal_span", help="At the start, or long-range.", column=True)
    goal_text = text("Goal", help="What is to be reached.", max_length=500, column=True, search=True)
    goal_measure = text("Measure", help="How one will know.", max_length=300)
    goal_by = day("By", help="Until when.", column=True)
    goal_met_on = day("Met on", help="Day it was reached.", column=True)


class WorkingAgreement(Kind):
    """An agreement with an activity that supports the case."""

    spec = Spec(
        name="working_agreement",
        label="Working agreement",
        plural="Working agreements",
        about="Who agreed to do what for the case, from when to when.",
        area="cases",
        cites="SAMM C2.T1 14",
        title=("agreement_with",),
        parent="case_id",
        sections=(Section("Agreement", ("case_id", "agreement_with", "agreement_text", "agreed_on",
                                        "agreement_ends_on", "agreement_paper")),),
    )  # fmt: skip
    case_id = link("Case", "case_file", help="Case it serves.", column=True)
    agreement_with = text("With", help="Activity.", column=True, search=True)
    agreement_text = text("What", help="What it does for the case.", max_length=1000, column=True)
    agreed_on = day("Since", help="Day it began.", column=True)
    agreement_ends_on = day("Until", help="Last day.", column=True)
    agreement_paper = file("Agreement", help="The paper.")


class PerformanceIssue(Kind):
    """Something that does not perform as specified."""

    spec = Spec(
        name="performance_issue",
        label="Performance issue",
        plural="Performance issues",
        about="Something delivered that does not do what was specified, with what is done about it.",
        area="cases",
        cites="SAMM C2.T1 15",
        title=("issue_text",),
        parent="case_id",
        sort=("issue_on",),
        sections=(Section("Issue", ("case_id", "line_id", "issue_on", "issue_text", "issue_spec", "issue_action",
                                    "issue_closed_on")),),
    )  # fmt: skip
    case_id = link("Case", "case_file", help="Case it is about.", column=True)
    line_id = link("Line", "case_line", OnRemove.KEEP, help="Line it is about.", column=True)
    issue_on = day("Seen on", help="Day it was seen.", column=True)
    issue_text = text("Issue", help="What does not perform.", max_length=500, column=True, search=True)
    issue_spec = text("Specified", help="What was specified.", max_length=500)
    issue_action = text("Action", help="What is done.", max_length=500, column=True)
    issue_closed_on = day("Settled on", help="Day it was settled.", column=True)


class Escalation(Kind):
    """A problem that was taken to a higher authority."""

    spec = Spec(
        name="escalation",
        label="Escalation",
        plural="Escalations",
        about="A problem that was taken higher, and what higher authority decided; negotiations and diversions that it "
        "took over are written down promptly.",
        area="cases",
        cites="SAMM C2.2.4",
        title=("escalated_on", "escalated_to"),
        parent="case_id",
        sort=("escalated_on",),
        sections=(Section("Escalation", ("case_id", "escalated_on", "escalated_to", "problem_text", "sensitive_news",
                                         "news_cleared_on", "decided_on", "decision_text")),),
    )  # fmt: skip
    case_id = link("Case", "case_file", help="Case it is about.", column=True)
    escalated_on = day("On", help="Day it was taken higher.", column=True)
    escalated_to = text("To", help="Who decides.", column=True)
    problem_text = text("Problem", help="What the problem is.", max_length=1000, column=True)
    sensitive_news = choice("News for the partner", "news_kind", help="What the partner would have to be told.",
                            cites="SAMM C6.2.3")  # fmt: skip
    news_cleared_on = day(
        "News cleared on", help="Day DSCA agreed to telling the partner.", cites="SAMM C6.2.3"
    )
    decided_on = day("Decided on", help="Day of the decision.", column=True)
    decision_text = text("Decision", help="What was decided.", max_length=1000, column=True)


class PartnerRequest(Kind):
    """A partner's request about contracting."""

    spec = Spec(
        name="partner_request",
        label="Contracting request",
        plural="Contracting requests",
        about="What the partner asks about contracting: sole source, part in negotiations, contract data, contingent "
        "fees, offsets; when it came and what was answered.",
        area="cases",
        cites="SAMM C2.1.5.3; C6.3",
        title=("request_kind", "asked_on"),
        parent="case_id",
        sort=("asked_on",),
        sections=(Section("Request", ("case_id", "lor_id", "request_kind", "asked_on", "asked_by", "request_text",
                                      "fee_amount", "referred_to", "referred_on", "replied_on", "reply_text")),),
    )  # fmt: skip
    case_id = link("Case", "case_file", OnRemove.KEEP, help="Case it is about.", column=True)
    lor_id = link("Letter of request", "lor", OnRemove.KEEP, help="Letter it came with.")
    request_kind = choice("About", "contracting_kind", help="What is asked for.", column=True)
    asked_on = day("Asked on", help="Day it came.", column=True)
    asked_by = text("Asked by", help="Who asked.", column=True)
    request_text = text("Request", help="What is asked.", max_length=1000, column=True)
    fee_amount = money("Fee", help="Contingent fee, where one is named.", cites="SAMM C6.3.7.2", minimum=0)
    referred_to = text("Referred to", help="Who answers: the firm for offsets.", cites="SAMM C6.3.9.3")
    referred_on = day("Referred on", help="Day it was passed on.")
    replied_on = day("Answered on", help="Day of the answer.", column=True)
    reply_text = text("Answer", help="What was answered.", max_length=1000)


class ContactRole(Kind):
    """What a contact is to the office's cases, from when to when."""

    spec = Spec(
        name="contact_role",
        label="Contact's role",
        plural="Contacts' roles",
        about="What somebody outside is to the cases: case manager, token administrator, government representative; "
        "since when, and when the office last spoke to them.",
        area="cases",
        cites="SAMM C2.1.5.1; C7.7.3",
        title=("case_role", "role_from"),
        parent="contact_id",
        sections=(Section("Role", ("contact_id", "case_role", "country_id", "case_id", "role_from", "role_to",
                                   "last_contact_on", "speaks")),),
    )  # fmt: skip
    contact_id = link("Contact", "contact", help="Who.", column=True)
    case_role = choice(
        "Role", "case_role", help="What they are to the cases.", cites="SAMM C2.1.5.1", column=True
    )
    country_id = link(
        "Country", "country", OnRemove.KEEP, help="Country they serve or answer for.", column=True
    )
    case_id = link(
        "Case", "case_file", OnRemove.KEEP, help="Case, where the role is for one only.", column=True
    )
    role_from = day("From", help="First day.", column=True)
    role_to = day("To", help="Last day.", column=True)
    last_contact_on = day("Last contact", help="Day the office last spoke with them.", column=True)
    speaks = text("Language", help="Language to speak with them.", max_length=60, privacy=Privacy.PERSONAL)


class MapadEntry(Kind):
    """An address of the partner in the Military Assistance Program Address Directory."""

    spec = Spec(
        name="mapad_entry",
        label="MAPAD address",
        plural="MAPAD addresses",
        about="An address of the partner in the address directory: what goes there, whether it was checked, what is to "
        "be changed.",
        area="cases",
        cites="SAMM C7.7",
        natural=("mapac", "tac"),
        title=("mapac", "tac"),
        sort=("mapac", "tac"),
        sections=(
            Section("Address", ("mapac", "tac", "country_id", "address_text", "mapad_email", "mapad_poc",
                                "special_instructions")),
            Section("Check", ("validated_on", "mapad_action", "sent_to_ia_on")),
        ),
        imports=ImportShape(links=("country_id",)),
    )  # fmt: skip
    mapac = text("MAPAC", help="Address code.", max_length=10, column=True, search=True)
    tac = choice("Type", "address_type", help="What goes there.", cites="SAMM C7.T2", column=True)
    country_id = link("Country", "country", help="Country whose address it is.")
    address_text = long_text("Address", help="Clear text.", max_length=500, column=True)
    mapad_email = text("E-mail", help="E-mail of the place.", max_length=120)
    mapad_poc = text("Point of contact", help="Who answers there.", privacy=Privacy.PERSONAL)
    special_instructions = text("Special instructions", help="As the directory has them.", max_length=300)
    validated_on = day(
        "Checked on", help="Day it was checked with the partner.", cites="SAMM C7.7.3", column=True
    )
    mapad_action = choice("Action", "mapad_action", help="Keep, change or delete.", column=True)
    sent_to_ia_on = day("Sent on", help="Day the finding went to each agency.", cites="SAMM C7.7.3")


class SaProgramme(Kind):
    """Security assistance with one country: standing facts that cases depend on."""

    spec = Spec(
        name="sa_programme",
        label="Assistance programme",
        plural="Assistance programmes",
        about="Standing facts of a country that its cases depend on: notification group, time of an offer, billing, "
        "closure, suspension, and who releases papers to the partner.",
        area="cases",
        cites="SAMM C5.5, C9.10, C6.6, C6.8",
        natural=("country_id",),
        title=("country_id",),
        sections=(
            Section("Programme", ("country_id", "purchaser_group", "offer_days", "dependable_undertaking",
                                  "special_billing", "accelerated_closure", "fmf_recipient", "signer_list_on",
                                  "fee_any_amount", "mapad_met_on")),
            Section("Suspension", ("suspended_from", "suspended_to", "suspension_text")),
            Section("Papers for the partner", ("release_authority", "released_on", "release_ends_on")),
        ),
    )  # fmt: skip
    country_id = link("Country", "country", help="Country of the programme.", column=True)
    purchaser_group = choice("Notification group", "purchaser_group", help="Group of the notification thresholds.",
                             cites="SAMM C5.T13", column=True)  # fmt: skip
    offer_days = whole("Days of an offer", help="Where the country has longer than the standard.", minimum=1,
                       cites="LOA Standardization Guide 4")  # fmt: skip
    dependable_undertaking = flag("Dependable undertaking", help="Whether it may pay by instalments.",
                                  cites="SAMM C9.8")  # fmt: skip
    special_billing = flag("Special billing", help="Whether a Special Bill Letter supersedes the DD 645.",
                           cites="SAMM C9.10.2", column=True)  # fmt: skip
    accelerated_closure = flag(
        "Accelerated closure", help="Whether it takes part in it.", cites="SAMM C6.8.1"
    )
    fmf_recipient = flag("FMF recipient", help="Whether it receives FMF.", cites="DSCA 20-45")
    signer_list_on = day("Signers listed on", help="Day of the partner's list of who may sign and send requests.",
                         cites="SAMM C5.1.3.5")  # fmt: skip
    fee_any_amount = flag("Approves any fee", help="Whether it is of the countries that approve every contingent fee.",
                          cites="SAMM C6.3.7.2")  # fmt: skip
    mapad_met_on = day("MAPAD contact met", help="Day the office last met the partner's MAPAD contact.",
                       cites="SAMM C7.7.3")  # fmt: skip
    suspended_from = day("Suspended from", help="First day of a suspension.", cites="SAMM C6.6.1")
    suspended_to = day("Suspended to", help="Last day; empty while it lasts.", cites="SAMM C6.6.1")
    suspension_text = text("Suspension", help="What is suspended and why, unclassified.", max_length=500)
    release_authority = text(
        "Released by", help="Who released papers about the partner's own cases to the partner."
    )
    released_on = day("Released on", help="Day of that decision.")
    release_ends_on = day("Release ends on", help="Last day it counts; empty while it lasts.")


class FmfBaseline(Kind):
    """A project of the approved FMF program baseline."""

    spec = Spec(
        name="fmf_baseline",
        label="FMF baseline project",
        plural="FMF baseline projects",
        about="A project of the FMF program baseline that State approved: cases and requests paid by FMF must match "
        "one or have an approved deviation.",
        area="cases",
        cites="SAMM C2.3.3.1.7",
        natural=("country_id", "baseline_year", "project_title"),
        title=("baseline_year", "project_title"),
        sections=(Section("Project", ("country_id", "baseline_year", "project_title", "baseline_amount",
                                      "approved_on", "project_text")),),
        imports=ImportShape(links=("country_id",)),
    )  # fmt: skip
    country_id = link("Country", "country", help="Country that receives it.", column=True)
    baseline_year = whole("Fiscal year", help="Year of the funds.", minimum=1950, maximum=2199, column=True)
    project_title = text("Project", help="Title of the project.", column=True, search=True)
    baseline_amount = money("Amount", help="Approved amount.", minimum=0, column=True)
    approved_on = day("Approved on", help="Day State approved the baseline.", column=True)
    project_text = long_text("Content", help="What it is to buy.", max_length=2000)
