"""What comes before a case: the letter of request, its articles, and the country team's assessment."""

from models.cases import derive
from models.fields import OnRemove
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
from models.states import Gate

GUARD = "cta"
"""What a clerk never meets: the country team's assessments."""


class Lor(Kind):
    """A partner's letter of request: what is wanted, how it is paid, where it went."""

    spec = Spec(
        name="lor",
        label="Letter of request",
        plural="Letters of request",
        about="A partner's request for articles or services in any written form: what is wanted, how it is paid, to "
        "whom it went, and what became of it.",
        area="cases",
        cites="SAMM C2.1.4.1; C5.1.2, C5.1.3",
        natural=("lor_ref",),
        title=("lor_ref", "lor_subject"),
        sort=("lor_dated_on",),
        sections=(
            Section("Request", ("lor_ref", "country_id", "lor_subject", "lor_form", "lor_dated_on",
                                "written_confirmed_on", "originator", "originator_address", "originator_unit_id",
                                "originator_kind", "signer_listed", "lor_scan")),
            Section("Unit outside the ministry", ("unit_functions", "sale_nature", "internal_security",
                                                  "diversion_risk", "state_told_on")),
            Section("What is wanted", ("response_wanted", "lor_order", "blanket_value", "estimated_value",
                                       "end_use", "recipient_units", "leahy_agreement_on", "long_term_care_on")),
            Section("Money and firms", ("funding_source", "baseline_id", "third_party", "sole_source_firm",
                                        "waiver_requested", "direct_sale_talks")),
            Section("Way", ("lor_channel", "sensitive_way", "assigned_ia", "addressees_action", "addressees_info",
                            "received_by_sco_on", "transmittal_ref", "sent_on", "acknowledged_on")),
            Section("At the agency", ("received_by_ia_on", "insufficient_on", "insufficient_why", "actionable_on",
                                      "complete_on", "withdrawn_on", "disapproved_on", "advisory_sent_on",
                                      "disapproval_told_on", "disapproval_answered_on")),
            Section("Price and availability", ("pna_received_on", "pna_amount", "pna_paper")),
            Section("Assessment and releases", ("cta_likely_cn", "cta_first_introduction", "cta_sensitive",
                                                "cta_asked", "sensitive_class", "release_review", "checklist_id")),
            Section("Remarks", ("lor_remarks",)),
        ),
        gate=Gate("lor_package", lambda row: row.get("sent_on") is not None, "Set aside…"),
        imports=ImportShape(links=("country_id",)),
    )  # fmt: skip
    lor_ref = text("Reference", help="The originator's own traceable number.", cites="SAMM C5.1.2.1", max_length=60,
                   column=True, search=True, aliases=("lor reference", "lor ref", "letter number"))  # fmt: skip
    country_id = link("Country", "country", help="Country that asks.", column=True)
    lor_subject = text("Subject", help="What is asked for, in a few words.", column=True, search=True)
    lor_form = choice(
        "Form", "lor_form", help="Letter, message, minutes, memorandum of a talk.", cites="SAMM C5.1.3"
    )
    lor_dated_on = day("Dated", help="Date on the request.", cites="SAMM C5.T20", column=True)
    written_confirmed_on = day("Confirmed in writing", help="Day a spoken request was confirmed in writing.",
                               cites="SAMM C5.1.3")  # fmt: skip
    originator = text("Originator", help="Office that asks.", cites="SAMM C5.1.2.1", column=True)
    originator_address = long_text("Address", help="Address of the originator.", cites="SAMM C5.1.2.1",
                                   max_length=500)  # fmt: skip
    originator_unit_id = link("Originator's unit", "unit", OnRemove.KEEP, help="Unit or ministry, where it is on "
                              "file.")  # fmt: skip
    originator_kind = choice("Kind of originator", "originator_kind", help="Ministry of defense, or a unit outside it.",
                             cites="SAMM C5.1.5.2")  # fmt: skip
    unit_functions = long_text("Functions of the unit", help="What the unit does and under whose command.",
                               cites="SAMM C5.1.5.2", max_length=1000)  # fmt: skip
    sale_nature = long_text("Nature of the sale", help="What kind of sale it is: articles, services, training, and "
                            "how it fits the unit.", cites="SAMM C5.1.5.2", max_length=1000)  # fmt: skip
    internal_security = long_text("Internal security", help="What the unit has to do with internal security, and why "
                                  "the sale is proper all the same.", cites="SAMM C5.1.5.2",
                                  max_length=1000)  # fmt: skip
    diversion_risk = long_text("Risk of diversion", help="How likely the articles are to go elsewhere, and what stands "
                               "against it.", cites="SAMM C5.1.5.2", max_length=1000)  # fmt: skip
    state_told_on = day(
        "Sent to State", help="Day it went to State (PM) through DSCA.", cites="SAMM C5.1.5.2"
    )
    signer_listed = flag("Signer on the list", help="For e-mail: whether the agency holds the partner's list of "
                         "signers.", cites="SAMM C5.1.3.5")  # fmt: skip
    lor_scan = file("Request", help="The letter with its enclosures.")
    response_wanted = choice("Response wanted", "lor_response", help="Price data, offer, lease, amendment.",
                             cites="SAMM C5.1.2.1", column=True)  # fmt: skip
    lor_order = choice("Order", "order_type", help="Defined or blanket.", cites="SAMM C5.4.3")
    blanket_value = money("Blanket value", help="Value of a blanket order.", cites="SAMM C5.1.2.1", minimum=0)
    estimated_value = money(
        "Estimated value", help="The office's estimate of the whole.", minimum=0, column=True
    )
    end_use = long_text("Intended end use", help="Mission the articles are for.", max_length=2000)
    recipient_units = long_text("Recipient units", help="Operational units, never the service as a whole, for grants.",
                                cites="SAMM C5.1.2.1", max_length=1000)  # fmt: skip
    leahy_agreement_on = day("Leahy agreement", help="Day of the agreement where units cannot be named.",
                             cites="SAMM C5.1.2.1")  # fmt: skip
    long_term_care_on = day("Long-term care plan", help="Day of the care plan for working dogs.",
                            cites="SAMM C5.1.3.6")  # fmt: skip
    funding_source = choice("Funding", "case_funding", help="How the partner means to pay.", cites="SAMM C5.1.2.1",
                            column=True)  # fmt: skip
    baseline_id = link("Program baseline", "fmf_baseline", OnRemove.KEEP, help="Approved FMF project it belongs to.",
                       cites="SAMM C2.3.3.1.7")  # fmt: skip
    third_party = text("Third parties", help="Any person involved who is not of a government.",
                       cites="SAMM C5.1.2.1")  # fmt: skip
    sole_source_firm = text(
        "Sole source", help="Firm asked for, and whether prime or sub.", cites="SAMM C6.3.4.2"
    )
    waiver_requested = flag("Waiver of recoupment", help="Whether a waiver of nonrecurring cost is asked for.",
                            cites="SAMM C9.6.3")  # fmt: skip
    direct_sale_talks = flag("Direct sale also sought", help="Whether the partner also talks to a firm.",
                             cites="SAMM C4.3.10")  # fmt: skip
    lor_channel = choice("Came from", "lor_channel", help="In country, or its representative in the United States.",
                         cites="SAMM C5.1.3.1")  # fmt: skip
    sensitive_way = flag("Directly to State and DSCA", help="Sensitive, or the agency is not clear.",
                         cites="SAMM C5.1.5.1")  # fmt: skip
    assigned_ia = choice("Agency", "implementing_agency", help="Implementing agency it goes to.", column=True,
                         cites="SAMM C5.1.5")  # fmt: skip
    addressees_action = long_text(
        "To", help="Action addressees, one a line.", cites="SAMM C5.1.3", max_length=1000
    )
    addressees_info = long_text("Information to", help="Information addressees, one a line.", cites="SAMM C5.1.3",
                                max_length=1000)  # fmt: skip
    received_by_sco_on = day("Reached the SCO", help="Day it reached the office.", column=True)
    transmittal_ref = text("Transmittal", help="The office's own number of the transmittal.", max_length=60)
    sent_on = day("Sent on", help="Day it was sent on.", column=True)
    acknowledged_on = day("Acknowledged on", help="Day the agency acknowledged it.", cites="SAMM C5.1.7.1")
    received_by_ia_on = day("Received", help="LOR Receipt of the agency.", cites="SAMM C5.T20", mirrored=True)
    insufficient_on = day("Insufficient on", help="Day it was found not to be actionable.", cites="SAMM C5.T20",
                          mirrored=True)  # fmt: skip
    insufficient_why = text("What is missing", help="What the agency asks for.", max_length=500)
    actionable_on = day("Actionable on", help="LOR Actionable of the agency.", cites="SAMM C5.T20", mirrored=True,
                        column=True)  # fmt: skip
    complete_on = day("Complete on", help="LOR Complete of the agency.", cites="SAMM C5.T20", mirrored=True)
    withdrawn_on = day("Withdrawn on", help="Day the partner withdrew it.")
    disapproved_on = day("Disapproved on", help="Day it was disapproved.", cites="SAMM C5.1.6")
    advisory_sent_on = day("Advisory sent on", help="Day the LOR advisory was sent.", cites="SAMM C5.1.8.2")
    disapproval_told_on = day("Disapproval proposed", help="Day State told the partner of a proposed disapproval.",
                              cites="SAMM C5.2.2.1.2")  # fmt: skip
    disapproval_answered_on = day(
        "Partner answered", help="Day the partner answered.", cites="SAMM C5.2.2.1.2"
    )
    pna_received_on = day(
        "Data received on", help="Day price and availability data came.", cites="SAMM C5.3.2"
    )
    pna_amount = money("Price given", help="Rough estimate; it is no offer.", cites="SAMM C5.3.1", minimum=0)
    pna_paper = file("Price data", help="The data as received.")
    cta_likely_cn = flag("Likely to be notified", help="Likely to reach a congressional threshold.",
                         cites="SAMM C5.1.4")  # fmt: skip
    cta_first_introduction = flag("First introduction", help="A capability new to the country or region.",
                                  cites="SAMM C5.1.4")  # fmt: skip
    cta_sensitive = flag(
        "Sensitive article", help="Of the list that needs an assessment.", cites="SAMM C5.1.4"
    )
    cta_asked = flag("DSCA asks for it", help="Whether DSCA asked for an assessment.", cites="SAMM C5.1.4")
    sensitive_class = choice("Sensitive class", "sensitive_class", help="Table whose further elements apply.",
                             cites="SAMM C5.1.4.2")  # fmt: skip
    release_review = text(
        "Reviews needed", help="Unique reviews such as NVD, COMSEC, MTCR.", cites="SAMM C5.1.8"
    )
    checklist_id = link("Checklist", "checklist", OnRemove.KEEP, help="The checklist with its answers.")
    lor_remarks = long_text("Remarks", help="What colleagues should know.", max_length=4000)
    lor_status = derived(choice("Status", "lor_status", help="How far it is, from its days.", column=True), (),
                         derive.lor_status)  # fmt: skip


