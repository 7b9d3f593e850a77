"""Clearance requests: who comes when and where, what was asked, and what every approver answered."""

from models.fields import OnRemove
from models.imports import ImportShape
from models.kinds import (
    Kind,
    Numbered,
    Section,
    Spec,
    choice,
    day,
    derived,
    file,
    flag,
    link,
    local_moment,
    long_text,
    text,
    whole,
)
from models.visits import derive, moving

_READY = ("visit_ready",)


class ClearanceRequest(Kind):
    """A request that people or an aircraft be cleared into the country."""

    spec = Spec(
        name="clearance_request",
        label="Clearance request",
        plural="Clearance requests",
        about="One journey of one party, or one aircraft mission: what it is for, when and where, which clearances it "
        "needs, and what was answered. No answer is never approval.",
        area="visits",
        cites="SAMM C2.1.9.3",
        natural=("local_no",),
        title=("local_no", "visit_title"),
        sort=("date_from", "local_no"),
        retention="visitor_years:date_to",
        sections=(
            Section("Request", ("local_no", "visit_title", "request_kind", "travel_type", "travel_confirmed",
                                "profile_id", "purpose", "sites_to_visit", "date_from", "date_to", "group_size")),
            Section("Clearances", ("needs_country", "needs_theater", "needs_special_area", "needs_host_nation",
                                   "ccmd_area", "control_officer_id", "sponsor_office", "sponsor_agrees")),
            Section("Sending organization", ("home_poc_name", "home_poc_phone", "home_poc_email", "chain_statement",
                                             "chain_name", "chain_on", "mandatory_statements", "ttiatp_number",
                                             "medical_note_on", "mission_essential_reason")),
            Section("System", ("external_system", "external_no", "late_justification", "keyed_on", "told_to_call_first",
                               "bureau_told_on")),
            Section("After", ("actual_in_on", "actual_out_on", "after_remarks")),
            Section("Notes", ("request_notes", "is_template", "cloned_from_id", "blanket_id")),
        ),
        imports=ImportShape(links=("profile_id",), needs=("local_no", "visit_title")),
        numbered=Numbered("local_no", "VC"),
    )  # fmt: skip
    local_no = text("Number", help="Number in this office: VC-2026-0142; given by the program when left empty.",
                    max_length=20, column=True, search=True, form=derive.local_number,
                    aliases=("request number", "local id"))  # fmt: skip
    visit_title = text("Visit", help="What everybody calls it, without names of firms.", max_length=120, column=True,
                       search=True, aliases=("title", "subject"))  # fmt: skip
    request_kind = choice(
        "Kind", "request_kind", help="People, or an aircraft.", column=True, required_for=_READY
    )
    travel_type = choice("Travel", "visit_travel_type", help="Official travel or leave of some kind.", column=True,
                         required_for=_READY, cites="AFRICOM travel page")  # fmt: skip
    travel_confirmed = flag("Travel type confirmed", help="Yes once somebody said that it is not leave; the official "
                            "system takes OFFICIAL by itself.")  # fmt: skip
    profile_id = link("Profile", "clearance_profile", OnRemove.KEEP, help="Country profile whose rules it follows.",
                      column=True, required_for=_READY)  # fmt: skip
    purpose = long_text("Purpose", help="Why they come.", max_length=2000, required_for=_READY, search=True,
                        cites="F011 AF A3 B DoD")  # fmt: skip
    sites_to_visit = long_text(
        "Sites to visit", help="Places and organizations.", max_length=1000, required_for=_READY
    )
    date_from = day("From", help="First day in the country.", column=True, required_for=_READY,
                    aliases=("arrive", "start date", "arrival date"))  # fmt: skip
    date_to = day("To", help="Last day in the country.", column=True, required_for=_READY,
                  aliases=("depart", "end date", "departure date"))  # fmt: skip
    group_size = whole(
        "Party of", help="How many travel.", minimum=1, maximum=5000, counts=True, required_for=_READY
    )
    needs_country = flag("Country clearance", help="Asked of the embassy.", cites="86 FR 35075")
    needs_theater = flag("Theater clearance", help="Asked of the combatant command.", cites="86 FR 35075")
    needs_special_area = flag("Special area", help="Asked of OSD Policy.", cites="86 FR 35075")
    needs_host_nation = flag("Host nation", help="Diplomatic clearance asked of the host nation.")
    ccmd_area = choice(
        "Command area",
        "ccmd",
        help="Area of the combatant command they enter; empty for that of the country.",
    )
    control_officer_id = link("Control officer", "person", OnRemove.KEEP, column=True,
                              help="Who runs the visit from end to end.")  # fmt: skip
    sponsor_office = text("Sponsor", help="Office in the embassy that wants the visit.", max_length=120, column=True,
                          required_for=_READY)  # fmt: skip
    sponsor_agrees = flag("Sponsor agrees", help="Whether the sponsor said so.")
    home_poc_name = text("Home contact", help="Who answers at the home station.", max_length=120)
    home_poc_phone = text("Home telephone", help="Number at the home station.", max_length=60)
    home_poc_email = text("Home e-mail", help="Address at the home station.", max_length=120)
    chain_statement = long_text("Chain-of-command statement", help="Review and approval of the sending unit.",
                                cites="AFRICOM TCCC", max_length=1000)  # fmt: skip
    chain_name = text("Statement by", help="Name and grade of who signed it.", max_length=120)
    chain_on = day("Statement of", help="Day it was signed.")
    mandatory_statements = long_text("Mandatory statements", help="Texts that the profile wants in the request.",
                                     cites="FCG III.E, IV.E", max_length=4000)  # fmt: skip
    ttiatp_number = text(
        "TT/IATP number", help="Travel tracker number; done before the request.", max_length=40, exact=True
    )
    medical_note_on = day("Medical note of", help="Day only, as the notes of the request want it.")
    mission_essential_reason = long_text("Mission essential", help="Why it cannot wait.", max_length=1000)
    external_system = choice("System", "clearance_system", help="Where the request is decided.", column=True,
                             required_for=_READY, cites="SAMM C2.1.9.3")  # fmt: skip
    external_no = text(
        "System number", help="Number in the official system.", max_length=40, column=True, exact=True
    )
    late_justification = long_text("Why late", help="Reason in writing where the lead time is missed.",
                                   cites="NPS travel note", max_length=1000)  # fmt: skip
    keyed_on = day("Keyed on", help="Day the last value was keyed into the official system.")
    told_to_call_first = flag(
        "Approver called first", help="Whether the approver was asked before it was sent.", cites="SOUTHCOM"
    )
    bureau_told_on = day(
        "Visitors bureau told on", help="Day the visitors bureau of a headquarters was told."
    )
    actual_in_on = day("Came on", help="Day they really came.")
    actual_out_on = day("Left on", help="Day they really left.")
    after_remarks = long_text("Afterwards", help="Debrief and costs in short.", max_length=2000)
    request_notes = long_text("Notes", help="What approver or colleagues should know.", max_length=2000)
    is_template = flag("Template", help="Yes for one that only serves to make others.", column=True)
    cloned_from_id = link("Cloned from", "clearance_request", OnRemove.KEEP, help="Request it was made from.")
    blanket_id = link(
        "Blanket clearance", "blanket_clearance", OnRemove.KEEP, help="Standing clearance it is flown under."
    )
    request_status = derived(choice("Status", "clearance_status", help="Of the steps taken and the answers given.",
                                    column=True), derive.STATUS, derive.request_status)  # fmt: skip
    status_since = derived(
        day("Since", help="Day of the last step or answer."), derive.STATUS, derive.status_since
    )
    country_state = derived(choice("Country", "approval_state", help="What the embassy answered."), derive.STATUS,
                            derive.line_state("COUNTRY"))  # fmt: skip
    theater_state = derived(choice("Theater", "approval_state", help="What the command answered."), derive.STATUS,
                            derive.line_state("THEATER"))  # fmt: skip
    special_state = derived(choice("Special area answer", "approval_state", help="What OSD Policy answered."),
                            derive.STATUS, derive.line_state("SPECIAL_AREA"))  # fmt: skip
    host_state = derived(choice("Host nation answer", "approval_state", help="What the host nation answered."),
                         derive.STATUS, derive.line_state("HOST_NATION"))  # fmt: skip
    restriction_text = derived(long_text("Restriction", help="Every restriction that an approver wrote.",
                                         max_length=4000), derive.STATUS, derive.restriction)  # fmt: skip
    submitted_on = derived(day("Sent on", help="Day it first went to the approvers.", column=True), derive.STATUS,
                           derive.submitted_on)  # fmt: skip
    decided_on = derived(day("Decided on", help="Day of the answer that settled it."), derive.STATUS,
                         derive.decided_on)  # fmt: skip
    submit_by = derived(day("Send by", help="Last day to send it, by the lead time of the profile.", column=True),
                        derive.LEAD, derive.submit_by)  # fmt: skip


