"""On the way: the briefing, the arrival notice and its updates, and the travel itself."""

from models.fields import OnRemove
from models.imports import ImportShape
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

_OF_STUDENT = ImportShape(links=("student_id",))


class Briefing(Kind):
    """The pre-departure briefing of a student."""

    spec = Spec(
        name="briefing",
        label="Briefing",
        plural="Briefings",
        about="The pre-departure briefing: when, by whom, in which language, which topics, and the day the "
        "student signed that he was briefed.",
        area="training",
        cites="SAMM C2.1.6.9",
        title=("briefed_on", "briefer"),
        parent="student_id",
        private=True,
        sort=("briefed_on",),
        sections=(
            Section(
                "Briefing",
                (
                    "student_id",
                    "training_line_id",
                    "briefed_on",
                    "briefer",
                    "briefing_language",
                    "checklist_id",
                ),
            ),
            Section("Proof", ("student_signed_on", "supplement_given", "scan", "briefing_remarks")),
        ),
        imports=_OF_STUDENT,
    )
    student_id = link("Student", "student", help="Student who was briefed.", column=True)
    training_line_id = link(
        "Training",
        "training_line",
        OnRemove.KEEP,
        help="The line the briefing was about; empty for the next.",
    )
    briefed_on = day("Briefed on", help="Day of the briefing.", cites="SAMM C2.1.6.9", column=True)
    briefer = text("Briefed by", help="Who gave it.", column=True, max_length=120)
    briefing_language = text("Language", help="Language it was given in.", max_length=60)
    checklist_id = link(
        "Topics", "checklist", OnRemove.KEEP, help="The topics with what was covered (template predeparture)."
    )
    student_signed_on = day(
        "Student signed on", help="Day the student signed the briefing record.", column=True
    )
    supplement_given = flag(
        "Location data given", help="Whether the installation's own information was handed over."
    )
    scan = file("Signed record", help="Scan of the signed briefing record.")
    briefing_remarks = long_text("Remarks", help="What was asked and promised.", max_length=2000)


class ArrivalNotice(Kind):
    """Arrival data as sent to the receiving installation; an update is a notice of its own."""

    spec = Spec(
        name="arrival_notice",
        label="Arrival notice",
        plural="Arrival notices",
        about="What the installation was told about an arrival: when, how, with whom. A notice that was sent is "
        "frozen; news goes into an update that names it, so the log of what was said stays.",
        area="training",
        cites="SAMM C2.1.6.9.1",
        title=("sent_on", "arrives_at"),
        parent="student_id",
        private=True,
        sort=("sent_on",),
        frozen_by="sent_on",
        loose=("acknowledged_on",),
        sections=(
            Section(
                "Notice",
                (
                    "student_id",
                    "training_line_id",
                    "site_id",
                    "updates_id",
                    "sent_on",
                    "notice_channel",
                    "acknowledged_on",
                ),
            ),
            Section(
                "Arrival",
                ("arrives_at", "travel_mode", "carrier", "flight_numbers", "arrival_airport"),
            ),
            Section("With", ("dependents_count", "childrens_ages", "notice_remarks")),
        ),
        imports=_OF_STUDENT,
    )
    student_id = link("Student", "student", help="Student who arrives.", column=True)
    training_line_id = link(
        "Training", "training_line", OnRemove.KEEP, help="The line he arrives for.", column=True
    )
    site_id = link("Installation", "site", OnRemove.KEEP, help="Installation that was told.", column=True)
    updates_id = link(
        "Updates", "arrival_notice", OnRemove.KEEP, help="The notice that this one brings up to date."
    )
    sent_on = day(
        "Sent on",
        help="Day it went out; afterwards the notice is frozen.",
        cites="SAMM C2.1.6.9.1",
        column=True,
    )
    notice_channel = choice("By", "notice_channel", help="SAN, e-mail or another way.", column=True)
    acknowledged_on = day("Acknowledged on", help="Day the installation said it has the data.")
    arrives_at = local_moment(
        "Arrives at", help="Local time of arrival with its zone.", cites="SAMM C2.1.6.9.1", column=True
    )
    travel_mode = choice(
        "Travels by", "travel_mode", help="Air, own car or otherwise.", cites="SAMM C2.1.6.9.1"
    )
    carrier = text("Carrier", help="Airline or other carrier.", max_length=80)
    flight_numbers = text("Flights", help="Flight numbers in order.", cites="SAMM C2.1.6.9.1", max_length=120)
    arrival_airport = text("Arrives in", help="Airport or station of arrival.", max_length=120)
    dependents_count = whole(
        "Dependents", help="How many come along.", cites="SAMM C2.1.6.9.1", minimum=0, counts=True
    )
    childrens_ages = text(
        "Ages of children", help="Ages on the day of arrival.", cites="SAMM C2.1.6.9.1", max_length=120
    )
    notice_remarks = long_text("Remarks", help="Uniform, meeting, other wishes.", max_length=2000)


