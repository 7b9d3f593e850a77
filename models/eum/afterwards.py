"""What becomes of articles after delivery: changes of state, incidents, and State's consent."""

from models.eum import derive, moving
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


class DispositionEvent(Kind):
    """An item went from one state to another: when, who said so, and what shows it."""

    spec = Spec(
        name="disposition_event",
        label="Change of state",
        plural="Changes of state",
        about="What became of an item: expended, lost, in repair, transferred, recovered. Each change says since when, "
        "who reported it, what shows it, and on whose authority.",
        area="eum",
        cites="SAMM C2.1.5.6.4, C2.1.5.6.5",
        title=("effective_on",),
        parent="item_id",
        sort=("effective_on",),
        append_only=True,
        by_act=True,
        enters=moving.ENTERING,
        sections=(
            Section("Change", ("item_id", "from_state", "to_state", "effective_on", "reported_on", "reported_by",
                               "reporter_name", "state_reason")),
            Section("Authority and evidence", ("authority_ref", "transfer_request_id", "incident_id", "event_id",
                                               "evidence")),
            Section("Disposal", ("disposal_method", "witness", "condition_before", "condition_after", "certificate")),
            Section("Entry", ("entered_on", "corrects_id")),
        ),
    )  # fmt: skip
    item_id = link("Item", "eum_item", help="Item that changed.", column=True, fixed=True)
    from_state = choice("From", "eum_disposition", help="State before.", column=True, fixed=True)
    to_state = choice("To", "eum_disposition", help="State afterwards.", column=True, fixed=True)
    effective_on = day("Since", help="Day it happened.", column=True, fixed=True)
    reported_on = day("Reported on", help="Day the office was told.", fixed=True)
    reported_by = choice("Reported by", "side", help="Which side reported it.", fixed=True)
    reporter_name = text("Reporter", help="Who reported it.", fixed=True)
    state_reason = text("Reason", help="Why, where the change leaves an end state or lacks its authority.",
                        max_length=500, fixed=True)  # fmt: skip
    authority_ref = text("State approval", help="Reference of the State Department's consent.",
                         cites="SAMM C2.1.5.6.4, C2.1.5.6.5", column=True, max_length=60, fixed=True)  # fmt: skip
    transfer_request_id = link(
        "Request", "transfer_request", OnRemove.KEEP, help="Request that was approved.", fixed=True
    )
    incident_id = link("Incident", "eum_incident", OnRemove.KEEP, help="Incident it came of.", fixed=True)
    event_id = link(
        "Inventory", "inventory_event", OnRemove.KEEP, help="Inventory that showed it.", fixed=True
    )
    evidence = file("Evidence", help="Paper that shows it.")
    disposal_method = text(
        "Method", help="How it was demilitarized or disposed of.", cites="DoD 4160.21-M-1", fixed=True
    )
    witness = text("Witness", help="Who saw it, with organization.", cites="SAMM C2.1.5.6.4", fixed=True)
    condition_before = text(
        "Condition before", help="Where an environmental agreement asks for it.", fixed=True
    )
    condition_after = text(
        "Condition after", help="Where an environmental agreement asks for it.", fixed=True
    )
    certificate = file("Certificate", help="Disposal certificate with both signatures.")
    entered_on = day("Entered on", help="Day it came into this book.", fixed=True)
    corrects_id = link("Corrects", "disposition_event", OnRemove.KEEP, fixed=True,
                       help="Entry with an error that this one replaces.")  # fmt: skip
    days_late = derived(
        whole(
            "Entered after",
            help="Days between the event and its entry.",
            cites="DoD OIG 26 Jun 2024",
            column=True,
        ),
        (),
        derive.days_late,
    )


