"""What rules ask of each version of an offer: expiry, changes by hand, outcome and who was told (cases.md 3.2)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.calendar import months_after
from models.cases.rules_offer import EXTEND, NOTICE, until_expiry
from models.cases.telling import dollars, is_bpc
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import days_after, months_later
from models.text import listed

VERSION = "loa_version"
CASE = "case_id"
PROGRAMME = "case_id.country_id.sa_programme<country_id"
INKS, STEPS = "pen_and_ink<version_id", "case_id.case_step<case_id"
PLANNED = "case_id.case_line<case_id.delivery_plan<line_id"
SHORT_DELIVERY = "offer.deposit_days"
ONE_DAY = timedelta(days=1)
OED_DAYS = ("offer.oed_days", "offer.oed_days_bpc")


def _signed_by_purchaser(row: Kind) -> bool:
    return row.get("doc_type") in ("BASIC", "AMENDMENT")


def standard_days(f: Facts, p: Policy, today: date) -> int:
    """Days from MILAP to expiry: 30 under BPC, those of the country where it has its own, else the standard."""
    case, programme = f.one(CASE), f.one(PROGRAMME)
    if case is not None and is_bpc(case):
        return p.whole("offer.oed_days_bpc", today)
    return int((programme.get("offer_days") if programme else None) or p.whole("offer.oed_days", today))


@rule(
    "CASE-O-01", Strength.INFORM, "LOA Standardization Guide 4; SAMM C15.T5 4", subject=VERSION, tag="S",
    reads=(CASE, "case_id.country_id", PROGRAMME), policy=OED_DAYS,
    when=While(lambda row: _signed_by_purchaser(row) and row.get("milap_on") is not None and row.get("oed") is None),
    says="An offer expires 85 days after MILAP, a BPC offer 30, where the country has no days of its own.",
    clears="The day the offer expires.",
)  # fmt: skip
def expected_expiry(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-01 and O-03: the day to be expected."""
    due, told = days_after(f.record.get("milap_on"), standard_days(f, p, today))
    yield Finding(
        f"The offer is to expire on {show_date(due)}, counted from MILAP.", sum=told, fields=("oed",)
    )


