"""What rules ask of aircraft: until when to ask, windows, amendments, one request each (R-31 to R-37)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import shown
from models.visits.counting import (
    AIRCRAFT,
    HOLIDAYS,
    PROFILE,
    aircraft_lead,
    computed_window,
    host_office,
    leg_deadline,
    standing_window,
    told_window,
)
from models.visits.lead import moment_of, shown_moment, zone_in
from models.visits.states import ASKED, AT_DESK, CLEARED
from models.visits.telling import REQUEST, in_status, of_aircraft, wanted

LEG, HEADER = "aircraft_leg", "aircraft_clearance"
TO_AIRCRAFT = "aircraft_id"
TO_REQUEST = f"{TO_AIRCRAFT}.request_id"
TO_PROFILE = f"{TO_REQUEST}.{PROFILE}"
LEG_READS = (
    TO_AIRCRAFT,
    TO_REQUEST,
    PROFILE,
    f"{PROFILE}.country_id",
    TO_PROFILE,
    f"{TO_PROFILE}.country_id",
)
ONE_DAY = timedelta(days=1)
GRANTED = frozenset({"APPROVED", "APPROVED_RESTRICTED"})
ACTIONS = {"L": "to land", "O": "to overfly"}


def _profile(f: Facts) -> Kind | None:
    """The profile of a leg, else that of its request."""
    return f.one(PROFILE) or f.one(TO_PROFILE)


def _lives(f: Facts, *states: str) -> bool:
    request = f.one(TO_REQUEST)
    return request is not None and in_status(*states)(request)


def _granted(row: Kind) -> bool:
    return row.get("leg_status") in GRANTED


# -- until when -------------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-31", Strength.WARN, "UDL diplomatic clearance schema; DFAT 23b; State diplomatic aircraft clearance page",
    subject=LEG, tag="S", reads=(*LEG_READS, HOLIDAYS),
    when=While(lambda row: row.get("leg_status") in (None, "PENDING")),
    says="Each country has its lead time to land and to overfly, in days or hours, of the calendar or of business.",
    clears="The step that the request was sent.",
)  # fmt: skip
def leg_asked_in_time(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-31: the last moment to ask this country."""
    profile, request = _profile(f), f.one(TO_REQUEST)
    if profile is None or request is None or not _lives(f, *AT_DESK):
        return
    office = host_office(profile, f.linked(profile, "country_id"), f.all(HOLIDAYS))
    found = leg_deadline(f.record, profile, office, request.get("date_from"))
    lead = aircraft_lead(f.record.get("leg_action"), profile)
    if found is None or lead is None:
        return
    late = today > found.day
    if not late:
        yield LooksAgain(found.day + ONE_DAY)
    said = "It had to be asked by" if late else "Ask by"
    yield Finding(
        f"{said} {shown_moment(found.at, office.zone)}: {lead} before, "
        f"{ACTIONS.get(f.record.get('leg_action') or 'L')}.",
        due_on=found.day,
        sum=found.sum(lead),
        fields=("eta_at",),
        inputs=shown(lead_time=lead, arrives=f.record.get("eta_at") or show_date(request.get("date_from"))),
    )


