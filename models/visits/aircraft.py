"""Aircraft missions: header, the countries they cross or land in, who and what is aboard; standing clearances."""

from models.fields import OnRemove
from models.kinds import (
    Kind,
    Section,
    Spec,
    choice,
    day,
    decimal,
    derived,
    flag,
    link,
    local_moment,
    long_text,
    text,
    whole,
)
from models.visits import derive


class AircraftClearance(Kind):
    """The aircraft part of a request: one aircraft or formation."""

    spec = Spec(
        name="aircraft_clearance",
        label="Aircraft clearance",
        plural="Aircraft clearances",
        about="One aircraft, or a formation that flies as one: what it is, who flies it, what is aboard. The countries "
        "it crosses stand as legs with their own numbers and windows.",
        area="visits",
        cites="SAMM C2.1.9.3; DoDD 4500.54E",
        natural=("request_id", "worksheet_name"),
        parent="request_id",
        title=("worksheet_name",),
        sections=(
            Section("Mission", ("request_id", "worksheet_name", "mission_no", "suspense_on", "first_departure_at",
                                "aircraft_purpose")),
            Section("Aircraft", ("operator", "owner", "aircraft_type", "aircraft_count", "formation", "tail_number",
                                 "spare_tail", "call_sign", "spare_call_sign")),
            Section("Aboard", ("pilot", "alternate_pilot", "crew_count", "pax_count", "vip_code", "vip_name",
                               "ravens_aboard")),
            Section("Cargo", ("cargo_summary", "weapons_aboard", "weapons_text", "sensors_aboard", "sensors_text",
                              "ew_aboard", "ew_text")),
            Section("Ground", ("fuel_request", "ground_handling", "fund_source")),
        ),
    )  # fmt: skip
    request_id = link("Request", "clearance_request", help="Request it is flown under.", column=True)
    worksheet_name = text(
        "Worksheet", help="What the worksheet is called.", max_length=80, column=True, search=True
    )
    mission_no = text("Mission", help="Mission number.", max_length=40, column=True, search=True, exact=True)
    suspense_on = day("Suspense", help="Day by which the worksheet must be complete.")
    first_departure_at = local_moment("First departure", help="Local time with its zone.", column=True)
    aircraft_purpose = text("Purpose", help="What the flight is for.", max_length=200)
    operator = text("Operator", help="Who flies it.", max_length=80)
    owner = text("Owner", help="Whose aircraft it is.", max_length=80)
    aircraft_type = text("Type", help="As C-130J.", max_length=40, column=True)
    aircraft_count = whole("How many", help="Aircraft in this request.", minimum=1, maximum=50, counts=True)
    formation = flag("Formation", help="Yes when several fly as one.")
    tail_number = text("Tail number", help="Kept as text.", max_length=40, exact=True)
    spare_tail = text("Spare tail", help="Of the spare aircraft.", max_length=40, exact=True)
    call_sign = text("Call sign", help="As RCH123.", max_length=20, column=True)
    spare_call_sign = text("Spare call sign", help="Of the spare aircraft.", max_length=20)
    pilot = text("Pilot", help="Grade and name.", max_length=120)
    alternate_pilot = text("Alternate pilot", help="Grade and name.", max_length=120)
    crew_count = whole("Crew", help="How many fly it.", minimum=0, maximum=200, counts=True)
    pax_count = whole("Passengers", help="How many travel.", minimum=0, maximum=1000, counts=True)
    vip_code = choice("Highest DV code", "dv_code", help="Of those aboard.")
    vip_name = text("Distinguished visitor", help="Title and name.", max_length=120)
    ravens_aboard = flag("Security team", help="Whether Ravens are aboard.")
    cargo_summary = long_text("Cargo", help="What is aboard, in short.", max_length=1000)
    weapons_aboard = flag("Weapons", help="Whether weapons are aboard.")
    weapons_text = text("Kind of weapons", help="What and how many.", max_length=300)
    sensors_aboard = flag("Cameras or sensors", help="Whether any are aboard.")
    sensors_text = text("Kind of sensors", help="What, and whether they are off.", max_length=300)
    ew_aboard = flag("Electronic warfare", help="Whether such equipment is aboard.")
    ew_text = text("Kind of equipment", help="What, and whether it is off.", max_length=300)
    fuel_request = text("Fuel", help="Kind and quantity.", max_length=120)
    ground_handling = text("Ground handling", help="What is wanted on the ground.", max_length=300)
    fund_source = text("Funding", help="Who pays.", max_length=120)
    flight_remark = derived(text("Flight plan remark", help="Words that the goods aboard put into its "
                                 "remarks.", cites="AFI 11-2C-130V3"), derive.GOODS, derive.flight_remark)  # fmt: skip


