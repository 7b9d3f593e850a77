"""What rules ask of discrepancy reports (SF 364): until when they may be filed, for how much, what is urgent."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from models.calendar import months_after
from models.fields import show_date, show_money
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import days_after, shown

SDR, TO_CASE = "sdr", "case_id"
MONTHS, LEAST, URGENT = "sdr.limit_months", "sdr.least_value", "sdr.urgent_days"
RETURN, RETURN_OTHER = "sdr.return_days", "sdr.return_other_days"
LIABLE, DECIDE, BPC = "sdr.dsca_value", "sdr.dsca_days", "sdr.bpc_applies"
ONE_DAY = timedelta(days=1)
NEVER_CAME = ("NON_RECEIPT", "BILLING")


def of_basis(*bases: str) -> While:
    """Reports on one basis."""
    return While(lambda row: row.get("sdr_basis") in bases)


def begins(row: Kind) -> tuple[date | None, str, tuple[str, ...]]:
    """The day from which the year counts, what it is, and the fields it is found in (SAMM C6.4.10.1)."""
    basis = row.get("sdr_basis")
    if basis == "SERVICE":
        return row.get("performance_ended_on"), "the end of performance", ("performance_ended_on",)
    if basis in NEVER_CAME:
        late = [day for day in (row.get("scheduled_on"), row.get("first_billed_on")) if day]
        return max(late, default=None), "the later of scheduled delivery and first bill", (
            "scheduled_on", "first_billed_on",
        )  # fmt: skip
    early = [day for day in (row.get("delivered_on"), row.get("title_passed_on")) if day]
    return min(early, default=None), "the earlier of delivery and passage of title", (
        "delivered_on", "title_passed_on",
    )  # fmt: skip


def last_day(row: Kind, p: Policy, today: date) -> date | None:
    """The last day on which a report may be filed; None where the day it counts from is not known."""
    first = begins(row)[0]
    return None if first is None else months_after(first, p.whole(MONTHS, first))


def _in_time(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    row = f.record
    first, what, keys = begins(row)
    if first is None:
        yield Finding(f"Until when it may be filed is not known: {what} is not recorded.", fields=keys)
        return
    last, months = months_after(first, p.whole(MONTHS, first)), p.whole(MONTHS, first)
    sum_ = f"{show_date(first)} + {months} months = {show_date(last)}"
    yield from _sent_by(row, last, today, f"counted from {what}", sum_)


def _sent_by(row: Kind, last: date, today: date, why: str, sum_: str = "") -> Iterator[Yield]:
    """A report that is to be sent by a day, could be sent until then, or was sent later."""
    sent = row.get("sent_on")
    if sent is None:
        if today <= last:
            yield LooksAgain(last + ONE_DAY)
        said = "It may be filed until" if today <= last else "It could be filed until"
        yield Finding(f"{said} {show_date(last)}, {why}.", due_on=last, sum=sum_, fields=("sent_on",))
    elif sent > last:
        yield Finding(f"Sent on {show_date(sent)}, after the last day, {show_date(last)}, {why}.", sum=sum_,
                      fields=("sent_on",))  # fmt: skip


def _registered(rule_id: str, bases: tuple[str, ...], says: str) -> Callable[..., object]:
    return rule(rule_id, Strength.WARN, "SAMM C6.4.10.1", subject=SDR, tag="S", policy=(MONTHS,), says=says,
                clears="The day the report was sent.", when=of_basis(*bases))(_in_time)  # fmt: skip


_registered("CASE-S-01", ("ARTICLE",),
            "An article is reported within a year of delivery or passage of title, whichever is first.")  # fmt: skip
_registered(
    "CASE-S-02", ("SERVICE",), "A service is reported within a year of the end of its scheduled performance."
)
_registered("CASE-S-03", NEVER_CAME, "What never came is reported within a year of its scheduled delivery or first "
            "bill, whichever is later.")  # fmt: skip


@rule(
    "CASE-S-04", Strength.WARN, "SAMM C6.4.10.2", subject=SDR, tag="S", policy=(MONTHS,),
    when=While(lambda row: row.get("warranty_ends_on") is not None),
    says="Where a contractor's warranty ends sooner, the report is filed within it.",
    clears="The day the report was sent.",
)  # fmt: skip
def within_warranty(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-S-04: only where the warranty is the shorter one."""
    ends, last = f.record.get("warranty_ends_on"), last_day(f.record, p, today)
    if last is None or ends < last:
        yield from _sent_by(f.record, ends, today, "while the warranty lasts")


