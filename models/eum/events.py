"""A field inventory: the event, its sites and team, the frozen list, every reading, and both sides' signatures."""

from models.eum import derive
from models.fields import OnRemove, Privacy
from models.kinds import (
    Kind,
    Section,
    Spec,
    choice,
    day,
    derived,
    file,
    flag,
    instant,
    link,
    long_text,
    name,
    text,
    whole,
)

SIGNED = "signed_on"
"""Field of the event that freezes it and everything that belongs to it."""
LINES_PER_PAGE = 40
"""Lines on a page of the count sheet; each site begins on a new page."""


class InventoryEvent(Kind):
    """One count: planned for sites, taken against a frozen list, reconciled, signed by both sides, then frozen."""

    spec = Spec(
        name="inventory_event",
        label="Inventory",
        plural="Inventories",
        about="One count of serial numbers at one or more sites. Its list is frozen before the visit; every reading is "
        "kept; it can be reconciled again until both sides have signed.",
        area="eum",
        cites="SAMM C2.1.5.6; DODIG-2025-019",
        natural=("event_no",),
        title=("event_no",),
        sort=("planned_on",),
        frozen_by=SIGNED,
        loose=("transmitted_on", "confirmed_on", "scan"),
        sections=(
            Section(
                "Inventory",
                (
                    "event_no",
                    "inventory_kind",
                    "inventory_method",
                    "planned_on",
                    "started_on",
                    "ended_on",
                    "checklist_id",
                ),
            ),
            Section(
                "Instead of going there", ("reason_not_in_person", "how_verified", "verification_papers")
            ),
            Section("Remarks", ("partner_remarks", "event_remarks", "cancelled_on", "cancel_reason")),
            Section(
                "Count",
                (
                    "expected_count",
                    "counted",
                    "found",
                    "found_elsewhere",
                    "not_found",
                    "unexpected",
                    "unread",
                    "repeated",
                    "open_questions",
                    "frozen_at",
                    "reconciled_at",
                ),
            ),
            Section("Afterwards", ("signed_on", "scan", "transmitted_on", "confirmed_on")),
        ),
    )
    event_no = text(
        "Number",
        help="Number of the inventory, such as 2026-BN-017.",
        max_length=40,
        column=True,
        search=True,
    )
    inventory_kind = choice(
        "Kind", "inventory_kind", help="First, yearly, partial, follow-up of a loss and so on.", column=True
    )
    inventory_method = choice(
        "Method",
        "inventory_method",
        help="In person, by designated U.S. personnel, virtual, by the partner's own report, or from papers.",
        cites="DODIG-2025-078; DSCA 21-64, 23-63",
        column=True,
    )
    reason_not_in_person = text(
        "Reason", help="Why nobody went there.", cites="DODIG-2025-078 recommendation 3.a", max_length=500
    )
    how_verified = text("How verified", help="What was seen instead, and by whom.", max_length=500)
    verification_papers = file("Papers", help="What shows it: recording, list, photographs.")
    planned_on = day("Planned for", help="Day the count is to begin.", column=True)
    started_on = day("Begun on", help="Day of the first reading at a site.", column=True)
    ended_on = day("Ended on", help="Last day of the count; items count as inventoried on it.", column=True)
    checklist_id = link(
        "Preparation", "checklist", OnRemove.KEEP, help="Checklist of what is to be ready before."
    )
    frozen_at = instant(
        "List frozen at", help="Moment the expected list was taken from the book.", fixed=False
    )
    partner_remarks = long_text("Partner's remarks", help="Room for a disagreement.", max_length=4000)
    event_remarks = long_text("Remarks", help="What colleagues should know.", max_length=4000)
    cancelled_on = day("Cancelled on", help="Day the inventory was given up.")
    cancel_reason = text("Why cancelled", help="Reason.", max_length=500)
    reconciled_at = instant("Reconciled at", help="Moment the readings were last compared with the list.")
    expected_count = whole("Expected", help="Lines of the frozen list.", counts=True, column=True)
    counted = whole("Readings", help="Readings that count.", counts=True)
    found = whole("Found", help="Items found where they belong.", counts=True, column=True)
    found_elsewhere = whole(
        "Found elsewhere", help="Items found at another site or in another unit.", counts=True
    )
    not_found = whole("Unaccounted for", help="Items of the list that nobody read.", counts=True, column=True)
    unexpected = whole("Unexpected", help="Readings that fit nothing in the book.", counts=True, column=True)
    unread = whole("Unread", help="Articles whose mark could not be read.", counts=True)
    repeated = whole("Read twice", help="Readings of something read before.", counts=True)
    open_questions = whole("To decide", help="Outcomes that wait for a decision.", counts=True, column=True)
    signed_on = day(
        "Signed on", help="Day the second side signed; afterwards everything is frozen.", cites="DODIG-2025-019",
        column=True,
    )  # fmt: skip
    scan = file("Signed report", help="Scan of the report with both signatures.")
    transmitted_on = day("Entered in SCIP-EUM on", help="Day the results were entered.")
    confirmed_on = day("Confirmed in SCIP-EUM on", help="Day SCIP-EUM showed them.")
    event_status = derived(
        choice("Status", "event_status", help="How far the inventory is.", column=True),
        (),
        derive.event_status,
    )