class LorArticle(Kind):
    """An article or service asked for in a letter of request."""

    spec = Spec(
        name="lor_article",
        label="Requested article",
        plural="Requested articles",
        about="An article or service that the letter asks for, with what decides its way: significant military "
        "equipment, major defense equipment, classified.",
        area="cases",
        cites="SAMM C5.F14; C5.1.3.2",
        title=("nomenclature",),
        parent="lor_id",
        sections=(
            Section("Article", ("lor_id", "nomenclature", "article_category", "article_qty", "nsn", "sme", "mde",
                                "classified", "sme_reason")),
            Section("Delivery", ("wanted_dtc", "wanted_by", "wanted_condition")),
        ),
        imports=ImportShape(links=("lor_id",)),
    )  # fmt: skip
    lor_id = link("Request", "lor", help="Letter it stands in.", column=True)
    nomenclature = text(
        "Nomenclature", help="Name with maker, model or drawing number.", column=True, search=True
    )
    article_category = choice("Category", "line_category", help="Article, service or training.", column=True)
    article_qty = whole("Quantity", help="How many.", minimum=0, counts=True, column=True)
    nsn = text("NSN or part number", help="Kept as text.", max_length=40, column=True, exact=True)
    sme = flag("SME", help="Significant military equipment.", cites="SAMM C5.1.3.2", column=True)
    mde = flag("MDE", help="Major defense equipment.", cites="SAMM C5.1.3.2", column=True)
    classified = flag("Classified", help="Whether the article is classified; facts stay out of this program.")
    sme_reason = text("Why", help="What the decision on SME and MDE rests on.", cites="SAMM C2.1.4.1.1")
    wanted_dtc = choice("Delivery term", "delivery_term", help="How far DoD is to deliver.")
    wanted_by = day("Wanted by", help="Day the partner wants it.")
    wanted_condition = text("Condition", help="New, refurbished, as is.")


