"""The places of a case's file: each by table, for both kinds of case and as the case goes on."""

from datetime import date
from typing import Any

import pytest

import resources
from models.cases import completeness
from models.cases.casebook import CaseFile
from models.cases.completeness import PLACES, READS, Slot, State
from models.cases.filing import CaseDocument, CaseReview, ChronologyEntry, ReviewCase, SlotDecision
from models.cases.offers import CaseLine, LoaVersion, PenAndInk
from models.cases.payments import CaseBill
from models.cases.requests import Cta, Lor, LorCase
from models.cases.shipments import Sdr, Shipment, ShipmentEvent, ShipmentPaper, Tdr, TransportPlan
from models.cases.states import STATES
from models.eum.deliveries import Delivery, EumLine
from models.kinds import Kind
from tests.models.making import facts, make

DAY = date(2026, 3, 2)
LETTER = make(LorCase, 20, case_id=1, lor_id=2)
SHIPMENT = make(Shipment, 30, case_id=1, shipment_ref="S-1", dts=True)
CLASSIFIED = make(CaseLine, 40, case_id=1, line_no="002", classified_line="S")
REVIEWED = make(ReviewCase, 60, case_id=1, review_id=61)


def case(state: str = "IMPLEMENTED", kind: str = "FMS", **values: Any) -> CaseFile:
    found: CaseFile = make(
        CaseFile, 1, case_designator="BN-B-SAA", case_kind=kind, case_state=state, **values
    )
    return found


def event(code: str, event_id: int = 31, **values: Any) -> Kind:
    found: Kind = make(ShipmentEvent, event_id, shipment_id=30, event_code=code, happened_on=DAY, **values)
    return found


def paper(slot: str, paper_id: int = 90) -> Kind:
    found: Kind = make(CaseDocument, paper_id, case_id=1, slot=slot)
    return found


def bill(bill_id: int, ended: date, **values: Any) -> Kind:
    found: Kind = make(CaseBill, bill_id, case_id=1, bill_kind="DD645", period_ended_on=ended, **values)
    return found


def slot(code: str, about: CaseFile, *rows: Kind) -> Slot:
    found = completeness.slots(facts(about, rows, READS))
    return next(each for each in found if each.code == code)


FMS, BPC = case(), case(kind="BPC")
COMPLETE, BPC_COMPLETE = case("SSC"), case("SSC", "BPC")
BASIC = make(LoaVersion, 10, case_id=1, doc_type="BASIC", loa_paper=7)
CHANGE = make(LoaVersion, 11, case_id=1, doc_type="AMENDMENT", doc_number=1)
INK = make(PenAndInk, 12, version_id=10, changed_on=DAY)
LOR = make(Lor, 2, lor_ref="MOD-7")
PLAN = make(TransportPlan, 70, case_id=1, plan_version="1")
LINE = make(CaseLine, 41, case_id=1, line_no="001")
MONITORED = make(EumLine, 42, case_line_id=41)


