"""What became of articles: consent before the change, disposal with a witness, promptness, and requests to State."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Callable, Iterator
from datetime import date

from models.calendar import months_after
from models.eum import moving
from models.eum.derive import standing_changes
from models.eum.states import NEEDS_EVIDENCE
from models.fields import show_date
from models.findings import Finding, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import shown
from models.text import in_sentence, listed

EVENT, REQUEST = "disposition_event", "transfer_request"
ASKED, REPLACED = "transfer_request_id", "disposition_event<corrects_id"
GIVEN = frozenset({"APPROVED", "APPROVED_WITH_CONDITIONS"})
HANDED = frozenset({"TRANSFERRED", "TRANSFER_PENDING"})
OTHER_USE = frozenset({"TRANSFERRED_CIVIL", "DEMILITARIZED", "DISPOSED", "DISPLAY", "TARGET_USE"})
DISPOSAL = frozenset({"DEMILITARIZED", "DISPOSED"})
TOLD_LATE = frozenset({"EXPENDED", "LOST", "STOLEN", "CAPTURED", "DESTROYED", "DAMAGED"})
QUESTIONS = (
    "divesting_country_id", "commodity", "how_acquired", "reason_to_divest", "recipients", "permanence",
    "planned_end_use", "recipient_has_model",
)  # fmt: skip
"""The standard questions 1 to 8 (samm.dsca.mil/node/16832)."""
PAPERS = ("letter_of_request", "questionnaire", "signed_loa", "assurance")


def _into(states: frozenset[str]) -> While:
    return While(lambda event: event.stored.get("to_state") in states)


def _replaced(f: Facts) -> bool:
    """Whether a later entry took the place of this one."""
    return bool(f.all(REPLACED))


def _without_consent(words: str) -> Callable[[Facts, Policy, date], Iterator[Yield]]:
    def check(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
        event, request = f.record, f.one(ASKED)
        if _replaced(f):
            return
        since, decided = event.get("effective_on"), request.get("decided_on") if request else None
        inputs = shown(since=since, State_approval=event.get("authority_ref"), decided_on=decided)
        if not event.get("authority_ref"):
            reason = f" Reason given: {event.get('state_reason')}." if event.get("state_reason") else ""
            yield Finding(f"{words} without a reference of State's consent.{reason}", inputs=inputs)
        elif request is not None and request.get("transfer_decision") not in GIVEN:
            yield Finding(f"{words}, but the request named has no approval on record.", inputs=inputs)
        elif decided is not None and since is not None and since < decided:
            yield Finding(f"{words} on {show_date(since)}, before State decided on {show_date(decided)}.",
                          inputs=inputs)  # fmt: skip

    return check


rule(
    "EUM-23", Strength.WARN, "SAMM C2.1.5.6.5", subject=EVENT, tag="S01 S19 S21", when=_into(HANDED),
    reads=(ASKED, REPLACED), says="Title or possession is handed over only with State's prior written consent.",
    clears="A correction of the entry with the reference of the consent.",
)(_without_consent("Handed over"))  # fmt: skip
rule(
    "EUM-24", Strength.WARN, "SAMM C2.1.5.6.4", subject=EVENT, tag="S01", when=_into(OTHER_USE),
    reads=(ASKED, REPLACED),
    says="An article is demilitarized, disposed of, displayed, used as a target or given to a civil body only with "
    "State's prior approval.",
    clears="A correction of the entry with the reference of the approval.",
)(_without_consent("End use changed"))  # fmt: skip


@rule(
    "EUM-25", Strength.WARN, "SAMM C2.1.5.6.4; DoD 4160.21-M-1", subject=EVENT, tag="S01", when=_into(DISPOSAL),
    reads=(REPLACED,),
    says="A disposal follows DLA Disposition Services' form, is witnessed, and has its certificate.",
    clears="The certificate on the entry; witness and method by a correction of the entry.",
)  # fmt: skip
def disposal_is_shown(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-25: witness, method and certificate of a disposal."""
    if _replaced(f):
        return
    missing = [key for key in ("witness", "disposal_method", "certificate") if f.record.get(key) is None]
    if missing:
        labels = listed(in_sentence(f.record.fields[key].label) for key in missing)
        yield Finding(f"The disposal has no {labels} on record; a substandard one is reported to PM/RSAT.",
                      fields=tuple(missing[:1]))  # fmt: skip