class EventSite(Kind):
    """A site, or a unit without one, that an inventory goes to."""

    spec = Spec(
        name="event_site",
        label="Site of an inventory",
        plural="Sites of inventories",
        about="A site or unit that an inventory goes to, and whether the team was let in. That access was refused is a "
        "result too.",
        area="eum",
        cites="GAO-16-435",
        natural=("event_id", "site_id", "unit_id"),
        natural_optional=("site_id", "unit_id"),
        title=("site_id", "unit_id"),
        parent="event_id",
        frozen_under="event_id",
        searched=False,
        sections=(
            Section("Site", ("event_id", "site_id", "unit_id", "visited_on")),
            Section("Access", ("access_refused", "refused_by", "refusal_reason", "site_note")),
        ),
    )
    event_id = link("Inventory", "inventory_event", help="Inventory that goes there.", column=True)
    site_id = link("Site", "storage_site", help="Storage site.", column=True)
    unit_id = link("Unit", "unit", help="Unit whose items are counted, wherever they are.", column=True)
    visited_on = day("Visited on", help="Day the team was there.", column=True)
    access_refused = flag("Access refused", help="Whether the team was not let in.", column=True)
    refused_by = text("Refused by", help="Who refused.")
    refusal_reason = text("Reason given", help="What was said.", max_length=500, column=True)
    site_note = text("Note", help="What happened there.", max_length=1000)


class TeamMember(Kind):
    """Somebody who counts, on either side."""

    spec = Spec(
        name="team_member",
        label="Team member",
        plural="Team members",
        about="Who takes part in an inventory, on the U.S. or the partner's side, with the appointment of "
        "those who count in the SCO's place.",
        area="eum",
        cites="DSCA 23-63; DODIG-2025-019",
        title=("member_name",),
        parent="event_id",
        frozen_under="event_id",
        private=True,
        searched=False,
        sections=(
            Section(
                "Member",
                (
                    "event_id",
                    "side",
                    "member_name",
                    "member_grade",
                    "member_position",
                    "person_id",
                    "contact_id",
                ),
            ),
            Section("Appointment", ("appointment_ref", "appointment_letter")),
        ),
    )
    event_id = link("Inventory", "inventory_event", help="Inventory the person takes part in.", column=True)
    side = choice("Side", "side", help="U.S. or partner.", column=True)
    member_name = name("Name", help="Name as the report prints it.", column=True, max_length=160)
    member_grade = text("Grade", help="Grade or rank.", max_length=60, column=True)
    member_position = text("Position", help="Organization and position.", column=True)
    person_id = link("Staff", "person", OnRemove.KEEP, help="Member of the office's staff, if one.")
    contact_id = link("Contact", "contact", OnRemove.KEEP, help="The partner's contact, if one.")
    appointment_ref = text(
        "Appointment", help="Letter that lets the person count for the SCO.", cites="DSCA 23-63"
    )
    appointment_letter = file("Letter", help="Scan of the letter.")


