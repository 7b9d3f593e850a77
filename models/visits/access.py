"""Who enters the office: foreign visitors with escorts, staff with their investigations, staff elements."""

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
    local_moment,
    long_text,
    text,
    whole,
)
from models.office.places import NAME_KEYS, PersonName
from models.states import Gate
from models.visits import derive


class ForeignVisitor(PersonName):
    """A foreign person who enters spaces of the office, entered once."""

    spec = Spec(
        name="foreign_visitor",
        label="Foreign visitor",
        plural="Foreign visitors",
        about="A visitor from the host or another nation who enters spaces of the office; each call is a record of its "
        "own.",
        area="visits",
        cites="SAMM C2.1.9.2.3; 12 FAM 440",
        title=("full_name",),
        sort=("sort_name",),
        private=True,
        retention="visitor_log_years:last_call_on",
        sections=(
            Section("Visitor", (*NAME_KEYS, "visitor_nationality", "visitor_organization", "visitor_rank",
                                "visitor_remarks")),
        ),
    )  # fmt: skip
    visitor_nationality = text(
        "Nationality", help="Two letters.", max_length=2, form=derive.two_letters, column=True
    )
    visitor_organization = text(
        "Organization", help="Ministry, unit or company.", max_length=120, column=True
    )
    visitor_rank = text("Rank or title", help="As the roster prints it.", max_length=40, column=True)
    visitor_remarks = text("Remarks", help="What colleagues should know.", max_length=300)
    last_call_on = derived(day("Last call", help="Day of the latest call; keeping counts from it."), derive.CALLS,
                           derive.last_call)  # fmt: skip


class VisitorCall(Kind):
    """A foreign visitor enters an area: badge, escort, in and out."""

    spec = Spec(
        name="visitor_call",
        label="Visitor call",
        plural="Visitor calls",
        about="A call of a foreign visitor: which area, badge, escort or the recorded exception, when in and when out.",
        area="visits",
        cites="SAMM C2.1.9.2.3; 12 FAM 440",
        parent="visitor_id",
        title=("call_on",),
        private=True,
        sort=("call_on",),
        sections=(
            Section("Call", ("visitor_id", "area_id", "call_on", "call_purpose", "id_shown", "badge_no", "in_at",
                             "out_at")),
            Section("Escort", ("escort_id", "exception_necessity", "exception_duty_hours", "exception_stored",
                               "exception_by_id", "exception_on")),
            Section("Classified visit", ("rfv_reference", "rfv_type", "rfv_programme", "rfv_from", "rfv_to")),
        ),
        gate=Gate("visitor_in", lambda row: row.get("in_at") is not None, "Check in…"),
    )  # fmt: skip
    visitor_id = link("Visitor", "foreign_visitor", help="Who calls.", column=True)
    area_id = link("Area", "visit_area", help="Area that is entered.", column=True)
    call_on = day("On", help="Day of the call.", column=True)
    call_purpose = text("Purpose", help="Whom and why.", max_length=200, column=True)
    id_shown = text("Identity paper", help="Kind of paper that was shown, without its number.", max_length=60)
    badge_no = text("Badge", help="Temporary badge given.", max_length=20, exact=True, column=True)
    in_at = local_moment("In", help="Local time of coming.", column=True)
    out_at = local_moment("Out", help="Local time of going.", column=True)
    escort_id = link(
        "Escort", "person", OnRemove.KEEP, help="Cleared U.S. person who goes along.", column=True
    )
    exception_necessity = long_text("Operational necessity", help="Why an escort is not possible.",
                                    cites="SAMM C2.1.9.2.3", max_length=500)  # fmt: skip
    exception_duty_hours = flag(
        "In duty hours", help="Whether it is within duty hours.", cites="SAMM C2.1.9.2.3"
    )
    exception_stored = flag("Material secured", help="Whether material is stored, or under a cleared person.",
                            cites="SAMM C2.1.9.2.3")  # fmt: skip
    exception_by_id = link("Exception by", "person", OnRemove.KEEP, help="Who approved it.")
    exception_on = day("Exception of", help="Day it was approved.")
    rfv_reference = text("Request for visit", help="Number of the request between governments.", max_length=40,
                         exact=True)  # fmt: skip
    rfv_type = choice("Visit type", "rfv_type", help="One-time, recurring, extended.", cites="SAMM C3.4")
    rfv_programme = text("Programme", help="One request for each programme.", max_length=120)
    rfv_from = day("Request from", help="First day of the request.")
    rfv_to = day("Request to", help="Last day; at most one year.")
    escort_required = derived(flag("Escort needed", help="Whether the area asks for one and no exception stands.",
                                   column=True), ("area_id",), derive.escort_required)  # fmt: skip


