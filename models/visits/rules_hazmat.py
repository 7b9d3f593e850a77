"""What rules ask of dangerous goods and of standing clearances (visitors.md 5, R-35, R-36, R-39)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

import re
from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, once, rule
from models.telling import shown
from models.text import counted, listed
from models.visits.counting import AIRCRAFT, COUNTRY_LEGS, LEG_PROFILES, PROFILE
from models.visits.lead import HOUR, moment_of, shown_moment, zone_in
from models.visits.rules_dates import READY
from models.visits.states import AT_DESK
from models.visits.telling import REQUEST, some, wanted

HEADER, BLANKET = "aircraft_clearance", "blanket_clearance"
GOODS = f"{AIRCRAFT}.hazmat_line<aircraft_id"
PROFILES = (PROFILE, AIRCRAFT, COUNTRY_LEGS, LEG_PROFILES)
UNDER, UNDER_COUNTRY = "blanket_id", "blanket_id.country_id"
FIRST, SECOND, THIRD = "visit.blanket_days", "visit.blanket_second_days", "visit.blanket_third_days"
ONE_DAY = timedelta(days=1)
NEEDED = {
    "un_number": "UN number",
    "shipping_name": "shipping name",
    "hazard_class": "class",
    "gross_kg": "gross weight",
}


@once
def flown_profiles(f: Facts) -> list[Kind]:
    """The profiles that hold for an aircraft request: those of its legs, and its own where a leg has none."""
    legs = f.all(COUNTRY_LEGS)
    found = [row for leg in legs if (row := f.linked(leg, PROFILE)) is not None]
    own = f.one(PROFILE)
    if own is not None and (len(found) < len(legs) or not legs):
        found.append(own)
    return list({row.id: row for row in found}.values())


def _names(rows: list[Kind]) -> str:
    return some(
        str(row.get("un_number") or row.get("shipping_name") or "goods without a number") for row in rows
    )


# -- dangerous goods --------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-35", Strength.BLOCK, "UDL diplomatic clearance schema; EU DIC form 41-48", subject=REQUEST, step=READY,
    tag="S", reads=(*PROFILES, GOODS), when=wanted(),
    says="Dangerous goods fly only under a profile that allows them.",
    clears="A profile that allows them; the goods taken off.",
)  # fmt: skip
def goods_allowed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-35: goods aboard, and a profile that forbids them."""
    rows = list(f.all(GOODS))
    for profile in flown_profiles(f) if rows else ():
        if profile.get("hazmat_allowed") is False:
            yield Finding(
                f"The profile “{profile.get('profile_name')}” allows no dangerous goods; aboard: {_names(rows)}.",
                fields=(PROFILE,),
            )