class AircraftLeg(Kind):
    """A country that an aircraft crosses or lands in, with its number and window."""

    spec = Spec(
        name="aircraft_leg",
        label="Country leg",
        plural="Country legs",
        about="A country on the way: landing or overflight, points, times, and what the country gave: number, window, "
        "call sign.",
        area="visits",
        cites="DoDD 4500.54E",
        natural=("aircraft_id", "leg_no"),
        parent="aircraft_id",
        title=("leg_no", "leg_country"),
        sort=("leg_no",),
        sections=(
            Section("Leg", ("aircraft_id", "leg_no", "leg_country", "leg_action", "profile_id", "airfield",
                            "alternate_airfield", "eta_at", "etd_at")),
            Section("Way", ("entry_point", "entry_not_earlier_at", "exit_point", "exit_not_later_at", "route",
                            "altitude_speed")),
            Section("Answer", ("leg_status", "dcn", "approved_at", "valid_from_at", "valid_to_at", "valid_words",
                               "window_remark", "cleared_call_sign", "leg_remark")),
        ),
    )  # fmt: skip
    aircraft_id = link("Aircraft", "aircraft_clearance", help="Aircraft it belongs to.", column=True)
    leg_no = whole("Leg", help="Its place on the way.", minimum=1, maximum=100, column=True)
    leg_country = text("Country", help="Two letters.", max_length=2, form=derive.two_letters, column=True)
    leg_action = choice("Action", "aircraft_action", help="Overfly or land.", column=True)
    profile_id = link(
        "Profile", "clearance_profile", OnRemove.KEEP, help="Profile whose lead time and window hold."
    )
    airfield = text("Airfield", help="Four letters.", max_length=4, column=True)
    alternate_airfield = text("Alternate", help="Four letters.", max_length=4)
    eta_at = local_moment(
        "Arrives at", help="Local time with its zone; of entry for an overflight.", column=True
    )
    etd_at = local_moment("Departs at", help="Local time with its zone; of exit for an overflight.")
    entry_point = text("Entry point", help="Name or coordinates.", max_length=40)
    entry_not_earlier_at = local_moment("Not earlier than", help="Local time with its zone.")
    exit_point = text("Exit point", help="Name or coordinates.", max_length=40)
    exit_not_later_at = local_moment("Not later than", help="Local time with its zone.")
    route = text("Route", help="Route of the flight plan.", max_length=500)
    altitude_speed = text("Altitude and speed", help="With times at the borders.", max_length=120)
    leg_status = choice("Answer", "approval_state", help="What this country answered.", column=True)
    dcn = text("Clearance number", help="Number the country gave; kept as text.", max_length=40, exact=True,
               column=True, search=True)  # fmt: skip
    approved_at = local_moment("Approved for", help="Time the country approved, with its zone.")
    valid_from_at = local_moment(
        "Valid from", help="As the country gave it; empty to go by the window of the profile."
    )
    valid_to_at = local_moment(
        "Valid to", help="As the country gave it; empty to go by the window of the profile."
    )
    valid_words = text("Validity in words", help="As the country wrote it.", max_length=200)
    window_remark = text("Remark on the window", help="Why it differs from the profile.", max_length=200)
    cleared_call_sign = text("Cleared call sign", help="Call sign that was cleared.", max_length=20)
    leg_remark = text("Remark", help="What the crew should know.", max_length=300)
    holds_from_at = derived(local_moment("Cleared from", help="As recorded, else by the window of the profile."),
                            derive.LEG_WINDOW, derive.holds("first"))  # fmt: skip
    holds_to_at = derived(local_moment("Cleared to", help="As recorded, else by the window of the profile.",
                                       column=True), derive.LEG_WINDOW, derive.holds("last"))  # fmt: skip