class RequestTraveller(Kind):
    """A traveller in a request."""

    spec = Spec(
        name="request_traveller",
        label="Party member",
        plural="Party members",
        about="Who travels in a request: the traveller, the part played, and an escort or room where one is set.",
        area="visits",
        natural=("request_id", "traveller_id"),
        parent="request_id",
        private=True,
        title=("party_role",),
        sections=(
            Section("Party member", ("request_id", "traveller_id", "party_role", "arrives_on", "departs_on",
                                     "member_escort_id", "told_cleared_on", "member_remarks")),
        ),
        imports=ImportShape(links=("request_id", "traveller_id")),
    )  # fmt: skip
    request_id = link("Request", "clearance_request", help="Request the traveller is in.", column=True)
    traveller_id = link("Traveller", "traveller", help="Who travels.", column=True)
    party_role = text("Part", help="Team chief, interpreter, principal.", max_length=60, column=True)
    arrives_on = day("Arrives on", help="Where it differs from the party.")
    departs_on = day("Departs on", help="Where it differs from the party.")
    member_escort_id = link("Escort", "person", OnRemove.KEEP, help="Who goes with this traveller.")
    told_cleared_on = day("Told on", help="Day the traveller was told of the answer.")
    member_remarks = text("Remark", help="For the roster.", max_length=200)


