"""How materiel comes: shipments with their dated events and papers, tracers, transportation plans, discrepancies."""

from models.cases import derive, sheets
from models.cases.stamp import STAMP, Stamped
from models.fields import OnRemove, Privacy
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


class Shipment(Stamped):
    """A shipment on its way to the partner, and its receipt."""

    spec = Spec(
        name="shipment",
        label="Shipment",
        plural="Shipments",
        about="A shipment of a case: how it comes, which papers the office must hold, whether the partner is ready, "
        "and who took it over. Where it is follows from its dated events.",
        area="cases",
        cites="SAMM C2.1.5.4; C7.6",
        natural=("shipment_ref",),
        title=("shipment_ref",),
        sort=("eta_on",),
        under=("case_id",),
        sections=(
            Section("Shipment", ("shipment_ref", "case_id", "tcn", "transport_mode", "dts", "dtc", "orc",
                                 "transport_plan_id")),
            Section("Care", ("classified_line", "src", "cci", "hazmat", "oversize", "ex_number")),
            Section("Way", ("to_party", "origin", "port", "carrier", "voyage", "etd_on", "eta_on", "bill_of_lading",
                            "ocean_grant", "artrans_told_on", "us_flag_asked_on", "loaded_on")),
            Section("Notice of availability", ("noa_sent_on", "noa_to", "noa_answered_on", "noa_decision")),
            Section("Handing over", ("dgr_id", "dgr_receipt_signer", "title_point", "title_form", "title_paper",
                                     "title_place", "title_giver", "receipt_condition", "receipt_text",
                                     "checklist_id")),
            Section("Follow-up", ("tdr_text", "shipment_remarks")),
            Section("Source", STAMP),
        ),
        imports=sheets.of_case(
            needs=("shipment_ref", "tcn"), known_by=("tcn",), named_after={"shipment_ref": "tcn"}
        ),
    )  # fmt: skip
    shipment_ref = text("Shipment", help="Number the office follows it by.", max_length=40, column=True, search=True,
                        aliases=("shipment number", "shipment reference", "shipment no", "shipment id"))  # fmt: skip
    case_id = link("Case", "case_file", help="Case it is on.", column=True)
    tcn = text("TCN", help="Transportation control number; kept as text.", cites="SAMM C7.6.3", max_length=20,
               column=True, search=True, exact=True, aliases=("transportation control number",))  # fmt: skip
    transport_mode = choice(
        "Mode",
        "transport_mode",
        help="How it travels.",
        cites="SAMM C7.6.2",
        column=True,
        spelling=sheets.mode_word,
        aliases=("shipment mode", "mode of shipment", "transportation mode"),
    )
    dts = flag(
        "Defense transport", help="Yes while DoD arranges the movement.", cites="SAMM C7.6.2.7", column=True
    )
    dtc = choice("Delivery term", "delivery_term", help="How far DoD delivers.", cites="SAMM C7.4.1")
    orc = choice("Offer release", "offer_release", help="When the shipper releases it.", cites="SAMM C7.T6")
    transport_plan_id = link("Transportation plan", "transport_plan", OnRemove.KEEP, help="Plan it moves under.",
                             cites="SAMM C7.13")  # fmt: skip
    classified_line = choice(
        "Classification", "line_classification", help="Of the materiel.", cites="SAMM C7.13"
    )
    src = choice("Risk category", "src_category", help="Security risk category.", cites="SAMM C7.15")
    cci = flag("Controlled cryptographic", help="Whether cryptographic items are in it.", cites="SAMM C7.F4")
    hazmat = flag("Hazardous", help="Whether it is hazardous.", cites="SAMM C7.T6")
    oversize = flag("Oversize", help="Oversize, overweight, perishable or pilferable.", cites="SAMM C7.T6")
    ex_number = text("EX number", help="Number of the explosives approval.", max_length=40)
    to_party = choice("Consigned to", "consignee", help="Who receives it first.", cites="SAMM C7.15")
    origin = text(
        "From", help="Depot, vendor or port.", column=True, aliases=("origin", "shipped from", "ship from")
    )
    port = text("Port of debarkation", help="Where it comes into the country.", column=True,
                aliases=("pod", "port of debarkation"))  # fmt: skip
    carrier = text("Carrier", help="Who carries it.")
    voyage = text("Vessel, flight or voyage", help="Name and number.", max_length=80,
                  aliases=("vessel", "vessel name", "flight", "flight number", "voyage"))  # fmt: skip
    etd_on = day("Leaves on", help="Day it is to leave.", mirrored=True,
                 aliases=("etd", "estimated departure", "estimated departure date"))  # fmt: skip
    eta_on = day("Arrives on", help="Day it is to arrive.", mirrored=True, column=True,
                 aliases=("eta", "estimated arrival", "estimated arrival date", "arrival date"))  # fmt: skip
    bill_of_lading = text("Bill of lading", help="Number of bill of lading or waybill; kept as text.", max_length=40,
                          exact=True, aliases=("bill of lading number", "bol", "bol number", "b/l number", "waybill",
                                               "air waybill"))  # fmt: skip
    ocean_grant = flag("Sea, U.S. paid", help="Grant or credit cargo that goes by sea.", cites="SAMM C7.9.1")
    artrans_told_on = day("ARTRANS told on", help="Day names and TCN went to ARTRANS.", cites="SAMM C7.6.3.4")
    us_flag_asked_on = day("Non-availability asked", help="Day it was asked that no U.S. ship is there.",
                           cites="SAMM C7.9.1")  # fmt: skip
    loaded_on = day(
        "Loaded on", help="Day it was loaded; reports are counted from here.", cites="SAMM C7.9.1"
    )
    noa_sent_on = day("Notice sent on", help="Day of the Notice of Availability.", cites="SAMM C7.11.1")
    noa_to = choice("Notice to", "consignee", help="To whom the notice went.", cites="SAMM C7.11.1.2")
    noa_answered_on = day("Notice answered on", help="Day it was answered.", cites="SAMM C7.11.1")
    noa_decision = text("Answer", help="What was answered.")
    dgr_id = link("Government representative", "contact", OnRemove.KEEP, help="Who takes it over for the partner.",
                  cites="SAMM C7.3")  # fmt: skip
    dgr_receipt_signer = text("Receipt signed by", help="Who signed for it.", privacy=Privacy.PERSONAL)
    title_point = choice("Title passes", "title_point", help="At origin for FMS, in country for BPC.",
                         cites="SAMM C7.3")  # fmt: skip
    title_form = choice("Title paper", "title_form", help="Form by which title passed.", cites="SAMM C15.5")
    title_paper = file("Title transfer", help="The signed paper.", cites="SAMM C2.1.5.2")
    title_place = text("Place of transfer", help="Where title passed.")
    title_giver = text("Given by", help="Who gave it for the United States, with position.")
    receipt_condition = text("Condition", help="Condition and packaging found.", cites="SAMM C7.6.4.1")
    receipt_text = long_text("Discrepancies", help="What was missing, over or damaged.", max_length=2000)
    checklist_id = link(
        "Checklist", "checklist", OnRemove.KEEP, help="Readiness of the partner, with its answers."
    )
    tdr_text = text("Loss or damage", help="What was lost or damaged in transit.", cites="SAMM C7.21")
    shipment_remarks = long_text("Remarks", help="What colleagues should know.", max_length=2000)
    shipment_state = derived(choice("State", "shipment_state", help="The furthest event that was recorded.",
                                    column=True), (derive.SHIPPED,), derive.shipment_state)  # fmt: skip
    departed_on = derived(
        day("Left on", help="Day it left."), (derive.SHIPPED,), derive.event_day("DEPARTED")
    )
    arrived_on = derived(day("Arrived on", help="Day it reached the country.", column=True), (derive.SHIPPED,),
                         derive.event_day("ARRIVED"))  # fmt: skip
    dgr_transfer_on = derived(day("Handed over on", help="Day the partner's representative took control."),
                              (derive.SHIPPED,), derive.event_day("DGR_TRANSFER"))  # fmt: skip
    received_on = derived(day("Checked on", help="Day it was checked against the papers."), (derive.SHIPPED,),
                          derive.event_day("CHECKED"))  # fmt: skip
    title_on = derived(day("Title passed on", help="Day title passed."), (derive.SHIPPED,),
                       derive.event_day("TITLE"))  # fmt: skip
    notified_on = derived(day("Partner told on", help="Day the partner was told it comes."), (derive.SHIPPED,),
                          derive.event_day("NOTIFIED"))  # fmt: skip
    confirmed_on = derived(day("Confirmed on", help="Day receipt was confirmed to the agency."), (derive.SHIPPED,),
                           derive.event_day("CONFIRMED"))  # fmt: skip


