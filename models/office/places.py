"""Places and people the office works with: country, holiday, unit, site, contact, staff; name fields."""

from typing import Any

from models.fields import OnRemove, Privacy
from models.kinds import Kind, Section, Spec, choice, day, derived, flag, link, long_text, name, text, whole
from models.names import joined_name, sort_key


def _name_parts(facts: Any) -> tuple[str, str, str]:
    row = facts.record
    return row.get("surname") or "", row.get("first_name") or "", row.get("middle_name") or ""


class PersonName(Kind):
    """The name fields every kind of person shares."""

    surname = name(
        "Surname",
        help="Family name exactly as the passport prints it.",
        cites="SAMM C10.11.1",
        column=True,
        search=True,
        required_for=("ito", "vetting"),
        aliases=("last name", "family name", "student last name", "name last"),
    )
    first_name = name(
        "First name",
        help="Given name exactly as the passport prints it.",
        cites="SAMM C10.11.1",
        column=True,
        search=True,
        required_for=("ito", "vetting"),
        aliases=("given name", "given names", "forename", "student first name", "name first"),
    )
    middle_name = name(
        "Middle name",
        help="Further given names exactly as the passport prints them; empty when there are none.",
        search=True,
        aliases=("second name", "patronymic", "father's name", "name middle"),
    )
    native_name = name(
        "Name in own script",
        help="The whole name as the person writes it, in any script.",
        search=True,
        aliases=("native name", "name in native script", "local name"),
        max_length=200,
    )
    full_name = derived(
        name("Name", help="Surname, first and middle name, put together by the program.", max_length=310),
        reads=(),
        derive=lambda facts: joined_name(*_name_parts(facts)),
    )
    sort_name = derived(
        name(
            "Sort key",
            help="The name in Latin letters without marks; it orders lists across scripts.",
            max_length=700,
            search=True,
        ),
        reads=(),
        derive=lambda facts: sort_key(*_name_parts(facts)),
    )


NAME_KEYS = ("surname", "first_name", "middle_name", "native_name")


class Country(Kind):
    """A partner country and what the office must know to act for it."""

    spec = Spec(
        name="country",
        label="Country",
        plural="Countries",
        about="The partner country the office serves: its security-assistance code, the address papers "
        "carry, its standing exemptions and any sanction that stops travel.",
        cites="SAMM C2.1.6; training profile",
        natural=("country_code",),
        title=("country_name",),
        sort=("country_name",),
        sections=(
            Section("Country", ("country_code", "country_name", "ccmd", "region", "weekend", "time_zone")),
            Section("Security Cooperation Organization", ("sco_name", "sco_address", "sco_email")),
            Section(
                "Training",
                ("ecl_exemption", "receiving_imet", "embassy_visa_lead_days", "practitioners_listed_on"),
            ),
            Section(
                "Sanction",
                ("brooke_sanction_from", "brooke_sanction_to", "brooke_override_note", "brooke_override_for"),
            ),
        ),
    )
    country_code = text(
        "Country code",
        help="Two-letter security-assistance code; it is not always the ISO code.",
        choices="country_code",
        cites="SAMM Table C4.T2",
        max_length=2,
        column=True,
        search=True,
        required_for=("ito",),
        aliases=("cc", "country code", "customer code"),
    )
    country_name = text(
        "Country name",
        help="Name as papers print it.",
        max_length=80,
        column=True,
        search=True,
        required_for=("ito",),
        aliases=("country", "country as printed"),
    )
    ccmd = choice(
        "Combatant command", "ccmd", help="Command the country belongs to.", column=True, aliases=("cocom",)
    )
    region = choice(
        "Region", "region", help="Region heading of the foreign military training report.", column=True
    )
    weekend = choice(
        "Weekend", "weekend", help="Days the host government rests; business days leave them out."
    )
    time_zone = text(
        "Time zone",
        help="Zone of the country, such as Asia/Tbilisi: a time of a day without a zone is one of its clocks.",
        max_length=60,
    )
    sco_name = text(
        "SCO name",
        help="Name of the organization as item 4 of the travel order prints it.",
        cites="SAMM Figure C10.F6",
        max_length=120,
        required_for=("ito",),
    )
    sco_address = long_text(
        "SCO address",
        help="Mailing address as item 4 of the travel order prints it.",
        cites="SAMM Figure C10.F6",
        max_length=500,
        required_for=("ito",),
    )
    sco_email = text(
        "SCO e-mail",
        help="E-mail address as item 4 of the travel order prints it.",
        cites="SAMM Figure C10.F6",
        max_length=120,
        required_for=("ito",),
    )
    ecl_exemption = choice(
        "ECL exemption",
        "ecl_exemption",
        help="Whether the yearly list exempts the country from the English test.",
        cites="DSCA Policy 13-66",
        column=True,
    )
    receiving_imet = flag(
        "Receives IMET",
        help="Whether the country receives IMET this fiscal year; it decides the tuition rate.",
        cites="SAMM C9.4.3.1",
    )
    embassy_visa_lead_days = whole(
        "Visa lead days",
        help="Days the visa section asks for; applying in time protects from the penalty.",
        cites="SAMM C10.15.1",
        minimum=0,
        maximum=365,
    )
    practitioners_listed_on = day(
        "Practitioners listed on",
        help="Day of the ministry's newest list of licensed practitioners; it comes every year.",
        cites="SAMM C10.8",
    )
    brooke_sanction_from = day(
        "Sanction from",
        help="First day new IMET students may not travel (Brooke, FAA 620(q)).",
        cites="JSCET 3-7j; SAMM Table C9.T9",
    )
    brooke_sanction_to = day(
        "Sanction to", help="Last day of the sanction; empty while it stands.", cites="JSCET 3-7j"
    )
    brooke_override_note = long_text(
        "Sanction override note",
        help="Reference of the decision that lets students travel during the sanction.",
        cites="JSCET 3-7j",
        max_length=1000,
    )
    brooke_override_for = day(
        "Override is for the sanction from",
        help="First day of the sanction the note was written for; it counts for no other one.",
        cites="JSCET 3-7j",
    )


