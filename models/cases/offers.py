"""The offer in its versions: basic document, amendments and modifications, with the lines as each version has them."""

from models.cases import derive, identifier, sheets
from models.cases.stamp import STAMP, Stamped
from models.imports import ImportShape
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


class LoaVersion(Stamped):
    """A version of the Letter of Offer and Acceptance: basic, amendment or modification."""

    spec = Spec(
        name="loa_version",
        label="LOA version",
        plural="LOA versions",
        about="A version of the offer: the basic document, an amendment that the purchaser signs, or a modification "
        "that he does not. Each has its own signatures, expiry and outcome.",
        area="cases",
        cites="SAMM C5.4.1, C6.7; C5.4.20",
        natural=("case_id", "doc_type", "doc_number"),
        natural_optional=("doc_number",),
        title=("version_title",),
        parent="case_id",
        sort=("doc_type", "doc_number"),
        sections=(
            Section("Document", ("case_id", "doc_type", "doc_number", "based_on", "purpose_text", "restated",
                                 "modification_kind", "scope_change", "concurrent_with")),
            Section("Signatures", ("milap_on", "milsgn_on", "dcsgn_on", "offered_on", "oed", "short_oed_note",
                                   "extension_asked_on", "signed_on", "signer", "agency_signed", "outcome",
                                   "outcome_reason", "implemented_on", "cancelled_on")),
            Section("Purchaser's information", ("mark_for_code", "forwarder_code", "procuring_code",
                                                "paying_office")),
            Section("Money", ("net_cost", "pch_cost", "admin_charge", "transport_cost", "other_cost", "total_cost",
                              "previous_total", "initial_deposit", "due_with_amendment")),
            Section("Cancelled after it was implemented", ("small_case_cost", "expended_value")),
            Section("Told", ("dsca_told_on", "ia_told_on", "dfas_told_on", "forwarding_letter_on")),
            Section("Papers", ("loa_paper", "signed_paper", "version_remarks")),
            Section("Source", STAMP),
        ),
        imports=sheets.of_case(doubts=sheets.expires_before),
    )  # fmt: skip
    case_id = link("Case", "case_file", help="Case it is a version of.", column=True)
    doc_type = choice("Document", "loa_document", help="Basic, amendment or modification.", cites="SAMM C5.T10",
                      column=True)  # fmt: skip
    doc_number = whole("Number", help="Of an amendment or modification; a number that was not accepted is not used "
                       "again.", cites="SAMM C6.T8", minimum=1, column=True)  # fmt: skip
    based_on = long_text("Based on", help="Letters of request in order of date, or the U.S. review.",
                         cites="SAMM C6.T8", max_length=1000)  # fmt: skip
    purpose_text = long_text(
        "Purpose", help="Program, overview and reason.", cites="SAMM C6.T8", max_length=4000
    )
    restated = flag("Restated", help="Issued anew under its number; it says so and supersedes.",
                    cites="SAMM C5.4.18.6")  # fmt: skip
    modification_kind = choice("Modification of", "modification_kind", help="Which of the allowed kinds.",
                               cites="SAMM C6.T7")  # fmt: skip
    scope_change = flag("Changes scope", help="A change of scope needs an amendment.", cites="SAMM C6.7.1.1")
    concurrent_with = text("Concurrent with", help="Cases between which value moves.", cites="SAMM C6.7.3.2")
    milap_on = day(
        "MILAP", help="Day the military department approved it.", cites="SAMM C5.T9", mirrored=True
    )
    milsgn_on = day("MILSGN", help="Day the military department signed.", cites="SAMM C5.4.17", mirrored=True)
    dcsgn_on = day("DCSGN", help="Day DSCA countersigned.", cites="SAMM C5.4.17", mirrored=True)
    offered_on = day(
        "Offered on", help="Day it was offered.", mirrored=True, column=True, aliases=("offer date",)
    )
    oed = day("Expires", help="Offer Expiration Date (OED).", cites="SAMM C5.4.19.1", mirrored=True, column=True,
              aliases=("offer expiration date",))  # fmt: skip
    short_oed_note = flag("Note on short expiry", help="Whether the note stands that a short time needs.",
                          cites="SAMM C5.4.23")  # fmt: skip
    extension_asked_on = day("Extension asked on", help="Day the partner asked for a later expiry.",
                             cites="SAMM C5.4.19.1")  # fmt: skip
    signed_on = day("Signed on", help="Day the purchaser signed.", cites="SAMM C5.4.20", mirrored=True, column=True,
                    aliases=("acceptance date",))  # fmt: skip
    signer = text("Signed by", help="Name and title.", cites="SAMM C5.4.20.1")
    agency_signed = text("Agency", help="Agency that signed.", cites="SAMM C5.4.20.1")
    outcome = choice("Outcome", "loa_outcome", help="What the purchaser did with it.", cites="SAMM C5.4.2.3.2",
                     column=True)  # fmt: skip
    outcome_reason = text(
        "Reason", help="Why it was rejected, cancelled or answered with changes.", max_length=500
    )
    implemented_on = day("Implemented on", help="Day it was implemented.", cites="SAMM C6.7.2.8", mirrored=True,
                         column=True)  # fmt: skip
    cancelled_on = day("Cancelled on", help="Day it was cancelled.", cites="SAMM C5.4.18.7", mirrored=True)
    mark_for_code = text("Mark-for code", help="Part of what the purchaser fills in.", cites="SAMM C5.4.20.1",
                         max_length=20)  # fmt: skip
    forwarder_code = text(
        "Freight forwarder code", help="Part of what the purchaser fills in.", max_length=20
    )
    procuring_code = text("Procuring agency code", help="Part of what the purchaser fills in.", max_length=20)
    paying_office = text("Paying office", help="Name and address of who pays.")
    net_cost = money("Net cost", help="Lines without charges.", minimum=0, mirrored=True)
    pch_cost = money("Packing, crating, handling", help="Charge below the lines.", minimum=0, mirrored=True)
    admin_charge = money("Administrative charge", help="Charge below the lines.", minimum=0, mirrored=True)
    transport_cost = money("Transportation", help="Charge below the lines.", minimum=0, mirrored=True)
    other_cost = money("Other", help="Charge below the lines.", minimum=0, mirrored=True)
    total_cost = money("Total cost", help="Estimated total.", minimum=0, mirrored=True, column=True,
                       aliases=("total estimated cost",))  # fmt: skip
    previous_total = money("Total before", help="Total of the version before it.", minimum=0, mirrored=True)
    initial_deposit = money("Initial deposit", help="Sum due with acceptance.", minimum=0, cites="SAMM C9.9",
                            mirrored=True)  # fmt: skip
    due_with_amendment = money("Due with amendment", help="Amendments use this instead of an initial deposit.",
                               cites="SAMM C9.9.1.5.1", minimum=0, mirrored=True)  # fmt: skip
    small_case_cost = money("Small case management line", help="Value of the line, where the case has one.",
                            cites="SAMM C6.8.1", minimum=0, mirrored=True)  # fmt: skip
    expended_value = money("Value expended", help="What was expended when the purchaser cancelled.",
                           cites="SAMM C6.8.1", minimum=0, mirrored=True)  # fmt: skip
    dsca_told_on = day(
        "DSCA told on", help="Day DSCA was told of acceptance or rejection.", cites="SAMM C5.4.20.2"
    )
    ia_told_on = day("Agency told on", help="Day the agency was told.", cites="SAMM C5.4.20.2")
    dfas_told_on = day("DFAS told on", help="Day DFAS was told.", cites="SAMM C5.4.20.2")
    forwarding_letter_on = day("Forwarded on", help="Day it went to the partner with the forwarding letter.",
                               cites="SAMM C4.2.4; C2.1.10.1.11")  # fmt: skip
    loa_paper = file("Offer", help="The document with terms and information.", cites="SAMM C5.4.8.1")
    signed_paper = file("Signed copy", help="The signed document.")
    version_remarks = long_text("Remarks", help="What colleagues should know.", max_length=2000)
    version_title = derived(text("Version", help="File key such as BN-B-SAA-A01.", column=True, search=True,
                                 max_length=40), ("case_id",), derive.version_title)  # fmt: skip
    change_value = derived(money("Change", help="Total less the total before.", column=True), (),
                           derive.change_value)  # fmt: skip


