"""The book of what the office answers for: article types with their dated designations, and every serial item."""

from models.eum import derive
from models.fields import OnRemove
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, choice, day, derived, flag, link, long_text, money, text, whole


class ArticleType(Kind):
    """A kind of article the office watches: a night vision device model, a missile, its launch unit."""

    spec = Spec(
        name="eum_article_type",
        label="Article type",
        plural="Article types",
        about="A kind of defense article with its designation for routine or enhanced end-use monitoring. "
        "Its serial pattern only warns; what it is worth weighs delinquency by value.",
        area="eum",
        cites="22 USC 2785(b)(1); SAMM C8.4",
        natural=("article_code",),
        title=("article_code", "article_name"),
        sort=("article_code",),
        sections=(
            Section(
                "Article",
                (
                    "article_code",
                    "article_name",
                    "article_family",
                    "component_role",
                    "consumable",
                    "src_category",
                ),
            ),
            Section("Identification", ("nsn", "masl", "generic_code", "serial_pattern", "unit_value")),
            Section("Terms", ("loa_note_ref", "article_remarks")),
        ),
    )
    article_code = text(
        "Article",
        help="Short name of the type, such as NVD-PVS14 or JAV-CLU.",
        max_length=40,
        column=True,
        search=True,
        aliases=("article type", "item", "item code", "model", "equipment", "nomenclature", "weapon type"),
    )
    article_name = text(
        "Nomenclature",
        help="Full name of the article, such as AN/PVS-14 monocular night vision device.",
        column=True,
        search=True,
    )
    article_family = choice("Family", "eum_family", help="Family of articles it belongs to.", column=True)
    component_role = choice(
        "Component",
        "eum_component_role",
        help="Missile, launcher, launch unit, optic, tube; a missile and its launch unit are separate items.",
        cites="DODIG-2020-121",
    )
    consumable = flag("Can be expended", help="Yes for missiles and other articles that are fired once.")
    src_category = choice(
        "Security risk category",
        "src_category",
        help="Category I to IV, or U for none.",
        cites="DoDM 5100.76",
    )
    nsn = text(
        "NSN", help="National stock number, 13 digits; kept as text.", max_length=16, search=True,
        aliases=("national stock number", "stock number"),
    )  # fmt: skip
    masl = text("MASL line", help="Line of the Military Articles and Services List.", max_length=20)
    generic_code = text(
        "Generic code", help="Generic code of the article; H6P for night vision devices.", cites="DSCA 07-09",
        max_length=10,
    )  # fmt: skip
    serial_pattern = text(
        "Serial pattern",
        help="What a serial of this type looks like: # a digit, @ a letter, * anything; it only warns.",
    )
    unit_value = money(
        "Unit value", help="Value of one article; used where an item carries no value of its own."
    )
    loa_note_ref = text(
        "LOA note",
        help="Title of the mandatory physical-security and accountability note.",
        cites="SAMM C8.4",
    )
    article_remarks = long_text(
        "Remarks", help="What colleagues should know about the type.", max_length=2000
    )
    eum_level = derived(
        choice("Level", "eum_level", help="Level of the latest designation.", column=True),
        ("eum_designation<article_type_id",),
        derive.latest_level,
    )
    enhanced_from = derived(
        day("Enhanced from", help="First day of the latest enhanced designation."),
        ("eum_designation<article_type_id",),
        derive.enhanced_from,
    )
    enhanced_to = derived(
        day("Enhanced to", help="Last day of the latest enhanced designation; empty while it lasts."),
        ("eum_designation<article_type_id",),
        derive.enhanced_to,
    )