class Holiday(Kind):
    """A day on which one side does not work."""

    spec = Spec(
        name="holiday",
        label="Holiday",
        plural="Holidays",
        about="A holiday of a country, or of the United States when no country is named. Business-day "
        "counts leave it out when offices are closed.",
        cites="JSCET 3-25d",
        title=("holiday_name", "holiday_on"),
        sort=("holiday_on",),
        sections=(
            Section("Holiday", ("holiday_name", "holiday_on", "yearly", "closes_offices", "country_id")),
        ),
    )
    holiday_name = text("Name", help="Name of the holiday.", max_length=120, column=True, search=True)
    holiday_on = day("Date", help="The day; for a yearly holiday its day in any year.", column=True)
    yearly = flag("Every year", help="Yes when it falls on the same day every year.", column=True)
    closes_offices = flag(
        "Offices closed", help="No when the day is only remembered and business goes on.", column=True
    )
    country_id = link(
        "Country", "country", help="Country that keeps the holiday; empty for a U.S. holiday.", column=True
    )


class Unit(Kind):
    """A unit or organization of the partner country."""

    spec = Spec(
        name="unit",
        label="Unit",
        plural="Units",
        about="A unit, ministry or school of the partner country: where students come from and what "
        "human-rights vetting of units is about.",
        cites="SAMM C2.1.6.7.4",
        natural=("unit_name",),
        title=("unit_name",),
        sections=(
            Section(
                "Unit", ("unit_name", "unit_native_name", "country_id", "parent_unit_id", "unit_service")
            ),
            Section("Command", ("unit_commander", "unit_place", "unit_deployed", "unit_remarks")),
        ),
    )
    unit_name = text(
        "Unit",
        help="Full name, with the unit above it where the name alone is not unique.",
        max_length=200,
        column=True,
        search=True,
        aliases=("unit name", "organization"),
    )
    unit_native_name = text(
        "Name in own script", help="The unit's name as its country writes it.", search=True
    )
    country_id = link("Country", "country", help="Country the unit belongs to.", column=True)
    parent_unit_id = link("Belongs to", "unit", help="The unit directly above it.", column=True)
    unit_service = choice("Service", "service", help="Service or ministry of the unit.", column=True)
    unit_commander = name(
        "Commander",
        help="Name and rank of the commander; unit vetting asks for it.",
        column=True,
        max_length=160,
        aliases=("commander name",),
    )
    unit_place = text("Garrison", help="Town where the unit is stationed.", column=True)
    unit_deployed = flag(
        "Deployed",
        help="Yes for a unit in the field; what it holds is counted by muster or from its own report.",
    )
    unit_remarks = long_text("Remarks", help="What colleagues should know about the unit.", max_length=2000)