class ExpectedLine(Kind):
    """A line of the list that was frozen for an inventory, and what became of it."""

    spec = Spec(
        name="expected_line",
        label="Expected item",
        plural="Expected items",
        about="One item as the book had it when the list of an inventory was frozen, with its page and line "
        "on the count sheet, and what the count made of it.",
        area="eum",
        natural=("event_id", "line_no"),
        title=("line_no", "expected_serial"),
        parent="event_id",
        append_only=True,
        frozen_under="event_id",
        by_act=True,
        searched=False,
        sort=("line_no",),
        sections=(
            Section("Line", ("event_id", "page_no", "line_no", "item_id", "expected_serial", "article_type_id",
                             "site_id", "unit_id", "expected_location", "expected_state")),
            Section("Result", ("line_outcome", "line_reason", "line_decision", "line_note", "decided_by")),
        ),
    )  # fmt: skip
    event_id = link("Inventory", "inventory_event", help="Inventory the list belongs to.", fixed=True)
    page_no = whole("Page", help="Page of the count sheet.", column=True, fixed=True)
    line_no = whole(
        "Line", help="Line on the count sheet, counted through all pages.", column=True, fixed=True
    )
    item_id = link("Item", "eum_item", OnRemove.KEEP, help="Item of the book.", fixed=True)
    expected_serial = text(
        "Serial", help="Serial as the book had it.", max_length=60, column=True, fixed=True
    )
    article_type_id = link(
        "Article type", "eum_article_type", help="As the book had it.", column=True, fixed=True
    )
    site_id = link("Site", "storage_site", OnRemove.KEEP, help="As the book had it.", column=True, fixed=True)
    unit_id = link("Held by", "unit", OnRemove.KEEP, help="As the book had it.", fixed=True)
    expected_location = text("Location", help="As the book had it.", column=True, fixed=True)
    expected_state = choice("State", "eum_disposition", help="As the book had it.", fixed=True)
    line_outcome = choice(
        "Outcome", "line_outcome", help="What the last reconciliation made of it.", column=True
    )
    line_reason = choice("Reason", "not_found_reason", help="Why nobody read it.", column=True)
    line_decision = choice("Decision", "line_decision", help="What is to become of it.", column=True)
    line_note = text("Note", help="What was seen or said.", max_length=500)
    decided_by = text("Decided by", help="User who decided.")


