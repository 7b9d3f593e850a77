"""What rules ask when a shipment comes: papers, receipt, title, loss; and what BPC asks of the office beside."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.cases.moving import word
from models.cases.rules_shipping import OPEN, SHIPMENT, STEP, TO_CASE
from models.cases.states import ENDED, ONLY_FMS
from models.fields import show_date
from models.findings import Finding, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import days_after, shown
from models.text import listed

CASE, TRACER, TDR = "case_file", "tracer", "tdr"
PAPERS, REPORTS, LETTERS = "shipment_paper<shipment_id", "tdr<shipment_id", "lor_case<case_id"
TO_SHIPMENT, BESIDE = "shipment_id", "shipment_id.tracer<shipment_id"
CCI_DAYS, TRACE_DAYS, CONFIRM_DAYS = "cci.report_days", "trace.shipper_days", "eum.bpc_receipt_days"
ONE_DAY = timedelta(days=1)
BILLS_OF_LADING = frozenset({"BILL_OF_LADING", "AIR_WAYBILL"})
CAME = ("arrived_on", "dgr_transfer_on", "received_on")


def _held(f: Facts, *codes: str) -> bool:
    return any(
        row.get("paper_code") in codes
        and (row.get("held_on") or row.get("shipping_scan") or row.get("paper_waived"))
        for row in f.all(PAPERS)
    )


# -- papers, trace, loss ----------------------------------------------------------------------------------------------
@rule(
    "CASE-T-11", Strength.WARN, "SAMM C7.6.3.2", subject=SHIPMENT, tag="S", reads=(PAPERS,),
    when=While(lambda row: row.get("bill_of_lading") is not None),
    says="Of a commercial bill of lading the office has copies; the original of one by sea comes by express.",
    clears="The bill of lading or waybill among the shipping papers, with the day it came.",
)  # fmt: skip
def bill_of_lading(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-11: a number that is known and a paper that is not there."""
    if not _held(f, *BILLS_OF_LADING):
        which = "the original" if f.record.get("transport_mode") == "OCEAN" else "a copy"
        yield Finding(f"{f.record.get('bill_of_lading')} is known, and {which} has not reached the office.",
                      due_on=f.record.get("eta_on"), fields=("bill_of_lading",))  # fmt: skip


