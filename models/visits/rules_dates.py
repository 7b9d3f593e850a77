"""What contradicts itself in a request: days that cannot be, legs that overlap, a party of another size."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import shown
from models.text import counted
from models.visits.counting import AIRCRAFT, COUNTRY_LEGS, ITINERARY
from models.visits.lead import moment_of
from models.visits.states import ASKED, AT_DESK, CLEARED
from models.visits.telling import PARTY, REQUEST, TRAVELLERS, in_status, of_people

READY, CLOSE = "visit_ready", "visit_close"
DATES = "F011 AF A3 B DoD"
OPEN = While(in_status(*AT_DESK, *ASKED, *CLEARED))
NOT_SENT = While(in_status(*AT_DESK))
TURNED = timedelta(days=1)
"""How much earlier by the calendar one may arrive than one left, over the date line."""


@rule(
    "VIS-D-01", Strength.BLOCK, DATES, subject=REQUEST, step=READY, tag="S", when=OPEN,
    says="A visit ends on or after its first day.", clears="The first and the last day.",
)  # fmt: skip
def ends_after_it_begins(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-D-01: the last day lies before the first."""
    begins, ends = f.record.get("date_from"), f.record.get("date_to")
    if begins is not None and ends is not None and ends < begins:
        yield Finding(f"The visit ends on {show_date(ends)}, before it begins on {show_date(begins)}.",
                      fields=("date_from", "date_to"))  # fmt: skip


