"""What each country asks: profiles that the office enters from the guide, with source and day of checking."""

from models.fields import OnRemove
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, choice, day, derived, flag, link, long_text, text, whole
from models.visits import derive
from models.visits.weekdays import weekdays

_DEMANDS = ("asks_passport", "asks_birth_date", "asks_dod_id", "asks_emergency", "asks_lodging", "asks_home_poc",
            "asks_chain", "asks_ttiatp", "asks_medical_day")  # fmt: skip
_AIRCRAFT = ("asks_pilot_names", "asks_crew_count", "asks_crew_details", "asks_crew_list", "asks_crew_undefined",
             "asks_passport_crew", "asks_ravens", "asks_dv", "asks_cargo_pax", "asks_cargo_list", "asks_amc_set",
             "asks_tail", "asks_flight", "asks_route", "asks_points", "asks_airfields", "asks_fund",
             "asks_changes")  # fmt: skip
_HAZARD = ("hazmat_allowed", "asks_hazmat", "asks_all_hazmat", "asks_class_1", "asks_division_1_1", "asks_class_9",
           "asks_weapons")  # fmt: skip


class ClearanceProfile(Kind):
    """The rules of entry of a country for one sort of visit, as the office read them."""

    spec = Spec(
        name="clearance_profile",
        label="Clearance profile",
        plural="Clearance profiles",
        about="What a country asks of one sort of visit: lead times, which clearances, which facts and statements, "
        "when its offices are open. The office enters it from the guide and says when it was last looked at.",
        area="visits",
        cites="SAMM C2.1.9.3.1, C2.1.9.3.2",
        natural=("country_id", "profile_name"),
        title=("profile_name",),
        sort=("profile_name",),
        sections=(
            Section("Profile", ("country_id", "profile_name", "fcg_section", "for_kind", "is_default",
                                "travel_restricted", "restricted_note")),
            Section("Lead time", ("lead_time", "lead_unit", "lead_basis", "lead_from")),
            Section("Landing", ("land_lead", "land_unit", "land_basis", "land_minus", "land_plus", "land_window_unit")),
            Section("Overflight", ("overfly_lead", "overfly_unit", "overfly_basis", "overfly_minus", "overfly_plus",
                                   "overfly_window_unit", "standing_number")),
            Section("What it asks of travellers", (*_DEMANDS, "passport_months", "medical_rule",
                                                   "profile_statements", "country_forms", "advisory_days")),
            Section("What it asks of an aircraft", (*_AIRCRAFT, "entry_points", "exit_points", "airfields")),
            Section("Dangerous goods", (*_HAZARD, "hazmat_note")),
            Section("Office", ("clearance_office", "clearance_contact", "after_hours_contact", "open_weekdays",
                               "opens_at", "closes_at", "profile_zone", "takes_email", "takes_fax")),
            Section("Source", ("profile_source", "source_on", "checked_on", "checked_by_id", "next_review_on",
                               "profile_remarks")),
        ),
        imports=ImportShape(links=("country_id",)),
    )  # fmt: skip
    country_id = link("Country", "country", help="Country whose rules they are.", column=True)
    profile_name = text("Profile", help="Landing without hazardous cargo, official travel, leave.", max_length=80,
                        column=True, search=True)  # fmt: skip
    fcg_section = choice(
        "Guide section", "fcg_section", help="Section of the guide it was read from.", column=True
    )
    for_kind = choice("For", "request_kind", help="People or aircraft.", column=True)
    is_default = flag("Default", help="Yes for the profile a new request begins with.", column=True)
    travel_restricted = flag(
        "Travel restricted", help="Whether travel is restricted at present.", cites="INDOPACOM"
    )
    restricted_note = text("Restriction", help="What is restricted, and by whom.", max_length=300)
    lead_time = whole("Lead time", help="How long before travel a request of people must be sent.", minimum=0,
                      maximum=400, column=True)  # fmt: skip
    lead_unit = choice("Unit", "lead_unit", help="Days or hours.", column=True)
    lead_basis = choice(
        "Counted in", "lead_basis", help="Calendar days, or days on which the host works.", column=True
    )
    lead_from = choice("Counted from", "lead_from", help="Arrival, or departure from home.")
    land_lead = whole("Lead time to land", help="How long before landing.", minimum=0, maximum=2000)
    land_unit = choice("Unit to land", "lead_unit", help="Days or hours.")
    overfly_lead = whole("Lead time to overfly", help="How long before entry.", minimum=0, maximum=2000)
    overfly_unit = choice("Unit to overfly", "lead_unit", help="Days or hours.")
    land_basis = choice(
        "Landing counted in", "lead_basis", help="Calendar days, or days on which the host works."
    )
    overfly_basis = choice(
        "Overflight counted in", "lead_basis", help="Calendar days, or days on which the host works."
    )
    land_minus = whole("Landing, earlier by", help="How much earlier it may land.", minimum=0, maximum=2000)
    land_plus = whole("Landing, later by", help="How much later it may land.", minimum=0, maximum=2000)
    land_window_unit = choice(
        "Landing window in", "lead_unit", help="Hours, also where it is empty, or days."
    )
    overfly_minus = whole(
        "Overflight, earlier by", help="How much earlier it may come.", minimum=0, maximum=2000
    )
    overfly_plus = whole("Overflight, later by", help="How much later it may come.", minimum=0, maximum=2000)
    overfly_window_unit = choice(
        "Overflight window in", "lead_unit", help="Hours, also where it is empty, or days."
    )
    standing_number = text(
        "Standing number", help="Standing clearance the host nation issued.", max_length=40, exact=True
    )
    asks_passport = flag("Passport", help="Passport number, type and expiry of each traveller.")
    asks_birth_date = flag("Birth date", help="Date of birth of each traveller.")
    asks_dod_id = flag("DoD ID number", help="Number of the identity card of each traveller.")
    asks_emergency = flag("Emergency contact", help="Whom to tell of each traveller.")
    asks_lodging = flag("Lodging", help="Lodging with address and telephone at each place.")
    asks_home_poc = flag("Home contact", help="Somebody at the home station who answers.")
    asks_chain = flag(
        "Chain-of-command statement", help="Statement of the sending unit.", cites="AFRICOM TCCC"
    )
    asks_ttiatp = flag("TT/IATP number", help="Travel tracker number before the request.", cites="INDOPACOM")
    asks_medical_day = flag("Day of medical note", help="Only its day, in the notes.", cites="12 AF")
    passport_months = whole(
        "Passport months", help="Months it must outlast the journey.", minimum=0, maximum=24
    )
    medical_rule = long_text("Medical", help="What the country asks, in words.", max_length=1000)
    profile_statements = long_text("Statements", help="Texts that a request must carry, to be pasted.", max_length=4000,
                                   cites="FCG III.E, IV.E")  # fmt: skip
    country_forms = long_text("Forms", help="Forms the country wants, one a line.", max_length=1000)
    advisory_days = whole("Advisory days", help="A briefing counts when it is at most so many days old.", minimum=0,
                          maximum=400)  # fmt: skip
    asks_pilot_names = flag("Pilots", help="Names of the pilot and of the alternate.")
    asks_crew_count = flag("Crew number", help="How many are in the crew.")
    asks_crew_details = flag("Crew data", help="Data about the crew.")
    asks_crew_list = flag("Crew names", help="Names of the crew.")
    asks_crew_undefined = flag(
        "Crew not defined", help="Yes where the guide does not say what of the crew is wanted."
    )
    asks_passport_crew = flag("Passports of those aboard", help="Passport data of crew and passengers.")
    asks_ravens = flag("Security team", help="Whether a security team (Ravens) is aboard.")
    asks_dv = flag("Distinguished visitors", help="Who of rank is aboard.")
    asks_cargo_pax = flag("Cargo and passengers", help="What and how many are aboard.")
    asks_cargo_list = flag("Cargo list", help="A list of the cargo.")
    asks_amc_set = flag("Standard set", help="The standard set of data of Air Mobility Command.")
    asks_tail = flag("Tail number", help="Tail number of the aircraft.")
    asks_flight = flag("Flight data", help="Altitude, speed, times.")
    asks_route = flag("Route", help="Route of the flight plan.")
    asks_points = flag("Entry and exit points", help="Coordinates or names of the points.")
    asks_airfields = flag("Named airfields", help="Only airfields named in the remark.")
    asks_fund = flag("Funding", help="Who pays the flight.")
    asks_changes = flag("Every change", help="Every change must be reported.")
    entry_points = text("Entry points", help="Points where aircraft may come in.", max_length=200)
    exit_points = text("Exit points", help="Points where aircraft may go out.", max_length=200)
    airfields = text("Airfields", help="Airfields it holds for, four letters each.", max_length=200)
    hazmat_allowed = flag("Allowed", help="Whether this profile allows dangerous goods at all.", column=True)
    asks_hazmat = flag("Dangerous goods data", help="Data about dangerous goods.")
    asks_all_hazmat = flag("All of them", help="All dangerous goods, whatever the class.")
    asks_class_1 = flag("Class 1", help="Explosives.")
    asks_division_1_1 = flag("Division 1.1", help="Mass explosion hazard.")
    asks_class_9 = flag("Class 9", help="Miscellaneous goods.")
    asks_weapons = flag("Weapons", help="Weapons aboard.")
    hazmat_note = text("Note on goods", help="What the guide says about them.", max_length=300)
    clearance_office = text("Office", help="Host office that clears.", max_length=120)
    clearance_contact = text("Contact", help="Who answers there.", max_length=200)
    after_hours_contact = text("After hours", help="Who answers at night.", max_length=200)
    open_weekdays = text("Open on", help="Its own days, Mon-Thu, Sun; empty where it rests as the country does.",
                         max_length=40, form=weekdays)  # fmt: skip
    opens_at = text("Opens", help="Local time, 0900.", max_length=5, form=derive.clock)
    closes_at = text("Closes", help="Local time, 1700.", max_length=5, form=derive.clock)
    profile_zone = text("Time zone", help="Name of the zone, as Europe/Athens; empty for that of the country.",
                        max_length=60)  # fmt: skip
    takes_email = flag("Takes e-mail", help="Whether the office takes e-mail.")
    takes_fax = flag("Takes fax", help="Whether the office takes fax.")
    profile_source = text(
        "Source", help="Where it was read: section and paragraph, or a message.", max_length=300
    )
    source_on = day("Source of", help="Day of the page or message.")
    checked_on = day("Checked on", help="Day somebody last compared it with its source.", column=True)
    checked_by_id = link("Checked by", "person", OnRemove.KEEP, help="Who compared it.")
    next_review_on = day("Look again on", help="Day it is to be compared next.")
    profile_remarks = long_text("Remarks", help="What colleagues should know.", max_length=2000)


