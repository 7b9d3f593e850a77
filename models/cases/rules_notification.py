"""What rules ask of congressional notification: thresholds, reviews, and the day of the offer (cases.md 3.3)."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.cases.states import EXECUTING
from models.cases.telling import alive, before_offer, dollars, is_bpc, state
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import days_after, months_later, shown
from models.text import listed

CASE, LOR, VERSION = "case_file", "lor", "loa_version"
PROGRAMME = "country_id.sa_programme<country_id"
OF_CASE = "case_id.country_id.sa_programme<country_id"
ARTICLES = "lor_case<case_id.lor_id.lor_article<lor_id"
ONE_DAY = timedelta(days=1)
GROUPS = ("NATO_PLUS", "NATO_ORGANIZATION", "OTHER")
VALUES = (("mde", "mde_value", "major defense equipment"), ("total", "total_value", "the total value"),
          ("construction", "construction_value", "construction"))  # fmt: skip
THRESHOLDS = tuple(f"cn.{part}.{group}" for part, *_ in VALUES for group in GROUPS)
FORMAL = tuple(f"cn.formal.{group}" for group in GROUPS)
TIERED = (*(f"cn.tiered.{group}" for group in GROUPS), "cn.tiered.SENSITIVE")


def group_of(programme: Kind | None) -> str:
    """The group of the thresholds; that of all others where none is recorded."""
    return str((programme.get("purchaser_group") if programme else None) or "OTHER")


def reached(case: Kind, group: str, p: Policy, today: date) -> list[str]:
    """Which thresholds a case meets or exceeds, in words (SAMM C5.T13)."""
    found = []
    for part, key, words in VALUES:
        value, limit = case.get(key), p.cents(f"cn.{part}.{group}", today)
        if value is not None and value >= limit:
            found.append(f"{words}, {dollars(value)}, reaches {dollars(limit)}")
    return found


@rule(
    "CASE-N-01", Strength.WARN, "SAMM C5.5.3, C5.T13", subject=CASE, reads=("country_id", PROGRAMME), tag="S",
    policy=THRESHOLDS, when=While(lambda row: alive(row) and not is_bpc(row) and not row.get("cn_required")),
    says="Congress is notified of a case that meets or exceeds a threshold of its purchaser's group.",
    clears="That notification is required, or the values.",
)  # fmt: skip
def threshold_met(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """N-01: a threshold is met and notification is not recorded as required."""
    programme = f.one(PROGRAMME)
    told = reached(f.record, group_of(programme), p, today)
    if told:
        known = programme is not None and programme.get("purchaser_group")
        unsure = (
            ""
            if known
            else " The country's notification group is not recorded; that of all others was taken."
        )
        yield Finding(f"Congress must be notified: {listed(told)}.{unsure}", fields=("cn_required",),
                      inputs=shown(group=group_of(programme)))  # fmt: skip


@rule(
    "CASE-N-02", Strength.WARN, "SAMM C5.5.3.1", subject=VERSION, tag="S", policy=THRESHOLDS,
    reads=("case_id", "case_id.country_id", OF_CASE),
    when=While(lambda row: row.get("doc_type") in ("AMENDMENT", "MODIFICATION") and row.get("total_cost") is not None
               and row.get("previous_total") is not None),
    says="A change that lifts a case to the threshold needs a notification; a change of a notified case needs one of "
    "36(b)(5).",
    clears="The notification of the case.",
)  # fmt: skip
def lifted_to_threshold(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """N-02: the total passes the threshold for the first time and the case was not notified."""
    case = f.one("case_id")
    if case is None or is_bpc(case) or case.get("cn_notified_on") is not None:
        return
    limit = p.cents(f"cn.total.{group_of(f.one(OF_CASE))}", today)
    before, after = f.record.get("previous_total"), f.record.get("total_cost")
    if before < limit <= after:
        yield Finding(f"This change lifts the case from {dollars(before)} to {dollars(after)}; Congress is notified "
                      f"from {dollars(limit)}.", fields=("total_cost",))  # fmt: skip


@rule(
    "CASE-N-03", Strength.INFORM, "SAMM C5.5.3.2", subject=VERSION, tag="S", policy=THRESHOLDS,
    reads=("case_id", "case_id.country_id", OF_CASE),
    when=While(lambda row: row.get("doc_type") == "AMENDMENT" and bool(row.get("scope_change"))
               and row.get("implemented_on") is None),
    says="A change of a notified case is notified under 36(b)(5)(A) below the threshold, under (5)(C) from it on.",
    clears="The notification of the change.",
)  # fmt: skip
def change_of_notified(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """N-03: which of the two fits, by the value of the change."""
    case, change = f.one("case_id"), f.record.get("change_value")
    if case is None or case.get("cn_notified_on") is None or change is None:
        return
    limit = p.cents(f"cn.total.{group_of(f.one(OF_CASE))}", today)
    which = "36(b)(5)(C)" if change >= limit else "36(b)(5)(A)"
    yield Finding(f"The case was notified; an enhancement of {dollars(change)} is notified under {which}.")


def _concerns_offer(row: Kind) -> bool:
    return alive(row) and not is_bpc(row) and (before_offer(row) or row.get("offered_on") is not None)


@rule(
    "CASE-N-04", Strength.BLOCK, "SAMM C5.5.3, C5.T17", subject=CASE, step="case_offer", tag="S",
    reads=("country_id", PROGRAMME), policy=(*THRESHOLDS, *FORMAL), when=While(_concerns_offer),
    says="Nothing is offered before Congress was notified and the formal period of 15 or 30 days ended; an enhancement "
    "under 36(b)(5)(A) may be offered at once.",
    clears="The day of notification, and the end of the period.",
)  # fmt: skip
def offered_after_period(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """N-04: not notified, the period runs, or it was offered before its end. The last day still belongs to it."""
    case, group = f.record, group_of(f.one(PROGRAMME))
    notified, offered = case.get("cn_notified_on"), case.get("offered_on")
    if notified is None:
        if case.get("cn_required") or reached(case, group, p, today):
            yield Finding("Congress must be notified before the offer; the day of notification is not recorded.",
                          fields=("cn_notified_on",))  # fmt: skip
        return
    days = 0 if case.get("cn_kind") == "B5A" else p.whole(f"cn.formal.{group}", today)
    end, told = days_after(notified, days)
    first = end + ONE_DAY if days else notified
    if offered is not None and offered < first:
        yield Finding(f"Offered on {show_date(offered)}, before {show_date(first)}: the formal period was not over.",
                      sum=told, fields=("offered_on",))  # fmt: skip
    elif offered is None and today < first:
        yield Finding(
            f"Nothing is offered before {show_date(first)}, when the formal period is over.", sum=told
        )
        yield LooksAgain(first)


@rule(
    "CASE-N-05", Strength.INFORM, "SAMM C5.T16", subject=CASE, reads=("country_id", PROGRAMME), tag="S", policy=TIERED,
    when=While(lambda row: alive(row) and row.get("cn_tiered_from") is not None and row.get("cn_notified_on") is None),
    says="Before the formal notification committees review for 20, 30 or 40 days; all four must clear.",
    clears="The day of the formal notification.",
)  # fmt: skip
def tiered_review(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """N-05: when the tiered review is to end."""
    tier = "SENSITIVE" if f.record.get("cn_sensitive") else group_of(f.one(PROGRAMME))
    due, told = days_after(f.record.get("cn_tiered_from"), p.whole(f"cn.tiered.{tier}", today))
    yield Finding("The tiered review is to end; it does so only with all four clearances.", due_on=due, sum=told,
                  fields=("cn_notified_on",))  # fmt: skip


@rule(
    "CASE-N-06", Strength.WARN, "SAMM C5.5.6.4.1", subject=CASE, tag="S", policy=("cn.enhancement_days",),
    when=While(lambda row: alive(row) and row.get("cn_kind") == "B5A" and row.get("cn_notified_on") is not None),
    says="After a notification under 36(b)(5)(A) nothing is delivered for 45 days.", clears="The end of the 45 days.",
)  # fmt: skip
def delivered_after(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """N-06: no delivery before the day."""
    first, told = days_after(f.record.get("cn_notified_on"), p.whole("cn.enhancement_days", today))
    if today < first:
        yield Finding(f"Nothing of the enhancement is delivered before {show_date(first)}.", sum=told)
        yield LooksAgain(first)


@rule(
    "CASE-N-07", Strength.WARN, "SAMM C5.5.6.7", subject=CASE, tag="S", policy=("cn.valid_months",),
    when=While(lambda row: alive(row) and row.get("cn_notified_on") is not None and row.get("accepted_on") is None
               and row.get("implemented_on") is None
               and state(row) not in ("ACCEPTED", "CLOSED_INTERIM", *EXECUTING)),
    says="A notification without an accepted offer counts for five years.",
    clears="An accepted offer, or a new notification.",
)  # fmt: skip
def still_counts(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """N-07: the last day of the notification."""
    last, told = months_later(f.record.get("cn_notified_on"), p.whole("cn.valid_months", today))
    yield Finding(
        f"The notification counts until {show_date(last)} without an accepted offer.", due_on=last, sum=told
    )


@rule(
    "CASE-N-08", Strength.INFORM, "SAMM Figure C5.F7", subject=LOR, tag="S", policy=("lor.notify_copy_days",),
    when=While(lambda row: bool(row.get("cta_likely_cn")) and row.get("lor_dated_on") is not None
               and row.get("actionable_on") is None and row.get("withdrawn_on") is None
               and row.get("disapproved_on") is None),
    says="Of a request that will need a notification the agency sends DSCA a copy within ten days.",
    clears="The day it became actionable.",
)  # fmt: skip
def copy_to_dsca(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """N-08: when DSCA is to have the copy."""
    due, told = days_after(f.record.get("lor_dated_on"), p.whole("lor.notify_copy_days", today))
    yield Finding(f"DSCA is to have a copy by {show_date(due)}: it will need a notification.", sum=told)


@rule(
    "CASE-N-09", Strength.WARN, "SAMM AP5.T1 3", subject=CASE, tag="S", reads=(ARTICLES,),
    policy=("cn.eda_value", "cn.eda_days"),
    when=While(lambda row: alive(row) and row.get("funding_source") == "EDA_GRANT"
               and row.get("cn_notified_on") is None),
    says="A grant of excess articles with significant equipment, or worth USD 7 million when new, is notified 30 days "
    "before the transfer.",
    clears="The day of notification.",
)  # fmt: skip
def excess_articles(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """N-09: by the articles asked for, or by the value of the case, which stands in for that when new."""
    limit, days = p.cents("cn.eda_value", today), p.whole("cn.eda_days", today)
    sme = any(row.get("sme") for row in f.all(ARTICLES))
    if sme or (f.record.get("total_value") or 0) >= limit:
        why = "holds significant military equipment" if sme else f"is worth {dollars(limit)} or more"
        yield Finding(f"The grant {why}: Congress is notified {days} days before the transfer.",
                      fields=("cn_notified_on",))  # fmt: skip
