"""What rules ask of the steps of an offer: clock, expiry, signature, implementation (cases.md 3.2 on the case)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from models.calendar import months_after
from models.cases import identifier
from models.cases.clock import STARTS, due_after, first_payment, payment_days, stands, stopped_days
from models.cases.telling import FMF, alive, before_offer, is_bpc, state
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import shown, when_near
from models.text import listed

CASE = "case_file"
HOLDS = "case_hold<case_id"
VERSIONS = "loa_version<case_id"
PAYMENTS = "case_payment<case_id"
MILESTONES = "case_milestone<case_id"
EXTEND, NOTICE = "offer.extend_months", "offer.notice_days"
ONE_DAY = timedelta(days=1)
CLOCKS = ("clock.A", "clock.B", "clock.C", "clock.D", "clock.D-LTS")
WINDOWS = ("payments.spring", "payments.summer", "payments.autumn", "payments.winter")
SYSTEM = "ISTATUS"
"""Milestone that shows the transactions of the systems."""


def _while(test: Callable[[Kind], bool]) -> While:
    return While(lambda row: alive(row) and test(row))


# -- the case as it is written ----------------------------------------------------------------------------------------
@rule(
    "CASE-O-00", Strength.WARN, "SAMM C5.T10", subject=CASE, tag="S",
    when=While(lambda row: bool(row.get("case_designator")) and not identifier.read(row.get("case_designator"))),
    says="A case is named by customer code, implementing agency and designator.", clears="The identifier.",
)  # fmt: skip
def well_named(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """An identifier that is none."""
    yield Finding(identifier.trouble(f.record.get("case_designator")), fields=("case_designator",))


_BASICS = {"case_kind": "whether it is FMS or BPC", "order_type": "whether it is defined or blanket",
           "funding_source": "who pays"}  # fmt: skip


@rule(
    "CASE-O-23", Strength.INFORM, "SAMM C5.4.3, C9.T11, C2.1.7.1", subject=CASE, tag="S I",
    when=_while(lambda row: any(row.get(key) is None for key in _BASICS)),
    says="A case is FMS or BPC, defined or blanket, and somebody pays for it: other rules follow from these.",
    clears="Kind, order and funding of the case.",
)  # fmt: skip
def basics_known(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """What further rules need to know of a case; without its kind it is taken for FMS."""
    missing = tuple(key for key in _BASICS if f.record.get(key) is None)
    judged = " It is judged as FMS until then." if "case_kind" in missing else ""
    yield Finding(f"Not recorded: {listed(_BASICS[key] for key in missing)}.{judged}", fields=missing)


@rule(
    "CASE-O-21", Strength.WARN, "SAMM C5.4.17, C5.4.20", subject=CASE, tag="S",
    says="A case is offered, accepted, implemented, complete and closed in this order, and expires after its offer.",
    clears="The days as they were.",
)  # fmt: skip
def days_in_order(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """A day that lies before the one it follows."""
    row = f.record
    for one, two in (("offered_on", "oed"), ("offered_on", "accepted_on"), ("accepted_on", "implemented_on"),
                     ("implemented_on", "ssc_on"), ("ssc_on", "closed_on")):  # fmt: skip
        before, after = row.get(one), row.get(two)
        if before is not None and after is not None and after < before:
            names = [type(row).fields[key].label for key in (one, two)]
            yield Finding(
                f"{names[1]}, {show_date(after)}, lies before {names[0].lower()}, {show_date(before)}.",
                fields=(two,),
            )


_HAPPENED = ("offered_on", "accepted_on", "deposit_received_on", "implemented_on", "ssc_on", "closed_on",
             "cn_notified_on")  # fmt: skip


@rule(
    "CASE-O-24", Strength.WARN, "SAMM C5.4.17, C5.4.20", subject=CASE, tag="S I",
    when=While(lambda row: any(row.get(key) is not None for key in _HAPPENED)),
    says="What a case says of its life has happened: no such day lies ahead.", clears="The days as they were.",
)  # fmt: skip
def days_are_over(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """Days that are still to come, as a sheet in another order of dates brings them."""
    for key in _HAPPENED:
        if (day := f.record.get(key)) is not None and day > today:
            yield Finding(
                f"{type(f.record).fields[key].label}, {show_date(day)}, is still to come.", fields=(key,)
            )
            yield LooksAgain(day)


@rule(
    "CASE-O-20", Strength.WARN, "SAMM C5.4.2.2, C5.T6", subject=CASE, reads=(HOLDS,), policy=CLOCKS, tag="S",
    when=_while(lambda row: before_offer(row) and row.get("category") is not None),
    says="A case is developed within the days of its category; only a hold that DSCA granted stops the clock.",
    clears="The step to the offer, or to BPC WAIT.",
)  # fmt: skip
def clock_of_development(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """Due at the standard of the category; the counts are those of 2025 and are not shown as older rules."""
    case, category = f.record, str(f.record.get("category"))
    start = case.get(STARTS.get(category, ""))
    standard = p.find(f"clock.{category}", today)
    if start is None or standard is None:
        return
    holds, days = f.all(HOLDS), int(standard.value)
    if stands(holds, today):
        yield Finding(f"The clock of category {category} stands: DSCA granted a hold.")
        ends = [day for row in holds if (day := row.get("held_to")) is not None and day >= today]
        yield from (LooksAgain(day + ONE_DAY) for day in ends)
        return
    stopped = stopped_days(holds, start, today)
    due = due_after(start, days, stopped)
    held = f" + {stopped} days held" if stopped else ""
    yield Finding(
        f"The case is to be developed within {days} days of category {category}.", due_on=due,
        sum=f"{show_date(start)} + {days} days{held} = {show_date(due)}", inputs=shown(category=category, start=start),
    )  # fmt: skip
    begin = [day for row in holds if (day := row.get("held_from")) is not None and day > today]
    yield from (LooksAgain(day) for day in begin)


@rule(
    "CASE-P-06", Strength.WARN, "SAMM C2.3.3.1.7", subject=CASE, tag="S",
    when=_while(lambda row: row.get("funding_source") in FMF and row.get("baseline_id") is None
                and not row.get("deviation_ref")),
    says="A case paid by FMF matches the program baseline that State approved, or has an approved deviation.",
    clears="The baseline project, or the reference of the deviation.",
)  # fmt: skip
def case_of_baseline(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """P-06: neither project nor deviation."""
    yield Finding("It is paid by FMF and names neither a project of the approved baseline nor a deviation.",
                  fields=("baseline_id", "deviation_ref"))  # fmt: skip


# -- expiry ------------------------------------------------------------------------------------------------------------
def until_expiry(what: str, oed: date, p: Policy, today: date) -> Iterator[Yield]:
    """The last day to sign once it is near (policy `offer.notice_days`); to be asked until that day, and once after."""
    found = Finding(f"{what} expires on {show_date(oed)}: it is signed by then, or an extension is asked for.",
                    due_on=oed, fields=("oed",))  # fmt: skip
    yield from when_near(found, today, p.whole(NOTICE, today))
    yield LooksAgain(oed + ONE_DAY)


@rule(
    "CASE-O-22", Strength.WARN, "SAMM C5.4.19.1", subject=CASE, policy=(NOTICE,), tag="S I",
    when=While(lambda row: state(row) == "OFFERED" and row.get("oed") is not None),
    says="An offer is signed, or extended, by its day of expiry; once that is over, it is recorded as expired.",
    clears="The step to the acceptance, the rejection or the expiry; or a later day of expiry.",
)  # fmt: skip
def expires_soon(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """The last day of an offer once it is near, and that it is over where the case still counts as offered."""
    oed = f.record.get("oed")
    if today <= oed:
        yield from until_expiry("The offer", oed, p, today)
    else:
        yield Finding(f"It expired on {show_date(oed)} and still counts as offered: record that it expired, or the "
                      "later day.", due_on=oed, fields=("oed",))  # fmt: skip


@rule(
    "CASE-O-05", Strength.BLOCK, "SAMM C5.4.19.1, C5.4.2.3.2", subject=CASE, step="case_extend", reads=(VERSIONS,),
    policy=(EXTEND,), tag="S",
    when=While(lambda row: state(row) in ("OFFERED", "EXPIRED") and row.get("oed") is not None),
    says="An expired offer is extended where that was asked for within six months, and restated within six months.",
    clears="The day the extension was asked for, or a new case.",
)  # fmt: skip
def still_extendable(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-05 and O-06: the six months are over and no extension was asked for within them."""
    oed, months = f.record.get("oed"), p.whole(EXTEND, today)
    last = months_after(oed, months)
    if today <= last:
        yield LooksAgain(last + ONE_DAY)
        return
    asked = [day for row in f.all(VERSIONS) if (day := row.get("extension_asked_on")) is not None]
    if not any((f.record.get("offered_on") or date.min) <= day <= last for day in asked):
        yield Finding(
            f"The offer expired more than {months} months ago and no extension was asked for: it is neither extended "
            "nor restated.",
            sum=f"{show_date(oed)} + {months} months = {show_date(last)}",
        )  # fmt: skip