@rule(
    "CASE-T-12", Strength.WARN, "SAMM C7.21, C7.21.4.1", subject=SHIPMENT, tag="S", reads=(REPORTS,),
    when=While(lambda row: bool(row.get("dts")) and (bool(row.get("tdr_text")) or row.get("shipment_state") == "LOST")),
    says="Loss or damage in the defense transport system is reported by the office on DD 361, not by the purchaser.",
    clears="A report of the shipment.",
)  # fmt: skip
def loss_reported(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-12: a loss without a report."""
    if not f.all(REPORTS):
        yield Finding(
            "Loss or damage in defense transport, and no DD 361 of the office.", fields=("tdr_text",)
        )


@rule(
    "CASE-T-12A", Strength.WARN, "SAMM C7.21.4.1", subject=TDR, tag="S", reads=(TO_SHIPMENT,),
    says="The office sends the report with its supporting papers; it is for defense transport alone.",
    clears="The day it was sent and what was enclosed.",
)  # fmt: skip
def report_sent(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-12A: not sent, nothing enclosed, or no defense transport."""
    row, shipment = f.record, f.one(TO_SHIPMENT)
    if row.get("tdr_sent_on") is None:
        yield Finding("The report has not been sent.", fields=("tdr_sent_on",))
    if not row.get("tdr_papers"):
        yield Finding("No supporting papers are named.", fields=("tdr_papers",))
    if shipment is not None and shipment.get("dts") is False:
        yield Finding("The shipment does not go by defense transport: the purchaser claims from his carrier or "
                      "forwarder.")  # fmt: skip


@rule(
    "CASE-T-13", Strength.INFORM, "SAMM C7.21.3", subject=TRACER, tag="S", reads=(TO_SHIPMENT, BESIDE),
    policy=(TRACE_DAYS,), on="traced_on", when=While(lambda row: row.get("tracer_kind") == "SHIPPER"),
    says="A purchaser asks his forwarder first; the shipping activity he asks directly while the shipment is younger "
    "than 30 days.",
    clears="A question to the forwarder before it.",
)  # fmt: skip
def forwarder_first(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-13: the shipper was asked late and the forwarder was not."""
    asked, shipment = f.record.get("traced_on"), f.one(TO_SHIPMENT)
    left = shipment.get("departed_on") if shipment is not None else None
    if asked is None or left is None:
        return
    days = p.whole(TRACE_DAYS, asked)
    first = any(
        row.get("tracer_kind") == "FORWARDER"
        and row.get("traced_on") is not None
        and row.get("traced_on") <= asked
        for row in f.all(BESIDE)
    )
    if not first and (asked - left).days >= days:
        yield Finding(
            f"Asked {(asked - left).days} days after it left; the forwarder is asked first.", fields=("tracer_kind",),
            inputs=shown(left_on=left, asked_on=asked),
        )  # fmt: skip


def _came_on(row: Kind) -> date | None:
    return next((day for key in CAME if (day := row.get(key)) is not None), None)


@rule(
    "CASE-T-14", Strength.WARN, "SAMM C7.F4", subject=SHIPMENT, tag="S", reads=(PAPERS,), policy=(CCI_DAYS,),
    on="arrived_on", when=While(lambda row: bool(row.get("cci")) and _came_on(row) is not None),
    says="The recipient's COMSEC manager returns the SF 153 of cryptographic items within 48 hours.",
    clears="The SF 153 among the shipping papers, with the day it came.",
)  # fmt: skip
def comsec_report(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-14: due two days after it came, which are the 48 hours as far as days tell."""
    came = _came_on(f.record)
    if came is not None and not _held(f, "SF153"):
        due, sum_ = days_after(came, p.whole(CCI_DAYS, came))
        yield Finding(f"The SF 153 is to come back by {show_date(due)}.", due_on=due, sum=sum_)


@rule(
    "CASE-T-17", Strength.INFORM, "SAMM C7.6.4.1; C2.1.5.4.1", subject=SHIPMENT, tag="S", reads=(TO_CASE,),
    when=While(lambda row: row.get("shipment_state") == "ARRIVED"),
    says="The office has no part in customs of FMS shipments, nor in what their release costs.",
    clears="That customs cleared it, or that it was handed over.",
)  # fmt: skip
def customs(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-17: in country and not cleared."""
    case = f.one(TO_CASE)
    if case is not None and case.get("case_kind") == "FMS":
        yield Finding(
            "The partner clears it through customs and pays for it; the office has no part in that."
        )


# -- title ------------------------------------------------------------------------------------------------------------
@rule(
    "CASE-T-16", Strength.BLOCK, "SAMM C7.9.1.2", subject=SHIPMENT, step=STEP, tag="S", reads=(TO_CASE,),
    when=While(lambda row: not row.get("dts")),
    says="BPC shipments go by the defense transport system.",
    clears="Defense transport.",
)  # fmt: skip
def bpc_by_dts(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-16: another way."""
    if _is_bpc(f):
        yield Finding("A BPC shipment goes by defense transport.", fields=("dts",))


@rule(
    "CASE-T-16A", Strength.WARN, "SAMM C15.5.1; C7.3", subject=SHIPMENT, tag="S", reads=(TO_CASE,),
    when=While(lambda row: row.get("title_point") is not None or row.get("title_on") is not None),
    says="BPC title stays with the United States until the office transfers it in country, once it was counted; FMS "
    "title passes at origin.",
    clears="The point of transfer, the day it was checked.",
)  # fmt: skip
def title_passes(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-16A: the wrong place, or before it was counted."""
    row, bpc = f.record, _is_bpc(f)
    point, passed, checked = row.get("title_point"), row.get("title_on"), row.get("received_on")
    if bpc and point is not None and point != "IN_COUNTRY":
        yield Finding("Title of a BPC shipment passes in country, by the office.", fields=("title_point",))
    if not bpc and point == "IN_COUNTRY" and f.one(TO_CASE) is not None:
        yield Finding("Title of an FMS shipment passes at origin.", fields=("title_point",))
    if bpc and passed is not None and (checked is None or checked > passed):
        when = f"before the count of {show_date(checked)}" if checked else "and no count is recorded"
        yield Finding(f"Title passed on {show_date(passed)} {when}.")


@rule(
    "CASE-T-18", Strength.WARN, "SAMM C7.3.3", subject=SHIPMENT, tag="S", reads=(TO_CASE,),
    when=While(lambda row: row.get("title_point") is not None),
    says="Title of excess articles passes at origin; of those that lie in Germany at the nearest port outside of it.",
    clears="The point of transfer.",
)  # fmt: skip
def excess_title(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-T-18: an EDA grant whose title passes elsewhere."""
    case = f.one(TO_CASE)
    if case is None or case.get("funding_source") != "EDA_GRANT":
        return
    german = "germany" in str(f.record.get("origin") or "").lower()
    wanted, said = (
        ("POD_OUTSIDE_GERMANY", "at the nearest port outside Germany") if german else ("ORIGIN", "at origin")
    )
    if f.record.get("title_point") != wanted:
        yield Finding(f"Title of these excess articles passes {said}.", fields=("title_point", "origin"))


# -- BPC --------------------------------------------------------------------------------------------------------------
def _is_bpc(f: Facts) -> bool:
    case = f.one(TO_CASE)
    return case is not None and case.get("case_kind") == "BPC"


_PROGRAM = ("bpc_program", "bpc_authority", "authority_year")


@rule(
    "CASE-R-110", Strength.WARN, "SAMM C2.1.7.1.2, C15.T5", subject=CASE, tag="S", reads=(LETTERS,),
    when=While(lambda row: row.get("case_kind") == "BPC" and row.get("case_state") not in ENDED),
    says="A BPC case names its program, authority and fiscal year; no letter of request of the partner and no offer "
    "to it belong to it.",
    clears="The three entries; the link to the letter taken away; the state as it is.",
)  # fmt: skip
def bpc_record(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-R-110: what a BPC case lacks, and what only FMS has."""
    row = f.record
    if missing := [key for key in _PROGRAM if row.get(key) is None]:
        words = {
            "bpc_program": "the program",
            "bpc_authority": "the authority",
            "authority_year": "its fiscal year",
        }
        yield Finding(f"Not recorded: {listed(words[key] for key in missing)}.", fields=tuple(missing))
    if f.all(LETTERS):
        yield Finding("A partner's letter of request is linked to it; BPC rests on a memorandum of request.")
    if (state := row.get("case_state")) in ONLY_FMS:
        yield Finding(f"A BPC case is never {word(state)}; it has no offer to the partner.",
                      fields=("entered_as",))  # fmt: skip


def _on_its_way(row: Kind) -> bool:
    return row.get("shipment_state") in OPEN


@rule(
    "CASE-R-111", Strength.WARN, "SAMM C2.1.7.1.2", subject=SHIPMENT, step=STEP, tag="S", reads=(TO_CASE,),
    says="Before a BPC delivery the partner agreed to accept and sustain it.",
    clears="The day of the agreement on the case, who signed, and the terms.",
)  # fmt: skip
def agreed_before_delivery(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-R-111: due on the day it is to arrive; told afterwards where it came before."""
    case, came = f.one(TO_CASE), _came_on(f.record)
    if case is None or not _is_bpc(f):
        return
    agreed = case.get("sustain_agreed_on")
    if agreed is None:
        said = (
            f"It came on {show_date(came)} and the partner has not agreed"
            if came
            else "The partner has not agreed"
        )
        yield Finding(f"{said} to accept and sustain it.", due_on=came or f.record.get("eta_on"))
    elif came is not None and agreed > came:
        yield Finding(f"The partner agreed on {show_date(agreed)}, after it came on {show_date(came)}.")


@rule(
    "CASE-R-112", Strength.WARN, "SAMM C2.1.7.1.2", subject=SHIPMENT, tag="S", reads=(TO_CASE,),
    when=While(lambda row: row.get("eta_on") is not None or _came_on(row) is not None),
    says="The partner is told of a BPC delivery before it comes.",
    clears="The event that the partner was told.",
)  # fmt: skip
def told_before_arrival(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-R-112: not told, or told when it was there."""
    row, came = f.record, _came_on(f.record)
    if not _is_bpc(f):
        return
    told, eta = row.get("notified_on"), row.get("eta_on")
    if told is None and came is not None:
        yield Finding(f"It came on {show_date(came)} and the partner was not told before.", due_on=came)
    elif told is None:
        yield Finding(f"Tell the partner before it comes on {show_date(eta)}.", due_on=eta)
    elif came is not None and told > came:
        yield Finding(f"The partner was told on {show_date(told)}, after it came on {show_date(came)}.")


@rule(
    "CASE-R-113", Strength.WARN, "SAMM C2.1.7.1.2; LOA note BPC Materiel Transfer", subject=SHIPMENT, tag="S",
    reads=(TO_CASE,), policy=(CONFIRM_DAYS,), on="arrived_on",
    when=While(lambda row: _came_on(row) is not None),
    says="Receipt of a BPC delivery is confirmed to the agency within 30 days.",
    clears="The event that receipt was confirmed.",
)  # fmt: skip
def receipt_confirmed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-R-113: counted from the day it came."""
    came, confirmed = _came_on(f.record), f.record.get("confirmed_on")
    if came is None or not _is_bpc(f):
        return
    due, sum_ = days_after(came, p.whole(CONFIRM_DAYS, came))
    if confirmed is None:
        yield Finding(f"Receipt is to be confirmed to the agency by {show_date(due)}.", due_on=due, sum=sum_)
    elif confirmed > due:
        yield Finding(f"Receipt was confirmed on {show_date(confirmed)}, after {show_date(due)}.", sum=sum_)


@rule(
    "CASE-R-113A", Strength.WARN, "SAMM C2.1.7.1.2, C2.1.5.2", subject=SHIPMENT, tag="S", reads=(TO_CASE,),
    when=While(lambda row: row.get("received_on") is not None or row.get("title_on") is not None),
    says="The office receives a BPC delivery and passes possession and title to the partner on a signed paper.",
    clears="The event that title passed, the form, and the signed paper.",
)  # fmt: skip
def title_paper(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-R-113A: counted and title not passed, or passed without its paper."""
    row = f.record
    if not _is_bpc(f):
        return
    if row.get("title_on") is None:
        yield Finding(f"It was counted on {show_date(row.get('received_on'))} and title has not passed.")
        return
    words = {"title_form": "its form", "title_paper": "the signed paper", "title_giver": "who gave it",
             "dgr_receipt_signer": "who signed for the partner"}  # fmt: skip
    if missing := [key for key in words if row.get(key) is None]:
        yield Finding(f"Title passed and something is missing: {listed(words[key] for key in missing)}.",
                      fields=tuple(missing))  # fmt: skip


# -- the partner's readiness ------------------------------------------------------------------------------------------
@rule(
    "CASE-R-067", Strength.WARN, "SAMM C2.1.5.4.1; C7.3", subject=SHIPMENT, tag="S",
    when=While(lambda row: bool(row.get("dts")) and _on_its_way(row) and row.get("eta_on") is not None),
    says="Before a shipment by defense transport comes, the partner's representative is known and its readiness was "
    "gone through.",
    clears="The representative, and the checklist of the shipment.",
)  # fmt: skip
def partner_ready(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-R-067: nobody to take it over, or no checklist begun."""
    words = {"dgr_id": "who takes it over", "checklist_id": "whether the partner is ready"}
    if missing := [key for key in words if f.record.get(key) is None]:
        yield Finding(f"Before it comes it must be known {listed(words[key] for key in missing)}.",
                      due_on=f.record.get("eta_on"), fields=tuple(missing))  # fmt: skip
