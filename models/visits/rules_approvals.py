"""What rules ask of clearances: which are needed, what answers say and no answer means (R-09 to R-18)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, once, rule
from models.text import listed
from models.visits.counting import PROFILE
from models.visits.rules_dates import READY
from models.visits.states import ASKED, CLEARED, LINES, NEEDS
from models.visits.telling import (
    AFRICOM,
    AREA,
    OFFICIAL,
    PARTY,
    REQUEST,
    SOUTHCOM,
    TRAVELLERS,
    area,
    categories,
    is_official,
    named,
    of_people,
    wanted,
)

ANSWER, STEP = "approval_action", "request_step"
REOPENS = ("reopens_country", "reopens_theater", "reopens_special_area", "reopens_host_nation")
CORRECTED_BY, STEP_CORRECTED = "approval_action<corrects_id", "request_step<corrects_id"
MATRIX = f"{PROFILE}.profile_need<profile_id"
WHO = (*AREA, PARTY, TRAVELLERS)
NO_ANSWER = "visit.no_answer_days"
ONE_DAY = timedelta(days=1)
LEAVE = frozenset({"LEAVE", "EMERGENCY_LEAVE"})
WORDS = {
    "COUNTRY": "country",
    "THEATER": "theater",
    "SPECIAL_AREA": "special area",
    "HOST_NATION": "host nation",
}
"""The clearances as a sentence names them."""
MILITARY, CIVILIANS = frozenset({"MIL"}), frozenset({"CIV", "CTR"})


def _on_leave(row: Kind) -> bool:
    return row.get("travel_type") in LEAVE


def _no_theater(row: Kind) -> bool:
    return not row.get("needs_theater")


# -- which are needed -------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-09", Strength.BLOCK, "AFRICOM release on theater clearance", subject=REQUEST, step=READY, tag="S", reads=WHO,
    when=wanted(of_people, _no_theater),
    says="In the AFRICOM area theater clearance is mandatory for official travel and for military leave.",
    clears="Theater clearance as needed.",
)  # fmt: skip
def africa_needs_theater(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-09: it is not asked for."""
    if area(f) != AFRICOM:
        return
    if is_official(f.record):
        yield Finding(
            "Official travel in the AFRICOM area needs theater clearance.", fields=("needs_theater",)
        )
    elif _on_leave(f.record) and categories(f) & MILITARY:
        yield Finding(
            "Military leave in the AFRICOM area needs theater clearance.", fields=("needs_theater",)
        )