class Site(Kind):
    """A place with an address: installation, school, embassy, depot."""

    spec = Spec(
        name="site",
        label="Site",
        plural="Sites",
        about="A place the office deals with: a training installation and its student office, an "
        "embassy, a depot.",
        cites="SAMM C10.4",
        natural=("site_name",),
        title=("site_name",),
        sections=(
            Section(
                "Site",
                (
                    "site_name",
                    "site_purpose",
                    "country_id",
                    "in_us",
                    "street",
                    "city",
                    "state",
                    "postal_code",
                ),
            ),
            Section("How to reach it", ("site_phone", "site_fax", "site_email")),
            Section(
                "Student office",
                ("location_code", "student_officer", "local_instructions", "directory_checked_on"),
            ),
        ),
    )
    site_name = text(
        "Site", help="Name of the place.", max_length=160, column=True, search=True, aliases=("installation",)
    )
    site_purpose = choice("Purpose", "site_purpose", help="What the place is to the office.", column=True)
    country_id = link(
        "Country", "country", help="Partner country the place lies in; empty in the United States."
    )
    in_us = flag("In the United States", help="Whether the place lies in the United States.", column=True)
    street = text("Street", help="Street or building.")
    city = text("City", help="Town or city.", column=True, search=True)
    state = text("State or province", help="State, province or district.", max_length=60)
    postal_code = text("Postal code", help="ZIP or postal code; kept as text.", max_length=20)
    site_phone = text("Telephone", help="Telephone of the place or its student office.", max_length=60)
    site_email = text("E-mail", help="E-mail of the place or its student office.", max_length=120)
    site_fax = text("Fax", help="Fax of the place or its student office.", max_length=60)
    location_code = text(
        "Location code", help="Code of the place in the training list.", max_length=10, search=True
    )
    student_officer = text(
        "Student officer",
        help="The international military student officer (IMSO).",
        cites="SAMM C10.4",
        search=True,
    )
    directory_checked_on = day("Checked on", help="Day these entries were compared with the list in SAN.")
    local_instructions = long_text(
        "Local instructions", help="What a traveller must know on arrival.", max_length=5000
    )


class Contact(PersonName):
    """Somebody outside the office it works with."""

    spec = Spec(
        name="contact",
        label="Contact",
        plural="Contacts",
        about="Somebody outside the office: a training manager, a student officer at a school, a "
        "ministry's point of contact.",
        title=("full_name",),
        sort=("sort_name",),
        private=True,
        sections=(
            Section("Contact", (*NAME_KEYS, "role", "organization", "unit_id", "site_id", "country_id")),
            Section("How to reach", ("phone", "email", "contact_remarks", "left_on")),
        ),
    )
    role = text("Role", help="What the person does for the office's work.", column=True, search=True)
    organization = text("Organization", help="Agency, school, ministry or company.", column=True, search=True)
    unit_id = link("Unit", "unit", OnRemove.KEEP, help="Unit of the partner country the person belongs to.")
    site_id = link("Site", "site", OnRemove.KEEP, help="Place where the person works.")
    country_id = link("Country", "country", OnRemove.KEEP, help="Country the person serves.")
    phone = text(
        "Telephone", help="Number with country code.", max_length=60, column=True, privacy=Privacy.PERSONAL
    )
    email = text("E-mail", help="E-mail address.", max_length=120, column=True, privacy=Privacy.PERSONAL)
    contact_remarks = long_text("Remarks", help="What colleagues should know.", max_length=2000)
    left_on = day("Left on", help="Day the person left the post; afterwards the contact is history.")


class Person(PersonName):
    """A member of the office's staff."""

    spec = Spec(
        name="person",
        label="Staff member",
        plural="Staff",
        about="A member of the office's staff, American or local: who has which duties and who signs what.",
        title=("full_name",),
        sort=("sort_name",),
        private=True,
        sections=(
            Section("Staff member", (*NAME_KEYS, "rank", "role", "local_staff", "user_name")),
            Section("Tour", ("phone", "email", "arrived_on", "leaves_on")),
        ),
    )
    rank = text("Rank or grade", help="Rank, grade or title as papers print it.", column=True)
    role = text("Role", help="What the person does in the office.", column=True, search=True)
    local_staff = flag(
        "Local staff", help="Yes for locally employed staff; their default role is clerk.", column=True
    )
    user_name = text(
        "User name", help="Name under which the person opens the office.", max_length=60, column=True
    )
    phone = text("Telephone", help="Number with country code.", max_length=60, privacy=Privacy.PERSONAL)
    email = text("E-mail", help="E-mail address.", max_length=120, privacy=Privacy.PERSONAL)
    arrived_on = day("Arrived on", help="First day in the office.")
    leaves_on = day("Leaves on", help="Last day in the office; a handover is due before it.", column=True)
