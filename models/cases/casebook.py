"""The case itself: its header, the steps it went through, milestones, holds and terms of sale."""

from models.cases import derive, identifier, moving, sheets
from models.cases.stamp import STAMP, Stamped
from models.fields import OnRemove
from models.kinds import (
    Kind,
    Section,
    Spec,
    choice,
    day,
    derived,
    file,
    flag,
    link,
    long_text,
    money,
    text,
    whole,
)


class CaseFile(Stamped):
    """The SCO's own file of an FMS or BPC case."""

    spec = Spec(
        name="case_file",
        label="Case",
        plural="Cases",
        about="The office's own file of a case. The official systems own the case: what is mirrored from them carries "
        "source and day. Its state follows from the steps that were recorded.",
        area="cases",
        cites="SAMM C2.1.4, C2.1.5, C2.2; C5.4",
        natural=("case_designator",),
        title=("case_designator", "nickname"),
        sort=("case_designator",),
        retention="case_years:closed_on",
        held_by="hold_from",
        sections=(
            Section("Case", ("case_designator", "country_id", "case_kind", "order_type", "nickname", "case_purpose",
                             "category", "cdef_codes", "entered_as", "entered_on", "checklist_id")),
            Section("Building Partner Capacity", ("bpc_program", "bpc_authority", "authority_year", "benefitting",
                                                  "request_memo_on", "sustain_agreed_on", "sustain_signer",
                                                  "sustain_terms", "sustain_paper")),
            Section("Money", ("funding_source", "total_value", "mde_value", "construction_value", "baseline_id",
                              "deviation_ref", "delivered_value", "billed_value")),
            Section("Congressional notification", ("cn_required", "cn_transmittal", "cn_tiered_from",
                                                   "cn_notified_on", "cn_kind", "cn_sensitive")),
            Section("Offer and life", ("offered_on", "oed", "accepted_on", "deposit_received_on", "implemented_on",
                                       "emergency_ref", "ssc_on", "closed_on", "closure_kind", "suspended_on")),
            Section("Before signature", ("disclosure_approved_on", "transfer_arranged_on")),
            Section("People", ("manager_id", "cpd_id", "cfd_id", "dgr_id", "sco_signs", "signer_note")),
            Section("Closing", ("reconciled_on", "keep_open_asked_on", "no_orders_confirmed_on", "last_order_on",
                                "hold_from", "hold_reason", "destroyed_on")),
            Section("Source", STAMP),
            Section("Remarks", ("status_text", "case_remarks")),
        ),
        imports=sheets.CASE_EXTRACT,
    )  # fmt: skip
    case_designator = text(
        "Case", help="Customer code, implementing agency, designator, such as BN-B-SAA.", cites="SAMM C5.T10",
        max_length=20, column=True, search=True, form=identifier.form,
        aliases=("case id", "case identifier", "case designator", "fms case", "case number", "bpc case"),
    )  # fmt: skip
    country_id = link(
        "Country", "country", help="The purchaser; for BPC the country that benefits.", column=True
    )
    case_kind = choice("Kind", "case_kind", help="FMS, or BPC on a pseudo offer.", cites="SAMM C2.1.7.1", column=True,
                       aliases=("case type", "program type"))  # fmt: skip
    order_type = choice("Order", "order_type", help="Defined, blanket or CLSSA.", cites="SAMM C5.4.3")
    nickname = text("Nickname", help="Short name in DSAMS, at most 50 characters.", cites="SAMM C15.T5", max_length=50,
                    column=True, search=True, mirrored=True, aliases=("case nickname", "case name"))  # fmt: skip
    case_purpose = long_text("Description", help="What the case is for, with its major system.", max_length=2000,
                             aliases=("case description", "description of case"))  # fmt: skip
    category = choice("Category", "development_category", help="Development category; it sets the clock.",
                      cites="SAMM C5.T6", mirrored=True)  # fmt: skip
    cdef_codes = text("Extenuating factors", help="CDEF codes parted by blanks, such as 1 7a.", cites="SAMM C5.F13",
                      max_length=60)  # fmt: skip
    entered_as = choice("State when entered", "case_state", help="State in which it came into this book.",
                        spelling=sheets.state_word,
                        aliases=("case status", "case state", "status", "state"))  # fmt: skip
    entered_on = day("Entered on", help="Day from which the book knows it in that state.")
    checklist_id = link("Total package", "checklist", OnRemove.KEEP, cites="SAMM C2.2.1.2",
                        help="Checklist of training, support, places and way, with its answers.")  # fmt: skip
    bpc_program = text("Program", help="BPC program such as 333.", cites="SAMM C15.T5", max_length=60)
    bpc_authority = text("Authority", help="Public law or section that pays.", cites="SAMM C15.T5")
    authority_year = whole("Authority year", help="Fiscal year of the authority.", minimum=1950, maximum=2199)
    benefitting = text(
        "Countries that benefit", help="Codes parted by blanks where there are several.", max_length=60
    )
    request_memo_on = day("Memorandum of request", help="Day of the memorandum that stands for the letter of request.",
                          cites="SAMM C15.T5")  # fmt: skip
    sustain_agreed_on = day("Agreed to sustain on", help="Day the partner agreed to accept and sustain.",
                            cites="SAMM C2.1.7.1.2")  # fmt: skip
    sustain_signer = text("Agreed by", help="Who signed for the partner, with position.")
    sustain_terms = long_text(
        "Terms of sustainment", help="Who maintains, trains and pays for what.", max_length=2000
    )
    sustain_paper = file("Agreement", help="The signed agreement.")
    funding_source = choice("Funding", "case_funding", help="Whose money pays.", cites="SAMM C9.T11", column=True,
                            aliases=("source of funds", "funding source"))  # fmt: skip
    total_value = money("Total value", help="Lines and charges together.", cites="SAMM C5.T13", column=True,
                        minimum=0, mirrored=True, aliases=("total case value", "tcv", "case value"))  # fmt: skip
    mde_value = money("MDE value", help="Value of major defense equipment.", cites="SAMM C5.T13", minimum=0,
                      mirrored=True)  # fmt: skip
    construction_value = money("Construction value", help="Value of design and construction services.", minimum=0,
                               cites="SAMM C5.T13", mirrored=True)  # fmt: skip
    baseline_id = link("Program baseline", "fmf_baseline", OnRemove.KEEP,
                       help="Approved FMF project that the case carries out.", cites="SAMM C2.3.3.1.7")  # fmt: skip
    deviation_ref = text("Approved deviation", help="Reference where it departs from the baseline.", max_length=80,
                         cites="SAMM C2.3.3.1.7")  # fmt: skip
    delivered_value = money("Delivered", help="Value reported delivered.", minimum=0, mirrored=True, column=True,
                            aliases=("value delivered", "delivered value"))  # fmt: skip
    billed_value = money("Billed", help="Sum billed to date.", minimum=0, mirrored=True,
                         aliases=("amount billed", "value billed"))  # fmt: skip
    cn_required = flag("Notification required", help="Whether Congress must be notified.", cites="SAMM C5.5.3",
                       mirrored=True)  # fmt: skip
    cn_transmittal = text("Transmittal", help="Number of the formal notification, as 24-30.", max_length=10,
                          cites="SAMM C5.5.6.4.4", mirrored=True)  # fmt: skip
    cn_tiered_from = day("Tiered review from", help="Day the informal review began.", cites="SAMM C5.T16")
    cn_notified_on = day(
        "Notified on", help="Day of the formal notification.", cites="SAMM C5.T17", mirrored=True
    )
    cn_kind = choice("Notification", "cn_kind", help="36(b)(1), (5)(A) or (5)(C).", cites="SAMM C5.5.3")
    cn_sensitive = flag("Sensitive", help="Whether the longest tiered review applies.", cites="SAMM C5.T16")
    offered_on = day("Offered on", help="Day the offer was released.", mirrored=True, cites="SAMM C5.4.17",
                     aliases=("offer date", "date offered", "loa offer date"))  # fmt: skip
    oed = day("Offer expires", help="Offer Expiration Date (OED).", cites="SAMM C5.4.19.1", mirrored=True, column=True,
              aliases=("offer expiration date", "offer expiration", "oed"))  # fmt: skip
    accepted_on = day("Accepted on", help="Day the purchaser signed.", mirrored=True,
                      aliases=("acceptance date", "date accepted", "signed date"))  # fmt: skip
    deposit_received_on = day("Deposit received on", help="Day the initial deposit arrived.", mirrored=True,
                              cites="SAMM C5.4.20")  # fmt: skip
    implemented_on = day("Implemented on", help="Day the case was implemented.", mirrored=True, cites="SAMM C5.4.20",
                         aliases=("implementation date", "implemented date", "date implemented"))  # fmt: skip
    emergency_ref = text("Emergency implementation", help="Approval where it was implemented before the deposit.",
                         cites="SAMM C6.1.2", max_length=80)  # fmt: skip
    ssc_on = day("Supply complete on", help="Day of supply and services completion (SSC).", mirrored=True,
                 cites="SAMM C6.8", aliases=("ssc date",))  # fmt: skip
    closed_on = day("Closed on", help="Day of final closure; records are kept from here.", mirrored=True,
                    cites="SAMM C6.2.4", aliases=("closure date", "closed date", "final closure date"))  # fmt: skip
    closure_kind = choice(
        "Closure", "closure_kind", help="Accelerated or not, interim or final.", mirrored=True
    )
    suspended_on = day("Suspended on", help="Day State suspended it.", cites="SAMM C6.6.1")
    disclosure_approved_on = day("Disclosure approved on", help="Day foreign disclosure was approved.",
                                 cites="SAMM C2.T1 2")  # fmt: skip
    transfer_arranged_on = day("Transfer arranged on", help="Day the international transfer was arranged.",
                               cites="SAMM C2.T1 3")  # fmt: skip
    manager_id = link("Case manager", "contact", OnRemove.KEEP, help="Assigned by the implementing agency.",
                      cites="SAMM C2.2.1", column=True)  # fmt: skip
    cpd_id = link("Country portfolio director", "contact", OnRemove.KEEP, help="At DSCA.")
    cfd_id = link("Country finance director", "contact", OnRemove.KEEP, help="At DSCA.")
    dgr_id = link("Government representative", "contact", OnRemove.KEEP, cites="SAMM C7.3",
                  help="Designated Government Representative (DGR) who receives for the partner.")  # fmt: skip
    sco_signs = flag("Signed through the SCO", help="No where the purchaser signs without the office.",
                     cites="SAMM C5.4.20.2")  # fmt: skip
    signer_note = flag("Note obliges signer", help="Whether the note makes the signer tell DFAS and the agency.",
                       cites="SAMM C5.4.20.2")  # fmt: skip
    reconciled_on = day("Reconciled on", help="Day the case was last reconciled.", cites="SAMM C2.T1 12")
    keep_open_asked_on = day(
        "Asked to keep open", help="Day the partner asked to keep it open.", cites="SAMM C6.8"
    )
    no_orders_confirmed_on = day("No more orders", help="Day the partner confirmed that no order follows.",
                                 cites="SAMM C6.8")  # fmt: skip
    last_order_on = day("Last order", help="Day of the last order on a blanket case.", cites="SAMM C6.8",
                        mirrored=True)  # fmt: skip
    hold_from = day("Records held from", help="Day from which nothing may be destroyed.")
    hold_reason = text("Reason of the hold", help="Litigation, audit or investigation.", max_length=300)
    destroyed_on = day("Records destroyed on", help="Day the file was destroyed after its time.")
    status_text = long_text(
        "Status in words", help="What to tell of it today, in plain words.", max_length=2000
    )
    case_remarks = long_text("Remarks", help="What colleagues should know.", max_length=4000)

    case_state = derived(
        choice("State", "case_state", help="State after the steps that were recorded.", column=True), (derive.STEPS,),
        derive.case_state,
    )  # fmt: skip
    state_since = derived(day("Since", help="Day of the last step."), (derive.STEPS,), derive.state_since)
    ia_code = derived(choice("Agency", "implementing_agency", help="Implementing agency of the identifier.",
                             column=True), (), derive.ia_code)  # fmt: skip
    customer_code = derived(text("Customer code", help="First part of the identifier.", max_length=2), (),
                            derive.customer_code)  # fmt: skip
    lor_dated_on = derived(day("Request dated", help="Date of the earliest letter of request."), derive.LORS,
                           derive.first_lor("lor_dated_on"))  # fmt: skip
    lor_receipt_on = derived(day("Request received", help="Day the agency received it."), derive.LORS,
                             derive.first_lor("received_by_ia_on"))  # fmt: skip
    lor_actionable_on = derived(day("Request actionable", help="Day it was actionable, the latest where it "
                                    "changed."), derive.LORS, derive.lor_actionable)  # fmt: skip
    last_review_on = derived(day("Latest review", help="Day of the latest review, held or planned.", column=True),
                             derive.REVIEWS, derive.last_review)  # fmt: skip
    destroy_after = derived(day("Keep until", help="Ten years after final closure; empty while it is held or "
                                "open.", cites="SAMM C2.T1 19"), (), derive.destroy_after)  # fmt: skip