class LorCase(Kind):
    """A letter of request that led to a case; one letter may lead to several, and several to one."""

    spec = Spec(
        name="lor_case",
        label="Request of a case",
        plural="Requests of cases",
        about="Says that a case answers a letter of request. A letter may be split over agencies, and one offer may "
        "answer several letters.",
        area="cases",
        cites="SAMM C5.1.7.1, C5.4.6.1",
        natural=("lor_id", "case_id"),
        title=("split_text",),
        parent="case_id",
        sections=(Section("Answer", ("case_id", "lor_id", "split_text")),),
    )
    case_id = link("Case", "case_file", help="Case that answers it.", column=True)
    lor_id = link("Request", "lor", help="Letter that is answered.", column=True)
    split_text = text("Part", help="Which part of the letter, where it was split.", column=True)


class LorFollowUp(Kind):
    """A question about a letter of request, to whom, and the answer."""

    spec = Spec(
        name="lor_follow_up",
        label="LOR follow-up",
        plural="LOR follow-ups",
        about="Whom the office asked about a letter of request, when, and what was answered.",
        area="cases",
        cites="SAMM C2.1.4.3.1",
        title=("asked_on", "asked_whom"),
        parent="lor_id",
        sort=("asked_on",),
        sections=(Section("Follow-up", ("lor_id", "asked_on", "asked_whom", "question", "answered_on", "answer",
                                        "next_ask_on")),),
    )  # fmt: skip
    lor_id = link("Request", "lor", help="Letter it is about.", column=True)
    asked_on = day("Asked on", help="Day of the question.", column=True)
    asked_whom = text("Whom", help="Office or person asked.", column=True)
    question = text("Question", help="What was asked.", max_length=500, column=True)
    answered_on = day("Answered on", help="Day of the answer.", column=True)
    answer = text("Answer", help="What was answered.", max_length=500, column=True)
    next_ask_on = day("Ask again on", help="Day to ask again.")