class LoaLine(Kind):
    """A line as one version of the offer has it."""

    spec = Spec(
        name="loa_line",
        label="LOA line",
        plural="LOA lines",
        about="A line as a version of the offer has it; two versions set side by side say what changed.",
        area="cases",
        cites="SAMM C6.T8",
        natural=("version_id", "line_no"),
        title=("line_no", "line_text"),
        parent="version_id",
        sort=("line_no",),
        sections=(Section("Line", ("version_id", "line_no", "line_text", "line_change", "qty", "unit_of_issue",
                                   "unit_price", "line_total", "masl", "availability", "line_terms")),),
        imports=ImportShape(links=("version_id",)),
    )  # fmt: skip
    version_id = link("Version", "loa_version", help="Version it stands in.", column=True)
    line_no = text(
        "Line", help="Three digits and a letter, kept as text.", max_length=6, column=True, search=True
    )
    line_text = text("Description", help="Words of the line.", max_length=500, column=True, search=True)
    line_change = choice("Change", "line_change", help="New, changed, deleted or as before.", column=True)
    qty = whole("Quantity", help="How many.", minimum=0, counts=True, column=True)
    unit_of_issue = text("Unit", help="Unit of issue; XX for services.", max_length=2)
    unit_price = money("Unit price", help="Price of one.", minimum=0)
    line_total = money("Total", help="Price of the line.", minimum=0, column=True)
    masl = text("MASL", help="Catalogue line.", max_length=20)
    availability = text("Months of service", help="Availability or months, as 12-24.", max_length=20)
    line_terms = text(
        "Terms", help="Source, assistance, release and delivery codes as printed.", max_length=80
    )


