"""What rules ask of bills and fees: quarterly statements, payment days, the Special Bill Letter, contingent fees."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.calendar import months_after
from models.cases.states import EXECUTING
from models.fields import show_date, show_money
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import quarter_begins, quarter_ends, shown
from models.text import listed

CASE, BILL, REQUEST = "case_file", "case_bill", "partner_request"
BILLS, SIBLINGS = "case_bill<case_id", "case_id.case_bill<case_id"
STANDING = "case_id.country_id.sa_programme<country_id"
DAYS, BACK, LIMIT, COMMENT = (
    "bill.statement_days",
    "bill.quarters_back",
    "fee.limit",
    "negotiation.comment_days",
)
ONE_DAY = timedelta(days=1)
STATEMENTS = ("DD645", "SBL")


def payment_day(period_ended: date) -> date:
    """The day a quarter's bill is due: 15 Mar, 15 Jun, 15 Sep or 15 Dec (SAMM C9.T25)."""
    return months_after(quarter_begins(period_ended), 5).replace(day=15)


def quarters_back(today: date, statement_days: int, count: int) -> list[date]:
    """Ends of the last quarters whose statements have been issued by a day, the latest first."""
    ended = quarter_begins(today) - ONE_DAY
    if today < ended + timedelta(days=statement_days):
        ended = quarter_begins(ended) - ONE_DAY
    found = [ended]
    while len(found) < count:
        found.append(quarter_begins(found[-1]) - ONE_DAY)
    return found


