"""Industry calls: companies, what they want to show, and what the office may say of whom."""

from models.fields import OnRemove
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
    name,
    text,
    whole,
)
from models.visits import derive

GUARD = "industry"


class Company(Kind):
    """A U.S. company that calls on the office."""

    spec = Spec(
        name="company",
        label="Company",
        plural="Companies",
        about="A company that calls on the office. What one company tells is never shown to another.",
        area="visits",
        cites="SAMM C2.1.8",
        guard=GUARD,
        natural=("company_name",),
        title=("company_name",),
        sort=("company_name",),
        sections=(Section("Company", ("company_name", "company_address", "company_phone", "company_field")),),
    )
    company_name = text("Company", help="Its name.", max_length=120, column=True, search=True, guard=GUARD)
    company_address = long_text("Address", help="Where letters go.", max_length=400, guard=GUARD)
    company_phone = text("Telephone", help="Number with country code.", max_length=60, guard=GUARD)
    company_field = text("Field", help="What it sells, in its own public words.", max_length=200, guard=GUARD)


class IndustryVisit(Kind):
    """A visit of a company, with the package it sent ahead."""

    spec = Spec(
        name="industry_visit",
        label="Industry visit",
        plural="Industry visits",
        about="A call of a company: the package it sent ahead, what it asks, what was arranged, the debrief. The "
        "office stays neutral: nothing of one company reaches another.",
        area="visits",
        cites="SAMM C2.1.8",
        guard=GUARD,
        natural=("industry_no",),
        title=("industry_no",),
        parent="company_id",
        sort=("call_from",),
        sections=(
            Section("Visit", ("industry_no", "company_id", "first_visit", "received_on", "call_from", "call_to",
                              "call_place", "call_state")),
            Section("Package", ("synopsis", "synopsis_paper", "licence_no", "licence_provisos", "prior_information",
                                "support_requested", "proprietary")),
            Section("Appointments", ("appointment_by", "sco_attends", "attends_reason")),
            Section("Afterwards", ("debrief_on", "host_reaction", "follow_up", "neutrality_note",
                                   "exceptional_circumstance", "referred_to")),
        ),
        numbered=Numbered("industry_no", "IV"),
    )  # fmt: skip
    industry_no = text("Number", help="Number in this office: IV-2026-0012; given by the program when left empty.",
                       max_length=20, column=True, search=True, form=derive.industry_number, guard=GUARD)  # fmt: skip
    company_id = link("Company", "company", help="Who calls.", column=True, guard=GUARD)
    first_visit = flag("First visit", help="Whether it is the company's first.", cites="SAMM C2.1.8.4", column=True,
                       guard=GUARD)  # fmt: skip
    received_on = day("Package received on", help="Day the package came.", cites="SAMM C2.1.8.4", column=True,
                      guard=GUARD)  # fmt: skip
    call_from = day("From", help="First day in the country.", column=True, guard=GUARD)
    call_to = day("To", help="Last day in the country.", column=True, guard=GUARD)
    call_place = text("Place", help="Where the office receives them.", max_length=120, guard=GUARD)
    call_state = choice("State", "industry_state", help="Announced, confirmed, held, called off.", column=True,
                        guard=GUARD)  # fmt: skip
    synopsis = long_text("Synopsis", help="Equipment and services they want to sell.", cites="SAMM C2.1.8.4",
                         max_length=4000, guard=GUARD)  # fmt: skip
    synopsis_paper = file("Package", help="Papers they sent.", guard=GUARD)
    licence_no = text("Export licence", help="Number of the licence; kept as text.", cites="SAMM C2.1.8.4",
                      max_length=60, exact=True, guard=GUARD)  # fmt: skip
    licence_provisos = long_text("Restrictions and provisos", help="As the licence says.", cites="SAMM C2.1.8.4",
                                 max_length=2000, guard=GUARD)  # fmt: skip
    prior_information = long_text("Told already", help="What was told to the host already, without proprietary data.",
                                  cites="SAMM C2.1.8.4", max_length=2000, guard=GUARD)  # fmt: skip
    support_requested = long_text("Support wanted", help="Briefings and appointments.", cites="SAMM C2.1.8.4",
                                  max_length=2000, guard=GUARD)  # fmt: skip
    proprietary = flag("Proprietary", help="Whether the package holds proprietary data.", cites="SAMM C2.1.8.5",
                       guard=GUARD)  # fmt: skip
    appointment_by = choice("Appointments by", "appointment_by", help="Industry, or the office if the host wants it.",
                            cites="SAMM C2.1.8.4", guard=GUARD)  # fmt: skip
    sco_attends = flag("Office attends", help="Whether the office goes along.", guard=GUARD)
    attends_reason = text("Why it attends", help="Who asked for it.", max_length=200, guard=GUARD)
    debrief_on = day("Debriefed on", help="Day they told the office how it went.", cites="SAMM C2.1.8.7", column=True,
                     guard=GUARD)  # fmt: skip
    host_reaction = long_text("Reaction of the host", help="As they told it.", max_length=2000, guard=GUARD)
    follow_up = long_text("Follow-up", help="What the office does next.", max_length=2000, guard=GUARD)
    neutrality_note = long_text("Neutrality", help="What was said to keep it.", max_length=1000, guard=GUARD)
    exceptional_circumstance = long_text("Exceptional circumstance", help="What was referred, and why.",
                                         cites="SAMM C2.1.8.8", max_length=1000, guard=GUARD)  # fmt: skip
    referred_to = text(
        "Referred to", help="Department or agency it was referred to.", max_length=120, guard=GUARD
    )
    days_in_advance = derived(whole("Days ahead", help="Days from package to visit.", guard=GUARD, column=True), (),
                              derive.days_in_advance)  # fmt: skip