class Cta(Kind):
    """A Country Team Assessment: why the country wants it and what follows from it."""

    spec = Spec(
        name="cta",
        label="Country team assessment",
        plural="Country team assessments",
        guard=GUARD,
        about="The embassy's assessment of a request: the elements of the table, those of sensitive articles, who "
        "agreed, and to whom it went. Unclassified only.",
        area="cases",
        cites="SAMM C2.1.4.2; C5.1.4",
        title=("cta_no",),
        natural=("cta_no",),
        parent="lor_id",
        sort=("cta_signed_on",),
        sections=(
            Section("Assessment", ("lor_id", "cta_no", "cta_form", "cta_signed_on", "cta_signer", "references",
                                   "classification_text", "sensitive_classes", "nvd_released_before")),
            Section("Why it is needed", ("by_likely_cn", "by_first_introduction", "by_sensitive", "by_request")),
            Section("Command", ("endorsement_required", "endorsement_ref", "endorsed_on", "endorsement_statement")),
            Section("Papers", ("cta_scan", "cta_remarks")),
        ),
    )  # fmt: skip
    lor_id = link("Request", "lor", help="Letter it is about.", column=True)
    cta_no = text("Number", help="Number of memorandum or cable.", max_length=60, column=True, search=True)
    cta_form = choice("Form", "cta_form", help="Cable, or memorandum on letterhead.", cites="SAMM C5.1.4")
    cta_signed_on = day(
        "Signed on", help="Day a member of the country team signed.", cites="SAMM C5.1.4", column=True
    )
    cta_signer = text("Signed by", help="Member of the country team, with position.", column=True)
    references = long_text(
        "References", help="Letters and messages it refers to, one a line.", max_length=1000
    )
    classification_text = text("Classification statement", help="Such as: this assessment is unclassified.",
                               cites="SAMM C5.1.4")  # fmt: skip
    sensitive_classes = text("Sensitive classes", help="Tables that apply, as T1E T1H.", cites="SAMM C5.1.4.2",
                             max_length=40)  # fmt: skip
    nvd_released_before = flag("Released before", help="Night vision below the guideline that was released before: an "
                               "endorsement is enough.")  # fmt: skip
    by_likely_cn = flag("Likely notification", help="First ground of the paragraph.", cites="SAMM C5.1.4")
    by_first_introduction = flag("First introduction", help="Second ground.", cites="SAMM C5.1.4")
    by_sensitive = flag("Sensitive article", help="Third ground.", cites="SAMM C5.1.4")
    by_request = flag("Asked by DSCA", help="Fourth ground.", cites="SAMM C5.1.4")
    endorsement_required = flag("Endorsement required", help="Whether the command must concur.",
                                cites="SAMM C5.5.5.4")  # fmt: skip
    endorsement_ref = text("Endorsement", help="Reference of the command's concurrence.", max_length=80)
    endorsed_on = day("Endorsed on", help="Day of the concurrence.", column=True)
    endorsement_statement = flag("Prescribed statement", help="Whether it carries the sentence for munitions.",
                                 cites="SAMM C5.T1H 17")  # fmt: skip
    cta_scan = file("Signed assessment", help="Scan of what was signed.")
    cta_remarks = long_text("Remarks", help="What colleagues should know.", max_length=2000)