@rule(
    "CASE-O-07", Strength.BLOCK, "SAMM C5.4.2.3.2, C5.4.19.4", subject=CASE, step="case_accept", reads=(VERSIONS,),
    when=While(lambda row: state(row) in ("OFFERED", "EXPIRED", "ACCEPTED") and row.get("oed") is not None), tag="S",
    says="A signature after the offer expired is a counteroffer: the offer is restated, or cancelled and written anew.",
    clears="The day of signature where it lies within the offer, else a restated offer.",
)  # fmt: skip
def signed_in_time(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-07: accepted after the last day, or no signature within it is known and it is over."""
    oed, accepted = f.record.get("oed"), f.record.get("accepted_on")
    if accepted is None:
        signed = [day for row in f.all(VERSIONS)
                  if row.get("doc_type") == "BASIC" and (day := row.get("signed_on")) is not None]  # fmt: skip
        accepted = min(signed, default=None)
    if accepted is not None and accepted > oed:
        yield Finding(f"It was signed on {show_date(accepted)} after it expired on {show_date(oed)}: a counteroffer.",
                      fields=("accepted_on", "oed"))  # fmt: skip
    elif accepted is None and today > oed:
        yield Finding(
            f"Signed after {show_date(oed)} it is a counteroffer: it is not accepted as it stands.",
            fields=("oed",),
        )
    elif accepted is None:
        yield LooksAgain(oed + ONE_DAY)


# -- signature ---------------------------------------------------------------------------------------------------------
@rule(
    "CASE-O-17", Strength.BLOCK, "SAMM C2.T1 2, 3", subject=CASE, step="case_accept", tag="S",
    when=While(lambda row: not is_bpc(row) and (before_offer(row) or state(row) in ("OFFERED", "EXPIRED", "ACCEPTED"))),
    says="Foreign disclosure is approved and the international transfer arranged before the offer is signed.",
    clears="The days of disclosure and transfer arrangement.",
)  # fmt: skip
def approved_before_signature(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-17, R-174, R-175: what is not there, or came after the signature."""
    accepted = f.record.get("accepted_on")
    words = {"disclosure_approved_on": "foreign disclosure is approved",
             "transfer_arranged_on": "the international transfer is arranged"}  # fmt: skip
    missing = [key for key in words if f.record.get(key) is None]
    late = [key for key in words if accepted and key not in missing and f.record.get(key) > accepted]
    if missing:
        yield Finding(f"Before signature it must be recorded that {listed(words[key] for key in missing)}.",
                      fields=tuple(missing))  # fmt: skip
    if late:
        yield Finding(f"Signed on {show_date(accepted)}, before {listed(words[key] for key in late)}.",
                      fields=tuple(late))  # fmt: skip


@rule(
    "CASE-O-11", Strength.WARN, "SAMM C5.4.20.2", subject=CASE, tag="S",
    when=_while(lambda row: row.get("sco_signs") is False and not row.get("signer_note")),
    says="Where the purchaser signs without the office, a note obliges the signer to tell DFAS and the agency.",
    clears="That the note obliges the signer.",
)  # fmt: skip
def signer_obliged(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-11: no note."""
    yield Finding("The purchaser signs without the office and no note obliges the signer to tell DFAS and the agency.",
                  fields=("signer_note",))  # fmt: skip


# -- implementation ----------------------------------------------------------------------------------------------------
def _deposit_missing(case: Kind) -> bool:
    return case.get("deposit_received_on") is None and not is_bpc(case)


@rule(
    "CASE-O-13", Strength.BLOCK, "SAMM C5.4.20, C6.1.2", subject=CASE, step="case_implement", tag="S",
    reads=(VERSIONS,), when=While(lambda row: state(row) == "ACCEPTED"),
    says="A case is implemented when it is signed and its initial deposit was received; an approved emergency goes "
    "before the deposit, never before the signature.",
    clears="Days of acceptance and deposit, or the approval of an emergency implementation.",
)  # fmt: skip
def signed_and_paid(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-13 and O-15: no signature; no deposit where one is due and no emergency was approved."""
    case = f.record
    if case.get("accepted_on") is None:
        yield Finding("The day of acceptance is not recorded.", fields=("accepted_on",))
    free = any(row.get("doc_type") == "BASIC" and row.get("initial_deposit") == 0 for row in f.all(VERSIONS))
    if _deposit_missing(case) and not free and not case.get("emergency_ref"):
        yield Finding("The initial deposit is not recorded as received.", fields=("deposit_received_on",))


@rule(
    "CASE-O-13A", Strength.WARN, "SAMM C5.4.20", subject=CASE, tag="S I", reads=(MILESTONES,),
    when=While(lambda row: state(row) == "IMPLEMENTED"),
    says="Signature and deposit do not implement a case until the systems show it as implemented.",
    clears="The milestone ISTATUS with the day it was reached.",
)  # fmt: skip
def shown_as_implemented(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-13, third condition: the milestone of the system."""
    if not any(row.get("milestone_code") == SYSTEM and row.get("reached_on") for row in f.all(MILESTONES)):
        yield Finding(
            f"The system's milestone {SYSTEM} is not recorded: confirm that the case is implemented there."
        )


@rule(
    "CASE-O-14", Strength.WARN, "SAMM C6.1.3.1", subject=CASE, tag="S", reads=(VERSIONS,),
    when=_while(lambda row: row.get("accepted_on") is not None and state(row) in ("ACCEPTED", "IMPLEMENTED")
                and _deposit_missing(row)),
    says="Where the initial deposit is missing DFAS tells the office, and the agency keeps asking and may cancel.",
    clears="The day the deposit was received.",
)  # fmt: skip
def deposit_comes(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-14: accepted and no deposit."""
    if not any(row.get("doc_type") == "BASIC" and row.get("initial_deposit") == 0 for row in f.all(VERSIONS)):
        yield Finding(f"Accepted on {show_date(f.record.get('accepted_on'))}; the initial deposit is not recorded.",
                      fields=("deposit_received_on",))  # fmt: skip


@rule(
    "CASE-O-15", Strength.WARN, "SAMM C6.1.2", subject=CASE, tag="S",
    when=_while(lambda row: bool(row.get("emergency_ref")) and row.get("accepted_on") is None),
    says="An emergency implementation comes after acceptance, on a written request that DSCA approved.",
    clears="The day of acceptance.",
)  # fmt: skip
def emergency_after_acceptance(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-15: an emergency without acceptance."""
    yield Finding(
        "An emergency implementation is named and the acceptance is not recorded.", fields=("accepted_on",)
    )


@rule(
    "CASE-O-19", Strength.INFORM, "SAMM C9.9.1.4, C9.T16", subject=CASE, tag="S", reads=(PAYMENTS,), policy=WINDOWS,
    when=_while(lambda row: row.get("oed") is not None and not is_bpc(row)),
    says="Instalments fall due on 15 March, June, September and December, first by the window in which the offer "
    "expires.",
    clears="A payment schedule on those days.",
)  # fmt: skip
def schedule_fits(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """O-19: instalments on other days, or before the first day the window gives."""
    oed = f.record.get("oed")
    first, days = first_payment(p, oed), payment_days(p, oed)
    due = sorted(day for row in f.all(PAYMENTS) if (day := row.get("payment_due_on")) is not None)
    odd = [show_date(day) for day in due if day.strftime("%m-%d") not in days]
    if odd:
        yield Finding(f"Instalments fall due on other days than those of the quarters: {listed(odd[:4])}.")
    if due and due[0] < first:
        yield Finding(f"The first instalment, {show_date(due[0])}, lies before the earliest payment, "
                      f"{show_date(first)}.",
                      sum=f"Expires {show_date(oed)}: first payment {show_date(first)}")  # fmt: skip
