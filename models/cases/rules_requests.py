"""What rules ask of letters of request: their form, their way, the days of the agency (cases.md 3.1, L-01 to L-23)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Callable, Iterator
from datetime import date

from models.cases.addressees import addressees, missing
from models.cases.telling import FMF, business_days_after, out_of_order
from models.fields import show_date
from models.findings import Finding, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import days_after, shown
from models.text import listed

LOR = "lor"
ARTICLES = "lor_article<lor_id"
ANSWERS = "checklist_id.checklist_answer<checklist_id"
CASES = "lor_case<lor_id.case_id"
LEAHY_FROM = date(2021, 12, 31)
"""Grants after this day need a written agreement where units cannot be named (SAMM C5.1.2.1)."""
ACTIONABLE, COMPLETE = 13, 7
"""How many criteria Tables C5.T3A and C5.T3B have."""
DONE = frozenset({"PASS", "NOT_APPLICABLE", "WAIVED"})


def _open(row: Kind) -> bool:
    return row.get("withdrawn_on") is None and row.get("disapproved_on") is None


def _while(test: Callable[[Kind], bool]) -> While:
    return While(lambda row: _open(row) and test(row))


# -- form --------------------------------------------------------------------------------------------------------------
@rule(
    "CASE-L-01", Strength.WARN, "SAMM C5.1.3", subject=LOR, tag="S",
    when=_while(lambda row: row.get("lor_form") == "VERBAL" and row.get("written_confirmed_on") is None),
    says="A spoken request is kept as a memorandum for record, and the partner confirms it in writing.",
    clears="The day it was confirmed in writing.",
)  # fmt: skip
def spoken_request(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-01: nothing in writing yet."""
    yield Finding(
        "The request was spoken; its confirmation in writing is not recorded.",
        fields=("written_confirmed_on",),
    )