class Reading(Kind):
    """One reading of a mark during an inventory; kept for good, struck out rather than removed."""

    spec = Spec(
        name="inventory_reading",
        label="Reading",
        plural="Readings",
        about="One serial as it was read at a site: how, on what, in which condition, and what the program "
        "made of it at once. Each has an identity made by the device, so that files of several devices merge.",
        area="eum",
        cites="DODIG-2024-140",
        natural=("reading_uid",),
        title=("serial_read",),
        parent="event_id",
        append_only=True,
        frozen_under="event_id",
        by_act=True,
        searched=False,
        sort=("read_at",),
        sections=(
            Section(
                "Reading",
                ("event_id", "serial_read", "read_method", "sighted", "article_type_id", "site_id", "location_text",
                 "mark_quality", "condition", "photo", "unit_id"),
            ),
            Section("Outcome", ("match_kind", "matched_item_id", "expected_line_id")),
            Section("Decision", ("resolution", "resolved_by", "resolution_note", "struck_on")),
            Section("Made by", ("reading_uid", "device", "sequence", "read_at", "read_by")),
        ),
    )  # fmt: skip
    reading_uid = text(
        "Reading", help="Identity made by the device: device and number.", max_length=60, fixed=True
    )
    event_id = link("Inventory", "inventory_event", help="Inventory it belongs to.", fixed=True)
    device = text("Device", help="Device that read it.", max_length=30, column=True, fixed=True)
    sequence = whole("Number", help="Number of the reading on its device.", column=True, fixed=True)
    read_at = instant("Read at", help="Moment of the reading.", column=True, fixed=True)
    read_by = text("Read by", help="Who recorded it.", fixed=True)
    serial_read = text("As read", help="Serial exactly as it was read; empty when it could not be.", max_length=60,
                       column=True, fixed=True)  # fmt: skip
    read_method = choice(
        "How", "read_method", help="Bar code, typed, list, photograph, paper.", column=True, fixed=True
    )
    sighted = choice("Seen", "sighted", help="The item itself, only its container, or only a document.",
                     cites="GAO-04-519", column=True, fixed=True)  # fmt: skip
    article_type_id = link("Article type", "eum_article_type", OnRemove.KEEP, help="What was seen, when it was said.",
                           fixed=True)  # fmt: skip
    site_id = link("Site", "storage_site", OnRemove.KEEP, help="Where it was read.", column=True, fixed=True)
    unit_id = link("Unit", "unit", OnRemove.KEEP, help="Unit in whose count it was read.", fixed=True)
    location_text = text("Location", help="Where at the site it stood.", fixed=True)
    mark_quality = choice("Mark", "mark_quality", help="How well the mark can be read.", fixed=True)
    condition = choice("Condition", "eum_condition", help="Condition as seen.")
    photo = file("Photograph", help="Photograph of the mark or of damage; its location data is taken out.")
    match_kind = choice("Outcome", "match_kind", help="What the program made of it.", column=True)
    matched_item_id = link(
        "Item", "eum_item", OnRemove.KEEP, help="Item it is, as matched or decided.", column=True
    )
    expected_line_id = link(
        "Line", "expected_line", OnRemove.KEEP, help="Line of the frozen list it answers."
    )
    resolution = choice("Decision", "reading_resolution", help="What a person decided.", column=True)
    resolved_by = text("Decided by", help="User who decided.")
    resolution_note = text("Note", help="Why.", max_length=500)
    struck_on = day("Struck out on", help="Day the reading was struck out; it then counts for nothing.")
    counts_from = derived(
        choice("Accounted", "accounted", help="Whether it accounts for its item: sighted, reported, or not."),
        ("event_id",),
        derive.accounted,
    )
    counts_on = derived(
        day("Counts from", help="Day the inventory accounts for its item; empty until it is signed."),
        ("event_id",),
        derive.accounted_on,
    )


class Signature(Kind):
    """One side's signature under the agreed counts."""

    spec = Spec(
        name="inventory_signature",
        label="Signature",
        plural="Signatures",
        about="Who signed the counts of an inventory for which side and when. With both sides the inventory is frozen.",
        area="eum",
        cites="DODIG-2025-019 recommendation 1",
        title=("signer_name", "signature_on"),
        parent="event_id",
        append_only=True,
        by_act=True,
        private=True,
        searched=False,
        sections=(
            Section(
                "Signature",
                ("event_id", "side", "signer_name", "signer_position", "signature_on", "signature_scan"),
            ),
            Section("Disagreement", ("signer_remarks",)),
        ),
    )
    event_id = link("Inventory", "inventory_event", help="Inventory that is signed.", column=True, fixed=True)
    side = choice("Side", "side", help="U.S. or partner.", column=True, fixed=True)
    signer_name = name("Name", help="Name of who signed.", column=True, max_length=160, fixed=True)
    signer_position = text("Position", help="Grade and position.", column=True, fixed=True)
    signature_on = day("Signed on", help="Day of the signature.", column=True, fixed=True)
    signature_scan = file("Scan", help="The signed page.", privacy=Privacy.PERSONAL)
    signer_remarks = text(
        "Remarks", help="A disagreement, in the signer's words.", max_length=1000, fixed=True
    )