@rule(
    "VIS-D-02", Strength.BLOCK, DATES, subject=REQUEST, step=READY, tag="S", when=NOT_SENT,
    says="What was not sent yet is asked for days to come.",
    clears="The right first day; or that the request was sent, on the day it was.",
)  # fmt: skip
def not_for_yesterday(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-D-02: the first day is over and nothing was sent."""
    begins = f.record.get("date_from")
    if begins is None:
        return
    if begins < today:
        yield Finding(f"The visit begins on {show_date(begins)}, which is over; nothing was sent.",
                      fields=("date_from",), inputs=shown(first_day=begins, today=today))  # fmt: skip
    else:
        yield LooksAgain(begins + timedelta(days=1))


# -- the itinerary ----------------------------------------------------------------------------------------------------
def _arrives(leg: Kind) -> date | None:
    told = leg.get("arrive_at")
    found: date | None = date.fromisoformat(told[:10]) if told else leg.get("arrive_on")
    return found


def _departs(leg: Kind) -> date | None:
    told = leg.get("depart_at")
    found: date | None = date.fromisoformat(told[:10]) if told else leg.get("depart_on")
    return found


def _name(leg: Kind) -> str:
    place = leg.get("location")
    return f"Leg {leg.get('leg_no') or '(no number)'}" + (f", {place}," if place else "")


def _when(local: str | None, day: date | None) -> str:
    told = f"on {show_date(day)}" if day else "on a day that is not told"
    return f"{told} at {local[11:16]}" if local else told


def in_order(legs: Iterable[Kind]) -> list[Kind]:
    """Legs in the order of the journey."""
    return sorted(legs, key=lambda leg: (leg.get("leg_no") or 0, leg.id))


def _backwards(earlier: str | None, later: str | None, first: date | None, last: date | None) -> bool:
    """Whether what comes later is told as earlier: by UTC where both moments are known, else by the day."""
    one, two = moment_of(earlier), moment_of(later)
    if one is not None and two is not None:
        return two < one
    return first is not None and last is not None and last < first


@rule(
    "VIS-D-03", Strength.BLOCK, DATES, subject=REQUEST, step=READY, tag="S", reads=(ITINERARY,), when=OPEN,
    says="Nobody leaves a place before arriving there.", clears="The days and times of the leg.",
)  # fmt: skip
def leaves_after_it_arrives(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-D-03: a leg that leaves before it arrives; by UTC where both moments are known."""
    for leg in in_order(f.all(ITINERARY)):
        comes, goes = _arrives(leg), _departs(leg)
        if _backwards(leg.get("arrive_at"), leg.get("depart_at"), comes, goes):
            yield Finding(
                f"{_name(leg)} leaves {_when(leg.get('depart_at'), goes)} before it arrives "
                f"{_when(leg.get('arrive_at'), comes)}."
            )


@rule(
    "VIS-D-04", Strength.WARN, DATES, subject=REQUEST, tag="S", reads=(ITINERARY,), when=OPEN,
    says="The legs of a journey follow on each other and do not overlap.", clears="The days and times of both legs.",
)  # fmt: skip
def legs_follow(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-D-04: one arrives before the leg before it leaves; a day earlier may be the date line."""
    for before, after in pairwise(in_order(f.all(ITINERARY))):
        goes, comes = _departs(before), _arrives(after)
        moments = before.get("depart_at") and after.get("arrive_at")
        across = not moments and goes is not None and comes is not None and goes - comes == TURNED
        if not across and _backwards(before.get("depart_at"), after.get("arrive_at"), goes, comes):
            yield Finding(
                f"{_name(after)} arrives {_when(after.get('arrive_at'), comes)}, before leg {before.get('leg_no')} "
                f"leaves {_when(before.get('depart_at'), goes)}."
            )


@rule(
    "VIS-D-05", Strength.WARN, DATES, subject=REQUEST, tag="S", reads=(ITINERARY, COUNTRY_LEGS), when=OPEN,
    says="The itinerary lies within the days of the request.", clears="The days of the request or of the leg.",
)  # fmt: skip
def legs_within(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-D-05: a stay that begins after the last day or ends before the first, or reaches beyond them."""
    begins, ends = f.record.get("date_from"), f.record.get("date_to")
    for leg in in_order(f.all(ITINERARY)):
        comes, goes = _arrives(leg), _departs(leg)
        if comes is None:  # home, which they leave before
            continue
        early = begins is not None and comes < begins
        late = ends is not None and max(comes, goes or comes) > ends
        if early or late:
            stay = show_date(comes) + (f" to {show_date(goes)}" if goes else "")
            yield Finding(f"{_name(leg)} is told as {stay}; the request is for {_span(begins, ends)}.",
                          fields=("date_from", "date_to"))  # fmt: skip
    for leg in in_order(f.all(COUNTRY_LEGS)):
        told = leg.get("eta_at")
        day = datetime.fromisoformat(told[:16]).date() if told else None
        if day and ((begins and day < begins) or (ends and day > ends)):
            yield Finding(
                f"The aircraft is told to come on {show_date(day)}; the request is for {_span(begins, ends)}."
            )


def _span(begins: date | None, ends: date | None) -> str:
    return f"{show_date(begins) if begins else '(no day)'} to {show_date(ends) if ends else '(no day)'}"


# -- the party --------------------------------------------------------------------------------------------------------
@rule(
    "VIS-D-06", Strength.WARN, "visitors.md 4.1", subject=REQUEST, tag="I", reads=(PARTY,),
    when=While(lambda row: OPEN.test(row) and of_people(row) and row.get("group_size") is not None),
    says="The party is as large as the request says.", clears="The size of the party, or its members.",
)  # fmt: skip
def party_as_told(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-D-06: the number told is not the number of members."""
    told, known = f.record.get("group_size"), len(f.all(PARTY))
    if told != known:
        yield Finding(f"The request is for {counted(told, 'traveller')} and names {known}.", fields=("group_size",),
                      inputs=shown(party_of=told, members=known))  # fmt: skip


@rule(
    "VIS-R-63", Strength.WARN, "visitors.md 5", subject=REQUEST, tag="I", reads=(PARTY, TRAVELLERS), when=OPEN,
    says="Several travellers on one trip are one request, and each of them is in it once.",
    clears="The member that is taken out; travellers that are one person, merged.",
)  # fmt: skip
def each_once(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-63: a traveller twice, or two who look like one person: same name with passport, or same DoD ID."""
    met: dict[object, Kind] = {}
    for member in f.all(PARTY):
        person = f.linked(member, "traveller_id")
        if person is None:
            continue
        for mark in _marks(person):
            if mark in met:
                same = met[mark].id == person.id
                name = person.get("full_name") or "A traveller"
                yield Finding(
                    f"{name} is in the party twice." if same else
                    f"{name} is in the party twice, as two travellers with the same number."
                )  # fmt: skip
                break
        met.update(dict.fromkeys(_marks(person), person))


def _marks(person: Kind) -> list[object]:
    """What tells one person: the record, the DoD ID number, the name with the passport number."""
    dod, passport = person.get("dod_id_number"), person.get("passport_number")
    name = str(person.get("full_name") or "").casefold()
    return [person.id, *([("dod", dod)] if dod else []), *([(name, passport)] if passport else [])]


# -- closing ----------------------------------------------------------------------------------------------------------
@rule(
    "VIS-D-07", Strength.BLOCK, DATES, subject=REQUEST, step=CLOSE, tag="S", when=While(in_status(*CLEARED)),
    says="A request is closed when its last day is over.", clears="The last day, or the day they left.",
)  # fmt: skip
def over_before_closed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-D-07: the visit is not over; the day they left counts before the day planned."""
    ends = f.record.get("actual_out_on") or f.record.get("date_to")
    if ends is None:
        yield Finding("The last day of the visit is not recorded.", fields=("date_to",))
    elif today <= ends:
        yield LooksAgain(ends + timedelta(days=1))
        yield Finding(
            f"The visit ends on {show_date(ends)} and is not over.", fields=("date_to", "actual_out_on")
        )


@rule(
    "VIS-D-08", Strength.BLOCK, "visitors.md 6", subject=REQUEST, step=CLOSE, tag="I", when=While(in_status(*CLEARED)),
    says="A request is closed with the days on which they came and left.", clears="Both days.",
)  # fmt: skip
def days_before_closed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-D-08: a day is missing, once the visit is over."""
    ends = f.record.get("date_to")
    missing = tuple(key for key in ("actual_in_on", "actual_out_on") if f.record.get(key) is None)
    if missing and ends is not None and ends < today:
        yield Finding("The days on which they really came and left are not recorded.", fields=missing)
    elif missing and ends is not None:
        yield LooksAgain(ends + timedelta(days=1))


@rule(
    "VIS-D-09",
    Strength.BLOCK,
    DATES,
    subject=REQUEST,
    step=READY,
    tag="S",
    reads=(PARTY, AIRCRAFT),
    when=OPEN,
    says="A request is for somebody, or for an aircraft.",
    clears="A member of the party; the worksheet of an aircraft.",
)
def for_somebody(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-D-09: nobody and nothing is in it."""
    if of_people(f.record) and not f.all(PARTY):
        yield Finding("Nobody is named in the party.")
    elif not of_people(f.record) and not f.all(AIRCRAFT):
        yield Finding("No worksheet of an aircraft belongs to the request.")