class ItineraryLeg(Kind):
    """A place in the journey, with coming, staying and going."""

    spec = Spec(
        name="itinerary_leg",
        label="Itinerary leg",
        plural="Itinerary",
        about="A place of the journey in its order: arrival, lodging, departure, and how they travel. Times are local "
        "to the place, with the name of its zone.",
        area="visits",
        cites="F011 AF A3 B DoD",
        natural=("request_id", "leg_no"),
        parent="request_id",
        title=("leg_no", "location"),
        sort=("leg_no",),
        sections=(
            Section("Leg", ("request_id", "leg_no", "leg_country", "location", "arrive_on", "arrive_at", "depart_on",
                            "depart_at", "leave_part")),
            Section("Lodging", ("lodging_name", "lodging_address", "lodging_contact")),
            Section("Way", ("leg_mode", "leg_carrier", "flight_no", "airport_in", "airport_out",
                            "carrier_restricted", "carrier_waiver")),
        ),
        imports=ImportShape(links=("request_id",)),
    )  # fmt: skip
    request_id = link(
        "Request", "clearance_request", help="Request whose journey it is part of.", column=True
    )
    leg_no = whole("Leg", help="Its place in the journey.", minimum=1, maximum=200, column=True)
    leg_country = text("Country", help="Two letters.", max_length=2, form=derive.two_letters, column=True)
    location = text("Place", help="City or base.", max_length=120, column=True, search=True)
    arrive_on = day("Arrives on", help="Day of arrival there.", column=True)
    arrive_at = local_moment("Arrives at", help="Local time of arrival with its zone.")
    depart_on = day("Departs on", help="Day of departure from there.", column=True)
    depart_at = local_moment("Departs at", help="Local time of departure with its zone.")
    leave_part = flag("On leave", help="Yes for a part that is not official.", cites="FCG IV")
    lodging_name = text("Lodging", help="Hotel or quarters.", max_length=120)
    lodging_address = text("Lodging address", help="Where it is.", max_length=200)
    lodging_contact = text("Lodging contact", help="Telephone of the lodging.", max_length=80)
    leg_mode = choice("Comes by", "leg_mode", help="How they come there.", column=True)
    leg_carrier = text("Carrier", help="Airline or unit.", max_length=80)
    flight_no = text("Flight", help="Flight number or mission.", max_length=20, column=True)
    airport_in = text("Airport in", help="Code and name.", max_length=80)
    airport_out = text("Airport out", help="Code and name.", max_length=80)
    carrier_restricted = flag("Carrier restricted", help="Yes when the carrier is on a list that needs a waiver.",
                              cites="INDOPACOM travel requirements")  # fmt: skip
    carrier_waiver = text("Carrier waiver", help="Reference of the waiver.", max_length=80)


class RequestStep(Kind):
    """A request went from one status to another by what the office or the requester did."""

    spec = Spec(
        name="request_step",
        label="Request step",
        plural="Request steps",
        about="What the office or the requester did with a request: ready, sent, sent again, cancelled, closed. What "
        "approvers answer stands in answers of its own.",
        area="visits",
        title=("stepped_on",),
        parent="request_id",
        sort=("stepped_on",),
        append_only=True,
        by_act=True,
        enters=moving.ENTERING,
        sections=(
            Section("Step", ("request_id", "from_status", "to_status", "stepped_on", "step_ref", "step_reason",
                             "reopens_country", "reopens_theater", "reopens_special_area", "reopens_host_nation")),
            Section("Entry", ("entered_on", "corrects_id")),
        ),
    )  # fmt: skip
    request_id = link(
        "Request", "clearance_request", help="Request that took the step.", column=True, fixed=True
    )
    from_status = choice("From", "clearance_status", help="Status before.", column=True, fixed=True)
    to_status = choice("To", "clearance_status", help="Status afterwards.", column=True, fixed=True)
    stepped_on = day("On", help="Day of the step.", column=True, fixed=True)
    step_ref = text("Reference", help="Number in the official system, or message.", max_length=80, fixed=True)
    step_reason = text("Reason", help="Why, where one is asked for.", max_length=500, fixed=True)
    reopens_country = flag("Country asked again", help="Whether the embassy is asked again.", fixed=True)
    reopens_theater = flag("Theater asked again", help="Whether the command is asked again.", fixed=True)
    reopens_special_area = flag(
        "Special area asked again", help="Whether OSD Policy is asked again.", fixed=True
    )
    reopens_host_nation = flag(
        "Host nation asked again", help="Whether the host nation is asked again.", fixed=True
    )
    sent_mark = text("Mark as sent", help="Mark of dates, places, party and aircraft as they were sent; what differs "
                     "from it has to be sent again.", max_length=120, fixed=True)  # fmt: skip
    entered_on = day("Entered on", help="Day it came into this book.", fixed=True)
    corrects_id = link("Corrects", "request_step", OnRemove.KEEP, fixed=True,
                       help="Entry with an error that this one replaces.")  # fmt: skip


