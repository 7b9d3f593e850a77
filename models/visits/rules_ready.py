"""What a profile demands before a request is ready: facts of the request, of each traveller, of the aircraft (R-02)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from models.findings import Finding, Strength
from models.kinds import Kind, kind_named
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.text import in_sentence, listed
from models.visits.counting import AIRCRAFT, COUNTRY_LEGS, ITINERARY, LEG_PROFILES, PROFILE
from models.visits.rules_dates import READY
from models.visits.rules_hazmat import flown_profiles
from models.visits.telling import (
    PARTY,
    REQUEST,
    TRAVELLERS,
    is_official,
    named,
    of_aircraft,
    of_people,
    some,
    wanted,
)

NEEDED = (
    "request_kind",
    "travel_type",
    "profile_id",
    "purpose",
    "sites_to_visit",
    "date_from",
    "date_to",
    "group_size",
    "sponsor_office",
    "external_system",
)
"""What every request holds before it is ready (4.1); the same fields are marked as needed in the form."""
PERSONAL = ("traveller_category", "branch_dept", "rank_grade", "full_name")
BY_PERSON = {
    "asks_passport": ("passport_number", "passport_kind", "passport_expires_on"), "asks_birth_date": ("birth_date",),
    "asks_dod_id": ("dod_id_number",), "asks_emergency": ("traveller_emergency_contact",),
}  # fmt: skip
HOME = ("home_poc_name", "home_poc_phone", "home_poc_email")
LODGING = ("lodging_name", "lodging_address", "lodging_contact")
BY_AIRCRAFT = {
    "asks_pilot_names": ("pilot", "alternate_pilot"),
    "asks_crew_count": ("crew_count",),
    "asks_ravens": ("ravens_aboard",),
    "asks_cargo_pax": ("pax_count", "cargo_summary"),
    "asks_cargo_list": ("cargo_summary",),
    "asks_tail": ("tail_number",),
    "asks_fund": ("fund_source",),
}
BY_LEG = {
    "asks_flight": ("altitude_speed",), "asks_route": ("route",), "asks_points": ("entry_point", "exit_point"),
}  # fmt: skip
ABOARD = {
    "asks_crew_list": "the names of the crew", "asks_crew_details": "data about the crew",
    "asks_passport_crew": "passports of those aboard",
}  # fmt: skip
"""What a profile may ask of those who fly, by its flag."""
ALWAYS = (
    "operator", "owner", "aircraft_type", "aircraft_count", "call_sign", "mission_no", "suspense_on",
    "first_departure_at", "aircraft_purpose",
)  # fmt: skip
"""What every worksheet holds (4.4)."""
SAYS = (
    "What the country profile demands stands in the request before it is ready; all three layers are obeyed."
)


def _empty(row: Kind, keys: Iterable[str]) -> list[str]:
    return [key for key in keys if row.get(key) in (None, "")]


def _labels(kind: str, keys: Iterable[str]) -> str:
    """Fields as a sentence lists them, by their labels."""
    fields = kind_named(kind).fields
    return listed(in_sentence(fields[key].label) for key in keys)


@rule(
    "VIS-R-02B", Strength.BLOCK, "F011 AF A3 B DoD; SAMM C2.1.9.3.1", subject=REQUEST, step=READY, tag="S I",
    reads=(PROFILE,), when=wanted(), says="Every request says who wants what, where, when and through which system.",
    clears="The fields named.",
)  # fmt: skip
def request_whole(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-02B: fields that every request needs, and the statements of the profile."""
    if missing := tuple(_empty(f.record, NEEDED)):
        yield Finding(f"Not recorded: {_labels(REQUEST, missing)}.", fields=missing)
    profile = f.one(PROFILE)
    if profile is None:
        return
    if profile.get("asks_home_poc") and (home := tuple(_empty(f.record, HOME))):
        yield Finding(f"The profile asks for {_labels(REQUEST, home)}.", fields=home)
    if profile.get("profile_statements") and not f.record.get("mandatory_statements"):
        yield Finding(
            "The statements that the profile wants are not in the request.", fields=("mandatory_statements",)
        )


