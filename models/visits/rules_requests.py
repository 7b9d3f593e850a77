"""What rules ask of requests: which system, who needs one, what is to be confirmed (R-01 to R-08, R-62)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import shown
from models.visits.rules_dates import READY
from models.visits.states import ASKED, AT_DESK, CLEARED
from models.visits.telling import (
    AREA,
    OFFICIAL,
    PARTY,
    REQUEST,
    SOUTHCOM,
    TRAVELLERS,
    area,
    in_status,
    is_official,
    named,
    of_aircraft,
    of_people,
    some,
    wanted,
)

PLAN, COUNTRY = "support_plan", "country"
PLANS = ("support_plan<request_id", "plan_request<request_id")
FURTHER = "plan_request<plan_id"
PLANNED = "*support_plan"
VISITS, HOSTS = f"{PLANNED}.request_id", f"{PLANNED}.request_id.profile_id"
"""Visits that the office supports, and their profiles: reading every request would slow each change of one."""
SUPPORT_DAYS, OVERLAP_DAYS = "visit.support_days", "visit.overlap_days"
RFV_PEOPLE, RFV_SITES, RFV_EARLIEST = "visit.rfv_people", "visit.rfv_sites", "visit.rfv_earliest_days"
DOD = frozenset({"MIL", "CIV", "CTR", "FN", "DEP", "AIRCREW"})
CONGRESS, OTHERS, AIRCREW = "CODEL", "OTHER_AGENCY", "AIRCREW"
ONE_DAY = timedelta(days=1)
ON_LIST = (*AT_DESK, *ASKED, *CLEARED)


# -- who needs one ----------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-01", Strength.WARN, "SAMM C2.1.9.3", subject=PLAN, tag="S", reads=("request_id", FURTHER),
    when=While(lambda row: row.get("plan_done_on") is None),
    says="For official travel to the country a clearance request is processed.",
    clears="The request that the visit comes under.",
)  # fmt: skip
def visit_has_request(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-01: a visit is supported that nobody asked a clearance for."""
    if f.one("request_id") is None and not f.all(FURTHER):
        yield Finding("No clearance request stands for this visit.", fields=("request_id",))