class ShipmentLine(Kind):
    """What of a line is in a shipment."""

    spec = Spec(
        name="shipment_line",
        label="Shipped item",
        plural="Shipped items",
        about="What a shipment carries of a line: document number, quantities shipped and received, serials as they "
        "are marked.",
        area="cases",
        cites="SAMM C7.6.3.1",
        title=("document_no", "shipped_text"),
        parent="shipment_id",
        sections=(Section("Item", ("shipment_id", "line_id", "document_no", "nsn", "shipped_text", "qty_shipped",
                                   "qty_received", "item_condition", "serials")),),
        imports=sheets.of_line("line_id.case_id", "line_id", more=("shipment_id",)),
    )  # fmt: skip
    shipment_id = link("Shipment", "shipment", help="Shipment it is in.", column=True)
    line_id = link("Line", "case_line", OnRemove.KEEP, help="Line it counts for.", column=True)
    document_no = text("Document", help="Document number; kept as text.", max_length=20, column=True, search=True,
                       exact=True)  # fmt: skip
    nsn = text("NSN", help="Stock or part number; kept as text.", max_length=40, exact=True)
    shipped_text = text("Item", help="Name of the item.", column=True, search=True)
    qty_shipped = whole("Shipped", help="Quantity on the papers.", minimum=0, counts=True, column=True)
    qty_received = whole("Received", help="Quantity found.", minimum=0, counts=True, column=True)
    item_condition = text("Condition", help="Condition found.")
    serials = long_text("Serials", help="Serials as they are marked, one a line.", max_length=10_000)