@pytest.mark.parametrize(
    ("code", "about", "rows", "state", "why"),
    [
        ("LOR", case("PLANNED"), (), State.NOT_YET, "From the request on."),
        ("LOR", FMS, (), State.MISSING, "No such paper"),
        ("LOR", FMS, (LETTER, LOR), State.MISSING, "the request MOD-7"),
        ("LOR", FMS, (LETTER, make(Lor, 2, lor_scan=5)), State.PRESENT, ""),
        ("LOR", FMS, (LETTER, LOR, paper("LOR")), State.PRESENT, ""),
        ("LOR", BPC, (paper("LOR"),), State.PRESENT, ""),
        ("LOR_TRANSMITTAL", FMS, (), State.MISSING, "No such paper"),
        ("LOR_TRANSMITTAL", BPC, (), State.NOT_APPLICABLE, "Only for FMS."),
        ("CTA", FMS, (LETTER, LOR), State.NOT_APPLICABLE, "No letter has a ground"),
        ("CTA", FMS, (LETTER, make(Lor, 2, cta_sensitive=True)), State.MISSING, "No such paper"),
        ("CTA", FMS, (LETTER, make(Lor, 2, sensitive_class="T1E")), State.MISSING, "No such paper"),
        ("CTA", FMS, (LETTER, LOR, make(Cta, 3, lor_id=2, cta_no="CTA-1")), State.MISSING, "CTA-1"),
        ("CTA", FMS, (LETTER, LOR, make(Cta, 3, lor_id=2, cta_scan=6)), State.PRESENT, ""),
        ("RELEASE", case("REVIEW"), (), State.NOT_YET, "From the offer on."),
        ("RELEASE", BPC, (), State.MISSING, "No such paper"),
        ("PNA", FMS, (LETTER, LOR), State.NOT_APPLICABLE, "No price data"),
        ("PNA", FMS, (LETTER, make(Lor, 2, pna_received_on=DAY)), State.MISSING, "the data"),
        ("PNA", FMS, (LETTER, make(Lor, 2, response_wanted="PNA", pna_paper=3)), State.PRESENT, ""),
        ("LOA", case("WRITE"), (), State.NOT_YET, "From the offer on."),
        ("LOA", case("OFFERED"), (make(LoaVersion, 10, case_id=1, doc_type="BASIC"),), State.MISSING, "basic"),
        ("LOA", case("OFFERED"), (BASIC,), State.PRESENT, ""),
        ("LOA", case("BPC_WAIT", "BPC"), (BASIC,), State.PRESENT, ""),
        ("CHANGES", FMS, (BASIC,), State.NOT_APPLICABLE, "has not been changed"),
        ("CHANGES", FMS, (BASIC, CHANGE), State.MISSING, "amendment 1."),
        ("CHANGES", FMS, (BASIC, CHANGE, INK), State.MISSING, "amendment 1, the pen-and-ink change of 02 Mar 2026."),
        ("CHANGES", FMS, (BASIC, CHANGE, INK, paper("CHANGES")), State.MISSING, "pen-and-ink"),
        ("CHANGES", FMS, (BASIC, CHANGE, paper("CHANGES")), State.PRESENT, ""),
        ("FORWARDING", FMS, (), State.MISSING, "No such paper"),
        ("FORWARDING", BPC, (), State.NOT_APPLICABLE, "Only for FMS."),
        ("ACCEPTANCE", case("OFFERED"), (), State.NOT_YET, "From the answer"),
        ("ACCEPTANCE", case("ACCEPTED"), (), State.MISSING, "No such paper"),
        ("ACCEPTANCE", case("REJECTED"), (), State.MISSING, "No such paper"),
        ("SUSTAIN", FMS, (), State.NOT_APPLICABLE, "Only for BPC."),
        ("SUSTAIN", BPC, (), State.MISSING, "the agreement"),
        ("SUSTAIN", case(kind="BPC", sustain_paper=4), (), State.PRESENT, ""),
        ("TRANSPORT_PLAN", FMS, (LINE,), State.NOT_APPLICABLE, "No line or shipment is classified"),
        ("TRANSPORT_PLAN", FMS, (CLASSIFIED,), State.MISSING, "No such paper"),
        ("TRANSPORT_PLAN", FMS, (make(CaseLine, 40, case_id=1, src="U"),), State.NOT_APPLICABLE, "No line"),
        ("TRANSPORT_PLAN", FMS, (make(CaseLine, 40, case_id=1, src="II"),), State.MISSING, "No such"),
        ("TRANSPORT_PLAN", FMS, (make(Shipment, 30, case_id=1, cci=True),), State.MISSING, "No such"),
        ("TRANSPORT_PLAN", FMS, (CLASSIFIED, PLAN), State.MISSING, "plan 1 by security and the purchaser"),
        ("TRANSPORT_PLAN", FMS, (CLASSIFIED, make(TransportPlan, 70, case_id=1, security_approved_on=DAY,
                                                  purchaser_accepted_on=DAY)), State.PRESENT, ""),
        ("SHIPPING", FMS, (SHIPMENT,), State.NOT_YET, "Nothing has happened"),
        ("SHIPPING", FMS, (SHIPMENT, event("DEPARTED")), State.MISSING, "papers of S-1"),
        ("SHIPPING", FMS, (SHIPMENT, event("ARRIVED"), make(ShipmentPaper, 33, shipment_id=30, held_on=DAY)),
         State.PRESENT, ""),
        ("SHIPPING", COMPLETE, (), State.MISSING, "No such paper"),
        ("DGR", FMS, (make(Shipment, 30, case_id=1), event("ARRIVED")), State.NOT_APPLICABLE, "Nothing is classified"),
        ("DGR", BPC, (), State.NOT_YET, "Nothing has happened"),
        ("DGR", FMS, (SHIPMENT, event("DEPARTED")), State.NOT_YET, "Nothing has happened"),
        ("DGR", FMS, (SHIPMENT, event("ARRIVED")), State.MISSING, "the receipt of S-1"),
        ("DGR", FMS, (SHIPMENT, event("DGR_TRANSFER", event_paper=8)), State.PRESENT, ""),
        ("DELIVERY_NOTICE", FMS, (SHIPMENT, event("ARRIVED")), State.NOT_APPLICABLE, "Only for BPC."),
        ("DELIVERY_NOTICE", BPC, (SHIPMENT, event("DEPARTED")), State.MISSING, "the notice of S-1"),
        ("DELIVERY_NOTICE", BPC, (SHIPMENT, event("DEPARTED"), event("NOTIFIED", 32, event_paper=8)),
         State.PRESENT, ""),
        ("TITLE", BPC, (SHIPMENT,), State.NOT_YET, "Nothing has happened"),
        ("TITLE", BPC, (SHIPMENT, event("ARRIVED")), State.MISSING, "the title transfer of S-1"),
        ("TITLE", BPC, (make(Shipment, 30, case_id=1, title_paper=9), event("ARRIVED")), State.PRESENT, ""),
        ("TITLE", BPC, (SHIPMENT, event("TITLE", event_paper=9)), State.PRESENT, ""),
        ("TITLE", BPC_COMPLETE, (), State.MISSING, "No such paper"),
        ("RECEIPT", BPC, (SHIPMENT, event("CHECKED")), State.MISSING, "the confirmation of S-1"),
        ("RECEIPT", BPC, (SHIPMENT, event("CONFIRMED", event_paper=9)), State.PRESENT, ""),
        ("SDR", FMS, (), State.NOT_APPLICABLE, "No discrepancy"),
        ("SDR", FMS, (make(Sdr, 50, case_id=1, sdr_no="A1"),), State.NOT_YET, "Nothing has happened"),
        ("SDR", FMS, (make(Sdr, 50, case_id=1, sdr_no="A1", sent_on=DAY),), State.MISSING, "report A1"),
        ("SDR", FMS, (make(Sdr, 50, case_id=1, sdr_paper=3),), State.PRESENT, ""),
        ("TDR", FMS, (), State.NOT_APPLICABLE, "No loss"),
        ("TDR", FMS, (SHIPMENT, event("LOST")), State.MISSING, "a report on S-1"),
        ("TDR", FMS, (make(Shipment, 30, case_id=1), event("LOST")), State.NOT_APPLICABLE, "No loss"),
        ("TDR", FMS, (make(Shipment, 30, case_id=1, dts=True, tdr_text="Wet"),), State.MISSING, "a report on"),
        ("TDR", FMS, (SHIPMENT, make(Tdr, 51, shipment_id=30, tdr_no="T1")), State.MISSING, "report T1"),
        ("TDR", FMS, (SHIPMENT, make(Tdr, 51, shipment_id=30, tdr_scan=3)), State.PRESENT, ""),
        ("BILLS", case("ACCEPTED"), (), State.NOT_YET, "From the implementation on."),
        ("BILLS", FMS, (), State.MISSING, "No such paper"),
        ("BILLS", FMS, (bill(52, date(2025, 12, 31)),), State.MISSING, "statement of 31 Dec 2025"),
        ("BILLS", FMS, (bill(52, date(2025, 9, 30), bill_paper=1), bill(53, date(2026, 3, 31), bill_paper=2)),
         State.MISSING, "statement of 31 Dec 2025"),
        ("BILLS", FMS, (bill(52, date(2025, 12, 31), bill_paper=1), bill(53, date(2026, 3, 31), bill_paper=2)),
         State.PRESENT, ""),
        ("BILLS", BPC, (), State.NOT_APPLICABLE, "Only for FMS."),
        ("REVIEWS", FMS, (), State.NOT_YET, "Nothing has happened"),
        ("REVIEWS", FMS, (REVIEWED, make(CaseReview, 61, review_from=DAY)), State.MISSING, "review of 02 Mar 2026"),
        ("REVIEWS", FMS, (REVIEWED, make(CaseReview, 61, minutes_paper=3)), State.PRESENT, ""),
        ("CHRONOLOGY", FMS, (), State.MISSING, "No such paper"),
        ("CHRONOLOGY", FMS, (make(ChronologyEntry, 80, case_id=1),), State.PRESENT, ""),
        ("CLOSURE", COMPLETE, (), State.NOT_YET, "From the closure on."),
        ("CLOSURE", case("CLOSED_INTERIM"), (), State.MISSING, "No such paper"),
        ("CLOSURE", case("CLOSED"), (paper("CLOSURE"),), State.PRESENT, ""),
        ("EEUM", FMS, (LINE,), State.NOT_APPLICABLE, "No line carries"),
        ("EEUM", FMS, (LINE, MONITORED), State.NOT_YET, "Nothing has happened"),
        ("EEUM", FMS, (LINE, MONITORED, make(Delivery, 43, eum_line_id=42, delivery_ref="D-1")), State.MISSING,
         "delivery D-1"),
        ("EEUM", FMS, (LINE, MONITORED, make(Delivery, 43, eum_line_id=42, title_papers=3)), State.PRESENT, ""),
    ],
)  # fmt: skip
def test_how_a_place_stands(
    code: str, about: CaseFile, rows: tuple[Kind, ...], state: State, why: str
) -> None:
    found = slot(code, about, *rows)
    assert found.state is state, found
    assert why in found.why