class CtaElement(Kind):
    """One element of an assessment and what the country team says of it."""

    spec = Spec(
        name="cta_element",
        label="Assessment element",
        plural="Assessment elements",
        guard=GUARD,
        about="What the country team says to one element of the table; an element without words is missing.",
        area="cases",
        cites="SAMM C5.T1, C5.T1B to T1H",
        natural=("cta_id", "element_code"),
        title=("element_code",),
        title_codes=("element_code",),
        parent="cta_id",
        sort=("element_code",),
        sections=(Section("Element", ("cta_id", "element_code", "element_text")),),
    )
    cta_id = link("Assessment", "cta", help="Assessment it belongs to.", column=True)
    element_code = choice("Element", "cta_element", help="Element of the table.", column=True)
    element_text = long_text("Text", help="What the country team says; unclassified.", column=True)


class CtaCoordination(Kind):
    """An office of the embassy that was asked to agree."""

    spec = Spec(
        name="cta_coordination",
        label="Coordination",
        plural="Coordinations",
        guard=GUARD,
        about="An office of the country team that saw the assessment, and whether it agreed.",
        area="cases",
        cites="SAMM C2.1.4.2",
        title=("coord_office",),
        parent="cta_id",
        sections=(Section("Coordination", ("cta_id", "coord_office", "coord_person", "coord_on", "concurrence",
                                           "coord_comment")),),
    )  # fmt: skip
    cta_id = link("Assessment", "cta", help="Assessment it saw.", column=True)
    coord_office = text("Office", help="Section of the embassy.", column=True)
    coord_person = text("Person", help="Who answered for it.", column=True)
    coord_on = day("On", help="Day of the answer.", column=True)
    concurrence = choice("Answer", "concurrence", help="Concurs, does not, or comments.", column=True)
    coord_comment = text("Comment", help="What it says.", max_length=500, column=True)


class CtaTransmittal(Kind):
    """The assessment went to an addressee."""

    spec = Spec(
        name="cta_transmittal",
        label="CTA transmittal",
        plural="CTA transmittals",
        guard=GUARD,
        about="To whom the assessment went and when: with the letter as one package, or after it.",
        area="cases",
        cites="SAMM C2.1.4.2",
        title=("transmitted_on", "addressee"),
        parent="cta_id",
        sort=("transmitted_on",),
        sections=(Section("Transmittal", ("cta_id", "transmitted_on", "addressee", "package_ref",
                                          "transmittal_mode")),),
    )  # fmt: skip
    cta_id = link("Assessment", "cta", help="Assessment that was sent.", column=True)
    transmitted_on = day("On", help="Day it was sent.", column=True)
    addressee = text("To", help="DSCA, the component, the command.", column=True)
    package_ref = text("Package", help="Number of the package or message.", max_length=60, column=True)
    transmittal_mode = choice(
        "Way", "transmittal_mode", help="With the letter, or as a follow-on.", column=True
    )
