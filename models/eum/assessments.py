"""How monitoring is planned, assessed and paid for: control plans, assessments with their findings, costs."""

from models.eum import derive
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


class ControlPlan(Kind):
    """The partner's and the SCO's plan of how articles are secured and accounted for."""

    spec = Spec(
        name="control_plan",
        label="Control plan",
        plural="Control plans",
        about="How partner and office together keep account of articles and secure them: five sections the manual asks "
        "for, and those the article's note asks for.",
        area="eum",
        cites="SAMM C2.1.5.6.3",
        natural=("plan_title", "plan_version"),
        title=("plan_title", "plan_version"),
        frozen_by="effective_on",
        loose=("scan", "review_on"),
        sections=(
            Section("Plan", ("plan_title", "plan_version", "country_id", "eum_line_id", "plan_covers", "received_on",
                             "checklist_id")),
            Section("What the manual asks for", ("sec_accountability", "sec_inventories", "sec_records",
                                                  "sec_violations", "sec_visits")),
            Section("What the articles ask for", ("sec_security", "sec_losses", "sec_disposal")),
            Section("Signatures", ("signed_partner_by", "signed_partner_on", "signed_us_by", "signed_us_on",
                                    "effective_on", "review_on", "scan")),
        ),
    )  # fmt: skip
    plan_title = text("Plan", help="Name of the plan.", column=True, search=True)
    plan_version = text("Version", help="Version of the plan.", max_length=20, column=True)
    country_id = link("Country", "country", help="Country of the partner.")
    eum_line_id = link(
        "Monitored line", "eum_line", OnRemove.KEEP, help="Line it was asked for with, if one.", column=True
    )
    plan_covers = text("Covers", help="Articles, cases, sites and custodians it covers.", max_length=1000)
    received_on = day(
        "Received on", help="Day the partner gave it to the office.", cites="LOA note NVD", column=True
    )
    checklist_id = link("Checklist", "checklist", OnRemove.KEEP, help="What was looked for in the plan.")
    sec_accountability = long_text("Accountability", help="The partner's internal accountability procedures.",
                                   cites="SAMM C2.1.5.6.3")  # fmt: skip
    sec_inventories = long_text("Inventories and inspections", help="Required ones, and how they are reported.",
                                cites="SAMM C2.1.5.6.3")  # fmt: skip
    sec_records = long_text("Records", help="Record keeping by partner and SCO.", cites="SAMM C2.1.5.6.3")
    sec_violations = long_text("Possible violations", help="How they are reported.", cites="SAMM C2.1.5.6.3")
    sec_visits = long_text("EUM visits", help="Procedures for visits.", cites="SAMM C2.1.5.6.3")
    sec_security = long_text(
        "Physical security", help="Measures for each article, from its note.", cites="LOA note NVD"
    )
    sec_losses = long_text("Loss and theft", help="Reports at once and in writing.", cites="LOA note NVD")
    sec_disposal = long_text("Disposal and other use", help="How consent is asked.", cites="SAMM C2.1.5.6.4")
    signed_partner_by = text("Signed by (partner)", help="Who signed for the partner.")
    signed_partner_on = day("Partner signed on", help="Day of the partner's signature.", column=True)
    signed_us_by = text("Signed by (U.S.)", help="Who signed for the United States.")
    signed_us_on = day("U.S. signed on", help="Day of the U.S. signature.")
    effective_on = day(
        "In force from", help="First day; afterwards it is frozen and a new version follows.", column=True
    )
    review_on = day("Review on", help="Day it is to be looked at again.", column=True)
    scan = file("Signed plan", help="The signed plan.")


