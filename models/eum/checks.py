"""Looking after articles between counts: physical-security checklists, deficiencies, routine checks, partner counts."""

from models.eum import derive
from models.fields import OnRemove
from models.kinds import Kind, Section, Spec, choice, day, derived, file, flag, link, long_text, text, whole


class PhysicalCheck(Kind):
    """One filling-in of the physical-security checklist at a site."""

    spec = Spec(
        name="physical_check",
        label="Physical-security check",
        plural="Physical-security checks",
        about="The physical-security and accountability checklist as it was answered at a site. An inventory "
        "without one is a classic finding of audits.",
        area="eum",
        cites="DODIG-2025-078 recommendation 3; GAO-14-161",
        title=("site_id", "checked_on"),
        parent="site_id",
        sort=("checked_on",),
        frozen_by="closed_on",
        loose=("uploaded_on", "scan"),
        sections=(
            Section("Check", ("site_id", "event_id", "checked_on", "inspectors", "partner_present", "checklist_id")),
            Section("Result", ("check_overall", "check_remarks", "signed_us_by", "signed_partner_by", "closed_on",
                               "scan")),
            Section("Afterwards", ("uploaded_on",)),
        ),
    )  # fmt: skip
    site_id = link("Site", "storage_site", help="Site that was checked.", column=True)
    event_id = link(
        "Inventory", "inventory_event", OnRemove.KEEP, help="Inventory during which it was done.", column=True
    )
    checked_on = day("Checked on", help="Day of the check.", column=True)
    inspectors = text("Inspectors", help="Who looked.", column=True)
    partner_present = text("Partner present", help="Who was there for the partner.")
    checklist_id = link("Checklist", "checklist", OnRemove.KEEP, help="The checklist with its answers.")
    check_overall = choice("Result", "check_overall", help="Acceptable, with findings, or not.", column=True)
    check_remarks = long_text("Remarks", help="What was seen.", max_length=4000)
    signed_us_by = text("Signed by (U.S.)", help="Who signed for the United States.")
    signed_partner_by = text("Signed by (partner)", help="Who signed for the partner.")
    closed_on = day("Closed on", help="Day it was signed; afterwards it is frozen.", column=True)
    scan = file("Signed checklist", help="Scan of the signed checklist.")
    uploaded_on = day(
        "Uploaded on",
        help="Day it went into SCIP-EUM.",
        cites="DODIG-2025-078 recommendation 3.b",
        column=True,
    )


class Deficiency(Kind):
    """Something wrong at a site, tracked until it is closed with evidence."""

    spec = Spec(
        name="deficiency",
        label="Deficiency",
        plural="Deficiencies",
        about="Something a check found wrong: what was agreed, who does it by when, and what shows that it was done.",
        area="eum",
        cites="DODIG-2025-078 recommendation 3.b",
        title=("deficiency_text",),
        parent="site_id",
        sort=("fix_due_on",),
        sections=(
            Section(
                "Deficiency", ("site_id", "check_id", "item_code", "deficiency_text", "severity", "noted_on")
            ),
            Section("Action", ("agreed_action", "action_owner", "fix_due_on")),
            Section("Closure", ("fixed_on", "closing_note", "evidence")),
        ),
    )
    site_id = link("Site", "storage_site", help="Where it is.", column=True)
    check_id = link("Check", "physical_check", OnRemove.KEEP, help="Check that found it.")
    item_code = text("Item", help="Item of the checklist it failed.", max_length=20)
    deficiency_text = text("Deficiency", help="What is wrong.", max_length=500, column=True, search=True)
    severity = choice("Severity", "deficiency_severity", help="How grave it is.", column=True)
    noted_on = day("Noted on", help="Day it was found.", column=True)
    agreed_action = text("Action", help="What was agreed.", max_length=500)
    action_owner = text("Owner", help="Who does it.", column=True)
    fix_due_on = day("Due", help="Day by which it is to be done.", column=True)
    fixed_on = day("Closed on", help="Day it was found mended.", column=True)
    closing_note = text("How closed", help="What was done and who saw it.", max_length=500)
    evidence = file("Evidence", help="Photograph or paper that shows it.")


