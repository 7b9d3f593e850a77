"""The order as it was issued: no training without it, what it must say, what differs, who got a copy."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, Strength
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.text import in_sentence
from models.training.comparison import (
    as_issued,
)
from models.training.journey import STARTED, standing_order
from models.training.order import (
    LINES,
    is_over,
    listed,
    looks,
    order_day,
    order_lines,
    rows,
    shown,
    student,
    student_lines,
    told_day,
)
from models.training.orders import CcmdWaiver, IssuedOrder

ORDERS = "issued_order<student_id"
AMENDMENTS = "order_amendment<student_id"
WAIVERS = "ccmd_waiver<student_id"
DEPARTED = "departed"
DD2285 = "dd2285"


@rule(
    "ITO-OVER",
    Strength.BLOCK,
    "SAMM C10.11",
    subject="student",
    step="ito",
    tag="S06",
    reads=(LINES,),
    always=True,
    says="An order is drafted for training that lies ahead; once a student has left, a change goes into an amendment.",
    clears="A training line that lies ahead; for a change to the order in use, an amendment.",
)
def nothing_to_order(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-OVER: the one gate that speaks when all others are silent, so that no draft is made ungated."""
    if not is_over(f):
        return
    what = "The student has left for this training" if student_lines(f) else "The student's training is over"
    yield Finding(f"{what}; there is no order to draft.")


@rule(
    "ITO-01",
    Strength.BLOCK,
    "SAMM C10.11",
    subject="student",
    step=DEPARTED,
    tag="S06",
    reads=(LINES, ORDERS),
    says="Nobody enters training without a properly completed order.",
    clears="The order that SC-TMS issued, recorded with its date.",
)
def no_training_without_order(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-01: the student left, or is in training, and no issued order is recorded."""
    person = student(f)
    if person.order_issued_on is not None or not student_lines(f):
        return
    begun = [line for line in student_lines(f) if line.line_status in STARTED]
    if begun:
        yield Finding(
            "The student is in training without an issued order on record.",
            since=person.in_training_since,
            inputs=shown(in_training_since=person.in_training_since, order_issued_on=None),
        )
    elif person.departed_on is not None:
        yield Finding(
            f"The student left on {show_date(person.departed_on)} without an issued order on record.",
            since=person.departed_on,
            inputs=shown(departed_on=person.departed_on, order_issued_on=None),
        )


_CONTENT = ("order_number", "wcn", "installation", "report_date", "courses", "tla_authorised")


@rule(
    "ITO-02",
    Strength.WARN,
    "SAMM C10.11",
    subject="student",
    tag="S06",
    reads=(LINES, ORDERS),
    says="The order fixes dates and place, funds, support and privileges: its entry holds what it says, so that it "
    "can be compared.",
    clears="The items named in the finding, in a new entry that corrects the one with the gap.",
)
def order_entry_complete(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-02: number, place, dates, courses and allowance of the standing order are keyed."""
    standing = standing_order(f)
    if not isinstance(standing, IssuedOrder) or not student_lines(f):
        return
    known = as_issued(f) | {"order_number": standing.order_number}
    lacking = [in_sentence(IssuedOrder.fields[key].label) for key in _CONTENT if known.get(key) is None]
    if lacking:
        yield Finding(
            f"The entry of the issued order lacks {listed(lacking)}.",
            inputs=shown(order_issued_on=standing.issued_on, missing=listed(lacking)),
        )


@rule(
    "ITO-06",
    Strength.BLOCK,
    "SAMM C2.1.6.8",
    subject="student",
    step=DD2285,
    tag="S01",
    reads=(LINES, WAIVERS),
    says="A DD Form 2285 is made by hand only under the combatant command's waiver (command, number, date), granted "
    "by the form's day; every gate of the order holds for it as well.",
    clears="A CCMD waiver with command, number and date that covers the form's day.",
)
def waiver_for_form(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-06: whole, granted on or before the form's day, and not past its last day."""
    if is_over(f):
        return
    on = order_day(f, today)
    found = rows(f, WAIVERS, CcmdWaiver)
    whole = [each for each in found if each.command and each.waiver_no and each.granted_on]
    ends = (each.valid_to + timedelta(days=1) for each in whole if each.valid_to)
    yield from looks(f, today, *(each.granted_on for each in whole), *ends)
    if any(_covers(each, on) for each in whole):
        return
    if not found:
        yield Finding("No CCMD waiver allows a DD Form 2285.")
    elif not whole:
        yield Finding("The CCMD waiver lacks its command, number or date.")
    else:
        each = whole[-1]
        yield Finding(
            f"No CCMD waiver covers the form's day, {told_day(f)}.",
            inputs=shown(granted_on=each.granted_on, valid_to=each.valid_to, form_dated=told_day(f)),
        )


def _covers(waiver: CcmdWaiver, on: date) -> bool:
    granted, last = waiver.granted_on, waiver.valid_to
    return granted is not None and granted <= on and (last is None or on <= last)


@rule(
    "ITO-07",
    Strength.INFORM,
    "SAMM C10.11",
    subject="student",
    tag="S06",
    reads=(LINES, ORDERS),
    says="A translation may be attached to the order if the country wishes.",
    clears="“Translation attached”, yes or no, on the issued order.",
)
def translation_asked(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-07: whether a translation went with the issued order is not recorded; told until departure."""
    standing = standing_order(f)
    if isinstance(standing, IssuedOrder) and not is_over(f) and standing.translation_attached is None:
        yield Finding("Whether a translation goes with the order is not recorded.")


@rule(
    "ITO-15",
    Strength.WARN,
    "JSCET 9-4",
    subject="student",
    tag="S48 S20",
    reads=(LINES, ORDERS),
    policy=("plan.briefing_days",),
    says="The student gets the original order with copies, the installation an electronic copy, and the office keeps "
    "one.",
    clears="The scan of the issued order, the day it was handed over, and the day the installation got its copy.",
)
def copies_given(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-15: what is missing of the copies, due with the briefing."""
    standing = standing_order(f)
    if not isinstance(standing, IssuedOrder) or not student_lines(f):
        return
    open_copies = [
        words_
        for words_, given in (
            ("a scan for the office's file", standing.stored.get("scan")),
            ("the day it was handed to the student", standing.handed_over_on),
            ("the day the installation got its copy", standing.copy_to_imso_on),
        )
        if not given
    ]
    if not open_copies:
        return
    first = min(
        (day for line in order_lines(f) if (day := line.report_date or line.start_date)), default=None
    )
    days = p.whole("plan.briefing_days", first or today)
    due = first - timedelta(days=days) if first else None
    yield Finding(
        f"The issued order lacks {listed(open_copies)}.",
        due_on=due,
        inputs=shown(order_issued_on=standing.issued_on),
        sum=f"{show_date(first)} - {days} days = {show_date(due)}" if first and due else "",
    )