class ShipmentEvent(Stamped):
    """Something that happened to a shipment, on its day."""

    spec = Spec(
        name="shipment_event",
        label="Shipment event",
        plural="Shipment events",
        about="What happened to a shipment and when: it left, arrived, was handed over, checked, confirmed. A shipment "
        "is never simply delivered.",
        area="cases",
        cites="SAMM C7.6, C7.3; C2.1.5.4.1",
        title=("event_code", "happened_on"),
        parent="shipment_id",
        sort=("happened_on",),
        sections=(
            Section("Event", ("shipment_id", "event_code", "happened_on", "event_place", "event_by", "event_text",
                              "event_paper")),
            Section("Source", STAMP),
        ),
        gate=Gate("case_ship", derive.has_left, "Record event…", "shipment_id"),
        imports=ImportShape(links=("shipment_id",)),
    )  # fmt: skip
    shipment_id = link("Shipment", "shipment", help="Shipment it happened to.", column=True)
    event_code = choice("What", "shipment_event", help="What happened.", column=True, mirrored=True)
    happened_on = day("On", help="Day it happened.", column=True, mirrored=True)
    event_place = text("Where", help="Port, airfield or depot.", column=True, mirrored=True)
    event_by = text("By", help="Who did it or signed.", column=True)
    event_text = text("Remark", help="What is to be known of it.", max_length=500)
    event_paper = file("Paper", help="What shows it.")