class ApprovalAction(Kind):
    """What an approver answered; only ever added."""

    spec = Spec(
        name="approval_action",
        label="Answer",
        plural="Answers",
        about="An answer of an approver to one of the clearances asked for, as it was received. Answers are only ever "
        "added; a wrong entry is corrected by a new one that names it.",
        area="visits",
        cites="86 FR 35075; APACS FAQ A.11",
        title=("approval_kind", "answer"),
        parent="request_id",
        sort=("acted_on",),
        append_only=True,
        by_act=True,
        sections=(
            Section("Answer", ("request_id", "approval_kind", "approver_office", "approver_name", "answer",
                               "answer_comment", "answer_restriction", "acted_on", "answer_channel", "answer_paper")),
            Section("Entry", ("entered_on", "corrects_id")),
        ),
    )  # fmt: skip
    request_id = link(
        "Request", "clearance_request", help="Request that was answered.", column=True, fixed=True
    )
    approval_kind = choice(
        "Clearance", "approval_kind", help="Which clearance was answered.", column=True, fixed=True
    )
    approver_office = text("Office", help="Office that answered.", max_length=120, column=True, fixed=True)
    approver_name = text("Approver", help="Who answered, where it is told.", max_length=120, fixed=True)
    answer = choice("Answer", "approval_answer", help="What was answered.", column=True, fixed=True)
    answer_comment = long_text("Comment", help="What the approver wrote.", cites="APACS FAQ A.11", max_length=2000,
                               column=True, fixed=True)  # fmt: skip
    answer_restriction = long_text("Restriction", help="What is not allowed, in the approver's words.",
                                   cites="APACS FAQ A.11", max_length=1000, fixed=True)  # fmt: skip
    acted_on = day("Answered on", help="Day of the answer.", column=True, fixed=True)
    answer_channel = choice("By", "answer_channel", help="How it came.", fixed=True)
    answer_paper = file("Paper", help="Message or print of the answer.")
    entered_on = day("Entered on", help="Day it came into this book.", fixed=True)
    corrects_id = link("Corrects", "approval_action", OnRemove.KEEP, fixed=True,
                       help="Answer with an error that this one replaces.")  # fmt: skip


class KeyedValue(Kind):
    """A value of a request that was keyed into the official system."""

    spec = Spec(
        name="keyed_value",
        label="Keyed value",
        plural="Keyed values",
        about="A line of the keying sheet that somebody ticked: which value was keyed and on which day, so that work "
        "that was interrupted goes on where it stopped.",
        area="visits",
        natural=("request_id", "key_line"),
        parent="request_id",
        technical=True,
        title=("key_line",),
        sections=(Section("Keyed", ("request_id", "key_line", "keyed_day", "keyed_mark")),),
    )
    request_id = link("Request", "clearance_request", help="Request it belongs to.")
    key_line = text("Line", help="Key of the line on the keying sheet.", max_length=120)
    keyed_day = day("Keyed on", help="Day it was keyed.")
    keyed_mark = text(
        "Mark", help="Mark of the value as keyed; another value asks to be keyed again.", max_length=64
    )


class ElsewhereCount(Kind):
    """How many requests of a year are handled on the classified side."""

    spec = Spec(
        name="elsewhere_count",
        label="Count handled elsewhere",
        plural="Counts handled elsewhere",
        about="How many requests of a year are handled on the classified side. Only the number is kept: no name, no "
        "day, no place.",
        area="visits",
        cites="AFRICOM TCCC",
        natural=("count_year",),
        title=("count_year",),
        sections=(Section("Count", ("count_year", "handled_count")),),
    )
    count_year = whole("Year", help="Calendar year.", minimum=2000, maximum=2100, column=True)
    handled_count = whole("Requests", help="How many.", minimum=0, maximum=100_000, column=True, counts=True)