class ProfileNeed(Kind):
    """Which clearances a profile asks of one sort of traveller on one sort of travel."""

    spec = Spec(
        name="profile_need",
        label="Clearance needed",
        plural="Clearances needed",
        about="For a sort of traveller and a sort of travel: whether country, theater and special area clearances are "
        "needed, recommended or not needed.",
        area="visits",
        cites="AFRICOM release; SOUTHCOM theater clearance page",
        natural=("profile_id", "need_travel", "need_category", "need_kind"),
        parent="profile_id",
        title=("need_travel", "need_category", "need_kind"),
        sections=(Section("Need", ("profile_id", "need_travel", "need_category", "need_kind", "need")),),
        imports=ImportShape(links=("profile_id",)),
    )
    profile_id = link("Profile", "clearance_profile", help="Profile that asks.", column=True)
    need_travel = choice(
        "Travel", "visit_travel_type", help="Sort of travel; empty for every sort.", column=True
    )
    need_category = choice(
        "Traveller", "traveller_category", help="Sort of traveller; empty for all.", column=True
    )
    need_kind = choice("Clearance", "approval_kind", help="Which clearance.", column=True)
    need = choice("Need", "clearance_need", help="Needed, recommended or not needed.", column=True)


class ProfileTraining(Kind):
    """Which travel training a profile asks, and how old it may be on arrival."""

    spec = Spec(
        name="profile_training",
        label="Training asked",
        plural="Training asked",
        about="A course or briefing that a profile asks for, and how old it may be on the day of arrival.",
        area="visits",
        cites="12 AF AOR travel page; 4th Fleet theater requirements",
        natural=("profile_id", "training_code"),
        parent="profile_id",
        title=("training_code",),
        sections=(
            Section("Training", ("profile_id", "training_code", "valid_for", "valid_unit", "official_only",
                                 "for_category", "training_source")),
        ),
        imports=ImportShape(links=("profile_id",)),
    )  # fmt: skip
    profile_id = link("Profile", "clearance_profile", help="Profile that asks.", column=True)
    training_code = choice("Training", "travel_training", help="What is asked.", column=True)
    valid_for = whole("Valid for", help="How long it counts; empty when it is asked for each journey.", minimum=0,
                      maximum=600, column=True)  # fmt: skip
    valid_unit = choice("Unit", "validity_unit", help="Days or months.", column=True)
    official_only = flag("Official only", help="Yes when leave does not need it.", column=True)
    for_category = choice(
        "Only for", "traveller_category", help="Sort of traveller; empty for all.", column=True
    )
    training_source = text("Source", help="Where it was read.", max_length=200)


