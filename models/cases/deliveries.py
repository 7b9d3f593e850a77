"""What a line of a case comes to: what is planned, asked for and delivered, as the official systems report it."""

from models.cases import sheets
from models.cases.stamp import STAMP, Stamped
from models.fields import OnRemove
from models.kinds import (
    Section,
    Spec,
    day,
    link,
    money,
    text,
    whole,
)


class DeliveryPlan(Stamped):
    """How many of a line are planned for a quarter."""

    spec = Spec(
        name="delivery_plan",
        label="Planned delivery",
        plural="Planned deliveries",
        about="How many of a line are planned for a quarter; major and significant equipment must have such a plan.",
        area="cases",
        cites="SAMM C5.4.8.5",
        natural=("line_id", "planned_quarter"),
        title=("planned_quarter",),
        parent="line_id",
        sort=("planned_quarter",),
        sections=(Section("Plan", ("line_id", "planned_quarter", "planned_qty")), Section("Source", STAMP)),
        imports=sheets.of_line("line_id.case_id", "line_id"),
    )
    line_id = link("Line", "case_line", help="Line that is planned.", column=True)
    planned_quarter = day("Quarter ends", help="Last day of the quarter.", column=True, mirrored=True)
    planned_qty = whole("Planned", help="How many.", minimum=0, counts=True, column=True, mirrored=True)


class CaseDelivery(Stamped):
    """A delivery as it is reported to the purchaser's account."""

    spec = Spec(
        name="case_delivery",
        label="Reported delivery",
        plural="Reported deliveries",
        about="A delivery as the agency reported it: quantity, value and document number. What arrived is a shipment.",
        area="cases",
        cites="SAMM C6.2.2",
        natural=("line_id", "document_no", "delivered_on"),
        title=("document_no", "delivered_on"),
        parent="line_id",
        sort=("delivered_on",),
        sections=(
            Section("Delivery", ("line_id", "document_no", "delivered_on", "qty", "delivery_value", "tcn")),
            Section("Source", STAMP),
        ),
        imports=sheets.of_line("line_id.case_id", "line_id"),
    )
    line_id = link("Line", "case_line", help="Line it counts for.", column=True)
    document_no = text("Document", help="Document number; kept as text.", max_length=20, column=True, search=True,
                       exact=True, aliases=("document number", "requisition number", "doc number", "document no",
                                            "requisition no"))  # fmt: skip
    delivered_on = day("On", help="Day that was reported.", column=True, mirrored=True,
                       aliases=("delivery date", "delivered on", "date delivered", "delivered date"))  # fmt: skip
    qty = whole("Quantity", help="How many.", minimum=0, counts=True, column=True, mirrored=True,
                aliases=("quantity delivered", "qty delivered"))  # fmt: skip
    delivery_value = money("Value", help="Value delivered.", minimum=0, column=True, mirrored=True,
                           aliases=("delivered value", "value delivered", "delivery value"))  # fmt: skip
    tcn = text(
        "TCN", help="Transportation control number; kept as text.", max_length=20, exact=True, mirrored=True
    )


class Requisition(Stamped):
    """A requisition on a line and how far it is."""

    spec = Spec(
        name="requisition",
        label="Requisition",
        plural="Requisitions",
        about="A requisition on a line: its document number, what was ordered and the latest supply status.",
        area="cases",
        cites="SAMM C6.4; MILSTRIP",
        natural=("document_no", "document_suffix"),
        natural_optional=("document_suffix",),
        title=("document_no", "requisition_text"),
        parent="case_id",
        sort=("document_no",),
        sections=(
            Section("Requisition", ("case_id", "line_id", "document_no", "document_suffix", "nsn",
                                    "requisition_text", "qty", "unit_of_issue")),
            Section("Status", ("supply_status", "status_on", "estimated_ship_on", "shipped_on", "tcn")),
            Section("Source", STAMP),
        ),
        imports=sheets.of_line("case_id", "line_id"),
    )  # fmt: skip
    case_id = link("Case", "case_file", help="Case it is on.", column=True)
    line_id = link("Line", "case_line", OnRemove.KEEP, help="Line it is on.", column=True)
    document_no = text("Document", help="Document number; kept as text.", max_length=20, column=True, search=True,
                       exact=True, aliases=("document number", "requisition number", "doc number", "document no",
                                            "requisition no"))  # fmt: skip
    document_suffix = text(
        "Suffix", help="Suffix of a part shipment.", max_length=2, aliases=("document suffix",)
    )
    nsn = text("NSN", help="Stock or part number; kept as text.", max_length=40, column=True, exact=True,
               aliases=("national stock number", "stock number", "part number"))  # fmt: skip
    requisition_text = text("Item", help="Name of the item.", column=True, search=True,
                            aliases=("nomenclature", "item name", "item description"))  # fmt: skip
    qty = whole("Quantity", help="How many.", minimum=0, counts=True, column=True, mirrored=True,
                aliases=("quantity ordered", "qty ordered"))  # fmt: skip
    unit_of_issue = text("Unit", help="Unit of issue.", max_length=2, aliases=("unit of issue", "ui", "u/i"))
    supply_status = text(
        "Status",
        help="Supply status code such as BB.",
        max_length=4,
        column=True,
        mirrored=True,
        aliases=("status code", "supply status code", "latest status", "current status"),
    )
    status_on = day(
        "Status of", help="Day of the status.", mirrored=True, column=True, aliases=("status date",)
    )
    estimated_ship_on = day(
        "Estimated ship date",
        help="Day it is to be shipped.",
        mirrored=True,
        column=True,
        aliases=("esd", "estimated shipping date"),
    )
    shipped_on = day(
        "Shipped on",
        help="Day it was shipped.",
        mirrored=True,
        aliases=("ship date", "date shipped", "shipped date"),
    )
    tcn = text(
        "TCN", help="Transportation control number; kept as text.", max_length=20, exact=True, mirrored=True
    )