@rule(
    "CASE-E-09", Strength.WARN, "SAMM C9.T25; C2.1.5.2", subject=CASE, tag="S I", reads=(BILLS,), policy=(DAYS, BACK),
    when=While(lambda row: row.get("case_state") in EXECUTING and row.get("case_kind") != "BPC"
               and row.get("implemented_on") is not None),
    says="A statement comes about 15 January, April, July and October for the quarter that ended, and is kept with the "
    "case.",
    clears="A bill of the quarter, DD 645 or Special Bill Letter.",
)  # fmt: skip
def statements_on_file(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-09: quarters since implementation, of the last few, for which there is nothing."""
    days = p.whole(DAYS, today)
    yield LooksAgain(quarter_ends(today) + timedelta(days=days))
    if today < (issued := quarter_begins(today) - ONE_DAY + timedelta(days=days)):
        yield LooksAgain(issued)
    known = {quarter_ends(day) for row in f.all(BILLS) if (day := row.get("period_ended_on"))}
    begun = f.record.get("implemented_on")
    wanted = [day for day in quarters_back(today, days, p.whole(BACK, today)) if day >= begun]
    if missing := sorted(day for day in wanted if day not in known):
        what = "quarter" if len(missing) == 1 else "quarters"
        yield Finding(
            f"No statement is on file for the {what} that ended {listed(map(show_date, missing))}.",
            since=missing[0] + timedelta(days=days), inputs=shown(implemented_on=begun),
        )  # fmt: skip


def _superseded(f: Facts) -> bool:
    """Whether a Special Bill Letter of the same quarter stands beside a DD 645."""
    row = f.record
    return row.get("bill_kind") == "DD645" and any(
        each.get("bill_kind") == "SBL" and each.get("period_ended_on") == row.get("period_ended_on")
        for each in f.all(SIBLINGS)
    )


@rule(
    "CASE-E-09A", Strength.WARN, "SAMM C9.T25, C9.10.1", subject=BILL, tag="S", reads=(SIBLINGS,),
    when=While(lambda row: row.get("period_ended_on") is not None and row.get("paid_on") is None
               and (row.get("amount_due") or 0) > 0),
    says="What a bill says is owed by the 15th of March, June, September or December.",
    clears="The day the purchaser paid; or the Special Bill Letter of the quarter.",
)  # fmt: skip
def bill_paid(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-09A: the partner is reminded of what the bill says, not of what the schedule said."""
    if _superseded(f):
        return
    row = f.record
    due = row.get("bill_due_on") or payment_day(row.get("period_ended_on"))
    said = "was due" if today > due else "is due"
    if today <= due:
        yield LooksAgain(due + ONE_DAY)
    yield Finding(
        f"{show_money(row.get('amount_due'))} {said} on {show_date(due)}: remind the partner.", due_on=due,
        inputs=shown(quarter_ended=row.get("period_ended_on"), paid_on=None), fields=("paid_on",),
    )  # fmt: skip


@rule(
    "CASE-E-09B", Strength.INFORM, "SAMM C9.T25", subject=BILL, tag="S",
    when=While(lambda row: row.get("period_ended_on") is not None),
    says="A bill is for a quarter and is due in the third month after it, on the 15th.",
    clears="The quarter or the day as the statement has them.",
)  # fmt: skip
def bill_days(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-09B: a period that ends within a quarter, or another day of payment."""
    ended, due = f.record.get("period_ended_on"), f.record.get("bill_due_on")
    if ended != quarter_ends(ended):
        yield Finding(f"{show_date(ended)} is not the end of a quarter.", fields=("period_ended_on",))
    elif due is not None and due != payment_day(ended):
        yield Finding(
            f"Due on {show_date(due)}; the calendar has {show_date(payment_day(ended))} for this quarter.",
            fields=("bill_due_on",),
        )


@rule(
    "CASE-E-10", Strength.WARN, "SAMM C9.10.2", subject=BILL, tag="S", reads=(SIBLINGS, STANDING),
    when=While(lambda row: row.get("bill_kind") in STATEMENTS and row.get("period_ended_on") is not None),
    says="Where a country has special billing, the Special Bill Letter tells what is owed, not the DD 645.",
    clears="The Special Bill Letter of the quarter, or the country's way of billing.",
)  # fmt: skip
def special_bill(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-10: a DD 645 alone where a letter is to come, or a letter where none is expected."""
    programme = f.one(STANDING)
    special = programme is not None and bool(programme.get("special_billing"))
    if f.record.get("bill_kind") == "DD645":
        if special and not _superseded(f):
            yield Finding("The country has special billing: the amount is that of the Special Bill Letter, which is "
                          "not on file for this quarter.", fields=("bill_kind",))  # fmt: skip
    elif programme is not None and not special:
        yield Finding("A Special Bill Letter, and the country is not recorded as one with special billing.",
                      fields=("bill_kind",))  # fmt: skip


# -- contracting requests ---------------------------------------------------------------------------------------------
def about(kind: str) -> While:
    """Requests about one thing that are not answered yet."""

    def asked(row: Kind) -> bool:
        return row.get("request_kind") == kind and row.get("replied_on") is None

    return While(asked)


@rule(
    "CASE-E-16", Strength.INFORM, "SAMM C6.3.7.2", subject=REQUEST, tag="S", reads=(STANDING,), policy=(LIMIT,),
    on="asked_on", when=about("CONTINGENT_FEE"),
    says="Some countries approve every contingent fee; for the others one above $50,000 needs approval.",
    clears="The day of the answer.",
)  # fmt: skip
def contingent_fee(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-16: whether the partner approves the fee that is named."""
    fee, programme = f.record.get("fee_amount"), f.one(STANDING)
    limit = p.cents(LIMIT, f.record.get("asked_on") or today)
    if fee is None:
        yield Finding("How much the fee is, is not recorded.", fields=("fee_amount",))
    elif programme is not None and programme.get("fee_any_amount"):
        yield Finding(f"The country approves every contingent fee, this one of {show_money(fee)} too.",
                      fields=("fee_amount",))  # fmt: skip
    elif fee > limit:
        yield Finding(f"{show_money(fee)} is more than {show_money(limit)}: it needs the partner's approval.",
                      fields=("fee_amount",), inputs=shown(fee=show_money(fee), limit=show_money(limit)))  # fmt: skip


@rule(
    "CASE-E-17", Strength.INFORM, "SAMM C6.3.5.2", subject=REQUEST, tag="S", policy=(COMMENT,), on="asked_on",
    when=While(lambda row: about("NEGOTIATION").test(row) and row.get("asked_on") is not None),
    says="A partner may have 30 days to comment on a redacted statement of work; it rejects no bid.",
    clears="The day of the answer.",
)  # fmt: skip
def comments_on_work(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-17: until when comments may come, counted from the request where no other day is known."""
    asked = f.record.get("asked_on")
    days = p.whole(COMMENT, asked)
    last = asked + timedelta(days=days)
    yield Finding(
        f"The partner may comment on a redacted statement of work, usually by {show_date(last)}; it may not reject "
        "bids.",
        sum=f"{show_date(asked)} + {days} days = {show_date(last)}",
    )  # fmt: skip


@rule(
    "CASE-E-18", Strength.WARN, "SAMM C6.3.9.3", subject=REQUEST, tag="S",
    when=While(lambda row: about("OFFSET").test(row) and row.get("referred_on") is None),
    says="The office does not discuss offsets; it refers the partner to the firm.",
    clears="To whom and when it was referred.",
)  # fmt: skip
def offsets_referred(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-18: a question about offsets that was not passed on."""
    yield Finding("The office does not discuss offsets: refer the partner to the firm.",
                  fields=("referred_to", "referred_on"))  # fmt: skip