class Designation(Kind):
    """The level of monitoring an article type has from one day to another, with its intervals."""

    spec = Spec(
        name="eum_designation",
        label="Designation",
        plural="Designations",
        about="From when to when a type is monitored at which level, how soon after arrival it is first "
        "inventoried and how often afterwards. Designations are reviewed and can end; past ones keep what was owed.",
        area="eum",
        cites="DSCA 23-44; DODIG-2023-074",
        title=("valid_from",),
        parent="article_type_id",
        sort=("valid_from",),
        sections=(
            Section(
                "Designation", ("article_type_id", "eum_level", "valid_from", "valid_to", "designation_ref")
            ),
            Section("Intervals", ("initial_days", "interval_months", "interval_basis")),
        ),
        imports=ImportShape(links=("article_type_id",)),
    )
    article_type_id = link("Article type", "eum_article_type", help="Type that is designated.", column=True)
    eum_level = choice(
        "Level", "eum_level", help="Routine or enhanced.", cites="SAMM C8.3, C8.4", column=True
    )
    valid_from = day("From", help="First day the designation counts.", column=True)
    valid_to = day("To", help="Last day it counts; empty while it lasts.", column=True)
    designation_ref = text("Reference", help="Memorandum or list that designates the type.", column=True)
    initial_days = whole(
        "First inventory within",
        help="Days after arrival in country within which the first inventory is due.",
        cites="DODIG-2024-043",
        minimum=0,
        maximum=3660,
        column=True,
    )
    interval_months = whole(
        "Inventory every",
        help="Months after the last inventory within which the next is due.",
        cites="DODIG-2024-140",
        minimum=1,
        maximum=120,
        column=True,
    )
    interval_basis = choice(
        "Counted",
        "interval_basis",
        help="From the last inventory, or once in each fiscal or calendar year.",
        column=True,
    )