@rule(
    "CASE-L-02", Strength.WARN, "SAMM C5.1.3", subject=LOR, tag="S",
    when=_while(lambda row: row.get("lor_form") == "MINUTES" and row.get("lor_scan") is None),
    says="A request at a meeting is documented by minutes that the purchaser signed.",
    clears="The signed minutes as a file.",
)  # fmt: skip
def meeting_request(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-02: no signed minutes on file."""
    yield Finding("The minutes that the purchaser signed are not on file.", fields=("lor_scan", "lor_form"))


@rule(
    "CASE-L-03", Strength.BLOCK, "SAMM C5.1.3", subject=LOR, step="lor_package", tag="S",
    when=_while(lambda row: not row.get("lor_ref")),
    says="The transmittal refers to the partner's own letter or message.", clears="The reference of the letter.",
)  # fmt: skip
def refers_to_letter(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-03: no reference to name."""
    yield Finding(
        "The partner's own reference is not recorded; the transmittal must name it.", fields=("lor_ref",)
    )


@rule(
    "CASE-L-04", Strength.WARN, "SAMM C5.1.3, C5.1.5", subject=LOR, reads=(ARTICLES,), tag="S",
    when=_while(lambda row: bool(row.get("sent_on") or row.get("addressees_action") or row.get("addressees_info"))),
    says="A letter goes to the addressees of its way: by origin, significant equipment, FMF, sensitive, special "
    "operations, units outside the ministry (L-04 to L-10).",
    clears="The addressees, one a line.",
)  # fmt: skip
def right_addressees(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-04 to L-10: which addressees the lists do not name."""
    wanted = addressees(f.record, f.all(ARTICLES))
    for key, names, words in (
        ("addressees_action", wanted.action, "action"),
        ("addressees_info", wanted.info, "information"),
    ):
        if lacks := missing(names, f.record.get(key)):
            yield Finding(
                f"Not among the {words} addressees: {listed(lacks)}.", cites=wanted.cites, fields=(key,),
                inputs=shown(wanted=listed(names)),
            )  # fmt: skip


@rule(
    "CASE-L-10", Strength.WARN, "SAMM C5.1.5.2", subject=LOR, tag="S",
    when=_while(lambda row: row.get("originator_kind") == "NON_MOD"),
    says="For a unit outside the ministry the office tells State, through DSCA, its name and structure, its functions, "
    "the nature of the sale, what it has to do with internal security, and the risk of diversion.",
    clears="Unit, functions, nature of the sale, internal security and risk of diversion, and the day it was sent.",
)  # fmt: skip
def outside_the_ministry(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-10: what State asks for and the request does not hold; once it holds all, that it was sent."""
    lacks = {
        "originator_unit_id": "which unit asks", "unit_functions": "what it does",
        "sale_nature": "what kind of sale it is", "internal_security": "what it has to do with internal security",
        "diversion_risk": "the risk of diversion",
    }  # fmt: skip
    keys = tuple(key for key in lacks if not f.record.get(key))
    if keys:
        yield Finding(
            f"State needs to know {listed(lacks[key] for key in keys)}; it is not recorded.", fields=keys
        )
    elif f.record.get("state_told_on") is None:
        yield Finding(
            "What State needs to know of the unit has not gone to it through DSCA.", fields=("state_told_on",)
        )


@rule(
    "CASE-L-11", Strength.WARN, "SAMM C5.1.3.5", subject=LOR, tag="S",
    when=_while(lambda row: row.get("lor_form") == "EMAIL" and not row.get("signer_listed")),
    says="A request by e-mail counts where the agency holds the partner's list of who may sign and send.",
    clears="That the signer is on the list.",
)  # fmt: skip
def listed_signer(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-11: the signer is not known to be on the list."""
    yield Finding("Whether the signer of this e-mail is on the partner's list is not confirmed.",
                  fields=("signer_listed",))  # fmt: skip


@rule(
    "CASE-L-12", Strength.WARN, "SAMM C5.1.3.6", subject=LOR, reads=(ARTICLES,), tag="S",
    when=_while(lambda row: row.get("long_term_care_on") is None),
    says="A request for working dogs comes with a plan for their long-term care.", clears="The day of the care plan.",
)  # fmt: skip
def working_dogs(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-12: dogs without a plan; they are known by the article's name."""
    if any("DOG" in str(row.get("nomenclature") or "").upper().split() or
           "DOGS" in str(row.get("nomenclature") or "").upper().split() for row in f.all(ARTICLES)):  # fmt: skip
        yield Finding("Working dogs are asked for; a plan for their long-term care is not recorded.",
                      fields=("long_term_care_on",))  # fmt: skip


# -- days --------------------------------------------------------------------------------------------------------------
def _waits(start: str, *ends: str) -> While:
    return _while(lambda row: row.get(start) is not None and all(row.get(each) is None for each in ends))


@rule(
    "CASE-L-13", Strength.WARN, "DSCA 16-11; SAMM C5.1.7.1", subject=LOR, policy=("lor.acknowledge_days",), tag="S",
    when=_waits("sent_on", "acknowledged_on", "received_by_ia_on"),
    says="The agency validates and acknowledges a request within five days.", clears="The day of the acknowledgment.",
)  # fmt: skip
def acknowledged(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-13: the acknowledgment is expected; the memorandum that named the days is superseded."""
    due, told = days_after(f.record.get("sent_on"), p.whole("lor.acknowledge_days", today))
    yield Finding("The agency's acknowledgment is expected; ask when it does not come.", due_on=due, sum=told,
                  fields=("acknowledged_on",))  # fmt: skip


@rule(
    "CASE-L-14", Strength.WARN, "SAMM C5.1.7.2.2", subject=LOR, policy=("lor.actionable_days",), tag="S",
    when=_waits("received_by_ia_on", "actionable_on", "pna_received_on"),
    says="Where a request is not actionable 30 days after receipt, the agency asks; so does the office.",
    clears="The day it became actionable.",
)  # fmt: skip
def actionable_in_time(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-14: received and not actionable."""
    due, told = days_after(f.record.get("received_by_ia_on"), p.whole("lor.actionable_days", today))
    yield Finding("Received and not yet actionable: ask the agency what is missing.", due_on=due, sum=told,
                  fields=("actionable_on",))  # fmt: skip


@rule(
    "CASE-L-15", Strength.WARN, "SAMM C5.3.2", subject=LOR, policy=("lor.pna_days",), tag="S",
    when=_while(lambda row: row.get("response_wanted") == "PNA" and row.get("lor_dated_on") is not None
                and row.get("pna_received_on") is None),
    says="Price and availability data reach the purchaser within 45 days of the request.",
    clears="The day the data came.",
)  # fmt: skip
def price_in_time(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-15: the data are due."""
    due, told = days_after(f.record.get("lor_dated_on"), p.whole("lor.pna_days", today))
    yield Finding("Price and availability data are due to the purchaser.", due_on=due, sum=told,
                  fields=("pna_received_on",))  # fmt: skip


@rule(
    "CASE-L-16", Strength.INFORM, "SAMM C5.3.1, C5.T5 9", subject=LOR, tag="S",
    when=_while(lambda row: row.get("pna_received_on") is not None),
    says="Price and availability data are a rough estimate: no offer, and no figure for a budget.",
    clears="Nothing has to be done; a new letter asks for the offer.",
)  # fmt: skip
def price_is_no_offer(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-16: the disclaimer."""
    yield Finding("The price given is a rough estimate, valid neither for an offer nor for a budget.")


@rule(
    "CASE-L-17", Strength.WARN, "SAMM C5.3.8", subject=LOR, tag="S",
    when=_while(lambda row: row.get("pna_amount") is not None and row.get("pna_paper") is None),
    says="The office discusses only price data that the agency or DSCA approved and gave.",
    clears="The data as received.",
)  # fmt: skip
def price_has_paper(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-17: a price without the paper it comes from."""
    yield Finding(
        "The price has no paper of the agency behind it: do not discuss it with the partner.",
        fields=("pna_paper",),
    )


@rule(
    "CASE-L-18", Strength.INFORM, "SAMM C5.1.8.2", subject=LOR, policy=("lor.advisory_days",), tag="S",
    when=_waits("advisory_sent_on", "actionable_on"),
    says="The agency has ten working days to comment on an advisory.", clears="The day it became actionable.",
)  # fmt: skip
def advisory(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-18: comments are due, in U.S. working days."""
    due, told = business_days_after(f.record.get("advisory_sent_on"), p.whole("lor.advisory_days", today))
    yield Finding("The agency's comments on the advisory are due.", due_on=due, sum=told)


@rule(
    "CASE-L-19", Strength.WARN, "SAMM C5.2.2.1.2", subject=LOR, policy=("lor.disapproval_days",), tag="S",
    when=_waits("disapproval_told_on", "disapproval_answered_on"),
    says="The purchaser answers a proposed disapproval within ten business days.", clears="The day of the answer.",
)  # fmt: skip
def disapproval_answer(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-19: the partner's answer is due; counted in U.S. business days."""
    due, told = business_days_after(
        f.record.get("disapproval_told_on"), p.whole("lor.disapproval_days", today)
    )
    yield Finding("The partner's answer to the proposed disapproval is due.", due_on=due, sum=told,
                  fields=("disapproval_answered_on",))  # fmt: skip


@rule(
    "CASE-L-20", Strength.WARN, "SAMM C5.1.7.3", subject=LOR, tag="S",
    when=_while(lambda row: row.get("actionable_on") is not None and row.get("insufficient_on") is not None
                and row.get("insufficient_on") > row.get("actionable_on")),
    says="A significant change after a request was actionable gives it a new day of being actionable.",
    clears="The new day it became actionable.",
)  # fmt: skip
def changed_afterwards(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-20: found insufficient after it had been actionable."""
    yield Finding("It was found insufficient after it had been actionable; the new day is not recorded.",
                  fields=("actionable_on",))  # fmt: skip


@rule(
    "CASE-L-21", Strength.WARN, "SAMM C4.3.10", subject=LOR, tag="S",
    when=_while(lambda row: bool(row.get("direct_sale_talks"))),
    says="A purchaser should not ask for an offer and a direct sale at once; what it received first decides.",
    clears="That the talks with the firm ended.",
)  # fmt: skip
def two_ways_at_once(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-21: FMS and a direct sale at once."""
    yield Finding("The partner also talks to a firm about a direct sale; one of the two ways has to end.",
                  fields=("direct_sale_talks",))  # fmt: skip


@rule(
    "CASE-L-22", Strength.WARN, "SAMM C5.1.2.1", subject=LOR, tag="S",
    when=_while(lambda row: row.get("funding_source") in (*FMF, "EDA_GRANT") and not row.get("recipient_units")
                and row.get("leahy_agreement_on") is None and (row.get("lor_dated_on") or date.max) > LEAHY_FROM),
    says="A request paid by FMF or for a grant of excess articles names the units that receive; where it cannot, there "
    "is a written Leahy agreement.",
    clears="The recipient units, or the day of the agreement.",
)  # fmt: skip
def units_or_agreement(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-22: neither units nor agreement."""
    yield Finding("Neither the units that receive nor a Leahy agreement is recorded.",
                  fields=("recipient_units", "leahy_agreement_on"))  # fmt: skip


@rule(
    "CASE-L-23", Strength.INFORM, "SAMM C4.4.18.2", subject=LOR, policy=("lor.tip_days",), tag="S",
    when=_while(lambda row: row.get("sensitive_class") == "T1H" and row.get("actionable_on") is None
                and bool(row.get("received_by_ia_on") or row.get("advisory_sent_on"))),
    says="For munitions of the targeting policy the agency acts within 14 days and DSCA answers within 14 days.",
    clears="The day it became actionable.",
)  # fmt: skip
def targeting(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """L-23: the agency's day, then DSCA's."""
    start, who = f.record.get("advisory_sent_on"), "DSCA's answer to the advisory is"
    if start is None:
        start, who = f.record.get("received_by_ia_on"), "The agency's advisory on targeting is"
    due, told = days_after(start, p.whole("lor.tip_days", today))
    yield Finding(f"{who} expected.", due_on=due, sum=told)


@rule(
    "CASE-L-24", Strength.WARN, "SAMM C5.T20", subject=LOR, tag="S",
    says="A request is dated, then received, then actionable, then complete.", clears="The days as they were.",
)  # fmt: skip
def days_in_order(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """Days of a letter that lie before the one they follow."""
    row = f.record
    keys = ("lor_dated_on", "received_by_ia_on", "actionable_on", "complete_on")
    for one, two in out_of_order(row, keys):
        names = {key: type(row).fields[key].label for key in (one, two)}
        yield Finding(
            f"{names[two]}, {show_date(row.get(two))}, lies before {names[one].lower()}, "
            f"{show_date(row.get(one))}.",
            fields=(two,),
        )


# -- criteria ----------------------------------------------------------------------------------------------------------
@rule(
    "CASE-L-25", Strength.WARN, "SAMM C5.T3A, C5.T3B", subject=LOR, reads=(ANSWERS,), tag="S",
    when=_while(lambda row: row.get("checklist_id") is not None and row.get("complete_on") is None),
    says="A request is actionable when it meets 13 criteria, and complete when it meets seven more.",
    clears="The answers of the checklist.",
)  # fmt: skip
def criteria(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """How many criteria of the next table have no good answer, with those answered by no."""
    prefix, whole, word = (
        ("ACT-", ACTIONABLE, "actionable") if f.record.get("actionable_on") is None
        else ("CMP-", COMPLETE, "complete")
    )  # fmt: skip
    given = {
        str(row.get("item_code")): row.get("answer")
        for row in f.all(ANSWERS)
        if str(row.get("item_code") or "").startswith(prefix)
    }
    met = sum(answer in DONE for answer in given.values())
    failed = sorted(code for code, answer in given.items() if answer == "FAIL")
    if met < whole:
        failing = f"; not met: {', '.join(failed)}" if failed else ""
        yield Finding(f"{met} of {whole} criteria of being {word} are met{failing}.", fields=("checklist_id",),
                      sum=f"{whole} - {met} = {whole - met} open")  # fmt: skip


@rule(
    "CASE-P-06L", Strength.WARN, "SAMM C2.3.3.1.7", subject=LOR, tag="S", reads=(CASES,),
    when=_while(lambda row: row.get("funding_source") in FMF and row.get("baseline_id") is None),
    says="A request paid by FMF matches the program baseline that State approved, or its case has an approved "
    "deviation.",
    clears="The baseline project; or the reference of the deviation, on the case.",
)  # fmt: skip
def request_of_baseline(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """P-06 for a request: no project of the baseline, and no deviation on the cases that answer it."""
    cases = f.all(CASES)
    if not cases or not all(row.get("deviation_ref") for row in cases):
        yield Finding(
            "It is paid by FMF and names no project of the approved baseline.", fields=("baseline_id",)
        )