class CaseStep(Kind):
    """A case went from one state to another: when, by whom, on what paper."""

    spec = Spec(
        name="case_step",
        label="Case step",
        plural="Case steps",
        about="A step of a case from one state to the next, as the office learned of it: its day, who took it and what "
        "shows it. The state of the case is that of the last step.",
        area="cases",
        cites="SAMM C5.4.17, C5.4.18, C6.7, C6.8",
        title=("stepped_on",),
        parent="case_id",
        sort=("stepped_on",),
        append_only=True,
        by_act=True,
        enters=moving.ENTERING,
        sections=(
            Section("Step", ("case_id", "from_state", "to_state", "stepped_on", "stepped_by", "step_ref",
                             "step_reason", "step_paper")),
            Section("Entry", ("entered_on", "known_from", "corrects_id")),
        ),
    )  # fmt: skip
    case_id = link("Case", "case_file", help="Case that took the step.", column=True, fixed=True)
    from_state = choice("From", "case_state", help="State before.", column=True, fixed=True)
    to_state = choice("To", "case_state", help="State afterwards.", column=True, fixed=True)
    stepped_on = day("On", help="Day of the step.", column=True, fixed=True)
    stepped_by = choice("By", "step_actor", help="Who took it.", fixed=True)
    step_ref = text("Reference", help="Letter, message or milestone it rests on.", max_length=80, column=True,
                    fixed=True)  # fmt: skip
    step_reason = text(
        "Reason", help="Why, where the step leaves the ordinary way.", max_length=500, fixed=True
    )
    step_paper = file("Paper", help="Letter or message that shows it.")
    entered_on = day("Entered on", help="Day it came into this book.", fixed=True)
    known_from = choice("Known from", "data_source", help="Where the office has it from.", fixed=True)
    corrects_id = link("Corrects", "case_step", OnRemove.KEEP, fixed=True,
                       help="Entry with an error that this one replaces.")  # fmt: skip