class FcgProposal(Kind):
    """A change to the guide that the office proposes."""

    spec = Spec(
        name="fcg_change_proposal",
        label="Guide change proposal",
        plural="Guide change proposals",
        about="A rule of the host changed, or the guide is wrong: what stands there, what should, why, and what became "
        "of it. Keeping the guide current is a duty of the office.",
        area="visits",
        cites="SAMM C2.1.9.3.2",
        title=("proposal_title",),
        sort=("drafted_on",),
        sections=(
            Section("Proposal", ("proposal_title", "country_id", "profile_id", "fcg_section", "change_kind",
                                 "effective_on", "current_text", "proposed_text", "proposal_reason")),
            Section("Way", ("drafted_on", "drafted_by_id", "approved_by_id", "approved_on", "sent_on", "sent_channel",
                            "proposal_answer", "answered_on", "published_on")),
        ),
    )  # fmt: skip
    proposal_title = text(
        "Proposal", help="What it is about in a few words.", max_length=120, column=True, search=True
    )
    country_id = link("Country", "country", help="Country whose page it is.", column=True)
    profile_id = link(
        "Profile", "clearance_profile", OnRemove.KEEP, help="Profile of this office it belongs to."
    )
    fcg_section = choice("Guide section", "fcg_section", help="Section of the guide.", column=True)
    change_kind = choice(
        "Kind", "guide_change", help="Restriction, lead time, contact or other.", column=True
    )
    effective_on = day("Holds from", help="Day from which the host acts on it.", column=True)
    current_text = long_text("Text now", help="What the guide says.", max_length=4000)
    proposed_text = long_text("Text proposed", help="What it should say.", max_length=4000)
    proposal_reason = long_text("Reason", help="Why, with the host's message.", max_length=2000)
    drafted_on = day("Drafted on", help="Day it was written.", column=True)
    drafted_by_id = link("Drafted by", "person", OnRemove.KEEP, help="Who wrote it.")
    approved_by_id = link("Approved by", "person", OnRemove.KEEP, help="Who let it go.")
    approved_on = day("Approved on", help="Day it was let go.")
    sent_on = day("Sent on", help="Day it went to the guide's editors.", column=True)
    sent_channel = choice("Sent by", "answer_channel", help="How it went.")
    proposal_answer = long_text("Answer", help="What came back.", max_length=2000)
    answered_on = day("Answered on", help="Day of the answer.")
    published_on = day("In the guide since", help="Day it was seen in the guide.", column=True)
    proposal_state = derived(choice("State", "proposal_state", help="Of its days.", column=True), (),
                             derive.proposal_state)  # fmt: skip