class ShipmentPaper(Kind):
    """A paper that belongs to a shipment and whether the office holds it."""

    spec = Spec(
        name="shipment_paper",
        label="Shipping paper",
        plural="Shipping papers",
        about="A paper of a shipment that the office must hold before it arrives: bill of lading, manifest, release "
        "and receiving document.",
        area="cases",
        cites="SAMM C7.6.3; C2.1.5.4.1",
        natural=("shipment_id", "paper_code", "paper_no"),
        natural_optional=("paper_no",),
        title=("paper_code", "paper_no"),
        parent="shipment_id",
        sections=(Section("Paper", ("shipment_id", "paper_code", "paper_no", "held_on", "paper_waived",
                                    "shipping_scan")),),
    )  # fmt: skip
    shipment_id = link("Shipment", "shipment", help="Shipment it belongs to.", column=True)
    paper_code = choice("Paper", "shipping_paper", help="Which paper.", column=True)
    paper_no = text("Number", help="Its number; kept as text.", max_length=40, column=True, exact=True)
    held_on = day("Held since", help="Day it reached the office.", column=True)
    paper_waived = text("Not needed", help="Why it is not needed here.")
    shipping_scan = file("Scan", help="The paper.")


class Tracer(Kind):
    """A question after a shipment that did not come."""

    spec = Spec(
        name="tracer",
        label="Tracer",
        plural="Tracers",
        about="A question after a shipment that did not come, to whom it went and what was answered. A purchaser asks "
        "his freight forwarder first.",
        area="cases",
        cites="SAMM C7.21.3",
        title=("traced_on", "traced_to"),
        parent="shipment_id",
        sort=("traced_on",),
        sections=(Section("Tracer", ("shipment_id", "traced_on", "traced_to", "tracer_kind", "trace_answered_on",
                                     "trace_answer")),),
    )  # fmt: skip
    shipment_id = link("Shipment", "shipment", help="Shipment that is traced.", column=True)
    traced_on = day("Asked on", help="Day it was asked.", column=True)
    traced_to = text("Whom", help="Forwarder, shipper or carrier.", column=True)
    tracer_kind = choice("To", "tracer_kind", help="Which of them it is.", column=True)
    trace_answered_on = day("Answered on", help="Day of the answer.", column=True)
    trace_answer = text("Answer", help="What was answered.", max_length=500, column=True)


class TransportPlan(Kind):
    """A transportation plan for classified or sensitive materiel."""

    spec = Spec(
        name="transport_plan",
        label="Transportation plan",
        plural="Transportation plans",
        about="A plan for moving classified or sensitive materiel: its version and who approved it. The plan itself "
        "may be classified and stays outside this program.",
        area="cases",
        cites="SAMM C7.13, C7.F1; C2.1.5.4.2",
        natural=("case_id", "plan_version"),
        title=("plan_class", "plan_version"),
        parent="case_id",
        sort=("plan_prepared_on",),
        under=("case_id",),
        sections=(
            Section("Plan", ("case_id", "plan_version", "plan_class", "plan_prepared_on", "plan_prepared_by",
                             "plan_validity", "plan_dgr_id")),
            Section("Approvals", ("security_approved_on", "purchaser_accepted_on", "plan_dsca_on",
                                  "plan_forwarder_on", "plan_update_due_on")),
            Section("Annexes", ("annexes", "plan_kept_at")),
        ),
    )  # fmt: skip
    case_id = link("Case", "case_file", help="Case it is for.", column=True)
    plan_version = text("Version", help="Version of the plan.", max_length=20, column=True)
    plan_class = choice(
        "For", "plan_class", help="Class of materiel it covers.", cites="SAMM C7.13.1", column=True
    )
    plan_prepared_on = day("Prepared on", help="Day it was prepared.", column=True)
    plan_prepared_by = text("Prepared by", help="Agency and office.")
    plan_validity = choice("Valid for", "plan_validity", help="One shipment, or recurring ones.")
    plan_dgr_id = link("Government representative", "contact", OnRemove.KEEP, help="Who receipts for it.",
                       cites="SAMM C7.F1")  # fmt: skip
    security_approved_on = day(
        "Approved on", help="Day security approved it.", cites="SAMM C7.13.2", column=True
    )
    purchaser_accepted_on = day("Accepted on", help="Day the purchaser accepted it in writing.", column=True)
    plan_dsca_on = day("Copy to DSCA", help="Day DSCA had it.")
    plan_forwarder_on = day("Copy to forwarder", help="Day the forwarder had it.")
    plan_update_due_on = day("Update due on", help="Day it is to be looked at again.", column=True)
    annexes = long_text("Annexes", help="Notices of classified consignment, one a line.", max_length=2000)
    plan_kept_at = text("Kept at", help="Where the plan itself is kept.")