class PenAndInk(Kind):
    """A change by hand to an offer that nobody signed yet."""

    spec = Spec(
        name="pen_and_ink",
        label="Pen-and-ink change",
        plural="Pen-and-ink changes",
        about="A change by hand to an offered, unsigned document that has not expired, with who allowed it.",
        area="cases",
        cites="SAMM C5.4.19; C2.1.4.3.4",
        title=("changed_on", "ink_kind"),
        parent="version_id",
        sort=("changed_on",),
        sections=(Section("Change", ("version_id", "changed_on", "ink_kind", "ink_text", "authorised_by", "dsca_ref",
                                     "copy_to_dfas_on", "ink_paper")),),
    )  # fmt: skip
    version_id = link("Version", "loa_version", help="Document that was changed.", column=True)
    changed_on = day("On", help="Day of the change.", column=True)
    ink_kind = choice("Kind", "ink_kind", help="Expiry, minor or major.", column=True)
    ink_text = text("What", help="What was changed.", max_length=500, column=True)
    authorised_by = text("Allowed by", help="Who at the agency allowed it.", column=True)
    dsca_ref = text("DSCA's concurrence", help="Reference for a major change.", max_length=80)
    copy_to_dfas_on = day("Copy to DFAS", help="Day DFAS had a copy.")
    ink_paper = file("Authorization", help="Message that allows it.")


