"""What rules ask of shipments before they move: plan, ports, delivery terms, release, notice; and of sea cargo."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.calendar import WorkCalendar
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import days_after, shown
from models.text import listed

SHIPMENT, PLAN, STEP = "shipment", "transport_plan", "case_ship"
TO_PLAN, TO_CASE = "transport_plan_id", "case_id"
MOVED_UNDER = "shipment<transport_plan_id"
RELEASE, STORAGE = "noa.release_days", "noa.storage_days"
ASK, REPORT, REPORT_ABROAD = "usflag.ask_days", "usflag.report_days", "usflag.report_days_abroad"
ONE_DAY = timedelta(days=1)
RISKS = frozenset({"I", "II", "III", "IV"})
CLASSIFIED = frozenset({"C", "S"})
TO_PORT = frozenset({"6", "7", "9"})
"""Delivery terms under which DoD brings it at least to the overseas port."""
THROUGH_PORT = frozenset({"7", "8", "9"})
"""Delivery terms through a port that DoD controls."""
AWAY = frozenset({"FORWARDER", "US_FACILITY"})
NOT_YET = frozenset({"EXPECTED"})
OPEN = frozenset({"EXPECTED", "DEPARTED"})
"""States of a shipment that has not come yet."""


def risky(row: Kind) -> bool:
    """Whether arms, ammunition or explosives of a security risk category are in it."""
    return row.get("src") in RISKS


def sensitive(row: Kind) -> bool:
    """Whether it is sensitive: of a risk category, or controlled cryptographic."""
    return risky(row) or bool(row.get("cci"))


def classified(row: Kind) -> bool:
    """Whether it is confidential or secret; top secret goes by government courier and has no place here."""
    return row.get("classified_line") in CLASSIFIED


def _guarded(row: Kind) -> bool:
    return classified(row) or sensitive(row)


def _why(row: Kind) -> str:
    """What makes it need a plan."""
    return listed((
        {"C": "confidential", "S": "secret"}.get(row.get("classified_line") or "", ""),
        "controlled cryptographic" if row.get("cci") else "",
        f"of risk category {row.get('src')}" if risky(row) else "",
    ))  # fmt: skip


GUARDED, RISKY, SENSITIVE = While(_guarded), While(risky), While(sensitive)


# -- the plan ---------------------------------------------------------------------------------------------------------
@rule(
    "CASE-T-01", Strength.BLOCK, "SAMM C7.13.1, C7.13.2; C2.1.5.4.2", subject=SHIPMENT, step=STEP, tag="S",
    reads=(TO_PLAN,), when=GUARDED,
    says="Classified and sensitive materiel moves under a transportation plan that security approved and the purchaser "
    "accepted before it left.",
    clears="The plan with both approvals.",
)  # fmt: skip
def plan_approved(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-01: no plan, one that is not approved, or approved after it left."""
    row, plan = f.record, f.one(TO_PLAN)
    left = row.get("departed_on")
    gone = f"Left on {show_date(left)}" if left else "It does not leave"
    if plan is None:
        yield Finding(f"{gone} without a transportation plan: it is {_why(row)}.", fields=(TO_PLAN,))
        return
    days = {"security approved": plan.get("security_approved_on"), "the purchaser accepted":
            plan.get("purchaser_accepted_on")}  # fmt: skip
    if missing := [said for said, day in days.items() if day is None]:
        yield Finding(f"{gone} before {listed(missing)} the plan {plan.get('plan_version') or ''}".rstrip() + ".",
                      fields=(TO_PLAN,))  # fmt: skip
    late = [said for said, day in days.items() if left is not None and day is not None and day > left]
    if late and left is not None:
        yield Finding(f"Left on {show_date(left)} before {listed(late)} the plan.", fields=(TO_PLAN,))