class Incident(Kind):
    """A loss, theft, misuse or allegation: its clocks, whom it went to, how it ended."""

    spec = Spec(
        name="eum_incident",
        label="Incident",
        plural="Incidents",
        about="A loss, theft, damage, unauthorized access, or something alleged. Even what is unproven is "
        "recorded, or no trend can be seen.",
        area="eum",
        cites="SAMM C2.1.5.6.6; LOA note NVD; GAO-23-105856",
        natural=("incident_no",),
        title=("incident_no",),
        sort=("aware_on",),
        sections=(
            Section("Incident", ("incident_no", "incident_kind", "occurred_on", "aware_on", "site_id", "unit_id",
                                 "credibility", "incident_text")),
            Section("Reports", ("first_report_on", "first_report_by", "written_report_on", "recovery_steps",
                                "prevention_steps")),
            Section("Sent to", ("sent_state_on", "sent_dsca_on", "sent_ccmd_on", "sent_mildep_on", "sent_dtsa_on")),
            Section("End", ("resolved_locally", "resolution_text", "forwarded_on", "incident_closed_on",
                            "closure_text")),
        ),
    )  # fmt: skip
    incident_no = text("Number", help="Number of the incident.", max_length=40, column=True, search=True)
    incident_kind = choice("Kind", "incident_kind", help="What happened or is alleged.", column=True)
    occurred_on = day("Happened on", help="Day it happened, when known.", column=True)
    aware_on = day(
        "Known since", help="Day the office or the partner learned of it; the clocks start here.", column=True
    )
    site_id = link("Site", "storage_site", OnRemove.KEEP, help="Where.", column=True)
    unit_id = link("Unit", "unit", OnRemove.KEEP, help="Whose.")
    credibility = choice(
        "Credibility", "credibility", help="How sure it is.", cites="GAO-23-105856", column=True
    )
    incident_text = long_text("What happened", help="Plain account; no names of suspects.", max_length=4000)
    first_report_on = day(
        "First report on", help="Day of the immediate report.", cites="LOA note NVD", column=True
    )
    first_report_by = text("First report by", help="Who reported it to whom.")
    written_report_on = day(
        "Written report on", help="Day of the written report.", cites="LOA note NVD", column=True
    )
    recovery_steps = long_text("Steps to recover", help="What is done to get it back.", max_length=2000)
    prevention_steps = long_text(
        "Steps to prevent", help="What is done so that it does not happen again.", max_length=2000
    )
    sent_state_on = day(
        "State (PM/RSAT)", help="Day it went there, through the Country Team.", cites="SAMM C2.1.5.6.6"
    )
    sent_dsca_on = day("DSCA Golden Sentry", help="Day it went there.", cites="SAMM C8.1.1")
    sent_ccmd_on = day("Combatant command", help="Day it went there.", cites="SAMM C8.1.1")
    sent_mildep_on = day("Military department", help="Day it went there.", cites="SAMM C8.1.1")
    sent_dtsa_on = day("DTSA", help="Day it went there; for night vision devices.", cites="LOA note NVD")
    resolved_locally = flag(
        "Resolved locally", help="Whether it was settled in country.", cites="SAMM C2.1.5.6.6"
    )
    resolution_text = text("How resolved", help="What settled it.", max_length=1000)
    forwarded_on = day(
        "Forwarded on", help="Day the Country Team forwarded it to PM/RSAT.", cites="SAMM C2.1.5.6.6"
    )
    incident_closed_on = day("Closed on", help="Day it was closed.", column=True)
    closure_text = text("Closure", help="How it ended.", max_length=1000)


class IncidentItem(Kind):
    """An item an incident is about."""

    spec = Spec(
        name="incident_item",
        label="Item of an incident",
        plural="Items of incidents",
        about="One item that an incident is about, with what happened to this one.",
        area="eum",
        natural=("incident_id", "item_id"),
        title=("incident_id", "item_id"),
        parent="incident_id",
        searched=False,
        sections=(Section("Item", ("incident_id", "item_id", "incident_item_note")),),
    )
    incident_id = link("Incident", "eum_incident", help="Incident.", column=True)
    item_id = link("Item", "eum_item", help="Item.", column=True)
    incident_item_note = text("Note", help="What happened to this one.", column=True)