@rule(
    "CASE-S-05", Strength.INFORM, "SAMM C6.4.10.2; DSCA 04-47", subject=SDR, tag="S", policy=(LEAST,), on="prepared_on",
    when=While(lambda row: row.get("claim_value") is not None),
    says="Less than $200 with transport and handling is not compensated; it may be filed for the record.",
    clears="Nothing has to be done; the value as it is.",
)  # fmt: skip
def too_small(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-S-05: value and handling together below the limit."""
    value, handling = f.record.get("claim_value"), f.record.get("handling_value") or 0
    least = p.cents(LEAST, f.record.get("prepared_on") or today)
    if value + handling < least:
        yield Finding(
            f"{show_money(value + handling)} with handling is less than {show_money(least)}: for the record only.",
            sum=f"{show_money(value)} + {show_money(handling)} = {show_money(value + handling)}",
            fields=("claim_value", "handling_value"),
        )  # fmt: skip


@rule(
    "CASE-S-06", Strength.WARN, "SAMM C6.4.10.1.1", subject=SDR, tag="S", policy=(URGENT,), on="found_on",
    when=While(lambda row: bool(row.get("dangerous"))),
    says="Classified, sensitive or dangerous materiel that came wrongly is reported within 24 hours.",
    clears="The day of the urgent report.",
)  # fmt: skip
def reported_at_once(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-S-06: the day after it was found is the last on which 24 hours may be kept."""
    found, told = f.record.get("found_on"), f.record.get("urgent_told_on")
    if found is None:
        yield Finding("The day it was found is not recorded; the report is owed within 24 hours of it.",
                      fields=("found_on",))  # fmt: skip
        return
    due, sum_ = days_after(found, p.whole(URGENT, found))
    if told is None:
        yield Finding(f"Report it at once: 24 hours end on {show_date(due)}.", due_on=due, sum=sum_,
                      fields=("urgent_told_on",))  # fmt: skip
    elif told > due:
        yield Finding(f"Reported on {show_date(told)}, after the 24 hours that ended on {show_date(due)}.", sum=sum_,
                      fields=("urgent_told_on",))  # fmt: skip


@rule(
    "CASE-S-06A", Strength.WARN, "SAMM C6.4.10.1.1", subject=SDR, tag="S", policy=(RETURN, RETURN_OTHER),
    on="return_directed_on", when=While(lambda row: row.get("return_directed_on") is not None),
    says="What is to be returned goes back within 30 days of the direction if it is dangerous, else within 180.",
    clears="The day it was returned.",
)  # fmt: skip
def returned_in_time(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-S-06A: not returned yet, or late."""
    directed, back = f.record.get("return_directed_on"), f.record.get("returned_on")
    due, sum_ = days_after(directed, p.whole(RETURN if f.record.get("dangerous") else RETURN_OTHER, directed))
    if back is None:
        yield Finding(
            f"It is to be returned by {show_date(due)}.", due_on=due, sum=sum_, fields=("returned_on",)
        )
    elif back > due:
        yield Finding(
            f"Returned on {show_date(back)}, after {show_date(due)}.", sum=sum_, fields=("returned_on",)
        )


@rule(
    "CASE-S-07", Strength.INFORM, "SAMM C6.4.10.7", subject=SDR, tag="S", policy=(LIABLE, DECIDE),
    on="package_complete_on",
    when=While(lambda row: row.get("usg_liability") is not None and row.get("sdr_answered_on") is None),
    says="Above $50,000 of FMS funds DSCA decides, within 60 days of a complete package.",
    clears="The day the package was complete; the answer.",
)  # fmt: skip
def dsca_decides(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-S-07: no package yet, or until when the decision is to come."""
    complete, liable = f.record.get("package_complete_on"), f.record.get("usg_liability")
    most = p.cents(LIABLE, complete or today)
    if liable <= most:
        return
    if complete is None:
        yield Finding(f"{show_money(liable)} is more than {show_money(most)}: DSCA decides once it has the whole "
                      "package.", fields=("package_complete_on",))  # fmt: skip
        return
    due, sum_ = days_after(complete, p.whole(DECIDE, complete))
    yield Finding(f"DSCA's decision is to come by {show_date(due)}.", due_on=due, sum=sum_)


@rule(
    "CASE-S-08", Strength.WARN, "SAMM C6.4.10.4", subject=SDR, tag="S",
    when=While(lambda row: row.get("disposition") is not None and row.get("sdr_answered_on") is None),
    says="Nobody but the agency's point of contact for discrepancies and DSCA commits the United States.",
    clears="The day of the agency's answer.",
)  # fmt: skip
def no_promise(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-S-08: a disposition before there was an answer."""
    yield Finding("A disposition is recorded and no answer of the agency; until then nothing is promised to the "
                  "partner.", fields=("disposition", "sdr_answered_on"))  # fmt: skip


@rule(
    "CASE-S-09", Strength.WARN, "DSCA 21-74; LOA note BPC Materiel Transfer", subject=SDR, tag="S", reads=(TO_CASE,),
    policy=(BPC,), on="prepared_on", when=While(lambda row: row.get("sdr_closed_on") is None),
    says="BPC cases have no discrepancy reports today; by an older note the office used SF 364 within these limits.",
    clears="The way the agency names instead; nothing under the older note.",
)  # fmt: skip
def bpc_has_none(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-S-09: which edition counts follows from the day the report was prepared."""
    case = f.one(TO_CASE)
    if case is None or case.get("case_kind") != "BPC":
        return
    day = f.record.get("prepared_on") or today
    edition = p.entry(BPC, day)
    if not p.flag(BPC, day):
        yield Finding("The process is not for BPC cases and the office prepares no SF 364: ask the agency which way to "
                      "go.", cites=edition.citation, inputs=shown(edition=edition.edition, on=day))  # fmt: skip