class CaseLine(Stamped):
    """A line of a case as it stands today."""

    spec = Spec(
        name="case_line",
        label="Case line",
        plural="Case lines",
        about="A line of a case as it stands: what is bought, how it is delivered, what came. Two of one number cannot "
        "stand on a case.",
        area="cases",
        cites="SAMM C5.4.1.1, C5.4.8; C6.T8",
        natural=("case_id", "line_no"),
        title=("line_no", "line_description"),
        parent="case_id",
        sort=("case_id", "line_no"),
        sections=(
            Section("Line", ("case_id", "line_no", "line_description", "line_order", "line_category",
                             "line_condition", "masl", "generic_code", "masl_text", "sme", "mde", "line_status")),
            Section("Quantity and money", ("qty", "unit_of_issue", "unit_price", "line_total", "delivered_qty",
                                           "accepted_value", "line_ssc_on")),
            Section("Terms", ("source_code", "ta_code", "orc", "dtc", "dtc_mixed", "mos_from", "mos_to", "por",
                              "sole_source")),
            Section("Care", ("classified_line", "src", "cci", "hazmat", "eum_code")),
            Section("Notes", ("line_notes",)),
            Section("Source", STAMP),
        ),
        imports=sheets.of_line("case_id", "line_no"),
    )  # fmt: skip
    case_id = link("Case", "case_file", help="Case it is a line of.", column=True)
    line_no = text("Line", help="Three digits, with a letter for a part of it; kept as text.", max_length=6,
                   column=True, search=True, form=identifier.line_form, cites="LOA Standardization Guide 1",
                   aliases=("line number", "line item", "line no", "lin"))  # fmt: skip
    line_description = text("Description", help="What is bought.", max_length=500, column=True, search=True,
                            mirrored=True,
                            aliases=("line description", "nomenclature", "item description"))  # fmt: skip
    line_order = choice("Order", "line_order", help="Defined or blanket.", cites="SAMM C5.4.3")
    line_category = choice(
        "Category", "line_category", help="Article, service or training.", cites="SAMM C5.4.1.1"
    )
    line_condition = text(
        "Condition", help="Limits of its condition, by code or note.", cites="SAMM C5.4.8.10.8"
    )
    masl = text("MASL", help="Catalogue line, unclassified.", cites="SAMM C5.4.8.11", max_length=20, mirrored=True,
                column=True)  # fmt: skip
    generic_code = text("Generic code", help="Generic code of the line.", max_length=10, mirrored=True)
    masl_text = text(
        "MASL text", help="Its words in the catalogue.", mirrored=True, aliases=("masl description",)
    )
    sme = flag("SME", help="Significant military equipment; on a line of its own.", cites="SAMM C5.4.3.1.2")
    mde = flag("MDE", help="Major defense equipment; on a line of its own.", cites="SAMM C5.4.3.1.2")
    line_status = choice(
        "Status",
        "case_line_status",
        help="Open, shipped, complete.",
        column=True,
        mirrored=True,
        spelling=sheets.line_state_word,
        aliases=("line status",),
    )
    qty = whole("Ordered", help="Quantity ordered.", minimum=0, counts=True, column=True, mirrored=True,
                aliases=("quantity", "qty ordered", "quantity ordered"))  # fmt: skip
    unit_of_issue = text("Unit", help="Unit of issue; XX for services.", cites="DSCA 25-10", max_length=2,
                         mirrored=True, aliases=("unit of issue", "ui", "u/i", "uom"))  # fmt: skip
    unit_price = money(
        "Unit price", help="Price of one.", minimum=0, mirrored=True, aliases=("unit cost", "price each")
    )
    line_total = money("Total", help="Price of the line.", minimum=0, column=True, mirrored=True,
                       aliases=("line value", "total line value", "extended value", "extended price",
                                "extended cost"))  # fmt: skip
    delivered_qty = whole("Delivered", help="Quantity reported delivered.", minimum=0, counts=True, column=True,
                          mirrored=True, aliases=("quantity delivered", "qty delivered"))  # fmt: skip
    accepted_value = money(
        "Delivered value",
        help="Value reported delivered.",
        minimum=0,
        mirrored=True,
        aliases=("value delivered",),
    )
    line_ssc_on = day("Complete on", help="Day of supply and services completion of the line.", mirrored=True)
    source_code = choice("Source", "supply_source", help="Stock, procurement and so on.", cites="SAMM C6.T8")
    ta_code = choice("Assistance", "assistance_type", help="Type of assistance.", cites="SAMM C6.T8")
    orc = choice("Offer release", "offer_release", help="When the shipper releases it.", cites="SAMM C7.T6")
    dtc = choice(
        "Delivery term", "delivery_term", help="How far DoD delivers.", cites="SAMM C7.4.1", column=True
    )
    dtc_mixed = text("Mixed terms", help="As printed where there are two, such as 2/7.", max_length=10)
    mos_from = whole("Months from", help="First month of service or availability.", minimum=0)
    mos_to = whole("Months to", help="Last month of service or availability.", minimum=0)
    por = choice(
        "Program of record", "program_of_record", help="Whether U.S. forces use it.", cites="SAMM C5.4.11"
    )
    sole_source = text("Sole source", help="Firm, where the line names one.", cites="SAMM C6.3.4")
    classified_line = choice("Classification", "line_classification", help="Of the materiel; facts stay outside.",
                             cites="SAMM C7.13", column=True)  # fmt: skip
    src = choice("Risk category", "src_category", help="Security risk category of arms and ammunition.",
                 cites="SAMM C7.15")  # fmt: skip
    cci = flag(
        "Controlled cryptographic", help="Whether it is a controlled cryptographic item.", cites="SAMM C7.F4"
    )
    hazmat = flag("Hazardous", help="Whether it is hazardous.", cites="SAMM C7.T6")
    eum_code = text(
        "EUM", help="Routine or enhanced, from the catalogue.", cites="SAMM C5.4.8.11.1.4", max_length=20
    )
    line_notes = long_text("Notes", help="Notes of the line: storage, travel, sole source.", max_length=4000)
    received_qty = derived(whole("Received", help="Quantity of shipments whose receipt was checked.", counts=True),
                           derive.RECEIVED, derive.received_qty)  # fmt: skip
