"""What rules ask while a case is carried out: changes of the offer, deliveries of a line, suspension, hard news."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.cases import identifier
from models.cases.states import EXECUTING
from models.fields import show_date, show_money
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import days_after, shown
from models.text import listed

VERSION, LINE, CASE, ESCALATION, PROGRAMME = (
    "loa_version",
    "case_line",
    "case_file",
    "escalation",
    "sa_programme",
)
TO_CASE, INKED = "case_id", "pen_and_ink<version_id"
STANDING = "country_id.sa_programme<country_id"
PLANNED = "delivery_plan<line_id"
PERCENT, RISE = "news.price_percent", "news.price_rise"
IMPACT, REST = "suspension.impact_days", "suspension.rest_days"
ONE_DAY = timedelta(days=1)
FMF = frozenset({"FMF_NONREPAYABLE", "FMF_REPAYABLE", "MAP_MERGER"})
NOT_SPECIFIC_CODE, NOT_SPECIFIC_MASL = "R9B", "079200N0NSPRQ"
"""Generic code and catalogue number of a line that names nothing in particular (SAMM C5.4.13)."""


def document(*kinds: str) -> While:
    """Versions of the offer of some kinds only."""
    return While(lambda row: row.get("doc_type") in kinds)


MODIFIED, AMENDED = document("MODIFICATION"), document("AMENDMENT")


# -- changes of the offer ---------------------------------------------------------------------------------------------
@rule(
    "CASE-E-01", Strength.WARN, "SAMM C6.7.1.1", subject=VERSION, tag="S", when=document("AMENDMENT", "MODIFICATION"),
    says="A change of scope is an amendment, one within scope a modification, one of purpose a new offer.",
    clears="The other kind of document, or what is recorded about the scope.",
)  # fmt: skip
def fitting_document(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-01: scope and kind of document do not go together."""
    kind, scope = f.record.get("doc_type"), f.record.get("scope_change")
    if kind == "MODIFICATION" and scope:
        yield Finding(
            "It changes the scope of the case: that takes an amendment.", fields=("doc_type", "scope_change")
        )
    elif kind == "AMENDMENT" and scope is False:
        yield Finding(
            "It stays within the scope of the case: a modification does.", fields=("doc_type", "scope_change")
        )