def test_the_list_is_that_of_the_source() -> None:
    """The places, their order and their names are those of the code table."""
    table = [(row["code"], row["label"]) for row in resources.table("codes/case_slot.csv")]
    found = completeness.slots(facts(FMS, (), READS))
    assert sorted((each.code, each.label) for each in found) == sorted(table)
    assert len(PLACES) == len(found) == 23


def test_what_somebody_decided_counts_until_a_paper_is_there() -> None:
    ruled = make(SlotDecision, 95, case_id=1, slot="FORWARDING", slot_reason="Handed over by the embassy.")
    assert slot("FORWARDING", FMS, ruled).state is State.NOT_APPLICABLE
    assert slot("FORWARDING", FMS, ruled).why == "Handed over by the embassy."
    assert slot("FORWARDING", FMS, ruled, paper("FORWARDING")).state is State.PRESENT


def test_a_missing_place_names_the_form_that_fills_it() -> None:
    """Where a record should carry its paper it is that record; else a new paper of the file."""
    missing = slot("LOR", FMS, LETTER, LOR).mend
    assert (missing.kind, missing.record_id, missing.key) == ("lor", 2, "lor_scan")
    assert slot("FORWARDING", FMS).mend.kind == "case_document"
    assert slot("TITLE", BPC, SHIPMENT, event("ARRIVED")).mend.kind == "shipment"


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", ["FMS", "BPC", None])
def test_every_state_has_its_list(state: str, kind: str | None) -> None:
    """No state is without an answer, and nothing that is not there counts as present."""
    found = completeness.slots(facts(make(CaseFile, 1, case_kind=kind, case_state=state), (), READS))
    assert not [each for each in found if each.state is State.PRESENT]
    assert all(each.why for each in found)


def test_a_case_that_ended_early_is_asked_for_what_it_came_to() -> None:
    assert slot("LOA", case("WITHDRAWN")).state is State.NOT_YET
    assert slot("LOA", case("CANCELLED", offered_on=DAY)).state is State.MISSING
    assert slot("ACCEPTANCE", case("CANCELLED", offered_on=DAY)).state is State.NOT_YET