class Sdr(Kind):
    """A supply discrepancy report (SF 364)."""

    spec = Spec(
        name="sdr",
        label="SDR",
        plural="SDRs",
        about="A supply discrepancy report on SF 364 with the blocks of the form: what was wrong, what it is worth, "
        "until when it may be filed, and what was answered.",
        area="cases",
        cites="SAMM C2.1.5.4.3; C6.4.10; DLM 4000.25 AP6.39",
        natural=("sdr_no",),
        title=("sdr_no",),
        sort=("prepared_on",),
        sections=(
            Section("Report", ("sdr_no", "case_id", "line_id", "shipment_id", "sdr_kind", "sdr_basis", "prepared_on",
                               "sdr_to", "sdr_from")),
            Section("Shipment", ("shipper_name", "invoice_no", "transport_doc_no", "shipper_no", "contract_office",
                                 "requisitioner_no")),
            Section("Dates of the limit", ("delivered_on", "title_passed_on", "performance_ended_on",
                                           "scheduled_on", "first_billed_on", "warranty_ends_on", "latent")),
            Section("Value", ("claim_value", "handling_value", "usg_liability")),
            Section("Care", ("dangerous", "found_on", "urgent_told_on", "return_directed_on", "returned_on")),
            Section("Discrepancy", ("action_code", "sdr_remarks")),
            Section("Way", ("sent_on", "sent_via", "ilco", "sdr_acknowledged_on", "sdr_answered_on", "disposition",
                            "reconsider_on", "contested_on", "sdr_closed_on", "package_complete_on",
                            "evidence_asked_on", "sdr_paper")),
        ),
    )  # fmt: skip
    sdr_no = text("Number", help="Office letter, four digits, country, case and line: A0010-BN-KBD/001.",
                  cites="DLM 4000.25 AP6.39", max_length=40, column=True, search=True)  # fmt: skip
    case_id = link("Case", "case_file", help="Case it is on.", column=True)
    line_id = link("Line", "case_line", OnRemove.KEEP, help="Line it is on.", column=True)
    shipment_id = link("Shipment", "shipment", OnRemove.KEEP, help="Shipment, where there was one.")
    sdr_kind = choice("Form is for", "sdr_kind", help="Shipping or packaging.")
    sdr_basis = choice("About", "sdr_basis", help="Articles, services, or what never came.", cites="SAMM C6.4.10.1",
                       column=True)  # fmt: skip
    prepared_on = day("Prepared on", help="Block 1.", column=True)
    sdr_to = long_text("To", help="Block 3: name and address of the action activity.", max_length=500)
    sdr_from = long_text("From", help="Block 4: name and address.", max_length=500)
    shipper_name = text("Shipper", help="Block 5a.")
    invoice_no = text("Invoice", help="Block 5b: number and date.", max_length=60)
    transport_doc_no = text("Transportation document", help="Block 6.", max_length=60)
    shipper_no = text("Shipper's number", help="Block 7a.", max_length=60)
    contract_office = text("Office administering contract", help="Block 7b.")
    requisitioner_no = text(
        "Requisitioner's number", help="Block 8: document number.", max_length=40, exact=True
    )
    delivered_on = day("Delivered on", help="Day of delivery.", cites="SAMM C6.4.10.1")
    title_passed_on = day("Title passed on", help="Day title passed.", cites="SAMM C6.4.10.1")
    performance_ended_on = day(
        "Performance ended", help="Last scheduled day of a service.", cites="SAMM C6.4.10.1"
    )
    scheduled_on = day("Scheduled for", help="Day it was to be delivered.", cites="SAMM C6.4.10.1")
    first_billed_on = day("First billed on", help="Day it was first billed.", cites="SAMM C6.4.10.1")
    warranty_ends_on = day(
        "Warranty ends", help="Last day of a contractor's warranty.", cites="SAMM C6.4.10.2"
    )
    latent = flag("Latent defect", help="Whether it could not be seen on receipt.")
    claim_value = money("Value", help="Value claimed without handling.", minimum=0, column=True)
    handling_value = money("Transport and handling", help="Counted with it for the limit.", minimum=0,
                           cites="SAMM C6.4.10.2")  # fmt: skip
    usg_liability = money("U.S. liability", help="What the United States may owe from FMS funds.", minimum=0,
                          cites="SAMM C6.4.10.7")  # fmt: skip
    dangerous = flag("Classified, sensitive, arms", help="Misdirected or unordered classified or sensitive materiel, "
                     "arms, explosives.", cites="SAMM C6.4.10.1.1")  # fmt: skip
    found_on = day("Found on", help="Day it was found.", column=True)
    urgent_told_on = day(
        "Reported at once on", help="Day of the report within 24 hours.", cites="SAMM C6.4.10.1.1"
    )
    return_directed_on = day(
        "Return directed on", help="Day it was told to return it.", cites="SAMM C6.4.10.1.1"
    )
    returned_on = day("Returned on", help="Day it went back.")
    action_code = choice("Action", "sdr_action", help="Block 11: what is asked for.")
    sdr_remarks = long_text("Remarks", help="Block 12.", max_length=4000)
    sent_on = day("Sent on", help="Day it went to the ILCO.", column=True)
    sent_via = choice("Sent by", "sdr_way", help="SCIP WebSDR or mail.")
    ilco = choice("ILCO", "ilco", help="Logistics office of the service.")
    sdr_acknowledged_on = day("Acknowledged on", help="Day it was acknowledged.")
    sdr_answered_on = day("Answered on", help="Day of the answer.")
    disposition = choice(
        "Disposition", "sdr_disposition", help="Credit, replacement, return, none.", column=True
    )
    reconsider_on = day("Reconsideration asked", help="Day the partner asked again; the number ends with R.")
    contested_on = day("Contested on", help="Day it was contested; the number ends with C.")
    sdr_closed_on = day("Closed on", help="Day it was closed.", column=True)
    package_complete_on = day("Package complete on", help="Day DSCA had all of it.", cites="SAMM C6.4.10.7")
    evidence_asked_on = day("Evidence of shipment asked", help="Day evidence of shipment was requested.")
    sdr_paper = file("SF 364", help="The form as sent.")
    sdr_state = derived(choice("State", "sdr_state", help="How far it is, from its days.", column=True), (),
                        derive.sdr_state)  # fmt: skip