@rule(
    "VIS-R-09A", Strength.INFORM, "AFRICOM release on theater clearance", subject=REQUEST, tag="S", reads=WHO,
    when=wanted(of_people, _no_theater, _on_leave),
    says="In the AFRICOM area theater clearance is recommended for civilians on leave.",
    clears="Theater clearance as needed; nothing has to be done.",
)  # fmt: skip
def africa_recommends_theater(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-09A: civilians on leave without it."""
    if area(f) == AFRICOM and categories(f) and not categories(f) & MILITARY:
        yield Finding("Theater clearance is recommended for civilians on leave in the AFRICOM area.",
                      fields=("needs_theater",))  # fmt: skip


@rule(
    "VIS-R-10", Strength.BLOCK, "SOUTHCOM theater clearance page; 4th Fleet theater requirements", subject=REQUEST,
    step=READY, tag="S", reads=WHO, when=wanted(of_people, _no_theater, _on_leave),
    says="In the SOUTHCOM area military members and the Coast Guard on leave need theater clearance; civilians and "
    "contractors need none.",
    clears="Theater clearance as needed.",
)  # fmt: skip
def south_leave(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-10: military leave without theater clearance."""
    if area(f) == SOUTHCOM and categories(f) & MILITARY:
        yield Finding("Military leave in the SOUTHCOM area needs theater clearance, and in some countries a country "
                      "clearance too.", fields=("needs_theater", "needs_country"))  # fmt: skip


@rule(
    "VIS-R-10A", Strength.INFORM, "SOUTHCOM theater clearance page", subject=REQUEST, tag="S", reads=WHO,
    when=wanted(of_people, lambda row: bool(row.get("needs_theater")), _on_leave),
    says="Civilians and contractors on leave in the SOUTHCOM area need no theater clearance.",
    clears="No theater clearance; nothing has to be done.",
)  # fmt: skip
def south_leave_of_civilians(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-10A: asked for though nobody needs it."""
    sorts = categories(f)
    if area(f) == SOUTHCOM and sorts and sorts <= CIVILIANS:
        yield Finding("Civilians and contractors on leave in the SOUTHCOM area need no theater clearance.",
                      fields=("needs_theater",))  # fmt: skip


@once
def asked_by_profile(f: Facts) -> dict[str, str]:
    """How the profile asks for each clearance for this travel and these travellers: the strictest row counts."""
    travel, sorts = f.record.get("travel_type") or OFFICIAL, categories(f)
    found: dict[str, str] = {}
    for row in f.all(MATRIX):
        line, need = str(row.get("need_kind")), str(row.get("need"))
        fits = row.get("need_travel") in (None, travel) and row.get("need_category") in (None, *sorts)
        if fits and (need == "NEEDED" or found.get(line) != "NEEDED"):
            found[line] = need
    return found


def _missing(f: Facts, need: str) -> list[str]:
    return [line for line in LINES if asked_by_profile(f).get(line) == need and not f.record.get(NEEDS[line])]


@rule(
    "VIS-R-11", Strength.BLOCK, "86 FR 35075", subject=REQUEST, step=READY, tag="S",
    reads=(PROFILE, MATRIX, PARTY, TRAVELLERS), when=wanted(),
    says="Travel to a special area needs the approval of OSD Policy; the clearances that the profile needs are asked "
    "for.",
    clears="The clearance as needed.",
)  # fmt: skip
def needed_clearances(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-11: the profile needs a clearance and the request does not ask for it."""
    for line in _missing(f, "NEEDED"):
        more = ", answered by OSD Policy" if line == "SPECIAL_AREA" else ""
        yield Finding(f"The profile needs {WORDS[line]} clearance{more}; the request does not ask for it.",
                      fields=(NEEDS[line],))  # fmt: skip


@rule(
    "VIS-R-11A", Strength.INFORM, "86 FR 35075", subject=REQUEST, tag="S",
    reads=(PROFILE, MATRIX, PARTY, TRAVELLERS), when=wanted(),
    says="A clearance that the profile recommends may be asked for.", clears="The clearance as needed; nothing has to "
    "be done.",
)  # fmt: skip
def recommended_clearances(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-11A: recommended and not asked for."""
    if lines := _missing(f, "RECOMMENDED"):
        yield Finding(f"The profile recommends: {listed(WORDS[line] for line in lines)} clearance.",
                      fields=tuple(NEEDS[line] for line in lines))  # fmt: skip


# -- what was answered ------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-15", Strength.WARN, "Army article on foreign leave, 2010", subject=REQUEST, tag="S I", policy=(NO_ANSWER,),
    when=wanted(lambda row: row.get("date_from") is not None, states=ASKED),
    says="No answer is no approval; nobody travels on the hope of one.",
    clears="The answers of every clearance that is needed.",
)  # fmt: skip
def no_answer(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-15: not answered a week before travel."""
    begins = f.record.get("date_from")
    near = begins - timedelta(days=p.whole(NO_ANSWER, today))
    if today < near:
        yield LooksAgain(near)
        return
    over = today >= begins
    if not over:
        yield LooksAgain(begins)
    said = "and travel has begun" if over else f"and travel begins on {show_date(begins)}"
    yield Finding(f"Not every clearance is answered {said}. No answer is no approval.", due_on=begins)


@rule(
    "VIS-R-16", Strength.BLOCK, "APACS FAQ A.11", subject=ANSWER, tag="S", reads=(CORRECTED_BY,),
    when=While(lambda row: row.get("answer") in ("NEED_MORE_INFO", "DENIED", "REVOKED", "APPROVED_RESTRICTED")),
    says="What an approver wrote to a question, a denial, a restriction or a revocation is recorded, so that "
    "requesters find it.",
    clears="A correcting answer with the comment or the restriction.",
)  # fmt: skip
def answer_says_why(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-16: an answer that stands without its words."""
    if f.all(CORRECTED_BY):
        return
    if f.record.get("answer") == "APPROVED_RESTRICTED":
        if not f.record.get("answer_restriction"):
            yield Finding("Approved with a restriction that is not recorded.", fields=("answer_restriction",))
    elif not f.record.get("answer_comment"):
        yield Finding("What the approver wrote is not recorded.", fields=("answer_comment",))


@rule(
    "VIS-R-16A",
    Strength.WARN,
    "APACS FAQ A.11",
    subject=REQUEST,
    tag="S I",
    reads=(PARTY, TRAVELLERS),
    when=wanted(of_people, states=(*CLEARED, "DENIED", "REVOKED")),
    says="Travellers are told what was answered, and what is not allowed.",
    clears="The day each of the party was told.",
)
def travellers_told(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-16A: some of the party were not told since the answer."""
    decided = f.record.get("decided_on")
    rows = [row for row in f.all(PARTY) if (told := row.get("told_cleared_on")) is None
            or (decided is not None and told < decided)]  # fmt: skip
    if rows:
        people = [person for row in rows if (person := f.linked(row, "traveller_id")) is not None]
        restricted = ", with the restriction" if f.record.get("restriction_text") else ""
        yield Finding(f"Not told of the answer{restricted}: {named(people) or 'a member of the party'}.",
                      due_on=f.record.get("date_from"))  # fmt: skip


@rule(
    "VIS-R-17", Strength.WARN, "AFRICOM TCCC", subject=REQUEST, tag="S", when=wanted(states=("REVOKED",)),
    says="A clearance can be revoked when the situation becomes worse; travel stops.",
    clears="The last day of the visit; another request.",
)  # fmt: skip
def revoked(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-17: revoked before the visit is over."""
    yield Finding("The clearance was revoked: the travel stops, and whoever is in the country is told.",
                  due_on=f.record.get("status_since"))  # fmt: skip


@rule(
    "VIS-R-17A", Strength.WARN, "AFRICOM TCCC; INDOPACOM travel requirements", subject=REQUEST, tag="S",
    reads=(PROFILE,), when=wanted(),
    says="Where travel to a country is restricted, a clearance may be refused or revoked.",
    clears="The restriction taken out of the profile; the last day of the visit.",
)  # fmt: skip
def travel_restricted(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-17A: the profile says that travel is restricted at present."""
    profile = f.one(PROFILE)
    if profile is not None and profile.get("travel_restricted"):
        note = f": {told}" if (told := profile.get("restricted_note")) else "."
        yield Finding(f"Travel there is restricted at present{note}", fields=(PROFILE,))


@rule(
    "VIS-R-18", Strength.WARN, "APACS help, 10 Mar 2015", subject=STEP, tag="S I", reads=(STEP_CORRECTED,),
    when=While(lambda row: row.get("from_status") in CLEARED and row.get("to_status") == "SUBMITTED"),
    says="What is changed after approval is sent again, and the clearances it concerns are asked again.",
    clears="A correcting step that says which clearances are asked again.",
)  # fmt: skip
def asked_again(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-18: sent again without any clearance asked again, so that the old approvals would stand."""
    if not f.all(STEP_CORRECTED) and not any(f.record.get(key) for key in REOPENS):
        yield Finding("The change was sent and no clearance is asked again: the old answers stand for it.",
                      fields=("reopens_country",))  # fmt: skip