@rule(
    "VIS-R-01A", Strength.INFORM, "SAMM C2.1.9.3.1", subject=REQUEST, tag="S I", reads=PLANS, policy=(SUPPORT_DAYS,),
    when=wanted(is_official, states=CLEARED),
    says="The office coordinates security, logistics and administration for official visitors.",
    clears="A support plan for the visit.",
)  # fmt: skip
def visit_supported(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-01A: a cleared visit comes soon and nothing is arranged."""
    begins = f.record.get("date_from")
    if begins is None or any(f.all(path) for path in PLANS):
        return
    near = begins - timedelta(days=p.whole(SUPPORT_DAYS, today))
    if today < near:
        yield LooksAgain(near)
    else:
        yield Finding("The visit is cleared and has no support plan.", due_on=begins)


@rule(
    "VIS-R-05", Strength.WARN, "DoDD 4500.54E (2009) 2c", subject=REQUEST, tag="C", reads=(PARTY, TRAVELLERS),
    when=wanted(lambda row: row.get("external_system") == "APACS"),
    says="Members and staff of Congress are outside the program: the embassy handles them, not APACS.",
    clears="The traveller out of the party; another system.",
)  # fmt: skip
def congress(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-05: somebody of Congress in an APACS request."""
    if rows := [row for row in f.all(TRAVELLERS) if row.get("traveller_category") == CONGRESS]:
        yield Finding(f"{named(rows)}: of Congress, handled by the embassy and not in APACS.",
                      fields=("external_system",))  # fmt: skip


@rule(
    "VIS-R-06", Strength.INFORM, "DoDD 4500.54 (1991) 2.3.4; 86 FR 35075", subject=REQUEST, tag="C",
    reads=(PARTY, TRAVELLERS), when=wanted(of_people),
    says="Aircrew that only flies needs no request of people by default; its data go with the aircraft. The text that "
    "exempts it is cancelled, so the guide is looked at.",
    clears="Aircrew with the aircraft request; or the note that the guide asks for it.",
)  # fmt: skip
def aircrew(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-06: aircrew in a request of people."""
    rows = [row for row in f.all(TRAVELLERS) if row.get("traveller_category") == AIRCREW]
    if rows and not f.record.get("request_notes"):
        yield Finding(f"{named(rows)}: aircrew goes with the aircraft request unless the guide asks for more.",
                      fields=("request_notes",))  # fmt: skip


@rule(
    "VIS-R-07", Strength.INFORM, "DoDD 4500.54 (1991) 2.3; DoDD 4500.54E (2009) 2b", subject="profile_need", tag="C",
    when=While(lambda row: row.get("need") == "NOT_NEEDED" and row.get("need_kind") in ("COUNTRY", "THEATER")
               and row.get("need_travel") in (None, OFFICIAL)),
    says="A request is needed by default. The text that exempted exercises, moves within the theater and international "
    "staffs is cancelled, and the edition of 2009 includes such staffs.",
    clears="Needed or recommended instead; otherwise look again when the profile is checked.",
)  # fmt: skip
def exempted(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-07: a profile lets official travellers come without a clearance."""
    yield Finding("It lets official travellers come without this clearance: compare it with the guide as it is now.",
                  fields=("need",))  # fmt: skip


@rule(
    "VIS-R-07A", Strength.WARN, "86 FR 35075", subject=REQUEST, tag="S",
    when=wanted(lambda row: not any(row.get(key) for key in (
        "needs_country", "needs_theater", "needs_special_area", "needs_host_nation")), is_official),
    says="Official travel needs at least one clearance; none asked for is never approved.",
    clears="The clearances that are needed.",
)  # fmt: skip
def needs_some(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-07A: no clearance is asked for at all."""
    yield Finding("No clearance is asked for: country, theater, special area or host nation.",
                  fields=("needs_country", "needs_theater"))  # fmt: skip


# -- which system -----------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-03", Strength.WARN, "ODC Rome country clearance page; FAS eCC steps", subject=REQUEST, tag="S",
    reads=(PARTY, TRAVELLERS), when=wanted(of_people),
    says="Travellers of the Department of Defense use APACS, those of other agencies eCC.",
    clears="The system that fits the travellers; two requests for a mixed party.",
)  # fmt: skip
def right_system(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-03: somebody in the party is cleared in the other system."""
    system = f.record.get("external_system")
    for wrong, sorts, right in (("ECC", DOD, "APACS"), ("APACS", frozenset({OTHERS}), "eCC")):
        rows: Sequence[Kind] = [row for row in f.all(TRAVELLERS) if row.get("traveller_category") in sorts]
        if system == wrong and rows:
            yield Finding(f"{named(rows)}: to be cleared in {right}.", fields=("external_system",))


@rule(
    "VIS-R-04", Strength.BLOCK, "ODC Rome country clearance page", subject=REQUEST, step=READY, tag="S",
    when=wanted(of_aircraft), says="Aircraft are asked for in APACS everywhere; a message alone does not do.",
    clears="APACS as the system.",
)  # fmt: skip
def aircraft_in_apacs(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-04: another system, or none."""
    if f.record.get("external_system") != "APACS":
        yield Finding("An aircraft is asked for in APACS, not in another system or by message alone.",
                      fields=("external_system",))  # fmt: skip


@rule(
    "VIS-R-08", Strength.WARN, "APACS as travellers tell of it", subject=REQUEST, tag="S",
    when=wanted(is_official, lambda row: row.get("external_system") == "APACS" and not row.get("travel_confirmed"),
                states=AT_DESK),
    says="APACS takes travel as official by itself; leave is chosen by hand.",
    clears="That the travel type was confirmed.",
)  # fmt: skip
def official_confirmed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-08: nobody said that it is not leave."""
    yield Finding("Nobody has confirmed that this is official travel and not leave.",
                  fields=("travel_type", "travel_confirmed"))  # fmt: skip


@rule(
    "VIS-R-64", Strength.INFORM, "SOUTHCOM theater clearance page", subject=REQUEST, tag="S", reads=AREA,
    when=wanted(lambda row: not row.get("told_to_call_first"), states=AT_DESK),
    says="In the SOUTHCOM area the country's approver is asked before a request is sent while entry rules are in flux.",
    clears="That the approver was asked.",
)  # fmt: skip
def approver_called(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-64: a reminder before it is sent."""
    if area(f) == SOUTHCOM:
        yield Finding("Ask the approver for the country before it is sent: entry rules may have changed.",
                      fields=("told_to_call_first",))  # fmt: skip


@rule(
    "VIS-R-53", Strength.WARN, "DCSA and DSS visit pages", subject=REQUEST, tag="S",
    policy=(RFV_PEOPLE, RFV_SITES, RFV_EARLIEST), when=wanted(lambda row: row.get("external_system") == "RFV"),
    says="A request for visit is not for embassies and U.S. military sites; more than 30 visitors or sites are split; "
    "it is sent at most 90 days before.",
    clears="Another system; fewer visitors or sites in one request; a later day of sending.",
)  # fmt: skip
def request_for_visit(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-53: too many, too early, or to a place it is not meant for."""
    row = f.record
    sites = [line.strip() for line in str(row.get("sites_to_visit") or "").splitlines() if line.strip()]
    people, most, places = row.get("group_size") or 0, p.whole(RFV_PEOPLE, today), p.whole(RFV_SITES, today)
    if people > most or len(sites) > places:
        yield Finding(
            f"More than {most} visitors or {places} sites: split the request for visit.",
            fields=("group_size", "sites_to_visit"),
            inputs=shown(visitors=people, sites=len(sites)),
        )
    if ours := [
        site for site in sites if "EMBASSY" in site.upper() or site.upper().startswith(("U.S.", "US "))
    ]:
        yield Finding(f"A request for visit is not used for embassies and U.S. sites: {some(ours)}.",
                      fields=("external_system",))  # fmt: skip
    begins = row.get("date_from")
    if begins is not None and row.get("submitted_on") is None:
        first = begins - timedelta(days=p.whole(RFV_EARLIEST, today))
        if today < first:
            yield LooksAgain(first)
            yield Finding(f"It is not taken before {show_date(first)}.", fields=("date_from",))


# -- visits together --------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-62", Strength.INFORM, "OPNAVINST 4650.11F 3; DoDD 4500.54 (1991) 3", subject=COUNTRY, tag="C I",
    reads=(PLANNED, VISITS, HOSTS), policy=(OVERLAP_DAYS,),
    says="Visits to one country in one period are brought together; there are no more of them than needed.",
    clears="Visits on other days, or one request instead of several.",
)  # fmt: skip
def visits_together(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-62: official visits with a support plan that lie within a few days of each other."""
    alive = in_status(*ON_LIST)
    here = {row.id for row in f.all(HOSTS) if row.get("country_id") == f.record.id}
    found = [
        row for row in f.all(VISITS)
        if row.get("profile_id") in here and alive(row) and is_official(row) and of_people(row)
        and row.get("date_from") is not None and row.get("date_from") >= today
    ]  # fmt: skip
    rows = sorted(found, key=lambda row: (row.get("date_from"), row.id))
    if rows:
        yield LooksAgain(rows[0].get("date_from") + ONE_DAY)
    for group in _near(rows, p.whole(OVERLAP_DAYS, today)):
        first, last = group[0].get("date_from"), group[-1].get("date_from")
        yield Finding(
            f"{len(group)} visits begin from {show_date(first)} to {show_date(last)}: "
            f"{some(str(row.get('local_no') or row.id) for row in group)}. Bring them together where that can be.",
            due_on=first,
        )


def _near(rows: Sequence[Kind], days: int) -> Iterator[list[Kind]]:
    """Neighbours of which each begins at most so many days after the one before; single ones are left out."""
    group: list[Kind] = []
    for row in rows:
        if group and (row.get("date_from") - group[-1].get("date_from")).days > days:
            if len(group) > 1:
                yield group
            group = []
        group.append(row)
    if len(group) > 1:
        yield group
