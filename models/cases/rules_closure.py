"""What rules ask at the end of a case: supply completion, reconciliation, closure, and keeping its file."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.calendar import months_after
from models.fields import show_date, show_money
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, once, rule
from models.telling import days_after, months_later, quarter_begins, quarter_ends, shown
from models.text import listed

CASE, VERSION, PROGRAMME = "case_file", "loa_version", "sa_programme"
LINES, SHIPMENTS, SDRS, BILLS = "case_line<case_id", "shipment<case_id", "sdr<case_id", "case_bill<case_id"
TYPES = "case_line<case_id.eum_line<case_line_id.article_type_id"
STANDING = "country_id.sa_programme<country_id"
MONTHS, FORCED, LAST = "closure.months", "closure.forced_months", "closure.last_delivery_months"
NO_ORDERS = "closure.no_orders_days"
SHARE, CAP, RATE = "closure.admin_share", "closure.admin_cap", "closure.admin_rate"
FINAL, NOTICE = "closure.final_days", "closure.notice_days"
ONE_DAY = timedelta(days=1)
BLANKET = frozenset({"BLANKET", "CLSSA_FMSO1", "CLSSA_FMSO2"})
CAME = ("title_on", "received_on", "dgr_transfer_on", "arrived_on")
SEVERAL = 4
FINAL_MONTHS = 12
"""How long after closure the final statement is asked for."""


def in_state(*states: str) -> While:
    """Cases in one of some states."""
    return While(lambda row: row.get("case_state") in states)


RUNNING, COMPLETE, ENDING = in_state("IMPLEMENTED"), in_state("SSC"), in_state("SSC", "CLOSED_INTERIM")


@once
def open_lines(f: Facts) -> list[str]:
    """Numbers of the lines that are not complete yet."""
    return sorted(
        str(row.get("line_no") or "without a number")
        for row in f.all(LINES)
        if row.get("line_ssc_on") is None and row.get("line_status") != "SSC"
    )


def _some(names: list[str]) -> str:
    more = [f"{len(names) - SEVERAL} more"] if len(names) > SEVERAL else []
    return listed([*names[:SEVERAL], *more])


# -- supply completion ------------------------------------------------------------------------------------------------
@rule(
    "CASE-C-02A", Strength.BLOCK, "SAMM C6.8.1", subject=CASE, step="case_ssc", tag="S", reads=(LINES,), when=RUNNING,
    says="Supply and services of a case are complete when those of every line are.",
    clears="The day each line was complete.",
)  # fmt: skip
def lines_complete(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-C-02A: lines that are not, or a case without lines."""
    if not f.all(LINES):
        yield Finding("No line of the case is recorded, so that none is complete.")
    elif lines := open_lines(f):
        word = "Line" if len(lines) == 1 else "Lines"
        yield Finding(f"{word} {_some(lines)} {'is' if len(lines) == 1 else 'are'} not complete.",
                      inputs=shown(lines=len(f.all(LINES)), not_complete=len(lines)))  # fmt: skip