class SdrItem(Kind):
    """An item row of blocks 9 and 10."""

    spec = Spec(
        name="sdr_item",
        label="SDR item",
        plural="SDR items",
        about="An item of the report: what was shipped and received, up to three codes of discrepancy, quantity and "
        "price.",
        area="cases",
        cites="DLM 4000.25 AP6.39",
        title=("sdr_nsn", "sdr_item_text"),
        parent="sdr_id",
        sections=(
            Section(
                "Item", ("sdr_id", "sdr_nsn", "sdr_item_text", "unit_of_issue", "qty_billed", "qty_received")
            ),
            Section(
                "Discrepancy",
                ("qty_wrong", "unit_price", "discrepancy_code", "second_code", "third_code", "lot_text"),
            ),
        ),
    )
    sdr_id = link("SDR", "sdr", help="Report it stands in.", column=True)
    sdr_nsn = text(
        "NSN or part number", help="Block 9a; kept as text.", max_length=40, column=True, exact=True
    )
    sdr_item_text = text("Nomenclature", help="Block 9a.", column=True)
    unit_of_issue = text("Unit", help="Block 9b.", max_length=2)
    qty_billed = whole("Shipped or billed", help="Block 9c.", minimum=0, counts=True, column=True)
    qty_received = whole("Received", help="Block 9d.", minimum=0, counts=True, column=True)
    qty_wrong = whole("Discrepant", help="Block 10a.", minimum=0, counts=True, column=True)
    unit_price = money("Unit price", help="Block 10b.", minimum=0)
    discrepancy_code = choice("Code", "sdr_discrepancy", help="Block 10d.", column=True)
    second_code = choice("Second code", "sdr_discrepancy", help="Block 10d.")
    third_code = choice("Third code", "sdr_discrepancy", help="Block 10d.")
    lot_text = text("Lot and dates", help="Maker, lot and dates for what is expired or over age.")
    wrong_value = derived(
        money("Total", help="Block 10c: quantity by price.", column=True), (), derive.wrong_value
    )