class ComplianceVisit(Kind):
    """A compliance assessment by DSCA, or an inspection by others."""

    spec = Spec(
        name="compliance_visit",
        label="Assessment",
        plural="Assessments",
        about="A compliance assessment visit or virtual assessment by DSCA, an inspection by the command or an audit: "
        "preparation, sites, and what it found.",
        area="eum",
        cites="SAMM C2.1.5.6.1; DSCA 21-64, 22-16",
        title=("visit_starts_on",),
        sort=("visit_starts_on",),
        sections=(
            Section("Assessment", ("visit_kind", "announced_on", "visit_starts_on", "visit_ends_on", "visit_team",
                                   "visit_sites", "vca_guidance")),
            Section("Preparation and result", ("checklist_id", "visit_result", "report_on", "report")),
        ),
    )  # fmt: skip
    visit_kind = choice("Kind", "visit_kind", help="Visit, virtual, command inspection, audit.", column=True)
    announced_on = day("Announced on", help="Day the office was told.", column=True)
    visit_starts_on = day("From", help="First day.", column=True)
    visit_ends_on = day("To", help="Last day; the next window is counted from it.", column=True)
    visit_team = text("Team", help="Who comes, by organization.", max_length=500)
    visit_sites = text("Sites", help="Sites they go to.", max_length=1000)
    vca_guidance = text(
        "Guidance", help="Where the guidance plan of a virtual assessment is.", cites="DSCA 21-64"
    )
    checklist_id = link("Preparation", "checklist", OnRemove.KEEP, help="Checklist of the preparation.")
    visit_result = text("Result", help="What the assessment came to.", max_length=500)
    report_on = day("Report of", help="Date of the report.")
    report = file("Report", help="The report.")


class ComplianceFinding(Kind):
    """Something an assessment found, tracked until it is closed."""

    spec = Spec(
        name="compliance_finding",
        label="Assessment finding",
        plural="Assessment findings",
        about="Something an assessment found, with its answer, tracked until it is closed.",
        area="eum",
        cites="DODIG-2025-078 recommendation 3.b",
        title=("finding_ref", "finding_text"),
        parent="visit_id",
        sections=(
            Section("Finding", ("visit_id", "finding_ref", "finding_text", "severity")),
            Section("Answer", ("answer_text", "answer_owner", "answer_due_on", "answered_on", "evidence")),
        ),
    )
    visit_id = link("Assessment", "compliance_visit", help="Assessment that found it.", column=True)
    finding_ref = text("Number", help="Number in the report.", max_length=20, column=True)
    finding_text = text("Finding", help="What was found.", max_length=1000, column=True, search=True)
    severity = choice("Severity", "deficiency_severity", help="How grave it is.", column=True)
    answer_text = text("Answer", help="What is done about it.", max_length=1000)
    answer_owner = text("Owner", help="Who does it.", column=True)
    answer_due_on = day("Due", help="Day by which it is to be done.", column=True)
    answered_on = day("Closed on", help="Day it was closed.", column=True)
    evidence = file("Evidence", help="What shows it.")


class EumCost(Kind):
    """What a check cost in money and days."""

    spec = Spec(
        name="eum_cost",
        label="EUM cost",
        plural="EUM costs",
        about="What end-use monitoring cost: travel, per diem, hire and person-days. The law asks for the "
        "costs and the number of personnel of each year.",
        area="eum",
        cites="22 USC 2785(c); SAMM C2.1.5.6.2",
        title=("spent_on", "cost_purpose"),
        sort=("spent_on",),
        sections=(
            Section("Cost", ("spent_on", "cost_purpose", "event_id", "eum_fund", "estimated")),
            Section("Money", ("cost_travel", "cost_per_diem", "cost_lodging", "cost_hire", "cost_other")),
            Section("People", ("persons", "person_days", "cost_submitted_on")),
        ),
    )
    spent_on = day("Date", help="Day or first day.", column=True)
    cost_purpose = text("Purpose", help="What it was for.", column=True)
    event_id = link(
        "Inventory", "inventory_event", OnRemove.KEEP, help="Inventory it belongs to.", column=True
    )
    eum_fund = choice("Fund", "eum_fund", help="Money it is paid from.", cites="DSCA 13-09", column=True)
    estimated = flag("Estimate", help="Yes while it is only planned.", column=True)
    cost_travel = money("Travel", help="Tickets and mileage.")
    cost_per_diem = money("Per diem", help="Meals and incidentals.")
    cost_lodging = money("Lodging", help="Hotels.")
    cost_hire = money("Hire", help="Vehicles, boats, aircraft.")
    cost_other = money("Other", help="Anything else.")
    persons = whole("Persons", help="How many travelled or worked.", minimum=0, counts=True, column=True)
    person_days = whole(
        "Person-days", help="Days of all persons together.", minimum=0, counts=True, column=True
    )
    cost_submitted_on = day("Submitted on", help="Day it was reported.")
    cost_total = derived(money("Total", help="All money together.", column=True), (), derive.cost_total)
    cost_year = derived(
        whole("Fiscal year", help="Fiscal year of the date.", column=True), (), derive.cost_year
    )
