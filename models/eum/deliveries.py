"""How articles come: the line of the case they were sold on, and what arrived against the manifest."""

from models.eum import derive
from models.fields import OnRemove
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, choice, day, derived, file, flag, link, long_text, text, whole


class EumLine(Kind):
    """A line of an FMS or BPC case that carries monitored articles."""

    spec = Spec(
        name="eum_line",
        label="Monitored line",
        plural="Monitored lines",
        about="A line of a case with the articles that are monitored on it: how many were ordered and came, "
        "whether the offer carries the note, and what must be there before shipment.",
        area="eum",
        cites="SAMM C8.4; DSCA 07-09",
        natural=("case_designator", "line_no", "article_type_id"),
        title=("case_designator", "line_no"),
        sections=(
            Section(
                "Line",
                ("case_designator", "line_no", "case_line_id", "acquisition_path", "article_type_id", "line_masl",
                 "line_description"),
            ),
            Section("Quantities", ("qty_ordered", "qty_delivered")),
            Section(
                "Terms", ("loa_accepted_on", "basic_note_present", "loa_note_present", "alternate_verification")
            ),
            Section("Before shipment", ("principles_signed_on", "principles_letter", "principles_uploaded_on",
                                        "consent_received_on", "shipped_on")),
        ),
        imports=ImportShape(links=("article_type_id",)),
    )  # fmt: skip
    case_designator = text(
        "Case", help="Case identifier such as BN-B-UAB.", max_length=20, column=True, search=True,
        aliases=("case id", "case identifier", "case designator", "fms case"),
    )  # fmt: skip
    line_no = text(
        "Line", help="Three-digit line; kept as text.", max_length=6, column=True, aliases=("line number",)
    )
    case_line_id = link(
        "Line of the case file",
        "case_line",
        OnRemove.KEEP,
        help="The line in the office's case file, where it is there.",
    )
    acquisition_path = choice(
        "Program", "acquisition_path", help="How the case is paid and made.", column=True
    )
    article_type_id = link("Article type", "eum_article_type", help="What the line carries.", column=True)
    line_masl = text("MASL line", help="Article code on the line.", max_length=20)
    line_description = text(
        "Description", help="Description of the line; for night vision devices it names model and quantity.",
        cites="DSCA 07-09", max_length=500,
    )  # fmt: skip
    qty_ordered = whole("Ordered", help="How many the line orders.", minimum=0, counts=True, column=True)
    qty_delivered = whole(
        "Delivered", help="How many are reported delivered.", minimum=0, counts=True, column=True
    )
    loa_accepted_on = day("LOA accepted on", help="Day the partner accepted the offer.", column=True)
    basic_note_present = flag(
        "Basic EUM text", help="Whether the terms carry the basic text.", cites="LOA note EUM"
    )
    loa_note_present = flag(
        "Enhanced note", help="Whether the offer points to the enhanced note of the article.", cites="LOA note EUM",
        column=True,
    )  # fmt: skip
    alternate_verification = text(
        "Other verification agreed", help="Reference of an agreement on other means than a physical inventory.",
        cites="LOA note EUM",
    )  # fmt: skip
    principles_signed_on = day(
        "Principles of use signed on", help="Day the partner signed them, for unmanned aircraft under BPC.",
        cites="LOA note UAS BPC",
    )  # fmt: skip
    principles_letter = file("Principles of use", help="The signed letter.")
    principles_uploaded_on = day("Letter uploaded on", help="Day the letter went into SCIP-EUM.")
    consent_received_on = day(
        "Consent to ship on", help="Day DSCA EUM consented to shipment.", cites="LOA note UAS BPC"
    )
    shipped_on = day("Shipped on", help="Day of the first shipment.")
    qty_serials_known = derived(
        whole("Serials known", help="How many items of the book name the line.", counts=True, column=True),
        (derive.OF_LINE,),
        derive.serials_known,
    )


class Delivery(Kind):
    """A shipment of monitored articles as it arrived: manifest against count, and who confirmed it."""

    spec = Spec(
        name="eum_delivery",
        label="Delivery",
        plural="Deliveries",
        about="What arrived: shipped quantity against counted, the discrepancy report, title transfer papers and the "
        "confirmation of receipt. The first inventory is counted from its arrival.",
        area="eum",
        cites="SAMM C2.1.5.4; C15.5.9.5",
        title=("delivery_ref", "arrived_on"),
        sort=("arrived_on",),
        sections=(
            Section(
                "Delivery",
                ("delivery_ref", "shipment_id", "eum_line_id", "article_type_id", "acquisition_path", "site_id",
                 "arrived_on", "arrived_on_basis"),
            ),
            Section("Count", ("qty_shipped", "qty_counted", "manifest_checked_on", "receipt_signed_on",
                              "discrepancy_ref")),
            Section("Papers", ("title_transferred_on", "title_papers", "confirmed_on", "confirmed_by",
                               "shipping_papers", "delivery_remarks")),
        ),
        imports=ImportShape(links=("article_type_id", "site_id")),
    )  # fmt: skip
    delivery_ref = text(
        "Shipment", help="Transportation control number or other number of the shipment; kept as text.", max_length=40,
        column=True, search=True, aliases=("tcn", "shipment number", "bill of lading"),
    )  # fmt: skip
    shipment_id = link(
        "Case shipment",
        "shipment",
        OnRemove.KEEP,
        help="The shipment in the office's case file, where it is there.",
    )
    eum_line_id = link(
        "Monitored line", "eum_line", OnRemove.KEEP, help="Line the shipment is on.", column=True
    )
    article_type_id = link("Article type", "eum_article_type", help="What was shipped.", column=True)
    acquisition_path = choice(
        "Program", "acquisition_path", help="FMS, BPC, drawdown and so on.", column=True
    )
    site_id = link("Site", "storage_site", OnRemove.KEEP, help="Where it was received.")
    arrived_on = day("Arrived on", help="Day of arrival in country.", column=True)
    arrived_on_basis = choice(
        "Arrival known from", "delivery_basis", help="What the date says.", cites="GAO-24-106289"
    )
    qty_shipped = whole("Shipped", help="Quantity on the manifest.", minimum=0, counts=True, column=True)
    qty_counted = whole("Counted", help="Quantity counted on arrival.", minimum=0, counts=True, column=True)
    manifest_checked_on = day(
        "Checked on", help="Day it was checked against the manifest.", cites="SAMM C2.1.5.4.1"
    )
    receipt_signed_on = day("Receipt signed on", help="Day the carrier's receipt was signed.")
    discrepancy_ref = text(
        "Discrepancy report", help="Number of the SF 364 sent.", cites="SAMM C2.1.5.4.3", max_length=60
    )
    title_transferred_on = day("Title passed on", help="Day title passed to the partner.")
    title_papers = file("Title transfer papers", help="Signed papers of the transfer.", cites="SAMM C2.1.5.2")
    confirmed_on = day(
        "Receipt confirmed on", help="Day the SCO confirmed receipt of a BPC delivery.", cites="SAMM C15.5.9.5",
        column=True,
    )  # fmt: skip
    confirmed_by = text("Confirmed by", help="Who confirmed it.")
    shipping_papers = file(
        "Shipping documents", help="Manifest and shipping documents.", cites="SAMM C2.1.5.2"
    )
    delivery_remarks = long_text("Remarks", help="What colleagues should know.", max_length=2000)