@rule(
    "CASE-O-02", Strength.WARN, "LOA Standardization Guide 4; SAMM C5.4.23", subject=VERSION, tag="S",
    reads=(CASE, "case_id.country_id", PROGRAMME), policy=(*OED_DAYS, "offer.short_days"),
    when=While(lambda row: _signed_by_purchaser(row) and row.get("offered_on") is not None
               and row.get("oed") is not None and not row.get("short_oed_note")),
    says="Where the purchaser has less than the standard less 25 days, the offer carries a note.",
    clears="That the note stands.",
)  # fmt: skip
def short_expiry(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-02: short time and no note."""
    offered, oed = f.record.get("offered_on"), f.record.get("oed")
    case = f.one(CASE)
    if oed < offered or (case is not None and is_bpc(case)):
        return
    standard, less = standard_days(f, p, today), p.whole("offer.short_days", today)
    has = (oed - offered).days
    if has < standard - less:
        yield Finding(f"The purchaser has {has} days to sign; a time this short needs the note.",
                      sum=f"{standard} - {less} = {standard - less} days", fields=("short_oed_note",))  # fmt: skip


@rule(
    "CASE-O-04", Strength.WARN, "SAMM C5.4.19, C5.4.19.1", subject=VERSION, reads=(INKS,), policy=(EXTEND,), tag="S",
    says="Only an offered, unsigned, unexpired document is changed by hand; its day of expiry for six months more. A "
    "major change needs DSCA's concurrence.",
    clears="The days as they were, or DSCA's reference.",
)  # fmt: skip
def changed_by_hand(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-04: changes out of time, on a modification, or without concurrence."""
    row = f.record
    for ink in f.all(INKS):
        on = ink.get("changed_on")
        named = f"The change by hand of {show_date(on)}" if on else "A change by hand without a day"
        if row.get("doc_type") == "MODIFICATION":
            yield Finding(f"{named} is on a modification, which takes none.")
        if ink.get("ink_kind") == "MAJOR" and not ink.get("dsca_ref"):
            yield Finding(f"{named} is major and has no concurrence of DSCA.")
        if on is None:
            continue
        if (offered := row.get("offered_on")) is not None and on < offered:
            yield Finding(f"{named} came before it was offered, {show_date(offered)}.")
        if (signed := row.get("signed_on")) is not None and on > signed:
            yield Finding(f"{named} came after it was signed, {show_date(signed)}.")
        if (oed := row.get("oed")) is not None and on > oed:
            last = months_after(oed, p.whole(EXTEND, oed)) if ink.get("ink_kind") == "OED" else oed
            if on > last:
                over = "" if last == oed else f"; it could be extended until {show_date(last)}"
                yield Finding(f"{named} came after the offer expired, {show_date(oed)}{over}.")


@rule(
    "CASE-O-06", Strength.WARN, "SAMM C5.4.19.1, C5.4.2.3.2", subject=VERSION, policy=(EXTEND,), tag="S",
    when=While(lambda row: _signed_by_purchaser(row) and row.get("oed") is not None and row.get("signed_on") is None
               and row.get("cancelled_on") is None and row.get("outcome") in (None, "PENDING", "EXPIRED")),
    says="An expired, unsigned offer can be extended or restated for six months; what a signature would be is told by "
    "CASE-O-07.",
    clears="A signature, a new day of expiry, or the cancellation.",
)  # fmt: skip
def time_to_extend(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-05 and O-06: the last day to ask, once it has expired."""
    oed = f.record.get("oed")
    if today <= oed:
        yield LooksAgain(oed + ONE_DAY)
        return
    last, told = months_later(oed, p.whole(EXTEND, today))
    if today <= last:
        yield Finding(f"Expired on {show_date(oed)} unsigned: have it extended or restated, or cancelled.", due_on=last,
                      sum=told, fields=("oed", "extension_asked_on"))  # fmt: skip
        yield LooksAgain(last + ONE_DAY)
    else:
        yield Finding(f"Expired on {show_date(oed)}; the time to extend or restate it is over.", sum=told,
                      fields=("oed",))  # fmt: skip


@rule(
    "CASE-O-22V", Strength.WARN, "SAMM C5.4.19.1", subject=VERSION, policy=(NOTICE,), tag="S I",
    when=While(lambda row: row.get("doc_type") == "AMENDMENT" and row.get("oed") is not None
               and row.get("offered_on") is not None and row.get("signed_on") is None
               and row.get("cancelled_on") is None and row.get("outcome") in (None, "PENDING")),
    says="An amendment is signed, or extended, by its day of expiry; the basic offer is told with its case.",
    clears="A signature, the outcome, or a later day of expiry.",
)  # fmt: skip
def amendment_expires_soon(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """The last day of an amendment once it is near; what follows afterwards is told by CASE-O-06."""
    oed = f.record.get("oed")
    if today <= oed:
        yield from until_expiry("The amendment", oed, p, today)


@rule(
    "CASE-O-07V", Strength.WARN, "SAMM C5.4.2.3.2, C5.4.19.4", subject=VERSION, tag="S",
    when=While(lambda row: _signed_by_purchaser(row) and row.get("signed_on") is not None
               and row.get("outcome") != "COUNTEROFFER"),
    says="A signature on an expired or withdrawn offer is a counteroffer.", clears="The outcome.",
)  # fmt: skip
def counteroffer(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-07: signed after expiry or cancellation, recorded as something else."""
    signed = f.record.get("signed_on")
    for key, word in (("oed", "expired"), ("cancelled_on", "was cancelled")):
        if f.record.get(key) is not None and signed > f.record.get(key):
            yield Finding(f"Signed on {show_date(signed)} after it {word} on {show_date(f.record.get(key))}: "
                          "record it as a counteroffer.", fields=("outcome", "signed_on"))  # fmt: skip


@rule(
    "CASE-O-08", Strength.INFORM, "SAMM C5.4.18.7", subject=VERSION, tag="S",
    when=While(lambda row: row.get("cancelled_on") is not None and row.get("offered_on") is not None),
    says="An offered document that was cancelled stays cancelled; only DSCA makes it active again. One never offered "
    "the agency cancels and takes back freely (O-09).",
    clears="Nothing has to be done; reactivation needs DREACT and MILREACT.",
)  # fmt: skip
def stays_cancelled(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-08: what reactivation takes."""
    yield Finding("Cancelled after it was offered: it becomes active again only by DSCA (DREACT, MILREACT).")


@rule(
    "CASE-O-10", Strength.WARN, "SAMM C5.4.20.2; C2.1.4.3.5", subject=VERSION, reads=(CASE, STEPS), tag="S I",
    when=While(lambda row: _signed_by_purchaser(row) and row.get("outcome") in ("ACCEPTED", "REJECTED")
               and (row.get("dsca_told_on") is None or row.get("ia_told_on") is None)),
    says="The office tells DSCA and the agency of acceptance or rejection by priority message, on the same day.",
    clears="The days DSCA and the agency were told.",
)  # fmt: skip
def outcome_told(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-10 and O-11: who was not told; where the office does not sign, the signer's own notice is watched."""
    case, row = f.one(CASE), f.record
    if case is not None and is_bpc(case):
        return
    who = {"dsca_told_on": "DSCA", "ia_told_on": "the agency"}
    missing = tuple(key for key in who if row.get(key) is None)
    word = "acceptance" if row.get("outcome") == "ACCEPTED" else "rejection"
    alone = case is not None and case.get("sco_signs") is False
    do = "Ask the case manager whether the signer told" if alone else "Tell"
    yield Finding(f"{do} {listed(who[key] for key in missing)} of the {word}.", due_on=_outcome_day(f),
                  fields=missing)  # fmt: skip


def _outcome_day(f: Facts) -> date | None:
    """The day of the signature, or of the step by which a basic document was rejected."""
    row = f.record
    if row.get("outcome") == "ACCEPTED" or row.get("doc_type") != "BASIC":
        signed: date | None = row.get("signed_on")
        return signed
    days = (day for step in f.all(STEPS)
            if step.get("to_state") == "REJECTED" and (day := step.get("stepped_on")) is not None)  # fmt: skip
    return max(days, default=None)


@rule(
    "CASE-O-12", Strength.WARN, "SAMM C5.4.20.1", subject=VERSION, reads=(CASE,), tag="S",
    when=While(lambda row: _signed_by_purchaser(row) and row.get("signed_on") is not None),
    says="Who signs gives name, title and agency, and fills in the purchaser's information.",
    clears="What the purchaser filled in.",
)  # fmt: skip
def purchaser_filled_in(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-12: what stands empty on the signed copy."""
    case = f.one(CASE)
    wanted = {"signer": "name and title", "agency_signed": "the agency", "mark_for_code": "the mark-for code",
              "forwarder_code": "the freight forwarder code", "procuring_code": "the procuring agency code",
              "paying_office": "the paying office"}  # fmt: skip
    missing = tuple(key for key in wanted if not f.record.get(key))
    if missing and not (case is not None and is_bpc(case)):
        yield Finding(
            f"The signed document does not show {listed(wanted[key] for key in missing)}.", fields=missing
        )


@rule(
    "CASE-O-16", Strength.WARN, "SAMM C4.2.4; C2.1.10.1.11", subject=VERSION, reads=(CASE,), tag="S",
    when=While(lambda row: _signed_by_purchaser(row) and row.get("offered_on") is not None
               and row.get("forwarding_letter_on") is None and row.get("cancelled_on") is None),
    says="A letter that the English text binds goes with every contractual document to the partner.",
    clears="The day it was forwarded with the letter.",
)  # fmt: skip
def forwarded(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-16: no forwarding letter."""
    case = f.one(CASE)
    if case is None or not is_bpc(case):
        yield Finding(
            "No forwarding letter is recorded: the English text binds.", fields=("forwarding_letter_on",)
        )


@rule(
    "CASE-O-18", Strength.INFORM, "SAMM C9.T17", subject=VERSION, tag="S",
    reads=(CASE, "case_id.country_id", PROGRAMME, "case_id.case_term<case_id", PLANNED), policy=(SHORT_DELIVERY,),
    when=While(lambda row: row.get("doc_type") == "BASIC" and row.get("implemented_on") is None
               and row.get("initial_deposit") is not None
               and row.get("total_cost") is not None and row.get("initial_deposit") < row.get("total_cost")),
    says="The initial deposit is the whole value where all is delivered within 90 days, under cash with acceptance, "
    "without a dependable undertaking, or where FMF that is not repaid pays all of it.",
    clears="The deposit, the terms of sale, or the programme.",
)  # fmt: skip
def whole_deposit(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-18: less than the whole where the whole is due."""
    case, programme = f.one(CASE), f.one(PROGRAMME)
    why = []
    if any(row.get("term_code") == "CASH_WITH_ACCEPTANCE" for row in f.all("case_id.case_term<case_id")):
        why.append("the term is cash with acceptance")
    if programme is not None and programme.get("dependable_undertaking") is False:
        why.append("the country has no dependable undertaking")
    if case is not None and case.get("funding_source") == "FMF_NONREPAYABLE":
        why.append("FMF that is not repaid pays")
    begins, days = f.record.get("signed_on") or f.record.get("oed"), p.whole(SHORT_DELIVERY, today)
    plans = [day for row in f.all(PLANNED) if (day := row.get("planned_quarter")) is not None]
    if begins is not None and plans and (max(plans) - begins).days < days:
        why.append(f"all is planned to be delivered within {days} days")
    if why:
        less = f.record.get("total_cost") - f.record.get("initial_deposit")
        yield Finding(f"The initial deposit is {dollars(less)} below the whole value, and {listed(why)}.",
                      fields=("initial_deposit",))  # fmt: skip


@rule(
    "CASE-O-21V", Strength.WARN, "SAMM C5.4.17, C5.4.19.1", subject=VERSION, tag="S",
    when=While(lambda row: row.get("oed") is not None and row.get("offered_on") is not None
               and row.get("oed") < row.get("offered_on")),
    says="An offer expires after it was made.", clears="The days as they were.",
)  # fmt: skip
def expires_afterwards(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """An expiry before the offer."""
    yield Finding(f"It expires on {show_date(f.record.get('oed'))}, before it was offered on "
                  f"{show_date(f.record.get('offered_on'))}.", fields=("oed",))  # fmt: skip