# -- windows ----------------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-32", Strength.WARN, "UDL diplomatic clearance schema, example", subject=LEG, tag="S I", reads=LEG_READS,
    when=While(_granted),
    says="A clearance holds from the approved time less its minus to that time plus its plus, by UTC; another window "
    "has a remark.",
    clears="The approved time or the window; a remark where it differs from the profile.",
)  # fmt: skip
def window_told(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-32: no window can be told, or another one than the profile's stands without a remark."""
    row = f.record
    computed, (first, last) = computed_window(row, _profile(f)), told_window(row)
    if not _lives(f, *ASKED, *CLEARED):
        return
    if standing_window(row, _profile(f)) is None:
        yield Finding(
            "It is approved, and while it holds is not recorded.", fields=("approved_at", "valid_to_at")
        )
    elif computed is not None and not row.get("window_remark"):
        zone = zone_in(row.get("approved_at"))
        differs = (first is not None and first != computed.first) or (
            last is not None and last != computed.last
        )
        if differs and zone is not None:
            yield Finding(
                f"By the profile it holds from {shown_moment(computed.first, zone)} to "
                f"{shown_moment(computed.last, zone)}; another window is recorded without a remark.",
                fields=("valid_from_at", "valid_to_at", "window_remark"),
            )  # fmt: skip


@rule(
    "VIS-R-33", Strength.WARN, "Australian AIP GEN 2005; flight clearance agreement of India and Pakistan", subject=LEG,
    tag="S", reads=LEG_READS, when=While(_granted),
    says="An aircraft that comes outside its window needs an amendment or a new clearance.",
    clears="The window as amended; another time of arrival.",
)  # fmt: skip
def within_window(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-33: the time of arrival lies outside the window."""
    comes, holds = moment_of(f.record.get("eta_at")), standing_window(f.record, _profile(f))
    if comes is None or holds is None or holds.holds(comes) or not _lives(f, *ASKED, *CLEARED):
        return
    zone = zone_in(f.record.get("eta_at"))
    assert zone is not None
    edge = holds.last if comes > holds.last else holds.first
    side = "after it ends" if comes > holds.last else "before it begins"
    due = comes.astimezone(zone).date()
    if today <= due:
        yield LooksAgain(due + ONE_DAY)
        yield Finding(
            f"It arrives {shown_moment(comes, zone)}, outside the clearance, {side} {shown_moment(edge, zone)}: "
            "ask for an amendment.",
            due_on=due,
            fields=("eta_at", "valid_to_at"),
        )


@rule(
    "VIS-R-32A", Strength.WARN, "UDL diplomatic clearance schema", subject=LEG, tag="S", reads=LEG_READS,
    when=While(lambda row: _granted(row) and not row.get("dcn")),
    says="An approved leg has the number that the country gave, or flies under a standing one.",
    clears="The clearance number; a standing number in the profile.",
)  # fmt: skip
def number_told(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-32A: approved without a number."""
    profile = _profile(f)
    if _lives(f, *ASKED, *CLEARED) and not (profile is not None and profile.get("standing_number")):
        yield Finding("It is approved, and the clearance number is not recorded.", fields=("dcn",))


# -- one each, every change -------------------------------------------------------------------------------------------
@rule(
    "VIS-R-34", Strength.WARN, "DFAT protocol guideline 23b", subject=HEADER, tag="S", reads=("request_id",),
    when=While(lambda row: (row.get("aircraft_count") or 1) > 1 and not row.get("formation")),
    says="Each aircraft, or formation that flies as one, has an application of its own.",
    clears="That they fly as a formation; a worksheet for each.",
)  # fmt: skip
def formation_or_split(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-34: several aircraft that are no formation."""
    request = f.one("request_id")
    if request is not None and in_status(*AT_DESK, *ASKED)(request):
        yield Finding(f"{f.record.get('aircraft_count')} aircraft that are no formation: ask for each of them.",
                      fields=("aircraft_count", "formation"))  # fmt: skip


@rule(
    "VIS-R-34A", Strength.WARN, "DFAT protocol guideline 23b", subject=REQUEST, tag="S", reads=(AIRCRAFT,),
    when=wanted(of_aircraft, states=AT_DESK),
    says="Each aircraft, or formation that flies as one, has a request of its own.",
    clears="A request for each aircraft or formation.",
)  # fmt: skip
def one_aircraft_each(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-34A: several worksheets in one request."""
    if (count := len(f.all(AIRCRAFT))) > 1:
        yield Finding(f"{count} aircraft stand in one request; each takes a request of its own.")


@rule(
    "VIS-R-37", Strength.INFORM, "UDL diplomatic clearance schema", subject=LEG, tag="S", reads=LEG_READS,
    when=While(_granted),
    says="Where the profile says so, every change is reported to the country.",
    clears="The last day of the visit; or a profile that does not ask it.",
)  # fmt: skip
def changes_reported(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-37: a reminder on an approved leg, until the visit is over."""
    profile, request = _profile(f), f.one(TO_REQUEST)
    if (
        profile is None
        or not profile.get("asks_changes")
        or request is None
        or not _lives(f, *ASKED, *CLEARED)
    ):
        return
    ends = request.get("date_to")
    if ends is None or today <= ends:
        if ends is not None:
            yield LooksAgain(ends + ONE_DAY)
        yield Finding("This country wants every change reported, whatever it is.")


@rule(
    "VIS-R-37A", Strength.WARN, "UDL diplomatic clearance schema", subject=LEG, tag="S", reads=LEG_READS,
    when=While(lambda row: _granted(row) and bool(row.get("cleared_call_sign"))),
    says="An aircraft flies under the call sign that was cleared.", clears="The call sign; an amendment.",
)  # fmt: skip
def cleared_call_sign(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-37A: another call sign than the cleared one."""
    header, cleared = f.one(TO_AIRCRAFT), f.record.get("cleared_call_sign")
    flown = header.get("call_sign") if header is not None else None
    if flown and _plain(flown) != _plain(cleared) and _lives(f, *ASKED, *CLEARED):
        yield Finding(f"Cleared as {cleared}, and flown as {flown}: ask for an amendment.",
                      fields=("cleared_call_sign",))  # fmt: skip


def _plain(sign: str | None) -> str:
    return "".join((sign or "").upper().split())