class Tdr(Kind):
    """A transportation discrepancy report (DD 361) of the SCO."""

    spec = Spec(
        name="tdr",
        label="TDR",
        plural="TDRs",
        about="A report of loss or damage in the defense transport system. The SCO submits it, never the purchaser.",
        area="cases",
        cites="SAMM C7.21",
        natural=("tdr_no",),
        title=("tdr_no",),
        parent="shipment_id",
        sort=("tdr_prepared_on",),
        sections=(
            Section("Report", ("tdr_no", "shipment_id", "tdr_prepared_on", "tdr_found_on", "tdr_kind", "tdr_pieces",
                               "tdr_value", "tdr_place", "tdr_text")),
            Section("Way", ("tdr_sent_on", "tdr_sent_to", "tdr_papers", "tdr_answered_on", "tdr_answer",
                            "tdr_scan")),
        ),
    )  # fmt: skip
    tdr_no = text("Number", help="Number of the report.", max_length=40, column=True, search=True)
    shipment_id = link("Shipment", "shipment", help="Shipment that suffered.", column=True)
    tdr_prepared_on = day("Prepared on", help="Day it was prepared.", column=True)
    tdr_found_on = day("Found on", help="Day it was found.", column=True)
    tdr_kind = choice("Kind", "tdr_kind", help="Loss, damage, shortage, overage.", column=True)
    tdr_pieces = whole("Pieces", help="How many pieces.", minimum=0, counts=True)
    tdr_value = money("Value", help="What it is worth.", minimum=0, column=True)
    tdr_place = text("Where", help="Where it was found.")
    tdr_text = long_text(
        "What happened", help="Plain account with seals and exceptions noted.", max_length=4000
    )
    tdr_sent_on = day("Sent on", help="Day it was sent.", column=True)
    tdr_sent_to = text("Sent to", help="Office it went to.")
    tdr_papers = text("Enclosed", help="Supporting papers.", cites="SAMM C7.21.4.1")
    tdr_answered_on = day("Answered on", help="Day of the answer.")
    tdr_answer = text("Answer", help="What was answered.", max_length=500)
    tdr_scan = file("DD 361", help="The form as sent.")