@rule(
    "CASE-E-02", Strength.WARN, "SAMM C6.T7", subject=VERSION, tag="S", when=MODIFIED,
    says="A modification is of one of the kinds that the table allows.",
    clears="Which of the allowed kinds it is; for another one, its words under Purpose.",
)  # fmt: skip
def allowed_kind(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-02: a modification of no kind, or of one that the list does not name and nobody says."""
    kind = f.record.get("modification_kind")
    if kind is None:
        yield Finding(
            "Which of the allowed modifications it is, is not recorded.", fields=("modification_kind",)
        )
    elif kind == "OTHER" and not f.record.get("purpose_text"):
        yield Finding("The purpose does not say which of the other allowed modifications it is.",
                      fields=("modification_kind", "purpose_text"))  # fmt: skip


@rule(
    "CASE-E-03", Strength.WARN, "SAMM C6.7.3.1.3, C6.7.3.3", subject=VERSION, tag="S", reads=(INKED,), when=MODIFIED,
    says="A modification takes no signature of the purchaser and no change by hand; it is carried out once it is "
    "countersigned.",
    clears="The day of the countersignature; a restated modification instead of a change by hand.",
)  # fmt: skip
def modification_signed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-03: carried out before its countersignature, or changed by hand."""
    done, countersigned = f.record.get("implemented_on"), f.record.get("dcsgn_on")
    if done is not None and (countersigned is None or done < countersigned):
        since = f"before the countersignature of {show_date(countersigned)}" if countersigned else (
            "and no countersignature is recorded")  # fmt: skip
        yield Finding(f"Carried out on {show_date(done)} {since}.", fields=("implemented_on", "dcsgn_on"))
    if f.all(INKED):
        yield Finding("A modification is not changed by hand; it is issued anew.")


@rule(
    "CASE-E-04", Strength.WARN, "SAMM C6.7.2.8", subject=VERSION, tag="S", when=AMENDED,
    says="An amendment is carried out when it is signed, its sum has come and the systems have it.",
    clears="The day the purchaser signed.",
)  # fmt: skip
def amendment_signed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-04: carried out without or before the signature."""
    done, signed = f.record.get("implemented_on"), f.record.get("signed_on")
    if done is not None and (signed is None or done < signed):
        since = f"before the signature of {show_date(signed)}" if signed else "and no signature is recorded"
        yield Finding(f"Carried out on {show_date(done)} {since}.", fields=("implemented_on", "signed_on"))


def _concurrent(row: Kind) -> bool:
    return bool(row.get("concurrent_with"))


@rule(
    "CASE-E-05", Strength.WARN, "SAMM C6.7.3.2", subject=VERSION, tag="S", reads=(TO_CASE,), when=While(_concurrent),
    says="A concurrent modification moves value between implemented cases at an official's request; what rises is no "
    "more than what falls, and each names the others.",
    clears="The kind of document, the request, the other cases in the purpose, the implementation of the case.",
)  # fmt: skip
def concurrent(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-05: what a concurrent modification lacks; the other cases' sums are told, not read."""
    row, case = f.record, f.one(TO_CASE)
    if row.get("doc_type") != "MODIFICATION":
        yield Finding("Value moves between cases by modifications alone.", fields=("doc_type",))
    if not row.get("based_on"):
        yield Finding("The request of the partner's official is not recorded.", fields=("based_on",))
    others = [each for part in str(row.get("concurrent_with")).replace(",", " ").replace(";", " ").split()
              if (each := identifier.read(part))]  # fmt: skip
    purpose = str(row.get("purpose_text") or "").upper()
    if missing := [str(each) for each in others if str(each) not in purpose]:
        yield Finding(f"The purpose does not name {listed(missing)}.", fields=("purpose_text",))
    if case is not None and case.get("case_state") not in EXECUTING:
        yield Finding("The case is not implemented; value moves between implemented cases alone.")
    rise = row.get("change_value") or 0
    if rise > 0:
        yield Finding(f"This case rises by {show_money(rise)}: the others together fall by as much or more.",
                      inputs=shown(rise=show_money(rise)))  # fmt: skip


@rule(
    "CASE-E-06", Strength.INFORM, "SAMM C6.7.2.2", subject=VERSION, tag="S",
    when=While(lambda row: row.get("doc_type") == "AMENDMENT" and not row.get("based_on")),
    says="Where support would lapse the agency may begin an amendment without a request, and tells the purchaser.",
    clears="The letter of request, or the agency's notice to the purchaser.",
)  # fmt: skip
def without_request(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-06: an amendment that rests on no letter."""
    yield Finding("It rests on no letter of request: only where support would lapse may the agency begin it, and it "
                  "tells the purchaser.", fields=("based_on",))  # fmt: skip


@rule(
    "CASE-C-10", Strength.WARN, "SAMM C6.7.6", subject=VERSION, tag="S",
    when=While(lambda row: row.get("doc_type") == "AMENDMENT" and row.get("total_cost") == 0),
    says="A case that nobody uses is closed, not amended to nothing.",
    clears="The closure of the case instead of the amendment.",
)  # fmt: skip
def amended_to_nothing(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-C-10: an amendment whose total is nothing."""
    yield Finding("It brings the case to $0; an unused case is closed instead.", fields=("total_cost",))


# -- news that is cleared first ---------------------------------------------------------------------------------------
_NEWS = {
    "PRICE": "a rise in price", "DELAY": "a critical item late by more than six months",
    "EFFECT": "a political, operational or cost effect", "RELIABILITY": "a serious concern about reliability",
}  # fmt: skip
_ONLY_NOTIFIED = frozenset({"PRICE", "DELAY"})
"""News that is cleared for cases above the notification threshold only; the rest for every case."""


@rule(
    "CASE-E-07", Strength.WARN, "SAMM C6.2.3", subject=ESCALATION, tag="S", reads=(TO_CASE,),
    when=While(lambda row: row.get("sensitive_news") in _NEWS and row.get("news_cleared_on") is None),
    says="Hard news is agreed with DSCA before the partner is told: prices and delays of notified cases, and what "
    "touches policy, operations, cost or reliability of any.",
    clears="The day DSCA agreed to telling the partner.",
)  # fmt: skip
def news_cleared(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-07: nothing is said to the partner before DSCA agreed."""
    case, news = f.one(TO_CASE), f.record.get("sensitive_news")
    if news in _ONLY_NOTIFIED and case is not None and case.get("cn_required") is False:
        return
    yield Finding(f"DSCA has not agreed yet to telling the partner of {_NEWS[news]}.", fields=("news_cleared_on",),
                  inputs=shown(news=_NEWS[news], agreed_on=None))  # fmt: skip


@rule(
    "CASE-E-07A", Strength.WARN, "SAMM C6.2.3", subject=VERSION, tag="S", reads=(TO_CASE,), policy=(PERCENT, RISE),
    on="offered_on",
    when=While(lambda row: row.get("doc_type") in ("AMENDMENT", "MODIFICATION") and (row.get("change_value") or 0) > 0),
    says="A rise by a tenth of a notified case, or by $25 million, is agreed with DSCA before the partner is told.",
    clears="An escalation with the day DSCA agreed; nothing where it was told long ago.",
)  # fmt: skip
def price_rises(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-07A: a change by as much, on a case that Congress is told of, until it is signed or carried out."""
    row, case = f.record, f.one(TO_CASE)
    if case is None or not case.get("cn_required") or row.get("signed_on") or row.get("implemented_on"):
        return
    day = row.get("offered_on") or today
    rise, before = row.get("change_value"), row.get("previous_total")
    share, most = p.number(PERCENT, day), p.cents(RISE, day)
    if rise >= most or rise * 100 >= before * share:
        yield Finding(
            f"The price rises by {show_money(rise)}: agree it with DSCA before the partner is told.",
            inputs=shown(before=show_money(before), rise=show_money(rise), share=f"{share} %", most=show_money(most)),
            fields=("total_cost",),
        )  # fmt: skip


# -- deliveries of a line ----------------------------------------------------------------------------------------------
@rule(
    "CASE-E-08", Strength.WARN, "SAMM C6.2.2", subject=LINE, tag="S", reads=(PLANNED,),
    when=While(lambda row: row.get("line_status") == "OPEN"
               and (row.get("delivered_qty") or 0) < (row.get("qty") or 0)),
    says="The case manager and the office follow what was delivered against what was planned.",
    clears="The delivered quantity of a later extract, or another plan.",
)  # fmt: skip
def delivered_as_planned(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-08: fewer delivered than the quarters that are over had planned."""
    plans = [
        (day, row.get("planned_qty") or 0) for row in f.all(PLANNED) if (day := row.get("planned_quarter"))
    ]
    if ahead := [day for day, _ in plans if day >= today]:
        yield LooksAgain(min(ahead) + ONE_DAY)
    planned = sum(many for day, many in plans if day < today)
    came = f.record.get("delivered_qty") or 0
    if planned > came:
        last = max(day for day, _ in plans if day < today)
        yield Finding(
            f"{planned:,} were planned by {show_date(last)}, {came:,} are reported delivered.",
            fields=("delivered_qty",), sum=f"{planned} - {came} = {planned - came}",
        )  # fmt: skip


@rule(
    "CASE-E-19", Strength.WARN, "SAMM C6.3.4.1.2, C5.4.13", subject=LINE, tag="S", reads=(TO_CASE,),
    when=While(lambda row: bool(row.get("sole_source")) or row.get("generic_code") == NOT_SPECIFIC_CODE
               or row.get("masl") == NOT_SPECIFIC_MASL),
    says="A BPC line names no sole source on the ground of an international agreement, and nothing that is not "
    "specific.",
    clears="A line of the catalogue, and competition or another ground.",
)  # fmt: skip
def bpc_line(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-19: what only FMS lines may have."""
    case = f.one(TO_CASE)
    if case is None or case.get("case_kind") != "BPC":
        return
    if firm := f.record.get("sole_source"):
        yield Finding(f"The line names {firm} as sole source; under BPC no international agreement allows that.",
                      fields=("sole_source",))  # fmt: skip
    if f.record.get("generic_code") == NOT_SPECIFIC_CODE or f.record.get("masl") == NOT_SPECIFIC_MASL:
        yield Finding(
            "A line that is not specific has no place on a BPC case.", fields=("masl", "generic_code")
        )


# -- suspension --------------------------------------------------------------------------------------------------------
def _suspended(programme: Kind | None, today: date) -> bool:
    if programme is None or (begins := programme.get("suspended_from")) is None:
        return False
    ends = programme.get("suspended_to")
    return bool(begins <= today and (ends is None or today <= ends))


def _turns(programme: Kind | None, today: date) -> Iterator[LooksAgain]:
    """The days on which a suspension begins and is over."""
    if programme is not None:
        if (begins := programme.get("suspended_from")) is not None and begins > today:
            yield LooksAgain(begins)
        if (ends := programme.get("suspended_to")) is not None and ends >= today:
            yield LooksAgain(ends + ONE_DAY)


@rule(
    "CASE-E-14", Strength.WARN, "SAMM C6.6.1", subject=PROGRAMME, tag="S", policy=(IMPACT, REST), on="suspended_from",
    when=While(lambda row: row.get("suspended_from") is not None, lambda row: row.get("suspended_to")),
    says="When a country is suspended the agency reports the impact within 10 days and the rest within 21; students "
    "may finish under conditions.",
    clears="The last day of the suspension.",
)  # fmt: skip
def suspension(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-14: the days of the agency's reports, while the suspension lasts."""
    yield from _turns(f.record, today)
    if _suspended(f.record, today):
        begins = f.record.get("suspended_from")
        first, sum_first = days_after(begins, p.whole(IMPACT, begins))
        rest, sum_rest = days_after(begins, p.whole(REST, begins))
        yield Finding(
            f"Suspended since {show_date(begins)}: the agency reports the impact by {show_date(first)} and the rest by "
            f"{show_date(rest)}; students may finish under conditions.",
            since=begins, sum=f"{sum_first}; {sum_rest}", fields=("suspended_from",),
        )  # fmt: skip


@rule(
    "CASE-E-14A", Strength.INFORM, "SAMM C6.6.1", subject=CASE, tag="S", reads=(STANDING,),
    when=While(lambda row: row.get("case_state") in EXECUTING - {"SUSPENDED"}),
    says="While its country is suspended, what may go on with a case is for the agency to say.",
    clears="The end of the country's suspension, or the step that suspends the case.",
)  # fmt: skip
def country_suspended(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-14A: the banner of the country, on its cases."""
    programme = f.one(STANDING)
    yield from _turns(programme, today)
    if programme is not None and _suspended(programme, today):
        why = f": {told}" if (told := programme.get("suspension_text")) else ""
        yield Finding(f"The country is suspended since {show_date(programme.get('suspended_from'))}{why}",
                      since=programme.get("suspended_from"))  # fmt: skip


@rule(
    "CASE-E-15", Strength.WARN, "SAMM C6.6.1.6", subject=CASE, step="case_implement", tag="S", reads=(STANDING,),
    when=While(lambda row: row.get("case_state") in ("PROPOSED", "OFFERED", "ACCEPTED")
               and row.get("funding_source") in FMF),
    says="Under sanctions for arrears no offer paid by FMF is countersigned or implemented; those that run go on.",
    clears="The end of the suspension, or the agency's word that it is no such sanction.",
)  # fmt: skip
def arrears(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-15: FMF and a suspended country; which sanction it is, the record says in words only."""
    programme = f.one(STANDING)
    yield from _turns(programme, today)
    if programme is not None and _suspended(programme, today):
        yield Finding("Paid by FMF while the country is suspended: under sanctions for arrears it is neither "
                      "countersigned nor implemented.", since=programme.get("suspended_from"))  # fmt: skip