class Travel(Kind):
    """A student's journey to training and home again."""

    spec = Spec(
        name="travel",
        label="Travel",
        plural="Travels",
        about="When a student left, arrived and came home. Steps that follow from the journey rest on these days.",
        area="training",
        cites="SAMM C2.1.6.9",
        title=("departed_on", "returned_on"),
        parent="student_id",
        private=True,
        sort=("departed_on",),
        sections=(
            Section(
                "Journey",
                ("student_id", "training_line_id", "departed_on", "arrived_on", "left_us_on", "returned_on"),
            ),
            Section("Papers", ("records_given_on", "itinerary")),
        ),
        imports=_OF_STUDENT,
    )
    student_id = link("Student", "student", help="Student who travels.", column=True)
    training_line_id = link(
        "Training",
        "training_line",
        OnRemove.KEEP,
        help="The line he travels for; empty for the next.",
        column=True,
    )
    departed_on = day("Departed on", help="Day the student left home.", column=True)
    arrived_on = day("Arrived on", help="Day the installation saw him arrive.", column=True)
    left_us_on = day("Left training on", help="Day the student left the last installation.")
    returned_on = day("Returned on", help="Day the student was home again.", column=True)
    records_given_on = day(
        "Records to the installation on",
        help="Day the student's records went to the first installation.",
        cites="JSCET 2-14d(1)(h)",
    )
    itinerary = long_text("Itinerary", help="Route and tickets.", max_length=2000)


class UnauthorizedAbsence(Kind):
    """A student's absence without authority, as far as the office follows it."""

    spec = Spec(
        name="unauthorized_absence",
        label="Unauthorized absence",
        plural="Unauthorized absences",
        about="A student is away for more than 24 hours without authority. The installation verifies and reports; "
        "the office follows who was told and what was stopped.",
        area="training",
        cites="SAMM C10.19",
        title=("noticed_on", "returned_on"),
        parent="student_id",
        private=True,
        sort=("noticed_on",),
        sections=(
            Section(
                "Absence",
                (
                    "student_id",
                    "training_line_id",
                    "last_seen_at",
                    "noticed_on",
                    "declared_on",
                    "ua_reported_on",
                ),
            ),
            Section(
                "Told",
                (
                    "ice_local_on",
                    "ice_national_on",
                    "service_told_on",
                    "program_manager_told_on",
                    "ccmd_told_on",
                    "dsca_told_on",
                ),
            ),
            Section("Stopped", ("id_card_cancelled_on", "finance_told_on", "lodging_told_on")),
            Section("End", ("returned_on", "detained_on", "end_reported_on", "absence_remarks")),
        ),
        imports=_OF_STUDENT,
    )
    student_id = link("Student", "student", help="Student who is absent.", column=True)
    training_line_id = link(
        "Training", "training_line", OnRemove.KEEP, help="Training he is absent from.", column=True
    )
    last_seen_at = local_moment("Last seen at", help="Local time he was last seen, with its zone.")
    noticed_on = day("Noticed on", help="Day the absence was noticed.", column=True)
    declared_on = day(
        "Declared on", help="Day it was declared, after 24 hours.", cites="SAMM C10.19", column=True
    )
    ua_reported_on = day("Reported to us on", help="Day the student officer told the office.")
    ice_local_on = day("ICE, local, on", help="Day the local office was told.", cites="SAMM C10.19")
    ice_national_on = day("ICE, national, on", help="Day the national office was told.", cites="SAMM C10.19")
    service_told_on = day(
        "Service on", help="Day the service's training manager was told.", cites="SAMM C10.19"
    )
    program_manager_told_on = day(
        "Country program manager on", help="Day the program manager was told.", cites="SAMM C10.19"
    )
    ccmd_told_on = day("Combatant command on", help="Day the command was told.", cites="SAMM C10.19")
    dsca_told_on = day("DSCA on", help="Day DSCA was told.", cites="SAMM C10.19")
    id_card_cancelled_on = day(
        "Identity card cancelled on", help="Day it was cancelled.", cites="SAMM C10.19"
    )
    finance_told_on = day("Finance told on", help="Day payments were stopped.", cites="SAMM C10.19")
    lodging_told_on = day("Lodging told on", help="Day the quarters were told.", cites="SAMM C10.19")
    returned_on = day("Returned on", help="Day he came back.", column=True)
    detained_on = day("Detained on", help="Day he was detained.", column=True)
    end_reported_on = day(
        "End reported on", help="Day return or detention was reported.", cites="SAMM C10.19"
    )
    absence_remarks = long_text("Remarks", help="What the office did.", max_length=2000)
    ended_on = derived(
        day("Ended on", help="Day of return or detention."),
        (),
        lambda facts: facts.record.get("returned_on") or facts.record.get("detained_on"),
    )