class Item(Kind):
    """One serial-numbered article: a line of the book."""

    spec = Spec(
        name="eum_item",
        label="Item",
        plural="Items",
        about="One article by its serial number: what it is, where it came from, who holds it where, when it was last "
        "seen and when it is due. The serial is kept exactly as it is marked.",
        area="eum",
        cites="SAMM C2.1.5.6; C8.4",
        natural=("article_type_id", "serial_raw"),
        title=("mark", "article_type_id"),
        together="site_id",
        sort=("mark",),
        sections=(
            Section(
                "Item",
                (
                    "article_type_id", "serial_raw", "serial_state", "serial_assigned", "secondary_marks",
                    "paired_item_id", "condition",
                ),
            ),
            Section("Where it is", ("site_id", "physical_location", "holder_unit_id", "custody")),
            Section(
                "Where it came from",
                (
                    "acquisition_path", "eum_line_id", "origin_note", "delivered_on", "delivered_on_basis",
                    "title_transferred_on", "original_value", "source_of_record",
                ),
            ),
            Section("Before this book", ("entered_as", "inventoried_before_on", "item_remarks")),
        ),
        imports=ImportShape(
            links=("article_type_id", "site_id", "holder_unit_id"), creates=("site_id", "holder_unit_id"),
            needs=("serial_raw", "serial_assigned", "serial_state"),
        ),
    )  # fmt: skip
    article_type_id = link("Article type", "eum_article_type", help="What the article is.", column=True)
    serial_raw = text(
        "Serial as marked",
        help="Serial exactly as it is marked; leading zeros are part of it. Empty only when it cannot be read.",
        cites="DA Pam 710-2-1 Table 18-1",
        max_length=60,
        exact=True,
        aliases=(
            "serial number", "serial no", "serial nr", "s/n", "sn", "ser no", "serial", "weapon number",
            "device serial",
        ),
    )  # fmt: skip
    serial_state = choice(
        "Mark",
        "serial_state",
        help="Whether the mark can be read, is illegible or missing, or was made anew.",
        cites="DODIG-2024-140; AR 710-3",
    )
    serial_assigned = text(
        "Assigned number",
        help="Number engraved in place of a missing or illegible mark; the old one stays beside it.",
        cites="AR 710-3",
        max_length=60,
        exact=True,
        search=True,
    )
    secondary_marks = text(
        "Other marks",
        help="Host-nation tag, UII or other numbers on the article, with commas between.",
        search=True,
    )
    paired_item_id = link(
        "Belongs with",
        "eum_item",
        OnRemove.KEEP,
        help="The item it is mounted in or kept with: a tube in its device, a missile in its launcher.",
    )
    condition = choice("Condition", "eum_condition", help="Condition when last seen.")
    site_id = link(
        "Site", "storage_site", help="Storage site; empty when nobody knows.", column=True,
    )  # fmt: skip
    physical_location = text(
        "Location",
        help="Where at the site: magazine, rack, container.",
        column=True,
        aliases=("rack", "bin", "location in store", "container"),
    )
    holder_unit_id = link("Held by", "unit", help="Unit that holds the article.", column=True)
    custody = choice("Custody", "eum_custody", help="Whose hands it is in.", cites="DSCA 23-63")
    acquisition_path = choice(
        "Came by", "acquisition_path", help="How the country got it.", cites="22 USC 2785(d)",
        aliases=("provenance", "origin", "source of item"),
    )  # fmt: skip
    eum_line_id = link(
        "Monitored line",
        "eum_line",
        OnRemove.KEEP,
        help="Line of the case it was sold on; empty when unknown.",
    )
    origin_note = text(
        "Provenance",
        help="Giver of a third-party transfer, case that is not on file, or what is known.",
        max_length=500,
    )
    delivered_on = day(
        "Arrived on",
        help="Day of arrival in country; the first inventory is counted from it.",
        cites="DODIG-2024-043",
        column=True,
        aliases=("delivery date", "date delivered", "arrival date", "received on", "date received"),
    )
    delivered_on_basis = choice(
        "Arrival known from",
        "delivery_basis",
        help="What the date says; services mean different things by delivered.",
        cites="GAO-24-106289",
    )
    title_transferred_on = day(
        "Title passed on", help="Day ownership passed to the partner.", cites="DSCA 23-63"
    )
    original_value = money(
        "Value", help="Original acquisition value; a transfer request asks for it.", cites="SAMM Table C8.T7",
        aliases=("unit price", "acquisition value"),
    )  # fmt: skip
    source_of_record = choice("Entered from", "source_of_record", help="What told the office of the item.")
    entered_as = choice(
        "State when entered",
        "eum_disposition",
        help="State the item was in when it came into this book; what happens later is recorded as an event.",
        aliases=("status", "disposition", "item status"),
    )
    inventoried_before_on = day(
        "Inventoried before",
        help="Last inventory before this book was kept, when one is known.",
        aliases=("last inventory", "last inventory date", "inventory date", "last inventoried"),
    )
    item_remarks = long_text("Remarks", help="What colleagues should know about the item.", max_length=2000)
    mark = derived(
        text(
            "Serial", help="Assigned number where there is one, else the serial as marked.", max_length=60,
            column=True, search=True,
        ),
        (),
        derive.mark,
    )  # fmt: skip
    serial_norm = derived(
        text(
            "Serial, compared", help="Upper case, without blanks, hyphens and slashes; zeros are kept.",
            max_length=60,
        ),
        (),
        derive.serial_norm,
    )  # fmt: skip
    disposition = derived(
        choice(
            "State", "eum_disposition", help="What became of it, from what was recorded last.", column=True
        ),
        derive.DISPOSITIONS,
        derive.disposition,
    )
    bears_inventory = derived(
        flag("Counted", help="Whether the item is counted at an inventory in this state."),
        derive.DISPOSITIONS,
        derive.bears_inventory,
    )
    last_sighted_on = derived(
        day("Last sighted", help="Last day the article itself was seen.", column=True),
        derive.READINGS,
        derive.last_sighted,
    )
    last_inventoried_on = derived(
        day("Last inventory", help="Last day it was accounted for by a signed inventory.", column=True),
        derive.READINGS,
        derive.last_inventoried,
    )
    last_reported_on = derived(
        day("Last reported", help="Last day the partner reported it; this is no sighting."),
        derive.READINGS,
        derive.last_reported,
    )
    due_kind = derived(
        choice("What is due", "due_kind", help="The first inventory or the yearly one."),
        derive.DUE,
        derive.due_kind,
    )
    next_due_on = derived(
        day(
            "Inventory due", help="Day by which it is to be inventoried.", cites="DODIG-2024-043", column=True
        ),
        derive.DUE,
        derive.next_due,
    )
    value = derived(
        money("Value counted", help="Value of the item, else of its type; it weighs delinquency."),
        ("article_type_id",),
        derive.value,
    )