@rule(
    "CASE-C-01", Strength.INFORM, "SAMM C6.8", subject=CASE, tag="S", reads=(LINES,), policy=(NO_ORDERS,),
    when=RUNNING,
    says="A case may be closed when all is delivered; a blanket one after 180 days without an order, once the partner "
    "says that none follows and does not ask to keep it open.",
    clears="The step that supply is complete; the partner's word; that it asked to keep the case open.",
)  # fmt: skip
def may_be_closed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-C-01: candidates for closure."""
    row = f.record
    if row.get("keep_open_asked_on") is not None:
        return
    if row.get("order_type") not in BLANKET:
        if f.all(LINES) and not open_lines(f):
            yield Finding("Every line is complete: the case may be closed.")
        return
    last = row.get("last_order_on")
    if last is None:
        return
    quiet, sum_ = days_after(last, p.whole(NO_ORDERS, today))
    if today < quiet:
        yield LooksAgain(quiet)
    elif (said := row.get("no_orders_confirmed_on")) is None or said < last:
        yield Finding(f"No order since {show_date(last)}: ask the partner whether one follows.", sum=sum_,
                      fields=("no_orders_confirmed_on",))  # fmt: skip
    else:
        yield Finding(f"No order since {show_date(last)} and none follows: the case may be closed.", sum=sum_)


# -- closure ----------------------------------------------------------------------------------------------------------
@rule(
    "CASE-C-02", Strength.BLOCK, "SAMM C6.8.1", subject=CASE, step="case_close", tag="S", when=COMPLETE,
    says="A case is reconciled after supply was complete, before it is closed.",
    clears="The days of supply completion and of the reconciliation.",
)  # fmt: skip
def reconciled(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-C-02: not reconciled since supply was complete."""
    complete, done = f.record.get("ssc_on"), f.record.get("reconciled_on")
    if complete is None:
        yield Finding("The day supply was complete is not recorded.", fields=("ssc_on",))
    if done is None:
        yield Finding("The case is not reconciled.", fields=("reconciled_on",))
    elif complete is not None and done < complete:
        yield Finding(f"Last reconciled on {show_date(done)}, before supply was complete on {show_date(complete)}.",
                      fields=("reconciled_on",))  # fmt: skip