class CaseMilestone(Stamped):
    """A milestone of the official system or of the office's own plan, expected and reached."""

    spec = Spec(
        name="case_milestone",
        label="Milestone",
        plural="Milestones",
        about="A day in the life of a case: a milestone of the official system, or one of the plan that the case "
        "manager and the office follow, with its owner.",
        area="cases",
        cites="SAMM C5.T9, C5.T20; C2.T1 5",
        title=("milestone_code", "milestone_text"),
        parent="case_id",
        sort=("expected_on",),
        sections=(
            Section("Milestone", ("case_id", "milestone_code", "milestone_text", "expected_on", "reached_on",
                                  "milestone_owner", "milestone_remark")),
            Section("Source", STAMP),
        ),
        imports=sheets.of_case(),
    )  # fmt: skip
    case_id = link("Case", "case_file", help="Case it belongs to.", column=True)
    milestone_code = choice("Milestone", "case_milestone", help="Code of the official system; empty for one of the "
                            "plan.", column=True, mirrored=True)  # fmt: skip
    milestone_text = text(
        "What", help="What is to be reached, for one of the plan.", column=True, search=True
    )
    expected_on = day("Expected on", help="Day it is planned for.", column=True, mirrored=True)
    reached_on = day("Reached on", help="Day it was reached.", column=True, mirrored=True)
    milestone_owner = text("Owner", help="Who answers for it.", column=True)
    milestone_remark = text("Remark", help="What is to be known of it.", max_length=500)


