"""What rules ask of country profiles and the guide: three layers, age, proposals (visitors.md 5, R-02, R-60, R-61)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date

from models.calendar import ONE_DAY
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import days_after, shown
from models.text import counted
from models.visits.counting import people_lead
from models.visits.lead import Lead
from models.visits.states import AT_DESK
from models.visits.telling import REQUEST, of_people, some, wanted
from models.visits.theater import Asked, asked_in, in_days

PROFILE, PROPOSAL = "clearance_profile", "fcg_change_proposal"
OWN, SIBLINGS = "profile_id", "profile_id.country_id.clearance_profile<country_id"
ROWS, COUNTRY = "profile_training<profile_id", "country_id"
PROPOSALS = "fcg_change_proposal<profile_id"
AMBER, RED, UNSENT = "visit.profile_old_days", "visit.profile_stale_days", "visit.proposal_days"


# -- three layers -----------------------------------------------------------------------------------------------------
def _length(lead: Lead) -> float:
    """About how many calendar days a lead time is, so that two can be compared."""
    days = lead.span / 24 if lead.hours else float(lead.span)
    return days * 7 / 5 if lead.business else days


@rule(
    "VIS-R-02", Strength.WARN, "SAMM C2.1.9.3.1", subject=REQUEST, tag="S I", reads=(OWN, f"{OWN}.{COUNTRY}", SIBLINGS),
    when=wanted(of_people, states=AT_DESK),
    says="The guide, the embassy and the command are all obeyed; where they differ, the strictest counts.",
    clears="The stricter profile; or its section, where it is about other travel.",
)  # fmt: skip
def strictest(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-02: another profile of the country, of the same section and kind, asks for more time."""
    own = f.one(OWN)
    lead = people_lead(own) if own is not None else None
    if own is None or lead is None:
        return
    for other in f.all(SIBLINGS):
        same = all(other.get(key) == own.get(key) for key in ("fcg_section", "for_kind"))
        theirs = people_lead(other)
        if other.id != own.id and same and theirs is not None and _length(theirs) > _length(lead):
            yield Finding(
                f"“{other.get('profile_name')}” asks {theirs} for the same travel, this one {lead}: "
                "the strictest counts.",
                fields=(OWN,),
                inputs=shown(this_profile=lead, other_profile=theirs),
            )


@rule(
    "VIS-R-02A", Strength.INFORM, "SAMM C2.1.9.3.1; pages of the commands", subject=PROFILE, tag="S I",
    reads=(COUNTRY, ROWS), when=While(lambda row: row.get("for_kind") != "AIRCRAFT"),
    says="A profile of people asks at least for the training that the command of the area asks for.",
    clears="The rows of training that the profile asks; their validity.",
)  # fmt: skip
def training_of_command(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-02A: a training that the command's page names and the profile does not, or lets be older."""
    country = f.one(COUNTRY)
    command = country.get("ccmd") if country is not None else None
    if command is None:
        return
    leave = f.record.get("fcg_section") == "IV"
    asked = [each for each in asked_in(command) if not (leave and each.official_only)]
    rows = {str(row.get("training_code")): row for row in f.all(ROWS)}
    if missing := [each.training_code for each in asked if each.training_code not in rows]:
        yield Finding(f"The pages of {command} ask for {some(missing)}; this profile does not.",
                      inputs=shown(source=some(dict.fromkeys(each.source for each in asked))))  # fmt: skip
    for each in asked:
        row = rows.get(each.training_code)
        if row is not None and _longer(row, each):
            yield Finding(
                f"{each.training_code} may be older here than the pages of {command} allow: {_age(each)}."
            )


def _longer(row: Kind, asked: Asked) -> bool:
    own, theirs = (
        in_days(row.get("valid_for"), row.get("valid_unit")),
        in_days(asked.valid_for, asked.valid_unit),
    )
    return own is not None and theirs is not None and own > theirs


def _age(asked: Asked) -> str:
    return counted(asked.valid_for or 0, "day" if asked.valid_unit == "DAY" else "month")


# -- the guide --------------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-61", Strength.WARN, "SAMM C2.1.9.3.2", subject=PROFILE, tag="S I", policy=(AMBER, RED),
    says="The office keeps the guide current: a profile is looked at again after 90 days, and is stale after 180.",
    clears="The day it was compared with its source.",
)  # fmt: skip
def profile_current(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-61: never checked, old, or stale; a day of its own comes first where one was set."""
    checked, review = f.record.get("checked_on"), f.record.get("next_review_on")
    if checked is None:
        yield Finding("Nobody has recorded when it was compared with the guide.", fields=("checked_on",))
        return
    old, _ = days_after(checked, p.whole(AMBER, today))
    stale, sum_ = days_after(checked, p.whole(RED, today))
    first = min(old, review) if review is not None and review > checked else old
    yield from (LooksAgain(day) for day in (first, stale) if day > today)
    if today >= stale:
        yield Finding(f"Stale: last compared with the guide on {show_date(checked)}.", due_on=stale, sum=sum_,
                      fields=("checked_on",))  # fmt: skip
    elif today >= first:
        yield Finding(
            f"Last compared with the guide on {show_date(checked)}: look at it again.",
            due_on=stale,
            sum=sum_,
            fields=("checked_on",),
        )


@rule(
    "VIS-R-60", Strength.WARN, "SAMM C2.1.9.3.2", subject=PROPOSAL, tag="S I", policy=(UNSENT,),
    when=While(lambda row: row.get("sent_on") is None and row.get("drafted_on") is not None),
    says="A change of a host's rule, lead time or restriction is proposed to the guide.",
    clears="The day it was sent.",
)  # fmt: skip
def change_proposed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-60: drafted and not sent; due when the host acts on it, at the latest so many days after the draft."""
    drafted, effective = f.record.get("drafted_on"), f.record.get("effective_on")
    due, sum_ = days_after(drafted, p.whole(UNSENT, today))
    if effective is not None and drafted < effective < due:
        due, sum_ = effective, ""
    if today <= due:
        yield LooksAgain(due + ONE_DAY)
    yield Finding(
        f"Drafted on {show_date(drafted)} and not sent to the guide.",
        due_on=due,
        sum=sum_,
        fields=("sent_on",),
    )


@rule(
    "VIS-R-60A", Strength.INFORM, "SAMM C2.1.9.3.2", subject=PROFILE, tag="S I", reads=(PROPOSALS,),
    when=While(lambda row: bool(row.get("travel_restricted"))),
    says="A restriction that the guide does not show is proposed to it.",
    clears="A proposal of the kind restriction; the section of the guide it was read from as the source.",
)  # fmt: skip
def restriction_proposed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-60A: restricted, from a source that is not the guide, and nothing was proposed."""
    from_guide = "FCG" in str(f.record.get("profile_source") or "").upper()
    if not from_guide and not any(row.get("change_kind") == "RESTRICTION" for row in f.all(PROPOSALS)):
        yield Finding("Travel is restricted: where the guide does not say so, propose the change.",
                      fields=("travel_restricted", "profile_source"))  # fmt: skip