@rule(
    "VIS-R-35A", Strength.WARN, "UDL diplomatic clearance schema", subject=REQUEST, tag="S", reads=(*PROFILES, GOODS),
    when=wanted(),
    says="Whether a profile allows dangerous goods is known before they fly.",
    clears="Allowed or not in the profile.",
)  # fmt: skip
def goods_told(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-35A: the profile does not say whether it allows them."""
    for profile in flown_profiles(f) if f.all(GOODS) else ():
        if profile.get("hazmat_allowed") is None:
            yield Finding(
                f"Whether the profile “{profile.get('profile_name')}” allows dangerous goods is not recorded.",
                fields=(PROFILE,),
            )


def _asked(profile: Kind, row: Kind) -> bool:
    """Whether a profile asks for the data of goods."""
    if profile.get("asks_hazmat") or profile.get("asks_all_hazmat"):
        return True
    kind, division = row.get("hazard_class"), row.get("hazard_division")
    return bool(
        (profile.get("asks_class_1") and kind == "1")
        or (profile.get("asks_division_1_1") and division == "1.1")
        or (profile.get("asks_class_9") and kind == "9")
    )


def _lacks(row: Kind) -> list[str]:
    lacks = [word for key, word in NEEDED.items() if row.get(key) in (None, "")]
    if row.get("hazard_class") == "1":
        lacks += [] if row.get("hazard_division") else ["division"]
        lacks += [] if row.get("net_explosive_kg") is not None else ["net explosive quantity"]
    return lacks


@rule(
    "VIS-R-35B", Strength.BLOCK, "EU DIC form 41-48; UDL diplomatic clearance schema", subject=REQUEST, step=READY,
    tag="S", reads=(*PROFILES, GOODS), when=wanted(),
    says="The data of dangerous goods, and of weapons, that a profile asks for stand in the request.",
    clears="The data of each line; whether weapons are aboard, and which.",
)  # fmt: skip
def goods_described(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-35B: lines of goods that lack something, weapons nobody told of."""
    profiles = flown_profiles(f)
    for row in f.all(GOODS):
        if (lacks := _lacks(row)) and any(_asked(each, row) for each in profiles):
            yield Finding(f"{_names([row])}: {listed(lacks)} not recorded.")
    if any(each.get("asks_weapons") for each in profiles):
        for header in f.all(AIRCRAFT):
            told = header.get("weapons_aboard")
            if told is None or (told and not header.get("weapons_text")):
                yield Finding(f"The profile asks about weapons: {'which' if told else 'whether any'} are aboard is not "
                              "recorded.")  # fmt: skip


@rule(
    "VIS-R-36", Strength.INFORM, "AFI 11-2C-130V3 6.30", subject=HEADER, tag="S",
    when=While(lambda row: bool(row.get("flight_remark"))),
    says="Divisions 1.1 to 1.3, toxic munitions, infectious substances, Yellow III and 1,000 lb of other classes put "
    "“Hazardous Cargo” into the remarks of the flight plan.",
    clears="Goods that do not ask for it.",
)  # fmt: skip
def flight_plan_remark(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-36: what the remarks must say."""
    yield Finding(
        f"The remarks of the flight plan say: {f.record.get('flight_remark')}.", fields=("flight_remark",)
    )


# -- standing clearances ----------------------------------------------------------------------------------------------
@rule(
    "VIS-R-39", Strength.WARN, "EU DIC technical arrangement", subject=BLANKET, tag="S I",
    policy=(FIRST, SECOND, THIRD), when=While(lambda row: row.get("blanket_to") is not None
                                              and row.get("renewed_by_id") is None),
    says="A standing clearance is renewed before it ends; reminders come 90, 60 and 30 days before.",
    clears="The clearance that follows it; until 30 days before, the day the renewal was asked.",
)  # fmt: skip
def blanket_renewed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-39: a reminder at each step; one that was asked is told of again in the last step."""
    ends, asked = f.record.get("blanket_to"), f.record.get("renewal_asked_on")
    steps = sorted(ends - timedelta(days=p.whole(key, today)) for key in (FIRST, SECOND, THIRD))
    yield from (LooksAgain(day) for day in (*steps, ends + ONE_DAY) if day > today)
    left = (ends - today).days
    if today < steps[0] or (asked is not None and steps[-1] > today):
        return
    if left < 0:
        yield Finding(
            f"It ended on {show_date(ends)}; nothing flies under it.", due_on=ends, fields=("renewed_by_id",)
        )
        return
    so_far = f"Its renewal was asked on {show_date(asked)} and did not come" if asked else "It is not renewed"
    yield Finding(f"{so_far}: it ends on {show_date(ends)}, in {counted(left, 'day')}.", due_on=ends,
                  fields=("renewal_asked_on", "renewed_by_id"), inputs=shown(days_left=left))  # fmt: skip


@rule(
    "VIS-R-39A",
    Strength.WARN,
    "EU DIC technical arrangement",
    subject=REQUEST,
    tag="S",
    reads=(UNDER, UNDER_COUNTRY, AIRCRAFT, COUNTRY_LEGS, GOODS),
    when=wanted(lambda row: row.get("blanket_id") is not None),
    says="A flight under a standing clearance lies within its days and what it covers.",
    clears="Another clearance; a request of its own.",
)
def within_blanket(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-39A: days, goods, aircraft, call signs or airfields that the standing clearance does not cover."""
    blanket, begins, ends = f.one(UNDER), f.record.get("date_from"), f.record.get("date_to")
    if blanket is None:
        return
    first, last = blanket.get("blanket_from"), blanket.get("blanket_to")
    if (first and begins and begins < first) or (last and ends and ends > last):
        yield Finding(
            f"{blanket.get('blanket_no')} holds from {show_date(first) if first else '(no day)'} to "
            f"{show_date(last) if last else '(no day)'}, not for all days of the visit.",
            fields=(UNDER,),
        )
    if f.all(GOODS) and blanket.get("covers_hazmat") is False:
        yield Finding(
            f"{blanket.get('blanket_no')} does not cover dangerous goods; aboard: {_names(list(f.all(GOODS)))}.",
            fields=(UNDER,),
        )
    country = f.one(UNDER_COUNTRY)
    code = country.get("country_code") if country is not None else None
    legs = [leg for leg in f.all(COUNTRY_LEGS) if leg.get("leg_country") == code]
    for key, flown in (
        ("covers_types", [row.get("aircraft_type") for row in f.all(AIRCRAFT)]),
        ("covers_call_signs", [row.get("call_sign") for row in f.all(AIRCRAFT)]),
        ("covers_airfields", [leg.get("airfield") for leg in legs]),
    ):
        known = str(blanket.get(key) or "")
        if beyond := [each for each in dict.fromkeys(flown) if each and known and not _covered(each, known)]:
            yield Finding(f"{blanket.get('blanket_no')} covers {known}, not {some(beyond)}.", fields=(UNDER,))


def _covered(told: str, known: str) -> bool:
    """Whether a type, call sign or airfield is among those listed; C-130 covers the C-130J, RCH or RCH* the RCH123."""
    listed_ones = filter(None, (each.strip("* ").upper() for each in re.split(r"[,;\s]+", known)))
    return any(told.strip().upper().startswith(each) for each in listed_ones)


@rule(
    "VIS-R-39B", Strength.WARN, "EU DIC form 4-5", subject=REQUEST, tag="S", reads=(UNDER, AIRCRAFT, COUNTRY_LEGS),
    when=wanted(lambda row: row.get("blanket_id") is not None and row.get("submitted_on") is None, states=AT_DESK),
    says="Flights under a standing clearance are still announced where it says so.",
    clears="The step that it was sent.",
)  # fmt: skip
def flights_announced(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-39B: until when each flight is announced."""
    blanket = f.one(UNDER)
    if blanket is None or not blanket.get("still_notify"):
        return
    hours = blanket.get("notify_hours") or 0
    for leg in f.all(COUNTRY_LEGS):
        comes, zone = moment_of(leg.get("eta_at")), zone_in(leg.get("eta_at"))
        if comes is not None and zone is not None:
            by = comes - hours * HOUR
            yield Finding(f"Announce the flight by {shown_moment(by, zone)}.", due_on=by.astimezone(zone).date(),
                          inputs=shown(hours_before=hours))  # fmt: skip