class CaseHold(Kind):
    """A time in which a case does not move."""

    spec = Spec(
        name="case_hold",
        label="Hold",
        plural="Holds",
        about="A time in which the case stood still, and who held it. Only a hold granted by DSCA stops the "
        "clock of development.",
        area="cases",
        cites="SAMM C5.4.2.2, C5.4.17.7",
        title=("hold_kind", "held_from"),
        parent="case_id",
        sort=("held_from",),
        sections=(Section("Hold", ("case_id", "hold_kind", "held_from", "held_to", "held_by", "held_why")),),
    )
    case_id = link("Case", "case_file", help="Case that is held.", column=True)
    hold_kind = choice("Kind", "hold_kind", help="Granted by DSCA (CPOHOLD), or ordinary.", column=True)
    held_from = day("From", help="First day.", column=True)
    held_to = day("To", help="Last day; empty while it lasts.", column=True)
    held_by = text("By", help="Who holds it.", column=True)
    held_why = text("Why", help="What it waits for.", max_length=500, column=True)


class CaseTerm(Kind):
    """A term of sale of a case and how much falls under it."""

    spec = Spec(
        name="case_term",
        label="Term of sale",
        plural="Terms of sale",
        about="A term under which the case is paid and how many dollars fall under it; the last one may carry the "
        "balance.",
        area="cases",
        cites="SAMM C9.8.1",
        title=("term_code",),
        parent="case_id",
        sections=(Section("Term", ("case_id", "term_code", "term_amount", "term_balance")),),
    )
    case_id = link("Case", "case_file", help="Case the term is of.", column=True)
    term_code = choice("Term", "term_of_sale", help="Term of sale.", cites="SAMM C9.T11", column=True)
    term_amount = money(
        "Amount", help="Dollars under the term; empty for the balance.", minimum=0, column=True
    )
    term_balance = flag("Balance", help="Yes where the term carries what the others leave.")