@rule(
    "CASE-T-01A", Strength.WARN, "SAMM C7.13.2", subject=PLAN, tag="S", reads=(MOVED_UNDER,),
    says="A plan is kept up to date; one for a single shipment serves no other.",
    clears="The next day on which it is looked at; another plan for another shipment.",
)  # fmt: skip
def plan_up_to_date(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-01A: an update that is due, or a single plan under several shipments."""
    due = f.record.get("plan_update_due_on")
    if due is not None and today < due:
        yield LooksAgain(due)
    elif due is not None:
        yield Finding(f"The plan is to be looked at again since {show_date(due)}.", due_on=due,
                      fields=("plan_update_due_on",))  # fmt: skip
    if f.record.get("plan_validity") == "SINGLE" and len(f.all(MOVED_UNDER)) > 1:
        names = listed(str(row.get("shipment_ref") or row.id) for row in f.all(MOVED_UNDER))
        yield Finding(f"It is for one shipment and {names} name it.", fields=("plan_validity",))


# -- arms, ammunition, explosives -----------------------------------------------------------------------------------
@rule(
    "CASE-T-03", Strength.BLOCK, "SAMM C7.15.1", subject=SHIPMENT, step=STEP, tag="S",
    when=While(lambda row: row.get("src") == "I"), override="Waiver of USD(I&S)",
    says="Materiel of category I goes in the defense transport system at least to the overseas port.",
    clears="Defense transport with term 6, 7 or 9; or a waiver of USD(I&S).",
)  # fmt: skip
def category_one(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-03: not by DoD, or not as far as the port."""
    dts, term = f.record.get("dts"), f.record.get("dtc")
    if not dts:
        yield Finding("Category I goes by defense transport at least to the overseas port.", fields=("dts",))
    elif term not in TO_PORT:
        yield Finding(f"Delivery term {term or '(none)'} does not reach the overseas port; category I takes 6, 7 or 9.",
                      fields=("dtc",))  # fmt: skip


@rule(
    "CASE-T-04", Strength.BLOCK, "SAMM C7.15.2", subject=SHIPMENT, step=STEP, tag="S",
    when=While(lambda row: row.get("src") in RISKS - {"I"}),
    says="Materiel of categories II to IV goes through a port that DoD controls, with term 7, 8 or 9, without waiver.",
    clears="Delivery term 7, 8 or 9.",
)  # fmt: skip
def other_categories(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-04: another delivery term."""
    if (term := f.record.get("dtc")) not in THROUGH_PORT:
        yield Finding(
            f"Category {f.record.get('src')} goes through a port that DoD controls, with term 7, 8 or 9, not "
            f"{term or '(none)'}.",
            fields=("dtc",),
        )


@rule(
    "CASE-T-05", Strength.BLOCK, "SAMM C7.15", subject=SHIPMENT, step=STEP, tag="S", when=SENSITIVE,
    says="Arms, ammunition, explosives and sensitive materiel go to no freight forwarder and to no facility of the "
    "purchaser in the United States.",
    clears="Another consignee.",
)  # fmt: skip
def not_to_forwarder(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-05: consigned to whom it may not go."""
    whom = {
        "FORWARDER": "a freight forwarder",
        "US_FACILITY": "the purchaser's facility in the United States",
    }
    if (to := f.record.get("to_party")) in AWAY:
        yield Finding(
            f"It is {_why(f.record)} and is not consigned to {whom[str(to)]}.", fields=("to_party",)
        )


# -- release and notice --------------------------------------------------------------------------------------------
def _special(row: Kind) -> list[str]:
    """What makes it need a release by hand."""
    said = {
        "hazardous": bool(row.get("hazmat")), "oversize, perishable or pilferable": bool(row.get("oversize")),
        "classified": classified(row), "sensitive": sensitive(row), "on board the purchaser's carrier (term 8)":
        row.get("dtc") == "8",
    }  # fmt: skip
    return [words for words, true in said.items() if true]


@rule(
    "CASE-T-06", Strength.BLOCK, "SAMM C7.T6", subject=SHIPMENT, step=STEP, tag="S",
    when=While(lambda row: row.get("orc") in ("A", "Y")),
    says="What is hazardous, oversize, perishable, pilferable, classified or under term 8 is released on an answer "
    "alone: code Z.",
    clears="Release code Z.",
)  # fmt: skip
def release_code(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-06: a code that lets it go without an answer."""
    if why := _special(f.record):
        yield Finding(
            f"It is {listed(why)}: release code {f.record.get('orc')} is not allowed, Z is.", fields=("orc",)
        )


def _unanswered(row: Kind) -> bool:
    return row.get("noa_sent_on") is not None and row.get("noa_answered_on") is None


@rule(
    "CASE-T-07", Strength.WARN, "SAMM C7.T6", subject=SHIPMENT, tag="S", policy=(RELEASE,), on="noa_sent_on",
    when=While(lambda row: row.get("orc") == "Y" and _unanswered(row) and row.get("shipment_state") in NOT_YET),
    says="Under code Y materiel goes 15 days after the notice when nobody answers.",
    clears="The day the notice was answered, or that it left.",
)  # fmt: skip
def released_alone(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-07: the last day on which an answer still counts."""
    sent = f.record.get("noa_sent_on")
    due, sum_ = days_after(sent, p.whole(RELEASE, sent))
    if today <= due:
        yield LooksAgain(due + ONE_DAY)
    said = f"It is released on {show_date(due)} when nobody answers." if today <= due else (
        f"It could be released without an answer since {show_date(due)}.")  # fmt: skip
    yield Finding(said, due_on=due, sum=sum_, fields=("noa_answered_on",))


@rule(
    "CASE-T-08", Strength.WARN, "SAMM C7.11.1", subject=SHIPMENT, tag="S", policy=(STORAGE,), on="noa_sent_on",
    when=While(lambda row: _unanswered(row) and row.get("orc") != "Y" and row.get("shipment_state") in NOT_YET),
    says="Storage may be charged 30 days after a notice that nobody answers.",
    clears="The day the notice was answered, or that it left.",
)  # fmt: skip
def storage_charged(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-08: until when an answer costs nothing."""
    sent = f.record.get("noa_sent_on")
    due, sum_ = days_after(sent, p.whole(STORAGE, sent))
    if today <= due:
        yield LooksAgain(due + ONE_DAY)
    said = (
        "Answer the notice: storage may be charged after" if today <= due else "Storage may be charged since"
    )
    yield Finding(f"{said} {show_date(due)}.", due_on=due, sum=sum_, fields=("noa_answered_on",))


@rule(
    "CASE-T-09", Strength.WARN, "SAMM C7.11.1.2", subject=SHIPMENT, tag="S",
    when=While(lambda row: classified(row) and row.get("noa_to") in AWAY),
    says="The notice of classified materiel goes to the country's representative, never to a forwarder.",
    clears="To whom the notice went.",
)  # fmt: skip
def notice_of_classified(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-09: a notice to whom it may not go."""
    yield Finding(
        "The notice of classified materiel goes to the country's representative.", fields=("noa_to",)
    )


@rule(
    "CASE-T-19", Strength.WARN, "SAMM C7.6", subject="shipment_event", tag="S I",
    when=While(lambda row: row.get("happened_on") is not None),
    says="An event of a shipment has happened; what is expected is its day of leaving or arrival.",
    clears="The day it happened.",
)  # fmt: skip
def event_is_over(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-19: an event on a day that is still to come."""
    day = f.record.get("happened_on")
    if day > today:
        yield Finding(
            f"{show_date(day)} is still to come: record what happened, once it did.", fields=("happened_on",)
        )
        yield LooksAgain(day)


# -- by sea -----------------------------------------------------------------------------------------------------------
@rule(
    "CASE-T-10", Strength.WARN, "SAMM C7.6.3.4", subject=SHIPMENT, tag="S",
    when=While(lambda row: bool(row.get("dts")) and row.get("transport_mode") == "OCEAN"
               and row.get("shipment_state") in OPEN and row.get("artrans_told_on") is None),
    says="For sea cargo in the defense transport system the office gives ARTRANS a name, e-mail, telephone and the "
    "TCN, and arranges a husbanding agent for its ships.",
    clears="The day ARTRANS was told.",
)  # fmt: skip
def artrans_told(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-10: before the ship is there."""
    tcn = f" of {told}" if (told := f.record.get("tcn")) else ", and the TCN is not recorded"
    yield Finding(f"ARTRANS does not know whom to call for the ship{tcn}.", due_on=f.record.get("eta_on"),
                  fields=("artrans_told_on",))  # fmt: skip


@rule(
    "CASE-T-15", Strength.WARN, "SAMM C7.9.1", subject=SHIPMENT, tag="S I", policy=(ASK, REPORT, REPORT_ABROAD),
    on="loaded_on", when=While(lambda row: bool(row.get("ocean_grant"))),
    says="Sea cargo that the United States pays goes under its flag; that no such ship is there is asked 21 days "
    "before, and loading is reported within 20 working days, elsewhere 30.",
    clears="The day it was asked, and the day it was loaded.",
)  # fmt: skip
def under_the_flag(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-15: the last day for the question, and the days of the report; no record says where it was loaded."""
    row = f.record
    leaves, asked, loaded = row.get("etd_on"), row.get("us_flag_asked_on"), row.get("loaded_on")
    if loaded is not None:
        first, last = (WorkCalendar().add(loaded, p.whole(key, loaded)) for key in (REPORT, REPORT_ABROAD))
        if today <= last:
            yield LooksAgain(last + ONE_DAY)
            yield Finding(
                f"Loaded on {show_date(loaded)}: the report is due by {show_date(first)}, where it was loaded abroad "
                f"by {show_date(last)}.",
                fields=("loaded_on",), inputs=shown(loaded_on=loaded),
            )  # fmt: skip
    if leaves is None:
        return
    days = p.whole(ASK, leaves)
    ask_by = leaves - timedelta(days=days)
    sum_ = f"{show_date(leaves)} - {days} days = {show_date(ask_by)}"
    if asked is not None and asked > ask_by:
        yield Finding(f"That no U.S. ship is there was asked on {show_date(asked)}, after {show_date(ask_by)}.",
                      sum=sum_, fields=("us_flag_asked_on",))  # fmt: skip
    elif asked is None and loaded is None:
        yield Finding(f"If no U.S. ship is there, that is asked by {show_date(ask_by)}.", due_on=ask_by, sum=sum_,
                      fields=("us_flag_asked_on",))  # fmt: skip