@rule(
    "EUM-30", Strength.INFORM, "DoD OIG 26 Jun 2024", subject=EVENT, tag="S36 S61", policy=("eum.prompt_days",),
    on="effective_on", when=_into(TOLD_LATE), reads=(REPLACED,),
    says="What was expended, lost, damaged or destroyed is entered promptly.",
    clears="Nothing: how late an entry came stays with it.",
)  # fmt: skip
def entered_promptly(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-30: days between the event and its entry, and between event and report."""
    event = f.record
    happened, late = event.get("effective_on"), event.get("days_late")
    if _replaced(f) or happened is None or late is None or late <= p.whole("eum.prompt_days", happened):
        return
    yield Finding(f"Entered {late} days after it happened.", since=happened,
                  inputs=shown(since=happened, reported_on=event.get("reported_on"),
                               entered_on=event.get("entered_on")))  # fmt: skip


@rule(
    "EUM-31", Strength.WARN, "DODIG-2025-135; PM/RSAT slides 2013", subject=EVENT, tag="S45 S22",
    when=_into(frozenset({"IN_REPAIR"})), reads=(moving.ITEM, ASKED, REPLACED),
    says="A contractor gets an article for repair only with State's consent.",
    clears="A correction of the entry with the reference of the consent or the request.",
)  # fmt: skip
def contractor_has_consent(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-31: an item in a contractor's hands whose repair names neither reference nor approved request."""
    item, request = f.one(moving.ITEM), f.one(ASKED)
    if _replaced(f) or item is None or item.get("custody") != "CONTRACTOR" or not _is_in_repair(item):
        return
    if not f.record.get("authority_ref") and (
        request is None or request.get("transfer_decision") not in GIVEN
    ):
        yield Finding("A contractor has the article for repair; no consent of State is named.",
                      inputs=shown(since=f.record.get("effective_on"), State_approval=None))  # fmt: skip


def _is_in_repair(item: Kind) -> bool:
    return bool(item.get("disposition") == "IN_REPAIR")


@rule(
    "EUM-33", Strength.INFORM, "AECA 3(a)", subject=REQUEST, tag="S21",
    when=While(lambda row: row.stored.get("submitted_on") is not None and row.stored.get("decided_on") is None),
    says="State consents only where the United States itself would transfer the article to that country.",
    clears="The day of State's decision.",
)  # fmt: skip
def state_weighs(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-33: a request that waits for its answer."""
    yield Finding("State weighs the request case by case, with other agencies; nothing changes hands until then.",
                  since=f.record.get("submitted_on"), fields=("decided_on",),
                  inputs=shown(submitted_on=f.record.get("submitted_on")))  # fmt: skip


@rule(
    "EUM-46", Strength.INFORM, "SAMM Table C2.T1", subject=EVENT, tag="S01 I", policy=("eum.retention_years",),
    on="effective_on", when=_into(DISPOSAL), reads=(REPLACED,),
    says="Inventory records of an article are kept until its disposal is verified, and case records ten years more.",
    clears="Nothing: it says how long the records stay.",
)  # fmt: skip
def records_are_kept(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-46: without a certificate there is no end; with one, the day after which a purge may be thought of."""
    event = f.record
    happened = event.get("effective_on")
    if _replaced(f) or happened is None:
        return
    if event.get("certificate") is None:
        yield Finding(
            "The disposal is not verified by a certificate: inventory records of the item are kept."
        )
        return
    years = p.whole("eum.retention_years", happened)
    until = months_after(happened, 12 * years)
    yield Finding(f"Inventory records of the item are kept until {show_date(until)}.",
                  sum=f"{show_date(happened)} + {years} years = {show_date(until)}",
                  inputs=shown(disposed_on=happened))  # fmt: skip


@rule(
    "EUM-A1", Strength.WARN, "SAMM C2.1.5.6.4, C2.1.5.6.5", subject=EVENT, tag="I", reads=(*moving.READS, REPLACED),
    says="Each change of state follows on the one before it, along the table of states.",
    clears="A correction of the entry, or of the one before it.",
)  # fmt: skip
def follows_on(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-A1: imported and merged entries may not follow; those made here always do."""
    item = f.one(moving.ITEM)
    changes = f.all(moving.OTHERS)
    if item is None or not any(each.id == f.record.id for each in standing_changes(changes)):
        return
    if why := moving.broken(item, changes, f.record):
        yield Finding(why, inputs=shown(before=moving.word(moving.state_before(item, changes, f.record)),
                                        after=moving.word(f.record.get("to_state"))))  # fmt: skip


@rule(
    "EUM-A5", Strength.WARN, "DoD OIG 26 Jun 2024", subject=EVENT, tag="S36 S61", when=_into(NEEDS_EVIDENCE),
    reads=(REPLACED,),
    says="A loss, theft, capture, destruction or expenditure says since when, who reported it, and what shows it.",
    clears="The paper on the entry; day and reporter by a correction of the entry.",
)  # fmt: skip
def ending_is_shown(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-A5: entries that were imported or typed without the sheet may lack what the move asks for."""
    missing = [key for key in ("effective_on", "reporter_name", "evidence") if f.record.get(key) is None]
    if missing and not _replaced(f):
        labels = listed(in_sentence(f.record.fields[key].label) for key in missing)
        yield Finding(f"The entry lacks {labels}.", fields=tuple(missing[-1:]))


@rule(
    "EUM-A3", Strength.WARN, "SAMM C2.1.5.6.5; Table C8.T7", subject=REQUEST, tag="S20 R",
    reads=("transfer_item<request_id",),
    when=While(lambda row: row.stored.get("decided_on") is None and row.stored.get("transfer_decision") != "WITHDRAWN"),
    says="A request answers the standard questions, names its items and carries its papers before it goes to State.",
    clears="The missing answers, items and papers.",
)  # fmt: skip
def request_is_whole(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-A3: questions 1 to 8, the items, and for a transfer the four papers."""
    row = f.record
    open_ = [key for key in QUESTIONS if row.get(key) is None]
    if row.get("transfer_kind") == "DISPOSAL":
        open_ = [key for key in open_ if key not in ("recipients", "recipient_has_model", "permanence")]
    if open_:
        yield Finding(
            f"Not answered yet: {listed(row.fields[key].label for key in open_)}.", fields=tuple(open_[:1])
        )
    if not f.all("transfer_item<request_id") and not row.get("commodity"):
        yield Finding("The request names no item.", clears="An item of the request.")
    papers = [key for key in PAPERS if row.get(key) is None]
    if papers and row.get("transfer_kind") == "RETRANSFER":
        yield Finding(f"Papers that are missing: {listed(row.fields[key].label for key in papers)}.",
                      fields=tuple(papers[:1]))  # fmt: skip


@rule(
    "EUM-A4", Strength.WARN, "SAMM C2.1.5.6.5", subject=REQUEST, tag="I",
    when=While(lambda row: row.stored.get("executed_on") is not None and row.stored.get("scip_updated_on") is None),
    says="What was handed over, disposed of or changed is entered in SCIP-EUM.",
    clears="The day SCIP-EUM was updated.",
)  # fmt: skip
def scip_knows(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-A4: done, and the records of SCIP-EUM do not say so yet."""
    done = f.record.get("executed_on")
    yield Finding(f"Done on {show_date(done)}, but SCIP-EUM does not say so yet.", due_on=done,
                  fields=("scip_updated_on",), inputs=shown(done_on=done, SCIP_EUM_updated_on=None))  # fmt: skip