@rule(
    "VIS-R-02C", Strength.BLOCK, "F011 AF A3 B DoD; SAMM C2.1.9.3.1", subject=REQUEST, step=READY, tag="S I",
    reads=(PROFILE, PARTY, TRAVELLERS), when=wanted(of_people), says=SAYS, clears="What is missing of each traveller.",
)  # fmt: skip
def travellers_whole(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-02C: facts of travellers, grouped by what is missing; the employer of a contractor among them."""
    profile = f.one(PROFILE)
    asked = [
        key for flag, keys in BY_PERSON.items() if profile is not None and profile.get(flag) for key in keys
    ]
    found: dict[tuple[str, ...], list[Kind]] = {}
    for row in f.all(TRAVELLERS):
        keys = (*PERSONAL, *asked, *(("employer",) if row.get("traveller_category") == "CTR" else ()))
        if missing := tuple(_empty(row, keys)):
            found.setdefault(missing, []).append(row)
    for missing, rows in found.items():
        yield Finding(f"{named(rows)}: {_labels('traveller', missing)} not recorded.")


@rule(
    "VIS-R-02D", Strength.BLOCK, "F011 AF A3 B DoD; Yokota AB travel page", subject=REQUEST, step=READY, tag="S I",
    reads=(PROFILE, ITINERARY), when=wanted(of_people), says="The itinerary says where they stay, from when to when.",
    clears="The legs with their days; the lodging of each.",
)  # fmt: skip
def itinerary_whole(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-02D: no itinerary, legs without place or day, lodging where the profile asks for it."""
    profile, legs = f.one(PROFILE), f.all(ITINERARY)
    if not legs:
        yield Finding("No itinerary is recorded: where they stay, from when to when.")
    vague = [
        leg
        for leg in legs
        if not leg.get("location")
        or not (leg.get("arrive_on") or leg.get("arrive_at") or leg.get("depart_on") or leg.get("depart_at"))
    ]
    if vague:
        yield Finding(f"Place or day is not recorded of leg {_numbers(vague)}.")
    if profile is not None and profile.get("asks_lodging") and is_official(f.record):
        stays = [
            leg for leg in legs if (leg.get("arrive_on") or leg.get("arrive_at")) and _empty(leg, LODGING)
        ]
        if stays:
            yield Finding(f"Lodging with address and contact is not recorded of leg {_numbers(stays)}.")


def _numbers(legs: Iterable[Kind]) -> str:
    return some(str(leg.get("leg_no") or "without a number") for leg in legs)


@rule(
    "VIS-R-02E", Strength.BLOCK, "UDL diplomatic clearance schema; EU DIC form", subject=REQUEST, step=READY, tag="S I",
    reads=(PROFILE, AIRCRAFT, COUNTRY_LEGS, LEG_PROFILES), when=wanted(of_aircraft), says=SAYS,
    clears="What is missing on the worksheet or its legs.",
)  # fmt: skip
def worksheet_whole(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-02E: facts of the worksheet and of its country legs that the profiles ask for."""
    profiles = flown_profiles(f)
    for header in f.all(AIRCRAFT):
        keys = [*ALWAYS, *_asked(profiles, BY_AIRCRAFT)]
        keys += (
            ["vip_name"] if header.get("vip_code") and any(each.get("asks_dv") for each in profiles) else []
        )
        if missing := _empty(header, dict.fromkeys(keys)):
            yield Finding(f"{header.get('worksheet_name') or 'The worksheet'}: "
                          f"{_labels('aircraft_clearance', missing)} not recorded.")  # fmt: skip
    if f.all(AIRCRAFT) and not f.all(COUNTRY_LEGS):
        yield Finding("No country leg is recorded: where it lands and what it overflies.")
    for leg in f.all(COUNTRY_LEGS):
        yield from _leg(f, leg)


@rule(
    "VIS-R-02F", Strength.BLOCK, "UDL diplomatic clearance schema; Australian AIP GEN 2005", subject=REQUEST,
    step=READY, tag="S I", reads=(PROFILE, AIRCRAFT, COUNTRY_LEGS, LEG_PROFILES, PARTY, TRAVELLERS),
    when=wanted(of_aircraft), says="Where a profile asks for the names of the crew or for passports of those aboard, "
    "they stand in the party of the request.",
    clears="The crew in the party; the passport of each.",
)  # fmt: skip
def aboard_named(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-02F: nobody is named though a profile asks who is aboard, or a passport is missing."""
    profiles, aboard = flown_profiles(f), f.all(TRAVELLERS)
    words = [word for flag, word in ABOARD.items() if any(each.get(flag) for each in profiles)]
    if not words or not f.all(AIRCRAFT):
        return
    if not aboard:
        yield Finding(f"The profile asks for {listed(dict.fromkeys(words))}: nobody is named in the party.")
    elif any(each.get("asks_passport_crew") for each in profiles):
        keys = BY_PERSON["asks_passport"]
        if lacking := [row for row in aboard if _empty(row, keys)]:
            yield Finding(f"{named(lacking)}: {_labels('traveller', keys)} not recorded.")


def _asked(profiles: Iterable[Kind], fields: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [key for flag, keys in fields.items() if any(each.get(flag) for each in profiles) for key in keys]


def _leg(f: Facts, leg: Kind) -> Iterator[Yield]:
    """What one country leg lacks, and an airfield or point that its profile does not name."""
    profile = f.linked(leg, PROFILE) or f.one(PROFILE)
    lands = leg.get("leg_action") != "O"
    keys = ["leg_country", "leg_action", "eta_at", *(["airfield"] if lands else [])]
    keys += _asked([profile], BY_LEG) if profile is not None else []
    if missing := _empty(leg, keys):
        yield Finding(
            f"Leg {leg.get('leg_no') or '(no number)'}: {_labels('aircraft_leg', missing)} not recorded."
        )
    if profile is None:
        return
    for key, named_in in (
        ("airfield", "airfields"),
        ("entry_point", "entry_points"),
        ("exit_point", "exit_points"),
    ):
        told, known = leg.get(key), str(profile.get(named_in) or "")
        if (
            told
            and known
            and (key != "airfield" or profile.get("asks_airfields"))
            and told.upper() not in known.upper()
        ):
            yield Finding(f"Leg {leg.get('leg_no')}: {told} is not among those of the profile ({known}).")