@rule(
    "CASE-C-04", Strength.WARN, "DSCA 25-100; SAMM C6.8.1", subject=CASE, tag="S", policy=(MONTHS,), on="ssc_on",
    when=While(lambda row: COMPLETE.test(row) and row.get("ssc_on") is not None),
    says="A case is closed within 12 months of supply completion; the edition of 2012 had the certificate within 24.",
    clears="The step that closes the case.",
)  # fmt: skip
def closed_in_time(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-C-04 (and C-02 of 2012): the edition is that of the day supply was complete."""
    complete = f.record.get("ssc_on")
    edition = p.entry(MONTHS, complete)
    due, sum_ = months_later(complete, p.whole(MONTHS, complete))
    said = "It is to be closed by" if today <= due else "It was to be closed by"
    if today <= due:
        yield LooksAgain(due + ONE_DAY)
    yield Finding(f"{said} {show_date(due)}.", due_on=due, sum=sum_, cites=edition.citation,
                  inputs=shown(supply_complete_on=complete, edition=edition.edition))  # fmt: skip


@rule(
    "CASE-C-03", Strength.WARN, "SAMM C6.8.1", subject=CASE, tag="S", reads=(STANDING,), policy=(MONTHS, FORCED),
    on="ssc_on", when=While(lambda row: COMPLETE.test(row) and row.get("ssc_on") is not None),
    says="In the edition of 2012 a case of a country with accelerated closure goes on a list after 24 months, and DFAS "
    "closes it after three quarters there.",
    clears="The step that closes the case.",
)  # fmt: skip
def forced_closure(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-C-03: only for supply completed under that edition."""
    complete, programme = f.record.get("ssc_on"), f.one(STANDING)
    forced = p.find(FORCED, complete)
    if forced is None or programme is None or not programme.get("accelerated_closure"):
        return
    listed_on, _ = months_later(complete, p.whole(MONTHS, complete))
    due, sum_ = months_later(listed_on, int(forced.value))
    if today < listed_on:
        yield LooksAgain(listed_on)
    else:
        if today <= due:
            yield LooksAgain(due + ONE_DAY)
        said = "DFAS closes it after" if today <= due else "DFAS may have closed it since"
        yield Finding(f"On the list of overdue closures since {show_date(listed_on)}; {said} {show_date(due)}.",
                      due_on=due, sum=sum_, cites=forced.citation)  # fmt: skip


@rule(
    "CASE-C-04A", Strength.WARN, "DSCA 25-100", subject=CASE, tag="S", reads=(SHIPMENTS,), policy=(LAST,), on="ssc_on",
    when=While(lambda row: COMPLETE.test(row) and row.get("ssc_on") is not None),
    says="Where the last delivery lies more than 12 months before supply completion, closure begins at once.",
    clears="The step that closes the case.",
)  # fmt: skip
def close_at_once(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-C-04A: what the shipments of the case say of its last delivery."""
    complete = f.record.get("ssc_on")
    edition = p.find(LAST, complete)
    days = [day for row in f.all(SHIPMENTS) for key in CAME if (day := row.get(key)) is not None]
    if edition is None or not days:
        return
    over, sum_ = months_later(max(days), int(edition.value))
    if over < complete:
        yield Finding(f"The last delivery was on {show_date(max(days))}, more than {edition.value} months before "
                      "supply was complete: begin closure at once.", due_on=complete, sum=sum_)  # fmt: skip


@rule(
    "CASE-S-10", Strength.INFORM, "DSCA 25-100", subject=CASE, tag="S", reads=(SDRS,), when=ENDING,
    says="An open discrepancy report does not keep closure from beginning.",
    clears="The end of the reports.",
)  # fmt: skip
def open_reports(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-S-10: told so that nobody waits for them."""
    names = [str(row.get("sdr_no") or "one without a number") for row in f.all(SDRS)
             if row.get("sent_on") is not None and row.get("sdr_closed_on") is None]  # fmt: skip
    if names:
        yield Finding(f"Discrepancy reports are open ({_some(names)}); closure begins all the same.")


@rule(
    "CASE-C-05", Strength.WARN, "DSCA 20-45", subject=PROGRAMME, tag="S",
    when=While(lambda row: bool(row.get("fmf_recipient")) and not row.get("accelerated_closure")),
    says="A country that receives FMF takes part in accelerated closure for all its cases.",
    clears="That it takes part, or that it receives no FMF.",
)  # fmt: skip
def fmf_accelerates(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-C-05: it receives FMF and does not take part."""
    yield Finding("The country receives FMF and is not recorded as taking part in accelerated closure.",
                  fields=("accelerated_closure", "fmf_recipient"))  # fmt: skip


@rule(
    "CASE-C-06", Strength.WARN, "SAMM C6.8.1", subject=VERSION, tag="S", policy=(SHARE, CAP, RATE), on="cancelled_on",
    when=While(lambda row: row.get("cancelled_on") is not None and row.get("implemented_on") is not None
               and row.get("doc_type") == "BASIC"),
    says="An implemented case that the purchaser cancels is closed; part of the administrative charge is kept.",
    clears="The steps of closure instead of the cancellation.",
)  # fmt: skip
def cancelled_after(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-C-06: the greatest of three sums is kept; "at least" while one of them cannot be worked out."""
    day = f.record.get("cancelled_on")
    sums = _kept_of_charge(f.record, p, day)
    known = [each for each in sums.values() if each is not None]
    told = ""
    if known:
        least = "" if len(known) == len(sums) else "at least "
        told = f" Of the administrative charge {least}{show_money(max(known))} is kept."
    yield Finding(
        f"Cancelled on {show_date(day)} after it was implemented: that is a closure.{told}",
        fields=("cancelled_on", "admin_charge", "small_case_cost", "expended_value"),
        inputs=shown(**{name: None if each is None else show_money(each) for name, each in sums.items()}),
    )


def _kept_of_charge(version: Kind, p: Policy, day: date) -> dict[str, int | None]:
    """The three sums of SAMM C6.8.1 in cents: estimate with the management line up to a limit, a share of the
    estimate, the standard rate on what was expended. A case without that line has none."""
    charge, expended = version.get("admin_charge"), version.get("expended_value")
    line = version.get("small_case_cost") or 0
    return {
        "estimate_with_management_line": None if charge is None else min(charge + line, p.cents(CAP, day)),
        "share_of_estimate": None if charge is None else int(charge * p.number(SHARE, day) / 100),
        "rate_on_what_was_expended": None if expended is None else int(expended * p.number(RATE, day) / 100),
    }


# -- keeping the file -------------------------------------------------------------------------------------------------
def _final_until(row: Kind) -> date | None:
    closed: date | None = row.get("closed_on")
    return months_after(closed, FINAL_MONTHS) if closed is not None else None


@rule(
    "CASE-C-07", Strength.WARN, "SAMM C16.1.1.2", subject=CASE, tag="S", reads=(BILLS,), policy=(FINAL,),
    on="closed_on",
    when=While(lambda row: row.get("case_state") == "CLOSED" and row.get("case_kind") != "BPC"
               and row.get("closed_on") is not None, _final_until),
    says="After closure the final account comes with the next DD 645.",
    clears="A statement of the quarter in which the case was closed, or of a later one.",
)  # fmt: skip
def final_statement(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-C-07: from the day the statement is issued, for a year."""
    closed = f.record.get("closed_on")
    begins = quarter_begins(closed)
    if any(day >= begins for row in f.all(BILLS) if (day := row.get("period_ended_on"))):
        return
    due, sum_ = days_after(quarter_ends(closed), p.whole(FINAL, closed))
    if today < due:
        yield LooksAgain(due)
    else:
        yield Finding(f"The final account was to come with the statement of about {show_date(due)}; it is not on file.",
                      sum=sum_, since=due)  # fmt: skip


@rule(
    "CASE-C-08", Strength.WARN, "SAMM C2.T1 19; C6.2.4", subject=CASE, tag="S", policy=(NOTICE,),
    when=While(lambda row: row.get("closed_on") is not None),
    says="The file of a case is kept for ten years after closure; nothing is destroyed while it is held.",
    clears="The day the file was destroyed; the day from which it is held, with the reason.",
)  # fmt: skip
def kept_ten_years(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-C-08: its time ends, it was destroyed too soon, or it is held without a reason."""
    row = f.record
    gone, last, held = row.get("destroyed_on"), row.get("destroy_after"), row.get("hold_from")
    if held is not None:
        if not row.get("hold_reason"):
            yield Finding("Why the records are held is not recorded.", fields=("hold_reason",))
        if gone is not None and gone >= held:
            yield Finding(f"Destroyed on {show_date(gone)} while it was held since {show_date(held)}.",
                          fields=("destroyed_on",))  # fmt: skip
    elif gone is not None and last is not None and gone <= last:
        yield Finding(f"Destroyed on {show_date(gone)}, before its time ended on {show_date(last)}.",
                      fields=("destroyed_on",))  # fmt: skip
    elif gone is None and last is not None:
        near = last - timedelta(days=p.whole(NOTICE, today))
        if today < near:
            yield LooksAgain(near)
            return
        if today <= last:
            yield LooksAgain(last + ONE_DAY)
        said = f"The file is kept until {show_date(last)}" if today <= last else (
            f"The file could be destroyed since {show_date(last)}")  # fmt: skip
        yield Finding(f"{said}: look for a hold and for what is kept for ever first.", due_on=last,
                      fields=("destroyed_on",), inputs=shown(closed_on=row.get("closed_on")))  # fmt: skip


@rule(
    "CASE-C-09", Strength.WARN, "SAMM C6.2.4", subject=CASE, tag="S", reads=(TYPES,), policy=(NOTICE,),
    when=While(lambda row: row.get("destroy_after") is not None),
    says="Delivery and inventory records of articles under enhanced monitoring are kept for ever, or until their "
    "disposal is verified, by the agency and the office.",
    clears="Those records taken out of the file before it is destroyed.",
)  # fmt: skip
def kept_for_ever(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-C-09: told when destruction is near, and where the file is gone already."""
    gone, last = f.record.get("destroyed_on"), f.record.get("destroy_after")
    near = last - timedelta(days=p.whole(NOTICE, today))
    names = sorted({str(row.get("article_code") or "one without a code") for row in f.all(TYPES)
                    if row.get("eum_level") == "ENHANCED"})  # fmt: skip
    if not names:
        return
    if gone is not None:
        yield Finding(
            f"The file was destroyed on {show_date(gone)}; records of {_some(names)} are kept for ever."
        )
    elif today < near:
        yield LooksAgain(near)
    else:
        yield Finding(
            f"Before the file is destroyed, take out the records of {_some(names)}: they are kept for ever."
        )