class RoutineCheck(Kind):
    """A look at articles from any opportune source, reported each quarter."""

    spec = Spec(
        name="routine_check",
        label="Routine check",
        plural="Routine checks",
        about="What was seen of articles and their use on any occasion: a visit, a parade, an exercise, the news. At "
        "least one is reported in every quarter.",
        area="eum",
        cites="SAMM C8.3; DODIG-2025-078 recommendation 3.a",
        title=("looked_on", "looked_at"),
        sort=("looked_on",),
        sections=(
            Section("Check", ("looked_on", "looked_at", "site_id", "routine_source", "article_type_id", "item_id",
                              "articles_seen", "case_designator", "quantity_seen")),
            Section("What was seen", ("observed_use", "security_remark", "follow_up", "follow_up_done_on")),
            Section("Report", ("looked_by", "reported_on")),
        ),
    )  # fmt: skip
    looked_on = day("Date", help="Day of the check.", column=True)
    looked_at = text("Place", help="Where it was.", column=True, search=True)
    site_id = link("Site", "storage_site", OnRemove.KEEP, help="Storage site, if it was one.")
    routine_source = choice(
        "Source", "routine_source", help="On what occasion.", cites="SAMM C8.3", column=True
    )
    article_type_id = link(
        "Article type", "eum_article_type", OnRemove.KEEP, help="What was seen.", column=True
    )
    item_id = link(
        "Item", "eum_item", OnRemove.KEEP, help="The one item, when its serial was read.", column=True
    )
    articles_seen = text(
        "Articles", help="Classes of articles seen, where no type of the book says it.", max_length=300
    )
    case_designator = text("Case", help="Case, when it is known.", max_length=20)
    quantity_seen = whole("Seen", help="How many, roughly.", minimum=0, counts=True, column=True)
    observed_use = choice(
        "Use", "observed_use", help="Used as intended, not, or not to be told.", column=True
    )
    security_remark = text("Storage and security", help="What was noticed.", max_length=500)
    follow_up = text("Follow-up", help="What is to be done.", max_length=500)
    follow_up_done_on = day("Follow-up done on", help="Day it was done.")
    looked_by = text("By", help="Who saw it.", column=True)
    reported_on = day("Reported on", help="Day it was entered in SCIP-EUM.", column=True)
    quarter = derived(
        text("Quarter", help="Fiscal year and quarter.", max_length=10, column=True),
        (),
        derive.fiscal_quarter,
    )


class PartnerCount(Kind):
    """The partner's own inventory, as the office learned of it."""

    spec = Spec(
        name="partner_count",
        label="Partner inventory",
        plural="Partner inventories",
        about="The partner's own routine inventory: when it was made, what its records cover, and whether the "
        "office saw them. Night vision devices ask for it, and for records of at least one year.",
        area="eum",
        cites="LOA note NVD",
        title=("partner_counted_on", "article_type_id"),
        parent="site_id",
        sort=("partner_counted_on",),
        sections=(
            Section(
                "Inventory",
                ("site_id", "unit_id", "article_type_id", "partner_counted_on", "quantity_reported"),
            ),
            Section("Records", ("records_since_on", "shown_on", "agrees", "differences", "partner_record")),
        ),
    )
    site_id = link("Site", "storage_site", help="Where the partner counted.", column=True)
    unit_id = link("Unit", "unit", OnRemove.KEEP, help="Unit that counted.")
    article_type_id = link(
        "Article type", "eum_article_type", OnRemove.KEEP, help="What was counted.", column=True
    )
    partner_counted_on = day("Counted on", help="Day of the partner's count.", column=True)
    quantity_reported = whole(
        "Reported", help="How many the partner counted.", minimum=0, counts=True, column=True
    )
    records_since_on = day("Records since", help="Day from which the partner's records are there.")
    shown_on = day("Shown on", help="Day the office saw the records.")
    agrees = flag(
        "Agrees with the book", help="Whether the partner's register agrees with the book.", column=True
    )
    differences = text("Differences", help="What differs.", max_length=1000)
    partner_record = file("Record", help="The partner's list.")