class TransferRequest(Kind):
    """A request for State's consent: a transfer, another end use, a disposal, a contractor's access."""

    spec = Spec(
        name="transfer_request",
        label="Consent request",
        plural="Consent requests",
        about="A request to the State Department before title, possession or end use changes: the standard "
        "questions, the papers, the decision and its conditions.",
        area="eum",
        cites="SAMM C2.1.5.6.4, C2.1.5.6.5",
        natural=("request_no",),
        title=("request_no",),
        sort=("submitted_on",),
        sections=(
            Section("Request", ("request_no", "transfer_kind", "divesting_country_id", "recipients", "permanence",
                                "commodity", "how_acquired", "reason_to_divest", "planned_end_use",
                                "recipient_has_model")),
            Section("Value", ("acquisition_value", "year_acquired", "compensation")),
            Section("Papers", ("letter_of_request", "questionnaire", "signed_loa", "assurance", "checklist_id")),
            Section("Decision", ("submitted_on", "state_ref", "transfer_decision", "decided_on", "conditions")),
            Section("Afterwards", ("executed_on", "scip_updated_on")),
        ),
    )  # fmt: skip
    request_no = text("Number", help="Number of the request.", max_length=40, column=True, search=True)
    transfer_kind = choice("Kind", "transfer_kind", help="What consent is asked for.", column=True)
    divesting_country_id = link("Country", "country", help="Country that wants to divest.")
    recipients = text(
        "Recipients", help="Who is to get it: nations, bodies, contractor.", max_length=500, column=True
    )
    permanence = choice("For how long", "permanence", help="Temporary or permanent.")
    commodity = text("What", help="Commodity, equipment, service or data.", max_length=1000)
    how_acquired = text(
        "How acquired", help="How the country got it, with the case designator.", max_length=500
    )
    reason_to_divest = text("Why", help="Why the government wishes to divest.", max_length=1000)
    planned_end_use = long_text("Planned end use", help="In as much detail as possible.", max_length=4000)
    recipient_has_model = flag("Recipient has the model", help="Whether the recipient already possesses it.")
    acquisition_value = money(
        "Acquisition value", help="Original acquisition value of all items.", cites="SAMM Table C8.T7"
    )
    year_acquired = whole("Year acquired", help="Year the country got it.", minimum=1940, maximum=2100)
    compensation = text("Compensation", help="What the divesting country gets for it.")
    letter_of_request = file("Letter of request", help="Copy of the letter.")
    questionnaire = file("Questionnaire", help="The completed standard questionnaire.")
    signed_loa = file("Signed LOA", help="The signed letter of offer and acceptance.")
    assurance = file("End-use assurance", help="Signed assurance of each participating nation.")
    checklist_id = link(
        "Checklist", "checklist", OnRemove.KEEP, help="What is looked at before and at a disposal."
    )
    submitted_on = day("Submitted on", help="Day it went to State.", column=True)
    state_ref = text(
        "State reference", help="Number of the consent.", max_length=60, column=True, search=True
    )
    transfer_decision = choice("Decision", "transfer_decision", help="What State decided.", column=True)
    decided_on = day("Decided on", help="Day of the decision.", column=True)
    conditions = text("Conditions", help="Conditions of the consent.", max_length=1000)
    executed_on = day("Done on", help="Day of handover, disposal or change.", column=True)
    scip_updated_on = day("SCIP-EUM updated on", help="Day the records there were changed.")


class TransferItem(Kind):
    """An item a consent is asked for."""

    spec = Spec(
        name="transfer_item",
        label="Item of a request",
        plural="Items of requests",
        about="One item for which the State Department's consent is asked, and which it then covers.",
        area="eum",
        natural=("request_id", "item_id"),
        title=("request_id", "item_id"),
        parent="request_id",
        searched=False,
        sections=(Section("Item", ("request_id", "item_id")),),
    )
    request_id = link("Request", "transfer_request", help="Request.", column=True)
    item_id = link("Item", "eum_item", help="Item.", column=True)