class HazmatLine(Kind):
    """Dangerous goods aboard an aircraft."""

    spec = Spec(
        name="hazmat_line",
        label="Dangerous goods",
        plural="Dangerous goods",
        about="A line of dangerous goods aboard: number, name, class, packing group, weights.",
        area="visits",
        cites="EU DIC form 41-48",
        parent="aircraft_id",
        title=("un_number", "shipping_name"),
        sections=(
            Section("Goods", ("aircraft_id", "un_number", "shipping_name", "hazard_class", "hazard_division",
                              "packing_group", "gross_kg", "net_quantity", "net_explosive_kg", "toxic_munitions",
                              "infectious", "yellow_three", "goods_remark")),
        ),
    )  # fmt: skip
    aircraft_id = link("Aircraft", "aircraft_clearance", help="Aircraft it is aboard.", column=True)
    un_number = text("UN number", help="As UN0323; kept as text.", max_length=10, column=True, exact=True)
    shipping_name = text("Shipping name", help="Proper shipping name.", max_length=120, column=True)
    hazard_class = choice("Class", "hazmat_class", help="Class of the goods.", column=True)
    hazard_division = text("Division", help="As 1.1.", max_length=5, column=True)
    packing_group = text("Packing group", help="I, II or III.", max_length=3)
    gross_kg = decimal("Gross kg", 1, help="Gross weight in kilograms.", minimum=0, counts=True, column=True)
    net_quantity = text("Net quantity", help="With its unit.", max_length=40)
    net_explosive_kg = decimal("Net explosive kg", 1, help="Net explosive quantity in kilograms.", minimum=0)
    toxic_munitions = flag("Toxic munitions", help="Whether they are toxic munitions.")
    infectious = flag("Infectious", help="Whether they are infectious substances.")
    yellow_three = flag("Yellow III", help="Class 7 with the Yellow III label.")
    goods_remark = text("Remark", help="What the handler should know.", max_length=200)


class BlanketClearance(Kind):
    """A standing clearance of the host nation for a series of missions."""

    spec = Spec(
        name="blanket_clearance",
        label="Blanket clearance",
        plural="Blanket clearances",
        about="A standing clearance for a series of missions: humanitarian, exercise, contingency. What it covers, how "
        "long, and whether each flight must still be announced.",
        area="visits",
        cites="SAMM C2.1.9.3.1",
        natural=("blanket_no",),
        title=("blanket_no", "mission_series"),
        sort=("blanket_to",),
        sections=(
            Section("Clearance", ("blanket_no", "country_id", "mission_series", "series_kind", "blanket_from",
                                  "blanket_to")),
            Section("Covers", ("covers_types", "covers_call_signs", "covers_airfields", "covers_hazmat")),
            Section("Each flight", ("still_notify", "notify_hours")),
            Section("Renewal", ("renewal_asked_on", "renewed_by_id", "blanket_remarks")),
        ),
    )  # fmt: skip
    blanket_no = text("Number", help="Number the host nation gave; kept as text.", max_length=40, column=True,
                      search=True, exact=True)  # fmt: skip
    country_id = link("Country", "country", help="Country that gave it.", column=True)
    mission_series = text(
        "Series", help="What series of missions it is for.", max_length=120, column=True, search=True
    )
    series_kind = choice(
        "Kind of series", "mission_series", help="Humanitarian, exercise or contingency.", column=True
    )
    blanket_from = day("Valid from", help="First day.", column=True)
    blanket_to = day("Valid to", help="Last day.", column=True)
    covers_types = text("Aircraft types", help="Types it covers.", max_length=200)
    covers_call_signs = text("Call signs", help="Call signs it covers.", max_length=200)
    covers_airfields = text("Airfields", help="Airfields it covers.", max_length=200)
    covers_hazmat = flag("Dangerous goods", help="Whether it covers them.")
    still_notify = flag("Announce each flight", help="Whether each flight must still be announced.")
    notify_hours = whole("Hours before", help="How long before a flight.", minimum=0, maximum=2000)
    renewal_asked_on = day("Renewal asked on", help="Day the renewal was asked.")
    renewed_by_id = link(
        "Renewed by", "blanket_clearance", OnRemove.KEEP, help="Clearance that follows this one."
    )
    blanket_remarks = long_text("Remarks", help="What colleagues should know.", max_length=2000)
