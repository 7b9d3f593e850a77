"""What rules ask of passports, visas and carriers (visitors.md 5, R-28 to R-30), and of stays of some length (R-54)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.calendar import months_after
from models.fields import show_date
from models.findings import Finding, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import shown
from models.text import counted
from models.visits.counting import PROFILE
from models.visits.telling import (
    PARTY,
    REQUEST,
    TRAVELLERS,
    in_status,
    is_official,
    named,
    of_people,
    some,
    wanted,
)

LEG = "itinerary_leg"
PASSPORT_MONTHS, POST_DAYS = "visit.passport_months", "visit.post_days"
WORDS = {"passport_kind": "its type", "passport_expires_on": "its last day", "passport_number": "its number"}


@rule(
    "VIS-R-28",
    Strength.INFORM,
    "NPS travel note, 11 Feb 2008; DoD 1000.21-R",
    subject=REQUEST,
    tag="S C",
    reads=(PARTY, TRAVELLERS),
    when=wanted(of_people, is_official),
    says="Official travel takes a no-fee official passport; DD Form 1056 goes with what is applied for.",
    clears="The type of passport.",
)
def official_passport(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-28: somebody travels officially on a regular passport."""
    if rows := [row for row in f.all(TRAVELLERS) if row.get("passport_kind") == "REGULAR"]:
        yield Finding(
            f"On a regular passport: {named(rows)}. Official travel takes a no-fee official one (DD 1056)."
        )


@rule(
    "VIS-R-28A", Strength.WARN, "DoD 1000.21-R", subject=REQUEST, tag="C", reads=(PARTY, TRAVELLERS),
    when=wanted(of_people, lambda row: row.get("date_to") is not None),
    says="Who needs a visa has one that outlasts the visit; DD Form 1056 goes with its application.",
    clears="The number of the visa and its last day.",
)  # fmt: skip
def visas(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-28A: no visa, or one that ends before the visit does."""
    ends, needing = f.record.get("date_to"), [row for row in f.all(TRAVELLERS) if row.get("visa_needed")]
    if without := [row for row in needing if not row.get("visa_number")]:
        yield Finding(
            f"A visa is needed and not recorded: {named(without)}.", due_on=f.record.get("date_from")
        )
    short = [row for row in needing if (last := row.get("visa_expires_on")) is not None and last < ends]
    if short:
        yield Finding(f"The visa ends before the visit on {show_date(ends)}: {named(short)}.",
                      due_on=f.record.get("date_from"))  # fmt: skip


@rule(
    "VIS-R-29", Strength.WARN, "Travel page of an Air Force unit", subject=REQUEST, tag="2 I",
    reads=(PROFILE, PARTY, TRAVELLERS), policy=(PASSPORT_MONTHS,),
    when=wanted(of_people, lambda row: row.get("date_to") is not None),
    says="A passport outlasts the visit by six months, or as many as the profile says.",
    clears="The last day of the new passport; other months in the profile.",
)  # fmt: skip
def passport_lasts(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-29: passports that end too early."""
    profile, ends = f.one(PROFILE), f.record.get("date_to")
    told = profile.get("passport_months") if profile is not None else None
    months = p.whole(PASSPORT_MONTHS, today) if told is None else told
    until = months_after(ends, months)
    rows = [
        (row, last) for row in f.all(TRAVELLERS) if (last := row.get("passport_expires_on")) and last < until
    ]
    if rows:
        names = some(f"{row.get('full_name') or 'a traveller'} ({show_date(last)})" for row, last in rows)
        yield Finding(
            f"To be valid until {show_date(until)}: the passport of {names}.", due_on=f.record.get("date_from"),
            sum=f"{show_date(ends)} + {counted(months, 'month')} = {show_date(until)}",
        )  # fmt: skip


# -- carriers ---------------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-30", Strength.WARN, "INDOPACOM travel requirements", subject=LEG, tag="S",
    when=While(lambda row: bool(row.get("carrier_restricted")) and not row.get("carrier_waiver"),
               lambda row: row.get("arrive_on")),
    says="A carrier on the list of those below the safety standard needs a waiver.",
    clears="The reference of the waiver; another carrier.",
)  # fmt: skip
def carrier_waived(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-30: a restricted carrier without waiver."""
    carrier = f.record.get("leg_carrier") or "The carrier"
    yield Finding(f"{carrier} is restricted, and no waiver is recorded.", due_on=f.record.get("arrive_on"),
                  fields=("carrier_waiver", "leg_carrier"))  # fmt: skip


# -- long stays -------------------------------------------------------------------------------------------------------
def _stay(row: Kind) -> int:
    begins, ends = row.get("date_from"), row.get("date_to")
    return (ends - begins).days + 1 if begins is not None and ends is not None else 0


@rule(
    "VIS-R-54A",
    Strength.INFORM,
    "12 FAM 440",
    subject=REQUEST,
    tag="S",
    policy=(POST_DAYS,),
    when=While(
        lambda row: in_status("APPROVED", "APPROVED_RESTRICTED")(row) and of_people(row),
        lambda row: row.get("date_to"),
    ),
    says="Who serves at post for more than 30 days gets a post badge and a briefing of the security officer.",
    clears="The last day of the visit.",
)
def long_stay(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-54A: a visit of more than thirty days."""
    days, most = _stay(f.record), p.whole(POST_DAYS, today)
    if days > most:
        due = f.record.get("date_from") + timedelta(days=most)
        yield Finding(f"They stay {days} days: post badge and security briefing for the party.", due_on=due,
                      inputs=shown(days=days, at_most=most))  # fmt: skip
