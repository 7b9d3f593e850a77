"""Where articles are kept, what a site lets in, and the requests to enter it."""

from models.eum import derive
from models.fields import OnRemove, Privacy
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, choice, day, derived, file, link, long_text, text, whole


class StorageSite(Kind):
    """A depot, arms room or magazine where monitored articles are kept."""

    spec = Spec(
        name="storage_site",
        label="Storage site",
        plural="Storage sites",
        about="A place where monitored articles are kept: who owns it, what may be brought in, who lets the team in, "
        "its certification and its last checklist. Coordinates may stay empty; a code name serves.",
        area="eum",
        cites="DSCA 20-64; SAMM C8.4.3",
        natural=("store_name",),
        title=("store_name",),
        sections=(
            Section(
                "Site",
                (
                    "store_name", "store_native_name", "code_name", "country_id", "owner_service", "store_kind",
                    "unit_id", "partner_contact_id",
                ),
            ),
            Section("Where it lies", ("store_address", "grid_reference")),
            Section("Going there", ("access_rule", "access_lead_days", "electronics_allowed")),
            Section(
                "Certification",
                ("certification_status", "certified_by", "certified_on", "certified_to", "certificate"),
            ),
            Section("Remarks", ("store_remarks", "closed_on")),
        ),
        imports=ImportShape(links=("country_id", "unit_id"), creates=("unit_id",)),
    )  # fmt: skip
    store_name = text(
        "Site", help="Name of the storage site, in English.", max_length=160, column=True, search=True,
        aliases=("site", "storage site", "depot", "store", "warehouse", "location"),
    )  # fmt: skip
    store_native_name = text(
        "Name in own script", help="The site's name as its country writes it.", search=True
    )
    code_name = text(
        "Code name", help="Name used where the site is not to be named.", max_length=60, search=True
    )
    country_id = link("Country", "country", help="Country the site lies in.")
    owner_service = choice(
        "Owner", "eum_service", help="Service or ministry that owns the site.", column=True
    )
    store_kind = choice(
        "Kind", "eum_site_kind", help="Depot, arms room, magazine, flight line and so on.", column=True
    )
    unit_id = link("Unit", "unit", help="Unit that keeps the site.")
    partner_contact_id = link(
        "Custodian", "contact", OnRemove.KEEP, help="Whom the team meets there.", column=True
    )
    store_address = text("Address", help="Street or description of the place.", privacy=Privacy.SENSITIVE)
    grid_reference = text(
        "Coordinates", help="Grid reference; exports leave it out unless it is asked for.", max_length=60,
        privacy=Privacy.SENSITIVE,
    )  # fmt: skip
    access_rule = long_text(
        "Rule of access",
        help="What must be asked of whom, and how long before.",
        cites="GAO-16-435",
        max_length=1000,
    )
    access_lead_days = whole(
        "Ask before", help="Days before a visit by which access is asked for.", minimum=0
    )
    electronics_allowed = choice(
        "Electronics", "electronics_allowed", help="Whether a scanner, laptop or camera may be brought in.",
        cites="DODIG-2024-140", column=True,
    )  # fmt: skip
    certification_status = choice(
        "Certification", "certification_status", help="Physical-security certification of the storage.",
        cites="DSCA 20-64", column=True,
    )  # fmt: skip
    certified_by = text(
        "Certified by", help="Military department that certified it; all accept it.", max_length=60
    )
    certified_on = day("Certified on", help="Day of the certificate.")
    certified_to = day("Certified to", help="Last day of the certificate.")
    certificate = file("Certificate", help="Scan of the certificate.")
    store_remarks = long_text("Remarks", help="What colleagues should know about the site.", max_length=2000)
    closed_on = day("Closed on", help="Day the site was given up; it holds nothing afterwards.")
    last_visited_on = derived(
        day("Last visit", help="Last day of an inventory at which somebody was let in.", column=True),
        derive.VISITS,
        derive.last_visited,
    )
    last_checked_on = derived(
        day("Last checklist", help="Day of the latest physical-security checklist.", column=True),
        ("physical_check<site_id",),
        derive.last_checked,
    )


class SiteAccess(Kind):
    """A request to enter a storage site, and its answer."""

    spec = Spec(
        name="site_access",
        label="Site access",
        plural="Site accesses",
        about="A request to be let into a storage site: when it was asked, of whom, for which day, and what the answer "
        "was. A refusal is a result and is kept.",
        area="eum",
        cites="GAO-16-435",
        title=("visit_on",),
        parent="site_id",
        sort=("visit_on",),
        sections=(
            Section("Request", ("site_id", "event_id", "asked_on", "asked_of", "visit_on")),
            Section("Answer", ("access_answer", "answered_on", "access_ref", "access_terms", "scan")),
        ),
    )
    site_id = link("Site", "storage_site", help="Site that is to be entered.", column=True)
    event_id = link("Inventory", "inventory_event", OnRemove.KEEP, help="Inventory it is asked for.")
    asked_on = day("Asked on", help="Day the request went out.", column=True)
    asked_of = text("Asked of", help="Office or officer that decides.", column=True)
    visit_on = day("For", help="Day of the visit.", column=True)
    access_answer = choice("Answer", "access_answer", help="What came back.", column=True)
    answered_on = day("Answered on", help="Day of the answer.", column=True)
    access_ref = text("Reference", help="Number of the letter or pass.", max_length=60)
    access_terms = text("Terms", help="What the answer asks: escort, names, no electronics.", max_length=500)
    scan = file("Letter", help="Scan of the answer.")