class Representative(Kind):
    """Somebody who comes for a company."""

    spec = Spec(
        name="representative",
        label="Representative",
        plural="Representatives",
        about="A person who comes for a company in one visit.",
        area="visits",
        cites="SAMM C2.1.8.4",
        guard=GUARD,
        private=True,
        parent="visit_id",
        title=("representative_name",),
        sections=(
            Section(
                "Representative", ("visit_id", "representative_name", "function", "representative_phone")
            ),
        ),
    )
    visit_id = link("Visit", "industry_visit", help="Visit this person comes with.", column=True, guard=GUARD)
    representative_name = name("Name", help="Surname, first name.", column=True, guard=GUARD, max_length=160)
    function = text("Function", help="What the person does there.", max_length=80, column=True, guard=GUARD)
    representative_phone = text("Telephone", help="Number with country code.", max_length=60, guard=GUARD)


class Appointment(Kind):
    """A meeting of a company with the host or the office."""

    spec = Spec(
        name="industry_appointment",
        label="Industry appointment",
        plural="Industry appointments",
        about="A meeting during a company's visit: with whom, when, where, and whether the office was there.",
        area="visits",
        cites="SAMM C2.1.8.4",
        guard=GUARD,
        parent="visit_id",
        title=("with_whom",),
        sort=("meets_at",),
        sections=(
            Section("Appointment", ("visit_id", "with_whom", "meets_at", "meets_until", "meet_place", "room_id",
                                    "made_by", "attended_id")),
        ),
    )  # fmt: skip
    visit_id = link("Visit", "industry_visit", help="Visit it belongs to.", column=True, guard=GUARD)
    with_whom = text("With", help="Official or office.", max_length=160, column=True, guard=GUARD)
    meets_at = local_moment("Begins", help="Local time with its zone.", column=True, guard=GUARD)
    meets_until = local_moment("Ends", help="Local time with its zone.", guard=GUARD)
    meet_place = text("Place", help="Where they meet.", max_length=120, column=True, guard=GUARD)
    room_id = link("Room", "visit_area", OnRemove.KEEP, help="Room of the office that it takes.", guard=GUARD)
    made_by = choice("Made by", "appointment_by", help="Industry, or the office.", guard=GUARD)
    attended_id = link(
        "Attended by", "person", OnRemove.KEEP, help="Who of the office was there.", guard=GUARD
    )