class StaffAccess(Kind):
    """What lets a member of the staff work here: certificates, investigation, positions."""

    spec = Spec(
        name="staff_access",
        label="Staff access",
        plural="Staff access",
        about="For a member of the staff: kind of employment, certificates and investigation with their days, limited "
        "access authorization, and the caps of the account.",
        area="visits",
        cites="SAMM C2.1.9.2.4; 3 FAM 7220",
        guard="screening",
        natural=("staff_id",),
        title=("employment",),
        private=True,
        sections=(
            Section("Employment", ("staff_id", "employment", "position_title", "nsdd38_needed", "nsdd38_asked_on",
                                   "nsdd38_approved_on", "com_approved_on")),
            Section("Certificates", ("temp_cert_on", "temp_cert_extended_to", "final_cert_on", "investigation_on")),
            Section("Limited access", ("laa", "laa_on", "laa_scope", "laa_reason")),
            Section("Post", ("post_id_on", "rso_briefed_on", "role_cap", "access_remarks")),
        ),
    )  # fmt: skip
    staff_id = link("Staff member", "person", help="Who works here.", column=True)
    employment = choice("Employment", "staff_employment", help="FSN, PSA or U.S.", column=True,
                        cites="SAMM C2.1.10.2.2")  # fmt: skip
    position_title = text("Position", help="Title of the position.", max_length=120, column=True)
    nsdd38_needed = flag("NSDD-38 needed", help="Whether the position needs it.", cites="SAMM C2.1.10.2.4")
    nsdd38_asked_on = day("NSDD-38 asked on", help="Day it was asked.")
    nsdd38_approved_on = day("NSDD-38 approved on", help="Day it was approved.")
    com_approved_on = day("Chief of Mission approved on", help="Day the Chief of Mission agreed.")
    temp_cert_on = day("Temporary certificate of", help="Day it was given.", cites="3 FAM 7222")
    temp_cert_extended_to = day("Extended to", help="Day to which the security officer extended it.")
    final_cert_on = day("Final certificate of", help="Day it was given.")
    investigation_on = day("Investigation of", help="Day of the last background investigation.", column=True,
                           cites="SAMM C2.1.9.2.4.1")  # fmt: skip
    laa = flag(
        "Limited access", help="Whether a limited access authorization stands.", cites="SAMM C2.1.9.2.4"
    )
    laa_on = day("Authorization of", help="Day it was given.")
    laa_scope = text("Scope", help="What it covers.", max_length=200)
    laa_reason = text("Reason", help="Why it is needed; convenience is none.", max_length=300)
    post_id_on = day("Post badge of", help="Day the post gave a badge.", cites="12 FAM 440")
    rso_briefed_on = day("Briefed on", help="Day the security officer briefed.", cites="12 FAM 440")
    role_cap = choice("Account at most", "role", help="Highest role the account may have here.")
    access_remarks = long_text("Remarks", help="Days and references only, no findings.", max_length=1000)
    reinvestigation_on = derived(day("Next investigation", help="Five years after the last.", column=True,
                                     cites="SAMM C2.1.9.2.4.1"), (), derive.reinvestigation)  # fmt: skip
    temp_cert_until = derived(day("Temporary until", help="120 days after it was given, or as extended.",
                                  cites="3 FAM 7222"), (), derive.temporary_until)  # fmt: skip


class StaffElement(Kind):
    """A staff element that the Chief of Mission reviews every five years."""

    spec = Spec(
        name="staff_element",
        label="Staff element",
        plural="Staff elements",
        about="A staff element of the office at post: its size and mandate, and the review of the Chief of "
        "Mission every five years.",
        area="visits",
        cites="22 USC 3927a; SAMM C2.1.10.2.4",
        natural=("element_name",),
        title=("element_name",),
        sections=(
            Section("Element", ("element_name", "positions", "mandate", "mandate_changed_on", "nsdd38_reference",
                                "com_reviewed_on", "review_paper")),
        ),
    )  # fmt: skip
    element_name = text("Element", help="What it is called.", max_length=120, column=True, search=True)
    positions = whole("Positions", help="How many positions it has.", minimum=0, maximum=500, column=True)
    mandate = long_text("Mandate", help="What it is there for.", max_length=1000)
    mandate_changed_on = day("Changed on", help="Day size, composition or mandate changed.")
    nsdd38_reference = text(
        "NSDD-38 reference", help="Of the approval of the change.", max_length=80, exact=True
    )
    com_reviewed_on = day("Reviewed on", help="Day of the last review of the Chief of Mission.", column=True)
    review_paper = file("Paper", help="Paper of the review.")
    next_com_review_on = derived(day("Next review", help="Five years after the last.", column=True), (),
                                 derive.next_element_review)  # fmt: skip
