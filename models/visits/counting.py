"""Lead times of records: what a profile asks, from when it is counted, and when its office is open."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from models.kinds import Kind
from models.office.workdays import calendar_for
from models.rules import Facts, once
from models.visits.lead import (
    LAST_MINUTE,
    Deadline,
    HostOffice,
    Lead,
    Window,
    deadline,
    known_zone,
    moment_of,
    window,
)
from models.visits.weekdays import closed_weekdays

PROFILE = "profile_id"
COUNTRY = "profile_id.country_id"
HOLIDAYS = "*holiday"
ITINERARY = "itinerary_leg<request_id"
AIRCRAFT = "aircraft_clearance<request_id"
COUNTRY_LEGS = f"{AIRCRAFT}.aircraft_leg<aircraft_id"
LEG_PROFILES = f"{COUNTRY_LEGS}.{PROFILE}"
REQUEST_READS = (
    PROFILE, COUNTRY, HOLIDAYS, ITINERARY, AIRCRAFT, COUNTRY_LEGS, LEG_PROFILES, f"{LEG_PROFILES}.country_id",
)  # fmt: skip
"""What the lead time of a request rests on."""
LEADS = {
    "L": ("land_lead", "land_unit", "land_basis"),
    "O": ("overfly_lead", "overfly_unit", "overfly_basis"),
}
WINDOWS = {"L": ("land_minus", "land_plus", "land_window_unit"),
           "O": ("overfly_minus", "overfly_plus", "overfly_window_unit")}  # fmt: skip


# -- the office that takes it -----------------------------------------------------------------------------------------
def host_office(profile: Kind, country: Kind | None, holidays: Sequence[Kind]) -> HostOffice:
    """When the office of a profile is open: on its own days where it has such, else as its country works (VIS-R-38).

    Hours that end before they begin are taken as the whole day.
    """
    opens, closes = clock_of(profile.get("opens_at")), clock_of(profile.get("closes_at"))
    whole_day = opens is not None and closes is not None and closes <= opens
    return HostOffice(
        calendar_for(country, holidays, closed_weekdays(profile.get("open_weekdays"))), zone_of(profile, country),
        time.min if opens is None or whole_day else opens, LAST_MINUTE if closes is None or whole_day else closes,
    )  # fmt: skip


def zone_of(profile: Kind | None, country: Kind | None) -> ZoneInfo:
    """The zone of a profile, else of its country, else UTC."""
    return known_zone(
        profile.get("profile_zone") if profile is not None else None,
        country.get("time_zone") if country is not None else None,
    )


def clock_of(told: str | None) -> time | None:
    """A time of day written 09:00; None where none is told."""
    return time.fromisoformat(told) if told else None


# -- people -----------------------------------------------------------------------------------------------------------
def people_lead(profile: Kind) -> Lead | None:
    """The lead time of a request of people; None where the profile tells none."""
    if (span := profile.get("lead_time")) is None:
        return None
    return Lead(span, profile.get("lead_unit") == "HOUR", profile.get("lead_basis") == "BUSINESS")


def arrival(request: Kind, legs: Iterable[Kind]) -> date | datetime | None:
    """When the party comes: the moment of its first arrival on the first day, else that day."""
    begins: date | None = request.get("date_from")
    times = [
        told for leg in legs if (told := leg.get("arrive_at")) and date.fromisoformat(told[:10]) == begins
    ]
    return min((at for told in times if (at := moment_of(told))), default=begins)


def departure(request: Kind, legs: Iterable[Kind], office: HostOffice) -> date | datetime | None:
    """When the party leaves home: the first departure of its itinerary, never after the first day in the country.

    What is left on that very day is home only where nobody arrived; else it is a place in the country.
    """
    begins: date | None = request.get("date_from")
    if begins is None:
        return None
    leaves: list[date | datetime] = [begins]
    for leg in legs:
        found = moment_of(leg.get("depart_at")) or leg.get("depart_on")
        reached = leg.get("arrive_at") or leg.get("arrive_on")
        if found is not None and (
            _day(found, office) < begins or (_day(found, office) == begins and not reached)
        ):
            leaves.append(found)
    return min(leaves, key=lambda each: (_day(each, office), not isinstance(each, datetime), str(each)))


def _day(told: date | datetime, office: HostOffice) -> date:
    return office.day_of(told) if isinstance(told, datetime) else told


def people_deadline(
    request: Kind, profile: Kind, office: HostOffice, legs: Sequence[Kind]
) -> Deadline | None:
    """Until when a request of people is sent; None where a day or the lead time is not known."""
    lead = people_lead(profile)
    leaves = profile.get("lead_from") == "DEPARTURE"
    begins = departure(request, legs, office) if leaves else arrival(request, legs)
    return deadline(lead, begins, office) if lead is not None and begins is not None else None


# -- aircraft ---------------------------------------------------------------------------------------------------------
def aircraft_lead(action: str | None, profile: Kind) -> Lead | None:
    """The lead time to land (O: to overfly); None where the profile tells none."""
    key, unit, basis = LEADS.get(action or "L", LEADS["L"])
    if (span := profile.get(key)) is None:
        return None
    return Lead(span, profile.get(unit) == "HOUR", profile.get(basis) == "BUSINESS")


def leg_deadline(leg: Kind, profile: Kind, office: HostOffice, begins: date | None) -> Deadline | None:
    """Until when a country leg is asked, counted from its arrival or entry, else from a day."""
    lead, comes = aircraft_lead(leg.get("leg_action"), profile), moment_of(leg.get("eta_at")) or begins
    return deadline(lead, comes, office) if lead is not None and comes is not None else None


def leg_window(leg: Kind, profile: Kind | None) -> tuple[int, int, bool] | None:
    """How much earlier and later a leg may come, and whether that is in hours; None where the profile tells neither."""
    minus, plus, unit = WINDOWS.get(leg.get("leg_action") or "L", WINDOWS["L"])
    if profile is None or (profile.get(minus) is None and profile.get(plus) is None):
        return None
    return profile.get(minus) or 0, profile.get(plus) or 0, profile.get(unit) != "DAY"


# -- the request ------------------------------------------------------------------------------------------------------
@once
def request_deadline(f: Facts) -> Deadline | None:
    """Until when a request is sent: by its profile, for an aircraft the earliest of its legs (to land, without)."""
    profile, request = f.one(PROFILE), f.record
    flies = request.get("request_kind") == "AIRCRAFT"
    if flies and (found := min(_leg_deadlines(f), key=lambda each: each.at, default=None)):
        return found
    if profile is None:
        return None
    office = host_office(profile, f.linked(profile, "country_id"), f.all(HOLIDAYS))
    if not flies:
        return people_deadline(request, profile, office, f.all(ITINERARY))
    lead, begins = aircraft_lead(None, profile), request.get("date_from")
    return deadline(lead, begins, office) if lead is not None and begins is not None else None


def _leg_deadlines(f: Facts) -> Iterator[Deadline]:
    for leg in f.all(COUNTRY_LEGS):
        profile = f.linked(leg, PROFILE) or f.one(PROFILE)
        if profile is not None:
            office = host_office(profile, f.linked(profile, "country_id"), f.all(HOLIDAYS))
            if found := leg_deadline(leg, profile, office, f.record.get("date_from")):
                yield found


def business(profile: Kind) -> bool:
    """Whether a profile counts any lead time in business days."""
    return "BUSINESS" in map(profile.get, ("lead_basis", "land_basis", "overfly_basis"))


# -- windows ----------------------------------------------------------------------------------------------------------
def told_window(row: Kind) -> tuple[datetime | None, datetime | None]:
    """The window as the record tells it."""
    return moment_of(row.get("valid_from_at")), moment_of(row.get("valid_to_at"))


def computed_window(row: Kind, profile: Kind | None) -> Window | None:
    """The window about the approved time by the profile; None where either is not known (VIS-R-32)."""
    approved, span = moment_of(row.get("approved_at")), leg_window(row, profile)
    if approved is None or span is None:
        return None
    minus, plus, hours = span
    return window(approved, minus, plus, hours=hours)


def standing_window(row: Kind, profile: Kind | None) -> Window | None:
    """The window that holds: as recorded where it is, else as computed."""
    first, last = told_window(row)
    computed = computed_window(row, profile)
    first = first or (computed.first if computed else None)
    last = last or (computed.last if computed else None)
    return Window(first, last) if first is not None and last is not None else None
